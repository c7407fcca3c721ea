package rights

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// opened returns a window with the demo's file, and the chair of BA 5.
func opened(t *testing.T) (*hosttest.Host, data.Person) {
	t.Helper()
	h := hosttest.New(t, hosttest.Demo(t))
	h.Show(container.NewStack())
	board, err := h.Desk().Board(h.Context(), data.Date{})
	if err != nil {
		t.Fatal(err)
	}
	return h, board.Cells[4].Chair.Person
}

// choose goes through the first dialog.
func choose(h *hosttest.Host, person data.Person, what string) {
	Open(h, person.ID)
	h.Choose("Was soll geschehen?", what)
	h.Accept()
	h.Settle()
}

func TestReportIsWrittenAndOpened(t *testing.T) {
	h, person := opened(t)
	h.Answers.Folder = t.TempDir()
	choose(h, person, "Auskunft (Art. 15 DSGVO)")
	if len(h.Answers.Opened) != 1 || !strings.HasSuffix(h.Answers.Opened[0], ".pdf") {
		t.Fatalf("opened %v", h.Answers.Opened)
	}
	files, err := filepath.Glob(filepath.Join(h.Answers.Folder, "*.json"))
	if err != nil || len(files) != 1 {
		t.Errorf("files %v, %v", files, err)
	}
}

func TestArchiveIsNoted(t *testing.T) {
	h, person := opened(t)
	choose(h, person, "Dem Archiv anbieten")
	h.Shot("rights-archive")
	h.Enter("Dem Archiv angeboten am", "1.3.2026")
	h.Choose("Entscheidung des Archivs", "abgelehnt")
	h.Accept()
	if got := hosttest.Row[data.Person](h, person.ID); got.ArchiveOfferedOn != data.NewDate(2026, time.March, 1) || got.ArchiveDecision != data.ArchiveDeclined {
		t.Errorf("person %+v", got)
	}
}

// Erasing is shown, asked for twice, done, and says what remains.
func TestErasingIsAskedForTwice(t *testing.T) {
	h, person := opened(t)
	given := filepath.Join(h.Desk().OutputFolder(), person.FullName()+".pdf")
	if err := errors.Join(os.MkdirAll(filepath.Dir(given), 0o700), os.WriteFile(given, []byte("%PDF"), 0o600)); err != nil {
		t.Fatal(err)
	}
	choose(h, person, "Löschen (Art. 17 DSGVO)")
	h.Shot("rights-erase")
	if !h.Sees("Schreiben: 1 Eintrag gelöscht") {
		t.Errorf("the preview does not tell of the letter: %v", hosttest.Texts(h.Top()))
	}
	if err := h.TopDialog().Accept(); err == nil || !strings.Contains(err.Error(), "Archiv") {
		t.Errorf("went on without the archive: %v", err)
	}
	h.Enter("oder Grund, warum nichts anzubieten ist", "nicht archivwürdig")
	h.Accept()
	question := h.TopDialog()
	if question.Yes != "Endgültig löschen" || !strings.Contains(question.Text, person.FullName()) {
		t.Fatalf("question %+v", question)
	}
	hosttest.Row[data.Person](h, person.ID)
	h.Cancel()
	hosttest.Row[data.Person](h, person.ID)
	choose(h, person, "Löschen (Art. 17 DSGVO)")
	h.Enter("oder Grund, warum nichts anzubieten ist", "nicht archivwürdig")
	h.Accept()
	h.Accept()
	if people := hosttest.Rows[data.Person](h, data.Match{"id": person.ID}); len(people) > 0 {
		t.Errorf("still there: %+v", people)
	}
	if d := h.TopDialog(); d.Title != "Gelöscht. Was jetzt noch bleibt" || !h.Sees("Sicherungskopien") || !h.Sees("bitte prüfen und löschen") {
		t.Errorf("dialog %q", d.Title)
	}
	h.Shot("rights-erased")
	h.Accept()
	Protocol(h)
	h.Settle()
	h.Shot("rights-protocol")
	if !h.Sees("alle Angaben") || h.Sees(person.LastName) {
		t.Errorf("protocol %v", hosttest.Texts(h.Top()))
	}
	h.Accept()
	protocol := hosttest.Only[data.Erasure](h, nil)
	if protocol.Reason != "auf Verlangen; dem Archiv nicht angeboten: nicht archivwürdig" {
		t.Errorf("protocol %+v", protocol)
	}
}

