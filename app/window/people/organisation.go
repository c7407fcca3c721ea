package people

// The organisation that a person belongs to: found or entered by its name, its address and numbers in a dialog.

import (
	"slices"
	"strings"

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

func organisationPick(o data.Organisation) form.Pick {
	return form.Pick{ID: o.ID, Title: workflow.OrganisationName(o), Detail: o.City}
}

func (c *contacts) organisationRow() fyne.CanvasObject {
	c.organisation = form.NewPicker("Organisation", func(text string) []form.Pick { return findOrganisations(c.host, text) }, func(pick form.Pick) error {
		return c.host.Desk().JoinOrganisation(c.host.Context(), c.card.Person.ID, pick.Title)
	})
	c.organisation.AllowFree = true
	c.organisation.SetPlaceholder("Name suchen oder neu eintragen")
	details := widgets.NewButton("Anschrift …", c.editOrganisation)
	return besideField(c.organisation, details)
}

// besideField puts a button at the right of a field.
func besideField(field fyne.CanvasObject, button *widgets.Button) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, look.Space1, 0), container.New(belowCaption{}, button)), field)
}

// belowCaption puts a button level with the box of the field beside it.
type belowCaption struct{}

func (belowCaption) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
func (belowCaption) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	button := objects[0].MinSize()
	objects[0].Resize(button)
	objects[0].Move(fyne.NewPos(0, max(0, min(size.Height-button.Height, captionRoom))))
}

// captionRoom is how far below the top of a field its box begins, in px.
const captionRoom = 18

// findOrganisations returns the organisations whose names hold a text, letters without their accents.
func findOrganisations(h host.Host, text string) []form.Pick {
	list, err := data.List[data.Organisation](h.Context(), h.Desk().Store, nil)
	if err != nil {
		h.ShowError(err)
		return nil
	}
	words := strings.Join(data.Fold(text), " ")
	var picks []form.Pick
	for _, o := range list {
		if strings.Contains(strings.Join(data.Fold(workflow.OrganisationName(o)), " "), words) {
			picks = append(picks, organisationPick(o))
		}
	}
	slices.SortFunc(picks, func(a, b form.Pick) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) })
	return picks
}

// editOrganisation changes what is on file of the organisation.
func (c *contacts) editOrganisation() {
	o := c.card.Organisation
	if o.ID == 0 {
		c.host.ShowError(data.Mistakef("Bitte zuerst die Organisation eintragen."))
		return
	}
	text := func(label string, value *string) *form.Text {
		field := form.NewText(label, func(v string) error { *value = v; return nil })
		field.SetText(*value)
		return field
	}
	name, department := text("Name der Organisation", &o.Name), text("Abteilung", &o.Department)
	street, postcode, city := text("Straße der Organisation", &o.Street), text("PLZ der Organisation", &o.Postcode), text("Ort der Organisation", &o.City)
	mailbox, phone := text("E-Mail der Organisation", &o.Email), text("Telefon der Organisation", &o.Phone)
	content := container.NewVBox(name, department, street, form.Row([]float32{1, 1.6}, postcode, city), form.Row([]float32{1.4, 1}, mailbox, phone),
		widgets.NewNote("Gilt für alle Personen dieser Organisation."))
	c.host.Dialog("Organisation", content, "Speichern", func() error {
		if !form.CommitAll(name, department, street, postcode, city, mailbox, phone) {
			return data.Mistakef("Bitte zuerst die markierten Felder berichtigen.")
		}
		_, err := c.host.Desk().SaveOrganisation(c.host.Context(), o)
		return err
	}, nil)
}
