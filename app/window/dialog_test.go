package window

// Dialogs, jobs, search and welcome.

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/history"
	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestEnterAndEscAnswerAQuestion(t *testing.T) {
	b := newBench(t, newFile(t))
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyEscape, 0}, {fyne.KeyReturn, 1}, {fyne.KeyEnter, 1}} {
		agreed := 0
		b.Confirm("Löschen", "Wirklich?", "Löschen", func() { agreed++ })
		if got := b.dialog(); got != "Löschen\nWirklich?" {
			t.Errorf("dialog %q", got)
		}
		b.key(c.key)
		if agreed != c.want || b.topModal() != nil {
			t.Errorf("%s: agreed %d times, dialog %q", c.key, agreed, b.dialog())
		}
	}
}

func TestADialogStaysWhenItCannotBeAccepted(t *testing.T) {
	b := newBench(t, newFile(t))
	entry := widget.NewEntry()
	closed := 0
	answers := []error{data.Mistakef("Der Name fehlt."), errors.New("disk on fire"), nil}
	b.Dialog("Gast", entry, "Eintragen", func() error {
		err := answers[0]
		answers = answers[1:]
		return err
	}, func() { closed++ })
	if b.window.Canvas().Focused() != entry {
		t.Error("the first field of the dialog has no cursor")
	}
	m := b.topModal()
	for _, want := range []string{"Der Name fehlt.", "entschuldigen"} {
		test.Tap(m.yesKnob)
		if got := texts(m.body); !strings.Contains(got, want) || closed != 0 {
			t.Errorf("%q does not stand in %q, or the dialog is closed", want, got)
		}
	}
	if got := texts(m.body); strings.Contains(got, "Der Name fehlt.") {
		t.Error("the first message still stands there")
	}
	test.Tap(m.yesKnob)
	if closed != 1 || b.topModal() != nil {
		t.Error("the dialog is still there")
	}
}

func TestADialogAskedForByAnAnswerWaitsForItsEnd(t *testing.T) {
	b := newBench(t, newFile(t))
	b.Dialog("Erster", widget.NewLabel(""), "Weiter", func() error {
		b.Confirm("Zweiter", "?", "Ja", func() {})
		if b.topModal().title != "Erster" {
			t.Error("the second dialog lies over the first that is about to go")
		}
		return nil
	}, nil)
	b.acceptModal(b.topModal())
	if len(b.modals.shown) != 1 || b.topModal().title != "Zweiter" {
		t.Errorf("%d dialogs", len(b.modals.shown))
	}
	b.ShowError(data.Mistakef("Nein."))
	if len(b.modals.shown) != 2 || b.topModal().title != "Das ging nicht" {
		t.Error("an error that comes while a dialog waits must lie over it")
	}
}

func TestKeysDoNothingBehindADialog(t *testing.T) {
	b := newBench(t, newFile(t))
	if err := b.desk.SetDeadlineDays(b.ctx, "14"); err != nil {
		t.Fatal(err)
	}
	b.settle()
	before := b.current
	b.Confirm("Frage", "?", "Ja", func() {})
	for _, key := range []fyne.KeyName{fyne.KeyZ, fyne.KeyK, fyne.KeyN, fyne.KeyP, places[len(places)-1].key} {
		b.press(key)
	}
	b.expectDays(14)
	if b.current != before || b.search != nil {
		t.Error("a key reached the page behind the dialog")
	}
}

func TestCancelledWorkIsNoError(t *testing.T) {
	b := newBench(t, newFile(t))
	b.ShowError(nil)
	b.ShowError(context.Canceled)
	if b.topModal() != nil {
		t.Errorf("dialog %q", b.dialog())
	}
}

