package overview

import (
	"testing"

	"rundertisch/app/window/hosttest"
)

// The board shows who was responsible on another day, says so, and goes back to today.
func TestTheBoardOfAnotherDay(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	named := func() int {
		n := 0
		for _, c := range p.shown.Cells {
			n += len(c.Named)
		}
		return n
	}
	today := named()
	h.Tap("Stand am …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("no day was taken")
	}
	h.Type("Wer war zuständig am", "01.10.2022")
	h.Accept()
	h.Shot("board-past")
	if named() >= today || !h.Sees("Stand am 01.10.2022") {
		t.Errorf("%d named in 2022, %d today", named(), today)
	}
	h.Tap("Wieder heute")
	if named() != today || h.Sees("Stand am 01.10.2022") {
		t.Errorf("%d named, %d before", named(), today)
	}
}
