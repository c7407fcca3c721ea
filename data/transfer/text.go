package transfer

// Text files: which encoding, which separator.

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a text file into text: UTF-16 with its mark or without, UTF-8 with or without, else Windows-1252, or what a Mac of old writes.
func decode(content []byte) (string, error) {
	var text string
	switch order, is16 := wideOrder(content); {
	case is16:
		out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(content)
		if err != nil {
			return "", &ReadError{Text: "Die Datei ist beschädigt: Ihr Text lässt sich nicht lesen. Bitte noch einmal speichern.", Cause: err}
		}
		text = string(out)
	case utf8.Valid(content):
		text = strings.TrimPrefix(string(content), "\ufeff")
	case bytes.ContainsRune(content, '\r') && !bytes.ContainsRune(content, '\n'): // only old programs of the Mac end lines so
		out, err := charmap.Macintosh.NewDecoder().Bytes(content)
		if err != nil {
			return "", &ReadError{Text: "Der Text der Datei lässt sich nicht lesen. Bitte als CSV UTF-8 speichern.", Cause: err}
		}
		text = string(out)
	default:
		out, err := charmap.Windows1252.NewDecoder().Bytes(content)
		if err != nil {
			return "", &ReadError{Text: "Der Text der Datei lässt sich nicht lesen. Bitte als CSV UTF-8 speichern.", Cause: err}
		}
		text = string(out)
	}
	if strings.Count(text, "\x00") > 0 {
		return "", readErrorf("Die Datei ist keine Liste: Sie enthält keinen Text. Bitte eine Excel-, CSV- oder vCard-Datei auswählen.")
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), nil
}

