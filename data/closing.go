package data

// What closing a meeting entered for people of whom nobody had said anything.

import "context"

// MarkedByClosing returns whose attendance at a meeting was entered by closing it, and not changed since: nobody said anything about them.
func (s *Store) MarkedByClosing(ctx context.Context, meeting ID) (map[ID]bool, error) {
	list, err := column[ID](ctx, s.reading, `SELECT r.row_id FROM history_row r JOIN history_entry e ON e.id = r.entry_id
		WHERE r.table_name = 'invitation' AND r.meeting_id = ?1 AND e.state IN ('done', 'final') AND json_extract(r.old, '$.attendance') <> json_extract(r.new, '$.attendance')
			AND EXISTS (SELECT 1 FROM history_row m WHERE m.entry_id = r.entry_id AND m.table_name = 'meeting' AND m.row_id = ?1
				AND json_extract(m.old, '$.state') <> json_extract(m.new, '$.state') AND json_extract(m.new, '$.state') = 'held')
			AND NOT EXISTS (SELECT 1 FROM history_row n JOIN history_entry f ON f.id = n.entry_id
				WHERE n.table_name = 'invitation' AND n.row_id = r.row_id AND n.id > r.id AND f.state IN ('done', 'final')
				AND json_extract(n.old, '$.attendance') IS NOT json_extract(n.new, '$.attendance'))`, meeting)
	marked := map[ID]bool{}
	for _, id := range list {
		marked[id] = true
	}
	return marked, err
}
