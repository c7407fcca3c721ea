package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// office is a demo file and the day on which it is worked with.
type office struct{ folder, db, today string }

// sharedDemo is the file of a demo, made once: every test works on a copy.
var sharedDemo = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "rundertisch-test-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	now := func() time.Time { return time.Date(2026, time.March, 3, 9, 0, 0, 0, time.UTC) }
	if _, err := workflow.CreateDemo(context.Background(), folder, data.Options{Now: now}, 0); err != nil {
		return nil, err
	}
	return os.ReadFile(workflow.DemoIn(folder).File)
})

func newOffice(t *testing.T) office {
	t.Helper()
	content, err := sharedDemo()
	if err != nil {
		t.Fatal(err)
	}
	o := office{folder: t.TempDir(), today: "2026-03-03"}
	o.db = filepath.Join(o.folder, "rundertisch.db")
	if err := os.WriteFile(o.db, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o office) run(t *testing.T, args ...string) ran {
	t.Helper()
	return run(t, append([]string{"--db", o.db, "--today", o.today}, args...)...)
}

// listed runs a listing and reads its rows.
func listed[R any](t *testing.T, o office, args ...string) []R {
	t.Helper()
	r := o.run(t, append(args, "--json")...)
	var rows []R
	if err := json.Unmarshal([]byte(r.stdout), &rows); err != nil {
		t.Fatalf("%v: %v in %q, %q", args, err, r.stdout, r.stderr)
	}
	return rows
}

// made returns the letters that a command added to the outbox, in the order of their run.
func (o office) made(t *testing.T, args ...string) []outboxLine {
	t.Helper()
	before := listed[outboxLine](t, o, "outbox")
	o.run(t, args...).want(t, 0, "Schreiben", "")
	after := listed[outboxLine](t, o, "outbox")
	added := slices.DeleteFunc(after, func(r outboxLine) bool {
		return slices.ContainsFunc(before, func(known outboxLine) bool { return known.ID == r.ID })
	})
	slices.SortFunc(added, func(a, b outboxLine) int { return int(a.ID - b.ID) })
	return added
}

func TestCheckWritesNothing(t *testing.T) {
	o := newOffice(t)
	before, content := o.run(t, "history").stdout, readAll(t, o.folder)
	out := filepath.Join(o.folder, "neu")
	o.run(t, "letters", "--template", "benennung", "--to", "all", "--check", "--out", out).want(t, 0, "Hinweis: BA 12 Schwabing-Freimann – Kim Langenfelder · Anrede: Keine Anrede bekannt", "")
	o.run(t, "letters", "--template", "benennung", "--to", "1,2", "--check").want(t, 0, "2 Schreiben geprüft: Alles in Ordnung.", "")
	o.run(t, "remind", "--check").want(t, 0, "Schreiben geprüft", "")
	r := o.run(t, "letters", "--template", "antrag", "--to", "25", "--check")
	r.want(t, 1, "1 Schreiben geprüft: 1 ist fehlerhaft.", "")
	if !strings.HasPrefix(r.stdout, "Fehler: BA 25 Laim") {
		t.Errorf("stdout: %s", r.stdout)
	}
	if after := o.run(t, "history").stdout; after != before {
		t.Errorf("the check left a trace: %s", after)
	}
	if _, err := os.Stat(out); err == nil || len(readAll(t, o.folder)) != len(content) {
		t.Error("the check wrote files")
	}
}

func TestRecipients(t *testing.T) {
	o := newOffice(t)
	// The numbers are those of the demo, as board and meeting show them.
	for to, letters := range map[string]int{
		"all": 25, "open": 8, "overdue": 4, "nobody": 2, "named": 15, "invited": 35, "accepted": 23, "declined": 5, "role:vorsitz": 25, "people:1,3": 2, "1, 5,25": 3,
	} {
		r := o.run(t, "letters", "--template", "schreiben", "--subject", "x", "--message", "y", "--meeting", "1", "--to", to, "--check")
		r.want(t, 0, fmt.Sprintf("%d Schreiben geprüft", letters), "")
	}
}

func TestOrderOfARun(t *testing.T) {
	o := newOffice(t)
	out := filepath.Join(o.folder, "neu")
	plain := o.made(t, "letters", "--template", "benennung", "--to", "all", "--out", out)
	bundled := o.made(t, "letters", "--template", "benennung", "--to", "all", "--out", out, "--order", "office", "--duplex", "--form", "A")
	if len(plain) != 25 || len(bundled) != 25 {
		t.Fatalf("%d and %d letters", len(plain), len(bundled))
	}
	if !strings.HasPrefix(plain[4].Recipient, "BA 05") || bundled[4].Recipient == plain[4].Recipient {
		t.Errorf("fifth letters: %s, %s", plain[4].Recipient, bundled[4].Recipient)
	}
	for i := 1; i < len(bundled); i++ { // once an office is done, it does not come back
		office := bundled[i].Address[0]
		if office != bundled[i-1].Address[0] && slices.ContainsFunc(bundled[:i], func(r outboxLine) bool { return r.Address[0] == office }) {
			t.Errorf("letter %d: %s comes twice", i+1, office)
		}
	}
	first := slices.IndexFunc(bundled, func(r outboxLine) bool { return r.Recipient == plain[0].Recipient })
	if plain[0].Hash == bundled[first].Hash {
		t.Error("form A gives the same bytes as form B")
	}
	for _, page := range o.firstPages(t, bundled) {
		if page%2 == 0 {
			t.Errorf("a letter begins on the back of a sheet: page %d", page)
		}
	}
	if pages := o.firstPages(t, plain); pages[1] != 2 {
		t.Errorf("the second letter begins on page %d", pages[1])
	}
	// The second run of the same day did not replace the file of the first.
	for _, name := range []string{"2026-03-03 Bitte um Benennung.pdf", "2026-03-03 Bitte um Benennung (2).pdf"} {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
}

// firstPages returns where letters begin in the PDF of their run.
func (o office) firstPages(t *testing.T, rows []outboxLine) []int {
	t.Helper()
	store, err := data.Open(context.Background(), o.db, data.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var pages []int
	for _, r := range rows {
		kept, err := data.Get[data.Letter](context.Background(), store, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, kept.FirstPage)
	}
	return pages
}

func TestEmailInsteadOfPaper(t *testing.T) {
	o := newOffice(t)
	out := filepath.Join(o.folder, "neu")
	args := []string{"letters", "--template", "schreiben", "--subject", "Neuigkeiten", "--message", "Es gibt etwas Neues.", "--to", "role:mitarbeit", "--skip-faulty", "--out", out}
	o.run(t, append(args, "--email")...).want(t, 0, "E-Mail-Entw", "")
	drafts, err := filepath.Glob(filepath.Join(out, "* E-Mail", "*.eml"))
	if err != nil || len(drafts) == 0 {
		t.Fatalf("drafts: %v %v", drafts, err)
	}
	for _, path := range drafts {
		content, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(content, []byte("X-Unsent: 1")) {
			t.Errorf("%s: %v, no draft", path, err)
		}
	}
	for _, r := range listed[outboxLine](t, o, "outbox")[:len(drafts)] {
		if r.Way != data.WayEmail {
			t.Errorf("%s went by %s", r.Recipient, r.Way)
		}
	}
}

func TestRemindByCount(t *testing.T) {
	o := newOffice(t)
	out := filepath.Join(o.folder, "erinnert")
	o.today = "2026-03-12" // those whom the demo reminded are overdue as well as those whom nobody reminded yet
	first := o.made(t, "remind", "--out", out, "--date", "13.3.2026", "--due", "+14")
	if got := templatesByDistrict(first); got != "03:erinnerung-2 06:erinnerung-2 11:erinnerung 14:erinnerung 17:erinnerung-2 18:erinnerung 21:erinnerung 24:erinnerung-2" {
		t.Errorf("first time: %s", got)
	}
	if first[0].Date != "2026-03-13" || !strings.Contains(first[0].Text, "26.03.2026") {
		t.Errorf("dates: %+v", first[0])
	}
	o.run(t, "remind", "--out", out).want(t, 1, "", "keine Antwort überfällig")

	o.run(t, "answer", "--ba", "3", "--none").want(t, 0, "", "")
	o.today = "2026-05-20"
	second := o.made(t, "remind", "--out", out)
	if got := templatesByDistrict(second); got != "06:erinnerung-3 11:erinnerung-2 14:erinnerung-2 17:erinnerung-3 18:erinnerung-2 21:erinnerung-2 24:erinnerung-3" {
		t.Errorf("next time: %s", got)
	}
}

// templatesByDistrict tells who got which text: '03:erinnerung-2 06:erinnerung'.
func templatesByDistrict(rows []outboxLine) string {
	var parts []string
	for _, r := range rows {
		parts = append(parts, strings.TrimPrefix(r.Recipient, "BA ")[:2]+":"+r.Template)
	}
	return strings.Join(parts, " ")
}

func TestAnswerToAMotion(t *testing.T) {
	o := newOffice(t)
	motion := []string{"motion", "add", "--ba", "25", "--date", "5.11.2020", "--subject", "Migrationsbeauftragte in allen BA"}
	r := o.run(t, append(motion, "--number", "20-26 / B 01322")...)
	if r.want(t, 0, "BA-Antrag 20-26 / B 01322 angelegt", ""); r.stderr != "" {
		t.Errorf("stderr: %s", r.stderr)
	}
	o.run(t, append(motion, "--number", "20-26/b 01322")...).want(t, 1, "", "gibt es schon")
	o.run(t, append(motion, "--number", "14")...).want(t, 0, "BA-Antrag 14 angelegt", "Hinweis: „14“ sieht anders aus")

	file := filepath.Join(o.folder, "antwort.txt")
	if err := os.WriteFile(file, []byte("\ufeffWir haben geantwortet.\r\n\r\nUnd zwar ja.\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	letters := o.made(t, "letters", "--template", "antrag", "--to", "25", "--motion", "20-26/B 01322", "--message", "@"+file, "--out", filepath.Join(o.folder, "neu"))
	if len(letters) != 1 || letters[0].Subject != "Migrationsbeauftragte in allen BA" || !strings.Contains(letters[0].Text, "Wir haben geantwortet.\n\nUnd zwar ja.\n\n") ||
		!strings.HasPrefix(letters[0].Text, "BA-Antrags-Nr. 20-26 / B 01322") {
		t.Errorf("letters: %+v", letters)
	}
	states := map[string]string{}
	for _, m := range listed[motionLine](t, o, "motion") {
		states[m.Number] = m.State
	}
	if states["20-26 / B 01322"] != data.MotionAnswered || states["14"] != data.MotionOpen {
		t.Errorf("states: %v", states)
	}
}

func TestMessageMustBeText(t *testing.T) {
	file := filepath.Join(t.TempDir(), "latin1.txt")
	if err := os.WriteFile(file, []byte("Gr\xfc\xdfe"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readMessage("@" + file); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("error: %v", err)
	}
	if text, err := readMessage("@ und so weiter"); err == nil {
		t.Errorf("a file that is not there gave %q", text)
	}
	if text, err := readMessage("an uns@example.org"); err != nil || text != "an uns@example.org" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestOutbox(t *testing.T) {
	o := newOffice(t)
	letters := o.made(t, "letters", "--template", "benennung", "--to", "5,7", "--out", filepath.Join(o.folder, "neu"), "--separate")
	again := filepath.Join(o.folder, "noch einmal")
	o.run(t, "outbox", "reprint", fmt.Sprint(letters[1].ID), "--out", again).want(t, 0, again+".pdf", "")
	content, err := os.ReadFile(again + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	if original := readAll(t, filepath.Join(o.folder, "neu"))[filepath.Join(o.folder, "neu", "2026-03-03 Bitte um Benennung", letters[1].Recipient+".pdf")]; !bytes.Equal(content, original) {
		t.Error("the reprint differs from what left the house")
	}
	l := letters[0]
	if l.State != "draft" || l.Salutation != "Sehr geehrter Herr Żółtekiewicz," || l.Address[len(l.Address)-1] != "81660 München" || l.Template != "benennung" || len(l.Hash) != 64 ||
		l.Pages != 1 || !strings.Contains(l.Text, "\n\nMit freundlichen Grüßen\n\n") || !regexp.MustCompile(`^2\d{3}-.*Z$`).MatchString(l.MadeAt) {
		t.Errorf("row: %+v", l)
	}

	ids := []string{fmt.Sprint(letters[0].ID), fmt.Sprint(letters[1].ID)}
	o.run(t, append([]string{"outbox", "mark", "--state", "sent", "--date", "5.3."}, ids...)...).want(t, 0, "2 Schreiben: versandt", "")
	o.run(t, "outbox", "mark", ids[1], "--state", "returned", "--date", "9.3.", "--note", "unbekannt verzogen").want(t, 0, "1 Schreiben: zurückgekommen", "")
	o.run(t, "outbox", "mark", ids[0], "999", "--state", "returned").want(t, 1, "", "999")
	o.run(t, "outbox").want(t, 0, "zurückgekommen am 09.03.2026", "")
	back := listed[outboxLine](t, o, "outbox", "--state", "returned")
	if len(back) != 1 || back[0].ID != letters[1].ID || back[0].SentOn != "2026-03-05" || back[0].ReturnedOn != "2026-03-09" || !strings.Contains(back[0].Note, "unbekannt verzogen") {
		t.Errorf("returned: %+v", back)
	}
}

// A letter whose words cannot be read any more does not hide the others.
func TestOutboxWithAnUnreadableLetter(t *testing.T) {
	o := newOffice(t)
	store, err := data.Open(context.Background(), o.db, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = store.Do(context.Background(), "Test", func(tx *data.Tx) error {
		kept, err := data.Get[data.Letter](context.Background(), tx, 25)
		if err != nil {
			return err
		}
		kept.Content = "{"
		return data.Update(tx, kept)
	})
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
	o.run(t, "outbox", "--json").want(t, 0, `"id": 24,`, "Hinweis: Das Schreiben „BA 25 Laim – Franz Xaver Straßmairer“ lässt sich nicht mehr lesen")
	if r := o.run(t, "outbox"); r.exit != 0 || r.stderr != "" || !strings.Contains(r.stdout, "Straßmairer") {
		t.Errorf("%+v", r)
	}
}

func TestTemplates(t *testing.T) {
	o := newOffice(t)
	o.run(t, "template", "show", "dank").want(t, 0, "Name: Dank für die Benennung\nZweck: Dank\nBetreff: ", "")
	file := filepath.Join(o.folder, "dank")
	o.run(t, "template", "export", "dank", "--out", file).want(t, 0, file+".txt", "")
	o.run(t, "template", "import", file+".txt").want(t, 0, "Vorlage „Dank für die Benennung (2)“ angelegt, Schlüssel dank-fuer-die-benennung", "")
	shown, copied := o.run(t, "template", "show", "dank").stdout, o.run(t, "template", "show", "dank-fuer-die-benennung").stdout
	if strings.Replace(copied, " (2)", "", 1) != shown {
		t.Errorf("shown %q, copied %q", shown, copied)
	}
	o.run(t, "template", "check").want(t, 0, "12 Vorlagen geprüft: Alles in Ordnung.", "")

	content, err := os.ReadFile(file + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	wrong := strings.Replace(string(content), "{Anrede}", "{Anrede}\n\nBitte bis {Frisst}.", 1) + "\n\n{wenn benannt}"
	if err := os.WriteFile(file+".txt", []byte(strings.Replace(wrong, "Name: ", "Name: Eigener ", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(t, "template", "import", file+".txt").want(t, 0, "Schlüssel eigener-dank", "Hinweis: Zeile 3, Spalte 11: ")
	o.run(t, "template", "check").want(t, 1, "Zeile 3, Spalte 11", "")
	o.run(t, "template", "check", "benennung").want(t, 0, "1 Vorlage geprüft", "")
	mistakes := listed[templateMistake](t, o, "template", "check", "eigener-dank-fuer-die-benennung")
	if len(mistakes) != 2 || mistakes[0].Line != 3 || mistakes[0].Column != 11 || mistakes[0].Subject {
		t.Errorf("mistakes: %+v", mistakes)
	}
	o.run(t, "template").want(t, 0, "2 Fehler", "")
	o.run(t, "letters", "--template", "eigener-dank-fuer-die-benennung", "--to", "1", "--check").want(t, 1, "", "Zeile 3, Spalte 11")
}
