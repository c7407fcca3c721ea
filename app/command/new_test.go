package command

import (
	"path/filepath"
	"strings"
	"testing"
)

// A new file has the districts and nobody in them; one that is there already is left alone.
func TestNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Ordner", "neu.db")
	run(t, "--db", path, "new").want(t, 0, "angelegt", "")
	districts := run(t, "--db", path, "districts", "--json")
	if strings.Count(districts.stdout, `"number"`) != 25 {
		t.Errorf("%+v", districts)
	}
	if people := run(t, "--db", path, "people", "--json"); strings.TrimSpace(people.stdout) != "[]" {
		t.Errorf("%+v", people)
	}
	run(t, "--db", path, "new").want(t, 1, "", "gibt es")
}
