package data

// Finding: what is typed finds what is meant, and follows every change.

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// names of people whom everybody's keyboard must find.
func searchable(t testing.TB) *Store {
	s := newStore(t)
	do(t, s, "Personen", func(tx *Tx) error {
		organisation := Organisation{Name: "Nachbarschaftshilfe Ødegård e. V.", Department: "Beratung"}
		if err := Insert(tx, &organisation); err != nil {
			return err
		}
		for i, p := range []Person{
			{FirstName: "Ayşe", LastName: "Öztürk", Title: "Dr."},
			{FirstName: "Karl", LastName: "Müller"},
			{FirstName: "Ana", LastName: "Đurić"},
			{FirstName: "Łukasz", LastName: "Nowak"},
			{LastName: "ıtır"},
			{FirstName: "Άννα", LastName: "Παπαδοπούλου"},
			{FirstName: "Фёдор", LastName: "Жуков", OrganisationID: organisation.ID},
			{FirstName: "Conor", LastName: "O’Brien"},
		} {
			if err := Insert(tx, &p); err != nil {
				return err
			}
			if i == 0 {
				for _, row := range []Contact{
					{PersonID: p.ID, Kind: ContactPhone, Value: "089 233-40596"},
					{PersonID: p.ID, Kind: ContactEmail, Value: "ayse.oeztuerk@ba17.example"},
				} {
					if err := Insert(tx, &row); err != nil {
						return err
					}
				}
				if err := Insert(tx, &Address{PersonID: p.ID, City: "Gräfelfing"}); err != nil {
					return err
				}
				if err := Insert(tx, &Role{PersonID: p.ID, RoleKindID: 3, DistrictID: 17, Title: "Beauftragte für Vielfalt"}); err != nil {
					return err
				}
			}
		}
		if err := Insert(tx, &Letter{Recipient: "Herr Mögele", Subject: "Bitte um Benennung", Address: "Landsberger Straße 486", DatedOn: NewDate(2026, time.May, 4)}); err != nil {
			return err
		}
		return Insert(tx, &Meeting{Number: 7, Title: "Frühjahrstreffen", Place: "Rathaus, Marienplatz 8", HeldOn: NewDate(2026, time.March, 5)})
	})
	return s
}

func titles(hits []Hit) []string {
	var list []string
	for _, h := range hits {
		list = append(list, h.Title)
	}
	return list
}

