package sheet

// The attendance list: a title block, one table to sign in, and the totals below it.

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

const (
	sheetName = "Anwesenheit"
	tableName = "Anwesenheitsliste"
	language  = "de-DE"

	rowHeight   = 25.0 // pt, room for a signature
	lineHeight  = 12.5 // pt, one line of text
	factHeight  = 16.0 // pt
	titleHeight = 19.0 // pt, one line of the title
	gapHeight   = 8.0  // pt
	maxHeight   = 409.0

	titleWidth = 90.0 // digits of the title's font that all columns hold together
	factWidth  = 110.0
)

// margins of the page in inches, Excel's unit. All six are set: excelize writes 0 for one that is not.
var margins = excelize.PageLayoutMarginsOptions{
	Left: new(0.6), Right: new(0.6), Top: new(0.6), Bottom: new(0.75), Header: new(0.3), Footer: new(0.35),
}

// attendance is a sheet in the making: the list, checked, and where its parts stand.
type attendance struct {
	list     AttendanceList
	columns  []attendanceColumn
	facts    []fact
	head     int // number of the header row
	first    int // first line of the table
	lastName int // last line with an invited person; first-1 without any
	last     int // last line of the table
	end      int // last row of the sheet
	totals   []total
}

// fact is a line of the title block.
type fact struct {
	label string
	value any // string or time.Time
}

// Attendance writes the attendance list of a meeting as a workbook. A text that no cell can hold comes back as a *TextError that names the row; nothing is
// written then. A status that is not one of Statuses, and a list without Made, are faults of the caller.
func Attendance(w io.Writer, list AttendanceList) error {
	plan, err := planAttendance(list)
	if err != nil {
		return err
	}
	file := excelize.NewFile()
	defer file.Close() // removes the temporary file of a long list
	if err := plan.write(file); err != nil {
		return fmt.Errorf("attendance list: %w", err)
	}
	if err := file.Write(w); err != nil {
		return fmt.Errorf("attendance list: %w", err)
	}
	return nil
}

// planAttendance checks all texts and settles which row holds what.
func planAttendance(list AttendanceList) (*attendance, error) {
	if list.Made.IsZero() {
		return nil, fmt.Errorf("attendance list: Made is not set")
	}
	list.Guests = max(list.Guests, 0)
	if len(list.Rows)+list.Guests == 0 {
		list.Guests = 1 // a table needs a line
	}
	list.Rows = slices.Clone(list.Rows)
	slices.SortStableFunc(list.Rows, func(a, b AttendanceRow) int { return a.rank() - b.rank() })
	invited := len(list.Rows)
	if first := slices.IndexFunc(list.Rows, func(r AttendanceRow) bool { return r.Guest }); first >= 0 {
		invited = first
	}
	if err := checkKeys(list); err != nil {
		return nil, err
	}
	if err := cleanTexts(&list); err != nil {
		return nil, err
	}
	plan := &attendance{list: list, columns: columnsOf(list.Filled)}
	if !list.Date.IsZero() {
		year, month, day := list.Date.Date()
		plan.facts = append(plan.facts, fact{"Datum", time.Date(year, month, day, 0, 0, 0, 0, time.UTC)})
	} else if list.When != "" {
		plan.facts = append(plan.facts, fact{"Datum", list.When})
	}
	if list.Time != "" {
		plan.facts = append(plan.facts, fact{"Zeit", list.Time})
	}
	if list.Place != "" {
		plan.facts = append(plan.facts, fact{"Ort", list.Place})
	}
	const title, gap = 1, 1
	plan.head = title + len(plan.facts) + gap + 1
	plan.first = plan.head + 1
	plan.lastName = plan.head + invited
	plan.last = plan.head + len(list.Rows) + list.Guests
	plan.totals = plan.countTotals()
	plan.end = plan.last + gap + len(plan.totals)
	return plan, nil
}

