package overview

import (
	"testing"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestFollowUpsOnTheStartPage(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Neu …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a follow-up without words was entered")
	}
	h.Enter("Woran soll erinnert werden?", "Saal anfragen")
	h.Type("Am", "4.3.26")
	h.Choose("Zu welchem BA", "BA 25 Laim")
	h.Accept()
	f := hosttest.Only[data.FollowUp](h, nil)
	if f.Text != "Saal anfragen" || f.DueOn != data.NewDate(2026, 3, 4) || f.DistrictID == 0 || !h.Sees("Saal anfragen") {
		t.Errorf("%+v", f)
	}
	h.Shot("followup")
	h.Tap("✓")
	if f := hosttest.Only[data.FollowUp](h, nil); f.DoneOn.IsZero() {
		t.Errorf("%+v", f)
	}
	h.UndoLast()
	if f := hosttest.Only[data.FollowUp](h, nil); !f.DoneOn.IsZero() {
		t.Errorf("%+v", f)
	}
}

// Follow-ups are listed, changed, marked and removed; one that leads nowhere opens itself.
func TestTheListOfFollowUps(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	guest := hosttest.Rows[data.Person](h, nil)[0]
	for _, f := range []data.FollowUp{{Text: "Saal anfragen", DueOn: h.Desk().Today().AddDays(-1)}, {Text: "Gast anrufen", DueOn: h.Desk().Today().AddDays(3), PersonID: guest.ID}} {
		if _, err := h.Desk().SaveFollowUp(h.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	h.Tap("Gast anrufen")
	if len(h.Went) != 1 || h.Went[0].Page != host.People || h.Went[0].ID != guest.ID {
		t.Errorf("went %+v", h.Went)
	}
	h.Tap("Saal anfragen")
	h.Enter("Woran soll erinnert werden?", "Großen Saal anfragen")
	h.Type("Zu welcher Person", guest.ListName())
	h.Shot("followup-dialog")
	h.Accept()
	changed := hosttest.Only[data.FollowUp](h, data.Match{"text": "Großen Saal anfragen"})
	if changed.PersonID != guest.ID {
		t.Errorf("%+v", changed)
	}
	h.Tap("Wiedervorlagen …")
	if !h.Sees("überfällig") || !h.Sees(guest.FullName()) {
		t.Error("the list does not tell how follow-ups stand, and about whom they are")
	}
	h.Shot("followups")
	h.Tap("Bearbeiten …")
	if len(h.TakeErrors()) != 1 {
		t.Error("nothing was selected and nothing is said")
	}
	grid := hosttest.Find[*widgets.Grid[workflow.FollowUpRow]](h.Top())[0]
	grid.Select(changed.ID)
	h.Tap("Bearbeiten …")
	h.Type("Am", "9.3.26")
	h.Accept()
	if f := hosttest.Row[data.FollowUp](h, changed.ID); f.DueOn != data.NewDate(2026, 3, 9) || f.PersonID != guest.ID {
		t.Errorf("%+v", f)
	}
	grid.Select(changed.ID)
	h.Accept()
	if f := hosttest.Row[data.FollowUp](h, changed.ID); f.DoneOn.IsZero() {
		t.Errorf("%+v", f)
	}
	p.side.allFollowUps()
	grid = hosttest.Find[*widgets.Grid[workflow.FollowUpRow]](h.Top())[0]
	if len(grid.Rows()) != 1 {
		t.Errorf("open: %+v", grid.Rows())
	}
	grid.Select(grid.Rows()[0].ID)
	h.Tap("Entfernen")
	h.Choose("Zeigen", "auch erledigte")
	if rows := grid.Rows(); len(rows) != 1 || rows[0].ID != changed.ID {
		t.Errorf("all: %+v", rows)
	}
	h.Cancel()
}

// A motion to be answered stands among what is due, and opens.
func TestDueMotionsOnTheStartPage(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	m := hosttest.Only[data.Motion](h, nil)
	m.State, m.DueOn = data.MotionOpen, h.Desk().Today().AddDays(-2)
	if err := h.Desk().SaveMotion(h.Context(), m); err != nil {
		t.Fatal(err)
	}
	h.Shot("overview-motion")
	h.Tap("Antrag " + m.Number)
	if h.TopDialog().Title != "BA-Antrag "+m.Number {
		t.Errorf("dialog %q", h.TopDialog().Title)
	}
	h.Choose("Stand", "beantwortet")
	h.Accept()
	if h.Sees("! 01.03.") {
		t.Error("what is answered is still due")
	}
}
