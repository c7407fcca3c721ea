package labels

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"rundertisch/reports/letter"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// office is an address as most are.
var office = Label{"BA 19", []string{"BA-Geschäftsstelle Süd", "Vorsitzender des BA Nr. 19", "Herrn Dr. Nguyễn Thị Ánh Tuyết", "Meindlstraße 14", "81373 München"}}

// texts returns the texts of a page.
func texts(p page.Page) []page.Text {
	var all []page.Text
	for _, item := range p.Items {
		if text, ok := item.(page.Text); ok {
			all = append(all, text)
		}
	}
	return all
}

// extent is the room that texts take, mm.
type extent struct{ left, top, right, bottom float64 }

func extentOf(all []page.Text) extent {
	e := extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, text := range all {
		em := text.Style.Size * page.MMPerPoint
		e.left, e.right = min(e.left, text.X), max(e.right, text.X+text.Width)
		e.top, e.bottom = min(e.top, text.Baseline-page.Ascent*em), max(e.bottom, text.Baseline+page.Descent*em)
	}
	return e
}

// blocks groups the texts of a page by their block, in reading order.
func blocks(p page.Page) [][]page.Text {
	var all [][]page.Text
	for i, text := range texts(p) {
		if i == 0 || text.Block != all[len(all)-1][0].Block {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], text)
	}
	return all
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.011 }

func many(n int, label Label) []Label {
	all := make([]Label, n)
	for i := range all {
		all[i] = label
	}
	return all
}

// The numbers of the makers: a sheet is filled, and its right and lower margin are as wide as the left and upper one.
func TestSheetsFillA4(t *testing.T) {
	for _, s := range Sheets() {
		right := page.A4Width - (s.Left + float64(s.Columns-1)*s.StepX + s.Width)
		bottom := page.A4Height - (s.Top + float64(s.Rows-1)*s.StepY + s.Height)
		if math.Abs(right-s.Left) > 0.1 || math.Abs(bottom-s.Top) > 0.7 {
			t.Errorf("%s: margins left %v, right %v, top %v, bottom %v", s.Key, s.Left, right, s.Top, bottom)
		}
		if s.StepX < s.Width || s.StepY < s.Height {
			t.Errorf("%s: labels overlap", s.Key)
		}
		if found, ok := SheetByKey(s.Key); !ok || found != s {
			t.Errorf("%s is not found", s.Key)
		}
	}
	for key, count := range map[string]int{"L7160": 21, "L7163": 14, "L4732": 80} {
		if s, ok := SheetByKey(key); !ok || s.Count() != count {
			t.Errorf("%s: %v %d", key, ok, s.Count())
		}
	}
	if _, ok := SheetByKey("l7160 "); ok {
		t.Error("an unknown key is found")
	}
}

// Every address stands inside its own label, at the left and in the middle of its height, whatever the sheet and the first free label.
func TestAddressesStandInTheirLabels(t *testing.T) {
	typesetter := page.NewTypesetter()
	for _, s := range Sheets() {
		for _, start := range []int{1, 5, s.Count()} {
			pages, problems := Layout(typesetter, s, many(s.Count()+2, office), start, Offset{})
			if len(problems) > 0 || len(pages) != 1+(start+s.Count())/s.Count() {
				t.Fatalf("%s from %d: %d pages, %v", s.Key, start, len(pages), problems)
			}
			place := start - 1
			for _, p := range pages {
				for _, address := range blocks(p) {
					row, column := place%s.Count()/s.Columns, place%s.Columns
					left, top := s.Left+float64(column)*s.StepX, s.Top+float64(row)*s.StepY
					e := extentOf(address)
					if e.left < left+1.4 || e.right > left+s.Width-1.4+touching || e.top < top+0.5 || e.bottom > top+s.Height-0.5 {
						t.Errorf("%s label %d takes %+v, it is at %v, %v", s.Key, place+1, e, left, top)
					}
					if middle := (e.top + e.bottom) / 2; math.Abs(middle-top-s.Height/2) > 0.3 {
						t.Errorf("%s label %d: the middle is at %v of %v", s.Key, place+1, middle-top, s.Height)
					}
					place++
				}
			}
			if place != start-1+s.Count()+2 {
				t.Errorf("%s: %d labels", s.Key, place)
			}
		}
	}
}

