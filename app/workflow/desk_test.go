package workflow

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rundertisch/data"
)

// noon is the day on which these tests take place.
var noon = time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)

// newDesk returns a desk with a fresh file, its path and its folder.
func newDesk(t *testing.T) *Desk {
	t.Helper()
	store, err := data.Create(context.Background(), filepath.Join(t.TempDir(), "test.db"), data.Options{Now: func() time.Time { return noon }, User: "Test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return NewDesk(store)
}

// demoFile is the demo's people, round and meeting, made once for all tests.
var demoFile = sync.OnceValues(func() (made struct {
	content []byte
	result  DemoResult
}, err error) {
	folder, err := os.MkdirTemp("", "demo")
	if err != nil {
		return made, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "demo.db")
	store, err := data.Create(context.Background(), path, data.Options{Now: func() time.Time { return noon }, User: "Test"})
	if err != nil {
		return made, err
	}
	made.result, err = NewDesk(store).FillDemo(context.Background(), 0, Output{}, nil)
	if err := errors.Join(err, store.Close()); err != nil {
		return made, err
	}
	made.content, err = os.ReadFile(path)
	return made, err
})

// demoDesk returns a desk with the demo's people, round and meeting.
func demoDesk(t testing.TB) (*Desk, DemoResult) {
	t.Helper()
	demo, err := demoFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "test.db")
	if err := os.WriteFile(path, demo.content, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := data.Open(context.Background(), path, data.Options{Now: func() time.Time { return noon }, User: "Test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return NewDesk(store), demo.result
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wantMistake(t *testing.T, err error, part string) {
	t.Helper()
	var m *data.Mistake
	if !errors.As(err, &m) || !strings.Contains(m.Text, part) {
		t.Errorf("got %v, want a mistake with %q", err, part)
	}
}

func cellOf(t *testing.T, desk *Desk, number int) BoardCell {
	t.Helper()
	return must[Board](t)(desk.Board(context.Background(), data.Date{})).Cells[number-1]
}

// Every action is one entry in the history, and one step takes all of it back.
func TestEachActionIsOneStep(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	officer := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "migrationsbeauftragte"))
	invitations := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, result.Meeting.ID))
	ids := []data.ID{invitations[0].Invitation.ID, invitations[1].Invitation.ID}
	for _, action := range []struct {
		name string
		do   func() error
	}{
		{"ask", func() error {
			_, err := desk.AskForNominations(ctx, Asking{Selection: Selection{Group: GroupUnanswered}}, Output{}, nil)
			return err
		}},
		{"answer", func() error {
			return desk.RecordAnswer(ctx, Answer{DistrictID: cellOf(t, desk, 3).District.ID, Way: data.WayPhone, Named: []Named{
				{Card: PersonCard{Person: data.Person{FirstName: "Élodie", LastName: "Straßberger"}}, RoleKindID: officer.ID},
				{PersonID: cellOf(t, desk, 3).Chair.Person.ID, RoleKindID: officer.ID},
			}})
		}},
		{"plan", func() error { _, err := desk.PlanMeeting(ctx, data.Meeting{VagueDate: "im Herbst 2026"}); return err }},
		{"invite", func() error {
			meeting, err := desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(60)})
			if err != nil {
				return err
			}
			guests, err := desk.ProposeGuests(ctx, meeting)
			if err != nil {
				return err
			}
			_, err = desk.Invite(ctx, meeting.ID, guests)
			return err
		}},
		{"reply", func() error { return desk.RecordReply(ctx, ids, data.ReplyDeclined, "") }},
		{"attend", func() error { return desk.MarkAttendance(ctx, ids, data.AttendancePresent, "18:02") }},
		{"all present", func() error { _, err := desk.AllAcceptedPresent(ctx, result.Meeting.ID); return err }},
		{"guest", func() error { _, err := desk.AddGuest(ctx, result.Meeting.ID, "=1+1", ""); return err }},
		{"person", func() error {
			card := must[PersonCard](t)(desk.PersonCard(ctx, cellOf(t, desk, 1).Chair.Person.ID))
			card.Person.FirstName, card.Phone.Value, card.Email.Value, card.Address.City = "Neu", "089 1234", "", "Freising"
			_, err := desk.SavePersonCard(ctx, card)
			return err
		}},
	} {
		before := must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{}))
		if err := action.do(); err != nil {
			t.Fatalf("%s: %v", action.name, err)
		}
		after := must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{}))
		wanted := 1
		if action.name == "invite" { // planning is an action of its own
			wanted = 2
		}
		if len(after)-len(before) != wanted {
			t.Errorf("%s: %d entries, want %d", action.name, len(after)-len(before), wanted)
		}
		state := dump(t, desk)
		entry := must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
		if entry.Title != after[0].Title {
			t.Errorf("%s: undo took back %q, want %q", action.name, entry.Title, after[0].Title)
		}
		if dump(t, desk) == state {
			t.Errorf("%s: undo changed nothing", action.name)
		}
		must[data.HistoryEntry](t)(desk.Store.Redo(ctx))
		if dump(t, desk) != state {
			t.Errorf("%s: redo did not bring everything back", action.name)
		}
	}
}

