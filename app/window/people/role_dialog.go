package people

// The dialog in which a function is entered, changed or ended.

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// roleChoices is what can be chosen for a function.
type roleChoices struct {
	kinds                      []data.RoleKind
	kind, district, body, term []workflow.Choice
}

func readRoleChoices(ctx context.Context, store *data.Store) (roleChoices, error) {
	var c roleChoices
	var err error
	if c.kinds, err = data.List[data.RoleKind](ctx, store, nil); err != nil {
		return c, err
	}
	c.kind = choicesOf("bitte wählen", c.kinds, func(k data.RoleKind) workflow.Choice { return workflow.IDChoice(k.ID, k.Name) })
	if c.district, err = listed(ctx, store, "–", func(d data.District) workflow.Choice { return workflow.IDChoice(d.ID, d.Label()) }); err != nil {
		return c, err
	}
	if c.body, err = listed(ctx, store, "keines", func(b data.Body) workflow.Choice { return workflow.IDChoice(b.ID, b.Name) }); err != nil {
		return c, err
	}
	c.term, err = listed(ctx, store, "nach dem Beginn", func(t data.Term) workflow.Choice { return workflow.IDChoice(t.ID, t.Name) })
	return c, err
}

// listed offers the rows of a table after a first choice that means none of them.
func listed[T any](ctx context.Context, store *data.Store, none string, of func(T) workflow.Choice) ([]workflow.Choice, error) {
	rows, err := data.List[T](ctx, store, nil)
	return choicesOf(none, rows, of), err
}

func choicesOf[T any](none string, rows []T, of func(T) workflow.Choice) []workflow.Choice {
	choices := []workflow.Choice{workflow.IDChoice(0, none)}
	for _, row := range rows {
		choices = append(choices, of(row))
	}
	return choices
}

// roleDialog is the form of a function.
type roleDialog struct {
	role         data.Role
	named        string // the organisation, as it stands in the field
	kinds        map[data.ID]data.RoleKind
	kind         *form.Choice
	district     *form.Choice // where the kind is held for a district
	body         *form.Choice // where the kind does not fix it
	title        *form.Text
	organisation *form.Picker
	from, until  *form.Date
	term         *form.Choice
	preferred    *form.Check
	unlisted     *form.Check
	content      *fyne.Container
}

// edit asks for everything about a function, and saves it.
func (r *roles) edit(role data.Role) {
	ctx, desk := r.host.Context(), r.host.Desk()
	choices, err := readRoleChoices(ctx, desk.Store)
	if err != nil {
		r.host.ShowError(err)
		return
	}
	var organisation data.Organisation
	if role.OrganisationID != 0 {
		if organisation, err = data.Get[data.Organisation](ctx, desk.Store, role.OrganisationID); err != nil {
			r.host.ShowError(err)
			return
		}
	}
	d := newRoleDialog(r.host, role, choices)
	d.named = workflow.OrganisationName(organisation)
	d.organisation.SetPick(organisationPick(organisation))
	d.organisation.SetPlaceholder(cmp.Or(workflow.OrganisationName(r.card.Organisation), "Name suchen oder neu eintragen"))
	r.host.Dialog("Funktion von "+r.card.Person.FullName(), d.content, "Speichern", func() error {
		if !form.CommitAll(d.kind, d.district, d.body, d.title, d.organisation, d.from, d.until, d.term, d.preferred, d.unlisted) {
			return data.Mistakef("Bitte zuerst die markierten Felder berichtigen.")
		}
		_, err := desk.SaveRoleAt(ctx, d.role, d.named)
		if err == nil {
			r.changed()
		}
		return err
	}, nil)
}

func newRoleDialog(h host.Host, role data.Role, choices roleChoices) *roleDialog {
	d := &roleDialog{role: role, kinds: map[data.ID]data.RoleKind{}}
	for _, k := range choices.kinds {
		d.kinds[k.ID] = k
	}
	today := h.Desk().Today
	choice := func(label string, choices []workflow.Choice, id *data.ID) *form.Choice {
		field := form.NewChoice(label, choices, func(v string) error { *id = workflow.ChoiceID(v); d.fit(); return nil })
		field.SetValue(fmt.Sprint(*id))
		return field
	}
	d.kind = choice("Funktion", choices.kind, &d.role.RoleKindID)
	d.district = choice("Bezirksausschuss", choices.district, &d.role.DistrictID)
	d.body = choice("Gremium", choices.body, &d.role.BodyID)
	d.term = choice("Amtszeit", choices.term, &d.role.TermID)
	d.title = form.NewText("Bezeichnung (wenn abweichend)", func(v string) error { d.role.Title = v; return nil })
	d.title.SetText(role.Title)
	d.organisation = form.NewPicker("Organisation", func(text string) []form.Pick { return findOrganisations(h, text) }, func(pick form.Pick) error { d.named = pick.Title; return nil })
	d.organisation.AllowFree = true
	d.from = form.NewDate("von", today, func(day data.Date) error { d.role.FromOn = day; return nil })
	d.from.SetDate(role.FromOn)
	d.until = form.NewDate("bis (letzter Tag)", today, func(day data.Date) error { d.role.UntilOn = day; return nil })
	d.until.SetDate(role.UntilOn)
	d.preferred = form.NewCheck("Bevorzugt: in dieser Funktion wird die Person angeschrieben", func(yes bool) error { d.role.Preferred = yes; return nil })
	d.preferred.SetChecked(role.Preferred)
	d.unlisted = form.NewCheck("Nicht auf Listen", func(yes bool) error { d.role.NotOnLists = yes; return nil })
	d.unlisted.SetChecked(role.NotOnLists)
	d.content = container.NewVBox(d.kind, d.district, d.body, d.title, d.organisation, form.Row([]float32{1, 1, 1.2}, d.from, d.until, d.term), d.preferred, d.unlisted)
	d.fit()
	return d
}

// fit shows the fields that the chosen kind of function leaves open.
func (d *roleDialog) fit() {
	kind := d.kinds[d.role.RoleKindID]
	d.district.Hidden = !kind.PerDistrict
	d.body.Hidden = kind.ID == 0 || kind.BodyID != 0
	d.content.Refresh()
}
