package data

// This file reads the history and goes back and forth in it.

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Values of HistoryEntry.State.
const (
	StateDone    = "done"
	StateUndone  = "undone"
	StateDropped = "dropped" // undone, and then something else was done: it cannot come back
)

// HistoryEntry is one action in the Verlauf.
type HistoryEntry struct {
	ID    ID
	At    time.Time
	User  string
	Title string // German
	State string
	// Redone is how often it was done again after an undo. Together with State it tells how often what it changed has changed.
	Redone int
}

// HistoryFilter chooses entries. Of PersonID, DistrictID and MeetingID those that are set must all apply.
type HistoryFilter struct {
	PersonID   ID
	DistrictID ID
	MeetingID  ID
	Before     ID  // only entries older than this one, for paging; 0: from the newest
	Limit      int // 0: all
}

// History returns entries, newest first, whatever became of them: what was undone stays visible.
func (s *Store) History(ctx context.Context, filter HistoryFilter) ([]HistoryEntry, error) {
	var w where
	for i, id := range []ID{filter.PersonID, filter.DistrictID, filter.MeetingID} {
		if id != 0 {
			w.add("id IN (SELECT entry_id FROM history_row WHERE "+subjectColumns[i]+" = ?)", id)
		}
	}
	if filter.Before != 0 {
		w.add("id < ?", filter.Before)
	}
	return historyEntries(ctx, s.reading, w.sql()+" ORDER BY id DESC"+limit(filter.Limit, 0), w.args...)
}

// NextUndo returns the action that Undo would take back, false if there is none.
func (s *Store) NextUndo(ctx context.Context) (HistoryEntry, bool, error) {
	return nextUndo(ctx, s.reading)
}

// NextRedo returns the action that Redo would do again, false if there is none.
func (s *Store) NextRedo(ctx context.Context) (HistoryEntry, bool, error) {
	return nextRedo(ctx, s.reading)
}

func nextUndo(ctx context.Context, q querier) (HistoryEntry, bool, error) {
	return oneEntry(historyEntries(ctx, q, ` WHERE state = 'done' ORDER BY id DESC LIMIT 1`))
}

func nextRedo(ctx context.Context, q querier) (HistoryEntry, bool, error) {
	return oneEntry(historyEntries(ctx, q, ` WHERE state = 'undone' ORDER BY id LIMIT 1`))
}

func oneEntry(list []HistoryEntry, err error) (HistoryEntry, bool, error) {
	if err != nil || len(list) == 0 {
		return HistoryEntry{}, false, err
	}
	return list[0], true, nil
}

