package workflow

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rundertisch/data"
)

func TestDeletionRulesAreChanged(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	rules := must[[]data.DeletionRule](t)(desk.DeletionRules(ctx))
	if len(rules) != 4 || rules[0].Key != data.EraseContacts {
		t.Fatalf("rules %+v", rules)
	}
	for _, text := range []string{"-1", "zwölf", "1201", "1,5"} {
		wantMistake(t, desk.SetDeletionRule(ctx, rules[0].ID, text), "von 0 (unbegrenzt) bis 1200")
	}
	for text, want := range map[string]string{"": "Kontaktdaten: keine Frist", " 1 ": "Kontaktdaten: 1 Monat nach „Letzter Kontakt“", "18": "Kontaktdaten: 18 Monate nach „Letzter Kontakt“"} {
		if err := desk.SetDeletionRule(ctx, rules[0].ID, text); err != nil {
			t.Fatal(err)
		}
		if got := must[data.DeletionRule](t)(data.Get[data.DeletionRule](ctx, desk.Store, rules[0].ID)); RuleWords(got) != want {
			t.Errorf("%q gives %q", text, RuleWords(got))
		}
	}
	if days := must[int](t)(desk.BackupDays(ctx)); days != 90 {
		t.Errorf("copies are kept %d days", days)
	}
	wantMistake(t, desk.SetBackupDays(ctx, "0"), "von 1 bis")
	if err := desk.SetBackupDays(ctx, "30"); err != nil {
		t.Fatal(err)
	}
	words := must[[]string](t)(desk.BackupWords(ctx, day(t, "2026-03-03"), nil))
	if !strings.Contains(words[1], "am 02.04.2026") {
		t.Errorf("words %q", words)
	}
}

func TestMonthsAfter(t *testing.T) {
	for _, c := range []struct {
		day    string
		months int
		want   string
	}{{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2026-11-15", 3, "2027-02-15"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-03-03", -24, "2024-03-03"}} {
		if got := monthsAfter(day(t, c.day), c.months); got.ISO() != c.want {
			t.Errorf("%s + %d months is %s, want %s", c.day, c.months, got.ISO(), c.want)
		}
	}
}

