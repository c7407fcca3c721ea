package workflow

// E-mails instead of paper: drafts that the office's mail program opens and sends. The program itself never sends anything.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/mail"
)

// mailOf returns the draft of an e-mail that takes the place of a letter: its text, the letter as PDF, and with an invitation its calendar entry.
func mailOf(draft *Draft, l DraftLetter, content []byte) ([]byte, error) {
	var b bytes.Buffer
	err := mail.Write(&b, mail.Draft{
		From: senderAddress(draft.Sender), To: []mail.Address{{Name: l.Holder.Person.FullName(), Email: l.Email}},
		Subject: l.Letter.Subject, Text: letter.PlainText(l.Letter), Date: draft.Order.Date.Time(),
		Files: append([]mail.File{{Name: FileName(draft.Order.Date.ISO()+" "+l.Letter.Subject) + ".pdf", Type: "application/pdf", Content: content}}, draft.attached...),
	})
	if err != nil {
		return nil, mailMistake(l.Letter.Name, err)
	}
	return b.Bytes(), nil
}

// mailMistake tells whose e-mail cannot be written, and which mailbox is to blame.
func mailMistake(who string, err error) error {
	var fault *mail.AddressFault
	if errors.As(err, &fault) {
		return &data.Mistake{Text: fmt.Sprintf("Der E-Mail-Entwurf für %s lässt sich nicht schreiben. %s", who, fault.Text), Cause: err}
	}
	return err
}

func senderAddress(s data.Sender) mail.Address {
	name := s.Section
	if name == "" {
		name = s.Department
	}
	return mail.Address{Name: name, Email: s.Email}
}

// MailMade is what came of one draft to many.
type MailMade struct {
	Recipients int
	Without    []string // names of those who have no mailbox or must not be written to
}

// CollectiveMail writes one draft of an e-mail to everybody of a run, in BCC, so that nobody sees the others' addresses. The text greets nobody by name; one that names
// what differs from letter to letter is a Mistake. An invitation carries the calendar entry of its meeting. The file appears whole or not at all;
// nothing goes into the outbox, since nothing personal leaves the house.
func (d *Desk) CollectiveMail(ctx context.Context, order LetterOrder, path string) (MailMade, error) {
	draft, err := d.DraftLetters(ctx, order)
	if err != nil {
		return MailMade{}, err
	}
	var made MailMade
	var blind []mail.Address
	text, subject := "", ""
	for _, l := range draft.Letters {
		person := l.Holder.Person
		mailbox := draft.writer.book.mailboxes[person.ID]
		if mailbox == "" && person.ID != 0 && l.DistrictID != 0 {
			mailbox = draft.writer.book.districts[l.DistrictID].Mailbox
		}
		if mailbox == "" || person.Restricted || person.NoContact {
			made.Without = append(made.Without, l.Letter.Name)
			continue
		}
		neutral := l.Letter
		neutral.Salutation = "Sehr geehrte Damen und Herren,"
		plain := letter.PlainText(neutral)
		if text != "" && (plain != text || neutral.Subject != subject) {
			return made, data.Mistakef("Der Text ist für jede Person ein anderer (zum Beispiel %s). Eine E-Mail an alle braucht eine Vorlage ohne persönliche Platzhalter.", l.Letter.Name)
		}
		text, subject = plain, neutral.Subject
		if !slices.ContainsFunc(blind, func(a mail.Address) bool { return strings.EqualFold(a.Email, mailbox) }) {
			blind = append(blind, mail.Address{Name: person.FullName(), Email: mailbox})
		}
	}
	made.Recipients = len(blind)
	if len(blind) == 0 {
		return made, data.Mistakef("Bei niemandem dieser Auswahl ist eine E-Mail-Adresse eingetragen.")
	}
	from := senderAddress(draft.Sender)
	message := mail.Draft{From: from, To: []mail.Address{from}, Blind: blind, Subject: subject, Text: text, Date: draft.Order.Date.Time()}
	if from.Email == "" {
		message.To = nil // nobody but those in BCC
	}
	if message.Files, err = d.enclosedFiles(ctx, draft.Template, draft.Meeting, nil); err != nil {
		return made, err
	}
	err = WriteWhole(path, func(w io.Writer) error { return mail.Write(w, message) })
	return made, mailMistake("alle", err)
}