func historyEntries(ctx context.Context, q querier, rest string, args ...any) ([]HistoryEntry, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, at, user, title, state, COALESCE((SELECT value FROM store_state WHERE key = '`+stateRedone+`' || history_entry.id), 0)
		FROM history_entry`+rest, args...)
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	defer rows.Close()
	var list []HistoryEntry
	for rows.Next() {
		var entry HistoryEntry
		var at string
		if err := rows.Scan(&entry.ID, &at, &entry.User, &entry.Title, &entry.State, &entry.Redone); err != nil {
			return nil, fmt.Errorf("read history: %w", err)
		}
		if entry.At, err = time.Parse(time.RFC3339, at); err != nil {
			return nil, fmt.Errorf("read history entry %d: %w", entry.ID, err)
		}
		list = append(list, entry)
	}
	return list, rows.Err()
}

// direction is undo or redo: which way the rows of an entry go.
type direction struct {
	next     func(context.Context, querier) (HistoryEntry, bool, error)
	nothing  string // German
	order    string // of history_row
	from     string // column of history_row with the row as it is now
	newState string
	backward bool
}

var (
	undoing = direction{nextUndo, "Es gibt nichts rückgängig zu machen.", "DESC", "new", StateUndone, true}
	redoing = direction{nextRedo, "Es gibt nichts zu wiederholen.", "ASC", "old", StateDone, false}
)

// Undo takes the last action back and returns it. Rows come back under their own numbers. *Mistake: there is nothing to undo, the store
// only reads, or a row is not as the history left it (then nothing changes).
func (s *Store) Undo(ctx context.Context) (HistoryEntry, error) { return s.replay(ctx, undoing) }

// Redo does again what Undo took back last. Errors as with Undo.
func (s *Store) Redo(ctx context.Context) (HistoryEntry, error) { return s.replay(ctx, redoing) }

func (s *Store) replay(ctx context.Context, way direction) (HistoryEntry, error) {
	change, err := s.write(ctx, func(tx *Tx) (HistoryEntry, error) {
		entry, found, err := way.next(ctx, tx.sql)
		if err != nil {
			return HistoryEntry{}, err
		}
		if !found {
			return HistoryEntry{}, &Mistake{Text: way.nothing}
		}
		if err := tx.replay(entry, way); err != nil {
			return HistoryEntry{}, err
		}
		entry.State = way.newState
		_, err = tx.sql.ExecContext(ctx, `UPDATE history_entry SET state = ? WHERE id = ?`, entry.State, entry.ID)
		if err != nil {
			return HistoryEntry{}, fmt.Errorf("mark history entry: %w", err)
		}
		if way.backward {
			return entry, nil
		}
		entry.Redone++
		return entry, setState(ctx, tx.sql, fmt.Sprint(stateRedone, entry.ID), fmt.Sprint(entry.Redone))
	})
	if err != nil {
		return HistoryEntry{}, err
	}
	s.listening.tell(change)
	return change.Entry, nil
}

// historyRow is one changed row; an empty side means that there was no row.
type historyRow struct {
	id       ID
	table    string
	row      ID
	old, new sql.NullString
}

// replay brings every row of the entry from the one side of its history to the other.
func (tx *Tx) replay(entry HistoryEntry, way direction) error {
	tx.entry = entry.ID
	if err := tx.setPen(penReplay, entry.ID); err != nil {
		return err
	}
	// Within an action rows may refer to each other in any order; what counts is that all is well at the commit.
	if _, err := tx.sql.ExecContext(tx.ctx, `PRAGMA defer_foreign_keys = ON`); err != nil {
		return fmt.Errorf("defer foreign keys: %w", err)
	}
	tables, err := historyTables(tx.ctx, tx.sql)
	if err != nil {
		return err
	}
	byName := map[string]table{}
	for _, t := range tables {
		byName[t.name] = t
	}
	rows, err := tx.historyRows(entry.ID, way.order)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := tx.replayRow(byName[r.table], r, way); err != nil {
			return fmt.Errorf("replay %s %d: %w", r.table, r.row, err)
		}
	}
	return nil
}

func (tx *Tx) historyRows(entry ID, order string) ([]historyRow, error) {
	rows, err := tx.sql.QueryContext(tx.ctx, `SELECT id, table_name, row_id, old, new FROM history_row
		WHERE entry_id = ? AND (old IS NOT NULL OR new IS NOT NULL) ORDER BY id `+order, entry)
	if err != nil {
		return nil, fmt.Errorf("read history rows: %w", err)
	}
	defer rows.Close()
	var list []historyRow
	for rows.Next() {
		var r historyRow
		if err := rows.Scan(&r.id, &r.table, &r.row, &r.old, &r.new); err != nil {
			return nil, fmt.Errorf("read history rows: %w", err)
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// errOutOfStep says that somebody changed a row past the history.
var errOutOfStep = &Mistake{Text: "Dieser Schritt lässt sich nicht mehr zurücknehmen oder wiederholen: Die Daten wurden inzwischen auf anderem Weg geändert. " +
	"Es wurde nichts verändert; bitte die Eingabe von Hand vornehmen."}

// replayRow brings one row from one side to the other, if it is still as the one side says. Columns that were added to or removed from
// the table since are left alone.
func (tx *Tx) replayRow(t table, r historyRow, way direction) error {
	if t.name == "" {
		return errOutOfStep // the table is gone
	}
	from, to := r.old, r.new
	if way.backward {
		from, to = to, from
	}
	statement, err := tx.prepared(`SELECT ` + t.row("") + ` FROM ` + t.name + ` WHERE id = ?`)
	if err != nil {
		return err
	}
	var present sql.NullString
	if err := statement.QueryRowContext(tx.ctx, r.row).Scan(&present); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	same, err := agree(present, from)
	if err != nil {
		return err
	}
	if !same {
		return errOutOfStep
	}
	if !to.Valid {
		if present.String != from.String {
			// A column came after this was written; the row must come back with it, or what was done later could not be redone.
			if _, err := tx.exec(`UPDATE history_row SET `+way.from+` = ? WHERE id = ?`, present, r.id); err != nil {
				return err
			}
		}
		_, err := tx.exec(`DELETE FROM `+t.name+` WHERE id = ?`, r.row)
		return err
	}
	values, err := parseRow(to.String)
	if err != nil {
		return err
	}
	columns := slices.DeleteFunc(slices.Sorted(maps.Keys(values)), func(name string) bool { return !slices.Contains(t.columns, name) })
	args := make([]any, len(columns), len(columns)+1)
	for i, name := range columns {
		args[i] = values[name]
	}
	if !from.Valid {
		_, err := tx.exec(`INSERT INTO `+t.name+` (`+quoted(columns, "", ", ")+`) VALUES (`+marks(len(columns))+`)`, args...)
		return err
	}
	_, err = tx.exec(`UPDATE `+t.name+` SET `+quoted(columns, " = ?", ", ")+` WHERE id = ?`, append(args, r.row)...)
	return err
}

// agree reports whether a row is as its history says, in the columns that both know.
func agree(present, remembered sql.NullString) (bool, error) {
	if !present.Valid || !remembered.Valid || present.String == remembered.String {
		return present == remembered, nil
	}
	a, err := parseRow(present.String)
	if err != nil {
		return false, err
	}
	b, err := parseRow(remembered.String)
	if err != nil {
		return false, err
	}
	for name, value := range b {
		if other, known := a[name]; known && other != value {
			return false, nil
		}
	}
	return true, nil
}

// parseRow reads a row from its JSON: numbers as int64, texts as string, NULL as nil.
func parseRow(text string) (map[string]any, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var values map[string]any
	if err := decoder.Decode(&values); err != nil {
		return nil, fmt.Errorf("read row from history: %w", err)
	}
	for name, value := range values {
		if number, is := value.(json.Number); is {
			n, err := number.Int64()
			if err != nil {
				return nil, fmt.Errorf("read row from history: %w", err)
			}
			values[name] = n
		}
	}
	return values, nil
}
