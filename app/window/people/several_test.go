package people

import (
	"context"
	"fmt"
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

// Numbers leave the lists for all who are selected, and come back with one step.
func TestNumbersOfSeveralLeaveTheLists(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	for i, row := range p.grid.Rows()[:3] {
		_, err := h.Desk().SaveContact(h.Context(), data.Contact{PersonID: row.Person.ID, Kind: data.ContactPhone, Value: fmt.Sprintf("089 12345%d", i)})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.Desk().SaveAddress(h.Context(), data.Address{PersonID: p.grid.Rows()[0].Person.ID, Street: "Ringstr. 3", NotOnLists: true}); err != nil {
		t.Fatal(err)
	}
	h.Window().Canvas().Focus(p.grid)
	p.grid.SelectAll()
	listed := func(kind string) int {
		return len(hosttest.Rows[data.Contact](h, data.Match{"kind": kind, "not_on_lists": false}))
	}
	numbers, mailboxes := listed(data.ContactPhone), listed(data.ContactEmail)
	p.editMany()
	h.Choose("Was soll geändert werden?", "Nicht auf Listen")
	h.Choose("Was soll (nicht) auf Listen stehen?", "Telefonnummern: nicht auf Listen")
	h.Shot("mehrere-listen")
	if numbers != 3 || !h.Sees("089 123450 → nicht auf Listen") {
		t.Errorf("%d numbers, or nothing says what changes", numbers)
	}
	before := h.Entries()
	h.Accept()
	if listed(data.ContactPhone) != 0 || listed(data.ContactEmail) != mailboxes || h.Entries() != before+1 {
		t.Errorf("%d numbers, %d mailboxes on lists", listed(data.ContactPhone), listed(data.ContactEmail))
	}
	h.UndoLast()
	if listed(data.ContactPhone) != numbers {
		t.Error("not taken back")
	}
	p.editMany()
	h.Choose("Was soll geändert werden?", "Nicht auf Listen")
	h.Choose("Was soll (nicht) auf Listen stehen?", "alle Angaben: wieder auf Listen")
	hidden := len(hosttest.Rows[data.Address](h, data.Match{"not_on_lists": true}))
	h.Accept()
	if left := len(hosttest.Rows[data.Address](h, data.Match{"not_on_lists": true})); hidden == 0 || left != 0 {
		t.Errorf("%d of %d addresses stay off the lists", left, hidden)
	}
}

// Very many people are changed behind a bar, as one step.
func TestVeryManyAreChangedBehindABar(t *testing.T) {
	desk := hosttest.Empty(t)
	err := desk.Store.Do(context.Background(), "Personen angelegt", func(tx *data.Tx) error {
		for i := range manyPeople + 1 {
			if err := data.Insert(tx, &data.Person{LastName: fmt.Sprintf("Beispiel %04d", i), AddressVia: data.ViaOffice, PreferredWay: data.WayLetter}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p, h := hosttest.Opened[*Page](t, desk, New)
	h.Window().Canvas().Focus(p.grid)
	p.grid.SelectAll()
	p.editMany()
	h.Choose("Was soll geändert werden?", "Notiz anfügen")
	h.Enter("Zeile, die an die Notiz angefügt wird", "nur vormittags")
	before := h.Entries()
	h.Accept()
	changed := len(hosttest.Rows[data.Person](h, data.Match{"note": "nur vormittags"}))
	if changed != manyPeople+1 || len(h.Jobs) != 1 || h.Entries() != before+1 || h.Toasts[0] != fmt.Sprintf("%d Personen geändert. Strg+Z nimmt es zurück.", manyPeople+1) {
		t.Errorf("%d changed, jobs %q, %q", changed, h.Jobs, h.Toasts)
	}
	p.editMany()
	h.Choose("Was soll geändert werden?", "Notiz anfügen")
	h.Enter("Zeile, die an die Notiz angefügt wird", "verworfen")
	h.Cancel()
	if len(h.Jobs) != 1 {
		t.Error("a dialog that was given up changes people")
	}
}
