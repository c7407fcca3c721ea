package meetings

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"rundertisch/app/window/hosttest"
)

// All lists are offered, that of the members first.
func TestListsOfMeetings(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.lists()
	h.Settle()
	if !h.Sees("Mitglieder des Migrationsbeirats") {
		t.Error("the list of members is not offered first")
	}
	h.Answers.Save = filepath.Join(t.TempDir(), "Mitglieder.xlsx")
	h.Accept()
	if content, err := os.ReadFile(h.Answers.Save); err != nil || !bytes.HasPrefix(content, []byte("PK")) {
		t.Errorf("no workbook: %v", err)
	}
	p.lists()
	h.Choose("Liste", "Lücken")
	if !h.Sees("niemand benannt") {
		t.Error("the gaps are not shown")
	}
	h.Cancel()
}
