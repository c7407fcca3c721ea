package people

// The functions of a person: those held, those that were, and a dialog to enter or end one.

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

type roles struct {
	host    host.Host
	changed func()
	card    workflow.PersonCard
	list    *widgets.Kept
	enter   *widgets.Button
	content fyne.CanvasObject
}

func newRoles(h host.Host, changed func()) *roles {
	r := &roles{host: h, changed: changed, list: widgets.NewKept()}
	r.enter = widgets.NewButton("Funktion eintragen …", r.add)
	r.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), container.NewHBox(r.enter), r.list.Box)
	return r
}

func (r *roles) show(card workflow.PersonCard) {
	r.card = card
	today := r.host.Desk().Today()
	shown := struct {
		roles []data.Holder
		terms map[data.ID]string
		today data.Date
	}{card.Roles, r.terms(), today}
	r.list.Set(shown, func() []fyne.CanvasObject { return r.lines(card.Roles, shown.terms, today) })
}

// terms returns the names of the terms on file.
func (r *roles) terms() map[data.ID]string {
	list, err := data.List[data.Term](r.host.Context(), r.host.Desk().Store, nil)
	if err != nil {
		r.host.ShowError(err)
	}
	names := map[data.ID]string{}
	for _, t := range list {
		names[t.ID] = t.Name
	}
	return names
}

// lines shows each function with its time, and how it stands on a day.
func (r *roles) lines(held []data.Holder, terms map[data.ID]string, today data.Date) []fyne.CanvasObject {
	if len(held) == 0 {
		return []fyne.CanvasObject{widgets.NewText("Noch keine Funktion.")}
	}
	var out []fyne.CanvasObject
	for _, h := range held {
		mark := workflow.Mark{Sign: "✓", Word: "aktuell", Tone: workflow.Good}
		switch {
		case today.Before(h.Role.FromOn):
			mark = workflow.Mark{Sign: "○", Word: "künftig", Tone: workflow.Info}
		case !h.Role.Held(today):
			mark = workflow.Mark{Sign: "–", Word: "beendet", Tone: workflow.Idle}
		}
		change := widgets.NewButton("Ändern …", func() { r.edit(h.Role) })
		time := period(h.Role)
		if term := terms[h.Role.TermID]; term != "" {
			time += " · " + term
		}
		lines := container.NewVBox(widgets.NewLabel(workflow.FunctionLine(h)), widgets.NewMuted(time))
		out = append(out, container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(widgets.NewChip(mark)), container.NewCenter(change)), lines))
	}
	return out
}

// period says from when until when: 'seit 01.05.2026', '01.05.2020 – 30.04.2026'.
func period(role data.Role) string {
	switch {
	case role.FromOn.IsZero() && role.UntilOn.IsZero():
		return "ohne Datum"
	case role.UntilOn.IsZero():
		return "seit " + role.FromOn.String()
	case role.FromOn.IsZero():
		return "bis " + role.UntilOn.String()
	}
	return role.FromOn.String() + " – " + role.UntilOn.String()
}

func (r *roles) add() {
	if r.card.Person.ID == 0 {
		r.host.ShowError(data.Mistakef("Bitte zuerst den Namen der Person eintragen."))
		return
	}
	r.edit(data.Role{PersonID: r.card.Person.ID, FromOn: r.host.Desk().Today()})
}

func (r *roles) edit(role data.Role) {
	ctx, store := r.host.Context(), r.host.Desk().Store
	kinds, err := data.List[data.RoleKind](ctx, store, nil)
	if err != nil {
		r.host.ShowError(err)
		return
	}
	districts, err := data.List[data.District](ctx, store, nil)
	if err != nil {
		r.host.ShowError(err)
		return
	}
	terms, err := data.List[data.Term](ctx, store, nil)
	if err != nil {
		r.host.ShowError(err)
		return
	}
	termChoices := []workflow.Choice{workflow.IDChoice(0, "nach dem Beginn")}
	for _, t := range terms {
		termChoices = append(termChoices, workflow.IDChoice(t.ID, t.Name))
	}
	kindChoices, districtChoices := []workflow.Choice{workflow.IDChoice(0, "bitte wählen")}, []workflow.Choice{workflow.IDChoice(0, "–")}
	for _, k := range kinds {
		kindChoices = append(kindChoices, workflow.IDChoice(k.ID, k.Name))
	}
	for _, d := range districts {
		districtChoices = append(districtChoices, workflow.IDChoice(d.ID, d.Label()))
	}
	kind := form.NewChoice("Funktion", kindChoices, func(v string) error { role.RoleKindID = workflow.ChoiceID(v); return nil })
	kind.SetValue(fmt.Sprint(role.RoleKindID))
	district := form.NewChoice("Bezirksausschuss", districtChoices, func(v string) error { role.DistrictID = workflow.ChoiceID(v); return nil })
	district.SetValue(fmt.Sprint(role.DistrictID))
	title := form.NewText("Bezeichnung (wenn abweichend)", func(v string) error { role.Title = v; return nil })
	title.SetText(role.Title)
	from := form.NewDate("von", r.host.Desk().Today, func(d data.Date) error { role.FromOn = d; return nil })
	from.SetDate(role.FromOn)
	until := form.NewDate("bis (letzter Tag)", r.host.Desk().Today, func(d data.Date) error { role.UntilOn = d; return nil })
	until.SetDate(role.UntilOn)
	term := form.NewChoice("Amtszeit", termChoices, func(v string) error { role.TermID = workflow.ChoiceID(v); return nil })
	term.SetValue(fmt.Sprint(role.TermID))
	content := container.NewVBox(kind, district, title, form.Row([]float32{1, 1, 1.2}, from, until, term))
	r.host.Dialog("Funktion von "+r.card.Person.FullName(), content, "Speichern", func() error {
		if !form.CommitAll(kind, district, title, from, until, term) {
			return data.Mistakef("Bitte zuerst die markierten Felder berichtigen.")
		}
		_, err := r.host.Desk().SaveRole(ctx, role)
		if err == nil {
			r.changed()
		}
		return err
	}, nil)
}
