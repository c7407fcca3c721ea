package letters

// The view of templates: text at the left, the finished page at the right, what is wrong marked where it stands.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// openTemplates shows the templates of the demo.
func openTemplates(t testing.TB) (*hosttest.Host, *Page) {
	t.Helper()
	h := hosttest.New(t, hosttest.Demo(t))
	p := New(h)
	h.ShowPage(p)
	h.Follow(p)
	p.tabs.Select(viewTemplates)
	h.Settle()
	return h, p
}

// keep returns a template as the file has it.
func keep(t testing.TB, h *hosttest.Host, id data.ID) data.Template {
	t.Helper()
	kept, err := data.Get[data.Template](h.Context(), h.Desk().Store, id)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestTypingShowsTheFinishedPage(t *testing.T) {
	h, p := openTemplates(t)
	v := p.templates
	h.Shot("templates")
	wantSeen(t, h, "Bitte um Benennung", "1 von 25 · BA 01", "ohne Fehler", "mitgeliefert")
	id := v.editor.template.ID
	v.editor.focus()
	v.editor.source.Select(form.SourceMark{Line: 3, Column: 1})
	v.editor.source.Insert("Servus aus der Stelle ", 0)
	if got := onPaper(v.editor.paper); !strings.Contains(got, "Servus aus der Stelle") {
		t.Errorf("the page does not follow: %q", got)
	}
	if strings.Contains(keep(t, h, id).Body, "Servus") {
		t.Error("saved while it is being typed")
	}
	if !p.Leave() || !strings.Contains(keep(t, h, id).Body, "Servus aus der Stelle ") {
		t.Error("not saved when the page is left")
	}
	wantSeen(t, h, "mitgeliefert, hier geändert")
	h.Tap("›")
	wantSeen(t, h, "2 von 25 · BA 02")
	if _, err := h.Desk().Store.Undo(h.Context()); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if strings.Contains(v.editor.source.Text(), "Servus") {
		t.Error("undo does not reach the editor")
	}
}

func TestMistakesAreMarkedAndPutRight(t *testing.T) {
	h, p := openTemplates(t)
	v := p.templates
	id := v.editor.template.ID
	v.editor.source.SetText("{Anrede}\n\nBA {BA-Numer} und {wenn benant}ja{ende}\n\nMit freundlichen Grüßen")
	v.editor.draw()
	h.Settle()
	h.Shot("templates-mistakes")
	wantSeen(t, h, "2 Fehler", "Zeile 3, Spalte 4", "Gemeint: „BA-Nummer“?")
	h.Tap("Ersetzen")
	h.Settle()
	wantSeen(t, h, "1 Fehler")
	h.Tap("Ersetzen")
	h.Settle()
	wantSeen(t, h, "ohne Fehler")
	if got, want := v.editor.source.Text(), "BA {BA-Nummer} und {wenn benannt}ja{ende}"; !strings.Contains(got, want) {
		t.Errorf("text %q", got)
	}
	if !p.Leave() || !strings.Contains(keep(t, h, id).Body, "{wenn benannt}") {
		t.Error("not saved")
	}
	h.Enter("Betreff", "Zu {Frsit}")
	wantSeen(t, h, "Betreff, Spalte 4")
	h.Shot("templates-subject")
	h.Tap("Zeigen")
	h.Write("{Name}")
	wantSeen(t, h, "ohne Fehler")
	h.Key(fyne.KeyEscape)
	if got := v.editor.subject.Text(); got != "Zu {Frsit}" { // saved when the link was pressed
		t.Errorf("Esc brings back %q", got)
	}
	h.Tap("Ersetzen")
	if !p.Leave() {
		t.Error("the subject is not saved")
	}
	if got := keep(t, h, id).Subject; got != "Zu {Frist}" {
		t.Errorf("subject %q", got)
	}
}

func TestMenusExplainAndInsert(t *testing.T) {
	h, p := openTemplates(t)
	v := p.templates
	v.editor.focus()
	h.Tap("Platzhalter …")
	h.Settle()
	h.Shot("templates-placeholders")
	wantSeen(t, h, "Nummer des Stadtbezirks", "Sehr geehrte Frau")
	h.Write("frist")
	if err := h.TopDialog().Accept(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(v.editor.source.Text(), "{Frist}") {
		t.Errorf("text %q", v.editor.source.Text())
	}
	h.Tap("Bedingung …")
	h.Settle()
	h.Write("keine benennung")
	if err := h.TopDialog().Accept(); err != nil {
		t.Fatal(err)
	}
	h.Write("nur dann")
	if !strings.Contains(v.editor.source.Text(), "{wenn keine Benennung}nur dann{ende}") {
		t.Errorf("text %q", v.editor.source.Text())
	}
	h.Tap("Bedingung …")
	h.Write("gibt es nicht")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nothing can be put in")
	}
	h.TopDialog().Cancel()
}

func TestTemplatesComeAndGo(t *testing.T) {
	h, p := openTemplates(t)
	v := p.templates
	before := len(v.list.Rows())
	h.Tap("Neu")
	h.Settle()
	h.Enter("Name der Vorlage", "Grüße")
	h.Tap("Kopieren")
	h.Settle()
	var names []string
	for _, row := range v.list.Rows() {
		names = append(names, row.Name)
	}
	if len(names) != before+2 || !slices.Contains(names, "Grüße") || !slices.Contains(names, "Kopie von Grüße") {
		t.Errorf("%q", names)
	}
	chosen, _ := v.list.Current()
	v.archive(chosen)
	h.Settle()
	if len(v.list.Rows()) != before+1 {
		t.Errorf("%d rows after archiving, want %d", len(v.list.Rows()), before+1)
	}
	path := filepath.Join(t.TempDir(), "v.txt")
	h.Answers.Save, h.Answers.File = path, path
	h.Tap("Exportieren …")
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	h.Tap("Importieren …")
	h.Settle()
	if current, _ := v.list.Current(); len(v.list.Rows()) != before+2 || current.Shipped {
		t.Errorf("%d rows after import, %+v", len(v.list.Rows()), current)
	}
	p.putRight(workflow.Remedy{Page: workflow.RemedyTemplates, ID: chosen.ID})
	h.Settle()
	if current, _ := v.list.Current(); current.ID != chosen.ID || !current.Archived {
		t.Errorf("an archived template is not shown: %+v", current)
	}
	h.Tap("Serienbrief beginnen")
	if p.tabs.Selected() != viewNew {
		t.Error("no run has begun")
	}
}

func TestGuidesShowFoldsAndWindow(t *testing.T) {
	h, p := openTemplates(t)
	preview := p.templates.editor.paper.preview
	h.Window().Canvas().Focus(preview)
	h.Tap("Umschlag")
	h.Settle()
	h.Shot("templates-guides")
	if !preview.Guided() {
		t.Error("no guides")
	}
	h.Window().Canvas().Focus(preview)
	h.Key(fyne.KeyPageDown)
	wantSeen(t, h, "2 von 25 · BA 02")
}

// Tab goes through the editor as it is read: subject, tools, text.
func TestTabFollowsTheReading(t *testing.T) {
	h, p := openTemplates(t)
	e := p.templates.editor
	e.subject.Focus(h.Window().Canvas())
	var order []string
	for range 7 {
		h.Key(fyne.KeyTab)
		if button, ok := h.Window().Canvas().Focused().(*widgets.Button); ok {
			order = append(order, button.Text())
		} else if e.source.WasLast() {
			order = append(order, "the text")
		}
	}
	if want := []string{"Platzhalter …", "Bedingung …", "Liste", "Tabelle", "Seite", "Fett", "the text"}; !slices.Equal(order, want) {
		t.Errorf("order %q, want %q", order, want)
	}
}

func TestMenusServeTheSubjectToo(t *testing.T) {
	h, p := openTemplates(t)
	e := p.templates.editor
	h.Enter("Betreff", "BA ")
	h.Tap("Platzhalter …")
	h.Write("ba-nummer")
	wantSeen(t, h, "jetzt: 1")
	h.Accept()
	if got := e.subject.Text(); got != "BA {BA-Nummer}" || strings.Contains(e.source.Text(), "BA {BA-Nummer}\n") {
		t.Errorf("subject %q", got)
	}
	h.Enter("Text", "{wenn benannt}ja{ende}")
	e.source.Select(form.SourceMark{Line: 1, Column: 17})
	h.Tap("Bedingung …")
	h.Write("sonst")
	h.Accept()
	h.Write("nein")
	if got, want := e.source.Text(), "{wenn benannt}ja{sonst}nein{ende}"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	wantSeen(t, h, "ohne Fehler")
	h.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	h.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyB, Modifier: fyne.KeyModifierControl})
	if got, want := e.source.Text(), "**{wenn benannt}ja{sonst}nein{ende}**"; got != want {
		t.Errorf("Strg+B: %q, want %q", got, want)
	}
}

