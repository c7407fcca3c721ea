package workflow

// Taking a file over: everything that was decided as one action.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/data/transfer"
)

// IntakeResult says what was taken over.
type IntakeResult struct {
	Entered, Updated, Skipped int
}

// ApplyIntake takes over what was decided for the rows of a preview, as one action, and remembers the columns for the next file of this shape. Cancelling ctx leaves no trace. progress counts rows. *Mistake: nothing was
// decided for, or somebody who should be changed is no longer on file.
func (d *Desk) ApplyIntake(ctx context.Context, in *Intake, progress Progress) (IntakeResult, error) {
	var result IntakeResult
	for _, r := range in.Rows {
		switch {
		case r.State == IntakeFaulty || r.Decision == IntakeSkip:
			result.Skipped++
		case r.Decision == IntakeEnter:
			result.Entered++
		case r.Decision == IntakeUpdate && (r.Target != 0 || r.Twin != 0):
			result.Updated++
		default:
			return result, data.Mistakef("Zeile %d (%s): Es ist niemand da, der sich ergänzen ließe. Bitte „neu anlegen“ oder „auslassen“ wählen.", r.Line, r.Name)
		}
	}
	if result.Entered+result.Updated == 0 {
		return result, data.Mistakef("Es ist nichts zu übernehmen: Alle Zeilen sind unverändert, fehlerhaft oder ausgelassen.")
	}
	title := fmt.Sprintf("Einlesen von „%s“: %d neu, %d ergänzt", in.File, result.Entered, result.Updated)
	err := d.Store.Do(ctx, title, func(tx *data.Tx) error {
		taker := &intakeTaker{ctx: ctx, tx: tx, today: d.Today(), organisations: map[string]data.ID{}}
		err := taker.read()
		if err != nil {
			return err
		}
		entered := make([]data.ID, len(in.Rows))
		for i, r := range in.Rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if r.State != IntakeFaulty && r.Decision != IntakeSkip {
				if r.Target == 0 && r.Twin != 0 && r.Decision == IntakeUpdate {
					if r.Target = entered[r.Twin-1]; r.Target == 0 { // the twin was left out
						r.Decision = IntakeEnter
					}
				}
				if entered[i], err = taker.take(r); err != nil {
					return err
				}
			}
			if progress != nil {
				progress(i+1, len(in.Rows))
			}
		}
		return in.remember(ctx, tx)
	})
	return result, err
}

// intakeTaker writes rows down.
type intakeTaker struct {
	ctx           context.Context
	tx            *data.Tx
	today         data.Date
	organisations map[string]data.ID // by name and department in small letters
	term          data.Term          // of the committees, today
}

func (t *intakeTaker) read() error {
	all, err := data.List[data.Organisation](t.ctx, t.tx, nil)
	if err != nil {
		return err
	}
	for _, o := range all {
		t.know(o)
	}
	t.term, err = districtTerm(t.ctx, t.tx, t.today)
	return err
}

// take enters or completes the person of a row and returns the number.
func (t *intakeTaker) take(r IntakeRow) (data.ID, error) {
	in := r.incoming
	organisation, err := t.organisation(in.organisation)
	if err != nil {
		return 0, err
	}
	person := in.person
	person.OrganisationID = organisation
	if r.Decision == IntakeUpdate {
		present, err := data.Get[data.Person](t.ctx, t.tx, r.Target)
		if err != nil {
			return 0, data.Mistakef("Zeile %d: %s ist nicht mehr eingetragen. Bitte die Datei noch einmal einlesen.", r.Line, r.Name)
		}
		person = completed(present, person)
	} else {
		person.AddressVia = cmp.Or(person.AddressVia, in.via(organisation))
		person = tidyPerson(person)
	}
	if err := save(t.tx, person.ID, &person); err != nil {
		return 0, err
	}
	if err := t.addresses(person.ID, in.addresses); err != nil {
		return 0, err
	}
	if err := t.contacts(person.ID, in.contacts); err != nil {
		return 0, err
	}
	return person.ID, t.roles(person.ID, in.roles)
}

// via says where letters to somebody new go: to who has no function in a district, the own address or that of the organisation.
func (in incoming) via(organisation data.ID) string {
	for _, role := range in.roles {
		if role.role.DistrictID != 0 {
			return ""
		}
	}
	switch {
	case len(in.addresses) > 0 && in.addresses[0].Street != "":
		return data.ViaOwn
	case len(in.addresses) == 0 && organisation != 0:
		return data.ViaOrganisation
	}
	return ""
}

// completed puts what a row says over what is on file.
func completed(p, row data.Person) data.Person {
	for _, f := range []struct {
		into *string
		from string
	}{{&p.Form, row.Form}, {&p.Title, row.Title}, {&p.FirstName, row.FirstName}, {&p.LastName, row.LastName}, {&p.Salutation, row.Salutation}, {&p.AddressLines, row.AddressLines}, {&p.AddressVia, row.AddressVia}, {&p.PreferredWay, row.PreferredWay}} {
		if f.from != "" {
			*f.into = f.from
		}
	}
	p.Note = joinedNotes(p.Note, row.Note)
	if !row.VerifiedOn.IsZero() {
		p.VerifiedOn = row.VerifiedOn
	}
	if !row.InformedOn.IsZero() {
		p.InformedOn = row.InformedOn
	}
	p.NoContact, p.Restricted = p.NoContact || row.NoContact, p.Restricted || row.Restricted
	if row.OrganisationID != 0 {
		p.OrganisationID = row.OrganisationID
	}
	return p
}

