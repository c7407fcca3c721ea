package workflow

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundertisch/data"
)

// heldTonight is a meeting that took place today, with an agenda, attendance, a decision and a task.
func heldTonight(t *testing.T) (*Desk, data.ID, []data.AgendaItem) {
	t.Helper()
	ctx := context.Background()
	desk, m, rows := tonight(t)
	must[data.ID](t)(desk.WalkIn(ctx, m.ID, "Huber, Anna; Verein Brücke"))
	if err := desk.RecordSubstitute(ctx, rows[0].Invitation.ID, "Probe, Peter"); err != nil {
		t.Fatal(err)
	}
	must[int](t)(desk.AllAcceptedPresent(ctx, m.ID))
	must[int](t)(desk.CloseMeeting(ctx, m.ID))
	items := must[[]data.AgendaItem](t)(desk.Agenda(ctx, m.ID))
	if err := desk.SaveRecord(ctx, items[0].ID, "Alle stellen sich vor.\n\n- kurz\n- freundlich", data.OutcomeOpen); err != nil {
		t.Fatal(err)
	}
	if err := desk.SaveRecord(ctx, items[2].ID, "Die Zeit reicht nicht.", data.OutcomePostponed); err != nil {
		t.Fatal(err)
	}
	must[data.ID](t)(desk.SaveDecision(ctx, data.Decision{MeetingID: m.ID, AgendaItemID: items[1].ID, Text: "Der Runde Tisch trifft sich viermal im Jahr."}))
	must[data.ID](t)(desk.SaveTask(ctx, data.Task{MeetingID: m.ID, AgendaItemID: items[1].ID, Text: "Termine abstimmen", Who: "Geschäftsstelle", DueOn: desk.Today().AddDays(14)}))
	must[data.ID](t)(desk.SaveTask(ctx, data.Task{MeetingID: m.ID, AgendaItemID: items[1].ID, Text: "Saal buchen", PersonID: rows[1].Invitation.PersonID}))
	return desk, m.ID, items
}

func TestMinutesFillThemselves(t *testing.T) {
	ctx := context.Background()
	desk, id, items := heldTonight(t)
	m := must[Minutes](t)(desk.Minutes(ctx, id))
	if len(m.Lines) != len(items) || m.Lines[0].Item.Outcome != data.OutcomeDone || len(m.Lines[1].Decisions) != 1 || len(m.Lines[1].Tasks) != 2 || m.Lines[2].Item.Outcome != data.OutcomePostponed {
		t.Errorf("%+v", m.Lines)
	}
	if m.Unmarked != 0 || len(m.Guests) != 2 || m.Guests[0].Name != "Anna Huber" || m.Guests[0].Came != "12:00" || len(m.Districts)+len(m.Missing) != 25 {
		t.Errorf("%+v", m)
	}
	if a := m.Present[0]; a.Name != "Peter Probe" || a.For == "" || !strings.HasPrefix(a.Note(), "in Vertretung für "+a.For) {
		t.Errorf("%+v", a)
	}
	text := must[string](t)(desk.MinutesPlain(ctx, id, MinutesOptions{}))
	for _, words := range []string{
		"Protokoll der 1. Sitzung", "Entwurf", "BA vertreten", "Peter Probe", "in Vertretung für", "Anna Huber", "ab 12:00 Uhr", "Alle stellen sich vor.", "- freundlich",
		"Beschluss", "viermal im Jahr", "Termine abstimmen", "Geschäftsstelle", "17.03.2026", "vertagt", m.Lines[1].Tasks[1].Task.Who,
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the text lacks %q:\n%s", words, text)
		}
	}
	if m.Lines[1].Tasks[1].Task.Who == "" {
		t.Error("a task of a person on file has no name to print")
	}
}

func TestMinutesAsFiles(t *testing.T) {
	ctx := context.Background()
	desk, id, _ := heldTonight(t)
	folder := t.TempDir()
	for format, magic := range map[MinutesFormat]string{MinutesPDF: "%PDF-1.7", MinutesWord: "PK\x03\x04", MinutesText: "Runder Tisch der "} {
		path := filepath.Join(folder, "Protokoll."+string(format))
		for range 2 { // the second replaces the first, by the same bytes
			if err := desk.WriteMinutes(ctx, id, format, MinutesOptions{}, path); err != nil {
				t.Fatal(err)
			}
		}
		content := must[[]byte](t)(os.ReadFile(path))
		if !strings.HasPrefix(string(content), magic) {
			t.Errorf("%s begins with %q", format, content[:min(20, len(content))])
		}
		if again := filepath.Join(folder, "2."+string(format)); desk.WriteMinutes(ctx, id, format, MinutesOptions{}, again) != nil || string(must[[]byte](t)(os.ReadFile(again))) != string(content) {
			t.Errorf("%s differs the second time", format)
		}
	}
	wantMistake(t, desk.WriteMinutes(ctx, id, "odt", MinutesOptions{}, filepath.Join(folder, "x.odt")), "pdf")
}

