package workflow

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rundertisch/data"
)

// written writes a list and returns the rows of one of its sheets, from the header row on, without the counts below.
func written(t *testing.T, desk *Desk, l List, sheet string) [][]string {
	t.Helper()
	path := filepath.Join(t.TempDir(), desk.ListFileName(l))
	if err := desk.WriteList(context.Background(), ListOrder{List: l, Recent: RecentMeetings}, path); err != nil {
		t.Fatal(err)
	}
	file := must[*excelize.File](t)(excelize.OpenFile(path))
	defer file.Close()
	rows := must[[][]string](t)(file.GetRows(sheet))
	if len(rows) < 4 {
		t.Fatalf("%s: %d rows", l, len(rows))
	}
	rows = rows[3:]
	if end := slices.IndexFunc(rows, func(r []string) bool { return len(r) == 0 }); end > 0 {
		rows = rows[:end]
	}
	for i := range rows {
		rows[i] = append(rows[i], make([]string, len(rows[0])-len(rows[i]))...)
	}
	return rows
}

// rowWith returns the cells, by their heads, of the first row in which a text stands; nil without one.
func rowWith(rows [][]string, text string) map[string]string {
	for _, row := range rows[1:] {
		if slices.Contains(row, text) {
			cells := map[string]string{}
			for i, head := range rows[0] {
				cells[head] = row[i]
			}
			return cells
		}
	}
	return nil
}

// enter puts somebody on file with an own address, a mailbox and two numbers, in a role; the marks say what is not for lists.
func enter(t *testing.T, desk *Desk, name, kind string, district int, until data.Date, hidden bool) data.Person {
	t.Helper()
	ctx := context.Background()
	role := data.Role{RoleKindID: must[data.RoleKind](t)(desk.RoleKindByKey(ctx, kind)).ID, UntilOn: until, FromOn: data.NewDate(2020, 5, 1)}
	if district > 0 {
		role.DistrictID = cellOf(t, desk, district).District.ID
	}
	person := data.Person{LastName: name, FirstName: "Änne", AddressVia: data.ViaOwn, PreferredWay: data.WayLetter}
	person = add(t, desk, person)
	role.PersonID = person.ID
	add(t, desk, role)
	add(t, desk, data.Address{PersonID: person.ID, Kind: "work", Street: "Weg von " + name, Postcode: "01067", City: "Dresden", NotOnLists: hidden})
	for kind, value := range map[string]string{data.ContactEmail: "post@" + name + ".example", data.ContactPhone: "+49 351 " + name, data.ContactMobile: "0151 " + name} {
		add(t, desk, data.Contact{PersonID: person.ID, Kind: kind, Value: value, NotOnLists: hidden})
	}
	return person
}