func TestShippedTextComesBack(t *testing.T) {
	h, p := openTemplates(t)
	v := p.templates
	id := v.editor.template.ID
	if !v.buttons.restore.Disabled() {
		t.Error("there is nothing to put back")
	}
	v.editor.pane.Tabs.Select(1)
	h.Type("Anlagen", "Merkblatt")
	h.Shot("templates-details")
	v.editor.pane.Tabs.Select(0)
	h.Enter("Betreff", "Etwas anderes")
	h.Tap("›") // saves
	h.Tap("Zurücksetzen")
	shipped, _ := workflow.ShippedTemplate("benennung")
	kept := keep(t, h, id)
	if kept.Subject != shipped.Subject || kept.Body != shipped.Body || strings.TrimSpace(kept.Enclosures) != "Merkblatt" {
		t.Errorf("kept %+v", kept)
	}
	if !v.buttons.restore.Disabled() || v.editor.subject.Text() != shipped.Subject {
		t.Errorf("shows %q", v.editor.subject.Text())
	}
	h.Tap("Archivieren")
	if !keep(t, h, id).Archived || h.Sees("Bitte um Benennung") {
		t.Error("not archived")
	}
	h.Tap("Archivierte zeigen")
	v.list.Select(id)
	h.Settle()
	wantSeen(t, h, "archiviert: wird für neue Schreiben nicht angeboten")
	h.Tap("Zurückholen")
	if keep(t, h, id).Archived {
		t.Error("still archived")
	}
}

