package workflow

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"rundertisch/data"
)

func TestOutputLiesWhereItIsFound(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(name, home)
	}
	for _, name := range []string{"XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(name, filepath.Join(home, "settings"))
	}
	if desk := newDesk(t); desk.OutputFolder() != filepath.Join(filepath.Dir(desk.Store.Path()), "Ausgabe") {
		t.Errorf("beside a file: %s", desk.OutputFolder())
	}
	config := must[string](t)(ConfigFolder())
	if err := os.MkdirAll(config, 0o755); err != nil {
		t.Fatal(err)
	}
	store, err := data.Create(context.Background(), filepath.Join(config, fileName), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	desk := NewDesk(store)
	if got := desk.OutputFolder(); got != filepath.Join(config, "Ausgabe") {
		t.Errorf("without a folder for documents: %s", got)
	}
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := desk.OutputFolder(); got != filepath.Join(home, "Documents", folderName) {
		t.Errorf("with one: %s", got)
	}
	if path := must[string](t)(DefaultFile()); path != filepath.Join(config, fileName) {
		t.Errorf("default file %s", path)
	}
}
