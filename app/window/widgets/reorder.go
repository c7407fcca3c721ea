package widgets

// A column of rows whose order a user changes: by dragging a row's handle with the mouse, with a line where it will land, or by keys while the handle has the keyboard.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// Turn is what a key does to a row of a Reorder.
type Turn int

// The turns.
const (
	TurnUp     Turn = iota // Alt+↑
	TurnDown               // Alt+↓
	TurnDeeper             // Alt+→
	TurnHigher             // Alt+←
	TurnRemove             // the Delete key
	TurnOpen               // Enter, space bar, a click on the handle
)

// Reorder is a column of rows with handles. It changes nothing by itself: it says what the user wants, and gets its rows anew.
type Reorder struct {
	widget.BaseWidget
	// OnPlace hears that a row was dragged before the one at index line; the number of rows means the end.
	OnPlace func(row, line int)
	// Landing returns where a row that is dragged before the one at index line would come to stand, and how deep. nil: there, and as deep as it is.
	Landing func(row, line int) (at, level int)
	// OnTurn hears a key on the handle of a row.
	OnTurn func(row int, turn Turn)
	// OnFocused hears that the handle of a row got the keyboard; may be nil.
	OnFocused func(row int)

	// Within is what the column scrolls in: dragging a row to its edges scrolls it. May be nil.
	Within *container.Scroll

	scrolling *fyne.Animation // while a row is held at an edge
	rows      []*reorderRow
	dragged   int // the row that is being dragged, -1 without one
	line      int // before which row it would land
	mark      *canvas.Rectangle
}

// ReorderRow is a row to show.
type ReorderRow struct {
	Content fyne.CanvasObject
	Level   int // how deep it is indented
}

// reorderRow is a row with its handle, on a ground that shows that it is being dragged.
type reorderRow struct {
	ReorderRow
	handle *handle
	ground *canvas.Rectangle
}

