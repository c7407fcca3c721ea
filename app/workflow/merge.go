package workflow

// Two entries of one person become one: whose value counts is decided field by field before, and what belongs to the one that goes is moved to the one that stays.

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/data/duplicates"
)

// Side says whose value the merged person gets.
type Side int

// The sides.
const (
	SideKeep  Side = iota // of the one that stays
	SideOther             // of the one that goes
	SideBoth              // both, one below the other; of notes only
)

// MergeField is one field of two people, and whose value counts.
type MergeField struct {
	Key   string // 'last_name'
	Name  string // German
	Keep  string // the values as they are shown
	Other string
	Side  Side
	Joins bool // both values can be kept
}

// Differs reports whether there is something to choose.
func (f MergeField) Differs() bool { return f.Keep != f.Other }

// Value returns what the merged person gets, as it is shown.
func (f MergeField) Value() string {
	switch f.Side {
	case SideOther:
		return f.Other
	case SideBoth:
		return joinNotes(f.Keep, f.Other)
	}
	return f.Keep
}

// MergePlan is how two people become one. Nothing has happened yet.
type MergePlan struct {
	Keep, Other data.Person
	Fields      []MergeField // all, also those that do not differ
	Functions   [2][]string  // what each is or was, in words
	Moves       []string     // what moves from Other to Keep: '2 Funktionen', '1 Schreiben'
	Hints       []string     // what the user should know before: two invitations to one meeting
}

// Choose decides a field; false when there is no such field, or it cannot have both values.
func (p *MergePlan) Choose(key string, side Side) bool {
	for i, f := range p.Fields {
		if f.Key == key && (side != SideBoth || f.Joins) {
			p.Fields[i].Side = side
			return true
		}
	}
	return false
}

// Prefer decides all fields in which the one has a value.
func (p *MergePlan) Prefer(side Side) {
	for i, f := range p.Fields {
		if value := map[Side]string{SideKeep: f.Keep, SideOther: f.Other}[side]; value != "" {
			p.Fields[i].Side = side
		}
	}
}

func (p MergePlan) side(key string) Side {
	for _, f := range p.Fields {
		if f.Key == key {
			return f.Side
		}
	}
	return SideKeep
}

// Person returns the merged person.
func (p MergePlan) Person() data.Person {
	merged := p.Keep
	for _, column := range mergeColumns {
		switch p.side(column.key) {
		case SideOther:
			column.take(&merged, p.Other)
		case SideBoth:
			merged.Note = joinNotes(p.Keep.Note, p.Other.Note)
		}
	}
	return merged
}

// joinNotes puts two notes one below the other, equal ones once.
func joinNotes(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + "\n" + b
}

// mergeColumn is a field of a person that can be chosen when two are merged.
type mergeColumn struct {
	key, name string
	show      func(data.Person) string
	take      func(to *data.Person, from data.Person)
	// better reports whether the value of the second is to be proposed though the first has one.
	better func(keep, other data.Person) bool
}

// mergeColumns are all columns of a person but the number.
var mergeColumns = []mergeColumn{
	{"form", "Form", func(p data.Person) string { return p.Form }, func(to *data.Person, from data.Person) { to.Form = from.Form }, nil},
	{"title", "Titel", func(p data.Person) string { return p.Title }, func(to *data.Person, from data.Person) { to.Title = from.Title }, nil},
	{"first_name", "Vorname", func(p data.Person) string { return p.FirstName }, func(to *data.Person, from data.Person) { to.FirstName = from.FirstName }, nil},
	{"last_name", "Nachname", func(p data.Person) string { return p.LastName }, func(to *data.Person, from data.Person) { to.LastName = from.LastName }, nil},
	{"salutation", "Briefanrede", func(p data.Person) string { return p.Salutation }, func(to *data.Person, from data.Person) { to.Salutation = from.Salutation }, nil},
	{"address_lines", "Anschrift wörtlich", func(p data.Person) string { return p.AddressLines },
		func(to *data.Person, from data.Person) { to.AddressLines = from.AddressLines }, nil},
	{"address_via", "Anschrift im Brief", func(p data.Person) string { return Label(AddressViaChoices, p.AddressVia) },
		func(to *data.Person, from data.Person) { to.AddressVia = from.AddressVia }, nil},
	{"preferred_way", "Bevorzugter Weg", func(p data.Person) string { return Label(PreferredWayChoices, p.PreferredWay) },
		func(to *data.Person, from data.Person) { to.PreferredWay = from.PreferredWay }, nil},
	{"organisation_id", "Organisation", func(p data.Person) string { return shownID(p.OrganisationID) },
		func(to *data.Person, from data.Person) { to.OrganisationID = from.OrganisationID }, nil},
	{"note", "Notiz", func(p data.Person) string { return p.Note }, func(to *data.Person, from data.Person) { to.Note = from.Note }, nil},
	{"restricted", "Verarbeitung eingeschränkt", func(p data.Person) string { return yesOrNo(p.Restricted) },
		func(to *data.Person, from data.Person) { to.Restricted = from.Restricted }, func(_, other data.Person) bool { return other.Restricted }},
	{"no_contact", "Wünscht keine Schreiben", func(p data.Person) string { return yesOrNo(p.NoContact) },
		func(to *data.Person, from data.Person) { to.NoContact = from.NoContact }, func(_, other data.Person) bool { return other.NoContact }},
	{"verified_on", "Stand geprüft am", func(p data.Person) string { return p.VerifiedOn.String() },
		func(to *data.Person, from data.Person) { to.VerifiedOn = from.VerifiedOn },
		func(keep, other data.Person) bool { return keep.VerifiedOn.Before(other.VerifiedOn) }},
	{"informed_on", "Informiert nach Art. 14 am", func(p data.Person) string { return p.InformedOn.String() },
		func(to *data.Person, from data.Person) { to.InformedOn = from.InformedOn }, nil},
	{"archive_offered_on", "Dem Archiv angeboten am", func(p data.Person) string { return p.ArchiveOfferedOn.String() },
		func(to *data.Person, from data.Person) { to.ArchiveOfferedOn = from.ArchiveOfferedOn }, nil},
	{"archive_decision", "Entscheidung des Archivs", func(p data.Person) string { return archiveWords[p.ArchiveDecision] },
		func(to *data.Person, from data.Person) { to.ArchiveDecision = from.ArchiveDecision }, nil},
}

