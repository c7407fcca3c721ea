package workflow

// The board: what every district was asked, what it answered, and who stands for it on a day.

import (
	"context"
	"fmt"

	"rundertisch/data"
)

// DistrictState is where a district stands in the nomination round. It follows from the nomination, the holders and the day; nobody sets it.
type DistrictState int

// The states in the order in which the board counts them.
const (
	StateNamed     DistrictState = iota // an officer is named
	StateContact                        // only a contact person is named
	StateNobody                         // the committee names nobody, its chair acts
	StateAsked                          // asked, the answer is not due yet
	StateReminded                       // reminded, the answer is not due yet
	StateOverdue                        // the day for the answer has passed
	StateToConfirm                      // a new term began: still right?
	StateOpen                           // not asked yet
)

// DistrictStates lists all states in the board's order.
var DistrictStates = []DistrictState{StateNamed, StateContact, StateNobody, StateAsked, StateReminded, StateOverdue, StateToConfirm, StateOpen}

var districtMarks = map[DistrictState]Mark{
	StateNamed:     {"✓", "benannt", Good},
	StateContact:   {"✓", "Ansprechperson", Good},
	StateNobody:    {"–", "keine Benennung", Idle},
	StateAsked:     {"●", "angeschrieben", Info},
	StateReminded:  {"!", "erinnert", Warn},
	StateOverdue:   {"!", "überfällig", Bad},
	StateToConfirm: {"?", "zu bestätigen", Warn},
	StateOpen:      {"○", "offen", Idle},
}

// Mark returns sign, word and tone of the state.
func (s DistrictState) Mark() Mark { return districtMarks[s] }

// Answered reports whether the committee has answered: it named somebody or said that it names nobody.
func (s DistrictState) Answered() bool {
	return s == StateNamed || s == StateContact || s == StateNobody
}

// BoardCell is one district on the board.
type BoardCell struct {
	District   data.District
	Office     data.Office
	Chair      data.Holder     // zero when the seat is empty
	Named      []data.Holder   // officers, then contact persons
	Nomination data.Nomination // zero when the district was never asked in this round
	State      DistrictState
	Mark       Mark   // State's mark, with the number of the reminder
	Line       string // what stands below: the named persons, or what is waited for
}

// HasChair reports whether somebody holds the chair.
func (c BoardCell) HasChair() bool { return c.Chair.Person.ID != 0 }

// Board is the state of all districts on one day.
type Board struct {
	Round    data.NominationRound // zero before the first round
	HasRound bool
	Cells    []BoardCell // by district number
	Count    map[DistrictState]int
}

// Board returns the board for a day; the zero day is today.
func (d *Desk) Board(ctx context.Context, on data.Date) (Board, error) {
	if on.IsZero() {
		on = d.Today()
	}
	return readBoard(ctx, d.Store, on)
}

func readBoard(ctx context.Context, from data.Reader, on data.Date) (Board, error) {
	return boardOf(ctx, from, on, func(n data.Nomination) data.Nomination { return n })
}

// BoardOn returns the board as it was on a day in the past: who was responsible, and what had been asked and answered by then.
func (d *Desk) BoardOn(ctx context.Context, day data.Date) (Board, error) {
	return boardOf(ctx, d.Store, day, func(n data.Nomination) data.Nomination { return nominationOn(n, day) })
}

// nominationOn returns what was known of a nomination on a day. How often somebody had been reminded is known for the last time only.
func nominationOn(n data.Nomination, day data.Date) data.Nomination {
	switch {
	case day.Before(n.AskedOn):
		return data.Nomination{}
	case !n.RemindedOn.IsZero() && day.Before(n.RemindedOn):
		n.Reminders, n.RemindedOn, n.DueOn = max(0, n.Reminders-1), data.Date{}, data.Date{}
	}
	if !n.AnsweredOn.IsZero() && day.Before(n.AnsweredOn) {
		n.Answer, n.AnsweredOn = data.AnswerNone, data.Date{}
	}
	return n
}

