package hosttest

// Dialogs as tests see them: they wait until the test accepts or cancels them.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/look"
)

// dialogWidth is the width of a dialog, in px.
const dialogWidth = 560

// open shows the content of a dialog over the page.
func (h *Host) open(d *Dialog) {
	d.owner = h
	h.Dialogs = append(h.Dialogs, d)
	if d.Content == nil {
		return
	}
	d.layer = container.New(dialogLayout{}, canvas.NewRectangle(look.Surface), d.Content)
	h.window.Canvas().Overlays().Add(d.layer)
	d.layer.Resize(h.window.Canvas().Size())
}

// dialogLayout puts ground and content of a dialog into the middle of the window.
type dialogLayout struct{}

func (dialogLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	content := objects[1]
	content.Resize(fyne.NewSize(dialogWidth, content.MinSize().Height))
	inner := fyne.NewSize(dialogWidth, content.MinSize().Height)
	at := fyne.NewPos((size.Width-inner.Width)/2, (size.Height-inner.Height)/3)
	content.Move(at)
	content.Resize(inner)
	objects[0].Move(at.SubtractXY(look.Space4, look.Space4))
	objects[0].Resize(inner.AddWidthHeight(2*look.Space4, 2*look.Space4))
}

func (dialogLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// TopDialog returns the dialog that is answered next; the test fails when there is none.
func (h *Host) TopDialog() *Dialog {
	h.t.Helper()
	if len(h.Dialogs) == 0 {
		h.t.Fatal("no dialog is open")
	}
	return h.Dialogs[len(h.Dialogs)-1]
}

// Accept presses the main button. When that fails the error comes back and the dialog stays, as in the window.
func (d *Dialog) Accept() error {
	if d.layer != nil {
		d.owner.window.Canvas().Unfocus() // what is being typed is saved
	}
	if d.accept != nil {
		if err := d.accept(); err != nil {
			return err
		}
	}
	d.close()
	return nil
}

// Cancel presses 'Abbrechen'.
func (d *Dialog) Cancel() { d.close() }

func (d *Dialog) close() {
	kept := d.owner.Dialogs[:0]
	for _, other := range d.owner.Dialogs {
		if other != d {
			kept = append(kept, other)
		}
	}
	d.owner.Dialogs = kept
	if d.layer != nil {
		removeLayer(d.owner.window.Canvas().Overlays(), d.layer)
	}
	if d.closed != nil {
		d.closed()
	}
}

// removeLayer takes a layer away and leaves those above it, which the toolkit would take with it: dialogs that the accepted one has opened.
func removeLayer(layers fyne.OverlayStack, layer fyne.CanvasObject) {
	var above []fyne.CanvasObject
	found := false
	for _, other := range layers.List() {
		if found {
			above = append(above, other)
		}
		found = found || other == layer
	}
	layers.Remove(layer)
	for _, other := range above {
		layers.Add(other)
	}
}

// Accept presses the main button of the topmost dialog; the test fails when that fails.
func (h *Host) Accept() {
	h.t.Helper()
	d := h.TopDialog()
	if err := d.Accept(); err != nil {
		h.t.Fatalf("dialog %q: %v", d.Title, err)
	}
}

// Cancel presses 'Abbrechen' in the topmost dialog.
func (h *Host) Cancel() {
	h.t.Helper()
	h.TopDialog().Cancel()
}
