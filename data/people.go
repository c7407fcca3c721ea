package data

// This file lists persons and who holds which function.

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// HolderFilter chooses roles. What is zero does not narrow.
type HolderFilter struct {
	PersonID   ID
	DistrictID ID
	BodyID     ID       // of the role itself, or else of its kind
	Purposes   []string // of the kind: PurposeChair …
	On         Date     // roles held on this day; zero: all, also former and coming ones
}

// Holder is a role with who holds it and what kind it is.
type Holder struct {
	Role           Role
	Person         Person
	RoleKind       RoleKind
	DistrictNumber int // 0: held for no district
}

// Function returns how the role is called: its own title, else the name of its kind.
func (h Holder) Function() string {
	if h.Role.Title != "" {
		return h.Role.Title
	}
	return h.RoleKind.Name
}

// Holders returns roles by number of the district (those without one last), then position of the kind, then German name.
func (l lists) Holders(ctx context.Context, filter HolderFilter) ([]Holder, error) {
	q, err := l.source.indexed()
	if err != nil {
		return nil, err
	}
	var w where
	if filter.PersonID != 0 {
		w.add("r.person_id = ?", filter.PersonID)
	}
	if filter.DistrictID != 0 {
		w.add("r.district_id = ?", filter.DistrictID)
	}
	if filter.BodyID != 0 {
		w.add("COALESCE(r.body_id, k.body_id) = ?", filter.BodyID)
	}
	if len(filter.Purposes) > 0 {
		w.add("k.purpose IN ("+marks(len(filter.Purposes))+")", anySlice(filter.Purposes)...)
	}
	if !filter.On.IsZero() {
		w.add(heldOn, filter.On, filter.On)
	}
	first := ""
	if filter.PersonID != 0 { // of one person, the function by which it is addressed
		first = "r.preferred DESC, "
	}
	rows, err := q.QueryContext(ctx, `SELECT `+layoutOf[Role]().prefixed("r")+`, `+layoutOf[Person]().prefixed("p")+`, `+
		layoutOf[RoleKind]().prefixed("k")+`, COALESCE(d.number, 0)
		FROM role r JOIN person p ON p.id = r.person_id JOIN role_kind k ON k.id = r.role_kind_id
		LEFT JOIN district d ON d.id = r.district_id
		LEFT JOIN search_document s ON s.kind = 'person' AND s.row_id = p.id`+w.sql()+`
		ORDER BY `+first+`d.number IS NULL, d.number, k.position, s.sort_key, r.id`, w.args...)
	if err != nil {
		return nil, fmt.Errorf("read holders: %w", err)
	}
	defer rows.Close()
	var list []Holder
	for rows.Next() {
		var h Holder
		targets := slices.Concat(fieldsOf(&h.Role), fieldsOf(&h.Person), fieldsOf(&h.RoleKind), []any{&h.DistrictNumber})
		if err := rows.Scan(targets...); err != nil {
			return nil, fmt.Errorf("read holders: %w", err)
		}
		list = append(list, h)
	}
	return list, rows.Err()
}

// heldOn is the condition that role r is held on a day, which it wants twice; as Role.Held.
const heldOn = "(r.from_on = '' OR r.from_on <= ?) AND (r.until_on = '' OR r.until_on >= ?)"

// fieldsOf returns where Scan puts the columns of row.
func fieldsOf[T any](row *T) []any { return layoutOf[T]().targets(reflect.ValueOf(row).Elem()) }

func anySlice[T any](list []T) []any {
	result := make([]any, len(list))
	for i, value := range list {
		result[i] = value
	}
	return result
}

// PersonFilter chooses persons. What is zero does not narrow.
type PersonFilter struct {
	Search     string // as in Lists.Search, but a word may also lie inside another from the start
	RoleKindID ID     // the four references ask for one role that fits them all
	BodyID     ID
	DistrictID ID
	OfficeID   ID   // serves the district of the role
	On         Date // the role is held on this day, and functions are shown as of it; zero: any role, functions without regard to days
	Holding    bool // only who holds a role at all
	Limit      int  // 0: all
	Offset     int
}

// PersonRow is a person as lists show it. Contact data marked 'nicht auf Listen' are left out.
type PersonRow struct {
	Person         Person
	Function       string // titles of all functions, separated by commas
	District       string // label of the first district, '25 · Laim'
	DistrictNumber int
	Body           string
	Email          string
	Phone          string
}

// People returns persons in German order by list name.
func (l lists) People(ctx context.Context, filter PersonFilter) ([]PersonRow, error) {
	q, err := l.source.indexed()
	if err != nil {
		return nil, err
	}
	w := filter.where()
	ids, err := column[ID](ctx, q, `SELECT s.row_id FROM search_document s`+w.sql()+` ORDER BY s.sort_key, s.id`+
		limit(filter.Limit, filter.Offset), w.args...)
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return personRows(ctx, q, ids, filter.On)
}

