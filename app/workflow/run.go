package workflow

// Making a run: rendering it, writing the files whole or not at all, and writing down what left the house and what it changes, as one action.

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// CreateLetters makes a run: renders it, writes the files whole or not at all, and keeps letters, journal and states in one action. Faulty letters are left out and counted. Cancelling ctx leaves
// no trace. progress counts letters.
func (d *Desk) CreateLetters(ctx context.Context, draft *Draft, out Output, progress Progress) (Created, error) {
	var sound []DraftLetter
	for _, l := range draft.Letters {
		if !l.Faulty() {
			sound = append(sound, l)
		}
	}
	created := Created{Letters: len(sound), Skipped: len(draft.Letters) - len(sound)}
	if len(sound) == 0 {
		return created, data.Mistakef("Kein Schreiben ist ohne Fehler. Bitte zuerst die angezeigten Punkte beheben.")
	}
	if d.Store.ReadOnly() {
		return created, data.Mistakef("Schreiben lassen sich gerade nicht erstellen: Die Datei ist nur zum Lesen geöffnet. %s", d.Store.ReadOnlyReason())
	}
	rendered, err := renderRun(ctx, draft, sound, out.Folder != "", progress)
	if err != nil {
		return created, err
	}
	var files staging
	defer files.discard()
	if created.Files, err = rendered.stage(&files, draft, sound, out); err != nil {
		return created, err
	}
	title := fmt.Sprintf("%s: %s erstellt", draft.Template.Name, plural(len(sound), "Schreiben", "Schreiben"))
	err = d.Store.Do(ctx, title, func(tx *data.Tx) error {
		if created.RunID, err = keepRun(ctx, tx, d, draft, sound, rendered); err != nil {
			return err
		}
		return files.place()
	})
	if err != nil {
		files.withdraw()
	}
	return created, err
}

// rendered is a run as PDF bytes.
type rendered struct {
	whole    []byte
	separate [][]byte // one per letter, where separate files are wanted
	first    []int    // first page of each letter in the whole, from 1
	pages    []int
}

// renderRun lays out and writes the letters. Every letter starts on a page of its own.
func renderRun(ctx context.Context, draft *Draft, letters []DraftLetter, separate bool, progress Progress) (rendered, error) {
	var r rendered
	doc := documentOf(draft, draft.Template.Name)
	total := len(letters)
	var sheets [][]page.Page
	for i, l := range letters {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		pages := letter.Layout(draft.typesetter, l.Letter)
		r.first, r.pages = append(r.first, len(doc.Pages)+1), append(r.pages, len(pages))
		doc.Bookmarks = append(doc.Bookmarks, pdf.Bookmark{Title: l.Letter.Name, Page: len(doc.Pages)})
		doc.Pages = append(doc.Pages, pages...)
		sheets = append(sheets, pages)
		if progress != nil && !separate {
			progress(i+1, total)
		}
	}
	var err error
	if r.whole, err = writePDF(ctx, doc); err != nil || !separate {
		return r, err
	}
	documents := make([]pdf.Document, total)
	for i, pages := range sheets {
		documents[i] = documentOf(draft, draft.Template.Name+" – "+letters[i].Letter.Name)
		documents[i].Pages = pages
	}
	err = pdf.WriteEach(ctx, documents, func(number int, content []byte) error {
		r.separate = append(r.separate, content)
		if progress != nil {
			progress(len(r.separate), total)
		}
		return ctx.Err()
	})
	return r, err
}

func documentOf(draft *Draft, title string) pdf.Document {
	return pdf.Document{
		Title: title, Author: strings.Join(filled([]string{draft.Sender.Authority, draft.Sender.Department, draft.Sender.Section}), ", "),
		Subject: draft.Letters[0].Letter.Subject, Language: "de-DE", Made: draft.Order.Date.Time(),
	}
}

func writePDF(ctx context.Context, doc pdf.Document) ([]byte, error) {
	var b bytes.Buffer
	err := pdf.Write(ctx, &b, doc)
	return b.Bytes(), err
}

