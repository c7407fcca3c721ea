package letter

import (
	"testing"

	"rundertisch/assets"
	"rundertisch/reports/page"
)

// BenchmarkKeystroke is what the template editor does at each keystroke before it draws: parse, fill, lay out and check.
func BenchmarkKeystroke(b *testing.B) {
	shipped := assets.Templates()[0]
	typesetter, values := page.NewTypesetter(), exampleValues(true)
	for b.Loop() {
		template, _ := Parse(shipped.Subject, shipped.Body)
		l := officeLetter()
		l.Subject, l.Body, _ = template.Fill(values)
		Layout(typesetter, l)
		Check(typesetter, l)
	}
}

// BenchmarkLetterOfARun is what a further letter of a run costs: the template is parsed and the typesetter warm.
func BenchmarkLetterOfARun(b *testing.B) {
	shipped := assets.Templates()[0]
	typesetter, values := page.NewTypesetter(), exampleValues(true)
	template, _ := Parse(shipped.Subject, shipped.Body)
	for b.Loop() {
		l := officeLetter()
		l.Subject, l.Body, _ = template.Fill(values)
		Layout(typesetter, l)
	}
}

// twoPages is the text of a template that fills two pages: paragraphs as the office writes them, a list and a table.
func twoPages() string {
	text := "{Anrede}\n\n"
	paragraph := "die Stelle für interkulturelle Arbeit begrüßt den Antrag des BA {BA-Nummer}. Bereits in der Vergangenheit hatte sie eine **Zusammenarbeit** mit den " +
		"Bezirksausschüssen in verschiedenen Formen im Fokus, z. B. von 2014 - 2017 nach § 23 Abs. 1 mit dem Ziel, interkulturelle Öffnung in den " +
		"Bezirksausschüssen zu fördern. Infolge der großen Resonanz konnten damals nicht alle Bezirksausschüsse am Projekt teilnehmen.\n\n"
	list := "- Förderung der Partizipationskultur\n- Aufbau neuer Kooperationsformen, auch mit lokalen Akteur*innen und Vereinen\n\n"
	table := "| Wann | Was |\n|---|---|\n| 18:30 Uhr | Begrüßung |\n| 19:00 Uhr | Austausch über die Arbeit in den Stadtbezirken |\n\n"
	for len(text) < 2_200 {
		text += paragraph + list + table
	}
	return text + "Mit freundlichen Grüßen\n"
}

// BenchmarkTwoPages is Fill and Layout of a letter of two pages, with and without hyphenation.
func BenchmarkTwoPages(b *testing.B) {
	for name, hyphenate := range map[string]bool{"whole words": false, "hyphenated": true} {
		b.Run(name, func(b *testing.B) {
			typesetter, values := page.NewTypesetter(), exampleValues(true)
			template, _ := Parse("Bitte um Benennung", twoPages())
			pages := 0
			for b.Loop() {
				l := officeLetter()
				l.Hyphenate = hyphenate
				l.Subject, l.Body, _ = template.Fill(values)
				pages = len(Layout(typesetter, l))
			}
			if pages != 2 {
				b.Fatalf("%d pages", pages)
			}
		})
	}
}
