package command

// Minutes as they stand now, printed for people and for other programs.

import (
	"fmt"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type minutesShowCommand struct {
	meetingArgument
	asJSON
}

type minutesDetail struct {
	Meeting    int               `json:"meeting"`
	Date       string            `json:"date,omitempty"`
	State      string            `json:"state"`
	SentOn     string            `json:"sentOn,omitempty"`
	ApprovedOn string            `json:"approvedOn,omitempty"`
	ApprovedIn int               `json:"approvedIn,omitempty"` // number of the meeting
	Changed    []string          `json:"changedSinceSent"`
	Chair      string            `json:"chair,omitempty"`
	MinutesBy  string            `json:"minutesBy,omitempty"`
	Summary    string            `json:"summary"`
	Districts  []int             `json:"districts"`
	Missing    []int             `json:"missing"`
	Attendance []attendanceGroup `json:"attendance"`
	Text       string            `json:"text,omitempty"`
	Items      []minutesItem     `json:"items"`
	Next       int               `json:"nextMeeting,omitempty"`

	state workflow.Mark
}

type attendanceGroup struct {
	Name   string           `json:"name"`
	People []attendeeDetail `json:"people"`
}

type attendeeDetail struct {
	Body     string `json:"body"`
	Name     string `json:"name"`
	Function string `json:"function"`
	For      string `json:"for,omitempty"`
	Came     string `json:"came,omitempty"`
	Gone     string `json:"gone,omitempty"`

	note string
}

type minutesItem struct {
	Number    string     `json:"number"`
	Starts    string     `json:"starts,omitempty"`
	Title     string     `json:"title"`
	Internal  bool       `json:"internal"`
	Record    string     `json:"record,omitempty"`
	Outcome   string     `json:"outcome,omitempty"`
	Decisions []string   `json:"decisions"`
	Tasks     []taskLine `json:"tasks"`
}

func (c *minutesShowCommand) Run(s *session) error {
	return c.withMeeting(s, true, func(d *workflow.Desk, meeting data.Meeting) error {
		minutes, err := d.Minutes(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		detail := minutesDetailOf(minutes)
		if c.JSON {
			return printJSON(s, detail)
		}
		printMinutes(s, detail)
		return nil
	})
}

func minutesDetailOf(m workflow.Minutes) minutesDetail {
	detail := minutesDetail{
		Meeting: m.Meeting.Number, Date: m.Meeting.HeldOn.ISO(), State: m.Meeting.MinutesState, SentOn: m.Meeting.MinutesSentOn.ISO(), ApprovedOn: m.Meeting.MinutesApprovedOn.ISO(),
		ApprovedIn: m.ApprovedIn.Number, Changed: append([]string{}, m.Changed...), Chair: m.Meeting.ChairName, MinutesBy: m.Meeting.MinutesName, Summary: m.Summary(),
		Districts: append([]int{}, m.Districts...), Missing: append([]int{}, m.Missing...), Attendance: []attendanceGroup{}, Text: m.Meeting.MinutesText, Items: []minutesItem{},
		Next: m.NextMeeting.Number, state: workflow.MinutesMark(m.Meeting, len(m.Changed) > 0),
	}
	for _, g := range m.Groups() {
		group := attendanceGroup{Name: g.Name}
		for _, a := range g.People {
			group.People = append(group.People, attendeeDetail{a.Body, a.Name, a.Capacity, a.For, a.Came, a.Gone, a.Note()})
		}
		detail.Attendance = append(detail.Attendance, group)
	}
	for _, l := range m.Lines {
		item := minutesItem{l.Number, l.Starts, l.Item.Title, !l.Item.Public, l.Item.Record, l.Item.Outcome, []string{}, []taskLine{}}
		for _, decision := range l.Decisions {
			item.Decisions = append(item.Decisions, decision.Text)
		}
		for _, t := range l.Tasks {
			item.Tasks = append(item.Tasks, taskLineOf(t))
		}
		detail.Items = append(detail.Items, item)
	}
	return detail
}

func printMinutes(s *session, m minutesDetail) {
	fmt.Fprintf(s.Stdout, "Protokoll der %d. Sitzung (%s)\n%s\n", m.Meeting, m.state.Word, m.Summary)
	for _, g := range m.Attendance {
		fmt.Fprintf(s.Stdout, "\n%s\n", g.Name)
		for _, a := range g.People {
			parts := []string{a.Body, a.Name, a.Function, a.note}
			fmt.Fprintf(s.Stdout, "  %s\n", strings.Join(filledTexts(parts), " · "))
		}
	}
	if m.Text != "" {
		fmt.Fprintf(s.Stdout, "\n%s\n", m.Text)
	}
	for _, i := range m.Items {
		fmt.Fprintf(s.Stdout, "\nTOP %s %s", i.Number, i.Title)
		if i.Outcome != "" {
			fmt.Fprintf(s.Stdout, " (%s)", workflow.Label(workflow.OutcomeChoices, i.Outcome))
		}
		fmt.Fprintln(s.Stdout)
		if i.Record != "" {
			fmt.Fprintln(s.Stdout, i.Record)
		}
		for _, decision := range i.Decisions {
			fmt.Fprintf(s.Stdout, "Beschluss: %s\n", decision)
		}
		for _, t := range i.Tasks {
			fmt.Fprintf(s.Stdout, "Aufgabe: %s\n", t.words())
		}
	}
	if len(m.Changed) > 0 {
		fmt.Fprintf(s.Stdout, "\nSeit dem Versand geändert:\n%s\n", strings.Join(m.Changed, "\n"))
	}
}

// filledTexts leaves out what is empty.
func filledTexts(texts []string) []string {
	var filled []string
	for _, t := range texts {
		if t != "" {
			filled = append(filled, t)
		}
	}
	return filled
}
