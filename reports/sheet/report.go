package sheet

// Any table as a workbook, ready to print: one sheet for each table, with a title, a line of explanation, filters, and counts below by formula.

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// ListReport is a workbook of tables.
type ListReport struct {
	Title   string // of the document; stands in the footer of every page, before the name of the sheet
	Subject string // document property
	Author  string // document property
	Made    time.Time
	Tables  []ListTable // at least one; each has a sheet
}

// ListTable is one table on a sheet of its own.
type ListTable struct {
	Name     string // of the sheet: at most 31 characters, none of : \ / ? * [ ]
	Title    string // above the table
	Note     string // one line below the title; may be empty
	Columns  []ListColumn
	Rows     [][]any // as long as Columns; what a cell may hold says its column, nil is an empty cell
	Totals   []ListTotal
	Frozen   int // columns at the left that stay on the screen; 0 is 1
	Portrait bool
}

// ColumnKind says what the cells of a column hold.
type ColumnKind int

// The kinds of columns.
const (
	TextColumn   ColumnKind = iota // string; also postcodes and phone numbers
	NumberColumn                   // int
	DateColumn                     // time.Time, midnight UTC of the day; the zero time is an empty cell
	LinesColumn                    // string, whose line breaks stay: notes
)

// ListColumn is a column of a table.
type ListColumn struct {
	Title string // unique in its table, not empty
	Width float64
	Kind  ColumnKind
}

// ListTotal is a line below the table that counts cells of a column.
type ListTotal struct {
	Label  string
	Column int    // index into Columns
	Word   string // counts the cells with this text; empty: all cells with text
}

// List writes tables as a workbook. A text that no cell can hold comes back as a *TextError; nothing is written then. Tables that do not fit together are
// faults of the caller. The same input gives the same bytes.
func List(w io.Writer, list ListReport) error {
	if err := list.check(); err != nil {
		return fmt.Errorf("list: %w", err)
	}
	list, err := list.cleaned()
	if err != nil {
		return err
	}
	return writeBook(w, properties{list.Title, list.Subject, list.Author, list.Made}, func(style reportStyles) []tableSheet {
		sheets := make([]tableSheet, len(list.Tables))
		for i, t := range list.Tables {
			sheets[i] = t.sheet(style, list.Made)
		}
		return sheets
	})
}

const longestSheetName = 31 // characters (Microsoft, "Excel specifications and limits")

func (l ListReport) check() error {
	if l.Made.IsZero() || len(l.Tables) == 0 {
		return fmt.Errorf("%q has no day or no tables", l.Title)
	}
	names := map[string]bool{}
	for _, t := range l.Tables {
		name := strings.ToLower(t.Name)
		if t.Name == "" || names[name] || utf8.RuneCountInString(t.Name) > longestSheetName || strings.ContainsAny(t.Name, `:\/?*[]'`) {
			return fmt.Errorf("a sheet cannot be called %q", t.Name)
		}
		names[name] = true
		if err := t.check(); err != nil {
			return fmt.Errorf("sheet %s: %w", t.Name, err)
		}
	}
	return nil
}

func (t ListTable) check() error {
	if len(t.Columns) < 2 || t.Frozen < 0 || t.Frozen >= len(t.Columns) {
		return fmt.Errorf("%d columns, %d of them frozen", len(t.Columns), t.Frozen)
	}
	titles := map[string]bool{}
	for _, c := range t.Columns {
		if c.Title == "" || titles[strings.ToLower(c.Title)] || c.Width <= 0 {
			return fmt.Errorf("column %q: title or width", c.Title)
		}
		titles[strings.ToLower(c.Title)] = true
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d has %d cells of %d", i+1, len(row), len(t.Columns))
		}
		for c, value := range row {
			if !t.Columns[c].Kind.holds(value) {
				return fmt.Errorf("row %d, column %s cannot hold %T", i+1, t.Columns[c].Title, value)
			}
		}
	}
	for _, total := range t.Totals {
		if total.Column < 0 || total.Column >= len(t.Columns) || strings.ContainsAny(total.Word, `"*?~`) {
			return fmt.Errorf("total %q", total.Label)
		}
	}
	return nil
}

func (k ColumnKind) holds(value any) bool {
	switch value.(type) {
	case nil:
		return true
	case string:
		return k == TextColumn || k == LinesColumn
	case int:
		return k == NumberColumn
	case time.Time:
		return k == DateColumn
	}
	return false
}

