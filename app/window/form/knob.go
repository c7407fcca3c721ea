package form

// The closed form of a choice: the chosen words in a frame, with a small arrow.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// fieldHeight is how high a field of one line is, in px.
const fieldHeight = 30

// knob is what one presses to choose.
type knob struct {
	widget.DisableableWidget
	pressed func()
	keyed   func(*fyne.KeyEvent)
	typed   func(rune)

	text           string
	focused, wrong bool
	hovered        bool
	ground, ring   *canvas.Rectangle
	shown          *canvas.Text
	arrow          *canvas.Image
}

var (
	_ fyne.Focusable    = (*knob)(nil)
	_ fyne.Tappable     = (*knob)(nil)
	_ fyne.Shortcutable = (*knob)(nil)
	_ desktop.Hoverable = (*knob)(nil)
)

func newKnob() *knob {
	k := &knob{ground: canvas.NewRectangle(look.Surface), ring: canvas.NewRectangle(nil)}
	k.ground.CornerRadius, k.ring.CornerRadius = look.CornerField, look.CornerField
	k.ground.StrokeWidth = look.LineWidth
	k.shown = canvas.NewText("", look.Text)
	k.shown.TextSize = look.SizeText
	k.arrow = canvas.NewImageFromResource(theme.MenuDropDownIcon())
	k.ExtendBaseWidget(k)
	return k
}

func (k *knob) setText(text string) {
	k.text = text
	k.Refresh()
}

func (k *knob) markWrong(yes bool) {
	k.wrong = yes
	k.Refresh()
}

// Tapped presses.
func (k *knob) Tapped(*fyne.PointEvent) {
	if k.Disabled() {
		return
	}
	if window := fyne.CurrentApp().Driver().CanvasForObject(k); window != nil {
		window.Focus(k)
	}
	k.pressed()
}

// FocusGained shows the frame.
func (k *knob) FocusGained() { k.focused = true; lastEntered = nil; k.Refresh() }

// FocusLost hides the frame.
func (k *knob) FocusLost() { k.focused = false; k.Refresh() }

// TypedRune is a letter.
func (k *knob) TypedRune(r rune) { k.typed(r) }

// TypedKey is a key.
func (k *knob) TypedKey(key *fyne.KeyEvent) { k.keyed(key) }

// TypedShortcut undoes and redoes in the file; there is no typing here to take back.
func (k *knob) TypedShortcut(shortcut fyne.Shortcut) { undoInFile(shortcut) }

func undoInFile(shortcut fyne.Shortcut) {
	switch shortcut.(type) {
	case *fyne.ShortcutUndo:
		call(UndoFallback)
	case *fyne.ShortcutRedo:
		call(RedoFallback)
	}
}

// MouseIn lights the field up.
func (k *knob) MouseIn(*desktop.MouseEvent) { k.hovered = true; k.Refresh() }

// MouseMoved does nothing.
func (k *knob) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (k *knob) MouseOut() { k.hovered = false; k.Refresh() }

// CreateRenderer is for the toolkit.
func (k *knob) CreateRenderer() fyne.WidgetRenderer {
	r := &knobRenderer{k}
	r.paint()
	return r
}

type knobRenderer struct{ knob *knob }

func (r *knobRenderer) paint() {
	k := r.knob
	k.ground.FillColor, k.ground.StrokeColor, k.shown.Color = look.Surface, look.FieldLine, look.Text
	switch {
	case k.Disabled():
		k.ground.FillColor, k.shown.Color = look.DisabledFill, look.Disabled
	case k.hovered:
		k.ground.FillColor = look.Hover
	}
	paintRing(k.ring, k.focused && !k.Disabled(), k.wrong)
}

// Measures of the closed choice in px.
const (
	knobIndent = 9
	knobArrow  = 16
)

func (r *knobRenderer) Layout(size fyne.Size) {
	k := r.knob
	k.ground.Resize(size.SubtractWidthHeight(1.5, 1.5)) // as the toolkit places the border of an entry
	k.ground.Move(fyne.NewPos(0.5, 0.5))
	placeRing(k.ring, size)
	room := size.Width - 2*knobIndent - knobArrow
	k.shown.Text = cut(k.text, room, look.SizeText)
	k.shown.Move(fyne.NewPos(knobIndent, 0))
	k.shown.Resize(fyne.NewSize(max(0, room), size.Height))
	k.arrow.Move(fyne.NewPos(size.Width-knobArrow-6, (size.Height-knobArrow)/2))
	k.arrow.Resize(fyne.NewSquareSize(knobArrow))
}

func (r *knobRenderer) MinSize() fyne.Size { return fyne.NewSize(48, fieldHeight) }

func (r *knobRenderer) Refresh() {
	r.paint()
	r.Layout(r.knob.Size())
	canvas.Refresh(r.knob)
}

func (r *knobRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.knob.ground, r.knob.shown, r.knob.arrow, r.knob.ring}
}

func (r *knobRenderer) Destroy() {}
