package sheet

// What the sheets of the report over all meetings have in common, ready to print: a title, a line of explanation, one table, and lines below it;
// and the two matrices, who was there × meetings.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Rows of every sheet of the report.
const (
	reportHead  = 4 // title, state, explanation, then the header row of the table
	reportFirst = reportHead + 1
)

// tableSheet is a sheet of the report.
type tableSheet struct {
	document    string   // what the workbook is called
	name, table string   // of the sheet, of its table
	title       string   // in row 1
	state       string   // in row 2
	note        string   // in row 3
	columns     []column // of the table
	rows        [][]excelize.Cell
	below       [][]excelize.Cell // under the table, a gap between; a nil line is a gap too
	belowHeads  map[int]bool      // which of them are header rows
	frozen      int               // columns at the left that stay, and are printed again on every page
	headHeight  float64           // pt
	pagesWide   int
	pagesHigh   int // 0: as many as it needs
	portrait    bool
	endRow      int                          // last row with something on it, charts too; 0: the last line below
	breakBefore int                          // row that begins a new page; 0: none
	draw        func(f *excelize.File) error // puts the charts on
}

// column is a column of a table.
type column struct {
	title string
	width float64 // digits of the default font
	head  int     // format of its header
}

// reportStyles are the formats of the report, those of the attendance list among them.
type reportStyles struct {
	styles
	note, headMiddle, headUp           int
	mark, share, shareMiddle, day      int // cells of the table: 1 for present and other counts, percentages, a date
	sumLabel, sum, sumShare, sumNumber int // lines below the table
	sumLeft                            int // a count beside its label
}

const textFormat = 49 // '@': what is typed over a text stays a text, also '=1+1' and '0049'

// newReportStyles registers the formats in a workbook.
func newReportStyles(file *excelize.File) (reportStyles, error) {
	plain, err := newStyles(file)
	s := reportStyles{styles: plain}
	if err != nil {
		return s, err
	}
	font := func(size float64, bold bool, color string) *excelize.Font {
		return &excelize.Font{Family: family, Size: size, Bold: bold, Color: color}
	}
	var box []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		box = append(box, excelize.Border{Type: side, Style: 1, Color: line})
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headFill}}
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	right := &excelize.Alignment{Horizontal: "right", Vertical: "center", Indent: 1}
	percent, date, tenth := `0\ %`, `dd\.mm\.yyyy`, "0.0"
	for _, format := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.note, excelize.Style{Font: font(textSize-1, false, mutedInk), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center"}}},
		{&s.title, excelize.Style{Font: font(titleSize, true, ink), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center"}}},
		{&s.text, excelize.Style{Font: font(textSize, false, ink), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true, Indent: 1}, Border: box, NumFmt: textFormat}},
		{&s.headMiddle, excelize.Style{Font: font(textSize, true, ink), Alignment: middle, Border: box, Fill: fill}},
		{&s.headUp, excelize.Style{Font: font(textSize, true, ink), Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "bottom", TextRotation: 90}, Border: box, Fill: fill}},
		{&s.mark, excelize.Style{Font: font(textSize, false, ink), Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}, Border: box}},
		{&s.share, excelize.Style{Font: font(textSize, false, ink), Alignment: right, Border: box, CustomNumFmt: &percent}},
		{&s.shareMiddle, excelize.Style{Font: font(textSize, false, ink), Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}, Border: box, CustomNumFmt: &percent}},
		{&s.day, excelize.Style{Font: font(textSize, false, ink), Alignment: right, Border: box, CustomNumFmt: &date}},
		{&s.sumLabel, excelize.Style{Font: font(textSize, true, ink), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center", Indent: 1}, Border: box}},
		{&s.sumLeft, excelize.Style{Font: font(textSize, true, ink), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center", Indent: 1}, Border: box}},
		{&s.sum, excelize.Style{Font: font(textSize, true, ink), Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}, Border: box}},
		{&s.sumShare, excelize.Style{Font: font(textSize, true, ink), Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}, Border: box, CustomNumFmt: &percent}},
		{&s.sumNumber, excelize.Style{Font: font(textSize, false, ink), Alignment: right, Border: box, CustomNumFmt: &tenth}},
	} {
		id, err := file.NewStyle(&format.style)
		if err != nil {
			return s, err
		}
		*format.id = id
	}
	return s, nil
}

// lastRow is the last row of the table; an empty table has one line all the same.
func (t *tableSheet) lastRow() int { return reportHead + max(len(t.rows), 1) }

