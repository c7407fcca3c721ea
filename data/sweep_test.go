package data

// Bytes that nothing refers to go at a backup; whatever a row or undo still needs stays.

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestBackupSweepsWhatNothingRefersTo(t *testing.T) {
	s := newStore(t)
	var logo, mentioned, undone, redoable Hash
	keep := func(title string, target *Hash, content string, use func(tx *Tx, h Hash) error) {
		t.Helper()
		do(t, s, title, func(tx *Tx) error {
			hash, err := tx.PutBlob([]byte(content))
			*target = hash
			return errors.Join(err, use(tx, hash))
		})
	}
	attach := func(tx *Tx, h Hash) error { return Insert(tx, &Attachment{Name: "Scan", Hash: h}) }
	keep("Logo", &logo, "logo", func(tx *Tx, h Hash) error { return Insert(tx, &Sender{Name: "A", LogoHash: h}) })
	keep("Brief", &mentioned, "only a letter knows it", func(tx *Tx, h Hash) error {
		return Insert(tx, &Letter{Content: `{"Logo":{"Hash":"` + string(h) + `"}}`})
	})
	keep("bald fort", &undone, "undone and dropped", attach)
	must(s.Undo(t.Context()))(t)
	keep("kommt wieder", &redoable, "undone, may come back", attach)
	must(s.Undo(t.Context()))(t)

	there := func(h Hash) bool { _, err := Blob(t.Context(), s, h); return err == nil }
	if !there(undone) {
		t.Fatal("bytes are gone before a backup")
	}
	if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "a.db")); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		hash Hash
		want bool
	}{"a row": {logo, true}, "a letter": {mentioned, true}, "nothing": {undone, false}, "redo": {redoable, true}} {
		if got := there(c.hash); got != c.want {
			t.Errorf("bytes that %s refers to: there is %v, want %v", name, got, c.want)
		}
	}
	must(s.Redo(t.Context()))(t)
	wantSound(t, s)
	if removed := must(s.sweep(t.Context()))(t); removed != 0 {
		t.Errorf("a second sweep removes %d", removed)
	}
	if len(logo) != 64 || strings.Trim(string(logo), "0123456789abcdef") != "" {
		t.Errorf("a hash looks different now: %q", logo)
	}
}
