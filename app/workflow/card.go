package workflow

// The card of a person: all addresses, numbers and mailboxes, of which one of each sort is preferred.

import (
	"cmp"
	"context"
	"net/mail"
	"slices"
	"strings"
	"unicode"

	"rundertisch/data"
)

// PersonCard is a person with everything that forms show. Address, Email and Phone are those that letters, mails and lists use first; they stand in Addresses and Contacts as well.
type PersonCard struct {
	Person       data.Person
	Address      data.Address
	Email        data.Contact
	Phone        data.Contact
	Roles        []data.Holder     // all ever held, the present ones first
	Addresses    []data.Address    // all, the preferred one first; only read
	Contacts     []data.Contact    // all: mailboxes, numbers, web pages; the preferred ones of each sort first; only read
	Organisation data.Organisation // zero: belongs to none; only read
}

// Values of data.Address.Kind.
const (
	AddressPrivate = "private"
	AddressWork    = "work"
)

// Choices of forms about addresses and numbers.
var (
	AddressKindChoices = []Choice{{AddressPrivate, "privat"}, {AddressWork, "dienstlich"}}
	ContactKindChoices = []Choice{{data.ContactEmail, "E-Mail"}, {data.ContactPhone, "Telefon"}, {data.ContactMobile, "Mobiltelefon"}, {data.ContactWeb, "Internet"}}
)

// contactSort is the sort of a contact, of which one is preferred: mailboxes, numbers of telephones, web pages.
func contactSort(kind string) int {
	switch kind {
	case data.ContactEmail:
		return 0
	case data.ContactPhone, data.ContactMobile:
		return 1
	}
	return 2
}

// PersonCard reads the card of a person.
func (d *Desk) PersonCard(ctx context.Context, id data.ID) (PersonCard, error) {
	return readPersonCard(ctx, d.Store, id)
}

func readPersonCard(ctx context.Context, from data.Reader, id data.ID) (PersonCard, error) {
	var card PersonCard
	var err error
	if card.Person, err = data.Get[data.Person](ctx, from, id); err != nil {
		return card, err
	}
	if card.Addresses, err = data.List[data.Address](ctx, from, data.Match{"person_id": id}); err != nil {
		return card, err
	}
	slices.SortStableFunc(card.Addresses, func(a, b data.Address) int { return preferredFirst(a.Preferred, b.Preferred) })
	card.Address = preferred(card.Addresses, func(a data.Address) bool { return a.Preferred })
	if card.Contacts, err = data.List[data.Contact](ctx, from, data.Match{"person_id": id}); err != nil {
		return card, err
	}
	slices.SortStableFunc(card.Contacts, func(a, b data.Contact) int {
		return cmp.Or(contactSort(a.Kind)-contactSort(b.Kind), preferredFirst(a.Preferred, b.Preferred))
	})
	isPreferred := func(c data.Contact) bool { return c.Preferred }
	card.Email = preferred(ofKind(card.Contacts, data.ContactEmail), isPreferred)
	card.Phone = preferred(ofKind(card.Contacts, data.ContactPhone, data.ContactMobile), isPreferred)
	if card.Person.OrganisationID != 0 {
		if card.Organisation, err = data.Get[data.Organisation](ctx, from, card.Person.OrganisationID); err != nil {
			return card, err
		}
	}
	card.Roles, err = from.Holders(ctx, data.HolderFilter{PersonID: id})
	return card, err
}

// preferredFirst compares two rows so that preferred ones come first.
func preferredFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// preferred returns the first preferred of a list, else the first, else zero.
func preferred[T any](list []T, is func(T) bool) T {
	var none T
	for _, t := range list {
		if is(t) {
			return t
		}
	}
	if len(list) > 0 {
		return list[0]
	}
	return none
}

// ofKind returns the contacts of some kinds, in the order of the list.
func ofKind(contacts []data.Contact, kinds ...string) []data.Contact {
	var out []data.Contact
	for _, c := range contacts {
		if slices.Contains(kinds, c.Kind) {
			out = append(out, c)
		}
	}
	return out
}