// cleaned returns a copy whose texts fit into cells, or tells which does not.
func (l ListReport) cleaned() (ListReport, error) {
	var failed error
	clean := func(text, place string) string {
		cleaned, reason := cellText(text)
		if reason != "" && failed == nil {
			failed = &TextError{Place: place, Reason: reason}
		}
		return cleaned
	}
	l.Author = clean(l.Author, "Absender")
	tables := make([]ListTable, len(l.Tables))
	for i, t := range l.Tables {
		rows := make([][]any, len(t.Rows))
		for r, row := range t.Rows {
			rows[r] = make([]any, len(row))
			for c, value := range row {
				if text, is := value.(string); is {
					value = t.Columns[c].Kind.clean(clean, text, fmt.Sprintf("%s, Zeile %d, Spalte %s", t.Name, r+1, t.Columns[c].Title))
				}
				rows[r][c] = value
			}
		}
		t.Rows = rows
		tables[i] = t
	}
	l.Tables = tables
	return l, failed
}

// clean cleans a text of a column: as one line, or line by line.
func (k ColumnKind) clean(clean func(text, place string) string, text, place string) string {
	if k != LinesColumn {
		return clean(text, place)
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = clean(line, place)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// sheet is how the table stands on its sheet.
func (t ListTable) sheet(style reportStyles, made time.Time) tableSheet {
	s := tableSheet{
		name: t.Name, table: tableNameOf(t.Name), title: t.Title, state: "Stand " + made.UTC().Format(germanDay), note: t.Note, headHeight: 20,
		frozen: max(t.Frozen, 1), portrait: t.Portrait,
	}
	for _, c := range t.Columns {
		head := style.head
		if c.Kind == NumberColumn || c.Kind == DateColumn {
			head = style.headRight
		}
		s.columns = append(s.columns, column{c.Title, c.Width, head})
		s.headHeight = max(s.headHeight, lineHeight*float64(linesNeeded(c.Title, room(c.Width-2)))+6) // the button of the filter takes room
	}
	for _, row := range t.Rows {
		cells := make([]excelize.Cell, len(row))
		for c, value := range row {
			cells[c] = t.Columns[c].Kind.cell(style, value)
		}
		s.rows = append(s.rows, cells)
	}
	if len(t.Rows) > 0 {
		for _, total := range t.Totals {
			s.below = append(s.below, t.total(style, total))
		}
	}
	return s
}

// cell returns a cell with its format; an empty text is an empty cell, for filters.
func (k ColumnKind) cell(style reportStyles, value any) excelize.Cell {
	format := map[ColumnKind]int{TextColumn: style.text, LinesColumn: style.text, NumberColumn: style.number, DateColumn: style.day}[k]
	if day, is := value.(time.Time); is && day.IsZero() || value == "" {
		value = nil
	}
	return excelize.Cell{StyleID: format, Value: value}
}

// total is a line below the table: the label under the first column that is wide enough, the count beside it.
func (t ListTable) total(style reportStyles, total ListTotal) []excelize.Cell {
	at := 0
	for at < len(t.Columns)-2 && t.Columns[at].Width < textWidth(total.Label)+3 {
		at++
	}
	name, count := columnName(total.Column+1), 0
	for _, row := range t.Rows {
		if text, is := row[total.Column].(string); is && text != "" && (total.Word == "" || strings.EqualFold(text, total.Word)) {
			count++
		}
	}
	cells := area(name, reportFirst, name, reportHead+len(t.Rows))
	formula := fmt.Sprintf("COUNTA(%s)", cells)
	if total.Word != "" {
		formula = fmt.Sprintf(`COUNTIF(%s,"%s")`, cells, total.Word)
	}
	line := make([]excelize.Cell, at+2)
	line[at] = excelize.Cell{StyleID: style.sumLabel, Value: total.Label}
	line[at+1] = excelize.Cell{StyleID: style.sumLeft, Formula: formula, Value: count}
	return line
}

// tableNameOf makes the name of a table from that of its sheet: letters of ASCII only.
func tableNameOf(sheet string) string {
	sheet = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss").Replace(sheet)
	return "Tabelle" + strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) {
			return -1
		}
		return r
	}, sheet)
}
