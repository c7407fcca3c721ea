package sheet

// The workbook is read back with the library and, where the library interprets too much, as the bytes that stand in the file.

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// sample is a list with one line of each kind: numbers and abbreviations for the BA, every status, names that look like something else.
func sample() AttendanceList {
	return AttendanceList{
		Meeting: "7. Sitzung des Runden Tisches der Migrationsbeauftragten",
		Date:    time.Date(2026, 10, 22, 0, 0, 0, 0, time.UTC),
		Time:    "18:00–20:00 Uhr",
		Place:   "Sozialreferat, Raum 2.14, 81660 München",
		Guests:  5,
		Author:  "Stelle für interkulturelle Arbeit",
		Made:    time.Date(2026, 10, 1, 8, 30, 0, 0, time.UTC),
		Rows: []AttendanceRow{
			{District: 25, Name: "=1+1", Capacity: "Vorsitz", Status: "anwesend"},
			{District: 25, Name: "+49 89 1234", Capacity: "Migrationsbeauftragte", Status: "online"},
			{District: 1, Name: "@x", Capacity: "-5", Status: "zugesagt"},
			{District: 2, Name: "007", Capacity: "1.3.2026", Status: "Vertretung"},
			{District: 3, Name: "Öztürk, Ayşe", Capacity: "Ansprechperson", Status: "abgesagt"},
			{District: 4, Name: "Παπαδοπούλου, Ελένη", Capacity: "Vorsitz", Status: "entschuldigt"},
			{District: 5, Name: "_x0041_", Capacity: "Vorsitz", Status: "fehlt"},
			{Body: "MB", Name: "TRUE", Capacity: "Mitglied Migrationsbeirat", Status: "anwesend"},
			{Body: "007", Name: "Đurić, Đorđe <a&b>", Capacity: "Gast"},
		},
	}
}

func written(t testing.TB, list AttendanceList) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Attendance(&out, list); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t testing.TB, workbook []byte) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// part returns a file inside the workbook.
func part(t testing.TB, workbook []byte, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	return must(io.ReadAll(file))
}

// rawCell is a cell as it stands in the file.
type rawCell struct {
	Ref     string  `xml:"r,attr"`
	Type    string  `xml:"t,attr"`
	Value   string  `xml:"v"`
	Formula *string `xml:"f"`
	Text    *string `xml:"is>t"`
}

func rawCells(t testing.TB, workbook []byte) map[string]rawCell {
	t.Helper()
	var doc struct {
		Cells []rawCell `xml:"sheetData>row>c"`
	}
	if err := xml.Unmarshal(part(t, workbook, "xl/worksheets/sheet1.xml"), &doc); err != nil {
		t.Fatal(err)
	}
	cells := map[string]rawCell{}
	for _, c := range doc.Cells {
		cells[c.Ref] = c
	}
	return cells
}

