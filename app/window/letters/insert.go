package letters

// The menus of placeholders and conditions: each with what it means and its value for the recipient who is shown.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"image/color"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
	"rundertisch/reports/letter"
)

// word is something that a menu puts into the text.
type word struct {
	name, meaning, value string
}

// choosePlaceholder asks for a placeholder and puts it into the text.
func (e *editor) choosePlaceholder() {
	if e.sample == nil {
		return
	}
	var words []word
	for _, p := range letter.Placeholders() {
		words = append(words, word{p.Name, p.Explanation, strings.ReplaceAll(e.sample.Value(e.at, p.Name), "\n", " · ")})
	}
	e.chooseWord("Platzhalter einfügen", words, func(w word) { e.source.Insert("{"+w.name+"}", 0) })
}

// conditionEnd is what stands behind the place where the text of a condition begins.
const conditionEnd = "{ende}"

// chooseCondition asks for a condition and puts it around what is selected.
func (e *editor) chooseCondition() {
	if e.sample == nil {
		return
	}
	var words []word
	truth := map[bool]string{true: "ja", false: "nein"}
	for _, c := range letter.Conditions() {
		words = append(words, word{c.Name, c.Explanation, truth[e.sample.Holds(e.at, c.Name)]})
	}
	for _, p := range letter.Placeholders() {
		words = append(words, word{p.Name, "Es gibt einen Wert: " + p.Explanation, truth[e.sample.Holds(e.at, p.Name)]})
	}
	e.chooseWord("Bedingung einfügen", words, func(w word) { e.source.Surround("{wenn "+w.name+"}", conditionEnd) })
}

// menuHeight is how high the list of a menu is, in px.
const menuHeight = 330

// chooseWord shows words to choose from: type to narrow, ↓ into the list, Enter puts the chosen one in.
func (e *editor) chooseWord(title string, words []word, put func(word)) {
	list := widgets.NewGrid([]widgets.Column[word]{
		{Title: "Name", Width: 150, Bold: true, Value: func(w word) string { return w.name }},
		{Title: "Bedeutung", Width: 230, Value: func(w word) string { return w.meaning }},
		{Title: "jetzt", Width: 120, Value: func(w word) string { return w.value }},
	})
	list.NoCount = true
	list.Empty = widgets.NewEmpty("Nichts gefunden.", "", nil)
	show := func(text string) {
		var found []word
		for _, w := range words {
			if contains(w.name+" "+w.meaning, text) {
				found = append(found, w)
			}
		}
		list.SetRows(found)
		if len(found) > 0 {
			list.Select(1)
		}
	}
	search := widgets.NewSearchEntry("Suchen …", "", show)
	canvasOf := e.host.Window().Canvas()
	search.OnDown = func() { canvasOf.Focus(list) }
	list.OnType = func(text string) { search.SetText(search.Text + text); canvasOf.Focus(search) }
	press := func() {
		if window := canvasOf.OnTypedKey(); window != nil {
			window(&fyne.KeyEvent{Name: fyne.KeyReturn}) // the main button of the dialog
		}
	}
	list.OnOpen = func(word) { press() }
	search.OnSubmitted = func(string) { press() }
	show("")
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, menuHeight))
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), search, container.NewStack(room, list))
	chosen := word{}
	e.host.Dialog(title, content, "Einfügen", func() error {
		row, ok := list.Current()
		if !ok {
			return data.Mistakef("Bitte einen Eintrag auswählen.")
		}
		chosen = row
		return nil
	}, func() {
		if chosen.name != "" {
			put(chosen)
		}
	})
	canvasOf.Focus(search)
}

// contains reports whether all words of a search are in a text, in whatever case and with or without accents.
func contains(text, search string) bool {
	folded := strings.Join(data.Fold(text), " ")
	for _, part := range data.Fold(search) {
		if !strings.Contains(folded, part) {
			return false
		}
	}
	return true
}
