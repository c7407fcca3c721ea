package people

import (
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// A field is changed for all who are selected, after a preview, in one step.
func TestOneFieldForAllSelected(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.editMany()
	if len(p.grid.Selected()) == 0 && len(h.TakeErrors()) != 1 {
		t.Error("nothing says that nobody is selected")
	}
	h.Window().Canvas().Focus(p.grid)
	everybody := p.grid.Rows()
	p.grid.SelectAll()
	before := h.Entries()
	p.editMany()
	if !h.Sees("Alle 58 Personen werden geändert:") || !h.Sees("… und 50 weitere") {
		t.Error("the preview does not say who changes")
	}
	h.Shot("mehrere-stand")
	h.Choose("Was soll geändert werden?", "Bevorzugter Weg")
	h.Choose("Neuer Weg", "E-Mail")
	h.Shot("mehrere-weg")
	h.Accept()
	for _, r := range everybody {
		if now := hosttest.Row[data.Person](h, r.Person.ID); now.PreferredWay != data.WayEmail || now.VerifiedOn != r.Person.VerifiedOn {
			t.Errorf("%+v", now)
		}
	}
	if made := h.Entries() - before; made != 1 || len(h.Toasts) != 1 {
		t.Errorf("%d entries, %q", made, h.Toasts)
	}
	h.UndoLast()
	for _, r := range everybody {
		if now := hosttest.Row[data.Person](h, r.Person.ID); now != r.Person {
			t.Errorf("not taken back: %+v", now)
		}
	}
}

// A note is appended, a function ends on its last day; what changes nothing is refused in words.
func TestNoteAndEndOfFunctionForSeveral(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	h.Settle()
	p.editMany()
	h.Choose("Was soll geändert werden?", "Notiz anfügen")
	if !h.Sees("Bitte den Text der Notiz eintragen.") {
		t.Error("nothing says what is missing")
	}
	h.Enter("Zeile, die an die Notiz angefügt wird", "nur vormittags")
	h.Accept()
	if now := hosttest.Row[data.Person](h, person.ID); now.Note != "nur vormittags" {
		t.Errorf("%q", now.Note)
	}
	p.editMany()
	h.Choose("Was soll geändert werden?", "Funktion beenden")
	h.Type("Letzter Tag", "30.04.2026")
	h.Accept()
	if role := hosttest.Only[data.Role](h, data.Match{"person_id": person.ID}); role.UntilOn != data.NewDate(2026, 4, 30) {
		t.Errorf("%+v", role)
	}
	p.editMany()
	h.Choose("Was soll geändert werden?", "Verarbeitung eingeschränkt")
	h.Choose("Vermerk", "wegnehmen")
	if !h.Sees("Das ändert bei niemandem etwas.") || h.TopDialog().Accept() == nil {
		t.Error("a change that does nothing is done")
	}
	h.Cancel()
}
