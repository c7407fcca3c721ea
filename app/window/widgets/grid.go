package widgets

// The grid: rows of a table with a head to sort by, whole rows chosen with mouse and keys, and a count below. Only the rows in sight are drawn,
// so ten thousand are as fluent as ten.

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Column is one column of a grid.
type Column[R any] struct {
	Title string
	Width float32 // px; the last column takes what is left
	Value func(R) string
	Less  func(a, b R) int      // how to sort: negative when a comes first; nil sorts by Value in German order, numbers by their value
	Right bool                  // numbers align right
	Mark  func(R) workflow.Mark // shows a chip instead of the text
	Bold  bool
}

// Grid shows rows of type R.
type Grid[R any] struct {
	widget.BaseWidget

	Key        func(R) data.ID              // the identity of a row; nil: its place in SetRows, from 1
	OnSelected func(R)                      // another row has the cursor
	OnOpen     func(R)                      // Enter or double click
	OnType     func(text string)            // a letter typed while the grid has the keyboard
	OnKey      func(name fyne.KeyName) bool // a key that the grid does not need itself (Delete, F2, Esc); true: done
	OnMenu     func(R) []*fyne.MenuItem     // right button and menu key; nil or empty: no menu
	OnWidths   func([]float32)              // the user has drawn a column wider or narrower
	OnChosen   func()                       // the selected rows have changed
	Multi      bool                         // Ctrl and Shift select several
	NoCount    bool                         // no count below
	Empty      fyne.CanvasObject            // shown instead of rows when there are none

	columns    []Column[R]
	widths     []float32
	given      []entry[R] // in the order of SetRows
	shown      []entry[R] // in the order of the screen
	sortColumn int        // -1: as given
	descending bool
	total      int // -1: not told

	chosen  map[data.ID]bool
	cursor  int // row with the keyboard's attention, -1 none
	anchor  int // where a selection with Shift begins
	focused bool
	byMouse bool // the keyboard comes with a click
	shift   bool // held down
	pressed fyne.KeyModifier
	click   struct {
		row int
		at  time.Time
	}
	now func() time.Time

	head   *gridHead
	body   *gridBody
	scroll *container.Scroll
	count  *Label
	line   *canvas.Rectangle
	ring   *canvas.Rectangle
}

type entry[R any] struct {
	id  data.ID
	row R
}

// NewGrid returns a grid without rows.
func NewGrid[R any](columns []Column[R]) *Grid[R] {
	g := &Grid[R]{columns: columns, sortColumn: -1, total: -1, cursor: -1, chosen: map[data.ID]bool{}, now: time.Now}
	for _, column := range columns {
		g.widths = append(g.widths, max(column.Width, narrowestColumn))
	}
	g.head = newGridHead(g)
	g.body = newGridBody(g)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(offset fyne.Position) {
		g.body.scrolled(offset.Y, g.scroll.Size().Height)
		g.head.setOffset(offset.X)
	}
	g.count = newLabel("", look.Muted, look.SizeSmall, false)
	g.line = canvas.NewRectangle(look.Line)
	g.ring = newRing(look.CornerCard)
	g.ExtendBaseWidget(g)
	return g
}

func (g *Grid[R]) reachesEdge() {}

// SetRows shows other rows. The sort order, and the selection and the cursor of rows that are still there, stay.
func (g *Grid[R]) SetRows(rows []R) {
	current, hadCurrent := data.ID(0), false
	if g.cursor >= 0 {
		current, hadCurrent = g.shown[g.cursor].id, true
	}
	g.given = make([]entry[R], len(rows))
	there := make(map[data.ID]bool, len(rows))
	for i, row := range rows {
		id := data.ID(i + 1)
		if g.Key != nil {
			id = g.Key(row)
		}
		g.given[i] = entry[R]{id, row}
		there[id] = true
	}
	for id := range g.chosen {
		if !there[id] {
			delete(g.chosen, id)
		}
	}
	g.order()
	g.cursor, g.anchor = -1, -1
	if hadCurrent {
		g.cursor = g.find(current)
		g.anchor = g.cursor
	}
	g.changed()
	// The bars and the place of the scroll depend on how many rows there are.
	g.scroll.Refresh()
	g.scroll.Offset.Y = max(0, min(g.scroll.Offset.Y, g.body.MinSize().Height-g.scroll.Size().Height))
	g.scroll.Refresh()
	g.body.scrolled(g.scroll.Offset.Y, g.scroll.Size().Height)
}

// find returns the place of a row on the screen, -1 if it is not there.
func (g *Grid[R]) find(id data.ID) int {
	return slices.IndexFunc(g.shown, func(e entry[R]) bool { return e.id == id })
}

// Rows returns the rows in the order of the screen.
func (g *Grid[R]) Rows() []R {
	rows := make([]R, len(g.shown))
	for i, e := range g.shown {
		rows[i] = e.row
	}
	return rows
}

// Selected returns the selected rows in the order of the screen.
func (g *Grid[R]) Selected() []R {
	var rows []R
	for _, e := range g.shown {
		if g.chosen[e.id] {
			rows = append(rows, e.row)
		}
	}
	return rows
}

// Current returns the row with the cursor, if there is one.
func (g *Grid[R]) Current() (R, bool) {
	if g.cursor < 0 {
		var none R
		return none, false
	}
	return g.shown[g.cursor].row, true
}

// Select selects one row alone and brings it into sight; false when it is not there. OnSelected is told when the cursor moved.
func (g *Grid[R]) Select(id data.ID) bool {
	row := g.find(id)
	if row < 0 {
		return false
	}
	g.choose(row, 0)
	return true
}

