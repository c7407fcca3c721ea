package data

// This file removes bytes that nothing refers to any more.

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
)

// hashPattern finds hashes in text: in the rows that the history keeps as JSON, and in letters as they left the house.
var hashPattern = regexp.MustCompile(`[0-9a-f]{64}`)

// referenceQueries select the texts in which hashes of bytes may stand besides the columns that refer to them. An entry of the history that cannot come back refers to nothing.
var referenceQueries = []string{
	`SELECT content FROM letter`,
	`SELECT COALESCE(old, '') || COALESCE(new, '') FROM history_row r JOIN history_entry e ON e.id = r.entry_id WHERE e.state <> '` + StateDropped + `'`,
}

// sweep removes the bytes to which neither rows nor anything that undo or redo could bring back refer, and returns how many were removed.
func (s *Store) sweep(ctx context.Context) (int, error) {
	if s.writing == nil {
		return 0, nil
	}
	tx, err := s.writing.BeginTx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("sweep: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit this does nothing
	kept, err := referredTo(ctx, tx)
	if err != nil {
		return 0, fmt.Errorf("sweep: %w", err)
	}
	all, err := column[string](ctx, tx, `SELECT hash FROM blob`)
	if err != nil {
		return 0, fmt.Errorf("sweep: %w", err)
	}
	removed := 0
	for _, hash := range all {
		if kept[hash] {
			continue
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM blob WHERE hash = ?`, hash); err != nil {
			return 0, fmt.Errorf("sweep: %w", err)
		}
		removed++
	}
	if removed == 0 {
		return 0, nil
	}
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("sweep: %w", err)
	}
	return removed, nil
}

// referredTo returns the hashes that are still needed.
func referredTo(ctx context.Context, tx *sql.Tx) (map[string]bool, error) {
	kept := map[string]bool{}
	columns, err := column[string](ctx, tx, `SELECT 'SELECT "' || f."from" || '" FROM "' || m.name || '" WHERE "' || f."from" || '" IS NOT NULL'
		FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f."table" = 'blob'`)
	if err != nil {
		return nil, err
	}
	for _, query := range columns {
		hashes, err := column[string](ctx, tx, query)
		if err != nil {
			return nil, err
		}
		for _, hash := range hashes {
			kept[hash] = true
		}
	}
	for _, query := range referenceQueries {
		if err := addHashes(ctx, tx, query, kept); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// addHashes notes every hash in the texts of a query, row by row: the history of a large office does not fit into memory at once.
func addHashes(ctx context.Context, tx *sql.Tx, query string, kept map[string]bool) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	var text sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&text); err != nil {
			return err
		}
		for _, hash := range hashPattern.FindAll(text, -1) {
			kept[string(hash)] = true
		}
	}
	return rows.Err()
}
