package sheet

import (
	"io"
	"slices"
	"strings"
	"testing"
)

// keyed is the sample with keys, and with times and a substitute in its first row.
func keyed() AttendanceList {
	list := sample()
	list.Key = "L1"
	for i := range list.Rows {
		list.Rows[i].Key = "row" + columnName(i+1)
	}
	list.Rows[0].Came, list.Rows[0].Gone, list.Rows[0].Substitute = "18:02", "19:30", "Huber, Anna"
	return list
}

// Who came without having been invited stands behind the others and counts as a guest, beside those who are written in by hand.
func TestGuestsStandLast(t *testing.T) {
	list := sample()
	list.Rows[2].Guest, list.Rows[2].Status = true, present
	workbook := written(t, list)
	file := opened(t, workbook)
	if got := must(file.GetCellValue(sheetName, "C15")); got != list.Rows[2].Name {
		t.Errorf("the last name is %s", got)
	}
	labels := totalRows(t, file)
	if err := file.SetCellValue(sheetName, "C16", "Ein Gast"); err != nil {
		t.Fatal(err)
	}
	for label, want := range map[string][2]string{invitedLabel: {"8", "8"}, guestsLabel: {"1", "2"}, hereLabel: {"4", "4"}} {
		ref := cell("E", labels[label])
		if got := [2]string{rawCells(t, workbook)[ref].Value, must(file.CalcCellValue(sheetName, ref))}; got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

// The filled list has times and substitutes where the one to sign has room for signatures. Beside the latter they stand too, but are not printed; the keys are hidden in both.
func TestColumnsOfBothLists(t *testing.T) {
	for _, tc := range []struct {
		filled bool
		titles string
		print  string
	}{
		{false, "Nr.|BA|Name|Funktion|Status|Unterschrift|Gekommen|Gegangen|Vertretung|Schlüssel (nicht ändern)", "Anwesenheit!$A$1:$F$31"},
		{true, "Nr.|BA|Name|Funktion|Status|Gekommen|Gegangen|Vertretung|Schlüssel (nicht ändern)", "Anwesenheit!$A$1:$H$31"},
	} {
		list := keyed()
		list.Filled = tc.filled
		file := opened(t, written(t, list))
		heads := must(file.GetRows(sheetName))[5]
		if got := strings.Join(heads, "|"); got != tc.titles {
			t.Errorf("columns %s", got)
		}
		if got := printNames(file)["_xlnm.Print_Area"]; got != tc.print {
			t.Errorf("printed: %s", got)
		}
		for i, title := range heads {
			name := columnName(i + 1)
			if visible := must(file.GetColVisible(sheetName, name)); visible != (title != keyTitle) {
				t.Errorf("column %s: visible %v", title, visible)
			}
		}
		for title, want := range map[string]string{cameTitle: "18:02", goneTitle: "19:30", substituteTitle: "Huber, Anna"} {
			ref := cell(columnName(slices.Index(heads, title)+1), 7)
			if got := must(file.GetCellValue(sheetName, ref)); got != want {
				t.Errorf("%s: %q", title, got)
			}
			if format := must(file.GetStyle(must(file.GetCellStyle(sheetName, ref)))).NumFmt; format != textFormat {
				t.Errorf("%s has the format %d: what is typed would become a day", title, format)
			}
		}
	}
}

func TestKeysThatCouldNotBeReadBack(t *testing.T) {
	for name, change := range map[string]func(*AttendanceList){
		"none":       func(l *AttendanceList) { l.Rows[3].Key = "" },
		"twice":      func(l *AttendanceList) { l.Rows[3].Key = l.Rows[4].Key },
		"with a bar": func(l *AttendanceList) { l.Rows[3].Key = "a/b" },
		"control":    func(l *AttendanceList) { l.Rows[3].Key = "a\x01" },
		"blanks":     func(l *AttendanceList) { l.Rows[3].Key = " a" },
		"of a list":  func(l *AttendanceList) { l.Key = "Liste 1/2" },
	} {
		list := keyed()
		change(&list)
		if err := Attendance(io.Discard, list); err == nil || !strings.Contains(err.Error(), "key") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
