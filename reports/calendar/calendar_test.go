package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// line is a content line as another program reads it: unfolded, its parameters parted, its value as it stands.
type line struct {
	name       string
	parameters map[string]string
	value      string
}

// part is a component of a file.
type part struct {
	name  string
	lines []line
	parts []*part
}

// readBack reads a file after RFC 5545 and knows nothing of the library that wrote it. Every line must end in CRLF, have at most 75 bytes, and be UTF-8 by itself.
func readBack(t testing.TB, content []byte) *part {
	t.Helper()
	text, ended := strings.CutSuffix(string(content), "\r\n")
	if !ended {
		t.Fatalf("the last line does not end in CRLF: %q", content)
	}
	var unfolded []string
	for _, physical := range strings.Split(text, "\r\n") {
		if len(physical) > 75 || !utf8.ValidString(physical) || strings.ContainsAny(physical, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(physical), physical)
		}
		if rest, folded := strings.CutPrefix(physical, " "); folded && len(unfolded) > 0 {
			unfolded[len(unfolded)-1] += rest
		} else {
			unfolded = append(unfolded, physical)
		}
	}
	root := &part{}
	open := []*part{root}
	for _, l := range unfolded {
		parsed := readLine(t, l)
		within := open[len(open)-1]
		switch parsed.name {
		case "BEGIN":
			opened := &part{name: parsed.value}
			within.parts = append(within.parts, opened)
			open = append(open, opened)
		case "END":
			if within.name != parsed.value || len(open) == 1 {
				t.Fatalf("%q ends in %q", parsed.value, within.name)
			}
			open = open[:len(open)-1]
		default:
			within.lines = append(within.lines, parsed)
		}
	}
	if len(open) != 1 || len(root.lines) > 0 || len(root.parts) != 1 || root.parts[0].name != "VCALENDAR" {
		t.Fatalf("not one calendar: %s", content)
	}
	return root.parts[0]
}

// readLine parts a line at the first colon outside of quotes.
func readLine(t testing.TB, text string) line {
	t.Helper()
	quoted, at := false, -1
	var cuts []int
	for i, c := range []byte(text) {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ';' && !quoted:
			cuts = append(cuts, i)
		case c == ':' && !quoted:
			at = i
		}
		if at >= 0 {
			break
		}
	}
	if at < 0 {
		t.Fatalf("no content line: %q", text)
	}
	l := line{parameters: map[string]string{}, value: text[at+1:]}
	cuts = append(cuts, at)
	l.name = text[:cuts[0]]
	for i := range len(cuts) - 1 {
		name, value, found := strings.Cut(text[cuts[i]+1:cuts[i+1]], "=")
		if !found || l.parameters[name] != "" {
			t.Fatalf("parameter %q in %q", name, text)
		}
		l.parameters[name] = strings.Trim(value, `"`)
	}
	return l
}

// one returns the only line of a name; the zero line where there is none.
func (p *part) one(t testing.TB, name string) line {
	t.Helper()
	var found []line
	for _, l := range p.lines {
		if l.name == name {
			found = append(found, l)
		}
	}
	if len(found) > 1 {
		t.Errorf("%s stands %d times in %s", name, len(found), p.name)
	}
	if len(found) == 0 {
		return line{}
	}
	return found[0]
}

func (p *part) inside(name string) *part {
	for _, inner := range p.parts {
		if inner.name == name {
			return inner
		}
	}
	return &part{}
}

