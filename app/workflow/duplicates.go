package workflow

// People who are on file twice: finding them over all, warning while somebody is being entered, remembering who only looks alike.

import (
	"context"
	"slices"
	"sync/atomic"

	"rundertisch/data"
	"rundertisch/data/duplicates"
)

// Pair are two people on file who may be the same; A was entered first.
type Pair struct {
	A, B    data.Person
	Score   int      // 65 to 100
	Reasons []string // German, the strongest first
}

// Similar is somebody on file who may be the one that is being entered.
type Similar struct {
	Person  data.Person
	Score   int
	Reasons []string
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
	l, err := d.Lookalikes(ctx)
	if err != nil {
		return Pair{}, err
	}
	defer l.Close()
	pair := Pair{A: first, B: second}
	pair.Score, pair.Reasons = duplicates.Compare(l.person(first.ID), l.person(second.ID))
	return pair, nil
}

// person returns somebody ready to be compared.
func (l *Lookalikes) person(id data.ID) duplicates.Person {
	at := slices.IndexFunc(l.people, func(p duplicates.Person) bool { return p.ID == int64(id) })
	return l.people[at]
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

// SimilarTo returns who on file may be the person that is being entered, the surest first, at most five. Who asks with every key that is typed takes Lookalikes once.
func (d *Desk) SimilarTo(ctx context.Context, person data.Person, email, phone string) ([]Similar, error) {
	l, err := d.Lookalikes(ctx)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	return l.To(person, email, phone), nil
}

// mostSimilar is how many lookalikes are worth showing at once.
const mostSimilar = 5

// Lookalikes is all people on file, ready to be compared with somebody new; it answers in less than a millisecond.
type Lookalikes struct {
	people    []duplicates.Person
	persons   map[data.ID]data.Person
	different map[[2]data.ID]bool // pairs that are no duplicates, the smaller number in front
	index     *duplicates.Index
	stale     atomic.Bool
	stop      func()
}

// Lookalikes reads all people. Close it when it is no longer needed.
func (d *Desk) Lookalikes(ctx context.Context) (*Lookalikes, error) {
	l := &Lookalikes{persons: map[data.ID]data.Person{}}
	l.stop = d.Store.Subscribe(func(change data.Change) {
		if change.Touches("person", "contact", "address", "not_duplicate") {
			l.stale.Store(true)
		}
	})
	err := l.read(ctx, d.Store)
	if err != nil {
		l.stop()
		return nil, err
	}
	return l, nil
}

// Stale reports whether people have changed since they were read.
func (l *Lookalikes) Stale() bool { return l.stale.Load() }

// Close ends the watch over changes.
func (l *Lookalikes) Close() { l.stop() }

func (l *Lookalikes) read(ctx context.Context, from data.Reader) error {
	persons, err := data.List[data.Person](ctx, from, nil)
	if err != nil {
		return err
	}
	contacts, err := data.List[data.Contact](ctx, from, nil)
	if err != nil {
		return err
	}
	addresses, err := data.List[data.Address](ctx, from, nil)
	if err != nil {
		return err
	}
	if l.different, err = differentPairs(ctx, from); err != nil {
		return err
	}
	at := make(map[data.ID]int, len(persons))
	for i, p := range persons {
		at[p.ID] = i
		l.persons[p.ID] = p
		l.people = append(l.people, duplicates.Person{ID: int64(p.ID), FirstName: p.FirstName, LastName: p.LastName})
	}
	for _, c := range contacts {
		p := &l.people[at[c.PersonID]]
		switch c.Kind {
		case data.ContactEmail:
			p.Mailboxes = append(p.Mailboxes, c.Value)
		case data.ContactPhone, data.ContactMobile:
			p.Numbers = append(p.Numbers, c.Value)
		}
	}
	for _, a := range addresses {
		p := &l.people[at[a.PersonID]]
		p.Addresses = append(p.Addresses, duplicates.Address{Street: a.Street, Postcode: a.Postcode})
	}
	return nil
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

// To returns who may be the person, at most five; the person itself and who is known to be somebody else are left out.
func (l *Lookalikes) To(person data.Person, email, phone string) []Similar {
	if l.index == nil {
		l.index = duplicates.NewIndex(l.people)
	}
	asked := duplicates.Person{
		ID: int64(person.ID), FirstName: person.FirstName, LastName: person.LastName, Mailboxes: []string{email}, Numbers: []string{phone},
	}
	var list []Similar
	for _, match := range l.index.Similar(asked, 0) {
		id := data.ID(match.ID)
		if len(list) < mostSimilar && !l.different[ordered(id, person.ID)] {
			list = append(list, Similar{l.persons[id], match.Score, match.Reasons})
		}
	}
	return list
}

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
