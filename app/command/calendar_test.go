package command

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestCalendarEntry(t *testing.T) {
	folder := demo(t)
	db := filepath.Join(folder, "rundertisch.db")
	path := filepath.Join(folder, "Sitzung")
	for _, c := range []struct {
		args           []string
		exit           int
		stdout, stderr string
	}{
		{[]string{"calendar", "--out", path}, 2, "", "Es fehlt: --meeting"},
		{[]string{"calendar", "--meeting", "1"}, 2, "", "Es fehlt: --out"},
		{[]string{"calendar", "--meeting", "9", "--out", path}, 1, "", "Eine 9. Sitzung gibt es nicht"},
		{[]string{"calendar", "--meeting", "1", "--out", folder}, 1, "", "ist ein Ordner"},
		{[]string{"calendar", "--meeting", "1", "--out", path}, 0, "Kalendereintrag der 1. Sitzung: " + path + ".ics\n", ""},
	} {
		_, err := os.Stat(path + ".ics")
		if err == nil {
			t.Fatalf("before %v there is a file", c.args)
		}
		run(t, append([]string{"--db", db, "--today", "2026-03-03"}, c.args...)...).want(t, c.exit, c.stdout, c.stderr)
	}
	content, err := os.ReadFile(path + ".ics")
	if err != nil || !bytes.HasPrefix(content, []byte("BEGIN:VCALENDAR\r\n")) || !bytes.Contains(content, []byte("\r\nDTSTART;TZID=Europe/Berlin:20260327T180000\r\n")) {
		t.Errorf("%s, %v", content, err)
	}
}
