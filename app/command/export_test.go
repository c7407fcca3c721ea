package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExport(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	folder := t.TempDir()
	for _, c := range []struct{ name, begins string }{{"p.xlsx", "PK"}, {"p.csv", "\xEF\xBB\xBFAnrede;"}, {"p.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\n"}, {"p.PDF", "%PDF-"}} {
		path := filepath.Join(folder, c.name)
		run(t, "--db", db, "--today", "2026-03-03", "export", "--to", path).want(t, 0, path+": ", "")
		if content, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(content, []byte(c.begins)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	path := filepath.Join(folder, "one.vcf")
	run(t, "--db", db, "export", "--to", path, "--people", "1", "--vcard4").want(t, 0, path+": 1\n", "")
	if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "BEGIN:VCARD\r\nVERSION:4.0\r\n") || strings.Count(string(content), "BEGIN") != 1 {
		t.Errorf("one person: %v: %s", err, content)
	}
	nothing := filepath.Join(folder, "nothing.csv")
	run(t, "--db", db, "export", "--to", "p.odt").want(t, 2, "", ".xlsx, .csv, .vcf")
	run(t, "--db", db, "export", "--to", nothing, "--vcard4").want(t, 2, "", "--vcard4")
	run(t, "--db", db, "export", "--to", nothing, "--people", "1", "--search", "x").want(t, 2, "", "--people")
	run(t, "--db", db, "export", "--to", nothing, "--search", "xyzzy").want(t, 1, "", "ist niemand")
	run(t, "--db", db, "export", "--to", nothing, "--filter", "Vorsitze").want(t, 1, "", "noch keiner gespeichert")
	if _, err := os.Stat(nothing); err == nil {
		t.Error("a mistake wrote a file")
	}
}
