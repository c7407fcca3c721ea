package widgets

// What mouse and keys do in a grid, and what its parts ask of it.

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable    = (*Grid[int])(nil)
	_ fyne.Shortcutable = (*Grid[int])(nil)
	_ desktop.Keyable   = (*Grid[int])(nil)
)

// doubleClick is how soon the second click of two must follow.
const doubleClick = 400 * time.Millisecond

func (g *Grid[R]) rowCount() int { return len(g.shown) }

func (g *Grid[R]) cellOf(row, column int) cell {
	c := g.columns[column]
	if c.Mark != nil {
		return cell{mark: c.Mark(g.shown[row].row), chip: true}
	}
	return cell{text: c.Value(g.shown[row].row), right: c.Right, bold: c.Bold}
}

func (g *Grid[R]) rowState(row int) (chosen, cursor bool) {
	return row < len(g.shown) && g.chosen[g.shown[row].id], g.focused && row == g.cursor
}

// columnWidths lets the last column take what is left of the room.
func (g *Grid[R]) columnWidths(room float32) []float32 {
	widths := g.Widths()
	for _, width := range widths {
		room -= width
	}
	if room > 0 && len(widths) > 0 {
		widths[len(widths)-1] += room
	}
	return widths
}

func (g *Grid[R]) titles() []string {
	titles := make([]string, len(g.columns))
	for i, column := range g.columns {
		titles[i] = column.Title
	}
	return titles
}

func (g *Grid[R]) rightAligned(column int) bool { return g.columns[column].Right }

// sortTapped sorts by a column, and backwards when it was sorted by already.
func (g *Grid[R]) sortTapped(column int) {
	g.takeFocusByMouse()
	g.SortBy(column, column == g.sortColumn && !g.descending)
}

func (g *Grid[R]) drawWidth(column int, width float32) {
	g.widths[column] = width
	g.relayout()
}

func (g *Grid[R]) widthDrawn() {
	if g.OnWidths != nil {
		g.OnWidths(g.Widths())
	}
}

func (g *Grid[R]) modifiers(held fyne.KeyModifier) { g.pressed = held }

// tapRow chooses a row, and opens it at the second of two quick clicks.
func (g *Grid[R]) tapRow(row int) {
	g.takeFocusByMouse()
	held := g.pressed
	g.pressed = 0
	if row < 0 {
		return
	}
	now := g.now()
	again := held == 0 && g.click.row == row && !g.click.at.IsZero() && now.Sub(g.click.at) <= doubleClick
	g.click.row, g.click.at = row, now
	g.choose(row, held)
	if again {
		g.click.at = time.Time{}
		g.open()
	}
}

func (g *Grid[R]) open() {
	if row, ok := g.Current(); ok && g.OnOpen != nil {
		g.OnOpen(row)
	}
}

// choose moves the cursor to a row and selects: the row alone, with Ctrl in addition (or no longer), with Shift everything from the anchor.
func (g *Grid[R]) choose(row int, held fyne.KeyModifier) {
	if row < 0 || row >= len(g.shown) {
		return
	}
	id := g.shown[row].id
	switch {
	case g.Multi && held&fyne.KeyModifierShift != 0:
		if held&fyne.KeyModifierShortcutDefault == 0 {
			clear(g.chosen)
		}
		from := g.anchor
		if from < 0 {
			from = row
		}
		for i := min(from, row); i <= max(from, row); i++ {
			g.chosen[g.shown[i].id] = true
		}
		g.anchor = from
	case g.Multi && held&fyne.KeyModifierShortcutDefault != 0:
		if g.chosen[id] {
			delete(g.chosen, id)
		} else {
			g.chosen[id] = true
		}
		g.anchor = row
	default:
		clear(g.chosen)
		g.chosen[id] = true
		g.anchor = row
	}
	moved := row != g.cursor
	g.cursor = row
	g.reveal(row)
	g.changed()
	if g.OnChosen != nil {
		g.OnChosen()
	}
	if moved && g.OnSelected != nil {
		g.OnSelected(g.shown[row].row)
	}
}

// reveal scrolls a row into sight.
func (g *Grid[R]) reveal(row int) {
	top, height := float32(row)*g.body.rowHeight(), g.scroll.Size().Height
	if height <= 0 {
		return
	}
	offset := g.scroll.Offset
	switch {
	case top < offset.Y:
		offset.Y = top
	case top+g.body.rowHeight() > offset.Y+height:
		offset.Y = top + g.body.rowHeight() - height
	default:
		return
	}
	g.scroll.ScrollToOffset(offset)
	g.body.scrolled(g.scroll.Offset.Y, height)
}

// menuAt shows the menu of a row; a row outside of the selection is chosen first.
func (g *Grid[R]) menuAt(row int, place fyne.Position) {
	g.takeFocusByMouse()
	g.pressed = 0
	if row < 0 || row >= len(g.shown) {
		return
	}
	if !g.chosen[g.shown[row].id] || !g.Multi {
		g.choose(row, 0)
	}
	if g.OnMenu == nil {
		return
	}
	window := fyne.CurrentApp().Driver().CanvasForObject(g)
	items := g.OnMenu(g.shown[row].row)
	if window == nil || len(items) == 0 {
		return
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), window, place)
}

