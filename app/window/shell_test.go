package window

// The shell on the headless driver, with real files in folders of their own.

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// theDay is the clock of all tests.
var theDay = time.Date(2026, 3, 3, 10, 42, 0, 0, time.Local)

// bench is a shell under test. What the program would run on the window's goroutine waits until the test runs it.
type bench struct {
	*Shell
	t      *testing.T
	queue  chan func()
	timers []func()
	faults []error
}

// newBench makes a shell whose usual file lies in a folder of the test.
func newBench(t *testing.T, path string) *bench {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(name, home)
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.Theme())
	b := &bench{t: t, queue: make(chan func(), 10000)}
	b.Shell = newShell(context.Background(), app, Options{Path: path, Now: func() time.Time { return theDay }, Version: "1.2.3", LogFile: "rundertisch.log"})
	b.bridge.run = func(fn func()) { b.queue <- fn }
	b.bridge.after = func(_ time.Duration, fn func()) { b.timers = append(b.timers, fn) }
	b.bridge.fault = func(err error) { b.faults = append(b.faults, err); b.ShowError(err) }
	t.Cleanup(func() {
		if err := b.closeFile(); err != nil {
			t.Error(err)
		}
	})
	b.begin()
	return b
}

// settle runs what waits, and what jobs send until they end.
func (b *bench) settle() {
	for {
		if b.job != nil {
			(<-b.queue)()
			continue
		}
		select {
		case fn := <-b.queue:
			fn()
		default:
			return
		}
	}
}

// newFile makes a file with the shipped contents.
func newFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rundertisch.db")
	store, err := data.Create(context.Background(), path, data.Options{Now: func() time.Time { return theDay }})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// press presses Strg and a key: like the driver, the menu is asked first.
func (b *bench) press(key fyne.KeyName) {
	b.t.Helper()
	var shortcut fyne.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
	switch key {
	case fyne.KeyZ:
		shortcut = &fyne.ShortcutUndo{}
	case fyne.KeyY:
		shortcut = &fyne.ShortcutRedo{}
	}
	for _, m := range b.window.MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == shortcut.ShortcutName() {
				item.Action()
				b.settle()
				return
			}
		}
	}
	b.t.Fatalf("no menu item has Strg+%s", key)
}

// choose chooses a menu item by the beginning of its words.
func (b *bench) choose(words string) {
	b.t.Helper()
	b.entryOf(words).item.Action()
	b.settle()
}

func (b *bench) entryOf(words string) *entry {
	b.t.Helper()
	for _, e := range b.menu.entries {
		if strings.HasPrefix(e.word, words) {
			return e
		}
	}
	b.t.Fatalf("no menu item „%s“", words)
	return nil
}

// key presses a key as the driver would: the focused widget gets it, or the window.
func (b *bench) key(name fyne.KeyName) {
	if focused := b.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: name})
	} else {
		b.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
	}
	b.settle()
}

// dialog returns the text of the topmost dialog.
func (b *bench) dialog() string {
	if top := b.topModal(); top != nil {
		return top.title + "\n" + texts(top.content)
	}
	return ""
}

func TestOpensTheNamedFile(t *testing.T) {
	path := newFile(t)
	b := newBench(t, path)
	if b.desk == nil || b.desk.Store.Path() != path {
		t.Fatal("the file is not open")
	}
	if got := b.window.Title(); got != "rundertisch.db – Runder Tisch" {
		t.Errorf("title %q", got)
	}
	if b.status.file.Text != "rundertisch.db" || b.status.saved.Text != "Noch keine Änderungen" {
		t.Errorf("status bar: %q, %q", b.status.file.Text, b.status.saved.Text)
	}
	if kept := b.app.Preferences().String(preferredFile); kept != path {
		t.Errorf("kept %q for the next start", kept)
	}
}

func TestWhichFileToBeginWith(t *testing.T) {
	b := newBench(t, "")
	if b.desk != nil || b.firstFile() != "" {
		t.Fatal("a file is open though there is none")
	}
	usual, err := workflow.DefaultFile()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.create(usual); err != nil {
		t.Fatal(err)
	}
	b.app.Preferences().SetString(preferredFile, "")
	if got := b.firstFile(); got != usual {
		t.Errorf("without preferences %q, not the usual %q", got, usual)
	}
	b.app.Preferences().SetString(preferredFile, "last.db")
	if got := b.firstFile(); got != "last.db" {
		t.Errorf("last used %q", got)
	}
	b.options.Path = "named.db"
	if got := b.firstFile(); got != "named.db" {
		t.Errorf("named %q", got)
	}
}

