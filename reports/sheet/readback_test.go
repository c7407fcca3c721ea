package sheet

// Lists are written, changed as people and programs change them, and read back.

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// changed returns the sample's list after somebody had it open.
func changed(t testing.TB, change func(file *excelize.File)) []byte {
	t.Helper()
	return saved(t, opened(t, written(t, keyed())), change)
}

func saved(t testing.TB, file *excelize.File, change func(file *excelize.File)) []byte {
	t.Helper()
	change(file)
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readBack(t testing.TB, workbook []byte) FilledList {
	t.Helper()
	list, err := ReadAttendance(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// wantReadError wants a *ReadError with a part of its text.
func wantReadError(t *testing.T, workbook []byte, part string) {
	t.Helper()
	list, err := ReadAttendance(bytes.NewReader(workbook), int64(len(workbook)))
	var wrong *ReadError
	if !errors.As(err, &wrong) || !strings.Contains(wrong.Text, part) {
		t.Errorf("got %v and %d rows, want %q", err, len(list.Rows), part)
	}
}

func set(t testing.TB, file *excelize.File, ref string, value any) {
	t.Helper()
	if err := file.SetCellValue(sheetName, ref, value); err != nil {
		t.Fatal(err)
	}
}

// What was written comes back, from both lists.
func TestListsComeBackAsTheyWere(t *testing.T) {
	for _, filled := range []bool{false, true} {
		list := keyed()
		list.Filled = filled
		back := readBack(t, written(t, list))
		if back.Key != list.Key || len(back.Rows) != len(list.Rows) || len(back.Warnings) > 0 {
			t.Fatalf("key %q, %d rows, warnings %q", back.Key, len(back.Rows), back.Warnings)
		}
		for i, r := range list.Rows {
			body := r.Body
			if r.District > 0 {
				body = fmt.Sprint(r.District)
			}
			want := FilledRow{7 + i, list.Key, r.Key, body, r.Name, r.Capacity, r.Status, r.Came, r.Gone, r.Substitute}
			if r.Name == "_x0041_" {
				want.Name = back.Rows[i].Name // the library takes this for an escaped A
			}
			if back.Rows[i] != want {
				t.Errorf("row %+v, want %+v", back.Rows[i], want)
			}
		}
	}
}

// A list in which nobody is invited says whose it is by the lines for guests.
func TestAListWithGuestsAlone(t *testing.T) {
	list := keyed()
	list.Rows = nil
	file := opened(t, written(t, list))
	back := readBack(t, saved(t, file, func(f *excelize.File) { set(t, f, "C8", "Ein Gast") }))
	if back.Key != "L1" || len(back.Rows) != 1 || back.Rows[0].Name != "Ein Gast" || back.Rows[0].Key != "" {
		t.Errorf("%+v", back)
	}
	if back := readBack(t, written(t, list)); back.Key != "L1" || len(back.Rows) != 0 {
		t.Errorf("untouched: %+v", back)
	}
}

// Rows are inserted, columns moved away, a column is inserted, guests are written into and below the table, the sheet is renamed, another one put before it.
func TestRearrangedLists(t *testing.T) {
	back := readBack(t, changed(t, func(f *excelize.File) {
		set(t, f, "C16", "Gast in der Liste")
		set(t, f, "E16", "anwesend")
		set(t, f, "G16", "18.05")
		set(t, f, "C21", "Gast direkt darunter")
		set(t, f, "C33", "Gast weit darunter")
		set(t, f, "E33", "irgendwann")
		set(t, f, "C22", "eingeladen") // as if the columns of the table had been moved over the totals
		for i, err := range []error{
			f.InsertCols(sheetName, "A", 2), f.RemoveCol(sheetName, "C"), f.InsertRows(sheetName, 9, 3), f.InsertRows(sheetName, 1, 4), f.SetSheetName(sheetName, "Unsere Liste"),
			f.SetColVisible("Unsere Liste", "L", true), f.SetRowVisible("Unsere Liste", 13, false),
		} {
			if err != nil {
				t.Fatal(i, err)
			}
		}
		if _, err := f.NewSheet("Ablage"); err != nil {
			t.Fatal(err)
		}
		if err := f.MoveSheet("Ablage", "Unsere Liste"); err != nil {
			t.Fatal(err)
		}
	}))
	var names []string
	for _, r := range back.Rows {
		names = append(names, r.Name)
	}
	if len(back.Rows) != 11 || names[9] != "Gast in der Liste" || names[10] != "Gast direkt darunter" || back.Rows[9].Came != "18:05" || back.Rows[9].Status != present {
		t.Errorf("rows %+v", back.Rows)
	}
	if len(back.Warnings) != 1 || !strings.Contains(back.Warnings[0], "Gast weit darunter") {
		t.Errorf("warnings %q", back.Warnings)
	}
}

// Rows that were copied into a workbook of one's own keep their keys. Rows of another list among them say so.
func TestCopiedRows(t *testing.T) {
	file := excelize.NewFile()
	defer file.Close()
	rows := must(opened(t, written(t, keyed())).GetRows(sheetName))
	for i, row := range slices.Concat(rows[5:8], [][]string{{"", "", "Fremd", "", "", "", "", "", "", rowKey("L2", "x")}}) {
		if err := file.SetSheetRow("Sheet1", cell("C", i+3), &row); err != nil {
			t.Fatal(err)
		}
	}
	back := readBack(t, saved(t, file, func(*excelize.File) {}))
	if back.Key != "L1" || len(back.Rows) != 3 || back.Rows[0].Key != "rowA" || back.Rows[2].List != "L2" {
		t.Errorf("%+v", back)
	}
}

func TestStatusHoweverWritten(t *testing.T) {
	for text, want := range map[string]string{"ANWESEND": present, " online ": online, "fehlt\u00a0": absent, "–": "", "-": "", "Offen": "", "": "", "Entschuldigt": excused} {
		if got := readBack(t, changed(t, func(f *excelize.File) { set(t, f, "E7", text) })).Rows[0].Status; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestClockOf(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "-": "", "–": "", "18:05": "18:05", "18.05": "18:05", "18.05 Uhr": "18:05", "18:05 uhr": "18:05", "18,05": "18:05", "8:05": "08:05", "1805": "18:05", "805": "08:05",
		"18": "18:00", "18 Uhr": "18:00", "18:05:30": "18:05", "18h05": "18:05", "0": "00:00", "0.75": "18:00", "0.7534722222222222": "18:05", "0.753472222222": "18:05", "46317.753472222": "18:05",
		"18.050000000000001": "18:05", "0:05": "00:05", "7.5347222222222218E-1": "18:05",
	} {
		if got, how := clockOf(text, false); got != want || how != asTyped {
			t.Errorf("%q: %q, %v; want %q", text, got, how, want)
		}
	}
	for _, text := range []string{"abends", "24:00", "18:60", "25", "18.5", "18:5", "-0.5", "99999999", "1e300", "NaN", "Inf", "1.7", "18:05-19:00", "ca. 18:05", "0.99999999", "46317.9999999"} {
		if got, how := clockOf(text, false); how != noTime {
			t.Errorf("%q is no time, got %q", text, got)
		}
	}
	for _, tc := range []struct {
		text     string
		from1904 bool
	}{{"46160", false}, {"44698", true}} { // 18.5.2026
		if got, how := clockOf(tc.text, tc.from1904); got != "18:05" || how != madeDay {
			t.Errorf("%+v: %q, %v", tc, got, how)
		}
	}
}

// Times as spreadsheets keep them: a share of the day, a day with a time, a day made of '18.05'.
func TestTimesInCells(t *testing.T) {
	back := readBack(t, changed(t, func(f *excelize.File) {
		set(t, f, "G7", 18.0/24+5.0/24/60)
		set(t, f, "H7", 46317+0.8125)
		set(t, f, "G8", 46160)
		set(t, f, "H8", "19.30 Uhr")
		set(t, f, "G9", 18.05)
		set(t, f, "H9", 20)
	}))
	for i, want := range [][2]string{{"18:05", "19:30"}, {"18:05", "19:30"}, {"18:05", "20:00"}} {
		if r := back.Rows[i]; r.Came != want[0] || r.Gone != want[1] {
			t.Errorf("row %d: %s, %s", i, r.Came, r.Gone)
		}
	}
	if len(back.Warnings) != 1 || !strings.Contains(back.Warnings[0], "Zeile 8 (+49 89 1234), Spalte Gekommen") {
		t.Errorf("warnings %q", back.Warnings)
	}
}

func TestWrongEntries(t *testing.T) {
	for _, tc := range []struct {
		change func(f *excelize.File)
		want   string
	}{
		{func(f *excelize.File) { set(t, f, "E7", "krank") }, "Zeile 7 (=1+1): Den Status „krank“ gibt es nicht"},
		{func(f *excelize.File) { set(t, f, "G7", "abends") }, "Zeile 7 (=1+1), Spalte Gekommen: „abends“ ist keine Uhrzeit"},
		{func(f *excelize.File) { set(t, f, "J8", rowKey("L1", "rowA")) }, "Die Zeilen 7 und 8 sind dieselbe"},
		{func(f *excelize.File) { set(t, f, "J8", "RT:L1/rowB/00000000") }, "Zeile 8 (+49 89 1234): Der verborgene Schlüssel"},
		{func(f *excelize.File) { must[any](nil, f.RemoveCol(sheetName, "J")) }, "fehlt die verborgene Spalte"},
		{func(f *excelize.File) { must[any](nil, f.RemoveCol(sheetName, "E")) }, "fehlt die Spalte „Status“. Bitte"},
		{func(f *excelize.File) { set(t, f, "E6", "Stand") }, "fehlt die Spalte „Status“"},
		{func(f *excelize.File) {
			must[any](nil, errors.Join(f.RemoveCol(sheetName, "I"), f.RemoveCol(sheetName, "H"), f.RemoveCol(sheetName, "G")))
		}, "fehlen die Spalten „Gekommen“, „Gegangen“ und „Vertretung“"},
		{func(f *excelize.File) { must[any](nil, f.RemoveRow(sheetName, 6)) }, "fehlt die Zeile mit den Überschriften"},
		{func(f *excelize.File) {
			for row := 7; row < 16; row++ {
				set(t, f, cell("E", row), "krank")
			}
		}, "… und 4 weitere."},
	} {
		wantReadError(t, changed(t, tc.change), tc.want)
	}
}

// Entries that are read otherwise than they stand there, or not at all, are told.
func TestWarnings(t *testing.T) {
	back := readBack(t, changed(t, func(f *excelize.File) {
		set(t, f, "E16", "anwesend") // no name
		set(t, f, "C17", "Ein Gast")
		set(t, f, "J17", "mein Zeichen")
	}))
	if len(back.Warnings) != 2 || !strings.Contains(back.Warnings[0], "Zeile 16 hat keinen Namen") || !strings.Contains(back.Warnings[1], "„mein Zeichen“") {
		t.Errorf("warnings %q", back.Warnings)
	}
	if last := back.Rows[len(back.Rows)-1]; last.Name != "Ein Gast" || last.Key != "" {
		t.Errorf("guest %+v", last)
	}
}

// archive makes a file of parts.
func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFilesOfOtherKinds(t *testing.T) {
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	locked := saved(t, opened(t, written(t, keyed())), func(*excelize.File) {})
	encrypted := must(excelize.Encrypt(locked, &excelize.Options{Password: "geheim"}))
	plain := excelize.NewFile()
	defer plain.Close()
	for _, tc := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"empty", nil, "ist leer"},
		{"text", []byte("Nr.;BA;Name\r\n1;25;Öztürk\r\n"), "als Text gespeichert (.csv)"},
		{"text of Windows", []byte("Nr.;BA;Name\r\n1;25;\xd6zt\xfcrk\r\n"), "als Text gespeichert (.csv)"},
		{"PDF", []byte("%PDF-1.7\n"), "ist ein PDF"},
		{"old", []byte(compound), "im alten Excel-Format (.xls)"},
		{"password", encrypted, "mit einem Kennwort geschützt"},
		{"password, by name", append([]byte(compound), utf16("EncryptedPackage")...), "mit einem Kennwort geschützt"},
		{"open document", archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "OpenDocument-Tabelle"},
		{"binary workbook", archive(t, map[string]string{"[Content_Types].xml": "<x/>", "xl/workbook.bin": "x"}), "binäre Arbeitsmappe"},
		{"other archive", archive(t, map[string]string{"brief.docx": "x"}), "beschädigt"},
		{"empty archive", archive(t, nil), "beschädigt"},
		{"other workbook", saved(t, plain, func(*excelize.File) {}), "keine Anwesenheitsliste"},
		{"noise", []byte("\x00\x01\x02\xff\xfe"), "beschädigt"},
		{"beginning of an archive", []byte("PK\x03\x04"), "beschädigt"},
		{"too many parts", archive(t, manyParts()), "ausgepackt viel mehr"},
		{"without sheets", archive(t, map[string]string{"[Content_Types].xml": "<Types/>"}), ""},
	} {
		t.Run(tc.name, func(t *testing.T) { wantReadError(t, tc.content, tc.want) })
	}
	err := checkKind(bytes.NewReader(nil), mostBytes+1)
	var wrong *ReadError
	if !errors.As(err, &wrong) || !strings.Contains(wrong.Text, "zu groß") {
		t.Errorf("a large file: %v", err)
	}
}

func manyParts() map[string]string {
	parts := map[string]string{}
	for i := range mostParts + 1 {
		parts[fmt.Sprint(i)] = ""
	}
	return parts
}

// A file that is small as long as it is packed is refused, also where it lies about its sizes.
func TestPackedTooMuch(t *testing.T) {
	blown := archive(t, map[string]string{"[Content_Types].xml": "<x/>", "xl/worksheets/sheet1.xml": strings.Repeat(" ", mostUnpacked+1)})
	if len(blown) > 1<<20 {
		t.Fatalf("%d bytes packed", len(blown))
	}
	wantReadError(t, blown, "ausgepackt viel mehr")
	for i := len(blown) - 200; i < len(blown)-4; i++ { // the size in the directory of the archive
		if size := []byte{1, 0, 0, 5}; bytes.Equal(blown[i:i+4], size) {
			forged := bytes.Clone(blown)
			copy(forged[i:], []byte{9, 0, 0, 0})
			_, err := ReadAttendance(bytes.NewReader(forged), int64(len(forged)))
			var wrong *ReadError
			if !errors.As(err, &wrong) {
				t.Errorf("with a forged size: %v", err)
			}
			return
		}
	}
	t.Error("found no size to forge")
}

// Cells far to the right and far below cost nothing.
func TestCellsFarAway(t *testing.T) {
	back := readBack(t, changed(t, func(f *excelize.File) {
		for row := 7; row < 16; row++ {
			set(t, f, cell("XFD", row), "x")
		}
		set(t, f, "A1048576", "Ende")
	}))
	if len(back.Rows) != 9 || len(back.Warnings) != 0 {
		t.Errorf("%d rows, warnings %q", len(back.Rows), back.Warnings)
	}
}

// A sheet with more rows than anybody invites.
func TestTooManyRows(t *testing.T) {
	list := keyed()
	list.Rows, list.Guests = nil, mostRows+1
	wantReadError(t, written(t, list), "mehr als 20000 Zeilen")
}

// Wherever a file is cut off, and whatever byte of it is flipped: an error of the user's kind, or the list as it was. Nothing else, and no panic.
func TestDamagedFiles(t *testing.T) {
	workbook := written(t, keyed())
	whole := readBack(t, workbook)
	for n := 0; n < len(workbook); n += 97 {
		wantReadError(t, workbook[:n], "")
	}
	refused := 0
	for i := 0; i < len(workbook); i += 53 {
		broken := bytes.Clone(workbook)
		broken[i] ^= 0x55
		list, err := ReadAttendance(bytes.NewReader(broken), int64(len(broken)))
		var wrong *ReadError
		switch {
		case errors.As(err, &wrong):
			refused++
		case err != nil:
			t.Errorf("byte %d: %v", i, err)
		case !slices.Equal(list.Rows, whole.Rows):
			t.Errorf("byte %d: other rows, and no error", i)
		}
	}
	if refused < len(workbook)/53/2 {
		t.Errorf("only %d of %d damaged files were refused", refused, len(workbook)/53)
	}
}

func TestKeys(t *testing.T) {
	list, row, isKey, sound := splitKey(" " + rowKey("L1", "17|x") + "\u00a0")
	if list != "L1" || row != "17|x" || !isKey || !sound {
		t.Error(list, row, isKey, sound)
	}
	for _, text := range []string{"RT:", "RT:L1/17", "RT:L1/17/00000000", "RT://" + checksum("RT:/"), rowKey("L1", "17") + "1", strings.Replace(rowKey("L1", "17"), "17", "18", 1)} {
		if _, _, isKey, sound := splitKey(text); !isKey || sound {
			t.Errorf("%q: %v, %v", text, isKey, sound)
		}
	}
	if _, _, isKey, _ := splitKey("Huber"); isKey {
		t.Error("a name is no key")
	}
}

// FuzzClockOf: whatever is typed, what comes back is a time or nothing.
func FuzzClockOf(f *testing.F) {
	for _, seed := range []string{"18:05", "18.05 Uhr", "0.7534", "46160", "1805", "Uhr", "uhr", ":", "1e9", "½", "18\u00a0Uhr"} {
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, from1904 bool) {
		clock, how := clockOf(text, from1904)
		if clock == "" {
			return
		}
		if again, _ := clockOf(clock, from1904); again != clock || how == noTime || len(clock) != 5 || clock > "23:59" {
			t.Errorf("%q: %q, %v", text, clock, how)
		}
	})
}

// FuzzReadAttendance: whatever comes, there is a list or an error of the user's kind.
func FuzzReadAttendance(f *testing.F) {
	f.Add(written(f, keyed()))
	f.Add([]byte{})
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Add(archive(f, map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook><sheets><sheet name='a' sheetId='1'/></sheets></workbook>"}))
	f.Fuzz(func(t *testing.T, content []byte) {
		_, err := ReadAttendance(bytes.NewReader(content), int64(len(content)))
		var wrong *ReadError
		if err != nil && !errors.As(err, &wrong) {
			t.Errorf("%v", err)
		}
	})
}

// FuzzSheet: the same for what stands in a sheet of a sound archive.
func FuzzSheet(f *testing.F) {
	workbook := written(f, keyed())
	sound := map[string]string{}
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"} {
		sound[name] = string(part(f, workbook, name))
	}
	f.Add(string(part(f, workbook, "xl/worksheets/sheet1.xml")))
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c><c r="ZZZZ1"/></row><row r="-1"><c r="0"/></row></sheetData></worksheet>`)
	f.Fuzz(func(t *testing.T, content string) {
		parts := map[string]string{"xl/worksheets/sheet1.xml": content}
		for name, text := range sound {
			parts[name] = text
		}
		file := archive(t, parts)
		_, err := ReadAttendance(bytes.NewReader(file), int64(len(file)))
		var wrong *ReadError
		if err != nil && !errors.As(err, &wrong) {
			t.Errorf("%v", err)
		}
	})
}
