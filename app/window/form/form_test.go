package form_test

// Text, choice and check, used as people use them.

import (
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// saved collects what fields save.
type saved[V any] struct {
	values []V
	err    error
}

func (s *saved[V]) save(v V) error {
	if s.err != nil {
		return s.err
	}
	s.values = append(s.values, v)
	return nil
}

func (s *saved[V]) want(t *testing.T, why string, values ...V) {
	t.Helper()
	if !slices.EqualFunc(s.values, values, func(a, b V) bool { return any(a) == any(b) }) {
		t.Fatalf("%s: saved %v, want %v", why, s.values, values)
	}
}

func today() data.Date { return data.NewDate(2026, time.March, 3) }

var tooLong = data.Mistakef("Das ist zu lang. Bitte kürzer schreiben.")

// show puts fields below each other into a window.
func show(t *testing.T, fields ...fyne.CanvasObject) *hosttest.Host {
	t.Helper()
	h := hosttest.New(t, nil)
	h.Show(container.NewVBox(fields...))
	h.Settle()
	return h
}

func TestTextSavesWhenLeft(t *testing.T) {
	var first, second saved[string]
	name, place := form.NewText("Nachname", first.save), form.NewText("Ort", second.save)
	name.SetText("Groß")
	h := show(t, name, place)
	h.Enter("Nachname", "  Größer ")
	first.want(t, "while typing")
	h.Key(fyne.KeyTab)
	first.want(t, "after Tab", "Größer")
	if name.Text() != "Größer" {
		t.Errorf("the field shows %q", name.Text())
	}
	h.Write("München")
	h.Key(fyne.KeyReturn)
	second.want(t, "after Enter", "München")
	h.Key(fyne.KeyTab)
	second.want(t, "left unchanged", "München")
	name.Commit()
	first.want(t, "Commit of what is saved", "Größer")
	h.Enter("Nachname", " Größer  ")
	if !form.CommitAll(name, place) || name.Text() != "Größer" {
		t.Errorf("space around the saved text: %q", name.Text())
	}
	first.want(t, "the saved text with space around it", "Größer")
}

func TestEscPutsBack(t *testing.T) {
	var s saved[string]
	name := form.NewText("Nachname", s.save)
	name.SetText("Groß")
	h := show(t, name)
	var heard []fyne.KeyName
	h.Window().Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { heard = append(heard, k.Name) })
	h.Enter("Nachname", "anders")
	h.Key(fyne.KeyEscape)
	if name.Text() != "Groß" || len(heard) != 0 {
		t.Errorf("after Esc: %q, the window heard %v", name.Text(), heard)
	}
	h.Key(fyne.KeyEscape)
	h.Key(fyne.KeyF5)
	h.Key(fyne.KeyReturn)
	if !slices.Equal(heard, []fyne.KeyName{fyne.KeyEscape, fyne.KeyF5, fyne.KeyReturn}) {
		t.Errorf("the window heard %v", heard)
	}
	s.want(t, "nothing was saved")
}

func TestMistakeStaysAtTheField(t *testing.T) {
	s := saved[string]{err: tooLong}
	name, other := form.NewText("Nachname", s.save), form.NewText("Ort", s.save)
	name.SetText("Groß")
	h := show(t, name, other)
	var heard int
	h.Window().Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { heard++ })
	before := name.MinSize().Height
	h.Type("Nachname", "Übermäßiglang")
	if h.Problem("Nachname") != tooLong.Text || name.Text() != "Übermäßiglang" || !h.Sees("! Das ist zu lang.") {
		t.Errorf("problem %q, text %q", h.Problem("Nachname"), name.Text())
	}
	if heard != 0 {
		t.Error("Enter reached the window although nothing could be saved")
	}
	if name.MinSize().Height <= before {
		t.Error("no room for the words below the field")
	}
	if name.Commit() || form.CommitAll(other, name) {
		t.Error("Commit reports success")
	}
	name.SetText("Groß")
	if name.Text() != "Übermäßiglang" {
		t.Errorf("showing the same record again took the typing: %q", name.Text())
	}
	s.err = nil
	if !name.Commit() || h.Problem("Nachname") != "" {
		t.Errorf("still wrong: %q", h.Problem("Nachname"))
	}
	s.want(t, "saved in the end", "Übermäßiglang")
	if name.MinSize().Height != before {
		t.Error("the field stays higher than it was")
	}

	s.err = errors.New("disk on fire")
	h.Type("Nachname", "x")
	if text := h.Problem("Nachname"); text == "" || text == "disk on fire" {
		t.Errorf("a fault of the program is shown as %q", text)
	}
	h.Key(fyne.KeyTab)
	name.SetText("Ein anderer Mensch")
	if name.Text() != "Ein anderer Mensch" || h.Problem("Nachname") != "" {
		t.Errorf("another record shows %q, %q", name.Text(), h.Problem("Nachname"))
	}
}

