package pdf

// What the items of pages belong to: paragraphs, headings, list items, table cells and pictures, which may go on over pages.

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"rundertisch/reports/page"
)

// element is a paragraph, heading, sign or text of a list item, table cell or picture.
type element struct {
	role  page.Role
	block int
	marks []mark

	left, baseline float64   // mm, where it starts; tells the cells of a table apart
	bold           bool      // all of it
	sign           rune      // the first of a sign
	tail           page.Text // the last text so far
	tailPage       int
	image          *page.Image
	box            string // where the picture stands, as the file says it: left, bottom, right, top in points
}

// mark is a piece of marked content.
type mark struct {
	page   int // counted from 0
	number int // on the page
}

// Roles that package page tells by other means.
const (
	figure    page.Role = 255
	listLabel page.Role = 254
)

// structureTypes are the standard types of ISO 32000-1, 14.8.4 for the roles of text.
var structureTypes = map[page.Role]string{
	page.Paragraph: "P",
	page.Heading:   "H1",
	page.Heading2:  "H2",
	page.Heading3:  "H3",
	page.ListItem:  "LBody",
	page.TableCell: "TD",
	listLabel:      "Lbl",
	figure:         "Figure",
}

// run is a part of a page that shares a mark.
type run struct {
	element *element // nil for what has no meaning for readers that do not see the page
	mark    int      // number on the page
	items   []page.Item
}

// blankBefore returns a blank where a line of an element, or a part of one, would be read as one word with what stands before it: lines of an address
// end without one. Lines of a paragraph have theirs, or end inside of a word at a hyphen.
func (e *element) blankBefore(text page.Text, number int) []page.Item {
	before, same := e.tail, e.tailPage == number
	e.tail, e.tailPage = text, number
	if len(before.Pieces) == 0 || len(text.Pieces) == 0 || strings.HasPrefix(text.Content, " ") || joinsNext(before.Content) {
		return nil
	}
	const touching = 0.1 // mm
	x, y := before.X+before.Width, before.Baseline
	if same && y == text.Baseline && math.Abs(x-text.X) < touching {
		return nil
	}
	if !same {
		x, y = text.X, text.Baseline
	}
	font := before.Pieces[len(before.Pieces)-1].Font
	return []page.Item{page.Text{X: x, Baseline: y, Style: before.Style, Content: " ", Pieces: []page.Piece{{X: x, Y: y, Font: font, Text: " "}}}}
}

// joinsNext tells whether what follows a text in the next line belongs to the same word, or a blank stands there already.
func joinsNext(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(" \u00a0\u00ad-–/", r) && !strings.HasSuffix(text, " –")
}

// outline finds the elements of letters, page after page.
type outline struct {
	pages [][]*element // for each page those that begin there

	current []*element        // on this page, also the one that goes on from the last
	last    *element          // the last element of the letter so far
	cells   map[cellText]bool // what stood in tables on earlier pages of the letter
	fresh   map[cellText]bool // what stands in tables on this page
}

// cellText is a text in a table.
type cellText struct {
	block   int
	content string
}

// beginPage begins a page; blocks are numbered anew where a letter starts.
func (o *outline) beginPage(letter bool) {
	if o.cells == nil || letter {
		o.cells, o.last = map[cellText]bool{}, nil
	} else {
		for cell := range o.fresh {
			o.cells[cell] = true
		}
	}
	o.fresh = map[cellText]bool{}
	o.current = nil
	o.pages = append(o.pages, nil)
}

// runs cuts the page that was begun into runs.
func (o *outline) runs(sheet page.Page) []run {
	var runs []run
	next := 0 // number of the next mark
	for _, item := range sheet.Items {
		e := o.elementFor(item, sheet)
		items := []page.Item{item}
		if text, ok := item.(page.Text); ok && e != nil {
			items = append(e.blankBefore(text, len(o.pages)-1), item)
		}
		if last := len(runs) - 1; last >= 0 && runs[last].element == e {
			runs[last].items = append(runs[last].items, items...)
			continue
		}
		r := run{element: e, items: items}
		if e != nil {
			r.mark = next
			next++
			e.marks = append(e.marks, mark{len(o.pages) - 1, r.mark})
		}
		runs = append(runs, r)
	}
	return runs
}

// elementFor returns the element that an item belongs to, nil where it has none.
func (o *outline) elementFor(item page.Item, sheet page.Page) *element {
	switch item := item.(type) {
	case page.Image:
		if item.Alt == "" {
			return nil
		}
		box := fmt.Sprintf("%.2f %.2f %.2f %.2f", item.X/page.MMPerPoint, (sheet.Height-item.Y-item.Height)/page.MMPerPoint,
			(item.X+item.Width)/page.MMPerPoint, (sheet.Height-item.Y)/page.MMPerPoint)
		return o.begin(&element{role: figure, image: &item, box: box})
	case page.Text:
		if item.Role == page.Artifact || o.repeated(item) {
			return nil
		}
		return o.elementOf(item)
	}
	return nil
}

// repeated tells whether a text repeats the head of a table on a page that the table goes on to, and else remembers it.
func (o *outline) repeated(text page.Text) bool {
	if text.Role != page.TableCell {
		return false
	}
	cell := cellText{text.Block, text.Content}
	o.fresh[cell] = true
	return len(o.current) == 0 && o.cells[cell]
}

// elementOf finds the element of a text, or begins one. The first text of a page may go on with the last element of the page before.
func (o *outline) elementOf(text page.Text) *element {
	role := text.Role
	if role == page.ListItem && listSign.MatchString(text.Content) && !o.has(page.ListItem, text.Block) {
		role = listLabel
	}
	for i := len(o.current) - 1; i >= 0; i-- {
		if e := o.current[i]; e.role == role && e.block == text.Block {
			e.bold = e.bold && text.Style.Face == page.Bold
			return e
		}
	}
	if e := o.last; len(o.current) == 0 && e != nil && e.role == role && e.block == text.Block {
		o.current = append(o.current, e)
		return e
	}
	sign, _ := utf8.DecodeRuneInString(text.Content)
	return o.begin(&element{role: role, block: text.Block, left: text.X, baseline: text.Baseline, bold: text.Style.Face == page.Bold, sign: sign})
}

// listSign is what stands before the text of a list item.
var listSign = regexp.MustCompile(`^(?:[•–*-]|(?:\d+|[a-z])[.)])[ \x{00A0}]*$`)

// has tells whether an element is on this page.
func (o *outline) has(role page.Role, block int) bool {
	for _, e := range o.current {
		if e.role == role && e.block == block {
			return true
		}
	}
	return false
}

func (o *outline) begin(e *element) *element {
	page := &o.pages[len(o.pages)-1]
	*page = append(*page, e)
	o.current = append(o.current, e)
	o.last = e
	return e
}

// numbering says what kind of signs a list has (ISO 32000-1, table 347).
func (e *element) numbering() string {
	switch {
	case e.sign >= '0' && e.sign <= '9':
		return "Decimal"
	case e.sign >= 'a' && e.sign <= 'z':
		return "LowerAlpha"
	case e.sign == '•':
		return "Disc"
	}
	return "None"
}
