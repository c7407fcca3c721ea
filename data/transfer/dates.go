package transfer

// Days, as people and programs write them.

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// monthOf are the months by the first three letters of their German and English words.
var monthOf = map[string]time.Month{
	"jan": 1, "jän": 1, "feb": 2, "mär": 3, "mrz": 3, "mar": 3, "mae": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12,
}

const (
	monthWord = `(jan(?:uar|uary)?|jän(?:ner)?|feb(?:ruar|ruary|er)?|märz?|maerz|mrz|mar(?:ch)?|apr(?:il)?|mai|may|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dez(?:ember)?|dec(?:ember)?)\.?`
	yearWord  = `'?(\d{4}|\d{2})`
)

// dayLayouts are ways to write a day, and which part is what: d, m, y. The first that gives a day counts, so '03/04/2023' is in April and '03/15/2023' in March.
var dayLayouts = []struct {
	pattern *regexp.Regexp
	parts   string
}{
	{regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?` + yearWord + `$`), "dmy"},
	{regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`), "ymd"},
	{regexp.MustCompile(`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$`), "ymd"},
	{regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`), "ymd"},
	{regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-]` + yearWord + `$`), "dmy"},
	{regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-]` + yearWord + `$`), "mdy"},
	{regexp.MustCompile(`(?i)^(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]?(?:of\s)?` + monthWord + `,?[\s-]?` + yearWord + `$`), "dmy"},
	{regexp.MustCompile(`(?i)^` + monthWord + `[\s-](\d{1,2})(?:st|nd|rd|th)?,?[\s-](\d{4})$`), "mdy"},
	{regexp.MustCompile(`(?i)^(\d{4})[\s-]` + monthWord + `[\s-](\d{1,2})$`), "ymd"},
	{regexp.MustCompile(`^(\d{1,2})[/.-](\d{4})$`), "my"},
	{regexp.MustCompile(`^(\d{4})-(\d{2})$`), "ym"},
	{regexp.MustCompile(`(?i)^` + monthWord + `[\s-]'?(\d{4})$`), "my"},
}

var (
	beforeDay = regexp.MustCompile(`(?i)^(?:(?:stand|seit|ab|bis|am|vom|zum|den)[:\s]\s*|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\b[.,\s]+)+`)
	afterDay  = regexp.MustCompile(`(?i)(?:T|,?\s+(?:um\s)?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|UTC|Uhr|[AP]M|[+-]\d{2}:?\d{2})?$`)
	excelDay  = regexp.MustCompile(`^(\d{5})(?:[.,]\d+)?$`)
)

// Days outside these years are mistakes of typing.
const firstYear, lastYear = 1900, 2199

// ParseDay reads a day: '15.03.2023', '15. März 23', '2023-03-15T10:00:00Z', '15/03/2023', 'March 15, 2023', the number 45000 as Excel counts days. A month without a day, '03/2023' or 'März 2023', is its first day; a year alone
// is no day. Years of two figures lie less than 80 years before today's and at most 20 behind. The day is midnight UTC, whatever the zone of the machine.
func ParseDay(text string, today time.Time) (day time.Time, ok bool) {
	text = clean(text)
	if found := excelDay.FindStringSubmatch(text); found != nil {
		if n, _ := strconv.Atoi(found[1]); n >= 20000 && n <= 80000 { // 1 is 1 January 1900, and Excel counts a 29 February of that year
			return time.Date(1899, time.December, 30+n, 0, 0, 0, 0, time.UTC), true
		}
		return time.Time{}, false
	}
	text = afterDay.ReplaceAllString(text, "")
	text = strings.TrimRight(beforeDay.ReplaceAllString(text, ""), " ,;")
	for _, layout := range dayLayouts {
		found := layout.pattern.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		year, month, number := 0, time.Month(0), 1
		for i, part := range layout.parts {
			switch word := found[i+1]; part {
			case 'd':
				number, _ = strconv.Atoi(word)
			case 'm':
				month = monthNamed(word)
			case 'y':
				year = yearNamed(word, today.Year())
			}
		}
		day = time.Date(year, month, number, 0, 0, 0, 0, time.UTC)
		if day.Year() == year && day.Month() == month && day.Day() == number && year >= firstYear && year <= lastYear {
			return day, true
		}
	}
	return time.Time{}, false
}

// monthNamed returns a month by its number or word.
func monthNamed(word string) time.Month {
	if n, err := strconv.Atoi(word); err == nil {
		return time.Month(n)
	}
	return monthOf[string([]rune(strings.ToLower(word))[:3])]
}

// yearNamed returns a year, one of two figures the one near this year.
func yearNamed(word string, thisYear int) int {
	year, _ := strconv.Atoi(word)
	if len(word) == 4 {
		return year
	}
	year += thisYear / 100 * 100
	if year > thisYear+20 {
		return year - 100
	}
	if year <= thisYear-80 {
		return year + 100
	}
	return year
}
