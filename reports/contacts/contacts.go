// Package contacts writes people for other programs and for paper: as a table (for CSV and workbooks), as vCards, and as a list to print.
//
// The heads of the table are those that the program itself reads back. The same people give the same bytes.
package contacts

import (
	"strconv"
	"strings"
	"time"
)

// Card is a person with everything that is to be given out.
type Card struct {
	Name       string // as it is spoken: 'Dr. Jürgen Groß, M.A.'
	Form       string // 'Frau', 'Herr' or empty
	Title      string // 'Dr.'
	FirstName  string
	LastName   string
	Salutation string // a line of its own for letters; may be empty

	Roles        []Role
	Organisation string
	Department   string
	Addresses    []Address // the preferred one first, as Entries
	Mails        []Entry
	Phones       []Entry
	Mobiles      []Entry
	Webs         []Entry

	Note       string
	NoContact  bool      // wishes no letters
	Restricted bool      // Art. 18 DSGVO
	Verified   time.Time // midnight UTC of the day; zero for none

	// For the office alone:
	Complete     bool      // all that there is stands here: what is not said to be off lists may stand on them
	AddressLines string    // an address in its own words
	Via, Way     string    // where letters go, and whether letters or e-mails: German words
	Informed     time.Time // Art. 14 DSGVO
}

// Role is what a person is.
type Role struct {
	Function string
	Kind     string // what the function is, where its words are others: 'Vorsitz' of 'Sprecherin'
	District int    // number of the BA, 0 for none
	Body     string

	Organisation string    // for which it is held; may be another than the person's
	From, Until  time.Time // midnight UTC of the first and the last day; zero when not known

	Preferred, Unlisted bool
}

// Address is where a person is at home or works.
type Address struct {
	Kind, Extra, Street, Postcode, City, Country string
	Preferred, Unlisted                          bool // Unlisted: 'nicht auf Listen'
}

// Entry is a mailbox, a number or a place in the internet.
type Entry struct {
	Value, Label        string
	Preferred, Unlisted bool
}

