package data

// This file reads and writes rows of any type by its `db` tags: the table is the type's name in small letters with underscores, the
// columns are the tags.

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Reader is where rows are read: a Store shows what is on the disk, a Tx also what its action has written so far.
type Reader interface {
	Holders(ctx context.Context, filter HolderFilter) ([]Holder, error)
	People(ctx context.Context, filter PersonFilter) ([]PersonRow, error)
	CountPeople(ctx context.Context, filter PersonFilter) (int, error)
	Meetings(ctx context.Context) ([]MeetingRow, error)
	Invitations(ctx context.Context, meetingID ID) ([]InvitationRow, error)
	Letters(ctx context.Context, filter LetterFilter) ([]Letter, error)
	LetterRuns(ctx context.Context) ([]LetterRunRow, error)
	Timeline(ctx context.Context, filter TimelineFilter) ([]JournalEntry, error)
	CurrentRound(ctx context.Context) (NominationRound, bool, error)
	Search(ctx context.Context, text string, limit int) ([]Hit, error)

	// querier is where queries go; indexed is the same after the search documents have been brought up to date.
	querier() querier
	indexed() (querier, error)
}

var (
	_ Reader = (*Store)(nil)
	_ Reader = (*Tx)(nil)
)

// lists carries the list queries that Store and Tx share.
type lists struct {
	source interface {
		querier() querier
		indexed() (querier, error)
	}
}

func (s *Store) querier() querier          { return s.reading }
func (s *Store) indexed() (querier, error) { return s.reading, nil }
func (tx *Tx) querier() querier            { return tx.sql }
func (tx *Tx) indexed() (querier, error)   { return tx.sql, tx.index() }

// Match names columns and the values that rows must have in them; nil, 0 in a reference and an empty Hash mean "none".
type Match map[string]any

// layout is what the tags of a type say.
type layout struct {
	table   string
	columns []string
	fields  []int // index of the field, column by column
	id      int   // place of 'id' in columns

	selectList, insert, update, remove string
}

var layouts sync.Map // reflect.Type → *layout

// layoutOf returns the layout of T. A type without tags is a fault of the program and panics.
func layoutOf[T any]() *layout {
	kind := reflect.TypeFor[T]()
	if known, found := layouts.Load(kind); found {
		return known.(*layout)
	}
	l := &layout{table: snake(kind.Name()), id: -1}
	for i := range kind.NumField() {
		column := kind.Field(i).Tag.Get("db")
		if column == "" {
			continue
		}
		if column == "id" {
			l.id = len(l.columns)
		}
		l.columns = append(l.columns, column)
		l.fields = append(l.fields, i)
	}
	if l.id < 0 {
		panic(fmt.Sprintf("%s has no field for the column id", kind))
	}
	l.selectList = quoted(l.columns, "", ", ")
	l.insert = "INSERT INTO " + l.table + " (" + l.selectList + ") VALUES (" + marks(len(l.columns)) + ")"
	l.update = "UPDATE " + l.table + " SET " + quoted(l.columns, " = ?", ", ") + " WHERE id = ?"
	l.remove = "DELETE FROM " + l.table + " WHERE id = ?"
	layouts.Store(kind, l)
	return l
}

// snake turns 'NominationRound' into 'nomination_round'.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// quoted joins column names as identifiers, each with something behind it.
func quoted(columns []string, behind, between string) string {
	list := make([]string, len(columns))
	for i, column := range columns {
		list[i] = `"` + column + `"` + behind
	}
	return strings.Join(list, between)
}

// marks returns n parameter marks.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// values returns the columns of a row, texts made safe.
func (l *layout) values(row reflect.Value) []any {
	list := make([]any, len(l.fields), len(l.fields)+1)
	for i, field := range l.fields {
		value := row.Field(field)
		if value.Type() == reflect.TypeFor[string]() {
			list[i] = clean(value.String())
			continue
		}
		list[i] = value.Interface()
	}
	return list
}

// clean makes a text storable: valid UTF-8 without NUL. Anything else could not come back from the history as it was.
func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
}

// targets returns where Scan puts the columns of row.
func (l *layout) targets(row reflect.Value) []any {
	list := make([]any, len(l.fields))
	for i, field := range l.fields {
		list[i] = row.Field(field).Addr().Interface()
	}
	return list
}

// scan reads all rows of a query whose columns are those of T, in their order.
func scan[T any](rows *sql.Rows) ([]T, error) {
	defer rows.Close()
	l := layoutOf[T]()
	var list []T
	for rows.Next() {
		var row T
		if err := rows.Scan(l.targets(reflect.ValueOf(&row).Elem())...); err != nil {
			return nil, fmt.Errorf("read %s: %w", l.table, err)
		}
		list = append(list, row)
	}
	return list, rows.Err()
}

