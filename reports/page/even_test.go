package page

import (
	"math"
	"strings"
	"testing"
)

// ragged returns the sum of squares of what all lines but the last lack of the width, the width being 1.
func ragged(lines []Line, width float64) float64 {
	sum := 0.0
	for _, line := range lines[:len(lines)-1] {
		sum += math.Pow(1-line.Width/width, 2)
	}
	return sum
}

// hyphenatedSample has soft hyphens, a long address of the net and hyphens.
const hyphenatedSample = "Nä\u00adhe\u00adre In\u00adfor\u00adma\u00adtio\u00adnen hier\u00adzu fin\u00adden Sie im In\u00adter\u00adkul\u00adtu\u00adrel\u00adlen In\u00adte\u00adgra\u00adti\u00adons\u00adbe\u00adricht 2017 der Lan\u00addes\u00adhaupt\u00adstadt Mün\u00adchen (https://www.muenchen.info/soz/pub/pdf/602_Integrationsbericht_2017.pdf, Sei\u00adte\u00a032) zur Kreis-Jugend-Arbeit der Be\u00adzirks\u00adaus\u00adschüs\u00adse."

func TestEvenLinesAreAsManyAndLessRagged(t *testing.T) {
	set := NewTypesetter()
	better := 0
	for _, text := range []string{sample, hyphenatedSample, sample + " " + hyphenatedSample, sample + "\n" + sample} {
		for width := 60.0; width < 190; width += 1.3 {
			spans := []Span{{text, body}}
			greedy, even := set.Break(spans, width), set.BreakEven(spans, width)
			if len(even) != len(greedy) {
				t.Fatalf("%.1f mm: %d lines, greedy %d", width, len(even), len(greedy))
			}
			if got, want := strings.Join(contents(even), ""), strings.Join(contents(greedy), ""); got != want {
				t.Fatalf("%.1f mm: %q, want %q", width, got, want)
			}
			for _, line := range even {
				if line.Width > width+1e-6 {
					t.Errorf("%.1f mm: %q is %v wide", width, line.Content(), line.Width)
				}
			}
			if strings.ContainsRune(text, '\u00ad') || strings.ContainsRune(text, '\n') {
				continue
			}
			if last := even[len(even)-1].Width; last < shortLast*width || greedy[len(greedy)-1].Width < shortLast*width {
				continue // evenness is given up for the last line
			}
			if ragged(even, width) > ragged(greedy, width)+1e-9 {
				t.Errorf("%.1f mm: more ragged than greedy lines: %v", width, contents(even))
			}
			if ragged(even, width) < ragged(greedy, width)-1e-3 {
				better++
			}
		}
	}
	if better < 20 {
		t.Errorf("only %d paragraphs became more even", better)
	}
}

// TestEvenIsTheBest tries every way to break a short paragraph into as few lines.
func TestEvenIsTheBest(t *testing.T) {
	set := NewTypesetter()
	const text = "Wir bitten Sie, uns bis zum 22.\u00a0Februar eine Migrations- oder Integrationsbeauftragte zu benennen, gerne auch mehrere."
	for width := 30.0; width < 110; width += 0.7 {
		m := set.measure([]Span{{text, body}})
		ends, whole := m.greedy(width)
		if !whole {
			continue
		}
		total := func(ends []int) float64 {
			sum, from := 0.0, beginning
			for i, to := range ends {
				length := m.between(from, to)
				if length > width+touching {
					return impossible
				}
				sum += m.cost(from, to, length/width, i == len(ends)-1)
				from = to
			}
			return sum
		}
		best := impossible
		var try func(before []int)
		try = func(before []int) {
			if len(before) == len(ends)-1 {
				best = min(best, total(append(before, len(m.breaks)-1)))
				return
			}
			next := 0
			if len(before) > 0 {
				next = before[len(before)-1] + 1
			}
			for ; next < len(m.breaks)-1; next++ {
				try(append(before[:len(before):len(before)], next))
			}
		}
		if len(ends) > 5 {
			continue
		}
		try(nil)
		if got := total(m.even(ends, width)); math.Abs(got-best) > 1e-9 {
			t.Errorf("%.1f mm: costs %v, the best way costs %v", width, got, best)
		}
	}
}

