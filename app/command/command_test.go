package command

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ran is what a command line came to.
type ran struct {
	exit           int
	stdout, stderr string
}

func run(t *testing.T, args ...string) ran {
	t.Helper()
	var out, messages bytes.Buffer
	exit := Run(context.Background(), args, Environment{
		Stdout: &out, Stderr: &messages, Version: "0.0.0-test",
		OpenWindow: func(context.Context, Start) error { out.WriteString("window"); return nil },
	})
	return ran{exit, out.String(), messages.String()}
}

func (r ran) want(t *testing.T, exit int, stdout, stderr string) {
	t.Helper()
	if r.exit != exit || !strings.Contains(r.stdout, stdout) || !strings.Contains(r.stderr, stderr) {
		t.Errorf("exit %d, stdout %q, stderr %q; want %d, %q, %q", r.exit, r.stdout, r.stderr, exit, stdout, stderr)
	}
}

// demo makes a demo and returns its folder.
func demo(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "out")
	r := run(t, "--today", "2026-03-03", "demo", "--out", folder)
	r.want(t, 0, "25 Schreiben", "")
	if r.stderr != "" {
		t.Errorf("stderr: %s", r.stderr)
	}
	return folder
}

func TestDemoTwiceGivesTheSameBytes(t *testing.T) {
	folder := demo(t)
	first := readAll(t, folder)
	if len(first) != 26 {
		t.Errorf("%d PDF files, want one with all letters and 25", len(first))
	}
	run(t, "--today", "2026-03-03", "demo", "--out", folder).want(t, 0, "25 Schreiben", "")
	second := readAll(t, folder)
	for name, content := range first {
		if !bytes.Equal(content, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
	left, err := filepath.Glob(filepath.Join(folder, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// readAll returns the PDF files below a folder by name.
func readAll(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".pdf" {
			files[path], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestListings(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	day := []string{"--db", db, "--today", "03.03.2026"}
	for _, c := range []struct {
		args []string
		text string
		rows int // in JSON
	}{
		{[]string{"districts"}, "Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln", 25},
		{[]string{"people"}, "Öztürkmen", 58},
		{[]string{"people", "--search", "ozturkmen"}, "Öztürkmen, Şükriye", 1},
		{[]string{"people", "--search", "strassmairer"}, "Straßmairer", 1},
		{[]string{"people", "--search", "gibtesnicht"}, "Name", 0},
		{[]string{"meetings"}, "Rathaus, Zimmer 209", 1},
		{[]string{"meeting"}, "Rathaus, Zimmer 209", 1},
		{[]string{"agenda", "1"}, "Verschiedenes und nächster Termin", 4},
		{[]string{"agenda", "offers", "1"}, "Schlüssel", 0},
		{[]string{"topic"}, "Thema", 0},
		{[]string{"reply", "list", "1"}, "Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln", 25},
		{[]string{"reply", "list", "1", "--people"}, "Öztürkmen, Şükriye", 36},
		{[]string{"attend", "1"}, "nicht erfasst", 36},
		{[]string{"invite", "1", "--rules"}, "Der Vorsitz, wo niemand benannt ist", 14},
		{[]string{"task"}, "Aufgabe", 0},
		{[]string{"history"}, "Bitte um Benennung: 25 Schreiben erstellt", -1},
		{[]string{"outbox"}, "BA 25 Laim – Franz Xaver Straßmairer", 29},
		{[]string{"outbox", "list", "--search", "strassmairer"}, "27.01.2026", 1},
		{[]string{"outbox", "--state", "returned"}, "Nr.", 0},
		{[]string{"template"}, "antrag", 11},
		{[]string{"template", "list", "--archived"}, "mitgeliefert", 11},
		{[]string{"template", "check", "dank", "dank"}, "", 0},
		{[]string{"motion"}, "Betreff", -1},
	} {
		run(t, append(day, c.args...)...).want(t, 0, c.text, "")
		r := run(t, append(append(day, c.args...), "--json")...)
		var rows []map[string]any
		if err := json.Unmarshal([]byte(r.stdout), &rows); err != nil {
			t.Errorf("%v: %v in %q", c.args, err, r.stdout)
		}
		if c.rows >= 0 && len(rows) != c.rows {
			t.Errorf("%v: %d rows, want %d", c.args, len(rows), c.rows)
		}
	}
	run(t, append(day, "check")...).want(t, 0, "Alles in Ordnung", "")
}

func TestLettersAndUndo(t *testing.T) {
	folder := demo(t)
	db := filepath.Join(folder, "rundertisch.db")
	out := filepath.Join(folder, "neu")
	run(t, "--db", db, "--today", "2026-03-04", "letters", "--template", "erinnerung", "--to", "open", "--out", out, "--separate").
		want(t, 0, "8 Schreiben", "")
	if files := readAll(t, out); len(files) != 9 {
		t.Errorf("%d files", len(files))
	}
	run(t, "--db", db, "undo").want(t, 0, "Rückgängig gemacht: 1. Erinnerung: 8 Schreiben erstellt", "")
	run(t, "--db", db, "redo").want(t, 0, "Wiederhergestellt: 1. Erinnerung", "")
	run(t, "--db", db, "redo").want(t, 1, "", "nichts")
	run(t, "--db", db, "attendance", "--meeting", "1", "--out", filepath.Join(out, "Liste")).want(t, 0, "Liste.xlsx", "")
}

func TestMistakes(t *testing.T) {
	folder := demo(t)
	db := filepath.Join(folder, "rundertisch.db")
	file := filepath.Join(folder, "text.db")
	if err := os.WriteFile(file, []byte("Das ist keine Datenbank, sondern ein Text, der lang genug ist."), 0o600); err != nil {
		t.Fatal(err)
	}
	blocked := filepath.Join(file, "unter", "einer", "Datei")
	for _, c := range []struct {
		name   string
		args   []string
		exit   int
		stderr string
	}{
		{"unknown command", []string{"nonsense"}, 2, "„nonsense“ gibt es nicht"},
		{"unknown flag", []string{"--db", db, "people", "--foo"}, 2, "Die Angabe --foo gibt es nicht"},
		{"missing flag", []string{"demo"}, 2, "Es fehlt: --out"},
		{"no number", []string{"--db", db, "attendance", "--meeting", "x", "--out", folder}, 2, "braucht eine Zahl"},
		{"no value", []string{"demo", "--out"}, 2, "fehlt der Wert"},
		{"invalid date", []string{"--db", db, "letters", "--template", "benennung", "--to", "all", "--date", "31.02.2026", "--out", folder}, 2, "Den 31.02.2026 gibt es nicht"},
		{"invalid today", []string{"--today", "gestern abend", "version"}, 2, "ist kein Datum"},
		{"recipients", []string{"--db", db, "letters", "--template", "benennung", "--to", "alle", "--out", folder}, 2, "Möglich sind all, open, overdue"},
		{"unknown district", []string{"--db", db, "letters", "--template", "benennung", "--to", "5,26", "--out", folder}, 1, "Einen BA 26 gibt es nicht"},
		{"due before date", []string{"--db", db, "letters", "--template", "benennung", "--to", "5", "--date", "3.3.2026", "--due", "1.3.2026", "--out", folder}, 1, "liegt vor dem Datum"},
		{"unknown template", []string{"--db", db, "letters", "--template", "gedicht", "--to", "all", "--out", folder}, 1, "Eine Vorlage „gedicht“ gibt es nicht"},
		{"unknown meeting", []string{"--db", db, "attendance", "--meeting", "7", "--out", filepath.Join(folder, "x.xlsx")}, 1, "Eine 7. Sitzung gibt es nicht"},
		{"unwritable folder", []string{"--db", db, "letters", "--template", "benennung", "--to", "all", "--out", blocked}, 1, "lässt sich nicht schreiben"},
		{"unwritable folder for the demo", []string{"demo", "--out", blocked}, 1, "lässt sich nicht schreiben"},
		{"no such file", []string{"--db", filepath.Join(folder, "fehlt.db"), "people"}, 1, "fehlt.db"},
		{"no database", []string{"--db", file, "people"}, 1, "text.db"},
		{"nothing to redo", []string{"--db", db, "redo"}, 1, "nichts"},
		{"unknown order", []string{"letters", "--template", "benennung", "--to", "all", "--order", "plz"}, 2, "--order: „plz“ gibt es nicht. Möglich sind: ba, office."},
		{"unknown form", []string{"letters", "--template", "benennung", "--to", "all", "--form", "C"}, 2, "--form: „C“ gibt es nicht. Möglich sind: A, B."},
		{"no folder", []string{"--db", db, "letters", "--template", "benennung", "--to", "all"}, 2, "Es fehlt: --out=ORDNER."},
		{"role without key", []string{"--db", db, "letters", "--template", "benennung", "--to", "role:", "--check"}, 2, "--to: „role:“ wurde nicht verstanden"},
		{"people without numbers", []string{"--db", db, "letters", "--template", "benennung", "--to", "people:x", "--check"}, 2, "--to: „people:x“ wurde nicht verstanden"},
		{"unknown role", []string{"--db", db, "letters", "--template", "benennung", "--to", "role:kaiser", "--check"}, 1, "Eine Funktion „kaiser“ gibt es nicht. Vorhanden sind: vorsitz"},
		{"unknown motion", []string{"--db", db, "letters", "--template", "antrag", "--to", "25", "--motion", "20-26 / B 00000", "--check"}, 1, "Einen BA-Antrag „20-26 / B 00000“ gibt es nicht"},
		{"no such text file", []string{"--db", db, "letters", "--template", "antrag", "--to", "25", "--message", "@" + filepath.Join(folder, "fehlt.txt"), "--check"}, 1, "fehlt.txt"},
		{"group of a meeting without one", []string{"--db", db, "letters", "--template", "einladung", "--to", "invited", "--check"}, 1, "Bitte eine Sitzung auswählen"},
		{"answer of nobody", []string{"--db", db, "answer", "--ba", "3"}, 2, "Es fehlt: --name=NAME oder --person=NUMMER oder --none."},
		{"name and none", []string{"--db", db, "answer", "--ba", "3", "--name", "Groß", "--none"}, 2, "--name und --none schließen einander aus."},
		{"none with a title", []string{"--db", db, "answer", "--ba", "3", "--none", "--title", "x"}, 2, "nicht zu --none"},
		{"answer of an unknown district", []string{"--db", db, "answer", "--ba", "26", "--none"}, 1, "Einen BA 26 gibt es nicht"},
		{"unknown person", []string{"--db", db, "answer", "--ba", "3", "--person", "9999"}, 1, "Eine Person mit der Nummer 9999 gibt es nicht"},
		{"empty name", []string{"--db", db, "answer", "--ba", "3", "--name", " "}, 1, "Bitte den Namen der Person angeben"},
		{"mailbox without @", []string{"--db", db, "answer", "--ba", "3", "--name", "Anna Neu", "--email", "anna"}, 1, "es fehlt das @"},
		{"unknown command of a group", []string{"template", "nonsense"}, 2, "„nonsense“ gibt es nicht"},
		{"no key", []string{"template", "show"}, 2, "Es fehlt: SCHLÜSSEL."},
		{"unknown key", []string{"--db", db, "template", "check", "benennung", "gedicht"}, 1, "Eine Vorlage „gedicht“ gibt es nicht"},
		{"no template", []string{"--db", db, "template", "import", file}, 1, "Die Datei ist keine Vorlage"},
		{"no template file", []string{"--db", db, "template", "import", filepath.Join(folder, "fehlt.txt")}, 1, "fehlt.txt"},
		{"unwritable template", []string{"--db", db, "template", "export", "dank", "--out", filepath.Join(blocked, "x.txt")}, 1, "lässt sich nicht schreiben"},
		{"folder as a file", []string{"--db", db, "template", "export", "dank", "--out", folder}, 1, "ist ein Ordner"},
		{"no letter", []string{"--db", db, "outbox", "reprint", "999", "--out", filepath.Join(folder, "x")}, 1, "Ein Schreiben mit der Nummer 999 gibt es im Postausgang nicht"},
		{"no number of a letter", []string{"outbox", "mark", "x", "--state", "sent"}, 2, "NUMMER braucht eine Zahl, nicht x."},
		{"no letters", []string{"outbox", "mark", "--state", "sent"}, 2, "Es fehlt: NUMMER."},
		{"unknown state", []string{"outbox", "--state", "weg"}, 2, "--state: „weg“ gibt es nicht. Möglich sind: draft, printed, sent, returned."},
		{"flag of another command", []string{"outbox", "--search", "x", "mark", "3", "--state", "sent"}, 2, "Die Angabe --search gehört nicht zu mark."},
		{"motion without date", []string{"motion", "add", "--number", "x", "--ba", "3", "--subject", "x"}, 2, "Es fehlt: --date=DATUM."},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := len(readAll(t, folder))
			r := run(t, c.args...)
			r.want(t, c.exit, "", c.stderr)
			if r.stdout != "" {
				t.Errorf("stdout: %s", r.stdout)
			}
			if after := len(readAll(t, folder)); after != before {
				t.Errorf("%d files before, %d after", before, after)
			}
		})
	}
}

func TestDemoNeverReplacesOwnData(t *testing.T) {
	folder := demo(t)
	db := filepath.Join(folder, "rundertisch.db")
	own := filepath.Join(folder, "eigen")
	if err := os.Mkdir(own, 0o755); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(own, "rundertisch.db")
	if err := os.WriteFile(target, []byte("etwas anderes"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "demo", "--out", own).want(t, 1, "", "keine Beispieldatei")
	if content, _ := os.ReadFile(target); string(content) != "etwas anderes" {
		t.Error("the file was changed")
	}
	if _, err := os.Stat(db); err != nil {
		t.Error(err)
	}
}

func TestHelpSpeaksGerman(t *testing.T) {
	for _, args := range [][]string{
		{"--help"}, {"letters", "--help"}, {"demo", "--help"}, {"remind", "--help"}, {"answer", "--help"}, {"template", "--help"}, {"template", "check", "--help"},
		{"outbox", "--help"}, {"outbox", "mark", "--help"}, {"motion", "add", "--help"},
		{"meeting", "--help"}, {"meeting", "add", "--help"}, {"meeting", "series", "--help"}, {"agenda", "--help"}, {"agenda", "move", "--help"}, {"agenda", "take", "--help"},
		{"topic", "add", "--help"}, {"invite", "--help"}, {"reply", "--help"}, {"reply", "record", "--help"}, {"attend", "--help"}, {"minutes", "--help"},
		{"minutes", "record", "--help"}, {"task", "add", "--help"}, {"list", "--help"},
	} {
		r := run(t, args...)
		r.want(t, 0, "Aufruf:", "")
		for _, english := range []string{"Usage", "Flags", "Show ", "Commands", "Arguments", " or "} {
			if strings.Contains(r.stdout, english) {
				t.Errorf("%v: %q in %q", args, english, r.stdout)
			}
		}
	}
	run(t, "--help").want(t, 0, "  template check   Nennt jeden Fehler", "")
	run(t, "template", "--help").want(t, 0, "Ohne Befehl ist „template list“ gemeint.", "")
	run(t, "outbox", "mark", "--help").want(t, 0, "outbox mark NUMMER… …", "")
	run(t, "template", "check", "--help").want(t, 0, "template check [SCHLÜSSEL…] …", "")
	run(t).want(t, 0, "window", "")
	run(t, "version").want(t, 0, "Runder Tisch 0.0.0-test", "")
}

func FuzzLineNeverPanics(f *testing.F) {
	f.Add("letters --to 1,2 --template x --out y")
	f.Add("--today 1.1. version")
	f.Add("people --search= --json=maybe")
	f.Add("outbox mark 1 x --state returned --note")
	f.Add("answer --ba 3 --name Dr. --person 0")
	f.Add("template check --json a b")
	f.Add("meeting add --proposed 1.1. 18:00- --date= --copy-of 2 --mode x")
	f.Add("agenda move 1 2.1 --by -1 --in")
	f.Add("agenda 1 --json --by")
	f.Add("reply 1 -- -x accepted --substitute")
	f.Add("attend 1 a present --came 18 --guest ; --all-accepted")
	f.Add("minutes 1 --out . record 1 --text @x")
	f.Add("letters --template x --to people:1,,2 --check --order office --form A")
	f.Fuzz(func(t *testing.T, text string) {
		// Commands that write are left out: the fuzzer would fill the disk.
		args := append([]string{"--db", filepath.Join(t.TempDir(), "fehlt.db")}, strings.Fields(text)...)
		for _, a := range args {
			if a == "demo" || strings.HasPrefix(a, "--d") && a != "--db" {
				return
			}
		}
		if r := run(t, args...); r.exit < 0 || r.exit > 2 {
			t.Errorf("exit %d", r.exit)
		}
	})
}
