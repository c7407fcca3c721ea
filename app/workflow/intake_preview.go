package workflow

// The preview: every row of a file beside who is on file.

import (
	"context"
	"fmt"
	"strings"

	"rundertisch/data"
	"rundertisch/data/transfer"
)

// incoming is a person as a row describes it.
type incoming struct {
	person       data.Person
	address      data.Address
	organisation string
	contacts     []data.Contact
	role         data.Role // RoleKindID 0: none
	kind         data.RoleKind
}

// peopleOnFile is everybody who is on file, to be looked up.
type peopleOnFile struct {
	persons   map[data.ID]data.Person
	addresses map[data.ID][]data.Address
	contacts  map[data.ID][]data.Contact
	roles     map[data.ID][]data.Holder
	byName    map[string][]data.ID // folded words of the name, sorted
	byMail    map[string][]data.ID
	kinds     []data.RoleKind
	districts map[string]data.District // by number
	orgs      map[data.ID]data.Organisation
	alike     *Lookalikes
	today     data.Date
}

func (d *Desk) readPeopleOnFile(ctx context.Context) (*peopleOnFile, error) {
	f := &peopleOnFile{
		persons: map[data.ID]data.Person{}, addresses: map[data.ID][]data.Address{}, contacts: map[data.ID][]data.Contact{}, roles: map[data.ID][]data.Holder{},
		byName: map[string][]data.ID{}, byMail: map[string][]data.ID{}, districts: map[string]data.District{}, orgs: map[data.ID]data.Organisation{}, today: d.Today(),
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
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: d.Today()})
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
	return strings.Join(foldedWords(p.FirstName+" "+p.LastName), " ")
}

// PreviewIntake says of every row what would become of it, by the columns as they are set, and proposes a decision: new people are entered, changes are taken over, what may be a duplicate waits for a decision of
// the user and is skipped until then. Nothing is written. progress counts rows.
func (d *Desk) PreviewIntake(ctx context.Context, in *Intake, progress Progress) error {
	file, err := d.readPeopleOnFile(ctx)
	if err != nil {
		return err
	}
	defer file.alike.Close()
	in.Rows = make([]IntakeRow, 0, len(in.Table.Rows))
	seen := map[string]int{} // who stands in which line of this file
	for i, row := range in.Table.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := IntakeRow{Line: row.Line, Record: in.Table.Record(row, in.Fields)}
		file.judge(&r)
		if key := plainName(r.incoming.person) + "\n" + strings.ToLower(r.Record["email"]); r.State != IntakeFaulty && r.State != IntakeSame {
			if line := seen[key]; line > 0 {
				r.State, r.Decision, r.Reason = IntakePossible, IntakeSkip, fmt.Sprintf("steht schon in Zeile %d dieser Datei", line)
			} else {
				seen[key] = r.Line
			}
		}
		in.Rows = append(in.Rows, r)
		if progress != nil {
			progress(i+1, len(in.Table.Rows))
		}
	}
	return nil
}

// judge compares a row with who is on file.
func (f *peopleOnFile) judge(r *IntakeRow) {
	var fault string
	r.incoming, fault = f.incoming(r.Record)
	r.Name = r.incoming.person.ListName()
	if fault != "" {
		r.State, r.Decision, r.Reason = IntakeFaulty, IntakeSkip, fault
		return
	}
	mail := strings.ToLower(r.Record["email"])
	target, sure := f.find(r.incoming.person, mail)
	if sure {
		r.Target = target
		if r.Changes = f.changes(target, r.incoming); len(r.Changes) == 0 {
			r.State, r.Decision = IntakeSame, IntakeSkip
		} else {
			r.State, r.Decision = IntakeChanges, IntakeUpdate
		}
		return
	}
	r.State, r.Decision = IntakeNew, IntakeEnter
	if similar := f.alike.To(r.incoming.person, r.Record["email"], r.Record["phone"]); len(similar) > 0 {
		s := similar[0]
		r.State, r.Decision, r.Target = IntakePossible, IntakeSkip, s.Person.ID
		r.Reason = fmt.Sprintf("vielleicht %s (%s)", s.Person.ListName(), strings.Join(s.Reasons, ", "))
		r.Changes = f.changes(s.Person.ID, r.incoming)
	}
}

