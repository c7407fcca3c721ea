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
	line := []string{p.Form, p.Title, p.FirstName, p.LastName, card.Organisation.Name, p.Note, card.Address.Street, card.Address.Postcode, card.Address.City}
	for _, c := range card.Contacts {
		line = append(line, c.Kind+" "+c.Value)
	}
	slices.Sort(line[9:])
	for _, h := range card.Roles {
		line = append(line, fmt.Sprintf("%s %d %s", h.Function(), h.DistrictNumber, h.Role.FromOn.ISO()))
	}
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

// ownTitle is a function in the demo whose words name no kind of role: an empty file keeps them in the note.
const ownTitle = "Beauftragte für Integration und Vielfalt"

// People → file → empty database gives the same people, whatever the file is.
func TestPeopleComeBackFromEveryFormat(t *testing.T) {
	ctx := context.Background()
	from, _ := demoDesk(t)
	id := entered(t, from)
	must[int](t)(from.EditPeople(ctx, PeopleEdit{Field: EditVerified, People: []data.ID{id}, Date: from.Today()}))
	for _, format := range []ExportFormat{ExportExcel, ExportCSV, ExportVCard, ExportVCard4} {
		path := filepath.Join(t.TempDir(), "p."+format.Ending())
		must[Exported](t)(from.Export(ctx, ExportOrder{Format: format, Private: true}, path))
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
			if strings.Contains(line, ownTitle) {
				continue
			}
			if !slices.Contains(got, line) {
				t.Errorf("%s: missing %s", format, line)
			}
		}
		if !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, "|Funktion: "+ownTitle) }) {
			t.Errorf("%s: a function in words of its own is lost", format)
		}
	}
}
