// Package people is the page of all people on file: a list to search and sort, and the chosen person beside it in a form that saves as one goes.
package people

import (
	"fmt"
	"slices"

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
	more    *widgets.Button
	nobody  fyne.CanvasObject // in the list of an empty file
	unfound fyne.CanvasObject // in the list when search and filters find nobody

	text string // what is searched for
	all  bool   // the list shows everybody, however many

	applied data.ID // the saved filter that was chosen last, 0 for none
}

// atFirst is how many people the list shows before the user asks for all: as many as are read in a moment.
const atFirst = 1000

// New makes the page.
func New(h host.Host) host.Page {
	p := &Page{host: h}
	p.header = widgets.NewHeader("Personen")
	p.search = p.header.Search("Suchen: Name, BA, Ort …", func(text string) { p.text, p.all = text, false; p.readList() })
	p.search.OnSubmitted = func(string) { p.chooseFirst() }
	p.header.AddButton("Listen …", p.lists)
	p.header.AddMenu("Mehr", p.actions)
	p.header.SetPrimary("Neue Person", p.New)
	p.more = widgets.NewButton("Alle zeigen", func() { p.all = true; p.readList() })
	p.more.Hide()
	p.grid = widgets.NewGrid([]widgets.Column[data.PersonRow]{
		{Title: "Name", Width: 178, Value: func(r data.PersonRow) string { return r.Person.ListName() }, Bold: true},
		{Title: "Funktion", Width: 178, Value: func(r data.PersonRow) string { return r.Function }},
		{Title: "BA", Width: 156, Value: func(r data.PersonRow) string { return r.District }, Less: func(a, b data.PersonRow) int { return a.DistrictNumber - b.DistrictNumber }},
		{Title: "E-Mail", Width: 140, Value: func(r data.PersonRow) string { return r.Email }},
	})
	p.grid.Multi = true
	p.grid.Key = func(r data.PersonRow) data.ID { return r.Person.ID }
	p.grid.OnSelected = func(r data.PersonRow) {
		if !p.record.show(r.Person.ID) {
			p.chooseShown()
		}
	}
	p.grid.OnOpen = func(data.PersonRow) { p.record.focusFirst() }
	p.grid.OnType = func(text string) { p.search.SetText(p.search.Text + text); h.Window().Canvas().Focus(p.search) }
	p.grid.OnMenu = p.menu
	p.nobody = widgets.NewEmpty("Noch ist niemand eingetragen.", "Neue Person", p.New)
	p.unfound = widgets.NewEmpty("Niemand gefunden.", "Alle zeigen", p.showAll)
	p.record = newRecord(h, p.created, p.Show)
	p.search.OnDown = func() { h.Window().Canvas().Focus(p.grid) }
	p.filters = newFilters(h, func() { p.all = false; p.readList() }, p.openSaved, p.more, widgets.NewCard(p.grid))
	p.content = container.NewBorder(p.header, nil, nil, nil, widgets.NewSplit(p.filters.content, p.record.pane.Content, 0.38))
	return p
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables names what the list and the form show.
func (p *Page) Tables() []string {
	return []string{"person", "role", "role_kind", "contact", "address", "organisation", "district", "office", "journal_entry", "letter", "invitation", "meeting", "task", "term", "body", "motion", "follow_up"}
}

// Refresh reads list and record again. Where the person shown is gone, the next one in the list is shown.
func (p *Page) Refresh() {
	at := p.place(p.record.id)
	p.filters.refresh()
	p.record.reload()
	p.readListNear(at)
}

// readList reads the people that search and filters find; the person shown stays.
func (p *Page) readList() { p.readListNear(0) }

func (p *Page) readListNear(at int) {
	if err := p.fillList(); err != nil {
		p.host.ShowError(err)
		return
	}
	p.chooseNear(at)
}

func (p *Page) fillList() error {
	ctx, store := p.host.Context(), p.host.Desk().Store
	filter := p.query().Filter(p.host.Desk().Today())
	if !p.all {
		filter.Limit = atFirst
	}
	rows, err := store.People(ctx, filter)
	if err != nil {
		return err
	}
	everybody, err := store.CountPeople(ctx, data.PersonFilter{})
	if err != nil {
		return err
	}
	if p.more.Hide(); filter.Limit > 0 && len(rows) == filter.Limit {
		found, err := store.CountPeople(ctx, filter)
		if err != nil {
			return err
		}
		if found > len(rows) {
			p.more.Show()
		}
	}
	p.filters.fit()
	p.setEmpty(everybody == 0)
	p.grid.SetRows(rows)
	p.grid.SetTotal(everybody)
	return nil
}

// setEmpty chooses what an empty list says: that nobody is on file, or that nobody was found.
func (p *Page) setEmpty(noFile bool) {
	says := p.unfound
	if noFile {
		says = p.nobody
	}
	if p.grid.Empty != says {
		says.Hide()
		p.grid.Empty = says
		p.grid.Refresh()
	}
}

// place returns where a person stands in the list, 0 when it is not there.
func (p *Page) place(id data.ID) int {
	return max(0, slices.IndexFunc(p.grid.Rows(), func(r data.PersonRow) bool { return r.Person.ID == id }))
}

// chooseNear shows the person at a place of the list when nobody is shown; an empty file shows nobody.
func (p *Page) chooseNear(at int) {
	if rows := p.grid.Rows(); p.record.id == 0 && !p.record.isNew && len(rows) > 0 {
		p.bring(rows[min(at, len(rows)-1)].Person.ID)
	}
	if p.record.id == 0 && !p.record.isNew {
		p.record.pane.Content.Hide()
	} else {
		p.record.pane.Content.Show()
	}
}

// chooseFirst shows the first person found.
func (p *Page) chooseFirst() {
	if rows := p.grid.Rows(); p.text != "" && len(rows) > 0 {
		p.grid.Select(rows[0].Person.ID)
	}
}

// chooseShown takes the list back to the person in the form, where something cannot be saved yet.
func (p *Page) chooseShown() {
	if p.record.isNew || !p.grid.Select(p.record.id) {
		p.grid.Clear()
	}
}

// showAll takes search and filters away.
func (p *Page) showAll() {
	p.filters.clear()
	p.all, p.applied = true, 0
	if p.search.Text != "" {
		p.text = ""
		p.search.SetText("")
		p.all = true
	}
	p.readList()
}

// created is told that a new person has been saved.
func (p *Page) created(id data.ID) {
	p.readList()
	p.bring(id)
}

// Show brings a person before the user's eyes.
func (p *Page) Show(id data.ID) {
	if id != 0 {
		p.bring(id)
	}
}

// ShowField brings a person before the user's eyes, with the cursor in a field.
func (p *Page) ShowField(id data.ID, field string) {
	if id == 0 || p.bring(id) {
		p.record.focusField(field)
	}
}

// bring shows a person in form and list; false when what is being typed cannot be saved.
func (p *Page) bring(id data.ID) bool {
	if !p.record.show(id) {
		p.chooseShown()
		return false
	}
	if !p.grid.Select(id) { // filtered away
		p.showAll()
		p.grid.Select(id)
	}
	p.record.pane.Content.Show()
	return true
}

// New empties the form for somebody new.
func (p *Page) New() {
	if p.record.leave() {
		p.grid.Clear()
		p.record.pane.Content.Show()
		p.record.showNew()
	}
}

// Print gives out the contact list or the phone list.
func (p *Page) Print() { p.lists() }

// Leave commits what is being typed. Somebody new without a name is given up when the user has been told.
func (p *Page) Leave() bool {
	if !p.record.leave() {
		return false
	}
	if p.record.isNew {
		p.record.giveUp()
		p.chooseNear(0)
	}
	return true
}

func (p *Page) menu(r data.PersonRow) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Bearbeiten", func() {
			if p.bring(r.Person.ID) {
				p.record.focusFirst()
			}
		}),
		fyne.NewMenuItem("Funktion eintragen …", func() {
			if p.bring(r.Person.ID) {
				p.record.roles.add()
			}
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Entfernen", func() {
			if err := p.host.Desk().RemovePerson(p.host.Context(), r.Person.ID); err != nil {
				p.host.ShowError(err)
				return
			}
			p.host.Toast(fmt.Sprintf("%s entfernt. Strg+Z nimmt es zurück.", r.Person.FullName()))
		}),
	}
}
