// Package districts is the page of the 25 Bezirksausschüsse: a list with their state, and the chosen one beside it.
package districts

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/seat"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Page is the page of districts.
type Page struct {
	host    host.Host
	content fyne.CanvasObject
	grid    *widgets.Grid[workflow.BoardCell]
	search  *widgets.SearchEntry
	record  *record

	board workflow.Board
	text  string
}

// New makes the page.
func New(h host.Host) host.Page {
	p := &Page{host: h}
	header := widgets.NewHeader("Bezirksausschüsse")
	p.search = header.Search("Suchen: Nummer, Name, Vorsitz …", func(text string) { p.text = text; p.showRows() })
	search := p.search
	search.OnSubmitted = func(string) {
		if rows := p.grid.Rows(); p.text != "" && len(rows) > 0 {
			p.grid.Select(rows[0].District.ID)
		}
	}
	header.AddMenu("Mehr", p.actions)
	header.SetPrimary("Antwort eintragen …", p.New)
	p.grid = widgets.NewGrid([]widgets.Column[workflow.BoardCell]{
		{Title: "BA", Width: 44, Right: true, Bold: true, Value: func(c workflow.BoardCell) string { return fmt.Sprint(c.District.Number) },
			Less: func(a, b workflow.BoardCell) int { return a.District.Number - b.District.Number }},
		{Title: "Name", Width: 210, Value: func(c workflow.BoardCell) string { return c.District.Name }},
		{Title: "Vorsitz", Width: 196, Value: chairName},
		{Title: "Stand", Width: 150, Value: func(c workflow.BoardCell) string { return c.Mark.Word }, Mark: func(c workflow.BoardCell) workflow.Mark { return c.Mark },
			Less: func(a, b workflow.BoardCell) int { return int(a.State) - int(b.State) }},
		{Title: "Stelle", Width: 70, Value: func(c workflow.BoardCell) string { return strings.TrimPrefix(c.Office.Name, "BA-Geschäftsstelle ") }},
	})
	p.grid.Key = func(c workflow.BoardCell) data.ID { return c.District.ID }
	p.grid.Empty = widgets.NewEmpty("Kein Bezirksausschuss gefunden.", "Alle zeigen", func() { search.SetText("") })
	p.grid.OnSelected = func(c workflow.BoardCell) {
		if !p.record.show(c) {
			p.grid.Select(p.record.cell.District.ID) // something cannot be saved yet
		}
	}
	p.grid.OnOpen = func(workflow.BoardCell) { p.record.focusFirst() }
	p.grid.OnType = func(text string) { search.SetText(search.Text + text); h.Window().Canvas().Focus(search) }
	p.grid.OnMenu = p.menu
	search.OnDown = func() { h.Window().Canvas().Focus(p.grid) }
	p.record = newRecord(h)
	p.content = container.NewBorder(header, nil, nil, nil, widgets.NewSplit(widgets.NewCard(p.grid), p.record.pane.Content, 0.4))
	return p
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables names what list and record show.
func (p *Page) Tables() []string {
	return []string{"district", "office", "person", "role", "role_kind", "nomination", "nomination_round", "journal_entry", "letter", "invitation", "meeting", "task", "motion", "follow_up", "term"}
}

// Refresh reads everything again; the district shown stays, also when the search hides it in the list.
func (p *Page) Refresh() {
	board, err := p.host.Desk().Board(p.host.Context(), data.Date{})
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.board = board
	p.showRows()
	if len(board.Cells) == 0 {
		return
	}
	at := max(0, slices.IndexFunc(board.Cells, func(c workflow.BoardCell) bool { return c.District.ID == p.record.cell.District.ID }))
	first := p.record.cell.District.ID == 0
	p.record.set(board.Cells[at])
	if first {
		p.grid.Select(board.Cells[at].District.ID)
	}
}

// showRows shows the districts that the typed text is found in.
func (p *Page) showRows() {
	rows := p.board.Cells
	if p.text != "" {
		rows = nil
		for _, c := range p.board.Cells {
			words := fmt.Sprintf("%d %s %s %s %s %s", c.District.Number, c.District.Name, c.Office.Name, chairName(c), c.Line, c.Mark.Word)
			if workflow.Matches(words, p.text) {
				rows = append(rows, c)
			}
		}
	}
	p.grid.SetRows(rows)
	p.grid.SetTotal(len(p.board.Cells))
}

func chairName(c workflow.BoardCell) string {
	if !c.HasChair() {
		return "unbesetzt"
	}
	return c.Chair.Person.ListName()
}

// Show brings a district before the user's eyes.
func (p *Page) Show(id data.ID) {
	for _, c := range p.board.Cells {
		if c.District.ID != id || !p.record.show(c) {
			continue
		}
		if !p.grid.Select(id) { // the search hides it
			p.search.SetText("")
			p.grid.Select(id)
		}
	}
}

// ShowField brings a district before the user's eyes, with the cursor in a field.
func (p *Page) ShowField(id data.ID, field string) {
	p.Show(id)
	if found, ok := host.FieldByLabel(field, p.record.fields); ok && p.record.cell.District.ID == id {
		p.record.pane.Tabs.Select(tabData)
		found.Focus(p.host.Window().Canvas())
	}
}

// New enters an answer: districts themselves are there from the start.
func (p *Page) New() {
	if id := p.record.cell.District.ID; id != 0 {
		seat.Answer(p.host, id)
	}
}

// Print writes to the chosen district.
func (p *Page) Print() {
	if cell := p.record.cell; cell.District.ID != 0 {
		p.host.StartLetters(letterTo(cell, "benennung"))
	}
}

// Leave commits what is being typed.
func (p *Page) Leave() bool { return p.record.leave() }

func (p *Page) menu(c workflow.BoardCell) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Antwort eintragen …", func() { seat.Answer(p.host, c.District.ID) }),
		fyne.NewMenuItem("Vorsitz eintragen …", func() { seat.Appoint(p.host, c.District.ID, data.PurposeChair, data.PurposeDeputy) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Bitte um Benennung schreiben …", func() { p.host.StartLetters(letterTo(c, "benennung")) }),
		fyne.NewMenuItem("Erinnerung schreiben …", func() { p.host.StartLetters(letterTo(c, "erinnerung")) }),
	}
}

// letterTo is a run of one letter to the chair of a district; a reminder has the text that is due.
func letterTo(c workflow.BoardCell, template string) workflow.LetterOrder {
	return workflow.LetterOrder{TemplateKey: template, ByCount: template == "erinnerung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{c.District.Number}}}
}
