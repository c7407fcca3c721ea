package data

// Bringing files from older versions up to date.

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// later returns the shipped schema with one more migration.
func later(t *testing.T, migration string) fs.FS {
	t.Helper()
	schema := fstest.MapFS{}
	for _, name := range must(fs.Glob(shippedSchema(), "*.sql"))(t) {
		schema[name] = &fstest.MapFile{Data: must(fs.ReadFile(shippedSchema(), name))(t)}
	}
	schema["00900_later.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + migration)}
	return schema
}

func TestMigrationKeepsACopyAndTheHistory(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Huber", Note: "wichtig"})
	do(t, s, "umbenannt", func(tx *Tx) error {
		person.LastName = "Maier"
		return errors.Join(Update(tx, person), Insert(tx, &Task{Text: "Saal buchen", Who: "Huber"}))
	})
	before := dump(t, s)
	for n, want := range []string{"rundertisch.vor-Umstellung-5.db", "rundertisch.vor-Umstellung-5 (2).db"} {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if n == 1 {
			// The same once more, as if the file had been put back from the copy.
			if err := os.WriteFile(s.Path(), must(os.ReadFile(filepath.Join(filepath.Dir(s.Path()), "rundertisch.vor-Umstellung-5.db")))(t), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		again, err := openWith(t.Context(), s.Path(), testOptions, later(t, `
			ALTER TABLE person ADD COLUMN nickname TEXT NOT NULL DEFAULT '';
			ALTER TABLE task DROP COLUMN who;
			UPDATE person SET nickname = 'Spitz';`))
		s = open(t, again, err)
		kept := filepath.Join(filepath.Dir(s.Path()), want)
		old, err := Open(t.Context(), kept, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := dump(t, old); got != before {
			t.Errorf("the copy differs: %s", firstDifference(got, before))
		}
		if err := old.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if version := must(schemaVersion(t.Context(), s.reading))(t); version != 900 {
		t.Errorf("version %d", version)
	}
	// The new column has a history, and what happened before the migration can be undone around it.
	row := func() string {
		return strings.Join(must(column[string](t.Context(), s.reading, `SELECT last_name || ' ' || nickname FROM person`))(t), ", ")
	}
	do(t, s, "Spitzname", func(tx *Tx) error { _, err := tx.sql.Exec(`UPDATE person SET nickname = 'Max'`); return err })
	for _, want := range []string{"Maier Max", "Maier Spitz", "Huber Spitz", ""} {
		if got := row(); got != want {
			t.Errorf("row %q, want %q", got, want)
		}
		if want != "" {
			must(s.Undo(t.Context()))(t)
		}
	}
	for range 3 {
		must(s.Redo(t.Context()))(t)
	}
	// The row was removed and made again, with the column that came later.
	if got := row(); got != "Maier Max" {
		t.Errorf("after redo: %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), s.Path(), testOptions)
	wantMistake(t, err, "neueren Version")
}

func TestMigrationThatFailsChangesNothing(t *testing.T) {
	s := newStore(t)
	add(t, s, Person{LastName: "Huber"})
	before := dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := openWith(t.Context(), s.Path(), testOptions, later(t, `
		UPDATE person SET last_name = 'verloren';
		INSERT INTO missing_table VALUES (1);`))
	if err == nil || !strings.Contains(err.Error(), "missing_table") {
		t.Fatalf("error %v", err)
	}
	again, err := Open(t.Context(), s.Path(), testOptions)
	again = open(t, again, err)
	if got := dump(t, again); got != before {
		t.Error(firstDifference(got, before))
	}
	must(again.Undo(t.Context()))(t)
	wantSound(t, again)
}

func TestAnOldFileThatMayNotBeWritten(t *testing.T) {
	s := newStore(t)
	_, err := openWith(t.Context(), s.Path(), testOptions, later(t, `SELECT 1;`))
	wantMistake(t, err, "älteren Version", "an anderer Stelle bearbeitet", "zum Schreiben frei")
}

func TestTheHistoryRefusesColumnsThatItCannotKeep(t *testing.T) {
	s := newStore(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := openWith(t.Context(), s.Path(), testOptions, later(t, `CREATE TABLE measured (id INTEGER PRIMARY KEY, length REAL);`))
	if err == nil || !strings.Contains(err.Error(), "measured.length is REAL") {
		t.Errorf("error %v", err)
	}
}
