package page

// Shaping: from the runes of a word to glyphs in fonts, with kerning and with marks where they belong.

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// features switch off whatever would put another glyph in the place of the one that the font's character map names: the
// backends draw by code point and would not follow. Kerning and mark positions stay on.
var features = func() []harfbuzz.Feature {
	var off []harfbuzz.Feature
	for _, tag := range []string{"liga", "clig", "dlig", "calt", "rlig", "rclt", "ccmp", "locl", "init", "medi", "fina", "isol"} {
		off = append(off, harfbuzz.Feature{Tag: opentype.MustNewTag(tag), End: harfbuzz.FeatureGlobalEnd})
	}
	return off
}()

var german = language.NewLanguage("de")

// placedRune is a drawn rune, lengths in parts of the type size.
type placedRune struct {
	r    rune
	font Font
	x, y float64 // relative to where the word starts, y grows upward
	end  float64 // where the plain advance leaves the pen
}

// shape turns a word into pieces.
func (t *Typesetter) shape(text []rune, face Face) word {
	drawn, fonts := chooseFonts(text, face)
	var w word
	for start := 0; start < len(drawn); {
		end := start + 1
		for end < len(drawn) && fonts[end] == fonts[start] {
			end++
		}
		placed, advance := t.shapeRun(drawn[start:end], fonts[start])
		for _, p := range placed {
			w.append(p, w.advance)
		}
		w.advance += advance
		start = end
	}
	return w
}

// append adds a placed rune to the last piece where it continues it.
func (w *word) append(p placedRune, origin float64) {
	piece := wordPiece{x: origin + p.x, y: p.y, end: origin + p.end, font: p.font, text: string(p.r)}
	if last := len(w.pieces) - 1; last >= 0 && w.pieces[last].continues(piece) {
		w.pieces[last].text += piece.text
		w.pieces[last].end = piece.end
		return
	}
	w.pieces = append(w.pieces, piece)
}

// chooseFonts returns the runes that are drawn and the font for each: invisible runes are left out, runes without a glyph become U+FFFD.
// A letter and its marks stay in one font where one has them all.
func chooseFonts(text []rune, face Face) (drawn []rune, fonts []Font) {
	visible := make([]rune, 0, len(text))
	for _, r := range text {
		if !isInvisible(r) {
			visible = append(visible, r)
		}
	}
	for _, cluster := range clusters(visible) {
		if f, ok := fontForAll(cluster, face); ok {
			for _, r := range cluster {
				drawn, fonts = append(drawn, r), append(fonts, f)
			}
			continue
		}
		for _, r := range cluster {
			r, f := fontForOne(r, face)
			drawn, fonts = append(drawn, r), append(fonts, f)
		}
	}
	return drawn, fonts
}

// clusters cuts a text before every rune that is no mark.
func clusters(text []rune) [][]rune {
	var parts [][]rune
	start := 0
	for i := range text {
		if i+1 == len(text) || !unicode.Is(unicode.M, text[i+1]) {
			parts = append(parts, text[start:i+1])
			start = i + 1
		}
	}
	return parts
}

func fontForAll(cluster []rune, face Face) (Font, bool) {
	for _, f := range fontsFor(face) {
		if hasAll(f, cluster) {
			return f, true
		}
	}
	return 0, false
}

func hasAll(f Font, cluster []rune) bool {
	for _, r := range cluster {
		if r > 0xFFFF || !hasGlyph(f, r) {
			return false
		}
	}
	return true
}

// fontForOne returns the font for a rune, or U+FFFD and its font.
func fontForOne(r rune, face Face) (rune, Font) {
	if f, ok := fontForAll([]rune{r}, face); ok {
		return r, f
	}
	f, _ := fontForAll([]rune{utf8.RuneError}, face)
	return utf8.RuneError, f
}

// shapeRun places runes of one font. Where the shaper chose other glyphs than the character map, runes stand side by side unkerned.
func (t *Typesetter) shapeRun(runes []rune, f Font) ([]placedRune, float64) {
	face := t.face(f)
	placed := make([]placedRune, len(runes))
	glyphs := make([]font.GID, len(runes))
	plain := 0.0
	for i, r := range runes {
		glyphs[i], _ = face.NominalGlyph(r)
		advance := Advance(face, glyphs[i])
		placed[i] = placedRune{r: r, font: f, x: plain, end: plain + advance}
		plain += advance
	}
	if len(runes) < 2 || !t.harfbuzz(runes, f, glyphs) {
		return placed, plain
	}
	upem := float64(face.Upem())
	pen := 0.0
	for i, position := range t.buffer.Pos {
		advance := Advance(face, glyphs[i])
		placed[i].x = pen + float64(position.XOffset)/upem
		placed[i].y = float64(position.YOffset) / upem
		placed[i].end = placed[i].x + advance
		pen += advance + (float64(position.XAdvance)-float64(face.HorizontalAdvance(glyphs[i])))/upem
	}
	return placed, pen
}

// harfbuzz shapes runes from left to right into t.buffer and tells whether it kept the expected glyphs, one for each rune.
func (t *Typesetter) harfbuzz(runes []rune, f Font, expected []font.GID) bool {
	if t.shapers[f] == nil {
		t.shapers[f] = harfbuzz.NewFont(t.face(f))
	}
	t.buffer.Clear()
	t.buffer.ClusterLevel = harfbuzz.Characters
	t.buffer.AddRunes(runes, 0, len(runes))
	t.buffer.GuessSegmentProperties()
	t.buffer.Props.Direction = harfbuzz.LeftToRight
	t.buffer.Props.Language = german
	t.buffer.Shape(t.shapers[f], features)
	if len(t.buffer.Info) != len(runes) {
		return false
	}
	for i, info := range t.buffer.Info {
		if info.Glyph != expected[i] || info.Cluster != i {
			return false
		}
	}
	return true
}

// hyphen is the visible form of a soft hyphen at a line's end. The fonts draw U+00AD as a hyphen; readers of the file know by it that
// the word goes on.
func (t *Typesetter) hyphen(face Face) word {
	placed, advance := t.shapeRun([]rune{softHyphen}, fontsFor(face)[0])
	w := word{advance: advance}
	w.append(placed[0], 0)
	return w
}

// addHyphen shows the soft hyphen that ended a line.
func (s *setting) addHyphen() {
	s.place(s.typesetter.hyphen(s.style.Face))
	s.inked = s.pen
}
