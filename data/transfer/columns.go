package transfer

// Which column is what: by the words above it, in German and English, then by what stands in it.

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Field is what a column, or a part of a text, says about a person.
type Field string

// FieldName is a field with its German word.
type FieldName struct {
	Field Field
	Label string
}

// Fields are all fields, in the order of forms.
var Fields = []FieldName{
	{"form", "Anrede"}, {"title", "Titel"}, {"first", "Vorname"}, {"last", "Nachname"}, {"name", "Name (ganz)"}, {"function", "Funktion"}, {"district", "BA"}, {"body", "Gremium"},
	{"organisation", "Organisation"}, {"extra", "Anschriftzusatz"}, {"street", "Straße"}, {"postcode", "PLZ"}, {"city", "Ort"}, {"country", "Land"}, {"email", "E-Mail"}, {"email2", "E-Mail 2"},
	{"phone", "Telefon"}, {"phone2", "Telefon 2"}, {"mobile", "Mobil"}, {"note", "Notiz"}, {"verified", "Stand"}, {"from", "Funktion von"}, {"until", "Funktion bis"}, {"salutation", "Briefanrede"},
}

func labelOf(field Field) string {
	for _, f := range Fields {
		if f.Field == field {
			return f.Label
		}
	}
	return string(field)
}

// plainHead is a head in small letters and figures alone: 'E-Mail 1 - Value' is 'email1value'.
func plainHead(head string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, head)
}

func fieldOfHead(head string) Field { return fieldByHead[plainHead(head)] }

// Patterns of contents.
var (
	mailPattern     = regexp.MustCompile(`^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$`)
	phonePattern    = regexp.MustCompile(`^(\+|0)[\d\s()/.\-–]{5,}$`)
	postcodePattern = regexp.MustCompile(`^\d{4,5}$`)
	streetPattern   = regexp.MustCompile(`(?i)(str\.|straße|strasse|platz|weg|allee|gasse|ring|ufer)\s*\d+\s*[a-z]?$|\s\d+\s?[a-z]?$`)
)

// contents recognise a column by what stands in it: a field, and what every filled cell must be.
var contents = []struct {
	field Field
	is    func(string) bool
}{
	{"email", mailPattern.MatchString},
	{"phone", func(s string) bool { return phonePattern.MatchString(s) && !postcodePattern.MatchString(s) }},
	{"postcode", postcodePattern.MatchString},
	{"form", func(s string) bool { return formOf(s) != "" }},
	{"street", streetPattern.MatchString},
	{"name", func(s string) bool { return strings.Contains(s, ", ") && !strings.ContainsAny(s, "0123456789@") }},
}

// Recognise says what each column of a table is; ” for one that is not known. No field is found twice: the first column has it.
func Recognise(t Table) []Field {
	fields := make([]Field, len(t.Head))
	taken := map[Field]bool{}
	give := func(column int, field Field) {
		if field == "email" && taken["email"] {
			field = "email2"
		}
		if field == "phone" && taken["phone"] {
			field = "phone2"
		}
		if field != "" && !taken[field] {
			fields[column], taken[field] = field, true
		}
	}
	for i, head := range t.Head {
		give(i, fieldOfHead(head))
	}
	if taken["first"] && taken["last"] && taken["name"] { // the whole name says nothing more
		for i := range fields {
			if fields[i] == "name" {
				fields[i] = ""
			}
		}
	}
	for i := range t.Head {
		if fields[i] != "" {
			continue
		}
		for _, c := range contents {
			if allAre(t, i, c.is) && !(c.field == "name" && (taken["last"] || taken["first"])) {
				give(i, c.field)
				break
			}
		}
	}
	return fields
}

// allAre reports whether the filled cells of a column, of which there must be some, are all of a kind.
func allAre(t Table, column int, is func(string) bool) bool {
	n := 0
	for _, row := range t.Rows {
		if cell := strings.TrimSpace(row.Cells[column]); cell != "" {
			if n++; !is(cell) {
				return false
			}
		}
	}
	return n > 0
}

// Record is what a row says, by field; what is empty is not in it.
type Record map[Field]string

var districtPattern = regexp.MustCompile(`^(?i:ba|bezirksausschuss|stadtbezirk)?\s*(?:nr\.?\s*)?0*(\d{1,2})\b`)

// Record returns what a row says about a person, tidied: a whole name is taken apart, a postcode that lost its zero has it again, 'BA 05 Au-Haidhausen' is '5'.
func (t Table) Record(row Row, fields []Field) Record {
	r := Record{}
	for i, field := range fields {
		if value := strings.TrimSpace(row.Cells[i]); field != "" && value != "" {
			r[field] = value
		}
	}
	if whole := r["name"]; whole != "" {
		name := SplitName(whole)
		if (r["first"] != "") != (r["last"] != "") { // beside a column for the first name, 'Name' is the last name, whatever its words
			form, title, rest := cutTitles(strings.Fields(whole))
			name = Name{Form: form, Title: title, Last: strings.Join(rest, " ")}
			if r["last"] != "" {
				name.First, name.Last = name.Last, ""
			}
		}
		for field, value := range map[Field]string{"form": name.Form, "title": name.Title, "first": name.First, "last": name.Last} {
			if r[field] == "" && value != "" {
				r[field] = value
			}
		}
		delete(r, "name")
	}
	if form := r["form"]; form != "" {
		words := strings.Fields(form)
		known, title := splitTitles(words)
		if r["form"] = known; r["title"] == "" && title != "" && formOf(words[0]) != "" {
			r["title"] = title
		}
		if known == "" {
			delete(r, "form")
		}
	}
	if code := r["postcode"]; len(code) == 4 && postcodePattern.MatchString(code) && (r["country"] == "" || strings.EqualFold(r["country"], "Deutschland") || strings.EqualFold(r["country"], "Germany")) {
		r["postcode"] = "0" + code
	}
	if found := districtPattern.FindStringSubmatch(r["district"]); found != nil {
		r["district"] = found[1]
	}
	for _, field := range []Field{"phone", "phone2", "mobile"} {
		if r[field] != "" {
			r[field] = strings.Join(strings.Fields(r[field]), " ")
		}
	}
	for _, field := range []Field{"verified", "from", "until"} {
		if n, err := strconv.Atoi(r[field]); err == nil && n > 20000 && n < 80000 { // a day as Excel counts it
			r[field] = excelDay(n)
		}
		if day, err := time.Parse("2006-01-02", r[field]); err == nil {
			r[field] = day.Format("02.01.2006")
		}
	}
	return r
}