// find returns who on file is meant: the one person of this name, or of several the one with this mailbox.
func (f *peopleOnFile) find(p data.Person, mail string) (data.ID, bool) {
	named := f.byName[plainName(p)]
	for _, id := range named {
		for _, other := range f.byMail[mail] {
			if mail != "" && id == other {
				return id, true
			}
		}
	}
	if len(named) != 1 {
		return 0, false
	}
	// One of this name: the same, unless both have mailboxes and they differ.
	if mail != "" && len(ofKind(f.contacts[named[0]], data.ContactEmail)) > 0 {
		return 0, false
	}
	return named[0], true
}

// incoming makes a person of a record; what is wrong with it comes back in German.
func (f *peopleOnFile) incoming(r transfer.Record) (incoming, string) {
	in := incoming{person: tidyPerson(data.Person{
		Form: r["form"], Title: r["title"], FirstName: r["first"], LastName: r["last"], Salutation: r["salutation"], Note: r["note"],
	})}
	if in.person.FullName() == "" {
		return in, "Es fehlt der Name."
	}
	if in.person.Form != data.FormFrau && in.person.Form != data.FormHerr {
		in.person.Form = data.FormUnknown
	}
	if day := r["verified"]; day != "" {
		on, err := data.ParseDate(day, f.today)
		if err != nil {
			return in, fmt.Sprintf("„%s“ ist kein Datum (Stand).", day)
		}
		in.person.VerifiedOn = on
	}
	in.organisation = trimmed(r["organisation"])
	in.address = data.Address{Kind: "work", Extra: trimmed(r["extra"]), Street: trimmed(r["street"]), Postcode: trimmed(r["postcode"]), City: trimmed(r["city"]), Country: trimmed(r["country"])}
	for _, c := range []struct {
		field transfer.Field
		kind  string
	}{{"email", data.ContactEmail}, {"email2", data.ContactEmail}, {"phone", data.ContactPhone}, {"phone2", data.ContactPhone}, {"mobile", data.ContactMobile}} {
		value := trimmed(r[c.field])
		if value == "" {
			continue
		}
		if c.kind == data.ContactEmail && checkMailbox(value) != nil {
			return in, fmt.Sprintf("„%s“ ist keine E-Mail-Adresse.", value)
		}
		in.contacts = append(in.contacts, data.Contact{Kind: c.kind, Value: value, Preferred: c.field == "email" || c.field == "phone"})
	}
	return in, f.incomingRole(r, &in)
}

// incomingRole finds the function of a record among the kinds of roles; one that is none of them is kept in the note.
func (f *peopleOnFile) incomingRole(r transfer.Record, in *incoming) string {
	words := trimmed(r["function"])
	number := trimmed(r["district"])
	district, known := f.districts[number]
	if number != "" && !known {
		return fmt.Sprintf("Einen BA „%s“ gibt es nicht.", number)
	}
	if words == "" {
		return ""
	}
	kind, found := f.kindNamed(words)
	if !found {
		in.person.Note = strings.TrimSpace(in.person.Note + "\nFunktion: " + words)
		return ""
	}
	if kind.PerDistrict && !known {
		return fmt.Sprintf("Zur Funktion „%s“ fehlt der BA.", kind.Name)
	}
	in.kind = kind
	in.role = data.Role{RoleKindID: kind.ID, BodyID: kind.BodyID}
	if kind.PerDistrict {
		in.role.DistrictID = district.ID
	}
	if !strings.EqualFold(words, kind.Name) {
		in.role.Title = words
	}
	for _, day := range []struct {
		text string
		into *data.Date
		what string
	}{{r["from"], &in.role.FromOn, "Beginn"}, {r["until"], &in.role.UntilOn, "Ende"}} {
		if day.text == "" {
			continue
		}
		on, err := data.ParseDate(day.text, f.today)
		if err != nil {
			return fmt.Sprintf("„%s“ ist kein Datum (%s der Funktion).", day.text, day.what)
		}
		*day.into = on
	}
	return ""
}

