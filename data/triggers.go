package data

// This file makes the triggers that write the history: three for every table that actions may change, built from its columns, so that
// no table and no column can be forgotten.

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// ownTables are the tables without history: the store's own, and the bytes, which rows refer to and which never change.
var ownTables = []string{
	"blob", "history_entry", "history_row", "history_pen", "search_document", "store_state", "goose_db_version",
}

// subjectColumns are the references that put a change into the history of a person, a district, a meeting.
var subjectColumns = []string{"person_id", "district_id", "meeting_id"}

// table is a table with history, as the file describes it.
type table struct {
	name    string
	columns []string // 'id' among them
}

// historyTables returns the tables with history, by name.
func historyTables(ctx context.Context, q querier) ([]table, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT m.name, c.name, c.type FROM sqlite_schema m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'search_word%' ORDER BY m.name, c.cid`)
	if err != nil {
		return nil, fmt.Errorf("list tables: %w", err)
	}
	defer rows.Close()
	var tables []table
	for rows.Next() {
		var name, column, kind string
		if err := rows.Scan(&name, &column, &kind); err != nil {
			return nil, fmt.Errorf("list tables: %w", err)
		}
		if slices.Contains(ownTables, name) {
			continue
		}
		if kind != "INTEGER" && kind != "TEXT" {
			return nil, fmt.Errorf("column %s.%s is %s: the history keeps INTEGER and TEXT only", name, column, kind)
		}
		if len(tables) == 0 || tables[len(tables)-1].name != name {
			tables = append(tables, table{name: name})
		}
		last := &tables[len(tables)-1]
		last.columns = append(last.columns, column)
	}
	return tables, rows.Err()
}

// row returns the SQL expression for a row as a JSON object; prefix is 'OLD.', 'NEW.' or empty.
func (t table) row(prefix string) string {
	parts := make([]string, len(t.columns))
	for i, column := range t.columns {
		parts[i] = fmt.Sprintf(`'%s', %s"%s"`, column, prefix, column)
	}
	return "json_object(" + strings.Join(parts, ", ") + ")"
}

// subjects returns the SQL expressions of subjectColumns for a row.
func (t table) subjects(prefix string) []string {
	list := make([]string, len(subjectColumns))
	for i, column := range subjectColumns {
		switch {
		case slices.Contains(t.columns, column):
			list[i] = prefix + column
		case column == t.name+"_id":
			list[i] = prefix + "id"
		default:
			list[i] = "NULL"
		}
	}
	return list
}

// trigger is one trigger of a table: when it fires and which sides of the row it can see.
type trigger struct{ event, id, before, after string }

// triggers returns name and SQL of the table's triggers.
func (t table) triggers() map[string]string {
	result := map[string]string{}
	for _, g := range []trigger{
		{"INSERT", "NEW.id", "NULL", t.row("NEW.")},
		{"UPDATE", "NEW.id", t.row("OLD."), t.row("NEW.")},
		{"DELETE", "OLD.id", t.row("OLD."), "NULL"},
	} {
		name := "history_" + t.name + "_" + strings.ToLower(g.event)
		result[name] = t.trigger(name, g)
	}
	return result
}

func (t table) trigger(name string, g trigger) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TRIGGER %s AFTER %s ON %s", name, g.event, t.name)
	if g.event == "UPDATE" {
		changes := make([]string, len(t.columns))
		for i, column := range t.columns {
			changes[i] = fmt.Sprintf(`OLD."%s" IS NOT NEW."%s"`, column, column)
		}
		fmt.Fprintf(&b, " WHEN %s", strings.Join(changes, " OR "))
	}
	b.WriteString(" BEGIN\n  SELECT RAISE(ABORT, 'change outside an action') FROM history_pen WHERE mode = 'closed';\n")
	subjects := t.subjects(strings.TrimSuffix(g.id, "id"))
	b.WriteString(insertRow(g.id, t.name, g.before, g.after, subjects, ""))
	if g.event == "UPDATE" {
		b.WriteString("  SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id;\n")
		b.WriteString(t.mention(subjects))
	}
	b.WriteString("END")
	return b.String()
}

// mention returns the statement that puts a change into the history of the one from whom a row was taken away as well: a line without
// content, which undo passes over.
func (t table) mention(subjects []string) string {
	old := t.subjects("OLD.")
	var moved []string
	for i, subject := range subjects {
		if slices.Contains(t.columns, subjectColumns[i]) {
			moved = append(moved, fmt.Sprintf("(%s IS NOT NULL AND %s IS NOT %s)", old[i], old[i], subject))
		}
	}
	if len(moved) == 0 {
		return ""
	}
	return insertRow("NEW.id", t.name, "NULL", "NULL", old, " AND ("+strings.Join(moved, " OR ")+")")
}

func insertRow(id, name, before, after string, subjects []string, condition string) string {
	return fmt.Sprintf("  INSERT INTO history_row (entry_id, table_name, row_id, old, new, %s)\n"+
		"    SELECT entry_id, '%s', %s, %s, %s, %s FROM history_pen WHERE mode = 'write'%s;\n",
		strings.Join(subjectColumns, ", "), name, id, before, after, strings.Join(subjects, ", "), condition)
}

// ensureTriggers makes the triggers that the columns ask for, where the file has others.
func ensureTriggers(ctx context.Context, db *sql.DB) error {
	tables, err := historyTables(ctx, db)
	if err != nil {
		return err
	}
	wanted := map[string]string{}
	for _, t := range tables {
		for name, text := range t.triggers() {
			wanted[name] = text
		}
	}
	present, err := presentTriggers(ctx, db)
	if err != nil {
		return err
	}
	if maps.Equal(wanted, present) {
		return nil
	}
	return replaceTriggers(ctx, db, present, wanted)
}

// dropTriggers takes the history off all tables, so that a migration can change them.
func dropTriggers(ctx context.Context, db *sql.DB) error {
	present, err := presentTriggers(ctx, db)
	if err != nil {
		return err
	}
	return replaceTriggers(ctx, db, present, nil)
}

func presentTriggers(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'history\_%' ESCAPE '\'`)
	if err != nil {
		return nil, fmt.Errorf("list triggers: %w", err)
	}
	defer rows.Close()
	present := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, fmt.Errorf("list triggers: %w", err)
		}
		present[name] = text
	}
	return present, rows.Err()
}

func replaceTriggers(ctx context.Context, db *sql.DB, present, wanted map[string]string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("replace triggers: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	for name := range present {
		if _, err := tx.ExecContext(ctx, "DROP TRIGGER "+name); err != nil {
			return fmt.Errorf("drop trigger %s: %w", name, err)
		}
	}
	for name, text := range wanted {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return fmt.Errorf("create trigger %s: %w", name, err)
		}
	}
	return tx.Commit()
}
