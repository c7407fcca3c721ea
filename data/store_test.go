package data

// Opening and creating: what works, and what a clerk is told when it does not.

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestCreateAndReopenUnderAnOddName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Größe & 100% #1 (Kopie).db")
	s, err := Create(t.Context(), path, testOptions)
	s = open(t, s, err)
	if s.Path() != path || s.ReadOnly() || s.OpenedBy() != "" {
		t.Errorf("path %q, read-only %v, opened by %q", s.Path(), s.ReadOnly(), s.OpenedBy())
	}
	if !s.SavedAt().IsZero() {
		t.Errorf("a fresh file was saved at %v", s.SavedAt())
	}
	person := add(t, s, Person{LastName: "Öztürk"})
	s = reopen(t, s)
	if got := must(Get[Person](t.Context(), s, person.ID))(t); got.LastName != "Öztürk" {
		t.Errorf("got %+v", got)
	}
	if !s.SavedAt().Equal(noon) {
		t.Errorf("saved at %v", s.SavedAt())
	}
	wantSound(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left := must(os.ReadDir(filepath.Dir(path)))(t)
	if len(left) != 1 {
		t.Errorf("files after closing: %v", left)
	}
}

func TestSettingsOfTheWritingConnection(t *testing.T) {
	s := newStore(t)
	for pragma, want := range map[string]string{
		"journal_mode": "delete", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1", "cache_spill": "0",
		"application_id": fmt.Sprint(applicationID), "user_version": fmt.Sprint(must(newestVersion(shippedSchema()))(t)),
	} {
		var got string
		if err := s.writing.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %q, %v; want %q", pragma, got, err, want)
		}
	}
	if _, err := s.reading.Exec(`DELETE FROM setting`); err == nil {
		t.Error("a reading connection wrote")
	}
}

func TestCreateNeverReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "da.db")
	if err := os.WriteFile(path, []byte("wichtig"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(t.Context(), path, testOptions)
	wantMistake(t, err, "gibt es schon", "anderen Namen")
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v is not fs.ErrExist", err)
	}
	if content := must(os.ReadFile(path))(t); string(content) != "wichtig" {
		t.Errorf("the file was changed to %q", content)
	}
}

func TestCreateWhereNothingCanBeWritten(t *testing.T) {
	_, err := Create(t.Context(), filepath.Join(t.TempDir(), "fehlt", "neu.db"), testOptions)
	wantMistake(t, err, "Ordner", "schreiben dürfen")
}

