package workflow

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

// onFile puts two entries of one person on file.
func onFile(t *testing.T, desk *Desk, cards ...PersonCard) []data.ID {
	t.Helper()
	var ids []data.ID
	for _, card := range cards {
		ids = append(ids, must[data.ID](t)(desk.SavePersonCard(context.Background(), card)))
	}
	return ids
}

// act changes the file past the workflow.
func act(t *testing.T, desk *Desk, do func(*data.Tx) error) {
	t.Helper()
	if err := desk.Store.Do(context.Background(), "geändert", do); err != nil {
		t.Fatal(err)
	}
}

func person(first, last string) PersonCard {
	return PersonCard{Person: data.Person{FirstName: first, LastName: last}}
}

// insertRow returns a function that inserts a row in an action.
func insertRow[T any](row T) func(*data.Tx) error {
	return func(tx *data.Tx) error { return data.Insert(tx, &row) }
}

// oneOfEach makes, for each column that refers to a person, a row that does.
func oneOfEach(desk *Desk, who, third data.ID, kind data.RoleKind, meeting data.Meeting, hash data.Hash) map[data.Reference]func(*data.Tx) error {
	today := desk.Today()
	return map[data.Reference]func(*data.Tx) error{
		{Table: "address", Column: "person_id"}:             insertRow(data.Address{PersonID: who, Kind: "work", Street: "Ring 1", Postcode: "80331", City: "München"}),
		{Table: "contact", Column: "person_id"}:             insertRow(data.Contact{PersonID: who, Kind: data.ContactWeb, Value: "https://example.org"}),
		{Table: "role", Column: "person_id"}:                insertRow(data.Role{PersonID: who, RoleKindID: kind.ID}),
		{Table: "letter", Column: "person_id"}:              insertRow(data.Letter{PersonID: who, Subject: "Einladung"}),
		{Table: "invitation", Column: "person_id"}:          insertRow(data.Invitation{PersonID: who, MeetingID: meeting.ID, Name: "Groß, Jürgen"}),
		{Table: "meeting", Column: "chair_id"}:              insertRow(data.Meeting{Number: 901, ChairID: who}),
		{Table: "meeting", Column: "minutes_id"}:            insertRow(data.Meeting{Number: 902, MinutesID: who}),
		{Table: "task", Column: "person_id"}:                insertRow(data.Task{PersonID: who, Text: "Raum anfragen"}),
		{Table: "follow_up", Column: "person_id"}:           insertRow(data.FollowUp{PersonID: who, Text: "anrufen", DueOn: today}),
		{Table: "attachment", Column: "person_id"}:          insertRow(data.Attachment{PersonID: who, Name: "Brief.pdf", Hash: hash}),
		{Table: "journal_entry", Column: "person_id"}:       insertRow(data.JournalEntry{PersonID: who, HappenedOn: today, Kind: data.JournalNote, Text: "rief an"}),
		{Table: "not_duplicate", Column: "person_id"}:       insertRow(data.NotDuplicate{PersonID: who, OtherPersonID: third, NotedOn: today}),
		{Table: "not_duplicate", Column: "other_person_id"}: insertRow(data.NotDuplicate{PersonID: third - 1, OtherPersonID: who, NotedOn: today}),
		{Table: "merged_person", Column: "person_id"}:       insertRow(data.MergedPerson{PersonID: who, Number: 4711, MergedOn: today}),
	}
}