func TestAJobShowsItsProgressAndEnds(t *testing.T) {
	b := newBench(t, newFile(t))
	var ended []error
	b.Job("Schreiben", func(_ context.Context, progress workflow.Progress) error {
		progress(3, 3)
		return nil
	}, func(err error) { ended = append(ended, err) })
	if !b.covered() {
		t.Error("the page can be used while the job runs")
	}
	running := b.job
	b.settle()
	if len(ended) != 1 || ended[0] != nil || b.covered() {
		t.Errorf("ended %v", ended)
	}
	if running.bar.Value != 1 || running.rest.Text() != "3 von 3" {
		t.Errorf("bar at %v, %q", running.bar.Value, running.rest.Text())
	}
}

func TestAJobCanBeCancelled(t *testing.T) {
	b := newBench(t, newFile(t))
	var ended []error
	b.Job("Schreiben", func(ctx context.Context, _ workflow.Progress) error {
		<-ctx.Done()
		return errors.New("stopped halfway")
	}, func(err error) { ended = append(ended, err) })
	b.key(fyne.KeyEscape)
	if len(ended) != 1 || !errors.Is(ended[0], context.Canceled) {
		t.Errorf("ended with %v", ended)
	}
}

func TestAJobThatPanicsEndsWithAnError(t *testing.T) {
	b := newBench(t, newFile(t))
	var ended error
	b.Job("Schreiben", func(context.Context, workflow.Progress) error { panic("in a job") }, func(err error) { ended = err })
	b.settle()
	if ended == nil || b.job != nil {
		t.Errorf("ended with %v", ended)
	}
}

func TestProgressText(t *testing.T) {
	for _, c := range []struct {
		done, total int
		elapsed     time.Duration
		want        string
	}{
		{0, 25, 10 * time.Second, "0 von 25"},
		{5, 25, 100 * time.Millisecond, "5 von 25"},
		{5, 25, time.Second, "5 von 25 · noch etwa 4 s"},
		{1, 1000, 600 * time.Millisecond, "1 von 1000 · noch etwa 10 min"},
		{24, 25, time.Second, "24 von 25 · noch etwa 1 s"},
		{25, 25, 10 * time.Second, "25 von 25"},
	} {
		if got := progressText(c.done, c.total, c.elapsed); got != c.want {
			t.Errorf("%d of %d after %v: %q, not %q", c.done, c.total, c.elapsed, got, c.want)
		}
	}
}

func TestWelcomeMakesAnEmptyFile(t *testing.T) {
	b := newBench(t, "")
	usual, err := workflow.DefaultFile()
	if err != nil {
		t.Fatal(err)
	}
	b.tap("Leere Datei anlegen")
	if b.desk == nil || b.desk.Store.Path() != usual {
		t.Fatal("the usual file is not open")
	}
	districts, err := data.List[data.District](b.ctx, b.desk.Store, nil)
	if err != nil || len(districts) != 25 {
		t.Errorf("%d districts, %v", len(districts), err)
	}
}

