package command

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestLabelsEnvelopesAndTestSheet(t *testing.T) {
	folder := demo(t)
	db := filepath.Join(folder, "rundertisch.db")
	for _, c := range []struct {
		args   []string
		stdout string
	}{
		{[]string{"labels", "--to", "all"}, "25 Etiketten auf 2 Seiten: "},
		{[]string{"labels", "--to", "1,2,3", "--sheet", "l4732", "--start", "80"}, "3 Etiketten auf 2 Seiten: "},
		{[]string{"labels", "--to", "5", "--sheet", "L7163"}, "1 Etikett auf 1 Seite: "},
		{[]string{"labels", "--to", "invited", "--meeting", "1"}, "35 Etiketten auf 2 Seiten: "},
		{[]string{"envelopes", "--to", "5,25", "--size", "c4", "--once"}, "2 Umschläge auf 2 Seiten: "},
		{[]string{"testsheet"}, "Testblatt: "},
	} {
		path := filepath.Join(t.TempDir(), "Druck")
		run(t, append(append([]string{"--db", db, "--today", "2026-03-03"}, c.args...), "--out", path)...).want(t, 0, c.stdout+path+".pdf", "")
		if content, err := os.ReadFile(path + ".pdf"); err != nil || !bytes.HasPrefix(content, []byte("%PDF")) {
			t.Errorf("%v: %v", c.args, err)
		}
	}
}

// Who does not fit on a label is named, and the others are printed.
func TestWhoDoesNotFitIsNamed(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	path := filepath.Join(t.TempDir(), "Druck.pdf")
	run(t, "--db", db, "--today", "2026-03-03", "labels", "--to", "19,20", "--sheet", "L4732", "--out", path).
		want(t, 0, "1 Etikett auf 1 Seite: "+path+"\n1 Person ausgelassen", "Etikett, Zeile 3: Die Zeile ist zu lang")
}

func TestMistakesOfLabelsWriteNothing(t *testing.T) {
	folder := demo(t)
	db := filepath.Join(folder, "rundertisch.db")
	path := filepath.Join(folder, "Druck.pdf")
	for _, c := range []struct {
		args   []string
		exit   int
		stderr string
	}{
		{[]string{"labels", "--out", path}, 2, "Es fehlt: --to"},
		{[]string{"labels", "--to", "all"}, 2, "Es fehlt: --out"},
		{[]string{"labels", "--to", "wer", "--out", path}, 2, "wurde nicht verstanden"},
		{[]string{"labels", "--to", "all", "--sheet", "L1", "--out", path}, 1, "Vorhanden sind: L7160, L7163, L4732"},
		{[]string{"labels", "--to", "all", "--start", "0", "--out", path}, 2, "ab 1"},
		{[]string{"labels", "--to", "all", "--start", "22", "--out", path}, 1, "von 1 bis 21"},
		{[]string{"labels", "--to", "all", "--start", "x", "--out", path}, 2, "braucht eine Zahl"},
		{[]string{"labels", "--to", "invited", "--out", path}, 1, "Sitzung auswählen"},
		{[]string{"labels", "--to", "invited", "--meeting", "7", "--out", path}, 1, "Eine 7. Sitzung gibt es nicht"},
		{[]string{"envelopes", "--to", "all", "--size", "B4", "--out", path}, 1, "Vorhanden sind: DL, C5, C4"},
		{[]string{"envelopes", "--to", "all", "--out", folder}, 1, "ist ein Ordner"},
		{[]string{"testsheet", "--out", filepath.Join(db, "x.pdf")}, 1, "lässt sich nicht schreiben"},
	} {
		r := run(t, append([]string{"--db", db}, c.args...)...)
		r.want(t, c.exit, "", c.stderr)
		if r.stdout != "" {
			t.Errorf("%v: stdout %q", c.args, r.stdout)
		}
		if _, err := os.Stat(path); err == nil {
			t.Fatalf("%v: there is a file", c.args)
		}
	}
}
