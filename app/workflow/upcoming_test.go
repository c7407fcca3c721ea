package workflow

import (
	"context"
	"slices"
	"testing"

	"rundertisch/data"
)

func TestNextMeetingAndDueItems(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(-3)}))
	must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{VagueDate: "im Herbst"}))
	soon := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: desk.Today().AddDays(90)}))
	next, ok, err := desk.NextMeeting(ctx)
	if err != nil || !ok || next.Meeting.ID != result.Meeting.ID || next.Invited == 0 {
		t.Errorf("next meeting %+v, %v, %v", next, ok, err)
	}
	// Every third of eight declines in the demo, and each district has one seat there.
	if len(next.Unrepresented) == 0 || slices.Contains(next.Unrepresented, 1) {
		t.Errorf("without a seat: %v", next.Unrepresented)
	}
	items, err := desk.Due(ctx)
	if err != nil {
		t.Fatal(err)
	}
	overdue := 0
	for i, item := range items {
		if i > 0 && item.On.Before(items[i-1].On) {
			t.Errorf("%s comes after %s", items[i-1].On, item.On)
		}
		if item.Overdue {
			overdue++
		}
	}
	last := items[len(items)-1]
	if overdue != 4 || last.MeetingID != soon.ID || last.On != soon.HeldOn.AddDays(-defaultDeadlineDays) {
		t.Errorf("%d overdue, last %+v", overdue, last)
	}
}
