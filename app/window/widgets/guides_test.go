package widgets

// Guides lie over the first page where their lengths say, however it is leafed and zoomed, and cost no drawing of the page.

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"rundertisch/reports/page"
)

// guided shows a preview of two pages with three guides: a shaded box, a box with an edge, a fold.
func guided(t *testing.T) (fyne.Window, *Preview) {
	t.Helper()
	window := open(t, container.NewStack(), 560, 640)
	p := NewPreview()
	window.SetContent(p)
	p.SetPages(letterPages(2))
	p.SetGuides([]page.Box{{X: 20, Y: 45, Width: 90, Height: 45}}, []page.Box{{X: 15, Y: 40, Width: 100, Height: 55}}, []float64{105})
	return window, p
}

// showing counts the guides that can be seen.
func showing(p *Preview) int {
	n := 0
	for _, object := range p.sheet.Objects[2:] {
		if object.Visible() {
			n++
		}
	}
	return n
}

func TestGuidesLieOverTheFirstPage(t *testing.T) {
	window, p := guided(t)
	window.Canvas().Capture()
	drawn := p.draws
	if showing(p) != 0 || !p.guide.Visible() {
		t.Errorf("%d guides show before they are asked for; button to be seen: %v", showing(p), p.guide.Visible())
	}
	test.Tap(p.guide)
	window.Canvas().Capture()
	shoot(t, window, "preview-guides")
	if showing(p) != 3 || !p.Guided() {
		t.Errorf("%d of 3 guides show", showing(p))
	}
	if p.draws != drawn {
		t.Error("the page was drawn again for its guides")
	}
	for i, want := range []page.Box{{X: 15, Y: 40, Width: 100, Height: 55}, {X: 20, Y: 45, Width: 90, Height: 45}, {X: 0, Y: 105, Width: 210}} {
		object := p.sheet.Objects[2+i]
		mm := float64(p.picture.Size().Width) / page.A4Width
		at, size := object.Position().Subtract(p.picture.Position()), object.Size()
		for _, length := range []struct{ got, want float64 }{{float64(at.X), want.X * mm}, {float64(at.Y), want.Y * mm}, {float64(size.Width), want.Width * mm}, {float64(size.Height), max(want.Height*mm, 1)}} {
			if math.Abs(length.got-length.want) > 1 {
				t.Errorf("guide %d: %.1f px, want %.1f", i, length.got, length.want)
			}
		}
	}
	p.TypedRune('u')
	if showing(p) != 0 {
		t.Error("the key does not hide the guides")
	}
}

func TestGuidesStayOnTheFirstPage(t *testing.T) {
	_, p := guided(t)
	p.ToggleGuides()
	ways := []struct {
		name  string
		there func()
		back  func()
	}{
		{"buttons", func() { test.Tap(p.further) }, func() { test.Tap(p.back) }},
		{"keys", func() { p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }, func() { p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp}) }},
		{"ends", func() { p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) }, func() { p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) }},
		{"other pages", func() { p.ShowPage(1) }, func() { p.SetPages(letterPages(1)) }},
	}
	for _, way := range ways {
		way.there()
		if showing(p) != 0 {
			t.Errorf("%s: %d guides over the second page", way.name, showing(p))
		}
		way.back()
		if showing(p) != 3 {
			t.Errorf("%s: %d of 3 guides over the first page again", way.name, showing(p))
		}
	}
	p.SetPages(nil)
	if showing(p) != 0 || p.guide.Visible() {
		t.Error("guides without a page")
	}
}

func TestLeafingBeyondThePages(t *testing.T) {
	_, p := guided(t)
	var beyond []int
	key := func(name fyne.KeyName) { p.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyPageUp)
	if p.Shown() != 0 {
		t.Error("nothing lies before the first page")
	}
	p.OnBeyond = func(by int) { beyond = append(beyond, by) }
	key(fyne.KeyPageUp)
	key(fyne.KeyPageDown)
	if len(beyond) != 1 || beyond[0] != -1 || p.Shown() != 1 {
		t.Errorf("beyond %v, on page %d", beyond, p.Shown())
	}
	key(fyne.KeyPageDown)
	if len(beyond) != 2 || beyond[1] != 1 || p.Shown() != 1 {
		t.Errorf("behind the last page: %v, page %d", beyond, p.Shown())
	}
	key(fyne.KeyHome)
	p.OnBeyond = func(int) { p.SetPages(letterPages(3)); p.ShowPage(0) }
	key(fyne.KeyPageUp)
	if p.Shown() != 2 {
		t.Errorf("leafing back begins with page %d, want the last", p.Shown())
	}
}
