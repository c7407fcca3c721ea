package widgets

// Cards, the invitation where nothing is yet, and the bar of several colours.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// flush is content that goes up to the edge of its card.
type flush interface{ reachesEdge() }

// NewCard puts content on a white card with a border and room around it. Grids and previews go up to the border.
func NewCard(content fyne.CanvasObject) *fyne.Container {
	ground := canvas.NewRectangle(look.Surface)
	ground.CornerRadius, ground.StrokeColor, ground.StrokeWidth = look.CornerCard, look.Line, look.LineWidth
	space := look.Space3
	if _, ok := content.(flush); ok {
		space = 1
	}
	return container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(space, space, space, space), content))
}

// NewEmpty says what belongs here and offers the first step; without a word for the button there is none.
func NewEmpty(text, button string, tapped func()) fyne.CanvasObject {
	words := NewText(text)
	words.color, words.centered = look.Muted, true
	column := []fyne.CanvasObject{container.New(wide(320), words)}
	if button != "" {
		column = append(column, container.NewCenter(NewButton(button, tapped)))
	}
	return container.NewCenter(container.New(layout.NewCustomPaddedVBoxLayout(look.Space3), column...))
}

// wide is a layout that asks for so many px of width.
type wide float32

func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, object := range objects {
		object.Resize(size)
	}
}

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(w), 0)
	for _, object := range objects {
		if object.Size().Width != size.Width {
			object.Resize(fyne.NewSize(size.Width, object.MinSize().Height))
		}
		size.Height = max(size.Height, object.MinSize().Height)
	}
	return size
}

// Part is one colour of Segments.
type Part struct {
	Share float32 // of the whole, 0…1
	Color color.Color
}

// segmentsHeight is the height of the bar in px.
const segmentsHeight float32 = 8

// Segments is a bar of several colours, for how far something has come. What they mean stands in words beside it.
type Segments struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	parts  []Part
	bars   []*canvas.Rectangle
}

// NewSegments returns an empty bar.
func NewSegments() *Segments {
	s := &Segments{ground: canvas.NewRectangle(look.SoftLine)}
	s.ground.CornerRadius = segmentsHeight / 2
	s.ExtendBaseWidget(s)
	return s
}

// SetParts shows other parts, from the left; what they leave of the whole stays pale.
func (s *Segments) SetParts(parts []Part) {
	s.parts = nil
	for _, part := range parts {
		if part.Share > 0 {
			s.parts = append(s.parts, part)
		}
	}
	s.bars = make([]*canvas.Rectangle, len(s.parts))
	for i, part := range s.parts {
		s.bars[i] = canvas.NewRectangle(part.Color)
	}
	s.Refresh()
}

// Parts returns the parts that show.
func (s *Segments) Parts() []Part { return s.parts }

// CreateRenderer is for the toolkit.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer { return &segmentsRenderer{s} }

type segmentsRenderer struct{ segments *Segments }

func (r *segmentsRenderer) Layout(size fyne.Size) {
	top, corner := (size.Height-segmentsHeight)/2, segmentsHeight/2
	r.segments.ground.Move(fyne.NewPos(0, top))
	r.segments.ground.Resize(fyne.NewSize(size.Width, segmentsHeight))
	var left float32
	for i, bar := range r.segments.bars {
		width := min(r.segments.parts[i].Share*size.Width, size.Width-left)
		bar.Move(fyne.NewPos(left, top))
		bar.Resize(fyne.NewSize(width, segmentsHeight))
		bar.TopLeftCornerRadius, bar.BottomLeftCornerRadius, bar.TopRightCornerRadius, bar.BottomRightCornerRadius = 0, 0, 0, 0
		if i == 0 {
			bar.TopLeftCornerRadius, bar.BottomLeftCornerRadius = corner, corner
		}
		left += width
		if left > size.Width-1 {
			bar.TopRightCornerRadius, bar.BottomRightCornerRadius = corner, corner
		}
	}
}

func (r *segmentsRenderer) MinSize() fyne.Size { return fyne.NewSize(80, segmentsHeight) }

func (r *segmentsRenderer) Refresh() {
	r.Layout(r.segments.Size())
	canvas.Refresh(r.segments)
}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.segments.ground}
	for _, bar := range r.segments.bars {
		objects = append(objects, bar)
	}
	return objects
}

func (r *segmentsRenderer) Destroy() {}