func TestATemplateWithoutNameIsNotLeft(t *testing.T) {
	h, p := openTemplates(t)
	v := p.templates
	v.editor.pane.Tabs.Select(1)
	h.Enter("Name der Vorlage", "1. Erinnerung")
	v.editor.pane.Tabs.Select(0)
	h.Tap("2. Erinnerung")
	if p.Leave() || v.editor.template.Name != "Bitte um Benennung" {
		t.Errorf("two templates have the same name; %q is shown", v.editor.template.Name)
	}
	if current, _ := v.list.Current(); current.ID != v.editor.template.ID {
		t.Errorf("the list is at %q", current.Name)
	}
	wantSeen(t, h, "gibt es schon")
	h.Type("Name der Vorlage", "Anfrage")
	h.Tap("2. Erinnerung")
	if v.editor.template.Name != "2. Erinnerung" || !h.Sees("Anfrage") {
		t.Errorf("%q is shown", v.editor.template.Name)
	}
}

func TestReadOnlyFileChangesNoTemplates(t *testing.T) {
	store, err := data.Open(t.Context(), hosttest.Demo(t).Store.Path(), data.Options{Now: func() time.Time { return hosttest.Now }, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	h := hosttest.New(t, workflow.NewDesk(store))
	p := New(h)
	h.ShowPage(p)
	p.tabs.Select(viewTemplates)
	h.Settle()
	v := p.templates
	for _, b := range []*widgets.Button{v.buttons.add, v.buttons.copy, v.buttons.load, v.buttons.archive, v.buttons.restore} {
		if !b.Disabled() {
			t.Errorf("%q can be pressed", b.Text())
		}
	}
	if v.buttons.save.Disabled() || !v.editor.source.Disabled() || !v.editor.subject.Disabled() {
		t.Error("exporting is not possible, or the text can be changed")
	}
	wantSeen(t, h, "1 von 25 · BA 01")
}

// A keystroke in the text of a two-page letter, until its page stands drawn in the window.
func BenchmarkKeystroke(b *testing.B) {
	h, p := openTemplates(b)
	e := p.templates.editor
	long := e.source.Text()
	long = strings.Replace(long, "\n\nMit freundlichen", strings.Repeat("\n\nDie Stelle für interkulturelle Arbeit dankt allen Bezirksausschüssen für ihre Rückmeldungen und lädt herzlich ein.", 9)+"\n\nMit freundlichen", 1)
	e.source.SetText(long)
	e.draw()
	if pages := len(e.paper.pages); pages != 2 {
		b.Fatalf("%d pages", pages)
	}
	e.source.Select(form.SourceMark{Line: 3, Column: 5})
	focused := h.Window().Canvas().Focused()
	picture := hosttest.Find[*canvas.Raster](e.paper.preview)[0]
	size := picture.Size()
	for b.Loop() {
		focused.TypedRune('x')
		picture.Generator(int(size.Width), int(size.Height))
	}
}

// The parts of the view stay where they are when another tab of the editor is looked at.
func TestTheViewKeepsItsPlaces(t *testing.T) {
	h, p := openTemplates(t)
	e := p.templates.editor
	before := e.paper.preview.Size()
	e.pane.Tabs.Select(1)
	h.Settle()
	if after := e.paper.preview.Size(); after != before {
		t.Errorf("the preview goes from %v to %v", before, after)
	}
	for _, scroll := range hosttest.Find[*container.Scroll](p.templates.list) {
		if scroll.Content.MinSize().Width > scroll.Size().Width {
			t.Errorf("the list of %.0f px is scrolled in %.0f", scroll.Content.MinSize().Width, scroll.Size().Width)
		}
	}
	if least := p.content.MinSize(); least.Width > hosttest.PageWidth || least.Height > 690 {
		t.Errorf("needs %v", least)
	}
}
