package page

// Text of scripts that run from right to left, as names in Arabic or Hebrew letters. Pieces keep the order in which the text is read; only their places
// run the other way. Arabic letters are drawn unjoined, since the backends draw by code point.

import (
	"strings"

	"github.com/go-text/typesetting/bidi"
)

// runsRightToLeft tells whether a text has letters of such a script.
func runsRightToLeft(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0xD6 { // the first byte of U+0590 and all behind it
			return strings.ContainsFunc(text, isRightToLeft)
		}
	}
	return false
}

func isRightToLeft(r rune) bool {
	return (r >= 0x0590 && r <= 0x08FF) || (r >= 0xFB1D && r <= 0xFDFF) || (r >= 0xFE70 && r <= 0xFEFE)
}

// leftToRightMark makes the paragraph a German one, whatever letters it starts with.
const leftToRightMark = "\u200E"

// directedRun is a part of a text in one direction.
type directedRun struct {
	words       []word
	rightToLeft bool
	width       float64
}

// addDirected sets a text with both directions (Unicode's rules, UAX #9) behind what is there. The text is a German one, so its runs follow each other from
// left to right, also numbers between words of the other direction.
func (s *setting) addDirected(text string) {
	runs, endingBlanks := s.directedRuns(text)
	origin := s.pen
	for _, run := range runs {
		if !run.rightToLeft {
			for _, w := range run.words {
				s.place(w)
			}
			continue
		}
		s.pen += run.width
		x := s.pen
		for _, w := range run.words {
			x -= w.advance
			s.placeAt(w, x)
		}
	}
	if s.pen-endingBlanks > origin {
		s.inked = s.pen - endingBlanks
	}
}

// directedRuns cuts a text into runs of shaped words and tells how wide the blanks at its end are.
func (s *setting) directedRuns(text string) (runs []directedRun, endingBlanks float64) {
	marked := []rune(leftToRightMark + text)
	var paragraph bidi.Paragraph
	segments := paragraph.Segment(marked, bidi.LeftToRight)
	for i := range segments.NumRuns() {
		segment := segments.Run(i)
		run := directedRun{rightToLeft: !segment.IsLeftToRight()}
		for rest := string(marked[max(segment.Start, 1):max(segment.End, 1)]); rest != ""; {
			token, space, blank := nextToken(rest)
			rest = rest[len(token):]
			w := s.typesetter.word(token, s.style.Face, run.rightToLeft)
			run.words = append(run.words, w)
			run.width += w.advance
			if space && blank {
				endingBlanks += w.advance
			} else {
				endingBlanks = 0
			}
		}
		runs = append(runs, run)
	}
	return runs, endingBlanks
}

// shapeRightToLeft turns a word into pieces from its right end to its left: each letter with its marks stands left of the one before.
func (t *Typesetter) shapeRightToLeft(text []rune, face Face) word {
	var letters []word
	var w word
	for _, cluster := range clusters(text) {
		letter := t.shape(cluster, face)
		letters = append(letters, letter)
		w.advance += letter.advance
	}
	x := w.advance
	for _, letter := range letters {
		x -= letter.advance
		for _, piece := range letter.pieces {
			piece.x += x
			piece.end += x
			w.pieces = append(w.pieces, piece)
		}
	}
	return w
}
