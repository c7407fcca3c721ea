package transfer

// Text files: which encoding, which separator.

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a text file into text: UTF-16 with its mark, UTF-8 with or without, else Windows-1252.
func decode(content []byte) (string, error) {
	var text string
	switch {
	case len(content) > 1 && (content[0] == 0xff && content[1] == 0xfe || content[0] == 0xfe && content[1] == 0xff):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(content)
		if err != nil {
			return "", &ReadError{Text: "Die Datei ist beschädigt: Ihr Text lässt sich nicht lesen. Bitte noch einmal speichern.", Cause: err}
		}
		text = string(out)
	case utf8.Valid(content):
		text = strings.TrimPrefix(string(content), "\ufeff")
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

// separators in the order in which they win where they stand equally often.
var separators = []rune{';', '\t', ','}

// separatorOf returns what parts the cells: what stands most often in the first line outside of quotes. Excel may name it: 'sep=;'.
func separatorOf(text string) (separator rune, rest string) {
	first, after, _ := strings.Cut(text, "\n")
	if name, found := strings.CutPrefix(strings.ToLower(strings.TrimSpace(first)), "sep="); found && utf8.RuneCountInString(name) == 1 {
		r, _ := utf8.DecodeRuneInString(name)
		return r, after
	}
	counts := map[rune]int{}
	quoted := false
	for _, r := range text {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted {
			break
		}
		if !quoted {
			counts[r]++
		}
	}
	best := separators[0]
	for _, s := range separators {
		if counts[s] > counts[best] {
			best = s
		}
	}
	return best, text
}

// readSeparated reads CSV. The first row with more than one filled cell, or the first of all, is the head.
func readSeparated(text string) (Table, error) {
	separator, text := separatorOf(text)
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = separator, -1, true
	var grid [][]string
	var lines []int
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Table{}, &ReadError{Text: "Die CSV-Datei ist beschädigt. Bitte in dem Programm, aus dem sie kommt, noch einmal speichern.", Cause: err}
		}
		line, _ := reader.FieldPos(0)
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
