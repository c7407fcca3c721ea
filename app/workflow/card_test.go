package workflow

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

// preferredOf returns the preferred values of a person: mailbox, number, page, and towns of addresses.
func preferredOf(card PersonCard) (out []string) {
	for _, c := range card.Contacts {
		if c.Preferred {
			out = append(out, c.Value)
		}
	}
	for _, a := range card.Addresses {
		if a.Preferred {
			out = append(out, a.City)
		}
	}
	return out
}

// Of each sort exactly one is preferred, whatever is entered, chosen, changed or removed; each is one step that can be taken back.
func TestOneOfEachSortIsPreferred(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	id := must[data.ID](t)(desk.SavePersonCard(ctx, PersonCard{Person: data.Person{LastName: "Groß"}}))
	contact := func(kind, value string, preferred bool) data.ID {
		return must[data.ID](t)(desk.SaveContact(ctx, data.Contact{PersonID: id, Kind: kind, Value: value, Preferred: preferred}))
	}
	var ids []data.ID
	stored := func(i int) data.Contact {
		return must[data.Contact](t)(data.Get[data.Contact](ctx, desk.Store, ids[i]))
	}
	save := func(c data.Contact) { must[data.ID](t)(desk.SaveContact(ctx, c)) }
	var town data.ID
	for _, step := range []struct {
		name string
		do   func()
		want []string
	}{
		{"the first is preferred", func() { ids = append(ids, contact(data.ContactEmail, "a@example.org", false)) }, []string{"a@example.org"}},
		{"a second is not", func() { ids = append(ids, contact(data.ContactEmail, "b@example.org", false)) }, []string{"a@example.org"}},
		{"a number is of another sort", func() { ids = append(ids, contact(data.ContactMobile, "0170 123", false)) }, []string{"a@example.org", "0170 123"}},
		{"numbers are one sort", func() { ids = append(ids, contact(data.ContactPhone, "089 123", true)) }, []string{"a@example.org", "089 123"}},
		{"choosing another", func() { c := stored(1); c.Preferred = true; save(c) }, []string{"b@example.org", "089 123"}},
		{"unchoosing it", func() { c := stored(1); c.Preferred = false; save(c) }, []string{"a@example.org", "089 123"}},
		{"changing its sort", func() { c := stored(3); c.Kind, c.Value = data.ContactEmail, "c@example.org"; save(c) }, []string{"a@example.org", "0170 123"}},
		{"emptying it", func() { c := stored(0); c.Value = ""; save(c) }, []string{"b@example.org", "0170 123"}},
		{"an address", func() {
			town = must[data.ID](t)(desk.SaveAddress(ctx, data.Address{PersonID: id, City: "Freising"}))
		}, []string{"b@example.org", "0170 123", "Freising"}},
		{"another", func() {
			must[data.ID](t)(desk.SaveAddress(ctx, data.Address{PersonID: id, City: "Dachau", Postcode: "85221", Preferred: true}))
		}, []string{"b@example.org", "0170 123", "Dachau"}},
		{"the first goes", func() { must[data.ID](t)(desk.SaveAddress(ctx, data.Address{ID: town, PersonID: id})) }, []string{"b@example.org", "0170 123", "Dachau"}},
		{"the card empties the mailbox", func() {
			card := must[PersonCard](t)(desk.PersonCard(ctx, id))
			card.Email.Value = ""
			must[data.ID](t)(desk.SavePersonCard(ctx, card))
		}, []string{"c@example.org", "0170 123", "Dachau"}},
	} {
		before := dump(t, desk)
		entries := len(must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{})))
		step.do()
		if got := preferredOf(must[PersonCard](t)(desk.PersonCard(ctx, id))); !slices.Equal(got, step.want) {
			t.Fatalf("%s: %q, want %q", step.name, got, step.want)
		}
		if made := len(must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{}))) - entries; made != 1 {
			t.Errorf("%s: %d entries", step.name, made)
		}
		must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
		if dump(t, desk) != before {
			t.Errorf("%s: not taken back", step.name)
		}
		must[data.HistoryEntry](t)(desk.Store.Redo(ctx))
	}
	card := must[PersonCard](t)(desk.PersonCard(ctx, id))
	if card.Email.Value != "c@example.org" || card.Phone.Value != "0170 123" || card.Address.City != "Dachau" || len(card.Contacts) != 2 || len(card.Addresses) != 1 {
		t.Errorf("%+v", card)
	}
}

