package transfer

// What a column, or a part of a text, can say about a person.

import (
	"strconv"
	"strings"
)

// Field is what a column says about a person. What somebody may have several of is numbered from 2: 'email', 'email2'; the parts of one function or one address have the same number.
type Field string

// Fields that are not kept as they are: Record takes them apart.
const (
	FieldName        Field = "name"         // the whole name
	FieldMiddle      Field = "middle"       // further first names
	FieldSuffix      Field = "suffix"       // 'M.A.' behind the name
	FieldPlace       Field = "postcodecity" // '81667 München'
	FieldHouseNumber Field = "housenumber"  // behind the street
	FieldMore        Field = "more"         // goes into the note with the head of its column; several columns may have it
)

// A FieldGroup are fields that belong together.
type FieldGroup struct {
	Fields []LabelledField
	Most   int // how many of them somebody can have: 1 is written without a number
	core   int // so many of the first fields say something by themselves; the others only describe them
}

// LabelledField is a field with its German word.
type LabelledField struct {
	Field Field
	Label string
}

// fieldGroups are all fields, in the order of forms and of files that we write.
var fieldGroups = []FieldGroup{
	{Fields: []LabelledField{{"form", "Anrede"}, {"title", "Titel"}, {"first", "Vorname"}, {"last", "Nachname"}, {FieldMiddle, "Weitere Vornamen"}, {FieldSuffix, "Namenszusatz"}, {FieldName, "Name (ganz)"}}, Most: 1},
	{Fields: []LabelledField{{"function", "Funktion"}, {"district", "BA"}, {"body", "Gremium"}, {"rolekind", "Art der Funktion"}, {"from", "Funktion von"}, {"until", "Funktion bis"}, {"roleorganisation", "Organisation der Funktion"}}, Most: 6, core: 3},
	{Fields: []LabelledField{{"organisation", "Organisation"}, {"department", "Abteilung"}}, Most: 1},
	{Fields: []LabelledField{{"street", "Straße"}, {"city", "Ort"}, {"postcode", "PLZ"}, {FieldPlace, "PLZ und Ort"}, {"extra", "Anschriftzusatz"}, {FieldHouseNumber, "Hausnummer"}, {"country", "Land"}, {"addresskind", "Art der Anschrift"}}, Most: 4, core: 6},
	{Fields: []LabelledField{{"email", "E-Mail"}, {"emaillabel", "E-Mail Bezeichnung"}}, Most: 6, core: 1},
	{Fields: []LabelledField{{"phone", "Telefon"}, {"phonelabel", "Telefon Bezeichnung"}}, Most: 6, core: 1},
	{Fields: []LabelledField{{"mobile", "Mobil"}, {"mobilelabel", "Mobil Bezeichnung"}}, Most: 6, core: 1},
	{Fields: []LabelledField{{"web", "Internet"}, {"weblabel", "Internet Bezeichnung"}}, Most: 6, core: 1},
	{Fields: []LabelledField{{"verified", "Stand"}, {"salutation", "Briefanrede"}, {"addresslines", "Anschriftzeilen"}, {"via", "Briefe an"}, {"way", "Bevorzugter Weg"}, {"preferred", "Bevorzugt"}, {"informed", "Informiert am"}, {"note", "Notiz"},
		{"nocontact", "Keine Schreiben"}, {"restricted", "Eingeschränkt"}, {"unlisted", "Nicht auf Listen"}, {FieldMore, "in die Notiz übernehmen"}}, Most: 1},
}

// groupOf finds the group of a field without a number.
var groupOf = func() map[Field]*FieldGroup {
	groups := map[Field]*FieldGroup{}
	for i := range fieldGroups {
		for _, f := range fieldGroups[i].Fields {
			groups[f.Field] = &fieldGroups[i]
		}
	}
	return groups
}()

// Nth returns the field for the n-th, counted from 1.
func (f Field) Nth(n int) Field {
	if n <= 1 {
		return f
	}
	return f + Field(strconv.Itoa(n))
}

// Base returns the field without its number, and the number from 1.
func (f Field) Base() (Field, int) {
	base := Field(strings.TrimRight(string(f), "0123456789"))
	n, err := strconv.Atoi(string(f[len(base):]))
	if err != nil {
		return f, 1
	}
	return base, n
}

// Label returns the German word of a field: 'E-Mail 2'; nothing for a field that does not exist.
func (f Field) Label() string {
	base, n := f.Base()
	group := groupOf[base]
	if group == nil || n > group.Most || n < 1 || base.Nth(n) != f {
		return ""
	}
	for _, one := range group.Fields {
		if one.Field == base && n > 1 {
			return one.Label + " " + strconv.Itoa(n)
		} else if one.Field == base {
			return one.Label
		}
	}
	return ""
}

// FieldsFor returns the fields to choose from for a file whose columns have some: what one may have several of up to the next that is free, at least the first and the second.
func FieldsFor(used []Field) []LabelledField {
	most := map[*FieldGroup]int{}
	for _, f := range used {
		base, n := f.Base()
		most[groupOf[base]] = max(most[groupOf[base]], n)
	}
	var list []LabelledField
	for i := range fieldGroups {
		group := &fieldGroups[i]
		for n := 1; n <= min(group.Most, max(most[group]+1, 2)); n++ {
			for _, f := range group.Fields {
				list = append(list, LabelledField{f.Field.Nth(n), f.Field.Nth(n).Label()})
			}
		}
	}
	return list
}

// FieldNamed finds a field by its name or its German word: 'email2', 'E-Mail 2'.
func FieldNamed(word string) (Field, bool) {
	word = strings.TrimSpace(word)
	if f := Field(strings.ToLower(word)); f.Label() != "" {
		return f, true
	}
	for i := range fieldGroups {
		for n := 1; n <= fieldGroups[i].Most; n++ {
			for _, f := range fieldGroups[i].Fields {
				if numbered := f.Field.Nth(n); plainHead(numbered.Label()) == plainHead(word) {
					return numbered, true
				}
			}
		}
	}
	return "", false
}

// Fields are the fields of a file about which nothing is known.
var Fields = FieldsFor(nil)
