package widgets

// Menus in the header of a page: for what is not needed every day.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Command is a line of a menu; the zero Command is a line between groups.
type Command struct {
	Words string
	Do    func()
	Off   bool // cannot be used now
}

// AddMenu adds a button at the right that opens a menu below itself. What stands in it is asked for each time.
func (h *Header) AddMenu(words string, commands func() []Command) *Button {
	var button *Button
	button = h.AddButton(words+" ▾", func() { OpenMenu(button, commands()) })
	return button
}

// OpenMenu opens a menu below an object.
func OpenMenu(below fyne.CanvasObject, commands []Command) {
	var items []*fyne.MenuItem
	for _, c := range commands {
		if c.Words == "" {
			items = append(items, fyne.NewMenuItemSeparator())
			continue
		}
		item := fyne.NewMenuItem(c.Words, c.Do)
		item.Disabled = c.Off
		items = append(items, item)
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(below).AddXY(0, below.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), driver.CanvasForObject(below), at)
}
