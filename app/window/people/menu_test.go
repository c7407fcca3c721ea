package people

import (
	"testing"

	"rundertisch/app/window/hosttest"
)

// What the menu names can be opened; what needs a person cannot be used without one.
func TestTheMenuOfPeople(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Mehr ▾")
	h.Tap("Duplikate finden …")
	if len(h.Dialogs)+len(h.Toasts)+len(h.TakeErrors()) != 1 { // in the demo nobody is on file twice: that is told
		t.Fatal("nothing happens")
	}
	p, _ := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	for _, c := range p.actions() {
		if c.Words == "Auskunft, Archiv, Löschen …" && !c.Off {
			t.Error("somebody can be erased where nobody is")
		}
	}
}
