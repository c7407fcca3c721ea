package page

// A paragraph measured for breaking: where its lines may end and how wide every part of it is.

import (
	"slices"
	"sort"
)

// measured is a paragraph without forced line ends. Places in it count runes.
type measured struct {
	typesetter *Typesetter
	runes      []rune
	spans      []measuredSpan
	tokens     []measuredToken
	tokenAt    []int  // for each rune the token it belongs to
	breaks     []int  // places where a line may end, ascending, the last is the end of the paragraph
	edges      []edge // for each break, found when they are asked for
	graphemes  []int  // places between two letters, filled when a word must be cut
}

type measuredSpan struct {
	start, end int
	style      Style
}

// measuredToken is a word or a run of blanks in one style.
type measuredToken struct {
	start, end int
	style      Style
	word       word
	mixed      bool    // has letters that run from right to left
	before     float64 // mm, width of everything before it
	width      float64 // mm
}

// bytesOfToken is how long words and blanks of German are on average, or rather shorter.
const bytesOfToken = 4

// measure finds the tokens and the possible line ends of spans that are clean and without '\n'.
func (t *Typesetter) measure(spans []Span) *measured {
	length := 0
	for _, span := range spans {
		length += len(span.Text)
	}
	m := &measured{
		typesetter: t, runes: make([]rune, 0, length), tokenAt: make([]int, 0, length), tokens: make([]measuredToken, 0, length/bytesOfToken+len(spans)+1),
	}
	before := 0.0
	for _, span := range spans {
		start := len(m.runes)
		for rest := span.Text; rest != ""; {
			text, _, _ := nextToken(rest)
			rest = rest[len(text):]
			token := measuredToken{start: len(m.runes), style: span.Style, before: before}
			for _, r := range text {
				m.runes = append(m.runes, r)
			}
			token.end = len(m.runes)
			token.mixed = runsRightToLeft(text)
			token.word = t.word(text, span.Style.Face, token.mixed)
			token.width = token.word.advance * span.Style.Size * MMPerPoint
			before += token.width
			for range token.end - token.start {
				m.tokenAt = append(m.tokenAt, len(m.tokens))
			}
			m.tokens = append(m.tokens, token)
		}
		m.spans = append(m.spans, measuredSpan{start, len(m.runes), span.Style})
	}
	t.segmenter.Init(m.runes)
	for lines := t.segmenter.LineIterator(); lines.Next(); {
		line := lines.Line()
		m.breaks = append(m.breaks, line.Offset+len(line.Text))
	}
	m.edges = make([]edge, len(m.breaks))
	return m
}

// lineEnd returns where the line that starts at start ends: at the last allowed place that fits, else inside the word.
func (m *measured) lineEnd(start int, width float64) int {
	fitting, overflowing := start, len(m.runes)
	for i := sort.SearchInts(m.breaks, start+1); i < len(m.breaks); i++ {
		end := m.breaks[i]
		if m.width(start, end)+m.hyphenWidth(end) <= width+touching {
			fitting = end
			continue
		}
		if m.width(start, end) > width+touching {
			overflowing = end
			break
		}
		// Only the hyphen of a soft hyphen is too much: the line cannot end here, but may go on.
	}
	if fitting > start {
		return fitting
	}
	return m.cut(start, overflowing, width)
}

// cut returns the last place between two letters at which the line still fits, at least one letter after start.
func (m *measured) cut(start, end int, width float64) int {
	if m.graphemes == nil {
		m.typesetter.segmenter.Init(m.runes)
		for letters := m.typesetter.segmenter.GraphemeIterator(); letters.Next(); {
			letter := letters.Grapheme()
			m.graphemes = append(m.graphemes, letter.Offset+len(letter.Text))
		}
	}
	first := sort.SearchInts(m.graphemes, start+1)
	last := sort.SearchInts(m.graphemes, end+1)
	tooWide := sort.Search(last-first, func(i int) bool { return m.width(start, m.graphemes[first+i]) > width+touching })
	cut := m.graphemes[first+max(tooWide-1, 0)]
	for cut < len(m.runes) && isBlank(m.runes[cut]) {
		cut++ // blanks need no room at the end of a line
	}
	return cut
}

// width returns how wide the runes from start to end are on a line of their own, mm, without blanks at the end.
func (m *measured) width(start, end int) float64 {
	for end > start && isBlank(m.runes[end-1]) {
		end--
	}
	if end <= start {
		return 0
	}
	first, last := m.tokenAt[start], m.tokenAt[end-1]
	if first == last {
		return m.part(first, start, end)
	}
	from, to := m.tokens[first], m.tokens[last]
	return m.part(first, start, from.end) + (to.before - from.before - from.width) + m.part(last, to.start, end)
}

// part returns the width of a part of one token, mm.
func (m *measured) part(token, start, end int) float64 {
	t := m.tokens[token]
	if start == t.start && end == t.end {
		return t.width
	}
	text := string(m.runes[start:end])
	return m.typesetter.word(text, t.style.Face, runsRightToLeft(text)).advance * t.style.Size * MMPerPoint
}

// hyphenated tells whether a line that ends at end shows the hyphen of a soft hyphen.
func (m *measured) hyphenated(end int) bool {
	return end > 0 && end < len(m.runes) && m.runes[end-1] == softHyphen
}

func (m *measured) hyphenWidth(end int) float64 {
	if !m.hyphenated(end) {
		return 0
	}
	style := m.tokens[m.tokenAt[end-1]].style
	return m.typesetter.hyphen(style.Face).advance * style.Size * MMPerPoint
}

// line sets the runes from start to end.
func (m *measured) line(start, end int) Line {
	var line Line
	x := 0.0
	for _, span := range m.spans {
		from, to := max(start, span.start), min(end, span.end)
		if from >= to {
			continue
		}
		set := newSetting(m.typesetter, span.style)
		m.add(set, from, to)
		if to == end && m.hyphenated(end) {
			set.addHyphen()
		}
		line.Texts = append(line.Texts, set.text(x, 0))
		line.Size = max(line.Size, span.style.Size)
		if set.inked > 0 {
			line.Width = x + set.inked*span.style.Size*MMPerPoint
		}
		x += set.pen * span.style.Size * MMPerPoint
	}
	line.Texts = slices.Clip(line.Texts)
	return line
}

// add sets the runes from start to end, which are of one span: words that were shaped to be measured are not looked up again.
func (m *measured) add(set *setting, start, end int) {
	text := string(m.runes[start:end])
	first, last := m.tokenAt[start], m.tokenAt[end-1]
	for _, token := range m.tokens[first : last+1] {
		if token.mixed || token.start < start || token.end > end {
			set.add(text)
			return
		}
	}
	set.content.WriteString(text)
	for _, token := range m.tokens[first : last+1] {
		set.place(token.word)
		if !isBlank(m.runes[token.start]) {
			set.inked = set.pen
		}
	}
}