// SaveAddress enters or changes an address of a person and returns its number, 0 when an emptied one went. The first of a person is preferred; one that is made preferred takes that from
// the others; when the preferred one goes, the next takes its place. All that is one action.
func (d *Desk) SaveAddress(ctx context.Context, a data.Address) (data.ID, error) {
	a = tidyAddress(a)
	name, err := d.nameOf(ctx, a.PersonID)
	if err != nil {
		return 0, err
	}
	if err := checkPostcode(a); err != nil {
		return 0, err
	}
	return saveListed(ctx, d, listed[data.Address]{
		row: &a, id: a.ID, empty: emptyAddress(a), title: [3]string{"Anschrift eingetragen: " + name, "Anschrift geändert: " + name, "Anschrift entfernt: " + name},
		settle: func(tx *data.Tx) error { return settleAddresses(tx, a.PersonID, a.ID, a.Preferred) }, idOf: func(a data.Address) data.ID { return a.ID },
	})
}

// SaveContact enters or changes a mailbox, number or web page of a person, as SaveAddress does: one of the mailboxes is preferred, one of the numbers, one of the pages.
func (d *Desk) SaveContact(ctx context.Context, c data.Contact) (data.ID, error) {
	c.Value, c.Label = trimmed(c.Value), trimmed(c.Label)
	name, err := d.nameOf(ctx, c.PersonID)
	if err != nil {
		return 0, err
	}
	if err := checkContact(c); err != nil {
		return 0, err
	}
	if c.ID != 0 {
		before, err := data.Get[data.Contact](ctx, d.Store, c.ID)
		if err != nil {
			return 0, err
		}
		if contactSort(before.Kind) != contactSort(c.Kind) { // it does not push itself before those of its new sort
			c.Preferred = false
		}
	}
	word := Label(ContactKindChoices, c.Kind)
	return saveListed(ctx, d, listed[data.Contact]{
		row: &c, id: c.ID, empty: c.Value == "", title: [3]string{word + " eingetragen: " + name, word + " geändert: " + name, word + " entfernt: " + name},
		settle: func(tx *data.Tx) error { return settleContacts(tx, c.PersonID, c.ID, c.Preferred) }, idOf: func(c data.Contact) data.ID { return c.ID },
	})
}

func (d *Desk) nameOf(ctx context.Context, person data.ID) (string, error) {
	if person == 0 {
		return "", data.Mistakef("Bitte zuerst den Namen der Person eintragen.")
	}
	row, err := data.Get[data.Person](ctx, d.Store, person)
	return row.FullName(), err
}

// listed is a row of a list that a person has, about to be saved.
type listed[T any] struct {
	row    *T
	id     data.ID
	empty  bool
	title  [3]string // entered, changed, removed
	settle func(*data.Tx) error
	idOf   func(T) data.ID
}

func saveListed[T any](ctx context.Context, d *Desk, l listed[T]) (data.ID, error) {
	title := l.title[1]
	switch {
	case l.empty && l.id == 0:
		return 0, nil
	case l.empty:
		title = l.title[2]
	case l.id == 0:
		title = l.title[0]
	}
	err := d.Store.Do(ctx, title, func(tx *data.Tx) error {
		if err := saveOrDelete(tx, l.id, l.empty, l.row); err != nil {
			return err
		}
		return l.settle(tx)
	})
	if err != nil || l.empty {
		return 0, err
	}
	return l.idOf(*l.row), nil
}

