package command

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestTermAndWho(t *testing.T) {
	o := newOffice(t)
	o.today = "2026-03-03"
	o.run(t, "term", "start", "--from", "01.05.2026").want(t, exitFine, "30.04.2026", "Noch ist nichts geändert.")
	o.run(t, "who", "--on", "01.06.2026", "--ba", "5").want(t, exitFine, "Vorsitz", "")
	o.run(t, "term", "start", "--from", "01.05.2026", "--apply").want(t, exitFine, "ja", "zu bestätigen")
	r := o.run(t, "who", "--on", "01.06.2026", "--ba", "5", "--json")
	var rows []whoLine
	if err := json.Unmarshal([]byte(r.stdout), &rows); err != nil || len(rows) != 0 {
		t.Errorf("%v: %s", err, r.stdout)
	}
	o.run(t, "who", "--on", "30.04.2026", "--ba", "5").want(t, exitFine, "Vorsitz", "")
	o.run(t, "term", "start", "--from", "01.05.2026").want(t, exitFailed, "", "schon eröffnet")
	o.run(t, "who", "--on", "irgendwann").want(t, exitUsage, "", "--on")
	o.run(t, "undo").want(t, exitFine, "", "")
}

// The list of people of another day has who held a function then.
func TestPeopleOfAnotherDay(t *testing.T) {
	file := filepath.Join(demo(t), "rundertisch.db")
	all := run(t, "--db", file, "--today", "2026-03-03", "people", "--json")
	then := run(t, "--db", file, "--today", "2026-03-03", "people", "--on", "01.10.2019", "--json")
	if now, before := strings.Count(all.stdout, `"id"`), strings.Count(then.stdout, `"id"`); before == 0 || before >= now {
		t.Errorf("%d of %d people held a function before most began: %s", before, now, then.stderr)
	}
}