// Nobody who left or restricted the use of his data is on a list, and nothing that is not for lists.
func TestListsKeepToThemselvesWhatIsNotForLists(t *testing.T) {
	desk, _ := demoDesk(t)
	member := "mitglied-migrationsbeirat"
	enter(t, desk, "Offenherzig", member, 0, data.Date{}, false)
	enter(t, desk, "Zurückhaltend", "migrationsbeauftragte", 7, data.Date{}, true)
	enter(t, desk, "Weggegangen", member, 0, desk.Today().AddDays(-1), false)
	locked := enter(t, desk, "Gesperrt", member, 0, data.Date{}, false)
	change(t, desk, data.Match{"id": locked.ID}, func(p *data.Person) { p.Restricted = true })

	contacts := written(t, desk, ListContacts, "Kontaktliste")
	open := rowWith(contacts, "Offenherzig, Änne")
	for head, want := range map[string]string{
		"BA": "", "Stadtbezirk oder Gremium": "Migrationsbeirat", "Straße": "Weg von Offenherzig", "PLZ": "01067", "Ort": "Dresden",
		"E-Mail": "post@Offenherzig.example", "Telefon": "+49 351 Offenherzig", "Mobil": "0151 Offenherzig",
	} {
		if open[head] != want {
			t.Errorf("%s: %q, want %q", head, open[head], want)
		}
	}
	shy := rowWith(contacts, "Zurückhaltend, Änne")
	if shy["BA"] != "7" || shy["E-Mail"]+shy["Telefon"]+shy["Mobil"] != "" || strings.Contains(shy["Straße"], "Weg von") || shy["Ort"] != "München" {
		t.Errorf("reached by the office, and nothing of its own: %q", shy)
	}
	phones := written(t, desk, ListPhones, "Telefonliste")
	if row := rowWith(phones, "Offenherzig, Änne"); row["Telefon"] != "+49 351 Offenherzig" || row["Mobil"] != "0151 Offenherzig" {
		t.Errorf("phone list: %q", row)
	}
	if rowWith(phones, "Zurückhaltend, Änne") != nil {
		t.Error("somebody without a number for lists is on the phone list")
	}
	members := written(t, desk, ListMembers, "Migrationsbeirat")
	if row := rowWith(members, "Offenherzig, Änne"); row["seit"] != "01.05.2020" {
		t.Errorf("members: %q", row)
	}
	for name, rows := range map[string][][]string{"contacts": contacts, "phones": phones, "members": members} {
		for _, hidden := range []string{"Weggegangen, Änne", "Gesperrt, Änne"} {
			if rowWith(rows, hidden) != nil {
				t.Errorf("%s: %s is listed", name, hidden)
			}
		}
	}
	if all := fmt.Sprint(contacts, phones); strings.Contains(all, "post@Zurück") || strings.Contains(all, "351 Zurück") || strings.Contains(all, "Weggegangen") || strings.Contains(all, "Gesperrt") {
		t.Error("something not for lists is on one")
	}
}

// Whoever holds a role for an organisation is listed with it, also where letters go elsewhere; what the words for the role say already is not repeated.
func TestListsNameTheOrganisationOfARole(t *testing.T) {
	desk, _ := demoDesk(t)
	club := add(t, desk, data.Organisation{Name: "Verein Brücke e. V.", Department: "Beratung", Street: "Brückenweg 3", Postcode: "80331", City: "München"})
	for name, c := range map[string]struct{ title, want string }{
		"Sprecherin": {"", "Gast (Verein Brücke e. V., Beratung)"},
		"Vorstand":   {"Vorstand des Verein Brücke e. V.", "Vorstand des Verein Brücke e. V."},
	} {
		person := enter(t, desk, name, "gast", 0, data.Date{}, false)
		change(t, desk, data.Match{"person_id": person.ID}, func(r *data.Role) { r.OrganisationID, r.Title = club.ID, c.title })
		contacts := rowWith(written(t, desk, ListContacts, "Kontaktliste"), name+", Änne")
		if contacts["Funktion"] != c.want || contacts["Straße"] != "Weg von "+name {
			t.Errorf("contacts: %q", contacts)
		}
		if phones := rowWith(written(t, desk, ListPhones, "Telefonliste"), name+", Änne"); phones["Funktion"] != c.want {
			t.Errorf("phones: %q", phones)
		}
	}
}