func TestValuesThatCannotBe(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	id := must[data.ID](t)(desk.SavePersonCard(ctx, PersonCard{Person: data.Person{LastName: "Groß"}}))
	for _, c := range []struct{ kind, value, says string }{
		{data.ContactEmail, "a.example.org", "fehlt das @"}, {data.ContactEmail, "a b@example.org", "ohne Leerzeichen"}, {data.ContactEmail, "A <a@b.de>", "name@beispiel.de"},
		{data.ContactPhone, "kein", "drei Ziffern"}, {data.ContactMobile, "a123@b.de", "keine Telefonnummer"}, {data.ContactWeb, "localhost", "einen Punkt"}, {"fax", "089 123", "auswählen"},
	} {
		_, err := desk.SaveContact(ctx, data.Contact{PersonID: id, Kind: c.kind, Value: c.value})
		wantMistake(t, err, c.says)
	}
	_, err := desk.SaveContact(ctx, data.Contact{Kind: data.ContactEmail, Value: "a@b.de"})
	wantMistake(t, err, "zuerst den Namen")
	for _, postcode := range []string{"8033", "80-33", "803311"} {
		_, err := desk.SaveAddress(ctx, data.Address{PersonID: id, Postcode: postcode})
		wantMistake(t, err, "fünf Ziffern")
	}
	must[data.ID](t)(desk.SaveAddress(ctx, data.Address{PersonID: id, Postcode: "1010", City: "Wien", Country: "Österreich"}))
	_, err = desk.SaveOrganisation(ctx, data.Organisation{Department: "IT"})
	wantMistake(t, err, "Namen")
	club := must[data.ID](t)(desk.SaveOrganisation(ctx, data.Organisation{Name: "  Verein   Brücke "}))
	_, err = desk.SaveOrganisation(ctx, data.Organisation{Name: "verein brücke"})
	wantMistake(t, err, "gibt es schon")
	if err := desk.ChooseOrganisation(ctx, id, club); err != nil {
		t.Fatal(err)
	}
	if card := must[PersonCard](t)(desk.PersonCard(ctx, id)); card.Organisation.Name != "Verein Brücke" {
		t.Errorf("%+v", card.Organisation)
	}
}

// What is on file and could not be entered today does not keep a clerk from changing something else.
func TestOldValuesMayStay(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	id := must[data.ID](t)(desk.SavePersonCard(ctx, PersonCard{Person: data.Person{LastName: "Groß"}}))
	add(t, desk, data.Contact{PersonID: id, Kind: data.ContactPhone, Value: "App. 7"})
	add(t, desk, data.Address{PersonID: id, Kind: AddressPrivate, Postcode: "8000", City: "München"})
	card := must[PersonCard](t)(desk.PersonCard(ctx, id))
	card.Person.FirstName = "Ute"
	must[data.ID](t)(desk.SavePersonCard(ctx, card))
	card.Phone.Value = "App. 8"
	_, err := desk.SavePersonCard(ctx, card)
	wantMistake(t, err, "drei Ziffern")
}

