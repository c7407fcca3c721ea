package widgets

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rundertisch/reports/page"
)

// letterPages are sheets of A4 with text and a rule.
func letterPages(count int) []page.Page {
	setter := page.NewTypesetter()
	pages := make([]page.Page, count)
	for i := range pages {
		lines := setter.Break([]page.Span{{Style: page.Style{Size: 11}, Text: "Sehr geehrte Frau Huber, die Stelle für interkulturelle Arbeit lädt die Migrationsbeauftragten aller Bezirksausschüsse zu einem Runden Tisch ein."}}, 165)
		pages[i] = page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{page.Rule{X1: 5, Y1: 105, X2: 10, Y2: 105, Width: 0.2}}}
		for number, row := range page.Rows(lines, 25, 5, page.Paragraph, 1) {
			for _, item := range row.Items {
				pages[i].Items = append(pages[i].Items, page.Move(item, 0, 110+5*float64(number)))
			}
		}
	}
	return pages
}

func TestPreviewFitsZoomsAndLeafs(t *testing.T) {
	window := open(t, container.NewStack(), 560, 640)
	p := NewPreview()
	window.SetContent(p)
	shoot(t, window, "preview-none")
	p.SetPages(letterPages(3))
	shoot(t, window, "preview")
	sheet := p.picture.Size()
	if sheet.Height > 600 || sheet.Height < 560 || math.Abs(float64(sheet.Height/sheet.Width)-297.0/210) > 0.01 {
		t.Errorf("the page shows at %v", sheet)
	}
	fitted := p.Zoom()
	window.Canvas().Focus(p)
	if p.ring.Hidden {
		t.Error("no ring")
	}
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: fyne.KeyModifierControl})
	if p.Zoom() <= fitted || p.size.Text() != "67 %" {
		t.Errorf("Ctrl+ shows %s", p.size.Text())
	}
	p.TypedRune('+')
	p.TypedRune('+')
	if p.Zoom() != 1 || math.Abs(float64(p.picture.Size().Width)-210*96/25.4) > 1 {
		t.Errorf("zoom %v, width %v", p.Zoom(), p.picture.Size().Width)
	}
	shoot(t, window, "preview-large")
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyMinus, Modifier: fyne.KeyModifierControl})
	if p.Zoom() != 0.75 {
		t.Errorf("Ctrl− shows %v", p.Zoom())
	}
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierControl})
	if p.Zoom() != fitted || !p.fit.Disabled() {
		t.Errorf("the whole page again shows %v, want %v", p.Zoom(), fitted)
	}
	var seen []int
	p.OnPage = func(i int) { seen = append(seen, i) }
	test.Tap(p.further)
	key := func(name fyne.KeyName) { p.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyPageDown)
	key(fyne.KeyPageDown)
	key(fyne.KeyHome)
	if len(seen) != 3 || seen[1] != 2 || p.Shown() != 0 {
		t.Errorf("leafed %v", seen)
	}
	p.ShowPage(2)
	if p.place.Text() != "Seite 3 von 3" || !p.further.Disabled() || p.back.Disabled() {
		t.Errorf("says %q", p.place.Text())
	}
	p.SetPages(letterPages(1))
	if p.Shown() != 0 || p.back.Visible() {
		t.Error("a page that is gone still shows")
	}
	p.SetPages(nil)
	if p.picture.Visible() || p.place.Text() != "" || !p.none.Visible() {
		t.Error("paper without pages")
	}
	p.SetPages(letterPages(2))
	window.Resize(fyne.NewSize(320, 500))
	if end := p.larger.Position().X + p.larger.Size().Width; p.fit.Visible() || end > 320 {
		t.Errorf("the bar reaches to %v of 320", end)
	}
	shoot(t, window, "preview-narrow")
}

func TestPreviewDrawsOnlyWhatChanged(t *testing.T) {
	window := open(t, container.NewStack(), 560, 640)
	p := NewPreview()
	window.SetContent(p)
	p.SetPages(letterPages(1))
	for range 3 {
		window.Canvas().Capture()
	}
	if p.draws != 1 {
		t.Errorf("drawn %d times, want once", p.draws)
	}
	p.SetPages(letterPages(1))
	window.Canvas().Capture()
	if p.draws != 2 {
		t.Errorf("drawn %d times after a change, want twice", p.draws)
	}
	window.Resize(fyne.NewSize(700, 700))
	window.Canvas().Capture()
	if p.draws != 3 {
		t.Errorf("drawn %d times after another size, want three times", p.draws)
	}
}

// On a dense screen the picture has the pixels of the screen.
func TestPreviewIsSharpOnDenseScreens(t *testing.T) {
	window := open(t, container.NewStack(), 560, 640)
	window.Canvas().(interface{ SetScale(float32) }).SetScale(2)
	p := NewPreview()
	window.SetContent(p)
	window.Resize(fyne.NewSize(561, 641))
	p.SetPages(letterPages(1))
	window.Canvas().Capture()
	if want := int(p.picture.Size().Width*2 + 0.5); p.drawn.width != want {
		t.Errorf("drawn %d pixels wide, want %d", p.drawn.width, want)
	}
}

func BenchmarkPreviewKeystroke(b *testing.B) {
	window := open(b, container.NewStack(), 560, 640)
	p := NewPreview()
	window.SetContent(p)
	pages := letterPages(1)
	for b.Loop() {
		p.SetPages(pages)
		p.draw(397, 561)
	}
}

// The picture has a pixel for each pixel of the sheet, at every size: a row more or less would cut a line of text in two.
func TestThePictureFillsTheSheet(t *testing.T) {
	window := open(t, container.NewStack(), 560, 640)
	p := NewPreview()
	window.SetContent(p)
	p.SetPages(letterPages(1))
	for height := float32(300); height < 420; height++ {
		p.Resize(fyne.NewSize(560, height))
		size := p.picture.Size()
		if got := p.draw(int(size.Width), int(size.Height)).Bounds(); float32(got.Dx()) != size.Width || float32(got.Dy()) != size.Height {
			t.Errorf("in %v px: a picture of %v on a sheet of %v", height, got.Max, size)
		}
	}
}
