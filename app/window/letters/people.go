package letters

// Single people as recipients: a field that adds one, and a button for each that takes one away.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// people are the single recipients of a run.
type people struct {
	host    host.Host
	changed func([]data.ID) error
	ids     []data.ID

	picker  *form.Picker
	chips   *widgets.Kept
	content fyne.CanvasObject
}

// offeredPeople is how many people the field offers at once.
const offeredPeople = 8

func newPeople(h host.Host, changed func([]data.ID) error) *people {
	p := &people{host: h, changed: changed, chips: widgets.NewKept()}
	p.picker = form.NewPicker("Person hinzufügen", p.search, p.add)
	p.picker.SetPlaceholder("Name, BA oder Funktion")
	p.chips.Box.Layout = layout.NewRowWrapLayoutWithCustomPadding(look.Space2, look.Space1)
	p.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), p.picker, p.chips.Box)
	return p
}

// search offers people who are not chosen yet.
func (p *people) search(text string) []form.Pick {
	rows, err := p.host.Desk().Store.People(p.host.Context(), data.PersonFilter{Search: text, On: p.host.Desk().Today(), Limit: offeredPeople + len(p.ids)})
	if err != nil {
		p.host.ShowError(err)
		return nil
	}
	var picks []form.Pick
	for _, row := range rows {
		if len(picks) < offeredPeople && !slices.Contains(p.ids, row.Person.ID) {
			picks = append(picks, form.Pick{ID: row.Person.ID, Title: row.Person.ListName(), Detail: row.Function})
		}
	}
	return picks
}

// add takes a person in and empties the field for the next.
func (p *people) add(pick form.Pick) error {
	p.picker.SetPick(form.Pick{})
	if pick.ID == 0 || slices.Contains(p.ids, pick.ID) {
		return nil
	}
	return p.changed(append(slices.Clone(p.ids), pick.ID))
}

// remove leaves a person out.
func (p *people) remove(id data.ID) {
	p.host.ShowError(p.changed(slices.DeleteFunc(slices.Clone(p.ids), func(other data.ID) bool { return other == id })))
}

// show shows who is chosen; people who have been removed from the file meanwhile stay as such until they are taken out.
func (p *people) show(ids []data.ID) {
	p.ids = ids
	names := make([]string, len(ids))
	for i, id := range ids {
		person, err := data.Get[data.Person](p.host.Context(), p.host.Desk().Store, id)
		names[i] = person.FullName()
		if err != nil {
			names[i] = "entfernte Person"
		}
	}
	p.chips.Set([]any{slices.Clone(ids), names}, func() []fyne.CanvasObject {
		var chips []fyne.CanvasObject
		for i, id := range ids {
			chips = append(chips, widgets.NewButton(names[i]+" ✕", func() { p.remove(id) }))
		}
		return chips
	})
}
