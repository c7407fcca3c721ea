package sheet

// Two parts of the report over all meetings that leave the house by themselves: the members of the Migrationsbeirat with their attendance, and the gaps.

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Members writes the members of a report with their functions and their attendance, meeting by meeting. Errors are those of Meetings.
func Members(w io.Writer, report MeetingReport) error {
	if err := report.prepare(); err != nil {
		return err
	}
	return writeBook(w, properties{memberTitle, "Mitglieder und ihre Anwesenheit in den Sitzungen des Runden Tisches", report.Author, report.Made},
		func(style reportStyles) []tableSheet { return []tableSheet{report.members(style)} })
}

const memberTitle = "Mitglieder des Migrationsbeirats am Runden Tisch"

// members is the sheet of Members.
func (r MeetingReport) members(style reportStyles) tableSheet {
	t := r.matrix(style, matrix{
		lines: r.Members, sums: "Anwesende Mitglieder", invited: true,
		lead: []column{{"Nr.", 7, style.headRight}, {"Name", 34, style.head}, {"Funktion", 34, style.head}, {"seit", 13, style.headRight}},
		cells: func(i int, m PresenceRow) []excelize.Cell {
			since := excelize.Cell{StyleID: style.day}
			if !m.Since.IsZero() {
				since.Value = m.Since
			}
			return []excelize.Cell{
				{StyleID: style.number, Value: i + 1}, {StyleID: style.text, Value: textOrNothing(m.Name)}, {StyleID: style.text, Value: textOrNothing(m.Function)}, since,
			}
		},
	})
	t.name, t.table, t.title, t.note, t.portrait = memberSheet, "Mitglieder", memberTitle, memberNote, false
	return t
}

// Gaps writes the gaps of a report. Errors are those of Meetings.
func Gaps(w io.Writer, report MeetingReport) error {
	if err := report.prepare(); err != nil {
		return err
	}
	return writeBook(w, properties{gapTitle, "Nie oder nicht in den letzten Sitzungen vertreten, niemand benannt", report.Author, report.Made},
		func(style reportStyles) []tableSheet { return []tableSheet{report.gaps(style)} })
}

const gapTitle = "Lücken am Runden Tisch der Migrationsbeauftragten"

// gapSums counts below the table of gaps how many BA have which.
func (r MeetingReport) gapSums(style reportStyles) []excelize.Cell {
	counts := [3]int{}
	for _, g := range r.Gaps {
		for i, set := range []bool{g.Never, g.Recent, g.Unnamed} {
			if set {
				counts[i]++
			}
		}
	}
	line := []excelize.Cell{{}, {StyleID: style.sumLabel, Value: "Anzahl"}}
	for _, count := range counts {
		column := columnName(len(line) + 1)
		line = append(line, excelize.Cell{
			StyleID: style.sum, Formula: fmt.Sprintf(`COUNTIF(%s,"x")`, area(column, reportFirst, column, reportHead+len(r.Gaps))), Value: count,
		})
	}
	return line
}
