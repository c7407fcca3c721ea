package sheet

// What a cell can hold: Excel's limit of length, the characters that XML knows, and the places that messages name.

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCellUnits is the longest text of a cell in UTF-16 units (Microsoft, "Excel specifications and limits"). excelize cuts what is longer without a word.
const maxCellUnits = 32767

// A TextError says which text a workbook cannot hold, and why. Its message is German and meant for the user.
type TextError struct {
	Place  string // 'Zeile 12 (Öztürk), Spalte Name' or 'Ort der Sitzung'
	Reason string // a sentence, with what to do
}

func (e *TextError) Error() string { return e.Place + ": " + e.Reason }

// surrogateEscape matches what every reader of a workbook takes for half a character, and what excelize therefore cannot write as text.
var surrogateEscape = regexp.MustCompile(`_x[dD][89a-fA-F][0-9a-fA-F]{2}_`)

// cellText returns text as it will stand in one line of a cell: tabs and line breaks become blanks, blanks at the ends go. What cannot stand in a
// workbook comes back as the reason, a German sentence; the reason is empty when all is well.
func cellText(text string) (clean, reason string) {
	if !utf8.ValidString(text) {
		return "", "Der Text enthält beschädigte Zeichen. Bitte neu eingeben."
	}
	if strings.ContainsAny(text, "\t\n\v\f\r\u0085\u2028\u2029") {
		text = strings.Map(func(r rune) rune {
			switch r {
			case '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
				return ' '
			}
			return r
		}, text)
	}
	text = strings.Trim(text, " ")
	units := 0
	for _, r := range text {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff {
			return "", fmt.Sprintf("Der Text enthält das unsichtbare Steuerzeichen U+%04X. Bitte den Text neu eingeben.", r)
		}
		units++
		if r > 0xffff {
			units++
		}
	}
	if units > maxCellUnits {
		return "", fmt.Sprintf("Der Text ist %d Zeichen lang, eine Excel-Zelle fasst %d. Bitte kürzen.", units, maxCellUnits)
	}
	if strings.Contains(text, "_x") {
		if escape := surrogateEscape.FindString(text); escape != "" {
			return "", fmt.Sprintf("Excel kann die Zeichenfolge „%s“ nicht darstellen. Bitte ändern.", escape)
		}
	}
	return text, ""
}

// shorten returns at most limit characters of text, with '…' where something was left out.
func shorten(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return strings.TrimRight(string([]rune(text)[:limit-1]), " ") + "…"
}

// linesNeeded estimates on how many lines a program breaks text in a column of the given width, counted in digits of its font. Words stay whole where they
// fit. The estimate is on the safe side: a row a little too tall is better than a name cut in half.
func linesNeeded(text string, width float64) int {
	if float64(len(text))*widest <= width {
		return 1
	}
	lines, used := 1, 0.0
	for word := range strings.SplitSeq(text, " ") {
		long := textWidth(word)
		if used > 0 && used+textWidth(" ")+long > width {
			lines, used = lines+1, 0
		}
		if used > 0 {
			used += textWidth(" ")
		}
		used += long
		for used > width {
			lines, used = lines+1, used-width
		}
	}
	return lines
}

// widest is the width of the widest letters, in digits: an ideograph's.
const widest = 1.8

// textWidth estimates the width of text in digits of the same font, after the widths of Arial.
func textWidth(text string) float64 {
	width := 0.0
	for _, r := range text {
		if r < rune(len(latinWidths)) {
			width += latinWidths[r]
		} else {
			width += letterWidth(r)
		}
	}
	return width
}

// latinWidths are the widths of the commonest letters, found once.
var latinWidths = func() (widths [0x250]float64) {
	for r := range widths {
		widths[r] = letterWidth(rune(r))
	}
	return widths
}()

func letterWidth(r rune) float64 {
	switch {
	case strings.ContainsRune("ijl|'’", r):
		return 0.4
	case strings.ContainsRune("frtI .,:;!()[]/-", r):
		return 0.6
	case strings.ContainsRune("mMW%@", r):
		return 1.7
	case r >= 0x2e80:
		return widest
	case unicode.IsUpper(r) || r == 'w':
		return 1.3
	case r >= 0x250: // Greek, Cyrillic and others: not measured
		return 1.2
	}
	return 1
}
