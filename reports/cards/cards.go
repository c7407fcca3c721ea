// Package cards lays out what a meeting needs on paper: the list to sign, name cards that stand on the table, badges, and the sign for the door.
//
// Nothing here carries telephone numbers or mail addresses: these papers lie open in a room. Lengths are mm, type is in points.
package cards

import (
	"strings"
	"unicode/utf8"

	"rundertisch/reports/page"
)

// Meeting is what the papers say about the meeting itself. Empty texts are left out.
type Meeting struct {
	Title string // '1. Sitzung des Runden Tisches der Migrationsbeauftragten'
	Theme string // what this meeting is about, where it has a title of its own
	Date  string // 'Donnerstag, 15.10.2026', or vague words
	Time  string // '18:00–20:00 Uhr'
	Place string // house and street
	Room  string
}

// Card is somebody at the table.
type Card struct {
	Name     string // as it is spoken: 'Dr. Jürgen Groß'
	Function string
	Body     string // 'BA 5 Au-Haidhausen', the name of a body, or empty
}

// Greys of what is less important or only guides the hand.
const (
	quiet page.Color = 0x404040
	guide page.Color = 0x808080
)

// part is a text of a stack: set as large as its room allows.
type part struct {
	text     string
	face     page.Face
	color    page.Color
	role     page.Role
	largest  float64 // pt
	smallest float64 // pt; only below it a word may be cut between two letters, to go on in the next line
	height   float64 // mm, most that it may take
	gap      float64 // mm above it, where something stands there
}

const (
	leading   = 1.17 // parts of the type size from line to line
	shrinking = 0.96 // from one size that is tried to the next
	fitting   = 0.01 // mm; what sticks out less fits
)

// fitted is a text as it fits: every letter of it stands in one of the lines.
type fitted struct {
	lines []page.Line
	size  float64 // pt
}

// line is how high one of its lines is, mm.
func (f fitted) line() float64 { return f.size * leading * page.MMPerPoint }

// height is how high all its lines are, mm.
func (f fitted) height() float64 { return float64(len(f.lines)) * f.line() }

// fit sets a text in the largest type in which it is no wider than width and no higher than the part may be (mm). A text that is too long for its smallest type is set
// smaller still: it never loses a letter.
func fit(t *page.Typesetter, p part, width float64) fitted {
	for size := p.largest; ; size *= shrinking {
		style := page.Style{Face: p.face, Size: size, Color: p.color}
		set := fitted{t.BreakEven([]page.Span{{Text: page.BindSpaces(p.text), Style: style}}, width), size}
		if set.height() <= p.height+fitting && (size < p.smallest || !cutsWord(set.lines)) {
			return set
		}
	}
}

// cutsWord tells whether a line ends inside of a word where no hyphen stands.
func cutsWord(lines []page.Line) bool {
	for _, line := range lines[:len(lines)-1] {
		if last, _ := utf8.DecodeLastRuneInString(line.Content()); !strings.ContainsRune(" -–/\u00AD", last) {
			return true
		}
	}
	return false
}

// area is a rectangle on a sheet.
type area struct{ x, y, width, height float64 }

// inner returns the area without its margins.
func (a area) inner(x, y float64) area { return area{a.x + x, a.y + y, a.width - 2*x, a.height - 2*y} }

// setter sets stacks of texts. It numbers blocks through a whole document, so that a text never seems to go on with one on the sheet before.
type setter struct {
	typesetter *page.Typesetter
	block      int
}

func (s *setter) nextBlock() int {
	s.block++
	return s.block
}

// stack sets texts below each other in the middle of an area.
func (s *setter) stack(parts []part, in area) []page.Item {
	var sets []fitted
	var shown []part
	total := 0.0
	for _, p := range parts {
		p.text = oneLine(p.text)
		if p.text == "" {
			continue
		}
		if len(shown) == 0 {
			p.gap = 0
		}
		set := fit(s.typesetter, p, in.width)
		sets, shown = append(sets, set), append(shown, p)
		total += p.gap + set.height()
	}
	var items []page.Item
	y := in.y + (in.height-total)/2
	for i, set := range sets {
		y += shown[i].gap
		block := s.nextBlock()
		for _, line := range set.lines {
			for _, text := range line.At(in.x+(in.width-line.Width)/2, y+page.Baseline(set.line(), set.size), shown[i].role, block) {
				items = append(items, text)
			}
			y += set.line()
		}
	}
	return items
}

// oneLine makes a text fit for a line: without signs that cannot be seen, with single blanks.
func oneLine(text string) string { return strings.Join(strings.Fields(page.Clean(text)), " ") }
