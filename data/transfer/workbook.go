package transfer

// Excel workbooks.

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

const damagedWorkbook = "Die Excel-Datei ist beschädigt. Bitte in Excel oder LibreOffice öffnen, noch einmal als Excel-Arbeitsmappe (.xlsx) speichern und dann einlesen."

// readWorkbook reads the visible sheet in whose head most is known, the first of several.
func readWorkbook(name string, content []byte) (Table, error) {
	if err := checkArchive(content); err != nil {
		return Table{}, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, ShortDatePattern: "dd.mm.yyyy"})
	if err != nil {
		return Table{}, &ReadError{Text: damagedWorkbook, Cause: err}
	}
	defer file.Close()
	reader := workbookReader{file: file, merged: holdsMerged(file)}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		reader.since1904 = *props.Date1904
	}
	var best Table
	var chosen string
	var tables, hidden []string
	most := -1
	for _, sheet := range file.GetSheetList() {
		if visible, err := file.GetSheetVisible(sheet); err == nil && !visible {
			hidden = append(hidden, "„"+sheet+"“")
			continue
		}
		grid, err := reader.grid(sheet)
		if err != nil {
			return Table{}, err
		}
		table, err := tidy(name, tableOf("xlsx", grid.cells, grid.lines))
		var fault *ReadError
		if errors.As(err, &fault) && fault.empty {
			continue
		}
		if err != nil {
			return Table{}, err
		}
		tables = append(tables, sheet)
		if known := knownHeads(table.Head); known > most {
			best, chosen, most = table, sheet, known
			best.Warnings = append(grid.warnings, table.Warnings...)
		}
	}
	if chosen == "" && len(hidden) > 0 {
		return Table{}, readErrorf("In „%s“ stehen auf den sichtbaren Blättern keine Zeilen mit Personen. Ausgeblendet ist: %s. Bitte einblenden, speichern und noch einmal einlesen.", name, strings.Join(hidden, ", "))
	}
	if chosen == "" {
		return Table{}, nobodyIn(name)
	}
	if len(tables) > 1 {
		var others []string
		for _, sheet := range tables {
			if sheet != chosen {
				others = append(others, "„"+sheet+"“")
			}
		}
		best.Warnings = append(best.Warnings, "Eingelesen wird nur das Blatt „"+chosen+"“. Weitere Blätter: "+strings.Join(others, ", ")+".")
	}
	if len(hidden) > 0 {
		best.Warnings = append(best.Warnings, "Nicht gelesen werden die ausgeblendeten Blätter "+strings.Join(hidden, ", ")+".")
	}
	return best, nil
}

// checkArchive refuses what is no workbook, has a password, or unpacks to more than a list of people can be.
func checkArchive(content []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return &ReadError{Text: damagedWorkbook, Cause: err}
	}
	var claimed uint64
	workbook, text, word := false, false, false
	for _, f := range archive.File {
		claimed += f.UncompressedSize64
		workbook = workbook || f.Name == "xl/workbook.xml"
		text = text || f.Name == "content.xml"
		word = word || f.Name == "word/document.xml"
		if f.Flags&1 != 0 {
			return passwordFault("Die Datei")
		}
	}
	switch {
	case claimed > mostUnpacked || len(archive.File) > mostEntries || workbook && unpackedOver(archive, mostUnpacked):
		return readErrorf("Die Datei ist entpackt zu groß. Bitte nur die Liste der Personen in einer eigenen Datei speichern.")
	case word:
		return readErrorf("Die Datei ist ein Word-Dokument. Bitte die Liste als Excel-Arbeitsmappe (.xlsx) oder CSV speichern und diese einlesen.")
	case text:
		return readErrorf("Die Datei ist im Format von LibreOffice (.ods, .odt). Bitte als Excel-Arbeitsmappe (.xlsx) oder CSV speichern und diese einlesen.")
	case !workbook:
		return readErrorf("Die Datei ist keine Excel-Arbeitsmappe. Bitte eine Excel-, CSV- oder vCard-Datei auswählen.")
	}
	return nil
}

// unpackedOver reports whether an archive unpacks to more than so many bytes, whatever it says of itself. What is damaged is found by whoever reads it.
func unpackedOver(archive *zip.Reader, limit int64) bool {
	for _, f := range archive.File {
		content, err := f.Open()
		if err != nil {
			continue
		}
		n, _ := io.Copy(io.Discard, io.LimitReader(content, limit+1))
		content.Close()
		if limit -= n; limit < 0 {
			return true
		}
	}
	return false
}

