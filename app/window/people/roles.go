package people

// The functions of a person: those held and those that were.

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

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
		names roleNames
		today data.Date
	}{card.Roles, r.names(card.Roles), today}
	r.list.Set(shown, func() []fyne.CanvasObject { return r.lines(card.Roles, shown.names, today) })
}

// roleNames are the names of what roles belong to.
type roleNames struct{ terms, bodies, organisations map[data.ID]string }

func (r *roles) names(held []data.Holder) roleNames {
	n := roleNames{terms: map[data.ID]string{}, bodies: map[data.ID]string{}, organisations: map[data.ID]string{}}
	ctx, store := r.host.Context(), r.host.Desk().Store
	terms, err := data.List[data.Term](ctx, store, nil)
	for _, t := range terms {
		n.terms[t.ID] = t.Name
	}
	bodies, errBodies := data.List[data.Body](ctx, store, nil)
	for _, b := range bodies {
		n.bodies[b.ID] = b.Name
	}
	err = errors.Join(err, errBodies)
	for _, h := range held {
		if id := h.Role.OrganisationID; id != 0 {
			o, errOrganisation := data.Get[data.Organisation](ctx, store, id)
			n.organisations[id], err = workflow.OrganisationName(o), errors.Join(err, errOrganisation)
		}
	}
	r.host.ShowError(err)
	return n
}

// belonging is the body of a role, where its kind does not fix one, and the organisation: 'Migrationsbeirat · Verein Brücke e. V.'.
func (n roleNames) belonging(h data.Holder) string {
	var words []string
	if h.RoleKind.BodyID == 0 && h.Role.BodyID != 0 {
		words = append(words, n.bodies[h.Role.BodyID])
	}
	if h.Role.OrganisationID != 0 {
		words = append(words, n.organisations[h.Role.OrganisationID])
	}
	return strings.Join(words, " · ")
}

// lines shows each function with its time, and how it stands on a day.
func (r *roles) lines(held []data.Holder, names roleNames, today data.Date) []fyne.CanvasObject {
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
		lines := container.NewVBox(widgets.NewLabel(workflow.FunctionLine(h)))
		if words := names.belonging(h); words != "" {
			lines.Add(widgets.NewText(words))
		}
		time := period(h.Role)
		if term := names.terms[h.Role.TermID]; term != "" {
			time += " · " + term
		}
		if h.Role.Preferred {
			time += " · bevorzugt"
		}
		if h.Role.NotOnLists {
			time += " · nicht auf Listen"
		}
		lines.Add(widgets.NewNote(time))
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
