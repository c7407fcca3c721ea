package meetings

// The data of a meeting: when, where, in which form, who leads it; above, what is still missing.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// planning is the form for the data of a meeting.
type planning struct {
	host    host.Host
	meeting data.Meeting

	date      *form.Date
	list      []form.Field
	shows     []func(data.Meeting)
	hints     *hints
	proposals *proposals
	scroll    *container.Scroll
	content   fyne.CanvasObject
}

// newPlanning makes the form. goTo puts the cursor into a field named by its label.
func newPlanning(h host.Host, goTo func(field string)) *planning {
	p := &planning{host: h, hints: newHints(h, goTo), proposals: newProposals(h)}
	p.date = form.NewDate("Datum", h.Desk().Today, func(v data.Date) error { return p.change(func(m *data.Meeting) { m.HeldOn = v }) })
	p.add(p.date, func(m data.Meeting) { p.date.SetDate(m.HeldOn) })
	vague := p.text("oder ungefähr („voraussichtlich im Herbst“)", func(m *data.Meeting) *string { return &m.VagueDate })
	starts := p.time("Beginn", func(m *data.Meeting) *string { return &m.Starts })
	ends := p.time("Ende", func(m *data.Meeting) *string { return &m.Ends })
	title := p.text("Titel (wenn gewünscht)", func(m *data.Meeting) *string { return &m.Title })
	mode := p.choice("Form", workflow.MeetingModeChoices, func(m *data.Meeting) *string { return &m.Mode })
	state := p.choice("Stand", workflow.MeetingStateChoices, func(m *data.Meeting) *string { return &m.State })
	place := p.text("Ort", func(m *data.Meeting) *string { return &m.Place })
	room := p.text("Raum", func(m *data.Meeting) *string { return &m.Room })
	access := p.text("Zugang (stufenfrei …)", func(m *data.Meeting) *string { return &m.Access })
	link := p.text("Adresse der Videokonferenz", func(m *data.Meeting) *string { return &m.OnlineLink })
	chair := p.person("Leitung", func(m *data.Meeting) (*data.ID, *string) { return &m.ChairID, &m.ChairName })
	taker := p.person("Protokollführung", func(m *data.Meeting) (*data.ID, *string) { return &m.MinutesID, &m.MinutesName })
	note := form.NewMultiline("Notiz", 3, func(v string) error { return p.change(func(m *data.Meeting) { m.Note = v }) })
	p.add(note, func(m data.Meeting) { note.SetText(m.Note) })
	p.scroll = newTabScroll(container.New(layout.NewCustomPaddedVBoxLayout(look.Space1),
		p.hints.content,
		form.Row([]float32{1.2, 1.8, 0.8, 0.8}, p.date, vague, starts, ends),
		p.proposals.content,
		form.Row([]float32{2.4, 1, 1.1}, title, mode, state),
		form.Row([]float32{2, 1.3, 1.7}, place, room, access),
		link,
		form.Row(nil, chair, taker),
		note,
	))
	p.content = p.scroll
	return p
}

func (p *planning) add(field form.Field, show func(data.Meeting)) {
	p.list = append(p.list, field)
	p.shows = append(p.shows, show)
}

func (p *planning) text(label string, of func(*data.Meeting) *string) *form.Text {
	field := form.NewText(label, func(v string) error { return p.change(func(m *data.Meeting) { *of(m) = v }) })
	p.add(field, func(m data.Meeting) { field.SetText(*of(&m)) })
	return field
}

func (p *planning) time(label string, of func(*data.Meeting) *string) *form.Time {
	field := form.NewTime(label, func(v string) error { return p.change(func(m *data.Meeting) { *of(m) = v }) })
	p.add(field, func(m data.Meeting) { field.SetText(*of(&m)) })
	return field
}

func (p *planning) choice(label string, choices []workflow.Choice, of func(*data.Meeting) *string) *form.Choice {
	field := form.NewChoice(label, choices, func(v string) error { return p.change(func(m *data.Meeting) { *of(m) = v }) })
	p.add(field, func(m data.Meeting) { field.SetValue(*of(&m)) })
	return field
}

// person is a field for somebody on file, or for a name.
func (p *planning) person(label string, of func(*data.Meeting) (*data.ID, *string)) *form.Picker {
	field := form.NewPicker(label, searchPeople(p.host), func(pick form.Pick) error {
		return p.change(func(m *data.Meeting) {
			id, name := of(m)
			*id, *name = pick.ID, pick.Title
		})
	})
	field.AllowFree = true
	p.add(field, func(m data.Meeting) {
		id, name := of(&m)
		field.SetPick(form.Pick{ID: *id, Title: p.nameOf(*id, *name)})
	})
	return field
}

// nameOf is the name that a meeting has for somebody, else that of the person on file.
func (p *planning) nameOf(id data.ID, name string) string {
	if name != "" || id == 0 {
		return name
	}
	person, err := data.Get[data.Person](p.host.Context(), p.host.Desk().Store, id)
	if err != nil {
		p.host.ShowError(err)
		return ""
	}
	return person.FullName()
}

// change saves one thing about the meeting; what others changed of it meanwhile stays.
func (p *planning) change(edit func(*data.Meeting)) error {
	meeting, err := data.Get[data.Meeting](p.host.Context(), p.host.Desk().Store, p.meeting.ID)
	if err != nil {
		return err
	}
	edit(&meeting)
	return p.host.Desk().SaveMeeting(p.host.Context(), meeting)
}

// set shows a meeting.
func (p *planning) set(m data.Meeting) {
	p.meeting = m
	for _, show := range p.shows {
		show(m)
	}
	p.proposals.set(m)
	p.hints.set(m)
}

// fields are all fields, also those of proposed dates.
func (p *planning) fields() []form.Field {
	return append(append([]form.Field{}, p.list...), p.proposals.fields()...)
}

// leave commits what is being typed.
func (p *planning) leave() bool { return form.CommitAll(p.fields()...) }

// newTabScroll lets the content of a tab scroll, with room at the right for the bar.
func newTabScroll(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space2, 0, look.Space3), content))
}

// reveal scrolls as little as is needed for an object inside to be seen.
func reveal(scroll *container.Scroll, object fyne.CanvasObject) {
	if scroll.Size().Height <= 0 {
		return
	}
	scroll.Refresh() // the object may be new, or somewhere else
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(object).Y - driver.AbsolutePositionForObject(scroll).Y
	offset := scroll.Offset
	switch over := top + object.Size().Height - scroll.Size().Height; {
	case top < 0:
		offset.Y += top
	case over > 0:
		offset.Y += over
	default:
		return
	}
	scroll.ScrollToOffset(offset)
}
