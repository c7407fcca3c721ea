package contacts

// Tables as CSV that German Excel opens by a double click: semicolons, UTF-8 with a mark at its beginning, lines that end with CR LF.

import (
	"bufio"
	"encoding/csv"
	"io"
	"regexp"
	"strings"
)

// byteOrderMark tells Excel that the file is UTF-8.
const byteOrderMark = "\uFEFF"

// CSV writes a table. Nothing in it is taken for a formula by a spreadsheet: a text that begins like one has an apostrophe before it. Digits that Excel would change ('01067',
// '+49 89 1234') are written as ="01067".
func CSV(w io.Writer, t Table) error {
	buffer := bufio.NewWriter(w)
	if _, err := buffer.WriteString(byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(buffer)
	out.Comma, out.UseCRLF = ';', true
	if err := out.Write(guarded(t.Heads)); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := out.Write(guarded(row)); err != nil {
			return err
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffer.Flush()
}

func guarded(row []string) []string {
	cells := make([]string, len(row))
	for i, text := range row {
		cells[i] = Guard(text)
	}
	return cells
}

// digits is a text that cannot do anything, yet Excel would take for a number, a calculation or a date: '+49-89-12' would be -52.
var digits = regexp.MustCompile(`^(\+[0-9][0-9 /().-]*|0[0-9]+|[0-9]{12,}|-[0-9][0-9 /().-]*|[0-9]{1,4}[/-][0-9]{1,4}([/-][0-9]{1,4})?)$`)

// Guard returns a text as a cell of a CSV file may hold it.
func Guard(text string) string {
	text = cleanLines(text)
	switch {
	case digits.MatchString(text):
		return `="` + text + `"`
	case strings.IndexAny(strings.TrimLeft(text, " \u00A0\n"), "=+-@\uFF1D\uFF0B\uFF0D\uFF20") == 0:
		return "'" + text
	}
	return text
}

// cleanLines returns a text without signs that are not to be seen; lines end with a line feed.
func cleanLines(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r < ' ' || r == 0x7F || r == '\uFEFF':
			return -1
		}
		return r
	}, text)
}
