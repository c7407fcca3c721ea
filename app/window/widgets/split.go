package widgets

// A split: list left, record right, with a gap between them that can be dragged.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// NewSplit puts left and right beside each other; the right one has the given share of the width (0…1), and never less than it needs.
func NewSplit(left, right fyne.CanvasObject, rightShare float32) fyne.CanvasObject {
	split := &splitLayout{share: rightShare}
	gap := newGap()
	box := container.New(split, left, gap, right)
	gap.onDrag = func(by float32) {
		if width := box.Size().Width; width > 0 {
			split.share = (right.Size().Width - by) / width
			box.Refresh()
		}
	}
	return box
}

type splitLayout struct{ share float32 }

func (l *splitLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, gap, right := objects[0], objects[1], objects[2]
	room := size.Width - look.Space3
	width := l.share * size.Width
	width = min(width, room-left.MinSize().Width)
	width = max(width, right.MinSize().Width)
	width = max(0, min(width, room))
	left.Resize(fyne.NewSize(room-width, size.Height))
	left.Move(fyne.NewPos(0, 0))
	gap.Resize(fyne.NewSize(look.Space3, size.Height))
	gap.Move(fyne.NewPos(room-width, 0))
	right.Resize(fyne.NewSize(width, size.Height))
	right.Move(fyne.NewPos(size.Width-width, 0))
}

func (l *splitLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[2].MinSize()
	return fyne.NewSize(left.Width+look.Space3+right.Width, max(left.Height, right.Height))
}

// gap is what is dragged; a line shows in it while the mouse is over it.
type gap struct {
	widget.BaseWidget
	line   *canvas.Rectangle
	onDrag func(by float32)
}

var (
	_ fyne.Draggable     = (*gap)(nil)
	_ desktop.Hoverable  = (*gap)(nil)
	_ desktop.Cursorable = (*gap)(nil)
)

func newGap() *gap {
	g := &gap{line: canvas.NewRectangle(look.Line)}
	g.line.Hide()
	g.ExtendBaseWidget(g)
	return g
}

func (g *gap) Dragged(event *fyne.DragEvent) { g.onDrag(event.Dragged.DX) }

func (g *gap) DragEnd() {}

func (g *gap) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (g *gap) MouseIn(*desktop.MouseEvent) { g.line.Show(); g.Refresh() }

func (g *gap) MouseMoved(*desktop.MouseEvent) {}

func (g *gap) MouseOut() { g.line.Hide(); g.Refresh() }

func (g *gap) CreateRenderer() fyne.WidgetRenderer { return &gapRenderer{g} }

type gapRenderer struct{ gap *gap }

func (r *gapRenderer) Layout(size fyne.Size) {
	r.gap.line.Resize(fyne.NewSize(2, size.Height))
	r.gap.line.Move(fyne.NewPos(size.Width/2-1, 0))
}

func (r *gapRenderer) MinSize() fyne.Size { return fyne.NewSize(look.Space3, 0) }

func (r *gapRenderer) Refresh() { canvas.Refresh(r.gap) }

func (r *gapRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.gap.line} }

func (r *gapRenderer) Destroy() {}
