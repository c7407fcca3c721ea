package meetings

// What a clerk does on the page of meetings, before and on the day, read back from the database.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestPlanAMeeting(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	if !h.Sees("Noch ist keine Sitzung geplant.") {
		t.Error("an empty page does not say what belongs here")
	}
	h.Key(fyne.KeyTab)
	h.Tap("Neue Sitzung")
	h.Type("oder ungefähr („voraussichtlich im Herbst“)", "voraussichtlich im Herbst")
	if m := hosttest.Only[data.Meeting](h, nil); m.Number != 1 || m.VagueDate != "voraussichtlich im Herbst" || !h.Sees("voraussichtlich im Herbst") {
		t.Errorf("%+v", m)
	}
	h.Type("Datum", "15.10.26")
	h.Type("Beginn", "25:00")
	if h.Problem("Beginn") == "" {
		t.Error("25 o'clock was accepted")
	}
	h.Type("Beginn", "18.30")
	h.Type("Ende", "18 Uhr")
	if h.Problem("Ende") == "" {
		t.Error("an end before the beginning was accepted")
	}
	h.Type("Ende", "20")
	h.Choose("Form", "hybrid")
	m := hosttest.Only[data.Meeting](h, nil)
	if m.HeldOn != data.NewDate(2026, 10, 15) || m.Starts != "18:30" || m.Ends != "20:00" || m.Mode != data.ModeHybrid {
		t.Errorf("%+v", m)
	}
	h.Tap("Neue Sitzung")
	if all := hosttest.Rows[data.Meeting](h, nil); len(all) != 2 || all[1].Number != 2 {
		t.Errorf("%+v", all)
	}
	h.UndoLast()
	if !h.Sees("1. Sitzung · Do, 15.10.2026") {
		t.Error("after undo the page does not show the meeting that is left")
	}
}

// status reads reply and attendance of the n-th in the list.
func status(h *hosttest.Host, l *guestList, n int) data.Invitation {
	return hosttest.Row[data.Invitation](h, l.grid.Rows()[n].Invitation.ID)
}

func TestRepliesByOneKey(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Einladung (36)")
	l := p.record.invited
	l.grid.Select(l.grid.Rows()[2].Invitation.ID)
	h.Window().Canvas().Focus(l.grid)
	for _, c := range []struct{ key, want string }{
		{"z", data.ReplyAccepted}, {"a", data.ReplyDeclined}, {"O", data.ReplyOpen}, {"Z", data.ReplyAccepted},
	} {
		h.Write(c.key)
		if got := status(h, l, 2); got.Reply != c.want {
			t.Errorf("%s: %q", c.key, got.Reply)
		}
	}
	h.Write("v")
	h.Enter("Wer kommt als Vertretung?", "Bauer, Tom")
	h.Accept()
	if got := status(h, l, 2); got.Reply != data.ReplySubstituted || got.Substitute != "Bauer, Tom" {
		t.Errorf("%+v", got)
	}
	h.Key(fyne.KeyDelete)
	if got := status(h, l, 2); got.Reply != data.ReplyOpen || got.Substitute != "" {
		t.Errorf("%+v", got)
	}
}

func TestTheDay(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Anwesenheit")
	l := p.record.attendance
	h.Window().Canvas().Focus(l.search)
	h.Write("dem")
	h.Key(fyne.KeyReturn)
	first := status(h, l.guestList, 0)
	if first.Name != "Demirkıran, Ayşe" || first.Attendance != data.AttendancePresent || l.search.Text != "" {
		t.Errorf("%+v, search %q", first, l.search.Text)
	}
	h.Tap("Alle Zugesagten anwesend")
	present := 0
	for _, i := range hosttest.Rows[data.Invitation](h, nil) {
		if i.Attendance == data.AttendancePresent {
			present++
		}
	}
	if present < 20 || !h.Sees("anwesend") {
		t.Errorf("%d present", present)
	}
	h.UndoLast()
	if got := len(hosttest.Rows[data.Invitation](h, data.Match{"attendance": data.AttendancePresent})); got != 1 {
		t.Errorf("%d present after undo", got)
	}
	l.grid.SelectAll()
	h.Window().Canvas().Focus(l.grid)
	h.Write("e")
	if got := len(hosttest.Rows[data.Invitation](h, data.Match{"attendance": data.AttendanceExcused})); got != len(l.rows) {
		t.Errorf("%d excused", got)
	}
	h.Tap("Gast eintragen …")
	h.Enter("Name („Nachname, Vorname“)", "=1+1")
	h.Enter("Als (Verein, Referat …)", "Verein Probe")
	h.Accept()
	if g := hosttest.Only[data.Invitation](h, data.Match{"name": "=1+1"}); g.Capacity != "Verein Probe" || g.PersonID != 0 {
		t.Errorf("%+v", g)
	}
}

func TestInviteByTheRule(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Neue Sitzung")
	h.Tap("Einladung (0)")
	h.Tap("Einladungsliste …")
	grid := hosttest.Find[*widgets.Grid[workflow.Guest]](h.Top())[0]
	h.Shot("invite")
	if len(grid.Selected()) != 35 {
		t.Fatalf("%d proposed", len(grid.Selected()))
	}
	grid.Select(grid.Rows()[0].Holder.Role.ID) // that one alone
	h.Accept()
	meeting := hosttest.Only[data.Meeting](h, data.Match{"number": 2})
	if invited := hosttest.Only[data.Invitation](h, data.Match{"meeting_id": meeting.ID}); invited.InvitedOn != h.Desk().Today() || meeting.State != data.MeetingInvited {
		t.Errorf("%+v, meeting %q", invited, meeting.State)
	}
	h.Tap("Einladungen schreiben …")
	if len(h.Orders) != 1 || h.Orders[0].MeetingID != meeting.ID || h.Orders[0].Selection.Group != workflow.GroupInvited {
		t.Errorf("%+v", h.Orders)
	}
}

