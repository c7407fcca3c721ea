package letters

// The paper at the right of both views: one letter as it prints, with what it is above it and two buttons to leaf.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// paper shows one letter of several.
type paper struct {
	content        fyne.CanvasObject
	preview        *widgets.Preview
	title          *widgets.Label
	previous, next *widgets.Button
	pages          []page.Page // as shown
	guided         bool        // the preview has its guides
	form           letter.Form // for which
}

// newPaper makes the preview; leaf is asked for the letter before (-1) or after (1).
func newPaper(leaf func(by int)) *paper {
	p := &paper{preview: widgets.NewPreview(), title: widgets.NewLabel("")}
	p.previous = widgets.NewButton("‹", func() { leaf(-1) })
	p.next = widgets.NewButton("›", func() { leaf(1) })
	p.preview.OnBeyond = leaf
	p.guide(letter.FormB)
	bar := container.NewBorder(nil, nil, p.previous, p.next, container.New(layout.NewCustomPaddedLayout(0, 0, look.Space2, look.Space2), p.title))
	p.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, look.Space2, 0, 0), bar), nil, nil, nil, p.preview)
	return p
}

// show puts a letter before the user's eyes; hasPrevious and hasNext tell whether there is something to leaf to.
func (p *paper) show(title string, pages []page.Page, hasPrevious, hasNext bool) {
	other := title != p.title.Text()
	p.title.SetText(title)
	p.pages = pages
	p.preview.SetPages(pages)
	if other {
		p.preview.ShowPage(0)
	}
	for _, b := range []struct {
		button *widgets.Button
		on     bool
	}{{p.previous, hasPrevious}, {p.next, hasNext}} {
		if b.on {
			b.button.Enable()
		} else {
			b.button.Disable()
		}
	}
}

// gapBelow is the space between tabs and what they show.
func gapBelow() fyne.CanvasObject {
	gap := canvas.NewRectangle(look.Background)
	gap.SetMinSize(fyne.NewSize(0, look.Space1))
	return gap
}

// guide gives the preview the folds and the window of the envelope for a form of DIN 5008.
func (p *paper) guide(form letter.Form) {
	if p.guided && form == p.form {
		return
	}
	p.guided, p.form = true, form
	m := form.Measures()
	p.preview.SetGuides([]page.Box{m.Window()}, []page.Box{m.KeepClear()}, m.FoldMarks[:])
}
