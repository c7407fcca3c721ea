package workflow

// The address book of a run: offices, organisations, addresses and mailboxes, read once for all letters.

import (
	"context"

	"rundertisch/data"
)

// addressBook holds what addresses are built from, read once for a whole run.
type addressBook struct {
	offices       map[data.ID]data.Office
	districts     map[data.ID]data.District
	organisations map[data.ID]data.Organisation
	own           map[data.ID]data.Address // by person
	mailboxes     map[data.ID]string       // by person: the preferred one, else the first
	style         AddressStyle
}

func newAddressBook(ctx context.Context, from data.Reader) (*addressBook, error) {
	book := &addressBook{
		offices: map[data.ID]data.Office{}, districts: map[data.ID]data.District{}, organisations: map[data.ID]data.Organisation{},
		own: map[data.ID]data.Address{}, mailboxes: map[data.ID]string{},
	}
	offices, err := data.List[data.Office](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, o := range offices {
		book.offices[o.ID] = o
	}
	districts, err := data.List[data.District](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, d := range districts {
		book.districts[d.ID] = d
	}
	organisations, err := data.List[data.Organisation](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, o := range organisations {
		book.organisations[o.ID] = o
	}
	addresses, err := data.List[data.Address](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, a := range addresses {
		if known, ok := book.own[a.PersonID]; !ok || a.Preferred && !known.Preferred {
			book.own[a.PersonID] = a
		}
	}
	contacts, err := data.List[data.Contact](ctx, from, data.Match{"kind": data.ContactEmail})
	if err != nil {
		return nil, err
	}
	preferred := map[data.ID]bool{}
	for _, c := range contacts {
		if book.mailboxes[c.PersonID] == "" || c.Preferred && !preferred[c.PersonID] {
			book.mailboxes[c.PersonID], preferred[c.PersonID] = trimmed(c.Value), c.Preferred
		}
	}
	book.style, err = readAddressStyle(ctx, from)
	return book, err
}

// Keys and values of the settings about addresses.
const (
	SettingHerr         = "address_herr"  // 'Herrn' (default) or 'Herr'
	SettingAddressOrder = "address_order" // 'office' (default) or 'person' first
)

func readAddressStyle(ctx context.Context, from data.Reader) (AddressStyle, error) {
	herr, err := setting(ctx, from, SettingHerr)
	if err != nil {
		return AddressStyle{}, err
	}
	order, err := setting(ctx, from, SettingAddressOrder)
	return AddressStyle{Herrn: herr != "Herr", PersonFirst: order == "person"}, err
}

// addressee puts together what the address of a holder is built from.
func (b *addressBook) addressee(h data.Holder) Addressee {
	organisation := h.Role.OrganisationID
	if organisation == 0 {
		organisation = h.Person.OrganisationID
	}
	return Addressee{
		Person: h.Person, Function: FunctionLine(h), Own: b.own[h.Person.ID], Organisation: b.organisations[organisation],
		Office: b.offices[b.districts[h.Role.DistrictID].OfficeID],
	}
}

// AddressPreview returns the address lines of a person as a letter would print them, in the first role held today; without one the person alone.
func (d *Desk) AddressPreview(ctx context.Context, card PersonCard) ([]string, error) {
	style, err := readAddressStyle(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	a := Addressee{Person: card.Person, Own: card.Address}
	organisation := card.Person.OrganisationID
	for _, h := range card.Roles {
		if !h.Role.Held(d.Today()) {
			continue
		}
		a.Function = FunctionLine(h)
		if h.Role.OrganisationID != 0 {
			organisation = h.Role.OrganisationID
		}
		if a.Office, err = d.officeOf(ctx, h.Role.DistrictID); err != nil {
			return nil, err
		}
		break
	}
	if organisation != 0 {
		if a.Organisation, err = data.Get[data.Organisation](ctx, d.Store, organisation); err != nil {
			return nil, err
		}
	}
	return AddressLines(a, style), nil
}

// officeOf returns the office that serves a district, zero where there is none.
func (d *Desk) officeOf(ctx context.Context, district data.ID) (data.Office, error) {
	if district == 0 {
		return data.Office{}, nil
	}
	row, err := data.Get[data.District](ctx, d.Store, district)
	if err != nil || row.OfficeID == 0 {
		return data.Office{}, err
	}
	return data.Get[data.Office](ctx, d.Store, row.OfficeID)
}
