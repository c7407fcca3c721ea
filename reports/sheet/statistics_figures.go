package sheet

// The sheet Statistik: a line for each meeting, below it one for each year and each term, and two charts.

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

const figureSheet = "Statistik"

// figureColumns are those of the table of meetings, and below what they hold for a year or a term.
var figureColumns = []struct {
	title, period string
	width         float64
}{
	{"Sitzung", "Zeitraum", 14},
	{"Datum", "Sitzungen", 13},
	{"Jahr", "BA mindestens einmal", 14},
	{"Amtszeit", "BA nie vertreten", 17},
	{"eingeladen", "eingeladen", 13},
	{"zugesagt", "zugesagt", 12},
	{"abgesagt", "abgesagt", 12},
	{"im Raum", "im Raum", 11},
	{"online", "online", 10},
	{"davon Gäste", "davon Gäste", 11},
	{"vertretene BA", "BA je Sitzung", 13},
	{"Anteil BA", "Anteil BA", 11},
	{"Antwortquote", "Antwortquote", 15},
}

// Columns of the figures that formulas speak of.
const (
	yearColumn        = "C"
	termColumn        = "D"
	representedColumn = "K"
	rateColumn        = "M"
)

// counts are the numbers of a meeting, in the order of the columns eingeladen to vertretene BA.
func (m ReportMeeting) counts() []int {
	return []int{m.Invited, m.Accepted, m.Declined, m.Present, m.Online, m.Guests, m.Represented}
}

const firstCount = 5 // column of the first of the counts

// answered is the response rate: accepted and declined of invited.
func answered(invited, accepted, declined int) any {
	return share(float64(accepted+declined), float64(invited))
}

// figures is the sheet Statistik.
func (r MeetingReport) figures(style reportStyles) tableSheet {
	t := tableSheet{
		name: figureSheet, table: "Sitzungen", title: "Sitzungen in Zahlen", state: r.state(), headHeight: 34, frozen: 1,
		note: "zugesagt: auch mit Vertretung. Antwortquote: Zu- und Absagen von allen Eingeladenen, ohne Gäste. im Raum, online: mit Gästen.",
	}
	for _, c := range figureColumns {
		t.columns = append(t.columns, column{c.title, c.width, style.headMiddle})
	}
	for i, m := range r.Meetings {
		t.rows = append(t.rows, r.figureRow(style, reportFirst+i, m))
	}
	if len(r.Meetings) == 0 {
		return t
	}
	t.belowHeads = map[int]bool{}
	for _, block := range []struct {
		title, column string
		periods       []Period
	}{{"Jahr", yearColumn, r.Years}, {"Amtszeit", termColumn, r.Terms}} {
		if len(block.periods) == 0 {
			continue
		}
		if len(t.below) > 0 {
			t.below = append(t.below, nil)
		}
		t.belowHeads[len(t.below)] = true
		t.below = append(t.below, periodHead(style, block.title))
		for _, p := range block.periods {
			t.below = append(t.below, r.periodRow(style, t.firstBelow()+len(t.below), block.column, p))
		}
	}
	r.addCharts(&t)
	return t
}

// figureRow is the line of a meeting.
func (r MeetingReport) figureRow(style reportStyles, row int, m ReportMeeting) []excelize.Cell {
	cells := []excelize.Cell{
		{StyleID: style.text, Value: m.name()}, {StyleID: style.day}, {StyleID: style.mark, Value: withoutDate}, {StyleID: style.text, Value: textOrNothing(m.Term)},
	}
	if !m.Date.IsZero() {
		cells[1].Value = m.Date
		cells[2].Formula, cells[2].Value = fmt.Sprintf("YEAR(%s)", cell("B", row)), m.Date.Year()
	}
	for _, count := range m.counts() {
		cells = append(cells, excelize.Cell{StyleID: style.number, Value: count})
	}
	part := excelize.Cell{StyleID: style.share}
	if len(r.Districts) > 0 {
		part.Formula = fmt.Sprintf("%s/%d", cell(representedColumn, row), len(r.Districts))
		part.Value = float64(m.Represented) / float64(len(r.Districts))
	}
	return append(cells, part, excelize.Cell{StyleID: style.share, Formula: rateFormula(row), Value: answered(m.Invited, m.Accepted, m.Declined)})
}

// withoutDate stands for the year of a meeting without a date.
const withoutDate = "ohne Datum"

func rateFormula(row int) string {
	return fmt.Sprintf(`IF(%[1]s=0,"",(%[2]s+%[3]s)/%[1]s)`, cell("E", row), cell("F", row), cell("G", row))
}

func periodHead(style reportStyles, title string) []excelize.Cell {
	var heads []excelize.Cell
	for _, c := range figureColumns {
		heads = append(heads, excelize.Cell{StyleID: style.headMiddle, Value: c.period})
	}
	heads[0].Value = title
	return heads
}

