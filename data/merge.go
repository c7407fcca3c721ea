package data

// This file makes one person of two: whatever refers to the one refers to the other afterwards, in every table that the schema knows.

import (
	"context"
	"fmt"
)

// MergedPerson remembers a person who was on file twice: PersonID is the row that stayed, Number the one that went. The history of Number belongs to PersonID.
type MergedPerson struct {
	ID       ID   `db:"id"`
	PersonID ID   `db:"person_id"`
	Number   ID   `db:"number"`
	MergedOn Date `db:"merged_on"`
}

// PersonReference is a column in which rows refer to a person.
type PersonReference struct{ Table, Column string }

// PersonReferences returns all columns that refer to a person, as the schema of the file has them, by table and column.
func PersonReferences(ctx context.Context, from Reader) ([]PersonReference, error) {
	rows, err := from.querier().QueryContext(ctx, `
		SELECT m.name, f."from" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
		WHERE m.type = 'table' AND f."table" = 'person' ORDER BY m.name, f."from"`)
	if err != nil {
		return nil, fmt.Errorf("list references to people: %w", err)
	}
	defer rows.Close()
	var list []PersonReference
	for rows.Next() {
		var r PersonReference
		if err := rows.Scan(&r.Table, &r.Column); err != nil {
			return nil, fmt.Errorf("list references to people: %w", err)
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// CountPersonReferences returns how many rows refer to a person in each column, those with none left out.
func CountPersonReferences(ctx context.Context, from Reader, person ID) (map[PersonReference]int, error) {
	references, err := PersonReferences(ctx, from)
	if err != nil {
		return nil, err
	}
	counts := map[PersonReference]int{}
	for _, r := range references {
		var n int
		err := from.querier().QueryRowContext(ctx, `SELECT COUNT(*) FROM `+r.Table+` WHERE "`+r.Column+`" = ?`, person).Scan(&n)
		if err != nil {
			return nil, fmt.Errorf("count %s.%s: %w", r.Table, r.Column, err)
		}
		if n > 0 {
			counts[r] = n
		}
	}
	return counts, nil
}

// HandOver lets every row that refers to one person refer to another.
func (tx *Tx) HandOver(from, to ID) error {
	references, err := PersonReferences(tx.ctx, tx)
	if err != nil {
		return err
	}
	for _, r := range references {
		if _, err := tx.exec(`UPDATE `+r.Table+` SET "`+r.Column+`" = ? WHERE "`+r.Column+`" = ?`, to, from); err != nil {
			return fmt.Errorf("hand over %s.%s: %w", r.Table, r.Column, err)
		}
	}
	return nil
}
