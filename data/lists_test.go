package data

// The lists as pages show them: who is in, in which order, with which words beside.

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// committee is a small round table: two districts with people, former ones, members of the board. Äpfel stands before Apfel, because the
// names are equal but for the accent, and Anna comes before Berta.
func committee(t testing.TB) *Store {
	s := newStore(t)
	do(t, s, "Besetzung", func(tx *Tx) error {
		for _, p := range []struct {
			first, last string
			roles       []Role
			contacts    []Contact
		}{
			{"Jürgen", "Groß", []Role{{RoleKindID: 1, DistrictID: 25, Title: "Vorsitzender"}, {RoleKindID: 3, DistrictID: 25}},
				[]Contact{{Kind: ContactEmail, Value: "erste@example.org"}, {Kind: ContactEmail, Value: "liebste@example.org", Preferred: true},
					{Kind: ContactPhone, Value: "089 1"}, {Kind: ContactMobile, Value: "0170 geheim", NotOnLists: true, Preferred: true}}},
			{"Anna", "Äpfel", []Role{{RoleKindID: 1, DistrictID: 2, UntilOn: NewDate(2026, time.April, 30)}}, nil},
			{"Berta", "Apfel", []Role{{RoleKindID: 1, DistrictID: 2, FromOn: NewDate(2026, time.May, 1)}}, nil},
			{"Zoe", "Zander", []Role{{RoleKindID: 6}}, nil},
			{"Ole", "Örtel", []Role{{RoleKindID: 6}}, nil},
			{"Max", "Oertel", []Role{{RoleKindID: 5, DistrictID: 25}, {RoleKindID: 8, BodyID: 2}}, nil},
			{"", "Ohneamt", nil, nil},
		} {
			person := Person{FirstName: p.first, LastName: p.last}
			if err := Insert(tx, &person); err != nil {
				return err
			}
			for _, r := range p.roles {
				r.PersonID = person.ID
				if err := Insert(tx, &r); err != nil {
					return err
				}
			}
			for _, c := range p.contacts {
				c.PersonID = person.ID
				if err := Insert(tx, &c); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return s
}

func TestHolders(t *testing.T) {
	s := committee(t)
	for _, c := range []struct {
		name   string
		filter HolderFilter
		want   string
	}{
		{"all ever", HolderFilter{}, "2 Äpfel, 2 Apfel, 25 Groß, 25 Groß, 25 Oertel, 0 Örtel, 0 Zander, 0 Oertel"},
		{"last day", HolderFilter{DistrictID: 2, On: NewDate(2026, time.April, 30)}, "2 Äpfel"},
		{"first day", HolderFilter{DistrictID: 2, On: NewDate(2026, time.May, 1)}, "2 Apfel"},
		{"purposes", HolderFilter{Purposes: []string{PurposeChair, PurposeContact}, On: NewDate(2026, time.May, 1)}, "2 Apfel, 25 Groß, 25 Oertel"},
		{"body of the kind or of the role", HolderFilter{BodyID: 2}, "0 Örtel, 0 Zander, 0 Oertel"},
		{"person", HolderFilter{PersonID: 1}, "25 Groß, 25 Groß"},
		{"nobody", HolderFilter{DistrictID: 9}, ""},
	} {
		var got []string
		for _, h := range must(s.Holders(t.Context(), c.filter))(t) {
			got = append(got, fmt.Sprint(h.DistrictNumber, " ", h.Person.LastName))
			if h.Role.PersonID != h.Person.ID || h.Role.RoleKindID != h.RoleKind.ID {
				t.Errorf("%s: rows do not belong together: %+v", c.name, h)
			}
		}
		if joined := strings.Join(got, ", "); joined != c.want {
			t.Errorf("%s: %s, want %s", c.name, joined, c.want)
		}
	}
	chair := must(s.Holders(t.Context(), HolderFilter{PersonID: 1}))(t)
	if chair[0].Function() != "Vorsitzender" || chair[1].Function() != "Migrationsbeauftragte/r" {
		t.Errorf("functions %q, %q", chair[0].Function(), chair[1].Function())
	}
}

func TestPeople(t *testing.T) {
	s := committee(t)
	west := must(List[Office](t.Context(), s, Match{"key": "west"}))(t)[0].ID
	for _, c := range []struct {
		name   string
		filter PersonFilter
		want   string
	}{
		{"all", PersonFilter{}, "Äpfel Apfel Groß Oertel Ohneamt Örtel Zander"},
		{"kind", PersonFilter{RoleKindID: 1}, "Äpfel Apfel Groß"},
		{"kind on a day", PersonFilter{RoleKindID: 1, On: NewDate(2026, time.June, 1)}, "Apfel Groß"},
		{"body", PersonFilter{BodyID: 2}, "Oertel Örtel Zander"},
		{"one role fits all", PersonFilter{BodyID: 2, DistrictID: 25}, ""},
		{"district", PersonFilter{DistrictID: 25}, "Groß Oertel"},
		{"office", PersonFilter{OfficeID: west}, "Groß Oertel"},
		{"search", PersonFilter{Search: "ORTEL"}, "Örtel"},
		{"search both forms", PersonFilter{Search: "oertel"}, "Oertel Örtel"},
		{"search inside", PersonFilter{Search: "pfel"}, "Äpfel Apfel"},
		{"search and kind", PersonFilter{Search: "laim", RoleKindID: 5}, "Oertel"},
		{"search for signs", PersonFilter{Search: "?!"}, ""},
		{"search for blanks", PersonFilter{Search: "  "}, "Äpfel Apfel Groß Oertel Ohneamt Örtel Zander"},
	} {
		var got []string
		for _, row := range must(s.People(t.Context(), c.filter))(t) {
			got = append(got, row.Person.LastName)
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%s: %s, want %s", c.name, joined, c.want)
		}
		if count := must(s.CountPeople(t.Context(), c.filter))(t); count != len(got) {
			t.Errorf("%s: counted %d", c.name, count)
		}
		var paged []string
		for offset := 0; ; offset += 2 {
			page := c.filter
			page.Limit, page.Offset = 2, offset
			rows := must(s.People(t.Context(), page))(t)
			if len(rows) == 0 {
				break
			}
			for _, row := range rows {
				paged = append(paged, row.Person.LastName)
			}
		}
		if !slices.Equal(paged, got) {
			t.Errorf("%s: pages give %v", c.name, paged)
		}
	}
}

func TestPersonRow(t *testing.T) {
	s := committee(t)
	row := must(s.People(t.Context(), PersonFilter{Search: "groß", On: s.Today()}))(t)[0]
	want := PersonRow{row.Person, "Vorsitzender, Migrationsbeauftragte/r", "25 · Laim", 25, "Bezirksausschuss", "liebste@example.org", "089 1"}
	if row != want {
		t.Errorf("row %+v", row)
	}
	former := must(s.People(t.Context(), PersonFilter{Search: "äpfel", On: s.Today()}))(t)[0]
	if former.Function != "" || former.District != "" {
		t.Errorf("a former chair is shown as %+v", former)
	}
	ever := must(s.People(t.Context(), PersonFilter{Search: "äpfel"}))(t)[0]
	if ever.Function != "Vorsitz" || ever.DistrictNumber != 2 {
		t.Errorf("without a day: %+v", ever)
	}
}

func TestMeetingsAndInvitations(t *testing.T) {
	s := committee(t)
	var meeting Meeting
	do(t, s, "Sitzungen", func(tx *Tx) error {
		if err := Insert(tx, &Meeting{Number: 1}); err != nil {
			return err
		}
		meeting = Meeting{Number: 2}
		if err := Insert(tx, &meeting); err != nil {
			return err
		}
		for _, i := range []Invitation{
			{Name: "Gast, Zacharias"},
			{Name: "Gast, Änne", Attendance: AttendancePresent},
			{Name: "Verwaltung, Vera", BodyID: 3, Reply: ReplyAccepted, Attendance: AttendanceExcused},
			{Name: "Zander, Zoe", BodyID: 2, PersonID: 4, Reply: ReplyDeclined, Attendance: AttendanceAbsent},
			{Name: "Örtel, Ole", BodyID: 2, PersonID: 5, Reply: ReplySubstituted, Attendance: AttendanceOnline},
			{Name: "Große, Anna", DistrictID: 25, BodyID: 1, Attendance: AttendancePresent},
			{Name: "Groß, Jürgen", DistrictID: 25, Reply: ReplyAccepted, Attendance: AttendancePresent},
			{Name: "Apfel, Berta", DistrictID: 2, BodyID: 1, Attendance: AttendancePresent},
		} {
			i.MeetingID = meeting.ID
			if err := Insert(tx, &i); err != nil {
				return err
			}
		}
		return nil
	})
	var names []string
	for _, row := range must(s.Invitations(t.Context(), meeting.ID))(t) {
		names = append(names, fmt.Sprint(row.DistrictNumber, row.BodyAbbreviation, " ", row.Invitation.Name))
	}
	want := []string{"2BA Apfel, Berta", "25 Groß, Jürgen", "25BA Große, Anna", "0MB Örtel, Ole", "0MB Zander, Zoe", "0Verw. Verwaltung, Vera",
		"0 Gast, Änne", "0 Gast, Zacharias"}
	if !slices.Equal(names, want) {
		t.Errorf("invitations %q, want %q", names, want)
	}
	rows := must(s.Meetings(t.Context()))(t)
	if len(rows) != 2 || rows[0] != (MeetingRow{rows[0].Meeting, 8, 3, 1, 5, 2}) || rows[0].Meeting.Number != 2 {
		t.Errorf("meetings %+v", rows)
	}
	if rows[1] != (MeetingRow{Meeting: rows[1].Meeting}) {
		t.Errorf("a meeting without invitations: %+v", rows[1])
	}
}

func TestLettersAndRuns(t *testing.T) {
	s := committee(t)
	var run, second LetterRun
	do(t, s, "Briefe", func(tx *Tx) error {
		run = LetterRun{TemplateID: 1, Name: "erster", DatedOn: NewDate(2026, time.May, 4)}
		second = LetterRun{Name: "zweiter", DatedOn: NewDate(2026, time.June, 4)}
		if err := errors.Join(Insert(tx, &run), Insert(tx, &second)); err != nil {
			return err
		}
		for _, l := range []Letter{
			{RunID: run.ID, Position: 2, Recipient: "Frau Öztürk", DistrictID: 2, DatedOn: run.DatedOn},
			{RunID: run.ID, Position: 1, Recipient: "Herr Groß", DistrictID: 25, PersonID: 1, DatedOn: run.DatedOn},
			{RunID: second.ID, Position: 1, Recipient: "Herr Groß", DistrictID: 25, PersonID: 1, DatedOn: second.DatedOn, Subject: "Erinnerung"},
			{Recipient: "einzeln", DatedOn: NewDate(2026, time.May, 20)},
		} {
			if err := Insert(tx, &l); err != nil {
				return err
			}
		}
		return nil
	})
	for _, c := range []struct {
		name   string
		filter LetterFilter
		want   []ID
	}{
		{"newest first", LetterFilter{}, []ID{3, 4, 2, 1}},
		{"run by place", LetterFilter{RunID: run.ID}, []ID{2, 1}},
		{"person", LetterFilter{PersonID: 1}, []ID{3, 2}},
		{"district", LetterFilter{DistrictID: 2}, []ID{1}},
		{"search", LetterFilter{Search: "ozturk"}, []ID{1}},
		{"search two words", LetterFilter{Search: "gross erinn"}, []ID{3}},
		{"limit", LetterFilter{Limit: 1}, []ID{3}},
		{"signs", LetterFilter{Search: "§"}, nil},
	} {
		var got []ID
		for _, l := range must(s.Letters(t.Context(), c.filter))(t) {
			got = append(got, l.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	rows := must(s.LetterRuns(t.Context()))(t)
	template := must(Get[Template](t.Context(), s, 1))(t)
	if len(rows) != 2 || rows[0] != (LetterRunRow{second, "", 1}) || rows[1] != (LetterRunRow{run, template.Name, 2}) {
		t.Errorf("runs %+v", rows)
	}
}

func TestTimelineAndCurrentRound(t *testing.T) {
	s := committee(t)
	if _, found, err := s.CurrentRound(t.Context()); found || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
	do(t, s, "Einträge", func(tx *Tx) error {
		return errors.Join(
			Insert(tx, &JournalEntry{HappenedOn: NewDate(2026, time.May, 4), Kind: "letter", Text: "a", PersonID: 1, DistrictID: 25}),
			Insert(tx, &JournalEntry{HappenedOn: NewDate(2026, time.May, 9), Kind: "answer", Text: "b", DistrictID: 25}),
			Insert(tx, &JournalEntry{HappenedOn: NewDate(2026, time.May, 4), Kind: "call", Text: "c", PersonID: 1}),
			Insert(tx, &NominationRound{Name: "alt", StartedOn: NewDate(2020, time.May, 4), ClosedOn: NewDate(2021, time.May, 4)}),
			Insert(tx, &NominationRound{Name: "neu", StartedOn: NewDate(2026, time.May, 4)}),
			Insert(tx, &NominationRound{Name: "vergessen", StartedOn: NewDate(2023, time.May, 4)}))
	})
	for _, c := range []struct {
		filter TimelineFilter
		want   string
	}{
		{TimelineFilter{}, "bca"}, {TimelineFilter{PersonID: 1}, "ca"}, {TimelineFilter{DistrictID: 25}, "ba"},
		{TimelineFilter{PersonID: 1, DistrictID: 25}, "a"}, {TimelineFilter{MeetingID: 1}, ""},
	} {
		got := ""
		for _, e := range must(s.Timeline(t.Context(), c.filter))(t) {
			got += e.Text
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.filter, got, c.want)
		}
	}
	if round, found, err := s.CurrentRound(t.Context()); !found || err != nil || round.Name != "neu" {
		t.Errorf("current round %+v, %v, %v", round, found, err)
	}
}
