package data

import (
	"slices"
	"testing"
)

// A fresh file has a rule for every class that can be erased, and one from before there were rules gets them; what the office changed stays.
func TestShippedRulesOfDeletion(t *testing.T) {
	s := newStore(t)
	read := func() (keys []string, months int) {
		for _, rule := range must(List[DeletionRule](t.Context(), s, nil))(t) {
			keys = append(keys, rule.Key)
			months += rule.Months
		}
		slices.Sort(keys)
		return keys, months
	}
	want := []string{EraseAttendance, EraseContacts, EraseLetters, EraseAll}
	if keys, _ := read(); !slices.Equal(keys, want) {
		t.Errorf("rules %v", keys)
	}
	_, before := read()
	do(t, s, "Regel", func(tx *Tx) error {
		rules, err := List[DeletionRule](tx.ctx, tx, nil)
		if err != nil {
			return err
		}
		rules[0].Months++
		if err := Update(tx, rules[0]); err != nil {
			return err
		}
		return Delete[DeletionRule](tx, rules[1].ID)
	})
	contents := must(shippedContents())(t)
	if err := prepare(t.Context(), s.writing, contents.complete); err != nil {
		t.Fatal(err)
	}
	if keys, months := read(); !slices.Equal(keys, want) || months != before+1 {
		t.Errorf("completed: %v, %d months, before %d", keys, months, before)
	}
}
