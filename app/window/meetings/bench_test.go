package meetings

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// BenchmarkDoor times what a clerk at the door waits for, with 500 people invited, through the window: a letter typed into the search, and Enter, which marks somebody present, saves it and shows it. Each
// has to take less than a picture of the screen, 16 ms.
func BenchmarkDoor(b *testing.B) {
	now := func() time.Time { return time.Date(2026, 3, 3, 18, 0, 0, 0, time.UTC) }
	store, err := data.Create(context.Background(), filepath.Join(b.TempDir(), "many.db"), data.Options{Now: now})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	desk := workflow.NewDesk(store)
	if _, err := desk.FillDemo(context.Background(), 470, workflow.Output{}, nil); err != nil {
		b.Fatal(err)
	}
	meeting, err := desk.PlanMeeting(context.Background(), data.Meeting{HeldOn: store.Today(), Starts: "18:00"})
	if err != nil {
		b.Fatal(err)
	}
	people, err := data.List[data.Person](context.Background(), store, nil)
	if err != nil {
		b.Fatal(err)
	}
	var invited []data.ID
	for _, p := range people[:500] {
		invited = append(invited, p.ID)
	}
	guests, err := desk.GuestsAmong(context.Background(), meeting, invited)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := desk.Invite(context.Background(), meeting.ID, guests); err != nil {
		b.Fatal(err)
	}
	h := hosttest.New(b, desk)
	p := New(h).(*Page)
	h.ShowPage(p)
	h.Follow(p)
	p.Show(meeting.ID)
	p.record.pane.Tabs.Select(tabAttendance)
	l := p.record.attendance
	if len(l.grid.Rows()) != 500 {
		b.Fatalf("%d rows", len(l.grid.Rows()))
	}
	b.Run("letter", func(b *testing.B) {
		for i := range b.N {
			l.search.SetText([]string{"m", "mu", "b", "bi"}[i%4])
		}
	})
	ids := invitationIDs(b, desk, meeting.ID)
	b.Run("enter", func(b *testing.B) {
		for i := range b.N {
			b.StopTimer()
			if i%400 == 0 {
				if err := desk.MarkAttendance(context.Background(), ids, data.AttendanceOpen, ""); err != nil {
					b.Fatal(err)
				}
			}
			row := l.rows[i%400]
			l.search.SetText(row.Invitation.Name)
			before := l.grid.Rows()
			b.StartTimer()
			l.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			b.StopTimer()
			if len(before) == 0 || l.search.Text != "" {
				b.Fatalf("%q marked nobody", row.Invitation.Name)
			}
			b.StartTimer()
		}
	})
}

func invitationIDs(b *testing.B, desk *workflow.Desk, meeting data.ID) []data.ID {
	rows, err := desk.Store.Invitations(context.Background(), meeting)
	if err != nil {
		b.Fatal(err)
	}
	var ids []data.ID
	for _, r := range rows {
		ids = append(ids, r.Invitation.ID)
	}
	return ids
}
