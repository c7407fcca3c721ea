package form

import (
	"errors"
	"testing"

	"rundertisch/data"
)

func TestParseTime(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "  ": "", "18": "18:00", "9": "09:00", "18 Uhr": "18:00", "18Uhr": "18:00", "1800": "18:00", "930": "09:30", "18.30": "18:30",
		"18:30 Uhr": "18:30", " 18,15 ": "18:15", "0": "00:00", "00:00": "00:00", "23:59": "23:59", "18h": "18:00", "7.05": "07:05",
	} {
		if got, err := parseTime(in); got != want || err != nil {
			t.Errorf("%q: %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"24", "25:00", "12:60", "18:3", "abends", "18:", ":30", "Uhr", "12345", "1 8", "-3", "18:00:00", "+1", "１８"} {
		var mistake *data.Mistake
		if got, err := parseTime(in); !errors.As(err, &mistake) {
			t.Errorf("%q: %q, %v; want a mistake", in, got, err)
		}
	}
}

func FuzzTime(f *testing.F) {
	for _, seed := range []string{"", "18", "18 Uhr", "1800", "18.30", "9:5", "99", "Uhr", "１８:００"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := parseTime(text)
		if err != nil {
			if got != "" {
				t.Fatalf("%q: %q with an error", text, got)
			}
			return
		}
		if got != "" && (len(got) != 5 || got[2] != ':' || got > "23:59" || got < "00:00") {
			t.Fatalf("%q became %q", text, got)
		}
		if again, err := parseTime(got); again != got || err != nil {
			t.Fatalf("%q became %q, and that %q, %v", text, got, again, err)
		}
	})
}

func TestWrapAndCut(t *testing.T) {
	if lines := wrap("eins zwei drei", 1, 12); len(lines) != 3 {
		t.Errorf("a narrow room: %q", lines)
	}
	if lines := wrap("eins zwei drei", 1000, 12); len(lines) != 1 || lines[0] != "eins zwei drei" {
		t.Errorf("a wide room: %q", lines)
	}
	long := "Migrationsbeauftragter des Bezirksausschusses"
	if short := cut(long, 100, 12); width(short, 12) > 100 || short == long || short == "" {
		t.Errorf("cut to %q", short)
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from   data.Date
		months int
		to     data.Date
	}{
		{data.NewDate(2026, 1, 31), 1, data.NewDate(2026, 2, 28)}, {data.NewDate(2024, 2, 29), 12, data.NewDate(2025, 2, 28)},
		{data.NewDate(2026, 1, 15), -1, data.NewDate(2025, 12, 15)}, {data.NewDate(2026, 3, 31), -13, data.NewDate(2025, 2, 28)},
	} {
		if got := addMonths(c.from, c.months); got != c.to {
			t.Errorf("%v %+d months: %v, want %v", c.from, c.months, got, c.to)
		}
	}
	if first := firstShown(data.NewDate(2026, 3, 3)); first != data.NewDate(2026, 2, 23) {
		t.Errorf("the sheet of March 2026 begins on %v", first)
	}
	if first := firstShown(data.NewDate(2026, 6, 30)); first != data.NewDate(2026, 6, 1) {
		t.Errorf("the sheet of June 2026 begins on %v", first)
	}
}
