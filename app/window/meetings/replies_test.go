package meetings

// Replies by BA above the list: counted, looked at, one of them chosen; then reminders and warnings.

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func invitedTab(t *testing.T) (*Page, *hosttest.Host, *guestList) {
	t.Helper()
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Einladung (36)")
	return p, h, p.record.invited
}

func TestRepliesByDistrict(t *testing.T) {
	_, h, l := invitedTab(t)
	if !h.Sees("25 BA · ✓ 16 zugesagt · ⇄ 1 Vertretung · ○ 5 offen · – 3 abgesagt") {
		t.Errorf("%q", hosttest.Texts(h.Top()))
	}
	h.Tap("8 ○")
	if rows := l.grid.Rows(); len(rows) != 1 || rows[0].DistrictNumber != 8 || !h.Sees("Nur BA 8 Schwanthalerhöhe · Bäumlinger, Zoé: offen") || !h.Sees("1 von 36") {
		t.Errorf("%d in the list", len(rows))
	}
	h.Shot("replies-one")
	l.grid.Select(l.grid.Rows()[0].Invitation.ID)
	h.Window().Canvas().Focus(l.grid)
	h.Write("z") // the list stays with its BA, the overview counts anew
	if rows := l.grid.Rows(); len(rows) != 1 || rows[0].Invitation.Reply != data.ReplyAccepted || !h.Sees("✓ 17 zugesagt") || !h.Sees("8 ✓") || !h.Sees("Bäumlinger, Zoé: zugesagt") {
		t.Errorf("%+v", rows)
	}
	h.Tap("8 ✓")
	if len(l.grid.Rows()) != 36 || h.Sees("Nur BA") {
		t.Errorf("%d in the list", len(l.grid.Rows()))
	}
	h.UndoLast()
	if !h.Sees("✓ 16 zugesagt") || !h.Sees("8 ○") {
		t.Error("undo does not reach the overview")
	}
	strip := hosttest.Find[*replyStrip](h.Top())[0]
	place, size := strip.place(5)
	strip.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: place.AddXY(size.Width/2, size.Height/2)}})
	if !h.Sees("BA 6 Sendling · Bauerlein, Tomás: Vertretung (Bianchinelli, Matteo)") {
		t.Error("nothing says who is invited for the BA under the mouse")
	}
	strip.MouseOut()
	h.Window().Canvas().Unfocus()
	if h.Sees("BA 6 Sendling") || !h.Sees("noch einmal zeigt wieder alle") {
		t.Error("the BA is still looked at")
	}
	h.Tap("3 –")
	h.Tap("Alle zeigen")
	if len(l.grid.Rows()) != 36 {
		t.Errorf("%d in the list", len(l.grid.Rows()))
	}
}

func TestRepliesByKeys(t *testing.T) {
	_, h, l := invitedTab(t)
	strip := hosttest.Find[*replyStrip](h.Top())[0]
	for n := 0; h.Window().Canvas().Focused() != fyne.Focusable(strip); n++ {
		if n > 60 {
			t.Fatal("the Tab key does not come to the strip")
		}
		h.Key(fyne.KeyTab)
	}
	if !h.Sees("BA 1 Altstadt-Lehel · Demirkıran, Ayşe: zugesagt") {
		t.Error("the strip does not say who is invited for the first BA")
	}
	h.Key(fyne.KeyRight)
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyReturn)
	at := strip.replies[1+strip.columns()].District.Number
	if rows := l.grid.Rows(); len(rows) != 1 || rows[0].DistrictNumber != at {
		t.Errorf("BA %d: %d in the list", at, len(rows))
	}
	h.Key(fyne.KeyEscape)
	if len(l.grid.Rows()) != 36 {
		t.Errorf("%d in the list", len(l.grid.Rows()))
	}
	h.Key(fyne.KeyHome)
	h.Key(fyne.KeyLeft)
	h.Key(fyne.KeyUp)
	h.Key(fyne.KeySpace)
	if rows := l.grid.Rows(); len(rows) != 1 || rows[0].DistrictNumber != 1 {
		t.Errorf("%d in the list", len(rows))
	}
	h.Window().Canvas().Focus(l.search) // the search looks among them
	h.Write("bau")
	if len(l.grid.Rows()) != 0 || !h.Sees("Niemand gefunden.") {
		t.Errorf("%d found", len(l.grid.Rows()))
	}
	h.Key(fyne.KeyEscape)
	if len(l.grid.Rows()) != 1 {
		t.Errorf("%d in the list", len(l.grid.Rows()))
	}
}

func TestRepliesOfNobody(t *testing.T) {
	p, h, l := invitedTab(t)
	h.Tap("5 ✓")
	h.Tap("Neue Sitzung") // another meeting begins with everybody
	h.Tap("Einladung (0)")
	if !h.Sees("25 BA · ✕ 25 nicht eingeladen") || h.Sees("Nur BA") || !h.Sees("Noch ist niemand eingeladen.") {
		t.Errorf("%q", hosttest.Texts(h.Top()))
	}
	if _, err := h.Desk().AddGuest(h.Context(), p.record.meeting.ID, "Probe, Gast", ""); err != nil {
		t.Fatal(err)
	}
	h.Tap("5 ✕")
	if len(l.grid.Rows()) != 0 || !h.Sees("Für diesen BA ist niemand eingeladen.") || !h.Sees("Nur BA 5 Au-Haidhausen · nicht eingeladen") || h.Sees("Niemand gefunden.") {
		t.Errorf("%q", hosttest.Texts(h.Top()))
	}
	h.Tap("5 ✕")
	if len(l.grid.Rows()) != 1 {
		t.Errorf("%d in the list", len(l.grid.Rows()))
	}
}

