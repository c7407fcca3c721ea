package letter

// From a letter to its pages: what stands at fixed places on the first page, the running text, and the heads of the pages that follow.

import (
	"fmt"
	"strings"

	"rundertisch/reports/page"
)

// Layout sets a letter after DIN 5008 and returns its pages, at least one. It sets every letter as well as it can; what does not fit is told
// by Check.
func Layout(t *page.Typesetter, l Letter) []page.Page {
	return compose(t, l).pages()
}

// composer sets one letter. What it finds too long on the way it notes as problems.
type composer struct {
	typesetter *page.Typesetter
	letter     Letter // settled
	measures   Measures
	hyphenator *hyphenator // none where words are not parted
	blocks     int         // numbers given out so far: see page.Text.Block
	problems   []Problem
}

func compose(t *page.Typesetter, l Letter) *composer {
	c := &composer{typesetter: t, letter: l.Settled(), measures: l.Form.Measures()}
	if l.Hyphenate {
		c.hyphenator = newHyphenator(c.letter)
	}
	return c
}

// problem notes something that goes wrong at a place.
func (c *composer) problem(place string, serious bool, format string, values ...any) {
	c.problems = append(c.problems, Problem{
		Letter: c.letter.Name, Place: place, Text: fmt.Sprintf(format, values...), Serious: serious, Origin: originOf(place),
	})
}

// originOf tells from the place of a problem where it comes from.
func originOf(place string) Origin {
	part, _, _ := strings.Cut(place, ",")
	switch part {
	case "Anschrift", "Anrede":
		return OriginRecipient
	case "Briefkopf", "Rücksendezeile", "Informationsblock", "Unterschrift", "Fußzeile":
		return OriginSender
	}
	return OriginText
}

// nextBlock returns a number that no paragraph of the letter has yet.
func (c *composer) nextBlock() int {
	c.blocks++
	return c.blocks
}

// pages sets the whole letter.
func (c *composer) pages() []page.Page {
	first := c.letterhead()
	first = append(first, c.returnLine()...)
	first = append(first, c.remarks()...)
	first = append(first, c.address()...)
	info, infoBottom := c.info()
	first = append(first, info...)
	footer, textBottom := c.footer()

	top := max(c.measures.FieldBottom(), infoBottom) + SubjectDistance
	if top > textBottom-fewestTextLines*bodyLine {
		c.problem("Informationsblock", true, "Der Informationsblock ist so lang, dass kein Platz für den Text bleibt. Kürzen Sie ihn im Absenderprofil.")
		top = c.measures.FieldBottom() + SubjectDistance
	}
	flow := page.Flow{
		First:     page.Frame{Top: top, Bottom: textBottom},
		Following: page.Frame{Top: followingTop, Bottom: TextBottom},
	}
	filled := flow.Place(c.text())
	pages := make([]page.Page, len(filled))
	for i, content := range filled {
		frame := flow.Following
		p := page.Page{Width: page.A4Width, Height: page.A4Height, Items: c.underlay(i)}
		if i == 0 {
			frame = flow.First
			p.Items = append(p.Items, c.marks()...)
			p.Items = append(p.Items, first...)
		} else {
			p.Items = append(p.Items, c.header(i+1, len(filled))...)
		}
		p.Items = append(p.Items, content.Items...)
		if i == 0 {
			if len(filled) > 1 {
				p.Items = append(p.Items, c.pageNumber(1, len(filled), textBottom+pageNumberBaseline))
			}
			p.Items = append(p.Items, footer...)
		}
		if content.Bottom > frame.Bottom+0.01 {
			c.problem("Text", true, "Eine Zeile einer Tabelle auf Seite %d ist höher als die Seite. Verteilen Sie ihren Inhalt auf mehrere Zeilen.", i+1)
		}
		pages[i] = p
	}
	return pages
}

// fewestTextLines must fit below the information block: subject, salutation and a little text.
const fewestTextLines = 12

// marks returns the marks to fold and to punch at.
func (c *composer) marks() []page.Item {
	mark := func(y, length float64) page.Item {
		return page.Rule{X1: foldLeft, Y1: y, X2: foldLeft + length, Y2: y, Width: markWidth}
	}
	return []page.Item{
		mark(c.measures.FoldMarks[0], foldLength), mark(HoleMark, holeLength), mark(c.measures.FoldMarks[1], foldLength),
	}
}

// header sets the head of a following page: who the letter is for and its date, and which page this is.
func (c *composer) header(number, count int) []page.Item {
	style := page.Style{Size: smallSize}
	numbering := c.pageNumber(number, count, headerBaseline)
	room := numbering.X - TextLeft - 5
	name := c.shorten(c.headerName(), style, room)
	items := []page.Item{}
	if name != "" {
		items = append(items, c.line(TextLeft, headerBaseline, name, style, page.Artifact, c.nextBlock()))
	}
	rule := headerBaseline + 2
	return append(items, numbering, page.Rule{X1: TextLeft, Y1: rule, X2: TextRight, Y2: rule, Width: ruleWidth})
}

// headerName joins the name of the letter, else its first line of address, and the date of its information block.
func (c *composer) headerName() string {
	name := strings.Join(strings.Fields(page.Clean(c.letter.Name)), " ")
	if address := linesOfAll(c.letter.Address); name == "" && len(address) > 0 {
		name = address[0]
	}
	for _, line := range c.letter.Info {
		if strings.EqualFold(strings.TrimRight(strings.TrimSpace(line.Label), ":"), "Datum") {
			if date := strings.TrimSpace(page.Clean(line.Value)); date != "" && name != "" {
				return name + " · " + date
			} else if date != "" {
				return date
			}
		}
	}
	return name
}

// shorten cuts a text to a width, with an ellipsis.
func (c *composer) shorten(text string, style page.Style, width float64) string {
	if c.typesetter.Width(text, style) <= width {
		return text
	}
	lines := c.typesetter.Break([]page.Span{{Text: text, Style: style}}, width-c.typesetter.Width(" …", style))
	return strings.TrimSpace(lines[0].Content()) + " …"
}

// pageNumber sets 'Seite 2 von 3' at the right margin.
func (c *composer) pageNumber(number, count int, baseline float64) page.Text {
	style := page.Style{Size: smallSize}
	text := fmt.Sprintf("Seite %d von %d", number, count)
	return c.line(TextRight-c.typesetter.Width(text, style), baseline, text, style, page.Artifact, c.nextBlock())
}

// line sets one line of text.
func (c *composer) line(x, baseline float64, text string, style page.Style, role page.Role, block int) page.Text {
	set := c.typesetter.Line(x, baseline, text, style)
	set.Role, set.Block = role, block
	return set
}

// linesOfAll cleans lines, parts those with line breaks in them and leaves out blank ones.
func linesOfAll(texts []string) []string {
	var lines []string
	for _, text := range texts {
		lines = append(lines, linesOf(page.Clean(text))...)
	}
	return lines
}