// kindNamed finds the kind of a role by the words for a function: 'Migrationsbeauftragter' is the kind 'Migrationsbeauftragte/r', 'Vorsitzende' the kind 'Vorsitz', 'stv. Vorsitzender' the kind 'Stv. Vorsitz'.
// Of several kinds that fit, the longest name counts.
func (f *peopleOnFile) kindNamed(words string) (best data.RoleKind, found bool) {
	folded := " " + strings.Join(foldedWords(strings.NewReplacer("stellvertretende", "stv", "stellv.", "stv", "Stellvertretende", "stv").Replace(words)), " ")
	for _, kind := range f.kinds {
		fits := true
		for _, word := range foldedWords(strings.TrimSuffix(kind.Name, "/r")) {
			fits = fits && strings.Contains(folded, " "+word)
		}
		if fits && len(kind.Name) > len(best.Name) {
			best, found = kind, true
		}
	}
	return best, found
}

// changes lists what a row says differently from what is on file. What a row leaves empty changes nothing.
func (f *peopleOnFile) changes(id data.ID, in incoming) []IntakeChange {
	var changes []IntakeChange
	compare := func(field, from, to string) {
		if to != "" && !strings.EqualFold(strings.Join(strings.Fields(from), " "), strings.Join(strings.Fields(to), " ")) {
			changes = append(changes, IntakeChange{field, from, to})
		}
	}
	p := f.persons[id]
	compare("Anrede", p.Form, in.person.Form)
	compare("Titel", p.Title, in.person.Title)
	compare("Vorname", p.FirstName, in.person.FirstName)
	compare("Nachname", p.LastName, in.person.LastName)
	compare("Briefanrede", p.Salutation, in.person.Salutation)
	compare("Organisation", f.orgs[p.OrganisationID].Name, in.organisation)
	if in.person.Note != "" && !strings.Contains(p.Note, in.person.Note) {
		changes = append(changes, IntakeChange{"Notiz", p.Note, in.person.Note})
	}
	compare("Stand", p.VerifiedOn.String(), in.person.VerifiedOn.String())
	if in.address.Street+in.address.City+in.address.Postcode+in.address.Extra != "" {
		have := preferred(f.addresses[id], func(a data.Address) bool { return a.Preferred })
		compare("Anschrift", addressWords(have), addressWords(overAddress(have, in.address)))
	}
	for _, c := range in.contacts {
		if !hasContact(f.contacts[id], c) {
			changes = append(changes, IntakeChange{contactWord(c.Kind), contactValues(f.contacts[id], c.Kind), c.Value})
		}
	}
	if in.role.RoleKindID != 0 && !f.holds(id, in.role) {
		var have []string
		for _, h := range f.roles[id] {
			have = append(have, roleWords(h.RoleKind, h.DistrictNumber))
		}
		number := 0
		for _, district := range f.districts {
			if district.ID == in.role.DistrictID {
				number = district.Number
			}
		}
		changes = append(changes, IntakeChange{"Funktion", strings.Join(have, ", "), roleWords(in.kind, number)})
	}
	return changes
}

func (f *peopleOnFile) holds(id data.ID, role data.Role) bool {
	for _, h := range f.roles[id] {
		if h.Role.RoleKindID == role.RoleKindID && h.Role.DistrictID == role.DistrictID {
			return true
		}
	}
	return false
}

func roleWords(kind data.RoleKind, district int) string {
	if district == 0 {
		return kind.Name
	}
	return fmt.Sprintf("%s BA %d", kind.Name, district)
}

// hasContact reports whether a number or mailbox is among others, written otherwise or not.
func hasContact(contacts []data.Contact, c data.Contact) bool {
	key := func(c data.Contact) string {
		if c.Kind == data.ContactEmail {
			return strings.ToLower(c.Value)
		}
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, strings.Replace(c.Value, "+49", "0", 1))
		return digits
	}
	for _, other := range contacts {
		if (other.Kind == data.ContactEmail) == (c.Kind == data.ContactEmail) && key(other) == key(c) {
			return true
		}
	}
	return false
}

func contactWord(kind string) string {
	return map[string]string{data.ContactEmail: "E-Mail", data.ContactPhone: "Telefon", data.ContactMobile: "Mobil", data.ContactWeb: "Internet"}[kind]
}

func contactValues(contacts []data.Contact, kind string) string {
	var values []string
	for _, c := range ofKind(contacts, kind) {
		values = append(values, c.Value)
	}
	return strings.Join(values, ", ")
}
