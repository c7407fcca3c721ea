package overview

// The column at the right: the next meeting, what has to be seen to, what was done last.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

const (
	dueShown     = 8
	historyShown = 5
)

type side struct {
	host                 host.Host
	meeting, due, lastly *fyne.Container
	content              fyne.CanvasObject
}

func newSide(h host.Host) *side {
	s := &side{host: h, meeting: container.NewVBox(), due: container.NewVBox(), lastly: container.NewVBox()}
	s.content = container.NewBorder(widgets.NewCard(s.meeting), widgets.NewCard(s.lastly), nil, nil,
		container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, 0, 0), widgets.NewCard(s.due)))
	return s
}

func (s *side) refresh() {
	for _, part := range []struct {
		box  *fyne.Container
		read func() ([]fyne.CanvasObject, error)
	}{{s.meeting, s.readMeeting}, {s.due, s.readDue}, {s.lastly, s.readHistory}} {
		objects, err := part.read()
		if err != nil {
			s.host.ShowError(err)
			return
		}
		part.box.Objects = objects
		part.box.Refresh()
	}
}

func (s *side) readMeeting() ([]fyne.CanvasObject, error) {
	next, ok, err := s.host.Desk().NextMeeting(s.host.Context())
	if err != nil {
		return nil, err
	}
	out := []fyne.CanvasObject{widgets.NewSection("Nächste Sitzung")}
	if !ok {
		return append(out, widgets.NewText("Es ist keine Sitzung geplant."),
			widgets.NewButton("Sitzung planen", func() { s.host.Go(host.Meetings, 0) })), nil
	}
	meeting := next.Meeting
	when := strings.TrimSpace(workflow.MeetingDate(meeting) + ", " + workflow.MeetingTime(meeting))
	out = append(out, widgets.NewLink(meeting.Name(), func() { s.host.Go(host.Meetings, meeting.ID) }), widgets.NewLabel(strings.TrimSuffix(when, ",")))
	if place := workflow.MeetingPlace(meeting); place != "" {
		out = append(out, widgets.NewMuted(place))
	}
	if next.Invited == 0 {
		return append(out, widgets.NewText("Noch niemand eingeladen.")), nil
	}
	out = append(out, widgets.NewText(fmt.Sprintf("%d\u00A0eingeladen · %d\u00A0zugesagt · %d\u00A0abgesagt", next.Invited, next.Accepted, next.Declined)))
	if missing := numbers(next.Unrepresented); missing != "" {
		out = append(out, widgets.NewChip(workflow.Mark{Sign: "!", Word: "ohne Vertretung: BA " + missing, Tone: workflow.Bad}))
	}
	return out, nil
}

// numbers joins the first of some numbers: '9, 14' or '3, 11, 19 und 4 weitere'.
func numbers(list []int) string {
	const shown = 5
	var words []string
	for i, n := range list {
		if i == shown {
			return strings.Join(words, ", ") + fmt.Sprintf(" + %d", len(list)-shown)
		}
		words = append(words, fmt.Sprint(n))
	}
	return strings.Join(words, ", ")
}

func (s *side) readDue() ([]fyne.CanvasObject, error) {
	items, err := s.host.Desk().Due(s.host.Context())
	if err != nil {
		return nil, err
	}
	out := []fyne.CanvasObject{widgets.NewSection("Wiedervorlagen")}
	if len(items) == 0 {
		return append(out, widgets.NewText("Nichts fällig.")), nil
	}
	for i, item := range items {
		if i == dueShown {
			out = append(out, widgets.NewMuted(fmt.Sprintf("und %d weitere", len(items)-dueShown)))
			break
		}
		out = append(out, s.dueLine(item))
	}
	return out, nil
}

func (s *side) dueLine(item workflow.DueItem) fyne.CanvasObject {
	day := item.On.String()[:6]
	date := widgets.NewLabel(day)
	if item.Overdue {
		date = widgets.NewColored("! "+day, workflow.Bad)
	}
	open := func() {
		switch {
		case item.MeetingID != 0:
			s.host.Go(host.Meetings, item.MeetingID)
		case item.DistrictID != 0:
			s.host.Go(host.Districts, item.DistrictID)
		case item.PersonID != 0:
			s.host.Go(host.People, item.PersonID)
		}
	}
	return container.NewBorder(nil, nil, container.New(&fixedWidth{62}, date), nil, widgets.NewLink(item.Text, open))
}

func (s *side) readHistory() ([]fyne.CanvasObject, error) {
	entries, err := s.host.Desk().Store.History(s.host.Context(), data.HistoryFilter{Limit: historyShown})
	if err != nil {
		return nil, err
	}
	out := []fyne.CanvasObject{widgets.NewSection("Zuletzt")}
	if len(entries) == 0 {
		return append(out, widgets.NewMuted("Noch nichts geändert.")), nil
	}
	today := s.host.Desk().Today()
	for _, e := range entries {
		at := e.At.Local()
		when := at.Format("15:04")
		if data.DateOf(at) != today {
			when = at.Format("02.01.")
		}
		out = append(out, widgets.NewMuted(when+" "+e.Title))
	}
	return out, nil
}
