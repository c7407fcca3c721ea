package people

// Saved filters: the button in the bar of filters that offers them, and the dialogs that name them.

import (
	"fmt"

	"rundertisch/app/window/form"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// openSaved offers the saved filters, and what can be done with what the list shows.
func (p *Page) openSaved() {
	filters, err := p.host.Desk().SavedFilters(p.host.Context())
	if err != nil {
		p.host.ShowError(err)
		return
	}
	widgets.OpenMenu(p.filters.saved, p.savedCommands(filters))
}

// savedCommands are the lines of the menu.
func (p *Page) savedCommands(filters []workflow.SavedFilter) []widgets.Command {
	now, applied := p.query(), workflow.SavedFilter{}
	var commands []widgets.Command
	for _, f := range filters {
		words := f.Name
		if f.Query == now {
			words, applied = "✓ "+f.Name, f
		}
		commands = append(commands, widgets.Command{Words: words, Do: func() { p.apply(f.Query) }})
	}
	if len(filters) > 0 {
		commands = append(commands, widgets.Command{})
	}
	none := applied.ID == 0
	commands = append(commands,
		widgets.Command{Words: "Suche und Filter speichern …", Do: func() { p.nameFilter(workflow.SavedFilter{Query: p.query()}) }, Off: now == workflow.PeopleQuery{} || !none},
		widgets.Command{Words: "Schreiben an diese Personen …", Do: p.writeToFound},
	)
	if !none {
		commands = append(commands, widgets.Command{},
			widgets.Command{Words: fmt.Sprintf("„%s“ umbenennen …", applied.Name), Do: func() { p.nameFilter(applied) }},
			widgets.Command{Words: fmt.Sprintf("„%s“ löschen", applied.Name), Do: func() { p.removeFilter(applied) }})
	}
	return commands
}

// apply narrows the list to what a query asks for.
func (p *Page) apply(q workflow.PeopleQuery) {
	p.filters.setQuery(q)
	p.text, p.all = q.Search, false
	if p.search.Text != q.Search {
		p.search.SetText(q.Search)
	}
	p.readList()
}

// nameFilter asks for the name of a filter, and keeps it.
func (p *Page) nameFilter(f workflow.SavedFilter) {
	title, button := "Filter speichern", "Speichern"
	if f.ID != 0 {
		title, button = "Filter umbenennen", "Umbenennen"
	}
	name := form.NewText("Name des Filters", func(string) error { return nil })
	name.SetText(f.Name)
	p.host.Dialog(title, name, button, func() error {
		f.Name = name.Text()
		if _, err := p.host.Desk().SaveFilter(p.host.Context(), f); err != nil {
			return err
		}
		p.host.Toast("Filter „" + f.Name + "“ gespeichert.")
		return nil
	}, nil)
}

func (p *Page) removeFilter(f workflow.SavedFilter) {
	if err := p.host.Desk().RemoveFilter(p.host.Context(), f.ID); err != nil {
		p.host.ShowError(err)
		return
	}
	p.host.Toast(fmt.Sprintf("Filter „%s“ gelöscht. Strg+Z nimmt es zurück.", f.Name))
}

// writeToFound begins letters to everybody whom search and filters find, or to those selected when they are several. Labels and envelopes go to the same people there.
func (p *Page) writeToFound() {
	if !p.record.leave() {
		return
	}
	selection := workflow.Selection{Group: workflow.GroupPeople}
	if selected := p.grid.Selected(); len(selected) > 1 {
		for _, row := range selected {
			selection.People = append(selection.People, row.Person.ID)
		}
	} else {
		var err error
		if selection, err = p.host.Desk().FilterSelection(p.host.Context(), p.query()); err != nil {
			p.host.ShowError(err)
			return
		}
	}
	p.host.StartLetters(workflow.LetterOrder{TemplateKey: "schreiben", Selection: selection})
}

// query is what the buttons choose.
func (f *filters) query() workflow.PeopleQuery {
	return workflow.PeopleQuery{RoleKindID: f.kind.chosen, BodyID: f.body.chosen, DistrictID: f.district.chosen, OfficeID: f.office.chosen}
}

// setQuery chooses what a query asks for. What is no longer there is not chosen, and said.
func (f *filters) setQuery(q workflow.PeopleQuery) {
	f.kind.chosen, f.body.chosen, f.district.chosen, f.office.chosen = q.RoleKindID, q.BodyID, q.DistrictID, q.OfficeID
	f.show()
	if got := f.query(); got.RoleKindID != q.RoleKindID || got.BodyID != q.BodyID || got.DistrictID != q.DistrictID || got.OfficeID != q.OfficeID {
		f.host.ShowError(data.Mistakef("Etwas, wonach dieser Filter sucht, gibt es nicht mehr. Die Liste zeigt mehr Personen als damals."))
	}
}
