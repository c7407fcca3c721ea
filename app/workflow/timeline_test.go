package workflow

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

func textsOf(lines []Happening) string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimSpace(l.On.String()+" "+l.Text+" "+l.Mark.Word))
	}
	return strings.Join(out, "\n")
}

// The timeline puts letters, answers, meetings, functions, notes, motions and tasks into one list, the newest first, and nothing twice.
func TestTimelineHasEverythingOnce(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	invitations := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, result.Meeting.ID))
	guest := invitations[slices.IndexFunc(invitations, func(r data.InvitationRow) bool { return r.Invitation.PersonID != 0 && r.DistrictNumber > 0 })].Invitation
	ids := []data.ID{guest.ID}
	for _, err := range []error{
		desk.MarkAttendance(ctx, ids, data.AttendancePresent, ""),
		desk.AddMotion(ctx, data.Motion{Number: "20-26 / B 1", Subject: "Bank", DistrictID: guest.DistrictID, DatedOn: desk.Today()}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	add(t, desk, data.Task{PersonID: guest.PersonID, Text: "Plakate holen", DueOn: desk.Today().AddDays(7), MeetingID: result.Meeting.ID})
	add(t, desk, data.JournalEntry{PersonID: guest.PersonID, HappenedOn: desk.Today(), Kind: data.JournalNote, Text: "hat angerufen"})
	role := must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{PersonID: guest.PersonID}))[0].Role
	if err := desk.EndRole(ctx, role.ID, desk.Today()); err != nil {
		t.Fatal(err)
	}
	meeting := must[data.Meeting](t)(data.Get[data.Meeting](ctx, desk.Store, result.Meeting.ID))
	for _, c := range []struct {
		filter data.TimelineFilter
		want   []string
	}{
		{data.TimelineFilter{PersonID: guest.PersonID}, []string{meeting.Name() + " anwesend", "Aufgabe: Plakate holen (bis 10.03.2026) offen", "hat angerufen", "letzter Tag", "eingeladen"}},
		{data.TimelineFilter{DistrictID: guest.DistrictID}, []string{meeting.Name() + ": ", "(anwesend)", "BA-Antrag 20-26 / B 00001: Bank offen", "letzter Tag", "begonnen"}},
	} {
		lines := must[[]Happening](t)(desk.Timeline(ctx, c.filter))
		text := textsOf(lines)
		for _, part := range c.want {
			if !strings.Contains(text, part) {
				t.Errorf("%+v lacks %q:\n%s", c.filter, part, text)
			}
		}
		if n := strings.Count(text, "Bank"); n > 1 {
			t.Errorf("the motion stands there %d times:\n%s", n, text)
		}
		seen := map[string]bool{}
		for i, l := range lines {
			if i > 0 && lines[i-1].On.Before(l.On) {
				t.Errorf("not the newest first:\n%s", text)
			}
			if key := textsOf([]Happening{l}); seen[key] && l.LetterID == 0 {
				t.Errorf("twice: %s", key)
			} else {
				seen[key] = true
			}
		}
	}
	if lines := must[[]Happening](t)(desk.Timeline(ctx, data.TimelineFilter{})); lines != nil {
		t.Errorf("a timeline of nobody: %v", lines)
	}
}

// Who is named by an answer is not told once more as the beginning of a function.
func TestAnswerIsNotToldTwice(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	officer := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "migrationsbeauftragte"))
	district := cellOf(t, desk, 3).District
	if err := desk.RecordAnswer(ctx, Answer{DistrictID: district.ID, Way: data.WayPhone, Named: []Named{
		{Card: PersonCard{Person: data.Person{FirstName: "Élodie", LastName: "Straßberger"}}, RoleKindID: officer.ID},
	}}); err != nil {
		t.Fatal(err)
	}
	text := textsOf(must[[]Happening](t)(desk.Timeline(ctx, data.TimelineFilter{DistrictID: district.ID})))
	if strings.Count(text, "Straßberger") != 1 || !strings.Contains(text, "Benannt: Élodie Straßberger") {
		t.Errorf("%s", text)
	}
}
