package command

// BA motions: entering them, changing them, and what is linked to them.

import (
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type motionCommand struct {
	List motionListCommand `cmd:"" default:"withargs" help:"Listet die BA-Anträge auf, die neuesten zuerst."`
	Add  motionAddCommand  `cmd:"" help:"Legt einen BA-Antrag an."`
	Set  motionSetCommand  `cmd:"" help:"Ändert einen BA-Antrag."`
}

type motionListCommand struct {
	BA      int    `name:"ba" placeholder:"NUMMER" help:"Nur die Anträge dieses BA."`
	State   string `enum:"open,answered,closed," default:"" placeholder:"STAND" help:"Nur Anträge mit diesem Stand: open (offen), answered (beantwortet) oder closed (abgeschlossen)."`
	Overdue bool   `help:"Nur Anträge, deren Antwort überfällig ist."`
	asJSON
}

type motionLine struct {
	Number   string         `json:"number"`
	District int            `json:"district,omitempty"`
	Date     string         `json:"date,omitempty"`
	Subject  string         `json:"subject"`
	Way      string         `json:"way,omitempty"`
	Due      string         `json:"due,omitempty"`
	State    string         `json:"state"`
	Overdue  bool           `json:"overdue"`
	Note     string         `json:"note,omitempty"`
	Meeting  *motionMeeting `json:"meeting,omitempty"`
	Letters  []motionLetter `json:"letters"`

	when, until, stand string // for the table
}

type motionMeeting struct {
	Number int    `json:"number"`
	Date   string `json:"date,omitempty"`
	Title  string `json:"title"`
}

type motionLetter struct {
	ID        data.ID `json:"id"`
	Date      string  `json:"date"`
	Recipient string  `json:"recipient"`
	State     string  `json:"state"`
}

func motionLineOf(m workflow.MotionRow) motionLine {
	line := motionLine{
		m.Number, m.District.Number, m.DatedOn.ISO(), m.Subject, m.Way, m.DueOn.ISO(), m.State, m.Mark.Tone == workflow.Bad, m.Note, nil, []motionLetter{}, m.DatedOn.String(), m.DueOn.String(), m.Mark.Word,
	}
	if m.Meeting.ID != 0 {
		line.Meeting = &motionMeeting{m.Meeting.Number, m.Meeting.HeldOn.ISO(), m.Meeting.Name()}
	}
	for _, l := range m.Letters {
		line.Letters = append(line.Letters, motionLetter{l.ID, l.DatedOn.ISO(), l.Recipient, l.State})
	}
	return line
}

func (c *motionListCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		filter := workflow.MotionFilter{State: c.State, Overdue: c.Overdue}
		if c.BA != 0 {
			district, err := d.DistrictByNumber(s.ctx, c.BA)
			if err != nil {
				return err
			}
			filter.DistrictID = district.ID
		}
		motions, err := d.MotionRows(s.ctx, filter)
		if err != nil {
			return err
		}
		rows := make([]motionLine, 0, len(motions))
		for _, m := range motions {
			rows = append(rows, motionLineOf(m))
		}
		return list(s, c.JSON, rows, "Nummer\tBA\tvom\tBetreff\tAntwort\tbis\tStand\t", func(r motionLine) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t", r.Number, number(r.District), dash(r.when), r.Subject, dash(r.Way), dash(r.until), r.stand)
		})
	})
}

type motionAddCommand struct {
	Number  string `required:"" placeholder:"NUMMER" help:"Die Antragsnummer, zum Beispiel „20-26 / B 01322“; „20-26/B1322“ wird so geschrieben."`
	BA      int    `name:"ba" required:"" placeholder:"NUMMER" help:"Die Nummer des BA, der den Antrag gestellt hat."`
	Date    string `required:"" placeholder:"DATUM" help:"Das Datum des Antrags."`
	Subject string `required:"" placeholder:"TEXT" help:"Der Betreff des Antrags."`
	Due     string `placeholder:"DATUM" help:"Bis wann zu antworten ist."`
	Way     string `placeholder:"TEXT" help:"Wie geantwortet wird, zum Beispiel „auf dem Büroweg“."`
	Meeting int    `placeholder:"NUMMER" help:"Die Sitzung, die den Antrag behandelt."`
	Note    string `placeholder:"TEXT" help:"Eine Notiz."`
}