func TestOffsetMovesEverything(t *testing.T) {
	typesetter := page.NewTypesetter()
	offset := Offset{X: -1.25, Y: 0.5}
	sheet, envelope := sheets[0], envelopes[0]
	plain, _ := Layout(typesetter, sheet, many(3, office), 1, Offset{})
	moved, _ := Layout(typesetter, sheet, many(3, office), 1, offset)
	plainEnvelope, _ := LayoutEnvelopes(typesetter, envelope, "Sozialreferat", many(1, office), Offset{})
	movedEnvelope, _ := LayoutEnvelopes(typesetter, envelope, "Sozialreferat", many(1, office), offset)
	for i, pair := range [][2]page.Page{{plain[0], moved[0]}, {plainEnvelope[0], movedEnvelope[0]}} {
		before, after := texts(pair[0]), texts(pair[1])
		for j := range before {
			if !near(after[j].X-before[j].X, offset.X) || !near(after[j].Baseline-before[j].Baseline, offset.Y) ||
				!near(after[j].Pieces[0].X-before[j].Pieces[0].X, offset.X) || !near(after[j].Pieces[0].Y-before[j].Pieces[0].Y, offset.Y) {
				t.Errorf("page %d: %q moved from %v, %v to %v, %v", i, before[j].Content, before[j].X, before[j].Baseline, after[j].X, after[j].Baseline)
			}
		}
	}
}

func TestStartThatTheSheetDoesNotHave(t *testing.T) {
	typesetter := page.NewTypesetter()
	want, _ := Layout(typesetter, sheets[0], many(1, office), 1, Offset{})
	for _, start := range []int{-1, 0, 22} {
		got, _ := Layout(typesetter, sheets[0], many(1, office), start, Offset{})
		if !near(texts(got[0])[0].X, texts(want[0])[0].X) || !near(texts(got[0])[0].Baseline, texts(want[0])[0].Baseline) {
			t.Errorf("start %d: %v", start, texts(got[0])[0].X)
		}
	}
	if pages, problems := Layout(typesetter, sheets[0], nil, 5, Offset{}); pages != nil || problems != nil {
		t.Errorf("no labels: %d pages, %v", len(pages), problems)
	}
}

// set lays out one label alone and returns its lines, the size of its type and its problems.
func set(s Sheet, lines ...string) (contents []string, size float64, problems []letter.Problem) {
	pages, problems := Layout(page.NewTypesetter(), s, []Label{{"Name", lines}}, 1, Offset{})
	for _, text := range texts(pages[0]) {
		contents, size = append(contents, strings.TrimSpace(strings.ReplaceAll(text.Content, "\u00A0", " "))), text.Style.Size
	}
	return contents, size, problems
}

func TestTypeGetsSmallerBeforeLinesAreBroken(t *testing.T) {
	sheet := sheets[0]
	short, largest, _ := set(sheet, "Frau", "Maria Huber", "81373 München")
	if len(short) != 3 || largest != labelLargest {
		t.Errorf("%q in %v pt", short, largest)
	}
	whole, smaller, _ := set(sheet, "Landeshauptstadt München, Sozialreferat", "81373 München")
	if len(whole) != 2 || !(smaller < largest) || smaller < labelLargest-breakGain {
		t.Errorf("%q in %v pt", whole, smaller)
	}
	broken, size, problems := set(sheet, "Bezirksausschuss des Stadtbezirkes Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln", "Frau Maria Huber", "81373 München")
	if len(broken) < 4 || size != labelLargest || len(problems) > 0 || strings.Join(broken[:len(broken)-2], "|") !=
		"Bezirksausschuss des|Stadtbezirkes Thalkirchen-|Obersendling-Forstenried-|Fürstenried-Solln" {
		t.Errorf("%q in %v pt, %v", broken, size, problems)
	}
	bound, _, _ := set(sheets[2], "Direktorium, BA-Geschäftsstelle Süd-Ost", "Vorsitz", "Frau Maria Huber", "Friedenstraße 40", "81671 München")
	for _, line := range bound {
		if strings.HasSuffix(line, "BA-") {
			t.Errorf("a line ends behind BA-: %q", bound)
		}
	}
}

