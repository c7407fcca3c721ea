package people

import (
	"context"
	"slices"
	"testing"

	"rundertisch/app/window/form"
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

// A function may be held for an organisation, which is found or entered by its name, and in a body where its kind does not fix one.
func TestAFunctionHasItsOrganisationAndBody(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	speaker := data.RoleKind{Key: "sprecher", Name: "Sprecherin", Purpose: data.PurposeOther, Position: 90}
	if err := h.Desk().Store.Do(context.Background(), "Funktion angelegt", func(tx *data.Tx) error { return data.Insert(tx, &speaker) }); err != nil {
		t.Fatal(err)
	}
	person := personNamed(t, h, "Zirngiebler")
	p.Show(person.ID)
	h.Tap("Funktionen (1)")
	h.Tap("Funktion eintragen …")
	h.Choose("Funktion", "Ansprechperson")
	if asked := asks(h); slices.Contains(asked, "Gremium") || !slices.Contains(asked, "Bezirksausschuss") {
		t.Error("the fields do not fit a contact person of a BA")
	}
	h.Choose("Funktion", "Sprecherin")
	if slices.Contains(asks(h), "Bezirksausschuss") {
		t.Error("a function for no BA asks for one")
	}
	h.Choose("Gremium", "Migrationsbeirat")
	h.Type("Organisation", "Testverein Süd")
	h.Shot("funktion-organisation")
	before := h.Entries()
	h.Accept()
	role := hosttest.Only[data.Role](h, data.Match{"person_id": person.ID, "role_kind_id": speaker.ID})
	board, club := hosttest.Row[data.Body](h, role.BodyID), hosttest.Row[data.Organisation](h, role.OrganisationID)
	if board.Name != "Migrationsbeirat" || club.Name != "Testverein Süd" || h.Entries() != before+1 {
		t.Errorf("%+v, %+v, %d entries", board, club, h.Entries()-before)
	}
	if !h.Sees("Migrationsbeirat · Testverein Süd") {
		t.Error("the line does not name body and organisation")
	}
	h.Shot("funktionen-organisation")
	p.record.roles.edit(role)
	h.Settle()
	h.Type("bis (letzter Tag)", "31.3.2026")
	h.Accept()
	if now := hosttest.Row[data.Role](h, role.ID); now.OrganisationID != role.OrganisationID || now.BodyID != role.BodyID || now.UntilOn.IsZero() {
		t.Errorf("changed: %+v", now)
	}
	p.record.roles.edit(role)
	h.Settle()
	h.Type("Organisation", "testverein süd")
	h.Accept()
	if clubs := hosttest.Rows[data.Organisation](h, data.Match{"name": "Testverein Süd"}); len(clubs) != 1 {
		t.Errorf("entered twice: %+v", clubs)
	}
	h.UndoLast()
	h.UndoLast()
	h.UndoLast()
	if left := hosttest.Rows[data.Organisation](h, data.Match{"name": "Testverein Süd"}); len(left) != 0 {
		t.Error("the organisation stays after undo")
	}
}

// asks returns the labels of the choices in the dialog.
func asks(h *hosttest.Host) []string {
	var labels []string
	for _, choice := range hosttest.Find[*form.Choice](h.TopDialog().Content) {
		labels = append(labels, choice.Label())
	}
	return labels
}

// One of several functions is preferred, and one may be kept off lists: both are ticked in its dialog and stand beside it.
func TestAFunctionIsPreferred(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Funktionen (1)")
	h.Tap("Ändern …")
	h.Shot("role-dialog")
	h.Tap("Bevorzugt: in dieser Funktion wird die Person angeschrieben")
	h.Tap("Nicht auf Listen")
	h.Accept()
	role := hosttest.Only[data.Role](h, data.Match{"person_id": p.record.id})
	if !role.Preferred || !role.NotOnLists || !h.Sees("bevorzugt · nicht auf Listen") {
		t.Errorf("%+v", role)
	}
}
