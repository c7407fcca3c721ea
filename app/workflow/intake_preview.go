package workflow

// The preview: every row of a file beside who is on file.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/data/transfer"
)

// peopleOnFile is everybody who is on file, to be looked up.
type peopleOnFile struct {
	persons   map[data.ID]data.Person
	addresses map[data.ID][]data.Address
	contacts  map[data.ID][]data.Contact
	roles     map[data.ID][]data.Holder
	byName    map[string][]data.ID // folded words of the name, sorted
	byMail    map[string][]data.ID
	kinds     []data.RoleKind
	districts map[string]data.District // by number, and by folded name
	bodies    map[string]data.Body     // by folded names and abbreviations
	orgs      map[data.ID]data.Organisation
	alike     *Lookalikes
	today     data.Date

	noNames      bool  // the file that is read has no column with names
	saysUnlisted bool  // the file that is read has a column about what stays off lists
	added        []int // rows of the file that were added for comparison, counted from 0
}

func (d *Desk) readPeopleOnFile(ctx context.Context) (*peopleOnFile, error) {
	f := &peopleOnFile{
		persons: map[data.ID]data.Person{}, addresses: map[data.ID][]data.Address{}, contacts: map[data.ID][]data.Contact{}, roles: map[data.ID][]data.Holder{},
		byName: map[string][]data.ID{}, byMail: map[string][]data.ID{}, districts: map[string]data.District{}, bodies: map[string]data.Body{}, orgs: map[data.ID]data.Organisation{}, today: d.Today(),
	}
	persons, err := data.List[data.Person](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	for _, p := range persons {
		f.persons[p.ID] = p
		key := plainName(p)
		f.byName[key] = append(f.byName[key], p.ID)
	}
	addresses, err := data.List[data.Address](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	for _, a := range addresses {
		f.addresses[a.PersonID] = append(f.addresses[a.PersonID], a)
	}
	contacts, err := data.List[data.Contact](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	for _, c := range contacts {
		f.contacts[c.PersonID] = append(f.contacts[c.PersonID], c)
		if c.Kind == data.ContactEmail {
			mail := strings.ToLower(c.Value)
			f.byMail[mail] = append(f.byMail[mail], c.PersonID)
		}
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{})
	if err != nil {
		return nil, err
	}
	for _, h := range holders {
		f.roles[h.Person.ID] = append(f.roles[h.Person.ID], h)
	}
	if f.kinds, err = data.List[data.RoleKind](ctx, d.Store, nil); err != nil {
		return nil, err
	}
	districts, err := data.List[data.District](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	for _, district := range districts {
		f.districts[itoa(district.Number)] = district
		f.districts[foldedKey(district.Name)] = district
	}
	bodies, err := data.List[data.Body](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	for _, b := range bodies {
		for _, name := range []string{b.Name, b.Abbreviation} {
			if name != "" {
				f.bodies[foldedKey(name)] = b
			}
		}
	}
	orgs, err := data.List[data.Organisation](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	for _, o := range orgs {
		f.orgs[o.ID] = o
	}
	f.alike, err = d.Lookalikes(ctx)
	return f, err
}

// plainName is a name for comparing: without case, accents and order.
func plainName(p data.Person) string {
	return foldedKey(p.FirstName + " " + p.LastName)
}

// PreviewIntake says of every row what would become of it, by the columns as they are set, and proposes a decision: new people are entered, changes are taken over, what may be a duplicate waits for a decision of
// the user and is skipped until then. Nothing is written. progress counts rows.
func (d *Desk) PreviewIntake(ctx context.Context, in *Intake, progress Progress) error {
	file, err := d.readPeopleOnFile(ctx)
	if err != nil {
		return err
	}
	defer file.alike.Close()
	file.readColumns(in.Fields)
	in.Rows = make([]IntakeRow, len(in.Table.Rows))
	for i, row := range in.Table.Rows {
		r := &in.Rows[i]
		r.Line, r.Record = row.Line, in.Table.Record(row, in.Fields)
		if file.describe(r); r.State != IntakeFaulty {
			file.alike.Expect(r.incoming.forComparison())
		}
	}
	meant := map[data.ID]int{} // in which line somebody on file stood already
	for i := range in.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := &in.Rows[i]
		file.judge(in, i)
		if r.State == IntakeChanges && meant[r.Target] > 0 {
			r.Reason = fmt.Sprintf("steht auch in Zeile %d dieser Datei", meant[r.Target])
		} else if r.State == IntakeChanges {
			meant[r.Target] = r.Line
		}
		if progress != nil {
			progress(i+1, len(in.Rows))
		}
	}
	return nil
}

// CorrectIntakeRow puts other values into a row of a preview, counted from 0, and judges it anew beside who is on file and the other rows. *Mistake: what is still wrong; the row stays as it was.
func (d *Desk) CorrectIntakeRow(ctx context.Context, in *Intake, index int, record transfer.Record) error {
	file, err := d.readPeopleOnFile(ctx)
	if err != nil {
		return err
	}
	defer file.alike.Close()
	file.readColumns(in.Fields)
	r := IntakeRow{Line: in.Rows[index].Line, Record: record}
	if file.describe(&r); r.State == IntakeFaulty {
		return data.Mistakef("%s Bitte berichtigen oder abbrechen.", r.Reason)
	}
	for i, other := range in.Rows {
		if i != index && (other.State == IntakeNew || other.State == IntakePossible) {
			file.add(i, other)
		}
	}
	in.Rows[index] = r
	file.judge(in, index)
	return nil
}

// readColumns notes what the columns of a file can say.
func (f *peopleOnFile) readColumns(fields []transfer.Field) {
	f.saysUnlisted = slices.Contains(fields, "unlisted")
	f.noNames = !slices.ContainsFunc(fields, func(field transfer.Field) bool {
		return field == "first" || field == "last" || field == transfer.FieldName
	})
}

// describe finds out whom a row describes, and whether it can.
func (f *peopleOnFile) describe(r *IntakeRow) {
	var fault string
	r.incoming, fault = f.incoming(r.Record)
	r.Name = r.incoming.person.ListName()
	if r.Reason = strings.Join(r.incoming.hints, "; "); fault != "" {
		r.State, r.Decision, r.Reason = IntakeFaulty, IntakeSkip, fault
	}
}

// judge compares a row with who is on file, and with the rows before it.
func (f *peopleOnFile) judge(in *Intake, index int) {
	r := &in.Rows[index]
	if r.State == IntakeFaulty {
		return
	}
	if target, sure := f.find(r.incoming); sure {
		r.Target = target
		if r.Changes = f.changes(target, r.incoming); len(r.Changes) == 0 {
			r.State, r.Decision, r.Reason = IntakeSame, IntakeSkip, ""
		} else {
			r.State, r.Decision = IntakeChanges, IntakeUpdate
		}
		return
	}
	r.State, r.Decision = IntakeNew, IntakeEnter
	if similar := f.alike.Match(r.incoming.forComparison()); len(similar) > 0 {
		s := similar[0]
		r.State, r.Decision = IntakePossible, IntakeSkip
		if s.Line == 0 {
			r.Target, r.Changes = s.Person.ID, f.changes(s.Person.ID, r.incoming)
			r.Reason = fmt.Sprintf("vielleicht %s (%s)", s.Person.ListName(), strings.Join(s.Reasons, ", "))
		} else {
			f.judgeTwin(in, r, s)
		}
	}
	f.add(index, *r)
}

// judgeTwin says which row before this one may be the same person. One of the same name with the same mailbox is: this row completes it.
func (f *peopleOnFile) judgeTwin(in *Intake, r *IntakeRow, s Similar) {
	twin := f.added[s.Line-1]
	other := in.Rows[twin]
	r.Twin = twin + 1
	if plainName(s.Person) != plainName(r.incoming.person) {
		r.Reason = fmt.Sprintf("vielleicht %s aus Zeile %d dieser Datei (%s)", s.Person.ListName(), other.Line, strings.Join(s.Reasons, ", "))
		return
	}
	r.Reason = fmt.Sprintf("steht schon in Zeile %d dieser Datei", other.Line)
	for _, mail := range r.incoming.values(data.ContactEmail) {
		if hasContact(other.incoming.contacts, data.Contact{Kind: data.ContactEmail, Value: mail}) {
			r.Decision = IntakeUpdate
		}
	}
}

// add lets the rows that follow be compared with a row. They are counted, for several may stand in one line.
func (f *peopleOnFile) add(index int, r IntakeRow) {
	person, mailboxes, numbers, addresses := r.incoming.forComparison()
	f.added = append(f.added, index)
	f.alike.Add(len(f.added), person, mailboxes, numbers, addresses)
}

// forComparison is what the search for duplicates asks for.
func (in incoming) forComparison() (person data.Person, mailboxes, numbers []string, addresses []data.Address) {
	return in.person, in.values(data.ContactEmail), in.values(data.ContactPhone, data.ContactMobile), in.addresses
}

// values returns the numbers or mailboxes of some kinds.
func (in incoming) values(kinds ...string) []string {
	var values []string
	for _, c := range ofKind(in.contacts, kinds...) {
		values = append(values, c.Value)
	}
	return values
}

// find returns who on file is meant: the one person of this name, or of several the one with one of these mailboxes.
func (f *peopleOnFile) find(in incoming) (data.ID, bool) {
	named := f.byName[plainName(in.person)]
	mailboxes := in.values(data.ContactEmail)
	for _, mail := range mailboxes {
		for _, id := range f.byMail[strings.ToLower(mail)] {
			if slices.Contains(named, id) {
				return id, true
			}
		}
	}
	if len(named) != 1 {
		return 0, false
	}
	// One of this name: the same, unless both have mailboxes and they differ.
	if len(mailboxes) > 0 && len(ofKind(f.contacts[named[0]], data.ContactEmail)) > 0 {
		return 0, false
	}
	return named[0], true
}
