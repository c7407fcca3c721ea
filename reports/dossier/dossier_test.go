package dossier

import (
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// words returns what stands on a page, from top to bottom.
func words(p page.Page) string {
	var b strings.Builder
	for _, item := range p.Items {
		if text, is := item.(page.Text); is {
			b.WriteString(text.Content + " ")
		}
	}
	return b.String()
}

func TestPaper(t *testing.T) {
	long := strings.Repeat("Ein langer Wert, der über viele Zeilen geht. ", 300)
	pages := Layout(page.NewTypesetter(), Paper{
		Title: "Auskunft", Subtitle: "vom 03.03.2026", Intro: []string{"Einleitung.", ""},
		Sections: []Section{
			{Title: "Leer", Groups: []Group{{Title: "Nichts", Facts: []Fact{{"Ohne Wert", " "}}}}},
			{Title: "Person", Groups: []Group{{Facts: []Fact{{"Name", "Groß"}, {"Anschrift", "Weg 1\n81669 München"}}}, {Title: "Lang", Facts: []Fact{{"Notiz", long}}}}},
		},
	})
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	first := words(pages[0])
	for _, want := range []string{"Auskunft", "vom 03.03.2026", "Einleitung.", "Name", "Groß", "81669", "Seite 1 von"} {
		if !strings.Contains(strings.ReplaceAll(first, "\u00A0", " "), want) {
			t.Errorf("%q is missing in %q", want, first)
		}
	}
	if strings.Contains(first, "Leer") || strings.Contains(first, "Ohne Wert") {
		t.Errorf("an empty section is printed: %q", first)
	}
	if !strings.Contains(words(pages[1]), "Seite 2 von") {
		t.Errorf("no header on page 2: %q", words(pages[1])[:80])
	}
	for n, p := range pages {
		for _, item := range p.Items {
			if text, is := item.(page.Text); is && (text.X < left-0.01 || text.Baseline > page.A4Height-10) {
				t.Errorf("page %d: text at %.1f, %.1f", n+1, text.X, text.Baseline)
			}
		}
	}
}

func TestEmptyPaperIsOnePage(t *testing.T) {
	if pages := Layout(page.NewTypesetter(), Paper{Title: "Leer"}); len(pages) != 1 || strings.Contains(words(pages[0]), "Seite") {
		t.Errorf("%d pages, %q", len(pages), words(pages[0]))
	}
}
