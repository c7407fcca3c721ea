package data

// What the tests of this package share: a store in a fresh folder, a clock that stands still, short ways to act and to compare.

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

var testOptions = Options{Now: func() time.Time { return noon }, User: "Maria Huber"}

// newStore creates a store that ends with the test.
func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "rundertisch.db"), testOptions)
	return open(t, s, err)
}

// reopen closes the store and opens its file again.
func reopen(t testing.TB, s *Store) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), s.Path(), testOptions)
	return open(t, again, err)
}

func open(t testing.TB, s *Store, err error) *Store {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// do carries out an action that must succeed.
func do(t testing.TB, s *Store, title string, fn func(tx *Tx) error) {
	t.Helper()
	if err := s.Do(t.Context(), title, fn); err != nil {
		t.Fatalf("%s: %v", title, err)
	}
}

// add inserts a row in an action of its own and returns it with its number.
func add[T any](t testing.TB, s *Store, row T) T {
	t.Helper()
	do(t, s, "angelegt", func(tx *Tx) error { return Insert(tx, &row) })
	return row
}

// must returns the value of a call that must succeed.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// wantMistake fails unless err is a *Mistake whose text contains all parts.
func wantMistake(t testing.TB, err error, parts ...string) {
	t.Helper()
	var mistake *Mistake
	if !errors.As(err, &mistake) {
		t.Fatalf("error %v is no Mistake", err)
	}
	for _, part := range parts {
		if !strings.Contains(mistake.Text, part) {
			t.Errorf("%q does not say %q", mistake.Text, part)
		}
	}
}

// dump returns all rows of all tables with history and the search documents, so that two states can be compared.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	tables := must(historyTables(ctx, s.reading))(t)
	for _, table := range tables {
		for _, row := range must(column[string](ctx, s.reading, `SELECT `+table.row("")+` FROM `+table.name+` ORDER BY id`))(t) {
			b.WriteString(table.name + " " + row + "\n")
		}
	}
	for _, row := range must(column[string](ctx, s.reading,
		`SELECT kind || row_id || ' ' || hex(sort_key) || ' ' || text FROM search_document ORDER BY kind, row_id`))(t) {
		b.WriteString(row + "\n")
	}
	return b.String()
}

// wantSound fails if the file is not in order, the word index included.
func wantSound(t testing.TB, s *Store) {
	t.Helper()
	if lines := must(s.Check(context.Background()))(t); len(lines) > 0 {
		t.Errorf("check: %q", lines)
	}
	if s.writing != nil {
		if _, err := s.writing.Exec(`INSERT INTO search_word (search_word, rank) VALUES ('integrity-check', 1)`); err != nil {
			t.Errorf("word index and documents differ: %v", err)
		}
	}
}
