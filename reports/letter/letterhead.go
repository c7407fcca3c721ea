package letter

// The head and the foot of the paper: lines and logo that are set here, or the house's own letterhead, as a PDF under the text or printed already.

import (
	"fmt"

	"rundertisch/reports/page"
)

// ownLetterhead tells whether head and foot are set here. Otherwise the paper brings them.
func (l Letter) ownLetterhead() bool { return !l.Preprinted && !l.Background.present() }

func (b Background) present() bool { return b.Hash != "" || len(b.Data) > 0 }

// follows tells whether the letterhead has a page for the pages behind the first.
func (b Background) follows() bool { return b.Pages > 1 || len(b.Following) > 0 }

// underlay returns what lies under a page (counted from 0): a page of the house's letterhead, or nothing.
func (c *composer) underlay(number int) []page.Item {
	background := c.letter.Background
	if c.letter.Preprinted || !background.present() {
		return nil
	}
	if len(background.Data) == 0 {
		if number == 0 {
			c.problem("Briefkopf", true, "Der Briefbogen, der unter den Text gehört, ist nicht da. Wählen Sie ihn im Absenderprofil neu.")
		}
		return nil
	}
	switch {
	case number == 0:
		return []page.Item{page.Underlay{Data: background.Data, Picture: background.First}}
	case background.follows():
		return []page.Item{page.Underlay{Data: background.Data, Page: 1, Picture: background.Following}}
	}
	return nil
}

// letterhead sets the lines of the letterhead, the first bold, and the logo right of them.
func (c *composer) letterhead() []page.Item {
	if !c.letter.ownLetterhead() {
		return nil
	}
	logo, edge := c.logo()
	lines := linesOfAll(c.letter.Letterhead)
	var items []page.Item
	block := c.nextBlock()
	y := c.measures.LetterheadTop
	for i, line := range lines {
		if y+letterheadLine > c.measures.LetterheadBottom+0.01 {
			c.problem("Briefkopf", true, "Der Briefkopf hat %d Zeilen, Platz ist für %d. Kürzen Sie ihn im Absenderprofil.", len(lines), i)
			break
		}
		style := page.Style{Size: letterheadOtherSize}
		if i == 0 {
			style = page.Style{Size: letterheadSize, Face: page.Bold}
		}
		text := c.line(TextLeft, y+page.Baseline(letterheadLine, style.Size), line, style, page.Paragraph, block)
		if place := fmt.Sprintf("Briefkopf, Zeile %d", i+1); text.Width > TextRight-TextLeft {
			c.problem(place, true, "Die Zeile ist breiter als das Blatt. Kürzen oder teilen Sie sie im Absenderprofil.")
		} else if text.X+text.Width > edge {
			c.problem(place, true, "Die Zeile reicht bis in das Logo. Kürzen oder teilen Sie sie im Absenderprofil.")
		}
		items = append(items, text)
		y += letterheadLine
	}
	return append(items, logo...)
}

// logo sets the logo at the right margin, level with the top of the letterhead. It returns how far right the letterhead may reach.
func (c *composer) logo() ([]page.Item, float64) {
	room := size{logoWidth, c.measures.LogoHeight}
	picture, ok := c.picture(c.letter.Logo, room, "Briefkopf", "Logo")
	if !ok {
		return nil, TextRight
	}
	picture.X, picture.Y = TextRight-picture.Width, c.measures.LetterheadTop
	return []page.Item{picture}, picture.X - logoGap
}

// footer sets the small lines at the foot of the first page and returns where the text above has to end. Paper that brings its own foot has it in
// the lower margin.
func (c *composer) footer() ([]page.Item, float64) {
	if !c.letter.ownLetterhead() {
		return nil, TextBottom - pageNumberRoom
	}
	lines := linesOfAll(c.letter.Footer)
	if len(lines) > footerLines {
		c.problem("Fußzeile", true, "Die Fußzeile hat %d Zeilen, Platz ist für %d. Kürzen Sie sie im Absenderprofil.", len(lines), footerLines)
		lines = lines[:footerLines]
	}
	top := footerBottom - float64(len(lines))*footerLine
	style := page.Style{Size: footerSize}
	var items []page.Item
	if len(lines) > 0 {
		items = append(items, page.Rule{X1: TextLeft, Y1: top - 1, X2: TextRight, Y2: top - 1, Width: ruleWidth})
	}
	block := c.nextBlock()
	for i, line := range lines {
		baseline := top + float64(i)*footerLine + page.Baseline(footerLine, footerSize)
		text := c.line(TextLeft, baseline, line, style, page.Artifact, block)
		if text.Width > TextRight-TextLeft {
			c.problem(fmt.Sprintf("Fußzeile, Zeile %d", i+1), true, "Die Zeile ist breiter als das Blatt. Kürzen oder teilen Sie sie im Absenderprofil.")
		}
		items = append(items, text)
	}
	return items, min(TextBottom, top-pageNumberRoom)
}