func passwordFault(what string) *ReadError {
	return readErrorf("%s ist mit einem Kennwort geschützt. Bitte in Excel öffnen, ohne Kennwort speichern und dann einlesen.", what)
}

// containerFault says what a file in the format of old Office is: Office of today keeps what has a password in it.
func containerFault(name string, content []byte) *ReadError {
	holds := func(stream string) bool {
		var name []byte
		for _, r := range stream {
			name = append(name, byte(r), 0)
		}
		return bytes.Contains(content, name)
	}
	extension := strings.ToLower(filepath.Ext(name))
	switch {
	case holds("EncryptedPackage"):
		return passwordFault("„" + name + "“")
	case holds("Workbook"), holds("Book"), extension == ".xls":
		return readErrorf("„%s“ ist eine Excel-Datei alter Art (.xls). Bitte in Excel oder LibreOffice als Excel-Arbeitsmappe (.xlsx) speichern und diese einlesen.", name)
	case holds("WordDocument"):
		return readErrorf("„%s“ ist ein Word-Dokument alter Art (.doc). Bitte die Liste als Excel-Arbeitsmappe (.xlsx) oder CSV speichern und diese einlesen.", name)
	}
	return readErrorf("„%s“ ist in einem alten Format, das sich nicht einlesen lässt. Bitte als Excel-Arbeitsmappe (.xlsx) speichern und diese einlesen.", name)
}

// workbookReader reads the sheets of a workbook.
type workbookReader struct {
	file      *excelize.File
	since1904 bool
	merged    bool // some cells are merged; to ask which takes long
}

// holdsMerged reports whether cells are merged in any sheet of a workbook.
func holdsMerged(file *excelize.File) bool {
	found := false
	file.Pkg.Range(func(_, part any) bool {
		content, _ := part.([]byte)
		found = bytes.Contains(content, []byte("mergeCell"))
		return !found
	})
	return found
}

// sheetGrid are the rows of a sheet that have something in them, as people read them.
type sheetGrid struct {
	cells    [][]string
	lines    []int
	warnings []string
}

// grid reads a sheet twice, as it is stored and as it is shown: where both are the same, that is what stands there; where they differ, it is a number or a day.
func (w workbookReader) grid(sheet string) (sheetGrid, error) {
	var grid sheetGrid
	damaged := func(err error) (sheetGrid, error) { return sheetGrid{}, &ReadError{Text: damagedWorkbook, Cause: err} }
	stored, err := w.file.Rows(sheet)
	if err != nil {
		return damaged(err)
	}
	defer stored.Close()
	shown, err := w.file.Rows(sheet)
	if err != nil {
		return damaged(err)
	}
	defer shown.Close()
	faults, hidden := 0, 0
	for line := 1; stored.Next() && shown.Next(); line++ {
		raw, err := stored.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return damaged(err)
		}
		cells, err := shown.Columns()
		if err != nil {
			return damaged(err)
		}
		raw, cells = raw[:min(len(raw), widest)], cells[:min(len(cells), widest)]
		filled := false
		for i := range min(len(raw), len(cells)) {
			switch {
			case cells[i] != raw[i]:
				cells[i] = plainNumber(raw[i], cells[i], w.since1904)
			case exponent.MatchString(raw[i]) && !w.isText(sheet, i, line):
				cells[i] = written(raw[i])
			case formulaFaults[raw[i]]:
				cells[i] = ""
				faults++
			}
			filled = filled || strings.TrimSpace(cells[i]) != ""
		}
		if !filled {
			continue
		}
		if shown.GetRowOpts().Hidden {
			hidden++
		}
		grid.cells, grid.lines = append(grid.cells, cells), append(grid.lines, line)
		if len(grid.cells) > mostRows+1000 {
			return sheetGrid{}, readErrorf("Die Datei hat mehr als %d Zeilen. Bitte auf mehrere Dateien aufteilen.", mostRows)
		}
	}
	if err := errors.Join(stored.Error(), shown.Error()); err != nil && !errors.Is(err, excelize.ErrMaxRows) {
		return damaged(err)
	}
	if faults > 0 {
		grid.warnings = append(grid.warnings, fmt.Sprintf("Auf dem Blatt „%s“ zeigen %d Zellen einen Fehler einer Formel (#…); sie werden als leer gelesen.", sheet, faults))
	}
	if hidden > 0 {
		grid.warnings = append(grid.warnings, fmt.Sprintf("Auf dem Blatt „%s“ sind %d Zeilen ausgeblendet oder weggefiltert; sie werden mit eingelesen.", sheet, hidden))
	}
	if w.merged {
		w.merge(sheet, &grid)
	}
	return grid, nil
}

