package letter

import (
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// TestCheck: each thing that would go wrong is reported once, at its place, with what to do.
func TestCheck(t *testing.T) {
	many := func(n int, line string) []string {
		return strings.Split(strings.Repeat(line+"\n", n)[:n*(len(line)+1)-1], "\n")
	}
	for _, test := range []struct {
		name    string
		edit    func(*Letter)
		place   string
		text    string
		serious bool
	}{
		{"no address", func(l *Letter) { l.Address = []string{" ", ""} }, "Anschrift", "Die Anschrift fehlt.", true},
		{"seven lines", func(l *Letter) { l.Address = many(7, "Zeile, die zu lang zum Verbinden ist") }, "Anschrift", "7 Zeilen, Platz ist für 6", true},
		{"no room to break", func(l *Letter) {
			l.Address = append(many(5, "Zeile, die zu lang zum Verbinden ist"), strings.Repeat("lang ", 18))
		}, "Anschrift, Zeile 6", "ist zu lang: Getrennt hätte die Anschrift 7 Zeilen", true},
		{"a word too wide", func(l *Letter) { l.Address[1] = strings.Repeat("w", 70) }, "Anschrift, Zeile 2", "lässt sich nicht trennen", true},
		{"no salutation", func(l *Letter) { l.Salutation = "" }, "Anrede", "Die Anrede fehlt.", true},
		{"no comma", func(l *Letter) { l.Salutation = "Guten Tag" }, "Anrede", "Komma", false},
		{"no text", func(l *Letter) { l.Body = paragraphs(" ") }, "Text", "Der Text fehlt.", true},
		{"no subject", func(l *Letter) { l.Subject = "" }, "Betreff", "Der Betreff fehlt.", false},
		{"the word Betreff", func(l *Letter) { l.Subject = "Betreff: Runder Tisch" }, "Betreff", "Löschen Sie es.", false},
		{"full stop", func(l *Letter) { l.Subject = "Runder Tisch." }, "Betreff", "kein Punkt", false},
		{"three-line subject", func(l *Letter) { l.Subject = strings.Repeat("Runder Tisch ", 20) }, "Betreff", "höchstens 2", false},
		{"four remarks", func(l *Letter) { l.Remarks = many(4, "Eilt") }, "Vermerke", "für 3 Vermerke", true},
		{"long remark", func(l *Letter) { l.Remarks = []string{strings.Repeat("Eilt ", 30)} }, "Vermerke, Zeile 1", "zu lang", true},
		{"long return line", func(l *Letter) { l.ReturnLine = strings.Repeat("Sozialreferat ", 9) }, "Rücksendezeile", "Absenderprofil", true},
		{"long letterhead", func(l *Letter) { l.Letterhead = many(6, "Zeile") }, "Briefkopf", "6 Zeilen, Platz ist für 5", true},
		{"wide letterhead", func(l *Letter) { l.Letterhead = []string{strings.Repeat("Stadt ", 30)} }, "Briefkopf, Zeile 1", "breiter", true},
		{"long footer", func(l *Letter) { l.Footer = many(9, "Zeile") }, "Fußzeile", "9 Zeilen", true},
		{"wide footer", func(l *Letter) { l.Footer = []string{strings.Repeat("Stadt ", 60)} }, "Fußzeile, Zeile 1", "breiter", true},
		{"endless information block", func(l *Letter) { l.Info = make([]InfoLine, 60); l.Info[59].Value = "x" }, "Informationsblock", "kein Platz", true},
		{"wide information", func(l *Letter) { l.Info[0].Value = strings.Repeat("x", 90) }, "Informationsblock, Zeile 1", "im Wort getrennt", false},
		{"emoji in the name", func(l *Letter) { l.Address[2] = "Frau 😀 Huber" }, "Anschrift, Zeile 3", "„😀“ (U+1F600)", true},
		{"emoji in a cell", func(l *Letter) {
			l.Body = append(l.Body, Block{Kind: Table, Rows: [][][]Span{{{{Text: "a"}}}, {{{Text: "🎉"}}}}})
		}, "Text, Absatz 3, Zeile 2", "U+1F389", true},
		{"broken bytes", func(l *Letter) { l.Subject = "a\xffb" }, "Betreff", "U+FFFD", true},
		{"four columns", func(l *Letter) {
			l.Body = []Block{{Kind: Table, Rows: [][][]Span{{{{Text: "a"}}, {{Text: "b"}}, {{Text: "c"}}, {{Text: "d"}}}}}}
		}, "Text, Absatz 1", "4 Spalten", true},
		{"a cell higher than a page", func(l *Letter) {
			l.Body = []Block{{Kind: Table, Rows: [][][]Span{{{{Text: strings.Repeat("Wort ", 3000)}}, {{Text: "b"}}}}}}
		}, "Text", "höher als die Seite", true},
		{"no closing", func(l *Letter) { l.Closing = "" }, "Gruß", "Der Gruß fehlt.", false},
		{"closing with comma", func(l *Letter) { l.Closing = "Mit freundlichen Grüßen," }, "Gruß", "kein Satzzeichen", false},
		{"nobody signs", func(l *Letter) { l.Signatory = nil }, "Unterschrift", "Absenderprofil", false},
	} {
		l := shortLetter()
		test.edit(&l)
		problems := Check(page.NewTypesetter(), l)
		if len(problems) != 1 {
			t.Errorf("%s: %v", test.name, problems)
			continue
		}
		p := problems[0]
		if p.Place != test.place || !strings.Contains(p.Text, test.text) || p.Serious != test.serious || p.Letter != l.Name {
			t.Errorf("%s: %+v", test.name, p)
		}
	}
}

// TestCheckFindsNothingInAbbreviations at the end of a subject.
func TestCheckFindsNothingInAbbreviations(t *testing.T) {
	for _, subject := range []string{"Förderung des Vereins Miteinander e. V.", "Integrationsbericht, Seite 126 ff.", "Wie geht es weiter …"} {
		l := shortLetter()
		l.Subject = subject
		if problems := Check(page.NewTypesetter(), l); len(problems) > 0 {
			t.Errorf("%q: %v", subject, problems)
		}
	}
}

// TestCheckOrdersByPaper: problems come from the head of the paper to its foot, all of an empty letter at once.
func TestCheckOrdersByPaper(t *testing.T) {
	problems := Check(page.NewTypesetter(), Letter{Footer: []string{"😀"}})
	for i := 1; i < len(problems); i++ {
		if placeOrder(problems[i].Place) < placeOrder(problems[i-1].Place) {
			t.Errorf("%v", problems)
		}
	}
	if len(problems) != 7 {
		t.Errorf("%d: %v", len(problems), problems)
	}
	for _, p := range problems {
		if placeOrder(p.Place) < 0 {
			t.Errorf("unknown place %q", p.Place)
		}
	}
}
