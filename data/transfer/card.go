package transfer

// vCards, as phones and mail programs write them.

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"github.com/emersion/go-vcard"
)

// innerSemicolon stands for a semicolon within a part, which a backslash tells from one between two parts.
const innerSemicolon = "\uE000"

// plainMarks takes the backslashes away that the library leaves.
var plainMarks = strings.NewReplacer(`\;`, innerSemicolon, `\:`, ":", `\N`, "\n")

// readCards reads vCards of versions 2.1 to 4.
func readCards(text string) (Table, error) {
	if strings.Contains(strings.ToUpper(text), "VERSION:2.1") {
		text = newerCards(text)
	}
	decoder := vcard.NewDecoder(strings.NewReader(text))
	var records []Record
	used := map[Field]bool{}
	var numbers []int // of the cards, from 1
	groups := 0
	for number := 1; ; number++ {
		card, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Table{}, &ReadError{Text: fmt.Sprintf("Die vCard-Datei ist beschädigt (nach dem %d. Kontakt). Bitte die Kontakte noch einmal ausgeben.", number-1), Cause: err}
		}
		if isGroup(card) {
			groups++
			continue
		}
		for _, fields := range card {
			for _, f := range fields {
				f.Value = plainMarks.Replace(f.Value)
			}
		}
		record := recordOfCard(card)
		for field := range record {
			used[field] = true
		}
		records, numbers = append(records, record), append(numbers, number)
		if len(records) > mostRows {
			return Table{}, readErrorf("Die Datei hat mehr als %d Kontakte. Bitte auf mehrere Dateien aufteilen.", mostRows)
		}
	}
	table := Table{Kind: "vcf"}
	if groups > 0 {
		table.Warnings = []string{fmt.Sprintf("Nicht gelesen werden %d Gruppen (Verteiler); wer in ihnen steht, hat einen eigenen Kontakt.", groups)}
	}
	var fields []Field
	for _, group := range fieldGroups {
		for n := 1; n <= group.Most; n++ {
			for _, f := range group.Fields {
				if numbered := f.Field.Nth(n); used[numbered] {
					fields, table.Head = append(fields, numbered), append(table.Head, numbered.Label())
				}
			}
		}
	}
	for i, record := range records {
		cells := make([]string, len(fields))
		for at, field := range fields {
			cells[at] = record[field]
		}
		table.Rows = append(table.Rows, Row{numbers[i], cells})
	}
	return table, nil
}

// isGroup reports whether a card is a list of others: KIND of version 4, and what Apple writes.
func isGroup(card vcard.Card) bool {
	return strings.EqualFold(card.Value(vcard.FieldKind), "group") || strings.EqualFold(card.Value("X-ADDRESSBOOKSERVER-KIND"), "group")
}

// cardReader makes a record of a vCard.
type cardReader struct {
	card      vcard.Card
	record    Record
	count     map[Field]int
	unlisted  []string
	preferred []string
	more      []string

	mobileFirst bool // a mobile number is preferred before any other
}

func recordOfCard(card vcard.Card) Record {
	c := cardReader{card: card, record: Record{}, count: map[Field]int{}}
	c.name()
	c.functions()
	parts := strings.Split(card.PreferredValue(vcard.FieldOrganization)+";", ";")
	c.record["organisation"], c.record["department"] = parts[0], strings.Join(parts[1:len(parts)-1], ", ")
	for _, f := range preferenceOrder(card[vcard.FieldAddress]) {
		c.address(f)
	}
	for _, f := range preferenceOrder(card[vcard.FieldEmail]) {
		c.entry("email", f, strings.TrimPrefix(f.Value, "mailto:"))
	}
	for _, f := range preferenceOrder(card[vcard.FieldTelephone]) {
		number := strings.TrimPrefix(f.Value, "tel:")
		switch {
		case hasType(f, vcard.TypeFax):
			c.more = append(c.more, "Fax: "+number)
		case hasType(f, vcard.TypePager):
			c.more = append(c.more, "Pager: "+number)
		case hasType(f, vcard.TypeCell), hasType(f, "iphone"):
			c.mobileFirst = c.mobileFirst || c.count["phone"] == 0 && preference(f) < noPreference
			c.entry("mobile", f, number)
		default:
			c.entry("phone", f, number)
		}
	}
	for _, f := range preferenceOrder(card[vcard.FieldURL]) {
		c.entry("web", f, f.Value)
	}
	for field, name := range map[Field]string{ // as this program writes them
		"verified": "X-STAND", "salutation": "X-BRIEFANREDE", "nocontact": "X-KEINE-SCHREIBEN", "restricted": "X-EINGESCHRAENKT", "addresslines": "X-ANSCHRIFTZEILEN", "via": "X-BRIEFE-AN", "way": "X-WEG", "informed": "X-INFORMIERT",
	} {
		c.record[field] = card.Value(name)
	}
	c.record["unlisted"] = strings.Join(c.unlisted, ", ")
	if card.Value("X-VOLLSTAENDIG") != "" && len(c.unlisted) == 0 {
		c.record["unlisted"] = "nichts"
	}
	if c.record["phone"] != "" && c.record["mobile"] != "" && c.mobileFirst {
		c.preferred = append(c.preferred, Field("mobile").Label())
	}
	c.record["preferred"] = strings.Join(c.preferred, ", ")
	c.record["note"] = strings.Join(append([]string{strings.TrimSpace(strings.Join(card.Values(vcard.FieldNote), "\n"))}, c.more...), "\n")
	for field, value := range c.record {
		if c.record[field] = strings.TrimSpace(strings.ReplaceAll(value, innerSemicolon, ";")); c.record[field] == "" {
			delete(c.record, field)
		}
	}
	return c.record
}

