package workflow

// People and their roles: entering, changing, handing over.

import (
	"context"
	"strings"

	"rundertisch/data"
)

// SavePersonCard enters or changes a person with address, mailbox and number. It returns the person's number. A card without any name is a Mistake.
func (d *Desk) SavePersonCard(ctx context.Context, card PersonCard) (data.ID, error) {
	card.Person = tidyPerson(card.Person)
	if card.Person.FullName() == "" {
		return 0, data.Mistakef("Bitte mindestens einen Namen angeben.")
	}
	if err := d.checkCard(ctx, card); err != nil {
		return 0, err
	}
	title := "Person geändert: " + card.Person.FullName()
	if card.Person.ID == 0 {
		title = "Person angelegt: " + card.Person.FullName()
	}
	err := d.Store.Do(ctx, title, func(tx *data.Tx) error {
		return savePersonCard(tx, &card)
	})
	return card.Person.ID, err
}

// checkCard refuses an address, a mailbox or a number that is new and cannot be one; what stands on file already may stay.
func (d *Desk) checkCard(ctx context.Context, card PersonCard) error {
	var before PersonCard
	if card.Person.ID != 0 {
		var err error
		if before, err = d.PersonCard(ctx, card.Person.ID); err != nil {
			return err
		}
	}
	if mail := trimmed(card.Email.Value); mail != "" && mail != before.Email.Value {
		if err := checkMailbox(mail); err != nil {
			return err
		}
	}
	if number := trimmed(card.Phone.Value); number != "" && number != before.Phone.Value {
		if err := checkNumber(number); err != nil {
			return err
		}
	}
	if a := tidyAddress(card.Address); a.Postcode != before.Address.Postcode {
		return checkPostcode(a)
	}
	return nil
}

// savePersonCard enters or changes a person; what is no mailbox is a Mistake.
func savePersonCard(tx *data.Tx, card *PersonCard) error {
	if mail := trimmed(card.Email.Value); mail != "" && !strings.Contains(mail, "@") {
		return data.Mistakef("„%s“ ist keine E-Mail-Adresse: es fehlt das @.", mail)
	}
	known := card.Person.ID != 0
	if err := save(tx, card.Person.ID, &card.Person); err != nil {
		return err
	}
	a := tidyAddress(card.Address)
	a.PersonID = card.Person.ID
	if card.Address.Kind == "" {
		a.Preferred, a.NotOnLists = true, true
	}
	entered := a.ID == 0 && !emptyAddress(a)
	if err := saveOrDelete(tx, a.ID, emptyAddress(a), &a); err != nil {
		return err
	}
	if known && (entered || a.ID != 0 && emptyAddress(a)) {
		if err := settleAddresses(tx, a.PersonID, a.ID, entered); err != nil {
			return err
		}
	}
	for _, c := range []*data.Contact{&card.Email, &card.Phone} {
		c.Value, c.PersonID = trimmed(c.Value), card.Person.ID
		if c.Kind == "" {
			c.Preferred, c.Kind = true, data.ContactPhone
			if c == &card.Email {
				c.Kind = data.ContactEmail
			}
		}
		entered := c.ID == 0 && c.Value != ""
		if err := saveOrDelete(tx, c.ID, c.Value == "", c); err != nil {
			return err
		}
		if known && (entered || c.ID != 0 && c.Value == "") {
			if err := settleContacts(tx, c.PersonID, c.ID, entered); err != nil {
				return err
			}
		}
	}
	return nil
}

// save inserts a new row or updates a known one.
func save[T any](tx *data.Tx, id data.ID, row *T) error {
	if id == 0 {
		return data.Insert(tx, row)
	}
	return data.Update(tx, *row)
}

// saveOrDelete saves a row that says something and removes a known one that does not.
func saveOrDelete[T any](tx *data.Tx, id data.ID, empty bool, row *T) error {
	switch {
	case !empty:
		return save(tx, id, row)
	case id != 0:
		return data.Delete[T](tx, id)
	}
	return nil
}

func tidyPerson(p data.Person) data.Person {
	p.Title, p.FirstName, p.LastName = trimmed(p.Title), trimmed(p.FirstName), trimmed(p.LastName)
	p.Salutation = trimmed(p.Salutation)
	p.AddressLines = strings.Join(lines(p.AddressLines), "\n")
	p.Note = strings.TrimSpace(p.Note)
	if p.AddressVia == "" {
		p.AddressVia = data.ViaOffice
	}
	if p.PreferredWay == "" {
		p.PreferredWay = data.WayLetter
	}
	return p
}

