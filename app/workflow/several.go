package workflow

// One field changed for several people: what would change, and the change as one action.

import (
	"context"
	"fmt"
	"strings"

	"rundertisch/data"
)

// EditField is what can be changed for several people at once.
type EditField string

// The fields.
const (
	EditVerified     EditField = "verified"     // Date
	EditInformed     EditField = "informed"     // Date
	EditWay          EditField = "way"          // Text: data.WayLetter, data.WayEmail
	EditVia          EditField = "via"          // Text: data.ViaOffice …
	EditOrganisation EditField = "organisation" // OrganisationID
	EditRestricted   EditField = "restricted"   // Yes
	EditNoContact    EditField = "no_contact"   // Yes
	EditNote         EditField = "note"         // Text, appended as a line of its own
	EditRoleEnd      EditField = "role_end"     // RoleKindID (0: all), Date: the last day
	EditUnlisted     EditField = "unlisted"     // Text: one of UnlistedChoices
)

// EditFieldChoices names the fields for forms.
var EditFieldChoices = []Choice{
	{string(EditVerified), "Stand geprüft am"}, {string(EditWay), "Bevorzugter Weg"}, {string(EditVia), "Anschrift im Brief"}, {string(EditOrganisation), "Organisation"},
	{string(EditUnlisted), "Nicht auf Listen"}, {string(EditNote), "Notiz anfügen"}, {string(EditRoleEnd), "Funktion beenden"}, {string(EditRestricted), "Verarbeitung eingeschränkt"},
	{string(EditNoContact), "Wünscht keine Schreiben"}, {string(EditInformed), "Informiert nach Art. 14 am"},
}

// PeopleEdit is a change of one field for several people.
type PeopleEdit struct {
	Field          EditField
	People         []data.ID
	Date           data.Date
	Text           string
	Yes            bool
	OrganisationID data.ID
	RoleKindID     data.ID
}

// EditLine is what a change does to one person, in words; Old and New are the same where it does nothing.
type EditLine struct {
	Person   data.Person
	Old, New string
	apply    func(*data.Tx) error
}

// Changes reports whether the person is changed.
func (l EditLine) Changes() bool { return l.apply != nil }

// EditPlan is what a change would do to everybody chosen.
type EditPlan struct {
	Title string
	Lines []EditLine
}

// Count returns how many people would be changed.
func (p EditPlan) Count() int {
	n := 0
	for _, l := range p.Lines {
		if l.Changes() {
			n++
		}
	}
	return n
}

// personEdits are the fields of a person that are changed as such, how they are put and how they are said.
var personEdits = map[EditField]struct {
	put func(*data.Person, PeopleEdit)
	say func(data.Person) string
}{
	EditVerified:     {func(p *data.Person, e PeopleEdit) { p.VerifiedOn = e.Date }, func(p data.Person) string { return p.VerifiedOn.String() }},
	EditInformed:     {func(p *data.Person, e PeopleEdit) { p.InformedOn = e.Date }, func(p data.Person) string { return p.InformedOn.String() }},
	EditWay:          {func(p *data.Person, e PeopleEdit) { p.PreferredWay = e.Text }, func(p data.Person) string { return Label(PreferredWayChoices, p.PreferredWay) }},
	EditVia:          {func(p *data.Person, e PeopleEdit) { p.AddressVia = e.Text }, func(p data.Person) string { return Label(AddressViaChoices, p.AddressVia) }},
	EditOrganisation: {func(p *data.Person, e PeopleEdit) { p.OrganisationID = e.OrganisationID }, nil},
	EditRestricted:   {func(p *data.Person, e PeopleEdit) { p.Restricted = e.Yes }, func(p data.Person) string { return yesOrNo(p.Restricted) }},
	EditNoContact:    {func(p *data.Person, e PeopleEdit) { p.NoContact = e.Yes }, func(p data.Person) string { return yesOrNo(p.NoContact) }},
	EditNote: {func(p *data.Person, e PeopleEdit) {
		p.Note = strings.TrimSpace(p.Note + "\n" + strings.TrimSpace(e.Text))
	}, func(p data.Person) string { return p.Note }},
}

// PlanEdit says what a change of one field would do to each of the people.
func (d *Desk) PlanEdit(ctx context.Context, edit PeopleEdit) (EditPlan, error) {
	plan := EditPlan{Title: Label(EditFieldChoices, string(edit.Field))}
	if len(edit.People) == 0 {
		return plan, data.Mistakef("Bitte mindestens eine Person auswählen.")
	}
	organisations, err := d.checkEdit(ctx, edit)
	if err != nil {
		return plan, err
	}
	file, err := d.readEditFile(ctx, edit)
	if err != nil {
		return plan, err
	}
	seen := map[data.ID]bool{}
	for _, id := range edit.People {
		if seen[id] {
			continue
		}
		seen[id] = true
		persons := file.persons[id]
		if len(persons) == 0 {
			return plan, data.Mistakef("Die Person mit der Nummer %d gibt es nicht.", id)
		}
		line := EditLine{Person: persons[0]}
		switch edit.Field {
		case EditRoleEnd:
			planRoleEnd(edit, file.holders[id], &line)
		case EditUnlisted:
			planUnlisted(edit, file.addresses[id], file.contacts[id], &line)
		default:
			planPerson(edit, organisations, &line)
		}
		plan.Lines = append(plan.Lines, line)
	}
	return plan, nil
}

