package command

// Meetings on the command line: the list, and one meeting with everything that is known of it. Planning is in meetings_plan.go.

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type meetingCommand struct {
	List     meetingsCommand        `cmd:"" default:"withargs" help:"Listet die Sitzungen auf."`
	Show     meetingShowCommand     `cmd:"" help:"Zeigt eine Sitzung mit Tagesordnung und Hinweisen."`
	Add      meetingAddCommand      `cmd:"" help:"Plant eine Sitzung."`
	Set      meetingSetCommand      `cmd:"" help:"Ändert eine Sitzung: Was nicht angegeben ist, bleibt."`
	Fix      meetingFixCommand      `cmd:"" help:"Legt einen der vorgeschlagenen Termine fest."`
	Withdraw meetingWithdrawCommand `cmd:"" help:"Nimmt einen vorgeschlagenen Termin zurück."`
	Copy     meetingCopyCommand     `cmd:"" help:"Plant die nächste Sitzung nach dem Vorbild einer früheren."`
	Series   meetingSeriesCommand   `cmd:"" help:"Plant eine Reihe: weitere Sitzungen in festem Abstand."`
	Close    meetingCloseCommand    `cmd:"" help:"Schließt eine Sitzung ab: Wer nicht erfasst ist, war entschuldigt oder fehlte."`
	Cancel   meetingCancelCommand   `cmd:"" help:"Sagt eine Sitzung ab."`
}

// meetingArgument says which meeting is meant.
type meetingArgument struct {
	Meeting int `arg:"" name:"sitzung" help:"Die Nummer der Sitzung."`
}

// withMeeting opens the file and works on the meeting.
func (c meetingArgument) withMeeting(s *session, readOnly bool, work func(*workflow.Desk, data.Meeting) error) error {
	return s.withDesk(readOnly, func(d *workflow.Desk) error {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return err
		}
		return work(d, meeting)
	})
}

// whole does work that may be several actions. Where one of them fails, those before it are taken back: a command that fails changes nothing.
func whole(s *session, d *workflow.Desk, work func() error) error {
	before, _, err := d.Store.NextUndo(s.ctx)
	if err != nil {
		return err
	}
	failed := work()
	for failed != nil {
		last, some, err := d.Store.NextUndo(s.ctx)
		if err != nil || !some || last.ID == before.ID {
			return errors.Join(failed, err)
		}
		if _, err := d.Store.Undo(s.ctx); err != nil {
			return errors.Join(failed, err)
		}
	}
	return d.Store.Join(s.ctx, before.ID)
}

