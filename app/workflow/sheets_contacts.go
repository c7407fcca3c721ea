package workflow

// The contact list and the phone list: everybody who holds a role today, with what of address, mailboxes and numbers may stand on lists.

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// ContactLine is a person in one BA or body, with all functions held there today.
type ContactLine struct {
	Person    data.Person
	District  data.District // zero for none
	Body      data.Body     // zero for none
	Functions []string      // with the organisation for which one is held: 'Gast (Verein Brücke e. V.)'
	Place     ContactPlace
	Emails    []string // the preferred one first
	Phones    []string // fixed line, with their labels: '089 1234 (Büro)'
	Mobiles   []string
}

// ContactPlace is where a person is written to.
type ContactPlace struct{ Via, Street, Postcode, City string }

// Where returns the name of the Stadtbezirk, or of the body of somebody without one.
func (l ContactLine) Where() string {
	if l.District.ID != 0 {
		return l.District.Name
	}
	return l.Body.Name
}

// HasPhone reports whether there is a number to call.
func (l ContactLine) HasPhone() bool { return len(l.Phones)+len(l.Mobiles) > 0 }

// ContactLines returns everybody who holds a role on a day (zero: today) and did not restrict the use of his data: by BA, then by body, in German order. What is not for lists is left out.
func (d *Desk) ContactLines(ctx context.Context, on data.Date) ([]ContactLine, error) {
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: cmp.Or(on, d.Today())})
	if err != nil {
		return nil, err
	}
	book, err := newContactBook(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	return book.lines(holders), nil
}

// contactBook is everything that may stand on lists, read once.
type contactBook struct {
	*addressBook
	bodies   map[data.ID]data.Body
	contacts map[data.ID][]data.Contact // by person, the preferred ones first
	listed   map[data.ID]data.Address   // own addresses that may stand on lists, by person
}

func newContactBook(ctx context.Context, from data.Reader) (contactBook, error) {
	book := contactBook{bodies: map[data.ID]data.Body{}, contacts: map[data.ID][]data.Contact{}, listed: map[data.ID]data.Address{}}
	var err error
	if book.addressBook, err = newAddressBook(ctx, from); err != nil {
		return book, err
	}
	bodies, err := data.List[data.Body](ctx, from, nil)
	if err != nil {
		return book, err
	}
	for _, b := range bodies {
		book.bodies[b.ID] = b
	}
	contacts, err := data.List[data.Contact](ctx, from, data.Match{"not_on_lists": false})
	if err != nil {
		return book, err
	}
	slices.SortStableFunc(contacts, func(a, b data.Contact) int { return falseLast(a.Preferred, b.Preferred) })
	for _, c := range contacts {
		book.contacts[c.PersonID] = append(book.contacts[c.PersonID], c)
	}
	addresses, err := data.List[data.Address](ctx, from, data.Match{"not_on_lists": false})
	if err != nil {
		return book, err
	}
	slices.SortStableFunc(addresses, func(a, b data.Address) int { return falseLast(a.Preferred, b.Preferred) })
	for _, a := range addresses {
		if _, known := book.listed[a.PersonID]; !known {
			book.listed[a.PersonID] = a
		}
	}
	return book, nil
}