func TestSearch(t *testing.T) {
	s := searchable(t)
	oeztuerk, mueller := "Öztürk, Ayşe, Dr.", "Müller, Karl"
	for text, want := range map[string][]string{
		"ozturk": {oeztuerk}, "OZTURK": {oeztuerk}, "Öztürk": {oeztuerk}, "oeztuerk": {oeztuerk}, "özt": {oeztuerk}, "ayse": {oeztuerk},
		"muller": {mueller}, "mueller": {mueller}, "Müller": {mueller}, "MÜLLER": {mueller}, "mu\u0308ller": {mueller}, "karl mü": {mueller},
		"duric": {"Đurić, Ana"}, "đurić": {"Đurić, Ana"}, "lukasz": {"Nowak, Łukasz"}, "itir": {"ıtır"}, "ITIR": {"ıtır"}, "Itır": {"ıtır"},
		"obrien": {"O’Brien, Conor"}, "o'brien": {"O’Brien, Conor"},
		"ΠΑΠΑΔΟΠΟΎΛΟΥ": {"Παπαδοπούλου, Άννα"}, "παπαδοπουλου ανν": {"Παπαδοπούλου, Άννα"},
		"жуков": {"Жуков, Фёдор"}, "ФЕДОР": {"Жуков, Фёдор"}, "odegard": {"Жуков, Фёдор"},
		"40596": {oeztuerk}, "233-40596": {oeztuerk}, "08923340596": {oeztuerk}, "ba17.example": {oeztuerk}, "grafelfing": {oeztuerk},
		"vielfalt": {oeztuerk}, "migrationsbeauftragte": {oeztuerk},
		"strasse": {"Schreiben · Herr Mögele"}, "straße": {"Schreiben · Herr Mögele"}, "benennung mogele": {"Schreiben · Herr Mögele"},
		"frühjahr": {"7. Sitzung · Frühjahrstreffen"}, "marienplatz": {"7. Sitzung · Frühjahrstreffen"}, "märz 2026": {"7. Sitzung · Frühjahrstreffen"},
		"05.03.2026": {"7. Sitzung · Frühjahrstreffen"},
		"25":         {"25 · Laim"}, "ba 25": {"25 · Laim"}, "ba25": {"25 · Laim"}, "schwanthalerhohe": {"8 · Schwanthalerhöhe"},
		"giesing":   {"17 · Obergiesing-Fasangarten", "18 · Untergiesing-Harlaching", oeztuerk},
		"laim":      {"25 · Laim", "14 · Berg am Laim"},
		"17 ozturk": {oeztuerk},
		"xyzzy":     nil, "": nil, "-": nil, "öztürk xyzzy": nil, `" OR *`: {oeztuerk, "Παπαδοπούλου, Άννα"},
	} {
		got := titles(must(s.Search(t.Context(), text, 20))(t))
		switch text {
		case `" OR *`: // nothing but the word "or", wherever it stands
			continue
		case "laim":
			slices.Reverse(want) // districts go by their number
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
}

func TestSearchSurvivesAnySign(t *testing.T) {
	s := searchable(t)
	for r := rune(1); r < 0x250; r++ {
		for _, text := range []string{string(r), "o" + string(r) + "z", `"` + string(r) + `" OR NEAR(`, string(r) + "* AND -^:+"} {
			if _, err := s.Search(t.Context(), text, 5); err != nil {
				t.Errorf("%q: %v", text, err)
			}
			if _, err := s.People(t.Context(), PersonFilter{Search: text}); err != nil {
				t.Errorf("people %q: %v", text, err)
			}
		}
	}
}

func TestHitsAreReadyToShow(t *testing.T) {
	s := searchable(t)
	for text, want := range map[string]Hit{
		"ozturk":      {KindPerson, 1, "Öztürk, Ayşe, Dr.", "Beauftragte für Vielfalt · 17 · Obergiesing-Fasangarten · Bezirksausschuss"},
		"hadern":      {KindDistrict, 20, "20 · Hadern", "Stadtbezirk"},
		"mogele":      {KindLetter, 1, "Schreiben · Herr Mögele", "04.05.2026 · Bitte um Benennung"},
		"marienplatz": {KindMeeting, 1, "7. Sitzung · Frühjahrstreffen", "05.03.2026 · Rathaus, Marienplatz 8"},
	} {
		hits := must(s.Search(t.Context(), text, 5))(t)
		if len(hits) != 1 || hits[0] != want {
			t.Errorf("%q: %+v, want %+v", text, hits, want)
		}
	}
}

func TestBeginningsComeBeforeInsides(t *testing.T) {
	s := newStore(t)
	do(t, s, "Personen", func(tx *Tx) error {
		for _, name := range []string{"Abergiesing", "Giesinger", "Gieser"} {
			if err := Insert(tx, &Person{LastName: name}); err != nil {
				return err
			}
		}
		return nil
	})
	if got := titles(must(s.Search(t.Context(), "gies", 3))(t)); !slices.Equal(got, []string{"Gieser", "Giesinger", "17 · Obergiesing-Fasangarten"}) {
		t.Errorf("got %q", got)
	}
	if got := titles(must(s.Search(t.Context(), "gies", 1))(t)); !slices.Equal(got, []string{"Gieser"}) {
		t.Errorf("got %q", got)
	}
}

func TestBeginningsAmongThousands(t *testing.T) {
	s := newStore(t)
	do(t, s, "Personen", func(tx *Tx) error { return insertPeople(tx, 2000) })
	all := must(s.People(t.Context(), PersonFilter{}))(t)
	for _, text := range []string{"person", "p", "hub", "person1", "jurgen muller", "weiß", "1"} {
		for _, limit := range []int{1, 7, 5000} {
			found := must(s.Search(t.Context(), text, limit))(t)
			// What must come first: people in German order in whose documents words begin with these.
			var want []string
			for _, row := range all {
				words := Fold(row.Person.FirstName + " " + row.Person.LastName + " " + row.Email + " " + row.Function)
				if row.DistrictNumber != 0 {
					words = append(words, Fold("BA "+row.District)...)
				}
				if beginWith(words, foldWords(text)) && len(want) < limit {
					want = append(want, row.Person.ListName())
				}
			}
			var got []string
			for _, hit := range found {
				if hit.Kind == KindPerson && len(got) < len(want) {
					got = append(got, hit.Title)
				}
			}
			if districts := slices.IndexFunc(found, func(h Hit) bool { return h.Kind != KindDistrict }); districts != 0 {
				if districts < 0 {
					districts = len(found)
				}
				want = want[:min(len(want), limit-districts)] // districts come first
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q, at most %d: %d hits %.3q, want %d %.3q", text, limit, len(got), got, len(want), want)
			}
		}
	}
}

// beginWith reports whether for each word one of its forms begins one of the words.
func beginWith(words []string, wanted [][]string) bool {
	return !slices.ContainsFunc(wanted, func(forms []string) bool {
		return !slices.ContainsFunc(forms, func(form string) bool {
			return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, form) })
		})
	})
}