// periodRow is the line of a year or a term, whose name stands in the given column of the meetings.
func (r MeetingReport) periodRow(style reportStyles, row int, column string, p Period) []excelize.Cell {
	lastRow := reportHead + len(r.Meetings)
	absolute := func(column string) string { return fmt.Sprintf("$%s$%d:$%s$%d", column, reportFirst, column, lastRow) }
	mine := fmt.Sprintf("--(%s=$A%d)", absolute(column), row)
	meetings := p.End - p.First
	sums := make([]int, len(ReportMeeting{}.counts()))
	for _, m := range r.Meetings[p.First:p.End] {
		for i, count := range m.counts() {
			sums[i] += count
		}
	}
	once := 0
	for _, d := range r.Districts {
		for _, here := range d.Present[p.First:p.End] {
			if here {
				once++
				break
			}
		}
	}
	name := excelize.Cell{StyleID: style.text, Value: p.Name}
	if p.Year > 0 {
		name.Value = p.Year
	}
	cells := []excelize.Cell{
		name,
		{StyleID: style.number, Formula: fmt.Sprintf("SUMPRODUCT(%s)", mine), Value: meetings},
		{StyleID: style.number, Value: once},
		{StyleID: style.number, Formula: fmt.Sprintf("%d-%s", len(r.Districts), cell("C", row)), Value: len(r.Districts) - once},
	}
	if len(r.Districts) > 0 { // a BA counts once, at however many meetings of the period it was
		marks := area(columnName(firstMeeting+p.First), reportFirst, columnName(firstMeeting+p.End-1), reportHead+len(r.Districts))
		cells[2].Formula = fmt.Sprintf("SUMPRODUCT(--(MMULT(--('%s'!%s=1),ROW($1:$%d)^0)>0))", districtSheet, marks, meetings)
	}
	last := len(sums) - 1
	for i, sum := range sums[:last] {
		cells = append(cells, excelize.Cell{
			StyleID: style.number, Formula: fmt.Sprintf("SUMPRODUCT(%s,%s)", mine, absolute(columnName(firstCount+i))), Value: sum,
		})
	}
	mean := float64(sums[last]) / float64(meetings)
	part := excelize.Cell{StyleID: style.share}
	if len(r.Districts) > 0 {
		part.Formula, part.Value = fmt.Sprintf("%s/%d", cell(representedColumn, row), len(r.Districts)), mean/float64(len(r.Districts))
	}
	return append(cells,
		excelize.Cell{StyleID: style.sumNumber, Formula: fmt.Sprintf("SUMPRODUCT(%s,%s)/%s", mine, absolute(representedColumn), cell("B", row)), Value: mean},
		part,
		excelize.Cell{StyleID: style.share, Formula: rateFormula(row), Value: answered(sums[0], sums[1], sums[2])},
	)
}

// Size of the two charts, side by side under the figures.
const (
	chartRows   = 17
	chartWidth  = 560 // pixels
	chartHeight = 330
	secondChart = "H"
	longTable   = 8 // lines below and above the charts that leave them room on the first page
)

// addCharts puts the charts under the lines: how many BA were represented, and how many of the invited answered.
func (r MeetingReport) addCharts(t *tableSheet) {
	row := t.firstBelow() + len(t.below) + 1
	if len(t.below) == 0 {
		row = t.firstBelow()
	}
	t.endRow = row + chartRows
	if len(t.rows)+len(t.below) > longTable {
		t.breakBefore = row
	}
	first, last := r.Meetings[0], r.Meetings[len(r.Meetings)-1]
	span := fmt.Sprintf("von der %s (%d) bis zur %s (%d)", first.name(), first.Represented, last.name(), last.Represented)
	lastRow := reportHead + len(r.Meetings)
	values := func(column string) string {
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", figureSheet, column, reportFirst, column, lastRow)
	}
	highest, whole := float64(max(len(r.Districts), 1)), 1.0
	t.draw = func(file *excelize.File) error {
		for _, c := range []struct {
			kind                   excelize.ChartType
			at, title, column, alt string
			axis                   string
			top                    *float64
			format                 string
		}{
			{
				excelize.Col, firstColumn, "Vertretene BA je Sitzung", representedColumn,
				fmt.Sprintf("Säulendiagramm: vertretene Bezirksausschüsse je Sitzung, von %d möglichen, %s. Die Zahlen stehen in der Spalte „vertretene BA“.", len(r.Districts), span),
				"BA", &highest, "0",
			},
			{
				excelize.Line, secondChart, "Antwortquote je Sitzung", rateColumn,
				"Liniendiagramm: Anteil der Eingeladenen, die zu- oder abgesagt haben, je Sitzung. Die Zahlen stehen in der Spalte „Antwortquote“.",
				"", &whole, `0\ %`,
			},
		} {
			zero := 0.0
			text := func(size float64, bold bool) *excelize.Font {
				return &excelize.Font{Family: family, Size: size, Bold: bold, Color: ink}
			}
			series := excelize.ChartSeries{
				Name: fmt.Sprintf("%s!$%s$%d", figureSheet, c.column, reportHead), Categories: values("A"), Values: values(c.column),
				Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{chartInk}},
			}
			if c.kind == excelize.Line {
				series.Line = excelize.LineOptions{Width: 2.25, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{chartInk}}}
				series.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: series.Fill}
			}
			if err := file.AddChart(figureSheet, cell(c.at, row), &excelize.Chart{
				Type: c.kind, Series: []excelize.ChartSeries{series},
				Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: text(12, true)}}},
				Legend:    excelize.ChartLegend{Position: "none"},
				Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
				XAxis:     excelize.ChartAxis{Font: *text(9, false)},
				YAxis: excelize.ChartAxis{
					Font: *text(9, false), MajorGridLines: true, Minimum: &zero, Maximum: c.top, NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.format},
				},
				PlotArea: excelize.ChartPlotArea{ShowVal: len(r.Meetings) <= 2*upright, NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.format}},
				Format:   excelize.GraphicOptions{AltText: c.alt, PrintObject: new(true)},
			}); err != nil {
				return err
			}
		}
		return nil
	}
}

const chartInk = "1F5FA8" // blue on white, contrast 6.4
