package raster

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// screen is the resolution of a usual screen, 96 dpi, in pixels for each mm.
const screen = 96 / 25.4

// ink returns the smallest rectangle around everything that is not white.
func ink(picture *image.RGBA) image.Rectangle {
	var area image.Rectangle
	for y := range picture.Rect.Dy() {
		for x := range picture.Rect.Dx() {
			if picture.RGBAAt(x, y) != (color.RGBA{255, 255, 255, 255}) {
				area = area.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return area
}

func sheet(items ...page.Item) page.Page {
	return page.Page{Width: 60, Height: 40, Items: items}
}

func TestEmptyPageIsWhite(t *testing.T) {
	picture := Draw(page.Page{Width: page.A4Width, Height: page.A4Height}, screen)
	if size := picture.Bounds().Size(); size != image.Pt(794, 1123) {
		t.Errorf("A4 at 96 dpi is %v", size)
	}
	if !ink(picture).Empty() {
		t.Error("there is ink on an empty page")
	}
}

func TestLettersStandOnTheirPlace(t *testing.T) {
	set := page.NewTypesetter()
	// H of Liberation Sans: 1,409 of 2,048 units high, its stems from 168 to 1,311; 50 pt at 10 pixels for each mm.
	em := 50 * page.MMPerPoint * 10
	got := ink(Draw(sheet(set.Line(10, 30, "H", page.Style{Size: 50})), 10))
	want := [4]float64{100 + 168*em/2048, 300 - 1409*em/2048, 100 + 1311*em/2048, 300}
	for i, side := range [4]int{got.Min.X, got.Min.Y, got.Max.X, got.Max.Y} {
		if math.Abs(float64(side)-want[i]) > 1.25 { // a pixel, and a quarter for the steps inside it
			t.Errorf("side %d of H is at %d, want %.1f", i, side, want[i])
		}
	}
}

func TestKernedTextIsAsWideAsThePageSays(t *testing.T) {
	set := page.NewTypesetter()
	for _, text := range []string{"AVATAR", "Müller", "Olena", "გამ", "Łódź"} {
		line := set.Line(5, 30, text, page.Style{Size: 30})
		got := ink(Draw(sheet(line), 10))
		// The sides of letters keep up to an eighth of the type size from where the pen stands.
		if room := 30 * page.MMPerPoint * 10 / 8; math.Abs(float64(got.Dx())-line.Width*10) > 2*room || float64(got.Min.X) < 50-room {
			t.Errorf("%s: ink %v, the text is %.1f pixels wide", text, got, line.Width*10)
		}
	}
}

func TestWhatNoFontHasIsSeen(t *testing.T) {
	set := page.NewTypesetter()
	if ink(Draw(sheet(set.Line(10, 20, "😀", page.Style{Size: 20})), screen)).Empty() {
		t.Error("a missing character leaves nothing on the page")
	}
	if !ink(Draw(sheet(set.Line(10, 20, " \u00a0\u00ad", page.Style{Size: 20})), screen)).Empty() {
		t.Error("blanks leave ink")
	}
}

func TestRulesAndBoxes(t *testing.T) {
	picture := Draw(sheet(
		page.Rule{X1: 5, Y1: 10, X2: 10, Y2: 10, Width: 0.05, Color: 0x0000FF},
		page.Rule{X1: 50, Y1: 5, X2: 50, Y2: 15, Width: 1},
		page.Rule{X1: 30, Y1: 5, X2: 40, Y2: 15, Width: 1},
		page.Box{X: 20, Y: 20, Width: 10, Height: 10, Filled: true, Fill: 0xFF0000, Line: 0.5, LineColor: 0x00FF00},
	), 10)
	for _, c := range []struct {
		x, y int
		want color.RGBA
	}{
		{75, 100, color.RGBA{0, 0, 255, 255}}, {75, 102, color.RGBA{255, 255, 255, 255}}, {75, 98, color.RGBA{255, 255, 255, 255}},
		{500, 100, color.RGBA{0, 0, 0, 255}}, {495, 100, color.RGBA{0, 0, 0, 255}}, {508, 100, color.RGBA{255, 255, 255, 255}},
		{350, 100, color.RGBA{0, 0, 0, 255}}, {330, 100, color.RGBA{255, 255, 255, 255}},
		{250, 250, color.RGBA{255, 0, 0, 255}}, {250, 200, color.RGBA{0, 255, 0, 255}}, {300, 250, color.RGBA{0, 255, 0, 255}}, {198, 198, color.RGBA{0, 255, 0, 255}},
	} {
		if got := picture.RGBAAt(c.x, c.y); got != c.want {
			t.Errorf("pixel %d, %d is %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

func picturePNG(t testing.TB) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		picture.Set(i%4, i/4, color.NRGBA{200, 0, 0, 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPictures(t *testing.T) {
	picture := Draw(sheet(page.Image{X: 10, Y: 10, Width: 20, Height: 10, Data: picturePNG(t)}, page.Image{X: 40, Y: 10, Width: 5, Height: 5, Data: []byte("damaged")}), 10)
	if got := picture.RGBAAt(200, 150); got != (color.RGBA{200, 0, 0, 255}) {
		t.Errorf("the picture is %v", got)
	}
	if got := picture.RGBAAt(420, 120); got != (color.RGBA{0xCC, 0xCC, 0xCC, 255}) {
		t.Errorf("what cannot be read is %v", got)
	}
}

func TestOddScales(t *testing.T) {
	set := page.NewTypesetter()
	p := sheet(set.Line(math.NaN(), 5, "a", page.Style{Size: 10}), set.Line(5, 5, "a", page.Style{Size: math.Inf(1)}), set.Line(1e300, 5, "a", page.Style{Size: 10}),
		page.Rule{X2: math.Inf(1), Y2: 3}, page.Box{Width: math.NaN(), Height: 1, Filled: true}, page.Image{Width: math.NaN()}, page.Image{Width: 1e9, Height: 1e9})
	for scale, want := range map[float64]image.Point{0: {1, 1}, -1: {1, 1}, 0.01: {1, 1}, 1: {60, 40}} {
		if got := Draw(p, scale).Bounds().Size(); got != want {
			t.Errorf("scale %v gives %v", scale, got)
		}
	}
	if got := Draw(p, math.NaN()).Bounds().Size(); got != image.Pt(1, 1) {
		t.Errorf("no scale gives %v", got)
	}
}

func TestSamePictureFromManyGoroutines(t *testing.T) {
	want := Draw(letter(), screen)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if !bytes.Equal(Draw(letter(), screen).Pix, want.Pix) {
				t.Error("the same page gave another picture")
			}
		})
	}
	wg.Wait()
}

// letter is a page as full as letters are.
func letter() page.Page {
	set := page.NewTypesetter()
	p := page.Page{Width: page.A4Width, Height: page.A4Height}
	text := "der Runde Tisch der Migrationsbeauftragten der Bezirksausschüsse trifft sich voraussichtlich im Herbst 2021. Wir bitten Sie, uns bis zum 22.\u00a0Februar eine Ansprechperson zu benennen; Đỗ Thị Hằng, Łukasz Żółć, Şükrü Öztürk, Ελένη, Олександр, გიორგი, M̂ C̆ J̌ AVATAR Ta Vo Wa. "
	spans := []page.Span{{Text: text, Style: page.Style{Size: 11}}, {Text: text, Style: page.Style{Size: 11, Face: page.Bold}}, {Text: text + text + text, Style: page.Style{Size: 10, Color: 0x334466}}}
	for i, row := range page.Rows(set.Break(spans, 165), 25, 5, page.Paragraph, 1) {
		for _, item := range row.Items {
			p.Items = append(p.Items, page.Move(item, 0, 50+5*float64(i)))
		}
	}
	for _, y := range []float64{105, 148.5, 210} {
		p.Items = append(p.Items, page.Rule{X1: 5, Y1: y, X2: 9, Y2: y, Width: 0.1})
	}
	p.Items = append(p.Items, page.Box{X: 25, Y: 200, Width: 50, Height: 20, Filled: true, Fill: 0xEEEEEE, Line: 0.3}, set.Line(30, 212, "Kasten", page.Style{Size: 24, Face: page.Bold}))
	return p
}

// tolerance is how far a page drawn here may differ from what pdftoppm makes of the PDF, in the mean over all pixels that either inks, out of 255.
// Measured 27 at 150 dpi: another rasterizer softens edges differently. A line shifted by half a millimetre gives more than 90.
const tolerance = 40

func TestPictureAgreesWithThePDF(t *testing.T) {
	const dpi = 150
	p := letter()
	drawn := Draw(p, dpi/25.4)
	shifted := p
	shifted.Items = nil
	for _, item := range p.Items {
		shifted.Items = append(shifted.Items, page.Move(item, 0.5, 0))
	}
	if off := difference(drawn, Draw(shifted, dpi/25.4)); off < 90 {
		t.Errorf("half a millimetre changes the picture by %.1f only: the measure is too blunt", off)
	}
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		return // places are also tested without it, here and in reports/pdf
	}
	var out bytes.Buffer
	if err := pdf.Write(context.Background(), &out, pdf.Document{Made: time.Unix(0, 0), Pages: []page.Page{p}}); err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/letter"
	if err := os.WriteFile(path+".pdf", out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command(tool, "-r", fmt.Sprint(dpi), "-png", "-singlefile", path+".pdf", path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	data, err := os.ReadFile(path + ".png")
	if err != nil {
		t.Fatal(err)
	}
	other, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("KEEP_PICTURES"); folder != "" {
		keep(t, folder+"/pdftoppm.png", other)
		keep(t, folder+"/raster.png", drawn)
	}
	if off := difference(drawn, other); off > tolerance {
		t.Errorf("the pictures differ by %.1f, allowed are %d", off, tolerance)
	} else {
		t.Logf("the pictures differ by %.1f", off)
	}
}

func TestUnderlayFillsTheSheet(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 2, 2))
	for i := range picture.Pix {
		picture.Pix[i] = []uint8{0xFF, 0, 0, 0xFF}[i%4]
	}
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		t.Fatal(err)
	}
	rule := page.Rule{X1: 10, Y1: 10, X2: 100, Y2: 10, Width: 2}
	sheet := page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{page.Underlay{Picture: data.Bytes()}, rule}}
	drawn := Draw(sheet, 1)
	for _, point := range []image.Point{{0, 0}, {209, 0}, {0, 296}, {209, 296}, {100, 150}} {
		if got := drawn.RGBAAt(point.X, point.Y); got != (color.RGBA{0xFF, 0, 0, 0xFF}) {
			t.Errorf("at %v is %v", point, got)
		}
	}
	if got := drawn.RGBAAt(50, 10); got != (color.RGBA{0, 0, 0, 0xFF}) {
		t.Errorf("the rule above is %v", got)
	}
	if got := Draw(page.Page{Width: 10, Height: 10, Items: []page.Item{page.Underlay{}}}, 1).RGBAAt(5, 5); got != (color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}) {
		t.Errorf("an underlay without a picture is %v", got)
	}
}

func keep(t *testing.T, path string, picture image.Image) {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// difference is the mean difference in grey over the pixels that one of two pictures inks.
func difference(a *image.RGBA, b image.Image) float64 {
	sum, count := 0, 0
	area := a.Bounds().Intersect(b.Bounds())
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			first := color.GrayModel.Convert(a.At(x, y)).(color.Gray).Y
			second := color.GrayModel.Convert(b.At(x, y)).(color.Gray).Y
			if first == 255 && second == 255 {
				continue
			}
			count++
			sum += max(int(first)-int(second), int(second)-int(first))
		}
	}
	return float64(sum) / float64(max(count, 1))
}

func BenchmarkDrawLetter96dpi(b *testing.B) {
	p := letter()
	Draw(p, screen)
	b.ReportAllocs()
	for b.Loop() {
		Draw(p, screen)
	}
}
