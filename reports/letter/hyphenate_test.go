package letter

import (
	"encoding/json"
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// TestHyphenation: words part where German parts them, and only words do.
func TestHyphenation(t *testing.T) {
	l := shortLetter()
	l.Salutation, l.Signatory = "Sehr geehrte Frau Zimmermann-Obersendlinger,", []string{"Dorothee Schiwy", "Stadträtin"}
	h := newHyphenator(l)
	for _, c := range []struct{ name, text, want string }{
		{"words", "Die Bezirksausschüsse benennen Ansprechpersonen.", "Die Be|zirks|aus|schüsse be|nen|nen An|sprech|per|so|nen."},
		{"where letters have marks", "die Häuser, Straßen", "die Häu|ser, Stra|ßen"},
		{"six letters at least", "aber Abend abends oder Ofen", "aber Abend abends oder Ofen"},
		{"compounds with hyphens", "Migrations-/Integrationsbeauftragte", "Mi|gra|ti|ons-/In|te|gra|ti|ons|be|auf|tragte"},
		{"the Genderstern passes through", "lokale Akteur*innen, Bewohner*innen", "lo|kale Ak|teur*innen, Be|woh|ner*innen"},
		{"addresses of the net and mailboxes", "https://www.muenchen.info/soz/Integrationsbericht.pdf muenchen.info bezirksausschuss@muenchen.de", "https://www.muenchen.info/soz/Integrationsbericht.pdf muenchen.info bezirksausschuss@muenchen.de"},
		{"abbreviations", "DSGVO BayDSG STADTRAT", "DSGVO BayDSG STADTRAT"},
		{"names of the letter", "Obersendlinger Dorothee Zimmermann", "Obersendlinger Dorothee Zimmermann"},
		{"names behind titles", "Herrn Wolfgang Bergmüller, Bezirksausschuss, und Frau Dr. Hallermeier kommen", "Herrn Wolfgang Bergmüller, Be|zirks|aus|schuss, und Frau Dr. Hallermeier kom|men"},
		{"soft hyphens of one's own", "Donaudampf\u00adschifffahrt", "Donaudampf|schifffahrt"},
		{"other letters", "Ελένηςςςς Олександр Nguyễnễnễn", "Ελένηςςςς Олександр Nguyễnễnễn"},
		{"codes", "B01322abcdefgh x_lange_namen", "B01322abcdefgh x_lange_namen"},
		{"quotes and brackets", "„Benennung“ (freiwillig)", "„Be|nen|nung“ (frei|wil|lig)"},
		{"nothing", "", ""},
	} {
		if got := strings.ReplaceAll(h.text(c.text), softHyphen, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestHyphenationOfALetter: off unless wanted; then only the text is parted, and the words on paper stay the same.
func TestHyphenationOfALetter(t *testing.T) {
	l := shortLetter()
	l.Subject = "Benennung einer Ansprechperson für den Runden Tisch der Migrationsbeauftragten aller fünfundzwanzig Bezirksausschüsse"
	l.Body = paragraphs(strings.Repeat("Die Migrationsbeauftragten der Bezirksausschüsse organisieren Informationsveranstaltungen zur interkulturellen Öffnung. ", 6))
	cell := []Span{{Text: "Interkulturelle Öffnung der Bezirksausschüsse, Informationsveranstaltungen, Migrationsbeauftragte und Integrationsbeauftragte"}}
	l.Body = append(l.Body, Block{Kind: Table, Rows: [][][]Span{{nil, nil, nil}, {cell, cell, cell}}})
	softs := func(l Letter) (inText, elsewhere, shown int) {
		for _, p := range Layout(page.NewTypesetter(), l) {
			for _, item := range p.Items {
				text, ok := item.(page.Text)
				if !ok {
					continue
				}
				n := strings.Count(text.Content, softHyphen)
				if strings.Contains(text.Content, "ver\u00adan") || strings.Contains(text.Content, "kul\u00adtu") || strings.Contains(text.Content, "be\u00adauf") || n > 3 {
					inText += n
				} else {
					elsewhere += n
				}
				for _, piece := range text.Pieces {
					shown += strings.Count(piece.Text, softHyphen)
				}
			}
		}
		return inText, elsewhere, shown
	}
	if a, b, c := softs(l); a+b+c > 0 {
		t.Errorf("hyphens nobody asked for: %d, %d, %d", a, b, c)
	}
	plainLetter := contentsOf(Layout(page.NewTypesetter(), l)[0])
	l.Hyphenate = true
	inText, elsewhere, shown := softs(l)
	if inText < 50 || elsewhere > 0 || shown == 0 || shown > 10 {
		t.Errorf("%d soft hyphens in the text, %d elsewhere, %d on paper", inText, elsewhere, shown)
	}
	joined := strings.NewReplacer(softHyphen+" ", "", softHyphen, "") // a line of a page ends with a blank in contentsOf
	if got := joined.Replace(contentsOf(Layout(page.NewTypesetter(), l)[0])); got != plainLetter {
		t.Errorf("%q became %q", plainLetter, got)
	}
	if frozen, err := json.Marshal(l); err != nil || strings.Contains(string(frozen), softHyphen) {
		t.Errorf("the letter itself was changed: %v", err)
	}
}

// FuzzHyphenate: nothing but soft hyphens comes in, never less than two letters from the start of a word or three from its end.
func FuzzHyphenate(f *testing.F) {
	f.Add("Die Bezirksausschüsse (Laim) benennen Akteur*innen, z. B. Frau Dr. Müller-Maier", "Sehr geehrte Frau Maier,")
	f.Add("a\u00ad\u00ad \u0308\u0301abcdefghi\u0308jk ÄÖÜẞßſK \xff", "")
	f.Add(strings.Repeat("wort", 500), "x")
	f.Fuzz(func(t *testing.T, text, salutation string) {
		text = page.Clean(text)
		got := newHyphenator(Letter{Salutation: salutation}).text(text)
		if strings.ReplaceAll(got, softHyphen, "") != strings.ReplaceAll(text, softHyphen, "") {
			t.Fatalf("%q became %q", text, got)
		}
		if strings.Contains(text, softHyphen) {
			return
		}
		for _, word := range strings.FieldsFunc(got, func(r rune) bool { return !isWordRune(r) && string(r) != softHyphen }) {
			parts := strings.Split(word, softHyphen)
			if last := len(parts) - 1; last > 0 && (len([]rune(parts[0])) < lettersBefore || len([]rune(parts[last])) < lettersBehind) {
				t.Fatalf("%q is parted as %q", text, parts)
			}
		}
	})
}
