package meetings

// Keys that work wherever the cursor stands in the minutes. Fields and lists pass function keys on to the window; the window asks here before it looks at them itself.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// listen hears the keys of the window before it does.
func (m *minutes) listen() {
	window := m.host.Window().Canvas()
	before := window.OnTypedKey()
	window.SetOnTypedKey(func(key *fyne.KeyEvent) {
		if m.onScreen() && m.typedKey(key) {
			return
		}
		if before != nil {
			before(key)
		}
	})
}

// onScreen reports whether the minutes can be used now: their tab is shown on the shown page, and nothing lies over it. Of an object that cannot be seen the toolkit knows no place.
func (m *minutes) onScreen() bool {
	return m.box.Visible() && m.host.Window().Canvas().Overlays().Top() == nil &&
		fyne.CurrentApp().Driver().AbsolutePositionForObject(m.box) != fyne.Position{}
}

// typedKey is a key that nobody else has used. It reports whether it is used up.
func (m *minutes) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyF8:
		by := 1
		if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
			by = -1
		}
		m.step(by)
	case fyne.KeyF7:
		m.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		return m.item.entered()
	default:
		return false
	}
	return true
}