func TestSetTextDoesNotDisturbTyping(t *testing.T) {
	var s saved[string]
	name := form.NewText("Nachname", s.save)
	name.SetText("Groß")
	h := show(t, name)
	h.Enter("Nachname", "Gro")
	name.SetText("Klein")
	if name.Text() != "Gro" {
		t.Fatalf("typing became %q", name.Text())
	}
	h.Key(fyne.KeyEscape)
	if name.Text() != "Klein" {
		t.Fatalf("Esc led to %q", name.Text())
	}
	name.SetText("Mittel")
	if name.Text() != "Mittel" {
		t.Fatalf("a field that only has the cursor shows %q", name.Text())
	}
}

// A page shows the record again while the field saves; what it shows then is what stands.
func TestSavingShowsWhatWasMadeOfIt(t *testing.T) {
	var field *form.Text
	calls := 0
	field = form.NewText("Telefon", func(text string) error {
		calls++
		field.SetText("089 " + text)
		return nil
	})
	h := show(t, field)
	h.Type("Telefon", "12345")
	h.Key(fyne.KeyTab)
	if field.Text() != "089 12345" || calls != 1 {
		t.Errorf("%q after %d savings", field.Text(), calls)
	}
	var adding *form.Text
	adding = form.NewText("Neu", func(string) error { adding.SetText(""); return nil })
	h = show(t, adding)
	h.Type("Neu", "Punkt")
	if adding.Text() != "" {
		t.Errorf("a field that empties itself shows %q", adding.Text())
	}
}

func TestUndoInFieldThenInFile(t *testing.T) {
	var undone, redone int
	form.UndoFallback, form.RedoFallback = func() { undone++ }, func() { redone++ }
	t.Cleanup(func() { form.UndoFallback, form.RedoFallback = nil, nil })
	var s saved[string]
	name, kind := form.NewText("Nachname", s.save), form.NewChoice("Form", workflow.FormChoices, s.save)
	h := show(t, name, kind)
	h.Enter("Nachname", "Groß")
	h.Undo()
	if name.Text() != "" || undone != 0 {
		t.Fatalf("Strg+Z while typing: %q, in the file %d", name.Text(), undone)
	}
	h.Redo()
	if name.Text() != "Groß" || redone != 0 {
		t.Fatalf("Strg+Y while typing: %q, in the file %d", name.Text(), redone)
	}
	h.Key(fyne.KeyReturn)
	h.Undo()
	if undone != 1 || name.Text() != "Groß" {
		t.Fatalf("Strg+Z after saving: %q, in the file %d", name.Text(), undone)
	}
	h.Redo()
	if redone != 1 {
		t.Fatal("Strg+Y did not reach the file")
	}
	h.Write("e")
	h.Undo()
	if name.Text() != "Groß" || undone != 1 {
		t.Fatalf("typing after saving is undone to %q, in the file %d", name.Text(), undone)
	}
	kind.Focus(h.Window().Canvas())
	h.Undo()
	h.Redo()
	if undone != 2 || redone != 2 {
		t.Fatalf("from a choice: %d, %d", undone, redone)
	}
}

// Coming to a field by Tab selects its text; coming back to the window does not, or the next letter would replace what was typed.
func TestTextIsSelectedOnceOnly(t *testing.T) {
	var s saved[string]
	name, place := form.NewText("Nachname", s.save), form.NewText("Ort", s.save)
	place.SetText("Augsburg")
	h := show(t, name, place)
	name.Focus(h.Window().Canvas())
	h.Key(fyne.KeyTab)
	h.Write("Mün")
	if place.Text() != "Mün" {
		t.Fatalf("typing after Tab: %q", place.Text())
	}
	focused := h.Window().Canvas().Focused()
	focused.FocusLost()
	focused.FocusGained()
	h.Write("chen")
	if place.Text() != "München" {
		t.Fatalf("typing on after the window was left: %q", place.Text())
	}
	h.Key(fyne.KeyTab)
	s.want(t, "both parts", "Mün", "München")
}

