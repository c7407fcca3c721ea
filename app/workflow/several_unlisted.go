package workflow

// 'Nicht auf Listen' for several people at once: their addresses, mailboxes and numbers leave the lists, or come back to them.

import (
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
func planUnlisted(edit PeopleEdit, addresses []data.Address, contacts []data.Contact, line *EditLine) {
	hide, what := edit.Text != "none", edit.Text
	if !hide {
		what = "all"
	}
	addresses = slices.DeleteFunc(addresses, func(a data.Address) bool { return a.NotOnLists == hide || what != "all" && what != "address" })
	contacts = slices.DeleteFunc(contacts, func(c data.Contact) bool {
		return c.NotOnLists == hide || !slices.Contains(unlistedKinds[what], c.Kind)
	})
	if len(addresses)+len(contacts) == 0 {
		return
	}
	var changed []string
	for _, a := range addresses {
		changed = append(changed, words(a.Street, cityLine(a.Postcode, a.City)))
	}
	for _, c := range contacts {
		changed = append(changed, c.Value)
	}
	line.Old, line.New = strings.Join(changed, ", "), "nicht auf Listen"
	if !hide {
		line.New = "auf Listen"
	}
	line.apply = func(tx *data.Tx) error {
		for _, a := range addresses {
			a.NotOnLists = hide
			if err := data.Update(tx, a); err != nil {
				return err
			}
		}
		for _, c := range contacts {
			c.NotOnLists = hide
			if err := data.Update(tx, c); err != nil {
				return err
			}
		}
		return nil
	}
}
