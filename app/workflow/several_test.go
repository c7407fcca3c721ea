package workflow

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"rundertisch/data"
)

// peopleWithNumbers enters people with a number and an address each.
func peopleWithNumbers(t *testing.T, desk *Desk, count int) []data.ID {
	t.Helper()
	var ids []data.ID
	for i := range count {
		ids = append(ids, must[data.ID](t)(desk.SavePersonCard(context.Background(), PersonCard{
			Person: data.Person{LastName: fmt.Sprintf("Beispiel %d", i)}, Phone: data.Contact{Value: fmt.Sprintf("089 12345%d", i)}, Address: data.Address{Street: fmt.Sprintf("Ringstr. %d", i), City: "München"},
		})))
	}
	return ids
}

// The plan is the same whether people are read one by one or all at once, and however often somebody is named.
func TestFewAndManyPeopleAreEditedAlike(t *testing.T) {
	ctx := context.Background()
	for _, count := range []int{2, fewPeople + 1} {
		desk := newDesk(t)
		ids := peopleWithNumbers(t, desk, count)
		other := peopleWithNumbers(t, desk, 1)[0]
		guest := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "gast"))
		must[data.ID](t)(desk.SaveRole(ctx, data.Role{PersonID: ids[0], RoleKindID: guest.ID, FromOn: data.NewDate(2025, 1, 1)}))
		for _, c := range []struct {
			edit     PeopleEdit
			changed  int
			old, new string
		}{
			{PeopleEdit{Field: EditUnlisted, Text: "phone"}, count, "089 123450", "nicht auf Listen"},
			{PeopleEdit{Field: EditUnlisted, Text: "phone"}, 0, "", ""},
			{PeopleEdit{Field: EditUnlisted, Text: "none"}, count, "Ringstr. 0 München, 089 123450", "auf Listen"},
			{PeopleEdit{Field: EditUnlisted, Text: "address"}, count, "Ringstr. 0 München", "nicht auf Listen"},
			{PeopleEdit{Field: EditRoleEnd, Date: data.NewDate(2026, 3, 31)}, 1, "Gast", "Gast bis 31.03.2026"},
			{PeopleEdit{Field: EditVerified, Date: data.NewDate(2026, 3, 3)}, count, "", "03.03.2026"},
		} {
			c.edit.People = append(ids, ids[0])
			plan := must[EditPlan](t)(desk.PlanEdit(ctx, c.edit))
			if plan.Count() != c.changed || len(plan.Lines) != count || plan.Lines[0].Old != c.old || plan.Lines[0].New != c.new {
				t.Errorf("%d people, %s %s: %d change, %+v", count, c.edit.Field, c.edit.Text, plan.Count(), plan.Lines[0])
			}
			if c.changed > 0 {
				must[int](t)(desk.EditPeople(ctx, c.edit))
			}
		}
		card := must[PersonCard](t)(desk.PersonCard(ctx, other))
		if card.Phone.NotOnLists || !card.Address.NotOnLists || !card.Person.VerifiedOn.IsZero() {
			t.Errorf("%d people: somebody else is changed: %+v", count, card)
		}
		_, err := desk.PlanEdit(ctx, PeopleEdit{Field: EditUnlisted, People: ids, Text: "fax"})
		wantMistake(t, err, "address, email, phone")
		_, err = desk.PlanEdit(ctx, PeopleEdit{Field: EditVerified, People: append(ids, 9999)})
		wantMistake(t, err, "Nummer 9999")
	}
}

func TestACancelledEditLeavesNoTrace(t *testing.T) {
	desk := newDesk(t)
	ids := peopleWithNumbers(t, desk, 3)
	ctx, cancel := context.WithCancel(context.Background())
	plan := must[EditPlan](t)(desk.PlanEdit(ctx, PeopleEdit{Field: EditNote, People: ids, Text: "mittags"}))
	_, err := desk.ApplyEdit(ctx, plan, func(done, total int) {
		if done == 2 {
			cancel()
		}
	})
	card := must[PersonCard](t)(desk.PersonCard(context.Background(), ids[0]))
	if !errors.Is(err, context.Canceled) || card.Person.Note != "" {
		t.Errorf("%v, note %q", err, card.Person.Note)
	}
}