// From draft to sent to approved; what changes after that is told, line by line, and undo takes it back.
func TestStatesOfMinutes(t *testing.T) {
	ctx := context.Background()
	desk, id, items := heldTonight(t)
	mark := func() string {
		m := must[Minutes](t)(desk.Minutes(ctx, id))
		return MinutesMark(m.Meeting, len(m.Changed) > 0).Word + strings.Join(append([]string{""}, m.Changed...), "\n")
	}
	want := func(word string) {
		t.Helper()
		if got := mark(); got != word {
			t.Errorf("%q, want %q", got, word)
		}
	}
	want("Entwurf")
	_, err := desk.MinutesAsSent(ctx, id)
	wantMistake(t, err, "noch nicht")
	if err := desk.MarkMinutesSent(ctx, id, desk.Today()); err != nil {
		t.Fatal(err)
	}
	want("versandt")
	sent := must[[]byte](t)(desk.MinutesAsSent(ctx, id))
	rows := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, id))
	absent := rows[0]
	for _, r := range rows {
		if r.Invitation.Attendance == data.AttendanceAbsent {
			absent = r
			break
		}
	}
	if err := desk.MarkAttendance(ctx, []data.ID{absent.Invitation.ID}, data.AttendancePresent, ""); err != nil {
		t.Fatal(err)
	}
	name := spokenName(absent.Invitation.Name, true)
	got := mark()
	if !strings.HasPrefix(got, "versandt, seither geändert\n") || !strings.Contains(got, "\n+ Anwesend: ") || !strings.Contains(got, "\n- Nicht anwesend: ") || strings.Count(got, name) != 2 {
		t.Errorf("%q", got)
	}
	if string(must[[]byte](t)(desk.MinutesAsSent(ctx, id))) != string(sent) {
		t.Error("what was sent is not what was kept")
	}
	wantMistake(t, desk.MarkMinutesApproved(ctx, id, desk.Today(), 0), "geändert")
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	want("versandt")
	if err := desk.SaveRecord(ctx, items[0].ID, "Alle stellen sich vor.", data.OutcomeDone); err != nil {
		t.Fatal(err)
	}
	want("versandt, seither geändert\n- - kurz\n- - freundlich")
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	next := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(90)}))
	want("versandt") // a meeting to come is no change
	before := dump(t, desk)
	wantMistake(t, desk.MarkMinutesApproved(ctx, next.ID, desk.Today(), id), "spätere")
	wantMistake(t, desk.MarkMinutesSent(ctx, next.ID, desk.Today()), "noch nicht stattgefunden")
	if dump(t, desk) != before {
		t.Error("a refused state changed something")
	}
	if err := desk.MarkMinutesApproved(ctx, id, next.HeldOn, next.ID); err != nil {
		t.Fatal(err)
	}
	want("genehmigt")
	if text := must[string](t)(desk.MinutesPlain(ctx, id, MinutesOptions{})); !strings.Contains(text, "Genehmigt in der 2. Sitzung am "+next.HeldOn.String()) {
		t.Errorf("%s", text)
	}
	if err := desk.ReopenMinutes(ctx, id); err != nil {
		t.Fatal(err)
	}
	want("Entwurf")
	for range 2 {
		must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	}
	if dump(t, desk) != before {
		t.Error("undo does not bring the states back")
	}
}

func TestTasks(t *testing.T) {
	ctx := context.Background()
	desk, id, _ := heldTonight(t)
	late := must[data.ID](t)(desk.SaveTask(ctx, data.Task{MeetingID: id, Text: "schon fällig", DueOn: desk.Today().AddDays(-1)}))
	if text := must[string](t)(desk.MinutesPlain(ctx, id, MinutesOptions{})); !strings.Contains(text, "Ohne Tagesordnungspunkt") || !strings.Contains(text, "schon fällig") {
		t.Errorf("a task without an item is missing:\n%s", text)
	}
	words := func(filter TaskFilter) string {
		var list []string
		for _, r := range must[[]TaskRow](t)(desk.Tasks(ctx, filter)) {
			list = append(list, r.Mark.Word+" "+r.Task.Text)
		}
		return strings.Join(list, ", ")
	}
	if got, want := words(TaskFilter{}), "überfällig schon fällig, offen Termine abstimmen, offen Saal buchen"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := words(TaskFilter{Overdue: true}); got != "überfällig schon fällig" {
		t.Errorf("%q", got)
	}
	if due := must[[]DueItem](t)(desk.Due(ctx)); !strings.Contains(sprint(due), "Aufgabe: schon fällig") || !strings.Contains(sprint(due), "Aufgabe: Termine abstimmen (Geschäftsstelle)") {
		t.Errorf("%+v", due)
	}
	if err := desk.CompleteTasks(ctx, []data.ID{late}, desk.Today()); err != nil {
		t.Fatal(err)
	}
	if got, want := words(TaskFilter{}), "offen Termine abstimmen, offen Saal buchen, erledigt schon fällig"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if err := desk.CompleteTasks(ctx, []data.ID{late}, data.Date{}); err != nil || words(TaskFilter{Overdue: true}) == "" {
		t.Errorf("%v", err)
	}
	if _, err := desk.SaveTask(ctx, data.Task{ID: late}); err != nil || strings.Contains(words(TaskFilter{}), "schon") {
		t.Errorf("%v", err)
	}
	_, err := desk.SaveTask(ctx, data.Task{MeetingID: id, Text: " "})
	wantMistake(t, err, "zu tun")
}

