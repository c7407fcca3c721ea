package form

// Fields side by side.

import (
	"fyne.io/fyne/v2"

	"rundertisch/app/window/look"
)

// Row puts fields side by side; weights are their relative widths, 1 where there is none. A field without a label above it stands level with its neighbours.
func Row(weights []float32, fields ...fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: &row{weights}, Objects: fields}
}

type row struct{ weights []float32 }

// unlabelled is a field that has its words beside it instead of above.
type unlabelled interface{ unlabelled() }

func (r *row) weight(i int) float32 {
	if i < len(r.weights) && r.weights[i] > 0 {
		return r.weights[i]
	}
	return 1
}

// widths shares a width among the visible objects by weight; none gets less than it needs at least.
func (r *row) widths(objects []fyne.CanvasObject, total float32) []float32 {
	shown := 0
	for _, o := range objects {
		if o.Visible() {
			shown++
		}
	}
	widths := make([]float32, len(objects))
	left := total - look.Space3*float32(max(0, shown-1))
	fixed := make([]bool, len(objects))
	for again := true; again; {
		again = false
		var weights float32
		for i, o := range objects {
			if o.Visible() && !fixed[i] {
				weights += r.weight(i)
			}
		}
		for i, o := range objects {
			if !o.Visible() || fixed[i] {
				continue
			}
			widths[i] = left * r.weight(i) / weights
			if least := o.MinSize().Width; widths[i] < least {
				widths[i], fixed[i], again = least, true, true
				left -= least
				break
			}
		}
	}
	return widths
}

// drop is how far below its neighbours' top an object stands.
func (r *row) drop(object fyne.CanvasObject, objects []fyne.CanvasObject) float32 {
	if _, ok := object.(unlabelled); !ok {
		return 0
	}
	var most float32
	for _, o := range objects {
		if f, ok := o.(interface{ captionHeight() float32 }); ok && o.Visible() {
			most = max(most, f.captionHeight())
		}
	}
	return most
}

// Layout is for the toolkit.
func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := r.widths(objects, size.Width)
	var x float32
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		top := r.drop(o, objects)
		o.Move(fyne.NewPos(x, top))
		o.Resize(fyne.NewSize(widths[i], size.Height-top))
		x += widths[i] + look.Space3
	}
}

// MinSize is for the toolkit.
func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if size.Width > 0 {
			size.Width += look.Space3
		}
		size.Width += least.Width
		size.Height = max(size.Height, least.Height+r.drop(o, objects))
	}
	return size
}