// dump is a picture of what the actions above touch.
func dump(t *testing.T, desk *Desk) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	for _, line := range []any{
		must[Board](t)(desk.Board(ctx, data.Date{})), must[[]data.Letter](t)(data.List[data.Letter](ctx, desk.Store, nil)),
		must[[]data.Meeting](t)(data.List[data.Meeting](ctx, desk.Store, nil)), must[[]data.Invitation](t)(data.List[data.Invitation](ctx, desk.Store, nil)),
		must[[]data.JournalEntry](t)(data.List[data.JournalEntry](ctx, desk.Store, nil)), must[[]data.Person](t)(data.List[data.Person](ctx, desk.Store, nil)),
		must[[]data.Contact](t)(data.List[data.Contact](ctx, desk.Store, nil)), must[[]data.Address](t)(data.List[data.Address](ctx, desk.Store, nil)),
	} {
		b.WriteString(strings.ReplaceAll(strings.TrimSpace(sprint(line)), "\n", " "))
		b.WriteByte('\n')
	}
	return b.String()
}

func TestAskingSetsDueDateStateAndJournal(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	if err := desk.demoPeople(ctx, 0); err != nil {
		t.Fatal(err)
	}
	due := desk.Today().AddDays(26)
	created, err := desk.AskForNominations(ctx, Asking{Selection: Selection{Group: GroupChairs, Districts: []int{5, 19}}, Due: due}, Output{}, nil)
	if err != nil || created.Letters != 2 {
		t.Fatalf("created %+v, %v", created, err)
	}
	for _, number := range []int{5, 19} {
		cell := cellOf(t, desk, number)
		if cell.State != StateAsked || cell.Nomination.DueOn != due || cell.Nomination.AskedOn != desk.Today() || cell.Line != "Antwort bis 29.03.2026" {
			t.Errorf("BA %d: %v, %+v, %q", number, cell.State.Mark(), cell.Nomination, cell.Line)
		}
		journal := must[[]data.JournalEntry](t)(desk.Store.Timeline(ctx, data.TimelineFilter{DistrictID: cell.District.ID}))
		if len(journal) != 1 || journal[0].LetterID == 0 || journal[0].PersonID != cell.Chair.Person.ID {
			t.Errorf("BA %d: journal %+v", number, journal)
		}
	}
	if cell := cellOf(t, desk, 6); cell.State != StateOpen {
		t.Errorf("BA 6 is %v though nobody wrote to it", cell.State.Mark())
	}
	letters := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{RunID: created.RunID}))
	if len(letters) != 2 || !strings.Contains(letters[1].Content, "29.03.2026") {
		t.Errorf("kept letters: %+v", letters)
	}
}

func TestVacantChairAndMissingAddress(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t) // nobody is on file yet
	draft, err := desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}})
	if err != nil {
		t.Fatal(err)
	}
	if len(draft.Letters) != 25 || draft.Letters[13].Faulty() || draft.Letters[13].Letter.Salutation != "Sehr geehrte Damen und Herren," {
		t.Errorf("letter to a vacant chair: %+v", draft.Letters[13])
	}
	office := cellOf(t, desk, 25).Office
	office.Street, office.City = "", ""
	if err := desk.SaveOffice(ctx, office); err != nil {
		t.Fatal(err)
	}
	if draft, err = desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}}); err != nil {
		t.Fatal(err)
	}
	if !draft.Letters[24].Faulty() || !strings.Contains(sprint(draft.Letters[24].Problems), "Straße oder Ort fehlt") {
		t.Errorf("letter without an address: %+v", draft.Letters[24].Problems)
	}
	created, err := desk.CreateLetters(ctx, draft, Output{}, nil)
	if err != nil || created.Letters != 20 || created.Skipped != 5 {
		t.Errorf("created %+v, %v", created, err)
	}
	if cell := cellOf(t, desk, 25); cell.State != StateOpen {
		t.Errorf("BA 25 counts as %v though its letter was left out", cell.State.Mark())
	}
}

