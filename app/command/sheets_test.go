package command

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestLists(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	for _, c := range []struct{ kind, name string }{
		{"contacts", "Kontaktliste: "}, {"phones", "Telefonliste: "}, {"members", "Mitglieder des Migrationsbeirats: "}, {"tasks", "Aufgaben: "}, {"gaps", "Lücken: "},
	} {
		path := filepath.Join(t.TempDir(), "Liste")
		run(t, "--db", db, "--today", "2026-03-03", "list", c.kind, "--out", path).want(t, 0, c.name+path+".xlsx", "")
		if content, err := os.ReadFile(path + ".xlsx"); err != nil || !bytes.HasPrefix(content, []byte("PK")) {
			t.Errorf("%s: no workbook: %v", c.kind, err)
		}
	}
	path := filepath.Join(t.TempDir(), "Liste")
	run(t, "--db", db, "list", "contacts").want(t, 2, "", "--out")
	run(t, "--db", db, "list", "alles", "--out", path).want(t, 1, "", "contacts, phones, members, tasks, gaps")
	run(t, "--db", db, "list", "gaps", "--meetings", "0", "--out", path).want(t, 1, "", "von 1 bis 99")
	if _, err := os.Stat(path + ".xlsx"); err == nil {
		t.Error("a mistake wrote a file")
	}
}

func TestListsForOtherPrograms(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	var contacts []listedContact
	var members []listedMember
	var gaps []statisticsGap
	for kind, into := range map[string]any{"contacts": &contacts, "members": &members, "gaps": &gaps} {
		printed := run(t, "--db", db, "--today", "2026-03-03", "list", kind, "--json")
		if err := json.Unmarshal([]byte(printed.stdout), into); err != nil {
			t.Errorf("%s: %v: %s", kind, err, printed.stdout)
		}
	}
	if len(contacts) < 40 || contacts[0].District != 1 || contacts[0].City != "München" || len(contacts[0].Emails) != 1 || contacts[len(contacts)-1].District != 0 {
		t.Errorf("contacts: %+v", contacts)
	}
	if len(members) != 10 || members[0].Since != "2020-05-01" || members[0].Functions[0] != "Mitglied Migrationsbeirat" {
		t.Errorf("members: %+v", members)
	}
	if len(gaps) != 10 || !gaps[0].Unnamed {
		t.Errorf("gaps: %+v", gaps)
	}
	run(t, "--db", db, "--today", "2026-03-03", "list", "tasks", "--json").want(t, 0, "[]\n", "")
	run(t, "--db", db, "--today", "2026-03-03", "list", "phones", "--json").want(t, 0, "[", "")
}
