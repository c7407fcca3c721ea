// Package people is the page of all people on file: a list to search and sort, and the chosen person beside it in a form that saves as one goes.
package people

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// Page is the page of people.
type Page struct {
	host    host.Host
	content fyne.CanvasObject
	header  *widgets.Header
	search  *widgets.SearchEntry
	filters *filters
	grid    *widgets.Grid[data.PersonRow]
	record  *record

	text string // what is searched for
}

// New makes the page.
func New(h host.Host) host.Page {
	p := &Page{host: h}
	p.header = widgets.NewHeader("Personen")
	p.search = p.header.Search("Suchen: Name, BA, Ort …", func(text string) { p.text = text; p.readList() })
	p.header.SetPrimary("Neue Person", p.New)
	p.filters = newFilters(h, p.readList)
	p.grid = widgets.NewGrid([]widgets.Column[data.PersonRow]{
		{Title: "Name", Width: 180, Value: func(r data.PersonRow) string { return r.Person.ListName() }, Bold: true},
		{Title: "Funktion", Width: 170, Value: func(r data.PersonRow) string { return r.Function }},
		{Title: "BA", Width: 160, Value: func(r data.PersonRow) string { return r.District }, Less: func(a, b data.PersonRow) int { return a.DistrictNumber - b.DistrictNumber }},
		{Title: "E-Mail", Width: 174, Value: func(r data.PersonRow) string { return r.Email }},
	})
	p.grid.Key = func(r data.PersonRow) data.ID { return r.Person.ID }
	p.grid.OnSelected = func(r data.PersonRow) { p.record.show(r.Person.ID) }
	p.grid.OnOpen = func(data.PersonRow) { p.record.focusFirst() }
	p.grid.OnType = func(text string) { p.search.SetText(p.search.Text + text); h.Window().Canvas().Focus(p.search) }
	p.grid.OnMenu = p.menu
	p.grid.Empty = widgets.NewEmpty("Noch ist niemand eingetragen.", "Neue Person", p.New)
	p.record = newRecord(h, p.created)
	p.search.OnDown = func() { h.Window().Canvas().Focus(p.grid) }
	list := container.NewBorder(p.filters.content, nil, nil, nil, widgets.NewCard(p.grid))
	p.content = container.NewBorder(p.header, nil, nil, nil, widgets.NewSplit(list, p.record.pane.Content, 0.38))
	return p
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables names what the list and the form show.
func (p *Page) Tables() []string {
	return []string{"person", "role", "role_kind", "contact", "address", "organisation", "district", "office", "journal_entry", "letter"}
}

// Refresh reads list and record again.
func (p *Page) Refresh() {
	p.filters.refresh()
	p.readList()
	p.record.reload()
}

func (p *Page) readList() {
	desk := p.host.Desk()
	filter := p.filters.filter()
	filter.Search, filter.On = p.text, desk.Today()
	rows, err := desk.Store.People(p.host.Context(), filter)
	if err != nil {
		p.host.ShowError(err)
		return
	}
	all, err := desk.Store.CountPeople(p.host.Context(), data.PersonFilter{})
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.grid.SetRows(rows)
	p.grid.SetTotal(all)
	if p.record.id == 0 && !p.record.isNew && len(rows) > 0 {
		p.grid.Select(rows[0].Person.ID)
		p.record.show(rows[0].Person.ID)
	}
}

// created is told that a new person has been saved.
func (p *Page) created(id data.ID) {
	p.readList()
	p.grid.Select(id)
}

// Show brings a person before the user's eyes.
func (p *Page) Show(id data.ID) {
	if id == 0 {
		return
	}
	if !p.grid.Select(id) { // filtered away
		p.filters.clear()
		p.search.SetText("")
		p.readList()
		p.grid.Select(id)
	}
	p.record.show(id)
}

// New empties the form for somebody new.
func (p *Page) New() {
	if p.record.leave() {
		p.record.showNew()
	}
}

// Print does nothing yet that a list on paper would need: the letters page prints.
func (p *Page) Print() {}

// Leave commits what is being typed.
func (p *Page) Leave() bool { return p.record.leave() }

func (p *Page) menu(r data.PersonRow) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Bearbeiten", func() { p.Show(r.Person.ID); p.record.focusFirst() }),
		fyne.NewMenuItem("Funktion eintragen …", func() { p.Show(r.Person.ID); p.record.roles.add() }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Entfernen", func() {
			if err := p.host.Desk().RemovePerson(p.host.Context(), r.Person.ID); err != nil {
				p.host.ShowError(err)
				return
			}
			p.record.forget(r.Person.ID)
			p.host.Toast(fmt.Sprintf("%s entfernt. Strg+Z nimmt es zurück.", r.Person.FullName()))
		}),
	}
}