// RemovePerson takes a person off the file who has left no traces in letters, meetings or the journal; one who has is a Mistake: ending the role is the way then.
func (d *Desk) RemovePerson(ctx context.Context, id data.ID) error {
	card, err := d.PersonCard(ctx, id)
	if err != nil {
		return err
	}
	name := card.Person.FullName()
	letters, err := d.Store.Letters(ctx, data.LetterFilter{PersonID: id, Limit: 1})
	if err != nil {
		return err
	}
	invitations, err := data.List[data.Invitation](ctx, d.Store, data.Match{"person_id": id})
	if err != nil {
		return err
	}
	timeline, err := d.Store.Timeline(ctx, data.TimelineFilter{PersonID: id})
	if err != nil {
		return err
	}
	if len(letters)+len(invitations)+len(timeline) > 0 {
		return data.Mistakef("%s steht in Schreiben, Sitzungen oder im Verlauf und wird dort gebraucht. Bitte stattdessen die Funktion mit einem Datum beenden.", name)
	}
	return d.Store.Do(ctx, "Person entfernt: "+name, func(tx *data.Tx) error {
		if err := deleteAll[data.Role](ctx, tx, id, func(r data.Role) data.ID { return r.ID }); err != nil {
			return err
		}
		if err := deleteAll[data.Address](ctx, tx, id, func(a data.Address) data.ID { return a.ID }); err != nil {
			return err
		}
		if err := deleteAll[data.Contact](ctx, tx, id, func(c data.Contact) data.ID { return c.ID }); err != nil {
			return err
		}
		return data.Delete[data.Person](tx, id)
	})
}

// deleteAll removes the rows of a table that belong to a person.
func deleteAll[T any](ctx context.Context, tx *data.Tx, person data.ID, idOf func(T) data.ID) error {
	rows, err := data.List[T](ctx, tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := data.Delete[T](tx, idOf(row)); err != nil {
			return err
		}
	}
	return nil
}

// SaveRole gives a person a role or changes one. A kind that is held for a district needs one; a kind of a body fixes the body; the last day may not lie before the first.
// Without a term it belongs to the one of the committees in which it begins.
func (d *Desk) SaveRole(ctx context.Context, role data.Role) (data.ID, error) {
	return d.saveRole(ctx, role, nil)
}

// SaveRoleAt does what SaveRole does, for a role that is held for the organisation of a name: one that is not on file is entered; an empty name means none. One action.
func (d *Desk) SaveRoleAt(ctx context.Context, role data.Role, organisation string) (data.ID, error) {
	return d.saveRole(ctx, role, &organisation)
}

// saveRole saves a role; without a name of an organisation the role keeps its own.
func (d *Desk) saveRole(ctx context.Context, role data.Role, organisation *string) (data.ID, error) {
	kind, err := data.Get[data.RoleKind](ctx, d.Store, role.RoleKindID)
	if err != nil {
		return 0, data.Mistakef("Bitte eine Funktion auswählen.")
	}
	person, err := data.Get[data.Person](ctx, d.Store, role.PersonID)
	if err != nil {
		return 0, err
	}
	if kind.PerDistrict && role.DistrictID == 0 {
		return 0, data.Mistakef("Zur Funktion „%s“ gehört ein Bezirksausschuss. Bitte den BA auswählen.", kind.Name)
	}
	if !kind.PerDistrict {
		role.DistrictID = 0
	}
	if !role.UntilOn.IsZero() && role.UntilOn.Before(role.FromOn) {
		return 0, data.Mistakef("Das Ende (%s) liegt vor dem Beginn (%s). Bitte die Daten prüfen.", role.UntilOn, role.FromOn)
	}
	if role.Title = trimmed(role.Title); kind.BodyID != 0 {
		role.BodyID = kind.BodyID
	}
	if role.TermID == 0 && kind.PerDistrict && !role.FromOn.IsZero() {
		term, err := districtTerm(ctx, d.Store, role.FromOn)
		if err != nil {
			return 0, err
		}
		role.TermID = term.ID
	}
	title := "Funktion geändert: "
	if role.ID == 0 {
		title = "Funktion eingetragen: "
	}
	err = d.Store.Do(ctx, title+person.FullName()+", "+kind.Name, func(tx *data.Tx) error {
		if organisation != nil {
			held, err := organisationNamed(ctx, tx, *organisation)
			if err != nil {
				return err
			}
			role.OrganisationID = held.ID
		}
		if err := save(tx, role.ID, &role); err != nil || !role.Preferred {
			return err
		}
		return settleRoles(ctx, tx, role)
	})
	return role.ID, err
}

