package transfer

// Which column is what: by the words above it, in German and English, then by what stands in it.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// plainHead is a head in small letters and figures alone: 'E-Mail 1 - Value' is 'email1value'.
func plainHead(head string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, head)
}

// fieldByLabel finds a field by our own word for it, which is what we write above columns.
var fieldByLabel = func() map[string]Field {
	byLabel := map[string]Field{}
	for _, group := range fieldGroups {
		for _, f := range group.Fields {
			byLabel[plainHead(f.Label)] = f.Field
		}
	}
	return byLabel
}()

var numberInHead = regexp.MustCompile(`^(\D*)(\d{1,2})(\D*)$`)

// fieldOfHead returns what the words above a column say, ” if nothing: 'E-Mail 3 - Value' is the third mailbox.
func fieldOfHead(head string) Field {
	plain := plainHead(head)
	for _, known := range []map[string]Field{fieldByHead, fieldByLabel} {
		if f, found := known[plain]; found {
			return f
		}
	}
	parts := numberInHead.FindStringSubmatch(plain)
	if parts == nil {
		return ""
	}
	number, _ := strconv.Atoi(parts[2])
	for _, known := range []map[string]Field{fieldByHead, fieldByLabel} {
		if f, found := known[parts[1]+parts[3]]; found {
			base, n := f.Base()
			if f == FieldMore {
				return f
			}
			if numbered := base.Nth(n + number - 1); number > 0 && numbered.Label() != "" {
				return numbered
			}
		}
	}
	return ""
}

// Patterns of contents.
var (
	mailPattern     = regexp.MustCompile(`^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$`)
	phonePattern    = regexp.MustCompile(`^(\+|0)[\d\s()/.\-–]{5,}$`)
	postcodePattern = regexp.MustCompile(`^\d{4,5}$`)
	streetPattern   = regexp.MustCompile(`(?i)(str\.|straße|strasse|platz|weg|allee|gasse|ring|ufer)\s*\d+\s*[a-z]?$|\s\d+\s?[a-z]?$`)
	districtWords   = regexp.MustCompile(`^(?i:ba|bezirksausschuss|stadtbezirk)\s*(?:nr\.?\s*)?0*([1-9]\d?)\b`)
	webPattern      = regexp.MustCompile(`(?i)^(https?://|www\.)\S+$`)
)

// contents recognise a column by what stands in it: a field, and what nearly every filled cell must be.
var contents = []struct {
	field Field
	is    func(string) bool
}{
	{"email", mailPattern.MatchString},
	{"phone", func(s string) bool {
		return phonePattern.MatchString(s) && !postcodePattern.MatchString(s) && !dayLayouts[0].pattern.MatchString(s)
	}},
	{"postcode", postcodePattern.MatchString},
	{FieldPlace, cityLine.MatchString},
	{"form", func(s string) bool { return formOf(s) != "" }},
	{"district", districtWords.MatchString},
	{"web", webPattern.MatchString},
	{"street", streetPattern.MatchString},
	{FieldName, LooksLikeName},
}

// Recognise says what each column of a table is; ” for one that is not known. No field but FieldMore is found twice: what one may have several of gets the next number.
func Recognise(t Table) []Field {
	r := recogniser{table: t, fields: make([]Field, len(t.Head)), taken: map[Field]bool{}}
	for i, head := range t.Head {
		if !passedOver(head, t.Head) {
			r.give(i, fieldOfHead(head))
		}
	}
	for i := range t.Head {
		if r.fields[i] == "" && !passedOver(t.Head[i], t.Head) {
			r.give(i, r.byContent(i))
		}
	}
	joinAddress(r.fields)
	closeRanks(r.fields)
	return r.fields
}

// joinAddress makes one address of a street of one kind beside a place of none: 'Privatanschrift', 'PLZ', 'Ort'.
func joinAddress(fields []Field) {
	has := func(n int, bases ...Field) bool {
		return slices.ContainsFunc(bases, func(base Field) bool { return slices.Contains(fields, base.Nth(n)) })
	}
	for n := 2; n <= groupOf["street"].Most; n++ {
		if !has(n, "street") || has(n, "postcode", "city", FieldPlace) || has(1, "street") || !has(1, "postcode", "city", FieldPlace) {
			continue
		}
		for i, f := range fields {
			if base, number := f.Base(); f != "" && number == n && groupOf[base] == groupOf["street"] && !has(1, base) {
				fields[i] = base
			}
		}
	}
}

type recogniser struct {
	table  Table
	fields []Field
	taken  map[Field]bool
}

func (r *recogniser) give(column int, field Field) {
	for field != FieldMore && field.Label() != "" && r.taken[field] {
		base, n := field.Base()
		field = base.Nth(n + 1)
	}
	if field.Label() != "" {
		r.fields[column], r.taken[field] = field, true
	}
}

// byContent returns what a column holds by its cells, unless that is known of another.
func (r *recogniser) byContent(column int) Field {
	field := contentOf(r.table, column)
	if field == FieldName && (r.taken["last"] || r.taken["first"] || r.taken[FieldName]) || field == "form" && r.taken["form"] {
		return ""
	}
	return field
}

// contentOf returns what a column holds by its cells: nine of ten must be of a kind.
func contentOf(t Table, column int) Field {
	for _, c := range contents {
		filled, fits := 0, 0
		for _, row := range t.Rows {
			if cell := strings.TrimSpace(row.Cells[column]); cell != "" {
				if filled++; c.is(cell) {
					fits++
				}
			}
		}
		if filled > 0 && fits*10 >= filled*9 {
			return c.field
		}
	}
	return ""
}

// closeRanks renumbers what there are several of, so that no number is left out: where a file has private addresses alone, they are the first.
func closeRanks(fields []Field) {
	used := map[*FieldGroup]map[int]bool{}
	for _, f := range fields {
		if base, n := f.Base(); f != "" && groupOf[base].Most > 1 {
			if used[groupOf[base]] == nil {
				used[groupOf[base]] = map[int]bool{}
			}
			used[groupOf[base]][n] = true
		}
	}
	for i, f := range fields {
		base, n := f.Base()
		rank := 0
		for m := 1; m <= n && f != ""; m++ {
			if used[groupOf[base]][m] {
				rank++
			}
		}
		if rank > 0 {
			fields[i] = base.Nth(rank)
		}
	}
}
