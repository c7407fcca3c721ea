package workflow

// Saved filters: a selection of people under a name, for the list, for letters, labels and for what is given out.

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"rundertisch/data"
)

// PeopleQuery is what the list of people can be narrowed by. What is zero does not narrow.
type PeopleQuery struct {
	Search     string  `json:"search,omitempty"`
	RoleKindID data.ID `json:"roleKind,omitempty"`
	BodyID     data.ID `json:"body,omitempty"`
	DistrictID data.ID `json:"district,omitempty"`
	OfficeID   data.ID `json:"office,omitempty"`

	On data.Date `json:"on,omitzero"` // who held a function on that day; zero: as of today
}

// Filter returns the query for the store, as of today or of the day that it names; then only who held a function on that day is found.
func (q PeopleQuery) Filter(today data.Date) data.PersonFilter {
	return data.PersonFilter{Search: q.Search, RoleKindID: q.RoleKindID, BodyID: q.BodyID, DistrictID: q.DistrictID, OfficeID: q.OfficeID, On: cmp.Or(q.On, today), Holding: !q.On.IsZero()}
}

// SavedFilter is a query under a name.
type SavedFilter struct {
	ID    data.ID
	Name  string
	Query PeopleQuery
}

// SavedFilters returns all saved filters by name. One that a later version of the program wrote, and this one cannot read, is left out.
func (d *Desk) SavedFilters(ctx context.Context) ([]SavedFilter, error) {
	rows, err := data.List[data.SavedFilter](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	var filters []SavedFilter
	for _, row := range rows {
		one := SavedFilter{ID: row.ID, Name: row.Name}
		if json.Unmarshal([]byte(row.Query), &one.Query) == nil {
			filters = append(filters, one)
		}
	}
	slices.SortStableFunc(filters, func(a, b SavedFilter) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return filters, nil
}

// FilterByName returns the saved filter with a name, however it is capitalised; a Mistake names those there are.
func (d *Desk) FilterByName(ctx context.Context, name string) (SavedFilter, error) {
	filters, err := d.SavedFilters(ctx)
	if err != nil {
		return SavedFilter{}, err
	}
	var names []string
	for _, f := range filters {
		if strings.EqualFold(f.Name, trimmed(name)) {
			return f, nil
		}
		names = append(names, "„"+f.Name+"“")
	}
	if len(names) == 0 {
		return SavedFilter{}, data.Mistakef("Einen Filter „%s“ gibt es nicht. Es ist noch keiner gespeichert; das geht auf der Seite Personen.", trimmed(name))
	}
	return SavedFilter{}, data.Mistakef("Einen Filter „%s“ gibt es nicht. Gespeichert sind: %s.", trimmed(name), strings.Join(names, ", "))
}

// SaveFilter keeps a query under a name and returns its number; 0 enters a new one. A name that another filter has is a Mistake.
func (d *Desk) SaveFilter(ctx context.Context, f SavedFilter) (data.ID, error) {
	f.Name = trimmed(f.Name)
	if f.Name == "" {
		return 0, data.Mistakef("Bitte dem Filter einen Namen geben.")
	}
	known, err := d.SavedFilters(ctx)
	if err != nil {
		return 0, err
	}
	for _, k := range known {
		if k.ID != f.ID && strings.EqualFold(k.Name, f.Name) {
			return 0, data.Mistakef("Einen Filter „%s“ gibt es schon. Bitte einen anderen Namen wählen oder den vorhandenen zuerst löschen.", k.Name)
		}
	}
	f.Query.Search = trimmed(f.Query.Search)
	query, err := json.Marshal(f.Query)
	if err != nil {
		return 0, err
	}
	row := data.SavedFilter{ID: f.ID, Name: f.Name, Query: string(query)}
	title := "Filter geändert: "
	if f.ID == 0 {
		title = "Filter gespeichert: "
	}
	err = d.Store.Do(ctx, title+f.Name, func(tx *data.Tx) error { return save(tx, row.ID, &row) })
	return row.ID, err
}

// RenameFilter gives a saved filter another name.
func (d *Desk) RenameFilter(ctx context.Context, id data.ID, name string) error {
	filters, err := d.SavedFilters(ctx)
	if err != nil {
		return err
	}
	for _, f := range filters {
		if f.ID == id {
			f.Name = name
			_, err := d.SaveFilter(ctx, f)
			return err
		}
	}
	return data.Mistakef("Diesen Filter gibt es nicht mehr.")
}

// RemoveFilter takes a saved filter away. The people it finds stay.
func (d *Desk) RemoveFilter(ctx context.Context, id data.ID) error {
	row, err := data.Get[data.SavedFilter](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "Filter gelöscht: "+row.Name, func(tx *data.Tx) error { return data.Delete[data.SavedFilter](tx, id) })
}

// FindPeople returns whom a query finds today, in German order.
func (d *Desk) FindPeople(ctx context.Context, q PeopleQuery) ([]data.ID, error) {
	rows, err := d.Store.People(ctx, q.Filter(d.Today()))
	if err != nil {
		return nil, err
	}
	ids := make([]data.ID, len(rows))
	for i, r := range rows {
		ids[i] = r.Person.ID
	}
	return ids, nil
}

// FilterSelection returns the people of a query as those a run of letters or labels goes to; nobody found is a Mistake.
func (d *Desk) FilterSelection(ctx context.Context, q PeopleQuery) (Selection, error) {
	ids, err := d.FindPeople(ctx, q)
	if err != nil {
		return Selection{}, err
	}
	if len(ids) == 0 {
		return Selection{}, data.Mistakef("Dieser Filter findet niemanden.")
	}
	return Selection{Group: GroupPeople, People: ids}, nil
}
