package workflow

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"rundertisch/data"
)

func TestSeriesDates(t *testing.T) {
	for _, c := range []struct {
		first  string
		series Series
		want   string
	}{
		{"15.10.2026", Series{Months: 3, Count: 3}, "15.01.2027 15.04.2027 15.07.2027"},
		{"15.10.2026", Series{Months: 3, Count: 3, SameWeekday: true}, "21.01.2027 15.04.2027 15.07.2027"}, // always the third Thursday
		{"31.08.2026", Series{Months: 1, Count: 6}, "30.09.2026 31.10.2026 30.11.2026 31.12.2026 31.01.2027 28.02.2027"},
		{"29.10.2026", Series{Months: 1, Count: 3, SameWeekday: true}, "26.11.2026 31.12.2026 28.01.2027"}, // a fifth Thursday, or else the fourth
		{"29.02.2028", Series{Months: 12, Count: 2}, "28.02.2029 28.02.2030"},
		{"01.12.2026", Series{Months: 1, Count: 2, SameWeekday: true}, "05.01.2027 02.02.2027"},
	} {
		dates := must[[]data.Date](t)(SeriesDates(day(t, c.first), c.series))
		var words []string
		for _, d := range dates {
			words = append(words, d.String())
			if c.series.SameWeekday && d.Weekday() != day(t, c.first).Weekday() {
				t.Errorf("%s is a %s", d, d.Weekday())
			}
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%s %+v: got %s, want %s", c.first, c.series, got, c.want)
		}
	}
	for _, wrong := range []struct {
		first  data.Date
		series Series
		words  string
	}{
		{data.Date{}, Series{Months: 1, Count: 1}, "Datum"},
		{data.NewDate(2026, time.May, 1), Series{Months: 0, Count: 1}, "Abstand"},
		{data.NewDate(2026, time.May, 1), Series{Months: 25, Count: 1}, "Abstand"},
		{data.NewDate(2026, time.May, 1), Series{Months: 1, Count: 61}, "Anzahl"},
		{data.NewDate(2026, time.May, 1), Series{Months: 1}, "Anzahl"},
	} {
		_, err := SeriesDates(wrong.first, wrong.series)
		wantMistake(t, err, wrong.words)
	}
}

func TestASeriesIsOneAction(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	saved(t, desk, demo.Meeting.ID, func(m *data.Meeting) { m.ChairName, m.Note = "Anna Leitner", "nur für diese" })
	before := dump(t, desk)
	planned := must[[]data.Meeting](t)(desk.PlanSeries(ctx, demo.Meeting.ID, Series{Months: 3, Count: 4, SameWeekday: true}))
	if len(planned) != 4 || planned[3].Number != demo.Meeting.Number+4 {
		t.Fatalf("%+v", planned)
	}
	for _, m := range planned {
		m := must[data.Meeting](t)(data.Get[data.Meeting](ctx, desk.Store, m.ID))
		if m.State != data.MeetingPlanned || m.Starts != "18:00" || m.Room != "Zimmer 209" || m.ChairName != "Anna Leitner" || m.Note != "" || m.HeldOn.IsZero() {
			t.Errorf("%+v", m)
		}
		if got := outline(t, desk, m.ID); got != outline(t, desk, demo.Meeting.ID) {
			t.Errorf("agenda %q", got)
		}
		if rules := must[[]data.GuestRule](t)(desk.GuestRules(ctx, m.ID)); len(rules) != 3 {
			t.Errorf("rules %+v", rules)
		}
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if dump(t, desk) != before {
		t.Error("one step does not take the series back")
	}
}

func TestFromVagueToFixed(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	m := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{VagueDate: "voraussichtlich im Herbst 2026", Starts: "17:00", Ends: "19:00"}))
	propose := func(on string, from, until string) (data.ID, error) {
		return desk.ProposeDate(ctx, data.DateProposal{MeetingID: m.ID, HeldOn: day(t, on), Starts: from, Ends: until})
	}
	must[data.ID](t)(propose("22.10.2026", "18:00", "20:00"))
	chosen := must[data.ID](t)(propose("15.10.2026", "18:30", "20:30"))
	plain := must[data.ID](t)(propose("29.10.2026", "", ""))
	for words, attempt := range map[string]func() (data.ID, error){
		"schon":       func() (data.ID, error) { return propose("15.10.2026", "18:30", "20:00") },
		"Uhrzeit":     func() (data.ID, error) { return propose("16.10.2026", "halb sieben", "") },
		"nicht nach":  func() (data.ID, error) { return propose("16.10.2026", "18:00", "17:00") },
		"Bitte das D": func() (data.ID, error) { return desk.ProposeDate(ctx, data.DateProposal{MeetingID: m.ID}) },
	} {
		_, err := attempt()
		wantMistake(t, err, words)
	}
	proposals := must[[]data.DateProposal](t)(desk.DateProposals(ctx, m.ID))
	if len(proposals) != 3 || ProposalWords(proposals[0]) != "Do, 15.10.2026, 18:30–20:30 Uhr" || ProposalWords(proposals[2]) != "Do, 29.10.2026" {
		t.Fatalf("%+v", proposals)
	}
	if hints := must[[]MeetingHint](t)(desk.MeetingHints(ctx, m.ID)); len(hints) == 0 || hints[0].Text != "Der Termin ist noch nicht festgelegt: 3 Vorschläge." {
		t.Errorf("%+v", hints)
	}
	if err := desk.RemoveDateProposal(ctx, plain); err != nil {
		t.Fatal(err)
	}
	before := dump(t, desk)
	if err := desk.FixDate(ctx, chosen); err != nil {
		t.Fatal(err)
	}
	fixed := must[data.Meeting](t)(data.Get[data.Meeting](ctx, desk.Store, m.ID))
	if fixed.HeldOn.String() != "15.10.2026" || fixed.Starts != "18:30" || fixed.Ends != "20:30" || fixed.VagueDate != "" || len(must[[]data.DateProposal](t)(desk.DateProposals(ctx, m.ID))) != 0 {
		t.Errorf("%+v", fixed)
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if dump(t, desk) != before {
		t.Error("one step does not bring the proposals back")
	}
}