// Whatever refers to the one that goes refers to the one that stays: every column of the schema is tried.
func TestMergeForgetsNoTable(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	ids := onFile(t, desk, person("Jürgen", "Großmann-Test"), person("Jurgen", "Großmann-Test"), person("Erste", "Dritte"), person("Andere", "Vierte"))
	keep, other := ids[0], ids[1]
	kind := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "vorsitz"))
	rows := oneOfEach(desk, other, ids[3], kind, demo.Meeting, "")
	references := must[[]data.Reference](t)(data.References(ctx, desk.Store, "person"))
	act(t, desk, func(tx *data.Tx) error {
		hash, err := tx.PutBlob([]byte("%PDF"))
		if err != nil {
			return err
		}
		rows[data.Reference{Table: "attachment", Column: "person_id"}] = oneOfEach(desk, other, ids[3], kind, demo.Meeting, hash)[data.Reference{Table: "attachment", Column: "person_id"}]
		for _, r := range references {
			insert, known := rows[r]
			if !known {
				t.Errorf("%s.%s refers to people: add a row to oneOfEach, and see that merging treats it rightly", r.Table, r.Column)
				continue
			}
			if _, named := referenceWords[r]; !named {
				t.Errorf("%s.%s has no German words in referenceWords", r.Table, r.Column)
			}
			if err := insert(tx); err != nil {
				return err
			}
		}
		return nil
	})
	before := everything(t, desk)
	plan := must[MergePlan](t)(desk.MergePlan(ctx, keep, other))
	if len(plan.Moves) < len(references)-1 {
		t.Errorf("the plan names %d kinds of rows: %v", len(plan.Moves), plan.Moves)
	}
	if err := desk.Merge(ctx, plan); err != nil {
		t.Fatal(err)
	}
	after := must[map[data.Reference]int](t)(data.CountReferences(ctx, desk.Store, "person", keep))
	for _, r := range references {
		if after[r] == 0 {
			t.Errorf("%s.%s was not moved", r.Table, r.Column)
		}
	}
	if left := must[map[data.Reference]int](t)(data.CountReferences(ctx, desk.Store, "person", other)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := data.Get[data.Person](ctx, desk.Store, other); err == nil {
		t.Error("the other is still on file")
	}
	merged := everything(t, desk)
	if entry := must[data.HistoryEntry](t)(desk.Store.Undo(ctx)); !strings.HasPrefix(entry.Title, "Zusammengeführt: Jürgen") {
		t.Errorf("undo took back %q", entry.Title)
	}
	if everything(t, desk) != before {
		t.Error("undo did not bring everything back")
	}
	must[data.HistoryEntry](t)(desk.Store.Redo(ctx))
	if everything(t, desk) != merged {
		t.Error("redo did not bring the merge back")
	}
}

// everything is all rows that a merge may touch.
func everything(t *testing.T, desk *Desk) string {
	t.Helper()
	return dump(t, desk) + rowsAsText[data.Role](t, desk) + rowsAsText[data.Task](t, desk) + rowsAsText[data.FollowUp](t, desk) + rowsAsText[data.Attachment](t, desk) +
		rowsAsText[data.NotDuplicate](t, desk) + rowsAsText[data.MergedPerson](t, desk)
}

func rowsAsText[T any](t *testing.T, desk *Desk) string {
	t.Helper()
	return sprint(must[[]T](t)(data.List[T](context.Background(), desk.Store, nil))) + "\n"
}

// Every column of a person can be chosen, each once.
func TestMergeKnowsEveryColumn(t *testing.T) {
	var keys []string
	for _, column := range mergeColumns {
		keys = append(keys, column.key)
	}
	kind := reflect.TypeFor[data.Person]()
	for i := range kind.NumField() {
		name := kind.Field(i).Tag.Get("db")
		if at := slices.Index(keys, name); at >= 0 {
			keys = slices.Delete(keys, at, at+1)
			from := data.Person{}
			field := reflect.ValueOf(&from).Elem().Field(i)
			switch field.Kind() {
			case reflect.String:
				field.SetString("x")
			case reflect.Bool:
				field.SetBool(true)
			case reflect.Int64:
				field.SetInt(7)
			default:
				field.Set(reflect.ValueOf(data.DateOf(noon)))
			}
			var to data.Person
			mergeColumns[slices.IndexFunc(mergeColumns, func(c mergeColumn) bool { return c.key == name })].take(&to, from)
			if to != from {
				t.Errorf("%s: takes %+v of %+v", name, to, from)
			}
		} else if name != "id" {
			t.Errorf("column %s cannot be chosen", name)
		}
	}
	if len(keys) > 0 {
		t.Errorf("no columns: %v", keys)
	}
}

