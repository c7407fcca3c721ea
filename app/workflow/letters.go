package workflow

// Letter runs: who is written to, what each letter says, and what the office keeps of it. A draft can be looked through and checked; creating it writes the files, the letters as
// they leave the house, a line in the journal for each, and what a letter does to its nomination or invitation: all in one action.

import (
	"context"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// Progress is told how far long work is; nil is allowed where a Progress is taken.
type Progress func(done, total int)

// Group is a set of recipients that a run may go to.
type Group string

// The groups.
const (
	GroupChairs     Group = "chairs"     // the chairs of all districts
	GroupUnanswered Group = "unanswered" // the chairs of districts that have not answered
	GroupOverdue    Group = "overdue"    // … and whose answer is overdue
	GroupNamed      Group = "named"      // all officers and contact persons
	GroupInvited    Group = "invited"    // those invited to the meeting of the run
)

// GroupChoices names the groups for forms.
var GroupChoices = []Choice{
	{string(GroupChairs), "alle Vorsitzenden"}, {string(GroupUnanswered), "Vorsitzende ohne Antwort"}, {string(GroupOverdue), "Vorsitzende, Antwort überfällig"},
	{string(GroupNamed), "alle benannten Personen"}, {string(GroupInvited), "Eingeladene der Sitzung"},
}

// Selection says who gets a letter: a group, narrowed to districts where Districts has numbers.
type Selection struct {
	Group     Group
	Districts []int
}

// LetterOrder is what a clerk chooses for a run.
type LetterOrder struct {
	TemplateKey string
	Selection   Selection
	Leave       map[data.ID]bool // districts or, for invited people, invitations that are left out
	Date        data.Date        // of the letters; zero is today
	Due         data.Date        // answer wanted by; zero is the date plus the deadline of the settings
	MeetingID   data.ID          // the meeting that placeholders mean; zero for none
	Subject     string           // value of {Betreff}
	Message     string           // value of {Mitteilung} and {Antwort}
}

// DraftLetter is one letter of a run before it is made.
type DraftLetter struct {
	Holder       data.Holder // to whom; Person is zero where a seat is empty
	DistrictID   data.ID
	InvitationID data.ID
	Nomination   data.Nomination // of the district in the current round, zero where never asked
	Letter       letter.Letter
	Problems     []letter.Problem
}

// Faulty reports whether the letter cannot be printed like this.
func (l DraftLetter) Faulty() bool {
	return slices.ContainsFunc(l.Problems, func(p letter.Problem) bool { return p.Serious })
}

// Draft is a run that can be looked through before it is made. It is not safe for concurrent use.
type Draft struct {
	Order    LetterOrder
	Template data.Template
	Sender   data.Sender
	Meeting  data.Meeting // zero without one
	Letters  []DraftLetter

	typesetter *page.Typesetter
}

// Pages lays out one letter, as it will print.
func (r *Draft) Pages(i int) []page.Page { return letter.Layout(r.typesetter, r.Letters[i].Letter) }

// Problems returns what would go wrong in the whole run.
func (r *Draft) Problems() []letter.Problem {
	var all []letter.Problem
	for _, l := range r.Letters {
		all = append(all, l.Problems...)
	}
	return all
}

// FileName returns a speaking name for the run's file, without its ending: '2026-03-03 Bitte um Benennung'.
func (r *Draft) FileName() string { return FileName(r.Order.Date.ISO() + " " + r.Template.Name) }

// Output says where a run goes. Empty fields are not written; the letters stay in the office's file in any case.
type Output struct {
	File   string // one PDF with all letters
	Folder string // one PDF per letter
}

// Created is what came of a run.
type Created struct {
	RunID   data.ID
	Letters int
	Skipped int      // letters with faults
	Files   []string // as written, the one file first
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
	template, err := d.TemplateByKey(ctx, order.TemplateKey)
	if err != nil {
		return nil, err
	}
	if order, err = d.withDates(ctx, order); err != nil {
		return nil, err
	}
	draft := &Draft{Order: order, Template: template, typesetter: page.NewTypesetter()}
	if draft.Sender, err = senderOn(ctx, d.Store, order.Date); err != nil {
		return nil, err
	}
	var agenda []data.AgendaItem
	if order.MeetingID != 0 {
		if draft.Meeting, err = data.Get[data.Meeting](ctx, d.Store, order.MeetingID); err != nil {
			return nil, err
		}
		if agenda, err = d.Agenda(ctx, order.MeetingID); err != nil {
			return nil, err
		}
	}
	parsed, mistakes := letter.Parse(template.Subject, template.Body)
	if len(mistakes) > 0 {
		return nil, data.Mistakef("Die Vorlage „%s“ hat einen Fehler in Zeile %d: %s", template.Name, mistakes[0].Line, mistakes[0].Text)
	}
	board, err := d.Board(ctx, order.Date)
	if err != nil {
		return nil, err
	}
	if draft.Letters, err = d.recipients(ctx, order, board); err != nil {
		return nil, err
	}
	if len(draft.Letters) == 0 {
		return nil, data.Mistakef("Für diese Auswahl gibt es niemanden, an den zu schreiben wäre.")
	}
	book, err := newAddressBook(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	writer := letterWriter{draft: draft, template: parsed, board: board, book: book, agenda: agenda}
	if writer.term, err = districtTerm(ctx, d.Store, order.Date); err != nil {
		return nil, err
	}
	for i := range draft.Letters {
		writer.write(&draft.Letters[i])
	}
	return draft, nil
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

// recipients returns a letter without text for everybody who is selected.
func (d *Desk) recipients(ctx context.Context, order LetterOrder, board Board) ([]DraftLetter, error) {
	for _, number := range order.Selection.Districts {
		if !slices.ContainsFunc(board.Cells, func(c BoardCell) bool { return c.District.Number == number }) {
			return nil, data.Mistakef("Einen BA %d gibt es nicht. Vorhanden sind die Nummern 1 bis %d.", number, len(board.Cells))
		}
	}
	if order.Selection.Group == GroupInvited {
		return d.invitedRecipients(ctx, order)
	}
	var letters []DraftLetter
	for _, cell := range board.Cells {
		if order.Leave[cell.District.ID] || len(order.Selection.Districts) > 0 && !slices.Contains(order.Selection.Districts, cell.District.Number) {
			continue
		}
		one := DraftLetter{DistrictID: cell.District.ID, Nomination: cell.Nomination}
		switch order.Selection.Group {
		case GroupNamed:
			for _, h := range cell.Named {
				one.Holder = h
				letters = append(letters, one)
			}
			continue
		case GroupUnanswered:
			if cell.State.Answered() {
				continue
			}
		case GroupOverdue:
			if cell.State != StateOverdue {
				continue
			}
		}
		one.Holder = cell.Chair
		letters = append(letters, one)
	}
	return letters, nil
}

func (d *Desk) invitedRecipients(ctx context.Context, order LetterOrder) ([]DraftLetter, error) {
	if order.MeetingID == 0 {
		return nil, data.Mistakef("Bitte eine Sitzung auswählen.")
	}
	rows, err := d.Store.Invitations(ctx, order.MeetingID)
	if err != nil {
		return nil, err
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: order.Date})
	if err != nil {
		return nil, err
	}
	var letters []DraftLetter
	for _, row := range rows {
		invitation := row.Invitation
		if invitation.PersonID == 0 || order.Leave[invitation.ID] {
			continue
		}
		one := DraftLetter{DistrictID: invitation.DistrictID, InvitationID: invitation.ID}
		if one.Holder.Person, err = data.Get[data.Person](ctx, d.Store, invitation.PersonID); err != nil {
			return nil, err
		}
		for _, h := range holders {
			if h.Person.ID == invitation.PersonID && h.Role.DistrictID == invitation.DistrictID {
				one.Holder = h
				break
			}
		}
		letters = append(letters, one)
	}
	return letters, nil
}
