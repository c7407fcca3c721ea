package command

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestPaperOfAMeeting(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	for _, c := range []struct {
		args   []string
		stdout string
	}{
		{[]string{"signatures", "--guests", "3"}, "Unterschriftenliste der 1. Sitzung: "},
		{[]string{"cards", "--kind", "table"}, "Tischkarten der 1. Sitzung: "},
		{[]string{"cards", "--kind", "badge"}, "Namensschilder der 1. Sitzung: "},
		{[]string{"cards", "--kind", "door"}, "Türschild der 1. Sitzung: "},
	} {
		path := filepath.Join(t.TempDir(), "Druck")
		run(t, append(append([]string{"--db", db}, c.args...), "--meeting", "1", "--out", path)...).want(t, 0, c.stdout+path+".pdf", "")
		if content, err := os.ReadFile(path + ".pdf"); err != nil || !bytes.HasPrefix(content, []byte("%PDF")) {
			t.Errorf("%v: %v", c.args, err)
		}
	}
	path := filepath.Join(t.TempDir(), "Druck.pdf")
	run(t, "--db", db, "signatures", "--guests", "-1", "--meeting", "1", "--out", path).want(t, 2, "", "--guests")
	run(t, "--db", db, "cards", "--kind", "signatures", "--meeting", "1", "--out", path).want(t, 1, "", "Vorhanden sind: table, badge, door")
	run(t, "--db", db, "cards", "--kind", "door", "--meeting", "9", "--out", path).want(t, 1, "", "9")
	if _, err := os.Stat(path); err == nil {
		t.Error("a mistake wrote a file")
	}
}
