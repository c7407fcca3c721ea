package settings

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// write puts a file into a folder of the test.
func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// logo is a picture file with a dark ring.
func logo(t *testing.T) string {
	t.Helper()
	drawn := image.NewRGBA(image.Rect(0, 0, 240, 240))
	for y := range 240 {
		for x := range 240 {
			if d := (x-120)*(x-120) + (y-120)*(y-120); d < 110*110 && d > 70*70 {
				drawn.Set(x, y, color.NRGBA{0x1F, 0x4E, 0x8C, 0xFF})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, drawn); err != nil {
		t.Fatal(err)
	}
	return write(t, "Logo.png", out.Bytes())
}

// letterhead is a PDF file with two pages, a bar on each.
func letterhead(t *testing.T) string {
	t.Helper()
	doc := pdf.Document{Title: "Briefbogen", Language: "de-DE", Made: hosttest.Now}
	for i := range 2 {
		doc.Pages = append(doc.Pages, page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{
			page.Rule{X1: 0, Y1: 10 + 5*float64(i), X2: 210, Y2: 10 + 5*float64(i), Width: 6},
		}})
	}
	var out bytes.Buffer
	if err := pdf.Write(context.Background(), &out, doc); err != nil {
		t.Fatal(err)
	}
	return write(t, "Briefbogen.pdf", out.Bytes())
}

func TestLogoAndSignatureAreChosenAndRemoved(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	h.Tap("Logo wählen …") // and cancelled
	if len(h.Jobs) != 0 || sender(t, h).LogoHash != "" {
		t.Error("a cancelled dialog chose a logo")
	}
	h.Answers.File = logo(t)
	h.Tap("Logo wählen …")
	h.Tap("Unterschrift wählen …")
	if got := sender(t, h); got.LogoHash == "" || got.SignatureHash != got.LogoHash {
		t.Fatalf("saved %+v", got)
	}
	if !h.Sees("PNG, 240 × 240 Bildpunkte") || part.pictures["logo"].image.Image == nil {
		t.Error("the logo does not show")
	}
	h.Shot("settings-logo")
	pictures := 0
	for _, item := range part.preview.Pages()[0].Items {
		if _, is := item.(page.Image); is {
			pictures++
		}
	}
	if pictures != 2 {
		t.Errorf("the letter has %d pictures", pictures)
	}
	h.Tap("Logo entfernen")
	if got := sender(t, h); got.LogoHash != "" || got.SignatureHash == "" || part.pictures["logo"].image.Image != nil {
		t.Errorf("after removing there is %+v", got)
	}
	h.UndoLast()
	if sender(t, h).LogoHash == "" || part.pictures["logo"].image.Image == nil {
		t.Error("undo did not bring the logo back")
	}
}

func TestAWrongFileIsToldAndChangesNothing(t *testing.T) {
	h, _, _ := open(t)
	before := h.Entries()
	h.Answers.File = write(t, "Logo.png", []byte("kein Bild"))
	h.Tap("Logo wählen …")
	h.Answers.File = filepath.Join(t.TempDir(), "fehlt.png")
	h.Tap("Unterschrift wählen …")
	h.Choose("Briefkopf kommt aus", "Briefbogen als PDF")
	h.Answers.File = logo(t)
	h.Tap("Briefbogen wählen …")
	errs := h.TakeErrors()
	for i, want := range []string{"PNG oder JPEG", "fehlt.png", "kein lesbares PDF"} {
		if i >= len(errs) || !strings.Contains(errs[i].Error(), want) {
			t.Fatalf("told was %v, not %q", errs, want)
		}
	}
	if got := h.Entries() - before; got != 1 { // the choice of the letterhead
		t.Errorf("%d entries", got)
	}
}

func TestTheHousesLetterheadIsChosen(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	h.Type("Fußzeile", "Bankverbindung")
	h.Choose("Briefkopf kommt aus", "Briefbogen als PDF")
	if !h.Sees("Noch ist kein Briefbogen gewählt.") || !strings.Contains(shownText(part.preview), "Bankverbindung") {
		t.Error("without a file the letter has no letterhead")
	}
	h.Answers.File = letterhead(t)
	h.Tap("Briefbogen wählen …")
	if got := sender(t, h); got.Letterhead != data.LetterheadPDF || got.BackgroundHash == "" || got.BackgroundFollowingHash == "" {
		t.Fatalf("saved %+v", got)
	}
	h.Shot("settings-letterhead")
	lies := false
	for _, item := range part.preview.Pages()[0].Items {
		underlay, is := item.(page.Underlay)
		lies = lies || is && len(underlay.Picture) > 0
	}
	if !lies || strings.Contains(shownText(part.preview), "Bankverbindung") || strings.Contains(shownText(part.preview), "Landeshauptstadt") {
		t.Errorf("on the letterhead (%v) stands %q", lies, shownText(part.preview))
	}
	if len(h.Jobs) != 1 || part.pictures["background"].image.Image == nil {
		t.Errorf("the letterhead does not show; jobs %q", h.Jobs)
	}
	h.Tap("Briefbogen entfernen")
	if got := sender(t, h); got.Letterhead != data.LetterheadText || !strings.Contains(shownText(part.preview), "Bankverbindung") {
		t.Errorf("without the file the letter shows %q", shownText(part.preview))
	}
	h.Choose("Briefkopf kommt aus", "vorgedrucktes Papier")
	if got := shownText(part.preview); strings.Contains(got, "Landeshauptstadt") || strings.Contains(got, "Bankverbindung") {
		t.Errorf("on preprinted paper stands %q", got)
	}
	h.Shot("settings-preprinted")
}