func TestDisabledFieldsStay(t *testing.T) {
	var s saved[string]
	name, kind := form.NewText("Nachname", s.save), form.NewChoice("Form", workflow.FormChoices, s.save)
	h := show(t, name, kind)
	for _, f := range []form.Field{name, kind} {
		f.Disable()
	}
	name.Focus(h.Window().Canvas())
	h.Write("x")
	if name.Text() != "" {
		t.Error("a disabled field was typed into")
	}
	kind.Choose(data.FormHerr)
	name.Enable()
	h.Type("Nachname", "Groß")
	s.want(t, "only what was enabled, and the choice by the program", data.FormHerr, "Groß")
}

func TestMultiline(t *testing.T) {
	var s saved[string]
	note, next := form.NewMultiline("Notiz", 3, s.save), form.NewText("Ort", s.save)
	h := show(t, note, next)
	h.Enter("Notiz", "eins")
	h.Key(fyne.KeyReturn)
	h.Write("zwei")
	h.Key(fyne.KeyReturn)
	s.want(t, "Enter begins a line")
	h.Key(fyne.KeyTab)
	s.want(t, "Tab leaves the field", "eins\nzwei")
	h.Write("M")
	if next.Text() != "M" {
		t.Error("Tab did not lead to the next field")
	}
	if high := note.MinSize().Height; high < 80 {
		t.Errorf("three rows are %v px high", high)
	}
}

func TestCheck(t *testing.T) {
	var s saved[bool]
	on := form.NewCheck("nicht auf Listen", s.save)
	h := show(t, on)
	h.Tap("nicht auf Listen")
	h.Key(fyne.KeySpace)
	s.want(t, "click and space", true, false)
	s.err = tooLong
	h.Key(fyne.KeySpace)
	if !on.Checked() || h.Problem("nicht auf Listen") == "" {
		t.Error("what could not be saved is gone")
	}
	h.Key(fyne.KeyEscape)
	if on.Checked() || h.Problem("nicht auf Listen") != "" {
		t.Error("Esc does not lead back")
	}
	on.SetChecked(true)
	if !on.Checked() || !on.Commit() {
		t.Error("the saved tick does not show")
	}
}

func TestChoice(t *testing.T) {
	var s saved[string]
	kind := form.NewChoice("Form", workflow.FormChoices, s.save)
	kind.SetValue("")
	h := show(t, kind)
	h.Choose("Form", "Herr")
	s.want(t, "by click", data.FormHerr)
	if !h.Sees("Herr") || kind.Value() != data.FormHerr {
		t.Error("the chosen value does not show")
	}
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn} {
		h.Key(key)
	}
	s.want(t, "by arrows and Enter", data.FormHerr, data.FormFrau)
	h.Key(fyne.KeySpace)
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyEscape)
	s.want(t, "Esc closes the list", data.FormHerr, data.FormFrau)
	if h.Window().Canvas().Overlays().Top() != nil {
		t.Fatal("the list is still open")
	}
	h.Write("h")
	h.Key(fyne.KeySpace)
	s.want(t, "by letter", data.FormHerr, data.FormFrau, data.FormHerr)
	h.Key(fyne.KeyReturn)
	h.Key(fyne.KeyReturn)
	s.want(t, "the same again", data.FormHerr, data.FormFrau, data.FormHerr)

	s.err = tooLong
	h.Choose("Form", "Frau")
	if kind.Value() != data.FormFrau || h.Problem("Form") != tooLong.Text {
		t.Errorf("value %q, problem %q", kind.Value(), h.Problem("Form"))
	}
	h.Key(fyne.KeyEscape)
	if kind.Value() != data.FormHerr || h.Problem("Form") != "" || !kind.Commit() {
		t.Errorf("Esc led to %q", kind.Value())
	}
	kind.SetChoices(workflow.MeetingModeChoices)
	kind.SetValue(data.ModeOnline)
	if !h.Sees("online") {
		t.Error("the new choices do not show")
	}
}

func TestTabLeavesOpenList(t *testing.T) {
	var s saved[string]
	kind, place := form.NewChoice("Form", workflow.FormChoices, s.save), form.NewText("Ort", s.save)
	h := show(t, kind, place)
	kind.Focus(h.Window().Canvas())
	h.Key(fyne.KeySpace)
	h.Key(fyne.KeyTab)
	h.Write("M")
	if place.Text() != "M" {
		t.Error("Tab did not lead to the next field")
	}
}