func (c *cardReader) name() {
	r := c.record
	if name := c.card.Name(); name != nil {
		r["last"], r["first"] = name.FamilyName, strings.TrimSpace(name.GivenName+" "+name.AdditionalName)
		r["form"], r["title"] = splitTitles(strings.Fields(name.HonorificPrefix))
		r["title"] = strings.TrimSpace(r["title"] + " " + name.HonorificSuffix)
	}
	whole, _, _ := strings.Cut(c.card.PreferredValue(vcard.FieldFormattedName), "\n")
	organisation, _, _ := strings.Cut(c.card.PreferredValue(vcard.FieldOrganization), ";")
	if r["last"] == "" && r["first"] == "" && !strings.EqualFold(whole, organisation) { // the card of a company has its name there
		name := SplitName(whole)
		r["form"], r["title"], r["first"], r["last"] = name.Form, name.Title, name.First, name.Last
	}
}

// functions reads what somebody is. This program puts the district, the body and the rest into the group of the title; other programs write a title, a role, or both.
func (c *cardReader) functions() {
	titles := c.card[vcard.FieldTitle]
	if len(titles) == 0 {
		titles = c.card[vcard.FieldRole]
	} else {
		for _, f := range c.card[vcard.FieldRole] {
			c.more = append(c.more, "Aufgabe: "+f.Value)
		}
	}
	for i, f := range titles {
		n := i + 1
		c.put("function", n, f.Value)
		for _, said := range []struct {
			field Field
			name  string
		}{{"district", "X-BA"}, {"body", "X-GREMIUM"}, {"rolekind", "X-FUNKTIONSART"}, {"from", "X-SEIT"}, {"until", "X-BIS"}, {"roleorganisation", "X-ORGANISATION"}} {
			c.put(said.field, n, c.ofGroup(f.Group, said.name))
		}
		if c.ofGroup(f.Group, "X-NICHT-AUF-LISTEN") == "ja" {
			c.unlisted = append(c.unlisted, Field("function").Nth(n).Label())
		}
		if c.ofGroup(f.Group, "X-BEVORZUGT") == "ja" {
			c.preferred = append(c.preferred, Field("function").Nth(n).Label())
		}
	}
}

// ofGroup returns what stands beside a line under the same 'item1.'.
func (c *cardReader) ofGroup(group, name string) string {
	for _, f := range c.card[name] {
		if group != "" && strings.EqualFold(f.Group, group) {
			return f.Value
		}
	}
	return ""
}

// label returns what a line is called, in words or by its types, and notes whether it may stand on lists.
func (c *cardReader) label(f *vcard.Field, shown Field) string {
	if c.ofGroup(f.Group, "X-NICHT-AUF-LISTEN") == "ja" {
		c.unlisted = append(c.unlisted, shown.Label())
	}
	if label := c.ofGroup(f.Group, "X-ABLABEL"); label != "" {
		return labelWord(label)
	}
	switch {
	case hasType(f, vcard.TypeHome):
		return "privat"
	case hasType(f, vcard.TypeWork):
		return "dienstlich"
	}
	return ""
}

func (c *cardReader) address(f *vcard.Field) {
	parts := strings.Split(f.Value+";;;;;;", ";")
	c.count["street"]++
	n := c.count["street"]
	extra := strings.Trim(strings.TrimSpace(parts[0])+", "+strings.TrimSpace(parts[1]), ", ")
	c.put("street", n, parts[2])
	c.put("city", n, parts[3])
	c.put("postcode", n, parts[5])
	c.put("extra", n, extra)
	c.put("country", n, parts[6])
	c.put("addresskind", n, c.label(f, Field("street").Nth(n)))
}

// entry adds a mailbox, a number or a web page.
func (c *cardReader) entry(field Field, f *vcard.Field, value string) {
	c.count[field]++
	n := c.count[field]
	c.put(field, n, value)
	c.put(field+"label", n, c.label(f, field.Nth(n)))
}

// put notes the n-th of something; of more than anybody has, the note keeps what they are.
func (c *cardReader) put(field Field, n int, value string) {
	numbered := field.Nth(n)
	switch {
	case strings.TrimSpace(value) == "":
	case numbered.Label() != "":
		c.record[numbered] = value
	default:
		c.more = append(c.more, field.Label()+": "+value)
	}
}

// noPreference is behind the last that PREF can say, 100.
const noPreference = 101

// preference returns how much a field is preferred, 1 is most: PREF of version 4, TYPE=pref of version 3.
func preference(f *vcard.Field) int {
	if n, err := strconv.Atoi(f.Params.Get(vcard.ParamPreferred)); err == nil {
		return n
	} else if hasType(f, "pref") {
		return 1
	}
	return noPreference
}

// preferenceOrder puts the preferred fields first.
func preferenceOrder(fields []*vcard.Field) []*vcard.Field {
	list := append([]*vcard.Field(nil), fields...)
	sort.SliceStable(list, func(i, j int) bool { return preference(list[i]) < preference(list[j]) })
	return list
}

func hasType(f *vcard.Field, kind string) bool {
	for _, t := range f.Params.Types() {
		if strings.EqualFold(t, kind) {
			return true
		}
	}
	return false
}
