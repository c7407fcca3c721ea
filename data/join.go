package data

// Several actions that belong together become one in the Verlauf: one line, one step to undo.

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Join makes all actions newer than the one numbered after, which must all be done, one action: the first of them, with the titles of all. Fewer than two stay as they are.
func (s *Store) Join(ctx context.Context, after ID) error {
	change, err := s.write(ctx, func(tx *Tx) (HistoryEntry, error) {
		entries, err := historyEntries(ctx, tx.sql, ` WHERE id > ? AND state = 'done' ORDER BY id`, after)
		if err != nil || len(entries) < 2 {
			return HistoryEntry{}, err
		}
		joined := entries[0]
		var titles []string
		for _, e := range entries {
			titles = append(titles, e.Title)
		}
		joined.Title = strings.Join(slices.Compact(titles), "; ")
		for _, e := range entries[1:] {
			for _, statement := range []string{`UPDATE history_row SET entry_id = ?1 WHERE entry_id = ?2`, `DELETE FROM history_entry WHERE id = ?2 AND id <> ?1`} {
				if _, err := tx.sql.ExecContext(ctx, statement, joined.ID, e.ID); err != nil {
					return HistoryEntry{}, fmt.Errorf("join actions: %w", err)
				}
			}
		}
		if _, err := tx.sql.ExecContext(ctx, `UPDATE history_entry SET title = ? WHERE id = ?`, joined.Title, joined.ID); err != nil {
			return HistoryEntry{}, fmt.Errorf("join actions: %w", err)
		}
		return joined, nil
	})
	if err == nil && change.Entry.ID != 0 {
		s.listening.tell(change)
	}
	return err
}
