package window

// The keyboard as the driver delivers it: a shortcut goes to the menu first, a key to the focused widget and to nobody else.

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

func shellOnNewFile(t *testing.T) *Shell {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.Theme())
	path := filepath.Join(t.TempDir(), "rundertisch.db")
	now := func() time.Time { return time.Date(2026, 3, 3, 10, 42, 0, 0, time.UTC) }
	store, err := data.Create(context.Background(), path, data.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	s := newShell(context.Background(), app, Options{Path: path, Now: now})
	s.begin()
	if s.desk == nil {
		t.Fatal("the file is not open")
	}
	t.Cleanup(func() { _ = s.closeFile() })
	return s
}

// pressKey delivers a key as the driver does.
func pressKey(s *Shell, name fyne.KeyName) {
	if focused := s.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	s.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
}

// pressShortcut delivers a shortcut as the driver does.
func pressShortcut(s *Shell, shortcut fyne.Shortcut) {
	for _, m := range s.window.MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == shortcut.ShortcutName() && item.Action != nil {
				item.Action()
				return
			}
		}
	}
	if focused, is := s.window.Canvas().Focused().(fyne.Shortcutable); is {
		focused.TypedShortcut(shortcut)
	}
}

func TestUndoTakesTypingInADialogBack(t *testing.T) {
	s := shellOnNewFile(t)
	field := widget.NewEntry()
	s.Dialog("Frage", field, "Ja", nil, nil)
	s.window.Canvas().Focus(field)
	test.Type(field, "abc")
	pressShortcut(s, &fyne.ShortcutUndo{})
	if field.Text != "" {
		t.Errorf("text after Strg+Z: %q", field.Text)
	}
}

func TestTipsCanShow(t *testing.T) {
	s := shellOnNewFile(t)
	shown := false
	for _, object := range test.LaidOutObjects(s.window.Content()) {
		shown = shown || fmt.Sprintf("%T", object) == "*widgets.tip"
	}
	if !shown {
		t.Error("the window has no layer for the whole of texts that are cut")
	}
}

func TestUndoFromAnEmptySearchFieldIsThatOfTheFile(t *testing.T) {
	s := shellOnNewFile(t)
	ctx := context.Background()
	err := s.desk.Store.Do(ctx, "Person angelegt", func(tx *data.Tx) error { return data.Insert(tx, &data.Person{LastName: "Groß"}) })
	if err != nil {
		t.Fatal(err)
	}
	field := widgets.NewSearchEntry("Suchen", "", nil)
	s.stack.Add(container.NewVBox(field))
	s.window.Canvas().Focus(field)
	pressShortcut(s, &fyne.ShortcutUndo{})
	if people, err := data.List[data.Person](ctx, s.desk.Store, nil); err != nil || len(people) != 0 {
		t.Errorf("%d people, %v", len(people), err)
	}
}

func TestHelpKeyWorksWhereverTheFocusIs(t *testing.T) {
	s := shellOnNewFile(t)
	grid := widgets.NewGrid([]widgets.Column[int]{{Title: "A", Width: 100, Value: func(int) string { return "x" }}})
	button, search := widgets.NewButton("B", nil), widgets.NewSearchEntry("Suchen", "", nil)
	link, tabs := widgets.NewLink("L", nil), widgets.NewTabs("a", "b")
	s.stack.Add(container.NewVBox(grid, button, search, link, tabs))
	for _, focus := range []fyne.Focusable{grid, button, search, link, tabs} {
		s.window.Canvas().Focus(focus)
		pressKey(s, fyne.KeyF1)
		if s.topModal() == nil {
			t.Errorf("F1 does nothing on a %T", focus)
			continue
		}
		s.closeModal(s.topModal())
	}
}

func TestEscClosesAQuestionWhoseButtonHasTheFocus(t *testing.T) {
	s := shellOnNewFile(t)
	s.Confirm("Frage", "Text", "Ja", func() { t.Error("Esc is no yes") })
	s.window.Canvas().FocusNext()
	pressKey(s, fyne.KeyEscape)
	if s.topModal() != nil {
		t.Error("the question is still there")
	}
}

func TestAFirstClickDoesNotScrollTheGrid(t *testing.T) {
	s := shellOnNewFile(t)
	grid := widgets.NewGrid([]widgets.Column[int]{{Title: "A", Width: 100, Value: func(int) string { return "x" }}})
	var told []int
	grid.OnSelected = func(row int) { told = append(told, row) }
	rows := make([]int, 500)
	for i := range rows {
		rows[i] = i
	}
	s.stack.Add(grid)
	grid.SetRows(rows)
	grid.Resize(fyne.NewSize(400, 400))
	place := fyne.NewPos(400, 300)
	test.Scroll(s.window.Canvas(), place, 0, -200*look.RowHeight)
	test.TapCanvas(s.window.Canvas(), place)
	test.TapCanvas(s.window.Canvas(), place)
	if len(told) != 1 {
		t.Errorf("two clicks on one place chose the rows %v", told)
	}
}