func hintTexts(t *testing.T, desk *Desk, id data.ID) string {
	t.Helper()
	var texts []string
	for _, h := range must[[]MeetingHint](t)(desk.MeetingHints(context.Background(), id)) {
		texts = append(texts, map[Tone]string{Warn: "!", Info: "i"}[h.Tone]+" "+h.Text)
	}
	return strings.Join(texts, "\n")
}

func TestMeetingHints(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	if got := hintTexts(t, desk, demo.Meeting.ID); !strings.Contains(got, "i Die Adresse der Videokonferenz fehlt.") || strings.Contains(got, "!") {
		t.Errorf("demo:\n%s", got)
	}
	m := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{}))
	if got, want := hintTexts(t, desk, m.ID), "i Es steht noch kein Termin fest.\ni Der Ort fehlt.\ni Die Tagesordnung ist noch leer."; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	saved(t, desk, m.ID, func(m *data.Meeting) {
		m.HeldOn, m.Starts, m.Ends, m.Place = desk.Today().AddDays(20), "18:00", "18:30", "Rathaus"
	})
	must[data.ID](t)(desk.AddAgendaItem(ctx, data.AgendaItem{MeetingID: m.ID, Title: "Berichte", Minutes: 45}))
	want := "! Die Ladungsfrist von 21 Tagen ist nicht mehr einzuhalten: Bis zur Sitzung sind es 20 Tage.\ni Die Tagesordnung dauert 45 Minuten, die Sitzung 30."
	if got := hintTexts(t, desk, m.ID); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if err := desk.SetNoticeDays(ctx, "14"); err != nil {
		t.Fatal(err)
	}
	wantMistake(t, desk.SetNoticeDays(ctx, "bald"), "Ladungsfrist")
	if got := hintTexts(t, desk, m.ID); !strings.HasPrefix(got, "i Noch ist niemand eingeladen. Die Einladung sollte bis zum 09.03.2026 hinausgehen (Ladungsfrist 14 Tage).") {
		t.Errorf("got\n%s", got)
	}
	guests := must[[]Guest](t)(desk.ProposeGuests(ctx, must[data.Meeting](t)(data.Get[data.Meeting](ctx, desk.Store, m.ID))))
	must[int](t)(desk.Invite(ctx, m.ID, guests[:1]))
	if got := hintTexts(t, desk, m.ID); strings.Contains(got, "Ladungsfrist") || !strings.Contains(got, "i Ohne Platz: BA ") {
		t.Errorf("got\n%s", got)
	}
	saved(t, desk, m.ID, func(m *data.Meeting) { m.HeldOn = desk.Today().AddDays(4) }) // a Saturday
	if got := hintTexts(t, desk, m.ID); !strings.Contains(got, "! Zwischen Einladung und Sitzung liegen weniger als 14 Tage") || !strings.Contains(got, "ist ein Sonnabend.") && !strings.Contains(got, "ist ein Samstag.") {
		t.Errorf("got\n%s", got)
	}
	saved(t, desk, m.ID, func(m *data.Meeting) { m.HeldOn = desk.Today().AddDays(-1) })
	if got := hintTexts(t, desk, m.ID); !strings.HasPrefix(got, "! Der Termin ist vorbei.") {
		t.Errorf("got\n%s", got)
	}
	saved(t, desk, m.ID, func(m *data.Meeting) { m.State = data.MeetingCancelled })
	if got := hintTexts(t, desk, m.ID); got != "" {
		t.Errorf("cancelled:\n%s", got)
	}
}

