package letter

// Hard letters in both forms, read back from finished files; and the ends of pages, for many letters.

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// TestHardCasesOnPaper measures every case in both forms, with and without hyphenation: address, subject, marks, margins, signature, page numbers.
func TestHardCasesOnPaper(t *testing.T) {
	for name, original := range cases() {
		for _, form := range []Form{FormB, FormA} {
			l := original
			l.Form, l.Hyphenate = form, form == FormA
			m := form.Measures()
			pages := print(t, l)
			first, last := pages[0], pages[len(pages)-1]
			what := fmt.Sprintf("%s, form %d: ", name, form)

			fitted := fitAddress(page.NewTypesetter(), linesOfAll(l.Address))
			for i, line := range fitted.lines {
				want := m.FieldTop + 17.7 + float64(i)*25.4/6 + page.Baseline(25.4/6, fitted.size)
				at := slices.IndexFunc(first.texts, func(text printedText) bool { return math.Abs(text.baseline-want) < tolerance && text.x < 110 })
				if at < 0 || spaced(first.texts[at].text) != spaced(line) {
					t.Errorf("%s%q does not stand at %.2f", what, line, want)
					continue
				}
				near(t, what+line+", left", first.texts[at].x, 25)
			}
			if bottom := m.FieldTop + 17.7 + float64(len(fitted.lines))*25.4/6; bottom > m.FieldTop+45.01 {
				t.Errorf("%sthe address ends at %.2f", what, bottom)
			}
			for i, remark := range l.Remarks {
				near(t, what+remark, first.find(t, remark).baseline, m.FieldTop+5+12.7-float64(len(l.Remarks)-i)*25.4/6+page.Baseline(25.4/6, 9))
			}
			near(t, what+"information block", first.find(t, "Auskunft").x, 125)
			near(t, what+"information block", first.find(t, "Auskunft").baseline, m.FieldTop+5+page.Baseline(25.4/6, 9))
			subject := first.find(t, strings.Join(strings.Fields(l.Subject)[:3], " "))
			near(t, what+"subject, left", subject.x, 25)
			if least := m.FieldTop + 53.46 + page.Baseline(bodyLine, 11); subject.baseline < least-tolerance {
				t.Errorf("%sthe subject stands at %.2f, want %.2f at least", what, subject.baseline, least)
			}
			var marks []float64
			for _, rule := range first.rules {
				if rule.x2 < 10 {
					marks = append(marks, rule.y1)
				}
			}
			for i, want := range []float64{m.FieldTop + 60, 148.5, m.FieldTop + 165} {
				if len(marks) != 3 {
					t.Fatalf("%smarks %v", what, marks)
				}
				near(t, what+"mark", marks[i], want)
			}
			closing, signer := last.find(t, l.Closing), last.find(t, l.Signatory[0])
			near(t, what+"name below the closing", signer.baseline-closing.baseline, 4*bodyLine)
			near(t, what+"name, left", signer.x, 25)
			for i, p := range pages {
				if numbering := fmt.Sprintf("Seite %d von %d", i+1, len(pages)); len(pages) > 1 {
					number := p.find(t, numbering)
					near(t, what+"page number, right edge", number.x+page.NewTypesetter().Width(numbering, page.Style{Size: number.size}), 190)
					if i > 0 {
						near(t, what+"page number", number.baseline, 18)
					} else if number.baseline < 270 || number.baseline > 282 {
						t.Errorf("%spage number at %.2f", what, number.baseline)
					}
				} else if p.has("Seite 1") {
					t.Errorf("%sa single page is numbered", what)
				}
				for _, text := range p.texts {
					if text.x < 25-tolerance || text.size > 8 && text.baseline > 282 {
						t.Errorf("%s%q stands at %.2f, %.2f", what, text.text, text.x, text.baseline)
					}
				}
			}
		}
	}
}

