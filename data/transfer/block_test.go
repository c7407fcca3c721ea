package transfer

import (
	"regexp"
	"strings"
	"testing"
)

func TestParseBlock(t *testing.T) {
	want(t, ParseBlock("Mit freundlichen Grüßen\n\nDr. Anna von der Heide\nMigrationsbeauftragte\nVerein Brücke e. V.\nHauptstr. 5 a\n81667 München\nTel.: 089 / 12 34-56 | Mobil: 0171 1234567\nFax: 089 99999\nE-Mail: heide@example.org\nwww.example.org\n"),
		Record{"title": "Dr.", "first": "Anna", "last": "von der Heide", "function": "Migrationsbeauftragte", "organisation": "Verein Brücke e. V.", "street": "Hauptstr. 5 a", "postcode": "81667", "city": "München",
			"phone": "089 / 12 34-56", "mobile": "0171 1234567", "email": "heide@example.org", "web": "www.example.org", "note": "Fax: 089 99999"})
	want(t, ParseBlock("Herrn\nJürgen Groß\nFranziskanerstr. 8, 81669 München"), Record{"form": "Herr", "first": "Jürgen", "last": "Groß", "street": "Franziskanerstr. 8", "postcode": "81669", "city": "München"})
	if got := ParseBlock(" \n"); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestSignedOnBehalf(t *testing.T) {
	want(t, ParseBlock("i. A. Anna Huber\nanna@example.org"), Record{"first": "Anna", "last": "Huber", "email": "anna@example.org"})
	_, record := first(t, "liste.csv", []byte("Nachname;Vorname;Stand\nHuber;Anna;2024-03-01\n"))
	want(t, record, Record{"first": "Anna", "last": "Huber", "verified": "2024-03-01"})
}

// FuzzText reads whatever stands in a cell or on the clipboard; no field is empty, none exists that nobody knows, and no word is lost but labels and greetings.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Frau Prof. Dr. Anna von der Heide", "Heide, Dr. Anna von der", "Tel. 089 12345 | a@b.de", "81667 München", "Dr.", ",", "von", "> Name: Huber", "c/o Huber\nHauptstr. 5 Rgb.\nA-1010 Wien", "Diese E-Mail ist vertraulich.\nx\n\ny", "BA 5: Anna", "a, b (c), d"} {
		f.Add(s)
	}
	for _, b := range blocks {
		f.Add(b.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		SplitName(text)
		record := ParseBlock(text)
		for field, value := range record {
			if strings.TrimSpace(value) == "" || field.Label() == "" {
				t.Errorf("%s is %q", field, value)
			}
		}
		if lost := lostWords(text, record); len(lost) > 0 {
			t.Errorf("%q: lost %q, got %q", text, lost, record)
		}
	})
}

// Words that say where something belongs, and not what it is.
const onlyLabels = " herr herrn hr hrn mr monsieur frau fr mrs ms miss madame mme fräulein mx z hd v von zu händen an die den der mail mailto adresse postadresse at ät dot punkt nr nummer ba bezirksausschuss stadtbezirk i a ppa gez im auftrag in vertretung d sehr geehrte geehrter geehrtes verehrte verehrter verehrtes liebe lieber liebes hallo guten tag " +
	"ihre ihr eure eur dein deine m w f weiblich weibl female männlich männl male fax t p e h "

var gluedDistrict = regexp.MustCompile(`(?i)\b(ba|bezirksausschuss|stadtbezirk|nr)(\d)`)

// lostWords returns the words of a text that are in no field and are no labels or greetings.
func lostWords(text string, record Record) (lost []string) {
	var values []string
	for _, value := range record {
		values = append(values, wordsOf(value))
	}
	whole := " " + strings.Join(values, " ") + " "
	joined := strings.ReplaceAll(whole, " ", "")
	for _, line := range strings.FieldsFunc(visible(text), func(c rune) bool { return strings.ContainsRune("\n\r\v\f\u2028\u0085", c) }) {
		line = clean(strings.TrimLeft(line, "> \t\u00a0"))
		for begin := greeting.FindString(line); begin != ""; begin = greeting.FindString(line) {
			line = line[len(begin):]
		}
		for label, rest, found := strings.Cut(line, ":"); found; label, rest, found = strings.Cut(rest, ":") {
			if cut := strings.FieldsFunc(label, func(r rune) bool { return strings.ContainsRune(",|•·;–/", r) }); len(cut) > 0 {
				label = cut[len(cut)-1]
			}
			if label = strings.TrimSpace(label); label != "" && (fieldOfHead(label) != "" || nameLabel.MatchString(label) || addressLabel.MatchString(label)) {
				line = strings.ReplaceAll(line, label, " ")
			}
		}
		line = gluedDistrict.ReplaceAllString(line, "$1 $2")
		for _, word := range strings.Fields(wordsOf(line)) {
			if says(word) && !strings.Contains(joined, strings.TrimLeft(word, "0")) && !strings.Contains(onlyLabels, " "+word+" ") && !blankWords.MatchString(word) {
				lost = append(lost, word)
			}
		}
	}
	return lost
}
