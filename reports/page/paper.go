package page

// Papers of our own: A4 upright with the margins of letters, pages that say which they are.

import (
	"fmt"
	"strings"
)

// The column of text of a paper, mm from the left and the upper edge of the sheet: the margins of letters (DIN 5008).
const (
	PaperLeft   = 25.0
	PaperRight  = A4Width - 20
	PaperTop    = 22.0 // of the first page
	PaperBottom = A4Height - 20
)

const (
	followingTop   = 28.0
	paperHeader    = 18.0 // baseline, of following pages
	paperFoot      = PaperBottom + 7
	paperHeaderGap = 5.0 // between title and number

	paperQuiet Color = 0x404040
	paperFaint Color = 0xA0A0A0
)

var paperSmall = Style{Size: 9, Color: paperQuiet}

// Paper places blocks on pages, at least one. Following pages have a header with the title, which is cut where it is too long, and 'Seite 2 von 3', for sheets that have come apart; where there are any, the first
// page has its number at the foot.
func Paper(t *Typesetter, title string, blocks []Block) []Page {
	filled := Flow{First: Frame{Top: PaperTop, Bottom: PaperBottom}, Following: Frame{Top: followingTop, Bottom: PaperBottom}}.Place(blocks)
	pages := make([]Page, len(filled))
	for i, content := range filled {
		pages[i] = Page{Width: A4Width, Height: A4Height}
		which := fmt.Sprintf("Seite %d von %d", i+1, len(filled))
		number := paperLine(t, PaperRight-t.Width(which, paperSmall), paperHeader, which)
		if i > 0 {
			shown := paperLine(t, PaperLeft, paperHeader, shortened(t, title, number.X-PaperLeft-paperHeaderGap))
			rule := Rule{X1: PaperLeft, Y1: paperHeader + 2.2, X2: PaperRight, Y2: paperHeader + 2.2, Width: 0.2, Color: paperFaint}
			pages[i].Items = []Item{shown, number, rule}
		}
		pages[i].Items = append(pages[i].Items, content.Items...)
		if i == 0 && len(filled) > 1 {
			number.Baseline = paperFoot
			pages[i].Items = append(pages[i].Items, number)
		}
	}
	return pages
}

// paperLine sets a line that only guides the eye.
func paperLine(t *Typesetter, x, baseline float64, text string) Text {
	line := t.Line(x, baseline, text, paperSmall)
	line.Role = Artifact
	return line
}

// shortened cuts a text of the header that is too long.
func shortened(t *Typesetter, text string, room float64) string {
	if t.Width(text, paperSmall) <= room {
		return text
	}
	lines := t.Break([]Span{{Text: text, Style: paperSmall}}, room-t.Width(" …", paperSmall))
	return strings.TrimSpace(lines[0].Content()) + " …"
}
