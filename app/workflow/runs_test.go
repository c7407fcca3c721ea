package workflow

// Runs of letters: the letter that it all began with, reminders by count, bundles, both sides, e-mail, and what the outbox keeps.

import (
	"bytes"
	"context"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// change changes one row of a table, found by a condition.
func change[T any](t *testing.T, desk *Desk, match data.Match, edit func(*T)) T {
	t.Helper()
	rows := must[[]T](t)(data.List[T](context.Background(), desk.Store, match))
	if len(rows) == 0 {
		t.Fatalf("no row with %v", match)
	}
	edit(&rows[0])
	if err := desk.Store.Do(context.Background(), "geändert", func(tx *data.Tx) error { return data.Update(tx, rows[0]) }); err != nil {
		t.Fatal(err)
	}
	return rows[0]
}

// add adds a row.
func add[T any](t *testing.T, desk *Desk, row T) T {
	t.Helper()
	if err := desk.Store.Do(context.Background(), "angelegt", func(tx *data.Tx) error { return data.Insert(tx, &row) }); err != nil {
		t.Fatal(err)
	}
	return row
}

// seedAnswer is what stands between the opening and the closing formula of the letter that it all began with, shortened to two paragraphs.
const seedAnswer = "Im oben genannten Antrag wird die Landeshauptstadt München gebeten, einen runden Tisch aller Migrationsbeauftragten der Bezirksausschüsse zu etablieren.\n\n" +
	"Dem stadtweiten Ansatz des Antrags kommen wir gerne nach, mit lokalen Akteur*innen."

// The reply to the motion that it all began with, from what is on file: sender, address with the office first, date, subject, motion, paragraphs, 'gez.', name and office.
func TestReplyToAMotionIsTheLetterThatItBeganWith(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	change(t, desk, nil, func(s *data.Sender) {
		s.Authority, s.Department = "Dorothee Schiwy", "Sozialreferentin"
		s.SignatureMark, s.Signatory, s.SignatoryTitle = "gez.", "Dorothee Schiwy", "Berufsm. Stadträtin"
	})
	change(t, desk, data.Match{"key": "west"}, func(o *data.Office) {
		o.AddressName, o.Street, o.Postcode, o.City = "Landeshauptstadt München\nDirektorium, BA-Geschäftsstelle (West)", "Landsberger Str. 486", "81241", "München"
	})
	if err := desk.SetSetting(ctx, "Anrede", SettingHerr, "Herr"); err != nil {
		t.Fatal(err)
	}
	laim := must[data.District](t)(desk.DistrictByNumber(ctx, 25))
	chair := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "vorsitz"))
	person := add(t, desk, data.Person{Form: data.FormHerr, LastName: "Mögele", AddressVia: data.ViaOffice})
	add(t, desk, data.Role{PersonID: person.ID, RoleKindID: chair.ID, DistrictID: laim.ID, Title: "Vorsitzender"})
	motion := add(t, desk, data.Motion{
		Number: "20-26 / B 01322", DistrictID: laim.ID, DatedOn: data.NewDate(2020, time.December, 3), Subject: "Runden Tisch der Migrationsbeauftragten etablieren", State: data.MotionOpen,
	})

	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{
		TemplateKey: "antrag", Selection: Selection{Group: GroupMotion}, MotionID: motion.ID, Date: data.NewDate(2021, time.February, 22), Message: seedAnswer,
	}))
	if len(draft.Letters) != 1 || draft.Letters[0].Faulty() {
		t.Fatalf("letters: %+v", draft.Letters)
	}
	pages := draft.Pages(0)
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	type place struct {
		text string
		x, y float64 // mm; y of the baseline, -1 where it follows from what is above
	}
	var last float64
	for _, want := range []place{
		{"Dorothee Schiwy", 25, -1}, {"Sozialreferentin", 25, -1},
		{"Landeshauptstadt München", 25, 66}, {"Direktorium, BA-Geschäftsstelle (West)", 25, 70.2}, {"Vorsitzender des BA Nr. 25", 25, 74.4}, {"Herr Mögele", 25, 78.7},
		{"Landsberger Str. 486", 25, 82.9}, {"81241 München", 25, 87.1},
		{"22.02.2021", -1, -1}, {"Runden Tisch der Migrationsbeauftragten etablieren", 25, -1},
		{"BA-Antrags-Nr. 20-26 / B 01322 des Bezirksausschusses", 25, -1}, {"des Stadtbezirkes 25 - Laim", 25, -1}, {"vom 03.12.2020", 25, -1},
		{"Sehr geehrter Herr Mögele,", 25, -1}, {"bei dem o. g. Antrag handelt es sich", 25, -1}, {"Im oben genannten Antrag", 25, -1}, {"Dem stadtweiten Ansatz", 25, -1},
		{"Der Antrag Nr. 20-26 / B 01322", 25, -1}, {"Mit freundlichen Grüßen", 25, -1}, {"gez.", 25, -1}, {"Dorothee Schiwy", 25, -1}, {"Berufsm. Stadträtin", 25, -1},
	} {
		below := last
		if want.x < 0 { // in the information block, beside the address
			below = 0
		}
		text, ok := lineAfter(pages[0], want.text, below)
		if !ok {
			t.Fatalf("no line %q below %.1f mm", want.text, last)
		}
		if want.x >= 0 && (text.X < want.x-0.01 || text.X > want.x+0.01) || want.y >= 0 && (text.Baseline < want.y-0.4 || text.Baseline > want.y+0.4) {
			t.Errorf("%q stands at %.2f, %.2f mm, want %.0f, %.1f", want.text, text.X, text.Baseline, want.x, want.y)
		}
		if want.x == 25 {
			last = text.Baseline
		}
	}

	created := must[Created](t)(desk.CreateLetters(ctx, draft, Output{}, nil))
	kept := must[data.Letter](t)(data.Get[data.Letter](ctx, desk.Store, created.IDs[0]))
	if kept.MotionID != motion.ID || must[data.Motion](t)(data.Get[data.Motion](ctx, desk.Store, motion.ID)).State != data.MotionAnswered {
		t.Errorf("the motion has no answer: %+v", kept)
	}
}