// The matrix of the members counts by formula what the statistics count.
func TestMembersWithTheirAttendance(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	held := heldMeetings(t, desk, threeDays(desk))
	for _, r := range must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, held[0].ID)) {
		if r.BodyAbbreviation == "MB" {
			if err := desk.MarkAttendance(ctx, []data.ID{r.Invitation.ID}, data.AttendanceExcused, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	lines, statistics, err := desk.MemberLines(ctx)
	if err != nil || len(lines) == 0 || len(statistics.Meetings) != 3 {
		t.Fatal(err, len(lines))
	}
	rows := written(t, desk, ListMembers, "Migrationsbeirat")
	for i, l := range lines {
		row := rows[1+i]
		if row[1] != l.Person.ListName() || row[2] != "Mitglied Migrationsbeirat" || row[4] != fmt.Sprint(l.Count()) || row[5] != "3" || row[9] != "1" || row[7] != "e" || row[8] != "" {
			t.Errorf("%s: %q", l.Person.ListName(), row)
		}
	}
	if rows[0][7] != "2. Sitzung 05.03.2025" || len(rows) != 1+len(lines) {
		t.Errorf("%d rows, head %q", len(rows), rows[0])
	}
}

func TestTaskList(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	today := desk.Today()
	items := must[[]data.AgendaItem](t)(desk.Agenda(ctx, result.Meeting.ID))
	locked := enter(t, desk, "Gesperrt", "mitglied-migrationsbeirat", 0, data.Date{}, false)
	left := enter(t, desk, "Weggegangen", "mitglied-migrationsbeirat", 0, today.AddDays(-1), false)
	for _, task := range []data.Task{
		{Text: "=1+1 nachrechnen", Who: "Referat", DueOn: today.AddDays(9), AgendaItemID: items[1].ID},
		{Text: "Räume prüfen", PersonID: locked.ID, DueOn: today.AddDays(-1)},
		{Text: "Liste führen", PersonID: left.ID},
		{Text: "Protokoll senden", Who: "Büro", DoneOn: today},
	} {
		task.MeetingID = result.Meeting.ID
		must[data.ID](t)(desk.SaveTask(ctx, task))
	}
	change(t, desk, data.Match{"id": locked.ID}, func(p *data.Person) { p.Restricted = true })
	rows := written(t, desk, ListTasks, "Aufgaben")
	want := [][]string{
		{"Aufgabe", "Wer", "bis", "Sitzung", "TOP", "Stand", "erledigt am"},
		{"Räume prüfen", "", today.AddDays(-1).String(), "1. Sitzung", "", "überfällig", ""},
		{"=1+1 nachrechnen", "Referat", today.AddDays(9).String(), "1. Sitzung", "2 " + items[1].Title, "offen", ""},
		{"Liste führen", "ausgeschieden", "", "1. Sitzung", "", "offen", ""},
		{"Protokoll senden", "Büro", "", "1. Sitzung", "", "erledigt", today.String()},
	}
	if fmt.Sprintf("%q", rows) != fmt.Sprintf("%q", want) {
		t.Errorf("got %q\nwant %q", rows, want)
	}
}

// BA that missed the last n meetings: the fewer, the more of them.
func TestGapsSinceAnyNumberOfMeetings(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	meetings := heldMeetings(t, desk, threeDays(desk))
	counts := map[int]int{}
	for n := 1; n <= len(meetings); n++ {
		statistics := must[Statistics](t)(desk.Gaps(ctx, n))
		for _, gap := range statistics.Gaps {
			if gap.Recent {
				counts[n]++
			}
		}
		path := filepath.Join(t.TempDir(), "Lücken.xlsx")
		if err := desk.WriteGaps(ctx, n, path); err != nil {
			t.Fatal(err)
		}
		file := must[*excelize.File](t)(excelize.OpenFile(path))
		head := must[string](t)(file.GetCellValue("Lücken", "D4"))
		formula := must[string](t)(file.GetCellFormula("Lücken", fmt.Sprintf("D%d", 4+len(statistics.Gaps)+2)))
		value := must[string](t)(file.GetCellValue("Lücken", fmt.Sprintf("D%d", 4+len(statistics.Gaps)+2)))
		if !strings.Contains(head, fmt.Sprint(n)) && n > 1 || !strings.HasPrefix(formula, "COUNTIF(D5:") || value != fmt.Sprint(counts[n]) {
			t.Errorf("since %d: %q, %q = %q for %d", n, head, formula, value, counts[n])
		}
		file.Close()
	}
	if counts[1] != 10 || counts[2] != 5 || counts[3] != 0 { // heldMeetings: each fifth BA came once, then the next fifth
		t.Errorf("not lately represented: %v", counts)
	}
	for _, n := range []int{0, MostRecent + 1} {
		_, err := desk.Gaps(ctx, n)
		wantMistake(t, err, "von 1 bis 99")
		wantMistake(t, desk.WriteGaps(ctx, n, filepath.Join(t.TempDir(), "a.xlsx")), "von 1 bis 99")
	}
}

// The order for letters goes to the chairs of the BA with gaps, and its letters carry the text.
func TestLettersToThoseWithGaps(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	heldMeetings(t, desk, threeDays(desk))
	statistics := must[Statistics](t)(desk.Gaps(ctx, 2))
	order := must[LetterOrder](t)(desk.GapOrder(ctx, 2))
	draft := must[*Draft](t)(desk.DraftLetters(ctx, order))
	if len(draft.Letters) != len(statistics.Gaps) {
		t.Fatalf("%d letters for %d gaps", len(draft.Letters), len(statistics.Gaps))
	}
	for i, l := range draft.Letters {
		if l.DistrictID != statistics.Gaps[i].District.ID || l.Holder.RoleKind.Purpose != data.PurposeChair || !strings.Contains(fmt.Sprint(l.Letter), "nicht vertreten, oder es ist uns") {
			t.Errorf("BA %d: %+v", statistics.Gaps[i].District.Number, l.Letter)
		}
	}
	for _, c := range []struct {
		gaps []DistrictGap
		want string
	}{
		{[]DistrictGap{{Never: true}, {Recent: true}}, "Migrationsbeauftragten nicht vertreten.\n\n"},
		{[]DistrictGap{{Unnamed: true}}, "derzeit keine Ansprechperson benannt.\n\n"},
	} {
		if order := must[LetterOrder](t)(GapLetters(c.gaps)); !strings.Contains(order.Message, c.want) || strings.Contains(order.Message, "oder") {
			t.Errorf("%+v: %s", c.gaps, order.Message)
		}
	}
	_, err := GapLetters(nil)
	wantMistake(t, err, "keine Lücken")
}

func TestUnknownListsAreMistakes(t *testing.T) {
	desk := newDesk(t)
	path := filepath.Join(t.TempDir(), "a.xlsx")
	wantMistake(t, desk.WriteList(context.Background(), ListOrder{List: "alles"}, path), "contacts, phones, members, tasks, gaps")
	for _, choice := range ListChoices { // an empty file has empty lists
		if err := desk.WriteList(context.Background(), ListOrder{List: List(choice.Value), Recent: 2}, path); err != nil {
			t.Errorf("%s: %v", choice.Label, err)
		}
	}
}

// 'Wer war am … zuständig?': a list of another day has who held a function then.
func TestListsOfAnotherDay(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	now := must[[]ContactLine](t)(desk.ContactLines(ctx, data.Date{}))
	if before := must[[]ContactLine](t)(desk.ContactLines(ctx, data.NewDate(2019, 10, 1))); len(before) >= len(now) {
		t.Errorf("%d people held a function before most began", len(before))
	}
	who := now[0].Person
	role := must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{PersonID: who.ID}))[0].Role
	role.UntilOn = desk.Today().AddDays(-10)
	must[data.ID](t)(desk.SaveRole(ctx, role))
	holds := func(on data.Date) bool {
		return slices.ContainsFunc(must[[]ContactLine](t)(desk.ContactLines(ctx, on)), func(l ContactLine) bool { return l.Person.ID == who.ID })
	}
	if holds(data.Date{}) || !holds(desk.Today().AddDays(-20)) {
		t.Error("who held a function until ten days ago is on the list of today, or not on that of then")
	}
}

