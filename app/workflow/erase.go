package workflow

// Erasing (Art. 17 DSGVO): what is due by the rules, what an erasure would do, doing it, and doing it again on a restored copy. Nothing is erased by itself.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// DueErasure is something that the rules say should be erased.
type DueErasure struct {
	Class    string // data.EraseContacts …
	Rule     string // 'Kontaktdaten: 12 Monate nach „Letzter Kontakt“'
	PersonID data.ID
	Name     string // 'Groß, Jürgen, Dr.'; of guests who are on no file: 'Gäste ohne Eintrag'
	What     string // '2 Kontaktangaben'
	Since    data.Date
	DueOn    data.Date
	Before   data.Date // letters and meetings before this day
}

// guestsName is what guests who are on no file are called in the list.
const guestsName = "Gäste ohne Eintrag"

// DueErasures returns what is due on the day, oldest first. Who is to be erased as a whole is in the list once.
func (d *Desk) DueErasures(ctx context.Context) ([]DueErasure, error) {
	rules, err := d.DeletionRules(ctx)
	if err != nil {
		return nil, err
	}
	finder := dueFinder{desk: d, today: d.Today(), names: map[data.ID]string{}, held: map[data.ID]bool{}, whole: map[data.ID]bool{}}
	if err := finder.read(ctx); err != nil {
		return nil, err
	}
	find := map[string]func(context.Context, data.DeletionRule) error{
		data.EraseAll: finder.people, data.EraseContacts: finder.contacts, data.EraseLetters: finder.letters, data.EraseAttendance: finder.attendance,
	}
	// Whole people first: their parts need not be named any more.
	slices.SortStableFunc(rules, func(a, b data.DeletionRule) int {
		return boolInt(b.Key == data.EraseAll) - boolInt(a.Key == data.EraseAll)
	})
	for _, rule := range rules {
		if fn := find[rule.Key]; fn != nil && rule.Months > 0 {
			if err := fn(ctx, rule); err != nil {
				return nil, err
			}
		}
	}
	slices.SortStableFunc(finder.due, func(a, b DueErasure) int {
		return strings.Compare(a.DueOn.ISO()+"\t"+a.Name, b.DueOn.ISO()+"\t"+b.Name)
	})
	return finder.due, nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dueFinder applies the rules.
type dueFinder struct {
	desk  *Desk
	today data.Date
	names map[data.ID]string
	held  map[data.ID]bool      // their processing is restricted (Art. 18 DSGVO): perhaps they want it kept
	last  map[data.ID]data.Date // the day of the last contact, of people without a function
	whole map[data.ID]bool      // due as a whole
	due   []DueErasure
}

func (f *dueFinder) read(ctx context.Context) error {
	people, err := data.List[data.Person](ctx, f.desk.Store, nil)
	if err != nil {
		return err
	}
	for _, p := range people {
		f.names[p.ID], f.held[p.ID] = p.ListName(), p.Restricted
	}
	f.last, err = f.desk.Store.LastContacts(ctx, f.today)
	return err
}

// add adds what is due by a rule since an event, unless the time has not come, or the whole person is due.
func (f *dueFinder) add(rule data.DeletionRule, person data.ID, what string, since data.Date) {
	due := monthsAfter(since, rule.Months)
	if f.today.Before(due) || f.whole[person] && rule.Key != data.EraseAll {
		return
	}
	name := f.names[person]
	if person == 0 {
		name = guestsName
	}
	if f.held[person] {
		what += " (Verarbeitung eingeschränkt)"
	}
	f.due = append(f.due, DueErasure{Class: rule.Key, Rule: RuleWords(rule), PersonID: person, Name: name, What: what, Since: since, DueOn: due, Before: f.cutoff(rule)})
}

// cutoff returns the day before which letters and meetings are due, zero for other rules.
func (f *dueFinder) cutoff(rule data.DeletionRule) data.Date {
	if rule.Key != data.EraseLetters && rule.Key != data.EraseAttendance {
		return data.Date{}
	}
	day := monthsAfter(f.today, -rule.Months)
	for !f.today.Before(monthsAfter(day, rule.Months)) {
		day = day.AddDays(1)
	}
	return day
}

func (f *dueFinder) people(_ context.Context, rule data.DeletionRule) error {
	for id, day := range f.last {
		before := len(f.due)
		if f.add(rule, id, "alle Angaben", day); len(f.due) > before {
			f.whole[id] = true
		}
	}
	return nil
}

func (f *dueFinder) contacts(ctx context.Context, rule data.DeletionRule) error {
	count := map[data.ID]int{}
	contacts, err := data.List[data.Contact](ctx, f.desk.Store, nil)
	if err != nil {
		return err
	}
	addresses, err := data.List[data.Address](ctx, f.desk.Store, nil)
	if err != nil {
		return err
	}
	for _, c := range contacts {
		count[c.PersonID]++
	}
	for _, a := range addresses {
		count[a.PersonID]++
	}
	for id, n := range count {
		if day, without := f.last[id]; without {
			f.add(rule, id, plural(n, "Kontaktangabe", "Kontaktangaben"), day)
		}
	}
	return nil
}

func (f *dueFinder) letters(ctx context.Context, rule data.DeletionRule) error {
	letters, err := data.List[data.Letter](ctx, f.desk.Store, nil)
	if err != nil {
		return err
	}
	days := map[data.ID][]data.Date{}
	for _, l := range letters {
		if l.PersonID != 0 && !l.DatedOn.IsZero() && l.DatedOn.Before(f.cutoff(rule)) {
			days[l.PersonID] = append(days[l.PersonID], l.DatedOn)
		}
	}
	f.addEach(rule, days, "Schreiben", "Schreiben")
	return nil
}

func (f *dueFinder) attendance(ctx context.Context, rule data.DeletionRule) error {
	meetings, err := data.List[data.Meeting](ctx, f.desk.Store, nil)
	if err != nil {
		return err
	}
	held := map[data.ID]data.Date{}
	for _, m := range meetings {
		if !m.HeldOn.IsZero() && m.HeldOn.Before(f.cutoff(rule)) {
			held[m.ID] = m.HeldOn
		}
	}
	invitations, err := data.List[data.Invitation](ctx, f.desk.Store, nil)
	if err != nil {
		return err
	}
	days := map[data.ID][]data.Date{}
	for _, i := range invitations {
		if day, old := held[i.MeetingID]; old && i.Name != data.ErasedName {
			days[i.PersonID] = append(days[i.PersonID], day)
		}
	}
	f.addEach(rule, days, "Sitzung", "Sitzungen")
	return nil
}

// addEach adds what is due of each person; it is due since the first of its days.
func (f *dueFinder) addEach(rule data.DeletionRule, days map[data.ID][]data.Date, one, many string) {
	for id, list := range days {
		f.add(rule, id, plural(len(list), one, many), slices.MinFunc(list, func(a, b data.Date) int { return strings.Compare(a.ISO(), b.ISO()) }))
	}
}

// Order returns the order to erase what is due. archive is what the archive said; its other fields are of no matter.
func (e DueErasure) Order(archive data.ErasureOrder) data.ErasureOrder {
	archive.PersonID, archive.Class, archive.Before, archive.Reason = e.PersonID, e.Class, e.Before, "Frist abgelaufen"
	return archive
}

// EraseDue erases what is due, all or nothing, and returns what was done.
func (d *Desk) EraseDue(ctx context.Context, due []DueErasure, archive data.ErasureOrder, progress Progress) ([]data.ErasureReport, error) {
	orders := make([]data.ErasureOrder, len(due))
	for i, e := range due {
		orders[i] = e.Order(archive)
	}
	return d.Store.EraseAll(ctx, orders, progress)
}

// ErasureWords says in German, line by line, what an erasure does or would do.
func ErasureWords(r data.ErasureReport) []string {
	var lines []string
	for _, t := range r.Tables {
		if t.Removed > 0 {
			lines = append(lines, fmt.Sprintf("%s: %s", tableName(t.Name), plural(t.Removed, "Eintrag gelöscht", "Einträge gelöscht")))
		}
		if t.Changed > 0 {
			lines = append(lines, fmt.Sprintf("%s: %s", tableName(t.Name), plural(t.Changed, "Eintrag bleibt ohne den Namen", "Einträge bleiben ohne den Namen")))
		}
	}
	if r.Files > 0 {
		lines = append(lines, plural(r.Files, "aufbewahrte Datei gelöscht (PDF, Anlage)", "aufbewahrte Dateien gelöscht (PDF, Anlagen)"))
	}
	if r.History > 0 {
		lines = append(lines, plural(r.History, "Zeile im Verlauf gelöscht oder ohne den Namen", "Zeilen im Verlauf gelöscht oder ohne den Namen"))
	}
	return lines
}

// PendingErasure is an erasure that a restored copy does not know of.
type PendingErasure struct {
	data.PendingErasure
	Name string // of the person who is on file again; empty: only in the history
}

// PendingErasures returns the erasures that were made since the copy at hand was: after restoring a backup they have to be made again.
func (d *Desk) PendingErasures(ctx context.Context) ([]PendingErasure, error) {
	pending, err := d.Store.PendingErasures(ctx)
	if err != nil || len(pending) == 0 {
		return nil, err
	}
	list := make([]PendingErasure, len(pending))
	for i, e := range pending {
		list[i].PendingErasure = e
		people, err := data.List[data.Person](ctx, d.Store, data.Match{"id": data.ID(e.Subject)})
		if err != nil {
			return nil, err
		}
		if len(people) > 0 {
			list[i].Name = people[0].ListName()
		}
	}
	return list, nil
}

// ErasePending makes all pending erasures again, each with the day and the decision of the archive that it had.
func (d *Desk) ErasePending(ctx context.Context) ([]data.ErasureReport, error) {
	pending, err := d.PendingErasures(ctx)
	if err != nil {
		return nil, err
	}
	var orders []data.ErasureOrder
	for _, p := range pending {
		e := p.PendingErasure
		order := data.ErasureOrder{
			PersonID: data.ID(e.Subject), Class: e.Class, Before: e.Before, Reason: "wiederholt nach dem Öffnen einer älteren Sicherung", ErasedOn: e.ErasedOn,
			ArchiveOfferedOn: e.ArchiveOfferedOn, ArchiveDecision: e.ArchiveDecision,
		}
		if e.ArchiveDecision == data.ArchiveOpen {
			order.WithoutArchive = "schon beim ersten Mal entschieden"
		}
		orders = append(orders, order)
	}
	return d.Store.EraseAll(ctx, orders, nil)
}