func (c *motionAddCommand) Run(s *session) error {
	motion := data.Motion{Number: c.Number, Subject: c.Subject, Way: c.Way, Note: c.Note}
	var err error
	if motion.DatedOn, err = s.date("--date", c.Date); err != nil {
		return err
	}
	if motion.DueOn, err = s.date("--due", c.Due); err != nil {
		return err
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		if err := s.linkMotion(d, &motion, c.BA, c.Meeting); err != nil {
			return err
		}
		if err := d.AddMotion(s.ctx, motion); err != nil {
			return err
		}
		s.hintMotion(c.Number)
		fmt.Fprintf(s.Stdout, "BA-Antrag %s angelegt\n", workflow.MotionNumber(c.Number))
		return nil
	})
}

// linkMotion sets the district and the meeting of a motion by their numbers; 0 leaves them.
func (s *session) linkMotion(d *workflow.Desk, motion *data.Motion, ba, meeting int) error {
	if ba != 0 {
		district, err := d.DistrictByNumber(s.ctx, ba)
		if err != nil {
			return err
		}
		motion.DistrictID = district.ID
	}
	if meeting != 0 {
		found, err := d.MeetingByNumber(s.ctx, meeting)
		if err != nil {
			return err
		}
		motion.MeetingID = found.ID
	}
	return nil
}

// hintMotion says what looks odd about a number.
func (s *session) hintMotion(number string) {
	if hint := workflow.MotionNumberHint(number); hint != "" {
		fmt.Fprintln(s.Stderr, "Hinweis: "+hint)
	}
}

type motionSetCommand struct {
	Number   string  `arg:"" name:"nummer" help:"Die Antragsnummer, wie „motion list“ sie zeigt."`
	State    string  `enum:"open,answered,closed," default:"" placeholder:"STAND" help:"Der Stand: open (offen), answered (beantwortet) oder closed (abgeschlossen)."`
	Answered bool    `help:"Kurz für --state answered."`
	Rename   *string `placeholder:"NUMMER" help:"Die richtige Antragsnummer."`
	BA       int     `name:"ba" placeholder:"NUMMER" help:"Der BA, der den Antrag gestellt hat."`
	Date     string  `placeholder:"DATUM" help:"Das Datum des Antrags."`
	Subject  *string `placeholder:"TEXT" help:"Der Betreff."`
	Due      *string `placeholder:"DATUM" help:"Bis wann zu antworten ist; leer: keine Frist."`
	Way      *string `placeholder:"TEXT" help:"Wie geantwortet wird; leer: nicht festgelegt."`
	Meeting  *int    `placeholder:"NUMMER" help:"Die Sitzung, die den Antrag behandelt; 0: keine."`
	Note     *string `placeholder:"TEXT" help:"Die Notiz; leer: keine."`
}

func (c *motionSetCommand) Run(s *session) error {
	if c.Answered && c.State != "" && c.State != data.MotionAnswered {
		return &usage{"motion set: --answered und --state widersprechen einander."}
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		motion, err := d.MotionByNumber(s.ctx, c.Number)
		if err != nil {
			return err
		}
		before := motion
		if err := c.change(s, d, &motion); err != nil {
			return err
		}
		if motion == before {
			return &usage{"motion set: Bitte angeben, was sich ändert, zum Beispiel --state answered. Oder es steht schon so da."}
		}
		if err := d.SaveMotion(s.ctx, motion); err != nil {
			return err
		}
		if c.Rename != nil {
			s.hintMotion(*c.Rename)
		}
		fmt.Fprintf(s.Stdout, "BA-Antrag %s geändert\n", workflow.MotionNumber(motion.Number))
		return nil
	})
}

// change puts into a motion what was given.
func (c *motionSetCommand) change(s *session, d *workflow.Desk, motion *data.Motion) (err error) {
	if c.State != "" {
		motion.State = c.State
	}
	if c.Answered {
		motion.State = data.MotionAnswered
	}
	for _, field := range []struct {
		given *string
		to    *string
	}{{c.Rename, &motion.Number}, {c.Subject, &motion.Subject}, {c.Way, &motion.Way}, {c.Note, &motion.Note}} {
		if field.given != nil {
			*field.to = *field.given
		}
	}
	if c.Date != "" {
		if motion.DatedOn, err = s.date("--date", c.Date); err != nil {
			return err
		}
	}
	if c.Due != nil {
		if motion.DueOn, err = s.date("--due", *c.Due); err != nil {
			return err
		}
	}
	meeting := 0
	if c.Meeting != nil {
		meeting, motion.MeetingID = *c.Meeting, 0
	}
	return s.linkMotion(d, motion, c.BA, meeting)
}