func TestAFileThatCannotBeOpenedIsExplainedOnTheWelcome(t *testing.T) {
	path := filepath.Join(t.TempDir(), "brief.db")
	if err := os.WriteFile(path, []byte("Sehr geehrte Damen und Herren, dies ist keine Datenbank."), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, path)
	if shown := texts(b.window.Content()); !strings.Contains(shown, "ist keine Datenbank dieses Programms") {
		t.Errorf("the reason does not stand in:\n%s", shown)
	}
}

func TestPagesByRailAndKeys(t *testing.T) {
	b := newBench(t, newFile(t))
	for i, p := range places {
		b.rail.items[i].Tapped(nil)
		b.settle()
		b.expectPage(p.name)
		b.press(places[0].key)
		b.expectPage(places[0].name)
		b.press(p.key)
		b.expectPage(p.name)
	}
	b.window.Canvas().Focus(b.rail.items[0])
	b.key(fyne.KeyDown)
	if b.window.Canvas().Focused() != b.rail.items[1] {
		t.Error("Down does not lead to the next item of the rail")
	}
	b.key(fyne.KeyReturn)
	b.expectPage(places[1].name)
}

// expectPage checks that one page alone is visible and marked in the rail.
func (b *bench) expectPage(name host.Name) {
	b.t.Helper()
	if b.current != name {
		b.t.Fatalf("page %q instead of %q", b.current, name)
	}
	for other, page := range b.pages {
		if page.Content().Visible() != (other == name) {
			b.t.Errorf("page %q: visible is %v", other, page.Content().Visible())
		}
	}
	for _, item := range b.rail.items {
		if item.active != (item.place.name == name) {
			b.t.Errorf("rail item %q: active is %v", item.place.word, item.active)
		}
	}
}

func TestUndoAndRedoByMenu(t *testing.T) {
	b := newBench(t, newFile(t))
	if e := b.entryOf("Rückgängig"); !e.item.Disabled || e.word != "Rückgängig" {
		t.Errorf("before any change: %q, disabled %v", e.word, e.item.Disabled)
	}
	if err := b.desk.SetDeadlineDays(b.ctx, "14"); err != nil {
		t.Fatal(err)
	}
	b.settle()
	if e := b.entryOf("Rückgängig"); e.item.Disabled || e.word != "Rückgängig: Frist geändert" || !strings.HasSuffix(e.item.Label, " Strg+Z") {
		t.Errorf("after a change: %q, disabled %v", e.item.Label, e.item.Disabled)
	}
	if got := b.status.undo.Text(); got != "Rückgängig: Frist geändert (Strg+Z)" {
		t.Errorf("status bar: %q", got)
	}
	if got := b.status.saved.Text; got != "Gespeichert 10:42" {
		t.Errorf("status bar: %q", got)
	}
	b.choose("Rückgängig")
	b.expectDays(28)
	if got := b.toaster.text.Text; got != "Rückgängig: Frist geändert" || !b.toaster.content.Visible() {
		t.Errorf("toast %q", got)
	}
	b.timers[len(b.timers)-1]()
	if b.toaster.content.Visible() {
		t.Error("the toast stays")
	}
	b.choose("Wiederholen: Frist geändert")
	b.expectDays(14)
	b.press(fyne.KeyZ)
	b.expectDays(28)
	b.press(fyne.KeyY)
	b.expectDays(14)
}

func (b *bench) expectDays(want int) {
	b.t.Helper()
	if got, err := b.desk.DeadlineDays(b.ctx); err != nil || got != want {
		b.t.Errorf("deadline %d days (%v), not %d", got, err, want)
	}
}

func TestChangesRefreshThePagesThatShowThem(t *testing.T) {
	b := newBench(t, newFile(t))
	seen := &countingPage{Page: b.page(host.Settings), tables: []string{"setting"}}
	b.pages[host.Settings] = seen
	other := &countingPage{Page: b.page(host.History), tables: []string{"person"}}
	b.pages[host.History] = other
	b.Go(host.Settings, 0)
	b.settle()
	begin, before := seen.refreshed, other.refreshed
	if err := b.desk.SetDeadlineDays(b.ctx, "14"); err != nil {
		t.Fatal(err)
	}
	b.settle()
	if seen.refreshed != begin+1 || other.refreshed != before {
		t.Errorf("refreshed %d times the page that shows it, %d times the other", seen.refreshed-begin, other.refreshed-before)
	}
	b.Go(host.History, 0)
	done := make(chan error)
	go func() { done <- b.desk.SetDeadlineDays(context.Background(), "21") }() // as a job would
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	b.settle()
	if seen.refreshed != begin+1 {
		t.Error("a page that is not shown was refreshed")
	}
	b.Go(host.Settings, 0)
	if seen.refreshed != begin+2 {
		t.Error("a page that a change concerns was not refreshed when it was shown")
	}
}

