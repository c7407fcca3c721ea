package workflow

// What of several people has to be read to change one field of them.

import (
	"context"
	"errors"

	"rundertisch/data"
)

// editFile is what of the people is needed for a change, by person.
type editFile struct {
	persons   map[data.ID][]data.Person
	holders   map[data.ID][]data.Holder // who hold a role on the last day that is to be
	addresses map[data.ID][]data.Address
	contacts  map[data.ID][]data.Contact
}

func (d *Desk) readEditFile(ctx context.Context, edit PeopleEdit) (editFile, error) {
	var f editFile
	var err, errContacts error
	f.persons, err = rowsByPerson(edit.People, func(p data.Person) data.ID { return p.ID }, tableOfPeople[data.Person](ctx, d, "id"))
	if err != nil {
		return f, err
	}
	switch edit.Field {
	case EditRoleEnd:
		f.holders, err = rowsByPerson(edit.People, func(h data.Holder) data.ID { return h.Person.ID }, func(person data.ID) ([]data.Holder, error) {
			return d.Store.Holders(ctx, data.HolderFilter{PersonID: person, On: edit.Date})
		})
	case EditUnlisted:
		f.addresses, err = rowsByPerson(edit.People, func(a data.Address) data.ID { return a.PersonID }, tableOfPeople[data.Address](ctx, d, "person_id"))
		f.contacts, errContacts = rowsByPerson(edit.People, func(c data.Contact) data.ID { return c.PersonID }, tableOfPeople[data.Contact](ctx, d, "person_id"))
	}
	return f, errors.Join(err, errContacts)
}

// tableOfPeople reads the rows of a table that belong to a person by a column; 0: all rows.
func tableOfPeople[R any](ctx context.Context, d *Desk, column string) func(person data.ID) ([]R, error) {
	return func(person data.ID) ([]R, error) {
		if person == 0 {
			return data.List[R](ctx, d.Store, nil)
		}
		return data.List[R](ctx, d.Store, data.Match{column: person})
	}
}

// fewPeople are so many that reading each of them is quicker than reading everybody.
const fewPeople = 50

// rowsByPerson reads the rows of people: one after the other where they are few, else everybody's at once.
func rowsByPerson[R any](people []data.ID, personOf func(R) data.ID, read func(person data.ID) ([]R, error)) (map[data.ID][]R, error) {
	if len(people) > fewPeople {
		people = []data.ID{0}
	}
	rows := map[data.ID][]R{}
	for _, person := range people {
		if _, known := rows[person]; known {
			continue
		}
		list, err := read(person)
		if err != nil {
			return nil, err
		}
		for _, r := range list {
			rows[personOf(r)] = append(rows[personOf(r)], r)
		}
	}
	return rows, nil
}
