package command

// The command that reports over all meetings, as a workbook and as numbers.

import (
	"encoding/json"
	"fmt"

	"rundertisch/app/workflow"
)

type statisticsCommand struct {
	asJSON
	Out string `placeholder:"DATEI" help:"Die Excel-Datei, die geschrieben wird. Mit --json darf sie fehlen."`
}

type statisticsLine struct {
	Day       string          `json:"day"`
	Meetings  []figuresLine   `json:"meetings"`
	Years     []periodLine    `json:"years"`
	Terms     []periodLine    `json:"terms"`
	Districts []presenceLine  `json:"districts"`
	Members   []presenceLine  `json:"members"`
	Gaps      []statisticsGap `json:"gaps"`
}

type countsLine struct {
	Invited      int      `json:"invited"`
	Accepted     int      `json:"accepted"`
	Declined     int      `json:"declined"`
	Present      int      `json:"present"`
	Online       int      `json:"online"`
	Guests       int      `json:"guests"`
	Represented  int      `json:"represented"`
	ResponseRate *float64 `json:"responseRate,omitempty"`
}

type figuresLine struct {
	Number int    `json:"number"`
	Date   string `json:"date,omitempty"`
	Term   string `json:"term,omitempty"`
	countsLine
}

type periodLine struct {
	Name            string `json:"name"`
	Meetings        int    `json:"meetings"`
	RepresentedOnce int    `json:"representedOnce"` // BA; represented is the sum over the meetings
	countsLine
}

type presenceLine struct {
	District int    `json:"district,omitempty"`
	Name     string `json:"name"`
	Count    int    `json:"count"`
	Invited  int    `json:"invited"`
	Meetings []int  `json:"meetings"` // numbers of those it was at
}

type statisticsGap struct {
	District int    `json:"district"`
	Name     string `json:"name"`
	Never    bool   `json:"never"`
	Recent   bool   `json:"notRecently"`
	Unnamed  bool   `json:"unnamed"`
	Last     int    `json:"lastMeeting,omitempty"`
	Reason   string `json:"reason"`
}

func (c *statisticsCommand) Run(s *session) error {
	if c.Out == "" && !c.JSON {
		return &usage{"statistics: Bitte mit --out die Excel-Datei angeben, oder mit --json nur die Zahlen ausgeben."}
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		path := ""
		if c.Out != "" {
			var err error
			if path, err = target(c.Out, ".xlsx"); err != nil {
				return err
			}
		}
		statistics, err := d.Statistics(s.ctx)
		if err != nil {
			return err
		}
		if path != "" {
			if err := statistics.Write(path); err != nil {
				return err
			}
		}
		if c.JSON {
			encoder := json.NewEncoder(s.Stdout)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			return encoder.Encode(statisticsLineOf(statistics))
		}
		fmt.Fprintf(s.Stdout, "Auswertung über %d durchgeführte Sitzungen, %d BA mit Lücken: %s\n", len(statistics.Meetings), len(statistics.Gaps), path)
		return nil
	})
}

func statisticsLineOf(statistics workflow.Statistics) statisticsLine {
	line := statisticsLine{
		Day: statistics.Day.ISO(), Meetings: []figuresLine{}, Gaps: []statisticsGap{},
		Years: periodLines(statistics.Years), Terms: periodLines(statistics.Terms),
		Districts: presenceLines(statistics, statistics.Districts), Members: presenceLines(statistics, statistics.Members),
	}
	for _, m := range statistics.Meetings {
		line.Meetings = append(line.Meetings, figuresLine{m.Meeting.Number, m.Meeting.HeldOn.ISO(), m.Term, countsLineOf(m.Figures)})
	}
	for _, g := range statistics.Gaps {
		line.Gaps = append(line.Gaps, statisticsGap{g.District.Number, g.District.Name, g.Never, g.Recent, g.Unnamed, g.Last.Number, g.Reason})
	}
	return line
}

func countsLineOf(f workflow.Figures) countsLine {
	line := countsLine{f.Invited, f.Accepted, f.Declined, f.Present, f.Online, f.Guests, f.Represented, nil}
	if rate, known := f.Responded(); known {
		line.ResponseRate = &rate
	}
	return line
}

func periodLines(periods []workflow.PeriodFigures) []periodLine {
	lines := []periodLine{}
	for _, p := range periods {
		lines = append(lines, periodLine{p.Name, p.Meetings(), p.Once, countsLineOf(p.Sum)})
	}
	return lines
}

func presenceLines(statistics workflow.Statistics, rows []workflow.Presence) []presenceLine {
	lines := []presenceLine{}
	for _, row := range rows {
		line := presenceLine{District: row.District.Number, Name: row.District.Name, Count: row.Count(), Invited: row.Invited, Meetings: []int{}}
		if row.District.ID == 0 {
			line.Name = row.Person.ListName()
		}
		for i, here := range row.At {
			if here {
				line.Meetings = append(line.Meetings, statistics.Meetings[i].Meeting.Number)
			}
		}
		lines = append(lines, line)
	}
	return lines
}
