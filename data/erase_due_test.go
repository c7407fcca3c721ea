package data

import (
	"regexp"
	"testing"
	"time"
)

// The time begins with whatever happened last; without a function nobody is forgotten, and with one nobody is in the list.
func TestLastContacts(t *testing.T) {
	s := newStore(t)
	kinds := must(List[RoleKind](t.Context(), s, nil))(t)
	named := func(name string) Person { return add(t, s, Person{LastName: name}) }
	day := func(year int) Date { return NewDate(year, time.March, 3) }
	bare, chair, past, coming, guest, written, noted, verified := named("Nie"), named("Vorsitz"), named("Früher"), named("Bald"), named("Gast"), named("Brief"), named("Notiz"), named("Stand")
	forgotten := named("Vergessen") // the function was never ended; its term is over
	term := add(t, s, Term{BodyID: 1, Name: "2008–2014", UntilOn: day(2014)})
	meeting := add(t, s, Meeting{Number: 77, HeldOn: day(2018)})
	do(t, s, "Ereignisse", func(tx *Tx) error {
		verified.VerifiedOn, verified.InformedOn = day(2013), day(2011)
		if err := Update(tx, verified); err != nil {
			return err
		}
		for _, r := range []Role{{PersonID: chair.ID}, {PersonID: forgotten.ID, TermID: term.ID}, {PersonID: past.ID, UntilOn: day(2012)}, {PersonID: past.ID, UntilOn: day(2015)}, {PersonID: coming.ID, FromOn: day(2030), UntilOn: day(2036)}, {PersonID: coming.ID, UntilOn: day(2012)}} {
			r.RoleKindID = kinds[0].ID
			if err := Insert(tx, &r); err != nil {
				return err
			}
		}
		for _, l := range []Letter{{PersonID: written.ID, DatedOn: day(2017), ReturnedOn: day(2018).AddDays(9)}, {PersonID: past.ID, DatedOn: day(2014)}} {
			if err := Insert(tx, &l); err != nil {
				return err
			}
		}
		for _, e := range []JournalEntry{
			{PersonID: noted.ID, HappenedOn: day(2016), Kind: JournalNote, Text: "rief an"},
			{PersonID: noted.ID, HappenedOn: day(2024), Kind: JournalNote, Text: "Zusammengeführt mit N. Notiz (Nr. 4711)"},
		} {
			if err := Insert(tx, &e); err != nil {
				return err
			}
		}
		if err := Insert(tx, &MergedPerson{PersonID: noted.ID, Number: 4711, MergedOn: day(2024)}); err != nil {
			return err
		}
		return Insert(tx, &Invitation{MeetingID: meeting.ID, PersonID: guest.ID, Name: "Gast"})
	})
	do(t, s, "Archiv", func(tx *Tx) error { // says nothing about contact
		bare.ArchiveOfferedOn = day(2026)
		return Update(tx, bare)
	})
	got := must(s.LastContacts(t.Context(), day(2026)))(t)
	for name, want := range map[string]struct {
		id  ID
		day Date
	}{
		"entered": {bare.ID, DateOf(noon)}, "former": {past.ID, day(2015)}, "guest": {guest.ID, day(2018)}, "letter": {written.ID, day(2018).AddDays(9)},
		"note": {noted.ID, day(2016)}, "verified": {verified.ID, day(2013)}, "never ended": {forgotten.ID, day(2014)},
	} {
		if got[want.id] != want.day {
			t.Errorf("%s: %s, want %s", name, got[want.id], want.day)
		}
	}
	for _, id := range []ID{chair.ID, coming.ID} {
		if day, is := got[id]; is {
			t.Errorf("person %d has a function and is counted since %s", id, day)
		}
	}
	if _, err := s.writing.Exec(`UPDATE history_row SET new = NULL WHERE table_name = 'person'`); err != nil { // as after erasing: what nobody knows any more
		t.Fatal(err)
	}
	if got := must(s.LastContacts(t.Context(), day(2026)))(t); got[bare.ID] != DateOf(noon) {
		t.Errorf("without a history: %s", got[bare.ID])
	}
}

// Every day that a table knows of a person is looked at.
func TestContactDaysKnowEveryTable(t *testing.T) {
	s := newStore(t)
	without := map[string]string{"address": "part of the person", "contact": "part of the person", "attachment": "has no day", "not_duplicate": "an office's note", "merged_person": "an office's note"}
	for _, r := range must(references(t.Context(), s.reading))(t) {
		if r.target == "person" && without[r.table] == "" && !contactDaysName(r) {
			t.Errorf("%s tells of people: contactDays has to look at it, or the test has to say why not", r.name())
		}
	}
}

// contactDaysName reports whether the query reads the column.
func contactDaysName(r reference) bool {
	return regexp.MustCompile(`SELECT (\w\.)?` + r.column + `,.* FROM ` + r.table + `\b`).MatchString(contactDays)
}
