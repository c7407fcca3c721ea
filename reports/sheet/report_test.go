package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

var made = time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)

// phoneBook is a report with everything that a table can hold.
func phoneBook() ListReport {
	return ListReport{
		Title: "Telefone & mehr", Subject: "Nummern", Author: "Stelle für Übung", Made: made,
		Tables: []ListTable{
			{
				Name: "Geschäftsliste 1", Title: "Alle Nummern", Note: "Nur zur Probe", Frozen: 2,
				Columns: []ListColumn{{Title: "BA", Width: 8, Kind: NumberColumn}, {Title: "Name", Width: 30}, {Title: "Telefon", Width: 20}, {Title: "seit", Width: 12, Kind: DateColumn}},
				Rows: [][]any{
					{5, "=1+1", "+49 89 1", time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)},
					{nil, "@SUM(A1)", "-5", time.Time{}},
					{7, "007", "", nil},
					{7, " Änne\nZoë ", nil, nil},
				},
				Totals: []ListTotal{{Label: "Einträge", Column: 1}, {Label: "ohne Nummer", Column: 1, Word: "Änne Zoë"}, {Label: "Nummern", Column: 2}},
			},
			{Name: "leer", Title: "Nichts", Columns: []ListColumn{{Title: "A", Width: 8}, {Title: "B", Width: 8}}},
		},
	}
}

func workbook(t *testing.T, write func(*bytes.Buffer) error) (*excelize.File, []byte) {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file, out.Bytes()
}

func listed(t *testing.T) (*excelize.File, []byte) {
	t.Helper()
	return workbook(t, func(out *bytes.Buffer) error { return List(out, phoneBook()) })
}

// wantFormulas calculates every formula of a workbook anew and compares it with the value that stands beside it.
func wantFormulas(t *testing.T, file *excelize.File, least int) {
	t.Helper()
	count := 0
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, kept := range row {
				name := cell(columnName(c+1), r+1)
				if formula, err := file.GetCellFormula(sheet, name); err != nil || formula == "" {
					continue
				}
				count++
				if got, err := file.CalcCellValue(sheet, name, excelize.Options{RawCellValue: true}); err != nil || got != kept && !near(got, kept) {
					t.Errorf("%s!%s: kept %q, calculated %q, %v", sheet, name, kept, got, err)
				}
			}
		}
	}
	if count < least {
		t.Errorf("%d formulas, want at least %d", count, least)
	}
}

func near(a, b string) bool {
	var x, y float64
	if _, err := fmt.Sscan(a, &x); err != nil {
		return false
	}
	if _, err := fmt.Sscan(b, &y); err != nil {
		return false
	}
	return x-y < 1e-9 && y-x < 1e-9
}

// What looks like a formula or a number stays the text that it is, also when somebody types over it.
func TestListKeepsTextsAsTexts(t *testing.T) {
	file, _ := listed(t)
	const sheet = "Geschäftsliste 1"
	for at, want := range map[string]string{"B5": "=1+1", "C5": "+49 89 1", "B6": "@SUM(A1)", "C6": "-5", "B7": "007", "B8": "Änne Zoë"} {
		value, err := file.GetCellValue(sheet, at)
		formula, _ := file.GetCellFormula(sheet, at)
		kind, _ := file.GetCellType(sheet, at)
		if err != nil || value != want || formula != "" || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s: %q, formula %q, type %v", at, value, formula, kind)
		}
		id, _ := file.GetCellStyle(sheet, at)
		if style, err := file.GetStyle(id); err != nil || style.NumFmt != textFormat {
			t.Errorf("%s: number format %d, %v", at, style.NumFmt, err)
		}
	}
	if raw, _ := file.GetCellValue(sheet, "D5", excelize.Options{RawCellValue: true}); raw != "43952" {
		t.Errorf("the date is %q, not a number of days", raw)
	}
	if shown, _ := file.GetCellValue(sheet, "D5"); shown != "01.05.2020" {
		t.Errorf("the date shows as %q", shown)
	}
	for _, at := range []string{"A6", "D6", "C7", "C8"} {
		if value, _ := file.GetCellValue(sheet, at); value != "" {
			t.Errorf("%s holds %q", at, value)
		}
	}
}

