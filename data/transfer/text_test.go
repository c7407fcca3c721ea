package transfer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// rowsOf reads a file and returns its heads and rows as lines.
func rowsOf(t *testing.T, name string, content []byte) string {
	t.Helper()
	table, err := Read(name, content)
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{strings.Join(table.Head, "|")}
	for _, row := range table.Rows {
		lines = append(lines, strings.Join(row.Cells, "|"))
	}
	return strings.Join(lines, "\n")
}

// Where the head is, and what parts the cells.
func TestHeadsAndSeparators(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"a day above":      {"Stand:;01.03.2026;;\nVorname;Nachname;E-Mail;Ort\nAnna;Huber;a@x.de;Haar\n", "Vorname|Nachname|E-Mail|Ort\nAnna|Huber|a@x.de|Haar"},
		"groups above":     {";Kontakt;;Adresse;\nName;Telefon;E-Mail;Straße;Ort\nHuber;089 1;a@x.de;Weg 1;Haar\n", "Name|Telefon|E-Mail|Straße|Ort\nHuber|089 1|a@x.de|Weg 1|Haar"},
		"two of a kind":    {";Privat;Dienstlich\nName;Telefon;Telefon\nHuber;089 1;089 2\n", "Name|Telefon Privat|Telefon Dienstlich\nHuber|089 1|089 2"},
		"two languages":    {"First name;Last name;City\nVorname;Nachname;Ort\nAnna;Huber;Haar\n", "Vorname|Nachname|Ort\nAnna|Huber|Haar"},
		"a head as a word": {"Name;Wo\nHuber;Stadt\n", "Name|Wo\nHuber|Stadt"},
		"a title":          {"Unsere Kontakte, alle\nVorname;Nachname\nAnna;Huber\n", "Vorname|Nachname\nAnna|Huber"},
		"commas in cells":  {"Name;Notiz\nHuber;a, b, c\nMeier;d, e, f\n", "Name|Notiz\nHuber|a, b, c\nMeier|d, e, f"},
		"mailboxes":        {"a@x.de\nb@x.de\nc@x.de\n", "Spalte 1\na@x.de\nb@x.de\nc@x.de"},
		"one column":       {"E-Mail\na@x.de\nb@x.de\n", "E-Mail\na@x.de\nb@x.de"},
		"stray quotes":     {"Name;Verein\nHuber;Verein \"Nord\"\nMeier;6\" Rohr\n", "Name|Verein\nHuber|Verein \"Nord\"\nMeier|6\" Rohr"},
		"quotes first":     {"Name;Verein;Ort\nHuber;\"Nord\" e.V.;Haar\nMeier;\"Süd\" ;\"Verein \"West\" e.V.\"\nWald;Ost;Pullach\n", "Name|Verein|Ort\nHuber|\"Nord\" e.V.|Haar\nMeier|Süd|Verein \"West\" e.V.\nWald|Ost|Pullach"},
		"words as cells":   {"Wer;Gremium;Ebene\nHuber;BA;Stadt\nMeier;BA;Bezirk\n", "Wer|Gremium|Ebene\nHuber|BA|Stadt\nMeier|BA|Bezirk"},
		"lines in a cell":  {"Name,Note\nHuber,\"a, b\nc, d\ne, f\"\n", "Name|Note\nHuber|a, b\nc, d\ne, f"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := rowsOf(t, "liste.csv", []byte(c.file)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Text in UTF-16 that does not say so.
func TestWideTextWithoutMark(t *testing.T) {
	const text = "Vorname;Nachname\r\nJürgen;Groß\r\n"
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		content, err := unicode.UTF16(order, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := rowsOf(t, "liste.csv", content); got != "Vorname|Nachname\nJürgen|Groß" {
			t.Errorf("%v: %q", order, got)
		}
	}
}

// A quote that is never closed is said with its line, instead of a person with half of the file in a cell.
func TestQuoteThatIsNotClosed(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("Name;Ort\nHuber;Haar\nMeier;\"Haar\n")
	for range 100 {
		b.WriteString("Wald;München\n")
	}
	for name, file := range map[string]string{
		"one":         b.String(),
		"several":     "Name;Ort\nHuber;Haar\nMeier;\"Haar\nWald;\"München\n",
		"in the last": "Name;Ort\nHuber;Haar\nMeier;\"Haar\n",
		"below sep=":  "sep=;\nName;Ort\nMeier;\"Haar\nWald;München\n",
	} {
		_, err := Read("liste.csv", []byte(file))
		var fault *ReadError
		if !errors.As(err, &fault) || !strings.Contains(fault.Text, "Zeile 3 ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A long line of quotes takes no longer than another.
func TestManyQuotes(t *testing.T) {
	file := "Name;Notiz\nHuber;" + strings.Repeat(`"a`, 2<<20) + "\n"
	if _, err := Read("liste.csv", []byte(file)); err == nil || !strings.Contains(err.Error(), "länger als") {
		t.Error(err)
	}
}

// FuzzSeparatedCells writes cells as programs do, in quotes where they need them: they come back.
func FuzzSeparatedCells(f *testing.F) {
	f.Add("Verein \"Nord\"", "a;b")
	f.Add("\"Nord\" e.V.", "zwei\nZeilen;\"")
	f.Add("\"", " x ")
	f.Fuzz(func(t *testing.T, one, two string) {
		if strings.Contains(one+two, "\r") || one == "" {
			return
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = ';'
		if err := w.WriteAll([][]string{{one, two}, {"Huber", "Haar"}}); err != nil {
			t.Fatal(err)
		}
		reader := rowReader{rest: b.String(), separator: ';', line: 1}
		for _, want := range [][]string{{one, two}, {"Huber", "Haar"}} {
			if got, err := reader.row(false); err != nil || !slices.Equal(got, want) {
				t.Fatalf("%q came back as %q, %v", want, got, err)
			}
		}
		if reader.line != 3+strings.Count(one+two, "\n") {
			t.Errorf("line %d", reader.line)
		}
	})
}
