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
	"time"

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
	sent, err := d.sentMinutes(ctx, draft)
	if err != nil {
		return created, err
	}
	if created.Mails = countMails(sound); created.Mails > 0 {
		if draft.attached, err = d.enclosedFiles(ctx, draft.Template, draft.Meeting, sent); err != nil {
			return created, err
		}
	}
	rendered, err := renderRun(ctx, draft, sound, progress)
	if err != nil {
		return created, err
	}
	for _, path := range []string{out.File, out.Folder, out.Mail} {
		if path != "" {
			sweepLeftovers(filepath.Dir(path), time.Now()) // by the clock of the disk, not that of the store
		}
	}
	var files staging
	defer files.discard()
	if created.Files, err = rendered.stage(&files, draft, sound, out); err != nil {
		return created, err
	}
	title := fmt.Sprintf("%s: %s erstellt", draft.Name(), plural(len(sound), "Schreiben", "Schreiben"))
	err = d.Store.Do(ctx, title, func(tx *data.Tx) error {
		if err := keepRun(ctx, tx, d, draft, sound, rendered, &created); err != nil {
			return err
		}
		if sent != nil {
			if err := sent.keep(tx, d.Today()); err != nil {
				return err
			}
		}
		return files.place()
	})
	if err != nil {
		files.withdraw()
	}
	return created, err
}

func countMails(letters []DraftLetter) int {
	n := 0
	for _, l := range letters {
		if l.Way == data.WayEmail {
			n++
		}
	}
	return n
}

// rendered is a run as PDF bytes.
type rendered struct {
	whole []byte
	each  [][]byte // one per letter
	first []int    // first page of each letter in the whole, from 1; 0 where it is not in it
	pages []int
}

// renderRun lays out and writes the letters: those on paper in one file, and each in one of its own, which the outbox keeps. progress counts letters.
func renderRun(ctx context.Context, draft *Draft, letters []DraftLetter, progress Progress) (rendered, error) {
	r := rendered{first: make([]int, len(letters)), pages: make([]int, len(letters))}
	total := len(letters)
	documents := make([]pdf.Document, total)
	for i, l := range letters {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		documents[i] = documentOf(draft, draft.Name()+" – "+l.Letter.Name, l.Letter.Subject)
		documents[i].Pages = letter.Layout(draft.typesetter, l.Letter)
		r.pages[i] = len(documents[i].Pages)
	}
	var err error
	if r.whole, err = writePDF(ctx, r.bind(draft, letters, documents)); err != nil {
		return r, err
	}
	err = pdf.WriteEach(ctx, documents, func(number int, content []byte) error {
		r.each = append(r.each, content)
		if progress != nil {
			progress(len(r.each), total)
		}
		return ctx.Err()
	})
	return r, err
}

// bind puts the pages of all printed letters one behind the other, with cover sheets and blank pages where the order wants them. A run that goes out by e-mail alone
// is bound as if it were printed.
func (r *rendered) bind(draft *Draft, letters []DraftLetter, documents []pdf.Document) pdf.Document {
	doc := documentOf(draft, draft.Name(), letters[0].Letter.Subject)
	add := func(title string, pages []page.Page) {
		if draft.Order.Duplex && len(doc.Pages)%2 == 1 {
			doc.Pages = append(doc.Pages, page.Page{Width: page.A4Width, Height: page.A4Height})
		}
		doc.Bookmarks = append(doc.Bookmarks, pdf.Bookmark{Title: title, Page: len(doc.Pages)})
		doc.Pages = append(doc.Pages, pages...)
	}
	mailOnly := countMails(letters) == len(letters)
	bundle := data.ID(0)
	for i, l := range letters {
		if l.Way == data.WayEmail && !mailOnly {
			continue
		}
		if draft.Order.Sort == SortOffice && l.bundle() != bundle {
			bundle = l.bundle()
			if cover, wanted := draft.writer.cover(bundle, letters); wanted {
				add(cover.Name, letter.Layout(draft.typesetter, cover))
			}
		}
		add(l.Letter.Name, documents[i].Pages)
		r.first[i] = doc.Bookmarks[len(doc.Bookmarks)-1].Page + 1
	}
	return doc
}

