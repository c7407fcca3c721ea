package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The name is taken out of every text of every table that the schema has, those too that come after this was written. What describes the office keeps it and is told.
func TestErasingFindsTheNameInEveryColumn(t *testing.T) {
	const name = "Quirin Zwetschgenhüber"
	s := newStore(t)
	other := add(t, s, Person{LastName: "Groß"})
	tables := must(historyTables(t.Context(), s.reading))(t)
	refs := must(references(t.Context(), s.reading))(t)
	skipped := append([]string{"person", "address", "contact", "role"}, standing...) // they say whose they are, or describe the office
	written := map[string]string{}
	for range len(tables) { // rows that need others come after them
		for _, table := range tables {
			if written[table.name] != "" || slices.Contains(skipped, table.name) {
				continue
			}
			columns, values, ready := []string{}, []any{}, true
			for _, column := range table.columns {
				at := slices.IndexFunc(refs, func(r reference) bool { return r.table == table.name && r.column == column })
				switch {
				case at >= 0 && refs[at].required && refs[at].target == "person":
					values = append(values, other.ID)
				case at >= 0 && refs[at].required:
					ids := must(readColumn[ID](t, s, `SELECT id FROM "`+refs[at].target+`" LIMIT 1`))(t)
					if ready = ready && len(ids) > 0; len(ids) > 0 {
						values = append(values, ids[0])
					}
				case at >= 0 || column == "id" || strings.HasSuffix(column, "_on") || strings.HasSuffix(column, "_hash") || column == "hash":
					continue
				case must(readColumn[string](t, s, fmt.Sprintf(`SELECT type FROM pragma_table_info('%s') WHERE name = '%s'`, table.name, column)))(t)[0] == "TEXT":
					values = append(values, name+" in "+table.name+"."+column)
				default:
					values = append(values, 7)
				}
				columns = append(columns, column)
			}
			if !ready || table.name == "attachment" { // a file by its bytes
				continue
			}
			do(t, s, "Zeile", func(tx *Tx) error {
				for _, column := range []string{"due_on", "happened_on", "held_on", "dated_on"} { // must be there
					if slices.Contains(table.columns, column) {
						columns, values = append(columns, column), append(values, "2026-01-01")
					}
				}
				_, err := tx.exec(`INSERT INTO "`+table.name+`" (`+quoted(columns, "", ", ")+`) VALUES (`+marks(len(values))+`)`, values...)
				return err
			})
			written[table.name] = strings.Join(columns, ", ")
		}
	}
	for _, table := range tables {
		if written[table.name] == "" && !slices.Contains(skipped, table.name) && table.name != "attachment" {
			t.Errorf("the test wrote nothing into %s", table.name)
		}
	}
	do(t, s, "Vorlage", func(tx *Tx) error {
		return Insert(tx, &Sender{Name: "Profil", Signatory: name})
	})
	if len(written) < 15 {
		t.Errorf("only %d tables hold the name: the test proves little", len(written))
	}
	person := add(t, s, Person{FirstName: "Quirin", LastName: "Zwetschgenhüber"})
	report := must(s.Erase(t.Context(), ErasureOrder{PersonID: person.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	if !slices.ContainsFunc(report.Remains, func(text string) bool { return strings.Contains(text, "Absenderprofil „Profil“") }) {
		t.Errorf("remains %q", report.Remains)
	}
	do(t, s, "Profil", func(tx *Tx) error {
		senders, err := List[Sender](tx.ctx, tx, Match{"name": "Profil"})
		if err != nil {
			return err
		}
		return Delete[Sender](tx, senders[0].ID)
	})
	must(s.Erase(t.Context(), ErasureOrder{PersonID: other.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	for _, table := range tables {
		for _, row := range must(readColumn[string](t, s, `SELECT `+table.row("")+` FROM "`+table.name+`"`))(t) {
			if strings.Contains(row, "Zwetschgenhüber") || strings.Contains(row, "Quirin") {
				t.Errorf("%s: %s", table.name, row)
			}
		}
	}
}

// readColumn reads one column.
func readColumn[T any](t *testing.T, s *Store, query string) ([]T, error) {
	return column[T](t.Context(), s.reading, query)
}
