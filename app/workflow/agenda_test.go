package workflow

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

// outline writes an agenda as people read it: '1 A | 1.1 B | 2 C'.
func outline(t *testing.T, d *Desk, meeting data.ID) string {
	t.Helper()
	m := must[data.Meeting](t)(data.Get[data.Meeting](context.Background(), d.Store, meeting))
	var words []string
	for _, l := range AgendaLines(m, must[[]data.AgendaItem](t)(d.Agenda(context.Background(), meeting))) {
		words = append(words, l.Number+" "+l.Item.Title)
	}
	return strings.Join(words, " | ")
}

// agendaDesk is a meeting with the items A to E, B and C below A.
func agendaDesk(t *testing.T) (*Desk, data.ID, map[string]data.ID) {
	t.Helper()
	ctx := context.Background()
	desk, _ := demoDesk(t)
	meeting := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(60), Starts: "18:00", Ends: "19:00"}))
	ids := map[string]data.ID{}
	for _, title := range []string{"A", "B", "C", "D", "E"} {
		item := data.AgendaItem{MeetingID: meeting.ID, Title: title, Minutes: 10, Public: true}
		if title == "B" || title == "C" {
			item.ParentID = ids["A"]
		}
		ids[title] = must[data.ID](t)(desk.AddAgendaItem(ctx, item))
	}
	if got := outline(t, desk, meeting.ID); got != "1 A | 1.1 B | 1.2 C | 2 D | 3 E" {
		t.Fatalf("agenda %q", got)
	}
	return desk, meeting.ID, ids
}

func TestMovingItems(t *testing.T) {
	ctx := context.Background()
	desk, meeting, ids := agendaDesk(t)
	move := func(title string, by int) func() error {
		return func() error { return desk.MoveAgendaItem(ctx, ids[title], by) }
	}
	nest := func(title string, deeper bool) func() error {
		return func() error { return desk.NestAgendaItem(ctx, ids[title], deeper) }
	}
	place := func(title string, line int) func() error {
		return func() error { return desk.PlaceAgendaItem(ctx, ids[title], line) }
	}
	for _, step := range []struct {
		do   func() error
		want string
	}{
		{move("A", 1), "1 D | 2 A | 2.1 B | 2.2 C | 3 E"},
		{move("A", 9), "1 D | 2 E | 3 A | 3.1 B | 3.2 C"},
		{move("A", 1), "1 D | 2 E | 3 A | 3.1 B | 3.2 C"},
		{move("B", 1), "1 D | 2 E | 3 A | 3.1 C | 3.2 B"},
		{move("B", -1), "1 D | 2 E | 3 A | 3.1 B | 3.2 C"},
		{move("A", -1), "1 D | 2 A | 2.1 B | 2.2 C | 3 E"},
		{nest("E", true), "1 D | 2 A | 2.1 B | 2.2 C | 2.3 E"},
		{nest("B", false), "1 D | 2 A | 2.1 C | 2.2 E | 3 B"},
		{nest("D", true), "1 D | 2 A | 2.1 C | 2.2 E | 3 B"}, // nothing is above it
		{place("B", 0), "1 B | 2 D | 3 A | 3.1 C | 3.2 E"},
		{place("B", 4), "1 D | 2 A | 2.1 C | 2.2 B | 2.3 E"}, // between sub-items: one of them
		{place("B", 5), "1 D | 2 A | 2.1 C | 2.2 E | 2.3 B"},
		{place("A", 0), "1 A | 1.1 C | 1.2 E | 1.3 B | 2 D"},
		{place("C", 5), "1 A | 1.1 E | 1.2 B | 2 D | 2.1 C"}, // behind the last top item: below it
		{place("D", 2), "1 A | 1.1 E | 1.2 B | 2 D | 2.1 C"}, // has a sub-item itself: behind the group
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := outline(t, desk, meeting); got != step.want {
			t.Fatalf("got  %q\nwant %q", got, step.want)
		}
	}
}