// organisation finds an organisation by its name, and by its department where there are several of that name; one that is not on file is entered.
func (t *intakeTaker) organisation(named organisationName) (data.ID, error) {
	if named.name == "" {
		return 0, nil
	}
	for _, key := range []string{named.key(), organisationName{name: named.name}.key()} {
		if id, known := t.organisations[key]; known && (named.department == "" || key == named.key()) {
			return id, nil
		}
	}
	o := data.Organisation{Name: named.name, Department: named.department}
	err := data.Insert(t.tx, &o)
	t.know(o)
	return o.ID, err
}

// know notes an organisation under its name with the department, and the first of a name under the name alone.
func (t *intakeTaker) know(o data.Organisation) {
	t.organisations[organisationName{o.Name, o.Department}.key()] = o.ID
	if bare := (organisationName{name: o.Name}).key(); t.organisations[bare] == 0 {
		t.organisations[bare] = o.ID
	}
}

func (o organisationName) key() string { return strings.ToLower(o.name + "\n" + o.department) }

// addresses puts the addresses of a row over those they mean, or adds them.
func (t *intakeTaker) addresses(person data.ID, rows []data.Address) error {
	if len(rows) == 0 {
		return nil
	}
	have, err := data.List[data.Address](t.ctx, t.tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	for _, row := range rows {
		a := addressFor(have, row)
		if a.ID == 0 {
			a = row
			a.PersonID, a.Preferred = person, len(have) == 0
		} else {
			a = overAddress(a, row)
		}
		if err := save(t.tx, a.ID, &a); err != nil {
			return err
		}
		have = append(have, a)
	}
	return nil
}

// contacts adds the numbers and mailboxes that are not on file; one is preferred where none of its sort is yet.
func (t *intakeTaker) contacts(person data.ID, contacts []data.Contact) error {
	if len(contacts) == 0 {
		return nil
	}
	have, err := data.List[data.Contact](t.ctx, t.tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	for _, c := range contacts {
		if hasContact(have, c) {
			continue
		}
		c.PersonID, c.Preferred = person, c.Preferred && !slices.ContainsFunc(have, func(other data.Contact) bool {
			return contactSort(other.Kind) == contactSort(c.Kind) && other.Preferred
		})
		if err := data.Insert(t.tx, &c); err != nil {
			return err
		}
		have = append(have, c)
	}
	return nil
}

// roles gives the functions of a row to who does not have them.
func (t *intakeTaker) roles(person data.ID, rows []incomingRole) error {
	if len(rows) == 0 {
		return nil
	}
	held, err := data.List[data.Role](t.ctx, t.tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if slices.ContainsFunc(held, func(r data.Role) bool { return hasFunction(r, row.role, t.today) }) {
			continue
		}
		role := row.role
		role.PersonID = person
		role.Preferred = role.Preferred && !slices.ContainsFunc(held, func(r data.Role) bool { return r.Preferred })
		if role.OrganisationID, err = t.organisation(row.organisation); err != nil {
			return err
		}
		if row.kind.PerDistrict {
			role.TermID = t.term.ID
		}
		if err := data.Insert(t.tx, &role); err != nil {
			return err
		}
		held = append(held, role)
	}
	return nil
}

// sameFunction reports whether two are the same function in the same place.
func sameFunction(a, b data.Role) bool {
	return a.RoleKindID == b.RoleKindID && a.DistrictID == b.DistrictID && (a.BodyID == b.BodyID || a.BodyID == 0 || b.BodyID == 0)
}

// hasFunction reports whether a role that somebody has is the one a row names: both are held today, or they are of the same days.
func hasFunction(have, row data.Role, today data.Date) bool {
	return sameFunction(have, row) && (have.Held(today) && row.Held(today) || have.FromOn == row.FromOn && have.UntilOn == row.UntilOn)
}

// EnterRecord enters one person from fields, as a row of a file would be. It returns the person's number. *Mistake: what is wrong with the fields.
func (d *Desk) EnterRecord(ctx context.Context, record transfer.Record) (data.ID, error) {
	file, err := d.readPeopleOnFile(ctx)
	if err != nil {
		return 0, err
	}
	defer file.alike.Close()
	in, fault := file.incoming(record)
	if fault != "" {
		return 0, data.Mistakef("%s Bitte ergänzen oder berichtigen.", fault)
	}
	var id data.ID
	err = d.Store.Do(ctx, "Person angelegt: "+in.person.FullName(), func(tx *data.Tx) error {
		taker := &intakeTaker{ctx: ctx, tx: tx, today: d.Today(), organisations: map[string]data.ID{}}
		if err := taker.read(); err != nil {
			return err
		}
		id, err = taker.take(IntakeRow{Name: in.person.ListName(), Decision: IntakeEnter, incoming: in})
		return err
	})
	return id, err
}