func TestSearchFollowsChanges(t *testing.T) {
	s := searchable(t)
	finds := func(text string, want ...string) {
		t.Helper()
		if got := titles(must(s.Search(t.Context(), text, 9))(t)); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	// Each action changes something that a person is found by without touching the person.
	for _, c := range []struct {
		name, before, after string
		fn                  func(tx *Tx) error
	}{
		{"kind renamed", "migrationsbeauftragte", "vielfaltsbeauftragte", func(tx *Tx) error {
			kind, err := Get[RoleKind](tx.ctx, tx, 3)
			kind.Name = "Vielfaltsbeauftragte/r"
			return orElse(err, func() error { return Update(tx, kind) })
		}},
		{"number changed", "40596", "77777", func(tx *Tx) error {
			contact, err := Get[Contact](tx.ctx, tx, 1)
			contact.Value = "089 77777"
			return orElse(err, func() error { return Update(tx, contact) })
		}},
		{"moved", "grafelfing", "pullach", func(tx *Tx) error {
			address, err := Get[Address](tx.ctx, tx, 1)
			address.City = "Pullach"
			return orElse(err, func() error { return Update(tx, address) })
		}},
		{"role for another district", "ozturk fasangarten", "ozturk hadern", func(tx *Tx) error {
			role, err := Get[Role](tx.ctx, tx, 1)
			role.DistrictID = 20
			return orElse(err, func() error { return Update(tx, role) })
		}},
		{"district renamed", "ozturk hadern", "ozturk neuhadern", func(tx *Tx) error {
			district, err := Get[District](tx.ctx, tx, 20)
			district.Name = "Neuhadern"
			return orElse(err, func() error { return Update(tx, district) })
		}},
	} {
		finds(c.before, "Öztürk, Ayşe, Dr.")
		do(t, s, c.name, c.fn)
		finds(c.after, "Öztürk, Ayşe, Dr.")
		if c.name != "district renamed" { // the old name lies inside the new one
			finds(c.before)
		}
		must(s.Undo(t.Context()))(t)
		finds(c.before, "Öztürk, Ayşe, Dr.")
		finds(c.after)
		must(s.Redo(t.Context()))(t)
		finds(c.after, "Öztürk, Ayşe, Dr.")
	}
	do(t, s, "Verein umbenannt", func(tx *Tx) error {
		organisation, err := Get[Organisation](tx.ctx, tx, 1)
		organisation.Name = "Brückenbau"
		return orElse(err, func() error { return Update(tx, organisation) })
	})
	finds("brueckenbau", "Жуков, Фёдор")
	finds("odegard")
	do(t, s, "Geschäftsstelle umbenannt", func(tx *Tx) error {
		office, err := Get[Office](tx.ctx, tx, 5)
		office.Name = "Sternwarte"
		return orElse(err, func() error { return Update(tx, office) })
	})
	if hits := must(s.Search(t.Context(), "sternwarte", 20))(t); len(hits) != 5 || hits[0].Kind != KindDistrict {
		t.Errorf("districts of the office: %v", hits)
	}
	wantSound(t, s)
}

func orElse(err error, then func() error) error {
	if err != nil {
		return err
	}
	return then()
}

func TestAnActionFindsWhatItHasWritten(t *testing.T) {
	s := newStore(t)
	do(t, s, "innen", func(tx *Tx) error {
		for _, name := range []string{"Zander", "Äpfel", "Huber"} {
			if err := Insert(tx, &Person{LastName: name}); err != nil {
				return err
			}
		}
		if hits := must(tx.Search(tx.ctx, "apfel", 5))(t); len(hits) != 1 {
			t.Errorf("hits %v", hits)
		}
		rows := must(tx.People(tx.ctx, PersonFilter{}))(t)
		if len(rows) != 3 || rows[0].Person.LastName != "Äpfel" || rows[2].Person.LastName != "Zander" {
			t.Errorf("people %v", rows)
		}
		if err := Delete[Person](tx, rows[2].Person.ID); err != nil {
			return err
		}
		if count := must(tx.CountPeople(tx.ctx, PersonFilter{}))(t); count != 2 {
			t.Errorf("%d people after one was removed", count)
		}
		return nil
	})
	wantSound(t, s)
}

func TestDocumentsAreMadeAnewWhenTheRulesChange(t *testing.T) {
	s := searchable(t)
	want := dump(t, s)
	for name, harm := range map[string]string{
		"other rules":     `UPDATE store_state SET value = '0/alt' WHERE key = 'search_version'; UPDATE search_document SET text = 'alt', sort_key = x'00'`,
		"missing":         `DELETE FROM search_document WHERE kind = 'person'`,
		"never made":      `DELETE FROM search_document; DELETE FROM store_state`,
		"one too many":    `INSERT INTO search_document (kind, row_id, sort_key, text) VALUES ('person', 999, x'00', 'zu viel')`,
		"words damaged":   `UPDATE search_word_data SET block = zeroblob(length(block)) WHERE id > 10`,
		"pen left opened": `UPDATE history_pen SET mode = 'write', entry_id = 1`,
	} {
		if _, err := s.writing.Exec(harm); err != nil {
			t.Fatal(err)
		}
		s = reopen(t, s)
		if got := dump(t, s); got != want {
			t.Errorf("%s: %s", name, firstDifference(got, want))
		}
		wantSound(t, s)
	}
}

func TestErasedWordsLeaveTheFile(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Geheimniskraemer"})
	do(t, s, "gelöscht", func(tx *Tx) error { return Delete[Person](tx, person.ID) })
	// The history keeps the row until it is erased as well; what is tested here is the word index and the freed space.
	if _, err := s.writing.Exec(`DELETE FROM history_row; DELETE FROM history_entry`); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content := bytes.ToLower(must(os.ReadFile(s.Path()))(t))
	for _, trace := range []string{"geheimnis", "eimniskraemer"} {
		if bytes.Contains(content, []byte(trace)) {
			t.Errorf("%q is still in the file", trace)
		}
	}
}

func TestTenThousandPeopleInOneAction(t *testing.T) {
	s, many := newStore(t), 10_000
	if testing.Short() { // enough for the race detector, which slows this down twentyfold
		many = 500
	}
	do(t, s, "Einlesen", func(tx *Tx) error { return insertPeople(tx, many) })
	if count := must(s.CountPeople(t.Context(), PersonFilter{}))(t); count != many {
		t.Errorf("%d people", count)
	}
	must(s.Undo(t.Context()))(t)
	if count := must(s.CountPeople(t.Context(), PersonFilter{}))(t); count != 0 {
		t.Errorf("%d people after undo", count)
	}
	must(s.Redo(t.Context()))(t)
	wantSound(t, s)
}

// insertPeople adds n invented people, each with a mailbox, every tenth with a function for a district.
func insertPeople(tx *Tx, n int) error {
	first := strings.Fields("Anna Ayşe Łukasz Jürgen Ørjan Đurđa Ανδρέας Фёдор Maximilian Thị")
	last := strings.Fields("Huber Öztürk Müller Nowak Weiß Großmann Παππάς Жуков Nguyễn Schmidt Maier Çelik Horvat")
	for i := range n {
		person := Person{FirstName: first[i%len(first)], LastName: fmt.Sprintf("%s-%s%d", last[i%len(last)], last[i/7%len(last)], i)}
		if err := Insert(tx, &person); err != nil {
			return err
		}
		if err := Insert(tx, &Contact{PersonID: person.ID, Kind: ContactEmail, Value: fmt.Sprintf("person%d@example.org", i)}); err != nil {
			return err
		}
		if i%10 != 0 {
			continue
		}
		if err := Insert(tx, &Role{PersonID: person.ID, RoleKindID: ID(1 + i/10%5), DistrictID: ID(1 + i/10%25)}); err != nil {
			return err
		}
	}
	return nil
}