func TestTheSheet(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Answers.Save = filepath.Join(t.TempDir(), "Liste.xlsx")
	h.Tap("Ausgeben ▾")
	h.Tap("Anwesenheitsliste …")
	if info, err := os.Stat(h.Answers.Save); err != nil || info.Size() < 5000 || len(h.Answers.Opened) != 1 {
		t.Errorf("%v, %v, opened %v", info, err, h.Answers.Opened)
	}
	h.Answers.Save = ""
	h.Tap("Ausgeben ▾")
	h.Tap("Anwesenheitsliste …")
	if len(h.Answers.Opened) != 1 {
		t.Error("a cancelled dialog wrote something")
	}
	h.Answers.Save = filepath.Join(t.TempDir(), "gibt", "es")
	if err := os.WriteFile(filepath.Dir(h.Answers.Save), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	h.Tap("Ausgeben ▾")
	h.Tap("Anwesenheitsliste …")
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("errors %v", errs)
	}
}

func TestAWrongFieldKeepsItsMeeting(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Neue Sitzung")
	second := p.record.meeting
	h.Tap("Neue Sitzung")
	third := p.record.meeting
	h.Type("Beginn", "25:00")
	h.Window().Canvas().Focus(p.grid)
	h.Key(fyne.KeyDown)
	if row, ok := p.grid.Current(); !ok || row.Meeting.ID != third.ID || p.record.meeting.ID != third.ID {
		t.Error("list and record part")
	}
	h.UndoLast() // the meeting is gone, and what was typed for it
	if p.record.meeting.ID != second.ID || h.Problem("Beginn") != "" || h.Sees("25:00") || !p.Leave() {
		t.Errorf("what was typed for the meeting that is gone stands with another: %q", h.Problem("Beginn"))
	}
	if now := hosttest.Row[data.Meeting](h, second.ID); now != second {
		t.Errorf("%+v", now)
	}
}

func TestTheDoor(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Anwesenheit")
	l := p.record.attendance
	h.Window().Canvas().Focus(l.search)
	for range 2 { // the second time the next one whose name begins so, not the same again
		h.Write("bau")
		h.Key(fyne.KeyReturn)
	}
	present := hosttest.Rows[data.Invitation](h, data.Match{"attendance": data.AttendancePresent})
	before := h.Entries()
	h.Write("bau")
	found := len(l.grid.Rows())
	for range found {
		h.Key(fyne.KeyReturn)
		h.Write("bau")
	}
	now := hosttest.Rows[data.Invitation](h, data.Match{"attendance": data.AttendancePresent})
	if len(now) != found || h.Entries() != before+found-len(present) || !strings.Contains(h.Toasts[len(h.Toasts)-1], "ist schon eingetragen") {
		t.Errorf("%d present of %d found, %d at first, toasts %q", len(now), found, len(present), h.Toasts)
	}
	h.Key(fyne.KeyEscape)
	h.Write("xyzzy")
	if !h.Sees("Niemand gefunden.") || h.Sees("Noch ist niemand eingeladen.") {
		t.Error("a search that finds nobody does not say so")
	}
	h.Key(fyne.KeyEscape)
	l.grid.Select(now[0].ID)
	h.Window().Canvas().Focus(l.grid)
	h.Key(fyne.KeyDelete)
	if got := hosttest.Row[data.Invitation](h, now[0].ID); got.Attendance != data.AttendanceOpen {
		t.Errorf("%+v", got)
	}
	h.UndoLast()
	if got := hosttest.Row[data.Invitation](h, now[0].ID); got.Attendance != data.AttendancePresent || status(h, l.guestList, 0).ID == 0 {
		t.Errorf("undone: %+v", got)
	}
}

// On the day itself the time of arrival is noted.
func TestArrivalOnTheDay(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Type("Datum", "heute")
	h.Tap("Anwesenheit")
	h.Window().Canvas().Focus(p.record.attendance.search)
	h.Write("dem")
	h.Key(fyne.KeyReturn)
	if got := hosttest.Only[data.Invitation](h, data.Match{"attendance": data.AttendancePresent}); got.Came != "09:00" || !h.Sees("09:00") {
		t.Errorf("%+v", got)
	}
}

func TestGuestsOnTheList(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Einladung (36)")
	l := p.record.invited
	h.Tap("Gast eintragen …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a guest without a name was accepted")
	}
	h.Enter("Name („Nachname, Vorname“)", "Probe, Gast")
	h.Accept()
	guest := hosttest.Only[data.Invitation](h, data.Match{"name": "Probe, Gast"})
	for _, r := range l.rows {
		menu := l.menu(r)
		if remove := menu[len(menu)-1]; r.Invitation.ID == guest.ID {
			remove.Action()
		}
	}
	if left := hosttest.Rows[data.Invitation](h, data.Match{"name": "Probe, Gast"}); len(left) != 0 || !h.Sees("Einladung (36)") {
		t.Errorf("%v", left)
	}
	h.UndoLast()
	if !h.Sees("Einladung (37)") {
		t.Error("undo does not bring the guest back")
	}
	l.grid.SelectAll()
	h.Window().Canvas().Focus(l.grid)
	h.Write("v")
	if errs := h.TakeErrors(); len(errs) != 1 || len(h.Dialogs) != 0 {
		t.Errorf("one substitute for many: %v", errs)
	}
	l.grid.Select(l.rows[0].Invitation.ID)
	h.Write("v")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a substitute without a name was accepted")
	}
	h.Cancel()
}