// A function may be the one by which somebody is addressed, which takes that from the others, and may be kept off lists.
func TestPreferredAndUnlistedFunctions(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	chair := must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{Purposes: []string{data.PurposeChair}, On: desk.Today()}))[0]
	staff := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "mitarbeit"))
	first := must[data.ID](t)(desk.SaveRole(ctx, data.Role{PersonID: chair.Person.ID, RoleKindID: staff.ID, Preferred: true}))
	leads := func() data.ID {
		return must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{PersonID: chair.Person.ID}))[0].Role.ID
	}
	if leads() != first {
		t.Error("the preferred function is not the first")
	}
	role := chair.Role
	role.Preferred, role.NotOnLists = true, true
	must[data.ID](t)(desk.SaveRole(ctx, role))
	if leads() != chair.Role.ID || must[data.Role](t)(data.Get[data.Role](ctx, desk.Store, first)).Preferred {
		t.Error("two functions are preferred")
	}
	for _, l := range must[[]ContactLine](t)(desk.ContactLines(ctx, data.Date{})) {
		if l.Person.ID == chair.Person.ID && l.District.ID != 0 {
			t.Errorf("%v is on the list though it is not for lists", l.Functions)
		}
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if leads() != first {
		t.Error("one step does not give it back")
	}
}
