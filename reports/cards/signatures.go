package cards

// The list that is laid out to be signed.

import (
	"fmt"

	"rundertisch/reports/page"
)

// Signer is a row of the list.
type Signer struct {
	Body       string // 'BA 5', 'MB', 'Gast'
	BodyName   string // name of the district, or empty
	Name       string // as lists sort it: 'Groß, Jürgen, Dr.'
	Substitute string // who comes in place, or empty
	Function   string
}

// guest is what stands in the first column of an empty line.
const guest = "Gast"

// A4 upright; the left margin is wide enough to be punched (DIN 5008: 25 mm).
const (
	listLeft   = 25.0
	listRight  = page.A4Width - 12
	listTop    = 18.0
	listBottom = page.A4Height - 20
	footLine   = page.A4Height - 12 // baseline

	cellPadding = 1.5  // mm left and right of a text
	rowPadding  = 1.6  // mm above and below one that fills its row
	rowHeight   = 10.0 // mm at least, room for a signature
	headHeight  = 8.0  // mm
	ruleWidth   = 0.2  // mm
)

// columns of the list, mm; together as wide as the sheet has room.
var columns = []struct {
	title string
	width float64
}{
	{"Nr./BA", 33}, {"Name", 43}, {"Funktion", 44}, {"Unterschrift", listRight - listLeft - 33 - 43 - 44},
}

// Types of the list.
var (
	titleType = page.Style{Face: page.Bold, Size: 15}
	factType  = page.Style{Size: 10.5}
	headType  = page.Style{Face: page.Bold, Size: 10}
	cellType  = page.Style{Size: 10}
	nameType  = page.Style{Face: page.Bold, Size: 10}
	smallType = page.Style{Size: 8, Color: quiet}
	footType  = page.Style{Size: 8.5, Color: quiet}
)

// SignatureSheet sets the list to sign: a row for each signer, then so many empty ones for guests. The head of the table is on every page; below stand the meeting, its date and
// 'Seite 1 von 3'. There is always at least one page.
func SignatureSheet(t *page.Typesetter, m Meeting, signers []Signer, guests int) []page.Page {
	l := list{setter{typesetter: t}}
	table := page.Block{PageHead: 1, Loose: true, Before: 4, Rows: []page.Row{l.head()}}
	for _, signer := range signers {
		table.Rows = append(table.Rows, l.row(signer))
	}
	for range guests {
		table.Rows = append(table.Rows, l.row(Signer{Body: guest}))
	}
	frame := page.Frame{Top: listTop, Bottom: listBottom}
	var pages []page.Page
	for _, filled := range (page.Flow{First: frame, Following: frame}).Place([]page.Block{l.title(m), table}) {
		pages = append(pages, page.Page{Width: page.A4Width, Height: page.A4Height, Items: filled.Items})
	}
	for i := range pages {
		pages[i].Items = append(pages[i].Items, l.foot(m, i+1, len(pages))...)
	}
	return pages
}

// list is a list in the making.
type list struct{ setter }

// title is what stands above the table on the first page.
func (l *list) title(m Meeting) page.Block {
	block := page.Block{Together: true, WithNext: true}
	add := func(text string, style page.Style, role page.Role) {
		if text = oneLine(text); text == "" {
			return
		}
		lines := l.typesetter.BreakEven([]page.Span{{Text: page.BindSpaces(text), Style: style}}, listRight-listLeft)
		block.Rows = append(block.Rows, page.Rows(lines, listLeft, style.Size*1.3*page.MMPerPoint, role, l.nextBlock())...)
	}
	add("Unterschriftenliste: "+m.Title, titleType, page.Heading)
	add(m.Theme, nameType, page.Paragraph)
	add(joined(", ", m.Date, m.Time), factType, page.Paragraph)
	add(joined(", ", m.Place, m.Room), factType, page.Paragraph)
	return block
}

// joined joins the texts that are not empty.
func joined(between string, texts ...string) string {
	all := ""
	for _, text := range texts {
		if text == "" {
			continue
		}
		if all != "" {
			all += between
		}
		all += text
	}
	return all
}

