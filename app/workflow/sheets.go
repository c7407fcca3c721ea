package workflow

// Lists of people, tasks and gaps as Excel files. Who is on them: people who hold a role today. Nobody whose data are restricted, nobody who has left, and no address, mailbox or
// number that is not for lists.

import (
	"context"
	"io"
	"slices"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// List is a list that leaves the house as an Excel file.
type List string

// The lists.
const (
	ListContacts List = "contacts"
	ListPhones   List = "phones"
	ListMembers  List = "members"
	ListTasks    List = "tasks"
	ListGaps     List = "gaps"
)

// ListChoices names the lists for forms, and for the files they become.
var ListChoices = []Choice{
	{string(ListContacts), "Kontaktliste"}, {string(ListPhones), "Telefonliste"}, {string(ListMembers), "Mitglieder des Migrationsbeirats"},
	{string(ListTasks), "Aufgaben"}, {string(ListGaps), "Lücken"},
}

// Name returns what the list is called in German.
func (l List) Name() string { return Label(ListChoices, string(l)) }

// Check returns a Mistake that names the lists there are when this is none of them.
func (l List) Check() error {
	if slices.ContainsFunc(ListChoices, func(c Choice) bool { return c.Value == string(l) }) {
		return nil
	}
	return data.Mistakef("Die Liste „%s“ gibt es nicht. Vorhanden sind: %s.", l, choiceValues(ListChoices))
}

// ListFileName returns a name for the file of a list of today, with its ending.
func (d *Desk) ListFileName(l List) string { return FileName(d.Today().ISO()+" "+l.Name()) + ".xlsx" }

// ListOrder says which list is written, and of what.
type ListOrder struct {
	List   List
	Recent int       // for ListGaps: how many of the last meetings a BA must have missed
	On     data.Date // for lists of people: who held a function on that day; zero: today
}

// OfPeople reports whether a list shows who holds a function, so that it can be that of another day.
func (l List) OfPeople() bool { return l == ListContacts || l == ListPhones }

// WriteList writes a list.
func (d *Desk) WriteList(ctx context.Context, order ListOrder, path string) error {
	switch order.List {
	case ListContacts:
		return d.WriteContactList(ctx, order.On, path)
	case ListPhones:
		return d.WritePhoneList(ctx, order.On, path)
	case ListMembers:
		return d.WriteMembers(ctx, path)
	case ListTasks:
		return d.WriteTasks(ctx, path)
	case ListGaps:
		return d.WriteGaps(ctx, order.Recent, path)
	}
	return order.List.Check()
}

// dayWords says of which day a list is: 'am heutigen Tag', 'am 01.10.2022'.
func (d *Desk) dayWords(on data.Date) string {
	if on.IsZero() || on == d.Today() {
		return "am heutigen Tag"
	}
	return "am " + on.String()
}

// WriteGaps writes the BA that were never represented, that were at none of the last n meetings, or that name nobody. n is from 1 to MostRecent.
func (d *Desk) WriteGaps(ctx context.Context, n int, path string) error {
	statistics, err := d.Gaps(ctx, n)
	if err != nil {
		return err
	}
	return statistics.WriteGaps(path)
}

// listSheets returns a workbook of today without its tables.
func (d *Desk) listSheets(ctx context.Context, title, subject string) sheet.ListReport {
	list := sheet.ListReport{Title: title, Subject: subject, Made: d.Today().Time()}
	if sender, err := senderOn(ctx, d.Store, d.Today()); err == nil {
		list.Author = sender.Section
	}
	return list
}

func writeTables(list sheet.ListReport, path string) error {
	return writeSheet(path, func(w io.Writer) error { return sheet.List(w, list) })
}