func TestListIsReadyToPrint(t *testing.T) {
	file, _ := listed(t)
	const sheet = "Geschäftsliste 1"
	layout, err := file.GetPageLayout(sheet)
	if err != nil || *layout.Size != 9 || *layout.FitToWidth != 1 || layout.FitToHeight == nil || *layout.FitToHeight != 0 || *layout.Orientation != "landscape" {
		t.Errorf("layout %+v, %v", layout, err)
	}
	names := map[string]string{}
	for _, n := range file.GetDefinedName() {
		names[n.Scope+n.Name] = n.RefersTo
	}
	if names[sheet+"_xlnm.Print_Titles"] != "'Geschäftsliste 1'!$4:$4" || names[sheet+"_xlnm.Print_Area"] != "'Geschäftsliste 1'!$A$1:$D$12" {
		t.Errorf("names %q", names)
	}
	panes, err := file.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.XSplit != 2 || panes.YSplit != 4 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	tables, err := file.GetTables(sheet)
	if err != nil || len(tables) != 1 || tables[0].Range != "A4:D8" || tables[0].Name != "TabelleGeschaeftsliste" {
		t.Errorf("tables %+v, %v", tables, err)
	}
	footer, err := file.GetHeaderFooter(sheet)
	if err != nil || !strings.Contains(footer.OddFooter, "Telefone && mehr · Geschäftsliste 1") || !strings.Contains(footer.OddFooter, "Seite &P von &N") {
		t.Errorf("footer %+v, %v", footer, err)
	}
	if merged, err := file.GetMergeCells(sheet); err != nil || len(merged) > 0 {
		t.Errorf("merged %v, %v", merged, err)
	}
	properties, err := file.GetDocProps()
	if err != nil || properties.Title != "Telefone & mehr" || properties.Creator != "Stelle für Übung" || properties.Language != "de-DE" || properties.Created != "2026-03-03T00:00:00Z" {
		t.Errorf("properties %+v, %v", properties, err)
	}
	if tables, err := file.GetTables("leer"); err != nil || len(tables) != 1 || tables[0].Range != "A4:B5" {
		t.Errorf("an empty table: %+v, %v", tables, err)
	}
}

func TestListCountsByFormula(t *testing.T) {
	file, first := listed(t)
	wantFormulas(t, file, 3)
	for at, want := range map[string]string{"C10": "4", "C11": "1", "C12": "2"} {
		if got, _ := file.GetCellValue("Geschäftsliste 1", at); got != want {
			t.Errorf("%s: %q, want %s", at, got, want)
		}
	}
	if _, second := listed(t); !bytes.Equal(first, second) {
		t.Error("the second time has other bytes")
	}
}

func TestListNamesWhatNoCellHolds(t *testing.T) {
	report := phoneBook()
	report.Tables[0].Rows[2][1] = "Ab\x01c"
	var out bytes.Buffer
	err := List(&out, report)
	var text *TextError
	if !errors.As(err, &text) || text.Place != "Geschäftsliste 1, Zeile 3, Spalte Name" || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}