// query reads the rows of T that the rest of the SELECT chooses; the table goes by the name "t" there.
func query[T any](ctx context.Context, q querier, rest string, args ...any) ([]T, error) {
	l := layoutOf[T]()
	rows, err := q.QueryContext(ctx, "SELECT "+l.prefixed("t")+" FROM "+l.table+" t "+rest, args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.table, err)
	}
	return scan[T](rows)
}

// prefixed returns the columns as a list for a SELECT with several tables.
func (l *layout) prefixed(alias string) string {
	return alias + "." + strings.ReplaceAll(l.selectList, ", ", ", "+alias+".")
}

// Get returns the row with the number id. The error is ErrNotFound if there is none.
func Get[T any](ctx context.Context, from Reader, id ID) (T, error) {
	list, err := query[T](ctx, from.querier(), "WHERE id = ?", id)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("%s %d: %w", layoutOf[T]().table, id, ErrNotFound)
	}
	if err != nil {
		var none T
		return none, err
	}
	return list[0], nil
}

// List returns the rows that match, by number; all rows for a nil Match. A column that T has not is an error.
func List[T any](ctx context.Context, from Reader, match Match) ([]T, error) {
	l := layoutOf[T]()
	var w where
	for _, column := range slices.Sorted(maps.Keys(match)) {
		if !slices.Contains(l.columns, column) {
			return nil, fmt.Errorf("%s has no column %q", l.table, column)
		}
		w.add(`t."`+column+`" IS ?`, match[column])
	}
	return query[T](ctx, from.querier(), w.sql()+" ORDER BY t.id", w.args...)
}

// Insert adds a row and sets its ID, unless the row brings one.
func Insert[T any](tx *Tx, row *T) error {
	l := layoutOf[T]()
	value := reflect.ValueOf(row).Elem()
	result, err := tx.exec(l.insert, l.values(value)...)
	if err != nil {
		return fmt.Errorf("insert %s: %w", l.table, err)
	}
	id, err := result.LastInsertId()
	if err != nil {
		return fmt.Errorf("insert %s: %w", l.table, err)
	}
	value.Field(l.fields[l.id]).SetInt(id)
	return nil
}

// Update writes all columns of the row. A row that is as it was leaves no trace in the history. The error is ErrNotFound if no row has
// this number.
func Update[T any](tx *Tx, row T) error {
	l := layoutOf[T]()
	values := l.values(reflect.ValueOf(row))
	id := values[l.id]
	return oneRow(l, "update", id)(tx.exec(l.update, append(values, id)...))
}

// Delete removes a row. Nothing cascades: it is an error while another row refers to this one. The error is ErrNotFound if no row has
// this number.
func Delete[T any](tx *Tx, id ID) error {
	l := layoutOf[T]()
	return oneRow(l, "delete", id)(tx.exec(l.remove, id))
}

func oneRow(l *layout, what string, id any) func(sql.Result, error) error {
	return func(result sql.Result, err error) error {
		if err != nil {
			return fmt.Errorf("%s %s %d: %w", what, l.table, id, err)
		}
		count, err := result.RowsAffected()
		if err != nil {
			return fmt.Errorf("%s %s %d: %w", what, l.table, id, err)
		}
		if count == 0 {
			return fmt.Errorf("%s %s %d: %w", what, l.table, id, ErrNotFound)
		}
		return nil
	}
}

// where gathers conditions that must all hold.
type where struct {
	conditions []string
	args       []any
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

// sql returns ' WHERE …', empty without conditions.
func (w *where) sql() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// limit returns ' LIMIT n OFFSET m'; n = 0 means all.
func limit(n, offset int) string {
	if n <= 0 {
		n = -1
	}
	return fmt.Sprintf(" LIMIT %d OFFSET %d", n, max(offset, 0))
}

// setting is a row of the table of the same name.
type setting struct {
	ID    ID     `db:"id"`
	Key   string `db:"key"`
	Value string `db:"value"`
}

// Keys of settings.
const (
	SettingDeadlineDays = "deadline_days" // days that a committee has for its answer, "28"
	SettingNoticeDays   = "notice_days"   // days between an invitation and its meeting, "21"
	SettingRoundTable   = "round_table"   // name of the round table, for headings
)

// Setting returns what the office has decided, ErrNotFound if there is no such setting.
func Setting(ctx context.Context, from Reader, key string) (string, error) {
	list, err := List[setting](ctx, from, Match{"key": key})
	if err != nil {
		return "", err
	}
	if len(list) == 0 {
		return "", fmt.Errorf("setting %q: %w", key, ErrNotFound)
	}
	return list[0].Value, nil
}

// SetSetting writes a setting, which need not have been there.
func (tx *Tx) SetSetting(key, value string) error {
	list, err := List[setting](tx.ctx, tx, Match{"key": key})
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return Insert(tx, &setting{Key: key, Value: value})
	}
	list[0].Value = value
	return Update(tx, list[0])
}
