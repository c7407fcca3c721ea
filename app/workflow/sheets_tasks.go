package workflow

// The tasks of all meetings, as an Excel file.

import (
	"context"
	"fmt"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// gone stands for the name of somebody who holds no role any more.
const gone = "ausgeschieden"

// TasksForLists returns the tasks of all meetings in the order of Tasks, as lists may show them: Who is empty for somebody whose data are restricted, and says that somebody holds no role any more;
// Item begins with the number of the item.
func (d *Desk) TasksForLists(ctx context.Context) ([]TaskRow, error) {
	rows, err := d.Tasks(ctx, TaskFilter{})
	if err != nil {
		return nil, err
	}
	numbers, err := d.itemNumbers(ctx, rows)
	if err != nil {
		return nil, err
	}
	names, err := d.taskNames(ctx)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		r := &rows[i]
		if r.Task.PersonID != 0 {
			r.Who = names(*r)
		}
		r.Item = words(numbers[r.Task.AgendaItemID], r.Item)
	}
	return rows, nil
}

// itemNumbers returns the numbers of all items on the agendas of the meetings that gave tasks.
func (d *Desk) itemNumbers(ctx context.Context, rows []TaskRow) (map[data.ID]string, error) {
	numbers, seen := map[data.ID]string{}, map[data.ID]bool{}
	for _, r := range rows {
		if r.Meeting.ID == 0 || seen[r.Meeting.ID] {
			continue
		}
		seen[r.Meeting.ID] = true
		items, err := d.Agenda(ctx, r.Meeting.ID)
		if err != nil {
			return nil, err
		}
		for _, line := range AgendaLines(r.Meeting, items) {
			numbers[line.Item.ID] = line.Number
		}
	}
	return numbers, nil
}

// taskNames returns how lists name who has a task.
func (d *Desk) taskNames(ctx context.Context) (func(TaskRow) string, error) {
	people, err := data.List[data.Person](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	roles, err := data.List[data.Role](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	restricted := map[data.ID]bool{}
	for _, p := range people {
		restricted[p.ID] = p.Restricted
	}
	had, has := map[data.ID]bool{}, map[data.ID]bool{}
	for _, r := range roles {
		had[r.PersonID] = true
		has[r.PersonID] = has[r.PersonID] || r.Held(d.Today())
	}
	return func(t TaskRow) string {
		id := t.Task.PersonID
		switch {
		case restricted[id]:
			return ""
		case had[id] && !has[id]:
			return gone
		}
		return t.Who
	}, nil
}

// WriteTasks writes the tasks of all meetings.
func (d *Desk) WriteTasks(ctx context.Context, path string) error {
	rows, err := d.TasksForLists(ctx)
	if err != nil {
		return err
	}
	table := sheet.ListTable{
		Name: "Aufgaben", Title: "Aufgaben aus den Sitzungen: " + roundTable,
		Columns: []sheet.ListColumn{
			{Title: "Aufgabe", Width: 56}, {Title: "Wer", Width: 28}, {Title: "bis", Width: 13, Kind: sheet.DateColumn}, {Title: "Sitzung", Width: 13},
			{Title: "TOP", Width: 34}, {Title: "Stand", Width: 13}, {Title: "erledigt am", Width: 14, Kind: sheet.DateColumn},
		},
		Totals: []sheet.ListTotal{
			{Label: "Aufgaben", Column: 0}, {Label: "offen", Column: 5, Word: "offen"}, {Label: "überfällig", Column: 5, Word: "überfällig"},
			{Label: "erledigt", Column: 5, Word: "erledigt"},
		},
	}
	for _, r := range rows {
		meeting := ""
		if r.Meeting.ID != 0 {
			meeting = fmt.Sprintf("%d. Sitzung", r.Meeting.Number)
		}
		table.Rows = append(table.Rows, []any{r.Task.Text, r.Who, dayOrNothing(r.Task.DueOn), meeting, r.Item, r.Mark.Word, dayOrNothing(r.Task.DoneOn)})
	}
	list := d.listSheets(ctx, table.Title, "Offene, überfällige und erledigte Aufgaben")
	list.Tables = []sheet.ListTable{table}
	return writeTables(list, path)
}

func dayOrNothing(day data.Date) any {
	if day.IsZero() {
		return nil
	}
	return day.Time()
}