// lineAfter returns the first text of a page that begins with some words and stands below a height.
func lineAfter(p page.Page, words string, below float64) (page.Text, bool) {
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
	var best page.Text
	for _, item := range p.Items {
		if text, ok := item.(page.Text); ok && strings.HasPrefix(plain.Replace(text.Content), words) && text.Baseline > below && (best.Content == "" || text.Baseline < best.Baseline) {
			best = text
		}
	}
	return best, best.Content != ""
}

func TestRemindersByCount(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	_, err := newDesk(t).RemindOrder(ctx)
	wantMistake(t, err, "niemanden zu erinnern")

	overdue := map[data.ID]int{}
	for _, c := range must[Board](t)(desk.Board(ctx, desk.Today())).Cells {
		if c.State == StateOverdue {
			overdue[c.District.ID] = len(overdue) % 4
			change(t, desk, data.Match{"district_id": c.District.ID}, func(n *data.Nomination) { n.Reminders = overdue[c.District.ID] })
		}
	}
	if len(overdue) < 2 {
		t.Fatalf("the demo has %d overdue answers", len(overdue))
	}
	draft := must[*Draft](t)(desk.DraftLetters(ctx, must[LetterOrder](t)(desk.RemindOrder(ctx))))
	if len(draft.Letters) != len(overdue) || draft.Name() != "Erinnerung" {
		t.Fatalf("%d letters „%s“ for %d overdue", len(draft.Letters), draft.Name(), len(overdue))
	}
	for _, l := range draft.Letters {
		if want := []string{"erinnerung", "erinnerung-2", "erinnerung-3", "erinnerung-3"}[overdue[l.DistrictID]]; l.Template.Key != want {
			t.Errorf("reminded %d times: %s, want %s", overdue[l.DistrictID], l.Template.Key, want)
		}
	}
	before := dump(t, desk)
	must[Created](t)(desk.CreateLetters(ctx, draft, Output{}, nil))
	for _, n := range must[[]data.Nomination](t)(data.List[data.Nomination](ctx, desk.Store, nil)) {
		if count, ok := overdue[n.DistrictID]; ok && n.Reminders != count+1 {
			t.Errorf("district %d: %d reminders, want %d", n.DistrictID, n.Reminders, count+1)
		}
	}
	if _, err := desk.Store.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, desk); got != before {
		t.Error("undo leaves something behind")
	}
}

