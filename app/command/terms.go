package command

// The change of a term, and who held which function on a day.

import (
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type termCommand struct {
	Start termStartCommand `cmd:"" help:"Eröffnet eine Amtszeit: Funktionen enden, die Benennungsrunde beginnt, Benannte sind zu bestätigen."`
}

type termStartCommand struct {
	asJSON
	From  string `required:"" placeholder:"DATUM" help:"Der erste Tag der neuen Amtszeit."`
	Apply bool   `help:"Die Amtszeit eröffnen; ohne diese Angabe wird nur gezeigt, was geschähe."`
}

type termLine struct {
	Name     string `json:"name"`
	Function string `json:"function"`
	District int    `json:"district,omitempty"`
	Until    string `json:"until"`
	Confirm  bool   `json:"confirm"`
}

func (c *termStartCommand) Run(s *session) error {
	from, err := s.date("--from", c.From)
	if err != nil {
		return err
	}
	return s.withDesk(!c.Apply, func(d *workflow.Desk) error {
		do := d.TermPlan
		if c.Apply {
			do = d.StartTerm
		}
		change, err := do(s.ctx, from)
		if err != nil {
			return err
		}
		confirm := map[data.ID]bool{}
		for _, h := range change.Staying {
			confirm[h.Role.ID] = true
		}
		rows := make([]termLine, 0, len(change.Ending))
		for _, h := range change.Ending {
			rows = append(rows, termLine{h.Person.ListName(), h.Function(), h.DistrictNumber, change.LastDay().ISO(), confirm[h.Role.ID]})
		}
		if err := list(s, c.JSON, rows, "BA\tName\tFunktion\tendet am\tzu bestätigen\t", func(r termLine) string {
			word := ""
			if r.Confirm {
				word = "ja"
			}
			return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t", number(r.District), r.Name, r.Function, change.LastDay(), word)
		}); err != nil {
			return err
		}
		fmt.Fprintf(s.Stderr, "Amtszeit %s ab %s: %d Funktionen enden am %s, %d Benannte sind zu bestätigen.\n", change.New.Name, change.From, len(change.Ending), change.LastDay(), len(change.Staying))
		if !c.Apply {
			fmt.Fprintln(s.Stderr, "Noch ist nichts geändert. Mit --apply wird die Amtszeit eröffnet.")
		}
		return nil
	})
}

type whoCommand struct {
	asJSON
	On string `required:"" placeholder:"DATUM" help:"Der Tag, nach dem gefragt ist."`
	BA int    `name:"ba" placeholder:"NUMMER" help:"Nur für diesen BA."`
}

type whoLine struct {
	ID       data.ID `json:"id"`
	Name     string  `json:"name"`
	Function string  `json:"function"`
	District int     `json:"district,omitempty"`
	From     string  `json:"from,omitempty"`
	Until    string  `json:"until,omitempty"`

	from, until string
}

func (c *whoCommand) Run(s *session) error {
	on, err := s.date("--on", c.On)
	if err != nil {
		return err
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		holders, err := d.Who(s.ctx, on, c.BA)
		if err != nil {
			return err
		}
		rows := make([]whoLine, 0, len(holders))
		for _, h := range holders {
			rows = append(rows, whoLine{
				h.Person.ID, h.Person.ListName(), h.Function(), h.DistrictNumber, h.Role.FromOn.ISO(), h.Role.UntilOn.ISO(), h.Role.FromOn.String(), h.Role.UntilOn.String(),
			})
		}
		return list(s, c.JSON, rows, "BA\tName\tFunktion\tvon\tbis\t", func(r whoLine) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t", number(r.District), r.Name, r.Function, dash(r.from), dash(r.until))
		})
	})
}