func TestWhatDoesNotFitIsTold(t *testing.T) {
	small := sheets[2]
	long := strings.Repeat("Donaudampfschiff", 6)
	for _, c := range []struct {
		name  string
		lines []string
		place string
		text  string
	}{
		{"no lines", nil, "Etikett", "Die Anschrift fehlt"},
		{"blank lines", []string{"", " \n "}, "Etikett", "Die Anschrift fehlt"},
		{"a word too long", []string{"Frau", long, "81373 München"}, "Etikett, Zeile 2", "lässt sich nicht trennen"},
		{"too many lines", strings.Split("1 2 3 4 5 6 7 8", " "), "Etikett, Zeile 7", "hat 8 Zeilen, Platz ist für 6"},
		{"too many when broken", []string{"Frau", strings.Repeat("Wort und ", 20), "a", "b"}, "Etikett, Zeile 2", "zu lang: Getrennt"},
		{"no such sign", []string{"Frau", "Huber 🙂"}, "Etikett, Zeile 2", "U+1F642"},
	} {
		contents, _, problems := set(small, c.lines...)
		if len(problems) != 1 || problems[0].Place != c.place || !strings.Contains(problems[0].Text, c.text) || !problems[0].Serious || problems[0].Letter != "Name" ||
			problems[0].Origin != letter.OriginRecipient {
			t.Errorf("%s: %+v", c.name, problems)
		}
		if checked := Check(page.NewTypesetter(), small, Label{"Name", c.lines}); fmt.Sprint(checked) != fmt.Sprint(problems) {
			t.Errorf("%s: checked alone it says %v", c.name, checked)
		}
		if len(contents) > 6 {
			t.Errorf("%s: %d lines are set", c.name, len(contents))
		}
	}
}

// What machines that sort letters ask for: the address in its zone, the line of the sender clear of the stamp.
func TestEnvelopes(t *testing.T) {
	typesetter := page.NewTypesetter()
	six := Label{"Name", []string{"Landeshauptstadt München", "Direktorium", "BA-Geschäftsstelle Ost", "Vorsitzende des BA Nr. 14", "Frau Cornelia Friederike von Rosenau-Lichtensteinhausen", "81671 München"}}
	for key, size := range map[string][2]float64{"DL": {220, 110}, "C5": {229, 162}, "C4": {324, 229}} {
		e, ok := EnvelopeByKey(key)
		if !ok || e.Width != size[0] || e.Height != size[1] {
			t.Fatalf("%s: %+v", key, e)
		}
		pages, problems := LayoutEnvelopes(typesetter, e, "Landeshauptstadt München · Sozialreferat · Orleansplatz 11 · 81667 München", []Label{office, six}, Offset{})
		if len(pages) != 2 || len(problems) > 0 {
			t.Fatalf("%s: %d pages, %v", key, len(pages), problems)
		}
		for _, p := range pages {
			parts := blocks(p)
			if p.Width != e.Width || p.Height != e.Height || len(parts) != 2 {
				t.Fatalf("%s: %v × %v with %d blocks", key, p.Width, p.Height, len(parts))
			}
			sender, address := extentOf(parts[0]), extentOf(parts[1])
			if !near(sender.left, Clear) || sender.right > e.Width-StampWidth || sender.bottom > 20 || parts[0][0].Style.Size < returnSmallest {
				t.Errorf("%s: the sender takes %+v", key, sender)
			}
			if address.left < e.Width/2-touching || address.top < ClearAbove || address.right > e.Width-Clear+touching || address.bottom > e.Height-Clear {
				t.Errorf("%s: the address takes %+v", key, address)
			}
			if size := parts[1][0].Style.Size; size < addressSmallest {
				t.Errorf("%s: the address has %v pt", key, size)
			}
		}
	}
	if _, ok := EnvelopeByKey("B4"); ok {
		t.Error("an unknown key is found")
	}
}

