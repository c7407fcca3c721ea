package page

// The door of paper: text from people, files and clipboards is made safe here, once, and what cannot be drawn is named.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes a text safe to set: valid UTF-8 in normal form C without control characters. A tab becomes a blank, every kind of line end becomes
// '\n', bytes that are no UTF-8 and code points that are no characters become U+FFFD, which Missing reports. Cleaning twice changes nothing.
func Clean(text string) string {
	if isPlain(text) {
		return text
	}
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return norm.NFC.String(strings.Map(cleanRune, text))
}

// isPlain tells whether a text is printable ASCII and line ends, which Clean leaves alone.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if (text[i] < ' ' && text[i] != '\n') || text[i] >= 0x7f {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
		return '\n'
	case r == '\t':
		return ' '
	case unicode.IsControl(r):
		return -1
	case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF: // noncharacters, Unicode 23.7
		return utf8.RuneError
	}
	return r
}

// isBlank tells the spaces at which a line may end; no-break spaces are not among them.
func isBlank(r rune) bool {
	return r == ' ' || (unicode.Is(unicode.Zs, r) && r != 0xA0 && r != 0x2007 && r != 0x202F)
}

// isSpace tells every space, breaking or not.
func isSpace(r rune) bool { return r == ' ' || unicode.Is(unicode.Zs, r) }

// softHyphen allows a line to end inside a word; it is seen only where one does.
const softHyphen = '\u00AD'

// isInvisible tells runes that have a meaning but no shape: soft hyphens inside a line, joiners, direction marks, variation selectors.
// They stay in Text.Content and are never drawn.
func isInvisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == softHyphen, r == 0x034F, r == 0x061C, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// Missing returns the runes of a text that no embedded font can draw, each once, in the order they appear. Runes above U+FFFF are always among them:
// the PDF library cannot draw them. On paper U+FFFD stands in their place.
func Missing(text string) []rune {
	var missing []rune
	seen := map[rune]bool{}
	for _, r := range Clean(text) {
		if r < 0x7f || seen[r] {
			continue
		}
		seen[r] = true
		if r == utf8.RuneError || !drawable(r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// drawable tells whether a rune is invisible anyway or has a glyph in the upright fonts; the bold files cover the same text
// (see fontsFor: what only the upright file has is drawn upright).
func drawable(r rune) bool {
	if isInvisible(r) {
		return true
	}
	if r > 0xFFFF {
		return false
	}
	for _, font := range fontsFor(Regular) {
		if hasGlyph(font, r) {
			return true
		}
	}
	return false
}
