package data

// This file has the rows about people coming in: remembered columns, pairs that are no duplicates, saved filters.

// ImportMapping is how the columns of files of one shape were read last.
type ImportMapping struct {
	ID      ID     `db:"id"`
	Shape   string `db:"shape"`
	Mapping string `db:"mapping"`
}

// NotDuplicate are two people that look alike and are not the same.
type NotDuplicate struct {
	ID            ID   `db:"id"`
	PersonID      ID   `db:"person_id"`
	OtherPersonID ID   `db:"other_person_id"`
	NotedOn       Date `db:"noted_on"`
}

// SavedFilter is a selection of people under a name.
type SavedFilter struct {
	ID    ID     `db:"id"`
	Name  string `db:"name"`
	Query string `db:"query"`
}
