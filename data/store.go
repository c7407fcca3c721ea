package data

// This file is the door of the store: creating, opening and closing the file, and what a caller may ask about it.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"sync"
	"time"
)

// Options says how a store is opened. The zero Options is right for the program itself.
type Options struct {
	Now      func() time.Time // the clock; time.Now when nil
	User     string           // who works here, for the history; the operating system's user when empty
	ReadOnly bool             // open for reading even if nobody else writes

	// ListFolder is where the lists of erasures and of copies are kept besides the one beside the file: a folder among the user's settings; empty: nowhere.
	ListFolder string
}

// Store is one open database file. It may be used from several goroutines at once; actions run one after the other.
type Store struct {
	lists

	path      string
	options   Options
	reading   *sql.DB // several connections, each of which refuses to write
	writing   *sql.DB // one connection; nil in a store that only reads
	lock      *writerLock
	busy      bool   // another process has the lock
	openedBy  string // who that is
	whyNot    string // German: why this store only reads
	closed    bool
	action    sync.Mutex
	listening listeners
}

// Create makes a new file at path with the schema and the shipped contents (offices, districts, bodies, terms, kinds of roles,
// templates, one sender, settings) and opens it. The file appears whole or not at all, and never replaces another one: where
// something is there already a *Mistake comes back. There is nothing to undo in a new file.
func Create(ctx context.Context, path string, options Options) (*Store, error) {
	contents, err := shippedContents()
	if err != nil {
		return nil, err
	}
	return createWith(ctx, path, options, contents)
}

func createWith(ctx context.Context, path string, options Options, contents Contents) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("absolute path of %q: %w", path, err)
	}
	if err := nothingAt(path); err != nil {
		return nil, err
	}
	lock, err := lockForWriting(path)
	if err != nil {
		return nil, &Mistake{Text: fmt.Sprintf("Im Ordner „%s“ kann keine Datenbank angelegt werden. "+
			"Bitte einen Ordner wählen, in dem Sie schreiben dürfen.", filepath.Dir(path)), Cause: err}
	}
	if lock == nil {
		return nil, Mistakef("„%s“ wird gerade von einem anderen Programm angelegt. Bitte einen anderen Namen wählen.", filepath.Base(path))
	}
	defer lock.release()
	draft := path + ".neu"
	if err := os.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, explain(path, fmt.Errorf("remove left-over draft: %w", err))
	}
	if err := buildFile(ctx, draft, contents); err != nil {
		_ = os.Remove(draft)
		return nil, explain(path, err)
	}
	if err := nothingAt(path); err != nil {
		_ = os.Remove(draft)
		return nil, err
	}
	if err := os.Rename(draft, path); err != nil {
		_ = os.Remove(draft)
		return nil, explain(path, fmt.Errorf("put the new file in its place: %w", err))
	}
	lock.release()
	return Open(ctx, path, options)
}

// nothingAt returns a *Mistake if something lies at path.
func nothingAt(path string) error {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(path, err)
	}
	return &Mistake{Text: fmt.Sprintf("„%s“ gibt es schon. Bitte einen anderen Namen wählen oder die vorhandene Datei öffnen.", path),
		Cause: fs.ErrExist}
}

// buildFile writes a whole new database to path. Nobody knows the file yet, so that speed comes before durability until the end.
func buildFile(ctx context.Context, path string, contents Contents) error {
	db, err := connect(path, buildingConnection)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := migrate(ctx, db, shippedSchema()); err != nil {
		return err
	}
	if err := prepareContents(ctx, db, contents); err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return fmt.Errorf("close new database: %w", err)
	}
	return syncFile(path)
}

// prepareContents makes triggers, rows and search documents of a new file.
func prepareContents(ctx context.Context, db *sql.DB, contents Contents) error {
	return prepare(ctx, db, contents.write)
}

// prepare makes triggers, lets write put rows in without a history, and makes the search documents.
func prepare(ctx context.Context, db *sql.DB, write func(*Tx) error) error {
	if err := ensureTriggers(ctx, db); err != nil {
		return err
	}
	transaction, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin contents: %w", err)
	}
	defer func() { _ = transaction.Rollback() }()
	tx := newTx(ctx, transaction)
	if err := tx.setPen(penReplay, 0); err != nil {
		return err
	}
	if err := write(tx); err != nil {
		return err
	}
	if err := tx.setPen(penClosed, 0); err != nil {
		return err
	}
	if err := rebuildSearch(tx); err != nil {
		return err
	}
	return transaction.Commit()
}

// Open opens the file at path. A file from an older version is copied beside itself and brought up to date first. If another
// process writes the file, the store only reads; OpenedBy then says who and since when. *Mistake: the file is missing, empty, a
// folder, no database of this program, damaged, from a newer version, or may not be read.
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	return openWith(ctx, path, options, shippedSchema())
}