func TestMergePlanProposes(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	a, b := person("Jürgen", "Testmann"), person("Juergen", "Testmann")
	a.Person.Note, b.Person.Note = "kommt gern", "spricht Türkisch"
	b.Person.Title, b.Person.Restricted, b.Person.VerifiedOn = "Dr.", true, desk.Today()
	a.Email.Value, b.Email.Value = "j@example.org", "J@Example.org"
	a.Phone.Value, b.Phone.Value, b.Phone.NotOnLists = "089 123456", "+49 (0)89 123456", true
	b.Phone.Kind = data.ContactPhone
	b.Address = data.Address{Street: "Ring 3", Postcode: "80331", City: "München"}
	ids := onFile(t, desk, a, b)
	plan := must[MergePlan](t)(desk.MergePlan(ctx, ids[0], ids[1]))
	want := plan.Keep
	want.Note, want.Title, want.Restricted, want.VerifiedOn = "kommt gern\nspricht Türkisch", "Dr.", true, desk.Today()
	if got := plan.Person(); got != want {
		t.Errorf("proposes %+v, want %+v", got, want)
	}
	if !plan.Choose("first_name", SideOther) || plan.Choose("first_name", SideBoth) || plan.Choose("party", SideKeep) {
		t.Error("choosing")
	}
	if err := desk.Merge(ctx, plan); err != nil {
		t.Fatal(err)
	}
	card := must[PersonCard](t)(desk.PersonCard(ctx, ids[0]))
	if card.Person.FirstName != "Juergen" || card.Address.Street != "Ring 3" {
		t.Errorf("merged: %+v", card)
	}
	contacts := must[[]data.Contact](t)(data.List[data.Contact](ctx, desk.Store, data.Match{"person_id": ids[0]}))
	if len(contacts) != 2 || contacts[0].Value != "j@example.org" || !contacts[0].Preferred || !contacts[1].Preferred || !contacts[1].NotOnLists {
		t.Errorf("contacts: %+v", contacts)
	}
	timeline := must[[]data.JournalEntry](t)(desk.Store.Timeline(ctx, data.TimelineFilter{PersonID: ids[0]}))
	if len(timeline) != 1 || !strings.HasPrefix(timeline[0].Text, "Zusammengeführt mit Dr. Juergen Testmann (Nr. ") || !strings.HasSuffix(timeline[0].Text, "; nicht übernommen: Vorname „Jürgen“") {
		t.Errorf("timeline: %+v", timeline)
	}
	history := must[[]data.HistoryEntry](t)(desk.Store.PersonHistory(ctx, ids[0], 0))
	if len(history) != 3 || history[1].Title != "Person angelegt: Dr. Juergen Testmann" || history[2].Title != "Person angelegt: Jürgen Testmann" {
		t.Errorf("history: %+v", history)
	}
	if numbers := must[[]data.ID](t)(data.FormerNumbers(ctx, desk.Store, ids[0])); !slices.Equal(numbers, []data.ID{ids[1]}) {
		t.Errorf("former numbers: %v", numbers)
	}
}

// The second mailbox stays, and the chosen one comes first.
func TestMergeKeepsBothMailboxes(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	a, b := person("Anna", "Huber"), person("Anna", "Hubber")
	a.Email.Value, b.Email.Value = "alt@example.org", "neu@example.org"
	ids := onFile(t, desk, a, b)
	plan := must[MergePlan](t)(desk.MergePlan(ctx, ids[0], ids[1]))
	if !plan.Choose("email", SideOther) {
		t.Fatal("no field for the mailbox")
	}
	if err := desk.Merge(ctx, plan); err != nil {
		t.Fatal(err)
	}
	contacts := must[[]data.Contact](t)(data.List[data.Contact](ctx, desk.Store, data.Match{"person_id": ids[0]}))
	if len(contacts) != 2 || contacts[0].Preferred || !contacts[1].Preferred || contacts[1].Value != "neu@example.org" {
		t.Errorf("contacts: %+v", contacts)
	}
}

