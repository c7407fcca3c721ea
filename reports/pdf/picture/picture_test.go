package picture

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"sync"
	"testing"
	"time"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// letterhead has a red square of 20 mm whose upper left corner is at 50, 100 mm.
func letterhead(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	sheet := page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{page.Box{X: 50, Y: 100, Width: 20, Height: 20, Filled: true, Fill: 0xFF0000}}}
	if err := pdf.Write(t.Context(), &out, pdf.Document{Made: time.Unix(0, 0).UTC(), Pages: []page.Page{sheet}}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRasterize(t *testing.T) {
	content := letterhead(t)
	var all sync.WaitGroup
	for _, dpi := range []float64{50.8, 101.6} {
		all.Go(func() {
			drawn, err := Rasterize(content, 0, dpi)
			if err != nil {
				t.Error(err)
				return
			}
			picture, err := png.Decode(bytes.NewReader(drawn))
			if err != nil {
				t.Error(err)
				return
			}
			scale := dpi / 25.4
			if size := picture.Bounds().Size(); size != image.Pt(int(210*scale), int(297*scale)) {
				t.Errorf("%v dpi: the picture has %v", dpi, size)
			}
			for _, point := range []struct {
				x, y      float64
				red, blue uint32
			}{{51, 101, 0xFFFF, 0}, {69, 119, 0xFFFF, 0}, {49, 101, 0xFFFF, 0xFFFF}, {51, 99, 0xFFFF, 0xFFFF}, {71, 119, 0xFFFF, 0xFFFF}, {69, 121, 0xFFFF, 0xFFFF}} {
				red, _, blue, alpha := picture.At(int(point.x*scale), int(point.y*scale)).RGBA()
				if red != point.red || blue != point.blue || alpha != 0xFFFF {
					t.Errorf("%v dpi: at %v, %v mm is red %x, blue %x, alpha %x", dpi, point.x, point.y, red, blue, alpha)
				}
			}
		})
	}
	all.Wait()
}

func TestRasterizeRefuses(t *testing.T) {
	var fault *pdf.LetterheadFault
	if _, err := Rasterize([]byte("no PDF"), 0, 100); !errors.As(err, &fault) {
		t.Errorf("no PDF: %v", err)
	}
	if _, err := Rasterize(letterhead(t), 1, 100); !errors.As(err, &fault) {
		t.Errorf("no page: %v", err)
	}
	for _, dpi := range []float64{0, -1, 5000} {
		if _, err := Rasterize(letterhead(t), 0, dpi); err == nil || errors.As(err, &fault) {
			t.Errorf("%v dpi: %v", dpi, err)
		}
	}
}

// BenchmarkRasterize measures a page for the screen, PDFium being started.
func BenchmarkRasterize(b *testing.B) {
	var out bytes.Buffer
	sheet := page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{page.NewTypesetter().Line(25, 50, "Landeshauptstadt München", page.Style{Size: 11})}}
	if err := pdf.Write(b.Context(), &out, pdf.Document{Made: time.Unix(0, 0).UTC(), Pages: []page.Page{sheet}}); err != nil {
		b.Fatal(err)
	}
	if _, err := Rasterize(out.Bytes(), 0, 150); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Rasterize(out.Bytes(), 0, 150); err != nil {
			b.Fatal(err)
		}
	}
}