func TestTheOverviewFoldsAway(t *testing.T) {
	_, h, _ := invitedTab(t)
	h.Tap("▲ Übersicht ausblenden")
	if h.Sees("8 ○") || !h.Sees("✓ 16 zugesagt") {
		t.Error("the strip is still there, or the counts are gone")
	}
	h.Tap("▼ Übersicht nach BA")
	if !h.Sees("8 ○") {
		t.Error("the strip does not come back")
	}
}

// In half the room nothing lies over anything: the strip is folded, commands go into a menu.
func TestTheTabInHalfTheRoom(t *testing.T) {
	_, h, l := invitedTab(t)
	size := fyne.NewSize(772, 480)
	h.Window().Resize(size)
	for range 3 {
		h.Settle()
	}
	if got := h.Window().Canvas().Size(); got != size {
		t.Errorf("the page needs %v, there are %v", got, size)
	}
	if h.Sees("8 ○") || !h.Sees("✓ 16 zugesagt") || h.Sees("Gast eintragen …") {
		t.Errorf("%q", hosttest.Texts(h.Top()))
	}
	h.Shot("replies-narrow")
	parts := l.content.(*fyne.Container).Objects
	for i, part := range parts[1:] {
		above := parts[i]
		if part.Position().Y < above.Position().Y+above.Size().Height-0.5 || part.Size().Height < part.MinSize().Height && i == 1 {
			t.Errorf("part %d at %v lies over %v %v", i+1, part.Position(), above.Position(), above.Size())
		}
	}
	h.Tap("▼ Übersicht nach BA")
	if !h.Sees("8 ○") {
		t.Error("the strip cannot be folded out")
	}
	h.Shot("replies-narrow-open")
	strip := hosttest.Find[*replyStrip](h.Top())[0]
	h.Window().Canvas().Focus(strip)
	h.Key(fyne.KeyEnd) // a cell out of sight comes into it
	driver, scroll := fyne.CurrentApp().Driver(), hosttest.Find[*container.Scroll](parts[1])[0]
	place, cell := strip.place(24)
	if top := driver.AbsolutePositionForObject(strip).Y + place.Y - driver.AbsolutePositionForObject(scroll).Y; top < 0 || top+cell.Height > scroll.Size().Height+0.5 {
		t.Errorf("BA 25 is %v px below the top of %v", top, scroll.Size())
	}
	h.Window().Resize(fyne.NewSize(600, 480))
	h.Settle()
	h.Tap("Mehr ▾")
	h.Tap("Erinnern …")
	if len(h.Orders) != 1 {
		t.Errorf("%+v", h.Orders)
	}
}

func TestRemindingOfTheInvitation(t *testing.T) {
	p, h, l := invitedTab(t)
	h.Tap("Erinnern …")
	if len(h.Orders) != 1 || h.Orders[0].MeetingID != p.record.meeting.ID || h.Orders[0].Selection.Group != workflow.GroupSilent || h.Orders[0].TemplateKey != "einladung-erinnerung" {
		t.Fatalf("%+v", h.Orders)
	}
	l.grid.SelectAll()
	h.Window().Canvas().Focus(l.grid)
	h.Write("z")
	h.Tap("Erinnern …")
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "keine Antwort mehr aus") || len(h.Orders) != 1 {
		t.Errorf("%v, %d orders", errs, len(h.Orders))
	}
	i := hosttest.Rows[data.Invitation](h, data.Match{"meeting_id": p.record.meeting.ID})[0]
	i.RemindedOn = data.NewDate(2026, 3, 2)
	if err := h.Desk().Store.Do(h.Context(), "Erinnert", func(tx *data.Tx) error { return data.Update(tx, i) }); err != nil {
		t.Fatal(err)
	}
	if !h.Sees("02.03.2026") {
		t.Error("the list does not say who was reminded")
	}
}

func TestALateInvitationIsAskedAbout(t *testing.T) {
	p, h, _ := invitedTab(t)
	h.Tap("Daten")
	h.Type("Datum", "13.3.26") // in ten days, with 21 days of notice
	h.Tap("Einladung (36)")
	h.Tap("Einladungen schreiben …")
	if len(h.Orders) != 0 || h.TopDialog().Yes != "Trotzdem schreiben" || !strings.Contains(h.TopDialog().Text, "weniger als 21 Tage") {
		t.Fatalf("%+v, %+v", h.Orders, h.TopDialog())
	}
	h.Cancel()
	if len(h.Orders) != 0 {
		t.Error("letters were begun though the user declined")
	}
	h.Tap("Einladungen schreiben …")
	h.Accept()
	if len(h.Orders) != 1 || h.Orders[0].MeetingID != p.record.meeting.ID || h.Orders[0].Selection.Group != workflow.GroupInvited {
		t.Errorf("%+v", h.Orders)
	}
}
