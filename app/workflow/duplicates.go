package workflow

// People who are on file twice: finding them over all, warning while somebody is being entered, remembering who only looks alike.

import (
	"context"

	"rundertisch/data"
	"rundertisch/data/duplicates"
)

// Pair are two people on file who may be the same; A was entered first.
type Pair struct {
	A, B    data.Person
	Score   int      // 65 to 100
	Reasons []string // German, the strongest first
}

// Duplicates returns who may be on file twice, the surest first, without the pairs of whom somebody has said that they are none.
func (d *Desk) Duplicates(ctx context.Context) ([]Pair, error) {
	l, err := d.Lookalikes(ctx)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	var pairs []Pair
	for _, p := range duplicates.Find(l.people) {
		a, b := data.ID(p.A), data.ID(p.B)
		if !l.different[[2]data.ID{a, b}] {
			pairs = append(pairs, Pair{l.persons[a], l.persons[b], p.Score, p.Reasons})
		}
	}
	return pairs, nil
}

// PairOf compares two people, whether they look alike or not.
func (d *Desk) PairOf(ctx context.Context, a, b data.ID) (Pair, error) {
	first, second, err := d.twoPeople(ctx, min(a, b), max(a, b))
	if err != nil {
		return Pair{}, err
	}
	pair := Pair{A: first, B: second}
	var both [2]duplicates.Person
	for i, person := range []data.Person{first, second} {
		if both[i], err = d.comparable(ctx, person); err != nil {
			return Pair{}, err
		}
	}
	pair.Score, pair.Reasons = duplicates.Compare(both[0], both[1])
	return pair, nil
}

// comparable reads what of somebody on file is compared.
func (d *Desk) comparable(ctx context.Context, person data.Person) (p duplicates.Person, err error) {
	p = compared(person, nil, nil, nil)
	contacts, err := data.List[data.Contact](ctx, d.Store, data.Match{"person_id": person.ID})
	if err != nil {
		return p, err
	}
	addresses, err := data.List[data.Address](ctx, d.Store, data.Match{"person_id": person.ID})
	if err != nil {
		return p, err
	}
	for _, c := range contacts {
		addContact(&p, c)
	}
	for _, a := range addresses {
		addAddress(&p, a)
	}
	return p, nil
}

// NotDuplicates remembers that two people only look alike.
func (d *Desk) NotDuplicates(ctx context.Context, a, b data.ID) error {
	first, second, err := d.twoPeople(ctx, a, b)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "Kein Duplikat: "+first.FullName()+" und "+second.FullName(), func(tx *data.Tx) error {
		known, err := differentPairs(ctx, tx)
		if err != nil || known[ordered(a, b)] {
			return err
		}
		pair := ordered(a, b)
		return data.Insert(tx, &data.NotDuplicate{PersonID: pair[0], OtherPersonID: pair[1], NotedOn: d.Today()})
	})
}

// differentPairs returns the pairs that are no duplicates.
func differentPairs(ctx context.Context, from data.Reader) (map[[2]data.ID]bool, error) {
	rows, err := data.List[data.NotDuplicate](ctx, from, nil)
	pairs := make(map[[2]data.ID]bool, len(rows))
	for _, row := range rows {
		pairs[ordered(row.PersonID, row.OtherPersonID)] = true
	}
	return pairs, err
}

func ordered(a, b data.ID) [2]data.ID { return [2]data.ID{min(a, b), max(a, b)} }

// twoPeople reads two people who must not be the same row.
func (d *Desk) twoPeople(ctx context.Context, a, b data.ID) (first, second data.Person, err error) {
	if a == b {
		return first, second, data.Mistakef("Das ist zweimal dieselbe Person (Nr. %d). Bitte zwei verschiedene angeben.", a)
	}
	if first, err = personIn(ctx, d.Store, a); err != nil {
		return first, second, err
	}
	second, err = personIn(ctx, d.Store, b)
	return first, second, err
}