func TestListRefusesTablesThatDoNotFit(t *testing.T) {
	for name, spoil := range map[string]func(*ListReport){
		"no day":          func(r *ListReport) { r.Made = time.Time{} },
		"no tables":       func(r *ListReport) { r.Tables = nil },
		"same names":      func(r *ListReport) { r.Tables[1].Name = "GESCHÄFTSLISTE 1" },
		"long name":       func(r *ListReport) { r.Tables[0].Name = strings.Repeat("x", 32) },
		"a bracket":       func(r *ListReport) { r.Tables[0].Name = "Liste [1]" },
		"same titles":     func(r *ListReport) { r.Tables[0].Columns[1].Title = "ba" },
		"no title":        func(r *ListReport) { r.Tables[0].Columns[1].Title = "" },
		"short row":       func(r *ListReport) { r.Tables[0].Rows[0] = r.Tables[0].Rows[0][:2] },
		"number as text":  func(r *ListReport) { r.Tables[0].Rows[0][0] = "5" },
		"text as number":  func(r *ListReport) { r.Tables[0].Rows[0][1] = 5 },
		"frozen too much": func(r *ListReport) { r.Tables[0].Frozen = 4 },
		"total outside":   func(r *ListReport) { r.Tables[0].Totals[0].Column = 4 },
		"pattern":         func(r *ListReport) { r.Tables[0].Totals[0].Word = "a*" },
	} {
		report := phoneBook()
		spoil(&report)
		var out bytes.Buffer
		if err := List(&out, report); err == nil || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
	}
}

// twoMeetings is a report with two meetings, three BA and two members.
func twoMeetings() MeetingReport {
	return MeetingReport{
		Made: made, Recent: 2, Author: "Stelle",
		Meetings:  []ReportMeeting{{Number: 1, Date: made.AddDate(0, -3, 0), Invited: 5, Represented: 2}, {Number: 2, Date: made.AddDate(0, -1, 0), Invited: 5, Represented: 1}},
		Districts: []PresenceRow{{District: 1, Name: "Eins", Present: []bool{true, true}}, {District: 2, Name: "Zwei", Present: []bool{true, false}}, {District: 3, Name: "=3", Present: []bool{false, false}}},
		Members: []PresenceRow{
			{Name: "Aksoy, Nil", Function: "Vorsitz", Since: made.AddDate(-1, 0, 0), Invited: 2, Present: []bool{true, true}}, {Name: "+Neu", Invited: 2, Present: []bool{false, false}, Excused: []bool{false, true}},
		},
		Years: []Period{{Name: "2025", Year: 2025, First: 0, End: 1}, {Name: "2026", Year: 2026, First: 1, End: 2}},
		Gaps:  []Gap{{District: 2, Name: "Zwei", Unnamed: true, Reason: "niemand benannt"}, {District: 3, Name: "=3", Never: true, Unnamed: true, Reason: "nie"}},
	}
}

func TestMembersAndGapsCountByFormula(t *testing.T) {
	members, _ := workbook(t, func(out *bytes.Buffer) error { return Members(out, twoMeetings()) })
	wantFormulas(t, members, 2*2+2*2+1)
	row, err := members.GetRows("Migrationsbeirat")
	if err != nil || strings.Join(row[4], "|") != "1|Aksoy, Nil|Vorsitz|03.03.2025|2|2|100% |1|1" || strings.Join(row[5], "|") != "2|+Neu|||0|2|0% ||e" {
		t.Errorf("%q, %v", row, err)
	}
	gaps, _ := workbook(t, func(out *bytes.Buffer) error { return Gaps(out, twoMeetings()) })
	wantFormulas(t, gaps, 3)
	if sum, _ := gaps.GetRows("Lücken"); strings.Join(sum[7], "|") != "|Anzahl|1|0|2" {
		t.Errorf("%q", sum[7])
	}
	if sheets := append(members.GetSheetList(), gaps.GetSheetList()...); strings.Join(sheets, " ") != "Migrationsbeirat Lücken" {
		t.Errorf("sheets %q", sheets)
	}
}

// A report with a line of the wrong length is a fault of the caller.
func TestReportsRefuseLinesThatDoNotFit(t *testing.T) {
	report := twoMeetings()
	report.Members[1].Present = nil
	for name, write := range map[string]func(io.Writer, MeetingReport) error{"all": Meetings, "members": Members, "gaps": Gaps} {
		var out bytes.Buffer
		if err := write(&out, report); err == nil || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
	}
}
