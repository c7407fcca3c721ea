package page

// Choosing the ends of lines: one after the other as far as the width reaches, or for a whole paragraph at once, so that its ragged edge is even.

import (
	"sort"
	"strings"
)

// edge is a break as the lines on both sides of it see it.
type edge struct {
	known  bool
	left   float64 // mm on one endless line, where the line that starts here begins
	right  float64 // mm on one endless line, where the line that ends here has its last ink; a hyphen that shows only there included
	end    int     // the place of the last ink
	first  int     // token of the first rune behind the break
	last   int     // token of the last ink
	hyphen float64 // mm, included in right
}

// beginning is the break before the first line, which has no number among the breaks.
const beginning = -1

// edgeAt returns what lines see of a break.
func (m *measured) edgeAt(i int) edge {
	if i == beginning {
		return edge{known: true}
	}
	if e := m.edges[i]; e.known {
		return e
	}
	place := m.breaks[i]
	e := edge{known: true, end: place, hyphen: m.hyphenWidth(place)}
	if place < len(m.runes) {
		e.first = m.tokenAt[place]
		token := m.tokens[e.first]
		e.left = token.before
		if place > token.start {
			e.left += token.width - m.part(e.first, place, token.end)
		}
	}
	for e.end > 0 && isBlank(m.runes[e.end-1]) {
		e.end--
	}
	if e.end > 0 {
		e.last = m.tokenAt[e.end-1]
		token := m.tokens[e.last]
		e.right = token.before + m.part(e.last, token.start, e.end) + e.hyphen
	}
	m.edges[i] = e
	return e
}

// between returns how wide the line between two breaks is, mm, with a hyphen that it ends with.
func (m *measured) between(from, to int) float64 {
	a, b := m.edgeAt(from), m.edgeAt(to)
	place := 0
	if from != beginning {
		place = m.breaks[from]
	}
	switch {
	case b.end <= place:
		return b.hyphen
	case a.first == b.last: // both inside one word
		return m.part(a.first, place, b.end) + b.hyphen
	}
	return b.right - a.left
}

// reach returns the last break at which the line that starts at a break fits, or from itself where not even the first one does.
func (m *measured) reach(from int, width float64) int {
	limit := m.edgeAt(from).left + width + touching
	// A line with a token that begins beyond the limit is too wide.
	token := sort.Search(len(m.tokens), func(i int) bool { return m.tokens[i].before > limit })
	to := len(m.breaks) - 1
	if token < len(m.tokens) {
		to = sort.SearchInts(m.breaks, m.tokens[token].end)
	}
	for to = min(to, len(m.breaks)-1); to > from && m.between(from, to) > width+touching; to-- {
	}
	return to
}

// greedy returns the breaks that end the lines when each takes as much as fits. It returns false where a word has to be cut.
func (m *measured) greedy(width float64) ([]int, bool) {
	var ends []int
	for from := beginning; from < len(m.breaks)-1; {
		to := m.reach(from, width)
		if to == from {
			return nil, false
		}
		ends = append(ends, to)
		from = to
	}
	return ends, true
}

// What an uneven edge costs: the square of what a line lacks of the width, the width being 1. The other costs are squares of the room that it is
// worth leaving to spare them.
const (
	inWordCost    = 0.05 * 0.05 // a line that ends inside a word, as after a hyphen or in an address of the net
	schemeCost    = 0.3 * 0.3   // a line that ends with the "https://" of such an address
	hyphenCost    = 0.08 * 0.08 // a line that ends with a hyphen which nobody typed
	hyphensCost   = 0.12 * 0.12 // two such lines one after the other, or such a line as the last but one
	shortLastCost = 0.5 * 0.5   // a short word alone on the last line
	shortLast     = 0.2         // of the width: a shorter word is short
)

// even returns the breaks for the same number of lines as greedy ends, with the least cost of all.
func (m *measured) even(ends []int, width float64) []int {
	last := len(ends) - 1
	if last < 1 {
		return ends
	}
	first := m.earliest(ends, width)
	lines := make([][]choice, len(ends))
	before := []choice{{}}
	for line, latest := range ends {
		lines[line] = make([]choice, latest-first[line]+1)
		for i := range lines[line] {
			lines[line][i] = m.choose(before, m.lineBefore(first, line), first[line]+i, width, line == last)
		}
		before = lines[line]
	}
	chosen := make([]int, len(ends))
	at := 0 // the last line has one choice, the end of the paragraph
	for line := last; line >= 0; line-- {
		chosen[line] = first[line] + at
		at = lines[line][at].from
	}
	return chosen
}

// lineBefore returns the first break that may end the line before.
func (m *measured) lineBefore(first []int, line int) int {
	if line == 0 {
		return beginning
	}
	return first[line-1]
}

// earliest returns for each line the first break at which it may end so that the rest still fits in the lines that follow.
func (m *measured) earliest(ends []int, width float64) []int {
	first := make([]int, len(ends))
	last := len(ends) - 1
	first[last] = ends[last]
	for line := last - 1; line >= 0; line-- {
		next := first[line+1]
		from := min(ends[line], next-1)
		for from > 0 && from > line && m.between(from-1, next) <= width+touching {
			from--
		}
		first[line] = from
	}
	return first
}

// choice is the best way to have a line end at a break.
type choice struct {
	cost float64 // of all lines up to here
	from int     // index of the choice for the line before
}

// impossible is more than any paragraph costs.
const impossible = 1e9

// choose finds the best of the choices of the line before, which end at the breaks from first on, for a line that ends at a break.
func (m *measured) choose(before []choice, first, to int, width float64, last bool) choice {
	best := choice{cost: impossible}
	for i := len(before) - 1; i >= 0; i-- {
		from := first + i
		if from >= to || before[i].cost >= impossible {
			continue
		}
		length := m.between(from, to)
		if length > width+touching {
			break // from an earlier break on it would be wider
		}
		if cost := before[i].cost + m.cost(from, to, length/width, last); cost < best.cost {
			best = choice{cost, i}
		}
	}
	return best
}

// cost is what one line costs; length is the part of the width that it fills.
func (m *measured) cost(from, to int, length float64, last bool) float64 {
	afterHyphen := from != beginning && m.edgeAt(from).hyphen > 0
	if last {
		cost := 0.0
		if length < shortLast && m.oneWord(from) {
			cost += shortLastCost
		}
		if afterHyphen {
			cost += hyphensCost
		}
		return cost
	}
	cost := (1 - length) * (1 - length)
	e := m.edgeAt(to)
	switch {
	case e.hyphen > 0 && afterHyphen:
		cost += hyphenCost + hyphensCost
	case e.hyphen > 0:
		cost += hyphenCost
	case e.end != m.breaks[to]: // at a blank
	case strings.HasSuffix(string(m.runes[max(e.end-3, 0):e.end]), "://"):
		cost += schemeCost
	default:
		cost += inWordCost
	}
	return cost
}

// oneWord tells whether nothing but one word, or its end, stands behind a break.
func (m *measured) oneWord(from int) bool {
	for i := from + 1; i < len(m.breaks)-1; i++ {
		if isBlank(m.runes[m.breaks[i]-1]) {
			return false
		}
	}
	return true
}
