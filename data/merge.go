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

// Reference is a column in which rows refer to rows of another table.
type Reference struct{ Table, Column string }

// References returns all columns that refer to rows of a table ('person'), as the schema of the file has them, by table and column.
func References(ctx context.Context, from Reader, table string) ([]Reference, error) {
	rows, err := from.querier().QueryContext(ctx, `
		SELECT m.name, f."from" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
		WHERE m.type = 'table' AND f."table" = ? ORDER BY m.name, f."from"`, table)
	if err != nil {
		return nil, fmt.Errorf("list references to %s: %w", table, err)
	}
	defer rows.Close()
	var list []Reference
	for rows.Next() {
		var r Reference
		if err := rows.Scan(&r.Table, &r.Column); err != nil {
			return nil, fmt.Errorf("list references to %s: %w", table, err)
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// CountReferences returns how many rows refer to a row in each column, those with none left out.
func CountReferences(ctx context.Context, from Reader, table string, id ID) (map[Reference]int, error) {
	references, err := References(ctx, from, table)
	if err != nil {
		return nil, err
	}
	counts := map[Reference]int{}
	for _, r := range references {
		var n int
		err := from.querier().QueryRowContext(ctx, `SELECT COUNT(*) FROM `+r.Table+` WHERE "`+r.Column+`" = ?`, id).Scan(&n)
		if err != nil {
			return nil, fmt.Errorf("count %s.%s: %w", r.Table, r.Column, err)
		}
		if n > 0 {
			counts[r] = n
		}
	}
	return counts, nil
}

// HandOver lets every row that refers to one row of a table refer to another.
func (tx *Tx) HandOver(table string, from, to ID) error {
	references, err := References(tx.ctx, tx, table)
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

// FormerNumbers returns the numbers of those who were merged into a person, that merged last in front.
func FormerNumbers(ctx context.Context, from Reader, person ID) ([]ID, error) {
	list, err := column[ID](ctx, from.querier(), `SELECT number FROM merged_person WHERE person_id = ? ORDER BY id DESC`, person)
	if err != nil {
		return nil, fmt.Errorf("read former numbers: %w", err)
	}
	return list, nil
}

// PersonHistory returns the entries of a person and of all who were merged into it, newest first; limit 0 means all.
func (s *Store) PersonHistory(ctx context.Context, person ID, max int) ([]HistoryEntry, error) {
	return historyEntries(ctx, s.reading, ` WHERE id IN (SELECT entry_id FROM history_row WHERE person_id = ?
		OR person_id IN (SELECT number FROM merged_person WHERE person_id = ?)) ORDER BY id DESC`+limit(max, 0), person, person)
}
