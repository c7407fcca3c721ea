package workflow

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"rundertisch/data"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// picturePNG is a blue picture.
func picturePNG(t *testing.T, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, blue(width, height)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func blue(width, height int) image.Image {
	shown := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.NRGBA{0x1F, 0x4E, 0x8C, 0xFF}})
	return shown
}

// letterheadPDF is a letterhead with a bar at the top of each page.
func letterheadPDF(t *testing.T, pages int) []byte {
	t.Helper()
	doc := pdf.Document{Title: "Briefbogen", Language: "de-DE", Made: noon}
	for i := range pages {
		doc.Pages = append(doc.Pages, page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{
			page.Rule{X1: 0, Y1: 10 + 5*float64(i), X2: 210, Y2: 10 + 5*float64(i), Width: 4},
		}})
	}
	return must[[]byte](t)(writePDF(context.Background(), doc))
}

func onlySender(t *testing.T, desk *Desk) data.Sender {
	t.Helper()
	senders := must[[]data.Sender](t)(desk.Senders(context.Background()))
	if len(senders) != 1 {
		t.Fatalf("%d senders", len(senders))
	}
	return senders[0]
}

func entries(t *testing.T, desk *Desk) int {
	t.Helper()
	return len(must[[]data.HistoryEntry](t)(desk.Store.History(context.Background(), data.HistoryFilter{})))
}

func TestPicturesComeOntoLettersAndGoAgain(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	id := onlySender(t, desk).ID
	before := entries(t, desk)
	logo, signature := picturePNG(t, 400, 120), new(bytes.Buffer)
	if err := jpeg.Encode(signature, blue(300, 100), nil); err != nil {
		t.Fatal(err)
	}
	if err := desk.SetSenderLogo(ctx, id, logo); err != nil {
		t.Fatal(err)
	}
	if err := desk.SetSenderSignature(ctx, id, signature.Bytes()); err != nil {
		t.Fatal(err)
	}
	if got := entries(t, desk); got != before+2 {
		t.Errorf("%d entries in the history for two pictures", got-before)
	}
	shown := func() DraftLetter {
		return must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: nominationTemplate, Selection: Selection{Group: GroupChairs}})).Letters[0]
	}
	if l := shown().Letter; !bytes.Equal(l.Logo.Data, logo) || !bytes.Equal(l.Signature.Data, signature.Bytes()) {
		t.Errorf("the letter has a logo of %d bytes and a signature of %d", len(l.Logo.Data), len(l.Signature.Data))
	}
	for _, which := range []SenderPicture{SenderLogo, SenderSignature} {
		if err := desk.RemoveSenderPicture(ctx, id, which); err != nil {
			t.Fatal(err)
		}
	}
	if l := shown().Letter; l.Logo.Data != nil || l.Signature.Data != nil {
		t.Error("a removed picture is on the letter")
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if l := shown().Letter; l.Logo.Data != nil || !bytes.Equal(l.Signature.Data, signature.Bytes()) {
		t.Error("undo did not bring the signature back, or more than it")
	}
	if err := desk.RemoveSenderPicture(ctx, id, "stamp"); err == nil || isMistake(err) {
		t.Errorf("removing what there is not: %v", err)
	}
}