func falseLast(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// lines puts the roles of each person in the same BA or body together.
func (b contactBook) lines(holders []data.Holder) []ContactLine {
	type seat struct{ person, district, body data.ID }
	places := map[seat]int{}
	var lines []ContactLine
	for _, h := range holders {
		if h.Person.Restricted || h.Role.NotOnLists {
			continue
		}
		body := h.Role.BodyID
		if body == 0 {
			body = h.RoleKind.BodyID
		}
		key := seat{h.Person.ID, h.Role.DistrictID, body}
		at, known := places[key]
		if !known {
			at, places[key] = len(lines), len(lines)
			lines = append(lines, ContactLine{Person: h.Person, District: b.districts[h.Role.DistrictID], Body: b.bodies[body]})
			b.addContacts(&lines[at])
		}
		line := &lines[at]
		if function := b.function(h); !slices.Contains(line.Functions, function) {
			line.Functions = append(line.Functions, function)
		}
		if line.Place.City == "" {
			line.Place = b.place(h)
		}
	}
	slices.SortStableFunc(lines, compareContacts)
	return lines
}

// function returns what somebody is in a role, with the organisation that the role is held for: 'Gast (Verein Brücke e. V., Beratung)'. An organisation that the words name already is not said twice.
func (b contactBook) function(h data.Holder) string {
	organisation := b.organisations[h.Role.OrganisationID]
	if organisation.Name == "" || strings.Contains(h.Function(), organisation.Name) {
		return h.Function()
	}
	return h.Function() + " (" + OrganisationName(organisation) + ")"
}

// compareContacts orders by BA, those without one last, then by body, then by name.
func compareContacts(a, b ContactLine) int {
	const behind = 1 << 20
	district := func(l ContactLine) int {
		if l.District.Number == 0 {
			return behind
		}
		return l.District.Number
	}
	body := func(l ContactLine) int {
		if l.Body.ID == 0 {
			return behind
		}
		return l.Body.Position
	}
	return cmp.Or(district(a)-district(b), body(a)-body(b), int(a.Body.ID-b.Body.ID), bytes.Compare(nameKey(a.Person), nameKey(b.Person)))
}

func (b contactBook) addContacts(line *ContactLine) {
	for _, c := range b.contacts[line.Person.ID] {
		value := trimmed(c.Value)
		if value == "" {
			continue
		}
		if label := trimmed(c.Label); label != "" && c.Kind != data.ContactEmail {
			value += " (" + label + ")"
		}
		switch c.Kind {
		case data.ContactEmail:
			line.Emails = append(line.Emails, value)
		case data.ContactPhone:
			line.Phones = append(line.Phones, value)
		case data.ContactMobile:
			line.Mobiles = append(line.Mobiles, value)
		}
	}
}

// place returns where somebody is written to in a role: by the way that is wished for, where that has a town and may stand on lists, else by the first other that does. Address lines written by
// hand are never used: whether they may stand on lists is not known.
func (b contactBook) place(h data.Holder) ContactPlace {
	office := b.offices[b.districts[h.Role.DistrictID].OfficeID]
	organisationID := h.Role.OrganisationID
	if organisationID == 0 {
		organisationID = h.Person.OrganisationID
	}
	organisation, own := b.organisations[organisationID], b.listed[h.Person.ID]
	city := own.City
	if !inGermany(own.Country) {
		city += " (" + own.Country + ")"
	}
	ways := map[string]ContactPlace{
		data.ViaOffice:       {office.Name, office.Street, office.Postcode, office.City},
		data.ViaOrganisation: {trimmed(organisation.Name + " " + organisation.Department), organisation.Street, organisation.Postcode, organisation.City},
		data.ViaOwn:          {own.Extra, own.Street, own.Postcode, city},
	}
	for _, way := range []string{h.Person.AddressVia, data.ViaOffice, data.ViaOrganisation, data.ViaOwn} {
		if ways[way].City != "" {
			return ways[way]
		}
	}
	return ContactPlace{}
}

// WriteContactList writes everybody who holds a role today with address, mailbox and numbers, and on a second sheet the offices of the BA.
func (d *Desk) WriteContactList(ctx context.Context, on data.Date, path string) error {
	lines, err := d.ContactLines(ctx, on)
	if err != nil {
		return err
	}
	offices, err := d.officeRows(ctx)
	if err != nil {
		return err
	}
	people := sheet.ListTable{
		Name: "Kontaktliste", Title: "Kontaktliste: " + roundTable, Note: "Alle mit einer Funktion " + d.dayWords(on) + ". Was nicht auf Listen stehen soll, fehlt hier.", Frozen: 3,
		Columns: []sheet.ListColumn{
			{Title: "BA", Width: 6, Kind: sheet.NumberColumn}, {Title: "Stadtbezirk oder Gremium", Width: 21}, {Title: "Name", Width: 22}, {Title: "Funktion", Width: 21},
			{Title: "Anschrift über", Width: 25}, {Title: "Straße", Width: 22}, {Title: "PLZ", Width: 8}, {Title: "Ort", Width: 11}, {Title: "E-Mail", Width: 26},
			{Title: "Telefon", Width: 15}, {Title: "Mobil", Width: 15},
		},
		Totals: []sheet.ListTotal{{Label: "Einträge", Column: 2}, {Label: "mit E-Mail", Column: 8}},
	}
	unwanted := slices.ContainsFunc(lines, func(l ContactLine) bool { return l.Person.NoContact })
	if unwanted {
		people.Columns = append(people.Columns, sheet.ListColumn{Title: "Hinweis", Width: 20})
	}
	for _, l := range lines {
		people.Rows = append(people.Rows, []any{
			numberOrNothing(l.District.Number), l.Where(), l.Person.ListName(), strings.Join(l.Functions, ", "),
			l.Place.Via, l.Place.Street, l.Place.Postcode, l.Place.City, strings.Join(l.Emails, ", "),
			strings.Join(l.Phones, ", "), strings.Join(l.Mobiles, ", "),
		})
		if at := len(people.Rows) - 1; unwanted && l.Person.NoContact {
			people.Rows[at] = append(people.Rows[at], "wünscht keine Schreiben und Einladungen")
		} else if unwanted {
			people.Rows[at] = append(people.Rows[at], nil)
		}
	}
	list := d.listSheets(ctx, people.Title, "Namen, Funktionen, Anschriften, E-Mail und Telefon, soweit sie auf Listen stehen dürfen")
	list.Tables = []sheet.ListTable{people, offices.table("Geschäftsstellen der Bezirksausschüsse", 0, 1, 2, 3, 4, 5, 6)}
	return writeTables(list, path)
}

// WritePhoneList writes the numbers of everybody who holds a role today and has one for lists, and on a second sheet those of the offices of the BA.
func (d *Desk) WritePhoneList(ctx context.Context, on data.Date, path string) error {
	lines, err := d.ContactLines(ctx, on)
	if err != nil {
		return err
	}
	offices, err := d.officeRows(ctx)
	if err != nil {
		return err
	}
	people := sheet.ListTable{
		Name: "Telefonliste", Title: "Telefonliste: " + roundTable, Frozen: 3, Portrait: true,
		Columns: []sheet.ListColumn{
			{Title: "BA", Width: 7, Kind: sheet.NumberColumn}, {Title: "Stadtbezirk oder Gremium", Width: 25}, {Title: "Name", Width: 26}, {Title: "Funktion", Width: 26},
			{Title: "Telefon", Width: 19}, {Title: "Mobil", Width: 19},
		},
		Totals: []sheet.ListTotal{{Label: "Einträge", Column: 2}},
	}
	silent := map[data.ID]bool{}
	for _, l := range lines {
		if !l.HasPhone() {
			silent[l.Person.ID] = true
			continue
		}
		people.Rows = append(people.Rows, []any{
			numberOrNothing(l.District.Number), l.Where(), l.Person.ListName(), strings.Join(l.Functions, ", "), strings.Join(l.Phones, ", "), strings.Join(l.Mobiles, ", "),
		})
	}
	if !on.IsZero() && on != d.Today() {
		people.Note = "Alle mit einer Funktion " + d.dayWords(on) + ". "
	}
	if len(silent) == 1 {
		people.Note += "1 Person ohne Nummer, die auf Listen stehen darf, ist nicht aufgeführt."
	} else if len(silent) > 1 {
		people.Note += plural(len(silent), "Person", "Personen") + " ohne Nummer, die auf Listen stehen darf, sind nicht aufgeführt."
	}
	list := d.listSheets(ctx, people.Title, "Namen, Funktionen und Telefonnummern, soweit sie auf Listen stehen dürfen")
	list.Tables = []sheet.ListTable{people, offices.table("Telefon der Geschäftsstellen", 0, 1, 5, 6)}
	return writeTables(list, path)
}

// officeRows are the offices of the BA, in the columns of officeColumns.
type officeRows [][]any

var officeColumns = []sheet.ListColumn{
	{Title: "Geschäftsstelle", Width: 30}, {Title: "zuständig für", Width: 30}, {Title: "Straße", Width: 24}, {Title: "PLZ", Width: 8.5}, {Title: "Ort", Width: 13},
	{Title: "Telefon", Width: 19}, {Title: "E-Mail", Width: 34},
}

func (d *Desk) officeRows(ctx context.Context) (officeRows, error) {
	offices, err := data.List[data.Office](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	districts, err := data.List[data.District](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(districts, func(a, b data.District) int { return a.Number - b.Number })
	var rows officeRows
	for _, o := range offices {
		var served []string
		for _, district := range districts {
			if district.OfficeID == o.ID {
				served = append(served, fmt.Sprint(district.Number))
			}
		}
		if len(served) > 0 {
			rows = append(rows, []any{o.Name, "BA " + strings.Join(served, ", "), o.Street, o.Postcode, o.City, o.Phone, o.Email})
		}
	}
	return rows, nil
}

// table returns the offices with some of their columns.
func (rows officeRows) table(title string, columns ...int) sheet.ListTable {
	t := sheet.ListTable{Name: "Geschäftsstellen", Title: title, Portrait: len(columns) <= 4}
	for _, c := range columns {
		t.Columns = append(t.Columns, officeColumns[c])
	}
	for _, row := range rows {
		var cells []any
		for _, c := range columns {
			cells = append(cells, row[c])
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func numberOrNothing(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
