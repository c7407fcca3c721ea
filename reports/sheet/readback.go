package sheet

// The way back: an attendance list that somebody filled in with Excel or LibreOffice. The rows are found by their hidden keys and the columns by their titles,
// so that sorting, filtering, moving columns and inserting rows do no harm.

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// FilledList is what stands in an attendance list that comes back.
type FilledList struct {
	Key      string // AttendanceList.Key of the list; where rows of several are mixed, that of most rows
	Rows     []FilledRow
	Warnings []string // German: what was passed over, or read otherwise than it stands there
}

// FilledRow is a row of a list that comes back. Texts are trimmed.
type FilledRow struct {
	Line       int    // number of the row in the sheet
	List       string // AttendanceList.Key of the list the row comes from; empty: written in by hand
	Key        string // AttendanceRow.Key; empty: a guest
	Body       string // what stands in the column BA: '17', 'MB'
	Name       string // never empty for a guest
	Capacity   string
	Status     string // one of Statuses, or empty
	Came       string // '18:05', or empty; Gone likewise
	Gone       string
	Substitute string
}

// A ReadError says why a file cannot be read back. Its message is German and meant for the user: what is wrong, what to do.
type ReadError struct {
	Text  string
	Cause error // may be nil
}

func (e *ReadError) Error() string { return e.Text }

func (e *ReadError) Unwrap() error { return e.Cause }

// Limits of what is read. A list of 10,000 people has 1 MB, and 12 MB unpacked.
const (
	mostBytes     = 20 << 20
	mostUnpacked  = 80 << 20
	mostRows      = 20000
	mostColumns   = 256  // what stands further right is not looked at
	mostParts     = 2000 // files inside the workbook
	mostProblems  = 5    // named in one message
	readableWord  = 60   // characters of a wrong entry in a message
	headSearch    = 100  // rows in which the header row is looked for
	notOurs       = "Die Datei ist keine Anwesenheitsliste aus diesem Programm. Bitte die Liste wählen, die mit „Anwesenheitsliste …“ gespeichert wurde."
	damagedAdvice = "Bitte die Liste in Excel oder LibreOffice öffnen, noch einmal als Excel-Arbeitsmappe (.xlsx) speichern und dann einlesen."
)

// ReadAttendance reads an attendance list that was written by Attendance and filled in. The error is a *ReadError unless reading itself failed.
func ReadAttendance(r io.ReaderAt, size int64) (FilledList, error) {
	if err := checkKind(r, size); err != nil {
		return FilledList{}, err
	}
	if err := checkArchive(r, size); err != nil {
		return FilledList{}, err
	}
	file, err := excelize.OpenReader(io.NewSectionReader(r, 0, size), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		return FilledList{}, damaged(err)
	}
	defer file.Close()
	found := &ReadError{Text: notOurs}
	for _, name := range file.GetSheetList() {
		grid, err := readGrid(file, name)
		if err != nil {
			return FilledList{}, err
		}
		table, err := findTable(grid)
		if err == nil {
			return table.read(dateSystem(file))
		}
		var wrong *ReadError
		if !errors.As(err, &wrong) {
			return FilledList{}, err
		}
		if wrong.Text != notOurs {
			found = wrong // a list from which something is missing tells more than the sheets beside it
		}
	}
	return FilledList{}, found
}

func damaged(cause error) error {
	return &ReadError{Text: "Die Datei ist beschädigt oder keine Excel-Arbeitsmappe. " + damagedAdvice, Cause: cause}
}

// checkKind tells files of other kinds apart by their first bytes: for each there is something else to do.
func checkKind(r io.ReaderAt, size int64) error {
	if size == 0 {
		return &ReadError{Text: "Die Datei ist leer. Bitte die ausgefüllte Liste noch einmal speichern und dann einlesen."}
	}
	if size > mostBytes {
		return &ReadError{Text: fmt.Sprintf("Die Datei ist mit %d MB zu groß für eine Anwesenheitsliste. Bitte prüfen, ob es die richtige Datei ist.", size>>20)}
	}
	content, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return fmt.Errorf("read attendance list: %w", err)
	}
	switch {
	case bytes.HasPrefix(content, []byte("PK")):
		return nil
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) && bytes.Contains(content, utf16("EncryptedPackage")):
		return &ReadError{Text: "Die Datei ist mit einem Kennwort geschützt. Bitte in Excel öffnen, den Schutz unter „Datei“, „Informationen“, „Arbeitsmappe schützen“ aufheben, speichern und dann einlesen."}
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return otherKind("im alten Excel-Format (.xls) gespeichert")
	case bytes.HasPrefix(content, []byte("%PDF")):
		return &ReadError{Text: "Die Datei ist ein PDF. Bitte die ausgefüllte Excel-Datei der Liste wählen."}
	case utf8.Valid(content) || bytes.ContainsAny(content[:min(len(content), 4096)], ";,\t") && !bytes.Contains(content, []byte{0}):
		return otherKind("als Text gespeichert (.csv)")
	}
	return damaged(nil)
}

