package workflow

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"rundertisch/data"
)

func TestMotions(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	district := must[data.District](t)(desk.DistrictByNumber(ctx, 25))
	motion := data.Motion{
		Number: " 20-26 /  B 01322", DistrictID: district.ID, DatedOn: data.NewDate(2020, time.November, 5), Subject: "Migrationsbeauftragte\nin allen BA ",
	}
	if err := desk.AddMotion(ctx, motion); err != nil {
		t.Fatal(err)
	}
	newer := data.Motion{Number: "20-26 / B 01400", DistrictID: district.ID, DatedOn: data.NewDate(2021, time.January, 7), Subject: "Noch einer"}
	if err := desk.AddMotion(ctx, newer); err != nil {
		t.Fatal(err)
	}
	found := must[data.Motion](t)(desk.MotionByNumber(ctx, "20-26/b 01322"))
	if found.Number != "20-26 / B 01322" || found.Subject != "Migrationsbeauftragte in allen BA" || found.State != data.MotionOpen || MotionMark(found.State).Word != "offen" {
		t.Errorf("motion: %+v", found)
	}
	if all := must[[]data.Motion](t)(desk.Motions(ctx)); len(all) != 2 || all[0].Number != newer.Number {
		t.Errorf("motions, the newest first: %+v", all)
	}
	timeline := must[[]data.JournalEntry](t)(desk.Store.Timeline(ctx, data.TimelineFilter{DistrictID: district.ID}))
	if len(timeline) != 2 {
		t.Errorf("timeline of the district: %+v", timeline)
	}

	entry := must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if entry.Title != "BA-Antrag 20-26 / B 01400 angelegt" {
		t.Errorf("undone: %s", entry.Title)
	}
	_, err := desk.MotionByNumber(ctx, newer.Number)
	wantMistake(t, err, "Einen BA-Antrag „20-26 / B 01400“ gibt es nicht")
}

func TestMistakesOfMotions(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	good := data.Motion{Number: "20-26 / B 01322", DatedOn: data.NewDate(2020, time.November, 5), Subject: "Migrationsbeauftragte"}
	good.DistrictID = must[data.District](t)(desk.DistrictByNumber(ctx, 25)).ID
	if err := desk.AddMotion(ctx, good); err != nil {
		t.Fatal(err)
	}
	before := dump(t, desk)
	for part, spoil := range map[string]func(*data.Motion){
		"Nummer des BA-Antrags":        func(m *data.Motion) { m.Number = " " },
		"Betreff des BA-Antrags":       func(m *data.Motion) { m.Subject = "" },
		"Datum des BA-Antrags":         func(m *data.Motion) { m.DatedOn = data.Date{} },
		"Bezirksausschuss auswählen":   func(m *data.Motion) { m.DistrictID = 0 },
		"gibt es schon („Migrationsbe": func(m *data.Motion) { m.Number = "20-26/b01322" },
	} {
		motion := good
		motion.Number = "20-26 / B 01323"
		spoil(&motion)
		wantMistake(t, desk.AddMotion(ctx, motion), part)
	}
	if dump(t, desk) != before {
		t.Error("a refused motion left a trace")
	}
}

// However a number is typed, it is kept as the city writes it; what is none stays, and is told.
func TestNumbersOfMotions(t *testing.T) {
	for typed, want := range map[string][2]string{
		"20-26 / B 01322":     {"20-26 / B 01322", ""},
		" 20-26/B1322 ":       {"20-26 / B 01322", "Eingetragen wird „20-26 / B 01322“."},
		"2020–2026 / b 01322": {"20-26 / B 01322", "Eingetragen wird"},
		"20/26-B-12345":       {"20-26 / B 12345", "Eingetragen wird"},
		"20-26 / E 01234":     {"20-26 / E 01234", "einer Empfehlung aus einer Bürgerversammlung"},
		"20-26 / V 123456":    {"20-26 / V 123456", "einer Sitzungsvorlage"},
		"20-26/a12":           {"20-26 / A 00012", "eines Antrags aus dem Stadtrat"},
		"77":                  {"77", "sieht anders aus"},
		"20-26 / X 01322":     {"20-26 / X 01322", "sieht anders aus"},
		"BA-Antrag  Nr. 5":    {"BA-Antrag Nr. 5", "sieht anders aus"},
		"":                    {"", ""},
	} {
		if got := MotionNumber(typed); got != want[0] {
			t.Errorf("%q becomes %q, want %q", typed, got, want[0])
		}
		hint := MotionNumberHint(typed)
		if !strings.Contains(hint, want[1]) || want[1] == "" && hint != "" {
			t.Errorf("%q: hint %q, want %q", typed, hint, want[1])
		}
	}
}

