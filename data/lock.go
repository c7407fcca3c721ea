package data

// This file decides which process writes: a lock on a side file that the operating system releases when the process ends, however it
// ends. What is written about the holder stands in the database and is only shown.

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// lockSuffix names the side file: 'rundertisch.db.lock' beside 'rundertisch.db'.
const lockSuffix = ".lock"

type writerLock struct{ file *flock.Flock }

// lockForWriting returns the lock for the database at path, nil if another process has it, an error if no side file can be made.
// A side file left by a process that was killed is no obstacle: nobody holds it.
func lockForWriting(path string) (*writerLock, error) {
	for range 10 {
		file := flock.New(path+lockSuffix, flock.SetPermissions(0o666))
		held, err := file.TryLock()
		if err != nil {
			return nil, fmt.Errorf("lock beside %q: %w", path, err)
		}
		if !held {
			return nil, nil
		}
		// The former holder may have removed the side file between our opening and our locking it: then others lock a new one.
		ours, errOurs := file.Stat()
		there, errThere := os.Stat(path + lockSuffix)
		if errOurs == nil && errThere == nil && os.SameFile(ours, there) {
			return &writerLock{file}, nil
		}
		_ = file.Unlock()
	}
	return nil, nil
}

// release gives the lock back and removes the side file. Releasing twice, or a nil lock, is harmless.
func (l *writerLock) release() {
	if l == nil || !l.file.Locked() {
		return
	}
	if runtime.GOOS == "windows" {
		// An open file cannot be removed there; once another process has opened it, removing fails, which is what we want.
		_ = l.file.Unlock()
		_ = os.Remove(l.file.Path())
		return
	}
	// Elsewhere the name goes while we still hold the lock; lockForWriting notices that the name is gone.
	_ = os.Remove(l.file.Path())
	_ = l.file.Unlock()
}

// Keys of store_state.
const (
	stateOpenedBy      = "opened_by"      // who has the file open for writing, as JSON
	stateSavedAt       = "saved_at"       // when the last action, undo or redo ended
	stateBackedUpAt    = "backed_up_at"   // when a copy was made last, by whomever
	stateSearchVersion = "search_version" // rules by which search documents were made
	stateRedone        = "redone:"        // before the number of an action: how often it was redone
)

// holder is what stateOpenedBy keeps.
type holder struct {
	User  string    `json:"user"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

// noteOpened writes down that we write, and closes the pen, which no action can have left open, but a strange program might.
func (s *Store) noteOpened(ctx context.Context) error {
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	text, err := json.Marshal(holder{User: s.options.User, Host: host, Since: s.Now().UTC().Truncate(time.Second)})
	if err != nil {
		return fmt.Errorf("note who opened: %w", err)
	}
	if err := setState(ctx, s.writing, stateOpenedBy, string(text)); err != nil {
		return err
	}
	if _, err := s.writing.ExecContext(ctx, `UPDATE history_pen SET mode = ?, entry_id = NULL WHERE mode <> ?`, penClosed, penClosed); err != nil {
		return fmt.Errorf("close history pen: %w", err)
	}
	return nil
}

// readOpenedBy returns what the process that writes the file has noted about itself.
func (s *Store) readOpenedBy(ctx context.Context) (string, error) {
	text, err := state(ctx, s.reading, stateOpenedBy)
	if err != nil {
		return "", err
	}
	var h holder
	if err := json.Unmarshal([]byte(text), &h); err != nil || h.Since.IsZero() {
		return "ein anderes Programm", nil // it has the lock, but has not noted itself yet
	}
	name := h.User
	if name == "" {
		name = "jemand"
	}
	if h.Host != "" {
		name += " an " + h.Host
	}
	return name + " seit " + h.Since.In(s.Now().Location()).Format("02.01.2006, 15:04 Uhr"), nil
}

// SavedAt returns when something was changed last in this file, the zero time if nothing ever was.
func (s *Store) SavedAt() time.Time { return s.momentOf(stateSavedAt) }

// BackedUpAt returns when a copy of this file was made last by somebody who could write to it, the zero time if none was.
func (s *Store) BackedUpAt() time.Time { return s.momentOf(stateBackedUpAt) }

func (s *Store) momentOf(key string) time.Time {
	text, err := state(context.Background(), s.reading, key)
	if err != nil {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return at
}

// state returns a note of the store, empty where there is none.
func state(ctx context.Context, q querier, key string) (string, error) {
	var value string
	err := q.QueryRowContext(ctx, `SELECT value FROM store_state WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read note %q: %w", key, err)
	}
	return value, nil
}

func setState(ctx context.Context, q querier, key, value string) error {
	_, err := q.ExecContext(ctx, `INSERT INTO store_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
		key, value)
	if err != nil {
		return fmt.Errorf("write note %q: %w", key, err)
	}
	return nil
}
