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
	"rundertisch/app/window/motions"
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
	meeting, due, lastly *widgets.Kept
	content              fyne.CanvasObject
}

func newSide(h host.Host) *side {
	s := &side{host: h, meeting: widgets.NewKept(), due: widgets.NewKept(), lastly: widgets.NewKept()}
	s.content = container.NewBorder(widgets.NewCard(s.meeting.Box), widgets.NewCard(s.lastly.Box), nil, nil,
		container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, 0, 0), widgets.NewCard(s.due.Box)))
	return s
}

func (s *side) refresh() {
	for _, read := range []func() error{s.readMeeting, s.readDue, s.readHistory} {
		if err := read(); err != nil {
			s.host.ShowError(err)
			return
		}
	}
}

func (s *side) readMeeting() error {
	next, ok, err := s.host.Desk().NextMeeting(s.host.Context())
	if err == nil {
		s.meeting.Set(next, func() []fyne.CanvasObject { return s.meetingLines(next, ok) })
	}
	return err
}

// meetingLines says when and where the next meeting is and who comes; without one, how to plan it.
func (s *side) meetingLines(next workflow.NextMeeting, ok bool) []fyne.CanvasObject {
	out := []fyne.CanvasObject{widgets.NewSection("Nächste Sitzung")}
	if !ok {
		return append(out, widgets.NewText("Es ist keine Sitzung geplant."),
			container.NewHBox(widgets.NewButton("Sitzung planen", func() { s.host.Go(host.Meetings, 0) })))
	}
	meeting := next.Meeting
	when := strings.TrimSpace(workflow.MeetingDate(meeting) + ", " + workflow.MeetingTime(meeting))
	out = append(out, widgets.NewLink(meeting.Name(), func() { s.host.Go(host.Meetings, meeting.ID) }), widgets.NewLabel(strings.TrimSuffix(when, ",")))
	if place := workflow.MeetingPlace(meeting); place != "" {
		out = append(out, widgets.NewMuted(place))
	}
	if next.Invited == 0 {
		return append(out, widgets.NewText("Noch niemand eingeladen."))
	}
	out = append(out, widgets.NewText(fmt.Sprintf("%d\u00A0eingeladen · %d\u00A0zugesagt · %d\u00A0abgesagt", next.Invited, next.Accepted, next.Declined)))
	if missing := numbers(next.Unrepresented); missing != "" {
		out = append(out, widgets.NewChip(workflow.Mark{Sign: "!", Word: "ohne Vertretung: BA " + missing, Tone: workflow.Bad}))
	}
	return out
}

// numbers joins the first of some numbers: '9, 14' or '3, 11, 19 + 4'.
func numbers(list []int) string {
	const shown = 3
	var words []string
	for i, n := range list {
		if i == shown {
			return strings.Join(words, ", ") + fmt.Sprintf(" + %d", len(list)-shown)
		}
		words = append(words, fmt.Sprint(n))
	}
	return strings.Join(words, ", ")
}

func (s *side) readDue() error {
	items, err := s.host.Desk().Due(s.host.Context())
	if err == nil {
		s.due.Set(items, func() []fyne.CanvasObject { return s.dueLines(items) })
	}
	return err
}

func (s *side) dueLines(items []workflow.DueItem) []fyne.CanvasObject {
	links := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), widgets.NewLink("Wiedervorlagen …", s.allFollowUps), widgets.NewLink("Neu …", s.newFollowUp))
	out := []fyne.CanvasObject{container.NewBorder(nil, nil, nil, links, widgets.NewSection("Fällig"))}
	if len(items) == 0 {
		return append(out, widgets.NewText("Nichts fällig."))
	}
	for i, item := range items {
		if i == dueShown {
			return append(out, widgets.NewMuted(fmt.Sprintf("und %d weitere", len(items)-dueShown)))
		}
		out = append(out, s.dueLine(item))
	}
	return out
}

func (s *side) dueLine(item workflow.DueItem) fyne.CanvasObject {
	day := item.On.String()[:6]
	date := widgets.NewLabel(day)
	if item.Overdue {
		date = widgets.NewColored("! "+day, workflow.Bad)
	}
	open := func() {
		switch {
		case item.MotionID != 0:
			motions.Open(s.host, item.MotionID)
		case item.MeetingID != 0:
			s.host.Go(host.Meetings, item.MeetingID)
		case item.DistrictID != 0:
			s.host.Go(host.Districts, item.DistrictID)
		case item.PersonID != 0:
			s.host.Go(host.People, item.PersonID)
		case item.FollowUpID != 0:
			s.openFollowUp(item.FollowUpID)
		}
	}
	var done fyne.CanvasObject
	if item.FollowUpID != 0 {
		done = widgets.NewTool("✓", "Erledigt", func() { s.host.ShowError(s.host.Desk().CompleteFollowUps(s.host.Context(), item.FollowUpID)) })
	}
	return container.NewBorder(nil, nil, container.New(&fixedWidth{62}, date), done, widgets.NewLink(item.Text, open))
}

func (s *side) readHistory() error {
	entries, err := s.host.Desk().Store.History(s.host.Context(), data.HistoryFilter{Limit: historyShown})
	if err != nil {
		return err
	}
	var lines []string
	today := s.host.Desk().Today()
	for _, e := range entries {
		at := e.At.Local()
		when := at.Format("15:04")
		if data.DateOf(at) != today {
			when = at.Format("02.01.")
		}
		lines = append(lines, when+" "+e.Title)
	}
	if len(lines) == 0 {
		lines = []string{"Noch nichts geändert."}
	}
	s.lastly.Set(lines, func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{widgets.NewSection("Zuletzt")}
		for _, line := range lines {
			out = append(out, widgets.NewMuted(line))
		}
		return out
	})
	return nil
}
