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
