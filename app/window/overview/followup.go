package overview

// A new follow-up: what, on which day, and about whom.

import (
	"fmt"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// usualFollowUp is in how many days a follow-up is due unless somebody says otherwise.
const usualFollowUp = 7

// newFollowUp asks for a follow-up and enters it.
func (s *side) newFollowUp() {
	desk, ctx := s.host.Desk(), s.host.Context()
	districts, err := data.List[data.District](ctx, desk.Store, nil)
	if err != nil {
		s.host.ShowError(err)
		return
	}
	f := data.FollowUp{DueOn: desk.Today().AddDays(usualFollowUp)}
	text := form.NewText("Woran soll erinnert werden?", func(v string) error { f.Text = v; return nil })
	on := form.NewDate("Am", desk.Today, func(day data.Date) error { f.DueOn = day; return nil })
	on.SetDate(f.DueOn)
	choices := []workflow.Choice{{Value: "", Label: "keinem"}}
	for _, d := range districts {
		choices = append(choices, workflow.IDChoice(d.ID, fmt.Sprintf("BA %d %s", d.Number, d.Name)))
	}
	district := form.NewChoice("Zu welchem BA", choices, func(value string) error { f.DistrictID = workflow.ChoiceID(value); return nil })
	district.SetValue("")
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), text, form.Row([]float32{1, 2}, on, district))
	s.host.Dialog("Neue Wiedervorlage", content, "Eintragen", func() error {
		if !form.CommitAll(text, on, district) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		_, err := desk.SaveFollowUp(ctx, f)
		return err
	}, nil)
}
