package window

// A layer over the whole window that keeps everything below from being used: for dialogs, the search and running jobs.

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

// veilColor darkens what lies below an overlay.
var veilColor = color.NRGBA{R: 0x17, G: 0x34, B: 0x51, A: 0x66}

// overlay is the layer: a veil and a panel on it.
type overlay struct {
	widget.BaseWidget
	panel   fyne.CanvasObject
	width   float32 // of the panel, px
	top     float32 // distance of the panel from the top, px; negative: in the middle
	outside func()  // a click beside the panel; may be nil
}

var (
	_ fyne.Tappable     = (*overlay)(nil)
	_ desktop.Hoverable = (*overlay)(nil)
)

func newOverlay(content fyne.CanvasObject, width, top float32) *overlay {
	back := canvas.NewRectangle(look.Surface)
	back.CornerRadius, back.StrokeWidth, back.StrokeColor = 6, look.LineWidth, look.Line
	inner := container.New(layout.NewCustomPaddedLayout(look.Space4, look.Space4, look.Space4, look.Space4), content)
	o := &overlay{panel: container.NewStack(back, newBlanket(), inner), width: width, top: top}
	o.ExtendBaseWidget(o)
	return o
}

// Tapped is a click beside the panel.
func (o *overlay) Tapped(*fyne.PointEvent) {
	if o.outside != nil {
		o.outside()
	}
}

// MouseIn keeps the pointer from what lies below.
func (o *overlay) MouseIn(*desktop.MouseEvent) {}

// MouseMoved keeps the pointer from what lies below.
func (o *overlay) MouseMoved(*desktop.MouseEvent) {}

// MouseOut keeps the pointer from what lies below.
func (o *overlay) MouseOut() {}

// CreateRenderer draws veil and panel.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&panelLayout{o.width, o.top}, canvas.NewRectangle(veilColor), o.panel))
}

// panelLayout puts veil and panel in their places.
type panelLayout struct{ width, top float32 }

func (l *panelLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	panel := objects[1]
	// Text that wraps knows its height only once it has its width.
	width := min(max(l.width, panel.MinSize().Width), size.Width)
	panel.Resize(fyne.NewSize(width, panel.Size().Height))
	height := min(panel.MinSize().Height, size.Height)
	panel.Resize(fyne.NewSize(width, height))
	top := l.top
	if top < 0 {
		top = (size.Height - height) * 0.4
	}
	panel.Move(fyne.NewPos((size.Width-width)/2, top))
}

// MinSize is nothing: the layer takes the size of the window.
func (l *panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// blanket swallows clicks on a panel, so that they do not count as clicks beside it.
type blanket struct{ widget.BaseWidget }

func newBlanket() *blanket {
	b := &blanket{}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped does nothing.
func (b *blanket) Tapped(*fyne.PointEvent) {}

// CreateRenderer draws nothing.
func (b *blanket) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
