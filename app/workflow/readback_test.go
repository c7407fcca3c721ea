package workflow

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// handedOut is an attendance list on somebody's screen: cells are named by the name in their row and the title of their column.
type handedOut struct {
	t    *testing.T
	desk *Desk
	id   data.ID // of the meeting
	path string
	file *excelize.File
	head int // header row
	rows map[string]int
	cols map[string]int
}

const listSheet = "Anwesenheit"

// handOut writes the list of a meeting and opens it.
func handOut(t *testing.T, desk *Desk, id data.ID, form AttendanceForm) *handedOut {
	t.Helper()
	h := &handedOut{t: t, desk: desk, id: id, path: filepath.Join(t.TempDir(), "Liste.xlsx")}
	if err := desk.WriteAttendanceAs(context.Background(), id, form, h.path); err != nil {
		t.Fatal(err)
	}
	h.open()
	return h
}

func (h *handedOut) open() {
	h.t.Helper()
	h.file = must[*excelize.File](h.t)(excelize.OpenFile(h.path))
	h.t.Cleanup(func() { h.file.Close() })
	h.rows, h.cols = map[string]int{}, map[string]int{}
	for i, row := range must[[][]string](h.t)(h.file.GetRows(listSheet)) {
		if len(row) > 3 && row[0] == "Nr." {
			h.head = i + 1
			for c, title := range row {
				h.cols[title] = c + 1
			}
		} else if h.head > 0 && len(row) > 2 && row[2] != "" {
			h.rows[row[2]] = i + 1
		}
	}
}

// empty returns the number of the nth empty line for guests, from 0.
func (h *handedOut) empty(n int) int {
	last := h.head
	for _, row := range h.rows {
		last = max(last, row)
	}
	return last + 1 + n
}

func (h *handedOut) at(row int, title string) string {
	h.t.Helper()
	if h.cols[title] == 0 || row == 0 {
		h.t.Fatalf("no cell in row %d, column %q", row, title)
	}
	return must[string](h.t)(excelize.CoordinatesToCellName(h.cols[title], row))
}

// fill types into a row; pairs of title and value.
func (h *handedOut) fill(row int, pairs ...any) {
	h.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if err := h.file.SetCellValue(listSheet, h.at(row, pairs[i].(string)), pairs[i+1]); err != nil {
			h.t.Fatal(err)
		}
	}
}

// back saves the list and reads it.
func (h *handedOut) back() (ReadBack, error) {
	h.t.Helper()
	if err := h.file.Save(); err != nil {
		h.t.Fatal(err)
	}
	return h.desk.ReadAttendance(context.Background(), h.id, h.path)
}

// apply saves the list, reads it and takes it over.
func (h *handedOut) apply() ReadBack {
	h.t.Helper()
	back := must[ReadBack](h.t)(h.back())
	if err := h.desk.ApplyReadBack(context.Background(), back); err != nil {
		h.t.Fatal(err)
	}
	return back
}

// invitationsByName returns who is on the list of a meeting.
func invitationsByName(t *testing.T, desk *Desk, id data.ID) map[string]data.Invitation {
	t.Helper()
	byName := map[string]data.Invitation{}
	for _, i := range must[[]data.Invitation](t)(data.List[data.Invitation](context.Background(), desk.Store, data.Match{"meeting_id": id})) {
		byName[i.Name] = i
	}
	return byName
}

// people returns the names on the list of the demo's meeting, in order, after making all of them open.
func peopleOf(t *testing.T, desk *Desk, id data.ID) []string {
	t.Helper()
	var names []string
	for _, r := range must[[]data.InvitationRow](t)(desk.Store.Invitations(context.Background(), id)) {
		names = append(names, r.Invitation.Name)
		change(t, desk, data.Match{"id": r.Invitation.ID}, func(i *data.Invitation) { rowState{}.putInto(i) })
	}
	return names
}

