package widgets

// A list in a pane that stays what it is while what it shows stays the same.

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Kept is a column of objects made from what it shows. Pages read everything again after every change; Kept makes its objects anew only when they would
// say something else, so that a click finds the button it began on, and a link keeps the keyboard.
type Kept struct {
	Box *fyne.Container

	shown any
	made  bool
}

// NewKept returns an empty column.
func NewKept() *Kept { return &Kept{Box: container.NewVBox()} }

// Set shows what build makes. shown is all that build depends on; when it equals what was shown before, nothing happens.
func (k *Kept) Set(shown any, build func() []fyne.CanvasObject) {
	if k.made && reflect.DeepEqual(k.shown, shown) {
		return
	}
	k.shown, k.made = shown, true
	k.Box.Objects = build()
	k.Box.Refresh()
}
