package widgets

// Buttons and links: pressed by a click, Enter or the space bar, with a ring while they have the keyboard.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// Button is a button with a word on it.
type Button struct {
	widget.DisableableWidget
	OnTapped func()

	label            string
	primary          bool
	hovered, focused bool
	ground, ring     *canvas.Rectangle
	text             *canvas.Text
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Disableable  = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
)

// NewButton returns a plain button.
func NewButton(label string, tapped func()) *Button { return newButton(label, tapped, false) }

// NewPrimaryButton returns the main button of a page or dialog.
func NewPrimaryButton(label string, tapped func()) *Button { return newButton(label, tapped, true) }

func newButton(label string, tapped func(), primary bool) *Button {
	b := &Button{OnTapped: tapped, label: label, primary: primary}
	b.ground, b.ring = canvas.NewRectangle(look.Surface), newRing(look.CornerField+2)
	b.ground.CornerRadius = look.CornerField
	b.text = canvas.NewText(label, look.Text)
	b.text.TextSize = look.SizeText
	b.ExtendBaseWidget(b)
	return b
}

// newRing returns the frame that shows the focus; it is hidden at first.
func newRing(corner float32) *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = look.Focus, look.FocusWidth, corner
	ring.Hide()
	return ring
}

// SetText changes the word on the button.
func (b *Button) SetText(label string) {
	if b.label == label {
		return
	}
	b.label = label
	b.Refresh()
}

// Text returns the word on the button.
func (b *Button) Text() string { return b.label }

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	takeFocus(b)
	b.press()
}

func (b *Button) press() {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// takeFocus gives the keyboard to a widget in its window.
func takeFocus(w interface {
	fyne.Focusable
	fyne.CanvasObject
}) {
	if window := fyne.CurrentApp().Driver().CanvasForObject(w); window != nil && window.Focused() != fyne.Focusable(w) {
		window.Focus(w)
	}
}

// FocusGained shows the ring.
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost hides the ring.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune does nothing; the space bar comes as a key.
func (b *Button) TypedRune(rune) {}

// TypedKey presses the button on Enter and the space bar.
func (b *Button) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	default:
		PassOn(b, event)
	}
}

// MouseIn lights the button up.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved does nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer is for the toolkit.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b}
	r.paint()
	return r
}

type buttonRenderer struct{ button *Button }

// buttonSpace is the room at both sides of a button's word, in px.
const buttonSpace float32 = 14

func (r *buttonRenderer) paint() {
	b := r.button
	ground, ink, edge := look.Surface, look.Text, look.FieldLine
	switch {
	case b.Disabled():
		ground, ink, edge = look.DisabledFill, look.Disabled, look.Line
	case b.primary && b.hovered:
		ground, ink, edge = look.PrimaryHover, look.OnPrimary, look.PrimaryHover
	case b.primary:
		ground, ink, edge = look.Primary, look.OnPrimary, look.Primary
	case b.hovered:
		ground = look.Hover
	}
	b.ground.FillColor, b.ground.StrokeColor, b.ground.StrokeWidth = ground, edge, look.LineWidth
	b.text.Color, b.text.Text = ink, b.label
	b.ring.Hidden = !b.focused
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	b := r.button
	b.ground.Resize(size)
	b.ring.Move(fyne.NewPos(-3, -3))
	b.ring.Resize(size.AddWidthHeight(6, 6))
	b.text.Text = cut(b.label, size.Width-8, look.SizeText, fyne.TextStyle{})
	width, height := textWidth(b.text.Text, look.SizeText, fyne.TextStyle{}), lineHeight(look.SizeText, fyne.TextStyle{})
	b.text.Move(fyne.NewPos((size.Width-width)/2, (size.Height-height)/2))
	b.text.Resize(fyne.NewSize(width, height))
}

func (r *buttonRenderer) MinSize() fyne.Size {
	return fyne.NewSize(textWidth(r.button.label, look.SizeText, fyne.TextStyle{})+2*buttonSpace, look.FieldHeight)
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.button.ground, r.button.text, r.button.ring}
}

func (r *buttonRenderer) Destroy() {}
