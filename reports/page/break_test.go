package page

import (
	"math"
	"strings"
	"testing"
)

func contents(lines []Line) []string {
	var texts []string
	for _, line := range lines {
		texts = append(texts, line.Content())
	}
	return texts
}

func TestBreak(t *testing.T) {
	set := NewTypesetter()
	wide := func(text string) float64 { return set.Width(text, body) + 0.01 }
	for _, c := range []struct {
		name, text string
		width      float64
		want       string // lines parted by |
	}{
		{"nothing", "", 50, ""},
		{"one line", "Hallo Welt", 50, "Hallo Welt"},
		{"at blanks, which stay in the content", "Der Unterricht am Montag", wide("Der Unterricht"), "Der Unterricht |am Montag"},
		{"ending blanks need no room", "Unterricht   in Laim", wide("Unterricht"), "Unterricht   |in Laim"},
		{"not at no-break spaces", "am 22.\u00a0Februar", wide("22.\u00a0Februar"), "am |22.\u00a0Februar"},
		{"after hyphens", "Deutsch-Kurs-Anmeldung", wide("Deutsch-Kurs-"), "Deutsch-Kurs-|Anmeldung"},
		{"at soft hyphens", "Donau\u00addampf\u00adschiff", wide("Donaudampf-"), "Donau\u00addampf\u00ad|schiff"},
		{"not where the hyphen lacks room", "Donau\u00addampf\u00adschiff", wide("Donaudampf"), "Donau\u00ad|dampf\u00adschiff"},
		{"forced", "eins\nzwei", 50, "eins |zwei"},
		{"forced, empty lines", "\neins\n\n", 50, " |eins | |"},
		{"long words as the last resort", "Bezirksausschuss", wide("Bezirks"), "Bezirks|aussch|uss"},
		{"a long word goes to a new line first", "im Bezirksausschuss", wide("im Bezirks"), "im |Bezirksau|sschuss"},
		{"letters keep their marks", "M̂M̂M̂", wide("M̂M̂"), "M̂M̂|M̂"},
		{"narrower than a letter", "abc", 0.1, "a|b|c"},
		{"no width", "ab c", 0, "a|b |c"},
		{"not before a full stop", "Ende . x", wide("Ende"), "Ende |. x"},
		{"not after an opening quote", "sagt „Ja“ laut", wide("sagt „"), "sagt |„Ja“ |laut"},
		{"only blanks", "   ", 1, "   "},
	} {
		got := strings.Join(contents(set.Break([]Span{{c.text, body}}, c.width)), "|")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBreakKeepsStyles(t *testing.T) {
	set := NewTypesetter()
	bold := Style{Face: Bold, Size: 12}
	lines := set.Break([]Span{{"Bitte bis ", body}, {"22. Februar", bold}, {" antworten", body}}, 35)
	if got := strings.Join(contents(lines), "|"); got != "Bitte bis 22. |Februar antworten" {
		t.Fatalf("lines %q", got)
	}
	first := lines[0]
	if len(first.Texts) != 2 || first.Texts[1].Style != bold || first.Size != 12 {
		t.Errorf("first line %+v", first)
	}
	if end := first.Texts[1].X + first.Texts[1].Width; math.Abs(end-first.Width) > 1e-9 {
		t.Errorf("the line is %v wide, its last text ends at %v", first.Width, end)
	}
	placed := first.At(25, 100, Paragraph, 7)
	if placed[1].X != 25+first.Texts[1].X || placed[1].Baseline != 100 || placed[1].Block != 7 {
		t.Errorf("placed %+v", placed[1])
	}
}

func TestSoftHyphenShowsOnlyAtTheLineEnd(t *testing.T) {
	set := NewTypesetter()
	lines := set.Break([]Span{{"Donau\u00addampf\u00adschiff", body}}, set.Width("Donaudampf-", body)+0.01)
	if got := pieceText(lines[0].Texts[0].Pieces); got != "Donaudampf\u00ad" {
		t.Errorf("the first line shows %q", got)
	}
	if got := pieceText(lines[1].Texts[0].Pieces); got != "schiff" {
		t.Errorf("the second line shows %q", got)
	}
	if lines[0].Width < set.Width("Donaudampf-", body)-0.01 {
		t.Errorf("the hyphen is not counted: %v", lines[0].Width)
	}
}

func TestLinesFitTheirWidth(t *testing.T) {
	set := NewTypesetter()
	for width := 12.0; width < 160; width += 3.7 {
		for _, line := range set.Break([]Span{{sample, body}}, width) {
			if line.Width > width+1e-6 {
				t.Errorf("%q is %v wide, the column %v", line.Content(), line.Width, width)
			}
		}
	}
}

// sample is a paragraph as the office writes it.
const sample = "der Runde Tisch der Migrationsbeauftragten der Bezirksausschüsse trifft sich voraussichtlich im Herbst 2021. Wir bitten Sie, uns bis zum 22.\u00a0Februar eine Migrations- oder Integrationsbeauftragte, einen Migrations- oder Integrationsbeauftragten oder eine andere Ansprechperson zu benennen. Die Benennung ist fakultativ; benennt Ihr Bezirksausschuss niemanden, wenden wir uns an den Vorsitz."

func FuzzBreak(f *testing.F) {
	for i, name := range names {
		f.Add(name, "fett "+name, float64(i))
	}
	f.Add(sample, "\n\n", 80.0)
	f.Add("a\u00ad\u00ad b\u00ad", "\u0308\u0301", 3.0)
	set := NewTypesetter()
	f.Fuzz(func(t *testing.T, first, second string, width float64) {
		spans := []Span{{first, body}, {second, Style{Face: Bold, Size: 14}}}
		var got strings.Builder
		for _, line := range set.Break(spans, width) {
			content := line.Content()
			got.WriteString(content)
			shown := ""
			for _, text := range line.Texts {
				shown += pieceText(text.Pieces)
			}
			if shown = strings.TrimSuffix(shown, "\u00ad"); shown != drawn(content) {
				t.Fatalf("%q is drawn as %q", content, shown)
			}
		}
		want := strings.ReplaceAll(Clean(first)+Clean(second), "\n", " ")
		if got.String() != want {
			t.Fatalf("%q became %q", want, got.String())
		}
	})
}

func BenchmarkBreakLetter(b *testing.B) {
	set := NewTypesetter()
	b.ReportAllocs()
	for b.Loop() {
		for range 3 {
			set.Break([]Span{{sample, body}}, 165)
		}
	}
}

func BenchmarkBreakLetterColdTypesetter(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NewTypesetter().Break([]Span{{sample, body}}, 165)
	}
}
