package command

// The command that writes lists of people, tasks and gaps as Excel files, and prints them as JSON.

import (
	"encoding/json"
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type listCommand struct {
	asJSON
	Kind     string `arg:"" placeholder:"LISTE" help:"contacts (Kontaktliste), phones (Telefonliste), members (Mitglieder des Migrationsbeirats mit Anwesenheit), tasks (Aufgaben) oder gaps (Lücken)."`
	Out      string `placeholder:"DATEI" help:"Die Excel-Datei, die geschrieben wird. Mit --json darf sie fehlen."`
	On       string `placeholder:"DATUM" help:"Für contacts und phones: wer an diesem Tag eine Funktion hatte; sonst heute."`
	Meetings int    `default:"2" placeholder:"ZAHL" help:"Für gaps: eine Lücke ist, wer in so vielen der letzten Sitzungen nicht vertreten war; sonst 2."`
}

type listedContact struct {
	District  int      `json:"district,omitempty"`
	Where     string   `json:"where,omitempty"` // Stadtbezirk or body
	Name      string   `json:"name"`
	Functions []string `json:"functions"`
	Via       string   `json:"via,omitempty"`
	Street    string   `json:"street,omitempty"`
	Postcode  string   `json:"postcode,omitempty"`
	City      string   `json:"city,omitempty"`
	Emails    []string `json:"emails"`
	Phones    []string `json:"phones"`
	Mobiles   []string `json:"mobiles"`
}

type listedMember struct {
	presenceLine
	Functions []string `json:"functions"`
	Since     string   `json:"since,omitempty"`
	Excused   []int    `json:"excused"` // numbers of the meetings it was excused from
}

type listedTask struct {
	Task    string `json:"task"`
	Who     string `json:"who,omitempty"`
	Due     string `json:"due,omitempty"`
	Meeting int    `json:"meeting,omitempty"`
	Item    string `json:"item,omitempty"`
	State   string `json:"state"`
	Done    string `json:"done,omitempty"`
}

func (c *listCommand) Run(s *session) error {
	kind := workflow.List(c.Kind)
	if c.Out == "" && !c.JSON {
		return &usage{"list: Bitte mit --out die Excel-Datei angeben, oder mit --json nur die Zeilen ausgeben."}
	}
	var on data.Date
	if c.On != "" {
		var err error
		if on, err = s.date("--on", c.On); err != nil {
			return err
		}
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		if err := kind.Check(); err != nil {
			return err
		}
		if !on.IsZero() && !kind.OfPeople() {
			return &usage{"list: --on gilt nur für contacts und phones."}
		}
		if c.Out != "" {
			path, err := target(c.Out, ".xlsx")
			if err != nil {
				return err
			}
			if err := d.WriteList(s.ctx, workflow.ListOrder{List: kind, Recent: c.Meetings, On: on}, path); err != nil {
				return err
			}
			if !c.JSON {
				fmt.Fprintf(s.Stdout, "%s: %s\n", kind.Name(), path)
			}
		}
		if !c.JSON {
			return nil
		}
		rows, err := c.rows(s, d, kind, on)
		if err != nil {
			return err
		}
		encoder := json.NewEncoder(s.Stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(rows)
	})
}

// rows returns the lines of a list for other programs: what stands in the Excel file.
func (c *listCommand) rows(s *session, d *workflow.Desk, kind workflow.List, on data.Date) (any, error) {
	switch kind {
	case workflow.ListMembers:
		members, statistics, err := d.MemberLines(s.ctx)
		rows := []listedMember{}
		for _, m := range members {
			row := listedMember{presenceLines(statistics, []workflow.Presence{m.Presence})[0], m.Functions, m.Since.ISO(), []int{}}
			for i, excused := range m.Excused {
				if excused {
					row.Excused = append(row.Excused, statistics.Meetings[i].Meeting.Number)
				}
			}
			rows = append(rows, row)
		}
		return rows, err
	case workflow.ListTasks:
		tasks, err := d.TasksForLists(s.ctx)
		rows := []listedTask{}
		for _, t := range tasks {
			rows = append(rows, listedTask{t.Task.Text, t.Who, t.Task.DueOn.ISO(), t.Meeting.Number, t.Item, t.Mark.Word, t.Task.DoneOn.ISO()})
		}
		return rows, err
	case workflow.ListGaps:
		statistics, err := d.Gaps(s.ctx, c.Meetings)
		return gapLines(statistics.Gaps), err
	}
	contacts, err := d.ContactLines(s.ctx, on)
	rows := []listedContact{}
	for _, l := range contacts {
		row := listedContact{
			District: l.District.Number, Where: l.Where(), Name: l.Person.ListName(), Functions: l.Functions,
			Emails: orNone(l.Emails), Phones: orNone(l.Phones), Mobiles: orNone(l.Mobiles),
		}
		if kind == workflow.ListPhones && !l.HasPhone() {
			continue
		}
		if kind == workflow.ListContacts {
			row.Via, row.Street, row.Postcode, row.City = l.Place.Via, l.Place.Street, l.Place.Postcode, l.Place.City
		} else {
			row.Emails = []string{}
		}
		rows = append(rows, row)
	}
	return rows, err
}

func gapLines(gaps []workflow.DistrictGap) []statisticsGap {
	lines := []statisticsGap{}
	for _, g := range gaps {
		lines = append(lines, statisticsGap{g.District.Number, g.District.Name, g.Never, g.Recent, g.Unnamed, g.Last.Number, g.Reason})
	}
	return lines
}

// orNone makes an empty list '[]' in JSON.
func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
