package letter

// The running text: subject, reference block, salutation, paragraphs, lists, tables, closing and what follows it, as blocks that page.Flow
// puts on pages.

import (
	"fmt"
	"strings"

	"rundertisch/reports/page"
)

const (
	textWidth    = TextRight - TextLeft
	bulletIndent = 5.0 // mm, from the margin to the text of an item with a bullet
	numberGap    = 2.0 // mm, between number and text of an item
	columnGap    = 5.0 // mm, between columns of a table
	rowPadding   = 0.6 // mm, above and below the text of a row
	bullet       = "•"
)

var (
	bodyStyle = page.Style{Size: bodySize}
	boldStyle = page.Style{Size: bodySize, Face: page.Bold}
)

// text returns everything from the subject to the distribution list.
func (c *composer) text() []page.Block {
	blocks := c.subject()
	if reference := c.reference(); len(reference.Rows) > 0 {
		blocks = append(blocks, reference)
	}
	beforeText := float64(LinesAfterSubject) * bodyLine
	if salutation := strings.Join(linesOf(page.Clean(c.letter.Salutation)), " "); salutation != "" {
		block := c.paragraph([]Span{{Text: salutation}}, beforeText)
		block.WithNext = true
		blocks = append(blocks, block)
		beforeText = bodyLine
	}
	blocks = append(blocks, c.body(beforeText)...)
	return c.ending(blocks)
}

// subject sets the bold lines that say what the letter is about.
func (c *composer) subject() []page.Block {
	subject := strings.Join(strings.Fields(page.Clean(c.letter.Subject)), " ")
	if subject == "" {
		return nil
	}
	lines := c.typesetter.BreakEven([]page.Span{{Text: bind(subject), Style: boldStyle}}, textWidth)
	if len(lines) > SubjectLines {
		c.problem("Betreff", false, "Der Betreff hat %d Zeilen, üblich sind höchstens %d. Kürzen Sie ihn.", len(lines), SubjectLines)
	}
	rows := page.Rows(lines, TextLeft, bodyLine, page.Heading, c.nextBlock())
	return []page.Block{{Rows: rows, WithNext: true}}
}

// reference sets the lines between subject and salutation.
func (c *composer) reference() page.Block {
	lines := linesOfAll(c.letter.Reference)
	if len(lines) == 0 {
		return page.Block{}
	}
	block := c.paragraph([]Span{{Text: strings.Join(lines, "\n")}}, bodyLine)
	block.WithNext = true
	return block
}

// body sets the blocks of the text; the first stands before mm below what precedes it.
func (c *composer) body(before float64) []page.Block {
	var blocks []page.Block
	newPage := false
	last := PageBreak
	for i, block := range c.letter.Body {
		if block.Kind == PageBreak {
			newPage = len(blocks) > 0
			continue
		}
		room := bodyLine
		switch {
		case len(blocks) == 0:
			room = before
		case block.Kind == last && (last == Bullet || last == Numbered):
			room = 0
		}
		var set page.Block
		switch block.Kind {
		case Bullet:
			set = c.item(bullet, bulletIndent, block.Text, room)
		case Numbered:
			set = c.item(fmt.Sprintf("%d.", block.Number), c.numberIndent(i), block.Text, room)
		case Table:
			set = c.table(block.Rows, room)
		default:
			set = c.paragraph(c.hyphenated(block.Text), room)
		}
		if len(set.Rows) == 0 {
			continue
		}
		set.NewPage, newPage = newPage, false
		if c.introduces(i) {
			set.WithNext = true
		}
		blocks, last = append(blocks, set), block.Kind
	}
	return blocks
}

// introduces tells whether a paragraph leads to a list or table, which it should not be parted from.
func (c *composer) introduces(i int) bool {
	if i+1 >= len(c.letter.Body) || c.letter.Body[i].Kind != Paragraph {
		return false
	}
	switch c.letter.Body[i+1].Kind {
	case Bullet, Numbered, Table:
		return true
	}
	return false
}

// paragraph sets a paragraph over the whole width.
func (c *composer) paragraph(text []Span, before float64) page.Block {
	if strings.TrimSpace(plain(text)) == "" {
		return page.Block{}
	}
	lines := c.typesetter.BreakEven(styled(text), textWidth)
	return page.Block{Rows: page.Rows(lines, TextLeft, bodyLine, page.Paragraph, c.nextBlock()), Before: before}
}

// styled gives spans their type, with no-break spaces where German wants them.
func styled(spans []Span) []page.Span {
	set := make([]page.Span, len(spans))
	for i, span := range spans {
		set[i] = page.Span{Text: bind(span.Text), Style: bodyStyle}
		if span.Bold {
			set[i].Style = boldStyle
		}
	}
	return set
}

// hyphenated gives spans of the running text soft hyphens, where the letter wants them.
func (c *composer) hyphenated(spans []Span) []Span {
	if c.hyphenator == nil {
		return spans
	}
	parted := make([]Span, len(spans))
	for i, span := range spans {
		parted[i] = Span{c.hyphenator.text(page.Clean(span.Text)), span.Bold}
	}
	return parted
}

// item sets an item of a list: its sign at the margin, its text beside it.
func (c *composer) item(sign string, indent float64, text []Span, before float64) page.Block {
	lines := c.typesetter.BreakEven(styled(c.hyphenated(text)), textWidth-indent)
	block := c.nextBlock()
	rows := page.Rows(lines, TextLeft+indent, bodyLine, page.ListItem, block)
	mark := c.line(TextLeft, page.Baseline(bodyLine, bodySize), sign+" ", bodyStyle, page.ListItem, block)
	rows[0].Items = append([]page.Item{mark}, rows[0].Items...)
	return page.Block{Rows: rows, Before: before}
}

// numberIndent returns the indent of the numbered list that block i belongs to: wide enough for its widest number.
func (c *composer) numberIndent(i int) float64 {
	body := c.letter.Body
	first, end := i, i
	for first > 0 && body[first-1].Kind == Numbered {
		first--
	}
	for end < len(body) && body[end].Kind == Numbered {
		end++
	}
	widest := 0.0
	for _, block := range body[first:end] {
		widest = max(widest, c.typesetter.Width(fmt.Sprintf("%d.", block.Number), bodyStyle))
	}
	return widest + numberGap
}