// Somebody fills the list in: words however written, times however typed, substitutes, guests. The preview says what changes, taking it over is one step, and the second time there is nothing new.
func TestAFilledListIsReadBack(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	id := result.Meeting.ID
	change(t, desk, data.Match{"id": id}, func(m *data.Meeting) { m.HeldOn = desk.Today() })
	names := peopleOf(t, desk, id)
	for _, form := range []AttendanceForm{AttendanceToSign, AttendanceFilled} {
		t.Run(string(form), func(t *testing.T) {
			before := dump(t, desk)
			h := handOut(t, desk, id, form)
			h.fill(h.rows[names[0]], "Status", "anwesend", "Gekommen", "18.05", "Gegangen", "19:30 Uhr")
			h.fill(h.rows[names[1]], "Status", " ONLINE ", "Gekommen", 18.0/24+7.0/24/60)
			h.fill(h.rows[names[2]], "Status", "Entschuldigt\u00a0")
			h.fill(h.rows[names[3]], "Status", "anwesend", "Vertretung", "Huber, Anna")
			h.fill(h.rows[names[4]], "Status", "zugesagt")
			h.fill(h.rows[names[5]], "Gekommen", "1815") // who came was there
			h.fill(h.empty(0), "Name", "Wenzel, Ida", "Funktion", "Verein Brücke", "Gekommen", "18:20")
			h.fill(h.empty(2), "Name", "Gast ohne alles", "BA", 17)
			back := h.apply()
			if len(back.Unknown)+len(back.Missing)+len(back.Warnings) > 0 {
				t.Errorf("unknown %q, missing %q, warnings %q", back.Unknown, back.Missing, back.Warnings)
			}
			found := invitationsByName(t, desk, id)
			for name, want := range map[string]rowState{
				names[0]:          {attendance: data.AttendancePresent, came: "18:05", gone: "19:30"},
				names[1]:          {attendance: data.AttendanceOnline, came: "18:07"},
				names[2]:          {attendance: data.AttendanceExcused},
				names[3]:          {reply: data.ReplySubstituted, attendance: data.AttendancePresent, substitute: "Huber, Anna"},
				names[4]:          {reply: data.ReplyAccepted},
				names[5]:          {attendance: data.AttendancePresent, came: "18:15"},
				names[6]:          {},
				"Wenzel, Ida":     {attendance: data.AttendancePresent, came: "18:20"},
				"Gast ohne alles": {attendance: data.AttendancePresent},
			} {
				if got := rowStateOf(found[name]); got != want {
					t.Errorf("%s: %+v, want %+v", name, got, want)
				}
			}
			if g := found["Gast ohne alles"]; !g.WalkedIn || g.Capacity != "Gast" || g.DistrictID == 0 {
				t.Errorf("guest %+v", g)
			}
			if len(back.Guests) != 2 || back.Guests[0].Status != "anwesend" || back.Guests[1].Body != "BA 17" || found["Wenzel, Ida"].Capacity != "Verein Brücke" {
				t.Errorf("guests %+v", back.Guests)
			}
			if c := back.Changes[0]; c.Name != names[0] || c.Field != "Anwesenheit" || c.From != "–" || c.To != "anwesend" {
				t.Errorf("first change %+v", c)
			}
			after := dump(t, desk)
			again := must[ReadBack](t)(h.back())
			if !again.Empty() || len(again.Changes)+len(again.Guests)+len(again.Warnings) > 0 {
				t.Errorf("the second time: %+v", again)
			}
			if err := desk.ApplyReadBack(ctx, again); err != nil || dump(t, desk) != after {
				t.Errorf("the second time changed something: %v", err)
			}
			if err := desk.ApplyReadBack(ctx, back); err != nil || dump(t, desk) != after {
				t.Errorf("applied twice: %v", err)
			}
			if _, err := desk.Store.Undo(ctx); err != nil || dump(t, desk) != before {
				t.Errorf("one step does not take all of it back: %v", err)
			}
		})
	}
}