func spaced(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// Table is people as rows of texts; all rows are as long as Heads.
type Table struct {
	Heads []string
	Rows  [][]string
}

// Heads of the table that are read elsewhere.
const (
	HeadVerified  = "Stand"
	HeadSince     = "Seit"
	HeadUntil     = "Bis"
	HeadInformed  = "Informiert am"
	headUnlisted  = "Nicht auf Listen"
	headNote      = "Notiz"
	headLines     = "Anschriftzeilen"
	headPreferred = "Bevorzugt"
	headKind      = "Art der Funktion"
	headHeldFor   = "Organisation der Funktion"
	headAddress   = "Art der Anschrift" // not "Anschrift": that is taken for the street when it is read
)

// IsDay reports whether the column below a head holds days ('03.03.2026').
func IsDay(head string) bool {
	word, _, _ := strings.Cut(head, " ")
	return word == HeadVerified || word == HeadSince || word == HeadUntil || head == HeadInformed
}

// HasLines reports whether the cells below a head may be of several lines.
func HasLines(head string) bool { return head == headNote || head == headLines }

// always are heads of columns that stand in every table; the others only where somebody has something in them.
var always = []string{"Anrede", "Titel", "Vorname", "Nachname", "Funktion", "BA", "Gremium", "Organisation", "E-Mail", "Telefon", HeadVerified}

// field is a cell of a person: what the column is called, and the text.
type field struct{ head, text string }

// Tabulate puts people into a table: a row for each. What somebody has several of stands in further columns with a number: 'E-Mail 2'.
func Tabulate(cards []Card) Table {
	rows := make([]map[string]string, len(cards))
	used := map[string]bool{}
	for _, head := range always {
		used[head] = true
	}
	most := 1
	for i, card := range cards {
		rows[i] = map[string]string{}
		for _, f := range card.fields() {
			if f.text != "" {
				rows[i][f.head], used[f.head] = f.text, true
			}
		}
		used[headUnlisted] = used[headUnlisted] || card.Complete
		most = max(most, len(card.Roles), len(card.Addresses), len(card.Mails), len(card.Phones), len(card.Mobiles), len(card.Webs))
	}
	var t Table
	for _, head := range heads(most) {
		if used[head] {
			t.Heads = append(t.Heads, head)
		}
	}
	for _, row := range rows {
		cells := make([]string, len(t.Heads))
		for i, head := range t.Heads {
			cells[i] = row[head]
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// groups are the heads in their order; those of one group are repeated together.
var groups = []struct {
	heads    []string
	repeated bool
}{
	{[]string{"Anrede", "Titel", "Vorname", "Nachname"}, false},
	{[]string{"Funktion", "BA", "Gremium", headKind, HeadSince, HeadUntil, headHeldFor}, true},
	{[]string{"Organisation", "Abteilung"}, false},
	{[]string{headAddress, "Zusatz", "Straße", "PLZ", "Ort", "Land"}, true},
	{[]string{"E-Mail", "E-Mail Bezeichnung"}, true},
	{[]string{"Telefon", "Telefon Bezeichnung"}, true},
	{[]string{"Mobil", "Mobil Bezeichnung"}, true},
	{[]string{"Internet", "Internet Bezeichnung"}, true},
	{[]string{HeadVerified, "Briefanrede", headLines, "Briefe an", "Bevorzugter Weg", headPreferred, HeadInformed, headNote, "Keine Schreiben", "Eingeschränkt", headUnlisted}, false},
}

// heads returns all heads there can be when nobody has more than so many of anything.
func heads(most int) []string {
	var all []string
	for _, g := range groups {
		times := 1
		if g.repeated {
			times = most
		}
		for n := range times {
			for _, head := range g.heads {
				all = append(all, numbered(head, n))
			}
		}
	}
	return all
}

// numbered returns a head for the n-th of its sort, counted from 0.
func numbered(head string, n int) string {
	if n == 0 {
		return head
	}
	return head + " " + strconv.Itoa(n+1)
}

// fields returns the cells of a person.
func (c Card) fields() []field {
	all := []field{{"Anrede", c.Form}, {"Titel", c.Title}, {"Vorname", c.FirstName}, {"Nachname", c.LastName}, {"Organisation", c.Organisation}, {"Abteilung", c.Department}}
	for n, r := range c.Roles {
		all = append(all, field{numbered("Funktion", n), r.Function}, field{numbered("Gremium", n), r.Body}, field{numbered(headKind, n), r.Kind},
			field{numbered(HeadSince, n), day(r.From)}, field{numbered(HeadUntil, n), day(r.Until)}, field{numbered(headHeldFor, n), r.Organisation})
		if r.District != 0 {
			all = append(all, field{numbered("BA", n), strconv.Itoa(r.District)})
		}
	}
	var unlisted []string
	note := func(hidden bool, head string) {
		if hidden {
			unlisted = append(unlisted, head)
		}
	}
	for n, a := range c.Addresses {
		all = append(all, field{numbered(headAddress, n), a.Kind}, field{numbered("Zusatz", n), a.Extra}, field{numbered("Straße", n), a.Street},
			field{numbered("PLZ", n), a.Postcode}, field{numbered("Ort", n), a.City}, field{numbered("Land", n), a.Country})
		note(a.Unlisted, numbered("Straße", n))
	}
	for _, sort := range []struct {
		head    string
		entries []Entry
	}{{"E-Mail", c.Mails}, {"Telefon", c.Phones}, {"Mobil", c.Mobiles}, {"Internet", c.Webs}} {
		for n, e := range sort.entries {
			all = append(all, field{numbered(sort.head, n), e.Value}, field{numbered(sort.head+" Bezeichnung", n), e.Label})
			note(e.Unlisted, numbered(sort.head, n))
		}
	}
	var preferred []string
	for n, r := range c.Roles {
		if r.Preferred {
			preferred = append(preferred, numbered("Funktion", n))
		}
		note(r.Unlisted, numbered("Funktion", n))
	}
	if c.prefersMobile() {
		preferred = append(preferred, "Mobil")
	}
	all = append(all, field{headPreferred, strings.Join(preferred, ", ")})
	return append(all, field{HeadVerified, day(c.Verified)}, field{"Briefanrede", c.Salutation}, field{headLines, c.AddressLines}, field{"Briefe an", c.Via}, field{"Bevorzugter Weg", c.Way},
		field{HeadInformed, day(c.Informed)}, field{headNote, c.Note},
		field{"Keine Schreiben", yes(c.NoContact)}, field{"Eingeschränkt", yes(c.Restricted)}, field{headUnlisted, strings.Join(unlisted, ", ")})
}

// prefersMobile reports whether a mobile number is the preferred one though there is another: a table shows that by no order.
func (c Card) prefersMobile() bool {
	return len(c.Phones) > 0 && len(c.Mobiles) > 0 && c.Mobiles[0].Preferred
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02.01.2006")
}

func yes(is bool) string {
	if is {
		return "ja"
	}
	return ""
}
