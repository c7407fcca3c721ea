package widgets

// Guides over a previewed page: the folds and the window of the envelope, drawn over the picture, never part of the page.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rundertisch/app/window/look"
	"rundertisch/reports/page"
)

// guideLine is one guide: a rectangle in mm on the first page. Fill is shaded, else only the edge shows.
type guideLine struct {
	box    page.Box
	filled bool
}

// foldThickness is how thick the guide of a fold is, in px.
const foldThickness = 1

// SetGuides gives the preview what its button shows over the first page: boxes with an edge (the window of the envelope), shaded boxes (where nothing else may stand), and level lines
// over the whole width (folds). Lengths are mm from the top left corner.
func (p *Preview) SetGuides(edged, shaded []page.Box, folds []float64) {
	p.guides = nil
	for _, box := range shaded {
		p.guides = append(p.guides, guideLine{box, true})
	}
	for _, box := range edged {
		p.guides = append(p.guides, guideLine{box, false})
	}
	for _, y := range folds {
		p.guides = append(p.guides, guideLine{page.Box{Y: y, Width: page.A4Width}, false})
	}
	p.sheet.Objects = p.sheet.Objects[:2] // paper and picture
	for _, g := range p.guides {
		p.sheet.Objects = append(p.sheet.Objects, g.drawn())
	}
	p.Refresh()
}

// drawn is the object that stands for a guide.
func (g guideLine) drawn() *canvas.Rectangle {
	r := canvas.NewRectangle(nil)
	switch {
	case g.filled:
		r.FillColor = look.Guide
	case g.box.Height == 0:
		r.FillColor = look.Focus
	default:
		r.StrokeColor, r.StrokeWidth = look.Focus, foldThickness
	}
	r.Hide()
	return r
}

// ToggleGuides shows the guides, or hides them. The page itself is not drawn anew.
func (p *Preview) ToggleGuides() {
	p.guided = !p.guided
	p.Refresh()
}

// Guided reports whether the guides are switched on; they show over the first page.
func (p *Preview) Guided() bool { return p.guided }

// placeGuides puts the objects of the guides where they belong on the sheet that lies at a place.
func (p *Preview) placeGuides(objects []fyne.CanvasObject, at fyne.Position) {
	scale := p.scale * pixelsPerMM
	for i, object := range objects {
		box := p.guides[i].box
		if shown := p.guided && p.shown == 0 && len(p.pages) > 0; shown {
			object.Show()
		} else {
			object.Hide()
		}
		object.Move(at.AddXY(float32(box.X)*scale, float32(box.Y)*scale))
		object.Resize(fyne.NewSize(float32(box.Width)*scale, max(float32(box.Height)*scale, foldThickness)))
	}
}

// leaf shows the page before or after. Beyond the first and the last it is the owner's to show something else: leafing back, that begins with its last page.
func (p *Preview) leaf(by int) {
	next := p.shown + by
	if next >= 0 && next < len(p.pages) || p.OnBeyond == nil {
		p.ShowPage(next)
		return
	}
	before := p.sets
	p.OnBeyond(by)
	if by < 0 && p.sets != before {
		p.ShowPage(len(p.pages) - 1)
	}
}
