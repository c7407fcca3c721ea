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
	now, nothing := p.query(), workflow.PeopleQuery{}
	var shown, before workflow.SavedFilter // whose people the list shows; who was chosen before search or filters changed
	var commands []widgets.Command
	for _, f := range filters {
		words := f.Name
		switch {
		case f.Query == now:
			words, shown = "✓ "+f.Name, f
		case f.ID == p.applied && now != nothing:
			before = f
		}
		commands = append(commands, widgets.Command{Words: words, Do: func() { p.applySaved(f) }})
	}
	if len(filters) > 0 {
		commands = append(commands, widgets.Command{})
	}
	commands = append(commands,
		widgets.Command{Words: "Suche und Filter speichern …", Do: func() { p.nameFilter(workflow.SavedFilter{Query: p.query()}) }, Off: now == nothing || shown.ID != 0})
	if before.ID != 0 && shown.ID == 0 {
		commands = append(commands, widgets.Command{
			Words: fmt.Sprintf("„%s“ mit jetziger Suche überschreiben", before.Name),
			Do:    func() { p.keepFilter(workflow.SavedFilter{ID: before.ID, Name: before.Name, Query: p.query()}) },
		})
	}
	commands = append(commands, widgets.Command{Words: "Schreiben an diese Personen …", Do: p.writeToFound}, widgets.Command{Words: "Stand eines anderen Tages …", Do: p.filters.askDay})
	if shown.ID != 0 {
		commands = append(commands, widgets.Command{},
			widgets.Command{Words: fmt.Sprintf("„%s“ umbenennen …", shown.Name), Do: func() { p.nameFilter(shown) }},
			widgets.Command{Words: fmt.Sprintf("„%s“ löschen", shown.Name), Do: func() { p.removeFilter(shown) }})
	}
	return commands
}

// applySaved shows whom a saved filter finds; it is the one that changes of search and filters can be kept in.
func (p *Page) applySaved(f workflow.SavedFilter) {
	p.applied = f.ID
	p.apply(f.Query)
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

// nameFilter asks for the name of a filter, and keeps it. Where another filter has the name, a new one may take its place.
func (p *Page) nameFilter(f workflow.SavedFilter) {
	title, button := "Filter speichern", "Speichern"
	if f.ID != 0 {
		title, button = "Filter umbenennen", "Umbenennen"
	}
	name := form.NewText("Name des Filters", func(string) error { return nil })
	name.SetText(f.Name)
	replaces := false
	p.host.Dialog(title, name, button, func() error {
		f.Name = name.Text()
		if same, err := p.host.Desk().FilterByName(p.host.Context(), f.Name); err == nil && f.ID == 0 {
			f.ID, f.Name, replaces = same.ID, same.Name, true
			return nil
		}
		return p.keep(f)
	}, func() {
		if replaces {
			p.host.Confirm("Filter überschreiben?", fmt.Sprintf("Einen Filter „%s“ gibt es schon. Soll er künftig finden, was die Liste jetzt zeigt?", f.Name), "Überschreiben", func() { p.keepFilter(f) })
		}
	})
}

// keep saves a filter; it is the one that is applied then.
func (p *Page) keep(f workflow.SavedFilter) error {
	id, err := p.host.Desk().SaveFilter(p.host.Context(), f)
	if err != nil {
		return err
	}
	p.applied = id
	p.host.Toast("Filter „" + f.Name + "“ gespeichert.")
	return nil
}

func (p *Page) keepFilter(f workflow.SavedFilter) { p.host.ShowError(p.keep(f)) }

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
	return workflow.PeopleQuery{RoleKindID: f.kind.chosen, BodyID: f.body.chosen, DistrictID: f.district.chosen, OfficeID: f.office.chosen, On: f.on}
}

// setQuery chooses what a query asks for. What is no longer there is not chosen, and said.
func (f *filters) setQuery(q workflow.PeopleQuery) {
	f.kind.chosen, f.body.chosen, f.district.chosen, f.office.chosen, f.on = q.RoleKindID, q.BodyID, q.DistrictID, q.OfficeID, q.On
	f.show()
	if got := f.query(); got.RoleKindID != q.RoleKindID || got.BodyID != q.BodyID || got.DistrictID != q.DistrictID || got.OfficeID != q.OfficeID {
		f.host.ShowError(data.Mistakef("Etwas, wonach dieser Filter sucht, gibt es nicht mehr. Die Liste zeigt mehr Personen als damals."))
	}
}
