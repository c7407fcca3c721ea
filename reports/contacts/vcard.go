package contacts

// People as vCards, for address books: version 3 (RFC 2426), which everything reads, and version 4 (RFC 6350).

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-vcard"
)

// Version is a version of vCard.
type Version string

// The versions.
const (
	Version3 Version = "3.0"
	Version4 Version = "4.0"
)

// Names of properties that only this program knows; others pass over them.
const (
	fieldSalutation = "X-BRIEFANREDE"
	fieldDistrict   = "X-BA"
	fieldBody       = "X-GREMIUM"
	fieldKind       = "X-FUNKTIONSART"
	fieldSince      = "X-SEIT"
	fieldUntil      = "X-BIS"
	fieldHeldFor    = "X-ORGANISATION" // of the function; that of the person is ORG
	fieldVerified   = "X-STAND"
	fieldPreferred  = "X-BEVORZUGT"
	fieldLines      = "X-ANSCHRIFTZEILEN"
	fieldVia        = "X-BRIEFE-AN"
	fieldWay        = "X-WEG"
	fieldInformed   = "X-INFORMIERT"
	fieldComplete   = "X-VOLLSTAENDIG"
	fieldNoContact  = "X-KEINE-SCHREIBEN"
	fieldRestricted = "X-EINGESCHRAENKT"
	fieldUnlisted   = "X-NICHT-AUF-LISTEN"
	fieldLabel      = "X-ABLABEL" // what Apple's and Google's address books call an entry
)

// VCards writes people one after the other. Lines are at most 75 bytes long and end with CR LF, as the standard wants.
func VCards(w io.Writer, version Version, cards []Card) error {
	if version != Version3 && version != Version4 {
		return fmt.Errorf("vCard %q is not known", version)
	}
	var b bytes.Buffer
	encoder := vcard.NewEncoder(&b)
	for _, c := range cards {
		b.Reset()
		if err := encoder.Encode(c.vcard(version)); err != nil {
			return fmt.Errorf("vCard: %w", err)
		}
		if _, err := w.Write(folded(b.Bytes())); err != nil {
			return err
		}
	}
	return nil
}

// longestLine is how many bytes a line may have without its end (RFC 6350, 3.2).
const longestLine = 75

