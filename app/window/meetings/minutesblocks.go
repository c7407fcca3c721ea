package meetings

// The menu of text blocks: type to find one, Enter puts it into the text at the cursor.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"image/color"

	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// blocksHeight is how high the list of text blocks is, in px.
const blocksHeight = 300

// chooseBlock asks for a text block and puts it into the text.
func (i *minutesItem) chooseBlock() {
	blocks, err := i.host.Desk().TextBlocks(i.host.Context())
	if err != nil {
		i.host.ShowError(err)
		return
	}
	slices.SortStableFunc(blocks, func(a, b data.TextBlock) int { return a.Position - b.Position })
	list := widgets.NewGrid([]widgets.Column[data.TextBlock]{
		{Title: "Baustein", Width: 160, Bold: true, Value: func(b data.TextBlock) string { return b.Name }},
		{Title: "Text", Width: 320, Value: func(b data.TextBlock) string { return b.Text }},
	})
	list.NoCount = true
	list.Key = func(b data.TextBlock) data.ID { return b.ID }
	list.Empty = widgets.NewEmpty("Kein Baustein gefunden. Bausteine werden in den Einstellungen geschrieben.", "", nil)
	show := func(text string) {
		var found []data.TextBlock
		for _, b := range blocks {
			if workflow.Matches(b.Name+" "+b.Text, text) {
				found = append(found, b)
			}
		}
		list.SetRows(found)
		if len(found) > 0 {
			list.Select(found[0].ID)
		}
	}
	search := widgets.NewSearchEntry("Baustein suchen …", "", show)
	window := i.host.Window().Canvas()
	search.OnDown = func() { window.Focus(list) }
	list.OnType = func(text string) { search.SetText(search.Text + text); window.Focus(search) }
	list.OnOpen = func(data.TextBlock) { pressMain(window) }
	search.OnSubmitted = func(string) { pressMain(window) }
	show("")
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, blocksHeight))
	var chosen data.TextBlock
	i.host.Dialog("Baustein einfügen", dialogColumn(search, container.NewStack(room, list)), "Einfügen", func() error {
		block, ok := list.Current()
		if !ok {
			return data.Mistakef("Bitte einen Baustein auswählen.")
		}
		chosen = block
		return nil
	}, func() {
		if chosen.ID != 0 {
			i.text.Focus(window)
			i.text.Insert(insertion(beforeCursor(window.Focused(), i.text.Text()), chosen.Text), 0)
		} else {
			i.text.Focus(window)
		}
	})
	window.Focus(search)
}

// insertion is the text of a block as it is put behind what stands before the cursor: apart from the word before by a blank; what has several lines begins a line of its own.
func insertion(before, block string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case before == "" || last == '\n':
	case strings.Contains(block, "\n"):
		return "\n" + block
	case !unicode.IsSpace(last):
		return " " + block
	}
	return block
}

// beforeCursor is the part of a text that stands before the cursor of the field that it is typed into.
func beforeCursor(field fyne.Focusable, text string) string {
	typed, is := field.(interface{ CursorTextOffset() int })
	if !is {
		return text
	}
	runes := []rune(text)
	return string(runes[:min(max(typed.CursorTextOffset(), 0), len(runes))])
}

// pressMain presses the main button of the dialog that is open.
func pressMain(window fyne.Canvas) {
	if heard := window.OnTypedKey(); heard != nil {
		heard(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}
