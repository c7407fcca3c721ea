package letter

// Where a line of a letter must not end, beyond what package page binds: inside words with a single letter before the hyphen, and inside phone
// numbers.

import (
	"regexp"
	"strings"
	"unicode"

	"rundertisch/reports/page"
)

const (
	noBreakSpace = "\u00A0"
	wordJoiner   = "\u2060" // invisible; no line ends before or after it
)

var (
	letterAndHyphen = regexp.MustCompile(`(^|[^\pL\pN-])(\pL-)(\pL)`)  // E-Mail, U-Bahn, S-Bahn
	phoneNumber     = regexp.MustCompile(`0\d{1,4} \d[\d ]*\d(-\d+)?`) // 089 233-40596
)

// bind puts no-break spaces and joiners where German typography wants them. Binding twice changes nothing.
func bind(text string) string {
	text = page.BindSpaces(text)
	if mayHaveLetterAndHyphen(text) {
		text = letterAndHyphen.ReplaceAllString(text, "${1}${2}"+wordJoiner+"${3}")
	}
	if !mayHavePhoneNumber(text) {
		return text
	}
	return phoneNumber.ReplaceAllStringFunc(text, func(number string) string {
		number = strings.ReplaceAll(number, " ", noBreakSpace)
		return strings.Replace(number, "-", "-"+wordJoiner, 1)
	})
}

// mayHaveLetterAndHyphen spares most texts a slow pattern: it tells whether a hyphen stands behind a single letter.
func mayHaveLetterAndHyphen(text string) bool {
	var before, last rune = ' ', ' '
	for _, r := range text {
		if r == '-' && unicode.IsLetter(last) && !unicode.IsLetter(before) {
			return true
		}
		before, last = last, r
	}
	return false
}

// mayHavePhoneNumber spares most texts a slow pattern: it tells whether a blank stands between digits.
func mayHavePhoneNumber(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ' ' && isDigit(text[i-1]) && isDigit(text[i+1]) {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
