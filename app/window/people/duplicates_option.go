package people

// One of several values to choose from, in full: ● chosen, ○ not.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// sideOption is a value that can be chosen by a click, Enter or the space bar.
type sideOption struct {
	widget.BaseWidget
	key  string
	side workflow.Side

	field, value     string
	chosen           bool
	hovered, focused bool
	pressed          func()
	sign             *canvas.Text
	text             *widgets.Text
	ground, ring     *canvas.Rectangle
}

var (
	_ fyne.Focusable    = (*sideOption)(nil)
	_ fyne.Tappable     = (*sideOption)(nil)
	_ desktop.Hoverable = (*sideOption)(nil)
)

// newSideOption returns an option of a field; an empty value is shown as a dash.
func newSideOption(field, value string, pressed func()) *sideOption {
	o := &sideOption{field: field, value: value, pressed: pressed}
	if value == "" {
		value = "–"
	}
	o.sign = canvas.NewText("○", look.Muted)
	o.sign.TextSize = look.SizeText
	o.text = widgets.NewText(value)
	o.ground, o.ring = canvas.NewRectangle(look.Surface), canvas.NewRectangle(look.Surface)
	o.ground.CornerRadius, o.ground.StrokeWidth = look.CornerField, 1
	o.ring.CornerRadius, o.ring.StrokeWidth, o.ring.StrokeColor = look.CornerField+2, look.FocusWidth, look.Focus
	o.ring.FillColor = nil
	o.ExtendBaseWidget(o)
	o.paint()
	return o
}

// Label is the field and the value, by which the option is known.
func (o *sideOption) Label() string { return o.field + ": " + o.value }

// set shows whether the value is chosen.
func (o *sideOption) set(chosen bool) {
	o.chosen = chosen
	o.Refresh()
}

// Tapped chooses the value.
func (o *sideOption) Tapped(*fyne.PointEvent) {
	if window := fyne.CurrentApp().Driver().CanvasForObject(o); window != nil && window.Focused() != fyne.Focusable(o) {
		window.Focus(o)
	}
	o.pressed()
}

// FocusGained shows the ring.
func (o *sideOption) FocusGained() { o.focused = true; o.Refresh() }

// FocusLost hides the ring.
func (o *sideOption) FocusLost() { o.focused = false; o.Refresh() }

// TypedRune does nothing; the space bar comes as a key.
func (o *sideOption) TypedRune(rune) {}

// TypedKey chooses the value on Enter and the space bar.
func (o *sideOption) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		o.pressed()
	default:
		widgets.PassOn(o, event)
	}
}

// MouseIn lights the option up.
func (o *sideOption) MouseIn(*desktop.MouseEvent) { o.hovered = true; o.Refresh() }

// MouseMoved does nothing.
func (o *sideOption) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (o *sideOption) MouseOut() { o.hovered = false; o.Refresh() }

func (o *sideOption) paint() {
	fill, edge, sign, ink := look.Surface, look.Line, "○", look.Muted
	switch {
	case o.chosen:
		fill, edge, sign, ink = look.Selection, look.Primary, "●", look.Primary
	case o.hovered:
		fill = look.Hover
	}
	o.ground.FillColor, o.ground.StrokeColor = fill, edge
	o.sign.Text, o.sign.Color = sign, ink
	o.ring.Hidden = !o.focused
}

// CreateRenderer is for the toolkit.
func (o *sideOption) CreateRenderer() fyne.WidgetRenderer { return &sideOptionRenderer{o} }

type sideOptionRenderer struct{ option *sideOption }

// signWidth is the room for the sign before the value, px.
const signWidth float32 = 20

func (r *sideOptionRenderer) Layout(size fyne.Size) {
	o := r.option
	o.ground.Resize(size)
	o.ring.Move(fyne.NewPos(-3, -3))
	o.ring.Resize(size.AddWidthHeight(6, 6))
	o.sign.Move(fyne.NewPos(look.Space2, 6))
	o.sign.Resize(o.sign.MinSize())
	o.text.Move(fyne.NewPos(look.Space2+signWidth, 6))
	o.text.Resize(fyne.NewSize(size.Width-signWidth-2*look.Space2, size.Height-12))
}

func (r *sideOptionRenderer) MinSize() fyne.Size {
	least := r.option.text.MinSize()
	return fyne.NewSize(60+signWidth+2*look.Space2, max(look.FieldHeight, least.Height+12))
}

func (r *sideOptionRenderer) Refresh() {
	r.option.paint()
	r.Layout(r.option.Size())
	canvas.Refresh(r.option)
}

func (r *sideOptionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.option.ground, r.option.sign, r.option.text, r.option.ring}
}

func (r *sideOptionRenderer) Destroy() {}
