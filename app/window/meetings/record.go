package meetings

// The chosen meeting with its tabs: data, agenda, the people before and on the day, and the minutes.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Tabs of the record.
const (
	tabData = iota
	tabAgenda
	tabInvited
	tabAttendance
	tabMinutes
)

type record struct {
	host    host.Host
	meeting data.Meeting
	items   []data.AgendaItem
	rows    []data.InvitationRow
	stale   map[int]bool // tabs that are read again only when they are looked at

	pane *widgets.Pane

	planning   *planning
	agenda     *agenda
	invited    *guestList
	attendance *day
	minutes    *minutes
}

// newRecord makes the record; enlarge gives it the whole page, or takes it back.
func newRecord(h host.Host, enlarge func()) *record {
	r := &record{host: h, stale: map[int]bool{}}
	r.planning = newPlanning(h, r.showField)
	r.agenda = newAgenda(h)
	r.invited, r.attendance = newInvited(h), newAttendance(h, enlarge)
	r.minutes = newMinutes(h)
	r.pane = widgets.NewPane(
		widgets.PaneTab{Name: "Daten", Body: r.planning.content, Fills: true},
		widgets.PaneTab{Name: "Tagesordnung", Body: r.agenda.content, Fills: true},
		widgets.PaneTab{Name: "Einladung", Body: r.invited.content, Fills: true},
		widgets.PaneTab{Name: "Anwesenheit", Body: r.attendance.content, Fills: true},
		widgets.PaneTab{Name: "Protokoll", Body: r.minutes.content, Fills: true},
	)
	show := r.pane.Tabs.OnChanged
	r.pane.Tabs.OnChanged = func(tab int) {
		show(tab)
		r.setTab(tab)
	}
	return r
}

// leave commits what is being typed in any tab. Where that cannot be, the first tab with a wrong field is shown, so that the reason is seen.
func (r *record) leave() bool {
	wrong := -1
	for _, tab := range []struct {
		number int
		leave  func() bool
	}{{tabData, r.planning.leave}, {tabAgenda, r.agenda.leave}, {tabMinutes, r.minutes.leave}} {
		if !tab.leave() && wrong < 0 {
			wrong = tab.number
		}
	}
	if wrong >= 0 {
		r.pane.Tabs.Select(wrong)
	}
	return wrong < 0
}

func (r *record) focusFirst() {
	r.pane.Tabs.Select(tabData)
	r.planning.date.Focus(r.host.Window().Canvas())
}

// showField puts the cursor into the field with a label, in whichever tab it is. 'Tagesordnung' is where items are added.
func (r *record) showField(label string) {
	window := r.host.Window().Canvas()
	if label == "Tagesordnung" {
		r.pane.Tabs.Select(tabAgenda)
		r.agenda.focusAdd()
		return
	}
	for _, tab := range []struct {
		number int
		fields []form.Field
	}{{tabData, r.planning.fields()}, {tabMinutes, r.minutes.fields()}} {
		if found, ok := host.FieldByLabel(label, tab.fields); ok {
			r.pane.Tabs.Select(tab.number)
			found.Focus(window)
			if object, is := found.(fyne.CanvasObject); is && tab.number == tabData {
				reveal(r.planning.scroll, object)
			}
			return
		}
	}
}

// show changes to another meeting; what was typed is saved first. It returns false when that cannot be.
func (r *record) show(m data.Meeting) bool {
	if m.ID != r.meeting.ID && r.meeting.ID != 0 && !r.leave() {
		return false
	}
	r.set(m)
	return true
}

// giveUp forgets the meeting and what was typed for it: it is gone.
func (r *record) giveUp() {
	r.meeting = data.Meeting{}
	for _, fields := range [][]form.Field{r.planning.fields(), r.agenda.fields(), r.minutes.fields()} {
		dropAll(fields)
	}
}

func (r *record) set(m data.Meeting) {
	r.meeting = m
	r.pane.Title.SetText(strings.TrimRight(fmt.Sprintf("%s · %s", m.Name(), workflow.MeetingDate(m)), " ·"))
	r.pane.Line.SetText(strings.Trim(workflow.MeetingTime(m)+" · "+workflow.MeetingPlace(m), " ·"))
	r.pane.Chip.Set(workflow.MeetingMark(m.State))
	rows, err := r.host.Desk().Store.Invitations(r.host.Context(), m.ID)
	if err != nil {
		r.host.ShowError(err)
		return
	}
	if r.items, err = r.host.Desk().Agenda(r.host.Context(), m.ID); err != nil {
		r.host.ShowError(err)
		return
	}
	r.pane.Tabs.SetName(tabInvited, fmt.Sprintf("Einladung (%d)", len(rows)))
	r.pane.Tabs.SetName(tabAgenda, fmt.Sprintf("Tagesordnung (%d)", len(r.items)))
	r.rows = rows
	r.minutes.set(m)
	r.stale = map[int]bool{tabData: true, tabAgenda: true, tabInvited: true, tabAttendance: true}
	r.setTab(r.pane.Tabs.Selected())
}

// setTab shows the meeting in a tab that has not been read since the last change.
func (r *record) setTab(tab int) {
	if !r.stale[tab] || r.meeting.ID == 0 {
		return
	}
	r.stale[tab] = false
	switch tab {
	case tabData:
		r.planning.set(r.meeting)
	case tabAgenda:
		r.agenda.set(r.meeting, r.items)
	case tabInvited:
		r.invited.set(r.meeting, r.rows)
	case tabAttendance:
		r.attendance.set(r.meeting, r.rows)
	}
}
