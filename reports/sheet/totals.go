package sheet

// The totals below the table: a formula each, and beside it the value it has now, for viewers that do not calculate.

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// total is a line below the table.
type total struct {
	label   string
	formula string
	value   int
}

// here are the words of Status by which a BA is represented. A substitute who came is present; "Vertretung" alone is what was announced.
var here = []string{present, online}

// The labels of totals that are no words of Status.
const (
	invitedLabel     = "eingeladen"
	hereLabel        = "anwesend (auch online)"
	onlineLabel      = "davon online"
	representedLabel = "vertretene BA"
	guestsLabel      = "Gäste"
)

// totalLabels are all labels below the table.
var totalLabels = []string{invitedLabel, accepted, declined, hereLabel, onlineLabel, substituted, excused, absent, representedLabel, guestsLabel}

// countTotals returns the lines below the table with their formulas and values. The formulas count what is filled in later, too.
func (a *attendance) countTotals() []total {
	byStatus := map[string]int{}
	names, guests := 0, 0
	represented := map[int]bool{}
	for _, row := range a.list.Rows {
		byStatus[row.Status]++
		switch {
		case row.Name == "":
		case row.Guest:
			guests++
		default:
			names++
		}
		for _, word := range here {
			if row.Status == word && row.District > 0 {
				represented[row.District] = true
			}
		}
	}
	status := area(statusColumn, a.first, statusColumn, a.last)
	count := func(words ...string) (string, int) {
		formulas, value := make([]string, len(words)), 0
		for i, word := range words {
			formulas[i] = fmt.Sprintf(`COUNTIF(%s,"%s")`, status, word)
			value += byStatus[word]
		}
		return strings.Join(formulas, "+"), value
	}
	var totals []total
	add := func(label, formula string, value int) {
		totals = append(totals, total{label, formula, value})
	}
	if a.lastName >= a.first {
		add(invitedLabel, fmt.Sprintf("COUNTA(%s)", area(nameColumn, a.first, nameColumn, a.lastName)), names)
	}
	for _, line := range []struct {
		label string
		words []string
	}{
		{accepted, []string{accepted}},
		{declined, []string{declined}},
		{hereLabel, []string{present, online}},
		{onlineLabel, []string{online}},
		{substituted, []string{substituted}},
		{excused, []string{excused}},
		{absent, []string{absent}},
	} {
		formula, value := count(line.words...)
		add(line.label, formula, value)
	}
	add(representedLabel, a.representedFormula(status), len(represented))
	if a.last > a.lastName {
		add(guestsLabel, fmt.Sprintf("COUNTA(%s)", area(nameColumn, a.lastName+1, nameColumn, a.last)), guests)
	}
	return totals
}

// representedFormula counts the BA from which somebody is there. It asks for each number from 1 on: counting different values directly would take the square of the
// lines.
func (a *attendance) representedFormula(status string) string {
	highest := 99 // a guest's line may name a BA that was not invited
	for _, row := range a.list.Rows {
		highest = max(highest, row.District)
	}
	districts := area(districtColumn, a.first, districtColumn, a.last)
	counts := make([]string, len(here))
	for i, word := range here {
		counts[i] = fmt.Sprintf(`COUNTIFS(%s,ROW($1:$%d),%s,"%s")`, districts, highest, status, word)
	}
	return "SUMPRODUCT(--(" + strings.Join(counts, "+") + ">0))"
}

// writeTotals writes the lines below the table.
func (a *attendance) writeTotals(stream *excelize.StreamWriter, style styles) error {
	if err := stream.SetRow(cell(firstColumn, a.last+1), nil, excelize.RowOpts{Height: gapHeight}); err != nil {
		return err
	}
	for i, t := range a.totals {
		values := []any{
			excelize.Cell{StyleID: style.totalLabel, Value: t.label},
			excelize.Cell{StyleID: style.total, Formula: t.formula, Value: t.value},
		}
		if err := stream.SetRow(cell(capacityColumn, a.last+2+i), values, excelize.RowOpts{Height: factHeight}); err != nil {
			return err
		}
	}
	return nil
}