func TestWelcomeMakesTheDemo(t *testing.T) {
	b := newBench(t, "")
	b.tap("Mit Beispieldaten ausprobieren")
	if b.desk == nil {
		t.Fatalf("no file is open: %s", b.dialog())
	}
	folder := filepath.Dir(b.desk.Store.Path())
	if filepath.Base(folder) != "Beispiel" {
		t.Errorf("the demo lies in %s", folder)
	}
	for _, name := range []string{"Briefe.pdf", "Briefe", "Anwesenheit.xlsx"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	if is, err := b.desk.IsDemo(b.ctx); err != nil || !is {
		t.Errorf("demo: %v, %v", is, err)
	}
}

// tap presses the visible button with these words.
func (b *bench) tap(words string) {
	b.t.Helper()
	for _, button := range find[*widgets.Button](b.window.Content()) {
		if button.Text() == words {
			test.Tap(button)
			b.settle()
			return
		}
	}
	b.t.Fatalf("no button „%s“", words)
}

func TestSearchOpensTheRecord(t *testing.T) {
	b := newBench(t, newFile(t))
	shown := &shownPage{Page: b.page(host.History)}
	homeBefore := homeOf[data.KindDistrict]
	homeOf[data.KindDistrict] = host.History // whatever pages there are, this one notes what it is asked to show
	defer func() { homeOf[data.KindDistrict] = homeBefore }()
	b.pages[host.History] = shown
	b.press(fyne.KeyK)
	if b.search == nil || b.window.Canvas().Focused() != b.search.entry {
		t.Fatal("the search has no cursor")
	}
	test.Type(b.search.entry, "laim")
	if len(b.search.rows) < 2 {
		t.Fatalf("%d findings for „laim“", len(b.search.rows))
	}
	b.key(fyne.KeyDown)
	b.key(fyne.KeyDown)
	b.key(fyne.KeyUp)
	want := b.search.rows[b.search.chosen].hit
	if b.search.chosen != len(b.search.rows)-2 {
		t.Errorf("finding %d is chosen", b.search.chosen)
	}
	b.key(fyne.KeyReturn)
	if b.search != nil || b.current != host.History || shown.id != want.ID {
		t.Errorf("page %q shows %d, not %d", b.current, shown.id, want.ID)
	}
	b.press(fyne.KeyK)
	b.key(fyne.KeyEscape)
	if b.search != nil {
		t.Error("Esc does not close the search")
	}
}

// shownPage notes which record it is asked to show.
type shownPage struct {
	host.Page
	id data.ID
}

func (p *shownPage) Show(id data.ID) { p.id = id }

func TestHistoryGoesBackToAnEntry(t *testing.T) {
	b := newBench(t, newFile(t))
	for _, days := range []string{"14", "21", "35"} {
		if err := b.desk.SetDeadlineDays(b.ctx, days); err != nil {
			t.Fatal(err)
		}
	}
	b.Go(host.History, 0)
	b.settle()
	grid := find[*widgets.Grid[data.HistoryEntry]](b.page(host.History).Content())[0]
	rows := grid.Rows()
	if len(rows) != 3 {
		t.Fatalf("%d entries", len(rows))
	}
	grid.Select(rows[1].ID)
	b.page(host.History).(*history.Page).GoBack()
	if got := b.dialog(); !strings.Contains(got, "2 Änderungen werden") {
		t.Errorf("question %q", got)
	}
	b.key(fyne.KeyReturn)
	b.expectDays(14)
	rows = grid.Rows()
	if got := []string{rows[0].State, rows[1].State, rows[2].State}; strings.Join(got, " ") != "undone undone done" {
		t.Errorf("states %v", got)
	}
	grid.Select(rows[0].ID)
	b.tap("Wiederholen bis hierher")
	b.key(fyne.KeyReturn)
	b.expectDays(35)
}

func TestTheToolkitSpeaksGerman(t *testing.T) {
	if err := speakGerman(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ english, german string }{{"Cancel", "Abbrechen"}, {"Select all", "Alles auswählen"}, {"Paste", "Einfügen"}, {"Quit", "Beenden"}} {
		if got := lang.L(c.english); got != c.german {
			t.Errorf("%q is %q, not %q", c.english, got, c.german)
		}
	}
}

func TestShortcutsAreShownInGermanAndNeverWithAlt(t *testing.T) {
	b := newBench(t, newFile(t))
	seen := map[string]string{}
	for _, e := range b.menu.entries {
		if e.key.shown == "" {
			continue
		}
		if e.item.Shortcut != nil && strings.Contains(e.item.Shortcut.ShortcutName(), "Alt") {
			t.Errorf("%s: shortcut %s", e.word, e.item.Shortcut.ShortcutName())
		}
		if !strings.HasSuffix(e.item.Label, " "+e.key.shown) {
			t.Errorf("%q does not show %s", e.item.Label, e.key.shown)
		}
		if other := seen[e.key.shown]; other != "" {
			t.Errorf("%s stands at %s and %s", e.key.shown, other, e.word)
		}
		seen[e.key.shown] = e.word
	}
	for _, want := range []string{"Strg+K", "Strg+N", "Strg+Z", "Strg+Y", "Strg+P", "F1", "F5"} {
		if seen[want] == "" {
			t.Errorf("no item has %s", want)
		}
	}
}

func TestKeysOfAMenuStandBelowEachOther(t *testing.T) {
	b := newBench(t, newFile(t))
	for _, column := range b.window.MainMenu().Items {
		least, most := float32(1e6), float32(0)
		for _, e := range b.menu.of(column) {
			if e.key.shown == "" {
				continue
			}
			left := menuTextWidth(strings.TrimSuffix(e.item.Label, e.key.shown))
			least, most = min(least, left), max(most, left)
		}
		if most-least > 5 {
			t.Errorf("%s: keys stand %v px apart", column.Label, most-least)
		}
	}
}

func TestTheToolkitsFileDialogHasTheWindowUntilEsc(t *testing.T) {
	b := newBench(t, newFile(t))
	own := b.files.(*system)
	own.show(dialog.NewFileOpen(func(file fyne.URIReadCloser, _ error) {
		if file != nil {
			t.Error("a file was chosen")
		}
	}, b.window), "Datei öffnen")
	if shown := texts(b.window.Canvas().Overlays().Top()); !strings.Contains(shown, "Datei öffnen") {
		t.Errorf("the dialog shows %q", shown)
	}
	before := b.current
	b.press(fyne.Key6)
	if b.current != before {
		t.Error("a key reached the page behind the dialog")
	}
	b.window.Canvas().Unfocus()
	b.key(fyne.KeyEscape)
	if own.asking || b.window.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the dialog")
	}
	b.press(fyne.Key6)
	b.expectPage(host.History)
}

