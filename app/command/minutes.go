package command

// Minutes on the command line: what is recorded under each item, the file, and what became of the minutes.

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type minutesCommand struct {
	Write    minutesWriteCommand    `cmd:"" default:"withargs" help:"Schreibt das Protokoll als PDF, Word-Datei oder Text."`
	Show     minutesShowCommand     `cmd:"" help:"Zeigt das Protokoll, wie es jetzt steht."`
	Record   minutesRecordCommand   `cmd:"" help:"Trägt ein, was das Protokoll zu einem Punkt sagt."`
	Decide   minutesDecideCommand   `cmd:"" help:"Trägt einen Beschluss ein."`
	Sent     minutesSentCommand     `cmd:"" help:"Vermerkt, dass das Protokoll versandt ist, und hält seinen Stand fest."`
	Approved minutesApprovedCommand `cmd:"" help:"Vermerkt, dass das Protokoll genehmigt ist."`
	Reopen   minutesReopenCommand   `cmd:"" help:"Macht das Protokoll wieder zum Entwurf."`
}

// minutesFormats says which ending of a file means which form.
var minutesFormats = map[string]workflow.MinutesFormat{".pdf": workflow.MinutesPDF, ".docx": workflow.MinutesWord, ".txt": workflow.MinutesText}

type minutesWriteCommand struct {
	meetingArgument
	Out    string `required:"" placeholder:"DATEI" help:"Die Datei, die geschrieben wird: Ihre Endung .pdf, .docx oder .txt sagt, in welcher Form; ohne Endung als PDF."`
	Public bool   `help:"Ohne nicht öffentliche Punkte."`
}

func (c *minutesWriteCommand) Run(s *session) error {
	ending := strings.ToLower(filepath.Ext(c.Out))
	if ending == "" {
		ending = ".pdf"
	}
	format, known := minutesFormats[ending]
	if !known {
		return &usage{fmt.Sprintf("--out: Ein Protokoll gibt es als .pdf, .docx oder .txt, nicht als „%s“.", ending)}
	}
	path, err := target(c.Out, ending)
	if err != nil {
		return err
	}
	return c.withMeeting(s, true, func(d *workflow.Desk, meeting data.Meeting) error {
		if err := d.WriteMinutes(s.ctx, meeting.ID, format, workflow.MinutesOptions{PublicOnly: c.Public}, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Protokoll der %d. Sitzung: %s\n", meeting.Number, path)
		return nil
	})
}

type minutesRecordCommand struct {
	meetingArgument
	Item    string  `arg:"" optional:"" name:"top" help:"Die Nummer des Punktes. Ohne sie ist die Einleitung vor den Punkten gemeint."`
	Text    *string `xor:"text" placeholder:"TEXT" help:"Was das Protokoll sagt; @DATEI liest es aus einer Textdatei."`
	Block   string  `xor:"text" placeholder:"NAME" help:"Der Textbaustein mit diesem Namen kommt hinzu."`
	Outcome *string `enum:"done,postponed,open" placeholder:"WAS" help:"Was aus dem Punkt wurde: done (behandelt), postponed (vertagt) oder open (offen)."`
}

// outcomeWords says what the values of --outcome mean.
var outcomeWords = map[string]string{"done": data.OutcomeDone, "postponed": data.OutcomePostponed, "open": data.OutcomeOpen}

func (c *minutesRecordCommand) Run(s *session) error {
	switch {
	case c.Text == nil && c.Block == "" && c.Outcome == nil:
		return &usage{"minutes record: Bitte mit --text, --block oder --outcome angeben, was einzutragen ist."}
	case c.Item == "" && c.Outcome != nil:
		return &usage{"minutes record: --outcome gehört zu einem Punkt der Tagesordnung."}
	}
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		if c.Item == "" {
			text, err := c.text(s, d, meeting.MinutesText)
			if err != nil {
				return err
			}
			if err := d.SaveMinutesText(s.ctx, meeting.ID, text); err != nil {
				return err
			}
			fmt.Fprintf(s.Stdout, "Protokoll der %d. Sitzung: Einleitung eingetragen\n", meeting.Number)
			return nil
		}
		item, err := itemByNumber(s, d, meeting, c.Item)
		if err != nil {
			return err
		}
		text, err := c.text(s, d, item.Record)
		if err != nil {
			return err
		}
		outcome := item.Outcome
		if c.Outcome != nil {
			outcome = outcomeWords[*c.Outcome]
		}
		if err := d.SaveRecord(s.ctx, item.ID, text, outcome); err != nil {
			return err
		}
		return printItem(s, d, meeting, item.ID, "protokolliert")
	})
}

