package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// walk visits an object and everything in it that is visible.
func walk(object fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if object == nil || !object.Visible() {
		return
	}
	visit(object)
	switch o := object.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			walk(inner, visit)
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			walk(inner, visit)
		}
	}
}

// texts returns what can be read, words apart by one blank.
func texts(object fyne.CanvasObject) string {
	var all []string
	walk(object, func(o fyne.CanvasObject) {
		if text, is := o.(*canvas.Text); is {
			all = append(all, strings.Fields(text.Text)...)
		}
	})
	return strings.Join(all, " ")
}

// find returns the visible widgets of a type.
func find[T fyne.CanvasObject](object fyne.CanvasObject) []T {
	var found []T
	walk(object, func(o fyne.CanvasObject) {
		if one, is := o.(T); is {
			found = append(found, one)
		}
	})
	return found
}