func TestCreateReplacesALeftOverDraft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "neu.db")
	if err := os.WriteFile(path+".neu", []byte("abgebrochen"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Create(t.Context(), path, testOptions)
	wantSound(t, open(t, s, err))
	if _, err := os.Stat(path + ".neu"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the draft is still there: %v", err)
	}
}

func TestCreateThatIsCancelledLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	if _, err := Create(ctx, filepath.Join(folder, "neu.db"), testOptions); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if left := must(os.ReadDir(folder))(t); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

// spoil makes a sound, closed database and hands its bytes to a function that harms them.
func spoil(t *testing.T, harm func([]byte) []byte) string {
	t.Helper()
	s := newStore(t)
	do(t, s, "viele Personen", func(tx *Tx) error {
		for i := range 200 {
			if err := Insert(tx, &Person{LastName: fmt.Sprintf("Person %d", i), Note: strings.Repeat("x", 500)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content := must(os.ReadFile(s.Path()))(t)
	if err := os.WriteFile(s.Path(), harm(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return s.Path()
}

func TestOpenTellsWhatIsWrong(t *testing.T) {
	write := func(content string) func(*testing.T) string {
		return func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "datei.db")
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
	}
	cases := []struct {
		name  string
		make  func(t *testing.T) string
		parts []string
	}{
		{"missing", func(t *testing.T) string { return filepath.Join(t.TempDir(), "fehlt.db") }, []string{"gibt es nicht", "Ort prüfen"}},
		{"folder", func(t *testing.T) string { return t.TempDir() }, []string{"ist ein Ordner", "auswählen"}},
		{"empty", write(""), []string{"ist leer", "Sicherung"}},
		{"text", write(strings.Repeat("Protokoll der Sitzung\n", 50)), []string{"keine Datenbank dieses Programms"}},
		{"short text", write("kurz"), []string{"keine Datenbank dieses Programms"}},
		{"database of another program", func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "fremd.db")
			db := must(connect(path, buildingConnection))(t)
			defer db.Close()
			if _, err := db.Exec(`CREATE TABLE person (id INTEGER PRIMARY KEY)`); err != nil {
				t.Fatal(err)
			}
			return path
		}, []string{"keine Datenbank dieses Programms"}},
		{"our mark without our tables", func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "leer.db")
			db := must(connect(path, buildingConnection))(t)
			defer db.Close()
			if _, err := db.Exec(fmt.Sprintf(`CREATE TABLE person (id INTEGER PRIMARY KEY); PRAGMA application_id = %d`, applicationID)); err != nil {
				t.Fatal(err)
			}
			return path
		}, []string{"keine Datenbank dieses Programms"}},
		{"truncated", func(t *testing.T) string {
			return spoil(t, func(b []byte) []byte { return b[:len(b)/2] })
		}, []string{"beschädigt", "Sicherung"}},
		{"cut to its first page", func(t *testing.T) string {
			return spoil(t, func(b []byte) []byte { return b[:4096] })
		}, []string{"beschädigt", "Sicherung"}},
		{"overwritten in the middle", func(t *testing.T) string {
			return spoil(t, func(b []byte) []byte {
				copy(b[len(b)/2/4096*4096:], bytes.Repeat([]byte{0xA5}, 4096))
				return b
			})
		}, []string{"beschädigt", "Sicherung"}},
		{"newer version in the header", func(t *testing.T) string {
			return spoil(t, func(b []byte) []byte { copy(b[60:64], []byte{0, 0, 3, 231}); return b })
		}, []string{"neueren Version", "aktualisieren"}},
		{"newer version in the bookkeeping", func(t *testing.T) string {
			s := newStore(t)
			if _, err := s.writing.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			return s.Path()
		}, []string{"neueren Version", "aktualisieren"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := c.make(t)
			before, _ := os.ReadFile(path) // fails for the folder and the missing file, as it should
			s, err := Open(t.Context(), path, testOptions)
			if err == nil {
				s.Close()
				t.Fatal("opened")
			}
			wantMistake(t, err, c.parts...)
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
			if _, err := os.Stat(path + lockSuffix); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the lock is still there: %v", err)
			}
		})
	}
}

func TestMissingFileCanBeTold(t *testing.T) {
	_, err := Open(t.Context(), filepath.Join(t.TempDir(), "fehlt.db"), testOptions)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
}

func TestSecondOpenerReadsAndKnowsWhoWrites(t *testing.T) {
	first := newStore(t)
	person := add(t, first, Person{LastName: "Huber"})
	second, err := Open(t.Context(), first.Path(), Options{User: "Andere", Now: testOptions.Now})
	second = open(t, second, err)
	if !second.ReadOnly() {
		t.Fatal("two stores write")
	}
	host := must(os.Hostname())(t)
	if want := "Maria Huber an " + host + " seit 22.11.2026, 12:00 Uhr"; second.OpenedBy() != want {
		t.Errorf("opened by %q, want %q", second.OpenedBy(), want)
	}
	err = second.Do(t.Context(), "verboten", func(*Tx) error { return errors.New("must not be called") })
	wantMistake(t, err, "nur zum Lesen", "Maria Huber an")
	_, err = second.Undo(t.Context())
	wantMistake(t, err, "nur zum Lesen")
	person.LastName = "Maier"
	do(t, first, "geändert", func(tx *Tx) error { return Update(tx, person) })
	if got := must(Get[Person](t.Context(), second, person.ID))(t); got.LastName != "Maier" {
		t.Errorf("the reader sees %q", got.LastName)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	third, err := Open(t.Context(), first.Path(), testOptions)
	if third = open(t, third, err); third.ReadOnly() {
		t.Error("the file is free and opens read-only")
	}
}

func TestReaderWorksWhileAnActionIsUnderWay(t *testing.T) {
	s := newStore(t)
	do(t, s, "lang", func(tx *Tx) error {
		for i := range 3000 {
			if err := Insert(tx, &Person{LastName: fmt.Sprintf("Person %d", i), Note: strings.Repeat("x", 2000)}); err != nil {
				return err
			}
		}
		start := time.Now()
		if list := must(List[Person](t.Context(), s, nil))(t); len(list) != 0 {
			t.Errorf("%d persons are visible before the commit", len(list))
		}
		if waited := time.Since(start); waited > 4*time.Second {
			t.Errorf("the reader waited %v for the writer", waited)
		}
		if list := must(List[Person](t.Context(), tx, nil))(t); len(list) != 3000 {
			t.Errorf("the action sees %d of its persons", len(list))
		}
		return nil
	})
}

func TestAStaleLockFileIsNoObstacle(t *testing.T) {
	s := newStore(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.Path()+lockSuffix, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), s.Path(), testOptions)
	if again = open(t, again, err); again.ReadOnly() {
		t.Error("opened read-only")
	}
}

func TestReadOnlyOpening(t *testing.T) {
	cases := []struct {
		name, reason string
		prepare      func(t *testing.T, path string) Options
	}{
		{"asked for", "nur zum Lesen geöffnet", func(*testing.T, string) Options {
			return Options{ReadOnly: true}
		}},
		{"protected file", "schreibgeschützt", func(t *testing.T, path string) Options {
			if err := os.Chmod(path, 0o400); err != nil {
				t.Fatal(err)
			}
			return Options{}
		}},
		{"no side file possible", "Ordner dürfen Sie nicht schreiben", func(t *testing.T, path string) Options {
			if err := os.Mkdir(path+lockSuffix, 0o700); err != nil {
				t.Fatal(err)
			}
			return Options{}
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newStore(t)
			add(t, s, Person{LastName: "Huber"})
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			read, err := Open(t.Context(), s.Path(), c.prepare(t, s.Path()))
			read = open(t, read, err)
			if !read.ReadOnly() || !strings.Contains(read.ReadOnlyReason(), c.reason) || read.OpenedBy() != "" {
				t.Errorf("read-only %v because %q, opened by %q", read.ReadOnly(), read.ReadOnlyReason(), read.OpenedBy())
			}
			if hits := must(read.Search(t.Context(), "huber", 5))(t); len(hits) != 1 {
				t.Errorf("hits: %v", hits)
			}
			wantMistake(t, read.Do(t.Context(), "verboten", func(*Tx) error { return nil }), c.reason, "nichts geändert")
		})
	}
}

func TestDataSource(t *testing.T) {
	for _, c := range []struct {
		path    string
		windows bool
		want    string
	}{
		{"/home/maria/Größe & 100% #1 (Kopie)?.db", false, "file:///home/maria/Gr%C3%B6%C3%9Fe%20&%20100%25%20%231%20%28Kopie%29%3F.db"},
		{`C:\Daten\a b.db`, true, "file:///C:/Daten/a%20b.db"},
		{`\\server\share\a#1.db`, true, "file:////server/share/a%231.db"},
		{`\\?\C:\lang\a.db`, true, "file:///C:/lang/a.db"},
		{`\\?\UNC\server\share\a.db`, true, "file:////server/share/a.db"},
	} {
		if got := dataSource(c.path, c.windows); got != c.want {
			t.Errorf("dataSource(%q) = %q, want %q", c.path, got, c.want)
		}
	}
}

func TestFailuresAreExplained(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Huber"})
	before := dump(t, s)
	var pages int
	if err := s.writing.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.writing.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages)); err != nil {
		t.Fatal(err)
	}
	err := s.Do(t.Context(), "zu groß", func(tx *Tx) error {
		person.Note = strings.Repeat("x", 1<<20)
		return Update(tx, person)
	})
	wantMistake(t, err, "Datenträger", "voll", "Platz schaffen", s.Path())
	if after := dump(t, s); after != before {
		t.Error("a full disk left half an action")
	}
	if _, err := s.writing.Exec(`PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	do(t, s, "mit Platz", func(tx *Tx) error { return Update(tx, person) })

	// Somebody else holds the file: no waiting here.
	if _, err := s.writing.Exec(`PRAGMA busy_timeout = 1`); err != nil {
		t.Fatal(err)
	}
	other := must(connect(s.Path(), connection{"mode=rw&_txlock=exclusive", 1}))(t)
	defer other.Close()
	hold := must(other.Begin())(t)
	err = s.Do(t.Context(), "besetzt", func(tx *Tx) error { return nil })
	wantMistake(t, err, "anderen Programm benutzt", "noch einmal")
	if err := hold.Rollback(); err != nil {
		t.Fatal(err)
	}

	if _, err := s.writing.Exec(`PRAGMA query_only = ON`); err != nil {
		t.Fatal(err)
	}
	err = s.Do(t.Context(), "schreibgeschützt", func(tx *Tx) error { return Delete[Person](tx, person.ID) })
	wantMistake(t, err, "darf hier nicht geändert werden", "Schreibrechte")
}

func TestExplainLeavesFaultsOfTheProgramAlone(t *testing.T) {
	for _, err := range []error{errors.New("nil pointer"), sql.ErrNoRows, context.Canceled, ErrNotFound} {
		if got := explain("x.db", err); got != err {
			t.Errorf("%v became %v", err, got)
		}
	}
	wantMistake(t, explain("x.db", &fs.PathError{Op: "open", Path: "x.db", Err: fs.ErrPermission}), "Rechte")
	wantMistake(t, explain("x.db", &fs.PathError{Op: "open", Path: "x.db", Err: errors.New("network name no longer available")}), "Laufwerk")
}

func TestUserDefaultsToTheSystemUser(t *testing.T) {
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "neu.db"), Options{})
	s = open(t, s, err)
	if s.User() != systemUser() {
		t.Errorf("user %q", s.User())
	}
	if s.Today().IsZero() {
		t.Error("no day")
	}
}