func FuzzMotionNumber(f *testing.F) {
	for _, seed := range []string{"20-26/B1322", "20-26 / B 01322", "14–20 | E 1", "x", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		once := MotionNumber(typed)
		if twice := MotionNumber(once); twice != once {
			t.Errorf("%q becomes %q, and then %q", typed, once, twice)
		}
		if !sameMotionNumber(typed, once) {
			t.Errorf("%q is not the same as %q", typed, once)
		}
	})
}

// A motion that is changed stands once in the timeline of its BA, of whom it was answered to, and of who sat there then; until it is answered it is due.
func TestAChangedMotionIsToldOnce(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	cell := cellOf(t, desk, 5)
	district, chair := cell.District, cell.Chair.Person
	elsewhere := cellOf(t, desk, 6).Chair.Person
	motion := data.Motion{Number: "20-26/B777", DistrictID: district.ID, DatedOn: desk.Today().AddDays(-30), Subject: "Bänke"}
	if err := desk.AddMotion(ctx, motion); err != nil {
		t.Fatal(err)
	}
	motion = must[data.Motion](t)(desk.MotionByNumber(ctx, "20-26 / B 00777"))
	motion.Number, motion.Subject, motion.DatedOn, motion.DueOn = "20-26/B778", "Mehr Bänke", desk.Today().AddDays(-20), desk.Today().AddDays(-1)
	if err := desk.SaveMotion(ctx, motion); err != nil {
		t.Fatal(err)
	}
	add(t, desk, data.Letter{PersonID: elsewhere.ID, MotionID: motion.ID, DatedOn: desk.Today(), Content: "{}"})
	for _, filter := range []data.TimelineFilter{{DistrictID: district.ID}, {PersonID: chair.ID}, {PersonID: elsewhere.ID}} {
		text := textsOf(must[[]Happening](t)(desk.Timeline(ctx, filter)))
		if strings.Count(text, "Bänke") != 1 || !strings.Contains(text, motion.DatedOn.String()+" BA-Antrag 20-26 / B 00778: Mehr Bänke überfällig") {
			t.Errorf("%+v:\n%s", filter, text)
		}
	}
	stranger := onFile(t, desk, person("Ferdinand", "Fern"))[0]
	if text := textsOf(must[[]Happening](t)(desk.Timeline(ctx, data.TimelineFilter{PersonID: stranger}))); strings.Contains(text, "Bänke") {
		t.Errorf("somebody else: %s", text)
	}
	due := func() int {
		return slices.IndexFunc(must[[]DueItem](t)(desk.Due(ctx)), func(i DueItem) bool {
			return i.MotionID == motion.ID && i.Overdue && i.Text == "Antrag 20-26 / B 00778"
		})
	}
	if due() < 0 {
		t.Error("the motion is not due")
	}
	rows := must[[]MotionRow](t)(desk.MotionRows(ctx, MotionFilter{DistrictID: district.ID, Overdue: true}))
	if len(rows) != 1 || rows[0].ID != motion.ID || len(rows[0].Letters) != 1 || rows[0].District.Number != 5 || rows[0].Mark.Word != "überfällig" {
		t.Errorf("rows %+v", rows)
	}
	motion.Number, motion.State = "20-26 / B 00778", data.MotionAnswered
	if err := desk.SaveMotion(ctx, motion); err != nil {
		t.Fatal(err)
	}
	if due() >= 0 {
		t.Error("what is answered is due")
	}
	if rows := must[[]MotionRow](t)(desk.MotionRows(ctx, MotionFilter{State: data.MotionOpen})); slices.ContainsFunc(rows, func(r MotionRow) bool { return r.ID == motion.ID }) {
		t.Errorf("open: %+v", rows)
	}
}