func TestSensitiveWords(t *testing.T) {
	for text, want := range map[string]string{
		"Ist evangelisch, SPD-Mitglied, geb. 1960": "evangelisch SPD geb", "Parteiverkehr bis 12 Uhr, Gesundheitsreferat informiert": "", "": "",
		"Religion: ? Religion, Herkunft Türkei, Geburtsdatum 1.1.1970, seit Mai krank": "Religion Herkunft Geburtsdatum krank", "kommt gern am Abend, spricht leise": "",
	} {
		if got := strings.Join(SensitiveWords(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// One field is changed for several people as one action, after a preview that says for whom.
func TestEditPeople(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	chair := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "vorsitz"))
	club := must[[]data.Organisation](t)(data.List[data.Organisation](ctx, desk.Store, nil))[0]
	var people []data.ID
	for number := 1; number <= 3; number++ {
		people = append(people, cellOf(t, desk, number).Chair.Person.ID)
	}
	change(t, desk, data.Match{"id": people[0]}, func(p *data.Person) {
		p.VerifiedOn, p.PreferredWay, p.NoContact, p.Restricted, p.Note, p.OrganisationID, p.AddressVia = desk.Today(), data.WayEmail, true, true, "kennt das Haus", club.ID, data.ViaOwn
	})
	for _, c := range []struct {
		edit  PeopleEdit
		count int
		holds func(data.Person) bool
	}{
		{PeopleEdit{Field: EditVerified, Date: desk.Today()}, 2, func(p data.Person) bool { return p.VerifiedOn == desk.Today() }},
		{PeopleEdit{Field: EditInformed, Date: desk.Today()}, 3, func(p data.Person) bool { return p.InformedOn == desk.Today() }},
		{PeopleEdit{Field: EditWay, Text: data.WayEmail}, 2, func(p data.Person) bool { return p.PreferredWay == data.WayEmail }},
		{PeopleEdit{Field: EditVia, Text: data.ViaOwn}, 2, func(p data.Person) bool { return p.AddressVia == data.ViaOwn }},
		{PeopleEdit{Field: EditOrganisation, OrganisationID: club.ID}, 2, func(p data.Person) bool { return p.OrganisationID == club.ID }},
		{PeopleEdit{Field: EditRestricted, Yes: true}, 2, func(p data.Person) bool { return p.Restricted }},
		{PeopleEdit{Field: EditNoContact, Yes: true}, 2, func(p data.Person) bool { return p.NoContact }},
		{PeopleEdit{Field: EditNote, Text: " neu "}, 3, func(p data.Person) bool { return p.Note == "neu" || p.Note == "kennt das Haus\nneu" }},
		{PeopleEdit{Field: EditRoleEnd, RoleKindID: chair.ID, Date: desk.Today()}, 3, nil},
	} {
		c.edit.People = people
		before := dump(t, desk)
		plan := must[EditPlan](t)(desk.PlanEdit(ctx, c.edit))
		if plan.Count() != c.count || len(plan.Lines) != 3 {
			t.Errorf("%s: %d of %d", c.edit.Field, plan.Count(), len(plan.Lines))
		}
		for _, l := range plan.Lines {
			if l.Changes() == (l.Old == l.New) {
				t.Errorf("%s: %q → %q", c.edit.Field, l.Old, l.New)
			}
		}
		if dump(t, desk) != before {
			t.Errorf("%s: the preview changes the file", c.edit.Field)
		}
		if n := must[int](t)(desk.EditPeople(ctx, c.edit)); n != c.count {
			t.Errorf("%s: %d", c.edit.Field, n)
		}
		for _, id := range people {
			if p := must[data.Person](t)(data.Get[data.Person](ctx, desk.Store, id)); c.holds != nil && !c.holds(p) {
				t.Errorf("%s: %+v", c.edit.Field, p)
			}
		}
		if c.holds == nil {
			for _, id := range people {
				for _, h := range must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{PersonID: id, On: desk.Today().AddDays(1)})) {
					if h.RoleKind.ID == chair.ID {
						t.Errorf("still chair: %+v", h.Role)
					}
				}
			}
		}
		_, err := desk.EditPeople(ctx, c.edit)
		if c.edit.Field != EditNote { // a note can be appended again
			wantMistake(t, err, "bei niemandem")
		} else {
			must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
		}
		must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
		if dump(t, desk) != before {
			t.Errorf("%s: not taken back", c.edit.Field)
		}
	}
	for _, c := range []struct {
		edit PeopleEdit
		says string
	}{
		{PeopleEdit{Field: EditWay, Text: "fax"}, "Vorhanden sind"}, {PeopleEdit{Field: EditNote, Text: " "}, "Text der Notiz"}, {PeopleEdit{Field: EditRoleEnd}, "letzten Tag"},
		{PeopleEdit{Field: EditOrganisation, OrganisationID: 999}, "gibt es nicht"}, {PeopleEdit{Field: "name"}, "was geändert"},
	} {
		c.edit.People = people
		_, err := desk.PlanEdit(ctx, c.edit)
		wantMistake(t, err, c.says)
	}
	_, err := desk.PlanEdit(ctx, PeopleEdit{Field: EditVerified})
	wantMistake(t, err, "mindestens eine")
}