// NewReorder returns an empty column.
func NewReorder() *Reorder {
	r := &Reorder{dragged: -1, mark: canvas.NewRectangle(look.Focus)}
	r.mark.CornerRadius = landingHeight / 2
	r.mark.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// SetRows shows other rows. A content that was shown before keeps its handle, and with it the keyboard. A row that is being dragged is let go when the rows change.
func (r *Reorder) SetRows(rows []ReorderRow) {
	known := map[fyne.CanvasObject]*reorderRow{}
	for _, row := range r.rows {
		known[row.Content] = row
	}
	next := make([]*reorderRow, len(rows))
	for i, row := range rows {
		next[i] = known[row.Content]
		if next[i] == nil {
			next[i] = &reorderRow{ground: canvas.NewRectangle(look.Surface)}
			next[i].ground.CornerRadius = look.CornerField
			next[i].handle = newHandle(r, next[i])
		}
		next[i].ReorderRow = row
	}
	if !slices.Equal(next, r.rows) {
		r.drop()
	}
	r.rows = next
	r.Refresh()
}

// Len returns the number of rows.
func (r *Reorder) Len() int { return len(r.rows) }

// FocusHandle gives the keyboard to the handle of a row; beyond the ends nothing happens.
func (r *Reorder) FocusHandle(row int) {
	if row >= 0 && row < len(r.rows) {
		takeFocus(r.rows[row].handle)
	}
}

// Focused returns the row whose handle has the keyboard, -1 where none has.
func (r *Reorder) Focused() int {
	return slices.IndexFunc(r.rows, func(row *reorderRow) bool { return row.handle.focused })
}

// HandlePlace returns the lower left corner of a row's handle in the window, where a menu may open.
func (r *Reorder) HandlePlace(row int) fyne.Position {
	handle := r.rows[row].handle
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(handle).AddXY(0, handle.Size().Height)
}

func (r *Reorder) index(row *reorderRow) int { return slices.Index(r.rows, row) }

// turn does what a key on a handle means.
func (r *Reorder) turn(row *reorderRow, turn Turn) {
	if at := r.index(row); at >= 0 && r.OnTurn != nil {
		r.OnTurn(at, turn)
	}
}

// drag moves a row to a height in the column.
func (r *Reorder) drag(row *reorderRow, y float32) {
	at := r.index(row)
	if at < 0 {
		return
	}
	r.dragged, r.line = at, len(r.rows)
	for i, other := range r.rows {
		if y < other.ground.Position().Y+other.ground.Size().Height/2 {
			r.line = i
			break
		}
	}
	r.Refresh()
}

// drop lets go of the row that is being dragged; it stays where it was.
func (r *Reorder) drop() {
	r.stopScrolling()
	if r.dragged >= 0 {
		r.dragged = -1
		r.Refresh()
	}
}

// land puts the row that is being dragged where the line is.
func (r *Reorder) land() {
	row, line := r.dragged, r.line
	r.drop()
	if row >= 0 && line != row && line != row+1 && r.OnPlace != nil {
		r.OnPlace(row, line)
	}
}

// landing returns where the line shows that the dragged row will land: its top and its left edge.
func (r *Reorder) landing() (left, top float32) {
	at, level := r.line, r.rows[r.dragged].Level
	if r.Landing != nil {
		at, level = r.Landing(r.dragged, r.line)
	}
	if last := len(r.rows) - 1; at > last {
		top = r.rows[last].ground.Position().Y + r.rows[last].ground.Size().Height
	} else {
		top = r.rows[max(at, 0)].ground.Position().Y - reorderGap
	}
	return float32(level) * levelIndent, top
}

// CreateRenderer is for the toolkit.
func (r *Reorder) CreateRenderer() fyne.WidgetRenderer { return &reorderRenderer{r} }

type reorderRenderer struct{ reorder *Reorder }

// Measures of the column, px.
const (
	levelIndent   float32 = 26
	handleWidth   float32 = 20
	reorderGap    float32 = 2
	landingHeight float32 = 3
)

func (r *reorderRenderer) Layout(size fyne.Size) {
	top := float32(0)
	for _, row := range r.reorder.rows {
		left := float32(row.Level) * levelIndent
		room := max(0, size.Width-left-handleWidth-look.Space1)
		if row.Content.Size().Width != room { // texts that break know their height only after that
			row.Content.Resize(fyne.NewSize(room, row.Content.MinSize().Height))
		}
		height := max(row.Content.MinSize().Height, look.FieldHeight)
		row.ground.Move(fyne.NewPos(left, top))
		row.ground.Resize(fyne.NewSize(size.Width-left, height))
		row.handle.Move(fyne.NewPos(left, top))
		row.handle.Resize(fyne.NewSize(handleWidth, min(height, look.FieldHeight-2)))
		row.Content.Move(fyne.NewPos(left+handleWidth+look.Space1, top))
		row.Content.Resize(fyne.NewSize(room, height))
		top += height + reorderGap
	}
	r.showLanding(size)
}

// showLanding places the line, and marks the row that is being dragged.
func (r *reorderRenderer) showLanding(size fyne.Size) {
	o := r.reorder
	for i, row := range o.rows {
		row.ground.FillColor = look.Surface
		if i == o.dragged {
			row.ground.FillColor = look.Selection
		}
	}
	o.mark.Hidden = o.dragged < 0
	if o.dragged < 0 {
		return
	}
	left, top := o.landing()
	o.mark.Move(fyne.NewPos(left, max(0, top-landingHeight/2+reorderGap/2)))
	o.mark.Resize(fyne.NewSize(max(0, size.Width-left), landingHeight))
}

func (r *reorderRenderer) MinSize() fyne.Size {
	var size fyne.Size
	for i, row := range r.reorder.rows {
		if i > 0 {
			size.Height += reorderGap
		}
		least := row.Content.MinSize()
		size.Height += max(least.Height, look.FieldHeight)
		size.Width = max(size.Width, least.Width+float32(row.Level)*levelIndent+handleWidth+look.Space1)
	}
	return size
}

func (r *reorderRenderer) Refresh() {
	r.Layout(r.reorder.Size())
	canvas.Refresh(r.reorder)
}

// Objects stand in the order in which Tab goes; the line lies over the rows.
func (r *reorderRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, 3*len(r.reorder.rows)+1)
	for _, row := range r.reorder.rows {
		objects = append(objects, row.ground, row.handle, row.Content)
	}
	return append(objects, r.reorder.mark)
}

func (r *reorderRenderer) Destroy() {}
