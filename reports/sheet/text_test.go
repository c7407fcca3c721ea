package sheet

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"testing"
)

func TestTextsThatNoCellCanHold(t *testing.T) {
	for _, tc := range []struct {
		change func(*AttendanceList)
		place  string
		reason string
	}{
		{func(l *AttendanceList) { l.Rows[4].Name = strings.Repeat("ä", 32768) }, "Zeile 5, Spalte Name", "32768"},
		{func(l *AttendanceList) { l.Rows[4].Name = strings.Repeat("𝒜", 16384) }, "Zeile 5, Spalte Name", "32768"},
		{func(l *AttendanceList) { l.Rows[4].Capacity = "Gast\x00" }, "Zeile 5 (Öztürk, Ayşe), Spalte Funktion", "U+0000"},
		{func(l *AttendanceList) { l.Rows[4].Capacity = "a\uffffb" }, "Zeile 5 (Öztürk, Ayşe), Spalte Funktion", "U+FFFF"},
		{func(l *AttendanceList) { l.Rows[7].Body = "M\x1bB" }, "Zeile 8 (TRUE), Spalte BA", "U+001B"},
		{func(l *AttendanceList) { l.Rows[0].Name = "a\xffb" }, "Zeile 1, Spalte Name", "beschädigte"},
		{func(l *AttendanceList) { l.Rows[0].Name = "_xD83D_" }, "Zeile 1, Spalte Name", "_xD83D_"},
		{func(l *AttendanceList) { l.Place = "Saal\x07" }, "Ort der Sitzung", "U+0007"},
		{func(l *AttendanceList) { l.Meeting = "\u0085\u0081" }, "Titel der Sitzung", "U+0081"},
	} {
		list := sample()
		tc.change(&list)
		var out bytes.Buffer
		err := Attendance(&out, list)
		var wrong *TextError
		if !errors.As(err, &wrong) || wrong.Place != tc.place || !strings.Contains(wrong.Reason, tc.reason) {
			t.Errorf("%s: got %v", tc.place, err)
		}
		if out.Len() > 0 {
			t.Errorf("%s: something was written all the same", tc.place)
		}
	}
	list := sample()
	list.Rows[4].Name = strings.Repeat("ä", 32767)
	if got := must(opened(t, written(t, list)).GetCellValue(sheetName, "C11")); got != list.Rows[4].Name {
		t.Errorf("the longest name came back with %d bytes", len(got))
	}
}

func TestLinesNeeded(t *testing.T) {
	for _, tc := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1}, {"kurz", 10, 1}, {"eins zwei drei vier", 10, 2}, {strings.Repeat("n", 25), 10, 3}, {strings.Repeat("i", 24), 10, 1},
		{"Beauftragte für Migration, Integration und interkulturelle Öffnung", 34, 2}, {"  ", 10, 1}, {"漢字漢字漢字", 10, 2},
	} {
		if got := linesNeeded(tc.text, tc.width); got != tc.want {
			t.Errorf("%q in %v: %d lines, want %d", tc.text, tc.width, got, tc.want)
		}
	}
}

func TestLongNamesGetTallerRows(t *testing.T) {
	list := sample()
	list.Rows[4].Name = strings.Repeat("Müller-Lüdenscheidt ", 6)
	list.Rows[5].Name = strings.Repeat("Müller-Lüdenscheidt ", 1000)
	file := opened(t, written(t, list))
	if height := must(file.GetRowHeight(sheetName, 11)); height < 3*lineHeight {
		t.Errorf("row with a long name: %v pt", height)
	}
	if height := must(file.GetRowHeight(sheetName, 12)); height != maxHeight {
		t.Errorf("row with a very long name: %v pt, Excel allows %v", height, maxHeight)
	}
}

func FuzzCellText(f *testing.F) {
	for _, seed := range []string{
		"", " ", "=1+1", "+49", "-1", "@x", "007", "\t=1", "a\r\nb", "_x0041_", "_x005F_x0041_", "_xD83D_", "_xZZZZ_", "<&>\"'", "]]>", "\x00", "\xff", "\ufffe",
		"e\u0301", "עברית", "😀", "\ufeff", "\u2028", "1e5", "TRUE", "#REF!", "22.10.2026",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list := AttendanceList{Made: sample().Made, Place: text, Rows: []AttendanceRow{{District: 1, Name: text, Capacity: text}}}
		var out bytes.Buffer
		err := Attendance(&out, list)
		clean, reason := cellText(text)
		if reason != "" {
			var wrong *TextError
			if !errors.As(err, &wrong) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.Join(strings.Fields(clean), "") != strings.Join(strings.Fields(text), "") {
			t.Fatalf("%q was changed to %q", text, clean)
		}
		cells := rawCells(t, out.Bytes())
		row := 5 // title, place, gap, header
		if clean == "" {
			row = 4
		}
		for _, ref := range []string{cell("C", row), cell("D", row)} {
			c := cells[ref]
			if c.Formula != nil {
				t.Fatalf("%q became a formula", text)
			}
			got := ""
			if c.Text != nil {
				got = unescaped(*c.Text)
			}
			if got != clean {
				t.Fatalf("%q came back from %s as %q", clean, ref, got)
			}
		}
	})
}

func unescaped(text string) string {
	var out strings.Builder
	for text != "" {
		if len(text) >= 7 && text[:2] == "_x" && text[6] == '_' {
			if n, err := strconv.ParseUint(text[2:6], 16, 16); err == nil {
				out.WriteRune(rune(n))
				text = text[7:]
				continue
			}
		}
		out.WriteByte(text[0])
		text = text[1:]
	}
	return out.String()
}