// Who is restricted or wants no letters gets none in any group: no letter, label, envelope, collective mail, or invitation.
func TestEveryRunHonoursTheFlags(t *testing.T) {
	for _, flag := range []struct {
		name string
		set  func(*data.Person)
	}{{"restricted", func(p *data.Person) { p.Restricted = true }}, {"no contact", func(p *data.Person) { p.NoContact = true }}} {
		ctx := context.Background()
		desk, result := demoDesk(t)
		invitations := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, result.Meeting.ID))
		for i, reply := range []string{data.ReplyAccepted, data.ReplyDeclined, data.ReplyOpen} {
			must[struct{}](t)(struct{}{}, desk.RecordReply(ctx, []data.ID{invitations[i].Invitation.ID}, reply, ""))
		}
		district := cellOf(t, desk, 1).District
		must[struct{}](t)(struct{}{}, desk.AddMotion(ctx, data.Motion{Number: "20-26 / B 1", Subject: "Bank", DistrictID: district.ID, DatedOn: desk.Today()}))
		motion := must[data.Motion](t)(desk.MotionByNumber(ctx, "20-26 / B 1"))
		chair := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "vorsitz"))
		guests := must[[]Guest](t)(desk.ProposeGuests(ctx, result.Meeting))
		everybody := must[[]data.Person](t)(data.List[data.Person](ctx, desk.Store, nil))
		var all []data.ID
		for _, p := range everybody {
			all = append(all, p.ID)
			change(t, desk, data.Match{"id": p.ID}, flag.set)
		}
		tried := 0
		for _, group := range GroupChoices {
			selection := Selection{Group: Group(group.Value), RoleKindID: chair.ID, People: all}
			order := LetterOrder{TemplateKey: "einladung", Selection: selection, MeetingID: result.Meeting.ID, MotionID: motion.ID}
			draft, err := desk.DraftLetters(ctx, order)
			if err != nil || len(draft.Letters) == 0 {
				continue
			}
			tried++
			for _, l := range draft.Letters {
				if l.Holder.Person.ID != 0 && !slices.ContainsFunc(l.Problems, func(p Problem) bool { return p.Serious }) {
					t.Errorf("%s, %s: %s could be written to", flag.name, group.Label, l.Holder.Person.FullName())
				}
			}
			if made, err := desk.CollectiveMail(ctx, order, filepath.Join(t.TempDir(), "m.eml")); err == nil && made.Recipients > 0 {
				t.Errorf("%s, %s: mail to %d", flag.name, group.Label, made.Recipients)
			}
			labels := LabelOrder{Selection: selection, MeetingID: result.Meeting.ID, SheetKey: "L7160", EnvelopeKey: "DL"}
			if made, err := desk.WriteLabels(ctx, labels, filepath.Join(t.TempDir(), "a.pdf")); err == nil && made.Labels > 0 {
				t.Errorf("%s, %s: %d labels", flag.name, group.Label, made.Labels)
			}
			if made, err := desk.WriteEnvelopes(ctx, labels, filepath.Join(t.TempDir(), "a.pdf")); err == nil && made.Labels > 0 {
				t.Errorf("%s, %s: %d envelopes", flag.name, group.Label, made.Labels)
			}
		}
		if tried < 9 {
			t.Errorf("only %d groups have letters", tried)
		}
		meeting := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{}))
		if again := must[[]Guest](t)(desk.ProposeGuests(ctx, meeting)); len(again) != 0 {
			t.Errorf("%s: %d proposed as guests", flag.name, len(again))
		}
		if len(guests) > 0 { // a list that was made before the flag
			if n, err := desk.Invite(ctx, meeting.ID, guests); err == nil && n > 0 {
				t.Errorf("%s: %d invited", flag.name, n)
			}
		}
	}
}
