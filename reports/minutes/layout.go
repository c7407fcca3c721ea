package minutes

// The minutes as paper: where things stand, the pages and what repeats on them.

import "rundertisch/reports/page"

// A4 upright, mm; margins are those of the letters (DIN 5008).
const (
	left  = page.PaperLeft
	right = page.PaperRight
	width = right - left

	leading      = 1.25 // lines, in parts of the type size; DIN 5008: 120 to 130 %
	labelWidth   = 27.0 // labels of the head, with the gap behind
	numberWidth  = 12.0 // least room for the number of an item, with the gap behind
	numberGap    = 3.0
	bulletIndent = 5.0
	paragraphGap = 2.4 // between paragraphs
	headingGap   = 7.0 // above a heading
	subItemGap   = 4.5 // above the heading of a sub-item

	barWidth  = 0.9 // beside a decision
	barIndent = 4.5 // from the bar's left edge to the text

	columnGap    = 5.0  // between columns
	rowPadding   = 1.1  // above and below the text of a row of tasks
	whoWidth     = 45.0 // most that these columns of tasks take
	dueWidth     = 34.0
	bodyWidth    = 28.0 // most that the short name of a body takes
	ruleWidth    = 0.2
	thinRule     = 0.1
	linesPerRow  = 40 // a row of a table that has more is parted, so that pages can end in it
	widestNumber = 30.0
)

const (
	quiet page.Color = 0x404040
	faint page.Color = 0xA0A0A0
)

// Types of the minutes.
var (
	tableType    = page.Style{Size: 10.5, Color: quiet}
	titleType    = page.Style{Face: page.Bold, Size: 18}
	themeType    = page.Style{Face: page.Bold, Size: 12}
	headingType  = page.Style{Face: page.Bold, Size: 12.5}
	subItemType  = page.Style{Face: page.Bold, Size: 11}
	groupType    = page.Style{Face: page.Bold, Size: 9.5}
	bodyType     = page.Style{Size: 11}
	factType     = page.Style{Size: 10.5}
	cellType     = page.Style{Size: 10}
	cellHead     = page.Style{Face: page.Bold, Size: 10}
	personType   = page.Style{Size: 9.5}
	detailType   = page.Style{Size: 9.5, Color: quiet}
	metaType     = page.Style{Size: 9.5, Color: quiet}
	markType     = page.Style{Face: page.Bold, Size: 9.5}
	decisionType = page.Style{Face: page.Bold, Size: 10}
)

// Layout sets minutes on pages of A4, at least one. Following pages have a header that says which minutes these are, and 'Seite 2 von 3'.
func Layout(t *page.Typesetter, m Minutes) []page.Page {
	c := &composer{typesetter: t, minutes: tidy(m)}
	blocks := c.head()
	blocks = append(blocks, c.attendance()...)
	blocks = append(blocks, c.parts(parse(c.minutes.Intro), left, headingGap, false)...)
	blocks = append(blocks, c.items()...)
	blocks = append(blocks, c.next()...)
	return page.Paper(t, joined(" · ", joined(", ", c.minutes.Title, c.minutes.Date), c.minutes.State), blocks)
}

// composer is a layout in the making.
type composer struct {
	typesetter *page.Typesetter
	minutes    Minutes
	block      int
}

func (c *composer) nextBlock() int {
	c.block++
	return c.block
}

// lineHeight is how high lines of a type are, mm.
func lineHeight(style page.Style) float64 { return style.Size * leading * page.MMPerPoint }

// paragraph sets a text, even lines ragged right, x mm from the left edge of the sheet.
func (c *composer) paragraph(text string, style page.Style, role page.Role, x, before float64) page.Block {
	lines := c.typesetter.BreakEven([]page.Span{{Text: page.BindSpaces(text), Style: style}}, right-x)
	return page.Block{Rows: page.Rows(lines, x, lineHeight(style), role, c.nextBlock()), Before: before}
}

// headingRoles say where the headings stand in the structure, by their type.
var headingRoles = map[page.Style]page.Role{titleType: page.Heading, headingType: page.Heading2, groupType: page.Heading3}

// heading sets a heading, which stays with what follows it.
func (c *composer) heading(text string, style page.Style, before float64) page.Block {
	block := c.paragraph(text, style, headingRoles[style], left, before)
	block.WithNext, block.Together = true, true
	return block
}

// parts sets paragraphs and lists; the last of them stays with what follows where withNext says so. A paragraph before a list stays with its first item.
func (c *composer) parts(parts []part, x, before float64, withNext bool) []page.Block {
	var blocks []page.Block
	for i, p := range parts {
		gap := paragraphGap
		switch {
		case i == 0:
			gap = before
		case p.bullet && parts[i-1].bullet:
			gap = 0.6
		}
		var block page.Block
		if p.bullet {
			block = c.item(p.text, x, gap)
		} else {
			block = c.paragraph(p.text, bodyType, page.Paragraph, x, gap)
		}
		last := i == len(parts)-1
		block.WithNext = last && withNext || !last && !p.bullet && parts[i+1].bullet
		blocks = append(blocks, block)
	}
	return blocks
}

// item sets an item of a list: its sign, its text beside it.
func (c *composer) item(text string, x, before float64) page.Block {
	block := c.paragraph(text, bodyType, page.ListItem, x+bulletIndent, before)
	sign := c.typesetter.Line(x+1, page.Baseline(lineHeight(bodyType), bodyType.Size), "• ", bodyType)
	sign.Role, sign.Block = page.ListItem, c.block
	block.Rows[0].Items = append([]page.Item{sign}, block.Rows[0].Items...)
	return block
}
