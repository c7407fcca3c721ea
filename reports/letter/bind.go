package letter

// Where a line of a letter must not end, beyond what package page binds: inside words with a single letter before the hyphen, and inside phone
// numbers.

import (
	"regexp"
	"strings"

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
	if strings.Contains(text, "-") {
		text = letterAndHyphen.ReplaceAllString(text, "${1}${2}"+wordJoiner+"${3}")
	}
	return phoneNumber.ReplaceAllStringFunc(text, func(number string) string {
		number = strings.ReplaceAll(number, " ", noBreakSpace)
		return strings.Replace(number, "-", "-"+wordJoiner, 1)
	})
}
