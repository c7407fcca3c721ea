package workflow

import (
	"context"
	"slices"
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
	if err := desk.CompleteFollowUp(ctx, id); err != nil {
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