// folded breaks long lines; what follows begins with a blank. Letters of several bytes stay whole.
func folded(text []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.SplitSeq(bytes.TrimSuffix(text, []byte("\r\n")), []byte("\r\n")) {
		room := longestLine
		for len(line) > room {
			end := room
			for end > 1 && !utf8.RuneStart(line[end]) {
				end--
			}
			b.Write(line[:end])
			b.WriteString("\r\n ")
			line, room = line[end:], longestLine-1
		}
		b.Write(line)
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

// maker builds the vCard of a person.
type maker struct {
	card    vcard.Card
	version Version
	groups  int
}

func (c Card) vcard(version Version) vcard.Card {
	m := &maker{card: vcard.Card{}, version: version}
	m.card.SetValue(vcard.FieldVersion, string(version))
	if version == Version4 {
		m.card.SetValue(vcard.FieldKind, "individual")
	}
	name := oneLine(c.Name)
	if name == "" {
		name = oneLine(c.Organisation)
	}
	m.put(vcard.FieldFormattedName, name)
	// German address books keep 'Frau' and 'Herr' before the titles.
	m.card.SetValue(vcard.FieldName, components(c.LastName, c.FirstName, "", spaced(c.Form, c.Title), ""))
	m.put(fieldSalutation, oneLine(c.Salutation))
	for _, r := range c.Roles {
		m.role(r)
	}
	if c.Organisation != "" || c.Department != "" {
		m.card.SetValue(vcard.FieldOrganization, strings.TrimSuffix(components(c.Organisation, c.Department), ";"))
	}
	for i, a := range c.Addresses {
		value := components("", a.Extra, a.Street, a.City, "", a.Postcode, a.Country)
		m.entry(vcard.FieldAddress, Entry{Value: value, Label: a.Kind, Preferred: a.Preferred && i == 0, Unlisted: a.Unlisted})
	}
	for _, sort := range []struct {
		name    string
		entries []Entry
		types   []string
	}{
		{vcard.FieldEmail, c.Mails, []string{"internet"}}, {vcard.FieldTelephone, c.Phones, []string{"voice"}},
		{vcard.FieldTelephone, c.Mobiles, []string{"cell"}}, {vcard.FieldURL, c.Webs, nil},
	} {
		for i, e := range sort.entries {
			e.Preferred = e.Preferred && i == 0
			e.Value = oneLine(e.Value)
			m.entry(sort.name, e, sort.types...)
		}
	}
	m.put(vcard.FieldNote, strings.TrimSpace(cleanLines(c.Note)))
	m.put(fieldVerified, isoDay(c.Verified))
	m.put(fieldLines, strings.TrimSpace(cleanLines(c.AddressLines)))
	m.put(fieldVia, c.Via)
	m.put(fieldWay, c.Way)
	m.put(fieldInformed, isoDay(c.Informed))
	if c.Complete {
		m.put(fieldComplete, "ja")
	}
	m.put(fieldNoContact, yes(c.NoContact))
	m.put(fieldRestricted, yes(c.Restricted))
	return m.card
}

// put adds a property that is not empty.
func (m *maker) put(name, value string) {
	if value != "" {
		m.card.AddValue(name, value)
	}
}

func (m *maker) grouped(group, name, value string) {
	if value != "" {
		m.card.Add(name, &vcard.Field{Group: group, Value: value})
	}
}

func (m *maker) nextGroup() string {
	m.groups++
	return "item" + strconv.Itoa(m.groups)
}

// role adds a function, with all that belongs to it in the same group.
func (m *maker) role(r Role) {
	group := m.nextGroup()
	m.grouped(group, vcard.FieldTitle, oneLine(r.Function))
	if r.District != 0 {
		m.grouped(group, fieldDistrict, strconv.Itoa(r.District))
	}
	m.grouped(group, fieldBody, oneLine(r.Body))
	m.grouped(group, fieldKind, oneLine(r.Kind))
	m.grouped(group, fieldSince, isoDay(r.From))
	m.grouped(group, fieldUnlisted, yes(r.Unlisted))
	m.grouped(group, fieldPreferred, yes(r.Preferred))
	m.grouped(group, fieldUntil, isoDay(r.Until))
	m.grouped(group, fieldHeldFor, oneLine(r.Organisation))
}

// places are the words by which a label says where an entry belongs; other labels are said in words only.
var places = map[string]string{"privat": "home", "private": "home", "zuhause": "home", "büro": "work", "dienstlich": "work", "work": "work", "organisation": "work", "organization": "work", "geschäftlich": "work"}

// entry adds an address, a mailbox or a number, with its label in the same group.
func (m *maker) entry(name string, e Entry, types ...string) {
	if strings.Trim(e.Value, ";") == "" {
		return
	}
	f := &vcard.Field{Value: e.Value, Params: vcard.Params{}}
	for _, word := range types {
		if word == "internet" && m.version == Version4 {
			continue // version 4 no longer has it
		}
		f.Params.Add(vcard.ParamType, word)
	}
	if place := places[strings.ToLower(strings.TrimSpace(e.Label))]; place != "" {
		f.Params.Add(vcard.ParamType, place)
	}
	if e.Preferred && m.version == Version4 {
		f.Params.Set(vcard.ParamPreferred, "1")
	} else if e.Preferred {
		f.Params.Add(vcard.ParamType, "pref")
	}
	if label := oneLine(e.Label); label != "" || e.Unlisted {
		f.Group = m.nextGroup()
		m.grouped(f.Group, fieldLabel, label)
		m.grouped(f.Group, fieldUnlisted, yes(e.Unlisted))
	}
	m.card.Add(name, f)
}

// components joins the parts of a name or an address. A semicolon within a part becomes a comma: address books, and the library that writes here, take it for the end of the part.
func components(parts ...string) string {
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(oneLine(part), ";", ",")
	}
	return strings.Join(parts, ";")
}

func oneLine(text string) string { return strings.Join(strings.Fields(cleanLines(text)), " ") }

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
