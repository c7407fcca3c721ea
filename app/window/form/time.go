package form

// The field for a time of day.

import (
	"fmt"
	"strconv"
	"strings"

	"rundertisch/data"
)

// Time is a field for a time of day, kept as '18:00'; empty is no time.
type Time struct{ line }

// NewTime returns a field for a time. commit gets '18:00' or empty text.
func NewTime(label string, commit func(string) error) *Time {
	t := &Time{}
	t.build(t, label, 1, parseTime, commit)
	return t
}

// parseTime reads a time as a clerk types it: '18', '18 Uhr', '1800', '18.30', '18:30 Uhr', '9'. The result is '18:00', empty for empty text.
// What is none of these comes back as a *data.Mistake.
func parseTime(text string) (string, error) {
	wrong := data.Mistakef("„%s“ ist keine Uhrzeit. Bitte so eingeben: 18:00 oder 18.", strings.TrimSpace(text))
	s := strings.ToLower(strings.TrimSpace(text))
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "uhr"), "h"))
	if s == "" {
		if strings.TrimSpace(text) != "" {
			return "", wrong
		}
		return "", nil
	}
	hours, minutes, parted := s, "0", false
	if at := strings.IndexAny(s, ":.,"); at >= 0 {
		hours, minutes, parted = s[:at], s[at+1:], true
	} else if len(s) == 3 || len(s) == 4 {
		hours, minutes, parted = s[:len(s)-2], s[len(s)-2:], true
	}
	hour, okHour := clockNumber(hours)
	minute, okMinute := clockNumber(minutes)
	if !okHour || !okMinute || hour > 23 || minute > 59 || parted && len(minutes) != 2 {
		return "", wrong
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), nil
}

// clockNumber reads one or two digits.
func clockNumber(s string) (int, bool) {
	if len(s) < 1 || len(s) > 2 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
