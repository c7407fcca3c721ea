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

// explanation says what a word means and what it is for the recipient who is shown.
func (w word) explanation() string {
	if w.value == "" {
		return w.meaning
	}
	return w.meaning + " · jetzt: " + w.value
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
	e.chooseWord("Platzhalter einfügen", words, func(w word) { e.into().Insert("{"+w.name+"}", 0) })
}

// otherwise is the word that parts a condition. It is put in alone: it belongs into a condition that stands there already.
const otherwise = "sonst"

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
	words = append(words, word{name: otherwise, meaning: "Steht in einer Bedingung: Dahinter folgt, was sonst gilt. {wenn benannt} … {sonst} … {ende}"})
	e.chooseWord("Bedingung einfügen", words, func(w word) {
		if w.name == otherwise {
			e.into().Insert("{"+otherwise+"}", 0)
			return
		}
		e.into().Surround("{wenn "+w.name+"}", conditionEnd)
	})
}

// menuHeight is how high the list of a menu is, and explainedHeight the room for what the chosen word means, in px.
const (
	menuHeight      = 330
	explainedHeight = 36
)

// chooseWord shows words to choose from: type to narrow, ↓ into the list, Enter puts the chosen one in.
func (e *editor) chooseWord(title string, words []word, put func(word)) {
	list := widgets.NewGrid([]widgets.Column[word]{
		{Title: "Name", Width: 150, Bold: true, Value: func(w word) string { return w.name }},
		{Title: "Bedeutung", Width: 210, Value: func(w word) string { return w.meaning }},
		{Title: "jetzt", Width: 120, Value: func(w word) string { return w.value }},
	})
	list.NoCount = true
	explained := widgets.NewNote("") // whole, where the list has no room for it
	list.OnSelected = func(w word) { explained.SetText(w.explanation()) }
	list.Empty = widgets.NewEmpty("Nichts gefunden.", "", nil)
	show := func(text string) {
		var found []word
		for _, w := range words {
			if contains(w.name+" "+w.meaning, text) {
				found = append(found, w)
			}
		}
		list.SetRows(found)
		explained.SetText("")
		if len(found) > 0 {
			list.Select(1)
			explained.SetText(found[0].explanation())
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
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), search, leastHeight(menuHeight, list), leastHeight(explainedHeight, explained))
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

// leastHeight keeps an object from becoming lower.
func leastHeight(height float32, object fyne.CanvasObject) fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, height))
	return container.NewStack(room, object)
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
