package settings

// What several tabs need.

import (
	"strconv"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/form"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// idText is a number as the value of a choice.
func idText(id data.ID) string { return strconv.FormatInt(int64(id), 10) }

// parseID reads what idText wrote; anything else is 0.
func parseID(text string) data.ID {
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return data.ID(id)
}

// lock lets a field be typed into, or not.
func lock(field form.Field, locked bool) {
	if locked {
		field.Disable()
	} else {
		field.Enable()
	}
}

// enable lets a button be pressed, or not.
func enable(button *widgets.Button, on bool) {
	if on {
		button.Enable()
	} else {
		button.Disable()
	}
}

func setVisible(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}

// leftLayout puts one object to the left at its own height, with a width of its own.
type leftLayout struct{ width float32 }

// MinSize is that of the object, as wide as it shall be.
func (l leftLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}

// Layout gives the object its width and the height that it then needs.
func (l leftLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(l.width, size.Width)
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[0].Resize(fyne.NewSize(width, min(objects[0].MinSize().Height, size.Height)))
}