func TestAPartIsErased(t *testing.T) {
	h, person := opened(t)
	choose(h, person, "Löschen (Art. 17 DSGVO)")
	h.Choose("Was löschen?", "Nur die Kontaktdaten")
	if h.Sees("Schreiben: 1 Eintrag") || !h.Sees("Telefon und E-Mail: 1 Eintrag gelöscht") {
		t.Errorf("preview %v", hosttest.Texts(h.Top()))
	}
	h.Enter("oder Grund, warum nichts anzubieten ist", "Probe")
	h.Accept()
	h.Accept()
	h.Accept()
	if contacts := hosttest.Rows[data.Contact](h, data.Match{"person_id": person.ID}); len(contacts) > 0 {
		t.Errorf("contacts %+v", contacts)
	}
	hosttest.Row[data.Person](h, person.ID)
}

func TestDueIsErasedFromTheList(t *testing.T) {
	h, _ := opened(t)
	person := data.Person{FirstName: "Gerda", LastName: "Gastlos"} // never had a function
	err := h.Desk().Store.Do(h.Context(), "Gast", func(tx *data.Tx) error {
		if err := data.Insert(tx, &person); err != nil {
			return err
		}
		return errors.Join(data.Insert(tx, &data.Contact{PersonID: person.ID, Kind: data.ContactPhone, Value: "089 1234567"}),
			data.Insert(tx, &data.JournalEntry{PersonID: person.ID, HappenedOn: data.NewDate(2024, time.January, 31), Kind: data.JournalNote, Text: "war da"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	Due(h)
	h.Settle()
	h.Shot("rights-due")
	if !h.Sees(person.ListName()) || !h.Sees("31.01.2025") || !h.Sees("1 Kontaktangabe") {
		t.Errorf("list %v", hosttest.Texts(h.Top()))
	}
	h.Enter("Dem Archiv angeboten am", "1.3.2026")
	h.Choose("Entscheidung des Archivs", "übernommen")
	h.Accept()
	if q := h.TopDialog(); !strings.Contains(q.Text, person.ListName()) {
		t.Errorf("question %q", q.Text)
	}
	h.Accept()
	h.Accept()
	if due, err := h.Desk().DueErasures(h.Context()); err != nil || len(due) > 0 {
		t.Errorf("still due: %+v, %v", due, err)
	}
}

func TestInforming(t *testing.T) {
	h, _ := opened(t)
	Inform(h)
	h.Settle()
	h.Shot("rights-inform")
	h.Accept()
	if len(h.Orders) != 1 || h.Orders[0].TemplateKey != "art-14" || len(h.Orders[0].Selection.People) != 58 {
		t.Fatalf("orders %+v", h.Orders)
	}
	Inform(h)
	h.Choose("Mit den Markierten", "als informiert vermerken")
	h.Accept()
	if open, err := h.Desk().NotInformed(h.Context()); err != nil || len(open) > 0 {
		t.Errorf("%d are open, %v", len(open), err)
	}
}

// A copy from before an erasure asks for it when it is opened in the place of the file.
func TestRestoredCopyAsks(t *testing.T) {
	h, person := opened(t)
	AskPending(h)
	if len(h.Dialogs) > 0 {
		t.Fatal("asked without an erasure")
	}
	store := h.Desk().Store
	copied := filepath.Join(t.TempDir(), "sicherung.db")
	if err := store.Backup(h.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Erase(h.Context(), data.ErasureOrder{PersonID: person.ID, Class: data.EraseAll, WithoutArchive: "Probe"}); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(store.ErasureListPath())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.TrimSuffix(copied, ".db")+".loeschungen.json", list, 0o600); err != nil {
		t.Fatal(err)
	}
	restored, err := data.Open(h.Context(), copied, data.Options{Now: func() time.Time { return hosttest.Now }, User: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { restored.Close() })
	again := hosttest.New(t, workflow.NewDesk(restored))
	again.Show(container.NewStack())
	AskPending(again)
	if !strings.Contains(again.TopDialog().Text, "vom 03.03.2026") {
		t.Errorf("question %q", again.TopDialog().Text)
	}
	again.Accept()
	again.Accept()
	if people := hosttest.Rows[data.Person](again, data.Match{"id": person.ID}); len(people) > 0 {
		t.Errorf("still there: %+v", people)
	}
}
