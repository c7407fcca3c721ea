package letter

// Tables of a few columns: as wide as their contents need, with a head that is repeated where a page ends.

import (
	"strings"

	"rundertisch/reports/page"
)

// table sets rows of cells. A first row with nothing in it is left out: such a table has no head.
func (c *composer) table(rows [][][]Span, before float64) page.Block {
	headed := len(rows) > 0 && !emptyRow(rows[0])
	if len(rows) > 0 && !headed {
		rows = rows[1:]
	}
	widths := c.columnWidths(rows, headed)
	if len(widths) == 0 {
		return page.Block{}
	}
	table := page.Block{Before: before, Loose: true}
	for i, cells := range rows {
		table.Rows = append(table.Rows, c.row(cells, widths, rowKind{headed, headed && i == 0}))
	}
	if headed {
		table.PageHead = 1
	}
	return table
}

func emptyRow(cells [][]Span) bool {
	for _, cell := range cells {
		if strings.TrimSpace(plain(cell)) != "" {
			return false
		}
	}
	return true
}

// rowKind tells the head from the other rows, and tables with a head, whose rows have some room, from those without, which are set as lines of text.
type rowKind struct{ headed, head bool }

// row sets one row; that of a head is bold, with a rule below.
func (c *composer) row(cells [][]Span, widths []float64, kind rowKind) page.Row {
	var row page.Row
	head, padding := kind.head, 0.0
	if kind.headed {
		padding = rowPadding
	}
	x, height := TextLeft, bodyLine
	for column, width := range widths {
		var cell []Span
		if column < len(cells) {
			cell = cellSpans(cells[column], head)
		}
		if strings.TrimSpace(plain(cell)) != "" {
			lines := c.typesetter.BreakEven(styled(c.hyphenated(cell)), width)
			block := c.nextBlock()
			for i, line := range page.Rows(lines, x, bodyLine, page.TableCell, block) {
				for _, item := range line.Items {
					row.Items = append(row.Items, page.Move(item, 0, padding+float64(i)*bodyLine))
				}
			}
			height = max(height, float64(len(lines))*bodyLine)
		}
		x += width + columnGap
	}
	row.Height = height + 2*padding
	if head {
		row.Items = append(row.Items, page.Rule{X1: TextLeft, Y1: row.Height, X2: x - columnGap, Y2: row.Height, Width: ruleWidth})
	}
	return row
}

// cellSpans returns the text of a cell, bold in a head.
func cellSpans(cell []Span, head bool) []Span {
	if !head {
		return cell
	}
	return []Span{{plain(cell), true}}
}

// columnWidths gives every column what its widest cell needs, as long as the page has room; columns that need more than their share then divide
// what the others leave.
func (c *composer) columnWidths(rows [][][]Span, headed bool) []float64 {
	var widths []float64
	for i, cells := range rows {
		for column, cell := range cells {
			if column == len(widths) {
				widths = append(widths, 0)
			}
			for _, line := range c.typesetter.Break(styled(cellSpans(cell, headed && i == 0)), unlimited) {
				widths[column] = max(widths[column], line.Width)
			}
		}
	}
	return share(widths, textWidth-columnGap*float64(max(len(widths)-1, 0)))
}

// unlimited is a width, mm, that no line reaches.
const unlimited = 1e6

// share cuts widths down to a sum: the narrow ones stay, the wide ones become equal.
func share(widths []float64, room float64) []float64 {
	settled := make([]bool, len(widths))
	for {
		rest, open := room, 0
		for i, width := range widths {
			if settled[i] {
				rest -= width
			} else {
				open++
			}
		}
		if open == 0 {
			return widths
		}
		fair, changed := rest/float64(open), false
		for i, width := range widths {
			if !settled[i] && width <= fair {
				settled[i], changed = true, true
			}
		}
		if changed {
			continue
		}
		for i := range widths {
			if !settled[i] {
				widths[i] = fair
			}
		}
		return widths
	}
}
