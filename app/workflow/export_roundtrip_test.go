package workflow

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

// personLine is a person as the office knows it, in one line.
func personLine(t *testing.T, desk *Desk, id data.ID) string {
	t.Helper()
	card := must[PersonCard](t)(desk.PersonCard(context.Background(), id))
	p := card.Person
	line := []string{p.Form, p.Title, p.FirstName, p.LastName, card.Organisation.Name, card.Organisation.Department, p.Note, p.Salutation, p.AddressLines, p.AddressVia, p.PreferredWay, fmt.Sprint(p.NoContact, p.Restricted), p.InformedOn.ISO()}
	own := len(line)
	for _, a := range card.Addresses {
		line = append(line, fmt.Sprint("Anschrift ", a.Kind, a.Extra, a.Street, a.Postcode, a.City, a.Country, a.Preferred, a.NotOnLists))
	}
	for _, c := range card.Contacts {
		line = append(line, fmt.Sprint(c.Kind, c.Value, c.Label, c.Preferred, c.NotOnLists))
	}
	for _, h := range card.Roles {
		var heldFor data.Organisation
		if h.Role.OrganisationID != 0 {
			heldFor = must[data.Organisation](t)(data.Get[data.Organisation](context.Background(), desk.Store, h.Role.OrganisationID))
		}
		line = append(line, fmt.Sprintf("%s %d %s %s %s", h.Function(), h.DistrictNumber, h.Role.FromOn.ISO(), h.Role.UntilOn.ISO(), heldFor.Name)+fmt.Sprint(h.Role.Preferred, h.Role.NotOnLists))
	}
	slices.Sort(line[own:])
	return strings.Join(append(line, p.VerifiedOn.ISO()), "|")
}

func personLines(t *testing.T, desk *Desk) []string {
	t.Helper()
	var lines []string
	for _, id := range must[[]data.ID](t)(desk.FindPeople(context.Background(), PeopleQuery{})) {
		lines = append(lines, personLine(t, desk, id))
	}
	slices.Sort(lines)
	return lines
}

var lastDay = data.NewDate(2027, 4, 30)

// People → file → empty database gives the same people, whatever the file is.
func TestPeopleComeBackFromEveryFormat(t *testing.T) {
	ctx := context.Background()
	from, _ := demoDesk(t)
	id := entered(t, from)
	if err := from.JoinOrganisation(ctx, id, "Haus Nord"); err != nil {
		t.Fatal(err)
	}
	must[data.ID](t)(from.SaveContact(ctx, data.Contact{PersonID: id, Kind: data.ContactEmail, Value: "cw@example.net", Label: "privat", NotOnLists: true}))
	must[data.ID](t)(from.SaveContact(ctx, data.Contact{PersonID: id, Kind: data.ContactMobile, Value: "0151 1234567"}))
	must[data.ID](t)(from.SaveAddress(ctx, data.Address{PersonID: id, Kind: AddressWork, Street: "Ringstr. 3", Postcode: "80331", City: "München"}))
	guest := must[data.RoleKind](t)(from.RoleKindByKey(ctx, "gast"))
	must[data.ID](t)(from.SaveRoleAt(ctx, data.Role{PersonID: id, RoleKindID: guest.ID, FromOn: data.NewDate(2025, 5, 1), UntilOn: lastDay}, "Verein Süd"))
	staff := must[data.RoleKind](t)(from.RoleKindByKey(ctx, "mitarbeit"))
	must[data.ID](t)(from.SaveRoleAt(ctx, data.Role{PersonID: id, RoleKindID: staff.ID, FromOn: data.NewDate(2024, 5, 1), Preferred: true, NotOnLists: true}, "Haus Nord"))
	must[data.ID](t)(from.SaveAddress(ctx, data.Address{PersonID: id, Kind: AddressPrivate, Street: "Zeile 7", City: "Haar"})) // private, and yet on lists
	card := must[PersonCard](t)(from.PersonCard(ctx, id))
	for _, c := range card.Contacts {
		if c.Kind == data.ContactMobile {
			c.Preferred = true
			must[data.ID](t)(from.SaveContact(ctx, c))
		}
	}
	card = must[PersonCard](t)(from.PersonCard(ctx, id))
	p := card.Person
	p.Note, p.Salutation, p.AddressLines, p.AddressVia, p.PreferredWay, p.NoContact, p.Restricted, p.InformedOn = "erst anrufen\n\ndann schreiben", "Liebe Cornelia,", "Postfach 1\n80000 München", data.ViaOwn, data.WayEmail, true, true, from.Today()
	must[data.ID](t)(from.SavePersonCard(ctx, PersonCard{Person: p, Address: card.Address, Email: card.Email, Phone: card.Phone}))
	must[int](t)(from.EditPeople(ctx, PeopleEdit{Field: EditVerified, People: []data.ID{id}, Date: from.Today()}))
	for _, format := range []ExportFormat{ExportExcel, ExportCSV, ExportVCard, ExportVCard4} {
		path := filepath.Join(t.TempDir(), "p."+format.Ending())
		must[Exported](t)(from.Export(ctx, ExportOrder{Format: format, Private: true}, path, nil))
		to := newDesk(t)
		in := must[*Intake](t)(to.ReadIntake(ctx, path))
		if err := to.PreviewIntake(ctx, in, nil); err != nil {
			t.Fatal(err)
		}
		for _, row := range in.Rows {
			if row.State != IntakeNew {
				t.Errorf("%s: line %d %s is %s: %s", format, row.Line, row.Name, row.State, row.Reason)
			}
		}
		must[IntakeResult](t)(to.ApplyIntake(ctx, in, nil))
		want, got := personLines(t, from), personLines(t, to)
		if len(want) != len(got) {
			t.Errorf("%s: %d people of %d", format, len(got), len(want))
		}
		for _, line := range want {
			if !slices.Contains(got, line) {
				t.Errorf("%s: missing %q", format, line)
			}
		}
	}
}
