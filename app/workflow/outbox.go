package workflow

// The outbox: letters as they left the house. What is read here was frozen when a run was made; nothing is written anew.

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// FrozenLetter returns the text of a letter as it stood when it was made; Desk.LetterAsMade adds its pictures.
func FrozenLetter(kept data.Letter) (letter.Letter, error) {
	var l letter.Letter
	if err := json.Unmarshal([]byte(kept.Content), &l); err != nil {
		return l, &data.Mistake{
			Text: fmt.Sprintf("Das Schreiben „%s“ lässt sich nicht mehr lesen. Die PDF-Datei des Serienbriefs enthält es unverändert.", kept.Recipient), Cause: err,
		}
	}
	return l, nil
}

// RunName returns a speaking name for the files of a run, without an ending: '2026-03-03 Bitte um Benennung'.
func RunName(row data.LetterRunRow) string {
	name := row.LetterRun.Name // 'Erinnerung, 4 Schreiben'
	if at := strings.LastIndex(name, ", "); at > 0 {
		name = name[:at]
	}
	return FileName(row.LetterRun.DatedOn.ISO() + " " + name)
}

// SaveRun writes the PDF of a run as it was made, byte by byte. A file at path is replaced.
func (d *Desk) SaveRun(ctx context.Context, runID data.ID, path string) error {
	content, err := d.runPDF(ctx, runID)
	if err != nil {
		return err
	}
	return writeBytes(path, content)
}

// RunFile puts the PDF of a run into the output folder and returns its path. A file with the same content and name that is there already is taken as it is; any other is left alone, and the name
// counted on.
func (d *Desk) RunFile(ctx context.Context, row data.LetterRunRow) (string, error) {
	content, err := d.runPDF(ctx, row.LetterRun.ID)
	if err != nil {
		return "", err
	}
	return placeBeside(d.OutputFolder(), RunName(row), content)
}

// LetterFile puts the PDF of one letter, as it was made, into the output folder and returns its path, as RunFile does.
func (d *Desk) LetterFile(ctx context.Context, kept data.Letter) (string, error) {
	content, err := d.LetterPDF(ctx, kept.ID)
	if err != nil {
		return "", err
	}
	return placeBeside(d.OutputFolder(), FileName(kept.DatedOn.ISO()+" "+kept.Recipient), content)
}

// SaveLetter writes the PDF of one letter as it was made, byte by byte. A file at path is replaced.
func (d *Desk) SaveLetter(ctx context.Context, id data.ID, path string) error {
	content, err := d.LetterPDF(ctx, id)
	if err != nil {
		return err
	}
	return writeBytes(path, content)
}

// LetterPDF returns the PDF of one letter as it was made, byte by byte. A letter from a time when only runs were kept is laid out again from what stood on it.
func (d *Desk) LetterPDF(ctx context.Context, id data.ID) ([]byte, error) {
	kept, err := data.Get[data.Letter](ctx, d.Store, id)
	if errors.Is(err, data.ErrNotFound) {
		return nil, data.Mistakef("Ein Schreiben mit der Nummer %d gibt es im Postausgang nicht.", id)
	}
	if err != nil {
		return nil, err
	}
	if kept.PDFHash != "" {
		return data.Blob(ctx, d.Store, kept.PDFHash)
	}
	frozen, err := d.LetterAsMade(ctx, kept)
	if err != nil {
		return nil, err
	}
	return writePDF(ctx, pdf.Document{
		Title: kept.Recipient, Subject: frozen.Subject, Language: "de-DE", Made: kept.DatedOn.Time(), Pages: letter.Layout(page.NewTypesetter(), frozen),
	})
}