func TestFilesAreChosenMadeAndCopied(t *testing.T) {
	b := newBench(t, newFile(t))
	first := b.desk.Store.Path()
	folder := t.TempDir()
	answers := &hosttest.Files{}
	b.files = answers
	for _, words := range []string{"Neu …", "Öffnen", "Sicherungskopie"} { // cancelled
		b.choose(words)
		if b.desk.Store.Path() != first || b.covered() {
			t.Fatalf("%s did something though the user cancelled", words)
		}
	}
	answers.Save = filepath.Join(folder, "copy.db")
	b.choose("Sicherungskopie")
	if got := filepath.Base(answers.Suggested[len(answers.Suggested)-1]); got != "rundertisch Sicherung 2026-03-03 1042.db" {
		t.Errorf("suggested %q", got)
	}
	answers.Save = filepath.Join(folder, "new.db")
	b.choose("Neu …")
	if got := b.desk.Store.Path(); got != answers.Save {
		t.Errorf("open is %s", got)
	}
	answers.File = filepath.Join(folder, "copy.db")
	b.choose("Öffnen")
	if got := b.desk.Store.Path(); got != answers.File {
		t.Errorf("open is %s", got)
	}
	answers.File = filepath.Join(folder, "missing.db")
	b.choose("Öffnen")
	if got := b.desk.Store.Path(); got == answers.File || b.topModal() == nil {
		t.Errorf("open is %s, dialog %q", got, b.dialog())
	}
}

// Who follows a link in a dialog sees the page it leads to, not the dialog over it; a dialog whose answer leads somewhere ends as always.
func TestALinkInADialogClosesIt(t *testing.T) {
	b := newBench(t, newFile(t))
	closed := 0
	b.Dialog("Antrag", widget.NewLabel(""), "Speichern", func() error { return nil }, func() { closed++ })
	b.Go(host.Letters, 0)
	if len(b.modals.shown) != 0 || closed != 1 || b.current != host.Letters {
		t.Errorf("%d dialogs, closed %d times, on %s", len(b.modals.shown), closed, b.current)
	}
	b.Dialog("Antrag", widget.NewLabel(""), "Weiter", func() error { b.Go(host.People, 0); return nil }, func() { closed++ })
	b.acceptModal(b.topModal())
	if len(b.modals.shown) != 0 || closed != 2 || b.current != host.People {
		t.Errorf("%d dialogs, closed %d times, on %s", len(b.modals.shown), closed, b.current)
	}
}
