package data

// This file is the one way to change data: an action is one transaction, one entry in the history, one step to undo, one Change.

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// querier is what a database and a transaction can both do.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Tx is an action under way. It reads what it has written. It is good only inside the function that Do calls, on one goroutine.
type Tx struct {
	lists

	ctx        context.Context
	sql        *sql.Tx
	entry      ID
	indexedTo  int64                // last history row whose search documents are up to date
	statements map[string]*sql.Stmt // statements that are used again and again, by their text
}

func newTx(ctx context.Context, transaction *sql.Tx) *Tx {
	tx := &Tx{ctx: ctx, sql: transaction, statements: map[string]*sql.Stmt{}}
	tx.lists.source = tx
	return tx
}

// Context returns the context of the action.
func (tx *Tx) Context() context.Context { return tx.ctx }

// prepared returns the statement, which ends with the transaction.
func (tx *Tx) prepared(query string) (*sql.Stmt, error) {
	if statement, found := tx.statements[query]; found {
		return statement, nil
	}
	statement, err := tx.sql.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, err
	}
	tx.statements[query] = statement
	return statement, nil
}

// exec runs a statement that will be used again.
func (tx *Tx) exec(query string, args ...any) (sql.Result, error) {
	statement, err := tx.prepared(query)
	if err != nil {
		return nil, err
	}
	return statement.ExecContext(tx.ctx, args...)
}

// Modes of history_pen.
const (
	penClosed = "closed"
	penWrite  = "write"
	penReplay = "replay"
)

func (tx *Tx) setPen(mode string, entry ID) error {
	if _, err := tx.sql.ExecContext(tx.ctx, `UPDATE history_pen SET mode = ?, entry_id = ?`, mode, entry); err != nil {
		return fmt.Errorf("set history pen: %w", err)
	}
	return nil
}

// Do carries out one action. title is German and stands in the history ('Person geändert: Jürgen Groß'). fn does the changes through
// tx; everything it does happens, or, if it returns an error, panics or ctx ends, nothing. An fn that changes no row leaves no entry.
// After the commit the subscribers hear of it on this goroutine. fn must not call Do, Undo or Redo.
//
// Errors: *Mistake if the store only reads, the disk is full, the file cannot be written; otherwise what fn returned.
func (s *Store) Do(ctx context.Context, title string, fn func(tx *Tx) error) error {
	change, err := s.write(ctx, func(tx *Tx) (HistoryEntry, error) {
		entry, err := tx.begin(s, title)
		if err != nil {
			return HistoryEntry{}, err
		}
		if err := fn(tx); err != nil {
			return HistoryEntry{}, err
		}
		changed, err := tx.hasChanged()
		if err != nil || !changed {
			return HistoryEntry{}, err
		}
		_, err = tx.sql.ExecContext(ctx, `UPDATE history_entry SET state = ? WHERE state = ?`, StateDropped, StateUndone)
		if err != nil {
			return HistoryEntry{}, fmt.Errorf("drop undone entries: %w", err)
		}
		return entry, nil
	})
	if err != nil {
		return err
	}
	s.listening.tell(change)
	return nil
}

// write runs fn in a transaction of the writing connection and brings the search documents up to date. Where fn returns an entry with
// number 0, nothing happened, and the transaction is taken back.
func (s *Store) write(ctx context.Context, fn func(tx *Tx) (HistoryEntry, error)) (Change, error) {
	if s.writing == nil {
		text := "Die Datenbank ist nur zum Lesen geöffnet. " + s.whyNot
		if s.openedBy != "" {
			text += " Geöffnet hat sie " + s.openedBy + "."
		}
		return Change{}, &Mistake{Text: text + " Es wurde nichts geändert."}
	}
	s.action.Lock()
	defer s.action.Unlock()
	transaction, err := s.writing.BeginTx(ctx, nil)
	if err != nil {
		return Change{}, s.explain(ctx, fmt.Errorf("begin: %w", err))
	}
	defer func() { _ = transaction.Rollback() }() // after a commit this does nothing
	tx := newTx(ctx, transaction)
	entry, err := fn(tx)
	if err != nil {
		return Change{}, s.explain(ctx, err)
	}
	if entry.ID == 0 {
		return Change{}, nil
	}
	change, err := tx.finish(s, entry)
	if err != nil {
		return Change{}, s.explain(ctx, err)
	}
	if err := ctx.Err(); err != nil {
		return Change{}, err
	}
	if err := transaction.Commit(); err != nil {
		return Change{}, s.explain(ctx, fmt.Errorf("commit: %w", err))
	}
	return change, nil
}

// explain prefers the end of the context to what it made SQLite say.
func (s *Store) explain(ctx context.Context, err error) error {
	if ended := ctx.Err(); ended != nil {
		return fmt.Errorf("%w (%v)", ended, err)
	}
	return explain(s.path, err)
}

// begin writes the entry of an action and opens the pen.
func (tx *Tx) begin(s *Store, title string) (HistoryEntry, error) {
	entry := HistoryEntry{At: s.Now().UTC().Truncate(time.Second), User: s.options.User, Title: clean(title), State: StateDone}
	result, err := tx.sql.ExecContext(tx.ctx, `INSERT INTO history_entry (at, user, title) VALUES (?, ?, ?)`,
		entry.At.Format(time.RFC3339), entry.User, entry.Title)
	if err != nil {
		return entry, fmt.Errorf("write history entry: %w", err)
	}
	number, err := result.LastInsertId()
	if err != nil {
		return entry, fmt.Errorf("write history entry: %w", err)
	}
	entry.ID = ID(number)
	if err := tx.sql.QueryRowContext(tx.ctx, `SELECT COALESCE(MAX(id), 0) FROM history_row`).Scan(&tx.indexedTo); err != nil {
		return entry, fmt.Errorf("find end of history: %w", err)
	}
	tx.entry = entry.ID
	return entry, tx.setPen(penWrite, entry.ID)
}

func (tx *Tx) hasChanged() (changed bool, err error) {
	err = tx.sql.QueryRowContext(tx.ctx, `SELECT EXISTS (SELECT 1 FROM history_row WHERE entry_id = ?)`, tx.entry).Scan(&changed)
	if err != nil {
		return false, fmt.Errorf("look for changes: %w", err)
	}
	return changed, nil
}

// finish closes the pen, brings the search documents up to date, and gathers what subscribers will hear.
func (tx *Tx) finish(s *Store, entry HistoryEntry) (Change, error) {
	if err := tx.setPen(penClosed, 0); err != nil {
		return Change{}, err
	}
	if err := tx.index(); err != nil {
		return Change{}, err
	}
	if err := setState(tx.ctx, tx.sql, stateSavedAt, s.Now().UTC().Format(time.RFC3339)); err != nil {
		return Change{}, err
	}
	tables, err := column[string](tx.ctx, tx.sql, `SELECT DISTINCT table_name FROM history_row WHERE entry_id = ?`, entry.ID)
	if err != nil {
		return Change{}, fmt.Errorf("gather changed tables: %w", err)
	}
	return Change{Entry: entry, tables: tables}, nil
}

// column returns the only column of a query.
func column[T any](ctx context.Context, q querier, query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var value T
		if err := rows.Scan(&value); err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	return list, rows.Err()
}