func TestCancelledRunLeavesNoTrace(t *testing.T) {
	desk := newDesk(t)
	draft, err := desk.DraftLetters(context.Background(), LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	before := dump(t, desk)
	_, err = desk.CreateLetters(ctx, draft, Output{File: filepath.Join(folder, "Briefe.pdf"), Folder: filepath.Join(folder, "Briefe")}, func(done, _ int) {
		if done == 7 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if dump(t, desk) != before {
		t.Error("the cancelled run changed the file")
	}
}

func TestUnwritableFolderChangesNothing(t *testing.T) {
	desk := newDesk(t)
	draft, err := desk.DraftLetters(context.Background(), LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}})
	if err != nil {
		t.Fatal(err)
	}
	blocked := filepath.Join(t.TempDir(), "datei")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before := dump(t, desk)
	_, err = desk.CreateLetters(context.Background(), draft, Output{File: filepath.Join(blocked, "Briefe.pdf")}, nil)
	wantMistake(t, err, "lässt sich nicht schreiben")
	if dump(t, desk) != before {
		t.Error("the failed run changed the file")
	}
}

func TestMistakesOfMeetings(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	first := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{Starts: "18:00", Ends: "20:00"}))
	if first.Number != 1 {
		t.Errorf("first meeting has number %d", first.Number)
	}
	_, err := desk.PlanMeeting(ctx, data.Meeting{Number: 1})
	wantMistake(t, err, "gibt es schon")
	_, err = desk.PlanMeeting(ctx, data.Meeting{Starts: "25:00"})
	wantMistake(t, err, "keine Uhrzeit")
	_, err = desk.PlanMeeting(ctx, data.Meeting{Starts: "18:00", Ends: "17:00"})
	wantMistake(t, err, "nicht nach dem Beginn")
	_, err = desk.MeetingByNumber(ctx, 99)
	wantMistake(t, err, "gibt es nicht")
	wantMistake(t, desk.RecordReply(ctx, []data.ID{1}, data.ReplySubstituted, ""), "Vertretung")
	_, err = desk.TemplateByKey(ctx, "gibtsnicht")
	wantMistake(t, err, "Vorhanden sind: benennung")
}

func TestProposeGuestsByRule(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	meeting := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{}))
	guests := must[[]Guest](t)(desk.ProposeGuests(ctx, meeting))
	count := map[string]int{}
	for _, g := range guests {
		count[g.Reason]++
	}
	if count["benannt"] != len(demoNamed) || count["Vorsitz vertritt"] != 25-len(demoNamed) || count["Mitglied Migrationsbeirat"] != len(demoBoard) {
		t.Errorf("proposed %v", count)
	}
	person := guests[0].Holder.Person
	person.NoContact = true
	if _, err := desk.SavePersonCard(ctx, PersonCard{Person: person}); err != nil {
		t.Fatal(err)
	}
	if again := must[[]Guest](t)(desk.ProposeGuests(ctx, meeting)); len(again) != len(guests)-1 {
		t.Errorf("%d proposed after one wants no mail, before %d", len(again), len(guests))
	}
}

func TestCheckFinds(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	if findings := must[[]Finding](t)(desk.Check(ctx)); len(findings) != 0 {
		t.Errorf("the demo has findings: %+v", findings)
	}
	chair := cellOf(t, desk, 9).Chair
	if err := desk.EndRole(ctx, chair.Role.ID, desk.Today().AddDays(-1)); err != nil {
		t.Fatal(err)
	}
	text := sprint(must[[]Finding](t)(desk.Check(ctx)))
	for _, want := range []string{"BA 9 Neuhausen-Nymphenburg: Der Vorsitz ist unbesetzt", "am 02.03.2026 abgelaufen"} {
		if !strings.Contains(text, want) {
			t.Errorf("findings lack %q: %s", want, text)
		}
	}
}

func sprint(v any) string { return fmt.Sprintf("%+v", v) }

