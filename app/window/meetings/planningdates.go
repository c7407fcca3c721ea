package meetings

// Several days that are proposed for a meeting, until one of them is fixed.

import (
	"context"
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

// proposals is the list of proposed dates of a meeting. It shows as long as there are some, or no date is fixed.
type proposals struct {
	host    host.Host
	meeting data.Meeting
	known   map[data.ID]*proposalLine
	lines   []*proposalLine
	box     *fyne.Container
	added   *form.Date
	content *fyne.Container
}

// proposalLine is one proposed date to edit.
type proposalLine struct {
	id           data.ID
	date         *form.Date
	starts, ends *form.Time
	note         *form.Text
	content      fyne.CanvasObject
}

func (l *proposalLine) fields() []form.Field { return []form.Field{l.date, l.starts, l.ends, l.note} }

func newProposals(h host.Host) *proposals {
	p := &proposals{host: h, known: map[data.ID]*proposalLine{}, box: container.New(layout.NewCustomPaddedVBoxLayout(0))}
	p.added = form.NewDate("Termin vorschlagen", h.Desk().Today, p.add)
	hint := widgets.NewNote("Mehrere Tage zur Wahl, solange keiner feststeht: Jeder Tag wird mit der Eingabetaste zu einer Zeile, „Festlegen“ macht ihn zum Datum der Sitzung.")
	p.content = container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space2, 0, 0), widgets.NewCard(
		container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), widgets.NewBold("Terminvorschläge"), p.box,
			form.Row([]float32{1.25, 4.35}, p.added, container.New(layout.NewCustomPaddedLayout(18, 0, 0, 0), hint)))))
	return p
}

// add makes a day a proposal, at the time of the meeting where it has one.
func (p *proposals) add(day data.Date) error {
	if day.IsZero() {
		return nil
	}
	_, err := p.host.Desk().ProposeDate(p.host.Context(), data.DateProposal{MeetingID: p.meeting.ID, HeldOn: day, Starts: p.meeting.Starts, Ends: p.meeting.Ends})
	if err == nil {
		p.added.SetDate(data.Date{})
	}
	return err
}

// set shows the proposals of a meeting.
func (p *proposals) set(m data.Meeting) {
	list, err := p.host.Desk().DateProposals(p.host.Context(), m.ID)
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.meeting = m
	known := map[data.ID]*proposalLine{}
	var lines []*proposalLine
	var objects []fyne.CanvasObject
	for _, proposal := range list {
		line := p.known[proposal.ID]
		if line == nil {
			line = p.newLine(proposal.ID)
		}
		line.date.SetDate(proposal.HeldOn)
		line.starts.SetText(proposal.Starts)
		line.ends.SetText(proposal.Ends)
		line.note.SetText(proposal.Note)
		known[proposal.ID] = line
		lines, objects = append(lines, line), append(objects, line.content)
	}
	for id, line := range p.known {
		if known[id] == nil {
			dropAll(line.fields())
		}
	}
	p.known, p.lines = known, lines
	if !slices.Equal(objects, p.box.Objects) {
		p.box.Objects = objects
		p.box.Refresh()
	}
	p.content.Hidden = !m.HeldOn.IsZero() && len(list) == 0 || m.State == data.MeetingCancelled && len(list) == 0
	p.content.Refresh()
}

func (p *proposals) newLine(id data.ID) *proposalLine {
	edit := func(change func(*data.DateProposal)) error {
		proposal, err := data.Get[data.DateProposal](p.host.Context(), p.host.Desk().Store, id)
		if err != nil {
			return err
		}
		change(&proposal)
		_, err = p.host.Desk().ProposeDate(p.host.Context(), proposal)
		return err
	}
	line := &proposalLine{id: id}
	line.date = form.NewDate("Tag", p.host.Desk().Today, func(day data.Date) error { return edit(func(d *data.DateProposal) { d.HeldOn = day }) })
	line.starts = form.NewTime("von", func(text string) error { return edit(func(d *data.DateProposal) { d.Starts = text }) })
	line.ends = form.NewTime("bis", func(text string) error { return edit(func(d *data.DateProposal) { d.Ends = text }) })
	line.note = form.NewText("Bemerkung", func(text string) error { return edit(func(d *data.DateProposal) { d.Note = text }) })
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2),
		widgets.NewButton("Festlegen", func() { p.act(line, p.host.Desk().FixDate) }), widgets.NewButton("Streichen", func() { p.act(line, p.host.Desk().RemoveDateProposal) }))
	beside := container.New(layout.NewCustomPaddedLayout(0, besideField, look.Space2, 0), container.NewVBox(layout.NewSpacer(), buttons))
	line.content = container.NewBorder(nil, nil, nil, beside, form.Row([]float32{1.3, 0.7, 0.7, 1.9}, line.date, line.starts, line.ends, line.note))
	return line
}

// besideField is how far above the end of a field's row a button ends that stands beside its box, in px.
const besideField = 3

// act does something with a proposal, once what was typed is saved; typing for one that goes is given up.
func (p *proposals) act(line *proposalLine, do func(ctx context.Context, id data.ID) error) {
	if form.CommitAll(line.fields()...) {
		p.host.ShowError(do(p.host.Context(), line.id))
	}
}

func (p *proposals) fields() []form.Field {
	fields := []form.Field{p.added}
	for _, line := range p.lines {
		fields = append(fields, line.fields()...)
	}
	return fields
}
