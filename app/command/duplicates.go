package command

// People who are on file twice, on the command line.

import (
	"fmt"
	"slices"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/data/duplicates"
)

type duplicatesCommand struct {
	List      duplicatesListCommand      `cmd:"" default:"withargs" help:"Listet Paare auf, die dieselbe Person sein können, die sichersten zuerst."`
	Different duplicatesDifferentCommand `cmd:"" help:"Merkt: Diese beiden sind kein Duplikat."`
}

type duplicatesListCommand struct {
	asJSON
	Least int `default:"65" placeholder:"PUNKTE" help:"Nur Paare mit mindestens so vielen Punkten, 65 bis 100."`
}

type duplicateLine struct {
	Score   int            `json:"score"`
	Reasons []string       `json:"reasons"`
	People  [2]twoNameLine `json:"people"`
}

type twoNameLine struct {
	ID   data.ID `json:"id"`
	Name string  `json:"name"`
}

func (c *duplicatesListCommand) Run(s *session) error {
	if c.Least < duplicates.Floor || c.Least > 100 {
		return &usage{fmt.Sprintf("duplicates: --least geht von %d bis 100; unter %d Punkten gilt niemand als Duplikat.", duplicates.Floor, duplicates.Floor)}
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		pairs, err := d.Duplicates(s.ctx)
		if err != nil {
			return err
		}
		var rows []duplicateLine
		for _, p := range pairs {
			if p.Score >= c.Least {
				people := [2]twoNameLine{{p.A.ID, p.A.ListName()}, {p.B.ID, p.B.ListName()}}
				rows = append(rows, duplicateLine{Score: p.Score, Reasons: p.Reasons, People: people})
			}
		}
		return list(s, c.JSON, rows, "Punkte\tNr.\tName\tNr.\tName\tGründe\t", func(r duplicateLine) string {
			return fmt.Sprintf("%d\t%d\t%s\t%d\t%s\t%s\t", r.Score, r.People[0].ID, r.People[0].Name, r.People[1].ID, r.People[1].Name, strings.Join(r.Reasons, ", "))
		})
	})
}

type duplicatesDifferentCommand struct {
	First  data.ID `arg:"" name:"nummer" help:"Die Nummer der einen Person, wie „people“ sie zeigt."`
	Second data.ID `arg:"" name:"andere" help:"Die Nummer der anderen."`
}

func (c *duplicatesDifferentCommand) Run(s *session) error {
	return s.withDesk(false, func(d *workflow.Desk) error {
		if err := d.NotDuplicates(s.ctx, c.First, c.Second); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Kein Duplikat: Nr. %d und Nr. %d\n", c.First, c.Second)
		return nil
	})
}

type mergeCommand struct {
	Keep   data.ID  `arg:"" name:"nummer" help:"Die Nummer der Person, die bleibt, wie „people“ sie zeigt."`
	Other  data.ID  `arg:"" name:"andere" help:"Die Nummer der Person, die in ihr aufgeht."`
	Prefer string   `enum:"first,second," default:"" placeholder:"SEITE" help:"Wessen Angaben gelten, wo beide etwas haben: first oder second. Ohne Angabe ein Vorschlag je Feld."`
	Field  []string `placeholder:"FELD=SEITE" help:"Für einzelne Felder: last_name=second, note=both. Die Namen der Felder zeigt --check."`
	Check  bool     `help:"Nur zeigen, was würde."`
	asJSON
}

// sides are the words for whose value counts.
var sides = map[string]workflow.Side{"first": workflow.SideKeep, "second": workflow.SideOther, "both": workflow.SideBoth}

type mergeLine struct {
	Field  string `json:"field"`
	Name   string `json:"name"`
	First  string `json:"first"`
	Second string `json:"second"`
	Result string `json:"result"`
}

func (c *mergeCommand) Run(s *session) error {
	if c.JSON && !c.Check {
		return &usage{"merge: --json zeigt den Vergleich und gehört zu --check."}
	}
	return s.withDesk(c.Check, func(d *workflow.Desk) error {
		plan, err := d.MergePlan(s.ctx, c.Keep, c.Other)
		if err != nil {
			return err
		}
		if err := c.choose(&plan); err != nil {
			return err
		}
		if c.Check {
			return c.show(s, plan)
		}
		if err := d.Merge(s.ctx, plan); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Zusammengeführt: %s (Nr. %d) ist jetzt in %s (Nr. %d).\n", plan.Other.FullName(), c.Other, plan.Person().FullName(), c.Keep)
		return nil
	})
}

// choose decides the fields as the line says.
func (c *mergeCommand) choose(plan *workflow.MergePlan) error {
	if c.Prefer != "" {
		plan.Prefer(sides[c.Prefer])
	}
	for _, text := range c.Field {
		key, word, _ := strings.Cut(text, "=")
		side, known := sides[word]
		if !known {
			return &usage{"--field: nach dem Feld steht =first, =second oder, bei der Notiz, =both; nicht „" + text + "“."}
		}
		if !plan.Choose(key, side) {
			var keys []string
			for _, f := range plan.Fields {
				keys = append(keys, f.Key)
			}
			return &usage{"--field: „" + text + "“ geht nicht. Felder sind: " + strings.Join(keys, ", ") + "; both gilt nur für note."}
		}
	}
	return nil
}

// show prints what would be: the fields that differ, what moves, and what to know before.
func (c *mergeCommand) show(s *session, plan workflow.MergePlan) error {
	var rows []mergeLine
	for _, f := range plan.Fields {
		if c.JSON || f.Differs() {
			rows = append(rows, mergeLine{f.Key, f.Name, f.Keep, f.Other, f.Value()})
		}
	}
	err := list(s, c.JSON, rows, fmt.Sprintf("Feld\t\tNr. %d\tNr. %d\tErgebnis\t", plan.Keep.ID, plan.Other.ID), func(r mergeLine) string {
		cells := []string{r.Field, r.Name, dash(r.First), dash(r.Second), dash(r.Result)}
		for i, cell := range cells {
			cells[i] = strings.ReplaceAll(cell, "\n", " / ")
		}
		return strings.Join(cells, "\t") + "\t"
	})
	if err != nil || c.JSON {
		return err
	}
	if len(plan.Moves) > 0 {
		fmt.Fprintf(s.Stdout, "Dazu kommt: %s\n", strings.Join(plan.Moves, ", "))
	}
	for _, hint := range slices.Compact(plan.Hints) {
		fmt.Fprintln(s.Stdout, hint)
	}
	return nil
}
