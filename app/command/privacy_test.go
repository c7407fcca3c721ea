package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readJSON reads what a command printed.
func readJSON[T any](t *testing.T, r ran) (value T) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.stdout), &value); err != nil || r.exit != 0 {
		t.Fatalf("exit %d, %v in %q, %s", r.exit, err, r.stdout, r.stderr)
	}
	return value
}

func fileBytes(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// The whole life of a request: report, archive, preview, erasing, protocol, and a restored copy that asks for it again.
func TestRightsByCommands(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	day := []string{"--db", db, "--today", "03.03.2026"}
	with := func(args ...string) ran { return run(t, append(day, args...)...) }
	people := readJSON[[]map[string]any](t, with("people", "--search", "strassmairer", "--json"))
	number := fmt.Sprint(people[0]["id"])

	out := filepath.Join(t.TempDir(), "auskunft")
	report := readJSON[subjectReportLine](t, with("subject-report", number, "--out", out, "--json"))
	if content, err := os.ReadFile(report.PDF); err != nil || !bytes.HasPrefix(content, []byte("%PDF")) || report.Rows < 3 || len(report.Files) == 0 {
		t.Errorf("report %+v, %v", report, err)
	}
	with("subject-report", "9999", "--out", out).want(t, 1, "", "Nummer 9999")

	before := fileBytes(t, db)
	given := filepath.Join(filepath.Dir(db), "Ausgabe", "Straßmairer.pdf")
	if err := errors.Join(os.MkdirAll(filepath.Dir(given), 0o700), os.WriteFile(given, []byte("%PDF"), 0o600)); err != nil {
		t.Fatal(err)
	}
	with("erase", number).want(t, 0, given, "")
	with("erase", number).want(t, 0, "Noch ist nichts gelöscht", "")
	with("erase", number, "--yes").want(t, 1, "", "dem Archiv angeboten")
	with("erase", number, "--yes", "--archive", "kept").want(t, 2, "", "gehören zusammen")
	with("erase").want(t, 2, "", "Nummer einer Person")
	if preview := readJSON[[]erasureLine](t, with("erase", number, "--json")); preview[0].Erased || preview[0].Removed["person"] != 1 {
		t.Errorf("preview %+v", preview)
	}
	with("people", "--search", "strassmairer").want(t, 0, "Straßmairer", "")
	with("erase", number, "--yes", "--archive", "declined", "--offered", "1.3.2026").want(t, 0, "Gelöscht: alle Angaben zu Person Nr. "+number, "")
	if content := fileBytes(t, db); bytes.Contains(content, []byte("Straßmairer")) || bytes.Contains(content, []byte("strassmairer")) {
		t.Error("the file still holds the name")
	}
	with("erase", "--log").want(t, 0, "abgelehnt (01.03.2026)", "")
	with("erase", "--pending").want(t, 0, "Gelöscht am", "")
	with("undo").want(t, 1, "", "nichts rückgängig")

	if err := os.WriteFile(db, before, 0o600); err != nil {
		t.Fatal(err)
	}
	with("people").want(t, 0, "Straßmairer", "erase --pending --yes")
	if pending := readJSON[[]pendingLine](t, with("erase", "--pending", "--json")); len(pending) != 1 || pending[0].Name == "" {
		t.Errorf("pending %+v", pending)
	}
	with("erase", "--pending", "--yes").want(t, 0, "Gelöscht: alle Angaben", "")
	if r := with("people", "--search", "strassmairer"); strings.Contains(r.stdout, "Straßmairer") || r.stderr != "" {
		t.Errorf("still there: %s%s", r.stdout, r.stderr)
	}
}

func TestDueAndInformByCommands(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	with := func(day string, args ...string) ran {
		return run(t, append([]string{"--db", db, "--today", day}, args...)...)
	}
	with("03.03.2026", "due-erasures").want(t, 0, "Fällig seit", "")
	due := readJSON[[]dueLine](t, with("03.03.2036", "due-erasures", "--json"))
	if len(due) == 0 {
		t.Fatal("nothing is due after ten years")
	}
	with("03.03.2036", "due-erasures", "--apply").want(t, 1, "", "dem Archiv angeboten")
	with("03.03.2036", "due-erasures", "--apply", "--without-archive", "Probe").want(t, 0, "Gelöscht:", "")
	if left := readJSON[[]dueLine](t, with("03.03.2036", "due-erasures", "--json")); len(left) > 0 {
		t.Errorf("still due: %+v", left)
	}

	open := readJSON[[]uninformedLine](t, with("03.03.2026", "inform", "--json"))
	number := fmt.Sprint(open[0].ID)
	with("03.03.2026", "inform", number).want(t, 2, "", "--mark")
	with("03.03.2026", "inform", "--mark", number, "--on", "1.3.2026").want(t, 0, "", "")
	if left := readJSON[[]uninformedLine](t, with("03.03.2026", "inform", "--json")); len(left) != len(open)-1 {
		t.Errorf("%d are left of %d", len(left), len(open))
	}
	path := filepath.Join(t.TempDir(), "verzeichnis")
	with("03.03.2026", "register", "--out", path).want(t, 0, "verzeichnis.pdf", "")
	if content, err := os.ReadFile(path + ".pdf"); err != nil || !bytes.HasPrefix(content, []byte("%PDF")) {
		t.Errorf("register: %v", err)
	}
}

// A copy that was taken elsewhere asks on this machine for what was erased since.
func TestACopyElsewhereAsksByCommands(t *testing.T) {
	folder := demo(t)
	db, elsewhere, lists := filepath.Join(folder, "rundertisch.db"), filepath.Join(t.TempDir(), "mitgenommen.db"), t.TempDir()
	if err := os.WriteFile(elsewhere, fileBytes(t, db), 0o600); err != nil {
		t.Fatal(err)
	}
	with := func(path string, args ...string) ran {
		var out, messages bytes.Buffer
		exit := Run(t.Context(), append([]string{"--db", path, "--today", "03.03.2026"}, args...), Environment{Stdout: &out, Stderr: &messages, Version: "0.0.0-test", ListFolder: lists})
		return ran{exit, out.String(), messages.String()}
	}
	people := readJSON[[]map[string]any](t, with(db, "people", "--search", "strassmairer", "--json"))
	number := fmt.Sprint(people[0]["id"])
	with(db, "erase", number, "--yes", "--without-archive", "Probe").want(t, 0, "Gelöscht", "")
	with(elsewhere, "people").want(t, 0, "Straßmairer", "erase --pending --yes")
	with(elsewhere, "erase", "--pending", "--yes").want(t, 0, "Gelöscht: alle Angaben", "")
	if r := with(elsewhere, "people"); r.stderr != "" {
		t.Errorf("asks again: %s", r.stderr)
	}
}
