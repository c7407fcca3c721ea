package sheet

// Times as people type them, and as spreadsheets keep them.

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// reading is how a time was understood.
type reading int

const (
	asTyped reading = iota
	madeDay         // a spreadsheet had made a day of it: 18.05. for 18.05
	noTime
)

const minutesOfDay = 24 * 60

var (
	typedClock  = regexp.MustCompile(`^(\d{1,2})\s?[.:,hH]\s?(\d{2})(?::\d{2})?$`)
	typedDigits = regexp.MustCompile(`^(\d{1,2})(\d{2})$`)
	typedHour   = regexp.MustCompile(`^\d{1,2}$`)
)

// clockOf reads a time: '18:05', '18.05 Uhr', '1805', '18 Uhr', and the numbers that Excel keeps for a time (a share of the day), a day with a time, and for
// the day that it makes of '18.05'. It returns '18:05', or nothing for nothing.
func clockOf(text string, from1904 bool) (clock string, how reading) {
	text = strings.TrimSpace(text)
	if text == "" || text == "-" || text == "–" {
		return "", asTyped
	}
	word := text
	if n := len(word) - len("uhr"); n > 0 && strings.EqualFold(word[n:], "uhr") {
		word = strings.TrimSpace(word[:n])
	}
	if typedHour.MatchString(word) {
		return clockFrom(word, "0")
	}
	for _, pattern := range []*regexp.Regexp{typedClock, typedDigits} {
		if parts := pattern.FindStringSubmatch(word); parts != nil && !strings.HasPrefix(word, "0.") {
			return clockFrom(parts[1], parts[2])
		}
	}
	const firstDay, lastDay = 20000, 99999 // of 1954 and 2173: other numbers are no days of ours
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || !(number >= 0 && number < lastDay) {
		return "", noTime
	}
	day, share := math.Modf(number)
	switch {
	case day == 0 || day >= firstDay && share > 0:
		minutes := int(math.Round(share * minutesOfDay))
		if minutes == minutesOfDay {
			return "", noTime
		}
		return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60), asTyped
	case day >= firstDay:
		date, err := excelize.ExcelDateToTime(day, from1904)
		if err != nil || date.Day() > 23 {
			return "", noTime
		}
		return fmt.Sprintf("%02d:%02d", date.Day(), int(date.Month())), madeDay
	case math.Abs(number*100-math.Round(number*100)) < 1e-6 && len(text) > len("18.5"): // 18.05 as a number
		return clockFrom(strconv.Itoa(int(day)), fmt.Sprintf("%02d", int(math.Round(share*100))))
	}
	return "", noTime
}

func clockFrom(hours, minutes string) (string, reading) {
	h, errHours := strconv.Atoi(hours)
	m, errMinutes := strconv.Atoi(minutes)
	if errHours != nil || errMinutes != nil || h > 23 || m > 59 {
		return "", noTime
	}
	return fmt.Sprintf("%02d:%02d", h, m), asTyped
}