// Clear takes selection and cursor away.
func (g *Grid[R]) Clear() {
	clear(g.chosen)
	g.cursor, g.anchor = -1, -1
	g.changed()
}

// SetTotal tells how many rows there would be without search and filters: "15 von 214".
func (g *Grid[R]) SetTotal(total int) {
	g.total = total
	g.showCount()
}

// CountText returns what stands below the rows.
func (g *Grid[R]) CountText() string { return countText(len(g.shown), g.total, len(g.chosen)) }

func (g *Grid[R]) showCount() { g.count.SetText(g.CountText()) }

// countText words the count: "15 von 214 · 1 ausgewählt".
func countText(shown, total, chosen int) string {
	text := thousands(shown) + " Einträge"
	switch {
	case total >= 0:
		text = thousands(shown) + " von " + thousands(max(total, shown))
	case shown == 1:
		text = "1 Eintrag"
	}
	if chosen > 0 {
		text += " · " + thousands(chosen) + " ausgewählt"
	}
	return text
}

// thousands writes a number with German points.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "." + text[i:]
	}
	return text
}

// Widths returns the widths of the columns in px.
func (g *Grid[R]) Widths() []float32 { return slices.Clone(g.widths) }

// SetWidths sets the widths of the columns, as kept from an earlier day; as many as there are columns, else nothing happens.
func (g *Grid[R]) SetWidths(widths []float32) {
	if len(widths) != len(g.widths) {
		return
	}
	for i, width := range widths {
		g.widths[i] = max(width, narrowestColumn)
	}
	g.relayout()
}

// SetScale makes type and rows larger than usual (1), so that they can be read from further away.
func (g *Grid[R]) SetScale(scale float32) {
	g.body.scale = scale
	g.relayout()
}

// RowHeight is how high a row is, px.
func (g *Grid[R]) RowHeight() float32 { return g.body.rowHeight() }

// SortBy sorts by a column, as a click on its head does; -1 takes the order of SetRows.
func (g *Grid[R]) SortBy(column int, descending bool) {
	if column < -1 || column >= len(g.columns) {
		return
	}
	var current data.ID
	if g.cursor >= 0 {
		current = g.shown[g.cursor].id
	}
	g.sortColumn, g.descending = column, descending
	g.order()
	if g.cursor >= 0 {
		g.cursor = g.find(current)
		g.anchor = g.cursor
		g.reveal(g.cursor)
	}
	g.changed()
	g.head.Refresh()
}

// Sorting returns the column that is sorted by (-1: none) and whether it runs backwards.
func (g *Grid[R]) Sorting() (column int, descending bool) { return g.sortColumn, g.descending }

// changed draws what depends on rows and selection.
func (g *Grid[R]) changed() {
	g.showCount()
	g.body.renew()
	g.showEmpty()
}

func (g *Grid[R]) showEmpty() {
	if g.Empty == nil {
		return
	}
	if g.Empty.Visible() != (len(g.shown) == 0) {
		g.Empty.Hide()
		if len(g.shown) == 0 {
			g.Empty.Show()
		}
		g.Refresh()
	}
}

// relayout draws everything after a change of widths.
func (g *Grid[R]) relayout() {
	g.scroll.Refresh()
	g.body.renew()
	g.head.Refresh()
}

// CreateRenderer is for the toolkit.
func (g *Grid[R]) CreateRenderer() fyne.WidgetRenderer {
	g.showEmpty()
	return &gridRenderer[R]{g}
}

type gridRenderer[R any] struct{ grid *Grid[R] }

// Measures of a grid in px.
const (
	headHeight      float32 = 33
	countHeight     float32 = 30
	cellSpace       float32 = 10 // at both sides of a cell's text
	narrowestColumn float32 = 40
)

func (r *gridRenderer[R]) Layout(size fyne.Size) {
	g := r.grid
	below := countHeight
	if g.NoCount {
		below = 0
	}
	g.head.Resize(fyne.NewSize(size.Width, headHeight))
	height := max(0, size.Height-headHeight-below)
	g.scroll.Move(fyne.NewPos(0, headHeight))
	g.scroll.Resize(fyne.NewSize(size.Width, height))
	g.body.scrolled(g.scroll.Offset.Y, height)
	if g.Empty != nil {
		g.Empty.Move(fyne.NewPos(cellSpace, headHeight))
		g.Empty.Resize(fyne.NewSize(size.Width-2*cellSpace, height))
	}
	g.line.Move(fyne.NewPos(0, size.Height-below))
	g.line.Resize(fyne.NewSize(size.Width, 1))
	g.count.Move(fyne.NewPos(cellSpace, size.Height-below))
	g.count.Resize(fyne.NewSize(size.Width-2*cellSpace, below))
	g.ring.Move(fyne.NewPos(-1, -1))
	g.ring.Resize(size.AddWidthHeight(2, 2))
}

func (r *gridRenderer[R]) MinSize() fyne.Size {
	return fyne.NewSize(160, headHeight+3*look.RowHeight+countHeight)
}

func (r *gridRenderer[R]) Refresh() {
	g := r.grid
	g.ring.Hidden = !g.focused
	g.line.Hidden, g.count.Hidden = g.NoCount, g.NoCount
	r.Layout(g.Size())
	g.head.Refresh()
	g.body.renew()
	canvas.Refresh(g)
}

func (r *gridRenderer[R]) Objects() []fyne.CanvasObject {
	g := r.grid
	objects := []fyne.CanvasObject{g.head, g.scroll}
	if g.Empty != nil {
		objects = append(objects, g.Empty)
	}
	return append(objects, g.line, g.count, g.ring)
}

func (r *gridRenderer[R]) Destroy() {}
