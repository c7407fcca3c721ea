package calendar

// The clocks of Munich: what they show, and their rules as a calendar file carries them.

import (
	"time"
	_ "time/tzdata" // Windows has no table of time zones

	ics "github.com/arran4/golang-ical"
)

// zoneName is the zone of all meetings.
const zoneName = "Europe/Berlin"

// rulesFrom is the first year for which the rules of the file hold from January on: since 1996 summer time ends in October.
const rulesFrom = 1997

const (
	dayLayout   = "20060102"
	localLayout = "20060102T150405"
	utcLayout   = "20060102T150405Z"
)

var berlin = func() *time.Location {
	location, err := time.LoadLocation(zoneName)
	if err != nil {
		panic(err) // the table is part of the program: a fault of the build
	}
	return location
}()

// Local returns the moment at which the clocks of Munich show a time. Where they show it twice, in the night in which summer time ends, it is the first of the two, as RFC 5545
// (3.3.5) has it. false: that night the clocks leave this time out.
func Local(year int, month time.Month, day, hour, minute int) (time.Time, bool) {
	shown := time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
	for _, ahead := range []time.Duration{3 * time.Hour, 2 * time.Hour, time.Hour} { // of UTC: in the summer of 1945, in summer, in winter
		if moment := shown.Add(-ahead).In(berlin); moment.Format(localLayout) == shown.Format(localLayout) {
			return moment, true
		}
	}
	return time.Time{}, false
}

// setTime writes a moment as the clocks show it; one for which that would be ambiguous, or before the rules of the file hold, in UTC.
func setTime(entry *ics.VEvent, property ics.ComponentProperty, t time.Time) {
	local := t.In(berlin)
	year, month, day := local.Date()
	first, shown := Local(year, month, day, local.Hour(), local.Minute())
	if year < rulesFrom || !shown || !first.Equal(t.Truncate(time.Minute)) {
		entry.SetProperty(property, utc(t))
		return
	}
	entry.SetProperty(property, local.Format(localLayout), ics.WithTZID(zoneName))
}

func utc(t time.Time) string { return t.UTC().Format(utcLayout) }

// zone writes the rules out: since 1996 the clocks go forward at 2 o'clock on the last Sunday of March, and back at 3 o'clock on the last Sunday of October (§ 2 SoZV, Directive 2000/84/EC).
func zone() *ics.VTimezone {
	rules := ics.NewTimezone(zoneName)
	summer, winter := &ics.Daylight{}, rules.AddStandard()
	rules.Components = append(rules.Components, summer)
	for _, rule := range []struct {
		part                           *ics.ComponentBase
		name, from, to, begins, yearly string
	}{
		{&winter.ComponentBase, "CET", "+0200", "+0100", "19961027T030000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"},
		{&summer.ComponentBase, "CEST", "+0100", "+0200", "19960331T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"},
	} {
		for _, line := range []struct {
			property ics.Property
			value    string
		}{
			{ics.PropertyDtstart, rule.begins}, {ics.PropertyTzoffsetfrom, rule.from}, {ics.PropertyTzoffsetto, rule.to},
			{ics.PropertyTzname, rule.name}, {ics.PropertyRrule, rule.yearly},
		} {
			rule.part.AddProperty(ics.ComponentProperty(line.property), line.value)
		}
	}
	return rules
}
