package districts

import (
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

func TestTheTermIsChanged(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Mehr ▾")
	h.Tap("Amtszeit wechseln …")
	h.Shot("term")
	if !h.Sees("enden am 30.04.2026") || !h.Sees("Benennungsrunde 2026–2032") {
		t.Error("the dialog does not say what happens")
	}
	h.Type("Erster Tag der neuen Amtszeit", "irgendwann")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("„irgendwann“ is no day")
	}
	h.Type("Erster Tag der neuen Amtszeit", "1.5.26")
	h.Accept()
	ended := hosttest.Rows[data.Role](h, data.Match{"until_on": data.NewDate(2026, 4, 30)})
	if len(ended) < 25 || len(hosttest.Rows[data.NominationRound](h, nil)) != 2 {
		t.Errorf("%d roles ended", len(ended))
	}
	h.UndoLast()
	if left := hosttest.Rows[data.NominationRound](h, nil); len(left) != 1 {
		t.Errorf("undone: %+v", left)
	}
}

func TestWhoWasIt(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Mehr ▾")
	h.Tap("Wer war zuständig am …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nobody was opened without a choice")
	}
	h.Shot("who")
	h.Type("Am", "01.01.1999")
	if h.Sees("Demirkıran, Ayşe") {
		t.Error("somebody of today held a function in 1999")
	}
	h.Cancel()
	if len(h.Went) != 0 {
		t.Error("somebody was opened")
	}
}