// LetterAsMade returns what stood on a letter when it was made, its pictures too.
func (d *Desk) LetterAsMade(ctx context.Context, kept data.Letter) (letter.Letter, error) {
	l, err := FrozenLetter(kept)
	if err != nil {
		return l, err
	}
	for _, picture := range []*letter.Picture{&l.Logo, &l.Signature} {
		if picture.Hash == "" {
			continue
		}
		if picture.Data, err = data.Blob(ctx, d.Store, data.Hash(picture.Hash)); err != nil {
			return l, err
		}
	}
	if l.Background.Hash == "" {
		return l, nil
	}
	if l.Background.Data, err = data.Blob(ctx, d.Store, data.Hash(l.Background.Hash)); err != nil {
		return l, err
	}
	// The pictures of the background are found at the sender that had it; without one the paper shows no letterhead on the screen.
	senders, err := data.List[data.Sender](ctx, d.Store, data.Match{"background_hash": data.Hash(l.Background.Hash)})
	if err != nil || len(senders) == 0 {
		return l, err
	}
	if l.Background.First, err = blobOrNone(ctx, d.Store, senders[0].BackgroundFirstHash); err != nil {
		return l, err
	}
	l.Background.Following, err = blobOrNone(ctx, d.Store, senders[0].BackgroundFollowingHash)
	return l, err
}

func blobOrNone(ctx context.Context, from data.Reader, hash data.Hash) ([]byte, error) {
	if hash == "" {
		return nil, nil
	}
	return data.Blob(ctx, from, hash)
}

func (d *Desk) runPDF(ctx context.Context, runID data.ID) ([]byte, error) {
	run, err := data.Get[data.LetterRun](ctx, d.Store, runID)
	if err != nil {
		return nil, err
	}
	if run.PDFHash == "" {
		return nil, data.Mistakef("Zu „%s“ ist keine PDF-Datei aufbewahrt.", run.Name)
	}
	return data.Blob(ctx, d.Store, run.PDFHash)
}

// placeBeside writes a PDF into a folder under a name that is free or already holds the same content.
func placeBeside(folder, name string, content []byte) (string, error) {
	return placeFile(folder, name, ".pdf", content)
}

// placeFile does so with a file of any ending ('.pdf').
func placeFile(folder, name, ending string, content []byte) (string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(folder, numbered(name, n)+ending)
		there, err := os.ReadFile(path)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return path, writeBytes(path, content)
		case err != nil && n > mostNames:
			return "", fileMistake(path, err)
		case err == nil && bytes.Equal(there, content):
			return path, nil
		}
	}
}

// mostNames is how many names are tried where files cannot be read.
const mostNames = 999

// FreeOutput returns where a new run goes in a folder: a file, and folders of the same name for separate letters where they are wanted and for drafts of e-mails. Where one of
// them is there already, the name is counted on: '… (2)'. Nothing is ever overwritten.
func FreeOutput(folder, name string, separate bool) Output {
	for n := 1; ; n++ {
		base := filepath.Join(folder, numbered(name, n))
		out := Output{File: base + ".pdf", Mail: base + " E-Mail"}
		if exists(out.File) || exists(out.Mail) || separate && exists(base) {
			continue
		}
		if separate {
			out.Folder = base
		}
		return out
	}
}

// numbered returns the name, from the second on with its number.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%s (%d)", name, n)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func writeBytes(path string, content []byte) error {
	return WriteWhole(path, func(w io.Writer) error { _, err := w.Write(content); return err })
}

// Uses reports whether a template names one of the placeholders, in its text or as a condition. A name stands for all that begin with it: 'Sitzung' for 'Sitzung Ort' too.
func Uses(t data.Template, names ...string) bool {
	for _, braces := range bracesPattern.FindAllStringSubmatch(t.Subject+"\n"+t.Body, -1) {
		words := strings.Fields(strings.ToLower(braces[1]))
		for len(words) > 0 && (words[0] == "wenn" || words[0] == "nicht") {
			words = words[1:]
		}
		for _, name := range names {
			if len(words) > 0 && words[0] == strings.ToLower(name) {
				return true
			}
		}
	}
	return false
}

// bracesPattern finds what stands in braces.
var bracesPattern = regexp.MustCompile(`\{([^{}]*)\}`)