// firstBelow is the row of the first line below the table.
func (t *tableSheet) firstBelow() int { return t.lastRow() + 2 }

// write fills the sheet. All settings come before Flush: each later one would make excelize parse the whole sheet again.
func (t *tableSheet) write(file *excelize.File, style reportStyles) error {
	for _, step := range []func(*excelize.File) error{t.setPage, t.setNames, t.setWidths, t.drawCharts} {
		if err := step(file); err != nil {
			return err
		}
	}
	stream, err := file.NewStreamWriter(t.name)
	if err != nil {
		return err
	}
	for from, to := 0, 0; from < len(t.columns); from = to { // neighbours of one width at once: each call copies all that is known of columns
		for to = from; to < len(t.columns) && t.columns[to].width == t.columns[from].width; {
			to++
		}
		if err := stream.SetColWidth(from+1, to, t.columns[from].width); err != nil {
			return err
		}
	}
	corner := cell(columnName(t.frozen+1), reportFirst)
	if err := stream.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: t.frozen, YSplit: reportHead, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}},
	}); err != nil {
		return err
	}
	if err := t.writeRows(stream, style); err != nil {
		return err
	}
	if err := stream.AddTable(&excelize.Table{
		Range: area(firstColumn, reportHead, t.lastColumn(), t.lastRow()), Name: t.table, StyleName: "TableStyleLight1", ShowRowStripes: new(false),
	}); err != nil {
		return err
	}
	return stream.Flush()
}

