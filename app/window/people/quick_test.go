package people

import (
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
	"rundertisch/data/transfer"
)

// Whatever was understood of a pasted text stands in a field of its own, can be corrected and arrives in the file; what was not stays in the note.
func TestQuickEntryShowsEverything(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.askQuick(transfer.Record{
		"form": "Frau", "title": "Dr.", "first": "Çiğdem", "last": "Testyıldız", "function": "Ansprechperson", "district": "5", "organisation": "Verein Süd", "department": "Beratung",
		"street": "Ringstr. 3", "extra": "Rückgebäude", "postcode": "80331", "city": "München", "email": "cigdem@example.org", "email2": "buero@example.org",
		"phone": "089 1234567", "mobile": "0151 1234567", "phone2": "089 7654321", "web": "https://example.org", "note": "Fax: 089 999",
	})
	h.Shot("quick-everything")
	for _, label := range []string{"Abteilung", "BA", "E-Mail 2", "Telefon 2", "Internet", "Anschriftzusatz", "Notiz, mit allem, was nicht verstanden wurde"} {
		h.Field(label)
	}
	h.Type("E-Mail 2", "laden@example.org")
	h.Type("BA", "25")
	h.Accept()
	person := hosttest.Only[data.Person](h, data.Match{"last_name": "Testyıldız"})
	var values []string
	for _, c := range hosttest.Rows[data.Contact](h, data.Match{"person_id": person.ID}) {
		values = append(values, c.Value)
	}
	role := hosttest.Only[data.Role](h, data.Match{"person_id": person.ID})
	if len(values) != 6 || person.Note != "Fax: 089 999" || hosttest.Row[data.District](h, role.DistrictID).Number != 25 || hosttest.Row[data.Organisation](h, person.OrganisationID).Department != "Beratung" {
		t.Errorf("%+v, %q, %+v", person, values, role)
	}
	h.UndoLast()
	if left := hosttest.Rows[data.Person](h, data.Match{"last_name": "Testyıldız"}); len(left) != 0 {
		t.Error("not taken back in one step")
	}
}

// In a small window a long form scrolls, so that the buttons below it can be reached.
func TestQuickEntryFitsASmallWindow(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Window().Resize(fyne.NewSize(836, 674))
	record := transfer.Record{"last": "Testyıldız"}
	for n := 2; n <= 6; n++ {
		record[transfer.Field("email").Nth(n)] = "c@example.org"
	}
	p.askQuick(record)
	if height := h.TopDialog().Content.MinSize().Height; height > 674-freeAbove {
		t.Errorf("%v px high", height)
	}
	h.Shot("quick-small")
	h.Field("E-Mail 6")
	h.Cancel()
}

// Who may be on file already is named as the fields stand, from the first moment and after a correction.
func TestQuickEntryWarnsOfDuplicates(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	known := personNamed(t, h, "Öztürkmen")
	warns := func() bool { return h.Sees("! Vielleicht schon eingetragen:") && h.Sees(known.ListName()+" – ") }
	p.askQuick(transfer.Record{"first": known.FirstName, "last": known.LastName})
	if !warns() {
		t.Error("does not warn")
	}
	h.Shot("quick-duplicate")
	h.Enter("Vorname", "Anders")
	h.Enter("Nachname", "Ganzanders")
	if warns() {
		t.Error("warns of somebody else")
	}
	h.Cancel()
}

// From the pasted signature to the file: every number, the function in its BA, and in the note what is nobody's field.
func TestASignatureBecomesAPerson(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Mehr ▾")
	h.Tap("Schnell erfassen …")
	h.Enter("Text einfügen (Strg+V): Signatur einer E-Mail oder Anschrift", `Mit freundlichen Grüßen

Dr. Nora Ebersbach
Ansprechperson im Bezirksausschuss 25
Verein Nord e. V.
Landsberger Str. 5 a
80687 München
Tel.: 089 1234567
Mobil: 0151 7654321
Fax: 089 999
nora@example.org
www.example.org`)
	h.Accept()
	h.Shot("quick-signature")
	h.Accept()
	nora := hosttest.Only[data.Person](h, data.Match{"last_name": "Ebersbach"})
	values := map[string]string{}
	for _, c := range hosttest.Rows[data.Contact](h, data.Match{"person_id": nora.ID}) {
		values[c.Kind] = c.Value
	}
	if nora.Title != "Dr." || values[data.ContactPhone] != "089 1234567" || values[data.ContactMobile] != "0151 7654321" || values[data.ContactEmail] != "nora@example.org" || values[data.ContactWeb] == "" {
		t.Errorf("%+v, %q", nora, values)
	}
	role := hosttest.Only[data.Role](h, data.Match{"person_id": nora.ID})
	if hosttest.Row[data.District](h, role.DistrictID).Number != 25 || hosttest.Row[data.RoleKind](h, role.RoleKindID).Key != "ansprechperson" {
		t.Errorf("%+v", role)
	}
	if home := hosttest.Only[data.Address](h, data.Match{"person_id": nora.ID}); home.Street != "Landsberger Str. 5 a" || hosttest.Row[data.Organisation](h, nora.OrganisationID).Name != "Verein Nord e. V." {
		t.Errorf("%+v", home)
	}
	h.Shot("quick-entered")
}
