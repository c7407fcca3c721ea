package command

// The day itself on the command line: who is there, when they came and left, who stands in, and who walked in.

import (
	"fmt"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type attendCommand struct {
	meetingArgument
	Who         string   `arg:"" optional:"" name:"wer" help:"Die Nummer der Einladung, oder ein Teil des Namens, den es auf der Liste nur einmal gibt."`
	State       string   `arg:"" optional:"" name:"wie" help:"present (anwesend), online, excused (entschuldigt), absent (fehlt) oder open (nicht erfasst)."`
	Came        *string  `placeholder:"UHRZEIT" help:"Wann jemand kam: 18:20."`
	Gone        *string  `placeholder:"UHRZEIT" help:"Wann jemand ging: 19:30."`
	Substitute  string   `placeholder:"NAME" help:"Wer statt der eingeladenen Person gekommen ist; sie gilt dann als anwesend."`
	AllAccepted bool     `help:"Alle, die zugesagt haben und noch nicht erfasst sind, sind anwesend."`
	Guest       []string `sep:"none" placeholder:"TEXT" help:"Wer ohne Einladung gekommen ist: „Nachname, Vorname; Verein“. Mehrere: die Angabe wiederholen."`
	asJSON
}

// attendanceWords says what the words for an attendance mean.
var attendanceWords = map[string]string{
	"present": data.AttendancePresent, "online": data.AttendanceOnline, "excused": data.AttendanceExcused, "absent": data.AttendanceAbsent, "open": data.AttendanceOpen,
}

// check says what is wrong with the line, before the file is opened.
func (c *attendCommand) check() error {
	_, known := attendanceWords[c.State]
	about := c.State != "" || c.Came != nil || c.Gone != nil || c.Substitute != ""
	switch {
	case c.State != "" && !known:
		return &usage{fmt.Sprintf("attend: „%s“ gibt es nicht. Möglich sind: present, online, excused, absent, open.", c.State)}
	case c.Who == "" && about:
		return &usage{"attend: Bitte angeben, wer gemeint ist."}
	case c.Who != "" && !about:
		return &usage{"attend: Bitte angeben, was einzutragen ist: present, online, excused, absent, open, --came, --gone oder --substitute."}
	case c.Who != "" && (c.AllAccepted || len(c.Guest) > 0):
		return &usage{"attend: --all-accepted und --guest stehen ohne eine Person."}
	case c.Substitute != "" && c.State != "" && c.State != "present":
		return &usage{"attend: Mit --substitute gilt die Person als anwesend; „" + c.State + "“ passt nicht dazu."}
	case (c.Came != nil || c.Gone != nil) && (c.State == "excused" || c.State == "absent" || c.State == "open"):
		return &usage{"attend: --came und --gone gehören zu jemandem, der da ist."}
	}
	return nil
}

// lists reports whether the line only asks who is there.
func (c *attendCommand) lists() bool { return c.Who == "" && !c.AllAccepted && len(c.Guest) == 0 }

func (c *attendCommand) Run(s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	return c.withMeeting(s, c.lists(), func(d *workflow.Desk, meeting data.Meeting) error {
		switch {
		case c.lists():
			return c.list(s, d, meeting)
		case c.Who != "":
			return c.person(s, d, meeting)
		}
		var happened []string
		err := whole(s, d, func() (err error) {
			happened, err = c.several(s, d, meeting)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(s.Stdout, strings.Join(happened, "\n"))
		return c.printCounts(s, d, meeting)
	})
}

// several enters those who accepted, and guests who walked in; it returns what happened, line by line.
func (c *attendCommand) several(s *session, d *workflow.Desk, meeting data.Meeting) ([]string, error) {
	var happened []string
	if c.AllAccepted {
		marked, err := d.AllAcceptedPresent(s.ctx, meeting.ID)
		if err != nil {
			return nil, err
		}
		happened = append(happened, count(marked, "Person", "Personen")+" anwesend")
	}
	for _, guest := range c.Guest {
		id, err := d.WalkIn(s.ctx, meeting.ID, guest)
		if err != nil {
			return nil, err
		}
		entered, err := data.Get[data.Invitation](s.ctx, d.Store, id)
		if err != nil {
			return nil, err
		}
		happened = append(happened, fmt.Sprintf("Gast anwesend: %s (%s)", entered.Name, entered.Capacity))
	}
	return happened, nil
}

// person enters what is said of one person.
func (c *attendCommand) person(s *session, d *workflow.Desk, meeting data.Meeting) error {
	row, err := invitationOf(s, d, meeting, c.Who)
	if err != nil {
		return err
	}
	if err := whole(s, d, func() error { return c.enter(s, d, meeting, row.Invitation) }); err != nil {
		return err
	}
	changed, err := data.Get[data.Invitation](s.ctx, d.Store, row.Invitation.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Stdout, "%s: %s\n", changed.Name, attendanceText(changed))
	return nil
}

// enter enters it: the attendance first, then the times that do not come with it.
func (c *attendCommand) enter(s *session, d *workflow.Desk, meeting data.Meeting, i data.Invitation) error {
	var err error
	switch {
	case c.Substitute != "":
		err = d.RecordSubstitute(s.ctx, i.ID, c.Substitute)
	case c.State != "":
		err = d.MarkAttendance(s.ctx, []data.ID{i.ID}, attendanceWords[c.State], c.arrival(d, meeting, i))
	}
	if err != nil || c.Gone == nil && (c.Came == nil || c.State != "" && c.Substitute == "") {
		return err
	}
	if i, err = data.Get[data.Invitation](s.ctx, d.Store, i.ID); err != nil {
		return err
	}
	if c.Came != nil {
		i.Came = *c.Came
	}
	if c.Gone != nil {
		i.Gone = *c.Gone
	}
	return d.RecordTimes(s.ctx, i.ID, i.Came, i.Gone)
}

// arrival is when somebody came who is now marked: what the line says, what is known already, or on the day itself the time of now.
func (c *attendCommand) arrival(d *workflow.Desk, meeting data.Meeting, i data.Invitation) string {
	switch {
	case c.State != "present" && c.State != "online":
		return ""
	case c.Came != nil:
		return *c.Came
	case i.Came != "":
		return i.Came
	}
	return d.ArrivalNow(meeting)
}

// attendanceText is how somebody's attendance reads: 'anwesend ab 18:20 bis 19:30, Vertretung: Anna Huber'.
func attendanceText(i data.Invitation) string {
	text := workflow.AttendanceMark(i.Attendance).Word
	if text == "" {
		return "nicht erfasst"
	}
	if i.Came != "" {
		text += " ab " + i.Came
	}
	if i.Gone != "" {
		text += " bis " + i.Gone
	}
	if there := i.Attendance == data.AttendancePresent || i.Attendance == data.AttendanceOnline; there && i.Reply == data.ReplySubstituted && i.Substitute != "" {
		text += ", Vertretung: " + i.Substitute
	}
	return text
}

func (c *attendCommand) list(s *session, d *workflow.Desk, meeting data.Meeting) error {
	rows, err := d.Store.Invitations(s.ctx, meeting.ID)
	if err != nil {
		return err
	}
	var lines []invitationLine
	texts := map[data.ID]string{}
	for _, row := range rows {
		lines = append(lines, invitationLineOf(row))
		texts[row.Invitation.ID] = attendanceText(row.Invitation)
	}
	err = list(s, c.JSON, lines, "Nr.\tName\tFunktion\tBA\tAnwesenheit\t", func(r invitationLine) string {
		return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t", r.ID, r.Name, r.Function, number(r.District), texts[r.ID])
	})
	if err != nil || c.JSON {
		return err
	}
	return c.printCounts(s, d, meeting)
}

// printCounts prints how many are there, and from how many BA.
func (c *attendCommand) printCounts(s *session, d *workflow.Desk, meeting data.Meeting) error {
	minutes, err := d.Minutes(s.ctx, meeting.ID)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Stdout, strings.ReplaceAll(minutes.Summary(), " · ", ", "))
	return nil
}
