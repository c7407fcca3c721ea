package workflow

// What comes next: the next meeting, and what has to be seen to by when.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// NextMeeting is the next meeting with its numbers.
type NextMeeting struct {
	data.MeetingRow
	Unrepresented []int // districts from which nobody is invited who might come
}

// NextMeeting returns the first meeting from today on that is not cancelled; one without a date comes last. The flag is false where there is none.
func (d *Desk) NextMeeting(ctx context.Context) (NextMeeting, bool, error) {
	rows, err := d.Store.Meetings(ctx)
	if err != nil {
		return NextMeeting{}, false, err
	}
	var next NextMeeting
	for _, row := range rows {
		m := row.Meeting
		over := !m.HeldOn.IsZero() && m.HeldOn.Before(d.Today())
		if over || m.State == data.MeetingHeld || m.State == data.MeetingCancelled {
			continue
		}
		if next.Meeting.ID == 0 || next.Meeting.HeldOn.IsZero() || !m.HeldOn.IsZero() && m.HeldOn.Before(next.Meeting.HeldOn) {
			next.MeetingRow = row
		}
	}
	if next.Meeting.ID == 0 {
		return next, false, nil
	}
	next.Unrepresented, err = d.unrepresented(ctx, next.Meeting.ID)
	return next, true, err
}

// unrepresented lists the districts from which nobody is on the list of a meeting, or all have declined. It is empty before anybody is invited.
func (d *Desk) unrepresented(ctx context.Context, meeting data.ID) ([]int, error) {
	rows, err := d.Store.Invitations(ctx, meeting)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	districts, err := d.withoutSeat(ctx, rows)
	if err != nil {
		return nil, err
	}
	var numbers []int
	for _, district := range districts {
		numbers = append(numbers, district.Number)
	}
	return numbers, nil
}

// DueItem is something to be seen to by a day.
type DueItem struct {
	On         data.Date
	Text       string
	Overdue    bool
	DistrictID data.ID
	MeetingID  data.ID
	PersonID   data.ID
	MotionID   data.ID
	FollowUpID data.ID // of a follow-up that can be seen to
}

// Due returns what has to be seen to, the most urgent first: follow-ups that are not done, overdue answers, motions to be answered, meetings to come that nobody is invited to yet, tasks with a day.
func (d *Desk) Due(ctx context.Context) ([]DueItem, error) {
	var items []DueItem
	followUps, err := data.List[data.FollowUp](ctx, d.Store, data.Match{"done_on": data.Date{}})
	if err != nil {
		return nil, err
	}
	for _, f := range followUps {
		items = append(items, DueItem{On: f.DueOn, Text: f.Text, DistrictID: f.DistrictID, MeetingID: f.MeetingID, PersonID: f.PersonID, MotionID: f.MotionID, FollowUpID: f.ID})
	}
	motions, err := d.dueMotions(ctx)
	if err != nil {
		return nil, err
	}
	items = append(items, motions...)
	board, err := d.Board(ctx, d.Today())
	if err != nil {
		return nil, err
	}
	for _, cell := range board.Overdue() {
		text := fmt.Sprintf("BA %d: Antwort überfällig", cell.District.Number)
		items = append(items, DueItem{On: cell.Nomination.DueOn, Text: text, DistrictID: cell.District.ID})
	}
	meetings, err := data.List[data.Meeting](ctx, d.Store, data.Match{"state": data.MeetingPlanned})
	if err != nil {
		return nil, err
	}
	days, err := d.DeadlineDays(ctx)
	if err != nil {
		return nil, err
	}
	for _, m := range meetings {
		if !m.HeldOn.IsZero() && !m.HeldOn.Before(d.Today()) {
			items = append(items, DueItem{On: m.HeldOn.AddDays(-days), Text: fmt.Sprintf("Einladung zur %d. Sitzung", m.Number), MeetingID: m.ID})
		}
	}
	tasks, err := d.Tasks(ctx, TaskFilter{Open: true})
	if err != nil {
		return nil, err
	}
	for _, t := range tasks {
		if !t.Task.DueOn.IsZero() {
			items = append(items, DueItem{On: t.Task.DueOn, Text: strings.TrimSuffix("Aufgabe: "+t.Task.Text+" ("+t.Who+")", " ()"), MeetingID: t.Task.MeetingID})
		}
	}
	for i := range items {
		items[i].Overdue = items[i].On.Before(d.Today())
	}
	slices.SortStableFunc(items, func(a, b DueItem) int { return b.On.DaysUntil(a.On) })
	return items, nil
}
