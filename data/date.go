package data

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day without a time and without a zone; the zero Date means "unknown". It is stored as 'YYYY-MM-DD', the unknown day as empty text.
type Date struct {
	year  int16
	month int8
	day   int8
}

// NewDate returns the day y-m-d, normalised as time.Date does (31 April is 1 May).
func NewDate(y int, m time.Month, d int) Date {
	return DateOf(time.Date(y, m, d, 12, 0, 0, 0, time.UTC))
}

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), int8(m), int8(d)}
}

// IsZero reports whether the day is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns midnight UTC of the day, the form in which spreadsheets take dates.
func (d Date) Time() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// AddDays returns the day n days later; an unknown day stays unknown.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// DaysUntil returns the number of days from d to other, negative when other is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.Time().Sub(d.Time()).Hours() / 24)
}

// Before reports whether d lies before other. An unknown day lies before every known one.
func (d Date) Before(other Date) bool { return d.Time().Before(other.Time()) }

// ISO returns 'YYYY-MM-DD', empty for an unknown day.
func (d Date) ISO() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// String returns the day as people here write it, '22.02.2021', empty when unknown.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d.%02d.%04d", d.day, d.month, d.year)
}

var (
	germanMonths   = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	germanWeekdays = [...]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
)

// Long returns '22. Februar 2021'.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d. %s %d", d.day, germanMonths[d.month-1], d.year)
}

// Weekday returns the German name of the weekday, 'Montag'.
func (d Date) Weekday() string {
	if d.IsZero() {
		return ""
	}
	return germanWeekdays[d.Time().Weekday()]
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.ISO()), nil }

// UnmarshalText reads the ISO form.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse("2006-01-02", string(text))
	if err != nil {
		return fmt.Errorf("no date: %q", text)
	}
	*d = DateOf(t)
	return nil
}

// Value stores the ISO form.
func (d Date) Value() (driver.Value, error) { return d.ISO(), nil }

// Scan reads what Value stored.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	}
	return fmt.Errorf("no date: %T", src)
}

// ParseDate reads a day as a clerk types it: '1.3.', '1.3.26', '01.03.2026', '010326', '01032026', '2026-03-01', 'heute', 'gestern',
// 'morgen', '+14', '-3'. today completes what is left out. Empty text is the unknown day. What is none of these, or no day of
// the calendar, comes back as a *Mistake that shows how to write it.
func ParseDate(text string, today Date) (Date, error) {
	s := strings.ToLower(strings.TrimSpace(text))
	wrong := Mistakef("„%s“ ist kein Datum. Bitte so eingeben: 01.03.2026, 1.3., heute oder +14.", strings.TrimSpace(text))
	switch s {
	case "":
		return Date{}, nil
	case "heute":
		return today, nil
	case "gestern":
		return today.AddDays(-1), nil
	case "morgen":
		return today.AddDays(1), nil
	}
	if s[0] == '+' || s[0] == '-' {
		n, err := strconv.Atoi(s)
		if err != nil || n > 3660 || n < -3660 {
			return Date{}, wrong
		}
		return today.AddDays(n), nil
	}
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return DateOf(t), nil
	}
	var d, m, y string
	if parts := strings.Split(s, "."); len(parts) == 3 {
		d, m, y = strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])
	} else if len(parts) == 2 {
		d, m = strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
	} else if len(s) == 6 || len(s) == 8 {
		d, m, y = s[:2], s[2:4], s[4:]
	} else {
		return Date{}, wrong
	}
	year := int(today.year)
	if y != "" {
		n, ok := digits(y)
		if !ok || len(y) != 2 && len(y) != 4 {
			return Date{}, wrong
		}
		if len(y) == 2 {
			n += 2000
		}
		year = n
	}
	day, okDay := digits(d)
	month, okMonth := digits(m)
	if !okDay || !okMonth || year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 {
		return Date{}, wrong
	}
	date := NewDate(year, time.Month(month), day)
	if int(date.day) != day || int(date.month) != month {
		return Date{}, Mistakef("Den %s gibt es nicht. Bitte den Tag prüfen.", strings.TrimSpace(text))
	}
	return date, nil
}

// digits reads a number of up to four decimal digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