// wideOrder reports whether a text is in UTF-16, and in which order: by its mark, else because nearly every other byte of its beginning is zero.
func wideOrder(content []byte) (unicode.Endianness, bool) {
	if len(content) > 1 && (content[0] == 0xff && content[1] == 0xfe || content[0] == 0xfe && content[1] == 0xff) {
		return unicode.LittleEndian, true // the mark says more
	}
	beginning := content[:min(len(content), 400)]
	zeros := [2]int{}
	for i, b := range beginning {
		if b == 0 {
			zeros[i%2]++
		}
	}
	most := len(beginning) / 2
	switch {
	case most < 4 || len(content)%2 != 0:
	case zeros[1]*10 >= most*8 && zeros[0] == 0:
		return unicode.LittleEndian, true
	case zeros[0]*10 >= most*8 && zeros[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// separators in the order in which they win where they fit equally well.
var separators = []rune{';', '\t', ',', '|'}

// separatorOf returns what parts the cells: that of which most lines at the beginning have the same number, and most of it. Excel may name it: 'sep=;'.
func separatorOf(text string) (separator rune, rest string) {
	first, after, _ := strings.Cut(text, "\n")
	if name, found := strings.CutPrefix(strings.ToLower(strings.TrimSpace(first)), "sep="); found && utf8.RuneCountInString(name) == 1 {
		r, _ := utf8.DecodeRuneInString(name)
		return r, after
	}
	best, most := separators[0], 0
	for _, s := range separators {
		lines := map[int]int{} // how many lines have so many
		for _, n := range countsPerLine(text, s) {
			lines[n]++
		}
		for n, equal := range lines {
			if score := equal*1000 + min(n, 999); n > 0 && score > most {
				best, most = s, score
			}
		}
	}
	return best, text
}

// countsPerLine counts a separator outside of quotes in each of the first lines.
func countsPerLine(text string, separator rune) []int {
	var counts []int
	n, quoted := 0, false
	for _, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == separator:
			n++
		case r == '\n':
			counts, n = append(counts, n), 0
			if len(counts) == 20 {
				return counts
			}
		}
	}
	return append(counts, n)
}

// recipient is one of a list as mail programs write it: '"Huber, Anna" <anna@example.org>'.
var recipient = regexp.MustCompile(`^\s*["']?(.*?)["']?\s*<([^<>@\s]+@[^<>@\s]+)>\s*$`)

// readRecipients reads people as they stand in the line 'An:' of an e-mail, parted by semicolons or lines; false if the text is no such list.
func readRecipients(text string) (Table, bool) {
	table := Table{Kind: "txt", Head: []string{FieldName.Label(), Field("email").Label()}}
	for i, line := range strings.Split(text, "\n") {
		for part := range strings.SplitSeq(line, ";") {
			if strings.TrimSpace(part) == "" {
				continue
			}
			found := recipient.FindStringSubmatch(part)
			if found == nil {
				return table, false
			}
			table.Rows = append(table.Rows, Row{i + 1, []string{found[1], found[2]}})
		}
	}
	return table, len(table.Rows) > 0
}

// readSeparated reads CSV.
func readSeparated(text string) (Table, error) {
	if table, are := readRecipients(text); are {
		return table, nil
	}
	all := text
	separator, text := separatorOf(all)
	reader := rowReader{rest: text, separator: separator, line: 1 + strings.Count(all, "\n") - strings.Count(text, "\n")}
	unclosed := strings.Count(text, `"`)%2 == 1
	var grid [][]string
	var lines []int
	for reader.rest != "" {
		line := reader.line
		cells, err := reader.row(unclosed)
		if err != nil {
			return Table{}, err
		}
		if len(cells) == 1 && cells[0] == "" {
			continue
		}
		for i, cell := range cells {
			cells[i] = unguarded(cell)
		}
		grid, lines = append(grid, cells), append(lines, line)
		if len(grid) > mostRows+1000 {
			return Table{}, readErrorf("Die Datei hat mehr als %d Zeilen. Bitte auf mehrere Dateien aufteilen.", mostRows)
		}
	}
	return tableOf("csv", grid, lines), nil
}

// rowReader takes the rows off a text in CSV. Quotes that are part of a cell are taken as such, also at its beginning: '"Nord" e.V.'.
type rowReader struct {
	rest      string
	separator rune
	line      int // of rest, from 1
}

// row takes off a row. unclosed says that the file has a quote too many, which is looked for.
func (r *rowReader) row(unclosed bool) ([]string, error) {
	ends := string(r.separator) + "\n"
	var cells []string
	for {
		cell, length, open := r.quoted()
		if !open && length == 0 {
			length = indexOrEnd(r.rest, ends)
			cell = r.rest[:length]
		}
		if open || unclosed && length > len(cell) && holdsRows(cell, r.separator) {
			return nil, readErrorf("In Zeile %d der CSV-Datei öffnet ein Anführungszeichen (\"), das nicht geschlossen wird. Bitte dort berichtigen und noch einmal einlesen.", r.line)
		}
		cells = append(cells, cell)
		r.line += strings.Count(r.rest[:length], "\n")
		if r.rest = r.rest[length:]; r.rest == "" {
			return cells, nil
		}
		end, size := utf8.DecodeRuneInString(r.rest)
		if r.rest = r.rest[size:]; end == '\n' {
			r.line++
			return cells, nil
		}
	}
}

// quoted reads a cell in quotes at the beginning of what is left, and how long it is there; a length of 0 if it is none. open says that its quote is not closed.
func (r *rowReader) quoted() (cell string, length int, open bool) {
	if !strings.HasPrefix(r.rest, `"`) {
		return "", 0, false
	}
	several, end := false, 0 // whether the cell has several lines; where the next cell would begin if there were no quotes
	for at := 1; ; {
		quote := strings.IndexByte(r.rest[at:], '"')
		if quote < 0 {
			return "", 0, true
		}
		several = several || strings.Contains(r.rest[at:at+quote], "\n")
		at += quote + 1
		if strings.HasPrefix(r.rest[at:], `"`) {
			at++
			continue
		}
		if end < at {
			end = at + indexOrEnd(r.rest[at:], string(r.separator)+"\n")
		}
		after := r.rest[at:end]
		switch {
		case strings.Trim(after, " ") == "":
			return strings.ReplaceAll(r.rest[1:at-1], `""`, `"`), end, false
		case several: // a quote that should have opened another cell
			return "", 0, true
		case !strings.Contains(after, `"`): // the quotes belong to the text
			return r.rest[:end], end, false
		}
	}
}

// indexOrEnd returns where one of some signs is, else where the text ends.
func indexOrEnd(text, signs string) int {
	if at := strings.IndexAny(text, signs); at >= 0 {
		return at
	}
	return len(text)
}

// holdsRows reports whether a cell holds rows of the file: it runs over lines which nearly all have the separator. That comes from a quote that opens and does not close.
func holdsRows(cell string, separator rune) bool {
	lines := strings.Split(strings.TrimSpace(cell), "\n")
	parted := 0
	for _, line := range lines {
		if strings.ContainsRune(line, separator) {
			parted++
		}
	}
	return len(lines) > 1 && parted >= len(lines)-1
}

// unguarded takes off what keeps spreadsheets from changing a cell: ="01067" is 01067, an apostrophe before a sign that begins a formula goes.
func unguarded(cell string) string {
	if text, ok := strings.CutPrefix(cell, `="`); ok && strings.HasSuffix(text, `"`) {
		return strings.TrimSuffix(text, `"`)
	}
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.ContainsRune("=+-@", rune(strings.TrimSpace(rest + "x")[0])) {
		return rest
	}
	return cell
}
