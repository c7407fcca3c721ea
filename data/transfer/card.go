package transfer

// vCards, as phones and mail programs write them.

import (
	"errors"
	"io"
	"sort"
	"strings"

	"github.com/emersion/go-vcard"
)

// cardHeads are the columns that a file of vCards has.
var cardHeads = []Field{"form", "title", "first", "last", "organisation", "function", "extra", "street", "postcode", "city", "country", "email", "email2", "phone", "phone2", "mobile", "note", "district", "body", "from", "verified", "salutation"}

// readCards reads vCards of versions 2.1 to 4.
func readCards(text string) (Table, error) {
	table := Table{Kind: "vcf"}
	for _, field := range cardHeads {
		table.Head = append(table.Head, labelOf(field))
	}
	if strings.Contains(strings.ToUpper(text), "VERSION:2.1") {
		text = newerCards(text)
	}
	decoder := vcard.NewDecoder(strings.NewReader(text))
	for number := 1; ; number++ {
		card, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Table{}, &ReadError{Text: "Die vCard-Datei ist beschädigt. Bitte die Kontakte noch einmal ausgeben.", Cause: err}
		}
		record := recordOfCard(card)
		cells := make([]string, len(cardHeads))
		for i, field := range cardHeads {
			cells[i] = record[field]
		}
		table.Rows = append(table.Rows, Row{number, cells})
		if number > mostRows {
			return Table{}, readErrorf("Die Datei hat mehr als %d Kontakte. Bitte auf mehrere Dateien aufteilen.", mostRows)
		}
	}
	return table, nil
}

func recordOfCard(card vcard.Card) Record {
	r := Record{}
	if name := card.Name(); name != nil {
		r["last"], r["first"] = name.FamilyName, strings.TrimSpace(name.GivenName+" "+name.AdditionalName)
		form, title := splitTitles(strings.Fields(name.HonorificPrefix))
		r["form"], r["title"] = form, title
	}
	if r["last"] == "" && r["first"] == "" {
		name := SplitName(card.PreferredValue(vcard.FieldFormattedName))
		r["form"], r["title"], r["first"], r["last"] = name.Form, name.Title, name.First, name.Last
	}
	organisation, _, _ := strings.Cut(card.PreferredValue(vcard.FieldOrganization), ";")
	r["organisation"] = organisation
	r["function"] = firstOf(card.PreferredValue(vcard.FieldRole), card.PreferredValue(vcard.FieldTitle))
	r["note"] = card.PreferredValue(vcard.FieldNote)
	for field, name := range map[Field]string{"district": "X-BA", "body": "X-GREMIUM", "from": "X-SEIT", "verified": "X-STAND", "salutation": "X-BRIEFANREDE"} { // as this program writes them
		r[field] = card.Value(name)
	}
	if a := card.Address(); a != nil {
		r["extra"], r["street"], r["postcode"], r["city"], r["country"] = firstOf(a.ExtendedAddress, a.PostOfficeBox), a.StreetAddress, a.PostalCode, a.Locality, a.Country
	}
	mails := byPreference(card[vcard.FieldEmail])
	r["email"], r["email2"] = at(mails, 0), at(mails, 1)
	var phones []string
	for _, f := range preferenceOrder(card[vcard.FieldTelephone]) {
		number := strings.TrimPrefix(f.Value, "tel:")
		switch {
		case hasType(f, vcard.TypeFax):
		case hasType(f, vcard.TypeCell) && r["mobile"] == "":
			r["mobile"] = number
		default:
			phones = append(phones, number)
		}
	}
	r["phone"], r["phone2"] = at(phones, 0), at(phones, 1)
	for field, value := range r {
		if r[field] = strings.TrimSpace(value); r[field] == "" {
			delete(r, field)
		}
	}
	return r
}

func firstOf(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

func hasType(f *vcard.Field, kind string) bool {
	for _, t := range f.Params.Types() {
		if strings.EqualFold(t, kind) {
			return true
		}
	}
	return false
}

// preferenceOrder puts the preferred fields first: PREF=1 of version 4, TYPE=pref of version 3.
func preferenceOrder(fields []*vcard.Field) []*vcard.Field {
	list := append([]*vcard.Field(nil), fields...)
	preferred := func(f *vcard.Field) bool { return hasType(f, "pref") || f.Params.Get(vcard.ParamPreferred) == "1" }
	sort.SliceStable(list, func(i, j int) bool { return preferred(list[i]) && !preferred(list[j]) })
	return list
}

func byPreference(fields []*vcard.Field) []string {
	var values []string
	for _, f := range preferenceOrder(fields) {
		values = append(values, strings.TrimPrefix(f.Value, "mailto:"))
	}
	return values
}
