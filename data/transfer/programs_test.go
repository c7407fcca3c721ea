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

// The heads of lists that offices keep themselves.
func TestHeadsOfOffices(t *testing.T) {
	for head, want := range map[string]Field{
		"Vor- und Nachname": FieldName, "Name, Vorname": FieldName, "Ansprechpartner/in": FieldName, "Ansprechpartner*in": FieldName, "Titel, Vorname, Name": FieldName, "Weitere Vornamen": FieldMiddle,
		"Amtsbezeichnung": "function", "Funktion im BA": "function", "Dienststelle": "organisation", "Abteilung": "department", "Sachgebiet": "department", "Bezirk": "district", "BA-Nr.": "district",
		"Amt seit": "from", "gewählt am": "from", "Amtszeit bis": "until", "Tel. dienstlich": "phone", "Tel.-Nr.": "phone", "Tel. privat": "phone2", "Telefon 3": "phone3", "Handynummer": "mobile", "Handy 2": "mobile2",
		"Mailadresse": "email", "e-mail": "email", "E-Mail (privat)": "email2", "E-Mail 4": "email4", "E-Mail 2: Adresse": "email2", "Phone 3 - Value": "phone3", "Phone 3 - Label": "phonelabel3",
		"PLZ/Ort": FieldPlace, "PLZ Ort": FieldPlace, "Hausnummer": FieldHouseNumber, "Haus-Nr.": FieldHouseNumber, "Straße / Nr.": "street", "Straße privat": "street2", "Straße privat 2": "extra2", "Address 2 - Street": "street2", "Weitere Straße": "street3",
		"Homepage": "web", "Bemerkung": "note", "zuletzt geprüft": "verified", "Fax": FieldMore, "User 3": FieldMore,
		"Nr.": "", "Fraktion": "", "Partei": "", "Geburtstag": "", "Ehepartner": "", "Religion": "", "Kinder": "", "E-Mail 2: Angezeigter Name": "",
	} {
		if got := fieldOfHead(head); got != want {
			t.Errorf("%q is %q, want %q", head, got, want)
		}
		if want == "" && !passedOver(head, nil) {
			t.Errorf("%q is read by what stands in it", head)
		}
	}
}

// What is nobody's business is not read, even if it looks like a name or a number; a column that repeats others does not push them aside.
func TestColumnsThatAreNotKept(t *testing.T) {
	_, record := first(t, "liste.csv", []byte("Partner;Fraktion;Telefon für Hörbehinderte;E-Mail\n\"Huber, Anna\";\"Grün, Gelb\";089 99998-1;anna@example.org\n"))
	want(t, record, Record{"email": "anna@example.org"})
	_, record = first(t, "liste.csv", []byte("Last Name,Home Address,Home Street,Home City\nHuber,\"Weg 1, 81667 München\",Weg 1,München\n"))
	want(t, record, Record{"last": "Huber", "street": "Weg 1", "city": "München", "addresskind": "privat"})
}

// A street of one kind beside a postcode and a city of none is one address.
func TestOneAddressInColumnsOfTwoKinds(t *testing.T) {
	_, record := first(t, "liste.csv", []byte("Nachname;Anschrift privat;PLZ;Ort\nHuber;Weg 1;81667;München\n"))
	want(t, record, Record{"last": "Huber", "street": "Weg 1", "postcode": "81667", "city": "München", "addresskind": "privat"})
}

// FuzzPrograms changes the files of other programs here and there: whatever comes out are fields that exist, with something in them.
func FuzzPrograms(f *testing.F) {
	for _, p := range programs {
		content, err := os.ReadFile(filepath.Join("testdata", p.file))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p.file, content)
	}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		table, err := Read(name, content)
		if err != nil {
			return
		}
		fields := Recognise(table)
		for _, row := range table.Rows {
			for field, value := range table.Record(row, fields) {
				if field.Label() == "" || strings.TrimSpace(value) == "" {
					t.Fatalf("%s is %q", field, value)
				}
			}
		}
	})
}
