package widgets

// Keys that the focused widget has no use for. The toolkit gives every key to the focused widget and to nobody else.

import "fyne.io/fyne/v2"

// PassOn hands function keys and Esc that a focused widget has no use for to its window, as if nothing had the keyboard.
func PassOn(from fyne.CanvasObject, event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF11, fyne.KeyF12:
	default:
		return
	}
	if window := fyne.CurrentApp().Driver().CanvasForObject(from); window != nil && window.OnTypedKey() != nil {
		window.OnTypedKey()(event)
	}
}
