package form

// The list that opens below a choice or a picker: rows to click, and one of them marked for the keyboard.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// item is what a row says: a title, and beside it a detail that stands back.
type item struct{ title, detail string }

// list is the rows with their scrolling.
type list struct {
	content fyne.CanvasObject
	scroll  *container.Scroll
	rows    []*listRow
	at      int // the marked row, -1 without one
}

// Measures of a list in px.
const (
	listRowHeight = 28
	listRows      = 9 // shown at once
	listIndent    = 6
)

func newList(items []item, at int, chosen func(i int)) *list {
	l := &list{at: -1}
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	var widest float32
	for i, it := range items {
		row := newListRow(it, func() { chosen(i) }, func() { l.mark(i) })
		l.rows = append(l.rows, row)
		box.Add(row)
		widest = max(widest, row.natural())
	}
	l.scroll = container.NewVScroll(box)
	l.scroll.SetMinSize(fyne.NewSize(min(widest, 560), float32(min(len(items), listRows))*listRowHeight))
	l.content = l.scroll
	if at >= 0 && at < len(items) {
		l.mark(at)
	}
	return l
}

// mark marks a row and scrolls to it.
func (l *list) mark(at int) {
	if len(l.rows) == 0 {
		return
	}
	at = max(0, min(at, len(l.rows)-1))
	if l.at >= 0 {
		l.rows[l.at].setMarked(false)
	}
	l.at = at
	l.rows[at].setMarked(true)
	top, high := float32(at)*listRowHeight, l.scroll.Size().Height
	switch {
	case high <= 0:
		l.scroll.Offset.Y = max(0, top-float32(min(len(l.rows), listRows)-1)*listRowHeight)
	case top < l.scroll.Offset.Y:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+listRowHeight > l.scroll.Offset.Y+high:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top+listRowHeight-high))
	}
}

// move marks another row for a key that moves; false when the key does not.
func (l *list) move(key fyne.KeyName) bool {
	to := l.at
	switch key {
	case fyne.KeyDown:
		to++
	case fyne.KeyUp:
		to = max(0, to-1)
	case fyne.KeyPageDown:
		to = max(0, to) + listRows - 1
	case fyne.KeyPageUp:
		to -= listRows - 1
	default:
		return false
	}
	l.mark(to)
	return true
}

// listRow is one row.
type listRow struct {
	widget.BaseWidget
	item          item
	chosen, over  func()
	ground        *canvas.Rectangle
	title, detail *canvas.Text
}

var (
	_ fyne.Tappable     = (*listRow)(nil)
	_ desktop.Hoverable = (*listRow)(nil)
)

func newListRow(it item, chosen, over func()) *listRow {
	r := &listRow{item: it, chosen: chosen, over: over, ground: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius = 3
	r.title, r.detail = canvas.NewText(it.title, look.Text), canvas.NewText(it.detail, look.Muted)
	r.title.TextSize, r.detail.TextSize = look.SizeText, look.SizeSmall
	r.ExtendBaseWidget(r)
	return r
}

// natural is the width at which nothing is cut.
func (r *listRow) natural() float32 {
	wide := width(r.item.title, look.SizeText) + 2*listIndent
	if r.item.detail != "" {
		wide += look.Space3 + width(r.item.detail, look.SizeSmall)
	}
	return wide + look.Space2
}

func (r *listRow) setMarked(yes bool) {
	r.ground.FillColor = color.Transparent
	if yes {
		r.ground.FillColor = look.Selection
	}
	r.ground.Refresh()
}

// Tapped chooses the row.
func (r *listRow) Tapped(*fyne.PointEvent) { r.chosen() }

// MouseIn marks the row.
func (r *listRow) MouseIn(*desktop.MouseEvent) { r.over() }

// MouseMoved does nothing.
func (r *listRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut leaves the mark, for the keyboard.
func (r *listRow) MouseOut() {}

// CreateRenderer is for the toolkit.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer { return &listRowRenderer{r} }

type listRowRenderer struct{ row *listRow }

func (r *listRowRenderer) Layout(size fyne.Size) {
	row := r.row
	row.ground.Resize(size)
	room := size.Width - 2*listIndent
	row.title.Text = cut(row.item.title, room, look.SizeText)
	used := width(row.title.Text, look.SizeText) + look.Space3
	row.detail.Text = cut(row.item.detail, room-used, look.SizeSmall)
	row.title.Move(fyne.NewPos(listIndent, 0))
	row.title.Resize(fyne.NewSize(room, size.Height))
	row.detail.Move(fyne.NewPos(listIndent+used, 0.5))
	row.detail.Resize(fyne.NewSize(max(0, room-used), size.Height))
}

func (r *listRowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, listRowHeight) }

func (r *listRowRenderer) Refresh() { canvas.Refresh(r.row) }

func (r *listRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.row.ground, r.row.title, r.row.detail}
}

func (r *listRowRenderer) Destroy() {}