// CountPeople returns how many persons the filter finds, without regard to its Limit and Offset.
func (l lists) CountPeople(ctx context.Context, filter PersonFilter) (count int, err error) {
	q, err := l.source.indexed()
	if err != nil {
		return 0, err
	}
	w := filter.where()
	// Reading the documents as they lie is faster than by the index of their order, which a count does not need.
	err = q.QueryRowContext(ctx, `SELECT COUNT(*) FROM search_document s NOT INDEXED`+w.sql(), w.args...).Scan(&count)
	if err != nil {
		return 0, fmt.Errorf("count people: %w", err)
	}
	return count, nil
}

// where returns the conditions on search document s.
func (f PersonFilter) where() (w where) {
	w.add("s.kind = ?", KindPerson)
	if words := foldWords(f.Search); len(words) > 0 {
		condition, args := containing("s.text", "", words)
		w.add(condition, args...)
	} else if strings.TrimSpace(f.Search) != "" {
		w.add("0") // signs alone find nobody
	}
	var role where
	for _, c := range []struct {
		condition string
		id        ID
	}{
		{"r.role_kind_id = ?", f.RoleKindID},
		{"COALESCE(r.body_id, k.body_id) = ?", f.BodyID},
		{"r.district_id = ?", f.DistrictID},
		{"d.office_id = ?", f.OfficeID},
	} {
		if c.id != 0 {
			role.add(c.condition, c.id)
		}
	}
	if len(role.conditions) == 0 && !f.Holding {
		return w
	}
	if !f.On.IsZero() {
		role.add(heldOn, f.On, f.On)
	}
	w.add(`s.row_id IN (SELECT r.person_id FROM role r JOIN role_kind k ON k.id = r.role_kind_id LEFT JOIN district d ON d.id = r.district_id`+
		role.sql()+`)`, role.args...)
	return w
}

// personRows returns persons, in the order of their numbers in the list, with what lists show beside the name.
func personRows(ctx context.Context, q querier, people []ID, on Date) ([]PersonRow, error) {
	list := make([]PersonRow, 0, len(people))
	for chunk := range slices.Chunk(people, 2000) {
		text, err := json.Marshal(chunk)
		if err != nil {
			return nil, fmt.Errorf("list people: %w", err)
		}
		ids := string(text)
		persons, err := query[Person](ctx, q, `WHERE `+in("t.id"), ids)
		if err != nil {
			return nil, err
		}
		functions, err := functionsOf(ctx, q, ids, on)
		if err != nil {
			return nil, err
		}
		contacts, err := query[Contact](ctx, q, `WHERE t.not_on_lists = 0 AND `+in("t.person_id")+` ORDER BY t.preferred, t.id DESC`, ids)
		if err != nil {
			return nil, err
		}
		byID := make(map[ID]Person, len(persons))
		for _, p := range persons {
			byID[p.ID] = p
		}
		email, phone := firstContacts(contacts)
		for _, id := range chunk {
			f := functions[id]
			list = append(list, PersonRow{byID[id], f.titles, f.district, f.number, f.body, email[id], phone[id]})
		}
	}
	return list, nil
}

// firstContacts returns the mailbox and the number to show for each person; the list has the preferred ones last.
func firstContacts(contacts []Contact) (email, phone map[ID]string) {
	email, phone = map[ID]string{}, map[ID]string{}
	for _, c := range contacts {
		switch c.Kind {
		case ContactEmail:
			email[c.PersonID] = c.Value
		case ContactPhone, ContactMobile:
			phone[c.PersonID] = c.Value
		}
	}
	return email, phone
}

// functions is what a person is, in words.
type functions struct {
	titles   string
	district string
	number   int
	body     string
}

// functionsOf returns the functions held on a day (all for the zero day) by the persons in a JSON list. District and body are those of
// the first function by position of its kind that has one.
func functionsOf(ctx context.Context, q querier, ids string, on Date) (map[ID]functions, error) {
	var w where
	w.add(in("r.person_id"), ids)
	if !on.IsZero() {
		w.add(heldOn, on, on)
	}
	rows, err := q.QueryContext(ctx, `
		SELECT r.person_id, CASE r.title WHEN '' THEN k.name ELSE r.title END, COALESCE(d.number, 0), COALESCE(d.name, ''), COALESCE(b.name, '')
		FROM role r JOIN role_kind k ON k.id = r.role_kind_id LEFT JOIN district d ON d.id = r.district_id
		LEFT JOIN body b ON b.id = COALESCE(r.body_id, k.body_id)`+w.sql()+` ORDER BY k.position, d.number, r.id`, w.args...)
	if err != nil {
		return nil, fmt.Errorf("read functions: %w", err)
	}
	defer rows.Close()
	result := map[ID]functions{}
	for rows.Next() {
		var person ID
		var title, body string
		var d District
		if err := rows.Scan(&person, &title, &d.Number, &d.Name, &body); err != nil {
			return nil, fmt.Errorf("read functions: %w", err)
		}
		f := result[person]
		if !slices.Contains(strings.Split(f.titles, ", "), title) {
			f.titles = joinParts(", ", f.titles, title)
		}
		if f.number == 0 && d.Number != 0 {
			f.number, f.district = d.Number, d.Label()
		}
		if f.body == "" {
			f.body = body
		}
		result[person] = f
	}
	return result, rows.Err()
}
