package widgets

// The handle of a row that can be put elsewhere: dragged with the mouse, moved by keys.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// handle is where a row is taken hold of.
type handle struct {
	widget.BaseWidget
	reorder *Reorder
	row     *reorderRow

	hovered, focused bool
	ground, ring     *canvas.Rectangle
	sign             *canvas.Text
}

var (
	_ fyne.Focusable     = (*handle)(nil)
	_ fyne.Shortcutable  = (*handle)(nil)
	_ fyne.Draggable     = (*handle)(nil)
	_ fyne.Tappable      = (*handle)(nil)
	_ desktop.Hoverable  = (*handle)(nil)
	_ desktop.Cursorable = (*handle)(nil)
)

const (
	handleSign = "⠿"
	handleTip  = "Ziehen verschiebt · Alt+↑ ↓ verschiebt · Alt+→ ← rückt ein und aus · Eingabe: Menü"
)

func newHandle(r *Reorder, row *reorderRow) *handle {
	h := &handle{reorder: r, row: row, ground: canvas.NewRectangle(look.Surface), ring: newRing(look.CornerField), sign: canvas.NewText(handleSign, look.Muted)}
	h.ground.CornerRadius = look.CornerField
	h.ground.Hide()
	h.sign.TextSize = look.SizeSection
	h.sign.Alignment = fyne.TextAlignCenter
	h.ExtendBaseWidget(h)
	return h
}

// Label is what the handle is for.
func (h *handle) Label() string { return "Verschieben" }

// Tapped opens what can be done with the row.
func (h *handle) Tapped(*fyne.PointEvent) {
	takeFocus(h)
	h.reorder.turn(h.row, TurnOpen)
}

// Dragged moves the row under the mouse.
func (h *handle) Dragged(event *fyne.DragEvent) {
	hideTip(h)
	h.reorder.dragTo(h.row, event.AbsolutePosition.Y)
}

// DragEnd puts the row where the line is.
func (h *handle) DragEnd() { h.reorder.land() }

// Cursor is the hand.
func (h *handle) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained shows the ring.
func (h *handle) FocusGained() {
	h.focused = true
	h.Refresh()
	if at := h.reorder.index(h.row); at >= 0 && h.reorder.OnFocused != nil {
		h.reorder.OnFocused(at)
	}
}

// FocusLost hides the ring.
func (h *handle) FocusLost() { h.focused = false; h.Refresh() }

// TypedRune does nothing; the space bar comes as a key.
func (h *handle) TypedRune(rune) {}

// TypedKey goes to other handles, opens and removes.
func (h *handle) TypedKey(event *fyne.KeyEvent) {
	at := h.reorder.index(h.row)
	switch event.Name {
	case fyne.KeyUp:
		h.reorder.FocusHandle(at - 1)
	case fyne.KeyDown:
		h.reorder.FocusHandle(at + 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, desktop.KeyMenu:
		h.reorder.turn(h.row, TurnOpen)
	case fyne.KeyDelete:
		h.reorder.turn(h.row, TurnRemove)
	case fyne.KeyEscape:
		if h.reorder.dragged >= 0 {
			h.reorder.drop()
			return
		}
		PassOn(h, event)
	default:
		PassOn(h, event)
	}
}

// TypedShortcut moves the row with Alt and an arrow; others go to the window.
func (h *handle) TypedShortcut(shortcut fyne.Shortcut) {
	if turn, ok := TurnFor(shortcut); ok {
		h.reorder.turn(h.row, turn)
		return
	}
	handOn(fyne.CurrentApp().Driver().CanvasForObject(h), shortcut)
}

// TurnFor returns what Alt and an arrow mean for a row; false for every other shortcut.
func TurnFor(shortcut fyne.Shortcut) (Turn, bool) {
	keys, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || keys.Modifier != fyne.KeyModifierAlt {
		return 0, false
	}
	switch keys.KeyName {
	case fyne.KeyUp:
		return TurnUp, true
	case fyne.KeyDown:
		return TurnDown, true
	case fyne.KeyRight:
		return TurnDeeper, true
	case fyne.KeyLeft:
		return TurnHigher, true
	}
	return 0, false
}

// MouseIn lights the handle up and says after a moment what it does.
func (h *handle) MouseIn(event *desktop.MouseEvent) {
	h.hovered = true
	h.Refresh()
	showTipSoon(h, handleTip, event.AbsolutePosition)
}

// MouseMoved does nothing.
func (h *handle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts light and tip out.
func (h *handle) MouseOut() {
	h.hovered = false
	h.Refresh()
	hideTip(h)
}

// CreateRenderer is for the toolkit.
func (h *handle) CreateRenderer() fyne.WidgetRenderer { return &handleRenderer{h} }

type handleRenderer struct{ handle *handle }

func (r *handleRenderer) Layout(size fyne.Size) {
	h := r.handle
	h.ground.Resize(size)
	h.ring.Resize(size)
	h.sign.Resize(size)
}

func (r *handleRenderer) MinSize() fyne.Size { return fyne.NewSize(handleWidth, look.FieldHeight-2) }

func (r *handleRenderer) Refresh() {
	h := r.handle
	h.ground.Hidden = !h.hovered
	h.ground.FillColor = look.Hover
	h.sign.Color = look.Muted
	if h.hovered || h.focused {
		h.sign.Color = look.Primary
	}
	h.ring.Hidden = !h.focused
	r.Layout(h.Size())
	canvas.Refresh(h)
}

func (r *handleRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.handle.ground, r.handle.sign, r.handle.ring}
}

func (r *handleRenderer) Destroy() { hideTip(r.handle) }