func otherKind(what string) error {
	return &ReadError{Text: "Die Datei ist " + what + ", nicht als Excel-Arbeitsmappe. Bitte die Liste in Excel oder LibreOffice öffnen, als „Excel-Arbeitsmappe (.xlsx)“ speichern und dann einlesen."}
}

// utf16 is how names stand in a compound file.
func utf16(text string) []byte {
	out := make([]byte, 0, 2*len(text))
	for i := range len(text) {
		out = append(out, text[i], 0)
	}
	return out
}

// checkArchive unpacks everything once, to nowhere: checksums find damage, the sum finds files that are small only as long as they are packed. What the archive
// says about sizes is not believed.
func checkArchive(r io.ReaderAt, size int64) error {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return damaged(err)
	}
	tooLarge := &ReadError{Text: "Die Datei enthält ausgepackt viel mehr als eine Anwesenheitsliste und wird nicht gelesen. Bitte prüfen, ob es die richtige Datei ist."}
	if len(archive.File) > mostParts {
		return tooLarge
	}
	left := int64(mostUnpacked)
	names := map[string]bool{}
	for _, f := range archive.File {
		names[strings.ToLower(strings.ReplaceAll(f.Name, "\\", "/"))] = true
		part, err := f.Open()
		if err != nil {
			return damaged(err)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(part, left+1))
		part.Close()
		if left -= n; left < 0 {
			return tooLarge
		}
		if err != nil {
			return damaged(err)
		}
	}
	switch {
	case names["xl/workbook.bin"]:
		return otherKind("als binäre Arbeitsmappe gespeichert (.xlsb)")
	case names["content.xml"] && names["mimetype"]:
		return otherKind("als OpenDocument-Tabelle gespeichert (.ods)")
	case !names["[content_types].xml"]:
		return damaged(nil)
	}
	return nil
}

// dateSystem reports whether days are counted from 1904, as old versions for the Mac did.
func dateSystem(file *excelize.File) (from1904 bool) {
	props, err := file.GetWorkbookProps()
	return err == nil && props.Date1904 != nil && *props.Date1904
}

// gridRow is a row of a sheet with something in it.
type gridRow struct {
	number int
	cells  []string
}

// at returns a cell without blanks around it, no-break ones too; empty for one that is not there.
func (r gridRow) at(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return strings.Join(strings.Fields(r.cells[column]), " ")
}

func (r gridRow) empty() bool {
	for i := range r.cells {
		if r.at(i) != "" {
			return false
		}
	}
	return true
}

// readGrid reads the rows of a sheet that are not empty.
func readGrid(file *excelize.File, name string) ([]gridRow, error) {
	rows, err := file.Rows(name)
	if err != nil {
		var noSheet excelize.ErrSheetNotExist
		if errors.As(err, &noSheet) {
			return nil, damaged(err)
		}
		return nil, nil // a sheet of charts
	}
	defer rows.Close()
	var grid []gridRow
	for number := 1; rows.Next(); number++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, damaged(err)
		}
		row := gridRow{number, slices.Clone(cells[:min(len(cells), mostColumns)])} // a copy: one cell at the far right makes a row of 16,384
		if row.empty() {
			continue
		}
		if len(grid) == mostRows {
			return nil, &ReadError{Text: fmt.Sprintf("Die Tabelle hat mehr als %d Zeilen und ist zu lang für eine Anwesenheitsliste. Bitte prüfen, ob es die richtige Datei ist.", mostRows)}
		}
		grid = append(grid, row)
	}
	if err := rows.Error(); err != nil {
		return nil, damaged(err)
	}
	return grid, nil
}
