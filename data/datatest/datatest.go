// Package datatest makes stores for the tests of other packages: quickly, in a folder of the test's own, with a clock that stands still.
package datatest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rundertisch/data"
)

// Now is the time on the clock of a store made here: Sunday, 22 November 2026, noon UTC.
var Now = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

// Options are those of a store made here.
var Options = data.Options{Now: func() time.Time { return Now }, User: "Maria Huber"}

// fresh holds the bytes of a fresh database, made once per test program.
var fresh = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "datatest")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	store, err := data.Create(context.Background(), filepath.Join(folder, "fresh.db"), Options)
	if err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(store.Path())
})

// New returns a store with the shipped contents, which ends with the test.
func New(t testing.TB) *data.Store {
	t.Helper()
	content, err := fresh()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "rundertisch.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(t, path)
}

// Open opens a file that is there, until the end of the test.
func Open(t testing.TB, path string) *data.Store {
	t.Helper()
	store, err := data.Open(context.Background(), path, Options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}
