package page

// Breaking paragraphs into lines after Unicode's rules (UAX #14).

import "strings"

// Span is a part of a paragraph in one style.
type Span struct {
	Text  string
	Style Style
}

// Line is one line of a broken paragraph, set at the place 0, 0; At moves it to the page.
type Line struct {
	Texts []Text  // one for each change of style; none in an empty line
	Width float64 // mm, without the ending blank
	Size  float64 // pt, the largest type in the line; 0 in an empty one
}

// Content is the whole text of the line, with the blank that ended it.
func (l Line) Content() string {
	var content strings.Builder
	for _, text := range l.Texts {
		content.WriteString(text.Content)
	}
	return content.String()
}

// At returns the texts of the line as they stand on a page: starting at x (mm), on the baseline (mm).
func (l Line) At(x, baseline float64, role Role, block int) []Text {
	texts := make([]Text, len(l.Texts))
	for i, text := range l.Texts {
		texts[i] = moveText(text, x, baseline)
		texts[i].Role, texts[i].Block = role, block
	}
	return texts
}

// Break sets a paragraph ragged right in lines no wider than width (mm), each as full as it can be.
//
// Lines end where Unicode allows it: at blanks, after hyphens, at soft hyphens, which are drawn only there, never at no-break spaces. A word wider
// than the line is cut between two letters as the last resort. Every '\n' ends a line and is kept as a blank at its end, so that the contents of
// all lines, put together, are the text with blanks for its line ends. There is always at least one line; that of an empty text has no Texts.
func (t *Typesetter) Break(spans []Span, width float64) []Line {
	return t.breakParts(spans, width, false)
}

// BreakEven does what Break does, in as many lines, but chooses their ends for the whole paragraph: lines are of about the same width, soft hyphens
// are used where much is won by them, and no short word is left over for the last line where another break avoids it.
func (t *Typesetter) BreakEven(spans []Span, width float64) []Line {
	return t.breakParts(spans, width, true)
}

func (t *Typesetter) breakParts(spans []Span, width float64, even bool) []Line {
	var lines []Line
	for _, part := range splitAtLineEnds(spans) {
		lines = append(lines, t.breakPart(part, width, even)...)
	}
	return lines
}

// splitAtLineEnds cuts cleaned spans after every '\n', which becomes a blank.
func splitAtLineEnds(spans []Span) [][]Span {
	parts := [][]Span{nil}
	for _, span := range spans {
		text := Clean(span.Text)
		for {
			before, after, found := strings.Cut(text, "\n")
			if found {
				before += " "
			}
			if before != "" {
				parts[len(parts)-1] = append(parts[len(parts)-1], Span{before, span.Style})
			}
			if !found {
				break
			}
			parts = append(parts, nil)
			text = after
		}
	}
	return parts
}

// breakPart breaks a text without forced line ends.
func (t *Typesetter) breakPart(spans []Span, width float64, even bool) []Line {
	m := t.measure(spans)
	if len(m.runes) == 0 {
		return []Line{{}}
	}
	ends, whole := m.greedy(width)
	if !whole {
		return m.cutLines(width)
	}
	if even {
		ends = m.even(ends, width)
	}
	lines := make([]Line, len(ends))
	start := 0
	for i, end := range ends {
		lines[i] = m.line(start, m.breaks[end])
		start = m.breaks[end]
	}
	return lines
}

// cutLines breaks a text in which some word is wider than a line.
func (m *measured) cutLines(width float64) []Line {
	var lines []Line
	for start := 0; start < len(m.runes); {
		end := m.lineEnd(start, width)
		lines = append(lines, m.line(start, end))
		start = end
	}
	return lines
}
