package command

// The commands that print what a meeting needs on paper: the list to sign, name cards, badges, the sign for the door.

import (
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// paperFlags say of which meeting, and where to.
type paperFlags struct {
	Meeting int    `required:"" placeholder:"NUMMER" help:"Die Nummer der Sitzung."`
	Out     string `required:"" placeholder:"DATEI" help:"Die PDF-Datei, die geschrieben wird."`
}

// write writes a paper of the meeting.
func (c *paperFlags) write(s *session, kind workflow.MeetingPaper, options workflow.MeetingPaperOptions) error {
	path, err := target(c.Out, ".pdf")
	if err != nil {
		return err
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return err
		}
		if err := d.WriteMeetingPaper(s.ctx, meeting.ID, kind, options, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%s der %d. Sitzung: %s\n", kind.Name(), meeting.Number, path)
		return nil
	})
}

type signaturesCommand struct {
	paperFlags
	Guests int `default:"8" placeholder:"ZAHL" help:"So viele leere Zeilen für Gäste am Ende; sonst 8."`
}

func (c *signaturesCommand) Run(s *session) error {
	if c.Guests < 0 || c.Guests > workflow.MostGuestLines {
		return &usage{fmt.Sprintf("--guests: Bitte eine Zahl von 0 bis %d angeben.", workflow.MostGuestLines)}
	}
	return c.write(s, workflow.MeetingSignatures, workflow.MeetingPaperOptions{GuestLines: c.Guests})
}

type cardsCommand struct {
	paperFlags
	Kind string `required:"" placeholder:"ART" help:"table (Tischkarten zum Falten), badge (Namensschilder 85 × 55 mm) oder door (Türschild)."`
}

func (c *cardsCommand) Run(s *session) error {
	kind := workflow.MeetingPaper(c.Kind)
	if kind == workflow.MeetingSignatures || kind.Name() == "" {
		return &data.Mistake{Text: fmt.Sprintf("Karten der Art „%s“ gibt es nicht. Vorhanden sind: table, badge, door.", c.Kind)}
	}
	return c.write(s, kind, workflow.MeetingPaperOptions{})
}
