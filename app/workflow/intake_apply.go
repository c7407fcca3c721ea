package workflow

// Taking a file over: everything that was decided as one action.

import (
	"context"
	"fmt"
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
		case r.Decision == IntakeUpdate && r.Target != 0:
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
		if err := taker.read(); err != nil {
			return err
		}
		for i, r := range in.Rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if r.State != IntakeFaulty && r.Decision != IntakeSkip {
				if _, err := taker.take(r); err != nil {
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
	organisations map[string]data.ID // by small letters of the name
	term          data.Term          // of the committees, today
}

func (t *intakeTaker) read() error {
	all, err := data.List[data.Organisation](t.ctx, t.tx, nil)
	if err != nil {
		return err
	}
	for _, o := range all {
		t.organisations[strings.ToLower(o.Name)] = o.ID
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
	} else if in.address.Street == "" && in.role.DistrictID == 0 && organisation != 0 {
		person.AddressVia = data.ViaOrganisation
	} else if in.address.Street != "" && in.role.DistrictID == 0 {
		person.AddressVia = data.ViaOwn
	}
	if err := save(t.tx, person.ID, &person); err != nil {
		return 0, err
	}
	if err := t.address(person.ID, in.address); err != nil {
		return 0, err
	}
	if err := t.contacts(person.ID, in.contacts); err != nil {
		return 0, err
	}
	return person.ID, t.role(person.ID, in)
}

// completed puts what a row says over what is on file.
func completed(p, row data.Person) data.Person {
	for _, f := range []struct {
		into *string
		from string
	}{{&p.Form, row.Form}, {&p.Title, row.Title}, {&p.FirstName, row.FirstName}, {&p.LastName, row.LastName}, {&p.Salutation, row.Salutation}} {
		if f.from != "" {
			*f.into = f.from
		}
	}
	if row.Note != "" && !strings.Contains(p.Note, row.Note) {
		p.Note = strings.TrimSpace(p.Note + "\n" + row.Note)
	}
	if !row.VerifiedOn.IsZero() {
		p.VerifiedOn = row.VerifiedOn
	}
	if row.OrganisationID != 0 {
		p.OrganisationID = row.OrganisationID
	}
	return p
}

func (t *intakeTaker) organisation(name string) (data.ID, error) {
	if name == "" {
		return 0, nil
	}
	key := strings.ToLower(name)
	if id, known := t.organisations[key]; known {
		return id, nil
	}
	o := data.Organisation{Name: name}
	err := data.Insert(t.tx, &o)
	t.organisations[key] = o.ID
	return o.ID, err
}

// address puts the address of a row over the preferred one, or adds it.
func (t *intakeTaker) address(person data.ID, a data.Address) error {
	if a.Street+a.Postcode+a.City+a.Extra == "" {
		return nil
	}
	have, err := data.List[data.Address](t.ctx, t.tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	row := data.Address{Kind: a.Kind, Preferred: true, NotOnLists: true}
	if len(have) > 0 {
		row = preferred(have, func(a data.Address) bool { return a.Preferred })
	}
	row = overAddress(row, a)
	row.PersonID = person
	return save(t.tx, row.ID, &row)
}

// overAddress puts what a row says over an address; what the row leaves empty stays.
func overAddress(have, row data.Address) data.Address {
	for _, f := range []struct {
		into *string
		from string
	}{{&have.Extra, row.Extra}, {&have.Street, row.Street}, {&have.Postcode, row.Postcode}, {&have.City, row.City}, {&have.Country, row.Country}} {
		if f.from != "" {
			*f.into = f.from
		}
	}
	return have
}

// contacts adds the numbers and mailboxes that are not on file; the first of a kind becomes the preferred one.
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
		c.PersonID, c.Preferred = person, c.Preferred && len(ofKind(have, c.Kind)) == 0
		if err := data.Insert(t.tx, &c); err != nil {
			return err
		}
		have = append(have, c)
	}
	return nil
}

// role gives the function of a row to who does not hold it today.
func (t *intakeTaker) role(person data.ID, in incoming) error {
	if in.role.RoleKindID == 0 {
		return nil
	}
	held, err := data.List[data.Role](t.ctx, t.tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	for _, r := range held {
		if r.RoleKindID == in.role.RoleKindID && r.DistrictID == in.role.DistrictID && r.Held(t.today) {
			return nil
		}
	}
	role := in.role
	role.PersonID = person
	if in.kind.PerDistrict {
		role.TermID = t.term.ID
	}
	return data.Insert(t.tx, &role)
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
