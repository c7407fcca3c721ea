package sheet

// The sheet Lücken: the BA that somebody should call, and why.

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

const gapSheet = "Lücken"

// gaps is the sheet of those BA that were never or not lately represented, or name nobody.
func (r MeetingReport) gaps(style reportStyles) tableSheet {
	t := tableSheet{
		name: gapSheet, table: "Luecken", title: "Bezirksausschüsse mit Lücken", state: r.state(), headHeight: 34, frozen: 2,
		note: "Ein x nennt die Lücke, die letzte Spalte die Gründe.",
		columns: []column{
			{"BA", 6, style.headRight}, {"Name", 44, style.head}, {"nie vertreten", 13, style.headMiddle}, {r.recentHead(), 15, style.headMiddle},
			{"niemand benannt", 13, style.headMiddle}, {"zuletzt vertreten", 14, style.headMiddle}, {"in welcher Sitzung", 14, style.headMiddle}, {"Gründe", 60, style.head},
		},
	}
	mark := func(set bool) excelize.Cell {
		if set {
			return excelize.Cell{StyleID: style.mark, Value: "x"}
		}
		return excelize.Cell{StyleID: style.mark}
	}
	for _, g := range r.Gaps {
		last, meeting := excelize.Cell{StyleID: style.day}, excelize.Cell{StyleID: style.text}
		if !g.LastDate.IsZero() {
			last.Value = g.LastDate
		}
		if g.Last > 0 {
			meeting.Value = ReportMeeting{Number: g.Last}.name()
		}
		t.rows = append(t.rows, []excelize.Cell{
			{StyleID: style.number, Value: g.District}, {StyleID: style.text, Value: textOrNothing(g.Name)},
			mark(g.Never), mark(g.Recent), mark(g.Unnamed), last, meeting, {StyleID: style.text, Value: textOrNothing(g.Reason)},
		})
	}
	if len(r.Gaps) > 0 {
		t.below = [][]excelize.Cell{r.gapSums(style)}
	}
	return t
}

func (r MeetingReport) recentHead() string {
	if r.Recent == 1 {
		return "nicht in der letzten Sitzung"
	}
	return fmt.Sprintf("nicht in den letzten %d Sitzungen", r.Recent)
}
