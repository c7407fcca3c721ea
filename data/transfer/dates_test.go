package transfer

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
)

var today = time.Date(2026, time.November, 23, 15, 4, 5, 0, time.FixedZone("east", 5*3600))

func TestParseDay(t *testing.T) {
	for _, text := range []string{
		"15.03.2023", "15.3.23", "15. 3. 2023", "15. März 2023", "15. Mrz 23", "15 Mär 2023", "15.März 2023", "15. Maerz 2023", "15-Mar-23", "15-Mar-2023", "March 15, 2023", "Mar 15th, 2023", "15 March 2023", "15th of March 2023",
		"2023-03-15", "2023-3-15", "2023/03/15", "2023-03-15T10:00:00Z", "2023-03-15T23:30:00+02:00", "2023-03-15 10:00:00.000", "15.03.2023 00:00", "15.03.2023 10:30:00", "15.03.2023, 10:30 Uhr", "3/15/2023 12:00 AM",
		"20230315", "Mi, 15.03.2023", "Mittwoch, 15. März 2023", "Mi., den 15.03.23", "15/03/2023", "03/15/2023", "15/3/23", "45000", "45000,5", "45000.25", " 15.03.2023\u00a0", "15.03.\u200b2023", "seit 15.03.2023", "Stand: 15.03.2023", "15. Ma\u0308rz 2023",
	} {
		if day, ok := ParseDay(text, today); !ok || !day.Equal(time.Date(2023, 3, 15, 0, 0, 0, 0, time.UTC)) || day.Location() != time.UTC {
			t.Errorf("%q: %v %v", text, day, ok)
		}
	}
	for text, want := range map[string]string{
		"03/04/2023": "2023-04-03", "1.4.25": "2025-04-01", "03/2023": "2023-03-01", "3.2023": "2023-03-01", "2023-03": "2023-03-01", "März 2023": "2023-03-01", "Sept. 2023": "2023-09-01", "29.02.2024": "2024-02-29", "20000": "1954-10-03", "80000": "2119-01-11",
		"31.12.46": "2046-12-31", "01.01.47": "1947-01-01", "1. Mai 99": "1999-05-01", "1. Jän. 2020": "2020-01-01", "4 July 2019": "2019-07-04", "1. Juni 2019": "2019-06-01",
	} {
		if day, ok := ParseDay(text, today); !ok || day.Format(time.DateOnly) != want {
			t.Errorf("%q: %v %v, want %s", text, day, ok, want)
		}
	}
	for _, text := range []string{"", " ", "2023", "31.02.2023", "29.02.2023", "31.04.2023", "00.01.2023", "1.13.2023", "13/13/2023", "2023-02-30", "20230230", "15.03.", "15.03.0023", "15.03.3023", "19999", "80001", "123456", "März", "15", "15. Foo 2023", "00/2023", "13/2023", "gestern", "+15.03.2023", "1,5", "25:00"} {
		if day, ok := ParseDay(text, today); ok {
			t.Errorf("%q is %v", text, day)
		}
	}
}

var germanMonths = strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")

// dayWritten writes a day in each layout with a whole year, and without where the century is clear.
func dayWritten(day time.Time) []string {
	month := germanMonths[day.Month()-1]
	written := []string{
		day.Format("02.01.2006"), day.Format("2.1.2006"), day.Format("2006-01-02"), day.Format("2006-01-02T15:04:05Z07:00"), day.Format("02.01.2006 15:04"), day.Format("02.01.2006 15:04:05"), day.Format("20060102"), day.Format("02/01/2006"),
		day.Format("02-Jan-2006"), day.Format("January 2, 2006"), day.Format("Mon, 2 Jan 2006"), fmt.Sprintf("%d. %s %d", day.Day(), month, day.Year()), fmt.Sprintf("%d. %.3s %d", day.Day(), month, day.Year()),
	}
	if n := int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24); n >= 20000 && n <= 80000 {
		written = append(written, strconv.Itoa(n))
	}
	if day.Year() > today.Year()-80 && day.Year() <= today.Year()+20 {
		written = append(written, day.Format("02.01.06"), day.Format("2.1.06"), day.Format("02-Jan-06"), fmt.Sprintf("%d. %s %s", day.Day(), month, day.Format("06")))
	}
	if day.Day() > 12 {
		written = append(written, day.Format("01/02/2006"))
	}
	return written
}

// Every day of 130 years comes back from each layout.
func TestEveryDay(t *testing.T) {
	for day := time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() <= 2080; day = day.AddDate(0, 0, 1) {
		for _, text := range dayWritten(day) {
			if got, ok := ParseDay(text, today); !ok || !got.Equal(day) {
				t.Fatalf("%q: %v %v, want %v", text, got, ok, day)
			}
		}
	}
}

// A day does not depend on the zone of the machine.
func TestDayInEveryZone(t *testing.T) {
	local := time.Local
	defer func() { time.Local = local }()
	for _, hours := range []int{-12, 0, 14} {
		time.Local = time.FixedZone("somewhere", hours*3600)
		for _, text := range []string{"15.03.2023", "45000", "2023-03-15T00:30:00+14:00"} {
			if day, ok := ParseDay(text, today); !ok || !day.Equal(time.Date(2023, 3, 15, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("%d %q: %v", hours, text, day)
			}
		}
	}
}

// FuzzDay: whatever is read as a day is midnight UTC of a year that can be, and is read again as it is written.
func FuzzDay(f *testing.F) {
	for _, text := range append(dayWritten(time.Date(2023, 3, 15, 0, 0, 0, 0, time.UTC)), "31.02.2023", "03/2023", "2023", "80001", "ſep 2023", "JÄN 2020") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, ok := ParseDay(text, today)
		if !ok {
			if !day.IsZero() {
				t.Fatalf("%q: %v though it is no day", text, day)
			}
			return
		}
		if day.Location() != time.UTC || !day.Equal(day.Truncate(24*time.Hour)) || day.Year() < firstYear || day.Year() > lastYear {
			t.Fatalf("%q: %v", text, day)
		}
		for _, written := range dayWritten(day) {
			if again, ok := ParseDay(written, today); !ok || !again.Equal(day) {
				t.Fatalf("%q: %v, %q: %v", text, day, written, again)
			}
		}
	})
}
