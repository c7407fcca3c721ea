package hosttest

// Files for tests: an empty one, and one with invented people that is made once and copied for each test.

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Now is the moment at which the tests of pages happen: 3 March 2026, 9 o'clock.
var Now = time.Date(2026, time.March, 3, 9, 0, 0, 0, time.Local)

func options() data.Options {
	return data.Options{Now: func() time.Time { return Now }, User: "test"}
}

// demo is the content of the file with invented people.
var demo = sync.OnceValues(makeDemo)

func makeDemo() (content []byte, err error) {
	folder, err := os.MkdirTemp("", "runder-tisch-demo-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "demo.db")
	ctx := context.Background()
	store, err := data.Create(ctx, path, options())
	if err != nil {
		return nil, err
	}
	if _, err = workflow.NewDesk(store).FillDemo(ctx, 0, workflow.Output{}, nil); err != nil {
		store.Close()
		return nil, err
	}
	if err = store.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// Demo opens a fresh file with invented people, a round of nominations and a meeting.
func Demo(t testing.TB) *workflow.Desk {
	t.Helper()
	content, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := data.Open(context.Background(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	return desk(t, store)
}

// Empty opens a fresh file without people: what a new office begins with.
func Empty(t testing.TB) *workflow.Desk {
	t.Helper()
	store, err := data.Create(context.Background(), filepath.Join(t.TempDir(), "empty.db"), options())
	if err != nil {
		t.Fatal(err)
	}
	return desk(t, store)
}

func desk(t testing.TB, store *data.Store) *workflow.Desk {
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close the file: %v", err)
		}
	})
	return workflow.NewDesk(store)
}
