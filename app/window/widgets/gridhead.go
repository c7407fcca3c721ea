package widgets

// The head of a grid: a click on a title sorts, the line between two titles can be dragged.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// headSource is the grid as its head sees it.
type headSource interface {
	titles() []string
	rightAligned(column int) bool
	columnWidths(room float32) []float32
	Sorting() (column int, descending bool)
	sortTapped(column int)
	drawWidth(column int, width float32) // the user draws a column to a width
	widthDrawn()                         // and lets go
}

type gridHead struct {
	widget.BaseWidget
	source   headSource
	offset   float32 // how far the rows are scrolled to the right
	dragging int     // column whose right edge is dragged, -1 none
	hovered  int
	onEdge   bool // the mouse is over the edge of a column

	ground, line *canvas.Rectangle
	texts        []*canvas.Text
	edges        []*canvas.Rectangle
}

var (
	_ fyne.Tappable      = (*gridHead)(nil)
	_ fyne.Draggable     = (*gridHead)(nil)
	_ desktop.Hoverable  = (*gridHead)(nil)
	_ desktop.Cursorable = (*gridHead)(nil)
)

func newGridHead(source headSource) *gridHead {
	h := &gridHead{source: source, dragging: -1, hovered: -1}
	h.ground, h.line = canvas.NewRectangle(look.Header), canvas.NewRectangle(look.Line)
	h.ground.TopLeftCornerRadius, h.ground.TopRightCornerRadius = look.CornerCard-1, look.CornerCard-1
	for range source.titles() {
		text := canvas.NewText("", look.Muted)
		text.TextSize, text.TextStyle.Bold = look.SizeSmall, true
		h.texts = append(h.texts, text)
		h.edges = append(h.edges, canvas.NewRectangle(look.Line))
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *gridHead) setOffset(offset float32) {
	if h.offset != offset {
		h.offset = offset
		h.Refresh()
	}
}

// grip is how near to the edge of a column the mouse takes hold of it, in px.
const grip float32 = 5

// edgeAt returns the column whose right edge is at a place, -1 where there is none. The last column has no edge to draw: it fills the grid.
func (h *gridHead) edgeAt(x float32) int {
	edge := -h.offset
	for i, width := range h.source.columnWidths(h.Size().Width) {
		edge += width
		if x >= edge-grip && x <= edge+grip {
			return i
		}
	}
	return -1
}

// columnAt returns the column at a place, -1 where there is none.
func (h *gridHead) columnAt(x float32) int {
	left := -h.offset
	for i, width := range h.source.columnWidths(h.Size().Width) {
		if x >= left && x < left+width {
			return i
		}
		left += width
	}
	return -1
}

// Tapped sorts.
func (h *gridHead) Tapped(event *fyne.PointEvent) {
	if h.edgeAt(event.Position.X) >= 0 && h.onEdge {
		return
	}
	if column := h.columnAt(event.Position.X); column >= 0 {
		h.source.sortTapped(column)
	}
}

// Dragged draws a column wider or narrower.
func (h *gridHead) Dragged(event *fyne.DragEvent) {
	if h.dragging < 0 {
		if h.dragging = h.edgeAt(event.Position.X - event.Dragged.DX); h.dragging < 0 {
			return
		}
	}
	left := -h.offset
	for i, width := range h.source.columnWidths(h.Size().Width) {
		if i == h.dragging {
			h.source.drawWidth(i, max(narrowestColumn, event.Position.X-left))
			return
		}
		left += width
	}
}

// DragEnd lets go.
func (h *gridHead) DragEnd() {
	if h.dragging >= 0 {
		h.dragging = -1
		h.source.widthDrawn()
	}
}

// Cursor shows where an edge can be dragged.
func (h *gridHead) Cursor() desktop.Cursor {
	if h.onEdge || h.dragging >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn lights up a title.
func (h *gridHead) MouseIn(event *desktop.MouseEvent) { h.MouseMoved(event) }

// MouseMoved lights up the title under the mouse.
func (h *gridHead) MouseMoved(event *desktop.MouseEvent) {
	h.onEdge = h.edgeAt(event.Position.X) >= 0
	if column := h.columnAt(event.Position.X); column != h.hovered {
		h.hovered = column
		h.Refresh()
	}
}

// MouseOut puts the light out.
func (h *gridHead) MouseOut() {
	h.hovered, h.onEdge = -1, false
	h.Refresh()
}

// CreateRenderer is for the toolkit.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer { return &headRenderer{h} }

type headRenderer struct{ head *gridHead }

func (r *headRenderer) Layout(size fyne.Size) {
	h := r.head
	h.ground.Resize(fyne.NewSize(size.Width, size.Height-1))
	h.line.Move(fyne.NewPos(0, size.Height-1))
	h.line.Resize(fyne.NewSize(size.Width, 1))
	titles := h.source.titles()
	sorted, descending := h.source.Sorting()
	height := lineHeight(look.SizeSmall, fyne.TextStyle{Bold: true})
	left := -h.offset
	for i, width := range h.source.columnWidths(size.Width) {
		text, room := h.texts[i], max(0, width-2*cellSpace)
		arrow := ""
		if i == sorted {
			arrow = " ▲"
			if descending {
				arrow = " ▼"
			}
		}
		text.Text = cut(titles[i], room-textWidth(arrow, look.SizeSmall, text.TextStyle), look.SizeSmall, text.TextStyle) + arrow
		text.Color = look.Muted
		if i == sorted || i == h.hovered {
			text.Color = look.Text
		}
		text.Alignment = fyne.TextAlignLeading
		if h.source.rightAligned(i) {
			text.Alignment = fyne.TextAlignTrailing
		}
		// A title that begins beyond the left edge would stand outside of the grid.
		text.Hidden = left+cellSpace < 0 || left+cellSpace > size.Width
		text.Move(fyne.NewPos(left+cellSpace, (size.Height-1-height)/2))
		text.Resize(fyne.NewSize(room, height))
		left += width
		h.edges[i].Hidden = h.hovered < 0 || left > size.Width-2 || left < 0
		h.edges[i].Move(fyne.NewPos(left-1, 8))
		h.edges[i].Resize(fyne.NewSize(1, size.Height-17))
	}
}

func (r *headRenderer) MinSize() fyne.Size { return fyne.NewSize(0, headHeight) }

func (r *headRenderer) Refresh() {
	r.Layout(r.head.Size())
	canvas.Refresh(r.head)
}

func (r *headRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.head.ground, r.head.line}
	for i := range r.head.texts {
		objects = append(objects, r.head.texts[i], r.head.edges[i])
	}
	return objects
}

func (r *headRenderer) Destroy() {}