func TestAppointSuccessor(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	chair := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "vorsitz"))
	before := cellOf(t, desk, 4)
	named := Named{Card: PersonCard{Person: data.Person{Form: "Frau", LastName: "Nachfolgerin"}}, RoleKindID: chair.ID, Title: "Vorsitzende"}
	if err := desk.Appoint(ctx, Appointment{DistrictID: before.District.ID, Named: named, Succeeds: true}); err != nil {
		t.Fatal(err)
	}
	if after := cellOf(t, desk, 4); after.Chair.Person.LastName != "Nachfolgerin" || after.Chair.Role.Title != "Vorsitzende" {
		t.Errorf("chair %+v", after.Chair)
	}
	old := must[data.Role](t)(data.Get[data.Role](ctx, desk.Store, before.Chair.Role.ID))
	if old.UntilOn != desk.Today().AddDays(-1) {
		t.Errorf("the one before holds the chair until %s", old.UntilOn)
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if again := cellOf(t, desk, 4); again.Chair.Person.ID != before.Chair.Person.ID {
		t.Error("undo did not bring the one before back")
	}
}

// A demo that cannot be finished leaves nothing, and what was there before stays.
func TestDemoIsAllOrNothing(t *testing.T) {
	ctx := context.Background()
	options := data.Options{Now: func() time.Time { return noon }, User: "Test"}
	folder := filepath.Join(t.TempDir(), "demo")
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := CreateDemo(cancelled, folder, options, 0); err == nil {
		t.Fatal("a cancelled demo went through")
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is there: %v", err)
	}
	if _, err := CreateDemo(ctx, folder, options, 0); err != nil {
		t.Fatal(err)
	}
	files := DemoIn(folder)
	if err := os.Remove(files.Attendance); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(files.Attendance, "im Weg"), 0o755); err != nil { // a folder where the list should go
		t.Fatal(err)
	}
	if _, err := CreateDemo(ctx, folder, options, 0); err == nil {
		t.Fatal("a list went to the place of a folder")
	}
	left := must[[]string](t)(filepath.Glob(filepath.Join(folder, "*")))
	if hidden := must[[]string](t)(filepath.Glob(filepath.Join(folder, ".*"))); len(left) != 4 || len(hidden) != 0 {
		t.Errorf("left %q %q", left, hidden)
	}
	store, err := data.Open(ctx, files.File, options)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if entries := must[[]data.HistoryEntry](t)(store.History(ctx, data.HistoryFilter{})); len(entries) == 0 {
		t.Error("the earlier demo is gone")
	}
}

// What the form shows as the address is what a letter prints.
func TestAddressPreviewIsTheAddressOfTheLetter(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	for _, l := range must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{RunID: result.Letters.RunID})) {
		card := must[PersonCard](t)(desk.PersonCard(ctx, l.PersonID))
		if got := strings.Join(must[[]string](t)(desk.AddressPreview(ctx, card)), "\n"); got != l.Address {
			t.Errorf("shown %q, printed %q", got, l.Address)
		}
	}
	for _, h := range must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{Purposes: []string{data.PurposeGuest, data.PurposeBoard}})) {
		lines := must[[]string](t)(desk.AddressPreview(ctx, must[PersonCard](t)(desk.PersonCard(ctx, h.Person.ID))))
		if len(lines) < 3 {
			t.Errorf("%s: %q", h.Person.FullName(), lines)
		}
	}
}

// A character that no font has is told by name and place before anything is printed; the run goes on without that letter.
func TestACharacterWithoutAGlyphIsReported(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	card := must[PersonCard](t)(desk.PersonCard(ctx, cellOf(t, desk, 7).Chair.Person.ID))
	card.Person.LastName = "Huber 😀"
	must[data.ID](t)(desk.SavePersonCard(ctx, card))
	draft, err := desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs, Districts: []int{7, 8}}})
	if err != nil {
		t.Fatal(err)
	}
	found := sprint(draft.Problems())
	for _, want := range []string{"U+1F600", "Anschrift", "BA 07 Sendling-Westpark"} {
		if !strings.Contains(found, want) {
			t.Errorf("%q is not told: %s", want, found)
		}
	}
	created, err := desk.CreateLetters(ctx, draft, Output{}, nil)
	if err != nil || created.Letters+created.Skipped != 2 {
		t.Errorf("%+v, %v", created, err)
	}
}
