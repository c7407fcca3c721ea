package data

// Days as clerks type them and as people read them.

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	today := NewDate(2026, time.November, 22)
	for text, want := range map[string]string{
		"": "", "  ": "", "1.3.": "01.03.2026", "1.3": "01.03.2026", "1.3.26": "01.03.2026", "01.03.2026": "01.03.2026", "1. 3. 2026": "01.03.2026",
		"010326": "01.03.2026", "01032026": "01.03.2026", "2026-03-01": "01.03.2026", "heute": "22.11.2026", "Gestern": "21.11.2026",
		"MORGEN": "23.11.2026", "+14": "06.12.2026", "-3": "19.11.2026", "29.2.2028": "29.02.2028",
	} {
		if got, err := ParseDate(text, today); err != nil || got.String() != want {
			t.Errorf("%q: %v, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"morgn", "31.4.", "29.2.2026", "0.1.", "1.13.", "1.1.026", "1.1.1", "1..", "+", "+99999", "12345", "2026-13-01", "1.1.1800", "1.2.3.4"} {
		got, err := ParseDate(text, today)
		if !got.IsZero() {
			t.Errorf("%q: %v", text, got)
		}
		wantMistake(t, err)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"1.3.", "010326", "2026-03-01", "+14", "heute", "31.4.", "٣.٣."} {
		f.Add(seed)
	}
	today := NewDate(2026, time.November, 22)
	f.Fuzz(func(t *testing.T, text string) {
		date, err := ParseDate(text, today)
		if err != nil {
			wantMistake(t, err)
			return
		}
		if again, err := ParseDate(date.String(), today); err != nil || again != date {
			t.Errorf("%q is %v, which is %v, %v", text, date, again, err)
		}
		var stored Date
		if err := stored.UnmarshalText([]byte(date.ISO())); err != nil || stored != date {
			t.Errorf("%v is stored as %q, which is %v, %v", date, date.ISO(), stored, err)
		}
	})
}

func TestDatesInWords(t *testing.T) {
	day := NewDate(2021, time.February, 22)
	if day.Long() != "22. Februar 2021" || day.Weekday() != "Montag" || day.String() != "22.02.2021" || day.ISO() != "2021-02-22" {
		t.Errorf("%s, %s, %s, %s", day.Long(), day.Weekday(), day, day.ISO())
	}
	if got := day.AddDays(28); got != NewDate(2021, time.March, 22) || day.DaysUntil(got) != 28 || got.DaysUntil(day) != -28 {
		t.Errorf("28 days later is %v", got)
	}
	var unknown Date
	if unknown.String() != "" || unknown.Long() != "" || unknown.Weekday() != "" || !unknown.AddDays(3).IsZero() || !unknown.Before(day) {
		t.Error("the unknown day is not unknown")
	}
}

func TestRolesAndNominationsInTime(t *testing.T) {
	first, last := NewDate(2026, time.May, 1), NewDate(2026, time.May, 31)
	for _, c := range []struct {
		role Role
		on   Date
		want bool
	}{
		{Role{}, first, true}, {Role{FromOn: first}, first, true}, {Role{FromOn: first}, first.AddDays(-1), false},
		{Role{UntilOn: last}, last, true}, {Role{UntilOn: last}, last.AddDays(1), false}, {Role{FromOn: first, UntilOn: last}, first.AddDays(9), true},
	} {
		if got := c.role.Held(c.on); got != c.want {
			t.Errorf("%+v on %v: %v", c.role, c.on, got)
		}
	}
	asked := Nomination{AskedOn: first, DueOn: last}
	if asked.Overdue(last) || !asked.Overdue(last.AddDays(1)) {
		t.Error("the due day itself is in time, the next is not")
	}
	asked.Answer = AnswerNobody
	if asked.Overdue(last.AddDays(1)) || (Nomination{DueOn: last}).Overdue(last.AddDays(1)) {
		t.Error("who has answered, or was never asked, is not late")
	}
}
