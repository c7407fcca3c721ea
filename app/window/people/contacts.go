package people

// Everything by which a person is reached: the organisation, and lists of addresses, mailboxes and numbers, each line saved when one of its fields is left.

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// contacts is the tab with all that belongs to reaching a person.
type contacts struct {
	host         host.Host
	card         workflow.PersonCard
	organisation *form.Picker
	addresses    *lineList[data.Address]
	contacts     *lineList[data.Contact]
	street       *form.Text   // of a further address
	kind         *form.Choice // of a further contact
	value        *form.Text
	newKind      string
	content      fyne.CanvasObject
}

func newContacts(h host.Host) *contacts {
	c := &contacts{host: h, newKind: data.ContactEmail}
	c.addresses = newLineList(c.addressLine, func(a data.Address) data.ID { return a.ID })
	c.contacts = newLineList(c.contactLine, func(n data.Contact) data.ID { return n.ID })
	c.street = form.NewText("Weitere Anschrift: Straße und Hausnummer", c.addAddress)
	c.kind = form.NewChoice("Hinzufügen", workflow.ContactKindChoices, func(kind string) error { c.newKind = kind; return nil })
	c.kind.SetValue(c.newKind)
	c.value = form.NewText("Adresse oder Nummer", c.addContact)
	c.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		c.organisationRow(),
		widgets.NewBold("Anschriften"), c.addresses.box, c.street,
		widgets.NewBold("E-Mail, Telefon, Internet"), c.contacts.box, form.Row([]float32{1, 2.2}, c.kind, c.value),
		widgets.NewNote("„Bevorzugt“ ist je eine Anschrift, eine E-Mail-Adresse und eine Nummer: An sie gehen Schreiben, und sie steht auf Listen. Wer ein Feld leert, entfernt den Eintrag."))
	return c
}

// set shows the card of a person; its lines keep what is being typed.
func (c *contacts) set(card workflow.PersonCard) {
	if card.Person.ID != c.card.Person.ID {
		dropAll(c.fields())
	}
	c.card = card
	c.organisation.SetPick(organisationPick(card.Organisation))
	addresses := slices.SortedFunc(slices.Values(card.Addresses), func(a, b data.Address) int { return cmp.Compare(a.ID, b.ID) })
	c.addresses.set(addresses)
	c.contacts.set(slices.SortedFunc(slices.Values(card.Contacts), func(a, b data.Contact) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.ID, b.ID))
	}))
}

// place is where a contact stands among those of other kinds.
func place(c data.Contact) int {
	return slices.IndexFunc(workflow.ContactKindChoices, func(k workflow.Choice) bool { return k.Value == c.Kind })
}

func (c *contacts) fields() []form.Field {
	fields := append([]form.Field{c.organisation}, c.addresses.fields()...)
	fields = append(append(fields, c.street), c.contacts.fields()...)
	return append(fields, c.value)
}

func dropAll(fields []form.Field) {
	for _, field := range fields {
		field.Drop()
	}
}

func (c *contacts) addAddress(street string) error {
	if street == "" {
		return nil
	}
	_, err := c.host.Desk().SaveAddress(c.host.Context(), data.Address{PersonID: c.card.Person.ID, Street: street, NotOnLists: true})
	if err == nil {
		c.street.SetText("")
	}
	return err
}

func (c *contacts) addContact(value string) error {
	if value == "" {
		return nil
	}
	_, err := c.host.Desk().SaveContact(c.host.Context(), data.Contact{PersonID: c.card.Person.ID, Kind: c.newKind, Value: value})
	if err == nil {
		c.value.SetText("")
	}
	return err
}

