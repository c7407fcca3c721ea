package data

import (
	"os"
	"slices"
	"testing"
)

// restore puts a copy in the place of the file and opens it.
func restore(t *testing.T, s *Store, copied []byte) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.Path(), copied, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), s.Path(), testOptions)
	return open(t, again, err)
}

// repeat makes all pending erasures again.
func repeat(t *testing.T, s *Store) {
	t.Helper()
	var orders []ErasureOrder
	for _, p := range must(s.PendingErasures(t.Context()))(t) {
		orders = append(orders, ErasureOrder{PersonID: ID(p.Subject), Class: p.Class, Before: p.Before, ErasedOn: p.ErasedOn, WithoutArchive: "Wiederholung"})
	}
	if len(orders) == 0 {
		t.Fatal("nothing is asked for")
	}
	must(s.EraseAll(t.Context(), orders, nil))(t)
	if left := must(s.PendingErasures(t.Context()))(t); len(left) > 0 {
		t.Errorf("done, and asked for again: %+v", left)
	}
	wantSound(t, s)
}

// First the mailboxes went, then the person: a copy from before both can be made like the file again.
func TestAPartAndThenAllIsRepeated(t *testing.T) {
	e := newErased(t)
	before := must(os.ReadFile(e.Path()))(t)
	part := e.order()
	part.Class = EraseContacts
	must(e.Erase(t.Context(), part))(t)
	must(e.Erase(t.Context(), e.order()))(t)
	s := restore(t, e.Store, before)
	repeat(t, s)
	wantNoTrace(t, s.Path(), traces...)
}

// Who was merged and then erased stands twice in a copy from before the merge, and goes twice; in one from after it once.
func TestACopyFromBeforeAMergeIsErasedWhole(t *testing.T) {
	s := newStore(t)
	keep, other := add(t, s, Person{FirstName: traceFirst, LastName: traceLast}), add(t, s, Person{FirstName: "Korbinian", LastName: "Obermoser"})
	before := must(os.ReadFile(s.Path()))(t)
	do(t, s, "zusammengeführt", func(tx *Tx) error {
		if err := Delete[Person](tx, other.ID); err != nil {
			return err
		}
		return Insert(tx, &MergedPerson{PersonID: keep.ID, Number: other.ID})
	})
	after := must(os.ReadFile(s.Path()))(t)
	report := must(s.Erase(t.Context(), ErasureOrder{PersonID: keep.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	if numbers := report.People(); !slices.Equal(numbers, []ID{keep.ID, other.ID}) {
		t.Errorf("copies are looked through for %v", numbers)
	}
	for i, copied := range [][]byte{before, after} {
		s = restore(t, s, copied)
		if pending := must(s.PendingErasures(t.Context()))(t); len(pending) != 2-i {
			t.Errorf("pending %+v", pending)
		}
		repeat(t, s)
		wantNoTrace(t, s.Path(), "zwetschgenh", "quirin", "korbinian", "obermoser")
	}
}