// boardOf puts the board together; known says what of a nomination counts.
func boardOf(ctx context.Context, from data.Reader, on data.Date, known func(data.Nomination) data.Nomination) (Board, error) {
	board := Board{Count: map[DistrictState]int{}}
	districts, err := data.List[data.District](ctx, from, nil)
	if err != nil {
		return board, err
	}
	offices, err := data.List[data.Office](ctx, from, nil)
	if err != nil {
		return board, err
	}
	officeOf := map[data.ID]data.Office{}
	for _, o := range offices {
		officeOf[o.ID] = o
	}
	holders, err := from.Holders(ctx, data.HolderFilter{On: on, Purposes: []string{data.PurposeChair, data.PurposeOfficer, data.PurposeContact}})
	if err != nil {
		return board, err
	}
	nominations := map[data.ID]data.Nomination{}
	if board.Round, board.HasRound, err = from.CurrentRound(ctx); err != nil {
		return board, err
	}
	if board.HasRound {
		list, err := data.List[data.Nomination](ctx, from, data.Match{"round_id": board.Round.ID})
		if err != nil {
			return board, err
		}
		for _, n := range list {
			nominations[n.DistrictID] = known(n)
		}
	}
	for _, district := range districts {
		cell := BoardCell{District: district, Office: officeOf[district.OfficeID], Nomination: nominations[district.ID]}
		var contacts []data.Holder
		for _, h := range holders {
			if h.Role.DistrictID != district.ID {
				continue
			}
			switch h.RoleKind.Purpose {
			case data.PurposeChair:
				if !cell.HasChair() {
					cell.Chair = h
				}
			case data.PurposeOfficer:
				cell.Named = append(cell.Named, h)
			case data.PurposeContact:
				contacts = append(contacts, h)
			}
		}
		officers := len(cell.Named)
		cell.Named = append(cell.Named, contacts...)
		cell.State = stateOf(cell.Nomination, officers, len(contacts), on)
		cell.Mark, cell.Line = describe(cell, on)
		board.Count[cell.State]++
		board.Cells = append(board.Cells, cell)
	}
	return board, nil
}

// stateOf derives the state of a district from its nomination in the round, the number of its officers and contact persons, and the day.
func stateOf(n data.Nomination, officers, contacts int, on data.Date) DistrictState {
	switch {
	case n.ToConfirm:
		return StateToConfirm
	case n.Answer == data.AnswerNobody:
		return StateNobody
	case officers > 0:
		return StateNamed
	case contacts > 0:
		return StateContact
	case n.Answer == data.AnswerNamed: // named in this round, but the role has ended since: ask again
		return StateOpen
	case n.Overdue(on):
		return StateOverdue
	case n.Reminders > 0:
		return StateReminded
	case !n.AskedOn.IsZero():
		return StateAsked
	}
	return StateOpen
}

func describe(c BoardCell, on data.Date) (Mark, string) {
	mark := c.State.Mark()
	switch c.State {
	case StateNamed, StateContact, StateToConfirm:
		line := ""
		if len(c.Named) > 0 {
			line = c.Named[0].Person.FullName()
		}
		if more := len(c.Named) - 1; more > 0 {
			line += fmt.Sprintf(" (+ %d)", more)
		}
		return mark, line
	case StateNobody:
		return mark, "Vorsitz vertritt"
	case StateAsked:
		if c.Nomination.DueOn.IsZero() {
			return mark, "angeschrieben am " + c.Nomination.AskedOn.String()
		}
		return mark, "Antwort bis " + c.Nomination.DueOn.String()
	case StateReminded:
		mark.Word = fmt.Sprintf("%d. Erinnerung", c.Nomination.Reminders)
		return mark, "erinnert am " + c.Nomination.RemindedOn.String()
	case StateOverdue:
		return mark, "seit " + plural(c.Nomination.DueOn.DaysUntil(on), "Tag", "Tagen")
	}
	return mark, "noch nicht angeschrieben"
}

// Overdue returns the cells whose answer is overdue.
func (b Board) Overdue() []BoardCell {
	var cells []BoardCell
	for _, c := range b.Cells {
		if c.State == StateOverdue {
			cells = append(cells, c)
		}
	}
	return cells
}

// Summary returns the counts in words: '15 von 25 benannt · 4 angeschrieben · 1 offen'.
func (b Board) Summary() string {
	text := fmt.Sprintf("%d von %d benannt", b.Count[StateNamed]+b.Count[StateContact], len(b.Cells))
	for _, part := range []struct {
		state DistrictState
		word  string
	}{
		{StateNobody, "ohne Benennung"}, {StateAsked, "angeschrieben"}, {StateReminded, "erinnert"},
		{StateOverdue, "überfällig"}, {StateToConfirm, "zu bestätigen"}, {StateOpen, "offen"},
	} {
		if n := b.Count[part.state]; n > 0 {
			text += fmt.Sprintf(" · %d %s", n, part.word)
		}
	}
	return text
}
