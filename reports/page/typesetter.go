package page

// The typesetter: text in, pieces with their places out. Words are shaped once and kept, since the letters of a run repeat them.

import (
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/segmenter"
)

// Typesetter measures, sets and breaks text. It keeps words it has shaped and is not safe for concurrent use; a new one is cheap, because the
// parsed fonts are shared.
type Typesetter struct {
	faces     [FontCount]*font.Face
	shapers   [FontCount]*harfbuzz.Font
	buffer    *harfbuzz.Buffer
	segmenter segmenter.Segmenter
	words     map[wordKey]word
}

// wordLimit bounds the words a Typesetter keeps; beyond it the memory starts afresh.
const wordLimit = 50_000

// wordKey names a shaped word: its size does not matter, places are kept in parts of the type size.
type wordKey struct {
	face        Face
	rightToLeft bool
	text        string
}

// word is a shaped word, lengths in parts of the type size.
type word struct {
	pieces  []wordPiece
	advance float64
}

// wordPiece is a Piece of a word, relative to where the word starts.
type wordPiece struct {
	x, y float64 // y grows upward, as in fonts
	end  float64 // where the plain advances leave the pen
	font Font
	text string
}

// NewTypesetter returns a typesetter for the embedded fonts.
func NewTypesetter() *Typesetter {
	return &Typesetter{buffer: harfbuzz.NewBuffer(), words: map[wordKey]word{}}
}

// face returns the typesetter's own view of a font, which keeps what it has looked up.
func (t *Typesetter) face(f Font) *font.Face {
	if t.faces[f] == nil {
		t.faces[f] = font.NewFace(f.Parsed())
	}
	return t.faces[f]
}

// Width returns how wide a text is on one line, mm, without blanks at its end: the Width of its Line.
func (t *Typesetter) Width(text string, style Style) float64 {
	return t.Line(0, 0, text, style).Width
}

// Line sets a text in one line that starts at x (mm) and stands on baseline (mm). Line breaks in it are set as blanks.
func (t *Typesetter) Line(x, baseline float64, text string, style Style) Text {
	content := strings.ReplaceAll(Clean(text), "\n", " ")
	set := newSetting(t, style)
	set.add(content)
	return set.text(x, baseline)
}

// word shapes a word or a row of blanks, or remembers it.
func (t *Typesetter) word(text string, face Face, rightToLeft bool) word {
	key := wordKey{face, rightToLeft, text}
	if w, ok := t.words[key]; ok {
		return w
	}
	if len(t.words) >= wordLimit {
		clear(t.words)
	}
	var w word
	if rightToLeft {
		w = t.shapeRightToLeft([]rune(text), face)
	} else {
		w = t.shape([]rune(text), face)
	}
	key.text = strings.Clone(text) // a part of a line would keep the whole text alive
	t.words[key] = w
	return w
}

// setting collects the pieces of one Text, lengths in parts of the type size.
type setting struct {
	typesetter *Typesetter
	style      Style
	content    strings.Builder
	pieces     []wordPiece
	pen        float64
	inked      float64 // where the pen stood after the last word that is no blank
}

func newSetting(t *Typesetter, style Style) *setting {
	return &setting{typesetter: t, style: style}
}

// add sets more text behind what is there: word by word, so that each is shaped once wherever it stands.
func (s *setting) add(text string) {
	s.content.WriteString(text)
	if runsRightToLeft(text) {
		s.addDirected(text)
		return
	}
	for len(text) > 0 {
		token, space, blank := nextToken(text)
		text = text[len(token):]
		s.place(s.typesetter.word(token, s.style.Face, false))
		if !(space && blank) {
			s.inked = s.pen
		}
	}
}

// nextToken cuts the first word or the first run of equal spaces off a text. Blanks are those spaces at which a line may end.
func nextToken(text string) (token string, space, blank bool) {
	for i, r := range text {
		isSpaceHere := isSpace(r)
		if i == 0 {
			space, blank = isSpaceHere, isBlank(r)
			continue
		}
		if isSpaceHere != space || (space && isBlank(r) != blank) {
			return text[:i], space, blank
		}
	}
	return text, space, blank
}

// place appends a shaped word at the pen.
func (s *setting) place(w word) {
	s.placeAt(w, s.pen)
	s.pen += w.advance
}

// placeAt appends a shaped word. Its first piece continues the last one where nothing moves the pen between them.
func (s *setting) placeAt(w word, x float64) {
	for _, piece := range w.pieces {
		piece.x += x
		piece.end += x
		if last := len(s.pieces) - 1; last >= 0 && s.pieces[last].continues(piece) {
			s.pieces[last].text += piece.text
			s.pieces[last].end = piece.end
			continue
		}
		s.pieces = append(s.pieces, piece)
	}
}

// touching is the distance in parts of the type size below which two places are the same.
const touching = 1e-6

// continues tells whether next may be drawn by going on after p with plain advances.
func (p wordPiece) continues(next wordPiece) bool {
	return p.font == next.font && near(p.y, next.y) && near(p.end, next.x)
}

func near(a, b float64) bool { return a-b < touching && b-a < touching }

// text turns what was collected into a Text at a place on the page.
func (s *setting) text(x, baseline float64) Text {
	em := s.style.Size * MMPerPoint
	text := Text{X: x, Baseline: baseline, Style: s.style, Content: s.content.String(), Width: s.inked * em}
	text.Pieces = make([]Piece, len(s.pieces))
	for i, piece := range s.pieces {
		text.Pieces[i] = Piece{X: x + piece.x*em, Y: baseline - piece.y*em, Font: piece.font, Text: piece.text}
	}
	return text
}
