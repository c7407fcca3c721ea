package people

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

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

// Two who are selected can be made one; for any other number the line says what is missing.
func TestMergingFromTheMenu(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	off := "Zusammenführen … (zwei auswählen)"
	for _, c := range p.actions() {
		if c.Words == off && !c.Off {
			t.Error("one alone can be merged")
		}
	}
	h.Window().Canvas().Focus(p.grid)
	p.grid.Select(p.grid.Rows()[0].Person.ID)
	p.grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	h.Key(fyne.KeyDown)
	if got := len(p.grid.Selected()); got != 2 {
		t.Fatalf("%d are selected", got)
	}
	h.Tap("Mehr ▾")
	h.Shot("people-menu")
	h.Tap("Zusammenführen …")
	if len(h.Dialogs) != 1 || h.TopDialog().Title != "Duplikate" {
		t.Error("the two are not compared")
	}
}
