package overview

// A follow-up: what, on which day, and about whom; and the list of all.

import (
	"fmt"

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

// usualFollowUp is in how many days a follow-up is due unless somebody says otherwise.
const usualFollowUp = 7

// newFollowUp asks for a follow-up and enters it.
func (s *side) newFollowUp() {
	s.askFollowUp(data.FollowUp{DueOn: s.host.Desk().Today().AddDays(usualFollowUp)}, nil)
}

// askFollowUp shows a follow-up to be entered, where it has no ID yet, or changed. saved, which may be nil, runs afterwards.
func (s *side) askFollowUp(f data.FollowUp, saved func()) {
	desk, ctx := s.host.Desk(), s.host.Context()
	districts, err := data.List[data.District](ctx, desk.Store, nil)
	if err != nil {
		s.host.ShowError(err)
		return
	}
	text := form.NewText("Woran soll erinnert werden?", func(v string) error { f.Text = v; return nil })
	text.SetText(f.Text)
	on := form.NewDate("Am", desk.Today, func(day data.Date) error { f.DueOn = day; return nil })
	on.SetDate(f.DueOn)
	choices := []workflow.Choice{{Value: "", Label: "keinem"}}
	for _, d := range districts {
		choices = append(choices, workflow.IDChoice(d.ID, fmt.Sprintf("BA %d %s", d.Number, d.Name)))
	}
	district := form.NewChoice("Zu welchem BA", choices, func(value string) error { f.DistrictID = workflow.ChoiceID(value); return nil })
	if district.SetValue(""); f.DistrictID != 0 {
		district.SetValue(workflow.IDChoice(f.DistrictID, "").Value)
	}
	person := form.NewPicker("Zu welcher Person", searchPeople(s.host), func(p form.Pick) error { f.PersonID = p.ID; return nil })
	if f.PersonID != 0 {
		known, err := data.Get[data.Person](ctx, desk.Store, f.PersonID)
		if err != nil {
			s.host.ShowError(err)
			return
		}
		person.SetPick(form.Pick{ID: known.ID, Title: known.ListName()})
	}
	title, yes := "Neue Wiedervorlage", "Eintragen"
	if f.ID != 0 {
		title, yes = "Wiedervorlage", "Speichern"
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), text, form.Row([]float32{1, 2}, on, district), person)
	s.host.Dialog(title, content, yes, func() error {
		if !form.CommitAll(text, on, district, person) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		if _, err := desk.SaveFollowUp(ctx, f); err != nil {
			return err
		}
		if saved != nil {
			saved()
		}
		return nil
	}, nil)
}

// searchPeople offers people on file.
func searchPeople(h host.Host) func(string) []form.Pick {
	return func(text string) []form.Pick {
		people, err := h.Desk().Store.People(h.Context(), data.PersonFilter{Search: text, On: h.Desk().Today(), Limit: 8})
		h.ShowError(err)
		picks := make([]form.Pick, 0, len(people))
		for _, p := range people {
			picks = append(picks, form.Pick{ID: p.Person.ID, Title: p.Person.ListName(), Detail: p.Function})
		}
		return picks
	}
}

// openFollowUp shows a follow-up to be changed.
func (s *side) openFollowUp(id data.ID) {
	f, err := s.host.Desk().FollowUp(s.host.Context(), id)
	if err != nil {
		s.host.ShowError(err)
		return
	}
	s.askFollowUp(f, nil)
}

// followUpList is the dialog with all follow-ups.
type followUpList struct {
	side   *side
	grid   *widgets.Grid[workflow.FollowUpRow]
	filter workflow.FollowUpFilter
}

// followUpsSize is the room of the list, px.
var followUpsSize = fyne.NewSize(700, 340)

// allFollowUps lists the follow-ups; the selected ones can be marked as seen to.
func (s *side) allFollowUps() {
	l := &followUpList{side: s}
	l.grid = widgets.NewGrid([]widgets.Column[workflow.FollowUpRow]{
		{Title: "Am", Width: 96, Value: func(f workflow.FollowUpRow) string { return f.DueOn.String() }, Less: func(a, b workflow.FollowUpRow) int { return b.DueOn.DaysUntil(a.DueOn) }},
		{Title: "Wiedervorlage", Width: 280, Bold: true, Value: func(f workflow.FollowUpRow) string { return f.Text }},
		{Title: "Zu", Width: 200, Value: func(f workflow.FollowUpRow) string { return f.About }},
		{Title: "Stand", Width: 116, Value: func(f workflow.FollowUpRow) string { return f.Mark.Word }, Mark: func(f workflow.FollowUpRow) workflow.Mark { return f.Mark }},
	})
	l.grid.Key = func(f workflow.FollowUpRow) data.ID { return f.ID }
	l.grid.Multi = true
	l.grid.Empty = widgets.NewEmpty("Es liegt nichts vor.", "", nil)
	l.grid.OnOpen = l.edit
	which := form.NewChoice("Zeigen", []workflow.Choice{{Value: "", Label: "offene"}, {Value: "all", Label: "auch erledigte"}}, func(value string) error {
		l.filter.WithDone = value != ""
		l.show()
		return nil
	})
	which.SetValue("")
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), widgets.NewButton("Bearbeiten …", l.current(l.edit)), widgets.NewButton("Entfernen", l.current(l.remove)))
	l.show()
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), container.NewBorder(nil, nil, nil, container.NewCenter(buttons), which), container.NewGridWrap(followUpsSize, l.grid))
	s.host.Dialog("Wiedervorlagen", content, "Markierte erledigt", func() error {
		var ids []data.ID
		for _, f := range l.grid.Selected() {
			if f.DoneOn.IsZero() {
				ids = append(ids, f.ID)
			}
		}
		return s.host.Desk().CompleteFollowUps(s.host.Context(), ids...)
	}, nil)
}

func (l *followUpList) show() {
	rows, err := l.side.host.Desk().FollowUps(l.side.host.Context(), l.filter)
	if err != nil {
		l.side.host.ShowError(err)
		return
	}
	l.grid.SetRows(rows)
	l.grid.SetTotal(len(rows))
}

// current runs do with the selected follow-up.
func (l *followUpList) current(do func(workflow.FollowUpRow)) func() {
	return func() {
		if f, ok := l.grid.Current(); ok {
			do(f)
		} else {
			l.side.host.ShowError(data.Mistakef("Bitte zuerst eine Wiedervorlage auswählen."))
		}
	}
}

func (l *followUpList) edit(f workflow.FollowUpRow) { l.side.askFollowUp(f.FollowUp, l.show) }

func (l *followUpList) remove(f workflow.FollowUpRow) {
	l.side.host.ShowError(l.side.host.Desk().RemoveFollowUp(l.side.host.Context(), f.ID))
	l.show()
}
