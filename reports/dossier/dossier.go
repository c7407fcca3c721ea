// Package dossier lays out papers that tell what is kept, point by point: what an office knows about a person, and its register of processing.
package dossier

import (
	"strings"

	"rundertisch/reports/page"
)

// Paper is a title with sections.
type Paper struct {
	Title    string
	Subtitle string
	Intro    []string // paragraphs
	Sections []Section
}

// Section is a heading with texts and groups of facts.
type Section struct {
	Title  string
	Intro  []string
	Groups []Group
}

// Group is facts that belong together, under a title of their own or none.
type Group struct {
	Title string
	Facts []Fact
}

// Fact is a label and what it is about.
type Fact struct{ Label, Value string }

// A4 upright, mm; margins are those of the letters (DIN 5008).
const (
	left  = page.PaperLeft
	right = page.PaperRight

	leading      = 1.25 // lines, in parts of the type size; DIN 5008: 120 to 130 %
	labelWidth   = 50.0 // labels, with the gap behind
	labelGap     = 3.0
	headingGap   = 7.0
	groupGap     = 3.5
	paragraphGap = 2.4
	rowPadding   = 0.4
	linesPerRow  = 40 // a fact that has more is parted, so that pages can end in it
)

const quiet page.Color = 0x404040

// Types of the paper.
var (
	titleType    = page.Style{Face: page.Bold, Size: 18}
	subtitleType = page.Style{Size: 11, Color: quiet}
	headingType  = page.Style{Face: page.Bold, Size: 12.5}
	groupType    = page.Style{Face: page.Bold, Size: 10}
	bodyType     = page.Style{Size: 10.5}
	labelType    = page.Style{Size: 9.5, Color: quiet}
	valueType    = page.Style{Size: 9.5}
)

// Layout sets a paper on pages of A4, at least one. Following pages have a header with the title and 'Seite 2 von 3'. Facts without a value are left out, as are groups and sections that
// have nothing to say.
func Layout(t *page.Typesetter, p Paper) []page.Page {
	c := &composer{typesetter: t}
	blocks := []page.Block{c.heading(p.Title, titleType, 0)}
	if p.Subtitle != "" {
		blocks = append(blocks, c.paragraph(p.Subtitle, subtitleType, 1))
	}
	blocks = append(blocks, c.paragraphs(p.Intro, 4)...)
	for _, s := range p.Sections {
		blocks = append(blocks, c.section(s)...)
	}
	return page.Paper(t, oneLine(p.Title), blocks)
}

// composer is a layout in the making.
type composer struct {
	typesetter *page.Typesetter
	block      int
}

func (c *composer) nextBlock() int {
	c.block++
	return c.block
}

func (c *composer) section(s Section) []page.Block {
	body := c.paragraphs(s.Intro, 1.5)
	for _, g := range s.Groups {
		body = append(body, c.group(g)...)
	}
	if len(body) == 0 {
		return nil
	}
	return append([]page.Block{c.heading(s.Title, headingType, headingGap)}, body...)
}

func (c *composer) group(g Group) []page.Block {
	facts := page.Block{Before: groupGap, Loose: true}
	for _, f := range g.Facts {
		if value := text(f.Value); value != "" {
			facts.Rows = append(facts.Rows, c.fact(oneLine(f.Label), value)...)
		}
	}
	if len(facts.Rows) == 0 {
		return nil
	}
	if g.Title == "" {
		return []page.Block{facts}
	}
	facts.Before = 0.8
	return []page.Block{c.heading(g.Title, groupType, groupGap), facts}
}

// fact sets a label and its value beside each other: one row, or several where it is too high for one.
func (c *composer) fact(label, value string) []page.Row {
	height := lineHeight(valueType)
	sides := []struct {
		x, width float64
		text     string
		style    page.Style
	}{{left, labelWidth - labelGap, label, labelType}, {left + labelWidth, right - left - labelWidth, value, valueType}}
	blocks, lines, highest := [2]int{}, [2][]page.Line{}, 0
	for i, side := range sides {
		blocks[i] = c.nextBlock()
		for _, paragraph := range strings.Split(side.text, "\n") {
			lines[i] = append(lines[i], c.typesetter.Break([]page.Span{{Text: page.BindSpaces(paragraph), Style: side.style}}, side.width)...)
		}
		highest = max(highest, len(lines[i]))
	}
	var rows []page.Row
	for from := 0; from < highest; from += linesPerRow {
		to := min(from+linesPerRow, highest)
		row := page.Row{Height: rowPadding*2 + float64(to-from)*height}
		for i, side := range sides {
			for n := from; n < min(to, len(lines[i])); n++ {
				baseline := rowPadding + float64(n-from)*height + page.Baseline(height, side.style.Size)
				for _, item := range lines[i][n].At(side.x, baseline, page.TableCell, blocks[i]) {
					row.Items = append(row.Items, item)
				}
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (c *composer) paragraphs(texts []string, before float64) []page.Block {
	var blocks []page.Block
	for _, paragraph := range texts {
		if paragraph = text(paragraph); paragraph == "" {
			continue
		}
		blocks = append(blocks, c.paragraph(paragraph, bodyType, before))
		before = paragraphGap
	}
	return blocks
}

func (c *composer) paragraph(text string, style page.Style, before float64) page.Block {
	return c.lines(text, style, page.Paragraph, before)
}

// heading sets a heading, which stays with what follows it.
func (c *composer) heading(text string, style page.Style, before float64) page.Block {
	block := c.lines(oneLine(text), style, page.Heading, before)
	block.WithNext, block.Together = true, true
	return block
}

func (c *composer) lines(text string, style page.Style, role page.Role, before float64) page.Block {
	lines := c.typesetter.BreakEven([]page.Span{{Text: page.BindSpaces(page.Clean(text)), Style: style}}, right-left)
	return page.Block{Rows: page.Rows(lines, left, lineHeight(style), role, c.nextBlock()), Before: before}
}

// lineHeight is how high lines of a type are, mm.
func lineHeight(style page.Style) float64 { return style.Size * leading * page.MMPerPoint }

// text cleans a text; its line ends stay.
func text(s string) string {
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(page.Clean(s)), " ") }
