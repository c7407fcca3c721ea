package workflow

// 'Nicht auf Listen' for several people at once: their addresses, mailboxes and numbers leave the lists, or come back to them.

import (
	"context"
	"slices"
	"strings"

	"rundertisch/data"
)

// UnlistedChoices says for forms what leaves the lists; the last brings everything back.
var UnlistedChoices = []Choice{
	{"all", "alle Angaben: nicht auf Listen"}, {"address", "Anschriften: nicht auf Listen"}, {"email", "E-Mail-Adressen: nicht auf Listen"}, {"phone", "Telefonnummern: nicht auf Listen"},
	{"none", "alle Angaben: wieder auf Listen"},
}

// unlistedKinds are the kinds of contacts of a choice.
var unlistedKinds = map[string][]string{
	"all": {data.ContactEmail, data.ContactPhone, data.ContactMobile, data.ContactWeb}, "email": {data.ContactEmail}, "phone": {data.ContactPhone, data.ContactMobile},
}

// planUnlisted sets the mark on what of a person does not have it yet, or takes it from what has.
func (d *Desk) planUnlisted(ctx context.Context, edit PeopleEdit, line *EditLine) error {
	hide, what := edit.Text != "none", edit.Text
	if !hide {
		what = "all"
	}
	card, err := d.PersonCard(ctx, line.Person.ID)
	if err != nil {
		return err
	}
	card.Addresses = slices.DeleteFunc(card.Addresses, func(a data.Address) bool { return a.NotOnLists == hide || what != "all" && what != "address" })
	card.Contacts = slices.DeleteFunc(card.Contacts, func(c data.Contact) bool {
		return c.NotOnLists == hide || !slices.Contains(unlistedKinds[what], c.Kind)
	})
	if len(card.Addresses)+len(card.Contacts) == 0 {
		return nil
	}
	var changed []string
	for _, a := range card.Addresses {
		changed = append(changed, words(a.Street, cityLine(a.Postcode, a.City)))
	}
	for _, c := range card.Contacts {
		changed = append(changed, c.Value)
	}
	line.Old, line.New = strings.Join(changed, ", "), "nicht auf Listen"
	if !hide {
		line.New = "auf Listen"
	}
	line.apply = func(tx *data.Tx) error {
		for _, a := range card.Addresses {
			a.NotOnLists = hide
			if err := data.Update(tx, a); err != nil {
				return err
			}
		}
		for _, c := range card.Contacts {
			c.NotOnLists = hide
			if err := data.Update(tx, c); err != nil {
				return err
			}
		}
		return nil
	}
	return nil
}
