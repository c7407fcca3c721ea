package data

import (
	"context"
	"path/filepath"
	"testing"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "Größe & 100% #1 (Kopie).db")
	s, err := Create(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p := Person{FirstName: "Jürgen", LastName: "Öztürk"}
	if err := s.Do(ctx, "Person angelegt", func(tx *Tx) error { return Insert(tx, &p) }); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"ozturk", "juergen", "laim", "25", "giesing"} {
		hits, err := s.Search(ctx, q, 10)
		t.Log(q, hits, err)
	}
	e, err := s.Undo(ctx)
	t.Log(e, err)
	_, err = s.Undo(ctx)
	t.Log(err)
	e, err = s.Redo(ctx)
	t.Log(e, err)
	rows, err := s.People(ctx, PersonFilter{Search: "urk"})
	t.Log(rows, err)
	lines, err := s.Check(ctx)
	t.Log(lines, err, s.SavedAt())
}