var archiveWords = map[string]string{data.ArchiveKept: "übernommen", data.ArchiveDeclined: "abgelehnt"}

func yesOrNo(is bool) string {
	if is {
		return "ja"
	}
	return "nein"
}

// shownID is a reference before its name is known.
func shownID(id data.ID) string {
	if id == 0 {
		return ""
	}
	return itoa(int(id))
}

// Keys of the fields beside the columns of a person: whose address, mailbox and number is used first.
const (
	mergeAddress = "address"
	mergeEmail   = "email"
	mergePhone   = "phone"
)

// MergePlan proposes how two entries of a person become one: what keep has counts, what it lacks comes from other; a restriction of either stays, the later check counts,
// both notes are kept. *Mistake: one of them is not on file, or both are the same.
func (d *Desk) MergePlan(ctx context.Context, keep, other data.ID) (MergePlan, error) {
	first, second, err := d.twoPeople(ctx, keep, other)
	if err != nil {
		return MergePlan{}, err
	}
	plan := MergePlan{Keep: first, Other: second}
	for _, column := range mergeColumns {
		f := MergeField{Key: column.key, Name: column.name, Keep: column.show(first), Other: column.show(second), Joins: column.key == "note"}
		switch {
		case f.Keep == "" || column.better != nil && column.better(first, second):
			f.Side = SideOther
		case f.Joins && f.Other != "":
			f.Side = SideBoth
		}
		plan.Fields = append(plan.Fields, f)
	}
	if err := d.nameOrganisations(ctx, &plan); err != nil {
		return plan, err
	}
	if err := d.planContacts(ctx, &plan); err != nil {
		return plan, err
	}
	if err := d.planMoves(ctx, &plan); err != nil {
		return plan, err
	}
	return plan, nil
}

func (d *Desk) nameOrganisations(ctx context.Context, plan *MergePlan) error {
	at := slices.IndexFunc(plan.Fields, func(f MergeField) bool { return f.Key == "organisation_id" })
	for _, side := range []struct {
		id    data.ID
		shown *string
	}{{plan.Keep.OrganisationID, &plan.Fields[at].Keep}, {plan.Other.OrganisationID, &plan.Fields[at].Other}} {
		if side.id == 0 {
			continue
		}
		organisation, err := data.Get[data.Organisation](ctx, d.Store, side.id)
		if err != nil {
			return err
		}
		*side.shown = strings.TrimSpace(organisation.Name + " " + organisation.Department)
	}
	return nil
}

// planContacts says what both are, and adds whose address, mailbox and number is used first, where both have one.
func (d *Desk) planContacts(ctx context.Context, plan *MergePlan) error {
	keep, err := d.PersonCard(ctx, plan.Keep.ID)
	if err != nil {
		return err
	}
	other, err := d.PersonCard(ctx, plan.Other.ID)
	if err != nil {
		return err
	}
	for i, card := range []PersonCard{keep, other} {
		for _, h := range card.Roles {
			line := FunctionLine(h)
			if !h.Role.Held(d.Today()) {
				line += " (früher)"
			}
			plan.Functions[i] = append(plan.Functions[i], line)
		}
	}
	for _, f := range []MergeField{
		{Key: mergeAddress, Name: "Erste Anschrift", Keep: addressWords(keep.Address), Other: addressWords(other.Address)},
		{Key: mergeEmail, Name: "Erste E-Mail-Adresse", Keep: keep.Email.Value, Other: other.Email.Value},
		{Key: mergePhone, Name: "Erste Telefonnummer", Keep: keep.Phone.Value, Other: other.Phone.Value},
	} {
		if f.Keep == "" || f.Other == "" {
			continue // nothing to choose
		}
		if sameContact(f, keep, other) {
			f.Other = f.Keep // written in another way
		}
		plan.Fields = append(plan.Fields, f)
	}
	return nil
}

