package transfer

// Excel workbooks.

import (
	"archive/zip"
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

const damagedWorkbook = "Die Excel-Datei ist beschädigt. Bitte in Excel oder LibreOffice öffnen, noch einmal als Excel-Arbeitsmappe (.xlsx) speichern und dann einlesen."

// readWorkbook reads the first sheet that holds a table.
func readWorkbook(name string, content []byte) (Table, error) {
	if err := checkArchive(content); err != nil {
		return Table{}, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, ShortDatePattern: "dd.mm.yyyy"})
	if err != nil {
		return Table{}, &ReadError{Text: damagedWorkbook, Cause: err}
	}
	defer file.Close()
	var warnings []string
	for i, sheet := range file.GetSheetList() {
		grid, lines, err := sheetGrid(file, sheet)
		if err != nil {
			return Table{}, err
		}
		table, err := tidy(name, tableOf("xlsx", grid, lines))
		if err != nil {
			continue // an empty sheet
		}
		if rest := len(file.GetSheetList()) - i - 1; rest > 0 {
			warnings = append(warnings, "Nur das Blatt „"+sheet+"“ wird eingelesen; die Datei hat noch "+strconv.Itoa(rest)+" weitere.")
		}
		table.Warnings = append(table.Warnings, warnings...)
		return table, nil
	}
	return Table{}, readErrorf("In „%s“ stehen keine Zeilen mit Personen.", name)
}

// checkArchive refuses what is no workbook, has a password, or unpacks to more than a list of people can be.
func checkArchive(content []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return &ReadError{Text: damagedWorkbook, Cause: err}
	}
	var unpacked uint64
	workbook, text := false, false
	for _, f := range archive.File {
		unpacked += f.UncompressedSize64
		workbook = workbook || f.Name == "xl/workbook.xml"
		text = text || f.Name == "content.xml"
		if f.Flags&1 != 0 {
			return readErrorf("Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und dann einlesen.")
		}
	}
	switch {
	case unpacked > mostUnpacked || len(archive.File) > 5000:
		return readErrorf("Die Datei ist entpackt zu groß. Bitte nur die Liste der Personen in einer eigenen Datei speichern.")
	case text:
		return readErrorf("Die Datei ist im Format von LibreOffice (.ods, .odt). Bitte als Excel-Arbeitsmappe (.xlsx) oder CSV speichern und diese einlesen.")
	case !workbook:
		return readErrorf("Die Datei ist keine Excel-Arbeitsmappe. Bitte eine Excel-, CSV- oder vCard-Datei auswählen.")
	}
	return nil
}

// sheetGrid returns the cells of a sheet as people read them. Merged cells hold their text in each of their places of the first row.
func sheetGrid(file *excelize.File, sheet string) (grid [][]string, lines []int, err error) {
	rows, err := file.Rows(sheet)
	if err != nil {
		return nil, nil, &ReadError{Text: damagedWorkbook, Cause: err}
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, nil, &ReadError{Text: damagedWorkbook, Cause: err}
		}
		raw := cells
		for i := range raw {
			raw[i] = plainNumber(raw[i])
		}
		if len(raw) > mostColumns*5 {
			raw = raw[:mostColumns*5]
		}
		grid, lines = append(grid, raw), append(lines, line)
		if len(grid) > mostRows+1000 {
			return nil, nil, readErrorf("Die Datei hat mehr als %d Zeilen. Bitte auf mehrere Dateien aufteilen.", mostRows)
		}
	}
	if err := rows.Error(); err != nil && !errors.Is(err, excelize.ErrMaxRows) {
		return nil, nil, &ReadError{Text: damagedWorkbook, Cause: err}
	}
	return grid, lines, nil
}

// plainNumber writes out what Excel shortens: '8,9E+10' typed as a number, and days as '15.10.2026'.
func plainNumber(text string) string {
	if strings.ContainsAny(text, "Ee") {
		if n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64); err == nil && n == float64(int64(n)) {
			return strconv.FormatInt(int64(n), 10)
		}
	}
	for _, layout := range []string{"01-02-06", "1/2/06", "2006-01-02", "2006-01-02 15:04:05"} {
		if day, err := time.Parse(layout, text); err == nil {
			return day.Format("02.01.2006")
		}
	}
	return text
}
