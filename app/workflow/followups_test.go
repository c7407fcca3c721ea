package workflow

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

func TestFollowUps(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	laim := must[data.District](t)(desk.DistrictByNumber(ctx, 25))
	id := must[data.ID](t)(desk.SaveFollowUp(ctx, data.FollowUp{Text: " nach der  Antwort fragen ", DueOn: desk.Today().AddDays(-1), DistrictID: laim.ID}))
	find := func() (DueItem, bool) {
		due := must[[]DueItem](t)(desk.Due(ctx))
		at := slices.IndexFunc(due, func(i DueItem) bool { return i.FollowUpID == id })
		if at < 0 {
			return DueItem{}, false
		}
		return due[at], true
	}
	if item, found := find(); !found || item.Text != "nach der Antwort fragen" || !item.Overdue || item.DistrictID != laim.ID {
		t.Errorf("%+v", item)
	}
	if err := desk.CompleteFollowUps(ctx, id); err != nil {
		t.Fatal(err)
	}
	if _, found := find(); found {
		t.Error("what is done is still due")
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if _, found := find(); !found {
		t.Error("undo does not bring it back")
	}
	_, err := desk.SaveFollowUp(ctx, data.FollowUp{DueOn: desk.Today()})
	wantMistake(t, err, "woran")
	_, err = desk.SaveFollowUp(ctx, data.FollowUp{Text: "x"})
	wantMistake(t, err, "Tag")
}

// Follow-ups are listed with whom they are about, and stand in the timelines.
func TestFollowUpsAreListed(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	laim := must[data.District](t)(desk.DistrictByNumber(ctx, 25))
	anna := onFile(t, desk, person("Anna", "Merk"))[0]
	later := must[data.ID](t)(desk.SaveFollowUp(ctx, data.FollowUp{Text: "später", DueOn: desk.Today().AddDays(9), PersonID: anna, MeetingID: result.Meeting.ID}))
	first := must[data.ID](t)(desk.SaveFollowUp(ctx, data.FollowUp{Text: "zuerst", DueOn: desk.Today().AddDays(-2), DistrictID: laim.ID, PersonID: anna}))
	rows := must[[]FollowUpRow](t)(desk.FollowUps(ctx, FollowUpFilter{PersonID: anna}))
	if len(rows) != 2 || rows[0].ID != first || rows[0].About != "BA 25, Anna Merk" || rows[0].Mark.Word != "überfällig" || rows[1].About != "Anna Merk, "+result.Meeting.Name() {
		t.Errorf("rows %+v", rows)
	}
	if err := desk.CompleteFollowUps(ctx, first); err != nil {
		t.Fatal(err)
	}
	if rows := must[[]FollowUpRow](t)(desk.FollowUps(ctx, FollowUpFilter{})); len(rows) != 1 || rows[0].ID != later {
		t.Errorf("open: %+v", rows)
	}
	if rows := must[[]FollowUpRow](t)(desk.FollowUps(ctx, FollowUpFilter{DistrictID: laim.ID, WithDone: true})); len(rows) != 1 || rows[0].Mark.Word != "erledigt" {
		t.Errorf("all of Laim: %+v", rows)
	}
	text := textsOf(must[[]Happening](t)(desk.Timeline(ctx, data.TimelineFilter{PersonID: anna})))
	if !slices.Equal(strings.Split(text, "\n")[:2], []string{"12.03.2026 Wiedervorlage: später offen", "01.03.2026 Wiedervorlage: zuerst erledigt"}) {
		t.Errorf("timeline:\n%s", text)
	}
	wantMistake(t, desk.CompleteFollowUps(ctx, 999), "Nummer 999")
	if err := desk.RemoveFollowUp(ctx, later); err != nil {
		t.Fatal(err)
	}
	if rows := must[[]FollowUpRow](t)(desk.FollowUps(ctx, FollowUpFilter{})); len(rows) != 0 {
		t.Errorf("left: %+v", rows)
	}
}