// sameContact reports whether two first addresses, mailboxes or numbers become one.
func sameContact(f MergeField, keep, other PersonCard) bool {
	switch f.Key {
	case mergeAddress:
		return addressKey(keep.Address) == addressKey(other.Address)
	case mergeEmail:
		return duplicates.Mailbox(f.Keep) == duplicates.Mailbox(f.Other)
	}
	return duplicates.Number(f.Keep) == duplicates.Number(f.Other)
}

// addressWords is an address in a line.
func addressWords(a data.Address) string {
	var parts []string
	for _, part := range []string{a.Extra, a.Street, trimmed(a.Postcode + " " + a.City), a.Country} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// referenceWords are what refers to a person, one and many.
var referenceWords = map[data.Reference][2]string{
	{Table: "address", Column: "person_id"}:             {"Anschrift", "Anschriften"},
	{Table: "contact", Column: "person_id"}:             {"Nummer oder Postfach", "Nummern und Postfächer"},
	{Table: "role", Column: "person_id"}:                {"Funktion", "Funktionen"},
	{Table: "letter", Column: "person_id"}:              {"Schreiben", "Schreiben"},
	{Table: "invitation", Column: "person_id"}:          {"Einladung", "Einladungen"},
	{Table: "meeting", Column: "chair_id"}:              {"Sitzungsleitung", "Sitzungsleitungen"},
	{Table: "meeting", Column: "minutes_id"}:            {"Protokollführung", "Protokollführungen"},
	{Table: "task", Column: "person_id"}:                {"Aufgabe", "Aufgaben"},
	{Table: "follow_up", Column: "person_id"}:           {"Wiedervorlage", "Wiedervorlagen"},
	{Table: "attachment", Column: "person_id"}:          {"Datei", "Dateien"},
	{Table: "journal_entry", Column: "person_id"}:       {"Eintrag im Verlauf", "Einträge im Verlauf"},
	{Table: "not_duplicate", Column: "person_id"}:       {"Vermerk „kein Duplikat“", "Vermerke „kein Duplikat“"},
	{Table: "not_duplicate", Column: "other_person_id"}: {"Vermerk „kein Duplikat“", "Vermerke „kein Duplikat“"},
	{Table: "merged_person", Column: "person_id"}:       {"frühere Zusammenführung", "frühere Zusammenführungen"},
}

// planMoves says what goes over, and what two entries have in common.
func (d *Desk) planMoves(ctx context.Context, plan *MergePlan) error {
	counts, err := data.CountReferences(ctx, d.Store, "person", plan.Other.ID)
	if err != nil {
		return err
	}
	references, err := data.References(ctx, d.Store, "person")
	if err != nil {
		return err
	}
	for _, r := range references {
		words, known := referenceWords[r]
		if !known {
			words = [2]string{r.Table, r.Table}
		}
		if n := counts[r]; n > 0 {
			plan.Moves = append(plan.Moves, plural(n, words[0], words[1]))
		}
	}
	invitations, err := data.List[data.Invitation](ctx, d.Store, data.Match{"person_id": plan.Other.ID})
	if err != nil {
		return err
	}
	for _, i := range invitations {
		twice, err := data.List[data.Invitation](ctx, d.Store, data.Match{"person_id": plan.Keep.ID, "meeting_id": i.MeetingID})
		if err != nil {
			return err
		}
		if len(twice) > 0 {
			meeting, err := data.Get[data.Meeting](ctx, d.Store, i.MeetingID)
			if err != nil {
				return err
			}
			plan.Hints = append(plan.Hints, fmt.Sprintf("Beide stehen auf der Liste der %d. Sitzung; daraus wird eine Zeile.", meeting.Number))
		}
	}
	return nil
}

// personIn reads a person; an unknown number is a Mistake.
func personIn(ctx context.Context, from data.Reader, id data.ID) (data.Person, error) {
	person, err := data.Get[data.Person](ctx, from, id)
	if errors.Is(err, data.ErrNotFound) {
		return person, &data.Mistake{Text: fmt.Sprintf("Eine Person mit der Nummer %d gibt es nicht.", id), Cause: err}
	}
	return person, err
}
