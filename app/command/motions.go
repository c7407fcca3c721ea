package command

// BA motions: entering them, so that a letter can answer one.

import (
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type motionCommand struct {
	List motionListCommand `cmd:"" default:"withargs" help:"Listet die BA-Anträge auf."`
	Add  motionAddCommand  `cmd:"" help:"Legt einen BA-Antrag an."`
}

type motionListCommand struct{ asJSON }

type motionLine struct {
	Number   string `json:"number"`
	District int    `json:"district,omitempty"`
	Date     string `json:"date,omitempty"`
	Subject  string `json:"subject"`
	State    string `json:"state"`

	when string
}

func (c *motionListCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		motions, err := d.Motions(s.ctx)
		if err != nil {
			return err
		}
		districts, err := data.List[data.District](s.ctx, d.Store, nil)
		if err != nil {
			return err
		}
		numberOf := map[data.ID]int{}
		for _, district := range districts {
			numberOf[district.ID] = district.Number
		}
		rows := make([]motionLine, 0, len(motions))
		for _, m := range motions {
			rows = append(rows, motionLine{m.Number, numberOf[m.DistrictID], m.DatedOn.ISO(), m.Subject, m.State, m.DatedOn.String()})
		}
		return list(s, c.JSON, rows, "Nummer\tBA\tvom\tBetreff\tStand\t", func(r motionLine) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t", r.Number, number(r.District), dash(r.when), r.Subject, workflow.MotionMark(r.State).Word)
		})
	})
}

type motionAddCommand struct {
	Number  string `required:"" placeholder:"NUMMER" help:"Die Antragsnummer, zum Beispiel „20-26 / B 01322“."`
	BA      int    `name:"ba" required:"" placeholder:"NUMMER" help:"Die Nummer des BA, der den Antrag gestellt hat."`
	Date    string `required:"" placeholder:"DATUM" help:"Das Datum des Antrags."`
	Subject string `required:"" placeholder:"TEXT" help:"Der Betreff des Antrags."`
}

func (c *motionAddCommand) Run(s *session) error {
	on, err := s.date("--date", c.Date)
	if err != nil {
		return err
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		district, err := d.DistrictByNumber(s.ctx, c.BA)
		if err != nil {
			return err
		}
		if err := d.AddMotion(s.ctx, data.Motion{Number: c.Number, DistrictID: district.ID, DatedOn: on, Subject: c.Subject}); err != nil {
			return err
		}
		if hint := workflow.MotionNumberHint(c.Number); hint != "" {
			fmt.Fprintln(s.Stderr, "Hinweis: "+hint)
		}
		fmt.Fprintf(s.Stdout, "BA-Antrag %s angelegt\n", c.Number)
		return nil
	})
}