func TestTextBlocks(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	blocks := must[[]data.TextBlock](t)(desk.TextBlocks(ctx))
	if len(blocks) < 4 {
		t.Fatalf("%+v", blocks)
	}
	id := must[data.ID](t)(desk.SaveTextBlock(ctx, data.TextBlock{Name: "Dank", Text: "Der Runde Tisch dankt."}))
	now := must[[]data.TextBlock](t)(desk.TextBlocks(ctx))
	if now[len(now)-1].ID != id {
		t.Errorf("%+v", now)
	}
	_, err := desk.SaveTextBlock(ctx, data.TextBlock{ID: id, Name: "Dank"})
	wantMistake(t, err, "beides")
	must[data.ID](t)(desk.SaveTextBlock(ctx, data.TextBlock{ID: id}))
	if now := must[[]data.TextBlock](t)(desk.TextBlocks(ctx)); len(now) != len(blocks) {
		t.Errorf("%+v", now)
	}
}

func TestChangedLines(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"a\nb\nc", "a\nb\nc", ""}, {"a\n\nb", "a\nb\n", ""}, {"a\nb\nc", "a\nx\nc", "- b|+ x"}, {"", "a", "+ a"}, {"a\nb", "b", "- a"}, {"a\nb", "b\na", "- a|+ a"},
	} {
		if got := strings.Join(changedLines(c.was, c.is), "|"); got != c.want {
			t.Errorf("%q → %q: %q, want %q", c.was, c.is, got, c.want)
		}
	}
}

// The letters that send the minutes make them sent ones, in the same step.
func TestLettersSendTheMinutes(t *testing.T) {
	ctx := context.Background()
	desk, id, _ := heldTonight(t)
	before := dump(t, desk)
	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "protokoll", Selection: Selection{Group: GroupAccepted}, MeetingID: id, Email: true}))
	folder := t.TempDir()
	must[Created](t)(desk.CreateLetters(ctx, draft, Output{File: filepath.Join(folder, "Briefe.pdf"), Mail: filepath.Join(folder, "E-Mail")}, nil))
	m := must[Minutes](t)(desk.Minutes(ctx, id))
	if m.Meeting.MinutesState != data.MinutesSent || m.Meeting.MinutesSentOn != desk.Today() || len(m.Changed) > 0 {
		t.Errorf("%+v", m.Meeting)
	}
	must[[]byte](t)(desk.MinutesAsSent(ctx, id))
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if dump(t, desk) != before {
		t.Error("one step does not take letters and state back together")
	}
}

// A version for everybody leaves out what is not public, and keeps the numbers.
func TestPublicMinutes(t *testing.T) {
	ctx := context.Background()
	desk, id, items := heldTonight(t)
	must[data.ID](t)(desk.AddAgendaItem(ctx, data.AgendaItem{MeetingID: id, ParentID: items[1].ID, Title: "Honorare", Public: true}))
	items[1].Public = false
	if err := desk.SaveAgendaItem(ctx, items[1]); err != nil {
		t.Fatal(err)
	}
	must[data.ID](t)(desk.SaveTask(ctx, data.Task{MeetingID: id, Text: "Rechnung prüfen"}))
	whole := must[string](t)(desk.MinutesPlain(ctx, id, MinutesOptions{}))
	public := must[string](t)(desk.MinutesPlain(ctx, id, MinutesOptions{PublicOnly: true}))
	for _, words := range []string{items[1].Title, "Honorare", "viermal im Jahr", "Rechnung prüfen", "Saal buchen"} {
		if !strings.Contains(whole, words) || strings.Contains(public, words) {
			t.Errorf("%q stands in the wrong version", words)
		}
	}
	if !strings.Contains(public, "TOP 3") || strings.Contains(public, "TOP 2") {
		t.Errorf("numbers changed:\n%s", public)
	}
}
