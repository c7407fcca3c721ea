package meetings

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"rundertisch/app/window/hosttest"
)

// The list to sign and the cards of a meeting come by one button, beside each other, and are opened.
func TestPaperOfAMeeting(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Ausgeben ▾")
	h.Tap("Drucken …")
	h.Type("Leere Zeilen für Gäste", "viele")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("„viele“ is no number")
	}
	h.Type("Leere Zeilen für Gäste", "3")
	if err := h.TopDialog().Accept(); err != nil {
		t.Fatal(err)
	}
	p.paper()
	h.Choose("Was", "Tischkarten")
	if err := h.TopDialog().Accept(); err != nil {
		t.Fatal(err)
	}
	opened := h.Answers.Opened
	if len(opened) != 2 || !strings.Contains(opened[0], "Unterschriftenliste") || !strings.Contains(opened[1], "Tischkarten") {
		t.Fatalf("opened %q", opened)
	}
	for _, path := range opened {
		if content, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(content, []byte("%PDF-1.7")) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
