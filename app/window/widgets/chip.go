package widgets

// Chips: a state in a word, with a sign and a colour.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// chipHeight and chipSpace are the measures of a chip, in px.
const (
	chipHeight float32 = 20
	chipSpace  float32 = 8
)

// Chip shows a state. Without sign and word it takes no room.
type Chip struct {
	widget.BaseWidget
	mark   workflow.Mark
	ground *canvas.Rectangle
	text   *canvas.Text
	scale  float32 // of all its measures, 1 as usual
}

var _ desktop.Hoverable = (*Chip)(nil)

// NewChip returns a chip that shows a state.
func NewChip(m workflow.Mark) *Chip {
	c := &Chip{mark: m, ground: canvas.NewRectangle(look.Surface), text: canvas.NewText("", look.Text), scale: 1}
	c.ground.CornerRadius = chipHeight / 2
	c.ground.StrokeColor, c.ground.StrokeWidth = look.Surface, 1 // keeps it apart from a selected row
	c.text.TextSize = look.SizeSmall
	c.ExtendBaseWidget(c)
	c.paint()
	return c
}

// Set shows another state.
func (c *Chip) Set(m workflow.Mark) {
	if c.mark == m {
		return
	}
	c.mark = m
	c.Refresh()
}

// setScale makes the chip larger than usual.
func (c *Chip) setScale(scale float32) {
	if c.scale != scale {
		c.scale = scale
		c.Refresh()
	}
}

// Mark returns the state that shows.
func (c *Chip) Mark() workflow.Mark { return c.mark }

func (c *Chip) paint() {
	c.text.Color, c.ground.FillColor = look.ToneColors(c.mark.Tone)
}

// MouseIn shows the whole text after a moment where it is cut.
func (c *Chip) MouseIn(event *desktop.MouseEvent) {
	if c.text.Text != c.mark.String() {
		showTipSoon(c, c.mark.String(), event.AbsolutePosition)
	}
}

// MouseMoved does nothing.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the whole text away.
func (c *Chip) MouseOut() { hideTip(c) }

// CreateRenderer is for the toolkit.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer { return &chipRenderer{c} }

type chipRenderer struct{ chip *Chip }

// Layout keeps the chip in the middle of a higher place, no wider than its words.
func (r *chipRenderer) Layout(size fyne.Size) {
	c := r.chip
	chipHeight, chipSpace := chipHeight*c.scale, chipSpace*c.scale
	c.ground.CornerRadius, c.text.TextSize = chipHeight/2, look.SizeSmall*c.scale
	width := min(size.Width, r.MinSize().Width)
	top := (size.Height - chipHeight) / 2
	c.ground.Move(fyne.NewPos(0, top))
	c.ground.Resize(fyne.NewSize(width, chipHeight))
	c.text.Text = cut(c.mark.String(), width-2*chipSpace, c.text.TextSize, fyne.TextStyle{})
	height := lineHeight(c.text.TextSize, fyne.TextStyle{})
	c.text.Move(fyne.NewPos(chipSpace, top+(chipHeight-height)/2))
	c.text.Resize(fyne.NewSize(width-2*chipSpace, height))
}

func (r *chipRenderer) MinSize() fyne.Size {
	text := r.chip.mark.String()
	if text == "" {
		return fyne.Size{}
	}
	scale := r.chip.scale
	return fyne.NewSize(textWidth(text, look.SizeSmall*scale, fyne.TextStyle{})+2*chipSpace*scale+1, chipHeight*scale)
}

func (r *chipRenderer) Refresh() {
	r.chip.paint()
	r.Layout(r.chip.Size())
	canvas.Refresh(r.chip)
}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	if r.chip.mark.String() == "" {
		return nil
	}
	return []fyne.CanvasObject{r.chip.ground, r.chip.text}
}

func (r *chipRenderer) Destroy() { hideTip(r.chip) }
