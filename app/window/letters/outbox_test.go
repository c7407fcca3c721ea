package letters

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// openOutbox shows the outbox of the demo: 25 requests in January, four reminders in February.
func openOutbox(t *testing.T) (*hosttest.Host, *Page) {
	t.Helper()
	h, p := open(t)
	p.tabs.Select(viewOutbox)
	h.Settle()
	return h, p
}

func TestOutboxShowsRunsAndLetters(t *testing.T) {
	h, p := openOutbox(t)
	wantSeen(t, h, "1. Erinnerung", "Bitte um Benennung", "25.02.2026", "1 von 4 · BA 03")
	if got := onPaper(p.outbox.paper); !strings.Contains(got, "Erinnerung: Benennung") || !strings.Contains(got, "25.02.2026") {
		t.Errorf("on paper stands %q", got)
	}
	h.Shot("outbox")
	p.outbox.runs.Select(runsOf(t, h)[1].LetterRun.ID)
	h.Settle()
	wantSeen(t, h, "1 von 25 · BA 01")
	h.Tap("›")
	wantSeen(t, h, "2 von 25 · BA 02")
	h.Window().Canvas().Focus(p.outbox.letters)
	h.Key(fyne.KeyDown)
	wantSeen(t, h, "3 von 25 · BA 03")
	h.Tap("‹")
	wantSeen(t, h, "2 von 25 · BA 02")
}

func TestOutboxSearchesAllLetters(t *testing.T) {
	h, p := openOutbox(t)
	p.outbox.filter.search.SetText("Maxvorstadt")
	h.Settle()
	wantSeen(t, h, "Gefunden", "1 von 2 · BA 03", "27.01.2026", "25.02.2026")
	h.Shot("outbox-search")
	h.Tap("›")
	if run, ok := p.outbox.runs.Current(); !ok || run.TemplateName != "Bitte um Benennung" {
		t.Errorf("the buttons mean the run %q, not that of the letter", run.TemplateName)
	}
	wantSeen(t, h, "2 von 2 · BA 03")
	p.outbox.filter.search.SetText("gibtesnicht")
	h.Settle()
	wantSeen(t, h, "Kein Schreiben gefunden.")
	if got := onPaper(p.outbox.paper); got != "" {
		t.Errorf("on paper stands %q", got)
	}
	p.outbox.filter.search.SetText("")
	h.Settle()
	wantSeen(t, h, "1 von 25 · BA 01")
}

// What a letter says is frozen: the file may change, the outbox does not.
func TestOutboxKeepsWhatWasWritten(t *testing.T) {
	h, p := openOutbox(t)
	before := onPaper(p.outbox.paper)
	board := must[workflow.Board](t)(h.Desk().Board(h.Context(), data.Date{}))
	card := must[workflow.PersonCard](t)(h.Desk().PersonCard(h.Context(), board.Cells[2].Chair.Person.ID))
	card.Person.LastName = "Neumann-Anders"
	must[data.ID](t)(h.Desk().SavePersonCard(h.Context(), card))
	p.outbox.shown = 0 // read anew
	p.Refresh()
	if after := onPaper(p.outbox.paper); after != before || before == "" {
		t.Errorf("the letter says %q, it said %q", after, before)
	}
}

func TestOutboxSavesTheSameBytes(t *testing.T) {
	h, p := openOutbox(t)
	run := runsOf(t, h)[0]
	kept := must[[]byte](t)(data.Blob(h.Context(), h.Desk().Store, run.LetterRun.PDFHash))
	h.Answers.Save = filepath.Join(t.TempDir(), "Erinnerungen.pdf")
	h.Tap("Serienbrief speichern …")
	if saved := must[[]byte](t)(os.ReadFile(h.Answers.Save)); !bytes.Equal(saved, kept) || len(kept) == 0 {
		t.Errorf("%d bytes were saved, %d are kept", len(saved), len(kept))
	}
	if want := filepath.Join(h.Desk().OutputFolder(), "2026-02-25 1. Erinnerung.pdf"); !slices.Equal(h.Answers.Suggested, []string{want}) {
		t.Errorf("suggested was %q", h.Answers.Suggested)
	}
	if !slices.Equal(h.Toasts, []string{"Gespeichert: Erinnerungen.pdf"}) {
		t.Errorf("toasts: %q", h.Toasts)
	}
	h.Answers.Save = ""
	h.Tap("Serienbrief speichern …")
	if len(h.Toasts) != 1 {
		t.Error("a cancelled dialog says that something was saved")
	}

	h.Tap("Serienbrief öffnen")
	p.Print()
	if len(h.Answers.Opened) != 1 || !slices.Equal(h.Answers.Opened, h.Answers.Printed) {
		t.Fatalf("opened %q, printed %q", h.Answers.Opened, h.Answers.Printed)
	}
	if opened := must[[]byte](t)(os.ReadFile(h.Answers.Opened[0])); !bytes.Equal(opened, kept) {
		t.Error("another file was opened than the one that is kept")
	}
}

func TestOneLetterOfTheOutbox(t *testing.T) {
	h, p := openOutbox(t)
	kept, ok := p.outbox.letters.Current()
	if !ok {
		t.Fatal("no letter is chosen")
	}
	for _, item := range p.outbox.menu(kept) {
		if slices.Contains([]string{"Dieses Schreiben öffnen", "Drucken", "Zur Person", "Zum Bezirksausschuss"}, item.Label) {
			item.Action()
		}
	}
	if len(h.Answers.Opened) != 1 || !slices.Equal(h.Answers.Opened, h.Answers.Printed) || !strings.Contains(filepath.Base(h.Answers.Opened[0]), "2026-02-25 BA 03 Maxvorstadt") {
		t.Errorf("opened %q, printed %q", h.Answers.Opened, h.Answers.Printed)
	}
	want := []hosttest.Visit{{Page: host.People, ID: kept.PersonID}, {Page: host.Districts, ID: kept.DistrictID}}
	if !slices.Equal(h.Went, want) {
		t.Errorf("the menu leads to %+v, want %+v", h.Went, want)
	}
}

func TestShowOpensALetterInTheOutbox(t *testing.T) {
	h, p := open(t)
	letters := must[[]data.Letter](t)(h.Desk().Store.Letters(h.Context(), data.LetterFilter{RunID: runsOf(t, h)[1].LetterRun.ID}))
	p.outbox.filter.search.SetText("Maxvorstadt")
	p.Show(letters[16].ID)
	h.Settle()
	wantSeen(t, h, "17 von 25 · BA 17")
	if p.tabs.Selected() != viewOutbox || p.outbox.shown != letters[16].ID {
		t.Errorf("shown is letter %d in view %d", p.outbox.shown, p.tabs.Selected())
	}
	p.Show(0)
	if p.tabs.Selected() != viewOutbox {
		t.Error("showing nothing in particular leaves the page as it was")
	}
	p.New()
	if p.tabs.Selected() != viewNew {
		t.Error("a new run begins in its own view")
	}
	p.Show(99999)
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("a letter that is not there: %v", errs)
	}
}

func TestEmptyOutbox(t *testing.T) {
	h := hosttest.New(t, hosttest.Empty(t))
	p := New(h)
	h.ShowPage(p)
	p.tabs.Select(viewOutbox)
	h.Settle()
	wantSeen(t, h, "Noch ist kein Schreiben erstellt.")
	if !p.primary.Disabled() || !p.ofOutbox[0].Disabled() {
		t.Error("there is nothing to open or save")
	}
	p.Print()
	h.Shot("outbox-empty")
}
