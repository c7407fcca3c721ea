package transfer

// Lists with a row for each committee and several people in it, as offices keep them: 'BA | Vorsitz | E-Mail | Migrationsbeauftragte/r | E-Mail'. And lists with lines between the rows that say which committee follows.

import (
	"regexp"
	"slices"
	"strings"
)

// seat is a run of columns about one of the people of a row.
type seat struct {
	function string
	name     int // the column with the name, whose head is the function; -1: the names stand under heads of their own
	columns  []seatColumn
}

// seatColumn is a column of a seat, and what it is called for all seats: 'E-Mail Vorsitz' and 'E-Mail Stellvertretung' are both 'E-Mail'.
type seatColumn struct {
	column int
	field  Field
	head   string
}

// ownColumns are fields that belong to a person beside others in the row; all other columns belong to the row.
var ownColumns = map[Field]bool{
	"form": true, "title": true, "first": true, "last": true, FieldName: true, FieldMiddle: true, FieldSuffix: true, "street": true, "postcode": true, "city": true, FieldPlace: true, "extra": true, FieldHouseNumber: true,
	"country": true, "email": true, "phone": true, "mobile": true, "web": true, "from": true, "until": true, "salutation": true,
}

// vacant is what stands in a list where nobody is.
var vacant = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:n\.?\s?n\.?|vakant|unbesetzt|nicht besetzt|offen|noch offen|niemand|keine?r?)?[^\pL\pN]*$`)

// unfolded gives each person of a row a row. above is what stands over the heads: the function, where it is that of several columns.
func unfolded(t Table, above []string) Table {
	seats := seatsOf(t, above)
	if len(seats) == 0 {
		return t
	}
	seated := map[int]bool{}
	var heads []string // of the seats, each once
	for _, s := range seats {
		seated[s.name] = true
		for _, c := range s.columns {
			if seated[c.column] = true; !contains(heads, c.head) {
				heads = append(heads, c.head)
			}
		}
	}
	out := Table{Kind: t.Kind, Warnings: append(t.Warnings, "In einer Zeile stehen mehrere Personen; jede wird für sich gelesen.")}
	if len(seats) == 1 {
		out.Warnings = t.Warnings
	}
	var shared []int
	for i, head := range t.Head {
		if !seated[i] {
			shared, out.Head = append(shared, i), append(out.Head, head)
		}
	}
	out.Head = append(append(out.Head, Field("function").Label(), FieldName.Label()), heads...)
	for _, row := range t.Rows {
		for _, s := range seats {
			if cells, somebody := s.person(t, row, shared, heads); somebody {
				out.Rows = append(out.Rows, Row{row.Line, cells})
			}
		}
	}
	return out
}

// person is the row of one person, and whether there is one.
func (s seat) person(t Table, row Row, shared []int, heads []string) (cells []string, somebody bool) {
	for _, column := range shared {
		cells = append(cells, row.Cells[column])
	}
	name := ""
	if s.name >= 0 && !vacant.MatchString(row.Cells[s.name]) {
		name, somebody = row.Cells[s.name], true
	}
	cells = append(cells, s.function, name)
	for _, head := range heads {
		value := ""
		for _, c := range s.columns {
			if c.head == head {
				value = row.Cells[c.column]
				if s.name < 0 && (c.field == "first" || c.field == "last" || c.field == FieldName) {
					somebody = somebody || !vacant.MatchString(value)
				}
			}
		}
		cells = append(cells, value)
	}
	return cells, somebody
}

// seatsOf finds the people of a row. A list that says in a column what its people are has one in each row, as has one whose names stand under a head of their own, unless somebody else follows
// with an own mailbox or number: 'Name | Telefon | Stellvertretung | Telefon'.
func seatsOf(t Table, above []string) []seat {
	var seats []seat
	over := ""
	for i, head := range t.Head {
		field, _ := fieldOfHead(head).Base()
		group := overHead(above, i)
		switch {
		case field == "function":
			return nil
		case group != "" && group != over:
			seats, over = append(seats, seat{function: group, name: -1}), group
			seats[len(seats)-1].add(t, i)
		case group != "":
			seats[len(seats)-1].add(t, i)
		case over == "" && namesUnder(t, i):
			seats = append(seats, seat{function: head, name: i})
		case over == "" && len(seats) > 0 && ownColumns[seats[len(seats)-1].fieldOf(t, i)]:
			seats[len(seats)-1].add(t, i)
		case over == "" && len(seats) == 0 && slices.Contains([]Field{"form", "title", "first", "last", FieldName}, field):
			seats = append(seats, seat{name: -1})
			seats[0].add(t, i)
		}
	}
	if len(seats) > 0 && seats[0].function == "" && !slices.ContainsFunc(seats[1:], seats[0].reachedAlike) {
		return nil
	}
	return seats
}

// reachedAlike reports whether two seats have a mailbox or a number each: then both are people, and not one of them a word about the other.
func (s seat) reachedAlike(other seat) bool {
	for _, c := range s.columns {
		for _, o := range other.columns {
			if c.field == o.field && slices.Contains([]Field{"email", "phone", "mobile"}, c.field) {
				return true
			}
		}
	}
	return false
}

// fieldOf returns what a column says of the person of a seat: by its head, by its head without the function ('E-Mail Vorsitz'), or by its cells.
func (s seat) fieldOf(t Table, column int) Field {
	head := t.Head[column]
	field, _ := fieldOfHead(head).Base()
	if bare := strings.Replace(strings.ToLower(head), strings.ToLower(s.function), "", 1); field == "" {
		field, _ = fieldOfHead(bare).Base()
	}
	if field == "" {
		field, _ = contentOf(t, column).Base()
	}
	return field
}

// add puts a column to a seat.
func (s *seat) add(t Table, column int) {
	c := seatColumn{column, s.fieldOf(t, column), t.Head[column]}
	number := 1
	for _, other := range s.columns {
		if other.field == c.field {
			number++
		}
	}
	if label := c.field.Nth(number).Label(); label != "" {
		c.head = label
	}
	s.columns = append(s.columns, c)
}

// overHead returns the function that stands over a head, if it is one.
func overHead(above []string, column int) string {
	if column < len(above) && functionLine.MatchString(above[column]) {
		return strings.Join(strings.Fields(above[column]), " ")
	}
	return ""
}

// namesUnder reports whether a head is a function and names stand under it.
func namesUnder(t Table, column int) bool {
	head := t.Head[column]
	if !functionLine.MatchString(head) || fieldOfHead(head) != "" && fieldOfHead(head) != FieldName {
		return false
	}
	filled, names := 0, 0
	for _, row := range t.Rows {
		if cell := strings.TrimSpace(row.Cells[column]); !vacant.MatchString(cell) {
			if filled++; LooksLikeName(cell) {
				names++
			}
		}
	}
	return filled > 0 && names*3 >= filled*2
}

// withSections gives rows the committee that a line of its own above them names: 'Stadtbezirk 5 – Au-Haidhausen'. Other lines of one text, over several columns, are titles and go.
func withSections(t Table) Table {
	if slices.ContainsFunc(t.Head, func(head string) bool { f, _ := fieldOfHead(head).Base(); return f == "district" }) {
		return t
	}
	out := Table{Kind: t.Kind, Warnings: t.Warnings, Head: append(slices.Clone(t.Head), Field("district").Label())}
	section, found := "", false
	for _, row := range t.Rows {
		text, cells := onlyText(row.Cells)
		if text != "" && districtWords.MatchString(text) && len(t.Head) > 1 {
			section, found = districtWords.FindStringSubmatch(text)[1], true
			continue
		}
		if cells > 2 && text != "" {
			continue
		}
		out.Rows = append(out.Rows, Row{row.Line, append(slices.Clone(row.Cells), section)})
	}
	if !found {
		return t
	}
	return out
}

// onlyText returns the one text of a row, and in how many cells it stands; nothing where there are several.
func onlyText(row []string) (text string, cells int) {
	for _, cell := range row {
		switch cell = strings.TrimSpace(cell); {
		case cell == "":
		case text != "" && cell != text:
			return "", 0
		default:
			text, cells = cell, cells+1
		}
	}
	return text, cells
}
