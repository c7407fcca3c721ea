package widgets

// Dragging a row of a Reorder to the edge of what it scrolls in: it scrolls on as long as the row is held there, the faster the nearer to the edge.

import (
	"time"

	"fyne.io/fyne/v2"
)

const (
	edgeHeight float32 = 40  // how near the edge scrolling begins, px
	edgeSpeed  float32 = 0.3 // px in one frame for each px into the edge
)

// dragTo moves a row to a height in the window, and scrolls at the edges.
func (r *Reorder) dragTo(row *reorderRow, y float32) {
	r.stopScrolling()
	step := func() {
		r.scrollBy(r.edge(y) * edgeSpeed)
		column := fyne.CurrentApp().Driver().AbsolutePositionForObject(r) // it may have been scrolled since
		r.drag(row, y-column.Y)
	}
	step()
	if r.dragged >= 0 && r.edge(y) != 0 {
		r.scrolling = fyne.NewAnimation(time.Second, func(float32) {
			if r.dragged >= 0 {
				step()
			}
		})
		r.scrolling.RepeatCount = fyne.AnimationRepeatForever
		r.scrolling.Start()
	}
}

// edge returns how far a height in the window is into the lower edge, or (negative) into the upper one; 0 between them. Beyond the edge it is no further than at it.
func (r *Reorder) edge(y float32) float32 {
	if r.Within == nil {
		return 0
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.Within).Y
	above := top + edgeHeight - y
	below := y - (top + r.Within.Size().Height - edgeHeight)
	switch {
	case above > 0:
		return -min(above, edgeHeight)
	case below > 0:
		return min(below, edgeHeight)
	}
	return 0
}

// scrollBy scrolls as far as there is something.
func (r *Reorder) scrollBy(by float32) {
	if by == 0 {
		return
	}
	offset := r.Within.Offset
	offset.Y = max(0, min(offset.Y+by, r.Within.Content.MinSize().Height-r.Within.Size().Height))
	r.Within.ScrollToOffset(offset)
}

func (r *Reorder) stopScrolling() {
	if r.scrolling != nil {
		r.scrolling.Stop()
		r.scrolling = nil
	}
}
