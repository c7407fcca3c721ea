package letter

// Logo, letterhead and signature on paper, in both forms.

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// pictureOf returns a PNG or JPEG of so many pixels.
func pictureOf(t testing.TB, width, height int, asJPEG bool) Picture {
	t.Helper()
	var file bytes.Buffer
	drawing := image.NewGray(image.Rect(0, 0, width, height))
	err := png.Encode(&file, drawing)
	if asJPEG {
		file.Reset()
		err = jpeg.Encode(&file, drawing, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return Picture{Hash: "h", Data: file.Bytes(), Alt: "Wappen"}
}

// imagesOf returns the pictures on a page.
func imagesOf(p page.Page) []page.Image {
	var images []page.Image
	for _, item := range p.Items {
		if picture, ok := item.(page.Image); ok {
			images = append(images, picture)
		}
	}
	return images
}

// underlaysOf returns what lies under a page; it must come first.
func underlaysOf(t *testing.T, p page.Page) []page.Underlay {
	t.Helper()
	var underlays []page.Underlay
	for i, item := range p.Items {
		if underlay, ok := item.(page.Underlay); ok {
			if i != len(underlays) {
				t.Errorf("an underlay is item %d", i)
			}
			underlays = append(underlays, underlay)
		}
	}
	return underlays
}

// TestLogo is as large as its room allows, right aligned, above the window, in proportion.
func TestLogo(t *testing.T) {
	for _, c := range []struct {
		form                  Form
		width, height         int
		asJPEG                bool
		wantWidth, wantHeight float64
		top, bottom           float64
	}{
		{FormB, 400, 400, false, 20, 20, 14, 40},
		{FormA, 400, 400, false, 14, 14, 6, 22},
		{FormB, 1200, 200, true, 60, 10, 14, 40},
		{FormA, 200, 1200, true, 14.0 / 6, 14, 6, 22},
		{FormB, 10, 10, false, 2.54, 2.54, 14, 40},
	} {
		l := shortLetter()
		l.Form, l.Logo = c.form, pictureOf(t, c.width, c.height, c.asJPEG)
		typesetter := page.NewTypesetter()
		images := imagesOf(Layout(typesetter, l)[0])
		if len(images) != 1 {
			t.Fatalf("%d pictures", len(images))
		}
		logo := images[0]
		near(t, "width", logo.Width, c.wantWidth)
		near(t, "height", logo.Height, c.wantHeight)
		near(t, "right edge", logo.X+logo.Width, 190)
		near(t, "top", logo.Y, c.top)
		if logo.Y+logo.Height > c.bottom || logo.Alt != "Wappen" {
			t.Errorf("%+v", logo)
		}
		if problems := Check(typesetter, l); len(problems) > 0 {
			t.Errorf("%v", problems)
		}
	}
}

// TestPicturesThatCannotBeDrawn are told, and the letter is set without them.
func TestPicturesThatCannotBeDrawn(t *testing.T) {
	for _, c := range []struct {
		name  string
		edit  func(*Letter)
		place string
		text  string
	}{
		{"no logo for the name", func(l *Letter) { l.Logo = Picture{Hash: "abc"} }, "Briefkopf", "„Logo“ ist nicht da"},
		{"a logo that is no picture", func(l *Letter) { l.Logo = Picture{Data: []byte("GIF89a???")} }, "Briefkopf", "PNG oder JPEG"},
		{"no signature", func(l *Letter) { l.Signature = Picture{Hash: "abc"} }, "Unterschrift", "„Unterschrift von Dorothee Schiwy“"},
		{"no background", func(l *Letter) { l.Background = Background{Hash: "abc"} }, "Briefkopf", "Briefbogen"},
		{"a line up to the logo", func(l *Letter) {
			l.Logo, l.Letterhead = pictureOf(t, 1200, 300, false), []string{"Landeshauptstadt München", strings.Repeat("Sozialreferat ", 5)}
		}, "Briefkopf, Zeile 2", "in das Logo"},
	} {
		l := shortLetter()
		c.edit(&l)
		problems := Check(page.NewTypesetter(), l)
		if len(problems) != 1 || problems[0].Place != c.place || !strings.Contains(problems[0].Text, c.text) || !problems[0].Serious || problems[0].Origin != OriginSender {
			t.Errorf("%s: %+v", c.name, problems)
		}
	}
}

// longLetter has three pages.
func longLetter() Letter { return cases()["three pages"] }

// TestBackground lies under all pages as far as it has pages, and nothing of the own letterhead is set.
func TestBackground(t *testing.T) {
	for _, c := range []struct {
		name       string
		background Background
		under      []int // pages of the PDF under the pages of the letter; -1 for none
	}{
		{"one page", Background{Data: []byte("%PDF"), First: []byte("1")}, []int{0, -1, -1}},
		{"two pages by their pictures", Background{Data: []byte("%PDF"), First: []byte("1"), Following: []byte("2")}, []int{0, 1, 1}},
		{"two pages by number", Background{Data: []byte("%PDF"), Pages: 2}, []int{0, 1, 1}},
	} {
		l := longLetter()
		l.Background, l.Logo = c.background, pictureOf(t, 9, 9, false)
		pages := Layout(page.NewTypesetter(), l)
		for i, p := range pages {
			underlays := underlaysOf(t, p)
			if want := c.under[i]; want < 0 && len(underlays) > 0 || want >= 0 && (len(underlays) != 1 || underlays[0].Page != want) {
				t.Errorf("%s, page %d: %+v", c.name, i+1, underlays)
			}
			if len(imagesOf(p)) > 0 || strings.Contains(contentsOf(p), "Sozialreferat Sozialreferat") || strings.Contains(contentsOf(p), "Franziskanerstr. 8, 81669") {
				t.Errorf("%s, page %d has a letterhead of ours", c.name, i+1)
			}
		}
		if got := underlaysOf(t, pages[0])[0].Picture; string(got) != string(c.background.First) {
			t.Errorf("%s: picture %q", c.name, got)
		}
		foot(t, pages)
	}
}

// TestPreprintedPaper gets neither letterhead nor background nor footer.
func TestPreprintedPaper(t *testing.T) {
	l := longLetter()
	l.Preprinted, l.Logo, l.Background = true, pictureOf(t, 9, 9, false), Background{Data: []byte("%PDF"), First: []byte("1")}
	pages := Layout(page.NewTypesetter(), l)
	for i, p := range pages {
		if all := contentsOf(p); strings.Contains(all, "Sozialreferat Sozialreferat") || strings.Contains(all, "81669 München Direkt") && i > 0 || strings.Contains(all, "Franziskanerstr. 8, 81669") {
			t.Errorf("page %d has a letterhead: %s", i+1, all)
		}
		if len(imagesOf(p)) > 0 || len(underlaysOf(t, p)) > 0 {
			t.Errorf("page %d has a logo or a background", i+1)
		}
	}
	if !strings.Contains(contentsOf(pages[0]), "Sozialreferat · Franziskanerstr.") {
		t.Error("the return line is missing")
	}
	foot(t, pages)
}

// foot tells texts that stand in the lower margin, which belongs to the paper.
func foot(t *testing.T, pages []page.Page) {
	t.Helper()
	for i, p := range pages {
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok && text.Baseline > TextBottom {
				t.Errorf("page %d: %q stands in the lower margin", i+1, text.Content)
			}
		}
	}
}

// TestSignaturePicture stands between closing and name in the room to sign, instead of 'gez.', and moves nothing.
func TestSignaturePicture(t *testing.T) {
	for _, form := range []Form{FormB, FormA} {
		l := shortLetter()
		l.Form, l.Mark = form, "gez."
		l.Signature = pictureOf(t, 600, 150, false)
		l.Signature.Alt = ""
		p := Layout(page.NewTypesetter(), l)[0]
		scan := imagesOf(p)[0]
		printed := print(t, l)[0]
		closing, name := printed.find(t, "Mit freundlichen"), printed.find(t, "Dorothee")
		near(t, "name, three blank lines below the closing", name.baseline-closing.baseline, 4*bodyLine)
		if scan.Y < closing.baseline+0.5 || scan.Y+scan.Height > name.baseline-2.8 {
			t.Errorf("the signature reaches from %.1f to %.1f, closing %.1f, name %.1f", scan.Y, scan.Y+scan.Height, closing.baseline, name.baseline)
		}
		near(t, "left", scan.X, 25)
		if scan.Width > 60.01 || scan.Height > 15.01 || scan.Width < 50 || scan.Alt != "Unterschrift von Dorothee Schiwy" {
			t.Errorf("%.1f × %.1f, %q", scan.Width, scan.Height, scan.Alt)
		}
		if printed.has("gez.") {
			t.Error("gez. stands beside the signature")
		}
	}
}

// TestListsBelowTheSignature stand in their order and never alone on a page.
func TestListsBelowTheSignature(t *testing.T) {
	l := shortLetter()
	l.Enclosures, l.Copies, l.Informed = []string{"Protokoll"}, []string{"Direktorium"}, []string{"Migrationsbeirat", "Frau Huber"}
	if p := print(t, l)[0]; !p.has("Anlage Protokoll Verteiler Direktorium Nachrichtlich Migrationsbeirat Frau Huber") {
		t.Errorf("%q", p.all())
	}
	l.Copies, l.Informed = nil, nil
	parted := 0
	for lines := 1; lines < 80; lines++ {
		l.Body = paragraphs(strings.TrimSpace(strings.Repeat("Zeile\n", lines)))
		pages := Layout(page.NewTypesetter(), l)
		if len(pages) == 1 {
			continue
		}
		parted++
		if last := contentsOf(pages[len(pages)-1]); !strings.Contains(last, "Mit freundlichen") || !strings.Contains(last, "Zeile Zeile") {
			t.Fatalf("%d lines: %q", lines, last)
		}
	}
	if parted < 20 {
		t.Fatalf("only %d letters had two pages", parted)
	}
}

// TestPicturesReachTheFile: background, logo and signature are written, each once however many pages and letters carry it.
func TestPicturesReachTheFile(t *testing.T) {
	made := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)
	written := func(pages []page.Page) []byte {
		var file bytes.Buffer
		if err := pdf.Write(context.Background(), &file, pdf.Document{Title: "Schreiben", Made: made, Pages: pages}); err != nil {
			t.Fatal(err)
		}
		return file.Bytes()
	}
	typesetter := page.NewTypesetter()
	letterhead := []page.Page{{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{
		typesetter.Line(25, 20, "Briefbogen der Stadt", page.Style{Size: 20}), page.Box{X: 0, Y: 0, Width: 210, Height: 9, Filled: true, Fill: 0x4477AA},
	}}}
	plain := longLetter()
	rich := longLetter()
	rich.Background = Background{Data: written(append(letterhead, letterhead...)), Pages: 2}
	rich.Signature = pictureOf(t, 300, 80, false)
	if a, b := len(written(Layout(typesetter, plain))), len(written(Layout(typesetter, rich))); b < a+500 {
		t.Errorf("%d bytes with background and signature, %d without", b, a)
	}
	rich.Background = Background{}
	rich.Logo = pictureOf(t, 300, 80, true)
	once := Layout(typesetter, rich)
	if a, b := len(written(once)), len(written(append(once, once[0]))); b > a+6_000 {
		t.Errorf("%d bytes for three pages, %d for four: the logo is there twice", a, b)
	}
}
