package people

// One field changed for everybody who is selected in the list: what changes stands there before it is done.

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// several is the dialog that changes one field for several people.
type several struct {
	host    host.Host
	edit    workflow.PeopleEdit
	field   *form.Choice
	date    *form.Date
	way     *form.Choice
	via     *form.Choice
	yes     *form.Choice
	hidden  *form.Choice
	joined  *form.Choice
	note    *form.Multiline
	role    *form.Choice
	says    *widgets.Text
	changes *widgets.Kept
	plan    workflow.EditPlan // for many people, to be done
}

// previewed is how many people the preview names; the others are counted.
const previewed = 8

// Values of the choice between setting a mark and taking it away.
const (
	markSet  = "ja"
	markGone = "nein"
)

// editMany opens the dialog for the people selected in the list.
func (p *Page) editMany() {
	if !p.record.leave() {
		return
	}
	selected := p.grid.Selected()
	if len(selected) == 0 {
		p.host.ShowError(data.Mistakef("Bitte zuerst in der Liste Personen auswählen: mit Strg und einem Klick, oder alle mit Strg+A."))
		return
	}
	s := &several{host: p.host, edit: workflow.PeopleEdit{Field: workflow.EditVerified, Date: p.host.Desk().Today(), Text: data.WayLetter, Yes: true}}
	for _, row := range selected {
		s.edit.People = append(s.edit.People, row.Person.ID)
	}
	if err := s.make(); err != nil {
		p.host.ShowError(err)
		return
	}
	s.preview()
	people := fmt.Sprintf("%d Personen", len(selected))
	if len(selected) == 1 {
		people = selected[0].Person.FullName()
	}
	content := container.NewVBox(s.field, s.date, s.way, s.via, s.yes, s.hidden, s.joined, s.role, s.note, s.says, s.changes.Box)
	p.host.Dialog("Ein Feld ändern: "+people, content, "Ändern", s.apply, s.applyMany)
}

// make makes the fields, of which those show that belong to the chosen change.
func (s *several) make() error {
	organisations, err := data.List[data.Organisation](s.host.Context(), s.host.Desk().Store, nil)
	if err != nil {
		return err
	}
	kinds, err := data.List[data.RoleKind](s.host.Context(), s.host.Desk().Store, nil)
	if err != nil {
		return err
	}
	joins, roles := []workflow.Choice{workflow.IDChoice(0, "keine")}, []workflow.Choice{workflow.IDChoice(0, "alle Funktionen")}
	for _, o := range organisations {
		joins = append(joins, workflow.IDChoice(o.ID, workflow.OrganisationName(o)))
	}
	for _, k := range kinds {
		roles = append(roles, workflow.IDChoice(k.ID, k.Name))
	}
	choose := func(label string, choices []workflow.Choice, put func(value string)) *form.Choice {
		field := form.NewChoice(label, choices, func(value string) error { put(value); s.preview(); return nil })
		field.SetValue(choices[0].Value)
		return field
	}
	s.says, s.changes = widgets.NewText(""), widgets.NewKept()
	s.field = choose("Was soll geändert werden?", workflow.EditFieldChoices, func(v string) { s.edit.Field = workflow.EditField(v) })
	s.date = form.NewDate("Datum", s.host.Desk().Today, func(day data.Date) error { s.edit.Date = day; s.preview(); return nil })
	s.date.SetDate(s.edit.Date)
	s.way = choose("Neuer Weg", workflow.PreferredWayChoices, func(string) {})
	s.via = choose("Neue Anschrift im Brief", workflow.AddressViaChoices, func(string) {})
	s.yes = choose("Vermerk", []workflow.Choice{{Value: markSet, Label: "setzen"}, {Value: markGone, Label: "wegnehmen"}}, func(v string) { s.edit.Yes = v == markSet })
	s.hidden = choose("Was soll (nicht) auf Listen stehen?", workflow.UnlistedChoices, func(string) {})
	s.joined = choose("Neue Organisation", joins, func(v string) { s.edit.OrganisationID = workflow.ChoiceID(v) })
	s.role = choose("Welche Funktion endet?", roles, func(v string) { s.edit.RoleKindID = workflow.ChoiceID(v) })
	s.note = form.NewMultiline("Zeile, die an die Notiz angefügt wird", 2, func(string) error { s.preview(); return nil })
	s.note.OnTyped = func(string) { s.preview() }
	return nil
}

