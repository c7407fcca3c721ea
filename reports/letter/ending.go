package letter

// The end of a letter: closing, signature, who signs, and the lists below.

import (
	"strings"

	"rundertisch/reports/page"
)

// ending appends closing, room to sign, name and function, enclosures and the lists of those who get the letter, too. The closing keeps the last
// lines of the text with it: it is never alone on a page. Nor is what follows it.
func (c *composer) ending(blocks []page.Block) []page.Block {
	if signature := c.signature(); len(signature.Rows) > 0 {
		if len(blocks) > 0 {
			blocks[len(blocks)-1].WithNext = true
		}
		blocks = append(blocks, signature)
	}
	return c.lists(blocks)
}

// fewListLines are so few lines of enclosures and names that they go to the page of the signature, or take it with them.
const fewListLines = 10

// lists appends enclosures and those who get the letter, too. The first stands on the page of the signature; all do, where they are short.
func (c *composer) lists(blocks []page.Block) []page.Block {
	enclosures := "Anlage"
	if len(linesOfAll(c.letter.Enclosures)) > 1 {
		enclosures = "Anlagen"
	}
	few := len(linesOfAll(c.letter.Enclosures))+len(linesOfAll(c.letter.Copies))+len(linesOfAll(c.letter.Informed)) <= fewListLines
	first := true
	for _, list := range []struct {
		title string
		lines []string
	}{{enclosures, c.letter.Enclosures}, {"Verteiler", c.letter.Copies}, {"Nachrichtlich", c.letter.Informed}} {
		lines := linesOfAll(list.lines)
		if len(lines) == 0 {
			continue
		}
		if last := len(blocks) - 1; last >= 0 && (first || few) {
			blocks[last].WithNext = true
		}
		first = false
		title := c.paragraph([]Span{{list.title, true}}, bodyLine)
		title.WithNext = true
		names := c.paragraph([]Span{{Text: strings.Join(lines, "\n")}}, 0)
		names.Together = few
		blocks = append(blocks, title, names)
	}
	return blocks
}

// signature sets closing, "gez.", a scanned signature or blank lines to sign in, and who signs, as one block.
func (c *composer) signature() page.Block {
	signature := page.Block{Before: bodyLine, Together: true}
	closing, names := linesOf(page.Clean(c.letter.Closing)), linesOfAll(c.letter.Signatory)
	signature.Rows = c.lines(closing)
	signed := c.signed(names, len(closing) > 0)
	if len(signature.Rows)+len(signed)+len(names) == 0 {
		return page.Block{}
	}
	signature.Rows = append(signature.Rows, signed...)
	signature.Rows = append(signature.Rows, c.lines(names)...)
	return signature
}

// signed sets what stands between closing and name, whichever of them there are.
func (c *composer) signed(names []string, closed bool) []page.Row {
	room := page.Row{Height: LinesForSignature * bodyLine}
	alt := "Unterschrift"
	if len(names) > 0 {
		alt += " von " + names[0]
	}
	if scan, ok := c.picture(c.letter.Signature, size{signatureWidth, room.Height}, "Unterschrift", alt); ok {
		scan.X, scan.Y = TextLeft, (room.Height-scan.Height)/2
		room.Items = []page.Item{scan}
		return []page.Row{room}
	}
	mark := linesOf(page.Clean(c.letter.Mark))
	var rows []page.Row
	switch blank := (page.Row{Height: bodyLine}); {
	case len(mark) == 0 && closed && len(names) > 0:
		rows = append(rows, room)
	case len(mark) > 0:
		if closed {
			rows = append(rows, blank)
		}
		rows = append(rows, c.lines(mark)...)
		if len(names) > 0 {
			rows = append(rows, blank)
		}
	}
	return rows
}

// lines sets lines as rows of one paragraph.
func (c *composer) lines(texts []string) []page.Row {
	return c.paragraph([]Span{{Text: strings.Join(texts, "\n")}}, 0).Rows
}
