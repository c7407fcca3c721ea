package data

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// copyTo copies a file.
func copyTo(t *testing.T, from, to string) {
	t.Helper()
	if err := os.WriteFile(to, must(os.ReadFile(from))(t), 0o600); err != nil {
		t.Fatal(err)
	}
}

// openListed opens a file with a folder for lists.
func openListed(t *testing.T, path, lists string) *Store {
	t.Helper()
	options := testOptions
	options.ListFolder = lists
	s, err := Open(context.Background(), path, options)
	return open(t, s, err)
}

// A copy that is opened somewhere else on the machine of the erasure asks for it as well, from the list among the settings; elsewhere nothing can.
func TestACopyElsewhereAsksForErasures(t *testing.T) {
	e := newErased(t)
	path, lists, elsewhere := e.Path(), filepath.Join(t.TempDir(), "listen"), filepath.Join(t.TempDir(), "mitgenommen.db")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	copyTo(t, path, elsewhere)
	s := openListed(t, path, lists)
	must(s.Erase(t.Context(), e.order()))(t)
	s.Close()
	kept, err := filepath.Glob(filepath.Join(lists, "*"+erasureListSuffix))
	if err != nil || len(kept) != 1 {
		t.Fatalf("lists %v, %v", kept, err)
	}
	wantNoTrace(t, kept[0], append(traces, filepath.Base(path))...)

	other := openListed(t, elsewhere, "")
	if pending := must(other.PendingErasures(t.Context()))(t); len(pending) > 0 {
		t.Errorf("without a list: %+v", pending)
	}
	other.Close()
	other = openListed(t, elsewhere, lists)
	pending := must(other.PendingErasures(t.Context()))(t)
	if len(pending) != 1 || ID(pending[0].Subject) != e.person.ID || pending[0].Class != EraseAll {
		t.Fatalf("pending %+v", pending)
	}
	must(other.Erase(t.Context(), e.order()))(t)
	if pending := must(other.PendingErasures(t.Context()))(t); len(pending) > 0 {
		t.Errorf("done, and asked for again: %+v", pending)
	}
	if list := must(readErasureList(kept[0]))(t); len(list.Erasures) != 2 { // of both numbers that the person had
		t.Errorf("the same erasure twice: %+v", list)
	}
}

// Two files may begin at the same moment; who has the same number in the other one is somebody else, entered by another action.
func TestAListIsNotTakenForAnotherFile(t *testing.T) {
	lists := t.TempDir()
	began := func(first ...string) *Store {
		options := testOptions
		options.ListFolder = lists
		s, err := Create(t.Context(), filepath.Join(t.TempDir(), "datei.db"), options)
		s = open(t, s, err)
		for _, name := range first {
			add(t, s, Motion{Subject: name})
		}
		return s
	}
	one, two := began("Bank"), began("Bank", "Baum")
	erased, same := add(t, one, Person{LastName: "Groß"}), add(t, two, Person{LastName: "Huber"})
	if a, b := must(one.began(t.Context()))(t), must(two.began(t.Context()))(t); a != b || erased.ID != same.ID {
		t.Fatalf("the files began at %q and %q: the test proves nothing", a, b)
	}
	must(one.Erase(t.Context(), ErasureOrder{PersonID: erased.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	if pending := must(two.PendingErasures(t.Context()))(t); len(pending) > 0 {
		t.Errorf("the other file asks for %+v", pending)
	}
}

// An erasure names the copies in which the person still is: beside the file, and wherever this machine has put one.
func TestCopiesThatStillHoldThePerson(t *testing.T) {
	e := newErased(t)
	path, lists, away, medium := e.Path(), t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "stick")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	s := openListed(t, path, lists)
	if err := os.Mkdir(medium, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, copied := range []string{filepath.Join(away, "sicherung.db"), filepath.Join(away, "vernichtet.db"), filepath.Join(medium, "stick.db"), filepath.Join(filepath.Dir(path), "daneben.db")} {
		if err := s.Backup(t.Context(), copied); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(away, "vernichtet.db")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(medium); err != nil {
		t.Fatal(err)
	}
	stranger, err := Create(t.Context(), filepath.Join(filepath.Dir(path), "fremd.db"), Options{Now: func() time.Time { return noon.Add(time.Hour) }})
	add(t, open(t, stranger, err), Person{LastName: "Fremd"})
	must(s.Erase(t.Context(), e.order()))(t)
	if err := s.Backup(t.Context(), filepath.Join(away, "danach.db")); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range must(s.CopiesWith(t.Context(), []ID{e.person.ID}))(t) {
		name := filepath.Base(c.Path)
		if c.Missing {
			name += " (fehlt)"
		}
		if c.MadeOn.IsZero() {
			t.Errorf("%s has no day", name)
		}
		names = append(names, name)
	}
	if slices.Sort(names); !slices.Equal(names, []string{"daneben.db", "sicherung.db", "stick.db (fehlt)"}) {
		t.Errorf("copies %q", names)
	}
}

// The report knows the files that went by what is in them, and the name, without telling it.
func TestTheReportKnowsFilesAndName(t *testing.T) {
	e := newErased(t)
	preview := must(e.PreviewErasure(t.Context(), e.order()))(t)
	report := must(e.Erase(t.Context(), e.order()))(t)
	if len(report.Papers) != 6 || !slices.Equal(report.Papers, preview.Papers) || report.Papers[0].Size == 0 {
		t.Errorf("papers %+v, in the preview %+v", report.Papers, preview.Papers)
	}
	if !report.Names("01 Quirin Zwetschgenhüber.pdf") || !report.Names("Obermoser") || report.Names("Maria Groß") {
		t.Error("the name is not known")
	}
	if (ErasureReport{}).Names("Quirin") {
		t.Error("nobody has a name")
	}
}

// While another program keeps a write-ahead log the file is not opened for writing: what is erased would stay in it. Once it lets go nothing is left, in the log neither.
func TestErasingEndsWriteAheadLogs(t *testing.T) {
	e := newErased(t)
	path := e.Path()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	other := must(connect(path, connection{"mode=rw" + pragmas("journal_mode(WAL)"), 1}))(t)
	if _, err := other.Exec(`INSERT INTO blob (hash, content) VALUES ('x', 'Anhang Zwetschgenhüber')`); err != nil {
		t.Fatal(err)
	}
	if log := must(os.ReadFile(path + "-wal"))(t); !strings.Contains(string(log), "Zwetschgenhüber") {
		t.Fatal("the log does not hold the name: the test proves nothing")
	}
	_, err := Open(t.Context(), path, testOptions)
	wantMistake(t, err, "von einem anderen Programm benutzt")
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	s := openListed(t, path, "")
	must(s.Erase(t.Context(), e.order()))(t)
	wantNoTrace(t, path, traces...)
	if left, err := filepath.Glob(path + "-*"); err != nil || len(left) > 0 {
		t.Errorf("left beside the file: %v, %v", left, err)
	}
}