// printJSON prints anything that is not a list of rows.
func printJSON(s *session, value any) error {
	encoder := json.NewEncoder(s.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

type meetingShowCommand struct {
	meetingArgument
	asJSON
}

// meetingDetail is everything about a meeting.
type meetingDetail struct {
	Number      int            `json:"number"`
	Title       string         `json:"title,omitempty"`
	State       string         `json:"state"`
	Date        string         `json:"date,omitempty"`
	VagueDate   string         `json:"vagueDate,omitempty"`
	Proposals   []proposalLine `json:"proposals"`
	Starts      string         `json:"starts,omitempty"`
	Ends        string         `json:"ends,omitempty"`
	Mode        string         `json:"mode"`
	Place       string         `json:"place,omitempty"`
	Room        string         `json:"room,omitempty"`
	Access      string         `json:"access,omitempty"`
	Link        string         `json:"link,omitempty"`
	Chair       string         `json:"chair,omitempty"`
	MinutesBy   string         `json:"minutesBy,omitempty"`
	Note        string         `json:"note,omitempty"`
	Invited     int            `json:"invited"`
	Accepted    int            `json:"accepted"`
	Declined    int            `json:"declined"`
	Present     int            `json:"present"`
	Minutes     string         `json:"minutes"` // state of the minutes
	Agenda      []agendaLine   `json:"agenda"`
	Length      int            `json:"agendaMinutes"`
	WithoutSeat []int          `json:"withoutSeat"`
	Hints       []hintLine     `json:"hints"`

	when, where string
}

// proposalLine is a date that a meeting may have.
type proposalLine struct {
	Number int    `json:"number"` // as 'meeting fix' takes it
	Date   string `json:"date"`
	Starts string `json:"starts,omitempty"`
	Ends   string `json:"ends,omitempty"`
	Note   string `json:"note,omitempty"`

	words string
}

type hintLine struct {
	Text  string `json:"text"`
	Field string `json:"field,omitempty"`
}

func (c *meetingShowCommand) Run(s *session) error {
	return c.withMeeting(s, true, func(d *workflow.Desk, meeting data.Meeting) error {
		detail, err := meetingDetailOf(s, d, meeting)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(s, detail)
		}
		return printMeeting(s, detail, meeting.Name())
	})
}

// meetingDetailOf gathers everything about a meeting.
func meetingDetailOf(s *session, d *workflow.Desk, m data.Meeting) (meetingDetail, error) {
	detail := meetingDetail{
		Number: m.Number, Title: m.Title, State: workflow.MeetingMark(m.State).Word, Date: m.HeldOn.ISO(), VagueDate: m.VagueDate, Starts: m.Starts, Ends: m.Ends,
		Mode: m.Mode, Place: m.Place, Room: m.Room, Access: m.Access, Link: m.OnlineLink, Chair: m.ChairName, MinutesBy: m.MinutesName, Note: m.Note,
		Minutes: m.MinutesState, Proposals: []proposalLine{}, WithoutSeat: []int{}, Hints: []hintLine{},
		when: strings.TrimSpace(workflow.MeetingDate(m) + " " + workflow.MeetingTime(m)), where: workflow.MeetingPlace(m),
	}
	rows, err := d.Store.Meetings(s.ctx)
	if err != nil {
		return detail, err
	}
	for _, row := range rows {
		if row.Meeting.ID == m.ID {
			detail.Invited, detail.Accepted, detail.Declined, detail.Present = row.Invited, row.Accepted, row.Declined, row.Present
		}
	}
	proposals, err := d.DateProposals(s.ctx, m.ID)
	if err != nil {
		return detail, err
	}
	for i, p := range proposals {
		detail.Proposals = append(detail.Proposals, proposalLine{i + 1, p.HeldOn.ISO(), p.Starts, p.Ends, p.Note, workflow.ProposalWords(p)})
	}
	if detail.Agenda, detail.Length, err = agendaLinesOf(s, d, m); err != nil {
		return detail, err
	}
	if detail.Invited > 0 {
		if detail.WithoutSeat, err = seatless(s, d, m.ID); err != nil {
			return detail, err
		}
	}
	hints, err := d.MeetingHints(s.ctx, m.ID)
	for _, h := range hints {
		detail.Hints = append(detail.Hints, hintLine{h.Text, h.Field})
	}
	return detail, err
}

// seatless returns the numbers of the BA without a seat at a meeting.
func seatless(s *session, d *workflow.Desk, meeting data.ID) ([]int, error) {
	numbers := []int{}
	districts, err := d.WithoutSeat(s.ctx, meeting)
	for _, district := range districts {
		numbers = append(numbers, district.Number)
	}
	return numbers, err
}

func printMeeting(s *session, m meetingDetail, name string) error {
	table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
	line := func(word, text string) {
		if text != "" {
			fmt.Fprintf(table, "%s\t%s\n", word, text)
		}
	}
	fmt.Fprintf(s.Stdout, "%s (%s)\n\n", name, m.State)
	line("Termin", m.when)
	for _, p := range m.Proposals {
		line(fmt.Sprintf("Vorschlag %d", p.Number), strings.TrimSpace(p.words+" "+p.Note))
	}
	line("Form", workflow.Label(workflow.MeetingModeChoices, m.Mode))
	line("Ort", m.where)
	line("Zugang", m.Access)
	line("Videokonferenz", m.Link)
	line("Leitung", m.Chair)
	line("Protokoll", m.MinutesBy)
	line("Bemerkung", m.Note)
	line("Eingeladen", fmt.Sprintf("%d, davon %d zugesagt, %d abgesagt, %d anwesend", m.Invited, m.Accepted, m.Declined, m.Present))
	if err := table.Flush(); err != nil {
		return err
	}
	if len(m.Agenda) > 0 {
		fmt.Fprintln(s.Stdout, "\nTagesordnung")
		if err := printAgenda(s, m.Agenda, m.Length); err != nil {
			return err
		}
	}
	if len(m.Hints) > 0 {
		fmt.Fprintln(s.Stdout, "\nHinweise")
	}
	for _, h := range m.Hints {
		fmt.Fprintln(s.Stdout, h.Text)
	}
	return nil
}

// printHints prints to stderr what a meeting still lacks.
func printHints(s *session, d *workflow.Desk, meeting data.ID) error {
	hints, err := d.MeetingHints(s.ctx, meeting)
	for _, h := range hints {
		fmt.Fprintf(s.Stderr, "Hinweis: %s\n", h.Text)
	}
	return err
}
