package data

// Copies and checks of the file.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBackup(t *testing.T) {
	s := committee(t)
	want := dump(t, s)
	path := filepath.Join(t.TempDir(), "Sicherung 22.11. #1.db")
	if err := s.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	made, err := Open(t.Context(), path, testOptions)
	made = open(t, made, err)
	if got := dump(t, made); got != want {
		t.Error(firstDifference(got, want))
	}
	must(made.Undo(t.Context()))(t)
	wantSound(t, made)
	wantMistake(t, s.Backup(t.Context(), path), "gibt es schon")
	wantMistake(t, s.Backup(t.Context(), filepath.Join(t.TempDir(), "fehlt", "a.db")), "schreiben dürfen")
}

func TestBackupThatIsCancelledLeavesNothing(t *testing.T) {
	s := committee(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	if err := s.Backup(ctx, filepath.Join(folder, "a.db")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if left := must(os.ReadDir(folder))(t); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestBackupOfAReadOnlyStore(t *testing.T) {
	s := committee(t)
	reader, err := Open(t.Context(), s.Path(), testOptions)
	reader = open(t, reader, err)
	path := filepath.Join(t.TempDir(), "a.db")
	if err := reader.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".neu"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the draft is still there: %v", err)
	}
}

func TestCheckFindsHarm(t *testing.T) {
	for name, c := range map[string]struct{ harm, want string }{
		"reference to nothing": {`PRAGMA foreign_keys = OFF; UPDATE history_pen SET mode = 'replay'; UPDATE district SET office_id = 99 WHERE number = 7;
			UPDATE history_pen SET mode = 'closed'`, "1 Verweise führen ins Leere"},
		"open pen":         {`UPDATE history_pen SET mode = 'write', entry_id = 1`, "nicht abgeschlossen"},
		"missing document": {`DELETE FROM search_document WHERE kind = 'district' AND row_id = 3`, "fehlen 1 Einträge"},
		"index":            {`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'role_person') WHERE name = 'contact_person'`, "beschädigt"},
	} {
		t.Run(name, func(t *testing.T) {
			s := committee(t)
			if lines := must(s.Check(t.Context()))(t); len(lines) != 0 {
				t.Fatalf("a sound file: %q", lines)
			}
			if _, err := s.writing.Exec(c.harm); err != nil {
				t.Fatal(err)
			}
			lines, err := s.Check(t.Context())
			if err != nil {
				wantMistake(t, err, c.want)
				return
			}
			if !strings.Contains(strings.Join(lines, "\n"), c.want) {
				t.Errorf("check says %q", lines)
			}
		})
	}
}