// Bundled by office, printed on both sides: letters of an office one behind the other, each bundle of several with a cover sheet, every letter on a front page.
func TestBundlesOnBothSides(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	file := filepath.Join(t.TempDir(), "Briefe.pdf")
	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}, Sort: SortOffice, Duplex: true}))
	seen, last := map[data.ID]bool{}, data.ID(0)
	for _, l := range draft.Letters {
		if l.OfficeID != last && seen[l.OfficeID] {
			t.Errorf("%s is not with the others of its office", l.Letter.Name)
		}
		seen[l.OfficeID], last = true, l.OfficeID
	}
	created := must[Created](t)(desk.CreateLetters(ctx, draft, Output{File: file}, nil))
	letters := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{RunID: created.RunID}))
	next := 1
	bundle := data.ID(-1)
	for i, kept := range letters {
		if office := draft.Letters[i].bundle(); office != bundle {
			bundle = office
			cover, wanted := draft.writer.cover(office, draft.Letters)
			if wanted {
				if !strings.Contains(cover.Subject, "Schreiben für BA ") {
					t.Errorf("cover sheet: %q", cover.Subject)
				}
				next += len(letter.Layout(draft.typesetter, cover))
				next += (next + 1) % 2
			}
		}
		if kept.FirstPage != next || kept.FirstPage%2 != 1 {
			t.Fatalf("letter %d begins on page %d, want %d, a front page", i+1, kept.FirstPage, next)
		}
		next += kept.Pages
		next += (next + 1) % 2
	}
}

func TestEnumeratedNumbers(t *testing.T) {
	for want, numbers := range map[string][]int{"": nil, "5": {5}, "5 und 6": {5, 6}, "20, 21, 22, 23 und 25": {20, 21, 22, 23, 25}} {
		if got := enumerated(numbers); got != want {
			t.Errorf("%v: %q, want %q", numbers, got, want)
		}
	}
}

// Who prefers e-mail gets a draft with the letter in it instead of paper, everybody else paper; the outbox keeps both.
func TestEMailInsteadOfPaper(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	chairs := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}}))
	first := chairs.Letters[0].Holder.Person
	change(t, desk, data.Match{"id": first.ID}, func(p *data.Person) { p.PreferredWay = data.WayEmail })
	for _, c := range must[[]data.Contact](t)(data.List[data.Contact](ctx, desk.Store, data.Match{"person_id": first.ID, "kind": data.ContactEmail})) {
		change(t, desk, data.Match{"id": c.ID}, func(c *data.Contact) { c.Preferred = false })
	}
	add(t, desk, data.Contact{PersonID: first.ID, Kind: data.ContactEmail, Value: "bevorzugt@example.org", Preferred: true})

	order := LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs, Districts: []int{1, 2}}, Email: true}
	draft := must[*Draft](t)(desk.DraftLetters(ctx, order))
	out := FreeOutput(t.TempDir(), "Lauf", false)
	created := must[Created](t)(desk.CreateLetters(ctx, draft, out, nil))
	if created.Mails != 1 || created.Letters != 2 || len(created.Files) != 2 {
		t.Fatalf("%+v", created)
	}
	message, err := mail.ReadMessage(bytes.NewReader(must[[]byte](t)(os.ReadFile(created.Files[1]))))
	if err != nil {
		t.Fatal(err)
	}
	to := must[[]*mail.Address](t)(message.Header.AddressList("To"))
	if message.Header.Get("X-Unsent") != "1" || len(to) != 1 || to[0].Address != "bevorzugt@example.org" {
		t.Errorf("draft: %v", message.Header)
	}
	kept := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{Way: data.WayEmail}))
	if len(kept) != 1 || kept[0].FirstPage != 0 || kept[0].PDFHash == "" || kept[0].State != data.LetterDraft {
		t.Errorf("kept: %+v", kept)
	}

	order.Email = false
	if draft := must[*Draft](t)(desk.DraftLetters(ctx, order)); countMails(draft.Letters) != 0 {
		t.Error("without the wish everything is paper")
	}
}

