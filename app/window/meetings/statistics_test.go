package meetings

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"rundertisch/app/window/hosttest"
)

func TestStatisticsByButton(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Ausgeben ▾")
	h.Tap("Auswertung …") // the dialog is cancelled
	h.Answers.Save = filepath.Join(t.TempDir(), "Auswertung.xlsx")
	h.Tap("Ausgeben ▾")
	h.Tap("Auswertung …")
	content, err := os.ReadFile(h.Answers.Save)
	if err != nil || !bytes.HasPrefix(content, []byte("PK")) {
		t.Fatalf("%d bytes, %v", len(content), err)
	}
	if len(h.Toasts) != 1 {
		t.Errorf("told %q", h.Toasts)
	}
}