// cleanTexts makes every text of the list fit for a cell, or tells which does not fit.
func cleanTexts(list *AttendanceList) error {
	clean := func(text *string, place func() string) error {
		cleaned, reason := cellText(*text)
		if reason != "" {
			return &TextError{Place: place(), Reason: reason}
		}
		*text = cleaned
		return nil
	}
	for _, t := range []struct {
		text  *string
		place string
	}{
		{&list.Meeting, "Titel der Sitzung"}, {&list.When, "Datum der Sitzung"}, {&list.Time, "Zeit der Sitzung"}, {&list.Place, "Ort der Sitzung"}, {&list.Author, "Absender"},
	} {
		if err := clean(t.text, func() string { return t.place }); err != nil {
			return err
		}
	}
	for i := range list.Rows {
		row := &list.Rows[i]
		if row.Status != "" && !slices.Contains(Statuses, row.Status) {
			return fmt.Errorf("attendance list: row %d has the unknown status %q", i+1, row.Status)
		}
		for _, t := range []struct {
			text   *string
			column string
		}{
			{&row.Name, nameTitle}, {&row.Capacity, capacityTitle}, {&row.Body, districtTitle}, {&row.Substitute, substituteTitle}, {&row.Came, cameTitle}, {&row.Gone, goneTitle},
		} {
			place := func() string {
				who := ""
				if readable := strings.ToValidUTF8(row.Name, ""); t.column != nameTitle && readable != "" {
					who = " (" + shorten(readable, 40) + ")"
				}
				return fmt.Sprintf("Zeile %d%s, Spalte %s", i+1, who, t.column)
			}
			if err := clean(t.text, place); err != nil {
				return err
			}
		}
	}
	return nil
}

// write fills the workbook. All settings come before Flush: each later one would make excelize parse the whole sheet again.
func (a *attendance) write(file *excelize.File) error {
	if err := file.SetSheetName("Sheet1", sheetName); err != nil {
		return err
	}
	style, err := newStyles(file)
	if err != nil {
		return err
	}
	for _, step := range []func(*excelize.File) error{a.setPage, a.setChoices, a.setNames, a.setProperties} {
		if err := step(file); err != nil {
			return err
		}
	}
	stream, err := file.NewStreamWriter(sheetName)
	if err != nil {
		return err
	}
	for i, c := range a.columns {
		if err := stream.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		if c.hidden {
			if err := stream.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	if err := stream.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: a.head, TopLeftCell: cell(firstColumn, a.first), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: cell(statusColumn, a.first), ActiveCell: cell(statusColumn, a.first), Pane: "bottomLeft"}},
	}); err != nil {
		return err
	}
	for _, part := range []func(*excelize.StreamWriter, styles) error{a.writeTitle, a.writeTable, a.writeTotals} {
		if err := part(stream, style); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// setPage makes the sheet ready to print: A4 on its side, as wide as the page, with page numbers.
func (a *attendance) setPage(file *excelize.File) error {
	if err := file.SetSheetDimension(sheetName, area(firstColumn, 1, a.lastColumn(), a.end)); err != nil { // else it stays 'A1', and some readers trust it
		return err
	}
	if err := file.SetSheetProps(sheetName, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	const a4 = 9
	if err := file.SetPageLayout(sheetName, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0),
	}); err != nil {
		return err
	}
	if err := file.SetPageMargins(sheetName, &margins); err != nil {
		return err
	}
	return file.SetHeaderFooter(sheetName, &excelize.HeaderFooterOptions{OddFooter: a.footer()})
}

// footer names meeting and day at the left, for sheets that have come apart, and counts the pages at the right. '&' starts a code, so that those of the text
// are doubled. Excel takes at most 255 units.
func (a *attendance) footer() string {
	const font = `&"` + family + `,Regular"&8`
	pages := "&R" + font + "Seite &P von &N"
	if a.list.Meeting == "" {
		return pages
	}
	meeting := shorten(a.list.Meeting, 80) // at most 160 units, doubled or outside the basic plane
	if !a.list.Date.IsZero() {
		meeting += a.list.Date.Format(", 02.01.2006")
	}
	return "&L" + font + " " + strings.ReplaceAll(meeting, "&", "&&") + pages // the blank ends the size: the text may start with a digit
}

// setChoices gives the column Status its list of choices.
func (a *attendance) setChoices(file *excelize.File) error {
	choices := excelize.NewDataValidation(true)
	choices.Sqref = area(statusColumn, a.first, statusColumn, a.last)
	if err := choices.SetDropList(Statuses); err != nil {
		return err
	}
	choices.SetError(excelize.DataValidationErrorStyleStop, "Status", "Bitte einen Status aus der Liste wählen: "+strings.Join(Statuses, ", ")+".")
	return file.AddDataValidation(sheetName, choices)
}

// setNames sets what is printed, and the row that every page repeats.
func (a *attendance) setNames(file *excelize.File) error {
	absolute := func(column string, row int) string { return fmt.Sprintf("$%s$%d", column, row) }
	for _, n := range []struct{ name, refers string }{
		{"_xlnm.Print_Area", absolute(firstColumn, 1) + ":" + absolute(a.printedColumn(), a.end)},
		{"_xlnm.Print_Titles", fmt.Sprintf("$%d:$%d", a.head, a.head)},
	} {
		if err := file.SetDefinedName(&excelize.DefinedName{Name: n.name, RefersTo: sheetName + "!" + n.refers, Scope: sheetName}); err != nil {
			return err
		}
	}
	return nil
}