// stage puts the files of a run beside their places and returns their final names.
func (r rendered) stage(files *staging, draft *Draft, letters []DraftLetter, out Output) ([]string, error) {
	var names []string
	put := func(path string, content []byte) error {
		names = append(names, path)
		return files.add(path, func(w io.Writer) error { _, err := w.Write(content); return err })
	}
	if out.File != "" {
		if err := put(out.File, r.whole); err != nil {
			return nil, err
		}
	}
	used := map[string]bool{}
	for i, content := range r.separate {
		name := FileName(letters[i].Letter.Name)
		for n := 2; used[strings.ToLower(name)]; n++ {
			name = FileName(fmt.Sprintf("%s (%d)", letters[i].Letter.Name, n))
		}
		used[strings.ToLower(name)] = true
		if err := put(filepath.Join(out.Folder, name+".pdf"), content); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// keepRun writes down what left the house, and what it changes.
func keepRun(ctx context.Context, tx *data.Tx, d *Desk, draft *Draft, letters []DraftLetter, r rendered) (data.ID, error) {
	hash, err := tx.PutBlob(r.whole)
	if err != nil {
		return 0, err
	}
	run := data.LetterRun{
		TemplateID: draft.Template.ID, MeetingID: draft.Order.MeetingID, DatedOn: draft.Order.Date, DueOn: draft.Order.Due, PDFHash: hash,
		Name:   draft.Template.Name + ", " + plural(len(letters), "Schreiben", "Schreiben"),
		MadeAt: d.Store.Now().UTC().Format("2006-01-02T15:04:05Z"), MadeBy: d.Store.User(),
	}
	effect := effects[draft.Template.Purpose]
	if effect.round {
		round, err := currentOrNewRound(ctx, tx, draft.Order.Date)
		if err != nil {
			return 0, err
		}
		run.RoundID = round.ID
	}
	if err := data.Insert(tx, &run); err != nil {
		return 0, err
	}
	for i, l := range letters {
		content, err := json.Marshal(l.Letter)
		if err != nil {
			return 0, err
		}
		kept := data.Letter{
			RunID: run.ID, Position: i + 1, PersonID: l.Holder.Person.ID, DistrictID: l.DistrictID, InvitationID: l.InvitationID, DatedOn: draft.Order.Date,
			Recipient: l.Letter.Name, Address: strings.Join(l.Letter.Address, "\n"), Salutation: l.Letter.Salutation, Subject: l.Letter.Subject,
			Content: string(content), FirstPage: r.first[i], Pages: r.pages[i], State: data.LetterPrinted,
		}
		if effect.apply != nil {
			if err := effect.apply(ctx, tx, draft, &l, &kept); err != nil {
				return 0, err
			}
		}
		if err := data.Insert(tx, &kept); err != nil {
			return 0, err
		}
		entry := data.JournalEntry{
			HappenedOn: draft.Order.Date, Kind: "letter", Text: "Schreiben: " + l.Letter.Subject,
			PersonID: kept.PersonID, DistrictID: kept.DistrictID, MeetingID: draft.Order.MeetingID, LetterID: kept.ID,
		}
		if err := data.Insert(tx, &entry); err != nil {
			return 0, err
		}
	}
	return run.ID, nil
}

// effects says what a letter does besides being written, by the purpose of its template.
var effects = map[string]struct {
	round bool // belongs to the nomination round
	apply func(context.Context, *data.Tx, *Draft, *DraftLetter, *data.Letter) error
}{
	data.TemplateNomination: {true, asked},
	data.TemplateReminder:   {true, reminded},
	data.TemplateInvitation: {false, invited},
}

// asked: the district was asked, and owes an answer.
func asked(ctx context.Context, tx *data.Tx, draft *Draft, l *DraftLetter, kept *data.Letter) error {
	n, err := nominationOf(ctx, tx, l.DistrictID, draft.Order.Date)
	if err != nil {
		return err
	}
	if n.Answer == data.AnswerNone { // an answer that is there stays, whatever is written once more
		n.AskedOn, n.DueOn, n.Reminders, n.RemindedOn = draft.Order.Date, draft.Order.Due, 0, data.Date{}
	}
	kept.NominationID = n.ID
	return data.Update(tx, n)
}

// reminded: once more, with a new day.
func reminded(ctx context.Context, tx *data.Tx, draft *Draft, l *DraftLetter, kept *data.Letter) error {
	n, err := nominationOf(ctx, tx, l.DistrictID, draft.Order.Date)
	if err != nil {
		return err
	}
	n.Reminders++
	n.RemindedOn, n.DueOn = draft.Order.Date, draft.Order.Due
	if n.AskedOn.IsZero() {
		n.AskedOn = draft.Order.Date
	}
	kept.NominationID = n.ID
	return data.Update(tx, n)
}

// invited: the invitation went out on the day of the letter.
func invited(ctx context.Context, tx *data.Tx, draft *Draft, l *DraftLetter, _ *data.Letter) error {
	if l.InvitationID == 0 {
		return nil
	}
	invitation, err := data.Get[data.Invitation](ctx, tx, l.InvitationID)
	if err != nil {
		return err
	}
	invitation.InvitedOn = draft.Order.Date
	return data.Update(tx, invitation)
}