func TestEnvelopeWithoutSender(t *testing.T) {
	typesetter := page.NewTypesetter()
	pages, problems := LayoutEnvelopes(typesetter, envelopes[0], " ", []Label{office}, Offset{})
	if len(blocks(pages[0])) != 1 || len(problems) > 0 {
		t.Errorf("%d blocks, %v", len(blocks(pages[0])), problems)
	}
	pages, problems = LayoutEnvelopes(typesetter, envelopes[0], strings.Repeat("Sozialreferat · ", 20), []Label{office}, Offset{})
	if len(blocks(pages[0])) != 1 || len(problems) != 1 || problems[0].Place != "Rücksendezeile" || problems[0].Serious || problems[0].Origin != letter.OriginSender {
		t.Errorf("%d blocks, %v", len(blocks(pages[0])), problems)
	}
	long := Label{"Name", []string{strings.Repeat("Donaudampfschiff", 12)}}
	if got := CheckEnvelope(typesetter, envelopes[0], long); len(got) != 1 || got[0].Place != "Umschlag, Zeile 1" {
		t.Errorf("%v", got)
	}
}

// An address is one paragraph to readers that do not see the sheet.
func TestAnAddressIsAParagraph(t *testing.T) {
	pages, _ := Layout(page.NewTypesetter(), sheets[0], many(25, office), 3, Offset{})
	for _, p := range pages {
		seen := map[int]bool{}
		for _, address := range blocks(p) {
			if len(address) != len(office.Lines) || seen[address[0].Block] || address[0].Role != page.Paragraph {
				t.Errorf("block %d has %d lines as %v", address[0].Block, len(address), address[0].Role)
			}
			seen[address[0].Block] = true
			var said strings.Builder
			for _, text := range address {
				said.WriteString(text.Content)
			}
			if said.String() != strings.Join(office.Lines, " ") {
				t.Errorf("readers hear %q", said.String())
			}
		}
	}
}

func TestPagesBecomePDF(t *testing.T) {
	typesetter := page.NewTypesetter()
	sheet, _ := Layout(typesetter, sheets[2], many(81, office), 1, Offset{})
	envelope, _ := LayoutEnvelopes(typesetter, envelopes[2], "Sozialreferat", many(2, office), Offset{})
	for _, pages := range [][]page.Page{sheet, envelope, {TestSheet(typesetter, Offset{})}} {
		var b bytes.Buffer
		if err := pdf.Write(context.Background(), &b, pdf.Document{Title: "Test", Pages: pages}); err != nil || b.Len() == 0 {
			t.Errorf("%v", err)
		}
	}
}

func FuzzAddressesStayInTheirLabel(f *testing.F) {
	f.Add("Frau\nMaria Huber\n81373 München", 0)
	f.Add(strings.Repeat("BA-Geschäftsstelle/", 9), 2)
	f.Add("\u200d\n\u00ad\u00ad\nשלום עולם\n🙂", 1)
	f.Fuzz(func(t *testing.T, text string, number int) {
		if number < 0 || number >= len(sheets) || len(text) > 500 {
			return
		}
		s := sheets[number]
		pages, problems := Layout(page.NewTypesetter(), s, []Label{{"Name", strings.Split(text, "\n")}}, 1, Offset{})
		all := texts(pages[0])
		if len(all) == 0 {
			if len(problems) == 0 {
				t.Error("nothing is set, and nothing told")
			}
			return
		}
		if e := extentOf(all); len(problems) == 0 && (e.left < s.Left || e.right > s.Left+s.Width || e.top < s.Top || e.bottom > s.Top+s.Height) {
			t.Errorf("%q takes %+v of %s", text, e, s.Key)
		}
	})
}
