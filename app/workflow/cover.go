package workflow

// Cover sheets: one on each bundle of letters that go to the same office, so that they travel in one envelope and are counted at a glance.

import (
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
)

// fewestInBundle is how many letters need a cover sheet; one alone is its own.
const fewestInBundle = 2

// cover writes the cover sheet for the letters that go to an office, a letter to the office itself: '5 Schreiben für BA 20, 21, 22, 23 und 25'.
func (w *letterWriter) cover(officeID data.ID, letters []DraftLetter) (letter.Letter, bool) {
	office := w.book.offices[officeID]
	var numbers []int
	table := [][][]letter.Span{{{{Text: "Schreiben an", Bold: true}}, {{Text: "Seiten", Bold: true}}}}
	count := 0
	for _, l := range letters {
		if l.bundle() != officeID || officeID == 0 {
			continue
		}
		count++
		if number := w.book.districts[l.DistrictID].Number; number > 0 && !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
		pages := len(letter.Layout(w.draft.typesetter, l.Letter))
		table = append(table, [][]letter.Span{{{Text: l.Letter.Name}}, {{Text: itoa(pages)}}})
	}
	if count < fewestInBundle {
		return letter.Letter{}, false
	}
	slices.Sort(numbers)
	out := letter.Letter{
		Name: "Deckblatt " + office.Name, Form: w.manner.form, Salutation: "Sehr geehrte Damen und Herren,", Closing: "Mit freundlichen Grüßen",
		Address: filled(append(lines(office.AddressName), office.Street, cityLine(office.Postcode, office.City))),
		Subject: fmt.Sprintf("%d Schreiben für BA %s", count, enumerated(numbers)),
		Body: []letter.Block{
			{Kind: letter.Paragraph, Text: []letter.Span{{Text: "anbei die folgenden Schreiben („" + w.draft.Name() + "“). Wir bitten Sie, sie weiterzugeben."}}},
			{Kind: letter.Table, Rows: table},
		},
	}
	w.setSender(&out)
	return out, true
}

// enumerated writes numbers as a sentence does: '20, 21 und 25'.
func enumerated(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = itoa(n)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " und " + words[len(words)-1]
}
