package people

// What a clerk does on the page of people, read back from the database.

import (
	"strings"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

func personNamed(t *testing.T, h *hosttest.Host, last string) data.Person {
	t.Helper()
	return hosttest.Only[data.Person](h, data.Match{"last_name": last})
}

func TestSearchFindsWithoutAccents(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Window().Canvas().Focus(hosttest.Find[*widgets.SearchEntry](p.Content())[0])
	h.Write("ozturkm")
	if rows := p.grid.Rows(); len(rows) != 1 || rows[0].Person.LastName != "Öztürkmen" {
		t.Fatalf("found %d", len(rows))
	}
	if h.Window().Canvas().Focused() != hosttest.Find[*widgets.SearchEntry](p.Content())[0] {
		t.Error("searching takes the cursor out of the field")
	}
}

func TestEveryFieldIsSavedWhenItIsLeft(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	h.Settle()
	for _, c := range []struct {
		name   string
		act    func()
		stored func(data.Person) bool
	}{
		{"text", func() { h.Type("Vorname", "Ayşe") }, func(p data.Person) bool { return p.FirstName == "Ayşe" }},
		{"choice", func() { h.Choose("Form", "Herr") }, func(p data.Person) bool { return p.Form == data.FormHerr }},
		{"salutation", func() { h.Type("Briefanrede (leer: automatisch)", "Liebe Ayşe,") }, func(p data.Person) bool { return p.Salutation == "Liebe Ayşe," }},
		{"way", func() { h.Choose("Bevorzugter Weg", "E-Mail") }, func(p data.Person) bool { return p.PreferredWay == data.WayEmail }},
		{"date", func() { h.Tap("Datenschutz"); h.Type("Stand geprüft am", "heute") }, func(p data.Person) bool { return p.VerifiedOn == data.NewDate(2026, 3, 3) }},
		{"check", func() { h.Tap("Wünscht keine Schreiben und Einladungen (Art. 21 DSGVO)") }, func(p data.Person) bool { return p.NoContact }},
	} {
		before := h.Entries()
		c.act()
		if now := hosttest.Row[data.Person](h, person.ID); !c.stored(now) {
			t.Errorf("%s: %+v", c.name, now)
		}
		if made := h.Entries() - before; made != 1 {
			t.Errorf("%s: %d entries in the history", c.name, made)
		}
	}
	for range 6 {
		h.UndoLast()
	}
	if now := hosttest.Row[data.Person](h, person.ID); now != person {
		t.Errorf("undone: %+v, want %+v", now, person)
	}
	h.Tap("Angaben")
	if !h.Sees("Şükriye") {
		t.Error("the form does not show what undo brought back")
	}
}

func TestAWrongMailboxStaysAtItsField(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	h.Settle()
	before := h.Entries()
	h.Type("E-Mail", "ohne Klammeraffe")
	if h.Problem("E-Mail") == "" || h.Entries() != before {
		t.Errorf("problem %q, %d new entries", h.Problem("E-Mail"), h.Entries()-before)
	}
	if p.Leave() {
		t.Error("the page lets go of what cannot be saved")
	}
	h.Type("E-Mail", "neu@example.org")
	mail := hosttest.Only[data.Contact](h, data.Match{"person_id": person.ID, "kind": data.ContactEmail})
	if mail.Value != "neu@example.org" || h.Problem("E-Mail") != "" {
		t.Errorf("%+v, %q", mail, h.Problem("E-Mail"))
	}
}

func TestANewPersonIsEnteredOnce(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	count := func() int { return len(hosttest.Rows[data.Person](h, nil)) }
	before := count()
	h.Tap("Neue Person")
	h.Choose("Form", "Frau")
	if count() != before {
		t.Fatal("somebody without a name was entered")
	}
	h.Type("Vorname", "Olena")
	h.Type("Nachname", "Neuhausen-Straß")
	if got := personNamed(t, h, "Neuhausen-Straß"); count() != before+1 || got.FirstName != "Olena" || got.Form != data.FormFrau {
		t.Errorf("%d people more, %+v", count()-before, got)
	}
	if current, ok := p.grid.Current(); !ok || current.Person.LastName != "Neuhausen-Straß" {
		t.Error("the new person is not chosen in the list")
	}
}

func TestRolesAreEnteredChangedAndEnded(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Zirngiebler")
	p.Show(person.ID)
	h.Settle()
	h.Tap("Funktionen (1)")
	h.Tap("Funktion eintragen …")
	if !h.Sees("bitte wählen") {
		t.Error("the dialog does not ask for a function")
	}
	if err := h.TopDialog().Accept(); err == nil {
		t.Fatal("no function was accepted as one")
	}
	h.Choose("Funktion", "Ansprechperson")
	if err := h.TopDialog().Accept(); err == nil {
		t.Fatal("a contact person without a district was accepted")
	}
	h.Choose("Bezirksausschuss", "14 · Berg am Laim")
	h.Accept()
	roles := hosttest.Rows[data.Role](h, data.Match{"person_id": person.ID})
	if len(roles) != 2 || roles[1].FromOn != data.NewDate(2026, 3, 3) {
		t.Fatalf("%+v", roles)
	}
	p.record.roles.edit(roles[1])
	h.Settle()
	h.Enter("bis (letzter Tag)", "1.2.2026")
	if err := h.TopDialog().Accept(); err == nil {
		t.Fatal("an end before the beginning was accepted")
	}
	h.Enter("bis (letzter Tag)", "31.3.2026")
	h.Accept()
	if role := hosttest.Row[data.Role](h, roles[1].ID); role.UntilOn != data.NewDate(2026, 3, 31) {
		t.Errorf("%+v", role)
	}
}

func TestRemovingKeepsWhoIsNeeded(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	remove := func(last string) {
		for _, row := range p.grid.Rows() {
			if row.Person.LastName == last {
				p.menu(row)[3].Action()
			}
		}
		h.Settle()
	}
	remove("Öztürkmen") // has letters
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("errors %v", errs)
	}
	personNamed(t, h, "Öztürkmen")
	remove("Ebnerfeld")
	if left := hosttest.Rows[data.Person](h, data.Match{"last_name": "Ebnerfeld"}); len(left) != 0 {
		t.Errorf("still there: %v", left)
	}
	h.UndoLast()
	personNamed(t, h, "Ebnerfeld")
}