// Sorting, moving columns, inserting and deleting rows: the keys go along.
func TestAListThatWasRearranged(t *testing.T) {
	desk, result := demoDesk(t)
	id := result.Meeting.ID
	names := peopleOf(t, desk, id)
	h := handOut(t, desk, id, AttendanceToSign)
	h.fill(h.rows[names[4]], "Status", "fehlt")
	rows := must[[][]string](t)(h.file.GetRows(listSheet, excelize.Options{RawCellValue: true}))
	first, last := h.head, h.head+len(names)-1 // indexes of the first and the last person
	file := excelize.NewFile()
	defer file.Close()
	if err := file.SetSheetName("Sheet1", "Kopie"); err != nil {
		t.Fatal(err)
	}
	line := 4
	put := func(row []string) {
		mirrored := make([]any, 12)
		for i, text := range row {
			mirrored[11-i] = text
		}
		must[any](t)(nil, file.SetSheetRow("Kopie", must[string](t)(excelize.CoordinatesToCellName(2, line)), &mirrored))
		line++
	}
	put(rows[h.head-1])
	for i := last; i >= first; i-- { // sorted the other way round, a blank row in the middle, one row deleted
		if i == first+10 {
			line++
		}
		if i != first+7 {
			put(rows[i])
		}
	}
	if err := file.SaveAs(h.path); err != nil {
		t.Fatal(err)
	}
	back := must[ReadBack](t)(desk.ReadAttendance(context.Background(), id, h.path))
	if len(back.Changes) != 1 || back.Changes[0].Name != names[4] || back.Changes[0].To != "fehlt" || len(back.Guests) > 0 {
		t.Errorf("changes %+v, guests %+v", back.Changes, back.Guests)
	}
	if len(back.Missing) != 1 || back.Missing[0] != names[7] || len(back.Unknown) > 0 {
		t.Errorf("missing %q, unknown %q", back.Missing, back.Unknown)
	}
}