// settleRoles takes 'bevorzugt' from the other functions of a person.
func settleRoles(ctx context.Context, tx *data.Tx, preferred data.Role) error {
	others, err := data.List[data.Role](ctx, tx, data.Match{"person_id": preferred.PersonID, "preferred": true})
	if err != nil {
		return err
	}
	for _, other := range others {
		if other.ID == preferred.ID {
			continue
		}
		other.Preferred = false
		if err := data.Update(tx, other); err != nil {
			return err
		}
	}
	return nil
}

// Appointment puts somebody on a seat of a district.
type Appointment struct {
	DistrictID data.ID
	Named      // who, as what, in whose words
	From       data.Date
	Succeeds   bool // who held the seat before leaves it the day before
}

// Appoint enters who holds a seat of a district from a day on, new people included, and ends the role of the one before where it is a succession: one action.
func (d *Desk) Appoint(ctx context.Context, a Appointment) error {
	district, err := data.Get[data.District](ctx, d.Store, a.DistrictID)
	if err != nil {
		return data.Mistakef("Bitte einen Bezirksausschuss auswählen.")
	}
	kind, err := data.Get[data.RoleKind](ctx, d.Store, a.RoleKindID)
	if err != nil || !kind.PerDistrict {
		return data.Mistakef("Bitte eine Funktion im Bezirksausschuss auswählen.")
	}
	if a.From.IsZero() {
		a.From = d.Today()
	}
	return d.Store.Do(ctx, kind.Name+" BA "+itoa(district.Number)+" eingetragen", func(tx *data.Tx) error {
		person, err := knownOrNew(ctx, tx, a.Named)
		if err != nil {
			return err
		}
		holders, err := tx.Holders(ctx, data.HolderFilter{DistrictID: district.ID, On: a.From})
		if err != nil {
			return err
		}
		for _, h := range holders {
			if h.RoleKind.ID != kind.ID {
				continue
			}
			if h.Person.ID == person.ID {
				return data.Mistakef("%s hat diese Funktion schon.", person.FullName())
			}
			if a.Succeeds {
				h.Role.UntilOn = a.From.AddDays(-1)
				if err := data.Update(tx, h.Role); err != nil {
					return err
				}
			}
		}
		term, err := districtTerm(ctx, tx, a.From)
		if err != nil {
			return err
		}
		return data.Insert(tx, &data.Role{
			PersonID: person.ID, RoleKindID: kind.ID, DistrictID: district.ID, BodyID: kind.BodyID, TermID: term.ID, Title: trimmed(a.Title), FromOn: a.From,
		})
	})
}

// EndRole ends a role on a day; the person stays on file.
func (d *Desk) EndRole(ctx context.Context, id data.ID, last data.Date) error {
	role, err := data.Get[data.Role](ctx, d.Store, id)
	if err != nil {
		return err
	}
	role.UntilOn = last
	_, err = d.SaveRole(ctx, role)
	return err
}

// SaveDistrict changes what is known of a district.
func (d *Desk) SaveDistrict(ctx context.Context, district data.District) error {
	district.Name, district.Mailbox = trimmed(district.Name), trimmed(district.Mailbox)
	district.Note = strings.TrimSpace(district.Note)
	if district.Name == "" {
		return data.Mistakef("Der Stadtbezirk %d braucht einen Namen.", district.Number)
	}
	return d.Store.Do(ctx, "Bezirksausschuss geändert: BA "+itoa(district.Number), func(tx *data.Tx) error { return data.Update(tx, district) })
}

// SaveOffice changes an office.
func (d *Desk) SaveOffice(ctx context.Context, office data.Office) error {
	office.Name = trimmed(office.Name)
	if office.Name == "" {
		return data.Mistakef("Die Geschäftsstelle braucht einen Namen.")
	}
	return d.Store.Do(ctx, "Geschäftsstelle geändert: "+office.Name, func(tx *data.Tx) error { return data.Update(tx, office) })
}
