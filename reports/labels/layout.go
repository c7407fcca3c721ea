package labels

// Sheets of labels as pages.

import (
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// Inside a label, lengths of our own.
const (
	labelLargest  = 11.0 // pt
	labelSmallest = 6.0  // pt; smaller type cannot be read
	labelLeading  = 1.15 // parts of the type size: ascent and descent of the font without more room

	paddingPart    = 0.04 // of width and height of a label stay free on each side, but no more than
	widestPadding  = 4.0  // mm
	highestPadding = 3.0  // mm
)

// room returns what an address may take on a label.
func (s Sheet) room() room {
	return room{
		width: s.Width - 2*s.paddingX(), height: s.Height - 2*min(highestPadding, paddingPart*s.Height),
		largest: labelLargest, smallest: labelSmallest, leading: labelLeading, place: "Etikett", larger: "größere Etiketten",
	}
}

func (s Sheet) paddingX() float64 { return min(widestPadding, paddingPart*s.Width) }

// Check returns what keeps an address from being printed on labels of this size; none where it fits.
func Check(t *page.Typesetter, s Sheet, label Label) []letter.Problem {
	return fit(t, label, s.room()).problems
}

// Layout sets addresses on sheets of labels, row by row, and returns the sheets: none for no labels. On the first sheet the labels before start
// (counted from 1, row by row) are left free, as they are used up; a start that the sheet does not have counts as 1. Everything is moved by offset.
// Problems name labels on which not everything fits; those are set as far as they go.
func Layout(t *page.Typesetter, s Sheet, labels []Label, start int, offset Offset) ([]page.Page, []letter.Problem) {
	if start < 1 || start > s.Count() {
		start = 1
	}
	var pages []page.Page
	var problems []letter.Problem
	for i, label := range labels {
		place := (start - 1 + i) % s.Count()
		if i == 0 || place == 0 {
			pages = append(pages, page.Page{Width: page.A4Width, Height: page.A4Height})
		}
		address := fit(t, label, s.room())
		problems = append(problems, address.problems...)
		x := s.Left + float64(place%s.Columns)*s.StepX + s.paddingX() + offset.X
		height := float64(len(address.lines)) * s.room().line(address.size)
		y := s.Top + float64(place/s.Columns)*s.StepY + (s.Height-height)/2 + offset.Y
		sheet := &pages[len(pages)-1]
		sheet.Items = append(sheet.Items, setLines(t, address, s.room(), x, y, place+1)...)
	}
	return pages, problems
}

// setLines sets an address as one paragraph whose first line begins at x, y (mm).
func setLines(t *page.Typesetter, address fitted, r room, x, y float64, block int) []page.Item {
	var items []page.Item
	height := r.line(address.size)
	for i, line := range address.lines {
		baseline := y + float64(i)*height + page.Baseline(height, address.size)
		if i < len(address.lines)-1 {
			line += " " // so that readers who do not see the lines hear words, not '1380331 München'
		}
		text := t.Line(x, baseline, line, page.Style{Size: address.size})
		text.Block = block
		items = append(items, text)
	}
	return items
}