func TestAnItemWithSubItemsStaysOnTop(t *testing.T) {
	ctx := context.Background()
	desk, meeting, ids := agendaDesk(t)
	if err := desk.MoveAgendaItem(ctx, ids["A"], 1); err != nil {
		t.Fatal(err)
	}
	wantMistake(t, desk.NestAgendaItem(ctx, ids["A"], true), "Unterpunkte")
	_, err := desk.AddAgendaItem(ctx, data.AgendaItem{MeetingID: meeting, ParentID: ids["B"], Title: "zu tief"})
	wantMistake(t, err, "Unterpunkt")
	_, err = desk.AddAgendaItem(ctx, data.AgendaItem{MeetingID: meeting, Title: " "})
	wantMistake(t, err, "Titel")
	_, err = desk.AddAgendaItem(ctx, data.AgendaItem{MeetingID: meeting, Title: "x", Minutes: 601})
	wantMistake(t, err, "600")
	if got := outline(t, desk, meeting); got != "1 D | 2 A | 2.1 B | 2.2 C | 3 E" {
		t.Errorf("agenda %q", got)
	}
}

// Whatever is moved where: every item once, two levels, places without gaps, and undo brings back each state.
func TestAgendaAgainstChance(t *testing.T) {
	ctx := context.Background()
	desk, meeting, ids := agendaDesk(t)
	random := rand.New(rand.NewPCG(4, 2))
	titles := []string{"A", "B", "C", "D", "E"}
	states := []string{outline(t, desk, meeting)}
	for range 200 {
		id := ids[titles[random.IntN(len(titles))]]
		var err error
		switch random.IntN(3) {
		case 0:
			err = desk.MoveAgendaItem(ctx, id, random.IntN(7)-3)
		case 1:
			err = desk.PlaceAgendaItem(ctx, id, random.IntN(7)-1)
		default:
			if err = desk.NestAgendaItem(ctx, id, random.IntN(2) == 0); err != nil {
				wantMistake(t, err, "Unterpunkte")
				continue
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		items := must[[]data.AgendaItem](t)(data.List[data.AgendaItem](ctx, desk.Store, data.Match{"meeting_id": meeting}))
		places := map[int]bool{}
		for _, i := range items {
			places[i.Position] = true
			at := slices.IndexFunc(items, func(o data.AgendaItem) bool { return o.ID == i.ParentID })
			if i.ParentID != 0 && (at < 0 || items[at].ParentID != 0) {
				t.Fatalf("three levels: %+v", items)
			}
		}
		if len(items) != 5 || len(places) != 5 || !places[1] || !places[5] {
			t.Fatalf("places %+v", items)
		}
		if now := outline(t, desk, meeting); now != states[len(states)-1] {
			states = append(states, now)
		}
	}
	for at := len(states) - 2; at >= 0; at-- {
		if _, err := desk.Store.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := outline(t, desk, meeting); got != states[at] {
			t.Fatalf("undone: %q, want %q", got, states[at])
		}
	}
}

func TestRunningTime(t *testing.T) {
	m := data.Meeting{Starts: "18:00"}
	items := []data.AgendaItem{
		{ID: 1, Title: "Begrüßung", Minutes: 10}, {ID: 2, Title: "Berichte"}, {ID: 3, ParentID: 2, Minutes: 20}, {ID: 4, ParentID: 2, Minutes: 25},
		{ID: 5, Title: "Pause", Minutes: 350},
		{ID: 6, Title: "Ende", Minutes: 5},
	}
	var starts []string
	for _, l := range AgendaLines(m, items) {
		starts = append(starts, l.Starts)
	}
	if want := []string{"18:00", "18:10", "18:10", "18:30", "18:55", "00:45"}; !slices.Equal(starts, want) {
		t.Errorf("starts %v, want %v", starts, want)
	}
	if got := AgendaLength(items); got != 10+45+350+5 {
		t.Errorf("%d minutes", got)
	}
	for _, l := range AgendaLines(data.Meeting{}, items) {
		if l.Starts != "" {
			t.Errorf("%q starts at %q without a beginning", l.Item.Title, l.Starts)
		}
	}
}

func TestRemovingItems(t *testing.T) {
	ctx := context.Background()
	desk, meeting, ids := agendaDesk(t)
	must[data.ID](t)(desk.SaveTask(ctx, data.Task{MeetingID: meeting, AgendaItemID: ids["C"], Text: "Saal buchen"}))
	before := dump(t, desk)
	wantMistake(t, desk.RemoveAgendaItem(ctx, ids["A"]), "Protokoll")
	if dump(t, desk) != before {
		t.Error("a refused removal changed something")
	}
	if err := desk.RemoveAgendaItem(ctx, ids["B"]); err != nil {
		t.Fatal(err)
	}
	if got := outline(t, desk, meeting); got != "1 A | 1.1 C | 2 D | 3 E" {
		t.Errorf("agenda %q", got)
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if dump(t, desk) != before {
		t.Error("undo does not bring the item back")
	}
}

func TestTheStoreOfTopics(t *testing.T) {
	ctx := context.Background()
	desk, meeting, ids := agendaDesk(t)
	laim := must[data.District](t)(desk.DistrictByNumber(ctx, 25))
	topic := must[data.ID](t)(desk.SaveTopic(ctx, data.AgendaItem{Title: "Sprachkurse am Abend", DistrictID: laim.ID}))
	must[data.ID](t)(desk.SaveTopic(ctx, data.AgendaItem{Title: "Wahl des Beirats", ProposedBy: "Migrationsbeirat", ProposedOn: desk.Today().AddDays(-9)}))
	topics := must[[]Topic](t)(desk.Topics(ctx))
	if len(topics) != 2 || topics[0].From != "Migrationsbeirat" || !strings.HasPrefix(topics[1].From, "BA 25 Laim") || topics[1].Item.ProposedOn != desk.Today() {
		t.Fatalf("topics %+v", topics)
	}
	offers := must[[]AgendaOffer](t)(desk.AgendaOffers(ctx, meeting))
	at := slices.IndexFunc(offers, func(o AgendaOffer) bool { return o.TopicID == topic })
	if at < 0 || !strings.Contains(offers[at].Why, "BA 25") {
		t.Fatalf("offers %+v", offers)
	}
	if err := desk.TakeOffers(ctx, meeting, offers[at:at+1]); err != nil {
		t.Fatal(err)
	}
	if got := outline(t, desk, meeting); !strings.HasSuffix(got, "| 4 Sprachkurse am Abend") || len(must[[]Topic](t)(desk.Topics(ctx))) != 1 {
		t.Errorf("agenda %q", got)
	}
	wantMistake(t, desk.TakeOffers(ctx, meeting, offers[at:at+1]), "inzwischen")
	wantMistake(t, desk.TakeOffers(ctx, meeting, nil), "auswählen")
	wantMistake(t, desk.RemoveTopic(ctx, topic), "Tagesordnung")
	if err := desk.StoreTopic(ctx, ids["A"]); err != nil { // its sub-items stay on the agenda
		t.Fatal(err)
	}
	if got := outline(t, desk, meeting); got != "1 B | 2 C | 3 D | 4 E | 5 Sprachkurse am Abend" {
		t.Errorf("agenda %q", got)
	}
	if err := desk.RemoveTopic(ctx, ids["A"]); err != nil {
		t.Fatal(err)
	}
}

// What the last meeting left open comes back: postponed items, tasks, minutes to approve; each once.
func TestOffersOfTheLastMeeting(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	last := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(-10)}))
	item := must[data.ID](t)(desk.AddAgendaItem(ctx, data.AgendaItem{MeetingID: last.ID, Title: "Räume für Vereine", Minutes: 20, Speaker: "BA 5", Public: true}))
	if err := desk.SaveRecord(ctx, item, "Keine Zeit.", data.OutcomePostponed); err != nil {
		t.Fatal(err)
	}
	task := must[data.ID](t)(desk.SaveTask(ctx, data.Task{MeetingID: last.ID, AgendaItemID: item, Text: "Liste der Räume schicken", Who: "BA 5", DueOn: desk.Today().AddDays(3)}))
	saved(t, desk, last.ID, func(m *data.Meeting) { m.MinutesState = data.MinutesSent })
	next := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{VagueDate: "voraussichtlich im Herbst"}))
	must[data.ID](t)(desk.AddAgendaItem(ctx, data.AgendaItem{MeetingID: next.ID, Title: "Begrüßung"}))
	offers := must[[]AgendaOffer](t)(desk.AgendaOffers(ctx, next.ID))
	var words []string
	for _, o := range offers {
		words = append(words, o.Title+" · "+o.Why)
	}
	want := fmt.Sprintf("Genehmigung des Protokolls der %[1]d. Sitzung · Protokoll der %[1]d. Sitzung|Räume für Vereine · vertagt in der %[1]d. Sitzung|"+
		"Offene Aufgabe: Liste der Räume schicken (BA 5) · offene Aufgabe aus der %[1]d. Sitzung, fällig am %[2]s", last.Number, desk.Today().AddDays(3))
	if got := strings.Join(words, "|"); got != want {
		t.Fatalf("offers\n%s\nwant\n%s", got, want)
	}
	if err := desk.TakeOffers(ctx, next.ID, offers); err != nil {
		t.Fatal(err)
	}
	want = fmt.Sprintf("1 Begrüßung | 2 Genehmigung des Protokolls der %d. Sitzung | 3 Räume für Vereine | 4 Offene Aufgabe: Liste der Räume schicken (BA 5)", last.Number)
	if got := outline(t, desk, next.ID); got != want {
		t.Errorf("agenda %q", got)
	}
	if again := must[[]AgendaOffer](t)(desk.AgendaOffers(ctx, next.ID)); len(again) != 0 {
		t.Errorf("offered twice: %+v", again)
	}
	// The meeting after that asks for the task again, if it is still open.
	third := must[data.Meeting](t)(desk.CopyMeeting(ctx, next.ID))
	if got := outline(t, desk, third.ID); got != "1 Begrüßung" {
		t.Errorf("copied agenda %q", got)
	}
	if got := must[[]AgendaOffer](t)(desk.AgendaOffers(ctx, third.ID)); len(got) != 2 || got[1].TaskID != task {
		t.Errorf("%+v", got)
	}
	if err := desk.CompleteTasks(ctx, []data.ID{task}, desk.Today()); err != nil {
		t.Fatal(err)
	}
	if got := must[[]AgendaOffer](t)(desk.AgendaOffers(ctx, third.ID)); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestFilesOfItems(t *testing.T) {
	ctx := context.Background()
	desk, meeting, ids := agendaDesk(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "Bericht.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.7 Inhalt"), 0o600); err != nil {
		t.Fatal(err)
	}
	id := must[data.ID](t)(desk.AttachFile(ctx, ids["B"], path))
	files := must[[]data.Attachment](t)(desk.AgendaFiles(ctx, meeting))
	if len(files) != 1 || files[0].Name != "Bericht.pdf" || files[0].MediaType != "application/pdf" || files[0].AgendaItemID != ids["B"] {
		t.Fatalf("%+v", files)
	}
	out := filepath.Join(folder, "out.pdf")
	if err := desk.SaveAttachment(ctx, id, out); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(out); err != nil || string(content) != "%PDF-1.7 Inhalt" {
		t.Errorf("%q, %v", content, err)
	}
	empty := filepath.Join(folder, "leer.txt")
	large := filepath.Join(folder, "groß.bin")
	for path, size := range map[string]int64{empty: 0, large: largestFile + 1} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
	}
	before := dump(t, desk)
	for path, words := range map[string]string{empty: "leer", large: "20 MB", folder: "Ordner", filepath.Join(folder, "fehlt"): "nicht lesen"} {
		_, err := desk.AttachFile(ctx, ids["B"], path)
		wantMistake(t, err, words)
	}
	if dump(t, desk) != before {
		t.Error("a refused file changed something")
	}
	if err := desk.RemoveAgendaItem(ctx, ids["B"]); err != nil { // its file goes too
		t.Fatal(err)
	}
	if rest := must[[]data.Attachment](t)(data.List[data.Attachment](ctx, desk.Store, nil)); len(rest) != 0 {
		t.Errorf("%+v", rest)
	}
}

func TestPublicTitles(t *testing.T) {
	got := publicTitles([]data.AgendaItem{
		{ID: 1, Title: "Begrüßung", Public: true}, {ID: 2, Title: "Berichte:", Public: true}, {ID: 3, ParentID: 2, Title: "Verwaltung", Public: true},
		{ID: 4, ParentID: 2, Title: "Personal"}, {ID: 5, ParentID: 2, Title: "Beirat", Public: true}, {ID: 6, Title: "Absprache"}, {ID: 7, ParentID: 6, Title: "Honorar", Public: true},
	})
	if want := []string{"Begrüßung", "Berichte: Verwaltung; Beirat"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
