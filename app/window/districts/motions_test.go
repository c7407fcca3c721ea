package districts

import (
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestMotionsOfTheCommittees(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Mehr ▾")
	h.Tap("BA-Anträge …")
	if !h.Sees("20-26 / B 09999") {
		t.Error("the motion of the demo is not shown")
	}
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nothing was answered")
	}
	h.Tap("Neuer Antrag …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a motion without a number was entered")
	}
	h.Type("Nummer", "77")
	if !h.Sees("sieht anders aus") {
		t.Error("an odd number is not told")
	}
	h.Type("Betreff", "Mehr Bänke")
	h.Type("vom", "1.3.26")
	h.Choose("BA", "BA 5 Au-Haidhausen")
	h.Accept()
	m := hosttest.Only[data.Motion](h, data.Match{"number": "77"})
	if m.Subject != "Mehr Bänke" || m.State != data.MotionOpen || !h.Sees("Mehr Bänke") {
		t.Errorf("%+v", m)
	}
	h.Shot("motions")
	h.TopDialog().Cancel()
	h.UndoLast()
	if left := hosttest.Rows[data.Motion](h, nil); len(left) != 1 {
		t.Errorf("%+v", left)
	}
}

// A motion is changed, and its answer is begun from the list.
func TestAMotionIsAnswered(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	m := hosttest.Only[data.Motion](h, nil)
	p.motions()
	grid := hosttest.Find[*widgets.Grid[workflow.MotionRow]](h.Top())[0]
	grid.Select(m.ID)
	h.Tap("Bearbeiten …")
	h.Choose("Stand", "abgeschlossen")
	h.Accept()
	if now := hosttest.Row[data.Motion](h, m.ID); now.State != data.MotionClosed || now.Subject != m.Subject {
		t.Errorf("%+v", now)
	}
	grid.Select(m.ID)
	h.Accept()
	if len(h.Orders) != 1 || h.Orders[0].MotionID != m.ID || h.Orders[0].Selection.Group != workflow.GroupMotion {
		t.Errorf("%+v", h.Orders)
	}
}

// What is overdue is marked, in the list and in the timeline, and the list can be narrowed to it.
func TestOverdueMotionsAreSeen(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	m := hosttest.Only[data.Motion](h, nil)
	answered := data.Motion{Number: "20-26 / B 00002", DistrictID: m.DistrictID, DatedOn: m.DatedOn, Subject: "Fertig", State: data.MotionAnswered}
	if err := h.Desk().AddMotion(h.Context(), answered); err != nil {
		t.Fatal(err)
	}
	m.State, m.DueOn, m.Way = data.MotionOpen, h.Desk().Today().AddDays(-1), "auf dem Büroweg"
	if err := h.Desk().SaveMotion(h.Context(), m); err != nil {
		t.Fatal(err)
	}
	p.motions()
	if !h.Sees("überfällig") || !h.Sees("auf dem Büroweg") || !h.Sees("Fertig") {
		t.Error("the list does not tell what is overdue")
	}
	h.Shot("motions-overdue")
	h.Choose("Zeigen", "überfällig")
	if h.Sees("Fertig") || !h.Sees(m.Number) {
		t.Error("the list is not narrowed to what is overdue")
	}
	h.Choose("Zeigen", "beantwortet")
	if !h.Sees("Fertig") || h.Sees(m.Subject) {
		t.Error("the list is not narrowed to what is answered")
	}
	h.TopDialog().Cancel()
	p.Show(m.DistrictID)
	p.record.pane.Tabs.Select(2)
	h.Settle()
	h.Tap("BA-Antrag " + m.Number + ": " + m.Subject)
	if h.TopDialog().Title != "BA-Antrag "+m.Number {
		t.Errorf("dialog %q", h.TopDialog().Title)
	}
	h.Cancel()
}
