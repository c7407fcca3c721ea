package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"testing"
)

// What was noted with an organisation, a district is about people; what describes them stays and is told.
func TestErasingTakesTheNameOutOfNotesOfTheOffice(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{FirstName: traceFirst, LastName: traceLast})
	organisation := add(t, s, Organisation{Name: "Verein", Note: "fragen: Quirin Zwetschgenhüber"})
	practice := add(t, s, Organisation{Name: "Praxis Quirin Zwetschgenhüber", Note: "Herr Zwetschgenhüber ist freitags da"})
	districts := must(List[District](t.Context(), s, nil))(t)
	district := districts[0]
	district.Note = "Stellvertretung: Quirin Zwetschgenhüber"
	do(t, s, "Notiz", func(tx *Tx) error { return Update(tx, district) })
	report := must(s.Erase(t.Context(), ErasureOrder{PersonID: person.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	if got := must(Get[Organisation](t.Context(), s, organisation.ID))(t); got.Note != "fragen: gelöschte Person" {
		t.Errorf("organisation %+v", got)
	}
	if got := must(Get[Organisation](t.Context(), s, practice.ID))(t); got.Name != practice.Name || got.Note != "gelöschte Person ist freitags da" {
		t.Errorf("practice %+v", got)
	}
	if got := must(Get[District](t.Context(), s, district.ID))(t); got.Note != "Stellvertretung: gelöschte Person" {
		t.Errorf("district %+v", got)
	}
	if !slices.ContainsFunc(report.Remains, func(text string) bool {
		return strings.Contains(text, "Praxis Quirin Zwetschgenhüber")
	}) || slices.ContainsFunc(report.Remains, func(text string) bool { return strings.Contains(text, "„Verein“") }) {
		t.Errorf("remains %q", report.Remains)
	}
}

// Files without heads leave their first row as the shape of a file: without the names two may be the same.
func TestErasingRemovesShapesOfFilesThatNameThePerson(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{FirstName: traceFirst, LastName: traceLast})
	do(t, s, "Importe", func(tx *Tx) error {
		return errors.Join(
			Insert(tx, &ImportMapping{Shape: "quirin\tzwetschgenhueber", Mapping: `{"a":"b"}`}), Insert(tx, &ImportMapping{Shape: "zwetschgenhueber\tquirin", Mapping: `{}`}),
			Insert(tx, &ImportMapping{Shape: "vorname\tnachname", Mapping: `{}`}))
	})
	must(s.Erase(t.Context(), ErasureOrder{PersonID: person.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	if left := must(List[ImportMapping](t.Context(), s, nil))(t); len(left) != 1 || left[0].Shape != "vorname\tnachname" {
		t.Errorf("left %+v", left)
	}
	wantNoTrace(t, s.Path(), traces...)
}

// A guest without an entry who has the same last name keeps it in the list of a meeting, and the report says so.
func TestErasingSparesGuestsOfTheSameName(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{FirstName: traceFirst, LastName: traceLast})
	meeting := add(t, s, Meeting{Number: 1, HeldOn: NewDate(2024, 5, 1)})
	var ids []ID
	for _, guest := range []string{"Zwetschgenhüber, Peter", "Peter Zwetschgenhüber", "Zwetschgenhüber", "Zwetschgenhüber, Quirin", "Q. Zwetschgenhüber", "Frau Dr. Zwetschgenhüber"} {
		ids = append(ids, add(t, s, Invitation{MeetingID: meeting.ID, Name: guest, Attendance: AttendancePresent}).ID)
	}
	host := add(t, s, Invitation{MeetingID: meeting.ID, Name: "Groß, Maria", Reply: ReplySubstituted, Substitute: "Peter Zwetschgenhüber"})
	report := must(s.Erase(t.Context(), ErasureOrder{PersonID: person.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	for i, want := range []string{"Zwetschgenhüber, Peter", "Peter Zwetschgenhüber", ErasedName, ErasedName, "Q. " + ErasedName, ErasedName} {
		if got := must(Get[Invitation](t.Context(), s, ids[i]))(t); got.Name != want {
			t.Errorf("guest %q, want %q", got.Name, want)
		}
	}
	if got := must(Get[Invitation](t.Context(), s, host.ID))(t); got.Substitute != "Peter Zwetschgenhüber" {
		t.Errorf("substitute %q", got.Substitute)
	}
	if !slices.ContainsFunc(report.Remains, func(text string) bool { return strings.Contains(text, "„Zwetschgenhüber, Peter“") }) {
		t.Errorf("remains %q", report.Remains)
	}
}

// The number of somebody who was merged leads to the one who is on file.
func TestErasingAMergedNumber(t *testing.T) {
	s := newStore(t)
	keep, other := add(t, s, Person{LastName: "Groß"}), add(t, s, Person{LastName: "Gros"})
	do(t, s, "zusammengeführt", func(tx *Tx) error {
		return errors.Join(Delete[Person](tx, other.ID), Insert(tx, &MergedPerson{PersonID: keep.ID, Number: other.ID}))
	})
	_, err := s.PreviewErasure(t.Context(), ErasureOrder{PersonID: other.ID, Class: EraseAll})
	wantMistake(t, err, "zusammengeführt", "Nr. 1")
	_, err = s.Subject(t.Context(), other.ID)
	wantMistake(t, err, "Nr. 1")
}

// Where the file cannot be written anew, because the disk is full or somebody reads it, all is gone and overwritten all the same, listed and reported.
func TestErasingIsDoneWithoutCompacting(t *testing.T) {
	e := newErased(t)
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := e.writing.Exec(`PRAGMA busy_timeout(1)`); err != nil {
		t.Fatal(err)
	}
	var lock *sql.Tx
	defer e.Subscribe(func(Change) { // after the commit
		cancel()
		db := must(connect(e.Path(), copyingConnection))(t)
		t.Cleanup(func() { _ = db.Close() })
		lock = must(db.BeginTx(context.Background(), nil))(t)
		must(column[int](context.Background(), lock, `SELECT COUNT(*) FROM person`))(t)
	})()
	reports, err := e.EraseAll(ctx, []ErasureOrder{e.order()}, nil)
	wantMistake(t, err, "gelöscht", "überschrieben")
	if len(reports) != 1 || reports[0].Files == 0 {
		t.Errorf("reports %+v", reports)
	}
	wantNoTrace(t, e.Path(), traces...)
	if list := must(readErasureList(e.ErasureListPath()))(t); len(list.Erasures) != 2 {
		t.Errorf("list %+v", list)
	}
	if err := lock.Rollback(); err != nil {
		t.Fatal(err)
	}
}
