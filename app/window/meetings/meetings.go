// Package meetings is the page of the meetings: their list, and for the chosen one its data, agenda, invited people with their replies, the attendance, and the minutes.
package meetings

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Page is the page of meetings.
type Page struct {
	host    host.Host
	content *fyne.Container
	usual   *fyne.Container // list and record beside each other
	grid    *widgets.Grid[data.MeetingRow]
	record  *record
}

// New makes the page.
func New(h host.Host) host.Page {
	p := &Page{host: h}
	header := widgets.NewHeader("Sitzungen")
	header.AddMenu("Ausgeben", p.outputs)
	header.AddMenu("Sitzung", p.actions)
	header.SetPrimary("Neue Sitzung", p.New)
	p.grid = widgets.NewGrid([]widgets.Column[data.MeetingRow]{
		{Title: "Nr.", Width: 44, Right: true, Bold: true, Value: func(r data.MeetingRow) string { return fmt.Sprint(r.Meeting.Number) },
			Less: func(a, b data.MeetingRow) int { return a.Meeting.Number - b.Meeting.Number }},
		{Title: "Termin", Width: 130, Value: func(r data.MeetingRow) string { return workflow.MeetingDate(r.Meeting) },
			Less: func(a, b data.MeetingRow) int { return b.Meeting.HeldOn.DaysUntil(a.Meeting.HeldOn) }},
		{Title: "Stand", Width: 120, Value: func(r data.MeetingRow) string { return workflow.MeetingMark(r.Meeting.State).Word },
			Mark: func(r data.MeetingRow) workflow.Mark { return workflow.MeetingMark(r.Meeting.State) }},
	})
	p.grid.Key = func(r data.MeetingRow) data.ID { return r.Meeting.ID }
	p.grid.OnSelected = func(r data.MeetingRow) {
		if !p.record.show(r.Meeting) {
			p.grid.Select(p.record.meeting.ID) // something cannot be saved yet
		}
	}
	p.grid.OnOpen = func(data.MeetingRow) { p.record.focusFirst() }
	p.grid.Empty = widgets.NewEmpty("Noch ist keine Sitzung geplant.", "Neue Sitzung", p.New)
	p.record = newRecord(h, p.enlarge)
	p.usual = container.NewBorder(header, nil, nil, nil, widgets.NewSplit(widgets.NewCard(p.grid), p.record.pane.Content, 0.7))
	p.content = container.NewStack(p.usual)
	return p
}

// enlarge gives the whole page to the record, as at the door, or shows the list beside it again.
func (p *Page) enlarge() {
	large := p.content.Objects[0] == p.usual
	if p.content.Objects[0] = p.usual; large {
		p.content.Objects[0] = p.record.pane.Content
	}
	p.record.attendance.enlarged(large)
	p.content.Refresh()
	p.usual.Refresh()
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables names what the page shows.
func (p *Page) Tables() []string {
	return []string{
		"meeting", "date_proposal", "guest_rule", "agenda_item", "attachment", "invitation", "decision", "task", "text_block", "person", "role", "district", "body", "setting",
	}
}

// Refresh reads everything again.
func (p *Page) Refresh() {
	rows, err := p.host.Desk().Store.Meetings(p.host.Context())
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.grid.SetRows(rows)
	p.grid.SetTotal(len(rows))
	at := slices.IndexFunc(rows, func(r data.MeetingRow) bool { return r.Meeting.ID == p.record.meeting.ID })
	if at < 0 { // taken back, or none was shown yet
		p.record.giveUp()
		at = 0
	}
	if len(rows) == 0 {
		p.record.pane.Content.Hide()
		return
	}
	p.record.pane.Content.Show()
	p.record.set(rows[at].Meeting)
	p.grid.Select(rows[at].Meeting.ID)
}

// Show brings a meeting before the user's eyes.
func (p *Page) Show(id data.ID) {
	if id != 0 && p.grid.Select(id) {
		if row, ok := p.grid.Current(); ok {
			p.record.show(row.Meeting)
		}
	}
}

// ShowField brings a meeting before the user's eyes, with the cursor in a field or in the agenda.
func (p *Page) ShowField(id data.ID, field string) {
	p.Show(id)
	if p.record.meeting.ID == id {
		p.record.showField(field)
	}
}

// New plans the next meeting: it is entered at once with the next number, and its form waits for date and place.
func (p *Page) New() {
	if !p.record.leave() {
		return
	}
	meeting, err := p.host.Desk().PlanMeeting(p.host.Context(), data.Meeting{})
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.Refresh()
	p.Show(meeting.ID)
	p.record.focusFirst()
}

// Print writes the attendance list of the chosen meeting.
func (p *Page) Print() {
	if p.record.meeting.ID == 0 || !p.record.leave() {
		return
	}
	meeting := p.record.meeting
	name := workflow.FileName(strings.TrimSpace(fmt.Sprintf("Anwesenheit %d. Sitzung %s", meeting.Number, meeting.HeldOn.ISO()))) + ".xlsx"
	p.host.Files().ChooseSave("Anwesenheitsliste speichern", filepath.Join(p.host.Desk().OutputFolder(), name), "xlsx", func(path string) {
		if path == "" {
			return
		}
		if err := p.host.Desk().WriteAttendance(p.host.Context(), meeting.ID, path); err != nil {
			p.host.ShowError(err)
			return
		}
		p.host.Toast("Anwesenheitsliste gespeichert: " + filepath.Base(path))
		p.host.ShowError(p.host.Files().Open(path))
	})
}

// Leave commits what is being typed.
func (p *Page) Leave() bool { return p.record.leave() }
