// Package seat holds the dialogs in which somebody is put on a seat of a district: the answer of a committee, and the appointment to a function.
package seat

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// who is the part of a dialog that says which person takes the seat: one on file, or a new one.
type who struct {
	named   workflow.Named
	fields  []form.Field
	content fyne.CanvasObject
}

func newWho(h host.Host, kinds []workflow.Choice) *who {
	w := &who{}
	card := &w.named.Card
	kind := form.NewChoice("als", kinds, func(value string) error { w.named.RoleKindID = workflow.ChoiceID(value); return nil })
	if len(kinds) > 0 {
		kind.SetValue(kinds[0].Value)
		w.named.RoleKindID = workflow.ChoiceID(kinds[0].Value)
	}
	own := form.NewText("Bezeichnung (wenn abweichend)", set(&w.named.Title))
	known := form.NewPicker("Person, wenn schon eingetragen", searchPeople(h), func(p form.Pick) error { w.named.PersonID = p.ID; return nil })
	formOf := form.NewChoice("Form", workflow.FormChoices, set(&card.Person.Form))
	title := form.NewText("Titel", set(&card.Person.Title))
	first := form.NewText("Vorname", set(&card.Person.FirstName))
	last := form.NewText("Nachname", set(&card.Person.LastName))
	mail := form.NewText("E-Mail", func(text string) error {
		if text != "" && !strings.Contains(text, "@") {
			return data.Mistakef("„%s“ ist keine E-Mail-Adresse: es fehlt das @.", text)
		}
		card.Email.Value = text
		return nil
	})
	phone := form.NewText("Telefon", set(&card.Phone.Value))
	w.fields = []form.Field{kind, own, known, formOf, title, first, last, mail, phone}
	w.content = container.NewVBox(
		form.Row([]float32{1, 1}, kind, own),
		known,
		widgets.NewMuted("oder eine neue Person:"),
		form.Row([]float32{1, 1, 2, 2}, formOf, title, first, last),
		form.Row([]float32{1, 1}, mail, phone),
	)
	return w
}

// commit takes over what was typed in these fields and those of the person. Two people at once are a mistake.
func (w *who) commit(fields ...form.Field) error {
	if !form.CommitAll(append(fields, w.fields...)...) {
		return errMarked
	}
	if w.named.PersonID != 0 && w.named.Card.Person.FullName() != "" {
		return data.Mistakef("Es sind zwei Personen angegeben: eine eingetragene und eine neue. Bitte eine davon leeren.")
	}
	return nil
}

// set returns a commit function that puts the text into a variable.
func set(into *string) func(string) error {
	return func(text string) error { *into = text; return nil }
}

// searchPeople offers people on file.
func searchPeople(h host.Host) func(string) []form.Pick {
	return func(text string) []form.Pick {
		people, err := h.Desk().Store.People(h.Context(), data.PersonFilter{Search: text, On: h.Desk().Today(), Limit: 8})
		if err != nil {
			h.ShowError(err)
			return nil
		}
		picks := make([]form.Pick, 0, len(people))
		for _, p := range people {
			picks = append(picks, form.Pick{ID: p.Person.ID, Title: p.Person.ListName(), Detail: p.Function})
		}
		return picks
	}
}

// kindsFor returns the kinds of role with one of the purposes, as choices.
func kindsFor(h host.Host, purposes ...string) ([]workflow.Choice, error) {
	kinds, err := data.List[data.RoleKind](h.Context(), h.Desk().Store, nil)
	if err != nil {
		return nil, err
	}
	var choices []workflow.Choice
	for _, k := range kinds {
		for _, purpose := range purposes {
			if k.Purpose == purpose && k.PerDistrict {
				choices = append(choices, workflow.IDChoice(k.ID, k.Name))
			}
		}
	}
	return choices, nil
}

// errMarked is what a dialog says while fields hold mistakes.
var errMarked = data.Mistakef("Bitte zuerst die markierten Felder berichtigen.")
