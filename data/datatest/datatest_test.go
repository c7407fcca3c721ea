package datatest

import (
	"testing"

	"rundertisch/data"
)

func TestStoresAreApart(t *testing.T) {
	one, two := New(t), New(t)
	err := one.Do(t.Context(), "angelegt", func(tx *data.Tx) error { return data.Insert(tx, &data.Person{LastName: "Huber"}) })
	if err != nil {
		t.Fatal(err)
	}
	for store, want := range map[*data.Store]int{one: 1, two: 0} {
		if count, err := store.CountPeople(t.Context(), data.PersonFilter{}); err != nil || count != want {
			t.Errorf("%d people, %v; want %d", count, err, want)
		}
	}
	if one.Today() != data.DateOf(Now) || one.User() != Options.User || one.ReadOnly() {
		t.Errorf("today %v, user %q, read-only %v", one.Today(), one.User(), one.ReadOnly())
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	if again := Open(t, one.Path()); again.ReadOnly() {
		t.Error("opened read-only")
	}
}
