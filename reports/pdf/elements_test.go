package pdf

import (
	"fmt"
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// tree writes the structure of pages as nested kinds with the texts of their marks, as a reader that follows it speaks.
func tree(pages ...page.Page) string {
	var o outline
	texts := map[mark]string{}
	for i, sheet := range pages {
		o.beginPage(i == 0)
		for _, run := range o.runs(sheet) {
			for _, item := range run.items {
				if text, ok := item.(page.Text); ok && run.element != nil {
					texts[mark{i, run.mark}] += text.Content
				}
			}
		}
	}
	var speak func(nodes []*node) string
	speak = func(nodes []*node) string {
		var words []string
		for _, n := range nodes {
			text := speak(n.children)
			for _, m := range n.marks {
				text += texts[m]
			}
			words = append(words, fmt.Sprintf("%s(%s)", n.kind, text))
		}
		return strings.Join(words, " ")
	}
	return speak(sections(Document{}, o.pages))
}

// put is a text of a test page.
type put struct {
	role    page.Role
	block   int
	x, y    float64
	face    page.Face
	content string
}

func sheetOf(texts ...put) page.Page {
	set := page.NewTypesetter()
	sheet := page.Page{Width: page.A4Width, Height: page.A4Height}
	for _, text := range texts {
		line := set.Line(text.x, text.y, text.content, page.Style{Size: 11, Face: text.face})
		line.Role, line.Block = text.role, text.block
		sheet.Items = append(sheet.Items, line, page.Rule{X2: 1, Width: 0.1}) // the rule ends the mark
	}
	return sheet
}

func TestElementsGoOnOverPages(t *testing.T) {
	head := func(y float64, content string) put { return put{page.TableCell, 5, 25, y, page.Bold, content} }
	for name, test := range map[string]struct {
		pages []page.Page
		want  string
	}{
		"paragraph": {[]page.Page{
			sheetOf(put{page.Paragraph, 1, 25, 50, 0, "a "}, put{page.Paragraph, 2, 25, 60, 0, "b "}),
			sheetOf(put{page.Artifact, 9, 25, 10, 0, "head"}, put{page.Paragraph, 2, 25, 30, 0, "c"}, put{page.Paragraph, 3, 25, 40, 0, "d"}),
		}, "P(a ) P(b c) P(d)"},
		"over three pages": {[]page.Page{
			sheetOf(put{page.Paragraph, 1, 25, 50, 0, "a "}), sheetOf(put{page.Paragraph, 1, 25, 50, 0, "b "}), sheetOf(put{page.Paragraph, 1, 25, 50, 0, "c"}),
		}, "P(a b c)"},
		"another on the next page": {[]page.Page{
			sheetOf(put{page.Paragraph, 1, 25, 50, 0, "a"}, put{page.Paragraph, 2, 25, 60, 0, "b"}), sheetOf(put{page.Paragraph, 3, 25, 50, 0, "c"}),
		}, "P(a) P(b) P(c)"},
		"list": {[]page.Page{
			sheetOf(put{page.ListItem, 1, 25, 50, 0, "1. "}, put{page.ListItem, 1, 30, 50, 0, "a "}),
			sheetOf(put{page.ListItem, 1, 30, 20, 0, "b"}, put{page.ListItem, 2, 25, 25, 0, "2. "}, put{page.ListItem, 2, 30, 25, 0, "c"}, put{page.Paragraph, 3, 25, 30, 0, "d"}),
		}, "L(LI(Lbl(1. ) LBody(a b)) LI(Lbl(2. ) LBody(c))) P(d)"},
		"item that looks like a sign": {[]page.Page{
			sheetOf(put{page.ListItem, 1, 25, 50, 0, "• "}, put{page.ListItem, 1, 30, 50, 0, "a "}, put{page.ListItem, 1, 30, 55, 0, "2. "}, put{page.ListItem, 1, 30, 60, 0, "b"}),
		}, "L(LI(Lbl(• ) LBody(a 2. b)))"},
		"table with its head again": {[]page.Page{
			sheetOf(head(50, "H"), put{page.TableCell, 6, 65, 50, page.Bold, "I"}, put{page.TableCell, 7, 25, 60, 0, "a"}, put{page.TableCell, 8, 65, 60, 0, "b"}),
			sheetOf(head(20, "H"), put{page.TableCell, 6, 65, 20, page.Bold, "I"}, put{page.TableCell, 9, 65, 30, 0, "c"}, put{page.TableCell, 10, 25, 40, 0, "d"}),
		}, "Table(TR(TH(H) TH(I)) TR(TD(a) TD(b)) TR(TD() TD(c)) TR(TD(d) TD()))"},
		"table without a head": {[]page.Page{
			sheetOf(put{page.TableCell, 1, 25, 50, 0, "a"}, put{page.TableCell, 2, 65, 50, 0, "b"}),
		}, "Table(TR(TD(a) TD(b)))"},
	} {
		if got := tree(test.pages...); got != test.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, test.want)
		}
	}
}

func TestLinesAreReadApart(t *testing.T) {
	address := func(y float64, content string) put { return put{page.Paragraph, 1, 25, y, 0, content} }
	for want, sheets := range map[string][]page.Page{
		"P(Tal 13 80331 München)": {sheetOf(address(50, "Tal 13"), address(55, "80331 München"))},
		"P(Telefon 089 1)":        {sheetOf(address(50, "Telefon"), put{page.Paragraph, 1, 60, 50, 0, "089 1"})},
		"P(S-III-MI)":             {sheetOf(address(50, "S-III-"), address(55, "MI"))},
		"P(Vorsitz – Herrn)":      {sheetOf(address(50, "Vorsitz –"), address(55, "Herrn"))},
		"P(2020–2026)":            {sheetOf(address(50, "2020–"), address(55, "2026"))},
		"P(Schiff\u00adfahrt)":    {sheetOf(address(50, "Schiff\u00ad"), address(55, "fahrt"))},
		"P(a b)":                  {sheetOf(address(50, "a ")), sheetOf(address(20, "b"))},
		"P(c d)":                  {sheetOf(address(50, "c")), sheetOf(address(20, "d"))},
	} {
		if got := tree(sheets...); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
