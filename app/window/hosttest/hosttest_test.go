package hosttest_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestDemoIsFreshForEachTest(t *testing.T) {
	ctx := context.Background()
	first, second := hosttest.Demo(t), hosttest.Demo(t)
	before, err := second.Store.CountPeople(ctx, data.PersonFilter{})
	if err != nil || before == 0 {
		t.Fatalf("%d people, %v", before, err)
	}
	err = first.Store.Do(ctx, "Person angelegt", func(tx *data.Tx) error {
		return data.Insert(tx, &data.Person{LastName: "Neu"})
	})
	if err != nil {
		t.Fatal(err)
	}
	count, err := first.Store.CountPeople(ctx, data.PersonFilter{})
	if err != nil || count != before+1 {
		t.Errorf("%d people in the first file, %v", count, err)
	}
	if count, err = second.Store.CountPeople(ctx, data.PersonFilter{}); err != nil || count != before {
		t.Errorf("%d people in the second file, %v", count, err)
	}
	if got := second.Today(); got != data.DateOf(hosttest.Now) {
		t.Errorf("today is %v", got)
	}
	if count, err = hosttest.Empty(t).Store.CountPeople(ctx, data.PersonFilter{}); err != nil || count != 0 {
		t.Errorf("%d people in the empty file, %v", count, err)
	}
}

func TestHostRemembers(t *testing.T) {
	h := hosttest.New(t, hosttest.Empty(t))
	pressed := 0
	field := form.NewText("Ort", func(string) error { return nil })
	h.Show(container.NewVBox(widgets.NewButton("Drücken", func() { pressed++ }), field))
	h.Tap("Drücken")
	h.Type("Ort", "München")
	if pressed != 1 || field.Text() != "München" || h.Window().Content().Size().Width != hosttest.PageWidth {
		t.Errorf("pressed %d times, typed %q, %v wide", pressed, field.Text(), h.Window().Content().Size().Width)
	}
	h.Toast("Erledigt")
	h.Go(host.People, 7)
	h.StartLetters(workflow.LetterOrder{})
	h.Files().ChooseSave("Sichern", "Liste.xlsx", "xlsx", func(path string) {
		if path != "" {
			t.Errorf("a cancelled dialog gives %q", path)
		}
	})
	h.Answers.Folder = "briefe"
	h.Files().ChooseFolder("Ordner", "", func(path string) { h.Toast(path) })
	if len(h.Toasts) != 2 || h.Toasts[1] != "briefe" || h.Went[0] != (hosttest.Visit{Page: host.People, ID: 7}) || len(h.Orders) != 1 || h.Answers.Suggested[0] != "Liste.xlsx" {
		t.Errorf("%+v", h)
	}
	fault := errors.New("broken")
	h.ShowError(nil)
	h.ShowError(context.Canceled)
	h.ShowError(fault)
	if errs := h.TakeErrors(); len(errs) != 1 || errs[0] != fault {
		t.Errorf("%v", errs)
	}
	var done error
	h.Job("Arbeit", func(_ context.Context, progress workflow.Progress) error { progress(1, 2); return fault }, func(err error) { done = err })
	if done != fault {
		t.Errorf("the job ended with %v", done)
	}
}

func TestDialogsWaitForTheTest(t *testing.T) {
	h := hosttest.New(t, hosttest.Empty(t))
	name, agreed, closed := "", 0, 0
	h.Show(widgets.NewButton("Seite", func() {}))
	h.Dialog("Neue Person", container.NewVBox(form.NewText("Name", func(text string) error { name = text; return nil })), "Anlegen", func() error {
		if name == "" {
			return data.Mistakef("Bitte einen Namen eingeben.")
		}
		agreed++
		return nil
	}, func() { closed++ })
	if err := h.TopDialog().Accept(); err == nil || closed != 0 {
		t.Fatal("an empty dialog was accepted")
	}
	h.Enter("Name", "Groß")
	h.Accept()
	if name != "Groß" || agreed != 1 || closed != 1 || len(h.Dialogs) != 0 {
		t.Errorf("name %q, agreed %d, closed %d", name, agreed, closed)
	}
	h.Confirm("Löschen?", "Das lässt sich nicht zurücknehmen.", "Löschen", func() { agreed++ })
	if h.TopDialog().Text == "" {
		t.Error("the question has no text")
	}
	h.Cancel()
	h.Confirm("Löschen?", "Das lässt sich nicht zurücknehmen.", "Löschen", func() { agreed++ })
	h.Accept()
	if agreed != 2 {
		t.Errorf("agreed %d times", agreed)
	}
}

func TestShotNeedsTheVariable(t *testing.T) {
	folder := t.TempDir()
	h := hosttest.New(t, hosttest.Empty(t))
	h.Show(widgets.NewButton("Drücken", func() {}))
	t.Setenv("SHOTS", "")
	h.Shot("none")
	t.Setenv("SHOTS", folder)
	h.Shot("one")
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 || entries[0].Name() != "one.png" {
		t.Errorf("%v, %v", entries, err)
	}
	if info, err := os.Stat(filepath.Join(folder, "one.png")); err != nil || info.Size() < 500 {
		t.Errorf("%v, %v", info, err)
	}
}