// order is the change as the fields say it.
func (s *several) order() workflow.PeopleEdit {
	edit := s.edit
	switch edit.Field {
	case workflow.EditWay:
		edit.Text = s.way.Value()
	case workflow.EditVia:
		edit.Text = s.via.Value()
	case workflow.EditUnlisted:
		edit.Text = s.hidden.Value()
	case workflow.EditNote:
		edit.Text = s.note.Text()
	}
	return edit
}

// preview shows the fields of the chosen change, and what it would do.
func (s *several) preview() {
	if s.note == nil { // not all fields are made yet
		return
	}
	field := s.edit.Field
	s.date.Hidden = field != workflow.EditVerified && field != workflow.EditInformed && field != workflow.EditRoleEnd
	s.way.Hidden, s.via.Hidden = field != workflow.EditWay, field != workflow.EditVia
	s.yes.Hidden = field != workflow.EditRestricted && field != workflow.EditNoContact
	s.hidden.Hidden = field != workflow.EditUnlisted
	s.joined.Hidden, s.role.Hidden, s.note.Hidden = field != workflow.EditOrganisation, field != workflow.EditRoleEnd, field != workflow.EditNote
	s.date.SetLabel("Datum")
	if field == workflow.EditRoleEnd {
		s.date.SetLabel("Letzter Tag")
	}
	plan, err := s.host.Desk().PlanEdit(s.host.Context(), s.order())
	var lines []workflow.EditLine
	for _, l := range plan.Lines {
		if l.Changes() {
			lines = append(lines, workflow.EditLine{Person: l.Person, Old: l.Old, New: l.New})
		}
	}
	s.says.SetText(s.sum(plan, err))
	s.changes.Set(lines, func() []fyne.CanvasObject { return changeLines(lines) })
}

// sum says how many would be changed; where nothing can be said yet, what is missing.
func (s *several) sum(plan workflow.EditPlan, err error) string {
	if err != nil {
		return err.Error()
	}
	changed, all := plan.Count(), len(plan.Lines)
	switch {
	case changed == 0:
		return "Das ändert bei niemandem etwas."
	case changed == all && all == 1:
		return "Diese Person wird geändert:"
	case changed == all:
		return fmt.Sprintf("Alle %d Personen werden geändert:", all)
	}
	return fmt.Sprintf("%d von %d werden geändert, bei den anderen steht es schon so:", changed, all)
}

// changeLines names the first people, what stands there, and what will.
func changeLines(lines []workflow.EditLine) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, l := range lines {
		if i == previewed {
			out = append(out, widgets.NewMuted(fmt.Sprintf("… und %d weitere", len(lines)-previewed)))
			break
		}
		out = append(out, widgets.NewText(fmt.Sprintf("%s: %s → %s", l.Person.ListName(), shortened(l.Old), shortened(l.New))))
	}
	return out
}

// shortened is a value for a line of the preview: '–' for none, the end of a long one.
func shortened(value string) string {
	const longest = 40
	runes := []rune(value)
	switch {
	case len(runes) == 0:
		return "–"
	case len(runes) > longest:
		return "… " + string(runes[len(runes)-longest:])
	}
	return value
}

// manyPeople are so many that changing them takes a while.
const manyPeople = 200

// apply changes a few people at once. Many wait in the plan until the dialog is closed.
func (s *several) apply() error {
	if !form.CommitAll(s.field, s.date, s.note) {
		return data.Mistakef("Bitte zuerst die markierten Felder berichtigen.")
	}
	plan, err := s.host.Desk().PlanEdit(s.host.Context(), s.order())
	if err != nil {
		return err
	}
	if plan.Count() > manyPeople {
		s.plan = plan
		return nil
	}
	count, err := s.host.Desk().ApplyEdit(s.host.Context(), plan, nil)
	if err == nil {
		s.done(count)
	}
	return err
}

// applyMany does what waits in the plan.
func (s *several) applyMany() {
	if s.plan.Count() == 0 {
		return
	}
	var count int
	s.host.Job("Personen werden geändert", func(ctx context.Context, progress workflow.Progress) (err error) {
		count, err = s.host.Desk().ApplyEdit(ctx, s.plan, progress)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.host.Toast("Abgebrochen. Es wurde nichts geändert.")
		case err != nil:
			s.host.ShowError(err)
		default:
			s.done(count)
		}
	})
}

func (s *several) done(count int) {
	s.host.Toast(counted(count, "Person", "Personen") + " geändert. Strg+Z nimmt es zurück.")
}
