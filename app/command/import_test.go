package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestImport(t *testing.T) {
	o := newOffice(t)
	o.today = "2026-03-03"
	file := filepath.Join(o.folder, "neu.csv")
	if err := os.WriteFile(file, []byte("Wer;Mail;BA;Funktion\nEbersbach, Dr. Nora;nora@example.org;8;Ansprechperson\nDemirkıran, Ayşe;;;\n;leer@example.org;;\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := o.rows(t)
	o.run(t, "import", file, "--map", "Wer=name").want(t, exitFine, "Ebersbach, Nora", "1 neu · 1 unverändert · 1 fehlerhaft")
	if o.rows(t) != before {
		t.Error("the preview changed something")
	}
	r := o.run(t, "import", file, "--map", "Wer=name", "--json")
	var rows []importLine
	if err := json.Unmarshal([]byte(r.stdout), &rows); err != nil || len(rows) != 3 || rows[0].State != "new" || rows[2].Reason != "Es fehlt der Name." {
		t.Errorf("%v: %s", err, r.stdout)
	}
	o.run(t, "import", file, "--map", "Gibt es nicht=name").want(t, exitFailed, "", "hat die Datei nicht")
	o.run(t, "import", file, "--map", "Wer").want(t, exitUsage, "", "--map")
	o.run(t, "import", filepath.Join(o.folder, "fehlt.csv")).want(t, exitFailed, "", "lässt sich nicht lesen")
	o.run(t, "import", file, "--map", "Wer=name", "--apply").want(t, exitFine, "", "1 neu, 0 ergänzt, 2 ausgelassen")
	o.run(t, "who", "--on", "03.03.2026", "--ba", "8").want(t, exitFine, "Ebersbach, Nora", "")
	o.run(t, "import", file).want(t, exitFine, "Ebersbach, Nora", "2 unverändert") // the columns are remembered
	o.run(t, "undo").want(t, exitFine, "", "")
	if o.rows(t) != before {
		t.Error("one step does not take the file back")
	}
}
