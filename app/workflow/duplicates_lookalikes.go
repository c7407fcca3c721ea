package workflow

// Everybody on file ready to be compared with somebody new: with what is being typed, with each row of a file that is read in.

import (
	"context"
	"sync/atomic"

	"rundertisch/data"
	"rundertisch/data/duplicates"
)

// Similar is somebody who may be the one that is being entered: on file or, while a file is read in, in another row of it.
type Similar struct {
	Person  data.Person
	Line    int // of the row of the file, as Add was told; 0: on file
	Score   int
	Reasons []string
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
		l.people = append(l.people, compared(p, nil, nil, nil))
	}
	for _, c := range contacts {
		if i, known := at[c.PersonID]; known { // not somebody who was entered while this is read
			addContact(&l.people[i], c)
		}
	}
	for _, a := range addresses {
		if i, known := at[a.PersonID]; known {
			addAddress(&l.people[i], a)
		}
	}
	return nil
}

// addContact adds a mailbox or a number to what is compared; websites say nothing.
func addContact(p *duplicates.Person, c data.Contact) {
	switch c.Kind {
	case data.ContactEmail:
		p.Mailboxes = append(p.Mailboxes, c.Value)
	case data.ContactPhone, data.ContactMobile:
		p.Numbers = append(p.Numbers, c.Value)
	}
}

func addAddress(p *duplicates.Person, a data.Address) {
	p.Addresses = append(p.Addresses, duplicates.Address{Street: a.Street, Postcode: a.Postcode})
}

// To returns who may be the person that is being typed, with the one mailbox and number the form has; see Match.
func (l *Lookalikes) To(person data.Person, email, phone string) []Similar {
	return l.Match(person, []string{email}, []string{phone}, nil)
}

// Match returns who may be the person, on file or in a row that was added, the surest first, at most five; the person itself and who is known to be somebody else are left out.
// What is empty counts as unknown.
func (l *Lookalikes) Match(person data.Person, mailboxes, numbers []string, addresses []data.Address) []Similar {
	limit := mostSimilar
	if person.ID != 0 {
		limit = 0 // some may be known to be somebody else
	}
	var list []Similar
	for _, match := range l.indexed().Similar(compared(person, mailboxes, numbers, addresses), limit) {
		if id := data.ID(match.ID); !l.different[ordered(id, person.ID)] {
			list = append(list, Similar{l.persons[id], max(0, -int(id)), match.Score, match.Reasons})
		}
	}
	return list[:min(len(list), mostSimilar)]
}

// Expect tells of a row that will be added later: what many rows have in common, the mailbox of an association, then says nothing from the first of them on. Without it, it says
// nothing from the fourth on.
func (l *Lookalikes) Expect(person data.Person, mailboxes, numbers []string, addresses []data.Address) {
	l.indexed().Expect(compared(person, mailboxes, numbers, addresses))
}

// Add lets the rows that follow be compared with this one, which stands in the given line (from 1) of a file and is not on file.
func (l *Lookalikes) Add(line int, person data.Person, mailboxes, numbers []string, addresses []data.Address) {
	person.ID = data.ID(-line)
	l.persons[person.ID] = person
	l.indexed().Add(compared(person, mailboxes, numbers, addresses))
}

// indexed returns the index, which is made when somebody asks first.
func (l *Lookalikes) indexed() *duplicates.Index {
	if l.index == nil {
		l.index = duplicates.NewIndex(l.people)
	}
	return l.index
}

// compared returns a person as the search for duplicates sees it.
func compared(person data.Person, mailboxes, numbers []string, addresses []data.Address) duplicates.Person {
	p := duplicates.Person{ID: int64(person.ID), FirstName: person.FirstName, LastName: person.LastName, Mailboxes: mailboxes, Numbers: numbers}
	for _, a := range addresses {
		addAddress(&p, a)
	}
	return p
}
