// Package transfer reads people out of files that other programs wrote (Excel, CSV, vCard) and out of pasted text, into one kind of table. It knows no database.
package transfer

import (
	"bytes"
	"fmt"
	"strings"
)

// Table is what a file holds: a row of heads, and rows of texts below it.
type Table struct {
	Head     []string
	Rows     []Row
	Shape    string   // the same for files that have the same columns, whether something stands in them or not
	Kind     string   // 'xlsx', 'csv', 'vcf', 'txt': a line of recipients
	Warnings []string // German: what was passed over
}

// Row is a row of the file; it has as many cells as the table has heads.
type Row struct {
	Line  int // in the file, from 1; of a vCard the number of the card
	Cells []string
}

// A ReadError says why a file cannot be read. Its message is German and meant for the user: what is wrong, what to do.
type ReadError struct {
	Text  string
	Cause error // may be nil
	empty bool  // the file can be read, there is nobody in it
}

func (e *ReadError) Error() string { return e.Text }

func (e *ReadError) Unwrap() error { return e.Cause }

func readErrorf(format string, values ...any) *ReadError {
	return &ReadError{Text: fmt.Sprintf(format, values...)}
}

func nobodyIn(name string) *ReadError {
	return &ReadError{Text: fmt.Sprintf("In „%s“ stehen keine Zeilen mit Personen.", name), empty: true}
}

// Limits of what is read.
const (
	mostBytes    = 20 << 20
	mostUnpacked = 80 << 20
	mostRows     = 20000
	mostColumns  = 200
	mostCell     = 32767 // characters, as in Excel
)

// signatures are how files begin that are no lists of people, with what to do.
var signatures = []struct{ begin, text string }{
	{"%PDF", "Die Datei ist ein PDF. Bitte die Liste als Excel-Arbeitsmappe (.xlsx) oder CSV speichern und diese einlesen."},
	{"\xff\xd8\xff", "Die Datei ist ein Bild. Bitte eine Excel-, CSV- oder vCard-Datei auswählen."},
	{"\x89PNG", "Die Datei ist ein Bild. Bitte eine Excel-, CSV- oder vCard-Datei auswählen."},
	{"GIF8", "Die Datei ist ein Bild. Bitte eine Excel-, CSV- oder vCard-Datei auswählen."},
	{"RIFF", "Die Datei ist ein Bild oder ein Ton. Bitte eine Excel-, CSV- oder vCard-Datei auswählen."},
	{"{\\rtf", "Die Datei ist ein Text mit Formatierung (.rtf). Bitte die Liste als Excel-Arbeitsmappe (.xlsx) oder CSV speichern und diese einlesen."},
	{"SQLite format 3", "Die Datei ist eine Datenbank. Mit „Datei öffnen“ lässt sie sich öffnen, einlesen nicht."},
}

// container begins the files of old Office, and those of new Office that have a password.
const container = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Read reads a file by its content, its name only decides where that says nothing. The error is a *ReadError.
func Read(name string, content []byte) (Table, error) {
	if len(bytes.TrimSpace(content)) == 0 {
		return Table{}, readErrorf("Die Datei „%s“ ist leer.", name)
	}
	if len(content) > mostBytes {
		return Table{}, readErrorf("Die Datei „%s“ ist größer als %d MB. Bitte auf mehrere Dateien aufteilen.", name, mostBytes>>20)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(content, []byte(s.begin)) {
			return Table{}, readErrorf("%s", s.text)
		}
	}
	switch {
	case bytes.HasPrefix(content, []byte(container)):
		return Table{}, containerFault(name, content)
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return readWorkbook(name, content)
	}
	text, err := decode(content)
	if err != nil {
		return Table{}, err
	}
	if fault := otherText(text); fault != "" {
		return Table{}, readErrorf("%s", fault)
	}
	var table Table
	if strings.Contains(strings.ToUpper(text), "BEGIN:VCARD") {
		table, err = readCards(text)
	} else {
		table, err = readSeparated(text)
	}
	if err != nil {
		return Table{}, err
	}
	return tidy(name, table)
}

// tidy drops empty rows and columns, and refuses what is too much or nothing.
func tidy(name string, t Table) (Table, error) {
	var rows []Row
	used := make([]bool, len(t.Head))
	for _, row := range t.Rows {
		filled := false
		for i := range row.Cells {
			if row.Cells[i] = strings.TrimSpace(visible(row.Cells[i])); row.Cells[i] != "" {
				filled, used[i] = true, true
			}
		}
		if filled {
			rows = append(rows, row)
		}
	}
	switch {
	case len(rows) == 0:
		return t, nobodyIn(name)
	case len(rows) > mostRows:
		return t, readErrorf("„%s“ hat mehr als %d Zeilen. Bitte auf mehrere Dateien aufteilen.", name, mostRows)
	}
	if t.Kind == "xlsx" && standsUpright(t) {
		return t, readErrorf("In „%s“ stehen die Überschriften untereinander. Bitte in Excel die Tabelle kopieren, mit „Inhalte einfügen“, „Transponieren“ drehen und so einlesen: je Person eine Zeile.", name)
	}
	out := Table{Kind: t.Kind, Warnings: append(t.Warnings, garbledWarning(t)...), Shape: t.Kind + "\n" + strings.Join(t.Head, "\n")}
	out.Warnings = append(out.Warnings, namesTwice(t.Head, used)...)
	var kept []int
	for i, head := range t.Head {
		if used[i] || fieldOfHead(head) == "unlisted" { // an empty one says that everything may stand on lists
			kept = append(kept, i)
			out.Head = append(out.Head, headName(head, i, out.Head))
		}
	}
	if len(kept) > mostColumns {
		return t, readErrorf("„%s“ hat mehr als %d Spalten. Bitte nur die nötigen einlesen.", name, mostColumns)
	}
	for _, row := range rows {
		cells := make([]string, len(kept))
		for at, i := range kept {
			cells[at] = row.Cells[i]
			if len([]rune(cells[at])) > mostCell {
				return t, readErrorf("Zeile %d, Spalte „%s“: Der Text ist länger als %d Zeichen.", row.Line, out.Head[at], mostCell)
			}
		}
		out.Rows = append(out.Rows, Row{row.Line, cells})
	}
	return out, nil
}

// headName gives a column a name of its own.
func headName(head string, column int, taken []string) string {
	head = strings.Join(strings.Fields(head), " ")
	if head == "" {
		head = fmt.Sprintf("Spalte %d", column+1)
	}
	name := head
	for n := 2; contains(taken, name); n++ {
		name = fmt.Sprintf("%s (%d)", head, n)
	}
	return name
}

func contains(list []string, text string) bool {
	for _, t := range list {
		if strings.EqualFold(t, text) {
			return true
		}
	}
	return false
}