func TestTitleBlock(t *testing.T) {
	file := opened(t, written(t, sample()))
	for ref, want := range map[string]string{
		"A1": "7. Sitzung des Runden Tisches der Migrationsbeauftragten", "A2": "Datum", "C2": "Donnerstag, 22.10.2026",
		"A3": "Zeit", "C3": "18:00–20:00 Uhr", "A4": "Ort", "C4": "Sozialreferat, Raum 2.14, 81660 München",
	} {
		if got := must(file.GetCellValue(sheetName, ref)); got != want {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
	// 22.10.2026 is day 46317 of Excel's calendar.
	if got := must(file.GetCellValue(sheetName, "C2", excelize.Options{RawCellValue: true})); got != "46317" {
		t.Errorf("the date is stored as %q, not as a day", got)
	}
}

func TestDateKeepsItsDayInEveryZone(t *testing.T) {
	list := sample()
	list.Date = time.Date(2026, 10, 22, 0, 0, 0, 0, time.FixedZone("east", 2*3600))
	if !bytes.Equal(written(t, list), written(t, sample())) {
		t.Error("midnight elsewhere became another day")
	}
}

func TestVagueDateAndMissingFacts(t *testing.T) {
	list := sample()
	list.Date, list.When, list.Time, list.Place = time.Time{}, "voraussichtlich im Herbst 2026", "", ""
	file := opened(t, written(t, list))
	for ref, want := range map[string]string{"C2": "voraussichtlich im Herbst 2026", "A3": "", "A4": "Nr."} {
		if got := must(file.GetCellValue(sheetName, ref)); got != want {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
	if got := printNames(file)["_xlnm.Print_Titles"]; got != "Anwesenheit!$4:$4" {
		t.Errorf("repeated row %s, the header stands in row 4", got)
	}
}

func TestTable(t *testing.T) {
	workbook := written(t, sample())
	rows := must(opened(t, workbook).GetRows(sheetName))
	want := [][]string{{"Nr.", "BA", "Name", "Funktion", "Status", "Unterschrift", "Gekommen", "Gegangen", "Vertretung", "Schlüssel (nicht ändern)"}}
	for i, r := range sample().Rows {
		body := r.Body
		if r.District > 0 {
			body = strconv.Itoa(r.District)
		}
		line := []string{strconv.Itoa(i + 1), body, r.Name, r.Capacity}
		if r.Status != "" {
			line = append(line, r.Status)
		}
		want = append(want, line)
	}
	for i := range 5 {
		want = append(want, []string{strconv.Itoa(10 + i)})
	}
	for i, line := range want {
		if got := rows[5+i]; !slices.Equal(trimmed(got), line) {
			t.Errorf("row %d: %q, want %q", 6+i, got, line)
		}
	}
	cells := rawCells(t, workbook)
	for _, ref := range []string{"A7", "B7"} {
		if c := cells[ref]; c.Type != "" && c.Type != "n" || c.Value == "" {
			t.Errorf("%s is no number: %+v", ref, c)
		}
	}
	for row := 7; row <= 15; row++ {
		for _, column := range []string{"C", "D"} {
			if c := cells[cell(column, row)]; c.Type != "inlineStr" || c.Formula != nil || c.Text == nil {
				t.Errorf("%s%d is not plain text: %+v", column, row, c)
			}
		}
	}
	if c := cells["B15"]; c.Type != "inlineStr" {
		t.Errorf("abbreviation 007 lost its zeros: %+v", c)
	}
	if c := cells["E15"]; c.Text != nil {
		t.Error("an empty status is written as empty text, which COUNTA would count")
	}
}

// trimmed drops empty cells at the end of a line.
func trimmed(line []string) []string {
	for len(line) > 0 && line[len(line)-1] == "" {
		line = line[:len(line)-1]
	}
	return line
}

// The formulas are calculated by the library and compared with the values written beside them, then again after somebody has filled in the list. The library
// cannot calculate 'vertretene BA'; .ci/check-demo has LibreOffice do it.
func TestTotals(t *testing.T) {
	workbook := written(t, sample())
	file := opened(t, workbook)
	want := map[string]int{
		"eingeladen": 9, "zugesagt": 1, "abgesagt": 1, "anwesend (auch online)": 3, "davon online": 1, "Vertretung": 1, "entschuldigt": 1,
		"fehlt": 1, "vertretene BA": 1, "Gäste": 0,
	}
	cells := rawCells(t, workbook)
	labels := totalRows(t, file)
	if len(labels) != len(want) {
		t.Fatalf("totals %v", labels)
	}
	for label, row := range labels {
		ref := cell("E", row)
		if c := cells[ref]; c.Formula == nil || *c.Formula == "" || c.Value != strconv.Itoa(want[label]) {
			t.Errorf("%s: %+v, want a formula with the value %d", label, c, want[label])
		}
		if label == "vertretene BA" {
			continue
		}
		if got := must(file.CalcCellValue(sheetName, ref)); got != strconv.Itoa(want[label]) {
			t.Errorf("%s: the formula gives %s, want %d", label, got, want[label])
		}
	}

	// A guest from BA 17 signs in, and the person of BA 3 comes after all.
	for ref, value := range map[string]any{"B16": 17, "C16": "Ein Gast", "E16": "anwesend", "E11": "online"} {
		if err := file.SetCellValue(sheetName, ref, value); err != nil {
			t.Fatal(err)
		}
	}
	for label, want := range map[string]string{
		"eingeladen": "9", "abgesagt": "0", "anwesend (auch online)": "5", "davon online": "2", "Gäste": "1",
	} {
		if got := must(file.CalcCellValue(sheetName, cell("E", labels[label]))); got != want {
			t.Errorf("filled in, %s: %s, want %s", label, got, want)
		}
	}
}

// totalRows finds the lines below the table by their labels.
func totalRows(t *testing.T, file *excelize.File) map[string]int {
	t.Helper()
	table := must(file.GetTables(sheetName))[0]
	_, last, _ := strings.Cut(table.Range, ":")
	_, end, err := excelize.CellNameToCoordinates(last)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for row := end + 1; row < end+20; row++ {
		if label := must(file.GetCellValue(sheetName, cell("D", row))); label != "" {
			rows[label] = row
		}
	}
	return rows
}

// The formula of 'vertretene BA' asks for every number that can occur.
func TestRepresentedFormula(t *testing.T) {
	list := sample()
	list.Rows[3].District = 120
	file := opened(t, written(t, list))
	want := "SUMPRODUCT(--(COUNTIFS(B7:B20,ROW($1:$120),E7:E20,\"anwesend\")+COUNTIFS(B7:B20,ROW($1:$120),E7:E20,\"online\")>0))"
	if got := must(file.GetCellFormula(sheetName, cell("E", totalRows(t, file)["vertretene BA"]))); got != want {
		t.Errorf("formula %s", got)
	}
}

func printNames(file *excelize.File) map[string]string {
	names := map[string]string{}
	for _, n := range file.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	return names
}

func TestReadyToPrint(t *testing.T) {
	workbook := written(t, sample())
	file := opened(t, workbook)
	if sheets := file.GetSheetList(); !slices.Equal(sheets, []string{"Anwesenheit"}) {
		t.Errorf("sheets %q", sheets)
	}
	layout := must(file.GetPageLayout(sheetName))
	if *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page layout %+v", layout)
	}
	if props := must(file.GetSheetProps(sheetName)); props.FitToPage == nil || !*props.FitToPage {
		t.Error("not fitted to the page")
	}
	got := must(file.GetPageMargins(sheetName))
	for name, margin := range map[string]*float64{"left": got.Left, "right": got.Right, "top": got.Top, "bottom": got.Bottom, "header": got.Header, "footer": got.Footer} {
		if margin == nil || *margin < 0.25 {
			t.Errorf("margin %s is %v", name, margin)
		}
	}
	footer := must(file.GetHeaderFooter(sheetName)).OddFooter
	if !strings.Contains(footer, "Seite &P von &N") || !strings.Contains(footer, "7. Sitzung") || !strings.Contains(footer, "22.10.2026") {
		t.Errorf("footer %q", footer)
	}
	if names := printNames(file); names["_xlnm.Print_Titles"] != "Anwesenheit!$6:$6" || names["_xlnm.Print_Area"] != "Anwesenheit!$A$1:$F$31" {
		t.Errorf("names %v", names)
	}
	if ref := must(file.GetSheetDimension(sheetName)); ref != "A1:J31" {
		t.Errorf("dimension %s", ref)
	}
	rows := must(file.GetRows(sheetName))
	if len(rows) != 31 {
		t.Errorf("%d rows, the dimension says 31", len(rows))
	}
	for row := 7; row <= 20; row++ {
		if height := must(file.GetRowHeight(sheetName, row)); height < 24 {
			t.Errorf("row %d is %.1f pt high: too low to sign", row, height)
		}
	}
	if width := must(file.GetColWidth(sheetName, "F")); width < 35 {
		t.Errorf("the signature column is %.1f wide", width)
	}
	panes := must(file.GetPanes(sheetName))
	if !panes.Freeze || panes.YSplit != 6 || panes.XSplit != 0 || panes.TopLeftCell != "A7" {
		t.Errorf("panes %+v", panes)
	}
}

func TestChoicesOfStatus(t *testing.T) {
	validations := must(opened(t, written(t, sample())).GetDataValidations(sheetName))
	if len(validations) != 1 {
		t.Fatalf("%d validations", len(validations))
	}
	v := validations[0]
	if v.Sqref != "E7:E20" || v.Type != "list" || !v.AllowBlank || !v.ShowErrorMessage {
		t.Errorf("%+v", v)
	}
	if got := strings.Split(strings.Trim(v.Formula1, `"`), ","); !slices.Equal(got, Statuses) {
		t.Errorf("choices %q", got)
	}
}

func TestTableIsAccessible(t *testing.T) {
	file := opened(t, written(t, sample()))
	tables := must(file.GetTables(sheetName))
	if len(tables) != 1 || tables[0].Range != "A6:J20" {
		t.Fatalf("tables %+v", tables)
	}
	for _, merged := range must(file.GetMergeCells(sheetName)) {
		if _, row, _ := excelize.CellNameToCoordinates(merged.GetStartAxis()); row >= 6 {
			t.Errorf("merged cells %s in the table", merged.GetStartAxis())
		}
	}
}

func TestEveryFontIsNamed(t *testing.T) {
	file := opened(t, written(t, sample()))
	for row := 1; row <= 31; row++ {
		for column := 'A'; column <= 'F'; column++ {
			ref := cell(string(column), row)
			id := must(file.GetCellStyle(sheetName, ref))
			if id == 0 {
				continue
			}
			if font := must(file.GetStyle(id)).Font; font == nil || font.Family != "Arial" || font.Size < 10 || font.Color == "" {
				t.Errorf("%s: font %+v", ref, font)
			}
		}
	}
	if name := must(file.GetDefaultFont()); name != "Arial" {
		t.Errorf("default font %s", name)
	}
	for ref, want := range map[string]string{"B7": "right", "B14": "right", "A7": "right", "C7": "left"} {
		if got := must(file.GetStyle(must(file.GetCellStyle(sheetName, ref)))).Alignment.Horizontal; got != want {
			t.Errorf("%s is aligned %s", ref, got)
		}
	}
}

func TestProperties(t *testing.T) {
	props := must(opened(t, written(t, sample())).GetDocProps())
	want := excelize.DocProperties{
		Title:   "Anwesenheitsliste: 7. Sitzung des Runden Tisches der Migrationsbeauftragten",
		Creator: "Stelle für interkulturelle Arbeit", LastModifiedBy: "Stelle für interkulturelle Arbeit",
		Language: "de-DE", Created: "2026-10-01T08:30:00Z", Modified: "2026-10-01T08:30:00Z",
	}
	if *props != want {
		t.Errorf("properties %+v", *props)
	}
}

func TestSameListSameBytes(t *testing.T) {
	first := written(t, sample())
	for range 5 {
		if !bytes.Equal(first, written(t, sample())) {
			t.Fatal("the same list gave other bytes")
		}
	}
}

func TestTheListOfTheCallerStaysAsItIs(t *testing.T) {
	list := sample()
	list.Rows[0].Name = " mit\tTabulator "
	written(t, list)
	if list.Rows[0].Name != " mit\tTabulator " {
		t.Errorf("the caller's row became %q", list.Rows[0].Name)
	}
}

func TestEmptyLists(t *testing.T) {
	for _, tc := range []struct{ rows, guests, lines int }{{0, 0, 1}, {0, 5, 5}, {1, 0, 1}, {0, -3, 1}} {
		list := sample()
		list.Rows, list.Guests = list.Rows[:tc.rows], tc.guests
		file := opened(t, written(t, list))
		if got, want := must(file.GetTables(sheetName))[0].Range, fmt.Sprintf("A6:J%d", 6+tc.lines); got != want {
			t.Errorf("%+v: table %s, want %s", tc, got, want)
		}
		for label, row := range totalRows(t, file) {
			if label == "vertretene BA" {
				continue
			}
			calculated := must(file.CalcCellValue(sheetName, cell("E", row)))
			if cached := must(file.GetCellValue(sheetName, cell("E", row))); calculated != cached {
				t.Errorf("%+v: %s is %s beside the formula, which gives %s", tc, label, cached, calculated)
			}
		}
	}
	var out bytes.Buffer
	if err := Attendance(&out, AttendanceList{Made: sample().Made}); err != nil {
		t.Errorf("a list without anything: %v", err)
	}
}

func TestFaultsOfTheCaller(t *testing.T) {
	for name, change := range map[string]func(*AttendanceList){
		"unknown status": func(l *AttendanceList) { l.Rows[2].Status = "vielleicht" },
		"Made":           func(l *AttendanceList) { l.Made = time.Time{} },
	} {
		list := sample()
		change(&list)
		err := Attendance(io.Discard, list)
		var wrong *TextError
		if err == nil || errors.As(err, &wrong) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// A writer that fails must not go unnoticed.
func TestWriteError(t *testing.T) {
	reader, writer := io.Pipe()
	reader.CloseWithError(errors.New("disk full"))
	if err := Attendance(writer, sample()); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v", err)
	}
}

func TestFooterFitsExcel(t *testing.T) {
	for _, meeting := range []string{strings.Repeat("&", 500), strings.Repeat("𝒜", 500), "12 & 13", strings.Repeat("Runder Tisch ", 50)} {
		list := sample()
		list.Meeting = meeting
		written(t, list)
		footer := (&attendance{list: list}).footer()
		if !strings.Contains(footer, "&8 ") {
			t.Errorf("text of the meeting touches the size: %q", footer)
		}
	}
	footer := (&attendance{list: AttendanceList{Meeting: "A & B"}}).footer()
	if !strings.Contains(footer, " A && B&R") {
		t.Errorf("the sign & is not doubled: %q", footer)
	}
}

// FuzzCellText holds for any text: it comes back as it went in (white space aside), as text and never as a formula, or is refused by name.
// unescaped undoes the escapes '_xHHHH_' of a workbook's texts, as ECMA-376 part 1, 22.9.2.19 has it, in one pass.
