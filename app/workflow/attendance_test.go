package workflow

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

// tonight is the demo's meeting, moved to today.
func tonight(t *testing.T) (*Desk, data.Meeting, []data.InvitationRow) {
	t.Helper()
	desk, demo := demoDesk(t)
	saved(t, desk, demo.Meeting.ID, func(m *data.Meeting) { m.HeldOn, m.Starts, m.Ends = desk.Today(), "11:30", "13:30" })
	m := must[data.Meeting](t)(data.Get[data.Meeting](context.Background(), desk.Store, demo.Meeting.ID))
	return desk, m, must[[]data.InvitationRow](t)(desk.Store.Invitations(context.Background(), m.ID))
}

func invitation(t *testing.T, desk *Desk, id data.ID) data.Invitation {
	t.Helper()
	return must[data.Invitation](t)(data.Get[data.Invitation](context.Background(), desk.Store, id))
}

func TestWalkIns(t *testing.T) {
	ctx := context.Background()
	desk, m, rows := tonight(t)
	for _, c := range []struct{ line, name, capacity string }{
		{"Huber, Anna; Verein Brücke", "Huber, Anna", "Verein Brücke"},
		{" Jean-Luc  Picard (Flüchtlingsrat München) ", "Jean-Luc Picard", "Flüchtlingsrat München"},
		{"Soraya", "Soraya", "Gast"},
		{"Müller;", "Müller", "Gast"},
	} {
		got := invitation(t, desk, must[data.ID](t)(desk.WalkIn(ctx, m.ID, c.line)))
		if got.Name != c.name || got.Capacity != c.capacity || got.Attendance != data.AttendancePresent || got.Came != "12:00" || !got.WalkedIn || !got.InvitedOn.IsZero() || got.PersonID != 0 {
			t.Errorf("%q: %+v", c.line, got)
		}
	}
	before := dump(t, desk)
	for line, words := range map[string]string{
		"  ": "Namen", "; Verein": "Namen", "anna HUBER": "steht schon", rows[0].Invitation.Name: "steht schon",
	} {
		_, err := desk.WalkIn(ctx, m.ID, line)
		wantMistake(t, err, words)
	}
	if dump(t, desk) != before {
		t.Error("a refused guest changed something")
	}
	// Who is on file comes as that person: the BA counts as represented.
	deputy := must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{Purposes: []string{data.PurposeDeputy}, On: desk.Today()}))[0]
	got := invitation(t, desk, must[data.ID](t)(desk.WalkIn(ctx, m.ID, deputy.Person.FirstName+" "+deputy.Person.LastName)))
	if got.PersonID != deputy.Person.ID || got.DistrictID != deputy.Role.DistrictID || got.Capacity != deputy.Function() || !got.WalkedIn {
		t.Errorf("%+v for %+v", got, deputy)
	}
	now := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, m.ID))
	if got := Represented(now); !slices.Equal(got, []int{deputy.DistrictNumber}) {
		t.Errorf("represented %v", got)
	}
}

func TestTimesAndSubstitutes(t *testing.T) {
	ctx := context.Background()
	desk, m, rows := tonight(t)
	first, second := rows[0].Invitation.ID, rows[1].Invitation.ID
	wantMistake(t, desk.RecordTimes(ctx, first, "12:00", ""), "Anwesenheit")
	if err := desk.MarkAttendance(ctx, []data.ID{first}, data.AttendancePresent, desk.ArrivalNow(m)); err != nil {
		t.Fatal(err)
	}
	if err := desk.RecordTimes(ctx, first, "12:05", "13:00"); err != nil {
		t.Fatal(err)
	}
	wantMistake(t, desk.RecordTimes(ctx, first, "12:05", "12:00"), "nicht nach")
	wantMistake(t, desk.RecordTimes(ctx, first, "fünf", ""), "Uhrzeit")
	if got := invitation(t, desk, first); got.Came != "12:05" || got.Gone != "13:00" {
		t.Errorf("%+v", got)
	}
	wantMistake(t, desk.RecordSubstitute(ctx, second, " "), "Vertretung")
	if err := desk.RecordSubstitute(ctx, second, "Probe, Peter"); err != nil {
		t.Fatal(err)
	}
	if got := invitation(t, desk, second); got.Reply != data.ReplySubstituted || got.Substitute != "Probe, Peter" || got.Attendance != data.AttendancePresent || got.Came != "12:00" {
		t.Errorf("%+v", got)
	}
	if other := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(1)})); desk.ArrivalNow(other) != "" {
		t.Error("somebody arrives today at a meeting of tomorrow")
	}
}

