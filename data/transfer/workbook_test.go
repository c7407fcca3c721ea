package transfer

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// sheetOf makes a workbook of one sheet; formats gives cells a number format.
func sheetOf(t testing.TB, cells map[string]any, formats map[string]string, more func(*excelize.File)) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	for _, cell := range slices.Sorted(maps.Keys(cells)) { // in order: the writer is slow where a far cell comes first
		if err := file.SetCellValue("Sheet1", cell, cells[cell]); err != nil {
			t.Fatal(err)
		}
	}
	for cell, format := range formats {
		style, err := file.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		if err := file.SetCellStyle("Sheet1", cell, cell, style); err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		more(file)
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What people typed stays as it is; numbers and days are written out as they are shown, whatever their format.
func TestCellsOfWorkbooks(t *testing.T) {
	day := time.Date(2020, 10, 5, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		value        any
		format, want string
	}{
		"typed exponent":     {"12E3", "", "12E3"},
		"typed fraction":     {"3/4/06", "", "3/4/06"},
		"typed American day": {"01-02-06", "", "01-02-06"},
		"typed zero":         {"01067", "", "01067"},
		"typed yes":          {"TRUE", "", "TRUE"},
		"typed formula":      {"=1+1", "", "=1+1"},
		"number":             {498912345678, "", "498912345678"},
		"large number":       {8.9e10, "", "89000000000"},
		"fraction":           {0.5, "", "0.5"},
		"grouped":            {8912345, "#,##0", "8912345"},
		"zeros before":       {1067, "00000", "01067"},
		"price":              {5, "0.00", "5.00"},
		"price with words":   {20, `0.00 "EUR"`, "20.00 EUR"},
		"abroad":             {43158801, `"+"0`, "+43158801"},
		"share":              {0.5, "0%", "50%"},
		"yes":                {true, "", "ja"},
		"no":                 {false, "", "nein"},
		"German day":         {day, "dd.mm.yyyy", "05.10.2020"},
		"short year":         {day, "d.m.yy", "05.10.2020"},
		"words":              {day, "[$-407]d. mmmm yyyy", "05.10.2020"},
		"slashes":            {day, "[$-407]dd/mm/yyyy", "05.10.2020"},
		"American":           {day, "m/d/yyyy", "05.10.2020"},
		"as machines do":     {day, "yyyy-mm-dd", "05.10.2020"},
		"with the time":      {day.Add(13*time.Hour + 30*time.Minute), "dd.mm.yyyy hh:mm", "05.10.2020 13:30"},
		"midnight":           {day, "dd.mm.yyyy hh:mm", "05.10.2020"},
	} {
		t.Run(name, func(t *testing.T) {
			formats := map[string]string{}
			if c.format != "" {
				formats["B2"] = c.format
			}
			if got := rowsOf(t, "liste.xlsx", sheetOf(t, map[string]any{"A1": "Nachname", "B1": "Egal", "A2": "Huber", "B2": c.value}, formats, nil)); got != "Nachname|Egal\nHuber|"+c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Days of workbooks that count from 1904.
func TestDaysSince1904(t *testing.T) {
	yes := true
	content := sheetOf(t, map[string]any{"A1": "Nachname", "B1": "Stand", "A2": "Huber", "B2": 42647}, map[string]string{"B2": "dd.mm.yyyy"}, func(f *excelize.File) {
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
	})
	if got := rowsOf(t, "liste.xlsx", content); got != "Nachname|Stand\nHuber|05.10.2020" {
		t.Errorf("%q", got)
	}
}

// Heads that are merged over columns and rows, and what formulas without a result show.
func TestMergedHeads(t *testing.T) {
	content := sheetOf(t, map[string]any{
		"A1": "Kontakte der Stelle", "A3": "Name", "B3": "Telefon", "D3": "Privat", "D4": "E-Mail", "E4": "Ort", "A5": "Huber", "B5": "089 1", "C5": "089 2", "D5": "a@x.de", "E5": "#N/A",
	}, nil, func(f *excelize.File) {
		for _, m := range [][2]string{{"A1", "E1"}, {"A3", "A4"}, {"B3", "C4"}, {"D3", "E3"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	table, record := first(t, "liste.xlsx", content)
	want(t, record, Record{"last": "Huber", "phone": "089 1", "phone2": "089 2", "email": "a@x.de"})
	if len(table.Warnings) != 1 || !strings.Contains(table.Warnings[0], "Fehler einer Formel") {
		t.Errorf("%q", table.Warnings)
	}
}

// A mailbox in merged cells is no telephone number.
func TestMergedCellsOfAPerson(t *testing.T) {
	content := sheetOf(t, map[string]any{"A1": "Nachname", "B1": "E-Mail", "C1": "Telefon", "A2": "Huber", "B2": "a@x.de", "A3": "Meier", "C3": "089 1"}, nil, func(f *excelize.File) {
		if err := f.MergeCell("Sheet1", "B2", "C2"); err != nil {
			t.Fatal(err)
		}
	})
	if got := rowsOf(t, "liste.xlsx", content); got != "Nachname|E-Mail|Telefon\nHuber|a@x.de|\nMeier||089 1" {
		t.Errorf("%q", got)
	}
}

// The sheet that looks most like a list is read, whichever it is; hidden ones are not.
func TestWhichSheet(t *testing.T) {
	content := sheetOf(t, map[string]any{"A1": "Anleitung", "B1": "Bitte lesen", "A2": "Zuerst", "B2": "dann"}, nil, func(f *excelize.File) {
		for _, sheet := range []string{"Personen", "Alt", "Leer"} {
			if _, err := f.NewSheet(sheet); err != nil {
				t.Fatal(err)
			}
			if sheet == "Leer" {
				continue
			}
			for cell, value := range map[string]string{"A1": "Vorname", "B1": "Nachname", "C1": "E-Mail", "A2": "Anna", "B2": "Huber", "C2": sheet + "@x.de"} {
				if err := f.SetCellValue(sheet, cell, value); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := f.SetSheetVisible("Alt", false); err != nil {
			t.Fatal(err)
		}
	})
	table, record := first(t, "liste.xlsx", content)
	if record["email"] != "Personen@x.de" || strings.Join(table.Warnings, " ") != "Eingelesen wird nur das Blatt „Personen“. Weitere Blätter: „Sheet1“. Nicht gelesen werden die ausgeblendeten Blätter „Alt“." {
		t.Errorf("%v %q", record, table.Warnings)
	}
}

// A cell that somebody touched far below or far to the right makes a list neither long nor wide.
func TestFarCells(t *testing.T) {
	content := sheetOf(t, map[string]any{"A1": "Vorname", "B1": "Nachname", "A2": "Anna", "B2": "Huber", "A60000": " ", "XFD3": " ", "B1048576": " "}, nil, nil)
	if got := rowsOf(t, "liste.xlsx", content); got != "Vorname|Nachname\nAnna|Huber" {
		t.Errorf("%q", got)
	}
}

// packed makes an archive of files; sizes are what it says of them instead of the truth.
func packed(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range files {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Archives that unpack to more than a list can be, or say less of themselves than is true, are refused before they are.
func TestZipBombs(t *testing.T) {
	big := packed(t, map[string][]byte{"xl/workbook.xml": []byte("<workbook/>"), "xl/worksheets/sheet1.xml": make([]byte, mostUnpacked+1)})
	lying := bytes.Clone(big)
	size := binary.LittleEndian.AppendUint32(nil, mostUnpacked+1)
	if !bytes.Contains(lying, size) {
		t.Fatal("the size is not found in the archive")
	}
	lying = bytes.ReplaceAll(lying, size, []byte{1, 2, 0, 0})
	many := map[string][]byte{"xl/workbook.xml": []byte("<workbook/>")}
	for i := range mostEntries {
		many[fmt.Sprintf("xl/media/%d", i)] = nil
	}
	for name, content := range map[string][]byte{"big": big, "lying": lying, "many": packed(t, many)} {
		_, err := Read("liste.xlsx", content)
		var fault *ReadError
		if !errors.As(err, &fault) || !strings.Contains(fault.Text, "zu groß") && !strings.Contains(fault.Text, "beschädigt") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(big) > 1<<20 {
		t.Errorf("the bomb has %d bytes: it is none", len(big))
	}
	_, err := Read("brief.docx", packed(t, map[string][]byte{"word/document.xml": []byte("<document/>")}))
	if err == nil || !strings.Contains(err.Error(), "Word-Dokument") {
		t.Error(err)
	}
}

// FuzzWorkbookCells puts a text into a cell: what stands there comes back, but for blanks around it and for what XML cannot hold.
func FuzzWorkbookCells(f *testing.F) {
	for _, s := range []string{"Groß, Jürgen", "=1+1", "007", "1E5", "03-04-26", "+49 89", "\t", "_x0041_", "🙂", "TRUE", "44119", "15.10.2020"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range text {
			if r == unicode.ReplacementChar || r < ' ' || r == 0xfffe || r == 0xffff {
				return
			}
		}
		if strings.Contains(text, "_x") || formulaFaults[text] || len([]rune(text)) > mostCell {
			return // Excel's own way to write what XML cannot hold
		}
		file := excelize.NewFile()
		defer file.Close()
		for cell, value := range map[string]string{"A1": "Vorname", "B1": "Unbekanntes", "A2": "Anna", "B2": text} {
			if err := file.SetCellStr("Sheet1", cell, value); err != nil {
				return // longer than a cell can be
			}
		}
		var b bytes.Buffer
		if err := file.Write(&b); err != nil {
			t.Fatal(err)
		}
		table, err := Read("a.xlsx", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		row := table.Rows[0].Cells
		if want := strings.TrimSpace(visible(text)); row[0] != "Anna" || want != "" && row[1] != want || want == "" && len(row) != 1 {
			t.Errorf("%q came back as %q", text, row)
		}
	})
}

// BenchmarkReadWorkbook reads 10,000 rows of 15 columns.
func BenchmarkReadWorkbook(b *testing.B) {
	file := excelize.NewFile()
	defer file.Close()
	writer, err := file.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	heads := []any{"Vorname", "Nachname", "E-Mail", "Telefon", "Straße", "PLZ", "Ort", "Funktion", "BA", "Stand", "Notiz", "Mobil", "Organisation", "Titel", "Anrede"}
	if err := writer.SetRow("A1", heads); err != nil {
		b.Fatal(err)
	}
	for i := range 10_000 {
		row := []any{"Anna", fmt.Sprint("Huber", i), fmt.Sprintf("h%d@x.de", i), "089 123456", "Weg 1", 80000 + i%1000, "München", "Ansprechperson", i%25 + 1, 44119 + i, "", "", "Verein", "Dr.", "Frau"}
		if err := writer.SetRow(fmt.Sprintf("A%d", i+2), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := writer.Flush(); err != nil {
		b.Fatal(err)
	}
	var content bytes.Buffer
	if err := file.Write(&content); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if table, err := Read("a.xlsx", content.Bytes()); err != nil || len(table.Rows) != 10_000 {
			b.Fatal(err)
		}
	}
}

// A workbook that Excel would ask a password for says so, whatever its ending.
func TestWorkbookWithPassword(t *testing.T) {
	file := excelize.NewFile()
	defer file.Close()
	if err := file.SetCellValue("Sheet1", "A1", "Nachname"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "geheim.xlsx")
	if err := file.SaveAs(path, excelize.Options{Password: "geheim"}); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"geheim.xlsx", "geheim.xls", "geheim"} {
		if _, err := Read(name, content); err == nil || !strings.Contains(err.Error(), "Kennwort") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