// takeFocusByMouse takes the keyboard without choosing the first row: the mouse says which one is meant.
func (g *Grid[R]) takeFocusByMouse() {
	g.byMouse = true
	takeFocus(g)
	g.byMouse = false
}

// FocusGained shows the ring; a grid without cursor gets it on its first row.
func (g *Grid[R]) FocusGained() {
	g.focused = true
	g.Refresh()
	if !g.byMouse && g.cursor < 0 && len(g.shown) > 0 && len(g.chosen) == 0 {
		g.choose(0, 0)
	}
}

// FocusLost hides the ring.
func (g *Grid[R]) FocusLost() {
	g.focused, g.shift = false, false
	g.Refresh()
}

// TypedRune hands letters on; the space bar selects the row with the cursor in addition, or no longer.
func (g *Grid[R]) TypedRune(letter rune) {
	if letter == ' ' {
		if g.Multi && g.cursor >= 0 {
			g.choose(g.cursor, fyne.KeyModifierShortcutDefault)
		}
		return
	}
	if g.OnType != nil {
		g.OnType(string(letter))
	}
}

// KeyDown notes that Shift is held.
func (g *Grid[R]) KeyDown(event *fyne.KeyEvent) {
	if event.Name == desktop.KeyShiftLeft || event.Name == desktop.KeyShiftRight {
		g.shift = true
	}
}

// KeyUp notes that Shift is let go.
func (g *Grid[R]) KeyUp(event *fyne.KeyEvent) {
	if event.Name == desktop.KeyShiftLeft || event.Name == desktop.KeyShiftRight {
		g.shift = false
	}
}

// TypedKey moves the cursor, opens, and shows the menu.
func (g *Grid[R]) TypedKey(event *fyne.KeyEvent) {
	page := max(1, int(g.scroll.Size().Height/g.body.rowHeight())-1)
	last := len(g.shown) - 1
	switch event.Name {
	case fyne.KeyDown:
		g.move(min(last, g.cursor+1))
	case fyne.KeyUp:
		g.move(max(0, g.cursor-1))
	case fyne.KeyPageDown:
		g.move(min(last, max(0, g.cursor)+page))
	case fyne.KeyPageUp:
		g.move(max(0, g.cursor-page))
	case fyne.KeyHome:
		g.move(0)
	case fyne.KeyEnd:
		g.move(last)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open()
	case desktop.KeyMenu:
		g.menuAtCursor()
	case fyne.KeyF10:
		if g.shift {
			g.menuAtCursor()
		}
	default:
		if g.OnKey == nil || !g.OnKey(event.Name) {
			PassOn(g, event)
		}
	}
}

func (g *Grid[R]) menuAtCursor() {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	below := headHeight + float32(g.cursor+1)*g.body.rowHeight() - g.scroll.Offset.Y
	g.menuAt(g.cursor, place.AddXY(4*cellSpace, below))
}

// move is choose with the Shift key as it is held.
func (g *Grid[R]) move(row int) {
	held := fyne.KeyModifier(0)
	if g.shift {
		held = fyne.KeyModifierShift
	}
	g.choose(row, held)
}

// TypedShortcut selects all rows (Strg+A) and copies the selected ones (Strg+C); others go to the window.
func (g *Grid[R]) TypedShortcut(shortcut fyne.Shortcut) {
	switch shortcut.(type) {
	case *fyne.ShortcutSelectAll:
		g.SelectAll()
	case *fyne.ShortcutCopy:
		fyne.CurrentApp().Clipboard().SetContent(g.Copy())
	default:
		handOn(fyne.CurrentApp().Driver().CanvasForObject(g), shortcut)
	}
}

// handOn gives a shortcut that a widget does not know to its window, which would not hear of it otherwise.
func handOn(window fyne.Canvas, shortcut fyne.Shortcut) {
	if takes, ok := window.(fyne.Shortcutable); ok {
		takes.TypedShortcut(shortcut)
	}
}

// SelectAll selects every row of a grid that allows several.
func (g *Grid[R]) SelectAll() {
	if !g.Multi {
		return
	}
	for _, e := range g.shown {
		g.chosen[e.id] = true
	}
	g.changed()
	if g.OnChosen != nil {
		g.OnChosen()
	}
}

// Copy returns the selected rows as a table that a spreadsheet takes: cells between tabs, rows on lines.
func (g *Grid[R]) Copy() string {
	var table strings.Builder
	for row, e := range g.shown {
		if !g.chosen[e.id] {
			continue
		}
		for column := range g.columns {
			if column > 0 {
				table.WriteByte('\t')
			}
			c := g.cellOf(row, column)
			if c.chip {
				c.text = c.mark.Word
			}
			table.WriteString(strings.Join(strings.Fields(c.text), " "))
		}
		table.WriteByte('\n')
	}
	return table.String()
}
