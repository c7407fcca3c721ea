package letters

// The view of templates: text at the left, the finished page at the right, what is wrong marked where it stands.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
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
	h.Tap("Ersetzen")
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
