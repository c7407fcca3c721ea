package data

// Undo and redo: for every table, across restarts, against a model; and everything that must leave no trace.

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// columnInfo is what the file says about a column.
type columnInfo struct {
	name, kind, refers string // refers: table that a foreign key leads to
	required           bool
}

func columnsOf(t testing.TB, s *Store, table string) []columnInfo {
	t.Helper()
	rows := must(s.reading.Query(`SELECT c.name, c.type, COALESCE(f."table", ''), c."notnull"
		FROM pragma_table_info(?1) c LEFT JOIN pragma_foreign_key_list(?1) f ON f."from" = c.name ORDER BY c.cid`, table))(t)
	defer rows.Close()
	var list []columnInfo
	for rows.Next() {
		var c columnInfo
		if err := rows.Scan(&c.name, &c.kind, &c.refers, &c.required); err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	return list
}

// flags are the INTEGER columns that hold 0 or 1.
var flags = []string{"restricted", "no_contact", "preferred", "not_on_lists", "per_district", "to_confirm", "public", "shipped", "archived", "walked_in"}

// awkward is a text that has to survive JSON.
const awkward = "„Öztürk“ \"Łukasz\" \\ \t\n 'x' 😀 \u2028"

// everyTable inserts two rows into each table with history, with every reference set, in an order that references allow; it returns the
// tables in this order.
func everyTable(t testing.TB, s *Store) []string {
	t.Helper()
	names := []string{}
	for _, table := range must(historyTables(t.Context(), s.reading))(t) {
		names = append(names, table.name)
	}
	var hash Hash
	done := []string{}
	do(t, s, "Zeilen angelegt", func(tx *Tx) (err error) {
		hash, err = tx.PutBlob([]byte("Inhalt"))
		if err != nil {
			return err
		}
		for len(done) < len(names) {
			before := len(done)
			for _, name := range names {
				columns := columnsOf(t, s, name)
				blocked := slices.ContainsFunc(columns, func(c columnInfo) bool {
					return c.refers != "" && c.refers != "blob" && c.refers != name && !slices.Contains(done, c.refers)
				})
				if blocked || slices.Contains(done, name) {
					continue
				}
				for n := range 2 {
					if err := insertAny(tx, name, columns, n, hash); err != nil {
						return fmt.Errorf("%s: %w", name, err)
					}
				}
				done = append(done, name)
			}
			if len(done) == before {
				return fmt.Errorf("references go in a circle; only %v could be filled", done)
			}
		}
		return nil
	})
	return done
}

func insertAny(tx *Tx, table string, columns []columnInfo, n int, hash Hash) error {
	var names []string
	var values []any
	for _, c := range columns {
		if c.name == "id" {
			continue
		}
		names = append(names, c.name)
		switch {
		case c.refers == "blob":
			values = append(values, hash)
		case c.refers == table:
			values = append(values, nil)
		case c.refers != "":
			// The second row refers to another one than the first: pairs of references may have to be unique.
			values = append(values, must(column[int64](tx.ctx, tx.sql, `SELECT id FROM `+c.refers+` ORDER BY id DESC LIMIT 2`))(nilTesting{})[n])
		case slices.Contains(flags, c.name):
			values = append(values, n)
		case c.kind == "INTEGER":
			values = append(values, 7000+n)
		case strings.HasSuffix(c.name, "_on"):
			values = append(values, NewDate(2026, time.May, 1+n))
		default:
			values = append(values, fmt.Sprintf("%s %s %d", c.name, awkward, n))
		}
	}
	_, err := tx.sql.ExecContext(tx.ctx, `INSERT INTO `+table+` (`+quoted(names, "", ", ")+`) VALUES (`+marks(len(names))+`)`, values...)
	return err
}

// nilTesting lets must panic where no test is at hand.
type nilTesting struct{ testing.TB }

func (nilTesting) Helper()           {}
func (nilTesting) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

func TestUndoAndRedoInEveryTable(t *testing.T) {
	s := newStore(t)
	states := []string{dump(t, s)}
	keep := func() { states = append(states, dump(t, s)) }
	order := everyTable(t, s)
	keep()
	if len(order) < 24 {
		t.Fatalf("only %d tables have a history: %v", len(order), order)
	}
	for _, table := range order {
		// Every column that is no key changes, in one row.
		var changes []string
		for _, c := range columnsOf(t, s, table) {
			switch {
			case c.name == "id" || c.refers != "" && c.required:
			case c.refers != "":
				changes = append(changes, `"`+c.name+`" = NULL`)
			case slices.Contains(flags, c.name):
				changes = append(changes, `"`+c.name+`" = 1 - "`+c.name+`"`)
			case c.kind == "INTEGER":
				changes = append(changes, `"`+c.name+`" = 9000 + id`)
			case strings.HasSuffix(c.name, "_on"):
				changes = append(changes, `"`+c.name+`" = '2032-12-31'`)
			default:
				changes = append(changes, `"`+c.name+`" = "`+c.name+`" || ' neu'`)
			}
		}
		do(t, s, "geändert: "+table, func(tx *Tx) error {
			_, err := tx.sql.Exec(`UPDATE ` + table + ` SET ` + strings.Join(changes, ", ") + ` WHERE id = (SELECT MAX(id) FROM ` + table + `)`)
			return err
		})
		keep()
	}
	slices.Reverse(order)
	for _, table := range order {
		do(t, s, "entfernt: "+table, func(tx *Tx) error {
			result, err := tx.sql.Exec(`DELETE FROM ` + table + ` WHERE id > (SELECT MAX(id) - 2 FROM ` + table + `)`)
			if err != nil {
				return fmt.Errorf("%s: %w", table, err)
			}
			if n, _ := result.RowsAffected(); n != 2 {
				return fmt.Errorf("%d rows of %s removed", n, table)
			}
			return nil
		})
		keep()
	}
	for i := 1; i < len(states); i++ {
		if states[i] == states[i-1] {
			t.Fatalf("action %d changed nothing", i)
		}
	}

	walk := func(name string, step func(context.Context) (HistoryEntry, error), from, to int) {
		for i := from; i != to; {
			if _, err := step(t.Context()); err != nil {
				t.Fatalf("%s from %d: %v", name, i, err)
			}
			if to < from {
				i--
			} else {
				i++
			}
			if got := dump(t, s); got != states[i] {
				t.Fatalf("%s to %d: %s", name, i, firstDifference(got, states[i]))
			}
		}
	}
	last := len(states) - 1
	walk("undo", s.Undo, last, 0)
	_, err := s.Undo(t.Context())
	wantMistake(t, err, "Es gibt nichts rückgängig zu machen.")
	s = reopen(t, s)
	walk("redo after reopening", s.Redo, 0, last)
	_, err = s.Redo(t.Context())
	wantMistake(t, err, "Es gibt nichts zu wiederholen.")
	s = reopen(t, s)
	walk("undo after reopening", s.Undo, last, 0)
	wantSound(t, s)
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("\n got %s\nwant %s", a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}

func TestEveryTableHasTriggers(t *testing.T) {
	s := newStore(t)
	everyTable(t, s)
	for _, table := range must(historyTables(t.Context(), s.reading))(t) {
		for _, change := range []string{
			`UPDATE ` + table.name + ` SET id = id + 5000`,
			`DELETE FROM ` + table.name,
			`INSERT INTO ` + table.name + ` SELECT * FROM ` + table.name + ` WHERE false UNION ALL SELECT ` + strings.Repeat("NULL, ", len(table.columns)-1) + `NULL`,
		} {
			_, err := s.writing.Exec(`PRAGMA foreign_keys = OFF`)
			if err == nil {
				_, err = s.writing.Exec(change)
			}
			if err == nil {
				t.Errorf("%q went past the history", change)
			}
			if !strings.HasPrefix(change, "INSERT") && !strings.Contains(err.Error(), "outside an action") {
				t.Errorf("%q was refused by something else: %v", change, err)
			}
		}
	}
}

func TestARowKeepsItsNumber(t *testing.T) {
	s := newStore(t)
	add(t, s, Person{LastName: "Huber"})
	err := s.Do(t.Context(), "neue Nummer", func(tx *Tx) error {
		_, err := tx.sql.Exec(`UPDATE person SET id = id + 1`)
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "keeps its number") {
		t.Errorf("error %v", err)
	}
}

func TestWhatChangesNothingLeavesNoTrace(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Huber"})
	heard := 0
	defer s.Subscribe(func(Change) { heard++ })()
	before := must(s.History(t.Context(), HistoryFilter{}))(t)
	failure := errors.New("no")
	for name, fn := range map[string]func(tx *Tx) error{
		"nothing":          func(*Tx) error { return nil },
		"update unchanged": func(tx *Tx) error { return Update(tx, person) },
		"only bytes":       func(tx *Tx) error { _, err := tx.PutBlob([]byte("x")); return err },
		"error": func(tx *Tx) error {
			person := Person{LastName: "Niemand"}
			return errors.Join(Insert(tx, &person), failure)
		},
	} {
		if err := s.Do(t.Context(), name, fn); err != nil && !errors.Is(err, failure) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := must(s.History(t.Context(), HistoryFilter{}))(t); len(after) != len(before) {
		t.Errorf("the history grew to %v", after)
	}
	if heard != 0 {
		t.Errorf("%d changes were announced", heard)
	}
	if count := must(s.CountPeople(t.Context(), PersonFilter{}))(t); count != 1 {
		t.Errorf("%d persons", count)
	}
	if bytes := must(column[string](t.Context(), s.reading, `SELECT hash FROM blob`))(t); len(bytes) != 0 {
		t.Errorf("bytes that nobody refers to: %v", bytes)
	}
	// What was undone may still be done again: nothing has happened since.
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, s, "nichts", func(*Tx) error { return nil })
	if _, err := s.Redo(t.Context()); err != nil {
		t.Errorf("redo after an empty action: %v", err)
	}
}

func TestPanicTakesTheActionBack(t *testing.T) {
	s := newStore(t)
	func() {
		defer func() {
			if r := recover(); r != "kaputt" {
				t.Errorf("recovered %v", r)
			}
		}()
		_ = s.Do(t.Context(), "bricht ab", func(tx *Tx) error {
			if err := Insert(tx, &Person{LastName: "Niemand"}); err != nil {
				t.Error(err)
			}
			panic("kaputt")
		})
		t.Error("the panic was swallowed")
	}()
	if count := must(s.CountPeople(t.Context(), PersonFilter{}))(t); count != 0 {
		t.Errorf("%d persons", count)
	}
	add(t, s, Person{LastName: "Huber"}) // the store still works
}

func TestCancelTakesTheActionBack(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Do(ctx, "abgebrochen", func(tx *Tx) error {
		if err := Insert(tx, &Person{LastName: "Niemand"}); err != nil {
			t.Error(err)
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if err := s.Do(ctx, "zu spät", func(*Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if count := must(s.CountPeople(t.Context(), PersonFilter{}))(t); count != 0 {
		t.Errorf("%d persons", count)
	}
	add(t, s, Person{LastName: "Huber"})
	wantSound(t, s)
}

func TestAFreshFileHasNothingToUndo(t *testing.T) {
	s := newStore(t)
	if _, found, err := s.NextUndo(t.Context()); found || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
	_, err := s.Undo(t.Context())
	wantMistake(t, err, "Es gibt nichts rückgängig zu machen.")
}

func TestNewActionDropsWhatWasUndone(t *testing.T) {
	s := newStore(t)
	add(t, s, Person{LastName: "Eins"})
	second := add(t, s, Person{LastName: "Zwei"})
	if entry := must(s.Undo(t.Context()))(t); entry.State != StateUndone {
		t.Errorf("undo returned %+v", entry)
	}
	if next, found, err := s.NextRedo(t.Context()); !found || err != nil || next.Title != "angelegt" {
		t.Errorf("next redo %+v, %v, %v", next, found, err)
	}
	third := add(t, s, Person{LastName: "Drei"})
	if third.ID == second.ID {
		t.Logf("number %d is used again, which is fine: its first row cannot come back", third.ID)
	}
	_, err := s.Redo(t.Context())
	wantMistake(t, err, "nichts zu wiederholen")
	states := []string{}
	for _, entry := range must(s.History(t.Context(), HistoryFilter{}))(t) {
		states = append(states, entry.State)
	}
	if !slices.Equal(states, []string{StateDone, StateDropped, StateDone}) {
		t.Errorf("history, newest first: %v", states)
	}
	for _, want := range []string{"Drei", "Eins"} {
		names := must(s.People(t.Context(), PersonFilter{}))(t)
		if !slices.ContainsFunc(names, func(r PersonRow) bool { return r.Person.LastName == want }) {
			t.Errorf("%s is missing in %v", want, names)
		}
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUndoRefusesWhereSomebodyWentPastTheHistory(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Huber"})
	do(t, s, "umbenannt", func(tx *Tx) error {
		person.LastName = "Maier"
		return Update(tx, person)
	})
	if _, err := s.writing.Exec(`UPDATE history_pen SET mode = 'replay'; UPDATE person SET last_name = 'Schmid'; UPDATE history_pen SET mode = 'closed'`); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	_, err := s.Undo(t.Context())
	wantMistake(t, err, "auf anderem Weg geändert", "nichts verändert")
	if after := dump(t, s); after != before {
		t.Error("the refused undo changed something")
	}
	if next, found, err := s.NextUndo(t.Context()); !found || err != nil || next.Title != "umbenannt" {
		t.Errorf("next undo %+v, %v, %v", next, found, err)
	}
}

func TestUndoOfRowsThatReferToEachOther(t *testing.T) {
	s := newStore(t)
	do(t, s, "beides", func(tx *Tx) error {
		person := Person{LastName: "Huber"}
		if err := Insert(tx, &person); err != nil {
			return err
		}
		return errors.Join(
			Insert(tx, &Contact{PersonID: person.ID, Kind: ContactEmail, Value: "huber@example.org"}),
			Insert(tx, &Address{PersonID: person.ID, City: "München"}))
	})
	after := dump(t, s)
	for range 3 {
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Redo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := dump(t, s); got != after {
		t.Error(firstDifference(got, after))
	}
}

func TestHistoryOfOneSubject(t *testing.T) {
	s := newStore(t)
	huber, maier := add(t, s, Person{LastName: "Huber"}), add(t, s, Person{LastName: "Maier"})
	meeting := add(t, s, Meeting{Number: 1})
	contact := add(t, s, Contact{PersonID: huber.ID, Kind: ContactPhone, Value: "089 1"})
	do(t, s, "eingeladen", func(tx *Tx) error {
		return Insert(tx, &Invitation{MeetingID: meeting.ID, PersonID: maier.ID, DistrictID: 5, Name: "Maier"})
	})
	do(t, s, "umgehängt", func(tx *Tx) error {
		contact.PersonID = maier.ID
		return Update(tx, contact)
	})
	for _, c := range []struct {
		name   string
		filter HistoryFilter
		want   string
	}{
		{"all", HistoryFilter{}, "umgehängt eingeladen angelegt angelegt angelegt angelegt"},
		{"two newest", HistoryFilter{Limit: 2}, "umgehängt eingeladen"},
		{"older than the fifth", HistoryFilter{Before: 5, Limit: 1}, "angelegt"},
		{"from whom the number was taken", HistoryFilter{PersonID: huber.ID}, "umgehängt angelegt angelegt"},
		{"who got it", HistoryFilter{PersonID: maier.ID}, "umgehängt eingeladen angelegt"},
		{"district", HistoryFilter{DistrictID: 5}, "eingeladen"},
		{"meeting", HistoryFilter{MeetingID: meeting.ID}, "eingeladen angelegt"},
		{"person in a meeting", HistoryFilter{MeetingID: meeting.ID, PersonID: huber.ID}, ""},
	} {
		var titles []string
		for _, entry := range must(s.History(t.Context(), c.filter))(t) {
			titles = append(titles, entry.Title)
			if entry.User != "Maria Huber" || !entry.At.Equal(noon) {
				t.Errorf("%s: %+v", c.name, entry)
			}
		}
		if got := strings.Join(titles, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	before := dump(t, s)
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, s); got != before {
		t.Error(firstDifference(got, before))
	}
}

func TestSubscribersHearWhatChanged(t *testing.T) {
	s := newStore(t)
	var heard []string
	stop := s.Subscribe(func(c Change) {
		if c.Touches("meeting") {
			t.Error("meeting was not touched")
		}
		if _, err := s.History(t.Context(), HistoryFilter{}); err != nil {
			t.Error(err)
		}
		heard = append(heard, fmt.Sprint(c.Entry.Title, " ", c.Entry.State, " ", c.Touches("person"), " ", c.Touches("meeting", "contact")))
	})
	// A listener may act itself.
	var once bool
	stopSecond := s.Subscribe(func(c Change) {
		if !once {
			once = true
			do(t, s, "Folge", func(tx *Tx) error { return Insert(tx, &Contact{PersonID: 1, Kind: ContactWeb, Value: "x"}) })
		}
	})
	add(t, s, Person{LastName: "Huber"})
	stopSecond()
	must(s.Undo(t.Context()))(t)
	must(s.Redo(t.Context()))(t)
	stop()
	add(t, s, Person{LastName: "Maier"})
	want := []string{"angelegt done true false", "Folge done false true", "Folge undone false true", "Folge done false true"}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
}
