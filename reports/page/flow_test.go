package page

import (
	"fmt"
	"strings"
	"testing"
)

// paragraph makes a block of n rows of 10 mm whose texts are its name and their number.
func paragraph(name string, n int) Block {
	var block Block
	for i := range n {
		block.Rows = append(block.Rows, Row{Height: 10, Items: []Item{Text{Content: fmt.Sprintf("%s%d", name, i+1)}}})
	}
	return block
}

func with(block Block, change func(*Block)) Block {
	change(&block)
	return block
}

func TestFlow(t *testing.T) {
	together := func(b *Block) { b.Together = true }
	next := func(b *Block) { b.WithNext = true }
	loose := func(b *Block) { b.Loose = true }
	for _, c := range []struct {
		name   string
		first  float64 // height of the first page; the following ones have 50
		blocks []Block
		want   string
	}{
		{"nothing", 50, nil, ""},
		{"one page", 50, []Block{paragraph("a", 3)}, "a1 a2 a3"},
		{"cut in the middle", 30, []Block{paragraph("a", 5)}, "a1 a2 a3 | a4 a5"},
		{"no line alone at the bottom", 30, []Block{paragraph("a", 2), paragraph("b", 4)}, "a1 a2 | b1 b2 b3 b4"},
		{"no line alone at the top", 30, []Block{paragraph("a", 4)}, "a1 a2 | a3 a4"},
		{"three lines stay together", 40, []Block{paragraph("a", 2), paragraph("b", 3)}, "a1 a2 | b1 b2 b3"},
		{"together", 40, []Block{paragraph("a", 1), with(paragraph("b", 4), together)}, "a1 | b1 b2 b3 b4"},
		{"with next", 30, []Block{paragraph("a", 1), with(paragraph("b", 1), next), paragraph("c", 2)}, "a1 | b1 c1 c2"},
		{"with next takes the last lines along", 40, []Block{with(paragraph("a", 4), next), paragraph("c", 2)}, "a1 a2 | a3 a4 c1 c2"},
		{"loose rows", 30, []Block{with(paragraph("a", 4), loose)}, "a1 a2 a3 | a4"},
		{"too long to stay together", 20, []Block{with(paragraph("a", 7), together)}, "a1 a2 | a3 a4 a5 a6 a7"},
		{"new page", 50, []Block{paragraph("a", 1), with(paragraph("b", 1), func(b *Block) { b.NewPage = true })}, "a1 | b1"},
		{"new page first", 50, []Block{with(paragraph("b", 1), func(b *Block) { b.NewPage = true })}, "b1"},
		{"with next, but a new page", 50, []Block{with(paragraph("a", 1), next), with(paragraph("b", 1), func(b *Block) { b.NewPage = true })}, "a1 | b1"},
		{"repeated head", 30, []Block{with(paragraph("a", 8), func(b *Block) { b.Loose, b.PageHead = true, 1 })}, "a1 a2 a3 | a1 a4 a5 a6 a7 | a1 a8"},
		{"a head never alone", 30, []Block{paragraph("x", 2), with(paragraph("a", 3), func(b *Block) { b.Loose, b.PageHead = true, 1 })}, "x1 x2 | a1 a2 a3"},
		{"empty blocks between", 30, []Block{paragraph("x", 1), with(paragraph("a", 2), next), with(Block{}, next), paragraph("c", 1)}, "x1 | a1 a2 c1"},
		{"the first page is not left empty", 20, []Block{with(paragraph("a", 2), next), paragraph("c", 1)}, "a1 a2 | c1"},
	} {
		pages := Flow{First: Frame{100, 100 + c.first}, Following: Frame{20, 70}}.Place(c.blocks)
		var got []string
		for i, page := range pages {
			var texts []string
			top := 20.0
			if i == 0 {
				top = 100
			}
			for j, item := range page.Items {
				texts = append(texts, item.(Text).Content)
				if y := item.(Text).Baseline; y != top+float64(j)*10 {
					t.Errorf("%s: row %d of page %d stands at %v", c.name, j, i, y)
				}
			}
			if want := top + 10*float64(len(page.Items)); page.Bottom != want {
				t.Errorf("%s: page %d ends at %v, want %v", c.name, i, page.Bottom, want)
			}
			got = append(got, strings.Join(texts, " "))
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, " | "), c.want)
		}
	}
}

func TestFlowRoomBetweenBlocks(t *testing.T) {
	gap := func(b *Block) { b.Before = 5 }
	pages := Flow{First: Frame{0, 36}, Following: Frame{0, 50}}.Place([]Block{
		with(paragraph("a", 1), gap), with(paragraph("b", 2), gap), with(paragraph("c", 1), gap),
	})
	if len(pages) != 2 || pages[0].Bottom != 35 || pages[1].Bottom != 10 {
		t.Errorf("pages %+v", pages)
	}
	if y := pages[0].Items[1].(Text).Baseline; y != 15 {
		t.Errorf("the second paragraph starts at %v, want 15", y)
	}
}

func TestFlowRowTooHigh(t *testing.T) {
	pages := Flow{First: Frame{0, 50}, Following: Frame{0, 50}}.Place([]Block{paragraph("a", 1), {Rows: []Row{{Height: 80}}}, paragraph("b", 1)})
	if len(pages) != 3 || pages[1].Bottom != 80 {
		t.Errorf("pages %+v", pages)
	}
}

func TestRowsStandInTheMiddle(t *testing.T) {
	set := NewTypesetter()
	rows := Rows(set.Break([]Span{{"eins\n\nzwei", body}}, 50), 25, 5, Paragraph, 3)
	if len(rows) != 3 || rows[1].Items[0].(Text).Width != 0 || rows[1].Height != 5 {
		t.Fatalf("rows %+v", rows)
	}
	text := rows[2].Items[0].(Text)
	if text.X != 25 || text.Block != 3 || text.Baseline <= 2.5 || text.Baseline >= 5 {
		t.Errorf("text %+v", text)
	}
}

func FuzzFlow(f *testing.F) {
	f.Add(uint8(3), uint8(7), uint8(40), uint8(0))
	f.Add(uint8(20), uint8(1), uint8(5), uint8(255))
	f.Fuzz(func(t *testing.T, a, b, height, flags uint8) {
		change := func(shift int) func(*Block) {
			return func(block *Block) {
				bit := func(n int) bool { return flags>>((n+shift)%8)&1 == 1 }
				block.Together, block.WithNext, block.Loose, block.NewPage = bit(0), bit(1), bit(2), bit(3)
			}
		}
		blocks := []Block{with(paragraph("a", int(a)), change(0)), with(paragraph("b", int(b)), change(4)), paragraph("c", 2)}
		var want, got []string
		for _, block := range blocks {
			for _, row := range block.Rows {
				want = append(want, row.Items[0].(Text).Content)
			}
		}
		for _, page := range (Flow{First: Frame{0, float64(height)}, Following: Frame{0, 50}}).Place(blocks) {
			for _, item := range page.Items {
				got = append(got, item.(Text).Content)
			}
			if page.Bottom > max(float64(height), 50) {
				t.Fatalf("a page ends at %v", page.Bottom)
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Fatalf("%v became %v", want, got)
		}
	})
}
