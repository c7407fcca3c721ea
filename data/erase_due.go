package data

// This file finds out since when people are kept without a function: the day from which the rules of deletion count.

import (
	"context"
	"fmt"
	"time"
)

// lastDay is the last day of role r: its own, or where it has none, that of its term t; empty: none. On the board somebody may stay longer, until the new term has been begun.
const lastDay = `COALESCE(NULLIF(r.until_on, ''), t.until_on, '')`

// contactDays select, by person, the days on which the office had to do with somebody: the last day of a function, the day their data were verified, that they were informed, letters,
// meetings, notes, tasks and reminders. What the office does to the row itself (an offer to the archive, a merge of double rows) is none.
const contactDays = `
	SELECT r.person_id, ` + lastDay + ` AS day FROM role r LEFT JOIN term t ON t.id = r.term_id
	UNION ALL SELECT id, verified_on FROM person
	UNION ALL SELECT id, informed_on FROM person
	UNION ALL SELECT person_id, MAX(dated_on, sent_on, returned_on) FROM letter
	UNION ALL SELECT i.person_id, MAX(m.held_on, i.invited_on, i.replied_on) FROM invitation i JOIN meeting m ON m.id = i.meeting_id
	UNION ALL SELECT chair_id, held_on FROM meeting
	UNION ALL SELECT minutes_id, held_on FROM meeting
	UNION ALL SELECT j.person_id, j.happened_on FROM journal_entry j WHERE NOT EXISTS
		(SELECT 1 FROM merged_person m WHERE m.person_id = j.person_id AND m.merged_on = j.happened_on AND j.kind = '` + JournalNote + `' AND j.text LIKE '%(Nr. ' || m.number || ')%')
	UNION ALL SELECT person_id, MAX(due_on, done_on) FROM task
	UNION ALL SELECT person_id, MAX(due_on, done_on) FROM follow_up`

// LastContacts returns, for everybody who has no function on a day and none to come, the day of the last contact. Where there was none, it is the day on which the person was entered, and
// where the history does not know that any more, the day on which the file began.
func (s *Store) LastContacts(ctx context.Context, on Date) (map[ID]Date, error) {
	rows, err := s.reading.QueryContext(ctx, `
		WITH contact_day AS (SELECT person_id, MAX(day) AS day FROM (`+contactDays+`) WHERE person_id IS NOT NULL AND day <> '' GROUP BY person_id)
		SELECT p.id, COALESCE(c.day, ''), COALESCE(
			(SELECT MIN(e.at) FROM history_row r JOIN history_entry e ON e.id = r.entry_id WHERE r.table_name = 'person' AND r.row_id = p.id AND r.old IS NULL AND r.new IS NOT NULL),
			(SELECT MIN(at) FROM history_entry), '')
		FROM person p LEFT JOIN contact_day c ON c.person_id = p.id
		WHERE NOT EXISTS (SELECT 1 FROM role r LEFT JOIN term t ON t.id = r.term_id WHERE r.person_id = p.id AND (`+lastDay+` = '' OR `+lastDay+` >= ?1))`, on)
	if err != nil {
		return nil, fmt.Errorf("read last contacts: %w", err)
	}
	defer rows.Close()
	days := map[ID]Date{}
	for rows.Next() {
		var id ID
		var day Date
		var entered string
		if err := rows.Scan(&id, &day, &entered); err != nil {
			return nil, fmt.Errorf("read last contacts: %w", err)
		}
		if at, err := time.Parse(time.RFC3339, entered); day.IsZero() && err == nil {
			day = DateOf(at.Local())
		}
		if !day.IsZero() {
			days[id] = day
		}
	}
	return days, rows.Err()
}
