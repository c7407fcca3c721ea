package workflow

// Tasks that meetings give: who does what until when, over all meetings.

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rundertisch/data"
)

// TaskRow is a task with the words around it.
type TaskRow struct {
	Task    data.Task
	Meeting data.Meeting // zero: of none
	Who     string       // the person on file, or who was named
	Item    string       // title of the item under which it was given
	Mark    Mark         // offen, überfällig, erledigt
}

// TaskFilter chooses tasks. What is zero does not narrow.
type TaskFilter struct {
	Open      bool // not done
	Overdue   bool // not done, and due before today
	MeetingID data.ID
}

// TaskMark returns how a task stands on a day.
func TaskMark(t data.Task, on data.Date) Mark {
	switch {
	case !t.DoneOn.IsZero():
		return Mark{"✓", "erledigt", Good}
	case !t.DueOn.IsZero() && t.DueOn.Before(on):
		return Mark{"!", "überfällig", Bad}
	}
	return Mark{"○", "offen", Info}
}

// Tasks returns tasks: those that are open first, by the day they are due (those without one last), then those that are done, the latest first.
func (d *Desk) Tasks(ctx context.Context, filter TaskFilter) ([]TaskRow, error) {
	return tasksOf(ctx, d.Store, filter, d.Today())
}

func tasksOf(ctx context.Context, from data.Reader, filter TaskFilter, today data.Date) ([]TaskRow, error) {
	match := data.Match{}
	if filter.MeetingID != 0 {
		match["meeting_id"] = filter.MeetingID
	}
	if filter.Open || filter.Overdue {
		match["done_on"] = data.Date{}
	}
	tasks, err := data.List[data.Task](ctx, from, match)
	if err != nil {
		return nil, err
	}
	meetings, err := data.List[data.Meeting](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	byID := map[data.ID]data.Meeting{}
	for _, m := range meetings {
		byID[m.ID] = m
	}
	var rows []TaskRow
	for _, t := range tasks {
		row := TaskRow{Task: t, Meeting: byID[t.MeetingID], Who: t.Who, Mark: TaskMark(t, today)}
		if filter.Overdue && row.Mark.Tone != Bad {
			continue
		}
		if t.PersonID != 0 {
			person, err := data.Get[data.Person](ctx, from, t.PersonID)
			if err != nil {
				return nil, err
			}
			row.Who = person.FullName()
		}
		if t.AgendaItemID != 0 {
			item, err := data.Get[data.AgendaItem](ctx, from, t.AgendaItemID)
			if err != nil {
				return nil, err
			}
			row.Item = item.Title
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b TaskRow) int { return byUrgency(a.Task, b.Task) })
	return rows, nil
}

func byUrgency(a, b data.Task) int {
	last := func(day data.Date) string { return cmp.Or(day.ISO(), "9999") }
	if open := a.DoneOn.IsZero(); open != b.DoneOn.IsZero() {
		if open {
			return -1
		}
		return 1
	}
	return cmp.Or(strings.Compare(b.DoneOn.ISO(), a.DoneOn.ISO()), strings.Compare(last(a.DueOn), last(b.DueOn)), cmp.Compare(a.ID, b.ID))
}

// SaveTask enters a task or changes one; a known one whose text is empty is removed. It returns its number in the store. Who names somebody who is not on file; with a person it becomes the name that
// minutes go on printing, whatever the person is called later.
func (d *Desk) SaveTask(ctx context.Context, task data.Task) (data.ID, error) {
	task.Text, task.Who = trimmed(task.Text), trimmed(task.Who)
	if task.PersonID != 0 {
		person, err := data.Get[data.Person](ctx, d.Store, task.PersonID)
		if err != nil {
			return 0, err
		}
		task.Who = person.FullName()
	}
	if task.Text == "" && task.ID == 0 {
		return 0, data.Mistakef("Bitte angeben, was zu tun ist.")
	}
	title := "Aufgabe: " + task.Text
	if task.Text == "" {
		title = "Aufgabe entfernt"
	}
	err := d.Store.Do(ctx, title, func(tx *data.Tx) error { return saveOrDelete(tx, task.ID, task.Text == "", &task) })
	return task.ID, err
}

// CompleteTasks notes on which day tasks were done; the zero date opens them again.
func (d *Desk) CompleteTasks(ctx context.Context, ids []data.ID, on data.Date) error {
	if len(ids) == 0 {
		return data.Mistakef("Bitte zuerst eine Aufgabe auswählen.")
	}
	title := plural(len(ids), "Aufgabe", "Aufgaben") + " erledigt"
	if on.IsZero() {
		title = plural(len(ids), "Aufgabe", "Aufgaben") + " wieder offen"
	}
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for _, id := range ids {
			task, err := data.Get[data.Task](ctx, tx, id)
			if err != nil {
				return err
			}
			task.DoneOn = on
			if err := data.Update(tx, task); err != nil {
				return err
			}
		}
		return nil
	})
}
