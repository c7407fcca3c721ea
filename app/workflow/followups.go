package workflow

// Follow-ups (Wiedervorlagen): something to be seen to on a day, with or without a person, a district, a meeting or a motion.

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// FollowUpFilter chooses follow-ups. What is zero does not narrow.
type FollowUpFilter struct {
	PersonID   data.ID
	DistrictID data.ID
	WithDone   bool // those too that were seen to
}

// FollowUpRow is a follow-up with whom it is about.
type FollowUpRow struct {
	data.FollowUp
	About string // 'BA 25, Anna Huber, 7. Sitzung, 20-26 / B 01322'; empty: nobody in particular
	Mark  Mark
}

// FollowUpMark returns how a follow-up stands on a day.
func FollowUpMark(f data.FollowUp, today data.Date) Mark {
	switch {
	case !f.DoneOn.IsZero():
		return Mark{"✓", "erledigt", Good}
	case f.DueOn.Before(today):
		return Mark{"!", "überfällig", Bad}
	}
	return Mark{"○", "offen", Info}
}

// FollowUps returns follow-ups, the earliest first.
func (d *Desk) FollowUps(ctx context.Context, filter FollowUpFilter) ([]FollowUpRow, error) {
	match := data.Match{}
	if filter.PersonID != 0 {
		match["person_id"] = filter.PersonID
	}
	if filter.DistrictID != 0 {
		match["district_id"] = filter.DistrictID
	}
	if !filter.WithDone {
		match["done_on"] = data.Date{}
	}
	list, err := data.List[data.FollowUp](ctx, d.Store, match)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b data.FollowUp) int { return b.DueOn.DaysUntil(a.DueOn) })
	rows := make([]FollowUpRow, len(list))
	for i, f := range list {
		about, err := d.followUpAbout(ctx, f)
		if err != nil {
			return nil, err
		}
		rows[i] = FollowUpRow{f, about, FollowUpMark(f, d.Today())}
	}
	return rows, nil
}

// followUpAbout names what a follow-up is about.
func (d *Desk) followUpAbout(ctx context.Context, f data.FollowUp) (string, error) {
	var parts []string
	err := errors.Join(
		addName(ctx, d, &parts, f.DistrictID, func(v data.District) string { return fmt.Sprintf("BA %d", v.Number) }),
		addName(ctx, d, &parts, f.PersonID, data.Person.FullName),
		addName(ctx, d, &parts, f.MeetingID, data.Meeting.Name),
		addName(ctx, d, &parts, f.MotionID, func(v data.Motion) string { return v.Number }),
	)
	return strings.Join(parts, ", "), err
}

// addName adds what a row is called, where there is one.
func addName[T any](ctx context.Context, d *Desk, parts *[]string, id data.ID, name func(T) string) error {
	if id == 0 {
		return nil
	}
	row, err := data.Get[T](ctx, d.Store, id)
	if err == nil {
		*parts = append(*parts, name(row))
	}
	return err
}

// FollowUp returns one follow-up; an unknown number is a *Mistake.
func (d *Desk) FollowUp(ctx context.Context, id data.ID) (data.FollowUp, error) {
	f, err := data.Get[data.FollowUp](ctx, d.Store, id)
	if errors.Is(err, data.ErrNotFound) {
		return f, data.Mistakef("Eine Wiedervorlage mit der Nummer %d gibt es nicht. Mit „follow-up list“ werden alle aufgelistet.", id)
	}
	return f, err
}

// SaveFollowUp enters a follow-up or changes one. It returns its number in the store. *Mistake: it has no text or no day.
func (d *Desk) SaveFollowUp(ctx context.Context, f data.FollowUp) (data.ID, error) {
	f.Text = trimmed(f.Text)
	switch {
	case f.Text == "":
		return 0, data.Mistakef("Bitte angeben, woran erinnert werden soll.")
	case f.DueOn.IsZero():
		return 0, data.Mistakef("Bitte angeben, an welchem Tag erinnert werden soll.")
	}
	if f.PersonID != 0 {
		if _, err := d.personByID(ctx, f.PersonID); err != nil {
			return 0, err
		}
	}
	err := d.Store.Do(ctx, "Wiedervorlage: "+f.Text, func(tx *data.Tx) error { return save(tx, f.ID, &f) })
	return f.ID, err
}

// CompleteFollowUps notes that follow-ups were seen to today, as one action. *Mistake: one of them does not exist.
func (d *Desk) CompleteFollowUps(ctx context.Context, ids ...data.ID) error {
	list := make([]data.FollowUp, len(ids))
	for i, id := range ids {
		var err error
		if list[i], err = d.FollowUp(ctx, id); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		return data.Mistakef("Bitte mindestens eine Wiedervorlage angeben.")
	}
	title := fmt.Sprintf("%d Wiedervorlagen erledigt", len(list))
	if len(list) == 1 {
		title = "Wiedervorlage erledigt: " + list[0].Text
	}
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for _, f := range list {
			f.DoneOn = d.Today()
			if err := data.Update(tx, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveFollowUp removes a follow-up that is not wanted any more.
func (d *Desk) RemoveFollowUp(ctx context.Context, id data.ID) error {
	f, err := d.FollowUp(ctx, id)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "Wiedervorlage entfernt: "+f.Text, func(tx *data.Tx) error { return data.Delete[data.FollowUp](tx, id) })
}