func TestNoShortWordIsLeftOver(t *testing.T) {
	set := NewTypesetter()
	const text = "Wir bitten Sie, uns bis zum Herbst eine Ansprechperson zu nennen, die am Runden Tisch teilnimmt und uns berichtet, was ist."
	alone, narrowest := 0, 45.0
	for width := narrowest; width < 160; width += 0.9 {
		spans := []Span{{text, body}}
		greedy, even := set.Break(spans, width), set.BreakEven(spans, width)
		if len(strings.Fields(greedy[len(greedy)-1].Content())) == 1 {
			alone++
		}
		if last := even[len(even)-1].Content(); len(strings.Fields(last)) == 1 {
			t.Errorf("%.1f mm: %q is left over", width, last)
		}
	}
	if alone == 0 {
		t.Error("greedy lines never leave a word over: the text is too easy")
	}
}

// TestGreedyTakesWhatFits compares the quick search with the slow one, which looks at every break.
func TestGreedyTakesWhatFits(t *testing.T) {
	set := NewTypesetter()
	bold := Style{Face: Bold, Size: 14}
	for _, text := range append([]string{sample, hyphenatedSample, "a\u00ad\u00ad b\u00ad", "  x   y  "}, names...) {
		for width := 1.0; width < 190; width += 2.3 {
			m := set.measure([]Span{{Clean(text), body}, {" und " + Clean(text), bold}})
			ends, whole := m.greedy(width)
			if !whole {
				continue
			}
			place := 0
			for _, end := range ends {
				if want := m.lineEnd(place, width); m.breaks[end] != want {
					t.Fatalf("%q at %.1f mm: a line from %d ends at %d, want %d", text, width, place, m.breaks[end], want)
				}
				place = m.breaks[end]
			}
		}
	}
}

func TestSoftHyphensAreSpared(t *testing.T) {
	set := NewTypesetter()
	wide := func(text string) float64 { return set.Width(text, body) + 0.01 }
	width := wide("Die Stelle lädt am Montag ein")
	for _, c := range []struct{ name, text, want string }{
		{"little is won", "Die Stelle lädt am Montag i\u00adtalienische Mitglieder ein", "Die Stelle lädt am Montag |i\u00adtalienische Mitglieder ein"},
		{"much is won", "Die Stelle lädt Bezirks\u00adausschussmitglieder ein", "Die Stelle lädt Bezirks\u00ad|ausschussmitglieder ein"},
	} {
		if greedy := strings.Join(contents(set.Break([]Span{{c.text, body}}, width)), "|"); !strings.Contains(greedy, "\u00ad|") {
			t.Errorf("%s: too easy: %q", c.name, greedy)
		}
		if got := strings.Join(contents(set.BreakEven([]Span{{c.text, body}}, width)), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzBreakEven(f *testing.F) {
	for i, name := range names {
		f.Add(name, "fett "+name, float64(i))
	}
	f.Add(hyphenatedSample, "\n\nEnde", 80.0)
	f.Add("a\u00ad\u00ad b\u00ad c", "\u0308\u0301", 3.0)
	set := NewTypesetter()
	f.Fuzz(func(t *testing.T, first, second string, width float64) {
		spans := []Span{{first, body}, {second, Style{Face: Bold, Size: 14}}}
		greedy, even := set.Break(spans, width), set.BreakEven(spans, width)
		if len(greedy) != len(even) {
			t.Fatalf("%d lines, greedy %d", len(even), len(greedy))
		}
		if got, want := strings.Join(contents(even), ""), strings.Join(contents(greedy), ""); got != want {
			t.Fatalf("%q became %q", want, got)
		}
		for _, line := range even {
			if width > 50 && line.Width > width+0.01 {
				t.Fatalf("%q is %v wide, the column %v", line.Content(), line.Width, width)
			}
		}
	})
}

func BenchmarkBreakLetterEven(b *testing.B) {
	set := NewTypesetter()
	b.ReportAllocs()
	for b.Loop() {
		for range 3 {
			set.BreakEven([]Span{{sample, body}}, 165)
		}
	}
}

func TestNoLineEndsBehindAScheme(t *testing.T) {
	set := NewTypesetter()
	const text = "Nähere Informationen hierzu finden Sie im Interkulturellen Integrationsbericht 2017 (https://www.muenchen.info/soz/pub/pdf/bericht.pdf, Seite 32)."
	greedyEnds := 0
	for width := 95.0; width < 170; width += 1.1 {
		greedy, even := set.Break([]Span{{text, body}}, width), set.BreakEven([]Span{{text, body}}, width)
		if strings.Contains(strings.Join(contents(greedy), "|"), "//|") {
			greedyEnds++
		}
		if joined := strings.Join(contents(even), "|"); strings.Contains(joined, "//|") {
			t.Errorf("%.1f mm: %s", width, joined)
		}
	}
	if greedyEnds == 0 {
		t.Error("greedy lines never end there: the text is too easy")
	}
}
