package data

// This file says by which words a person, a district, a letter and a meeting can be found.

import (
	"fmt"
	"strings"
)

// in is the condition that a column is one of the numbers in a JSON list.
func in(column string) string { return column + " IN (SELECT value FROM json_each(?))" }

// personDocuments: names, titles, functions and their kinds, districts with number, organisation, numbers and mailboxes, town.
func (tx *Tx) personDocuments(ids string) ([]document, error) {
	people, err := query[Person](tx.ctx, tx.sql, "WHERE "+in("t.id"), ids)
	if err != nil {
		return nil, err
	}
	words := make(map[ID]*wordList, len(people))
	for _, p := range people {
		w := &wordList{}
		w.add(p.FirstName, p.LastName, p.Title)
		words[p.ID] = w
	}
	for _, facet := range personFacets {
		if err := tx.addFacet(words, facet, ids); err != nil {
			return nil, err
		}
	}
	documents := make([]document, len(people))
	for i, p := range people {
		documents[i] = document{p.ID, personSortKey(p), words[p.ID].text()}
	}
	return documents, nil
}

// facet is one source of words about a person: a query of number and texts, and what they are.
type facet struct {
	query string
	add   func(w *wordList, text string)
}

func addText(w *wordList, text string) { w.add(text) }

var personFacets = []facet{
	{`SELECT r.person_id, r.title || ' ' || k.name FROM role r JOIN role_kind k ON k.id = r.role_kind_id WHERE ` + in("r.person_id") + ` ORDER BY r.id`, addText},
	{`SELECT r.person_id, 'BA ' || d.number || ' ' || d.name FROM role r JOIN district d ON d.id = r.district_id WHERE ` + in("r.person_id") + ` ORDER BY r.id`, addText},
	{`SELECT r.person_id, o.name || ' ' || o.department FROM role r JOIN organisation o ON o.id = r.organisation_id WHERE ` + in("r.person_id") + ` ORDER BY r.id`, addText},
	{`SELECT p.id, o.name || ' ' || o.department FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE ` + in("p.id"), addText},
	{`SELECT person_id, value FROM contact WHERE kind IN ('email', 'web') AND ` + in("person_id") + ` ORDER BY id`, addText},
	{`SELECT person_id, value FROM contact WHERE kind NOT IN ('email', 'web') AND ` + in("person_id") + ` ORDER BY id`, (*wordList).addNumber},
	{`SELECT person_id, city FROM address WHERE ` + in("person_id") + ` ORDER BY id`, addText},
}

func (tx *Tx) addFacet(words map[ID]*wordList, f facet, ids string) error {
	rows, err := tx.sql.QueryContext(tx.ctx, f.query, ids)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var person ID
		var text string
		if err := rows.Scan(&person, &text); err != nil {
			return err
		}
		if w := words[person]; w != nil {
			f.add(w, text)
		}
	}
	return rows.Err()
}

// districtDocuments: number, name, office.
func (tx *Tx) districtDocuments(ids string) ([]document, error) {
	districts, err := query[District](tx.ctx, tx.sql, "WHERE "+in("t.id"), ids)
	if err != nil {
		return nil, err
	}
	offices, err := List[Office](tx.ctx, tx, nil)
	if err != nil {
		return nil, err
	}
	names := map[ID]string{}
	for _, o := range offices {
		names[o.ID] = o.Name
	}
	documents := make([]document, len(districts))
	for i, d := range districts {
		w := &wordList{}
		w.add(fmt.Sprintf("BA %d Bezirksausschuss Stadtbezirk", d.Number), d.Name, names[d.OfficeID], d.Mailbox)
		documents[i] = document{d.ID, SortKey(fmt.Sprintf("%06d", d.Number)), w.text()}
	}
	return documents, nil
}

// letterDocuments: recipient, subject, address as they left the house.
func (tx *Tx) letterDocuments(ids string) ([]document, error) {
	letters, err := query[Letter](tx.ctx, tx.sql, "WHERE "+in("t.id"), ids)
	if err != nil {
		return nil, err
	}
	documents := make([]document, len(letters))
	for i, l := range letters {
		w := &wordList{}
		w.add(l.Recipient, l.Subject, l.Address)
		documents[i] = document{l.ID, SortKey(strings.ReplaceAll(l.Recipient, ", ", "\t") + "\t" + l.DatedOn.ISO()), w.text()}
	}
	return documents, nil
}

// meetingDocuments: name, place, date in figures and words.
func (tx *Tx) meetingDocuments(ids string) ([]document, error) {
	meetings, err := query[Meeting](tx.ctx, tx.sql, "WHERE "+in("t.id"), ids)
	if err != nil {
		return nil, err
	}
	documents := make([]document, len(meetings))
	for i, m := range meetings {
		w := &wordList{}
		w.add(m.Name(), m.Place, m.Room, m.HeldOn.String(), m.HeldOn.Long(), m.VagueDate)
		documents[i] = document{m.ID, SortKey(fmt.Sprintf("%06d", m.Number)), w.text()}
	}
	return documents, nil
}