// addressLine makes the fields of an address.
func (c *contacts) addressLine(id data.ID) *listLine[data.Address] {
	edit := func(change func(*data.Address)) error {
		a, err := data.Get[data.Address](c.host.Context(), c.host.Desk().Store, id)
		if err != nil {
			return err
		}
		change(&a)
		_, err = c.host.Desk().SaveAddress(c.host.Context(), a)
		return err
	}
	text := func(label string, of func(*data.Address) *string) *form.Text {
		return form.NewText(label, func(v string) error { return edit(func(a *data.Address) { *of(a) = v }) })
	}
	street := text("Straße", func(a *data.Address) *string { return &a.Street })
	extra := text("Zusatz (c/o …)", func(a *data.Address) *string { return &a.Extra })
	postcode := text("PLZ der Anschrift", func(a *data.Address) *string { return &a.Postcode })
	city := text("Ort der Anschrift", func(a *data.Address) *string { return &a.City })
	country := text("Land", func(a *data.Address) *string { return &a.Country })
	kind := form.NewChoice("Art", workflow.AddressKindChoices, func(v string) error { return edit(func(a *data.Address) { a.Kind = v }) })
	preferred := form.NewCheck("bevorzugt", func(yes bool) error { return edit(func(a *data.Address) { a.Preferred = yes }) })
	hidden := form.NewCheck("nicht auf Listen", func(yes bool) error { return edit(func(a *data.Address) { a.NotOnLists = yes }) })
	remove := widgets.NewButton("Entfernen", func() {
		_, err := c.host.Desk().SaveAddress(c.host.Context(), data.Address{ID: id, PersonID: c.card.Person.ID})
		c.host.ShowError(err)
	})
	return &listLine[data.Address]{
		fields: []form.Field{kind, street, extra, postcode, city, country, preferred, hidden},
		show: func(a data.Address) {
			kind.SetValue(a.Kind)
			street.SetText(a.Street)
			extra.SetText(a.Extra)
			postcode.SetText(a.Postcode)
			city.SetText(a.City)
			country.SetText(a.Country)
			preferred.SetChecked(a.Preferred)
			hidden.SetChecked(a.NotOnLists)
		},
		content: widgets.NewCard(container.New(layout.NewCustomPaddedVBoxLayout(0),
			form.Row([]float32{1.1, 1.95, 1.1}, kind, street, extra), form.Row([]float32{1.1, 1.6, 1.2}, postcode, city, country), marks(preferred, hidden, remove))),
	}
}

// contactLine makes the fields of a mailbox, a number or a page.
func (c *contacts) contactLine(id data.ID) *listLine[data.Contact] {
	edit := func(change func(*data.Contact)) error {
		n, err := data.Get[data.Contact](c.host.Context(), c.host.Desk().Store, id)
		if err != nil {
			return err
		}
		change(&n)
		_, err = c.host.Desk().SaveContact(c.host.Context(), n)
		return err
	}
	kind := form.NewChoice("Art", workflow.ContactKindChoices, func(v string) error { return edit(func(n *data.Contact) { n.Kind = v }) })
	value := form.NewText("", func(v string) error { return edit(func(n *data.Contact) { n.Value = v }) })
	label := form.NewText("Bezeichnung", func(v string) error { return edit(func(n *data.Contact) { n.Label = v }) })
	label.SetPlaceholder("z. B. Büro")
	preferred := form.NewCheck("bevorzugt", func(yes bool) error { return edit(func(n *data.Contact) { n.Preferred = yes }) })
	hidden := form.NewCheck("nicht auf Listen", func(yes bool) error { return edit(func(n *data.Contact) { n.NotOnLists = yes }) })
	remove := widgets.NewButton("Entfernen", func() {
		c.host.ShowError(edit(func(n *data.Contact) { n.Value = "" }))
	})
	return &listLine[data.Contact]{
		fields: []form.Field{kind, value, label, preferred, hidden},
		show: func(n data.Contact) {
			kind.SetValue(n.Kind)
			value.SetLabel(valueLabels[n.Kind])
			value.SetText(n.Value)
			label.SetText(n.Label)
			preferred.SetChecked(n.Preferred)
			hidden.SetChecked(n.NotOnLists)
		},
		content: widgets.NewCard(container.New(layout.NewCustomPaddedVBoxLayout(0),
			form.Row([]float32{1, 1.9, 1}, kind, value, label), marks(preferred, hidden, remove))),
	}
}

// valueLabels is what stands above the value of a contact.
var valueLabels = map[string]string{
	data.ContactEmail: "E-Mail-Adresse", data.ContactPhone: "Telefonnummer", data.ContactMobile: "Mobilnummer", data.ContactWeb: "Internetadresse",
}

// marks puts the check marks of a line beside the button that removes it.
func marks(preferred, hidden, remove fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, container.NewCenter(remove), form.Row([]float32{1, 1.4}, preferred, hidden))
}
