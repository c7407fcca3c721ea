package seat

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Appoint shows the dialog in which somebody is put on a seat of a district; the kinds of role with these purposes can be chosen, the first is chosen already.
func Appoint(h host.Host, districtID data.ID, purposes ...string) {
	district, err := data.Get[data.District](h.Context(), h.Desk().Store, districtID)
	if err != nil {
		h.ShowError(err)
		return
	}
	kinds, err := kindsFor(h, purposes...)
	if err != nil {
		h.ShowError(err)
		return
	}
	appointment := workflow.Appointment{DistrictID: district.ID, From: h.Desk().Today(), Succeeds: true}
	person := newWho(h, kinds)
	from := form.NewDate("ab", h.Desk().Today, func(d data.Date) error { appointment.From = d; return nil })
	from.SetDate(appointment.From)
	succeeds := form.NewCheck("folgt auf die bisherige Person, deren Funktion am Tag davor endet", func(yes bool) error { appointment.Succeeds = yes; return nil })
	succeeds.SetChecked(true)
	content := container.NewVBox(person.content, form.Row([]float32{1, 2}, from, succeeds))
	h.Dialog(fmt.Sprintf("Funktion im BA %d %s", district.Number, district.Name), content, "Eintragen", func() error {
		if err := person.commit(from, succeeds); err != nil {
			return err
		}
		appointment.Named = person.named
		if err := h.Desk().Appoint(h.Context(), appointment); err != nil {
			return err
		}
		h.Toast(fmt.Sprintf("Funktion im BA %d eingetragen.", district.Number))
		return nil
	}, nil)
}