func openWith(ctx context.Context, path string, options Options, schema fs.FS) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("absolute path of %q: %w", path, err)
	}
	newest, err := newestVersion(schema)
	if err != nil {
		return nil, err
	}
	if err := inspect(path, newest); err != nil {
		return nil, err
	}
	s := &Store{path: path, options: options}
	s.lists.source = s
	if s.options.Now == nil {
		s.options.Now = time.Now
	}
	if s.options.User == "" {
		s.options.User = systemUser()
	}
	if err := s.open(ctx, schema, newest); err != nil {
		_ = s.Close()
		return nil, explain(path, err)
	}
	return s, nil
}

// open takes the lock, checks the file, and brings it up to date where this store may write.
func (s *Store) open(ctx context.Context, schema fs.FS, newest int64) (err error) {
	if s.whyNot = s.takeLock(); s.lock != nil {
		if s.writing, err = connect(s.path, writingConnection); err != nil {
			return err
		}
		// Before anybody reads: a write-ahead log that another program has left can be ended only while nobody else has the file open.
		if err := s.writing.PingContext(ctx); err != nil {
			return err
		}
	}
	if s.reading, err = connect(s.path, readingConnection); err != nil {
		return err
	}
	version, err := schemaVersion(ctx, s.reading)
	if isMissingTable(err) {
		return notOurs(s.path)
	}
	if err != nil {
		return err
	}
	if version > newest {
		return newerVersion(s.path)
	}
	wordsDamaged, err := quickCheck(ctx, s.reading)
	if err != nil {
		return err
	}
	if s.writing == nil {
		if version < newest {
			return Mistakef("Die Datenbank „%s“ stammt aus einer älteren Version des Programms und muss erst umgestellt werden. %s "+
				"Bitte öffnen, wenn die Datei zum Schreiben frei ist.", s.path, s.whyNot)
		}
		if s.busy {
			s.openedBy, err = s.readOpenedBy(ctx)
		}
		return err
	}
	if version < newest {
		if err := s.bringUpToDate(ctx, schema, version); err != nil {
			return err
		}
		contents, err := shippedContents()
		if err != nil {
			return err
		}
		if err := prepare(ctx, s.writing, contents.complete); err != nil {
			return err
		}
	}
	if err := ensureTriggers(ctx, s.writing); err != nil {
		return err
	}
	if err := s.ensureSearch(ctx, wordsDamaged); err != nil {
		return err
	}
	return s.noteOpened(ctx)
}

// takeLock decides whether this store writes; the text says why not.
func (s *Store) takeLock() (whyNot string) {
	if s.options.ReadOnly {
		return "Sie wurde nur zum Lesen geöffnet."
	}
	if info, err := os.Stat(s.path); err == nil && info.Mode().Perm()&0o222 == 0 {
		return "Die Datei ist schreibgeschützt."
	}
	lock, err := lockForWriting(s.path)
	if err != nil {
		return "In ihrem Ordner dürfen Sie nicht schreiben."
	}
	if lock == nil {
		s.busy = true
		return "Sie wird gerade an anderer Stelle bearbeitet."
	}
	s.lock = lock
	return ""
}

// Close ends the store. Further calls fail. Closing twice is harmless.
func (s *Store) Close() error {
	s.action.Lock()
	defer s.action.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	var problems []error
	if s.writing != nil {
		// The note is only for show: where it cannot be removed any more, the next who opens the file replaces it.
		_, _ = s.writing.Exec(`DELETE FROM store_state WHERE key = ?`, stateOpenedBy)
		problems = append(problems, s.writing.Close())
	}
	if s.reading != nil {
		problems = append(problems, s.reading.Close())
	}
	s.lock.release()
	return errors.Join(problems...)
}

// Path returns the absolute path of the file.
func (s *Store) Path() string { return s.path }

// ReadOnly reports whether the store refuses actions.
func (s *Store) ReadOnly() bool { return s.writing == nil }

// ReadOnlyReason says in a German sentence why the store refuses actions, empty when it does not.
func (s *Store) ReadOnlyReason() string { return s.whyNot }

// OpenedBy says who writes the file instead of us, 'Maria Huber an PC-12 seit 22.11.2026, 14:03 Uhr'; empty when nobody does.
func (s *Store) OpenedBy() string { return s.openedBy }

// Now returns the time on the store's clock.
func (s *Store) Now() time.Time { return s.options.Now() }

// Today returns the day on the store's clock.
func (s *Store) Today() Date { return DateOf(s.Now()) }

// User returns whom the history names for the actions of this store.
func (s *Store) User() string { return s.options.User }

// systemUser returns the name of the operating system's user, the login name where there is no other.
func systemUser() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}