func TestGuestRules(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	m := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{}))
	choices := must[[]RuleChoice](t)(desk.GuestRuleChoices(ctx))
	ruleNamed := func(label string) data.GuestRule {
		at := slices.IndexFunc(choices, func(c RuleChoice) bool { return c.Label == label })
		if at < 0 {
			t.Fatalf("no rule %q in %+v", label, choices)
		}
		return choices[at].Rule
	}
	reasons := func(rules ...data.GuestRule) map[string]int {
		count := map[string]int{}
		for _, g := range must[[]Guest](t)(desk.GuestsByRules(ctx, m, rules)) {
			count[g.Reason]++
		}
		return count
	}
	if got := reasons(); len(got) != 0 {
		t.Errorf("no rule finds %v", got)
	}
	if got := reasons(ruleNamed("Funktion: Vorsitz")); got["Vorsitz"] != 25 || len(got) != 1 {
		t.Errorf("%v", got)
	}
	both := reasons(ruleNamed("Alle benannten Personen"), ruleNamed("Gremium: Migrationsbeirat"))
	if both["benannt"] != len(demoNamed) || both["Migrationsbeirat"] != len(demoBoard) {
		t.Errorf("%v", both)
	}
	rules := []data.GuestRule{ruleNamed("Gremium: Verwaltung"), ruleNamed("Funktion: Vorsitz")}
	if err := desk.SaveGuestRules(ctx, m.ID, rules); err != nil {
		t.Fatal(err)
	}
	if err := desk.SaveGuestRules(ctx, m.ID, must[[]data.GuestRule](t)(desk.GuestRules(ctx, m.ID))); err != nil {
		t.Fatal(err)
	}
	next := must[data.Meeting](t)(desk.CopyMeeting(ctx, m.ID))
	got := must[[]data.GuestRule](t)(desk.GuestRules(ctx, next.ID))
	if !slices.EqualFunc(got, rules, SameRule) {
		t.Errorf("copied rules %+v", got)
	}
	if fresh := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{})); len(must[[]data.GuestRule](t)(desk.GuestRules(ctx, fresh.ID))) != 3 {
		t.Error("the rules of one meeting changed those of others")
	}
	if err := desk.SaveGuestRules(ctx, 0, rules); err != nil {
		t.Fatal(err)
	}
	if fresh := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{})); !slices.EqualFunc(must[[]data.GuestRule](t)(desk.GuestRules(ctx, fresh.ID)), rules, SameRule) {
		t.Error("the rules for new meetings are not used")
	}
}

func TestSinglePeople(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	m := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(40)}))
	chair := cellOf(t, desk, 5).Chair
	guests := must[[]Guest](t)(desk.GuestsAmong(ctx, m, []data.ID{chair.Person.ID, chair.Person.ID}))
	if len(guests) != 1 || guests[0].Reason != "einzeln" || guests[0].Holder.Role.DistrictID != chair.Role.DistrictID {
		t.Fatalf("%+v", guests)
	}
	must[int](t)(desk.Invite(ctx, m.ID, guests))
	if again := must[[]Guest](t)(desk.GuestsAmong(ctx, m, []data.ID{chair.Person.ID})); len(again) != 0 {
		t.Errorf("invited twice: %+v", again)
	}
	if seats := must[[]data.District](t)(desk.WithoutSeat(ctx, m.ID)); len(seats) != 24 || slices.ContainsFunc(seats, func(d data.District) bool { return d.Number == 5 }) {
		t.Errorf("%d without a seat", len(seats))
	}
	change(t, desk, data.Match{"id": chair.Person.ID}, func(p *data.Person) { p.NoContact = true })
	_, err := desk.GuestsAmong(ctx, demo.Meeting, []data.ID{chair.Person.ID})
	wantMistake(t, err, "gesperrt")
	_, err = desk.GuestsAmong(ctx, m, []data.ID{99999})
	wantMistake(t, err, "gibt es nicht")
}