func TestCloseMeeting(t *testing.T) {
	ctx := context.Background()
	desk, m, rows := tonight(t)
	must[int](t)(desk.AllAcceptedPresent(ctx, m.ID))
	before := dump(t, desk)
	marked := must[int](t)(desk.CloseMeeting(ctx, m.ID))
	count := map[string]int{}
	open := 0
	for _, r := range rows {
		i := invitation(t, desk, r.Invitation.ID)
		count[r.Invitation.Reply+"→"+i.Attendance]++
		if r.Invitation.Reply == data.ReplyOpen || r.Invitation.Reply == data.ReplyDeclined {
			open++
		}
	}
	if marked != open || count["declined→excused"] == 0 || count["→absent"] == 0 || count["accepted→present"] == 0 || len(count) != 4 {
		t.Errorf("%d marked, %v", marked, count)
	}
	if now := must[data.Meeting](t)(data.Get[data.Meeting](ctx, desk.Store, m.ID)); now.State != data.MeetingHeld {
		t.Errorf("state %q", now.State)
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if dump(t, desk) != before {
		t.Error("one step does not open the meeting again")
	}
	saved(t, desk, m.ID, func(m *data.Meeting) { m.HeldOn = desk.Today().AddDays(1) })
	_, err := desk.CloseMeeting(ctx, m.ID)
	wantMistake(t, err, "erst am")
	saved(t, desk, m.ID, func(m *data.Meeting) { m.HeldOn = data.Date{} })
	_, err = desk.CloseMeeting(ctx, m.ID)
	wantMistake(t, err, "Datum")
}

func TestRepliesByDistrict(t *testing.T) {
	districts := []data.District{{ID: 3, Number: 3}, {ID: 1, Number: 1}, {ID: 2, Number: 2}, {ID: 4, Number: 4}, {ID: 5, Number: 5}}
	row := func(district data.ID, name, reply, substitute string) data.InvitationRow {
		return data.InvitationRow{Invitation: data.Invitation{DistrictID: district, Name: name, Reply: reply, Substitute: substitute}}
	}
	replies := DistrictReplies(districts, []data.InvitationRow{
		row(1, "A", data.ReplyDeclined, ""), row(1, "B", data.ReplyAccepted, ""), row(2, "C", data.ReplyDeclined, ""), row(3, "D", data.ReplyOpen, ""),
		row(3, "E", data.ReplySubstituted, "F"), row(4, "G", data.ReplyDeclined, ""), row(4, "H", data.ReplyOpen, ""), row(0, "Gast", data.ReplyAccepted, ""),
	})
	var words []string
	for _, r := range replies {
		words = append(words, r.Mark.Word+" ("+strings.Join(r.Names, "; ")+")")
	}
	want := "zugesagt (A: abgesagt; B: zugesagt)|abgesagt (C: abgesagt)|Vertretung (D: offen; E: Vertretung (F))|offen (G: abgesagt; H: offen)|nicht eingeladen ()"
	if got := strings.Join(words, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Those without a reply are asked once more, and it is noted.
func TestReminderOfAnInvitation(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	order := must[LetterOrder](t)(desk.ReplyReminder(ctx, demo.Meeting.ID))
	draft := must[*Draft](t)(desk.DraftLetters(ctx, order))
	rows := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, demo.Meeting.ID))
	silent := 0
	for _, r := range rows {
		if r.Invitation.Reply == data.ReplyOpen && r.Invitation.PersonID != 0 {
			silent++
		}
	}
	if len(draft.Letters) != silent || silent == 0 {
		t.Fatalf("%d letters for %d who are silent", len(draft.Letters), silent)
	}
	must[Created](t)(desk.CreateLetters(ctx, draft, Output{}, nil))
	reminded := must[[]data.Invitation](t)(data.List[data.Invitation](ctx, desk.Store, data.Match{"reminded_on": desk.Today()}))
	if len(reminded) != silent {
		t.Errorf("%d reminded", len(reminded))
	}
	var ids []data.ID
	for _, r := range rows {
		ids = append(ids, r.Invitation.ID)
	}
	if err := desk.RecordReply(ctx, ids, data.ReplyAccepted, ""); err != nil {
		t.Fatal(err)
	}
	_, err := desk.ReplyReminder(ctx, demo.Meeting.ID)
	wantMistake(t, err, "keine Antwort")
}