func TestInforming(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	open := must[[]Uninformed](t)(desk.NotInformed(ctx))
	if len(open) < 2 {
		t.Fatalf("%d people", len(open))
	}
	ids := []data.ID{open[0].Person.ID, open[1].Person.ID}
	order := must[LetterOrder](t)(desk.InformOrder(ctx, ids))
	draft := must[*Draft](t)(desk.DraftLetters(ctx, order))
	if len(draft.Letters) != 2 || order.TemplateKey != "art-14" {
		t.Errorf("%d letters with %q", len(draft.Letters), order.TemplateKey)
	}
	if err := desk.MarkInformed(ctx, ids, desk.Today()); err != nil {
		t.Fatal(err)
	}
	if left := must[[]Uninformed](t)(desk.NotInformed(ctx)); len(left) != len(open)-2 {
		t.Errorf("%d are left of %d", len(left), len(open))
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if left := must[[]Uninformed](t)(desk.NotInformed(ctx)); len(left) != len(open) {
		t.Errorf("undone, and %d are left of %d", len(left), len(open))
	}
	_, err := desk.InformOrder(ctx, nil)
	wantMistake(t, err, "schon informiert")
	wantMistake(t, desk.MarkInformed(ctx, []data.ID{9999}, desk.Today()), "Nummer 9999")
	wantMistake(t, desk.MarkInformed(ctx, nil, desk.Today()), "mindestens eine")
}

func TestOfferToArchive(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	id := cellOf(t, desk, 5).Chair.Person.ID
	wantMistake(t, desk.OfferToArchive(ctx, id, data.Date{}, data.ArchiveKept), "wann")
	wantMistake(t, desk.OfferToArchive(ctx, id, desk.Today().AddDays(1), data.ArchiveKept), "Zukunft")
	wantMistake(t, desk.OfferToArchive(ctx, id, desk.Today(), "vielleicht"), "kept, declined")
	if err := desk.OfferToArchive(ctx, id, desk.Today(), data.ArchiveDeclined); err != nil {
		t.Fatal(err)
	}
	if p := must[data.Person](t)(data.Get[data.Person](ctx, desk.Store, id)); p.ArchiveOfferedOn != desk.Today() || p.ArchiveDecision != data.ArchiveDeclined {
		t.Errorf("person %+v", p)
	}
}

// endRoles ends all roles of a person.
func endRoles(t *testing.T, desk *Desk, person data.ID, on data.Date) {
	t.Helper()
	err := desk.Store.Do(context.Background(), "Ende", func(tx *data.Tx) error {
		roles, err := data.List[data.Role](tx.Context(), tx, data.Match{"person_id": person})
		for _, r := range roles {
			r.UntilOn = on
			if err == nil {
				err = data.Update(tx, r)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDueErasures(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	if due := must[[]DueErasure](t)(desk.DueErasures(ctx)); len(due) > 0 {
		t.Fatalf("due in the demo: %+v", due)
	}
	ids := onFile(t, desk, person("Clara", "Kontakt"), person("Willi", "Ganz"))
	contacts, whole := must[data.Person](t)(data.Get[data.Person](ctx, desk.Store, ids[0])), must[data.Person](t)(data.Get[data.Person](ctx, desk.Store, ids[1]))
	kind := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "gast"))
	act(t, desk, func(tx *data.Tx) error {
		for _, id := range ids {
			if err := data.Insert(tx, &data.Role{PersonID: id, RoleKindID: kind.ID}); err != nil {
				return err
			}
		}
		return data.Insert(tx, &data.Contact{PersonID: contacts.ID, Kind: data.ContactPhone, Value: "089 1234567"})
	})
	endRoles(t, desk, contacts.ID, day(t, "2025-03-04")) // twelve months are over tomorrow
	endRoles(t, desk, whole.ID, day(t, "2020-03-03"))    // six years today
	meeting := data.Meeting{Number: 77, HeldOn: day(t, "2024-03-03")}
	old := data.Letter{PersonID: contacts.ID, DatedOn: day(t, "2021-03-03"), Content: "{}"}
	err := desk.Store.Do(ctx, "alt", func(tx *data.Tx) error {
		if err := data.Insert(tx, &meeting); err != nil {
			return err
		}
		for _, i := range []data.Invitation{{Name: contacts.ListName(), PersonID: contacts.ID}, {Name: "Gerda Gast"}, {Name: data.ErasedName}} {
			i.MeetingID = meeting.ID
			if err := data.Insert(tx, &i); err != nil {
				return err
			}
		}
		return data.Insert(tx, &old)
	})
	if err != nil {
		t.Fatal(err)
	}
	due := must[[]DueErasure](t)(desk.DueErasures(ctx))
	var got []string
	for _, e := range due {
		got = append(got, e.Class+" "+itoa(int(e.PersonID))+" "+e.What+" "+e.DueOn.ISO())
	}
	id, wholeID := itoa(int(contacts.ID)), itoa(int(whole.ID))
	want := []string{"person " + wholeID + " alle Angaben 2026-03-03", "attendance 0 1 Sitzung 2026-03-03", "attendance " + id + " 1 Sitzung 2026-03-03", "letters " + id + " 1 Schreiben 2026-03-03"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("due %q, want %q", got, want)
	}
	endRoles(t, desk, contacts.ID, day(t, "2025-03-03"))
	due = must[[]DueErasure](t)(desk.DueErasures(ctx))
	if !slices.ContainsFunc(due, func(e DueErasure) bool { return e.Class == data.EraseContacts && e.PersonID == contacts.ID }) {
		t.Errorf("contacts are not due: %+v", due)
	}
	_, err = desk.EraseDue(ctx, due, data.ErasureOrder{}, nil)
	wantMistake(t, err, "dem Archiv angeboten")
	told := 0
	reports := must[[]data.ErasureReport](t)(desk.EraseDue(ctx, due, data.ErasureOrder{ArchiveOfferedOn: desk.Today(), ArchiveDecision: data.ArchiveDeclined}, func(done, total int) { told = done*100 + total }))
	if len(reports) != len(due) || told != len(due)*101 {
		t.Errorf("%d reports, told %d", len(reports), told)
	}
	if left := must[[]DueErasure](t)(desk.DueErasures(ctx)); len(left) > 0 {
		t.Errorf("still due: %+v", left)
	}
	if p := must[data.Person](t)(data.Get[data.Person](ctx, desk.Store, contacts.ID)); p.LastName != contacts.LastName {
		t.Errorf("person %+v", p)
	}
}

// Whoever never had a function is due like everybody else; a later letter puts it off, and whoever has a function stays. What is restricted says so.
func TestPeopleWithoutFunctionAreDue(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	ids := onFile(t, desk, person("Gerda", "Gastlos"), person("Xaver", "Angeschrieben"))
	chair := cellOf(t, desk, 5).Chair.Person
	act(t, desk, func(tx *data.Tx) error {
		for _, id := range append(ids, chair.ID) {
			if err := data.Insert(tx, &data.JournalEntry{PersonID: id, HappenedOn: day(t, "2019-01-01"), Kind: data.JournalNote, Text: "war da"}); err != nil {
				return err
			}
		}
		guest := must[data.Person](t)(data.Get[data.Person](ctx, tx, ids[0]))
		guest.Restricted = true
		if err := data.Update(tx, guest); err != nil {
			return err
		}
		return data.Insert(tx, &data.Letter{PersonID: ids[1], DatedOn: day(t, "2024-01-01"), Content: "{}"})
	})
	due := must[[]DueErasure](t)(desk.DueErasures(ctx))
	if len(due) != 1 || due[0].PersonID != ids[0] || due[0].Class != data.EraseAll || due[0].Since != day(t, "2019-01-01") || due[0].What != "alle Angaben (Verarbeitung eingeschränkt)" {
		t.Errorf("due %+v", due)
	}
}

// A file from before the rules spoke of the last contact says the same as a new one.
func TestOldRulesSpeakOfTheLastContact(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	rule := must[[]data.DeletionRule](t)(data.List[data.DeletionRule](ctx, desk.Store, data.Match{"key": data.EraseAll}))[0]
	rule.Event = "Ende der letzten Funktion"
	act(t, desk, func(tx *data.Tx) error { return data.Update(tx, rule) })
	limits := must[string](t)(desk.limitWords(ctx))
	if !strings.Contains(limits, "Alle Angaben zur Person: 72 Monate nach „Letzter Kontakt“") || !strings.Contains(limits, LastContactWords) || strings.Contains(limits, "nach „Ende") {
		t.Errorf("limits %q", limits)
	}
	if err := desk.SetDeletionRule(ctx, rule.ID, "60"); err != nil {
		t.Fatal(err)
	}
	if entry := must[data.HistoryEntry](t)(desk.Store.Undo(ctx)); !strings.Contains(entry.Title, "„Letzter Kontakt“") {
		t.Errorf("undone %q", entry.Title)
	}
}

// The demo's chair is in letters, meetings and the board: after erasing, the file does not name them, everything still opens, and a backup asks for it again.
func TestErasingInTheDemo(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	chair := cellOf(t, desk, 5).Chair.Person
	backup := filepath.Join(t.TempDir(), "sicherung.db")
	if err := desk.Store.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	before := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, result.Meeting.ID))
	order := data.ErasureOrder{PersonID: chair.ID, Class: data.EraseAll, Reason: "auf Verlangen", WithoutArchive: "Probe"}
	preview := must[data.ErasureReport](t)(desk.Store.PreviewErasure(ctx, order))
	if words := strings.Join(ErasureWords(preview), "\n"); !strings.Contains(words, "Schreiben: 1 Eintrag gelöscht") || !strings.Contains(words, "Person: 1 Eintrag gelöscht") {
		t.Errorf("words %q", words)
	}
	must[data.ErasureReport](t)(desk.Store.Erase(ctx, order))
	content := must[[]byte](t)(os.ReadFile(desk.Store.Path()))
	if bytes.Contains(content, []byte(chair.FullName())) || bytes.Contains(content, []byte(chair.LastName)) {
		t.Errorf("the file still names %s", chair.FullName())
	}
	if after := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, result.Meeting.ID)); len(after) != len(before) {
		t.Errorf("%d invitations, before %d", len(after), len(before))
	}
	if cell := cellOf(t, desk, 5); cell.Chair.Person.ID == chair.ID {
		t.Error("the board still has the chair")
	}
	letters := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{}))
	for _, l := range letters {
		if _, err := desk.LetterPDF(ctx, l.ID); err != nil {
			t.Errorf("letter %d: %v", l.ID, err)
		}
	}
	path := desk.Store.Path()
	if err := desk.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, must[[]byte](t)(os.ReadFile(backup)), 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := data.Open(ctx, path, data.Options{Now: func() time.Time { return noon.AddDate(0, 0, 3) }, User: "Test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	restored := NewDesk(store)
	pending := must[[]PendingErasure](t)(restored.PendingErasures(ctx))
	if len(pending) != 1 || pending[0].Name != chair.ListName() || pending[0].ErasedOn != data.DateOf(noon) {
		t.Fatalf("pending %+v", pending)
	}
	if reports := must[[]data.ErasureReport](t)(restored.ErasePending(ctx)); len(reports) != 1 || reports[0].Erasure.ErasedOn != data.DateOf(noon) {
		t.Errorf("reports %+v", reports)
	}
	if pending := must[[]PendingErasure](t)(restored.PendingErasures(ctx)); len(pending) > 0 {
		t.Errorf("still pending: %+v", pending)
	}
}
