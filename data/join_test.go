package data

import "testing"

// Joined actions are one line, and go back and forth as one, also where they changed the same row.
func TestActionsAreJoined(t *testing.T) {
	s := newStore(t)
	d := District{Number: 30, Name: "Alt"}
	do(t, s, "Vorher", func(tx *Tx) error { return Insert(tx, &d) })
	before, _, err := s.NextUndo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Eins", "Zwei"} {
		do(t, s, name, func(tx *Tx) error { d.Name = name; return Update(tx, d) })
	}
	for range 2 { // joining again changes nothing
		if err := s.Join(t.Context(), before.ID); err != nil {
			t.Fatal(err)
		}
	}
	entries := must(s.History(t.Context(), HistoryFilter{}))(t)
	if entries[0].Title != "Eins; Zwei" || entries[1].ID != before.ID {
		t.Fatalf("%+v", entries[:2])
	}
	name := func() string { return must(Get[District](t.Context(), s, d.ID))(t).Name }
	must(s.Undo(t.Context()))(t)
	if name() != "Alt" {
		t.Errorf("%q after undo", name())
	}
	must(s.Redo(t.Context()))(t)
	if name() != "Zwei" {
		t.Errorf("%q after redo", name())
	}
}
