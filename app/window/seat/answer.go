package seat

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// What a committee may answer.
const (
	names  = "names"
	nobody = "nobody"
)

// Answer shows the dialog in which the answer of a committee is entered: whom it names, or that it names nobody.
func Answer(h host.Host, districtID data.ID) {
	district, err := data.Get[data.District](h.Context(), h.Desk().Store, districtID)
	if err != nil {
		h.ShowError(err)
		return
	}
	kinds, err := kindsFor(h, data.PurposeOfficer, data.PurposeContact)
	if err != nil {
		h.ShowError(err)
		return
	}
	answer := workflow.Answer{DistrictID: district.ID, Way: data.WayLetter, On: h.Desk().Today()}
	person := newWho(h, kinds)
	what := form.NewChoice("Der Bezirksausschuss", []workflow.Choice{{Value: names, Label: "benennt eine Person"}, {Value: nobody, Label: "benennt niemanden, der Vorsitz vertritt"}},
		func(value string) error {
			answer.Nobody = value == nobody
			if answer.Nobody {
				person.content.Hide()
			} else {
				person.content.Show()
			}
			return nil
		})
	what.SetValue(names)
	way := form.NewChoice("Antwort kam per", workflow.AnswerWayChoices, set(&answer.Way))
	way.SetValue(answer.Way)
	on := form.NewDate("am", h.Desk().Today, func(d data.Date) error { answer.On = d; return nil })
	on.SetDate(answer.On)
	note := form.NewText("Bemerkung", set(&answer.Note))
	content := container.NewVBox(what, person.content, form.Row([]float32{1, 1}, way, on), note)
	h.Dialog(fmt.Sprintf("Antwort des BA %d %s", district.Number, district.Name), content, "Eintragen", func() error {
		answer.Named = nil
		if answer.Nobody {
			if !form.CommitAll(what, way, on, note) {
				return errMarked
			}
		} else {
			if err := person.commit(what, way, on, note); err != nil {
				return err
			}
			answer.Named = []workflow.Named{person.named}
		}
		if err := h.Desk().RecordAnswer(h.Context(), answer); err != nil {
			return err
		}
		h.Toast(fmt.Sprintf("Antwort des BA %d eingetragen.", district.Number))
		return nil
	}, nil)
}
