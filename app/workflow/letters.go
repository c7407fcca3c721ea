package workflow

// Letter runs: who is written to, what each letter says, and what the office keeps of it. A draft can be looked through and checked; creating it writes the files, the letters as
// they leave the house, a line in the journal for each, and what a letter does to its nomination or invitation: all in one action.

import (
	"context"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/mail"
	"rundertisch/reports/page"
)

// Progress is told how far long work is; nil is allowed where a Progress is taken.
type Progress func(done, total int)

// LetterOrder is what a clerk chooses for a run.
type LetterOrder struct {
	TemplateKey string
	ByCount     bool // instead of one template: the reminder that is due for each district
	Selection   Selection
	Leave       map[data.ID]bool // districts or, for invited people, invitations that are left out
	Date        data.Date        // of the letters; zero is today
	Due         data.Date        // answer wanted by; zero is the date plus the deadline of the settings
	MeetingID   data.ID          // the meeting that placeholders mean; zero for none
	MotionID    data.ID          // the BA-Antrag that placeholders mean; zero for none
	Subject     string           // value of {Betreff}
	Message     string           // value of {Mitteilung} and {Antwort}

	Sort   Sort
	Duplex bool   // every letter starts on a front page
	Email  bool   // drafts of e-mails instead of paper for those who prefer them
	Form   string // "A" or "B" of DIN 5008; empty: that of the settings

	// Lines around the text; where one is empty that of the template is taken.
	Remarks, Enclosures, Copies, Informed string
}

// Sort is the order of the letters of a run.
type Sort string

// The orders.
const (
	SortDistrict Sort = ""       // by the number of the district
	SortOffice   Sort = "office" // bundled by the office that they go to, with a cover sheet for each bundle
)

// SortChoices names the orders for forms.
var SortChoices = []Choice{{string(SortDistrict), "nach BA"}, {string(SortOffice), "gebündelt je Geschäftsstelle"}}

// DraftLetter is one letter of a run before it is made.
type DraftLetter struct {
	Holder       data.Holder // to whom; Person is zero where a seat is empty
	DistrictID   data.ID
	InvitationID data.ID
	Nomination   data.Nomination // of the district in the current round, zero where never asked
	Template     data.Template
	OfficeID     data.ID // the office that the letter goes to; zero where it goes elsewhere
	Way          string  // data.WayLetter or data.WayEmail
	Email        string  // mailbox, where the way is e-mail
	Letter       letter.Letter
	Problems     []Problem
}

// Faulty reports whether the letter cannot be printed like this.
func (l DraftLetter) Faulty() bool {
	return slices.ContainsFunc(l.Problems, func(p Problem) bool { return p.Serious })
}

// Seat says which letter of a run is meant, through all changes of its text. It can be compared.
type Seat struct{ Invitation, District, Role, Person data.ID }

// Seat returns the key of the letter in its run.
func (l DraftLetter) Seat() Seat {
	return Seat{l.InvitationID, l.DistrictID, l.Holder.Role.ID, l.Holder.Person.ID}
}

// Draft is a run that can be looked through before it is made. It is not safe for concurrent use.
type Draft struct {
	Order    LetterOrder
	Template data.Template // of the first letter, where each has its own
	Sender   data.Sender
	Meeting  data.Meeting // zero without one
	Motion   data.Motion  // zero without one
	Letters  []DraftLetter

	typesetter *page.Typesetter
	writer     *letterWriter
	attached   []mail.File // what drafts of e-mails carry besides their letter; known when the run is made
}

// Pages lays out one letter, as it will print.
func (r *Draft) Pages(i int) []page.Page { return letter.Layout(r.typesetter, r.Letters[i].Letter) }

// Problems returns what would go wrong in the whole run.
func (r *Draft) Problems() []Problem {
	var all []Problem
	for _, l := range r.Letters {
		all = append(all, l.Problems...)
	}
	return all
}

// Name is what the run is called: that of its template, or what all its reminders are.
func (r *Draft) Name() string {
	if r.Order.ByCount {
		return "Erinnerung"
	}
	return r.Template.Name
}

// FileName returns a speaking name for the run's file, without its ending: '2026-03-03 Bitte um Benennung'.
func (r *Draft) FileName() string { return FileName(r.Order.Date.ISO() + " " + r.Name()) }

// Output says where a run goes. Empty fields are not written; the letters stay in the office's file in any case.
type Output struct {
	File   string // one PDF with all letters that are printed
	Folder string // one PDF per letter
	Mail   string // folder for the drafts of e-mails, where the order has some
}

// Created is what came of a run.
type Created struct {
	RunID   data.ID
	Letters int
	Skipped int       // letters with faults
	Mails   int       // how many of the letters are drafts of e-mails
	Files   []string  // as written, the one file first
	IDs     []data.ID // of the letters in the outbox
}

// Asking is the request for nominations.
type Asking struct {
	Selection Selection
	Date, Due data.Date
}

// AskForNominations writes to chairs and asks for a nomination: letters, a line in the journal for each, due date and state, as one action.
func (d *Desk) AskForNominations(ctx context.Context, asking Asking, out Output, progress Progress) (Created, error) {
	draft, err := d.DraftLetters(ctx, LetterOrder{TemplateKey: nominationTemplate, Selection: asking.Selection, Date: asking.Date, Due: asking.Due})
	if err != nil {
		return Created{}, err
	}
	return d.CreateLetters(ctx, draft, out, progress)
}

