package transfer

// Files as other programs write them; testdata/README.md says which. What each row has to say stands beside them in JSON.

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// programs are the files with what they are, and the columns that say nothing.
var programs = []struct {
	file, kind string
	unknown    []string
}{
	{file: "outlook-de.csv", kind: "csv", unknown: []string{"Geschlecht"}}, // the column before it says more
	{file: "outlook-en.csv", kind: "csv"}, {file: "outlook-web.csv", kind: "csv"}, {file: "outlook.vcf", kind: "vcf"},
	{file: "thunderbird-de.csv", kind: "csv"}, {file: "thunderbird-en.csv", kind: "csv"}, {file: "thunderbird.vcf", kind: "vcf"},
	{file: "google.csv", kind: "csv"}, {file: "google-old.csv", kind: "csv"}, {file: "google-outlook.csv", kind: "csv"}, {file: "google.vcf", kind: "vcf"},
	{file: "icloud.vcf", kind: "vcf"}, {file: "macos.vcf", kind: "vcf"},
	{file: "libreoffice.csv", kind: "csv"}, {file: "libreoffice.xlsx", kind: "xlsx"},
	{file: "excel.csv", kind: "csv"}, {file: "excel-utf8.csv", kind: "csv"}, {file: "excel-unicode.txt", kind: "csv"}, {file: "excel.xlsx", kind: "xlsx"},
}

func TestPrograms(t *testing.T) {
	for _, p := range programs {
		t.Run(p.file, func(t *testing.T) {
			table, err := Read(p.file, fileOf(t, p.file))
			if err != nil {
				t.Fatal(err)
			}
			if table.Kind != p.kind {
				t.Errorf("kind %q", table.Kind)
			}
			fields := Recognise(table)
			for i, head := range table.Head {
				if fields[i] == "" && !passedOver(head, table.Head) && !slices.Contains(p.unknown, head) {
					t.Errorf("column %q says nothing", head)
				}
				if fields[i] != "" && passedOver(head, table.Head) {
					t.Errorf("column %q is read as %s", head, fields[i])
				}
			}
			var got []Record
			for _, row := range table.Rows {
				got = append(got, table.Record(row, fields))
			}
			compare(t, p.file, got)
		})
	}
}

func fileOf(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// compare reads what the rows of a file have to say, and says each field that differs.
func compare(t *testing.T, file string, got []Record) {
	t.Helper()
	content := fileOf(t, strings.ReplaceAll(file, ".", "-")+".json")
	var want []Record
	if err := json.Unmarshal(content, &want); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range want {
		fields := map[Field]bool{}
		for f := range got[i] {
			fields[f] = true
		}
		for f := range want[i] {
			fields[f] = true
		}
		for _, f := range slices.Sorted(maps.Keys(fields)) {
			if got[i][f] != want[i][f] {
				t.Errorf("%s: %s is %q, want %q", nameIn(want[i], i), f, got[i][f], want[i][f])
			}
		}
	}
}

func nameIn(r Record, i int) string {
	return fmt.Sprintf("row %d (%s)", i+1, firstOf(r["last"], r["organisation"]))
}

// The files are in the encodings and have the line ends that the programs write: an editor or a tool that changes them takes away what they are for.
func TestProgramsAreUntouched(t *testing.T) {
	for file, is := range map[string]struct {
		begins string
		utf8   bool
		end    string
	}{
		"outlook-de.csv": {`"Anrede","Vorname","Weitere Vornamen"`, false, "\r\n"}, "outlook-en.csv": {`"Title","First Name"`, false, "\r\n"}, "outlook-web.csv": {"\ufeffFirst Name,", true, "\r\n"}, "outlook.vcf": {"BEGIN:VCARD\r\nVERSION:2.1", false, "\r\n"},
		"thunderbird-de.csv": {"Vorname,Nachname,Anzeigename", true, "\r\n"}, "thunderbird-en.csv": {"First Name,Last Name,Display Name", true, "\n"}, "thunderbird.vcf": {"BEGIN:VCARD\r\nVERSION:4.0", true, "\r\n"},
		"google.csv": {"First Name,Middle Name,Last Name,Phonetic", true, "\n"}, "google-old.csv": {"Name,Given Name,Additional Name", true, "\n"}, "google-outlook.csv": {"First Name,Middle Name,Last Name,Title", true, "\n"}, "google.vcf": {"BEGIN:VCARD\r\nVERSION:3.0", true, "\r\n"},
		"icloud.vcf": {"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple", true, "\r\n"}, "macos.vcf": {"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple", true, "\r\n"},
		"libreoffice.csv": {"Ansprechpersonen der Stadtbezirke,,", true, "\n"}, "excel.csv": {"Lfd. Nr.;BA-Nr.", false, "\r\n"}, "excel-utf8.csv": {"\ufeffLfd. Nr.;BA-Nr.", true, "\r\n"}, "excel-unicode.txt": {"\xff\xfeL\x00f\x00d\x00", false, "\r\x00\n\x00"},
	} {
		content := string(fileOf(t, file))
		if !strings.HasPrefix(content, is.begins) || utf8.ValidString(content) != is.utf8 || !strings.HasSuffix(content, is.end) || is.end == "\n" && strings.Contains(content, "\r") {
			t.Errorf("%s is not as it was written", file)
		}
	}
}

// Every word above columns is written as plainHead writes it, stands for one field alone, and is not passed over.
func TestHeads(t *testing.T) {
	seen := map[string]Field{}
	for field, words := range heads {
		if field.Label() == "" {
			t.Errorf("there is no field %q", field)
		}
		for _, w := range words {
			if w != plainHead(w) {
				t.Errorf("%s: %q is no plain head", field, w)
			}
			if other, twice := seen[w]; twice {
				t.Errorf("%q is %s and %s", w, other, field)
			}
			if unkept[w] {
				t.Errorf("%q is %s and not kept", w, field)
			}
			seen[w] = field
		}
	}
	for w := range unkept {
		if w != plainHead(w) {
			t.Errorf("%q is no plain head", w)
		}
	}
}