// text returns what is to stand there instead of what did.
func (c *minutesRecordCommand) text(s *session, d *workflow.Desk, present string) (string, error) {
	if c.Text != nil {
		return readMessage(*c.Text)
	}
	if c.Block == "" {
		return present, nil
	}
	blocks, err := d.TextBlocks(s.ctx)
	if err != nil {
		return "", err
	}
	var names []string
	for _, b := range blocks {
		if strings.EqualFold(b.Name, c.Block) {
			return strings.TrimSpace(present + "\n\n" + b.Text), nil
		}
		names = append(names, b.Name)
	}
	return "", data.Mistakef("Einen Textbaustein „%s“ gibt es nicht. Vorhanden sind: %s.", c.Block, strings.Join(names, ", "))
}

type minutesDecideCommand struct {
	meetingArgument
	itemArgument
	Text    string `arg:"" name:"text" help:"Der Wortlaut; mit --replace und leerem Text wird der Beschluss entfernt."`
	Replace int    `placeholder:"ZAHL" help:"Statt des so vielten Beschlusses dieses Punktes."`
}

func (c *minutesDecideCommand) Run(s *session) error {
	return withItem(s, c.meetingArgument, c.itemArgument, func(d *workflow.Desk, meeting data.Meeting, item data.AgendaItem) error {
		decision := data.Decision{MeetingID: meeting.ID, AgendaItemID: item.ID}
		if c.Replace != 0 {
			minutes, err := d.Minutes(s.ctx, meeting.ID)
			if err != nil {
				return err
			}
			at := slices.IndexFunc(minutes.Lines, func(l workflow.MinutesLine) bool { return l.Item.ID == item.ID })
			if at < 0 || c.Replace < 1 || c.Replace > len(minutes.Lines[at].Decisions) {
				return data.Mistakef("Einen %d. Beschluss gibt es zu TOP %s nicht.", c.Replace, c.Item)
			}
			decision = minutes.Lines[at].Decisions[c.Replace-1]
		}
		text, err := readMessage(c.Text)
		if err != nil {
			return err
		}
		decision.Text = text
		if _, err := d.SaveDecision(s.ctx, decision); err != nil {
			return err
		}
		happened := "hat einen Beschluss"
		if strings.TrimSpace(text) == "" {
			happened = "hat einen Beschluss weniger"
		}
		return printItem(s, d, meeting, item.ID, happened)
	})
}

type minutesSentCommand struct {
	meetingArgument
	Date string `placeholder:"DATUM" help:"Der Tag, sonst heute."`
}

func (c *minutesSentCommand) Run(s *session) error {
	on, err := s.dateOrToday("--date", c.Date)
	if err != nil {
		return err
	}
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		if err := d.MarkMinutesSent(s.ctx, meeting.ID, on); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Protokoll der %d. Sitzung versandt am %s\n", meeting.Number, on)
		return nil
	})
}

// dateOrToday reads a date argument; the empty text is today.
func (s *session) dateOrToday(flag, text string) (data.Date, error) {
	on, err := s.date(flag, text)
	if on.IsZero() {
		on = data.DateOf(s.now())
	}
	return on, err
}

type minutesApprovedCommand struct {
	meetingArgument
	Date string `placeholder:"DATUM" help:"Der Tag, sonst der Tag der Sitzung, in der es genehmigt wurde, sonst heute."`
	In   int    `placeholder:"NUMMER" help:"Die Sitzung, in der es genehmigt wurde."`
}

func (c *minutesApprovedCommand) Run(s *session) error {
	on, err := s.date("--date", c.Date)
	if err != nil {
		return err
	}
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		var in data.Meeting
		if c.In != 0 {
			if in, err = d.MeetingByNumber(s.ctx, c.In); err != nil {
				return err
			}
			if on.IsZero() {
				on = in.HeldOn
			}
		}
		if on.IsZero() {
			on = d.Today()
		}
		if err := d.MarkMinutesApproved(s.ctx, meeting.ID, on, in.ID); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Protokoll der %d. Sitzung genehmigt am %s\n", meeting.Number, on)
		return nil
	})
}

type minutesReopenCommand struct{ meetingArgument }

func (c *minutesReopenCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		if err := d.ReopenMinutes(s.ctx, meeting.ID); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Protokoll der %d. Sitzung ist wieder ein Entwurf\n", meeting.Number)
		return nil
	})
}
