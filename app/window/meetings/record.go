package meetings

// The chosen meeting: a form for its data, the agenda, and the people.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
)

type record struct {
	host    host.Host
	meeting data.Meeting

	pane *widgets.Pane

	fields     []form.Field
	show_      []func(data.Meeting)
	date       *form.Date
	agenda     *agenda
	invited    *guestList
	attendance *guestList
}

func newRecord(h host.Host) *record {
	r := &record{host: h}
	r.agenda = newAgenda(h)
	r.invited, r.attendance = newInvited(h), newAttendance(h)
	r.pane = widgets.NewPane(
		widgets.PaneTab{Name: "Daten", Body: r.form()},
		widgets.PaneTab{Name: "Tagesordnung", Body: r.agenda.content},
		widgets.PaneTab{Name: "Einladung", Body: r.invited.content, Fills: true},
		widgets.PaneTab{Name: "Anwesenheit", Body: r.attendance.content, Fills: true},
	)
	return r
}

func (r *record) form() fyne.CanvasObject {
	r.date = form.NewDate("Datum", r.host.Desk().Today, func(v data.Date) error { return r.change(func(m *data.Meeting) { m.HeldOn = v }) })
	r.add(r.date, func(m data.Meeting) { r.date.SetDate(m.HeldOn) })
	vague := r.text("oder ungefähr („voraussichtlich im Herbst“)", func(m *data.Meeting) *string { return &m.VagueDate })
	starts := r.time("Beginn", func(m *data.Meeting) *string { return &m.Starts })
	ends := r.time("Ende", func(m *data.Meeting) *string { return &m.Ends })
	title := r.text("Titel (wenn gewünscht)", func(m *data.Meeting) *string { return &m.Title })
	place := r.text("Ort", func(m *data.Meeting) *string { return &m.Place })
	room := r.text("Raum", func(m *data.Meeting) *string { return &m.Room })
	access := r.text("Zugang", func(m *data.Meeting) *string { return &m.Access })
	mode := r.choice("Form", workflow.MeetingModeChoices, func(m *data.Meeting) *string { return &m.Mode })
	state := r.choice("Stand", workflow.MeetingStateChoices, func(m *data.Meeting) *string { return &m.State })
	link := r.text("Adresse der Videokonferenz", func(m *data.Meeting) *string { return &m.OnlineLink })
	note := form.NewMultiline("Notiz", 3, func(v string) error { return r.change(func(m *data.Meeting) { m.Note = v }) })
	r.add(note, func(m data.Meeting) { note.SetText(m.Note) })
	return container.NewVBox(
		form.Row([]float32{1.2, 1.8, 0.8, 0.8}, r.date, vague, starts, ends),
		title,
		form.Row([]float32{2, 1.3, 1.7}, place, room, access),
		form.Row([]float32{1, 1, 2}, mode, state, link),
		note,
	)
}

func (r *record) add(field form.Field, show func(data.Meeting)) {
	r.fields = append(r.fields, field)
	r.show_ = append(r.show_, show)
}

func (r *record) text(label string, of func(*data.Meeting) *string) *form.Text {
	field := form.NewText(label, func(v string) error { return r.change(func(m *data.Meeting) { *of(m) = v }) })
	r.add(field, func(m data.Meeting) { field.SetText(*of(&m)) })
	return field
}

func (r *record) time(label string, of func(*data.Meeting) *string) *form.Time {
	field := form.NewTime(label, func(v string) error { return r.change(func(m *data.Meeting) { *of(m) = v }) })
	r.add(field, func(m data.Meeting) { field.SetText(*of(&m)) })
	return field
}

func (r *record) choice(label string, choices []workflow.Choice, of func(*data.Meeting) *string) *form.Choice {
	field := form.NewChoice(label, choices, func(v string) error { return r.change(func(m *data.Meeting) { *of(m) = v }) })
	r.add(field, func(m data.Meeting) { field.SetValue(*of(&m)) })
	return field
}

func (r *record) change(edit func(*data.Meeting)) error {
	meeting := r.meeting
	edit(&meeting)
	if err := r.host.Desk().SaveMeeting(r.host.Context(), meeting); err != nil {
		return err
	}
	r.meeting = meeting
	return nil
}

func (r *record) leave() bool { return form.CommitAll(r.fields...) && r.agenda.leave() }

func (r *record) focusFirst() {
	r.pane.Tabs.Select(tabData)
	r.date.Focus(r.host.Window().Canvas())
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
	for _, field := range append(r.agenda.fields(), r.fields...) {
		field.Drop()
	}
}

func (r *record) set(m data.Meeting) {
	r.meeting = m
	r.pane.Title.SetText(strings.TrimRight(fmt.Sprintf("%s · %s", m.Name(), workflow.MeetingDate(m)), " ·"))
	r.pane.Line.SetText(strings.Trim(workflow.MeetingTime(m)+" · "+workflow.MeetingPlace(m), " ·"))
	r.pane.Chip.Set(workflow.MeetingMark(m.State))
	for _, show := range r.show_ {
		show(m)
	}
	rows, err := r.host.Desk().Store.Invitations(r.host.Context(), m.ID)
	if err != nil {
		r.host.ShowError(err)
		return
	}
	r.pane.Tabs.SetName(tabInvited, fmt.Sprintf("Einladung (%d)", len(rows)))
	r.pane.Tabs.SetName(tabAgenda, fmt.Sprintf("Tagesordnung (%d)", r.agenda.set(m)))
	r.invited.set(m, rows)
	r.attendance.set(m, rows)
}
