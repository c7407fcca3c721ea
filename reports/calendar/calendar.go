// Package calendar writes the calendar entry of a meeting as a file that every calendar program takes (iCalendar, RFC 5545; updates and cancellations after RFC 5546).
//
// Times stand as they are on the clocks of Munich, with the rules of summer time written out beside them, so that a reader needs no table of time zones of its own.
package calendar

import (
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
	"golang.org/x/text/unicode/norm"
)

// Event is one entry.
type Event struct {
	UID         string    // names the entry for ever: a later file with the same UID changes it
	Sequence    int       // rises with every change; of two files with the same UID that with the higher one counts
	Changed     time.Time // when it was changed last
	Start, End  time.Time // a whole day: its day in Start's zone, End does not matter
	WholeDay    bool
	Summary     string
	Location    string
	Description string // lines end in '\n'
	URL         string // http or https; any other is left out
	Organizer   Organizer
	Cancelled   bool // takes the entry out of the calendar, or crosses it out
}

// Organizer is who asks to the meeting. Without a mailbox nobody is named.
type Organizer struct{ Name, Email string }

// Extension and MediaType are what files with entries end in and are called in mails.
const (
	Extension = ".ics"
	MediaType = "text/calendar"
)

// product names the program in the file, in the form of a formal public identifier.
const product = "-//Runder Tisch//Sitzungen//DE"

// Write writes the entry; the same event gives the same bytes. Errors are faults of the program: an event without UID, change or start, or one that ends before it
// starts.
func Write(w io.Writer, e Event) error {
	if err := e.check(); err != nil {
		return err
	}
	method, status := ics.MethodPublish, ics.ObjectStatusConfirmed
	if e.Cancelled {
		method, status = ics.MethodCancel, ics.ObjectStatusCancelled
	}
	file := ics.NewCalendarFor("")
	file.SetProductId(product)
	file.SetCalscale("GREGORIAN")
	file.SetMethod(method)
	if !e.WholeDay {
		file.AddVTimezone(zone())
	}
	entry := file.AddEvent(cleanLine(e.UID))
	entry.SetProperty(ics.ComponentPropertyDtstamp, utc(e.Changed))
	entry.SetProperty(ics.ComponentPropertyLastModified, utc(e.Changed))
	entry.SetProperty(ics.ComponentPropertySequence, strconv.Itoa(e.Sequence))
	e.setTimes(entry)
	for _, text := range []struct {
		property ics.ComponentProperty
		value    string
	}{
		{ics.ComponentPropertySummary, cleanLine(e.Summary)},
		{ics.ComponentPropertyLocation, cleanLine(e.Location)},
		{ics.ComponentPropertyDescription, cleanText(e.Description)},
		{ics.ComponentPropertyUrl, webAddress(e.URL)},
	} {
		if text.value != "" {
			entry.SetProperty(text.property, text.value)
		}
	}
	e.Organizer.set(entry)
	entry.SetProperty(ics.ComponentPropertyStatus, string(status))
	if err := file.SerializeTo(w, ics.WithNewLineWindows, ics.WithLineLength(lineLength)); err != nil {
		return fmt.Errorf("write calendar entry: %w", err)
	}
	return nil
}

// lineLength is how many bytes a line has at most, its end not counted (RFC 5545, 3.1).
const lineLength = 75

func (e Event) check() error {
	switch {
	case cleanLine(e.UID) == "":
		return fmt.Errorf("a calendar entry has no UID: %q", e.Summary)
	case e.Changed.IsZero() || e.Start.IsZero():
		return fmt.Errorf("calendar entry %s has no time of change or no start", e.UID)
	case !e.WholeDay && !e.End.After(e.Start):
		return fmt.Errorf("calendar entry %s ends at %s, which is not after its start at %s", e.UID, e.End, e.Start)
	case e.Sequence < 0:
		return fmt.Errorf("calendar entry %s has the sequence %d", e.UID, e.Sequence)
	}
	return nil
}

func (e Event) setTimes(entry *ics.VEvent) {
	if e.WholeDay {
		day := ics.WithValue(string(ics.ValueDataTypeDate))
		entry.SetProperty(ics.ComponentPropertyDtStart, e.Start.Format(dayLayout), day)
		entry.SetProperty(ics.ComponentPropertyDtEnd, e.Start.AddDate(0, 0, 1).Format(dayLayout), day) // the day after the last
		entry.SetProperty(ics.ComponentPropertyTransp, string(ics.TransparencyTransparent))            // the hour is not known: nobody is busy all day
		return
	}
	setTime(entry, ics.ComponentPropertyDtStart, e.Start)
	setTime(entry, ics.ComponentPropertyDtEnd, e.End)
}

func (o Organizer) set(entry *ics.VEvent) {
	email := strings.TrimSpace(o.Email)
	if email == "" {
		return
	}
	address := (&url.URL{Scheme: "mailto", Opaque: url.PathEscape(email)}).String()
	var name []ics.PropertyParameter
	if text := parameterText(o.Name); text != "" {
		name = append(name, ics.WithCN(text))
	}
	entry.SetProperty(ics.ComponentPropertyOrganizer, address, name...)
}

// webAddress returns an address of the web as a URI; what is none is empty.
func webAddress(text string) string {
	address, err := url.Parse(strings.TrimSpace(text))
	if err != nil || address.Host == "" || address.Scheme != "http" && address.Scheme != "https" {
		return ""
	}
	return address.String()
}

// cleanText makes a text safe: valid UTF-8 in normal form C, line ends '\n', none at its ends, no control characters but those and tabs.
func cleanText(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.TrimSpace(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)))
}

// cleanLine makes one line of a text.
func cleanLine(text string) string { return strings.Join(strings.Fields(cleanText(text)), " ") }

// parameterText takes out of a name what would have to be quoted in a parameter: the library escapes it in a way that no standard knows.
func parameterText(text string) string {
	return cleanLine(strings.NewReplacer(`"`, " ", ",", " ", ";", " ", ":", " ", `\`, " ", "'", "’").Replace(text))
}