// widest is how many columns are looked at; tidy drops the empty ones.
const widest = mostColumns * 5

// mostEntries is how many parts a workbook may have.
const mostEntries = 5000

// exponent is a number as a computer shortens it, which somebody may have typed as a text: '12E3'.
var exponent = regexp.MustCompile(`^-?\d+(\.\d+)?[eE][+-]?\d+$`)

// formulaFaults are what cells show whose formula has no result.
var formulaFaults = map[string]bool{"#N/A": true, "#NV": true, "#REF!": true, "#BEZUG!": true, "#NAME?": true, "#VALUE!": true, "#WERT!": true, "#DIV/0!": true, "#NULL!": true, "#NUM!": true, "#ZAHL!": true}

// isText reports whether a cell holds a text, whatever it looks like.
func (w workbookReader) isText(sheet string, column, line int) bool {
	cell, err := excelize.CoordinatesToCellName(column+1, line)
	if err != nil {
		return true
	}
	kind, err := w.file.GetCellType(sheet, cell)
	return err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeFormula
}

// merge puts the text of merged cells into each of them: a head over two columns is that of both, a committee beside three rows that of all three. A mailbox or a number stays in its column.
func (w workbookReader) merge(sheet string, grid *sheetGrid) {
	merged, err := w.file.GetMergeCells(sheet)
	if err != nil {
		return
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			continue
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil || right > widest {
			continue
		}
		text := strings.TrimSpace(m.GetCellValue())
		if looksLikeRow([]string{text}) {
			right = left
		}
		for i := sort.SearchInts(grid.lines, top); text != "" && i < len(grid.lines) && grid.lines[i] <= bottom; i++ {
			for len(grid.cells[i]) < right {
				grid.cells[i] = append(grid.cells[i], "")
			}
			for column := left - 1; column < right; column++ {
				grid.cells[i][column] = text
			}
		}
	}
}

// plainNumber returns what a cell says that is shown otherwise than it is stored: a day as '15.10.2026', with the time if it has one; yes and no; a number with all its figures, and with the zeros before it that are shown.
func plainNumber(stored, shown string, since1904 bool) string {
	switch shown {
	case "TRUE":
		return "ja"
	case "FALSE":
		return "nein"
	}
	number, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return shown
	}
	if day, ok := shownDay(number, shown, since1904); ok {
		return day
	}
	if exponent.MatchString(shown) || grouped.MatchString(shown) && strings.Join(figures.FindAllString(shown, -1), "") == stored {
		return written(stored)
	}
	return shown
}

// grouped is a whole number whose thousands are set apart. Other signs between figures belong to what is shown: '+43 158801'.
var grouped = regexp.MustCompile(`^\d{1,3}(?:[,.'’ \x{a0}\x{202f}]\d{3})+$`)

// written writes out what a computer shortens: '8.9E+10' is 89000000000.
func written(number string) string {
	if n, err := strconv.ParseFloat(number, 64); err == nil && n == math.Trunc(n) && math.Abs(n) < 1e15 {
		return strconv.FormatInt(int64(n), 10)
	}
	return number
}

var figures = regexp.MustCompile(`\d+`)

// firstShortYear is the first year that Excel takes two figures for. Before it they are decimals: 5 shown as '5.00' is no day of 1900.
const firstShortYear = 1930

// shownDay reports whether a number is shown as the day it stands for, in whatever order, and returns the day in ours. A day is shown where its year and its day of the month are.
func shownDay(number float64, shown string, since1904 bool) (string, bool) {
	if number < 1 || number > 200000 || strings.ContainsAny(shown, "%€$") {
		return "", false
	}
	at, err := excelize.ExcelDateToTime(number, since1904)
	if err != nil {
		return "", false
	}
	at = at.Add(30 * time.Second).Truncate(time.Minute) // parts of days are no whole minutes
	year, day := false, false
	for _, text := range figures.FindAllString(shown, -1) {
		n, _ := strconv.Atoi(text)
		short := at.Year() >= firstShortYear && len(text) == 2 && n == at.Year()%100
		switch {
		case !year && (n == at.Year() || short && day):
			year = true
		case !day && n == at.Day():
			day = true
		case !year && short:
			year = true
		}
	}
	switch {
	case !year || !day:
		return "", false
	case strings.Contains(shown, ":") && at.Hour()+at.Minute() > 0:
		return at.Format("02.01.2006 15:04"), true
	}
	return at.Format("02.01.2006"), true
}
