package contacts

// People as a list to print: A4 across, the head of the table on every page, pages counted.

import (
	"fmt"
	"strconv"
	"strings"

	"rundertisch/reports/page"
)

// A4 across, mm; the left margin is wide enough to be punched (DIN 5008: 25 mm).
const (
	listWidth  = page.A4Height
	listHeight = page.A4Width
	listLeft   = 25.0
	listRight  = listWidth - 12
	listTop    = 16.0
	listBottom = listHeight - 18
	footLine   = listHeight - 10 // baseline

	cellPadding = 1.2  // mm left and right of a text
	rowPadding  = 1.1  // mm above and below
	leading     = 1.25 // height of a line by its size
	ruleWidth   = 0.15 // mm
)

// Colours of what is less important, and of lines.
const (
	quiet     page.Color = 0x404040
	lineColor page.Color = 0xB0B0B0
)

// listColumns are the columns, mm; together as wide as the sheet has room.
var listColumns = []struct {
	title string
	width float64
	text  func(Card) []string // lines; the first of the first column is bold
}{
	{"Name", 56, func(c Card) []string { return []string{c.listName(), spaced(c.Organisation, c.Department)} }},
	{"Funktion", 64, Card.roleLines},
	{"Anschrift", 52, Card.addressLines},
	{"E-Mail", listRight - listLeft - 56 - 64 - 52 - 36, func(c Card) []string { return values(c.Mails) }},
	{"Telefon", 36, func(c Card) []string { return append(values(c.Phones), values(c.Mobiles)...) }},
}

var (
	titleType = page.Style{Face: page.Bold, Size: 14}
	noteType  = page.Style{Size: 9, Color: quiet}
	headType  = page.Style{Face: page.Bold, Size: 9}
	nameType  = page.Style{Face: page.Bold, Size: 9}
	cellType  = page.Style{Size: 9}
	footType  = page.Style{Size: 8, Color: quiet}
)

// Heading is what stands above a list and at the foot of its pages.
type Heading struct {
	Title string // 'Personen'
	Note  string // one line below the title; may be empty
	Day   string // '3. März 2026'
}

// List sets people as a list to print. There is always at least one page.
func List(t *page.Typesetter, h Heading, cards []Card) []page.Page {
	l := list{typesetter: t}
	table := page.Block{PageHead: 1, Loose: true, Before: 3, Rows: []page.Row{l.head()}}
	for _, c := range cards {
		table.Rows = append(table.Rows, l.row(c))
	}
	frame := page.Frame{Top: listTop, Bottom: listBottom}
	var pages []page.Page
	for _, filled := range (page.Flow{First: frame, Following: frame}).Place([]page.Block{l.title(h), table}) {
		pages = append(pages, page.Page{Width: listWidth, Height: listHeight, Items: filled.Items})
	}
	for i := range pages {
		pages[i].Items = append(pages[i].Items, l.foot(h, i+1, len(pages))...)
	}
	return pages
}

// list is a list in the making.
type list struct {
	typesetter *page.Typesetter
	block      int
}

func (l *list) nextBlock() int {
	l.block++
	return l.block
}

func (l *list) title(h Heading) page.Block {
	block := page.Block{Together: true, WithNext: true}
	for _, part := range []struct {
		text  string
		style page.Style
		role  page.Role
	}{{h.Title, titleType, page.Heading}, {h.Note, noteType, page.Paragraph}} {
		text := oneLine(part.text)
		if text == "" {
			continue
		}
		lines := l.typesetter.BreakEven([]page.Span{{Text: page.BindSpaces(text), Style: part.style}}, listRight-listLeft)
		block.Rows = append(block.Rows, page.Rows(lines, listLeft, part.style.Size*1.3*page.MMPerPoint, part.role, l.nextBlock())...)
	}
	return block
}

// head is the row that every page repeats.
func (l *list) head() page.Row {
	cells := make([][]page.Span, len(listColumns))
	for i, c := range listColumns {
		cells[i] = []page.Span{{Text: c.title, Style: headType}}
	}
	row := l.cells(cells)
	row.Items = append(row.Items, rule(0), rule(row.Height))
	return row
}

func (l *list) row(c Card) page.Row {
	cells := make([][]page.Span, len(listColumns))
	for i, column := range listColumns {
		for _, text := range column.text(c) {
			if text = oneLine(text); text == "" {
				continue
			}
			style := cellType
			if i == 0 && len(cells[i]) == 0 {
				style = nameType
			}
			if len(cells[i]) > 0 {
				text = "\n" + text
			}
			cells[i] = append(cells[i], page.Span{Text: text, Style: style})
		}
	}
	row := l.cells(cells)
	row.Items = append(row.Items, rule(row.Height))
	return row
}

func rule(y float64) page.Rule {
	return page.Rule{X1: listLeft, Y1: y, X2: listRight, Y2: y, Width: ruleWidth, Color: lineColor}
}

// cells sets a row; its texts begin at the top.
func (l *list) cells(cells [][]page.Span) page.Row {
	height := cellType.Size * leading * page.MMPerPoint
	var row page.Row
	x := listLeft
	for i, column := range listColumns {
		if len(cells[i]) > 0 {
			block, y := l.nextBlock(), rowPadding
			for _, line := range l.typesetter.Break(cells[i], column.width-2*cellPadding) {
				for _, text := range line.At(x+cellPadding, y+page.Baseline(height, cellType.Size), page.TableCell, block) {
					row.Items = append(row.Items, text)
				}
				y += height
			}
			row.Height = max(row.Height, y+rowPadding)
		}
		x += column.width
	}
	row.Height = max(row.Height, height+2*rowPadding)
	return row
}

// foot names the list and its day at the left and counts the pages at the right.
func (l *list) foot(h Heading, number, pages int) []page.Item {
	name := l.typesetter.Line(listLeft, footLine, spaced(h.Title+",", "Stand", h.Day), footType)
	count := l.typesetter.Line(0, 0, fmt.Sprintf("Seite %d von %d", number, pages), footType)
	count = page.Move(count, listRight-count.Width, footLine).(page.Text)
	name.Role, count.Role = page.Artifact, page.Artifact
	return []page.Item{name, count}
}

// listName returns the name as lists sort it: 'Groß, Jürgen, Dr.'.
func (c Card) listName() string {
	var parts []string
	for _, part := range []string{c.LastName, c.FirstName, c.Title} {
		if part = oneLine(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func (c Card) roleLines() []string {
	var lines []string
	for _, r := range c.Roles {
		line := r.Function
		if r.District != 0 {
			line += ", BA " + strconv.Itoa(r.District)
		}
		if r.Organisation != "" && r.Organisation != c.Organisation { // that stands below the name
			line += ", " + r.Organisation
		}
		lines = append(lines, line)
	}
	return lines
}

// addressLines is the first address.
func (c Card) addressLines() []string {
	if len(c.Addresses) == 0 {
		return nil
	}
	a := c.Addresses[0]
	return []string{a.Extra, a.Street, spaced(a.Postcode, a.City), a.Country}
}

func values(entries []Entry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = e.Value
	}
	return all
}