// Two lines on the list of a meeting become one; the letter of the one that goes belongs to the one that stays; who was there was there.
func TestMergeOfTwoInvitationsToOneMeeting(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	ids := onFile(t, desk, person("Élodie", "Straßberger"), person("Elodie", "Strassberger"))
	guests := must[[]Guest](t)(desk.GuestsAmong(ctx, demo.Meeting, ids))
	must[int](t)(desk.Invite(ctx, demo.Meeting.ID, guests))
	lines := map[data.ID]data.Invitation{}
	for _, row := range must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, demo.Meeting.ID)) {
		lines[row.Invitation.PersonID] = row.Invitation
	}
	act(t, desk, func(tx *data.Tx) error {
		line := lines[ids[1]]
		line.Reply, line.RepliedOn, line.Attendance, line.Came = data.ReplyAccepted, desk.Today(), data.AttendancePresent, "18:02"
		if err := data.Update(tx, line); err != nil {
			return err
		}
		return data.Insert(tx, &data.Letter{PersonID: ids[1], InvitationID: line.ID, Subject: "Einladung"})
	})
	plan := must[MergePlan](t)(desk.MergePlan(ctx, ids[0], ids[1]))
	if len(plan.Hints) != 1 || !strings.Contains(plan.Hints[0], "Sitzung; daraus wird eine Zeile") {
		t.Errorf("hints: %v", plan.Hints)
	}
	if err := desk.Merge(ctx, plan); err != nil {
		t.Fatal(err)
	}
	left := must[[]data.Invitation](t)(data.List[data.Invitation](ctx, desk.Store, data.Match{"person_id": ids[0]}))
	if len(left) != 1 || left[0].ID != lines[ids[0]].ID || left[0].Reply != data.ReplyAccepted || left[0].Came != "18:02" || left[0].Attendance != data.AttendancePresent {
		t.Errorf("invitations: %+v", left)
	}
	letters := must[[]data.Letter](t)(data.List[data.Letter](ctx, desk.Store, data.Match{"person_id": ids[0]}))
	if len(letters) != 1 || letters[0].InvitationID != left[0].ID {
		t.Errorf("letters: %+v", letters)
	}
}

// A role entered twice becomes one; another term of office stays its own.
func TestMergeOfRoles(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	ids := onFile(t, desk, person("Anna", "Rollinger"), person("Ana", "Rollinger"))
	kind := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "migrationsbeauftragte"))
	district := cellOf(t, desk, 7).District.ID
	day := func(text string) data.Date { return must[data.Date](t)(data.ParseDate(text, desk.Today())) }
	for _, role := range []data.Role{
		{PersonID: ids[0], RoleKindID: kind.ID, DistrictID: district, FromOn: day("1.5.2026"), Preferred: true},
		{PersonID: ids[1], RoleKindID: kind.ID, DistrictID: district, UntilOn: day("30.4.2032"), Title: "Beauftragte für Vielfalt"},
		{PersonID: ids[1], RoleKindID: kind.ID, DistrictID: district, FromOn: day("1.5.2020"), UntilOn: day("28.2.2026"), Preferred: true},
		{PersonID: ids[1], RoleKindID: kind.ID, DistrictID: district, UntilOn: day("28.2.2026")},
	} {
		must[data.ID](t)(desk.SaveRole(ctx, role))
	}
	plan := must[MergePlan](t)(desk.MergePlan(ctx, ids[0], ids[1]))
	if len(plan.Functions[0]) != 1 || len(plan.Functions[1]) != 3 || !strings.HasSuffix(plan.Functions[1][2], "(früher)") {
		t.Errorf("functions: %q", plan.Functions)
	}
	if err := desk.Merge(ctx, plan); err != nil {
		t.Fatal(err)
	}
	roles := must[[]data.Role](t)(data.List[data.Role](ctx, desk.Store, data.Match{"person_id": ids[0]}))
	if len(roles) != 3 || roles[0].UntilOn != day("30.4.2032") || roles[0].FromOn != day("1.5.2026") || roles[0].Title != "Beauftragte für Vielfalt" || roles[1].FromOn != day("1.5.2020") || !roles[0].Preferred || roles[1].Preferred {
		t.Errorf("roles: %+v", roles)
	}
}

func TestMergeRefuses(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	ids := onFile(t, desk, person("Anna", "Huber"), person("", "Hubber"))
	_, err := desk.MergePlan(ctx, ids[0], ids[0])
	wantMistake(t, err, "dieselbe Person")
	_, err = desk.MergePlan(ctx, ids[0], 99)
	wantMistake(t, err, "Nummer 99")
	plan := must[MergePlan](t)(desk.MergePlan(ctx, ids[0], ids[1]))
	nameless := plan
	nameless.Fields = slices.Clone(plan.Fields)
	nameless.Other.LastName = ""
	nameless.Choose("first_name", SideOther)
	nameless.Choose("last_name", SideOther)
	wantMistake(t, desk.Merge(ctx, nameless), "keinen Namen")
	card := must[PersonCard](t)(desk.PersonCard(ctx, ids[1]))
	card.Person.Note = "neu"
	must[data.ID](t)(desk.SavePersonCard(ctx, card))
	wantMistake(t, desk.Merge(ctx, plan), "inzwischen geändert")
	if n := must[int](t)(desk.Store.CountPeople(ctx, data.PersonFilter{})); n != 2 {
		t.Errorf("%d people", n)
	}
}
