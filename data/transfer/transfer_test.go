package transfer

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// first reads a file and returns what its first row says.
func first(t *testing.T, name string, content []byte) (Table, Record) {
	t.Helper()
	table, err := Read(name, content)
	if err != nil {
		t.Fatal(err)
	}
	return table, table.Record(table.Rows[0], Recognise(table))
}

func want(t *testing.T, got, want Record) {
	t.Helper()
	if !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func encoded(t *testing.T, text string, how string) []byte {
	t.Helper()
	var out []byte
	var err error
	switch how {
	case "windows-1252":
		out, err = charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	case "utf-16le":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	case "utf-16be":
		out, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	case "utf-8-bom":
		out = append([]byte("\ufeff"), text...)
	default:
		out = []byte(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The heads that programs write, each in its encoding and with its separator.
func TestFilesOfOtherPrograms(t *testing.T) {
	juergen := Record{"first": "Jürgen", "last": "Groß", "email": "gross@example.org", "phone": "089 1234"}
	for name, file := range map[string]struct{ encoding, text string }{
		"Outlook": {"windows-1252", "Anrede,Vorname,Nachname,Firma,Straße geschäftlich,Ort geschäftlich,Postleitzahl geschäftlich,Telefon geschäftlich,E-Mail-Adresse\r\n" +
			",Jürgen,Groß,,,,,089 1234,gross@example.org\r\n"},
		"Outlook English": {"utf-8-bom", "First Name,Last Name,Company,Business Street,Business Phone,E-mail Address\r\nJürgen,Groß,,,089 1234,gross@example.org\r\n"},
		"Google":          {"utf-8", "Name,Given Name,Family Name,E-mail 1 - Value,Phone 1 - Value\nJürgen Groß,Jürgen,Groß,gross@example.org,089 1234\n"},
		"Thunderbird":     {"utf-8", "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone\nJürgen,Groß,Jürgen Groß,,gross@example.org,,089 1234\n"},
		"LibreOffice":     {"utf-16le", "Vorname;Nachname;E-Mail;Telefon\nJürgen;Groß;gross@example.org;089 1234\n"},
		"Excel Unicode":   {"utf-16be", "Vorname\tNachname\tE-Mail\tTelefon\r\nJürgen\tGroß\tgross@example.org\t089 1234\r\n"},
		"sep=":            {"utf-8", "sep=;\r\n\"Name\";\"Mail\";\"Tel.\"\r\n\"Groß, Jürgen\";gross@example.org;089 1234\r\n"},
		"titled":          {"utf-8", "Kontakte der Stelle;;;\n;;;\nVorname;Nachname;E-Mail;Telefon\n;;;\n Jürgen ;Groß  ;gross@example.org;089  1234\n"},
		"no heads":        {"utf-8", "Groß, Jürgen;gross@example.org;089 1234\nHuber, Anna;huber@example.org;089 5678\n"},
	} {
		t.Run(name, func(t *testing.T) {
			table, record := first(t, "liste.csv", encoded(t, file.text, file.encoding))
			delete(record, "phonelabel") // some heads say that it is that of the office
			want(t, record, juergen)
			if table.Kind != "csv" {
				t.Errorf("kind %q", table.Kind)
			}
		})
	}
}

func TestTrickyCells(t *testing.T) {
	_, record := first(t, "liste.csv", []byte("Name;PLZ;Ort;Stadtbezirk;Notiz;Stand\n\"Frau Prof. Dr. Anna von der Heide\";1067;Dresden;BA 05 Au-Haidhausen;\"zwei\nZeilen; mit \"\"Zeichen\"\"\";45000\n"))
	want(t, record, Record{
		"form": "Frau", "title": "Prof. Dr.", "first": "Anna", "last": "von der Heide", "postcode": "01067", "city": "Dresden", "district": "5",
		"note": "zwei\nZeilen; mit \"Zeichen\"", "verified": "45000",
	})
}

func TestCards(t *testing.T) {
	const apple = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Groß;Jürgen;;Dr.;\r\nFN:Dr. Jürgen Groß\r\nORG:Verein Nord;Vorstand\r\nTITLE:Vorsitzender\r\n" +
		"EMAIL;type=INTERNET;type=HOME:alt@example.org\r\nEMAIL;type=INTERNET;type=WORK;type=pref:gross@example.org\r\nTEL;type=CELL:0171 12345\r\nTEL;type=WORK;type=FAX:089 99\r\nTEL;type=WORK:089 1234\r\n" +
		"item1.ADR;type=WORK:;;Hauptstr. 5;München;;81667;Deutschland\r\nNOTE:erste Zeile\\nzweite Zeile\r\nEND:VCARD\r\n" +
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Huber\\, Anna\r\nEMAIL;PREF=2:zwei@example.org\r\nEMAIL;PREF=1:huber@example.org\r\nTEL;VALUE=uri;TYPE=\"voice,home\":tel:+49-89-5678\r\nEND:VCARD\r\n"
	table, record := first(t, "kontakte.vcf", []byte(apple))
	want(t, record, Record{
		"title": "Dr.", "first": "Jürgen", "last": "Groß", "organisation": "Verein Nord", "department": "Vorstand", "function": "Vorsitzender", "street": "Hauptstr. 5", "postcode": "81667", "city": "München",
		"country": "Deutschland", "addresskind": "dienstlich", "email": "gross@example.org", "emaillabel": "dienstlich", "email2": "alt@example.org", "emaillabel2": "privat", "phone": "089 1234", "phonelabel": "dienstlich",
		"mobile": "0171 12345", "note": "erste Zeile\nzweite Zeile\nFax: 089 99",
	})
	if len(table.Rows) != 2 || table.Kind != "vcf" {
		t.Fatalf("%+v", table)
	}
	want(t, table.Record(table.Rows[1], Recognise(table)), Record{"first": "Anna", "last": "Huber", "email": "huber@example.org", "email2": "zwei@example.org", "phone": "+49-89-5678", "phonelabel": "privat"})
}

// workbook makes an XLSX as an office has it: a title in merged cells, a blank row, numbers as text, text as numbers, days.
func workbook(t *testing.T) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	day, err := file.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	if err := file.MergeCell("Sheet1", "A1", "F1"); err != nil {
		t.Fatal(err)
	}
	for cell, value := range map[string]any{
		"A1": "Ansprechpersonen der Bezirksausschüsse", "A3": "Name", "B3": "PLZ", "C3": "Ort ", "D3": "Telefon", "E3": "Stand", "F3": "BA",
		"A4": "Groß, Dr. Jürgen", "B4": 1067, "C4": " Dresden  ", "D4": "089 1234", "E4": time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), "F4": "5",
		"A6": "Huber, Anna", "D6": 498912345678,
	} {
		if err := file.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.SetCellStyle("Sheet1", "E4", "E4", day); err != nil {
		t.Fatal(err)
	}
	if _, err := file.NewSheet("Weiteres"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	table, record := first(t, "liste.xlsx", workbook(t))
	want(t, record, Record{"title": "Dr.", "first": "Jürgen", "last": "Groß", "postcode": "01067", "city": "Dresden", "phone": "089 1234", "verified": "03.03.2026", "district": "5"})
	if len(table.Rows) != 2 || table.Rows[1].Line != 6 || len(table.Warnings) != 0 {
		t.Fatalf("%+v", table)
	}
	if second := table.Record(table.Rows[1], Recognise(table)); second["phone"] != "+498912345678" || second["last"] != "Huber" {
		t.Errorf("%v", second)
	}
}

func TestWrongFiles(t *testing.T) {
	for name, c := range map[string]struct{ content, words string }{
		"leer.csv":    {" \n", "leer"},
		"brief.pdf":   {"%PDF-1.7", "PDF"},
		"bild.jpg":    {"\xff\xd8\xff", "Bild"},
		"alt.xls":     {container, ".xls"},
		"geheim.xlsx": {container + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "Kennwort"},
		"alt.xlsx":    {container + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", "alter Art"},
		"bild.csv":    {"GIF89a", "Bild"},
		"kaputt.xlsx": {"PK\x03\x04 kaputt", "beschädigt"},
		"nur.csv":     {"Vorname;Nachname\n;\n", "keine Zeilen"},
		"groß.csv":    {"a;b\n" + strings.Repeat("x;y\n", 6<<20), "größer als"},
		"viele.csv":   {"Vorname;Nachname\n" + strings.Repeat("a;b\n", mostRows+1), "mehr als 20000"},
		"null.csv":    {"a;b\x00\n1;2\n", "keinen Text"},
		"lang.csv":    {"Vorname;Nachname\na;" + strings.Repeat("x", mostCell+1) + "\n", "länger als"},
	} {
		_, err := Read(name, []byte(c.content))
		var fault *ReadError
		if !errors.As(err, &fault) || !strings.Contains(fault.Text, c.words) {
			t.Errorf("%s: %v, want %q", name, err, c.words)
		}
	}
	whole := workbook(t)
	for cut := 100; cut < len(whole); cut += 401 {
		if _, err := Read("liste.xlsx", whole[:cut]); err == nil {
			t.Errorf("%d of %d bytes were read", cut, len(whole))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.csv", []byte("Vorname;Nachname\nA;B\n"))
	f.Add("a.vcf", []byte("BEGIN:VCARD\nVERSION:4.0\nFN:A B\nEND:VCARD\n"))
	f.Add("a.csv", []byte("sep=,\n\"a\n\",b\n"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		table, err := Read(name, content)
		if err != nil {
			var fault *ReadError
			if !errors.As(err, &fault) {
				t.Fatalf("%v is no ReadError", err)
			}
			return
		}
		fields := Recognise(table)
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Head) {
				t.Fatal("a row is shorter than the head")
			}
			table.Record(row, fields)
		}
	})
}

// Old phones write version 2.1: bare types, quoted-printable, lines that go on after '='.
func TestOldCards(t *testing.T) {
	_, record := first(t, "alt.vcf", []byte("BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gro=C3=9F;J=C3=BCrgen;;;\r\nTEL;CELL:0171 12345\r\nTEL;WORK;VOICE:089 1234\r\n"+
		"EMAIL;PREF;INTERNET:gross@example.org\r\nNOTE;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:erste=0D=0A=\r\nzweite =E4\r\nEND:VCARD\r\n"))
	want(t, record, Record{"first": "Jürgen", "last": "Groß", "mobile": "0171 12345", "phone": "089 1234", "phonelabel": "dienstlich", "email": "gross@example.org", "note": "erste\nzweite ä"})
}

// Beside a column for first names, 'Name' is the last name with all its words.
func TestNameBesideFirstName(t *testing.T) {
	_, record := first(t, "liste.csv", []byte("Name;Vorname;E-Mail\nMüller Schmidt;Ana;ana@example.org\n"))
	want(t, record, Record{"first": "Ana", "last": "Müller Schmidt", "email": "ana@example.org"})
}

// What somebody has several of, and what stands in one cell though it is several things.
func TestSeveralOfEach(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want Record
	}{
		"functions": {"Nachname;Funktion;BA;Seit;Funktion 2;BA 2;Gremium 3\nHuber;Vorsitz;5;01.05.2020;Ansprechperson;BA 14 Berg am Laim;Migrationsbeirat\n", Record{
			"last": "Huber", "function": "Vorsitz", "district": "5", "from": "01.05.2020", "function2": "Ansprechperson", "district2": "14", "body3": "Migrationsbeirat"}},
		"addresses": {"Nachname;Straße privat;PLZ privat;Ort privat;Straße geschäftlich;Postleitzahl geschäftlich;Ort geschäftlich\nHuber;Weg 1;81667;München;Allee 2;01067;Dresden\n", Record{
			"last": "Huber", "street": "Allee 2", "postcode": "01067", "city": "Dresden", "addresskind": "dienstlich", "street2": "Weg 1", "postcode2": "81667", "city2": "München", "addresskind2": "privat"}},
		"Google": {"First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\nAnna,Huber,Mobile,0171 1,Home,089 2 ::: 089 3\n", Record{
			"first": "Anna", "last": "Huber", "mobile": "0171 1", "phone": "089 2", "phonelabel": "privat", "phone2": "089 3", "phonelabel2": "privat"}},
		"one address":    {"Nachname;Straße privat;Ort privat\nHuber;Weg 1;München\n", Record{"last": "Huber", "street": "Weg 1", "city": "München", "addresskind": "privat"}},
		"mailboxes":      {"Nachname;E-Mail;E-Mail 2;E-Mail 3\nHuber;a@x.de, b@x.de;;Anna Huber <c@x.de>\n", Record{"last": "Huber", "email": "a@x.de", "email2": "b@x.de", "email3": "c@x.de"}},
		"place":          {"Nachname;Straße;Hausnummer;PLZ und Ort\nHuber;Hauptstr.;5 a;1067 Dresden\n", Record{"last": "Huber", "street": "Hauptstr. 5 a", "postcode": "01067", "city": "Dresden"}},
		"whole":          {"Nachname;Anschrift\nHuber;\"Hauptstr. 5, 81667 München\"\n", Record{"last": "Huber", "street": "Hauptstr. 5", "postcode": "81667", "city": "München"}},
		"BA in words":    {"Nachname;Funktion\nHuber;Vorsitzende des BA 05\n", Record{"last": "Huber", "function": "Vorsitzende des BA 05", "district": "5"}},
		"BA by cells":    {"Nachname;Wo\nHuber;BA 5\nMeier;BA 14\n", Record{"last": "Huber", "district": "5"}},
		"names by cells": {"Wer;Kontakt\nDr. Anna Huber M.A.;a@x.de\nOle von der Heide (Vorsitz);o@x.de\n", Record{"title": "Dr. M.A.", "first": "Anna", "last": "Huber", "email": "a@x.de"}},
		"said nothing":   {"Vorname;Nachname;E-Mail;Telefon;Notiz\nAnna\u200b;Huber;k. A.;–;keine\n", Record{"first": "Anna", "last": "Huber", "note": "keine"}},
		"lost signs":     {"Nachname;Telefon;Mobil;Telefon 2;Telefon 3\nHuber;8912345678;491711234567;2331234;+43 1 58801\n", Record{"last": "Huber", "phone": "08912345678", "mobile": "+491711234567", "phone2": "2331234", "phone3": "+43 1 58801"}},
		"forms":          {"Nachname;Geschlecht\nHuber;w\n", Record{"last": "Huber", "form": "Frau"}},
		"whole names":    {"Vorname;Nachname;Anzeigename\n;;Dr. Anna Huber\nOle;Meier;\n", Record{"title": "Dr.", "first": "Anna", "last": "Huber"}},
		"not on lists":   {"Nachname;E-Mail;Nicht auf Listen\nHuber;a@x.de;E-Mail\n", Record{"last": "Huber", "email": "a@x.de", "unlisted": "E-Mail"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, record := first(t, "liste.csv", []byte(c.file))
			want(t, record, c.want)
		})
	}
}

// More than anybody has goes into the note, as does what a column is told to.
func TestNothingIsLost(t *testing.T) {
	table, err := Read("liste.csv", []byte("Nachname;E-Mail;Kleidergröße\nHuber;"+strings.Repeat("a@x.de, ", 6)+"z@x.de;XL\n"))
	if err != nil {
		t.Fatal(err)
	}
	fields := Recognise(table)
	if fields[2] != "" {
		t.Fatalf("%v", fields)
	}
	fields[2] = FieldMore
	if note := table.Record(table.Rows[0], fields)["note"]; note != "Kleidergröße: XL\nE-Mail: z@x.de" {
		t.Errorf("%q", note)
	}
}
