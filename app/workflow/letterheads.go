package workflow

// What a sender puts on paper besides text: logo, scanned signature, and the house's own letterhead as PDF. And the letter that shows how all of it looks.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"slices"

	"golang.org/x/image/draw"

	"rundertisch/data"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
	"rundertisch/reports/pdf/picture"
)

// LetterheadChoices names the ways in which a letterhead comes onto the paper, for forms.
var LetterheadChoices = []Choice{
	{data.LetterheadText, "Text und Logo"}, {data.LetterheadPDF, "Briefbogen als PDF"}, {data.LetterheadBlank, "vorgedrucktes Papier"},
}

// SenderPicture is one of the things that a sender puts on paper besides text.
type SenderPicture string

// The pictures.
const (
	SenderLogo       SenderPicture = "logo"       // PNG or JPEG
	SenderSignature  SenderPicture = "signature"  // PNG or JPEG
	SenderBackground SenderPicture = "background" // PDF
)

// senderPictureWords are the words for the pictures.
var senderPictureWords = map[SenderPicture]string{SenderLogo: "Logo", SenderSignature: "Unterschrift", SenderBackground: "Briefbogen"}

// Limits of pictures. A letter carries them, and each letter is kept, so they should be small.
const (
	mostBytes     = 5 << 20
	fewestPixels  = 100  // of the longer side: 30 mm at 85 dpi
	thinnest      = 10   // px of the shorter side
	mostPixels    = 4000 // of the longer side: 170 mm at 600 dpi
	paperPixels   = 1417 // of the longer side, that are kept: 60 mm, the widest that it is printed, at 600 dpi
	backgroundDPI = 150  // of the pictures that the screen shows of a letterhead
)

// ReadPicture reads a file that shall become a picture or letterhead of a sender. One that cannot be read or is larger than 5 MB is a Mistake.
func ReadPicture(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, &data.Mistake{Text: fmt.Sprintf("„%s“ lässt sich nicht lesen (%s).", path, reason(err)), Cause: err}
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	if err != nil {
		return nil, &data.Mistake{Text: fmt.Sprintf("„%s“ lässt sich nicht lesen (%s).", path, reason(err)), Cause: err}
	}
	return content, checkSize(content)
}

func checkSize(content []byte) error {
	if len(content) > mostBytes {
		return data.Mistakef("Die Datei ist zu groß. Möglich sind höchstens %d MB; bitte verkleinern.", mostBytes>>20)
	}
	return nil
}

// checkPicture tells why a file is no picture for paper; nil if it is one.
func checkPicture(content []byte) error {
	if err := checkSize(content); err != nil {
		return err
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || !slices.Contains([]string{"png", "jpeg"}, format) {
		return &data.Mistake{Text: "Die Datei ist kein Bild im Format PNG oder JPEG. Bitte das Bild in einem dieser Formate speichern.", Cause: err}
	}
	longer, shorter := max(size.Width, size.Height), min(size.Width, size.Height)
	switch {
	case longer > mostPixels:
		return data.Mistakef("Das Bild hat %d × %d Bildpunkte. Möglich sind höchstens %d je Seite; bitte verkleinern.", size.Width, size.Height, mostPixels)
	case longer < fewestPixels || shorter < thinnest:
		return data.Mistakef("Das Bild hat nur %d × %d Bildpunkte und wäre auf Papier unscharf. Bitte ein größeres wählen (längere Seite mindestens %d, kürzere mindestens %d).",
			size.Width, size.Height, fewestPixels, thinnest)
	}
	if _, _, err := image.Decode(bytes.NewReader(content)); err != nil {
		return &data.Mistake{Text: "Das Bild ist beschädigt. Bitte noch einmal speichern oder ein anderes wählen.", Cause: err}
	}
	return nil
}

// reduced returns a picture without the pixels that no paper shows; one that is small enough comes back as it is. Every letter carries it, and every letter is kept.
func reduced(content []byte) ([]byte, error) {
	picture, format, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("picture that was checked: %w", err)
	}
	size := picture.Bounds().Size()
	longer := max(size.X, size.Y)
	if longer <= paperPixels {
		return content, nil
	}
	small := image.NewNRGBA(image.Rect(0, 0, max(size.X*paperPixels/longer, 1), max(size.Y*paperPixels/longer, 1)))
	draw.CatmullRom.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	var out bytes.Buffer
	if format == "jpeg" {
		err = jpeg.Encode(&out, small, &jpeg.Options{Quality: 90})
	} else {
		err = png.Encode(&out, small)
	}
	return out.Bytes(), err
}

// SetSenderLogo gives a sender a logo, PNG or JPEG; what is none, too large or too small is a Mistake.
func (d *Desk) SetSenderLogo(ctx context.Context, id data.ID, content []byte) error {
	return d.setSenderPicture(ctx, id, SenderLogo, content, func(s *data.Sender) *data.Hash { return &s.LogoHash })
}

// SetSenderSignature gives a sender a scanned signature, PNG or JPEG, as SetSenderLogo.
func (d *Desk) SetSenderSignature(ctx context.Context, id data.ID, content []byte) error {
	return d.setSenderPicture(ctx, id, SenderSignature, content, func(s *data.Sender) *data.Hash { return &s.SignatureHash })
}

