package workflow

// The change of a term: roles end on its last day, a new term and its round of nominations begin, and whoever was named has to be confirmed.

import (
	"context"
	"fmt"
	"slices"
	"time"

	"rundertisch/data"
)

// termYears is how long a term of the committees lasts.
const termYears = 6

// TermChange is what the beginning of a term does.
type TermChange struct {
	From    data.Date     // the first day of the new term
	Old     data.Term     // the term that ends the day before; zero: none is on file
	New     data.Term     // with an ID where it is on file already
	Ending  []data.Holder // who holds a function for a district beyond the last day: these end
	Staying []data.Holder // of those, who was named and has to be confirmed or replaced
	Round   string        // name of the new round of nominations
}

// LastDay returns the last day of the old term.
func (c TermChange) LastDay() data.Date { return c.From.AddDays(-1) }

// TermPlan returns what would happen if a term of the committees began on a day. Nothing is written. *Mistake: there is no day, or a term begins on it and its round is there already.
func (d *Desk) TermPlan(ctx context.Context, from data.Date) (TermChange, error) {
	return termPlan(ctx, d.Store, from)
}

func termPlan(ctx context.Context, reader data.Reader, from data.Date) (TermChange, error) {
	if from.IsZero() {
		return TermChange{}, data.Mistakef("Bitte den ersten Tag der neuen Amtszeit angeben.")
	}
	change := TermChange{From: from}
	bodies, err := data.List[data.Body](ctx, reader, data.Match{"key": "ba"})
	if err != nil || len(bodies) == 0 {
		return change, err
	}
	terms, err := data.List[data.Term](ctx, reader, data.Match{"body_id": bodies[0].ID})
	if err != nil {
		return change, err
	}
	for _, t := range terms {
		switch {
		case t.FromOn == from:
			change.New = t
		case t.FromOn.Before(from) && (change.Old.ID == 0 || change.Old.FromOn.Before(t.FromOn)):
			change.Old = t
		}
	}
	if change.New.ID == 0 {
		last := data.DateOf(from.Time().AddDate(termYears, 0, -1))
		change.New = data.Term{BodyID: bodies[0].ID, FromOn: from, UntilOn: last, Name: fmt.Sprintf("%d–%d", from.Time().Year(), from.Time().AddDate(termYears, 0, 0).Year())}
	}
	change.Round = "Benennungsrunde " + change.New.Name
	rounds, err := data.List[data.NominationRound](ctx, reader, nil)
	if err != nil {
		return change, err
	}
	if slices.ContainsFunc(rounds, func(r data.NominationRound) bool {
		return r.TermID == change.New.ID && change.New.ID != 0 && r.Name == change.Round
	}) {
		return change, data.Mistakef("Die Amtszeit %s ist schon eröffnet.", change.New.Name)
	}
	holders, err := reader.Holders(ctx, data.HolderFilter{BodyID: bodies[0].ID})
	if err != nil {
		return change, err
	}
	for _, h := range holders {
		begins := !h.Role.FromOn.IsZero() && !h.Role.FromOn.Before(from)
		over := !h.Role.UntilOn.IsZero() && h.Role.UntilOn.Before(from)
		if begins || over || h.Role.DistrictID == 0 {
			continue
		}
		change.Ending = append(change.Ending, h)
		if h.RoleKind.Purpose == data.PurposeOfficer || h.RoleKind.Purpose == data.PurposeContact {
			change.Staying = append(change.Staying, h)
		}
	}
	return change, nil
}

// StartTerm begins a term of the committees on a day, as one action: functions for districts end on the last day before, the new term and its round of nominations are opened, and the BA whose officers or
// contact persons ended have to confirm or replace them. *Mistake as with TermPlan.
func (d *Desk) StartTerm(ctx context.Context, from data.Date) (TermChange, error) {
	var change TermChange
	err := d.Store.Do(ctx, "Amtszeit eröffnet: ab "+from.String(), func(tx *data.Tx) error {
		var err error
		if change, err = termPlan(ctx, tx, from); err != nil {
			return err
		}
		if err := save(tx, change.New.ID, &change.New); err != nil {
			return err
		}
		if change.Old.ID != 0 && (change.Old.UntilOn.IsZero() || !change.Old.UntilOn.Before(from)) {
			change.Old.UntilOn = change.LastDay()
			if err := data.Update(tx, change.Old); err != nil {
				return err
			}
		}
		for _, h := range change.Ending {
			h.Role.UntilOn = change.LastDay()
			if err := data.Update(tx, h.Role); err != nil {
				return err
			}
			entry := data.JournalEntry{
				HappenedOn: d.Today(), Kind: data.JournalNote, Text: fmt.Sprintf("%s endet am %s mit der Amtszeit", h.Function(), change.LastDay()),
				PersonID: h.Person.ID, DistrictID: h.Role.DistrictID,
			}
			if err := data.Insert(tx, &entry); err != nil {
				return err
			}
		}
		return openTermRound(ctx, tx, change)
	})
	return change, err
}

// openTermRound closes the rounds that are open and opens that of the new term. Whose named people ended is to be confirmed there.
func openTermRound(ctx context.Context, tx *data.Tx, change TermChange) error {
	open, err := data.List[data.NominationRound](ctx, tx, data.Match{"closed_on": data.Date{}})
	if err != nil {
		return err
	}
	for _, r := range open {
		r.ClosedOn = change.LastDay()
		if err := data.Update(tx, r); err != nil {
			return err
		}
	}
	round := data.NominationRound{Name: change.Round, TermID: change.New.ID, StartedOn: change.From}
	if err := data.Insert(tx, &round); err != nil {
		return err
	}
	done := map[data.ID]bool{}
	for _, h := range change.Staying {
		if done[h.Role.DistrictID] {
			continue
		}
		done[h.Role.DistrictID] = true
		nomination := data.Nomination{RoundID: round.ID, DistrictID: h.Role.DistrictID, ToConfirm: true}
		if err := data.Insert(tx, &nomination); err != nil {
			return err
		}
	}
	return nil
}

// NextTermStart returns the day on which the next term of the committees begins after a day: the day after the last one of the term that runs, else the first of May of the next election year (2026, 2032 …).
func NextTermStart(terms []data.Term, after data.Date) data.Date {
	for _, t := range terms {
		if t.FromOn.Before(after) && !t.UntilOn.IsZero() && !t.UntilOn.Before(after) {
			return t.UntilOn.AddDays(1)
		}
	}
	year := after.Time().Year()
	for (year-2026)%termYears != 0 || data.NewDate(year, time.May, 1).Before(after) {
		year++
	}
	return data.NewDate(year, time.May, 1)
}
