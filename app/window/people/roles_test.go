package people

import (
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// A function gets the term in which it begins, or the one that is chosen; a last day ends it and it stays in the list.
func TestFunctionsHaveATerm(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Karataşlı")
	p.Show(person.ID)
	h.Settle()
	p.record.roles.add()
	h.Choose("Funktion", "Stv. Vorsitz")
	h.Choose("Bezirksausschuss", "25 · Laim")
	h.Shot("funktion")
	h.Accept()
	kind := hosttest.Only[data.RoleKind](h, data.Match{"key": "stv-vorsitz"})
	role := hosttest.Only[data.Role](h, data.Match{"person_id": person.ID, "role_kind_id": kind.ID})
	term := hosttest.Row[data.Term](h, role.TermID)
	if role.FromOn.Before(term.FromOn) || !term.UntilOn.IsZero() && term.UntilOn.Before(role.FromOn) {
		t.Errorf("%+v in %+v", role, term)
	}
	h.Tap("Funktionen (2)")
	if !h.Sees("seit " + role.FromOn.String() + " · " + term.Name) {
		t.Error("the list does not name the term")
	}
	h.Shot("funktionen")
	p.record.roles.edit(role)
	h.Type("bis (letzter Tag)", "31.03.2026")
	h.Accept()
	if now := hosttest.Row[data.Role](h, role.ID); now.UntilOn != data.NewDate(2026, 3, 31) || now.TermID != role.TermID {
		t.Errorf("%+v", now)
	}
	h.UndoLast()
	h.UndoLast()
	if left := hosttest.Rows[data.Role](h, data.Match{"person_id": person.ID, "role_kind_id": kind.ID}); len(left) != 0 {
		t.Errorf("not taken back: %+v", left)
	}
}
