package data

// Rows by their tags: the types and the tables must say the same.

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// everyType names each table's columns as its Go type has them.
func everyType() map[string][]string {
	types := map[string][]string{}
	for _, l := range []*layout{
		layoutOf[Office](), layoutOf[District](), layoutOf[Body](), layoutOf[Term](), layoutOf[Organisation](), layoutOf[Person](),
		layoutOf[Address](), layoutOf[Contact](), layoutOf[RoleKind](), layoutOf[Role](), layoutOf[NominationRound](), layoutOf[Nomination](),
		layoutOf[Meeting](), layoutOf[AgendaItem](), layoutOf[Invitation](), layoutOf[Decision](), layoutOf[Task](), layoutOf[Motion](),
		layoutOf[FollowUp](), layoutOf[Template](), layoutOf[Sender](), layoutOf[LetterRun](), layoutOf[Letter](), layoutOf[Attachment](),
		layoutOf[JournalEntry](), layoutOf[setting](), layoutOf[DateProposal](), layoutOf[GuestRule](), layoutOf[TextBlock](),
		layoutOf[ImportMapping](), layoutOf[NotDuplicate](), layoutOf[SavedFilter](), layoutOf[DeletionRule](), layoutOf[Erasure](), layoutOf[MergedPerson](),
	} {
		types[l.table] = l.columns
	}
	return types
}

func TestTypesAndTablesAgree(t *testing.T) {
	s := newStore(t)
	types := everyType()
	for _, table := range must(historyTables(t.Context(), s.reading))(t) {
		if !slices.Equal(types[table.name], table.columns) {
			t.Errorf("%s: type has %v, table has %v", table.name, types[table.name], table.columns)
		}
		delete(types, table.name)
	}
	if len(types) > 0 {
		t.Errorf("types without a table: %v", types)
	}
}

// roundTrip fills every field of a T with something, writes it, reads it, changes it, removes it.
func roundTrip[T any](t *testing.T, s *Store) {
	t.Helper()
	row := fill[T](1)
	do(t, s, "insert", func(tx *Tx) error {
		if _, err := tx.sql.Exec(`PRAGMA defer_foreign_keys = ON`); err != nil {
			return err
		}
		if err := Insert(tx, &row); err != nil {
			return err
		}
		id := ID(reflect.ValueOf(row).FieldByName("ID").Int())
		if got := must(Get[T](tx.ctx, tx, id))(t); !reflect.DeepEqual(got, row) {
			t.Errorf("read %+v, wrote %+v", got, row)
		}
		changed := fill[T](2)
		reflect.ValueOf(&changed).Elem().FieldByName("ID").SetInt(int64(id))
		if err := Update(tx, changed); err != nil {
			return err
		}
		if list := must(List[T](tx.ctx, tx, Match{"id": id}))(t); len(list) != 1 || !reflect.DeepEqual(list[0], changed) {
			t.Errorf("listed %+v, wrote %+v", list, changed)
		}
		if err := Delete[T](tx, id); err != nil {
			return err
		}
		if _, err := Get[T](tx.ctx, tx, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("after delete: %v", err)
		}
		return nil
	})
}

func fill[T any](n int) (row T) {
	value := reflect.ValueOf(&row).Elem()
	for i := range value.NumField() {
		field := value.Field(i)
		switch field.Interface().(type) {
		case Date:
			field.Set(reflect.ValueOf(NewDate(2026, 5, n)))
		case Hash:
			field.SetString(strings.Repeat("a", n))
		case ID:
			field.SetInt(int64(500 + n))
		case string:
			field.SetString(value.Type().Field(i).Name + strings.Repeat(" ä", n))
		case int:
			field.SetInt(int64(300 + 10*i + n))
		case bool:
			field.SetBool(n == 1)
		}
	}
	return row
}

func TestEveryTypeGoesInAndOut(t *testing.T) {
	s := newStore(t)
	for _, try := range []func(*testing.T, *Store){
		roundTrip[Office], roundTrip[District], roundTrip[Body], roundTrip[Term], roundTrip[Organisation], roundTrip[Person], roundTrip[Address],
		roundTrip[Contact], roundTrip[RoleKind], roundTrip[Role], roundTrip[NominationRound], roundTrip[Nomination], roundTrip[Meeting],
		roundTrip[AgendaItem], roundTrip[Invitation], roundTrip[Decision], roundTrip[Task], roundTrip[Motion], roundTrip[FollowUp],
		roundTrip[Template], roundTrip[Sender], roundTrip[LetterRun], roundTrip[Letter], roundTrip[Attachment], roundTrip[JournalEntry],
		roundTrip[setting],
	} {
		try(t, s)
	}
}