func TestCollectiveMailHidesAddressesFromEachOther(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	change(t, desk, nil, func(s *data.Sender) { s.Email = "stelle@example.org" })
	path := filepath.Join(t.TempDir(), "alle.eml")
	_, err := desk.CollectiveMail(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}}, path)
	wantMistake(t, err, "für jede Person ein anderer")
	made := must[MailMade](t)(desk.CollectiveMail(ctx, LetterOrder{
		TemplateKey: "schreiben", Selection: Selection{Group: GroupChairs}, Subject: "Termin", Message: "der Termin steht fest.",
	}, path))
	message, err := mail.ReadMessage(bytes.NewReader(must[[]byte](t)(os.ReadFile(path))))
	if err != nil {
		t.Fatal(err)
	}
	if blind := must[[]*mail.Address](t)(message.Header.AddressList("Bcc")); len(blind) != made.Recipients || made.Recipients < 20 {
		t.Errorf("%d in BCC, %d recipients", len(blind), made.Recipients)
	}
	if to := must[[]*mail.Address](t)(message.Header.AddressList("To")); len(to) != 1 || to[0].Address != "stelle@example.org" {
		t.Errorf("to %v", to)
	}
}

func TestWhatBecameOfALetter(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs, Districts: []int{3, 4}}}))
	created := must[Created](t)(desk.CreateLetters(ctx, draft, Output{}, nil))
	made := must[[]byte](t)(desk.LetterPDF(ctx, created.IDs[0]))
	if err := desk.MarkLetters(ctx, created.IDs, data.LetterSent, data.Date{}, ""); err != nil {
		t.Fatal(err)
	}
	wantMistake(t, desk.MarkLetters(ctx, created.IDs[:1], data.LetterReturned, desk.Today().AddDays(-1), ""), "vor dem Datum")
	wantMistake(t, desk.MarkLetters(ctx, []data.ID{999999}, data.LetterSent, data.Date{}, ""), "999999")
	wantMistake(t, desk.MarkLetters(ctx, created.IDs, "lost", data.Date{}, ""), "lost")
	if err := desk.MarkLetters(ctx, created.IDs[:1], data.LetterReturned, desk.Today().AddDays(3), "unbekannt verzogen"); err != nil {
		t.Fatal(err)
	}
	kept := must[data.Letter](t)(data.Get[data.Letter](ctx, desk.Store, created.IDs[0]))
	if kept.State != data.LetterReturned || kept.SentOn != desk.Today() || kept.ReturnedOn != desk.Today().AddDays(3) || !strings.Contains(kept.Note, "unbekannt verzogen") {
		t.Errorf("%+v", kept)
	}
	timeline := must[[]data.JournalEntry](t)(desk.Store.Timeline(ctx, data.TimelineFilter{DistrictID: kept.DistrictID}))
	if !slices.ContainsFunc(timeline, func(e data.JournalEntry) bool {
		return strings.HasPrefix(e.Text, "Zurückgekommen: ") && strings.Contains(e.Text, "unbekannt verzogen")
	}) {
		t.Errorf("timeline: %+v", timeline)
	}
	if got := must[[]byte](t)(desk.LetterPDF(ctx, created.IDs[0])); !bytes.Equal(got, made) {
		t.Error("a letter is reprinted in other bytes")
	}
	for range 3 { // returned, sent, the run itself
		must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	}
	if left := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{RunID: created.RunID})); len(left) != 0 {
		t.Errorf("%d letters after undo", len(left))
	}
}