// randomBody returns a text of paragraphs, lists and tables, the same for the same seed.
func randomBody(seed uint64) []Block {
	random := rand.New(rand.NewPCG(seed, 5008))
	words := strings.Fields("die Stelle für interkulturelle Arbeit Bezirksausschuss Migrationsbeauftragte z. B. nach § 23 am 3. Mai Integrationsbericht in und der Runde Tisch")
	text := func(most int) []Span {
		var some []string
		for range 1 + random.IntN(most) {
			some = append(some, words[random.IntN(len(words))])
		}
		return []Span{{Text: strings.Join(some, " ")}}
	}
	var blocks []Block
	for range 4 + random.IntN(25) {
		switch random.IntN(8) {
		case 0:
			for i := range 1 + random.IntN(4) {
				blocks = append(blocks, Block{Kind: Numbered, Number: i + 1, Text: text(60)})
			}
		case 1:
			for range 1 + random.IntN(4) {
				blocks = append(blocks, Block{Kind: Bullet, Text: text(40)})
			}
		case 2:
			rows := [][][]Span{{text(2), text(2)}}
			for range 1 + random.IntN(9) {
				rows = append(rows, [][]Span{text(6), text(30)})
			}
			blocks = append(blocks, Block{Kind: Table, Rows: rows})
		default:
			blocks = append(blocks, Block{Kind: Paragraph, Text: text(120)})
		}
	}
	return blocks
}

// TestEndsOfPages looks at 200 letters: no line of a paragraph alone at the top or bottom of a page, closing and name together and with text above them,
// everything there once and in its order, each page within its frame.
func TestEndsOfPages(t *testing.T) {
	typesetter := page.NewTypesetter()
	turned := 0
	for seed := range uint64(200) {
		l := shortLetter()
		l.Body = randomBody(seed)
		l.Form, l.Hyphenate = Form(seed%2), seed%3 == 0
		l.Background = []Background{{}, {Data: []byte("x"), Pages: 2}}[seed%5/4]
		if seed%4 == 0 {
			l.Enclosures, l.Informed = []string{"Protokoll", "Liste"}, []string{"Migrationsbeirat"}
		}
		pages, problems := Set(typesetter, l)
		turned += len(pages) - 1
		lines := make([]map[int]int, len(pages)) // for each page the lines of each paragraph
		for i, p := range pages {
			lines[i] = linesOfBlocks(p)
		}
		for i := 1; i < len(pages); i++ {
			for block, here := range lines[i] {
				if before := lines[i-1][block]; before == 1 || before > 0 && here == 1 {
					t.Errorf("letter %d, page %d: a paragraph is parted into %d and %d lines", seed, i+1, before, here)
				}
			}
		}
		checkEnding(t, seed, pages)
		if len(problems) > 0 {
			t.Errorf("letter %d: %v", seed, problems)
		}
	}
	if turned < 150 {
		t.Errorf("only %d pages were turned", turned)
	}
}

// linesOfBlocks counts the lines of each paragraph and list item on a page.
func linesOfBlocks(p page.Page) map[int]int {
	baselines := map[int][]float64{}
	for _, item := range p.Items {
		text, ok := item.(page.Text)
		if !ok || text.Role != page.Paragraph && text.Role != page.ListItem && text.Role != page.Heading {
			continue
		}
		if !slices.Contains(baselines[text.Block], text.Baseline) {
			baselines[text.Block] = append(baselines[text.Block], text.Baseline)
		}
	}
	counts := map[int]int{}
	for block, found := range baselines {
		counts[block] = len(found)
	}
	return counts
}

// checkEnding looks for closing and name on one page, with text above.
func checkEnding(t *testing.T, seed uint64, pages []page.Page) {
	t.Helper()
	for i, p := range pages {
		all := contentsOf(p)
		closing, name := strings.Index(all, "Mit freundlichen Grüßen"), strings.Index(all, "Dorothee Schiwy")
		if (closing < 0) != (name < 0) {
			t.Errorf("letter %d, page %d: closing and name are parted", seed, i+1)
		}
		if closing < 0 || i == 0 {
			continue
		}
		above := 0
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok && text.Role != page.Artifact {
				if strings.HasPrefix(text.Content, "Mit freundlichen") {
					break
				}
				above++
			}
		}
		if above == 0 {
			t.Errorf("letter %d, page %d: the closing stands alone", seed, i+1)
		}
	}
	if last := contentsOf(pages[len(pages)-1]); len(pages) > 1 && !strings.Contains(last, "Dorothee Schiwy") {
		t.Errorf("letter %d: nothing but lists on the last page: %s", seed, last)
	}
}