// checkEdit refuses a change that says nothing, and returns the names of organisations where the change is about them.
func (d *Desk) checkEdit(ctx context.Context, edit PeopleEdit) (map[data.ID]string, error) {
	names := map[data.ID]string{}
	switch edit.Field {
	case EditWay:
		return nil, checkChoice(PreferredWayChoices, edit.Text)
	case EditVia:
		return nil, checkChoice(AddressViaChoices, edit.Text)
	case EditUnlisted:
		return nil, checkChoice(UnlistedChoices, edit.Text)
	case EditNote:
		if strings.TrimSpace(edit.Text) == "" {
			return nil, data.Mistakef("Bitte den Text der Notiz eintragen.")
		}
	case EditRoleEnd:
		if edit.Date.IsZero() {
			return nil, data.Mistakef("Bitte den letzten Tag der Funktion eintragen.")
		}
	case EditOrganisation:
		list, err := data.List[data.Organisation](ctx, d.Store, nil)
		if err != nil {
			return nil, err
		}
		for _, o := range list {
			names[o.ID] = OrganisationName(o)
		}
		if _, known := names[edit.OrganisationID]; edit.OrganisationID != 0 && !known {
			return nil, data.Mistakef("Die Organisation mit der Nummer %d gibt es nicht.", edit.OrganisationID)
		}
	default:
		if _, known := personEdits[edit.Field]; !known {
			return nil, data.Mistakef("Bitte auswählen, was geändert werden soll.")
		}
	}
	return names, nil
}

func checkChoice(choices []Choice, value string) error {
	for _, c := range choices {
		if c.Value == value {
			return nil
		}
	}
	return data.Mistakef("„%s“ gibt es hier nicht. Vorhanden sind: %s.", value, choiceValues(choices))
}

func planPerson(edit PeopleEdit, organisations map[data.ID]string, line *EditLine) {
	field := personEdits[edit.Field]
	say := field.say
	if say == nil {
		say = func(p data.Person) string { return organisations[p.OrganisationID] }
	}
	changed := line.Person
	field.put(&changed, edit)
	line.Old, line.New = say(line.Person), say(changed)
	if changed != line.Person {
		line.apply = func(tx *data.Tx) error { return data.Update(tx, changed) }
	}
}

// planRoleEnd ends the roles that are held on the last day or end later.
func planRoleEnd(edit PeopleEdit, holders []data.Holder, line *EditLine) {
	var ended []data.Role
	var names []string
	for _, h := range holders {
		if edit.RoleKindID != 0 && h.RoleKind.ID != edit.RoleKindID || h.Role.UntilOn == edit.Date {
			continue
		}
		h.Role.UntilOn = edit.Date
		ended, names = append(ended, h.Role), append(names, FunctionLine(h))
	}
	line.Old = strings.Join(names, ", ")
	line.New = line.Old
	if len(ended) > 0 {
		line.New = line.Old + " bis " + edit.Date.String()
		line.apply = func(tx *data.Tx) error {
			for _, role := range ended {
				if err := data.Update(tx, role); err != nil {
					return err
				}
			}
			return nil
		}
	}
}

// EditPeople changes one field for several people as one action and returns how many changed. When nobody would, it is a Mistake.
func (d *Desk) EditPeople(ctx context.Context, edit PeopleEdit) (int, error) {
	plan, err := d.PlanEdit(ctx, edit)
	if err != nil {
		return 0, err
	}
	return d.ApplyEdit(ctx, plan, nil)
}

// ApplyEdit does what was planned, as EditPeople does. Cancelling ctx leaves no trace; progress (may be nil) counts people.
func (d *Desk) ApplyEdit(ctx context.Context, plan EditPlan, progress Progress) (int, error) {
	count := plan.Count()
	if count == 0 {
		return 0, data.Mistakef("Das ändert bei niemandem etwas.")
	}
	title := fmt.Sprintf("Für %d Personen geändert: %s", count, plan.Title)
	if count == 1 {
		for _, l := range plan.Lines {
			if l.Changes() {
				title = fmt.Sprintf("Person geändert: %s, %s", l.Person.FullName(), plan.Title)
			}
		}
	}
	return count, d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for i, l := range plan.Lines {
			if err := ctx.Err(); err != nil {
				return err
			}
			if l.Changes() {
				if err := l.apply(tx); err != nil {
					return err
				}
			}
			if progress != nil {
				progress(i+1, len(plan.Lines))
			}
		}
		return nil
	})
}