func documentOf(draft *Draft, title, subject string) pdf.Document {
	return pdf.Document{
		Title: title, Author: strings.Join(filled([]string{draft.Sender.Authority, draft.Sender.Department, draft.Sender.Section}), ", "),
		Subject: subject, Language: "de-DE", Made: draft.Order.Date.Time(),
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
	if out.File != "" && countMails(letters) < len(letters) {
		if err := put(out.File, r.whole); err != nil {
			return nil, err
		}
	}
	unused := freeNames()
	for i, content := range r.each {
		name := unused(letters[i].Letter.Name)
		if out.Folder != "" {
			if err := put(filepath.Join(out.Folder, name+".pdf"), content); err != nil {
				return nil, err
			}
		}
		if out.Mail != "" && letters[i].Way == data.WayEmail {
			message, err := mailOf(draft, letters[i], content)
			if err != nil {
				return nil, err
			}
			if err := put(filepath.Join(out.Mail, name+".eml"), message); err != nil {
				return nil, err
			}
		}
	}
	return names, nil
}

// freeNames returns a function that makes file names, without an ending, of which no two are the same.
func freeNames() func(string) string {
	used := map[string]bool{}
	return func(wanted string) string {
		name := FileName(wanted)
		for n := 2; used[strings.ToLower(name)]; n++ {
			name = FileName(fmt.Sprintf("%s (%d)", wanted, n))
		}
		used[strings.ToLower(name)] = true
		return name
	}
}

// keepRun writes down what left the house, and what it changes.
func keepRun(ctx context.Context, tx *data.Tx, d *Desk, draft *Draft, letters []DraftLetter, r rendered, created *Created) error {
	hash, err := tx.PutBlob(r.whole)
	if err != nil {
		return err
	}
	run := data.LetterRun{
		TemplateID: draft.Template.ID, MeetingID: draft.Order.MeetingID, DatedOn: draft.Order.Date, DueOn: draft.Order.Due, PDFHash: hash,
		Name:   draft.Name() + ", " + plural(len(letters), "Schreiben", "Schreiben"),
		MadeAt: d.Store.Now().UTC().Format("2006-01-02T15:04:05Z"), MadeBy: d.Store.User(),
	}
	if effects[draft.Template.Purpose].round {
		round, err := currentOrNewRound(ctx, tx, draft.Order.Date)
		if err != nil {
			return err
		}
		run.RoundID = round.ID
	}
	if err := data.Insert(tx, &run); err != nil {
		return err
	}
	created.RunID = run.ID
	for i := range letters {
		kept := data.Letter{RunID: run.ID, Position: i + 1, FirstPage: r.first[i], Pages: r.pages[i]}
		if kept.PDFHash, err = tx.PutBlob(r.each[i]); err != nil {
			return err
		}
		if err := keepLetter(ctx, tx, draft, &letters[i], &kept); err != nil {
			return err
		}
		created.IDs = append(created.IDs, kept.ID)
	}
	return nil
}

// keepLetter writes one letter down as it left the house, with its line in the journal, and does what it does.
func keepLetter(ctx context.Context, tx *data.Tx, draft *Draft, l *DraftLetter, kept *data.Letter) error {
	content, err := json.Marshal(l.Letter)
	if err != nil {
		return err
	}
	kept.PersonID, kept.DistrictID, kept.InvitationID, kept.TemplateID, kept.DatedOn = l.Holder.Person.ID, l.DistrictID, l.InvitationID, l.Template.ID, draft.Order.Date
	kept.Recipient, kept.Address, kept.Salutation, kept.Subject = l.Letter.Name, strings.Join(l.Letter.Address, "\n"), l.Letter.Salutation, l.Letter.Subject
	kept.Content, kept.State, kept.Way = string(content), data.LetterDraft, l.Way
	if apply := effects[l.Template.Purpose].apply; apply != nil {
		if err := apply(ctx, tx, draft, l, kept); err != nil {
			return err
		}
	}
	if err := data.Insert(tx, kept); err != nil {
		return err
	}
	kind, word := data.JournalLetter, "Schreiben: "
	if l.Way == data.WayEmail {
		kind, word = data.JournalEmail, "E-Mail: "
	}
	return data.Insert(tx, &data.JournalEntry{
		HappenedOn: draft.Order.Date, Kind: kind, Text: word + l.Letter.Subject,
		PersonID: kept.PersonID, DistrictID: kept.DistrictID, MeetingID: draft.Order.MeetingID, LetterID: kept.ID,
	})
}

// effects says what a letter does besides being written, by the purpose of its template.
var effects = map[string]struct {
	round bool // belongs to the nomination round
	apply func(context.Context, *data.Tx, *Draft, *DraftLetter, *data.Letter) error
}{
	data.TemplateNomination:         {true, asked},
	data.TemplateReminder:           {true, reminded},
	data.TemplateInvitation:         {false, invited},
	data.TemplateInvitationReminder: {false, remindedOfMeeting},
	data.TemplateMotion:             {false, answered},
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

// answered: the letter belongs to the motion, which has its answer by it.
func answered(ctx context.Context, tx *data.Tx, draft *Draft, _ *DraftLetter, kept *data.Letter) error {
	if draft.Motion.ID == 0 {
		return nil
	}
	kept.MotionID = draft.Motion.ID
	motion, err := data.Get[data.Motion](ctx, tx, draft.Motion.ID)
	if err != nil || motion.State != data.MotionOpen {
		return err
	}
	motion.State = data.MotionAnswered
	return data.Update(tx, motion)
}