// writeRows writes title, header row, table and the lines below.
func (t *tableSheet) writeRows(stream *excelize.StreamWriter, style reportStyles) error {
	for i, head := range []struct {
		text   string
		style  int
		height float64
	}{{t.title, style.title, titleHeight + 3}, {t.state, style.note, factHeight}, {t.note, style.note, factHeight}} {
		if err := stream.SetRow(cell(firstColumn, i+1), []any{excelize.Cell{StyleID: head.style, Value: textOrNothing(head.text)}}, excelize.RowOpts{Height: head.height}); err != nil {
			return err
		}
	}
	heads := make([]any, len(t.columns))
	for i, c := range t.columns {
		heads[i] = excelize.Cell{StyleID: c.head, Value: c.title}
	}
	if err := stream.SetRow(cell(firstColumn, reportHead), heads, excelize.RowOpts{Height: t.headHeight}); err != nil {
		return err
	}
	const lineOfTable = 17.0 // pt
	for i, row := range t.rows {
		height := lineOfTable
		for c, value := range row {
			if text, ok := value.Value.(string); ok && value.Formula == "" {
				height = max(height, lineHeight*float64(linesNeeded(text, room(t.columns[c].width)))+4)
			}
		}
		if err := stream.SetRow(cell(firstColumn, reportFirst+i), anyCells(row), excelize.RowOpts{Height: min(height, maxHeight)}); err != nil {
			return err
		}
	}
	for i, row := range t.below {
		height := lineOfTable
		if t.belowHeads[i] {
			height = t.headHeight
		}
		if err := stream.SetRow(cell(firstColumn, t.firstBelow()+i), anyCells(row), excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return nil
}

// room is how many digits of the table's font a column has between its lines. Widths are counted in digits of the default font, which is a point larger.
func room(width float64) float64 { return (width - 2) * 1.05 }

func anyCells(row []excelize.Cell) []any {
	values := make([]any, len(row))
	for i, c := range row {
		values[i] = c
	}
	return values
}

func (t *tableSheet) lastColumn() string { return columnName(len(t.columns)) }

// end is the last row that is printed.
func (t *tableSheet) end() int {
	if len(t.below) == 0 {
		return max(t.lastRow(), t.endRow)
	}
	return max(t.firstBelow()+len(t.below)-1, t.endRow)
}

// setPage makes the sheet ready to print: A4, as wide as its pages, with page numbers.
func (t *tableSheet) setPage(file *excelize.File) error {
	if err := file.SetSheetDimension(t.name, area(firstColumn, 1, t.lastColumn(), t.end())); err != nil {
		return err
	}
	if err := file.SetSheetProps(t.name, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	const a4 = 9
	orientation := "landscape"
	if t.portrait {
		orientation = "portrait"
	}
	if err := file.SetPageLayout(t.name, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: &orientation, FitToWidth: new(max(t.pagesWide, 1)), FitToHeight: new(t.pagesHigh),
	}); err != nil {
		return err
	}
	if err := file.SetPageMargins(t.name, &margins); err != nil {
		return err
	}
	if t.breakBefore > 0 {
		if err := file.InsertPageBreak(t.name, cell(firstColumn, t.breakBefore)); err != nil {
			return err
		}
	}
	const font = `&"` + family + `,Regular"&8`
	return file.SetHeaderFooter(t.name, &excelize.HeaderFooterOptions{OddFooter: "&L" + font + " " + strings.ReplaceAll(t.document, "&", "&&") + " · " + t.name + "&R" + font + "Seite &P von &N"})
}

// setNames sets what is printed, and the rows and columns that every page repeats.
func (t *tableSheet) setNames(file *excelize.File) error {
	sheet := "'" + strings.ReplaceAll(t.name, "'", "''") + "'!"
	titles := fmt.Sprintf("%s$%d:$%d", sheet, reportHead, reportHead)
	if t.pagesWide > 1 {
		titles = fmt.Sprintf("%s$%s:$%s,%s", sheet, firstColumn, columnName(t.frozen), titles)
	}
	for _, n := range []struct{ name, refers string }{
		{"_xlnm.Print_Area", fmt.Sprintf("%s$%s$1:$%s$%d", sheet, firstColumn, t.lastColumn(), t.end())},
		{"_xlnm.Print_Titles", titles},
	} {
		if err := file.SetDefinedName(&excelize.DefinedName{Name: n.name, RefersTo: n.refers, Scope: t.name}); err != nil {
			return err
		}
	}
	return nil
}

// setWidths tells the widths to what places charts; the stream writes its own.
func (t *tableSheet) setWidths(file *excelize.File) error {
	if t.draw == nil {
		return nil
	}
	for i, c := range t.columns {
		if err := file.SetColWidth(t.name, columnName(i+1), columnName(i+1), c.width); err != nil {
			return err
		}
	}
	return nil
}

func (t *tableSheet) drawCharts(file *excelize.File) error {
	if t.draw == nil {
		return nil
	}
	return t.draw(file)
}

// columnName returns 'AB' for 28.
func columnName(number int) string {
	name := ""
	for ; number > 0; number = (number - 1) / 26 {
		name = string(rune('A'+(number-1)%26)) + name
	}
	return name
}

const (
	districtSheet = "BA × Sitzungen"
	memberSheet   = "Migrationsbeirat"

	firstMeeting = 5 // column of the first meeting; number, name, sum and share of a BA stand before and stay on the screen
	upright      = 8 // so many meetings fit a page with upright headers; those of more are turned
	meetingsPage = 36
)

// districtMatrix is the sheet BA × meetings.
func (r MeetingReport) districtMatrix(style reportStyles) tableSheet {
	t := r.matrix(style, matrix{
		lines: r.Districts, sums: "Vertretene BA",
		lead: []column{{"BA", 6, style.headRight}, {"Name", 44, style.head}},
		cells: func(_ int, d PresenceRow) []excelize.Cell {
			return []excelize.Cell{{StyleID: style.number, Value: d.District}, {StyleID: style.text, Value: textOrNothing(d.Name)}}
		},
	})
	t.name, t.table, t.title = districtSheet, "VertreteneBA", "Vertretene Bezirksausschüsse je Sitzung"
	t.pagesHigh = 1 // there are 25 of them
	t.note = "1 = vertreten, im Raum oder online. Anteil: an allen Sitzungen."
	return t
}

// memberMatrix is the sheet members × meetings.
func (r MeetingReport) memberMatrix(style reportStyles) tableSheet {
	t := r.matrix(style, matrix{
		lines: r.Members, sums: "Anwesende Mitglieder", invited: true,
		lead: []column{{"Nr.", 6, style.headRight}, {"Name", 44, style.head}},
		cells: func(i int, m PresenceRow) []excelize.Cell {
			return []excelize.Cell{{StyleID: style.number, Value: i + 1}, {StyleID: style.text, Value: textOrNothing(m.Name)}}
		},
	})
	t.name, t.table, t.title = memberSheet, "Mitglieder", "Mitglieder des Migrationsbeirats je Sitzung"
	t.note = memberNote
	return t
}

const memberNote = "1 = anwesend oder vertreten, im Raum oder online; e = entschuldigt. Anteil: an den Sitzungen, zu denen eingeladen war."

// matrix is a table with a line for each BA or person and a column for each meeting; between them the sum, the number of invitations where they count, and the share.
type matrix struct {
	lines   []PresenceRow
	lead    []column // before the sum; the second names the line
	cells   func(i int, line PresenceRow) []excelize.Cell
	invited bool   // the share is one of the meetings a person was invited to, not of all
	sums    string // label of the line below
}

// matrix makes the sheet.
func (r MeetingReport) matrix(style reportStyles, m matrix) tableSheet {
	t := tableSheet{state: r.state(), headHeight: 34, columns: append(slices.Clone(m.lead), column{"Summe", 12, style.headMiddle})}
	sumColumn := columnName(len(t.columns))
	if m.invited {
		t.columns = append(t.columns, column{"Einladungen", 15, style.headMiddle})
	}
	invitedColumn := columnName(len(t.columns))
	t.columns = append(t.columns, column{"Anteil", 12, style.headMiddle})
	t.frozen = len(t.columns)
	from, to := columnName(t.frozen+1), columnName(t.frozen+len(r.Meetings))
	r.addMeetings(&t, style)
	for i, line := range m.lines {
		row, count := reportFirst+i, line.count()
		cells := append(m.cells(i, line), excelize.Cell{StyleID: style.mark, Value: count})
		part, whole, expected := excelize.Cell{StyleID: style.shareMiddle}, fmt.Sprintf("COLUMNS(%s)", area(from, row, to, row)), len(r.Meetings)
		if m.invited {
			cells = append(cells, excelize.Cell{StyleID: style.mark, Value: line.Invited})
			whole, expected = cell(invitedColumn, row), line.Invited
		}
		if len(r.Meetings) > 0 {
			cells[len(m.lead)].Formula = fmt.Sprintf("SUM(%s)", area(from, row, to, row))
			part.Formula, part.Value = fmt.Sprintf(`IF(%s=0,"",%s/%s)`, whole, cell(sumColumn, row), whole), share(float64(count), float64(expected))
		}
		cells = append(cells, part)
		for i, here := range line.Present {
			mark := excelize.Cell{StyleID: style.mark}
			if here {
				mark.Value = 1
			} else if line.Excused != nil && line.Excused[i] {
				mark.Value = "e"
			}
			cells = append(cells, mark)
		}
		t.rows = append(t.rows, cells)
	}
	if len(m.lines) > 0 && len(r.Meetings) > 0 {
		t.below = r.matrixSums(style, m, t.frozen)
	}
	return t
}

// addMeetings adds a column for each meeting, and pages where one is not wide enough.
func (r MeetingReport) addMeetings(t *tableSheet, style reportStyles) {
	head, width := style.headMiddle, 13.0
	if len(r.Meetings) > upright {
		head, width, t.headHeight = style.headUp, 5, 130
	}
	for _, m := range r.Meetings {
		t.columns = append(t.columns, column{m.head(), width, head})
	}
	t.pagesWide = (len(r.Meetings) + meetingsPage - 1) / meetingsPage
	t.portrait = len(r.Meetings) <= 2
}

func (p PresenceRow) count() int {
	count := 0
	for _, here := range p.Present {
		if here {
			count++
		}
	}
	return count
}

// matrixSums are the lines below a matrix whose meetings begin after so many columns: how many were there, and which share of all lines that is.
func (r MeetingReport) matrixSums(style reportStyles, m matrix, before int) [][]excelize.Cell {
	firstRow, lastRow := reportFirst, reportHead+len(m.lines)
	sumRow, sumAt := lastRow+2, len(m.lead)
	sums, shares := make([]excelize.Cell, before), make([]excelize.Cell, before)
	sums[1], shares[1] = excelize.Cell{StyleID: style.sumLabel, Value: m.sums}, excelize.Cell{StyleID: style.sumLabel, Value: "Anteil"}
	total := 0
	for i := range r.Meetings {
		count := 0
		for _, line := range m.lines {
			if line.Present[i] {
				count++
			}
		}
		total += count
		column := columnName(before + 1 + i)
		sums = append(sums, excelize.Cell{StyleID: style.sum, Formula: fmt.Sprintf("SUM(%s)", area(column, firstRow, column, lastRow)), Value: count})
		shares = append(shares, excelize.Cell{
			StyleID: style.sumShare, Formula: fmt.Sprintf("%s/ROWS(%s)", cell(column, sumRow), area(column, firstRow, column, lastRow)),
			Value: float64(count) / float64(len(m.lines)),
		})
	}
	sumColumn := columnName(sumAt + 1)
	sums[sumAt] = excelize.Cell{StyleID: style.sum, Formula: fmt.Sprintf("SUM(%s)", area(sumColumn, firstRow, sumColumn, lastRow)), Value: total}
	return [][]excelize.Cell{sums, shares}
}