func TestWrongPicturesAreRefused(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	sender := onlySender(t, desk)
	moving := new(bytes.Buffer)
	if err := gif.Encode(moving, blue(200, 200), nil); err != nil {
		t.Fatal(err)
	}
	whole := picturePNG(t, 300, 200)
	for name, test := range map[string]struct {
		content []byte
		want    string
	}{
		"empty":      {nil, "PNG oder JPEG"},
		"no picture": {[]byte("%PDF-1.7"), "PNG oder JPEG"},
		"GIF":        {moving.Bytes(), "PNG oder JPEG"},
		"too large":  {append(picturePNG(t, 300, 200), make([]byte, mostBytes)...), "höchstens 5 MB"},
		"too wide":   {picturePNG(t, 4001, 20), "4001 × 20"},
		"too small":  {picturePNG(t, 99, 99), "nur 99 × 99"},
		"a line":     {picturePNG(t, 300, 9), "nur 300 × 9"},
		"broken":     {whole[:len(whole)-30], "beschädigt"},
	} {
		for _, set := range []func(context.Context, data.ID, []byte) error{desk.SetSenderLogo, desk.SetSenderSignature} {
			err := set(ctx, sender.ID, test.content)
			if err == nil {
				t.Errorf("%s was taken", name)
			}
			wantMistake(t, err, test.want)
		}
	}
	if err := desk.SetSenderLogo(ctx, sender.ID, picturePNG(t, 4000, 10)); err != nil {
		t.Errorf("the widest and thinnest picture: %v", err)
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	wantMistake(t, desk.SetSenderBackground(ctx, sender.ID, whole), "kein lesbares PDF")
	wantMistake(t, desk.SetSenderBackground(ctx, sender.ID, make([]byte, mostBytes+1)), "höchstens 5 MB")
	if got := onlySender(t, desk); got != sender {
		t.Errorf("a refused picture left %+v", got)
	}
}

func TestTheHousesLetterheadLiesUnderLetters(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	id := onlySender(t, desk).ID
	before, two := entries(t, desk), letterheadPDF(t, 2)
	if err := desk.SetSenderBackground(ctx, id, two); err != nil {
		t.Fatal(err)
	}
	if got := entries(t, desk); got != before+1 {
		t.Errorf("%d entries in the history", got-before)
	}
	sender := onlySender(t, desk)
	if sender.Letterhead != data.LetterheadPDF || sender.BackgroundFollowingHash == "" {
		t.Errorf("the sender has %+v", sender)
	}
	background := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: nominationTemplate, Selection: Selection{Group: GroupChairs}})).Letters[0].Letter.Background
	if !bytes.Equal(background.Data, two) {
		t.Errorf("under the letter lie %d bytes, not %d", len(background.Data), len(two))
	}
	for i, content := range [][]byte{background.First, background.Following} {
		shown, err := png.Decode(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if size := shown.Bounds().Size(); size != image.Pt(1240, 1754) {
			t.Errorf("page %d is %v px", i+1, size)
		}
		bar := int((10 + 5*float64(i)) / page.A4Height * 1754)
		if r, _, _, _ := shown.At(600, bar).RGBA(); r > 0x4000 {
			t.Errorf("page %d has no bar at %d px", i+1, bar)
		}
	}
	if hints := must[[]string](t)(desk.LetterheadHints(ctx, sender)); len(hints) > 0 {
		t.Errorf("hints %q", hints)
	}

	if err := desk.SetSenderBackground(ctx, id, letterheadPDF(t, 1)); err != nil {
		t.Fatal(err)
	}
	if sender = onlySender(t, desk); sender.BackgroundFollowingHash != "" {
		t.Error("the second page of the old letterhead lies under letters")
	}
	if err := desk.RemoveSenderPicture(ctx, id, SenderBackground); err != nil {
		t.Fatal(err)
	}
	if sender = onlySender(t, desk); sender.Letterhead != data.LetterheadText || sender.BackgroundHash != "" || sender.BackgroundFirstHash != "" {
		t.Errorf("without a letterhead the sender has %+v", sender)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := desk.SetSenderBackground(cancelled, id, two); err == nil || onlySender(t, desk) != sender {
		t.Errorf("a cancelled choice: %v", err)
	}
}

func TestLetterheadHintsTellOfPagesThatAreNotUsed(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	if err := desk.SetSenderBackground(ctx, onlySender(t, desk).ID, letterheadPDF(t, 3)); err != nil {
		t.Fatal(err)
	}
	if hints := must[[]string](t)(desk.LetterheadHints(ctx, onlySender(t, desk))); len(hints) != 1 {
		t.Errorf("hints %q", hints)
	}
}

func TestReadPicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Logo.png")
	_, err := ReadPicture(path)
	wantMistake(t, err, "Logo.png")
	content := picturePNG(t, 300, 200)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := must[[]byte](t)(ReadPicture(path)); !bytes.Equal(got, content) {
		t.Errorf("%d bytes were read", len(got))
	}
	if err := os.WriteFile(path, make([]byte, mostBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = ReadPicture(path)
	wantMistake(t, err, "höchstens 5 MB")
	_, err = ReadPicture(t.TempDir())
	wantMistake(t, err, "lässt sich nicht lesen")
}

// A picture from a camera is kept with the pixels that paper shows, in its format and its proportions; a smaller one as it came.
func TestPicturesAreKeptAsLargeAsPaperShowsThem(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, blue(4000, 3000), nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content       []byte
		format        string
		width, height int
	}{"photo": {photo.Bytes(), "jpeg", 1417, 1062}, "scan": {picturePNG(t, 800, 2834), "png", 400, 1417}, "logo": {picturePNG(t, 1417, 300), "png", 1417, 300}} {
		kept := must[[]byte](t)(reduced(c.content))
		size, format, err := image.DecodeConfig(bytes.NewReader(kept))
		if err != nil || format != c.format || size.Width != c.width || size.Height != c.height {
			t.Errorf("%s: %s of %d × %d, %v", name, format, size.Width, size.Height, err)
		}
		if c.width == 1417 && c.height == 300 && !bytes.Equal(kept, c.content) {
			t.Errorf("%s is no longer what it was", name)
		}
	}
}
