package workflow

import (
	"context"
	"testing"
	"time"

	"rundertisch/data"
)

// A term begins: functions end on the day before, the round is opened, whose officers ended has to be confirmed; one step takes all of it back.
func TestStartTerm(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	from := data.NewDate(2026, time.May, 1)
	before := dump(t, desk)
	plan := must[TermChange](t)(desk.TermPlan(ctx, from))
	if dump(t, desk) != before {
		t.Fatal("the plan changed something")
	}
	if plan.Old.Name != "2020–2026" || plan.New.Name != "2026–2032" || plan.New.ID == 0 || plan.LastDay().String() != "30.04.2026" || plan.Round != "Benennungsrunde 2026–2032" {
		t.Errorf("%+v", plan)
	}
	today := must[[]data.Holder](t)(desk.Who(ctx, desk.Today(), 0))
	forDistricts := 0
	for _, h := range today {
		if h.Role.DistrictID != 0 {
			forDistricts++
		}
	}
	if len(plan.Ending) != forDistricts || len(plan.Staying) != len(demoNamed) {
		t.Errorf("%d end of %d, %d to confirm of %d", len(plan.Ending), forDistricts, len(plan.Staying), len(demoNamed))
	}
	must[TermChange](t)(desk.StartTerm(ctx, from))
	after := must[[]data.Holder](t)(desk.Who(ctx, from, 0))
	for _, h := range after {
		if h.Role.DistrictID != 0 {
			t.Errorf("%s is still %s", h.Person.FullName(), h.Function())
		}
	}
	if got := must[[]data.Holder](t)(desk.Who(ctx, plan.LastDay(), 0)); len(got) != len(today) {
		t.Errorf("%d on the last day, %d before", len(got), len(today))
	}
	board := must[Board](t)(desk.Board(ctx, from))
	confirm := 0
	for _, c := range board.Cells {
		if c.State == StateToConfirm {
			confirm++
		}
	}
	if confirm == 0 || board.Round.Name != plan.Round {
		t.Errorf("%d BA to confirm, round %q", confirm, board.Round.Name)
	}
	_, err := desk.StartTerm(ctx, from)
	wantMistake(t, err, "schon eröffnet")
	_, err = desk.TermPlan(ctx, data.Date{})
	wantMistake(t, err, "ersten Tag")
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if dump(t, desk) != before {
		t.Error("one step does not take the term back")
	}
}

func TestWho(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	all := must[[]data.Holder](t)(desk.Who(ctx, desk.Today(), 0))
	one := must[[]data.Holder](t)(desk.Who(ctx, desk.Today(), 5))
	if len(one) == 0 || len(one) >= len(all) || one[0].DistrictNumber != 5 {
		t.Errorf("%d of %d", len(one), len(all))
	}
	if earlier := must[[]data.Holder](t)(desk.Who(ctx, data.NewDate(1999, time.January, 1), 0)); len(earlier) >= len(all) {
		t.Errorf("%d held a function in 1999", len(earlier))
	}
	_, err := desk.Who(ctx, desk.Today(), 26)
	wantMistake(t, err, "BA 26")
}

func TestNextTermStart(t *testing.T) {
	terms := []data.Term{{FromOn: data.NewDate(2020, time.May, 1), UntilOn: data.NewDate(2026, time.April, 30)}}
	for on, want := range map[string]string{"03.03.2026": "01.05.2026", "01.06.2026": "01.05.2032", "30.04.2026": "01.05.2026"} {
		if got := NextTermStart(terms, day(t, on)); got.String() != want {
			t.Errorf("after %s: %s, want %s", on, got, want)
		}
	}
}

// Before anybody was asked, nobody had been; on the day of an answer it is known.
func TestTheBoardOfThePast(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	before := must[Board](t)(desk.BoardOn(ctx, desk.Today().AddDays(demoAsked-1)))
	if before.Count[StateOpen] != 25 {
		t.Errorf("%v", before.Count)
	}
	now, today := must[Board](t)(desk.BoardOn(ctx, desk.Today())), must[Board](t)(desk.Board(ctx, desk.Today()))
	if sprint(now.Count) != sprint(today.Count) {
		t.Errorf("%v today, %v by the other way", today.Count, now.Count)
	}
}
