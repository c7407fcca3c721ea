package data

// This file gathers what a person was called, and what else is called so.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/assets"
)

// samePeople returns the number of a person and those of the people who were on file twice and were merged into it.
func samePeople(tx *Tx, id ID) (map[ID]bool, error) {
	merged, err := column[ID](tx.ctx, tx.sql, `SELECT number FROM merged_person WHERE person_id = ? AND number NOT IN (SELECT id FROM person)`, id)
	if err != nil {
		return nil, fmt.Errorf("read merged people: %w", err)
	}
	people := map[ID]bool{id: true}
	for _, number := range merged {
		people[number] = true
	}
	return people, nil
}

// mergedInto returns who took over a number when two people were merged, 0 if nobody.
func mergedInto(ctx context.Context, q querier, number ID) (ID, error) {
	list, err := column[ID](ctx, q, `SELECT person_id FROM merged_person WHERE number = ? AND number NOT IN (SELECT id FROM person)`, number)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	return list[0], nil
}

// personVersions returns the person as on file and as the history remembers, the latest first; none if nobody ever had one of the numbers.
func personVersions(tx *Tx, numbers string) ([]Person, error) {
	texts, err := column[string](tx.ctx, tx.sql, `
		WITH numbers AS (SELECT value FROM json_each(?))
		SELECT text FROM (
			SELECT json_object('title', title, 'first_name', first_name, 'last_name', last_name, 'archive_offered_on', archive_offered_on, 'archive_decision', archive_decision) AS text, 1 AS live, 0 AS id
				FROM person WHERE id IN numbers
			UNION ALL SELECT new, 0, id FROM history_row WHERE table_name = 'person' AND row_id IN numbers AND new IS NOT NULL
			UNION ALL SELECT old, 0, id FROM history_row WHERE table_name = 'person' AND row_id IN numbers AND old IS NOT NULL) ORDER BY live DESC, id DESC`, numbers)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	var list []Person
	for _, text := range texts {
		values, err := parseRow(text)
		if err != nil {
			return nil, err
		}
		v := rowValues(values)
		p := Person{Title: v.text("title"), FirstName: v.text("first_name"), LastName: v.text("last_name"), ArchiveDecision: v.text("archive_decision")}
		if len(list) == 0 {
			if err := p.ArchiveOfferedOn.Scan(v.text("archive_offered_on")); err != nil {
				return nil, fmt.Errorf("read names: %w", err)
			}
		}
		same := func(o Person) bool {
			return o.Title == p.Title && o.FirstName == p.FirstName && o.LastName == p.LastName
		}
		if !slices.ContainsFunc(list, same) {
			list = append(list, p)
		}
	}
	return list, nil
}

// newNames prepares the search for a person's names.
func newNames(tx *Tx, numbers string, versions []Person) (*nameWords, error) {
	levels, err := takenWords(tx, numbers)
	if err != nil {
		return nil, err
	}
	others, err := query[Person](tx.ctx, tx.sql, `WHERE NOT `+in("t.id"), numbers)
	if err != nil {
		return nil, err
	}
	full := func(p Person) string { return strings.Join(Fold(p.FirstName+" "+p.LastName), " ") }
	namesake := slices.ContainsFunc(others, func(o Person) bool {
		return slices.ContainsFunc(versions, func(p Person) bool { return full(o) == full(p) })
	})
	values, err := ownValues(tx, numbers)
	if err != nil {
		return nil, err
	}
	return newNameWords(versions, func(form string) int { return levels[form] }, namesake, values), nil
}

// commonWords are words that are names and also something else, in every file.
const commonWords = "Januar Februar März Mai April Juni Juli August September Oktober November Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag " +
	"groß klein lang kurz alt jung neu gut schön weiß schwarz rot braun grün hell Sommer Winter Herbst Morgen Abend Tag Stadt Bezirk Markt Kirche Schule Platz Weg Berg Bach Wald Feld Haus"

// takenWords returns the folded words that somebody or something else is called, and how freely each may be taken for the name of the person.
func takenWords(tx *Tx, numbers string) (map[string]int, error) {
	levels := map[string]int{}
	add := func(level int, texts ...string) {
		for _, text := range texts {
			for _, form := range Fold(text) {
				levels[form] = max(levels[form], level)
			}
		}
	}
	add(withForm, commonWords)
	for _, t := range assets.Templates() {
		add(withForm, t.Body, t.Subject, t.Name)
	}
	for _, source := range []struct {
		level int
		query string
	}{
		{withForm, `SELECT name FROM district UNION ALL SELECT name FROM body UNION ALL SELECT name FROM role_kind UNION ALL SELECT name || ' ' || street || ' ' || city FROM office
			UNION ALL SELECT name || ' ' || department || ' ' || street || ' ' || city FROM organisation`},
		{fullNames, `SELECT first_name || ' ' || last_name FROM person WHERE NOT ` + in("id")},
	} {
		var args []any
		if source.level == fullNames {
			args = append(args, numbers)
		}
		texts, err := column[string](tx.ctx, tx.sql, source.query, args...)
		if err != nil {
			return nil, fmt.Errorf("read other names: %w", err)
		}
		add(source.level, texts...)
	}
	return levels, nil
}

// ownValues returns the mailboxes, numbers and streets of the person, past ones too, that nobody else has.
func ownValues(tx *Tx, numbers string) ([]string, error) {
	list, err := column[string](tx.ctx, tx.sql, `
		WITH numbers AS (SELECT value FROM json_each(?)), own AS (
			SELECT value FROM contact WHERE person_id IN numbers
			UNION SELECT street FROM address WHERE person_id IN numbers
			UNION SELECT old ->> '$.value' FROM history_row WHERE table_name = 'contact' AND old ->> '$.person_id' IN numbers
			UNION SELECT new ->> '$.value' FROM history_row WHERE table_name = 'contact' AND new ->> '$.person_id' IN numbers
			UNION SELECT old ->> '$.street' FROM history_row WHERE table_name = 'address' AND old ->> '$.person_id' IN numbers
			UNION SELECT new ->> '$.street' FROM history_row WHERE table_name = 'address' AND new ->> '$.person_id' IN numbers)
		SELECT value FROM own WHERE value <> '' EXCEPT
		SELECT value FROM (SELECT value FROM contact WHERE person_id NOT IN numbers UNION SELECT street FROM address WHERE person_id NOT IN numbers
			UNION SELECT email FROM office UNION SELECT phone FROM office UNION SELECT street FROM office UNION SELECT mailbox FROM district
			UNION SELECT email FROM organisation UNION SELECT phone FROM organisation UNION SELECT street FROM organisation
			UNION SELECT email FROM sender UNION SELECT phone FROM sender UNION SELECT street FROM sender)`, numbers)
	if err != nil {
		return nil, fmt.Errorf("read mailboxes and numbers: %w", err)
	}
	return list, nil
}