// head is the row that every page repeats.
func (l *list) head() page.Row {
	cells := make([][]page.Span, len(columns))
	for i, c := range columns {
		cells[i] = []page.Span{{Text: c.title, Style: headType}}
	}
	row := l.cells(cells, headHeight)
	row.Items = append(row.Items, page.Rule{X1: listLeft, Y1: 0, X2: listRight, Y2: 0, Width: ruleWidth})
	return row
}

// row is a line to sign.
func (l *list) row(s Signer) page.Row {
	cells := make([][]page.Span, len(columns))
	set := func(column int, first string, style page.Style, second string) {
		if first = oneLine(first); first != "" {
			cells[column] = append(cells[column], page.Span{Text: page.BindSpaces(first), Style: style})
		}
		if second = oneLine(second); second != "" {
			if first != "" {
				second = "\n" + second
			}
			cells[column] = append(cells[column], page.Span{Text: page.BindSpaces(second), Style: smallType})
		}
	}
	substitute := ""
	if s.Substitute != "" {
		substitute = "Vertretung: " + s.Substitute
	}
	set(0, s.Body, cellType, s.BodyName)
	set(1, s.Name, nameType, substitute)
	set(2, s.Function, cellType, "")
	return l.cells(cells, rowHeight)
}

// cells sets a row with the lines around it. First lines of all cells stand on one baseline, by which a row is known in the structure of the file.
func (l *list) cells(cells [][]page.Span, least float64) page.Row {
	type set struct {
		x     float64
		lines []page.Line
	}
	var sets []set
	x, highest, first := listLeft, 0.0, 0.0
	for i, c := range columns {
		if len(cells[i]) > 0 {
			lines := l.typesetter.Break(cells[i], c.width-2*cellPadding)
			sets = append(sets, set{x + cellPadding, lines})
			highest, first = max(highest, linesHeight(lines)), max(first, lineHeight(lines[0]))
		}
		x += c.width
	}
	row := page.Row{Height: max(least, highest+2*rowPadding)}
	for _, s := range sets {
		block := l.nextBlock()
		y := (row.Height-highest)/2 + first - lineHeight(s.lines[0])
		for i, line := range s.lines {
			baseline := y + page.Baseline(lineHeight(line), line.Size)
			if i == 0 {
				baseline = (row.Height-highest)/2 + page.Baseline(first, first/(leading*page.MMPerPoint))
			}
			for _, text := range line.At(s.x, baseline, page.TableCell, block) {
				row.Items = append(row.Items, text)
			}
			y += lineHeight(line)
		}
	}
	edge := listLeft
	for i := 0; i <= len(columns); i++ {
		row.Items = append(row.Items, page.Rule{X1: edge, Y1: 0, X2: edge, Y2: row.Height, Width: ruleWidth})
		if i < len(columns) {
			edge += columns[i].width
		}
	}
	row.Items = append(row.Items, page.Rule{X1: listLeft, Y1: row.Height, X2: listRight, Y2: row.Height, Width: ruleWidth})
	return row
}

// lineHeight is how high a line is, mm.
func lineHeight(line page.Line) float64 { return line.Size * leading * page.MMPerPoint }

func linesHeight(lines []page.Line) float64 {
	height := 0.0
	for _, line := range lines {
		height += lineHeight(line)
	}
	return height
}

// foot names the meeting at the left, for sheets that have come apart, and counts the pages at the right.
func (l *list) foot(m Meeting, number, pages int) []page.Item {
	count := l.typesetter.Line(0, 0, fmt.Sprintf("Seite %d von %d", number, pages), footType)
	room := listRight - listLeft - count.Width - 6
	meeting := fit(l.typesetter, part{text: oneLine(joined(", ", m.Title, m.Date)), color: quiet, largest: footType.Size, smallest: 5, height: footType.Size * leading * page.MMPerPoint}, room)
	var items []page.Item
	for i, line := range meeting.lines {
		for _, text := range line.At(listLeft, footLine+float64(i)*meeting.line(), page.Artifact, 0) {
			items = append(items, text)
		}
	}
	count = page.Move(count, listRight-count.Width, footLine).(page.Text)
	count.Role = page.Artifact
	return append(items, count)
}