func TestGroupsOfRecipients(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	count := func(order LetterOrder) int {
		t.Helper()
		order.TemplateKey, order.MeetingID = "schreiben", result.Meeting.ID
		draft, err := desk.DraftLetters(ctx, order)
		if isMistake(err) {
			return 0
		}
		return len(must[*Draft](t)(draft, err).Letters)
	}
	group := func(g Group) LetterOrder { return LetterOrder{Selection: Selection{Group: g}} }
	invited, accepted, declined := count(group(GroupInvited)), count(group(GroupAccepted)), count(group(GroupDeclined))
	if accepted == 0 || declined == 0 || accepted+declined > invited {
		t.Errorf("%d invited, %d accepted, %d declined", invited, accepted, declined)
	}
	west := must[[]data.Office](t)(data.List[data.Office](ctx, desk.Store, data.Match{"key": "west"}))[0]
	districts := must[[]data.District](t)(data.List[data.District](ctx, desk.Store, data.Match{"office_id": west.ID}))
	if got := count(LetterOrder{Selection: Selection{Group: GroupChairs, OfficeID: west.ID}}); got != len(districts) {
		t.Errorf("office West: %d letters, %d districts", got, len(districts))
	}
	board := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "mitglied-migrationsbeirat"))
	members := must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{On: desk.Today(), Purposes: []string{data.PurposeBoard}}))
	if got := count(LetterOrder{Selection: Selection{Group: GroupRole, RoleKindID: board.ID}}); got != len(members) || got == 0 {
		t.Errorf("Migrationsbeirat: %d letters, %d members", got, len(members))
	}
	people := []data.ID{members[0].Person.ID, members[1].Person.ID}
	if got := count(LetterOrder{Selection: Selection{Group: GroupPeople, People: people}}); got != 2 {
		t.Errorf("two people: %d letters", got)
	}
	_, err := desk.DraftLetters(ctx, LetterOrder{TemplateKey: "schreiben", Selection: Selection{Group: GroupPeople}})
	wantMistake(t, err, "mindestens eine Person")
	_, err = desk.DraftLetters(ctx, LetterOrder{TemplateKey: "antrag", Selection: Selection{Group: GroupMotion}})
	wantMistake(t, err, "BA-Antrag auswählen")
}

// What a check finds besides faults of the paper, each with the way to where it is put right.
func TestProblemsLeadToTheirField(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	members := must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{On: desk.Today(), Purposes: []string{data.PurposeBoard}}))
	a, b := members[0], members[1]
	change(t, desk, data.Match{"id": a.Person.ID}, func(p *data.Person) { p.Form, p.Salutation = data.FormUnknown, "" })
	change(t, desk, data.Match{"id": b.Role.ID}, func(r *data.Role) { r.UntilOn = desk.Today().AddDays(-1) })
	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{
		TemplateKey: "schreiben", Selection: Selection{Group: GroupPeople, People: []data.ID{a.Person.ID, b.Person.ID, b.Person.ID}},
	}))
	for _, want := range []struct {
		letter  int
		text    string
		serious bool
		remedy  Remedy
	}{
		{0, "Keine Anrede bekannt", false, Remedy{RemedyPeople, a.Person.ID, "Anrede"}},
		{1, "am Tag des Schreibens nicht besetzt (bis ", false, Remedy{RemedyPeople, b.Person.ID, "Funktion"}},
		{2, "bekommt in diesem Serienbrief 2 Schreiben", false, Remedy{Page: RemedyPeople, ID: b.Person.ID}},
		{0, "Für „Mitteilung“ fehlt der Wert", true, Remedy{Page: RemedyLetters, Field: "Text"}},
	} {
		i := slices.IndexFunc(draft.Letters[want.letter].Problems, func(p Problem) bool { return strings.Contains(p.Text, want.text) })
		if i < 0 {
			t.Errorf("letter %d does not tell %q: %s", want.letter, want.text, sprint(draft.Letters[want.letter].Problems))
			continue
		}
		if p := draft.Letters[want.letter].Problems[i]; p.Serious != want.serious || p.Remedy != want.remedy {
			t.Errorf("%q: %+v, want %+v", want.text, p, want.remedy)
		}
	}
}
