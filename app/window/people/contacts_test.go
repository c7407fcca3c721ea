package people

// Addresses, mailboxes and numbers as a clerk edits them, read back from the database.

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

func TestContactsHaveLines(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	p.record.pane.Tabs.Select(tabContacts)
	h.Settle()
	mails := func() []data.Contact {
		return hosttest.Rows[data.Contact](h, data.Match{"person_id": person.ID, "kind": data.ContactEmail})
	}
	first := len(mails())
	before := h.Entries()
	h.Type("Adresse oder Nummer", "zweite@example.org")
	if now := mails(); len(now) != first+1 || h.Entries() != before+1 {
		t.Fatalf("%+v, %d entries", now, h.Entries()-before)
	}
	if text := p.record.contacts.value.Text(); text != "" {
		t.Errorf("the field for another still holds %q", text)
	}
	h.Choose("Hinzufügen", "Mobiltelefon")
	h.Type("Adresse oder Nummer", "keine")
	if h.Problem("Adresse oder Nummer") == "" {
		t.Error("a number without digits is taken")
	}
	h.Type("Adresse oder Nummer", "0170 1234567")
	h.Type("Mobilnummer", "0170 7654321")
	if n := hosttest.Only[data.Contact](h, data.Match{"person_id": person.ID, "kind": data.ContactMobile}); n.Value != "0170 7654321" || !n.Preferred {
		t.Errorf("%+v", n)
	}
	h.Type("Weitere Anschrift: Straße und Hausnummer", "Lindwurmstraße 5")
	h.Type("PLZ der Anschrift", "8033")
	if h.Problem("PLZ der Anschrift") == "" {
		t.Error("a postcode of four digits is taken")
	}
	h.Type("PLZ der Anschrift", "80337")
	h.Type("Ort der Anschrift", "München")
	h.Choose("Art", "dienstlich")
	if a := hosttest.Only[data.Address](h, data.Match{"person_id": person.ID}); a.Street != "Lindwurmstraße 5" || a.Postcode != "80337" || a.City != "München" || a.Kind != "work" || !a.Preferred || !a.NotOnLists {
		t.Errorf("%+v", a)
	}
	h.Shot("kontakt")
	hosttest.Find[*widgets.Button](p.record.contacts.addresses.box)[0].Tapped(nil)
	h.Settle()
	if left := hosttest.Rows[data.Address](h, data.Match{"person_id": person.ID}); len(left) != 0 {
		t.Errorf("still there: %+v", left)
	}
	made := h.Entries() - before
	for range made {
		h.UndoLast()
	}
	if now := mails(); len(now) != first || len(p.record.contacts.addresses.lines) != 0 {
		t.Errorf("not taken back: %+v", now)
	}
}

func TestPreferredMovesToTheChosenLine(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	p.record.pane.Tabs.Select(tabContacts)
	h.Settle()
	for _, mail := range []string{"a@example.org", "b@example.org"} {
		h.Type("Adresse oder Nummer", mail)
	}
	lines := p.record.contacts.contacts.lines
	last := lines[len(lines)-1]
	hosttest.Find[fyne.Tappable](last.fields[3].(*form.Check))[0].Tapped(nil)
	list := hosttest.Rows[data.Contact](h, data.Match{"person_id": person.ID, "kind": data.ContactEmail})
	for _, c := range list {
		if c.Preferred != (c.Value == "b@example.org") {
			t.Errorf("%+v", c)
		}
	}
	if p.record.card.Email.Value != "b@example.org" {
		t.Errorf("the card has %q first", p.record.card.Email.Value)
	}
}

func TestOrganisationIsFoundOrEntered(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	p.record.pane.Tabs.Select(tabContacts)
	h.Settle()
	known := len(hosttest.Rows[data.Organisation](h, nil))
	before := h.Entries()
	h.Type("Organisation", "Verein Brücke")
	if made := h.Entries() - before; made != 1 {
		t.Errorf("%d entries", made)
	}
	o := hosttest.Only[data.Organisation](h, data.Match{"name": "Verein Brücke"})
	if hosttest.Row[data.Person](h, person.ID).OrganisationID != o.ID {
		t.Error("the person does not belong to it")
	}
	h.Tap("Anschrift …")
	h.Type("Ort der Organisation", "Freising")
	h.Accept()
	if o = hosttest.Row[data.Organisation](h, o.ID); o.City != "Freising" {
		t.Errorf("%+v", o)
	}
	h.UndoLast()
	h.UndoLast()
	if now := len(hosttest.Rows[data.Organisation](h, nil)); now != known || hosttest.Row[data.Person](h, person.ID).OrganisationID != person.OrganisationID {
		t.Errorf("not taken back: %d, before %d", now, known)
	}
}

func TestNoteWarnsAndStandIsOneClick(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	h.Settle()
	if h.Sees("Bitte prüfen") {
		t.Error("warns without a note")
	}
	h.Enter("Notiz (nichts Vertrauliches)", "Religion bekannt")
	if !h.Sees("Bitte prüfen") {
		t.Error("does not warn")
	}
	h.Settle()
	for _, text := range hosttest.Find[*canvas.Text](h.Window().Content()) {
		end := fyne.CurrentApp().Driver().AbsolutePositionForObject(text).Y + text.Size().Height
		if strings.Contains(text.Text, "Bitte prüfen") && end > hosttest.PageHeight {
			t.Errorf("the warning stands below the window, at %v", end)
		}
	}
	h.Shot("notiz")
	h.Type("Notiz (nichts Vertrauliches)", "kommt später")
	if h.Sees("Bitte prüfen") {
		t.Error("still warns")
	}
	h.Tap("Datenschutz")
	before := h.Entries()
	h.Tap("heute geprüft")
	h.Tap("heute geprüft") // nothing more to note
	if now := hosttest.Row[data.Person](h, person.ID); now.VerifiedOn != data.NewDate(2026, 3, 3) || h.Entries() != before+1 || len(h.Toasts) != 1 {
		t.Errorf("%v, %d entries, %q", now.VerifiedOn, h.Entries()-before, h.Toasts)
	}
	h.Shot("datenschutz")
}

func TestHintWhileSomebodyIsEntered(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	known := personNamed(t, h, "Öztürkmen")
	p.New()
	h.Settle()
	h.Enter("Vorname", known.FirstName)
	h.Enter("Nachname", "Oeztuerkmen")
	if !h.Sees("Vielleicht schon eingetragen") {
		t.Error("no hint")
	}
	h.Shot("hinweis")
}