// What was changed here since the list was written stays, unless the list changes the same entry: then nothing is taken over.
func TestAnOlderList(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	id := result.Meeting.ID
	names := peopleOf(t, desk, id)
	h := handOut(t, desk, id, AttendanceToSign)
	people := invitationsByName(t, desk, id)
	for _, err := range []error{
		desk.RecordReply(ctx, []data.ID{people[names[0]].ID, people[names[1]].ID, people[names[3]].ID}, data.ReplyAccepted, ""),
		desk.MarkAttendance(ctx, []data.ID{people[names[2]].ID}, data.AttendanceAbsent, ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	h.fill(h.rows[names[0]], "Status", "anwesend")
	h.fill(h.rows[names[3]], "Status", "anwesend", "Vertretung", "Huber, Anna") // came another way than announced
	back := h.apply()
	if len(back.Warnings) != 1 || !strings.Contains(back.Warnings[0], names[1]+" (Antwort: offen → zugesagt)") || !strings.Contains(back.Warnings[0], desk.Today().String()) {
		t.Errorf("warnings %q", back.Warnings)
	}
	found := invitationsByName(t, desk, id)
	for name, want := range map[string]rowState{
		names[0]: {reply: data.ReplyAccepted, attendance: data.AttendancePresent},
		names[1]: {reply: data.ReplyAccepted},
		names[2]: {attendance: data.AttendanceAbsent},
		names[3]: {reply: data.ReplySubstituted, attendance: data.AttendancePresent, substitute: "Huber, Anna"},
	} {
		if got := rowStateOf(found[name]); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	before := dump(t, desk)
	h.fill(h.rows[names[2]], "Status", "anwesend")
	h.fill(h.rows[names[5]], "Status", "online")
	_, err := h.back()
	wantMistake(t, err, names[2]+", Anwesenheit: in der Liste „anwesend“, hier „fehlt“")
	wantMistake(t, err, "nichts übernommen")
	if dump(t, desk) != before {
		t.Error("a refused list changed something")
	}
}

// The meeting was closed before its list was read back: what closing entered for those who were not marked is no conflict, what somebody entered by hand is one.
func TestAListOfAClosedMeeting(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	id := result.Meeting.ID
	change(t, desk, data.Match{"id": id}, func(m *data.Meeting) { m.HeldOn = desk.Today() })
	names := peopleOf(t, desk, id)
	h := handOut(t, desk, id, AttendanceToSign)
	byHand := invitationsByName(t, desk, id)[names[1]].ID
	if err := desk.MarkAttendance(ctx, []data.ID{byHand}, data.AttendanceAbsent, ""); err != nil {
		t.Fatal(err)
	}
	must[int](t)(desk.CloseMeeting(ctx, id))
	h.fill(h.rows[names[0]], "Status", "anwesend", "Gekommen", "18:20")
	back := h.apply()
	if len(back.Changes) != 2 || !slices.ContainsFunc(back.Warnings, func(w string) bool {
		return strings.HasPrefix(w, "Beim Abschließen der Sitzung") && strings.HasSuffix(w, ": "+names[0])
	}) {
		t.Errorf("%+v, %q", back.Changes, back.Warnings)
	}
	found := invitationsByName(t, desk, id)
	if got, want := rowStateOf(found[names[0]]), (rowState{attendance: data.AttendancePresent, came: "18:20"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if found[names[2]].Attendance != data.AttendanceAbsent {
		t.Errorf("whose row is empty: %q", found[names[2]].Attendance)
	}
	h.fill(h.rows[names[1]], "Status", "anwesend")
	_, err := h.back()
	wantMistake(t, err, names[1]+", Anwesenheit: in der Liste „anwesend“, hier „fehlt“")
}

// Between preview and taking over somebody changes the same: nothing happens.
func TestChangedBetweenPreviewAndTakingOver(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	names := peopleOf(t, desk, result.Meeting.ID)
	h := handOut(t, desk, result.Meeting.ID, AttendanceToSign)
	h.fill(h.rows[names[0]], "Status", "anwesend")
	h.fill(h.rows[names[1]], "Status", "anwesend")
	back := must[ReadBack](t)(h.back())
	second := invitationsByName(t, desk, result.Meeting.ID)[names[1]]
	if err := desk.MarkAttendance(ctx, []data.ID{second.ID}, data.AttendanceExcused, ""); err != nil {
		t.Fatal(err)
	}
	before := dump(t, desk)
	wantMistake(t, desk.ApplyReadBack(ctx, back), names[1])
	if dump(t, desk) != before {
		t.Error("half of the list was taken over")
	}
}

// Each of these lists is refused with what to do, and changes nothing.
func TestListsThatAreRefused(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	id := result.Meeting.ID
	names := peopleOf(t, desk, id)
	other := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{}))
	before := dump(t, desk)
	for _, tc := range []struct {
		what string
		do   func(h *handedOut)
		want string
	}{
		{"of another meeting", func(h *handedOut) { h.id = other.ID }, "eingelesen wird für die"},
		{"unknown status", func(h *handedOut) { h.fill(h.rows[names[0]], "Status", "krank") }, "Den Status „krank“ gibt es nicht"},
		{"no time", func(h *handedOut) { h.fill(h.rows[names[0]], "Status", "anwesend", "Gekommen", "abends") }, "„abends“ ist keine Uhrzeit"},
		{"left before coming", func(h *handedOut) {
			h.fill(h.rows[names[0]], "Status", "anwesend", "Gekommen", "19:00", "Gegangen", "18:00")
		}, "gegangen um 18:00 Uhr, gekommen um 19:00 Uhr"},
		{"absent at a time", func(h *handedOut) { h.fill(h.rows[names[0]], "Status", "fehlt", "Gekommen", "19:00") }, "Der Status „fehlt“ und eine Uhrzeit passen nicht zusammen"},
		{"substitute without a name", func(h *handedOut) { h.fill(h.rows[names[0]], "Status", "Vertretung") }, "fehlt, wer kommt"},
		{"declined with a substitute", func(h *handedOut) { h.fill(h.rows[names[0]], "Status", "abgesagt", "Vertretung", "X") }, "passen nicht zusammen"},
		{"copied row", func(h *handedOut) {
			key := must[string](t)(h.file.GetCellValue(listSheet, h.at(h.rows[names[0]], "Schlüssel (nicht ändern)")))
			h.fill(h.empty(0), "Name", "Gast", "Schlüssel (nicht ändern)", key)
		}, "eine wurde kopiert"},
		{"changed key", func(h *handedOut) {
			key := must[string](t)(h.file.GetCellValue(listSheet, h.at(h.rows[names[0]], "Schlüssel (nicht ändern)")))
			h.fill(h.rows[names[0]], "Schlüssel (nicht ändern)", key+"1")
		}, "Der verborgene Schlüssel der Zeile wurde verändert"},
		{"without keys", func(h *handedOut) { must[any](t)(nil, h.file.RemoveCol(listSheet, "J")) }, "fehlt die verborgene Spalte"},
		{"without the status", func(h *handedOut) { must[any](t)(nil, h.file.RemoveCol(listSheet, "E")) }, "fehlt die Spalte „Status“"},
		{"another workbook", func(h *handedOut) {
			h.file.Close()
			h.file = excelize.NewFile()
			h.file.Path = h.path
		}, "keine Anwesenheitsliste"},
	} {
		t.Run(tc.what, func(t *testing.T) {
			h := handOut(t, desk, id, AttendanceToSign)
			h.fill(h.rows[names[3]], "Status", "anwesend")
			tc.do(h)
			_, err := h.back()
			wantMistake(t, err, tc.want)
		})
	}
	text := filepath.Join(t.TempDir(), "Liste.xlsx")
	for content, want := range map[string]string{"": "leer", "Nr.;BA;Name\n1;2;3\n": "als Text gespeichert (.csv)", "PK\x03\x04kaputt": "beschädigt"} {
		if err := os.WriteFile(text, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := desk.ReadAttendance(ctx, id, text)
		wantMistake(t, err, want)
	}
	_, err := desk.ReadAttendance(ctx, id, filepath.Join(t.TempDir(), "gibtsnicht.xlsx"))
	wantMistake(t, err, "die Datei gibt es nicht")
	_, err = desk.ReadAttendance(ctx, id, t.TempDir())
	wantMistake(t, err, "das ist keine Datei")
	if dump(t, desk) != before {
		t.Error("a refused list changed something")
	}
}

// A list from another file with the same numbers is found out by the names.
func TestAListFromAnotherFile(t *testing.T) {
	desk, result := demoDesk(t)
	h := handOut(t, desk, result.Meeting.ID, AttendanceToSign)
	for _, name := range peopleOf(t, desk, result.Meeting.ID) {
		change(t, desk, data.Match{"name": name}, func(i *data.Invitation) { i.Name = "Anders, " + i.Name })
	}
	_, err := h.back()
	wantMistake(t, err, "aus einer anderen Datei")
}

// Guests who are on the list already do not come twice, whatever the order of their names.
func TestGuestsAreMatchedByName(t *testing.T) {
	desk, result := demoDesk(t)
	id := result.Meeting.ID
	names := peopleOf(t, desk, id)
	h := handOut(t, desk, id, AttendanceToSign)
	last, first, _ := strings.Cut(names[0], ", ")
	first, _, _ = strings.Cut(first, ", ")
	h.fill(h.empty(0), "Name", first+" "+last, "Status", "anwesend")
	h.fill(h.empty(1), "Name", "Wenzel, Ida", "Status", "anwesend")
	h.fill(h.empty(2), "Name", "Ida Wenzel", "Status", "anwesend")
	h.fill(h.empty(3), "Name", "Olm, Kai", "BA", "Chor")
	back := must[ReadBack](t)(h.back())
	if len(back.Guests) != 2 || back.Guests[0].Invitation.Name != "Wenzel, Ida" || back.Guests[1].Invitation.Name != "Olm, Kai" || len(back.Changes) > 0 {
		t.Errorf("guests %+v, changes %+v", back.Guests, back.Changes)
	}
	if g := back.Guests[1].Invitation; g.Attendance != data.AttendanceOpen || g.WalkedIn {
		t.Errorf("nobody has been at a meeting that is still to come: %+v", g)
	}
	if len(back.Warnings) != 3 {
		t.Errorf("warnings %q", back.Warnings)
	}
}

// The entries of one row, read together.
func TestWhatARowMeans(t *testing.T) {
	present := rowState{reply: data.ReplyAccepted, attendance: data.AttendancePresent, came: "18:00"}
	sent := rowState{reply: data.ReplySubstituted, substitute: "Huber, Anna"}
	for _, tc := range []struct {
		name string
		base rowState
		row  sheet.FilledRow
		want rowState
	}{
		{"untouched", present, sheet.FilledRow{Status: "anwesend", Came: "18:00"}, present},
		{"status deleted", present, sheet.FilledRow{}, rowState{reply: data.ReplyAccepted}},
		{"absent after all, the time forgotten", present, sheet.FilledRow{Status: "fehlt", Came: "18:00"}, rowState{reply: data.ReplyAccepted, attendance: data.AttendanceAbsent}},
		{"only declined after all", present, sheet.FilledRow{Status: "abgesagt"}, rowState{reply: data.ReplyDeclined}},
		{"reply deleted", rowState{reply: data.ReplyDeclined}, sheet.FilledRow{}, rowState{}},
		{"came although declined", rowState{reply: data.ReplyDeclined}, sheet.FilledRow{Status: "abgesagt", Came: "18:00"}, rowState{reply: data.ReplyDeclined, attendance: data.AttendancePresent, came: "18:00"}},
		{"substitute is there", sent, sheet.FilledRow{Status: "anwesend", Substitute: "Huber, Anna"}, rowState{reply: data.ReplySubstituted, attendance: data.AttendancePresent, substitute: "Huber, Anna"}},
		{"another substitute", sent, sheet.FilledRow{Status: "Vertretung", Substitute: "Olm, Kai"}, rowState{reply: data.ReplySubstituted, substitute: "Olm, Kai"}},
		{"comes in person after all", sent, sheet.FilledRow{Status: "zugesagt", Substitute: "Huber, Anna"}, rowState{reply: data.ReplyAccepted}},
		{"was there in person", sent, sheet.FilledRow{Status: "anwesend"}, rowState{attendance: data.AttendancePresent}},
		{"substitute announced", rowState{}, sheet.FilledRow{Substitute: "Huber, Anna"}, sent},
	} {
		if got, mistake := wantedState(tc.row, tc.base); got != tc.want || mistake != "" {
			t.Errorf("%s: %+v %s, want %+v", tc.name, got, mistake, tc.want)
		}
	}
}

func TestKeysOfRowsAndLists(t *testing.T) {
	invitation := data.Invitation{ID: 17, Name: "Groß, Jürgen", Reply: data.ReplySubstituted, Substitute: "A|B/C % Ö", Attendance: data.AttendanceOnline, Came: "18:00", Gone: "19:00"}
	id, name, state, ok := parseRowKey(rowStateOf(invitation).key(invitation))
	if !ok || id != 17 || name != nameSum(invitation.Name) || !reflect.DeepEqual(state, rowStateOf(invitation)) {
		t.Errorf("%d %s %+v %v", id, name, state, ok)
	}
	for _, text := range []string{"", "17", "x|a|b|c|d|e|f", "1|%|||||"} {
		if _, _, _, ok := parseRowKey(text); ok {
			t.Errorf("%q is no key", text)
		}
	}
	key := listKeyOf(data.Meeting{ID: 12}, data.NewDate(2026, 3, 3), []data.InvitationRow{{Invitation: invitation}})
	if back, ok := parseListKey(key.String()); !ok || back != key {
		t.Errorf("%v became %v", key, back)
	}
	for _, text := range []string{"", "A1-x-20260303-1", "A1-1-20269903-1", "B1-1-20260303-1", "A1-1-20260303"} {
		if _, ok := parseListKey(text); ok {
			t.Errorf("%q is no key", text)
		}
	}
}