// countingPage counts how often a page is refreshed.
type countingPage struct {
	host.Page
	tables    []string
	refreshed int
	stays     bool // what is typed cannot be saved
}

func (p *countingPage) Refresh()         { p.refreshed++; p.Page.Refresh() }
func (p *countingPage) Tables() []string { return p.tables }
func (p *countingPage) Leave() bool      { return !p.stays }

func TestAPageThatCannotSaveKeepsTheUser(t *testing.T) {
	b := newBench(t, newFile(t))
	b.Go(host.Settings, 0)
	page := &countingPage{Page: b.page(host.Settings), stays: true}
	b.pages[host.Settings] = page
	b.press(places[0].key)
	if b.current != host.Settings {
		t.Error("the page was left")
	}
	if err := b.desk.SetDeadlineDays(b.ctx, "14"); err != nil {
		t.Fatal(err)
	}
	b.press(fyne.KeyZ)
	b.expectDays(14) // nothing is undone while typing waits
	b.close()
	if b.desk == nil || !strings.Contains(b.dialog(), "nicht gespeichert") {
		t.Fatal("the window closed without asking")
	}
	b.key(fyne.KeyReturn)
	if b.desk != nil {
		t.Error("the file is still open after the user agreed")
	}
}

func TestASecondOpenerOnlyReads(t *testing.T) {
	path := newFile(t)
	first, err := data.Open(context.Background(), path, data.Options{User: "Erika"})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	b := newBench(t, path)
	if !b.desk.Store.ReadOnly() {
		t.Fatal("the second opener writes")
	}
	if got := b.status.readOnly.Mark(); !b.status.readOnly.Visible() || !strings.Contains(got.Word, "Erika") || got.Tone != workflow.Warn {
		t.Errorf("status bar: %+v", got)
	}
	if got := b.dialog(); !strings.Contains(got, "Erika") || !strings.Contains(got, "ansehen") {
		t.Errorf("dialog: %q", got)
	}
	b.key(fyne.KeyEscape)
	if b.topModal() != nil {
		t.Error("Esc does not close the dialog")
	}
	if !b.entryOf("Rückgängig").item.Disabled {
		t.Error("undo is offered")
	}
}

func TestClosingKeepsTheSize(t *testing.T) {
	b := newBench(t, newFile(t))
	b.window.Resize(fyne.NewSize(1200, 700))
	b.close()
	if b.desk != nil {
		t.Error("the file is still open")
	}
	if got := b.keptSize(); got != fyne.NewSize(1200, 700) {
		t.Errorf("kept size %v", got)
	}
}

func TestAPanicIsToldAndTheWindowLivesOn(t *testing.T) {
	b := newBench(t, newFile(t))
	b.bridge.toWindow(func() { panic("on a callback") })
	b.settle()
	if len(b.faults) != 1 || !strings.Contains(b.dialog(), "entschuldigen") || !strings.Contains(b.dialog(), "rundertisch.log") {
		t.Errorf("faults %v, dialog %q", b.faults, b.dialog())
	}
}

func TestMenuItemsNameTheirKeysInFullInk(t *testing.T) {
	b := newBench(t, newFile(t))
	for _, m := range b.window.MainMenu().Items {
		for _, item := range m.Items {
			if _, drawnPale := item.Shortcut.(fyne.KeyboardShortcut); drawnPale {
				t.Errorf("the toolkit draws the key of %q with a fifth of the ink", item.Label)
			}
		}
	}
}

func TestGoFieldShowsTheFieldOfARecord(t *testing.T) {
	b, hands, _ := clerk(t)
	district := rows[data.District](t, b, data.Match{"number": 9})[0]
	b.GoField(host.Districts, district.ID, "Notiz")
	hands.Settle()
	hands.Write("Nur dienstags")
	b.GoField(host.Overview, 0, "Gibt es nicht") // a page without fields; leaving the other one saves
	hands.Settle()
	if got := rows[data.District](t, b, data.Match{"number": 9})[0].Note; b.current != host.Overview || got != "Nur dienstags" {
		t.Errorf("shown is %q, the note of BA 9 is %q", b.current, got)
	}
}
