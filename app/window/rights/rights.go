// Package rights is the dialogs about the rights of those on file, for the pages of people and of settings: what is kept about somebody, the offer to the archive, erasing, what is due, who has
// to be informed.
package rights

import (
	"context"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// listHeight is the height of lists and long texts in dialogs, px.
const listHeight = 280

// action is something that can be done for the rights of a person.
type action struct {
	key, name, explained string
	open                 func(host.Host, data.Person)
}

var actions = []action{
	{"report", "Auskunft (Art. 15 DSGVO)", "Schreibt alles, was zu der Person gespeichert ist, in einen Ordner: als PDF zum Lesen, als JSON für andere Programme, dazu die aufbewahrten Schreiben und Anlagen.", report},
	{"archive", "Dem Archiv anbieten", "Vermerkt, wann die Unterlagen dem Archiv angeboten wurden und was es entschieden hat (Art. 26 Abs. 6 BayDSG). Das muss vor dem Löschen geschehen.", archive},
	{"erase", "Löschen (Art. 17 DSGVO)", "Löscht die Person unwiderruflich aus der Datei und dem Verlauf. Zuerst wird gezeigt, was verschwindet und was bleibt.", Erase},
}

// Open asks what is to be done for the rights of a person, and goes on to it.
func Open(h host.Host, personID data.ID) {
	person, err := data.Get[data.Person](h.Context(), h.Desk().Store, personID)
	if err != nil {
		h.ShowError(err)
		return
	}
	chosen := actions[0]
	explained := widgets.NewText(chosen.explained)
	var choices []workflow.Choice
	for _, a := range actions {
		choices = append(choices, workflow.Choice{Value: a.key, Label: a.name})
	}
	what := form.NewChoice("Was soll geschehen?", choices, func(key string) error {
		for _, a := range actions {
			if a.key == key {
				chosen = a
			}
		}
		explained.SetText(chosen.explained)
		return nil
	})
	what.SetValue(chosen.key)
	ask(h, "Datenschutz: "+person.FullName(), column(what, explained), "Weiter …", func() (func(), error) {
		return func() { chosen.open(h, person) }, nil
	})
}

// ask opens a dialog; what accept returns runs when the dialog is gone.
func ask(h host.Host, title string, content fyne.CanvasObject, yes string, accept func() (then func(), err error)) {
	var then func()
	h.Dialog(title, content, yes, func() (err error) {
		then, err = accept()
		return err
	}, func() {
		if then != nil {
			then()
		}
	})
}

func column(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), objects...)
}

// tall gives an object the height of a list.
func tall(object fyne.CanvasObject) fyne.CanvasObject { return roomy(0, object) }

// roomy gives an object the height of a list, and a width, px.
func roomy(width float32, object fyne.CanvasObject) fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(width, listHeight))
	return container.NewStack(room, object)
}

// report asks for a folder and writes everything about a person into it.
func report(h host.Host, person data.Person) {
	h.Files().ChooseFolder("Ordner für die Auskunft", h.Desk().OutputFolder(), func(folder string) {
		if folder == "" {
			return
		}
		var made workflow.SubjectReport
		h.Job("Auskunft über "+person.FullName(), func(ctx context.Context, _ workflow.Progress) (err error) {
			made, err = h.Desk().WriteSubjectReport(ctx, person.ID, folder)
			return err
		}, func(err error) {
			if err != nil {
				h.ShowError(err)
				return
			}
			h.Toast("Auskunft geschrieben: PDF und JSON.")
			h.ShowError(h.Files().Open(made.PDF))
		})
	})
}

// archive notes the offer to the archive.
func archive(h host.Host, person data.Person) {
	on, decision := person.ArchiveOfferedOn, person.ArchiveDecision
	if on.IsZero() {
		on = h.Desk().Today()
	}
	offered := form.NewDate("Dem Archiv angeboten am", h.Desk().Today, func(day data.Date) error { on = day; return nil })
	offered.SetDate(on)
	decided := form.NewChoice("Entscheidung des Archivs", workflow.ArchiveChoices, func(value string) error { decision = value; return nil })
	decided.SetValue(decision)
	ask(h, "Dem Archiv anbieten: "+person.FullName(), form.Row(nil, offered, decided), "Speichern", func() (func(), error) {
		if !form.CommitAll(offered, decided) {
			return nil, checkFields()
		}
		return nil, h.Desk().OfferToArchive(h.Context(), person.ID, on, decision)
	})
}

func checkFields() error { return data.Mistakef("Bitte zuerst die markierten Felder berichtigen.") }
