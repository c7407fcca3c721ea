package people

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
	"rundertisch/data/transfer"
)

// A file goes from its columns through the preview into the list, and one undo takes all of it back.
func TestAFileIsRead(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Answers.File = filepath.Join(t.TempDir(), "kontakte.csv")
	if err := os.WriteFile(h.Answers.File, []byte("Wer;Mail;Telefon\nEbersbach, Dr. Nora;nora@example.org;089 1\nDemirkıran, Ayşe;;089 999\nDemirkirann, Ayse;;\n;x@example.org;\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	people := len(hosttest.Rows[data.Person](h, nil))
	p.intake()
	h.Choose("Wer", "Name (ganz)")
	h.Shot("intake-columns")
	h.Accept()
	h.Shot("intake-preview")
	for _, words := range []string{"1 neu · 1 ändert · 1 vielleicht doppelt · 1 fehlerhaft", "vielleicht Demirkıran, Ayşe", "Es fehlt der Name.", "Telefon: 089 999"} {
		if !h.Sees(words) {
			t.Errorf("the preview does not say %q", words)
		}
	}
	// The row without a name is corrected: it becomes somebody new.
	h.Tap("Es fehlt der Name.")
	h.Key(fyne.KeyReturn)
	h.Type("Nachname", "Wald")
	h.Accept()
	if !h.Sees("2 neu · 1 ändert") {
		t.Error("the corrected row is not new")
	}
	h.Accept()
	hosttest.Only[data.Person](h, data.Match{"last_name": "Wald"})
	nora := hosttest.Only[data.Person](h, data.Match{"last_name": "Ebersbach"})
	if nora.Title != "Dr." || len(hosttest.Rows[data.Person](h, nil)) != people+2 || !h.Sees("Ebersbach, Nora") {
		t.Errorf("%+v", nora)
	}
	hosttest.Only[data.Contact](h, data.Match{"value": "089 999"})
	h.UndoLast()
	if len(hosttest.Rows[data.Person](h, nil)) != people {
		t.Error("one step does not take the file back")
	}
}

func TestColumnsMustDiffer(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Answers.File = filepath.Join(t.TempDir(), "kontakte.csv")
	if err := os.WriteFile(h.Answers.File, []byte("Vorname;Noch ein Vorname;Nachname\nA;B;C\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.intake()
	h.Choose("Noch ein Vorname", "Vorname")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("two columns for one field were accepted")
	}
	h.Cancel()
	h.Answers.File = filepath.Join(t.TempDir(), "fehlt.csv")
	p.intake()
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("a missing file: %v", errs)
	}
	h.Answers.File = ""
	p.intake() // cancelled
	if len(h.Dialogs) != 0 || len(h.TakeErrors()) != 0 {
		t.Error("a cancelled choice did something")
	}
}

func TestQuickEntry(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.quickEntry()
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nothing was understood as somebody")
	}
	h.Enter("Text einfügen (Strg+V): Signatur einer E-Mail oder Anschrift", "Dr. Nora Ebersbach, Verein Nord e. V. , nora@example.org")
	h.Cancel()
	p.askQuick(transfer.Record{"first": "Nora", "last": "Ebersbach", "email": "nora@example.org"})
	h.Type("Organisation", "Verein Nord e. V.")
	h.Shot("quick")
	h.Accept()
	nora := hosttest.Only[data.Person](h, data.Match{"last_name": "Ebersbach"})
	if o := hosttest.Row[data.Organisation](h, nora.OrganisationID); o.Name != "Verein Nord e. V." || p.record.id != nora.ID {
		t.Errorf("%+v, %+v", nora, o)
	}
}