// Address, mailbox and number are rows of their own; what is emptied goes.
func TestAddressAndNumbersHaveRowsOfTheirOwn(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	h.Settle()
	before := h.Entries()
	h.Type("Straße (eigene Anschrift)", "Lindwurmstraße 5")
	h.Type("PLZ", "80337")
	h.Type("Ort", "München")
	h.Type("Telefon", "089 1234")
	h.Tap("Telefon nicht auf Listen")
	h.Choose("Anschrift im Brief", "eigene Anschrift")
	address := hosttest.Only[data.Address](h, data.Match{"person_id": person.ID})
	phone := hosttest.Only[data.Contact](h, data.Match{"person_id": person.ID, "kind": data.ContactPhone})
	if address.Street != "Lindwurmstraße 5" || address.Postcode != "80337" || address.City != "München" || phone.Value != "089 1234" || !phone.NotOnLists {
		t.Errorf("%+v, %+v", address, phone)
	}
	if made := h.Entries() - before; made != 6 {
		t.Errorf("%d entries in the history", made)
	}
	if lines := p.record.preview.Text(); !strings.HasSuffix(lines, "Frau Şükriye Öztürkmen\nLindwurmstraße 5\n80337 München") {
		t.Errorf("the letter would go to %q", lines)
	}
	h.Type("Telefon", "")
	if left := hosttest.Rows[data.Contact](h, data.Match{"person_id": person.ID, "kind": data.ContactPhone}); len(left) != 0 {
		t.Errorf("%+v", left)
	}
	for range 7 {
		h.UndoLast()
	}
	if left := hosttest.Rows[data.Address](h, data.Match{"person_id": person.ID}); len(left) != 0 || h.Sees("Lindwurmstraße") {
		t.Errorf("undone: %+v", left)
	}
}
