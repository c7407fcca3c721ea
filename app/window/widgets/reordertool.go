package widgets

// Small buttons with a sign, for rows: the mouse finds them, a tip says what they do, and Tab passes them by because the row's handle has keys for the same.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// Tool is a small button with a sign.
type Tool struct {
	widget.DisableableWidget
	OnTapped func()

	sign, words string
	hovered     bool
	ground      *canvas.Rectangle
	text        *canvas.Text
}

var (
	_ fyne.Tappable      = (*Tool)(nil)
	_ fyne.Disableable   = (*Tool)(nil)
	_ desktop.Hoverable  = (*Tool)(nil)
	_ desktop.Cursorable = (*Tool)(nil)
)

// NewTool returns a button with a sign; words say on hover what it does.
func NewTool(sign, words string, tapped func()) *Tool {
	t := &Tool{OnTapped: tapped, sign: sign, words: words, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText(sign, look.Muted)}
	t.ground.CornerRadius = look.CornerField
	t.text.TextSize, t.text.Alignment = look.SizeText, fyne.TextAlignCenter
	t.ExtendBaseWidget(t)
	return t
}

// Label is what the button does, in words.
func (t *Tool) Label() string { return t.words }

// Set shows another sign with other words.
func (t *Tool) Set(sign, words string) {
	if t.sign == sign && t.words == words {
		return
	}
	t.sign, t.words = sign, words
	t.Refresh()
}

// Tapped presses the button.
func (t *Tool) Tapped(*fyne.PointEvent) {
	hideTip(t)
	if !t.Disabled() && t.OnTapped != nil {
		t.OnTapped()
	}
}

// Cursor is the hand.
func (t *Tool) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn lights the button up and says after a moment what it does.
func (t *Tool) MouseIn(event *desktop.MouseEvent) {
	t.hovered = true
	t.Refresh()
	showTipSoon(t, t.words, event.AbsolutePosition)
}

// MouseMoved does nothing.
func (t *Tool) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts light and tip out.
func (t *Tool) MouseOut() {
	t.hovered = false
	t.Refresh()
	hideTip(t)
}

// toolSize is the width and height of a Tool, px: not below the 24 px that WCAG 2.2 (2.5.8) asks of what is clicked.
const toolSize float32 = 24

// CreateRenderer is for the toolkit.
func (t *Tool) CreateRenderer() fyne.WidgetRenderer { return &toolRenderer{t} }

type toolRenderer struct{ tool *Tool }

func (r *toolRenderer) Layout(size fyne.Size) {
	inner := fyne.NewSize(size.Width, min(size.Height, look.FieldHeight-2))
	r.tool.ground.Resize(inner)
	r.tool.text.Resize(inner)
}

func (r *toolRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(toolSize) }

func (r *toolRenderer) Refresh() {
	t := r.tool
	t.text.Text, t.text.Color, t.ground.FillColor = t.sign, look.Muted, color.Transparent
	switch {
	case t.Disabled():
		t.text.Color = look.FieldLine
	case t.hovered:
		t.text.Color, t.ground.FillColor = look.Primary, look.Hover
	}
	r.Layout(t.Size())
	canvas.Refresh(t)
}

func (r *toolRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.tool.ground, r.tool.text}
}

func (r *toolRenderer) Destroy() { hideTip(r.tool) }
