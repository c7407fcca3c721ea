package people

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// The file holds the list, or those who are selected in it; the folder is shown.
func TestPeopleAreGivenOut(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	for _, c := range []struct{ format, name, begins string }{
		{"Excel (.xlsx)", "p.xlsx", "PK"}, {"CSV (.csv)", "p.csv", "\xEF\xBB\xBFAnrede"}, {"vCard 4 (.vcf)", "p.vcf", "BEGIN:VCARD\r\nVERSION:4.0"}, {"Liste zum Drucken (.pdf)", "p.pdf", "%PDF"},
	} {
		h.Tap("Mehr ▾")
		h.Tap("Ausgeben: Excel, CSV, vCard, PDF …")
		h.Choose("Format", c.format)
		h.Answers.Save = filepath.Join(t.TempDir(), c.name)
		h.Shot("people-export")
		h.Accept()
		if content, err := os.ReadFile(h.Answers.Save); err != nil || !bytes.HasPrefix(content, []byte(c.begins)) {
			t.Errorf("%s: %v", c.format, err)
		}
		if jobs := h.Jobs; len(jobs) == 0 || jobs[len(jobs)-1] != "Personen werden ausgegeben" {
			t.Errorf("%s: jobs %q", c.format, jobs)
		}
		if shown := h.Answers.Shown; len(shown) == 0 || shown[len(shown)-1] != h.Answers.Save {
			t.Errorf("%s: shown %q", c.format, shown)
		}
	}
	p.apply(workflow.PeopleQuery{Search: "Ansprechperson"})
	rows := p.grid.Rows()
	h.Tap("Mehr ▾")
	h.Tap("Ausgeben: Excel, CSV, vCard, PDF …")
	h.Choose("Format", "vCard 3 für Adressbücher (.vcf)")
	h.Answers.Save = filepath.Join(t.TempDir(), "found.vcf")
	h.Accept()
	if content, _ := os.ReadFile(h.Answers.Save); len(rows) < 2 || bytes.Count(content, []byte("BEGIN:VCARD")) != len(rows) {
		t.Errorf("%d rows in the list, file: %s", len(rows), content)
	}
	h.Tap("Mehr ▾")
	h.Tap("Ausgeben: Excel, CSV, vCard, PDF …")
	h.Choose("Format", "CSV (.csv)")
	h.Answers.Save = filepath.Join(t.TempDir(), "given-up.csv")
	h.Cancel()
	if _, err := os.Stat(h.Answers.Save); err == nil {
		t.Error("a dialog that was given up wrote a file")
	}
}

// Several selected people are meant; who is left out is named before anything is copied.
func TestAddressesAreCopied(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	selected := p.grid.Rows()[0].Person
	if _, err := h.Desk().EditPeople(h.Context(), workflow.PeopleEdit{Field: workflow.EditNoContact, People: []data.ID{selected.ID}, Yes: true}); err != nil {
		t.Fatal(err)
	}
	h.Tap("Mehr ▾")
	h.Tap("Adressen für BCC kopieren …")
	if !h.Sees(selected.FullName() + ": wünscht keine Schreiben") {
		h.Shot("people-bcc")
		t.Error("whoever is left out is not named")
	}
	h.Shot("people-bcc")
	h.Accept()
	line := fyne.CurrentApp().Clipboard().Content()
	if strings.Count(line, "<") < 40 || strings.Contains(line, selected.FullName()) || !strings.Contains(line, ">; ") {
		t.Errorf("copied: %s", line)
	}
	p.grid.SelectAll()
	h.Tap("Mehr ▾")
	h.Tap("Adressen für BCC kopieren …")
	if !h.Sees("ausgewählten Personen") {
		t.Error("those who are selected are not meant")
	}
}