func TestMatch(t *testing.T) {
	s := newStore(t)
	do(t, s, "Themen", func(tx *Tx) error {
		meeting := Meeting{Number: 1}
		if err := Insert(tx, &meeting); err != nil {
			return err
		}
		return errors.Join(
			Insert(tx, &AgendaItem{Title: "wartet"}),
			Insert(tx, &AgendaItem{Title: "zweitens", MeetingID: meeting.ID, Position: 2, Public: true}),
			Insert(tx, &AgendaItem{Title: "erstens", MeetingID: meeting.ID, Position: 1, Public: true}))
	})
	for _, c := range []struct {
		name  string
		match Match
		want  string
	}{
		{"all", nil, "wartet zweitens erstens"},
		{"none", Match{"meeting_id": ID(0)}, "wartet"},
		{"nil", Match{"meeting_id": nil}, "wartet"},
		{"reference", Match{"meeting_id": ID(1)}, "zweitens erstens"},
		{"two columns", Match{"meeting_id": ID(1), "position": 1}, "erstens"},
		{"flag", Match{"public": false}, "wartet"},
		{"nothing", Match{"title": "fehlt"}, ""},
	} {
		var titles []string
		for _, item := range must(List[AgendaItem](t.Context(), s, c.match))(t) {
			titles = append(titles, item.Title)
		}
		if got := strings.Join(titles, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if _, err := List[AgendaItem](t.Context(), s, Match{"titel; DROP TABLE person": 1}); err == nil || !strings.Contains(err.Error(), "has no column") {
		t.Errorf("unknown column: %v", err)
	}
}

func TestMissingRows(t *testing.T) {
	s := newStore(t)
	err := s.Do(t.Context(), "fehlt", func(tx *Tx) error {
		for name, err := range map[string]error{
			"update": Update(tx, Person{ID: 77}), "delete": Delete[Person](tx, 77), "update without number": Update(tx, Person{}),
		} {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestDeleteOfAUsedRowIsRefused(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Huber"})
	add(t, s, Contact{PersonID: person.ID, Kind: ContactPhone, Value: "1"})
	if err := s.Do(t.Context(), "löschen", func(tx *Tx) error { return Delete[Person](tx, person.ID) }); err == nil {
		t.Error("a person with contacts was removed")
	}
	must(Get[Person](t.Context(), s, person.ID))(t)
}

func TestTextsAreMadeStorable(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Hu\xffber\x00", Note: "a\x00b"})
	got := must(Get[Person](t.Context(), s, person.ID))(t)
	if got.LastName != "Hu\uFFFDber" || got.Note != "ab" {
		t.Errorf("stored %q, %q", got.LastName, got.Note)
	}
	must(s.Undo(t.Context()))(t)
	must(s.Redo(t.Context()))(t)
}

func TestSettings(t *testing.T) {
	s := newStore(t)
	if got := must(Setting(t.Context(), s, SettingDeadlineDays))(t); got != "28" {
		t.Errorf("deadline %q", got)
	}
	do(t, s, "Frist", func(tx *Tx) error {
		return errors.Join(tx.SetSetting(SettingDeadlineDays, "14"), tx.SetSetting("neu", "1"), tx.SetSetting("neu", "2"))
	})
	for key, want := range map[string]string{SettingDeadlineDays: "14", "neu": "2"} {
		if got := must(Setting(t.Context(), s, key))(t); got != want {
			t.Errorf("%s = %q", key, got)
		}
	}
	must(s.Undo(t.Context()))(t)
	if _, err := Setting(t.Context(), s, "neu"); !errors.Is(err, ErrNotFound) {
		t.Errorf("after undo: %v", err)
	}
}

func TestBlobs(t *testing.T) {
	s := newStore(t)
	var hash, empty Hash
	do(t, s, "Anhang", func(tx *Tx) (err error) {
		if hash, err = tx.PutBlob([]byte("Inhalt\x00\xff")); err != nil {
			return err
		}
		if again := must(tx.PutBlob([]byte("Inhalt\x00\xff")))(t); again != hash {
			t.Errorf("the same bytes got %q and %q", hash, again)
		}
		if empty, err = tx.PutBlob(nil); err != nil {
			return err
		}
		return errors.Join(Insert(tx, &Attachment{Name: "a", Hash: hash}), Insert(tx, &Attachment{Name: "b", Hash: empty}))
	})
	must(s.Undo(t.Context()))(t)
	must(s.Redo(t.Context()))(t)
	if got := must(Blob(t.Context(), s, hash))(t); string(got) != "Inhalt\x00\xff" {
		t.Errorf("got %q", got)
	}
	if got := must(Blob(t.Context(), s, empty))(t); len(got) != 0 {
		t.Errorf("got %q", got)
	}
	if _, err := Blob(t.Context(), s, "fehlt"); !errors.Is(err, ErrNotFound) {
		t.Errorf("missing bytes: %v", err)
	}
	if len(hash) != 64 {
		t.Errorf("hash %q", hash)
	}
}

func TestReadingStopsWithTheContext(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := List[District](ctx, s, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