// nominationTemplate is the key of the shipped template that asks.
const nominationTemplate = "benennung"

// TemplateByKey finds a template; an unknown key is a Mistake that names those there are.
func (d *Desk) TemplateByKey(ctx context.Context, key string) (data.Template, error) {
	all, err := data.List[data.Template](ctx, d.Store, nil)
	if err != nil {
		return data.Template{}, err
	}
	var keys []string
	for _, t := range all {
		if t.Key == key {
			return t, nil
		}
		if !t.Archived {
			keys = append(keys, t.Key)
		}
	}
	return data.Template{}, data.Mistakef("Eine Vorlage „%s“ gibt es nicht. Vorhanden sind: %s.", key, strings.Join(keys, ", "))
}

// DraftLetters puts a run together without changing anything.
func (d *Desk) DraftLetters(ctx context.Context, order LetterOrder) (*Draft, error) {
	draft, err := d.draftUnwritten(ctx, order)
	if err != nil {
		return nil, err
	}
	if err := d.chooseTemplates(ctx, draft); err != nil {
		return nil, err
	}
	for i := range draft.Letters {
		draft.writer.write(&draft.Letters[i])
	}
	draft.tellTwice()
	if order.Sort == SortOffice {
		sortByOffice(draft.Letters)
	}
	return draft, nil
}

// draftUnwritten reads everything that a run needs besides its templates, and its recipients.
func (d *Desk) draftUnwritten(ctx context.Context, order LetterOrder) (*Draft, error) {
	return d.draftFrom(ctx, order, nil)
}

// draftFrom does so for a sender; nil is the one whose time the date lies in.
func (d *Desk) draftFrom(ctx context.Context, order LetterOrder, sender *data.Sender) (*Draft, error) {
	order, err := d.withDates(ctx, order)
	if err != nil {
		return nil, err
	}
	draft := &Draft{Order: order, typesetter: page.NewTypesetter()}
	if sender != nil {
		draft.Sender = *sender
	} else if draft.Sender, err = senderOn(ctx, d.Store, order.Date); err != nil {
		return nil, err
	}
	if order.MeetingID != 0 {
		if draft.Meeting, err = data.Get[data.Meeting](ctx, d.Store, order.MeetingID); err != nil {
			return nil, err
		}
	}
	if order.MotionID != 0 {
		if draft.Motion, err = data.Get[data.Motion](ctx, d.Store, order.MotionID); err != nil {
			return nil, err
		}
	}
	if draft.writer, err = d.newWriter(ctx, draft); err != nil {
		return nil, err
	}
	if draft.Letters, err = d.recipients(ctx, draft); err != nil {
		return nil, err
	}
	if len(draft.Letters) == 0 {
		return nil, data.Mistakef("Für diese Auswahl gibt es niemanden, an den zu schreiben wäre.")
	}
	return draft, nil
}

// chooseTemplates gives every letter its template: that of the order, or the reminder that is due for its district.
func (d *Desk) chooseTemplates(ctx context.Context, draft *Draft) error {
	if !draft.Order.ByCount {
		template, err := d.TemplateByKey(ctx, draft.Order.TemplateKey)
		if err != nil {
			return err
		}
		for i := range draft.Letters {
			draft.Letters[i].Template = template
		}
		draft.Template = template
		return draft.writer.read(template)
	}
	reminders, err := d.reminders(ctx)
	if err != nil {
		return err
	}
	for i := range draft.Letters {
		l := &draft.Letters[i]
		l.Template = reminderFor(reminders, l.Nomination.Reminders)
		if err := draft.writer.read(l.Template); err != nil {
			return err
		}
	}
	draft.Template = draft.Letters[0].Template
	return nil
}

func (d *Desk) withDates(ctx context.Context, order LetterOrder) (LetterOrder, error) {
	if order.Date.IsZero() {
		order.Date = d.Today()
	}
	if order.Due.IsZero() {
		days, err := d.DeadlineDays(ctx)
		if err != nil {
			return order, err
		}
		order.Due = order.Date.AddDays(days)
	}
	if order.Due.Before(order.Date) {
		return order, data.Mistakef("„Antwort bis“ (%s) liegt vor dem Datum des Schreibens (%s). Bitte die Daten prüfen.", order.Due, order.Date)
	}
	return order, nil
}

// sortByOffice bundles letters by the office that they go to, in the order of the first letter of each; those that go elsewhere come last.
func sortByOffice(letters []DraftLetter) {
	place := map[data.ID]int{}
	for _, l := range letters {
		if _, known := place[l.bundle()]; !known && l.bundle() != 0 {
			place[l.bundle()] = len(place)
		}
	}
	place[0] = len(letters)
	slices.SortStableFunc(letters, func(a, b DraftLetter) int { return place[a.bundle()] - place[b.bundle()] })
}

// bundle is the office in whose bundle the letter lies; 0 for none.
func (l DraftLetter) bundle() data.ID {
	if l.Way == data.WayEmail {
		return 0
	}
	return l.OfficeID
}