// A filter is kept, found again, renamed, taken away and brought back; letters go to whom it finds.
func TestSavedFiltersInTheBar(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Funktion: alle ▾")
	h.Tap("Ansprechperson")
	found := len(p.grid.Rows())
	h.Tap("Gespeichert ▾")
	h.Tap("Suche und Filter speichern …")
	h.Type("Name des Filters", "Ansprechpersonen alle")
	h.Accept()
	p.showAll()
	h.Tap("Gespeichert ▾")
	h.Shot("people-saved")
	h.Tap("Ansprechpersonen alle")
	if len(p.grid.Rows()) != found || !h.Sees("Funktion: Ansprechperson ▾") {
		t.Errorf("%d people, want %d", len(p.grid.Rows()), found)
	}
	h.Tap("Gespeichert ▾")
	h.Tap("„Ansprechpersonen alle“ umbenennen …")
	h.Type("Name des Filters", "AP")
	h.Accept()
	h.Tap("Gespeichert ▾")
	h.Tap("Schreiben an diese Personen …")
	if len(h.Orders) != 1 || len(h.Orders[0].Selection.People) != found || h.Orders[0].Selection.Group != workflow.GroupPeople {
		t.Errorf("letters: %+v", h.Orders)
	}
	h.Tap("Gespeichert ▾")
	h.Tap("„AP“ löschen")
	if rows := hosttest.Rows[data.SavedFilter](h, nil); len(rows) != 0 {
		t.Errorf("after removing: %+v", rows)
	}
	h.UndoLast()
	if f := hosttest.Only[data.SavedFilter](h, nil); f.Name != "AP" {
		t.Errorf("after undo: %+v", f)
	}
	p.applySaved(workflow.SavedFilter{Query: workflow.PeopleQuery{RoleKindID: 9999}})
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "gibt es nicht mehr") {
		t.Errorf("a filter for what is gone: %v", errs)
	}
}

// A saved filter takes what search and filters have become; a name that is taken is asked about.
func TestASavedFilterIsChanged(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	search := func(text string) {
		p.search.SetText(text)
		h.Settle()
	}
	overwrite := "„Laim“ mit jetziger Suche überschreiben"
	search("Laim ")
	h.Tap("Gespeichert ▾")
	h.Tap("Suche und Filter speichern …")
	h.Type("Name des Filters", "Laim")
	h.Accept()
	search("Hadern")
	h.Tap("Gespeichert ▾")
	h.Shot("people-saved-changed")
	h.Tap(overwrite)
	if f := hosttest.Only[data.SavedFilter](h, nil); f.Query != `{"search":"Hadern"}` {
		t.Errorf("overwritten: %+v", f)
	}
	h.UndoLast()
	if f := hosttest.Only[data.SavedFilter](h, nil); f.Query != `{"search":"Laim"}` {
		t.Errorf("undone: %+v", f)
	}
	p.showAll()
	search("Pasing")
	h.Tap("Gespeichert ▾")
	if h.Sees(overwrite) {
		t.Error("after everybody was shown the old filter is still meant")
	}
	h.Tap("Suche und Filter speichern …")
	h.Type("Name des Filters", "LAIM")
	h.Accept()
	if len(h.Dialogs) != 1 || !strings.HasPrefix(h.TopDialog().Text, "Einen Filter „Laim“ gibt es schon.") {
		t.Fatal("nothing asks whether the filter is to be replaced")
	}
	before := h.Entries()
	h.Accept()
	if f := hosttest.Only[data.SavedFilter](h, nil); f.Name != "Laim" || f.Query != `{"search":"Pasing"}` || h.Entries() != before+1 {
		t.Errorf("replaced: %+v", f)
	}
}

// stopped is a host whose user stops every job at once.
type stopped struct{ *hosttest.Host }

func (s stopped) Job(title string, work func(context.Context, workflow.Progress) error, done func(error)) {
	s.Jobs = append(s.Jobs, title)
	ctx, cancel := context.WithCancel(s.Context())
	cancel()
	done(work(ctx, func(int, int) {}))
}

func TestAStoppedExportIsSaid(t *testing.T) {
	h := hosttest.New(t, hosttest.Demo(t))
	p := New(stopped{h}).(*Page)
	h.Answers.Save = filepath.Join(t.TempDir(), "p.csv")
	p.saveExport(workflow.ExportOrder{Format: workflow.ExportCSV})
	if _, err := os.Stat(h.Answers.Save); err == nil || len(h.Toasts) != 1 || h.Toasts[0] != "Abgebrochen. Es wurde nichts gespeichert." || len(h.Answers.Shown) != 0 {
		t.Errorf("%v, %q", err, h.Toasts)
	}
}
