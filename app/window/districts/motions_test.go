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
	h.Shot("motion")
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
	grid := hosttest.Find[*widgets.Grid[data.Motion]](h.Top())[0]
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