// settleAddresses sees to it that exactly one address of a person is preferred: the chosen one where it is to be, else the one that is, else the first.
func settleAddresses(tx *data.Tx, person, chosen data.ID, want bool) error {
	rows, err := data.List[data.Address](tx.Context(), tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	return settle(tx, rows, chosen, want, func(a *data.Address) (data.ID, *bool) { return a.ID, &a.Preferred })
}

// settleContacts does so for each sort of contact.
func settleContacts(tx *data.Tx, person, chosen data.ID, want bool) error {
	all, err := data.List[data.Contact](tx.Context(), tx, data.Match{"person_id": person})
	if err != nil {
		return err
	}
	for sort := range 3 {
		rows := slices.DeleteFunc(slices.Clone(all), func(c data.Contact) bool { return contactSort(c.Kind) != sort })
		if err := settle(tx, rows, chosen, want, func(c *data.Contact) (data.ID, *bool) { return c.ID, &c.Preferred }); err != nil {
			return err
		}
	}
	return nil
}

// settle makes one of the rows preferred and takes it from all others. A row that was just told not to be preferred keeps it only when it is alone.
func settle[T comparable](tx *data.Tx, rows []T, chosen data.ID, want bool, of func(*T) (data.ID, *bool)) error {
	if len(rows) == 0 {
		return nil
	}
	first := slices.IndexFunc(rows, func(r T) bool { id, _ := of(&r); return id == chosen && want })
	for _, fits := range []func(id data.ID, is bool) bool{
		func(_ data.ID, is bool) bool { return is },
		func(id data.ID, _ bool) bool { return id != chosen },
		func(data.ID, bool) bool { return true },
	} {
		if first < 0 {
			first = slices.IndexFunc(rows, func(r T) bool { id, is := of(&r); return fits(id, *is) })
		}
	}
	for i := range rows {
		before := rows[i]
		_, is := of(&rows[i])
		if *is = i == first; rows[i] != before {
			if err := data.Update(tx, rows[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func tidyAddress(a data.Address) data.Address {
	a.Extra, a.Street, a.Postcode, a.City, a.Country = trimmed(a.Extra), trimmed(a.Street), trimmed(a.Postcode), trimmed(a.City), trimmed(a.Country)
	if a.Kind == "" {
		a.Kind = AddressPrivate
	}
	return a
}

// emptyAddress reports whether an address says nothing.
func emptyAddress(a data.Address) bool {
	return a.Extra == "" && a.Street == "" && a.Postcode == "" && a.City == "" && a.Country == ""
}

// checkPostcode refuses a German postcode without five digits; an address abroad may have any.
func checkPostcode(a data.Address) error {
	if a.Postcode == "" || a.Country != "" && !strings.EqualFold(a.Country, "Deutschland") {
		return nil
	}
	if len(a.Postcode) != 5 || strings.IndexFunc(a.Postcode, func(r rune) bool { return r < '0' || r > '9' }) >= 0 {
		return data.Mistakef("„%s“ ist keine deutsche Postleitzahl: sie hat fünf Ziffern. Für das Ausland bitte zuerst das Land eintragen.", a.Postcode)
	}
	return nil
}

// checkContact refuses values that cannot be what their kind says.
func checkContact(c data.Contact) error {
	switch v := c.Value; {
	case v == "":
	case !slices.ContainsFunc(ContactKindChoices, func(k Choice) bool { return k.Value == c.Kind }):
		return data.Mistakef("Bitte auswählen, was „%s“ ist: E-Mail, Telefon, Mobiltelefon oder Internet.", v)
	case c.Kind == data.ContactEmail:
		return checkMailbox(v)
	case contactSort(c.Kind) == 1:
		return checkNumber(v)
	case strings.ContainsFunc(v, unicode.IsSpace) || !strings.Contains(v, "."):
		return data.Mistakef("„%s“ ist keine Internetadresse. Sie hat einen Punkt und kein Leerzeichen.", v)
	}
	return nil
}

func checkMailbox(v string) error {
	if !strings.Contains(v, "@") {
		return data.Mistakef("„%s“ ist keine E-Mail-Adresse: es fehlt das @.", v)
	}
	parsed, err := mail.ParseAddress(v)
	if err != nil || parsed.Address != v {
		return data.Mistakef("„%s“ ist keine E-Mail-Adresse. Erwartet wird etwas wie name@beispiel.de, ohne Leerzeichen.", v)
	}
	return nil
}

func checkNumber(v string) error {
	digits := 0
	for _, r := range v {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if digits < 3 || strings.Contains(v, "@") {
		return data.Mistakef("„%s“ ist keine Telefonnummer: sie hat mindestens drei Ziffern.", v)
	}
	return nil
}

// MarkVerified notes that what is on file of people has been checked today: one action.
func (d *Desk) MarkVerified(ctx context.Context, people ...data.ID) error {
	_, err := d.EditPeople(ctx, PeopleEdit{Field: EditVerified, People: people, Date: d.Today()})
	return err
}

// ChooseOrganisation lets a person belong to an organisation; 0: to none.
func (d *Desk) ChooseOrganisation(ctx context.Context, person, organisation data.ID) error {
	_, err := d.EditPeople(ctx, PeopleEdit{Field: EditOrganisation, People: []data.ID{person}, OrganisationID: organisation})
	return err
}

// SaveOrganisation enters or changes an organisation and returns its number. Two of the same name and department are a Mistake.
func (d *Desk) SaveOrganisation(ctx context.Context, o data.Organisation) (data.ID, error) {
	o.Name, o.Department, o.Street, o.Postcode, o.City = trimmed(o.Name), trimmed(o.Department), trimmed(o.Street), trimmed(o.Postcode), trimmed(o.City)
	o.Email, o.Phone, o.Note = trimmed(o.Email), trimmed(o.Phone), strings.TrimSpace(o.Note)
	if o.Name == "" {
		return 0, data.Mistakef("Die Organisation braucht einen Namen.")
	}
	if o.Email != "" {
		if err := checkMailbox(o.Email); err != nil {
			return 0, err
		}
	}
	known, err := data.List[data.Organisation](ctx, d.Store, nil)
	if err != nil {
		return 0, err
	}
	for _, k := range known {
		if k.ID != o.ID && strings.EqualFold(k.Name, o.Name) && strings.EqualFold(k.Department, o.Department) {
			return 0, data.Mistakef("Die Organisation „%s“ gibt es schon.", words(o.Name, o.Department))
		}
	}
	title := "Organisation geändert: "
	if o.ID == 0 {
		title = "Organisation eingetragen: "
	}
	err = d.Store.Do(ctx, title+o.Name, func(tx *data.Tx) error { return save(tx, o.ID, &o) })
	return o.ID, err
}

// JoinOrganisation lets a person belong to the organisation of a name, which is entered when it is not on file; an empty name ends it. One action.
func (d *Desk) JoinOrganisation(ctx context.Context, person data.ID, name string) error {
	who, err := d.nameOf(ctx, person)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "Organisation von "+who+" geändert", func(tx *data.Tx) error {
		joined, err := organisationNamed(ctx, tx, name)
		if err != nil {
			return err
		}
		row, err := data.Get[data.Person](ctx, tx, person)
		if err != nil {
			return err
		}
		row.OrganisationID = joined.ID
		return data.Update(tx, row)
	})
}

// organisationNamed finds the organisation that is called so in lists, and enters one of that name where there is none; an empty name is none.
func organisationNamed(ctx context.Context, tx *data.Tx, name string) (data.Organisation, error) {
	if name = trimmed(name); name == "" {
		return data.Organisation{}, nil
	}
	known, err := data.List[data.Organisation](ctx, tx, nil)
	if err != nil {
		return data.Organisation{}, err
	}
	if at := slices.IndexFunc(known, func(o data.Organisation) bool { return strings.EqualFold(OrganisationName(o), name) }); at >= 0 {
		return known[at], nil
	}
	entered := data.Organisation{Name: name}
	err = data.Insert(tx, &entered)
	return entered, err
}

// OrganisationName returns how an organisation is called in lists: its name with the department.
func OrganisationName(o data.Organisation) string {
	if o.Department == "" {
		return o.Name
	}
	return o.Name + ", " + o.Department
}