// setProperties sets what the file says about itself.
func (a *attendance) setProperties(file *excelize.File) error {
	made := a.list.Made.UTC().Format(time.RFC3339)
	title := "Anwesenheitsliste"
	if a.list.Meeting != "" {
		title += ": " + a.list.Meeting
	}
	if err := file.SetAppProps(&excelize.AppProperties{Application: "Runder Tisch"}); err != nil {
		return err
	}
	return file.SetDocProps(&excelize.DocProperties{
		Title: title, Creator: a.list.Author, LastModifiedBy: a.list.Author, Language: language, Created: made, Modified: made,
	})
}

// writeTitle writes the meeting, its date, time and place.
func (a *attendance) writeTitle(stream *excelize.StreamWriter, style styles) error {
	lines := linesNeeded(a.list.Meeting, titleWidth)
	height := min(titleHeight*float64(lines)+3, maxHeight)
	if err := stream.SetRow(cell(firstColumn, 1), []any{excelize.Cell{StyleID: style.title, Value: textOrNothing(a.list.Meeting)}}, excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	if err := stream.MergeCell(cell(firstColumn, 1), cell(a.printedColumn(), 1)); err != nil {
		return err
	}
	for i, f := range a.facts {
		row, height, format := i+2, factHeight, style.date
		if text, ok := f.value.(string); ok {
			format = style.fact
			height = min(max(height, lineHeight*float64(linesNeeded(text, factWidth))+3), maxHeight)
			if err := stream.MergeCell(cell(nameColumn, row), cell(a.printedColumn(), row)); err != nil {
				return err
			}
		}
		values := []any{excelize.Cell{StyleID: style.label, Value: f.label}, nil, excelize.Cell{StyleID: format, Value: f.value}}
		if err := stream.SetRow(cell(firstColumn, row), values, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return stream.SetRow(cell(firstColumn, a.head-1), nil, excelize.RowOpts{Height: gapHeight})
}

// writeTable writes the header row, a line for each invited person and the empty lines for guests. The cells of a line are used again for the next.
func (a *attendance) writeTable(stream *excelize.StreamWriter, style styles) error {
	cells := make([]excelize.Cell, len(a.columns))
	values := make([]any, len(a.columns))
	for i, c := range a.columns {
		cells[i] = excelize.Cell{StyleID: style.head, Value: c.title}
		if c.right {
			cells[i].StyleID = style.headRight
		}
		values[i] = &cells[i]
	}
	if err := stream.SetRow(cell(firstColumn, a.head), values, excelize.RowOpts{Height: rowHeight}); err != nil {
		return err
	}
	for number := 1; number <= a.last-a.head; number++ {
		row := &AttendanceRow{} // a guest's
		if number <= len(a.list.Rows) {
			row = &a.list.Rows[number-1]
		}
		for i, c := range a.columns {
			cells[i] = c.cell(style, c.value(tableLine{a.list.Key, number, row}))
		}
		if err := stream.SetRow(cell(firstColumn, a.head+number), values, excelize.RowOpts{Height: a.height(row)}); err != nil {
			return err
		}
	}
	// A table is what screen readers announce with its header row; it brings the filters along.
	return stream.AddTable(&excelize.Table{
		Range: area(firstColumn, a.head, a.lastColumn(), a.last), Name: tableName, StyleName: "TableStyleLight1", ShowRowStripes: new(false),
	})
}

// rank puts guests last.
func (r AttendanceRow) rank() int {
	if r.Guest {
		return 1
	}
	return 0
}

// body is what stands in the column BA: a number where there is one, so that the column sorts.
func (r AttendanceRow) body() any {
	if r.District > 0 {
		return r.District
	}
	return textOrNothing(r.Body)
}

// height returns how tall the row must be for its texts, never less than a signature needs.
func (a *attendance) height(row *AttendanceRow) float64 {
	lines := 1
	for _, c := range a.columns {
		if c.text != nil {
			lines = max(lines, linesNeeded(c.text(row), c.width-2))
		}
	}
	return min(max(rowHeight, lineHeight*float64(lines)), maxHeight)
}

// textOrNothing keeps empty texts out of the file: a cell with an empty text is not an empty cell, and would be counted.
func textOrNothing(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// cell returns 'C7'; area returns 'A1:F7'.
func cell(column string, row int) string { return column + strconv.Itoa(row) }

func area(fromColumn string, fromRow int, toColumn string, toRow int) string {
	return cell(fromColumn, fromRow) + ":" + cell(toColumn, toRow)
}
