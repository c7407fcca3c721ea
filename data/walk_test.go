package data

// Undo and redo against a model: any actions in any order.

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
)

// step is one turn of the random walk: the byte chooses what happens.
func step(t testing.TB, s *Store, choice byte, m *model) {
	t.Helper()
	switch {
	case choice < 70:
		before := must(s.History(t.Context(), HistoryFilter{Limit: 1}))(t)
		err := s.Do(t.Context(), fmt.Sprintf("Schritt %d", choice), func(tx *Tx) error { return randomChanges(tx, choice) })
		if err != nil && !errors.Is(err, errRandom) {
			t.Fatalf("step %d: %v", choice, err)
		}
		// An action that takes its own changes back is a step all the same.
		if after := must(s.History(t.Context(), HistoryFilter{Limit: 1}))(t); len(after) > 0 && (len(before) == 0 || after[0].ID != before[0].ID) {
			m.act(dump(t, s))
		}
	case choice < 150:
		_, err := s.Undo(t.Context())
		m.move(t, -1, err)
	case choice < 230:
		_, err := s.Redo(t.Context())
		m.move(t, +1, err)
	}
	if got := dump(t, s); got != m.states[m.at] {
		t.Fatalf("choice %d: %s", choice, firstDifference(got, m.states[m.at]))
	}
}

// model is what undo and redo mean: a list of states and a place in it.
type model struct {
	states []string
	at     int
}

func (m *model) act(state string) {
	m.states = append(m.states[:m.at+1], state)
	m.at++
}

func (m *model) move(t testing.TB, by int, err error) {
	t.Helper()
	to := m.at + by
	if to < 0 || to >= len(m.states) {
		wantMistake(t, err, "Es gibt nichts")
		return
	}
	if err != nil {
		t.Fatalf("move by %d: %v", by, err)
	}
	m.at = to
}

var errRandom = errors.New("this action fails")

// randomChanges does a few things that depend on the seed alone and on what is there.
func randomChanges(tx *Tx, seed byte) error {
	random := rand.New(rand.NewPCG(uint64(seed), 7))
	for range 1 + random.IntN(4) {
		people, err := List[Person](tx.ctx, tx, nil)
		if err != nil {
			return err
		}
		if len(people) == 0 || random.IntN(3) == 0 {
			person := Person{LastName: fmt.Sprint("Größe ", random.IntN(9)), Restricted: random.IntN(2) == 0}
			if err := Insert(tx, &person); err != nil {
				return err
			}
			if err := Insert(tx, &Contact{PersonID: person.ID, Kind: ContactPhone, Value: fmt.Sprint("089 ", random.IntN(99))}); err != nil {
				return err
			}
			continue
		}
		person := people[random.IntN(len(people))]
		contacts, err := List[Contact](tx.ctx, tx, Match{"person_id": person.ID})
		if err != nil {
			return err
		}
		if random.IntN(2) == 0 {
			for _, c := range contacts {
				if err := Delete[Contact](tx, c.ID); err != nil {
					return err
				}
			}
			if err := Delete[Person](tx, person.ID); err != nil {
				return err
			}
			continue
		}
		person.FirstName = fmt.Sprint("Jürgen ", random.IntN(5))
		if err := Update(tx, person); err != nil {
			return err
		}
		for _, c := range contacts {
			c.PersonID, c.Label = people[random.IntN(len(people))].ID, "neu"
			if present, err := List[Person](tx.ctx, tx, Match{"id": c.PersonID}); err != nil || len(present) == 0 {
				continue
			}
			if err := Update(tx, c); err != nil {
				return err
			}
		}
		if err := tx.SetSetting("zufall", fmt.Sprint(random.IntN(3))); err != nil {
			return err
		}
	}
	if random.IntN(8) == 0 {
		return errRandom
	}
	return nil
}

func TestRandomWalk(t *testing.T) {
	seeds := uint64(2)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		s := newStore(t)
		m := &model{states: []string{dump(t, s)}}
		random := rand.New(rand.NewPCG(seed, 1))
		for i := range 90 {
			step(t, s, byte(random.IntN(230)), m)
			if i%30 == 29 {
				s = reopen(t, s)
			}
		}
		wantSound(t, s)
	}
}

func FuzzUndoRedo(f *testing.F) {
	f.Add([]byte{1, 2, 3, 100, 100, 200, 4, 200, 100})
	f.Add([]byte{200, 100, 1, 100, 100, 200, 200})
	f.Add([]byte{60, 61, 62, 63, 100, 100, 100, 100, 5, 100})
	s := newStore(f)
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) > 60 {
			return
		}
		// One file serves all inputs: what can be undone from before is taken back, what can be redone is dropped.
		for {
			if _, found, err := s.NextUndo(t.Context()); err != nil {
				t.Fatal(err)
			} else if !found {
				break
			}
			must(s.Undo(t.Context()))(t)
		}
		if _, err := s.writing.Exec(`DELETE FROM history_row; DELETE FROM history_entry`); err != nil {
			t.Fatal(err)
		}
		m := &model{states: []string{dump(t, s)}}
		for _, choice := range choices {
			step(t, s, choice, m)
		}
	})
}
