package letter

// What would go wrong on paper, told before anything is printed.

import (
	"fmt"
	"slices"
	"strings"

	"rundertisch/reports/page"
)

// Check returns what would go wrong if the letter were printed, in the order in which it stands on the paper; none for a letter that is fine.
// Serious problems must keep a letter from being printed, the others are hints. It sets the letter to find out, and takes as long as Layout.
func Check(t *page.Typesetter, l Letter) []Problem {
	_, problems := Set(t, l)
	return problems
}

// Set does what Layout and Check do, in the time of one of them.
func Set(t *page.Typesetter, l Letter) ([]page.Page, []Problem) {
	c := compose(t, l)
	c.missingParts()
	pages := c.pages()
	c.wording()
	c.characters()
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return placeOrder(a.Place) - placeOrder(b.Place) })
	return pages, c.problems
}

// placesInOrder are how places begin, from the top of the paper to its foot.
var placesInOrder = []string{
	"Briefkopf", "Rücksendezeile", "Vermerke", "Anschrift", "Informationsblock", "Betreff", "Bezug", "Anrede", "Text", "Gruß", "Unterschrift", "Anlagen",
	"Verteiler", "Nachrichtlich", "Fußzeile",
}

func placeOrder(place string) int {
	return slices.IndexFunc(placesInOrder, func(beginning string) bool { return strings.HasPrefix(place, beginning) })
}

// missingParts reports what a letter cannot do without.
func (c *composer) missingParts() {
	l := c.letter
	for _, part := range []struct {
		place   string
		present bool
		serious bool
		text    string
	}{
		{"Anschrift", len(linesOfAll(l.Address)) > 0, true, "Die Anschrift fehlt. Tragen Sie bei der Person oder ihrer Geschäftsstelle eine Anschrift ein."},
		{"Betreff", strings.TrimSpace(l.Subject) != "", false, "Der Betreff fehlt. Tragen Sie in der Vorlage einen Betreff ein."},
		{"Anrede", strings.TrimSpace(l.Salutation) != "", true, "Die Anrede fehlt. Tragen Sie sie bei der Person ein, oder setzen Sie {Anrede} in den Text."},
		{"Text", hasText(l.Body), true, "Der Text fehlt. Schreiben Sie ihn in die Vorlage."},
		{"Gruß", strings.TrimSpace(l.Closing) != "", false, "Der Gruß fehlt. Schreiben Sie ihn als letzten Absatz, zum Beispiel „Mit freundlichen Grüßen“."},
		{"Unterschrift", len(linesOfAll(l.Signatory)) > 0, false, "Es steht nicht da, wer unterschreibt. Tragen Sie es im Absenderprofil ein."},
	} {
		if !part.present {
			c.problem(part.place, part.serious, "%s", part.text)
		}
	}
}

func hasText(blocks []Block) bool {
	return slices.ContainsFunc(blocks, func(block Block) bool {
		return strings.TrimSpace(plain(block.Text)) != "" || slices.ContainsFunc(block.Rows, func(row [][]Span) bool { return !emptyRow(row) })
	})
}

// wording reports what DIN 5008 and good manners would do otherwise.
func (c *composer) wording() {
	subject := strings.TrimSpace(c.letter.Subject)
	switch lower := strings.ToLower(subject); {
	case strings.HasPrefix(lower, "betreff:"), strings.HasPrefix(lower, "betr.:"), strings.HasPrefix(lower, "betreff "):
		c.problem("Betreff", false, "Das Wort „Betreff“ steht nicht im Brief. Löschen Sie es.")
	}
	if strings.HasSuffix(subject, ".") && !strings.HasSuffix(subject, "..") && !endsInAbbreviation(subject) {
		c.problem("Betreff", false, "Am Ende des Betreffs steht kein Punkt. Löschen Sie ihn.")
	}
	if salutation := strings.TrimSpace(c.letter.Salutation); salutation != "" && !strings.HasSuffix(salutation, ",") && !strings.HasSuffix(salutation, "!") {
		c.problem("Anrede", false, "Hinter der Anrede fehlt das Komma.")
	}
	if closing := strings.TrimSpace(c.letter.Closing); strings.HasSuffix(closing, ",") || strings.HasSuffix(closing, ".") {
		c.problem("Gruß", false, "Hinter dem Gruß steht kein Satzzeichen. Löschen Sie es.")
	}
	for i, block := range c.letter.Body {
		if columns := mostCells(block.Rows); block.Kind == Table && columns > mostColumns {
			c.problem(bodyPlace(c.letter.Body, i), true, "Die Tabelle hat %d Spalten, höchstens %d sind lesbar. Verteilen Sie den Inhalt auf weniger Spalten.", columns, mostColumns)
		}
	}
}

// endsInAbbreviation tells whether the full stop at the end belongs to a short word: 'ff.', 'e. V.', 'u. a.'.
func endsInAbbreviation(text string) bool {
	words := strings.Fields(text)
	last := []rune(strings.TrimSuffix(words[len(words)-1], "."))
	return len(last) <= 3
}

func mostCells(rows [][][]Span) int {
	most := 0
	for _, row := range rows {
		most = max(most, len(row))
	}
	return most
}

// bodyPlace names a block of the text as Fill does: salutation and page breaks do not count.
func bodyPlace(body []Block, index int) string {
	number := 1
	for _, block := range body[:index] {
		if block.Kind != PageBreak {
			number++
		}
	}
	return fmt.Sprintf("Text, Absatz %d", number)
}

// characters reports every character that no font has, once for each place.
func (c *composer) characters() {
	l := c.letter
	if l.ownLetterhead() {
		c.lineCharacters("Briefkopf", l.Letterhead)
	}
	c.missingCharacters("Rücksendezeile", l.ReturnLine)
	c.lineCharacters("Vermerke", l.Remarks)
	c.lineCharacters("Anschrift", l.Address)
	for i, line := range l.Info {
		c.missingCharacters(fmt.Sprintf("Informationsblock, Zeile %d", i+1), line.Label+line.Value)
	}
	c.missingCharacters("Betreff", l.Subject)
	c.lineCharacters("Bezug", l.Reference)
	c.missingCharacters("Anrede", l.Salutation)
	for i, block := range l.Body {
		c.missingCharacters(bodyPlace(l.Body, i), plain(block.Text))
		for r, row := range block.Rows {
			for _, cell := range row {
				c.missingCharacters(fmt.Sprintf("%s, Zeile %d", bodyPlace(l.Body, i), r+1), plain(cell))
			}
		}
	}
	c.missingCharacters("Gruß", l.Closing)
	c.missingCharacters("Unterschrift", l.Mark)
	c.lineCharacters("Unterschrift", l.Signatory)
	c.lineCharacters("Anlagen", l.Enclosures)
	c.lineCharacters("Verteiler", l.Copies)
	c.lineCharacters("Nachrichtlich", l.Informed)
	if l.ownLetterhead() {
		c.lineCharacters("Fußzeile", l.Footer)
	}
}

func (c *composer) lineCharacters(place string, lines []string) {
	for i, line := range linesOfAll(lines) {
		c.missingCharacters(fmt.Sprintf("%s, Zeile %d", place, i+1), line)
	}
}

func (c *composer) missingCharacters(place, text string) {
	for _, r := range page.Missing(text) {
		c.problem(place, true, "Das Zeichen „%c“ (U+%04X) ist in keiner Schrift und kann nicht gedruckt werden. Löschen oder ersetzen Sie es.", r, r)
	}
}
