package overview

import (
	"testing"

	"rundertisch/app/window/hosttest"
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