func (d *Desk) setSenderPicture(ctx context.Context, id data.ID, which SenderPicture, content []byte, place func(*data.Sender) *data.Hash) error {
	if err := checkPicture(content); err != nil {
		return err
	}
	content, err := reduced(content)
	if err != nil {
		return err
	}
	return d.changeSender(ctx, id, senderPictureWords[which]+" gewählt", func(tx *data.Tx, s *data.Sender) (err error) {
		*place(s), err = tx.PutBlob(content)
		return err
	})
}

// SetSenderBackground gives a sender the house's letterhead as PDF and lets letters use it. Its first page lies under the first page of letters, its second (if there is one) under those that follow.
// A PDF that cannot be used is a Mistake. It takes a second or two.
func (d *Desk) SetSenderBackground(ctx context.Context, id data.ID, content []byte) error {
	if err := checkSize(content); err != nil {
		return err
	}
	found, err := pdf.CheckLetterhead(content)
	if err != nil {
		return letterheadMistake(err)
	}
	var pictures [2][]byte
	for i := range min(found.Pages, len(pictures)) {
		if pictures[i], err = picture.Rasterize(content, i, backgroundDPI); err != nil {
			return letterheadMistake(err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return d.changeSender(ctx, id, senderPictureWords[SenderBackground]+" gewählt", func(tx *data.Tx, s *data.Sender) (err error) {
		s.Letterhead, s.BackgroundFollowingHash = data.LetterheadPDF, ""
		if s.BackgroundHash, err = tx.PutBlob(content); err != nil {
			return err
		}
		if s.BackgroundFirstHash, err = tx.PutBlob(pictures[0]); err != nil || pictures[1] == nil {
			return err
		}
		s.BackgroundFollowingHash, err = tx.PutBlob(pictures[1])
		return err
	})
}

// letterheadMistake makes a mistake of the user of what is wrong with a PDF; other errors pass through.
func letterheadMistake(err error) error {
	var fault *pdf.LetterheadFault
	if errors.As(err, &fault) {
		return &data.Mistake{Text: fault.Text, Cause: err}
	}
	return err
}

// RemoveSenderPicture takes a picture away from a sender. Without its PDF the letterhead is text and logo again.
func (d *Desk) RemoveSenderPicture(ctx context.Context, id data.ID, which SenderPicture) error {
	return d.changeSender(ctx, id, senderPictureWords[which]+" entfernt", func(_ *data.Tx, s *data.Sender) error {
		switch which {
		case SenderLogo:
			s.LogoHash = ""
		case SenderSignature:
			s.SignatureHash = ""
		case SenderBackground:
			s.BackgroundHash, s.BackgroundFirstHash, s.BackgroundFollowingHash = "", "", ""
			if s.Letterhead == data.LetterheadPDF {
				s.Letterhead = data.LetterheadText
			}
		default:
			return fmt.Errorf("a sender has no picture %q", which)
		}
		return nil
	})
}

// changeSender changes a sender in one action that says what was done.
func (d *Desk) changeSender(ctx context.Context, id data.ID, what string, change func(*data.Tx, *data.Sender) error) error {
	sender, err := data.Get[data.Sender](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, fmt.Sprintf("Absender geändert: %s, %s", sender.Name, what), func(tx *data.Tx) error {
		if err := change(tx, &sender); err != nil {
			return err
		}
		return data.Update(tx, sender)
	})
}

// LetterheadHints tells, in German, what a clerk should know of the PDF that lies under the letters of a sender though it can be used; nothing without one.
func (d *Desk) LetterheadHints(ctx context.Context, sender data.Sender) ([]string, error) {
	if sender.BackgroundHash == "" {
		return nil, nil
	}
	content, err := data.Blob(ctx, d.Store, sender.BackgroundHash)
	if err != nil {
		return nil, err
	}
	found, err := pdf.CheckLetterhead(content)
	return found.Hints, letterheadMistake(err)
}

// SenderPreview lays out the request for a nomination to the first district as it would print today with a sender, also with one that is not saved or not valid today.
func (d *Desk) SenderPreview(ctx context.Context, sender data.Sender) ([]page.Page, error) {
	return d.previewLetter(ctx, sender, func(letters []DraftLetter) int { return 0 })
}

// MannerPreview does so for the sender of today and the first chair who is addressed as Herr, so that the manner of addresses shows.
func (d *Desk) MannerPreview(ctx context.Context) ([]page.Page, error) {
	sender, err := presentSender(ctx, d.Store, d.Today())
	if err != nil {
		return nil, err
	}
	return d.previewLetter(ctx, sender, func(letters []DraftLetter) int {
		return max(0, slices.IndexFunc(letters, func(l DraftLetter) bool { return l.Holder.Person.Form == data.FormHerr }))
	})
}

// previewLetter lays out the shipped request for a nomination to one of the chairs.
func (d *Desk) previewLetter(ctx context.Context, sender data.Sender, choose func([]DraftLetter) int) ([]page.Page, error) {
	draft, err := d.draftFrom(ctx, LetterOrder{TemplateKey: nominationTemplate, Selection: Selection{Group: GroupChairs}}, &sender)
	if err != nil {
		return nil, err
	}
	i := choose(draft.Letters)
	shipped, _ := ShippedTemplate(nominationTemplate)
	draft.Letters[i].Template = shipped
	if err := draft.writer.read(shipped); err != nil {
		return nil, err
	}
	draft.writer.write(&draft.Letters[i])
	return draft.Pages(i), nil
}
