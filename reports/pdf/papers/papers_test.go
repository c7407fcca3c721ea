// Package papers holds the hard cases of letters and compares finished files with what the screen shows. Everything that needs no other program runs with
// every test; PAPERS=folder also writes the files there, reads them with poppler and compares pictures, as .ci/check-papers has it done.
package papers

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"rundertisch/reports/letter"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
	"rundertisch/reports/raster"
)

// paper is a file to be checked.
type paper struct {
	name    string
	letters []letter.Letter
	pages   int      // expected at least
	says    []string // sentences that must be read in one piece
}

// layout lays the letters out, with a bookmark for each.
func (p paper) layout() pdf.Document {
	doc := pdf.Document{Title: p.name, Author: "Stelle für interkulturelle Arbeit", Made: time.Date(2026, 3, 3, 8, 0, 0, 0, time.UTC)}
	for _, l := range p.letters {
		doc.Bookmarks = append(doc.Bookmarks, pdf.Bookmark{Title: l.Name, Page: len(doc.Pages)})
		doc.Pages = append(doc.Pages, letter.Layout(page.NewTypesetter(), l)...)
	}
	return doc
}

func finished(t *testing.T, doc pdf.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Write(context.Background(), &out, doc); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPapers(t *testing.T) {
	folder := os.Getenv("PAPERS")
	for _, p := range hardCases(t) {
		t.Run(p.name, func(t *testing.T) {
			doc := p.layout()
			if len(doc.Pages) < p.pages {
				t.Errorf("%d pages, want at least %d", len(doc.Pages), p.pages)
			}
			content := finished(t, doc)
			if !bytes.Equal(content, finished(t, doc)) {
				t.Error("the second file has other bytes")
			}
			if folder == "" {
				return
			}
			path := filepath.Join(folder, p.name+".pdf")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			p.readBy(t, path)
			for i, sheet := range doc.Pages {
				compare(t, path, i, sheet)
			}
		})
	}
}

// readBy looks for the sentences in what poppler reads along the structure.
func (p paper) readBy(t *testing.T, path string) {
	t.Helper()
	out, err := exec.Command("pdfinfo", "-struct-text", path).Output()
	if err != nil {
		t.Fatalf("pdfinfo: %v", err)
	}
	var all strings.Builder
	for _, text := range regexp.MustCompile(`(?m)^ *"(.*)"$`).FindAllSubmatch(out, -1) {
		all.Write(text[1])
	}
	spoken := spaced(all.String())
	for _, sentence := range p.says {
		if !strings.Contains(spoken, spaced(sentence)) {
			t.Errorf("%q is not read in one piece:\n%s", sentence, spoken)
		}
	}
	if n := strings.Count(string(out), "  Sect"); n != len(p.letters) {
		t.Errorf("%d sections for %d letters", n, len(p.letters))
	}
}

// spaced makes no-break spaces blanks and takes soft hyphens away.
func spaced(text string) string {
	return norm.NFC.String(strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u00ad", "").Replace(text))
}

// dpi is the resolution in which pictures are compared: that of a screen at 150 %.
const dpi = 144

// Pages differ by how letters are smoothed. Measured in stripes of the pages below: 3.9 of 255 in the mean at most, and 0.002 % of the pixels differ much. One line of text
// that stands half a millimetre elsewhere makes 0.22 % differ much: see TestComparisonSees.
const (
	meanTolerance  = 6.0
	shareTolerance = 0.0005
	much           = 96 // of 255, after smoothing over 3 by 3 pixels
)

// compare compares a page as the screen shows it with the page that poppler draws of the file. It looks at stripes of 20 mm, so that one line counts.
func compare(t *testing.T, path string, number int, sheet page.Page) {
	t.Helper()
	drawn := smooth(raster.Draw(sheet, dpi/25.4))
	printed := smooth(printed(t, path, number))
	worst := differences(drawn, printed)
	t.Logf("page %d: worst stripe differs by %.2f, %.3f %% of pixels much", number+1, worst.mean, worst.share*100)
	if worst.mean > meanTolerance || worst.share > shareTolerance {
		t.Errorf("page %d: screen and file differ by %.2f, %.2f %% of pixels much, at %d mm", number+1, worst.mean, worst.share*100, worst.top)
		keep(t, fmt.Sprintf("%s-%d-screen.png", path, number+1), drawn)
		keep(t, fmt.Sprintf("%s-%d-file.png", path, number+1), printed)
	}
}

// printed lets poppler draw a page.
func printed(t *testing.T, path string, number int) image.Image {
	t.Helper()
	page := fmt.Sprint(number + 1)
	out, err := exec.Command("pdftoppm", "-r", fmt.Sprint(dpi), "-f", page, "-l", page, "-png", path).Output()
	if err != nil {
		t.Fatalf("pdftoppm: %v", err)
	}
	decoded, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

// difference is how a stripe of two pictures differs.
type difference struct {
	top   int     // mm
	mean  float64 // of 255
	share float64 // of pixels that differ much
}

// stripe is the height of stripes, mm.
const stripe = 20

// differences returns the worst values of all stripes.
func differences(a, b *image.Gray) difference {
	var worst difference
	area := a.Bounds().Intersect(b.Bounds())
	height := stripe * dpi * 10 / 254
	for top := area.Min.Y; top < area.Max.Y; top += height {
		sum, count, far := 0, 0, 0
		for y := top; y < min(top+height, area.Max.Y); y++ {
			rowA, rowB := a.Pix[a.PixOffset(0, y):], b.Pix[b.PixOffset(0, y):]
			for x := range area.Max.X {
				first, second := int(rowA[x]), int(rowB[x])
				off := max(first-second, second-first)
				sum += off
				count++
				if off > much {
					far++
				}
			}
		}
		mean, share := float64(sum)/float64(count), float64(far)/float64(count)
		if mean > worst.mean || share > worst.share {
			worst.top = top * 254 / dpi / 10
		}
		worst.mean, worst.share = max(worst.mean, mean), max(worst.share, share)
	}
	return worst
}

// smooth returns a picture in grey, each pixel the mean of the 3 by 3 around it. The edge, which has no neighbours, stays.
func smooth(picture image.Image) *image.Gray {
	area := image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy())
	coloured := image.NewRGBA(area)
	draw.Draw(coloured, area, picture, picture.Bounds().Min, draw.Src)
	grey := image.NewGray(area)
	for i := range grey.Pix {
		red, green, blue := int(coloured.Pix[4*i]), int(coloured.Pix[4*i+1]), int(coloured.Pix[4*i+2])
		grey.Pix[i] = uint8((299*red + 587*green + 114*blue) / 1000)
	}
	result := image.NewGray(area)
	copy(result.Pix, grey.Pix)
	width := area.Dx()
	for i := width + 1; i < len(grey.Pix)-width-1; i++ {
		sum := 0
		for _, row := range [3]int{i - width, i, i + width} {
			sum += int(grey.Pix[row-1]) + int(grey.Pix[row]) + int(grey.Pix[row+1])
		}
		result.Pix[i] = uint8(sum / 9)
	}
	return result
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

// The comparison is worth something only if it sees that one line of text stands half a millimetre too far right or down.
func TestComparisonSees(t *testing.T) {
	doc := hardCases(t)[0].layout()
	sheet := doc.Pages[0]
	right := smooth(raster.Draw(sheet, dpi/25.4))
	for _, by := range [][2]float64{{0.5, 0}, {-0.5, 0}, {0, 0.5}, {0, -0.5}} {
		for i, item := range sheet.Items {
			text, ok := item.(page.Text)
			if !ok || text.Width < 60 {
				continue
			}
			moved := sheet
			moved.Items = append([]page.Item(nil), sheet.Items...)
			moved.Items[i] = page.Move(item, by[0], by[1])
			worst := differences(right, smooth(raster.Draw(moved, dpi/25.4)))
			if worst.mean <= meanTolerance && worst.share <= shareTolerance {
				t.Errorf("%q moved by %v mm differs only by %.2f, %.2f %%", text.Content, by, worst.mean, worst.share*100)
			}
		}
	}
}
