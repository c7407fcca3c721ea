package command

// The commands that print addresses: labels, envelopes, and the sheet that shows how far the printer is off.

import (
	"fmt"
	"strings"

	"rundertisch/app/workflow"
)

// addressFlags say whose addresses are printed, and where to.
type addressFlags struct {
	To      string `required:"" placeholder:"WER" help:"Wie bei letters: all, open, overdue, nobody, named, invited, accepted, declined, role:SCHLÜSSEL, people:7,9 oder Nummern von BA wie 1,5,25."`
	Meeting int    `placeholder:"NUMMER" help:"Die Sitzung, deren Eingeladene gemeint sind."`
	Once    bool   `help:"Dieselbe Anschrift nur einmal, auch wenn mehrere Personen sie haben."`
	Out     string `required:"" placeholder:"DATEI" help:"Die PDF-Datei, die geschrieben wird."`
}

// order returns what the flags say.
func (c *addressFlags) order(s *session, d *workflow.Desk, to recipients) (order workflow.LabelOrder, err error) {
	if order.Selection, err = to.selection(s, d); err != nil {
		return order, err
	}
	order.OncePerAddress = c.Once
	if c.Meeting != 0 {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return order, err
		}
		order.MeetingID = meeting.ID
	}
	return order, nil
}

// write prints the addresses, and tells what is wrong with some.
func (c *addressFlags) write(s *session, print func(*workflow.Desk, workflow.LabelOrder, string) (workflow.LabelsMade, error), one, many string) error {
	to, err := parseRecipients(c.To)
	if err != nil {
		return err
	}
	path, err := target(c.Out, ".pdf")
	if err != nil {
		return err
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		order, err := c.order(s, d, to)
		if err != nil {
			return err
		}
		made, err := print(d, order, path)
		for _, p := range made.Problems {
			fmt.Fprintln(s.Stderr, problemText(workflow.Problem{Problem: p}))
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%s auf %s: %s\n", count(made.Labels, one, many), count(made.Pages, "Seite", "Seiten"), path)
		if made.Skipped > 0 {
			fmt.Fprintf(s.Stdout, "%s ausgelassen (siehe oben)\n", count(made.Skipped, "Person", "Personen"))
		}
		return nil
	})
}

type labelsCommand struct {
	addressFlags
	Sheet string `default:"L7160" placeholder:"GRÖSSE" help:"Die Etiketten von Avery Zweckform: L7160 (3 × 7, auch ohne Angabe), L7163 (2 × 7) oder L4732 (5 × 16)."`
	Start int    `default:"1" placeholder:"ZAHL" help:"Das erste freie Etikett des ersten Blattes, zeilenweise gezählt; sonst 1."`
}

func (c *labelsCommand) Run(s *session) error {
	if c.Start < 1 {
		return &usage{"--start: Bitte eine Zahl ab 1 angeben."}
	}
	return c.write(s, func(d *workflow.Desk, order workflow.LabelOrder, path string) (workflow.LabelsMade, error) {
		order.SheetKey, order.Start = strings.ToUpper(c.Sheet), c.Start
		return d.WriteLabels(s.ctx, order, path)
	}, "Etikett", "Etiketten")
}

type envelopesCommand struct {
	addressFlags
	Size string `default:"DL" placeholder:"GRÖSSE" help:"DL (220 × 110 mm, auch ohne Angabe), C5 (229 × 162 mm) oder C4 (324 × 229 mm)."`
}

func (c *envelopesCommand) Run(s *session) error {
	return c.write(s, func(d *workflow.Desk, order workflow.LabelOrder, path string) (workflow.LabelsMade, error) {
		order.EnvelopeKey = strings.ToUpper(c.Size)
		return d.WriteEnvelopes(s.ctx, order, path)
	}, "Umschlag", "Umschläge")
}

type testsheetCommand struct {
	Out string `required:"" placeholder:"DATEI" help:"Die PDF-Datei, die geschrieben wird."`
}

func (c *testsheetCommand) Run(s *session) error {
	path, err := target(c.Out, ".pdf")
	if err != nil {
		return err
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		if err := d.WriteTestSheet(s.ctx, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Testblatt: %s\n", path)
		return nil
	})
}
