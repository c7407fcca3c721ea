package labels

// Fitting an address into its room: smaller type, or lines broken where words end, whichever leaves the larger type.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

const (
	sizeStep  = 0.5  // pt
	breakGain = 2.5  // pt; a line is only broken where the type becomes so much larger
	touching  = 0.01 // mm; what sticks out less fits
)

// room is what an address may take.
type room struct {
	width, height     float64 // mm
	largest, smallest float64 // pt
	leading           float64 // parts of the type size from line to line
	place             string  // German: how problems call it
	larger            string  // German: what has more room, in the accusative
}

// line is how high a line of type is, mm.
func (r room) line(size float64) float64 { return size * r.leading * page.MMPerPoint }

// sizes returns the sizes to try, from the largest.
func (r room) sizes() []float64 {
	var sizes []float64
	for size := r.largest; size >= r.smallest; size -= sizeStep {
		sizes = append(sizes, size)
	}
	return sizes
}

// fitted is an address as it stands on paper.
type fitted struct {
	lines    []string
	size     float64 // pt
	problems []letter.Problem
}

// fit sets an address as large as its room allows. What does not fit in the smallest type either is reported, and cut off.
func fit(t *page.Typesetter, label Label, r room) fitted {
	lines := cleanLines(label.Lines)
	whole, broken := fitted{}, fitted{}
	for _, size := range r.sizes() {
		if whole.size == 0 && r.holds(t, lines, size) {
			whole = fitted{lines: lines, size: size}
		}
		if broken.size == 0 {
			if parts, cut := breakLines(t, lines, r.width, size); !cut && r.holds(t, parts, size) {
				broken = fitted{lines: parts, size: size}
			}
		}
	}
	best := whole
	if broken.size > whole.size+breakGain {
		best = broken
	}
	if best.size == 0 {
		best = fitted{lines: r.shortened(t, lines), size: r.smallest, problems: r.tooLarge(t, lines)}
	}
	best.problems = append(best.problems, r.wrongLines(lines)...)
	for i := range best.problems {
		p := &best.problems[i]
		p.Letter, p.Serious, p.Origin = label.Name, true, letter.OriginRecipient
	}
	return best
}

// holds tells whether lines fit as they are.
func (r room) holds(t *page.Typesetter, lines []string, size float64) bool {
	if float64(len(lines))*r.line(size) > r.height+touching {
		return false
	}
	return !slices.ContainsFunc(lines, func(line string) bool { return t.Width(line, page.Style{Size: size}) > r.width+touching })
}

// breakLines breaks lines that are too wide, each into as few parts as can be; cut tells that a word had to be cut.
func breakLines(t *page.Typesetter, lines []string, width, size float64) (broken []string, cut bool) {
	style := page.Style{Size: size}
	for _, line := range lines {
		if t.Width(line, style) <= width+touching {
			broken = append(broken, line)
			continue
		}
		parts, inWord := balance(t, []page.Span{{Text: bind(line), Style: style}}, width)
		broken, cut = append(broken, parts...), cut || inWord
	}
	return broken, cut
}

// shortWord is a short word before a hyphen, which should not end a line: 'BA-Geschäftsstelle', 'E-Mail'.
var shortWord = regexp.MustCompile(`(^|[^\pL\pN-])(\p{Lu}{1,3}-)(\pL)`)

// bind forbids lines to end where they should not: in 'Nr. 25', and behind 'BA-'.
func bind(line string) string {
	const wordJoiner = "\u2060" // invisible; no line ends before or after it
	return shortWord.ReplaceAllString(page.BindSpaces(line), "${1}${2}"+wordJoiner+"${3}")
}

// balance breaks a line into parts of about the same width, so that no short word is left over.
func balance(t *page.Typesetter, line []page.Span, width float64) (parts []string, inWord bool) {
	parts, inWord = contents(t.Break(line, width))
	for low, high := width/2, width; !inWord && high-low > 0.5; {
		middle := (low + high) / 2
		if narrower, cut := contents(t.Break(line, middle)); !cut && len(narrower) == len(parts) {
			parts, high = narrower, middle
		} else {
			low = middle
		}
	}
	return parts, inWord
}

// contents returns the texts of lines; inWord tells that one of them ends inside a word.
func contents(lines []page.Line) (texts []string, inWord bool) {
	for i, line := range lines {
		text := line.Content()
		texts = append(texts, strings.TrimSpace(text))
		inWord = inWord || i < len(lines)-1 && !endsOutsideWord(text)
	}
	return texts, inWord
}

// endsOutsideWord tells whether a line ends where a reader expects it: behind a blank, a dash, a stroke or a soft hyphen.
func endsOutsideWord(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(" -–/\u00AD", last)
}

// shortened is what is set of lines that do not fit: broken anywhere, as many as there is room for.
func (r room) shortened(t *page.Typesetter, lines []string) []string {
	broken, _ := breakLines(t, lines, r.width, r.smallest)
	return broken[:min(len(broken), r.most())]
}

// most returns how many lines there is room for.
func (r room) most() int { return int((r.height + touching) / r.line(r.smallest)) }

// tooLarge names the lines that are too wide even in the smallest type, or else those that are too many.
func (r room) tooLarge(t *page.Typesetter, lines []string) []letter.Problem {
	var problems []letter.Problem
	for i, line := range lines {
		if _, cut := breakLines(t, []string{line}, r.width, r.smallest); cut {
			problems = append(problems, r.problemAt(i, "„%s“ ist zu lang und lässt sich nicht trennen. Bitte die Zeile kürzen oder %s nehmen.", line, r.larger))
		}
	}
	if len(problems) > 0 {
		return problems
	}
	most := r.most()
	broken, _ := breakLines(t, lines, r.width, r.smallest)
	if len(lines) > most {
		return []letter.Problem{r.problemAt(most, "Die Anschrift hat %d Zeilen, Platz ist für %d. Bitte zwei Angaben in eine Zeile schreiben oder %s nehmen.",
			len(lines), most, r.larger)}
	}
	return []letter.Problem{r.problemAt(widest(t, lines), "Die Zeile ist zu lang: Getrennt hätte die Anschrift %d Zeilen, Platz ist für %d. Bitte die Zeile kürzen oder %s nehmen.",
		len(broken), most, r.larger)}
}

// wrongLines reports an address without lines, and signs that no font has.
func (r room) wrongLines(lines []string) []letter.Problem {
	if len(lines) == 0 {
		return []letter.Problem{{Place: r.place, Text: "Die Anschrift fehlt. Bitte bei der Person oder ihrer Geschäftsstelle eine eintragen."}}
	}
	var problems []letter.Problem
	for i, line := range lines {
		for _, sign := range page.Missing(line) {
			problems = append(problems, r.problemAt(i, "Das Zeichen „%c“ (U+%04X) ist in keiner Schrift und kann nicht gedruckt werden. Bitte löschen oder ersetzen.", sign, sign))
		}
	}
	return problems
}

func (r room) problemAt(line int, format string, values ...any) letter.Problem {
	return letter.Problem{Place: fmt.Sprintf("%s, Zeile %d", r.place, line+1), Text: fmt.Sprintf(format, values...)}
}

func widest(t *page.Typesetter, lines []string) int {
	best, width := 0, 0.0
	for i, line := range lines {
		if w := t.Width(line, page.Style{Size: 10}); w > width {
			best, width = i, w
		}
	}
	return best
}

// cleanLines cleans lines, parts those with line ends in them and leaves out blank ones.
func cleanLines(texts []string) []string {
	var lines []string
	for _, text := range texts {
		for line := range strings.SplitSeq(page.Clean(text), "\n") {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines
}
