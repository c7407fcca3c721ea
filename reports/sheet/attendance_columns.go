package sheet

// The columns of the attendance list: those of the list to sign and of the filled one, and the hidden keys by which its rows are recognised.

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Titles of the columns. ReadAttendance finds its columns by them.
const (
	numberTitle     = "Nr."
	districtTitle   = "BA"
	nameTitle       = "Name"
	capacityTitle   = "Funktion"
	statusTitle     = "Status"
	signatureTitle  = "Unterschrift"
	cameTitle       = "Gekommen"
	goneTitle       = "Gegangen"
	substituteTitle = "Vertretung"
	keyTitle        = "Schlüssel (nicht ändern)"
)

// The columns that formulas speak of: they stand at the same place in both lists.
const (
	firstColumn    = "A"
	districtColumn = "B"
	nameColumn     = "C"
	capacityColumn = "D"
	statusColumn   = "E"
)

// attendanceColumn is a column of the list.
type attendanceColumn struct {
	title  string
	width  float64 // digits of the default font; those that are printed fill an A4 sheet on its side at about 100 %
	right  bool
	typed  bool // what is typed stays as it is typed: Excel would make a day of '18.05'
	aside  bool // not printed
	hidden bool
	value  func(tableLine) any
	text   func(*AttendanceRow) string // text that may need several lines
}

// tableLine is a line of the table.
type tableLine struct {
	list   string // key of the list
	number int
	row    *AttendanceRow
}

// columnsOf returns the columns of the list. The one to sign has those to fill in beside the printed ones; the filled one prints them instead of the signatures.
func columnsOf(filled bool) []attendanceColumn {
	wide := struct{ name, capacity, times, substitute float64 }{34, 36, 13, 30}
	if filled {
		wide.name, wide.capacity, wide.substitute = 31, 31, 24
	}
	columns := []attendanceColumn{
		{title: numberTitle, width: 6, right: true, value: func(l tableLine) any { return l.number }},
		{title: districtTitle, width: 8, right: true, value: func(l tableLine) any { return l.row.body() }, text: func(r *AttendanceRow) string { return r.Body }},
		{title: nameTitle, width: wide.name, value: func(l tableLine) any { return textOrNothing(l.row.Name) }, text: func(r *AttendanceRow) string { return r.Name }},
		{title: capacityTitle, width: wide.capacity, value: func(l tableLine) any { return textOrNothing(l.row.Capacity) }, text: func(r *AttendanceRow) string { return r.Capacity }},
		{title: statusTitle, width: 15, value: func(l tableLine) any { return textOrNothing(l.row.Status) }},
	}
	if !filled {
		columns = append(columns, attendanceColumn{title: signatureTitle, width: 40, value: func(tableLine) any { return nil }})
	}
	return append(columns,
		attendanceColumn{title: cameTitle, width: wide.times, typed: true, aside: !filled, value: func(l tableLine) any { return textOrNothing(l.row.Came) }},
		attendanceColumn{title: goneTitle, width: wide.times, typed: true, aside: !filled, value: func(l tableLine) any { return textOrNothing(l.row.Gone) }},
		attendanceColumn{title: substituteTitle, width: wide.substitute, typed: true, aside: !filled, value: func(l tableLine) any { return textOrNothing(l.row.Substitute) },
			text: func(r *AttendanceRow) string { return r.Substitute }},
		attendanceColumn{title: keyTitle, width: 12, aside: true, hidden: true, value: func(l tableLine) any { return textOrNothing(rowKey(l.list, l.row.Key)) }},
	)
}

// cell returns a cell with its format.
func (c *attendanceColumn) cell(style styles, value any) excelize.Cell {
	format := style.text
	switch _, isText := value.(string); {
	case c.hidden:
		format = 0
	case c.typed:
		format = style.typed
	case c.right && isText:
		format = style.textRight
	case c.right:
		format = style.number
	}
	return excelize.Cell{StyleID: format, Value: value}
}

// lastColumn is the last column of the table, printedColumn the last one that is printed.
func (a *attendance) lastColumn() string { return columnName(len(a.columns)) }

func (a *attendance) printedColumn() string {
	n := 0
	for n < len(a.columns) && !a.columns[n].aside {
		n++
	}
	return columnName(n)
}

// A key in the hidden column says by itself from which list and which row it is, so that it outlives sorting, moving, and a copy of the rows into another
// workbook: 'RT:list/row/checksum'. Guests' lines have no key of a row. The checksum tells what Excel made by filling down from what was written.
const keyMark = "RT:"

func rowKey(list, row string) string {
	if list == "" {
		return ""
	}
	text := keyMark + list + "/" + row
	return text + "/" + checksum(text)
}

func checksum(text string) string {
	var sum [crc32.Size]byte
	binary.BigEndian.PutUint32(sum[:], crc32.ChecksumIEEE([]byte(text)))
	return hex.EncodeToString(sum[:])
}

// splitKey takes a key apart. isKey is false for a text that is none, sound for one that was changed.
func splitKey(text string) (list, row string, isKey, sound bool) {
	text = strings.TrimSpace(text)
	rest, isKey := strings.CutPrefix(text, keyMark)
	if !isKey {
		return "", "", false, false
	}
	parts := strings.Split(rest, "/")
	if len(parts) != 3 || parts[0] == "" || checksum(text[:len(text)-len(parts[2])-1]) != parts[2] {
		return "", "", true, false
	}
	return parts[0], parts[1], true, true
}

var fitListKey = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// checkKeys refuses keys that could not be taken apart again, and two rows with the same: faults of the caller.
func checkKeys(list AttendanceList) error {
	if list.Key == "" {
		return nil
	}
	if !fitListKey.MatchString(list.Key) {
		return fmt.Errorf("attendance list: the key %q", list.Key)
	}
	seen := make(map[string]bool, len(list.Rows))
	for i, row := range list.Rows {
		_, reason := cellText(row.Key)
		if row.Key == "" || seen[row.Key] || strings.Contains(row.Key, "/") || strings.TrimSpace(row.Key) != row.Key || reason != "" {
			return fmt.Errorf("attendance list: row %d has no key of its own, or an unfit one: %q", i+1, row.Key)
		}
		seen[row.Key] = true
	}
	return nil
}
