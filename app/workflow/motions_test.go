package workflow

import (
	"context"
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