// plain undoes the escapes of a text.
func (l line) plain(t testing.TB) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(l.value); i++ {
		switch c := l.value[i]; c {
		case ',', ';':
			t.Errorf("%s: %q stands bare in %q", l.name, c, l.value)
		case '\\':
			i++
			switch {
			case i < len(l.value) && strings.IndexByte(`\,;`, l.value[i]) >= 0:
				b.WriteByte(l.value[i])
			case i < len(l.value) && (l.value[i] == 'n' || l.value[i] == 'N'):
				b.WriteByte('\n')
			default:
				t.Errorf("%s: no escape in %q", l.name, l.value)
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// moment is when a line says, by the table of time zones of Go.
func (l line) moment(t testing.TB) time.Time {
	t.Helper()
	if strings.HasSuffix(l.value, "Z") {
		moment, err := time.Parse("20060102T150405Z", l.value)
		if err != nil || l.parameters["TZID"] != "" {
			t.Fatalf("%+v: %v", l, err)
		}
		return moment
	}
	location, err := time.LoadLocation(l.parameters["TZID"])
	if err != nil || l.parameters["TZID"] == "" {
		t.Fatalf("%+v: %v", l, err)
	}
	moment, err := time.ParseInLocation("20060102T150405", l.value, location)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

// offset returns how far a zone of the file is ahead of UTC when its clocks show a time, by the rules in the file alone: the rule that began last holds.
func (p *part) offset(t testing.TB, shown time.Time) time.Duration {
	t.Helper()
	var began time.Time
	var offset time.Duration
	for _, rule := range p.parts {
		first, err := time.Parse("20060102T150405", rule.one(t, "DTSTART").value)
		if err != nil {
			t.Fatal(err)
		}
		month := map[string]time.Month{"FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU": time.March, "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU": time.October}[rule.one(t, "RRULE").value]
		if month != first.Month() {
			t.Fatalf("rule %q begins on %s", rule.one(t, "RRULE").value, first)
		}
		for year := first.Year(); year <= shown.Year(); year++ {
			last := time.Date(year, month+1, 0, first.Hour(), 0, 0, 0, time.UTC)
			last = last.AddDate(0, 0, -int(last.Weekday()))
			if year == first.Year() && !last.Equal(first) {
				t.Fatalf("DTSTART %s is not the first day of its rule, %s", first, last)
			}
			if !last.After(shown) && last.After(began) {
				began, offset = last, ahead(t, rule.one(t, "TZOFFSETTO").value)
			}
		}
	}
	return offset
}

func ahead(t testing.TB, text string) time.Duration {
	t.Helper()
	at, err := time.Parse("-0700", text)
	if err != nil {
		t.Fatal(err)
	}
	_, seconds := at.Zone()
	return time.Duration(seconds) * time.Second
}

func written(t testing.TB, e Event) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func at(t testing.TB, text string) time.Time {
	t.Helper()
	shown, err := time.Parse("02.01.2006 15:04", text)
	if err != nil {
		t.Fatal(err)
	}
	moment, ok := Local(shown.Year(), shown.Month(), shown.Day(), shown.Hour(), shown.Minute())
	if !ok {
		t.Fatalf("%s does not exist", text)
	}
	return moment
}

// hard is an entry with everything that calendar programs stumble over.
func hard(t testing.TB) Event {
	return Event{
		UID: "sitzung-1@rundertisch", Sequence: 7, Changed: time.Date(2021, 2, 22, 9, 30, 1, 999, time.UTC), Start: at(t, "15.10.2021 18:00"), End: at(t, "15.10.2021 20:00"),
		Summary:     `7. Sitzung · Größe, Würde; Übermaß\n „Straße“`,
		Location:    "Rathaus, Marienplatz 8; großer Sitzungssaal " + strings.Repeat("ÄÖÜäöüß", 20),
		Description: "Tagesordnung:\n1. Begrüßung, Vorstellung\n2. " + strings.Repeat("Nguyễn Thị Ánh Tuyết ", 20) + "\n\nZugang: stufenlos",
		URL:         "https://example.org/besprechung?a=1;b=2,3#x", Organizer: Organizer{`Stelle für "Vielfalt", Büro: Süd`, "vielfalt.soz@muenchen.de"},
	}
}

func TestReadsBackAsWritten(t *testing.T) {
	e := hard(t)
	file := readBack(t, written(t, e))
	if file.lines[0].name != "VERSION" || file.one(t, "VERSION").value != "2.0" || file.one(t, "METHOD").value != "PUBLISH" || file.one(t, "PRODID").value != "-//Runder Tisch//Sitzungen//DE" {
		t.Errorf("%+v", file.lines)
	}
	event := file.inside("VEVENT")
	for name, want := range map[string]string{"UID": e.UID, "SUMMARY": e.Summary, "LOCATION": e.Location, "DESCRIPTION": e.Description, "STATUS": "CONFIRMED"} {
		if got := event.one(t, name).plain(t); got != want {
			t.Errorf("%s %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"SEQUENCE": "7", "DTSTAMP": "20210222T093001Z", "LAST-MODIFIED": "20210222T093001Z", "URL": e.URL, "ORGANIZER": "mailto:vielfalt.soz@muenchen.de",
		"DTSTART": "20211015T180000", "DTEND": "20211015T200000",
	} {
		if got := event.one(t, name).value; got != want {
			t.Errorf("%s %q, want %q", name, got, want)
		}
	}
	if got := event.one(t, "ORGANIZER").parameters["CN"]; got != "Stelle für Vielfalt Büro Süd" {
		t.Errorf("organizer %q", got)
	}
	if zone := file.inside("VTIMEZONE"); zone.one(t, "TZID").value != event.one(t, "DTSTART").parameters["TZID"] || file.parts[0] != zone {
		t.Errorf("zone %+v", zone.lines)
	}
	if again := written(t, hard(t)); !bytes.Equal(written(t, e), again) {
		t.Error("the bytes differ")
	}
}

// A cancellation is the same entry with another method.
func TestCancelled(t *testing.T) {
	e := hard(t)
	e.Cancelled = true
	file := readBack(t, written(t, e))
	if event := file.inside("VEVENT"); file.one(t, "METHOD").value != "CANCEL" || event.one(t, "STATUS").value != "CANCELLED" || event.one(t, "UID").value != e.UID {
		t.Errorf("%+v", event)
	}
}

func TestWholeDay(t *testing.T) {
	for day, next := range map[string]string{"15.10.2021": "20211016", "28.03.2021": "20210329", "31.10.2021": "20211101", "31.12.2021": "20220101"} {
		file := readBack(t, written(t, Event{UID: "a", Changed: at(t, "01.01.2021 00:00"), Start: at(t, day+" 00:00"), WholeDay: true}))
		event := file.inside("VEVENT")
		start, end := event.one(t, "DTSTART"), event.one(t, "DTEND")
		if start.value != day[6:]+day[3:5]+day[:2] || end.value != next || start.parameters["VALUE"] != "DATE" || end.parameters["VALUE"] != "DATE" || start.parameters["TZID"] != "" {
			t.Errorf("%s: %+v to %+v", day, start, end)
		}
		if len(file.parts) != 1 || event.one(t, "ORGANIZER").name != "" || event.one(t, "URL").name != "" || event.one(t, "LOCATION").name != "" {
			t.Errorf("%s: %+v", day, file)
		}
	}
}

// The nights in which the clocks change: 28.03.2021 at 2 o'clock forward, 31.10.2021 at 3 o'clock back.
func TestChangeOfClocks(t *testing.T) {
	for _, c := range []struct{ shown, utc, value string }{
		{"28.03.2021 01:59", "2021-03-28T00:59:00Z", "20210328T015900"},
		{"28.03.2021 03:00", "2021-03-28T01:00:00Z", "20210328T030000"},
		{"28.03.2021 18:00", "2021-03-28T16:00:00Z", "20210328T180000"},
		{"27.03.2021 18:00", "2021-03-27T17:00:00Z", "20210327T180000"},
		{"31.10.2021 01:59", "2021-10-30T23:59:00Z", "20211031T015900"},
		{"31.10.2021 02:00", "2021-10-31T00:00:00Z", "20211031T020000"}, // shown twice; the first is meant
		{"31.10.2021 02:59", "2021-10-31T00:59:00Z", "20211031T025900"},
		{"31.10.2021 03:00", "2021-10-31T02:00:00Z", "20211031T030000"},
		{"31.10.2021 18:00", "2021-10-31T17:00:00Z", "20211031T180000"},
		{"30.10.2021 18:00", "2021-10-30T16:00:00Z", "20211030T180000"},
	} {
		start := at(t, c.shown)
		file := readBack(t, written(t, Event{UID: "a", Changed: start, Start: start, End: start.Add(2 * time.Hour)}))
		got := file.inside("VEVENT").one(t, "DTSTART")
		if got.value != c.value || got.parameters["TZID"] != "Europe/Berlin" {
			t.Errorf("%s is written %+v", c.shown, got)
		}
		if read := start.UTC().Format(time.RFC3339); read != c.utc {
			t.Errorf("%s is %s, want %s", c.shown, read, c.utc)
		}
		shown, err := time.Parse("20060102T150405", got.value)
		if err != nil {
			t.Fatal(err)
		}
		if moment := shown.Add(-file.inside("VTIMEZONE").offset(t, shown)); !moment.Equal(start) {
			t.Errorf("%s is %s by the rules in the file", c.shown, moment)
		}
		twice := strings.HasPrefix(c.shown, "31.10.2021 02") // Go does not say which of both it takes
		if moment := got.moment(t); !twice && !moment.Equal(start) {
			t.Errorf("%s reads back as %s", c.shown, moment)
		}
		if end := file.inside("VEVENT").one(t, "DTEND").moment(t); end.Sub(start) != 2*time.Hour {
			t.Errorf("%s ends at %s", c.shown, end)
		}
	}
	for _, minute := range []int{0, 30, 59} {
		if moment, ok := Local(2021, time.March, 28, 2, minute); ok {
			t.Errorf("02:%02d on 28.03.2021 is %s", minute, moment)
		}
	}
}

// A moment that the clocks show a second time is written so that nobody takes it for the first.
func TestSecondHourIsWrittenInUTC(t *testing.T) {
	start := at(t, "31.10.2021 01:30")
	end := readBack(t, written(t, Event{UID: "a", Changed: start, Start: start, End: start.Add(2 * time.Hour)})).inside("VEVENT").one(t, "DTEND")
	if end.value != "20211031T013000Z" || end.parameters["TZID"] != "" {
		t.Errorf("two hours later is %+v", end)
	}
}

// The rules in the file say what the table of time zones says, hour by hour through the years for which they are used.
func TestRulesOfTheFileAreThoseOfBerlin(t *testing.T) {
	zone := readBack(t, written(t, hard(t))).inside("VTIMEZONE")
	for shown := time.Date(rulesFrom, 1, 1, 0, 30, 0, 0, time.UTC); shown.Year() <= 2035; shown = shown.Add(time.Hour) {
		if month := shown.Month(); month != time.March && month != time.October && shown.Day() != 1 {
			continue
		}
		moment, ok := Local(shown.Year(), shown.Month(), shown.Day(), shown.Hour(), shown.Minute())
		if !ok { // left out in the night of March
			continue
		}
		if got := shown.Add(-zone.offset(t, shown)); !got.Equal(moment) {
			t.Fatalf("%s is %s by the rules, %s by the table", shown, got.UTC(), moment.UTC())
		}
	}
}

func TestWhatIsNoWebAddressIsLeftOut(t *testing.T) {
	for _, text := range []string{"", "example.org", "javascript:alert(1)", "https://", "ftp://example.org", "http://[", "https://a b.example/\r\nX-BOESE:1"} {
		e := hard(t)
		e.URL = text
		if got := readBack(t, written(t, e)).inside("VEVENT").one(t, "URL"); got.name != "" {
			t.Errorf("%q became %+v", text, got)
		}
	}
}

func TestFaultsOfTheProgram(t *testing.T) {
	for name, change := range map[string]func(*Event){
		"no UID":            func(e *Event) { e.UID = " " },
		"no change":         func(e *Event) { e.Changed = time.Time{} },
		"no start":          func(e *Event) { e.Start = time.Time{} },
		"no end":            func(e *Event) { e.End = time.Time{} },
		"ends as it starts": func(e *Event) { e.End = e.Start },
		"sequence":          func(e *Event) { e.Sequence = -1 },
	} {
		e := hard(t)
		change(&e)
		var b bytes.Buffer
		if err := Write(&b, e); err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}

// Nothing that is typed becomes a line of its own, and every text reads back.
func FuzzWhatIsWrittenCanBeRead(f *testing.F) {
	f.Add("Sitzung", "Rathaus", "a\nb", "https://example.org", "Büro", "a@example.org")
	f.Add("\r\nX-BOESE:1", `\n\\;,:"`, "\x00\u2028 \t", "http://a/ b\n", `a";b:c\,'`, "a@b\r\nX:1?x#y;z,")
	f.Add(strings.Repeat("ß", 200), strings.Repeat(" x", 90), strings.Repeat("> <", 60), "https://ü.example/ß", "<", "ü@ß")
	f.Fuzz(func(t *testing.T, summary, location, description, address, name, email string) {
		e := hard(t)
		e.Summary, e.Location, e.Description, e.URL, e.Organizer = summary, location, description, address, Organizer{name, email}
		file := readBack(t, written(t, e))
		event := file.inside("VEVENT")
		for property, want := range map[string]string{"SUMMARY": cleanLine(summary), "LOCATION": cleanLine(location), "DESCRIPTION": cleanText(description)} {
			if got := event.one(t, property).plain(t); got != want {
				t.Errorf("%s %q, want %q", property, got, want)
			}
		}
		for _, l := range event.lines {
			if strings.HasPrefix(l.name, "X") {
				t.Errorf("%+v", l)
			}
		}
		if len(file.parts) != 2 || len(event.parts) != 0 {
			t.Errorf("%+v", file)
		}
	})
}
