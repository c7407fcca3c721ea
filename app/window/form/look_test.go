package form_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// A form like that of a person, with a mistake and what opens below fields: everything stands below each other without touching. With SHOTS set it writes pictures to look at.
func TestFormStandsInOrder(t *testing.T) {
	var s saved[string]
	h := hosttest.New(t, nil)
	kind, title := form.NewChoice("Form", workflow.FormChoices, s.save), form.NewText("Titel", s.save)
	first, last := form.NewText("Vorname", s.save), form.NewText("Nachname", s.save)
	greeting := form.NewText("Briefanrede (automatisch)", s.save)
	greeting.SetPlaceholder("Sehr geehrter Herr Dr. Groß,")
	mail := form.NewText("E-Mail", func(string) error {
		return data.Mistakef("„gross@“ ist keine E-Mail-Adresse. Bitte mit @ und Endung schreiben, zum Beispiel name@example.org.")
	})
	day := form.NewDate("Zuordnung geprüft am", today, func(data.Date) error { return nil })
	begin := form.NewTime("Beginn", s.save)
	private := form.NewCheck("privat, nicht auf Listen", func(bool) error { return nil })
	private.SetChecked(true)
	who := form.NewPicker("Person, wenn schon eingetragen", searchPeople, func(form.Pick) error { return nil })
	note := form.NewMultiline("Notiz", 3, s.save)
	off := form.NewText("Zuletzt geändert", s.save)
	kind.SetValue(data.FormHerr)
	title.SetText("Dr.")
	first.SetText("Jürgen Maximilian Theodor Ignatius")
	last.SetText("Groß")
	note.SetText("Bitte vor 10 Uhr anrufen.\nSpricht auch Griechisch.")
	off.SetText("03.03.2026")
	off.Disable()
	column := container.NewVBox(
		form.Row([]float32{1, 1, 1, 1}, kind, title, first, last), greeting,
		form.Row([]float32{1, 1}, mail, day), form.Row([]float32{1, 2, 2}, begin, private, who), note, off)
	ground := canvas.NewRectangle(look.Surface)
	h.Show(container.New(layout.NewGridWrapLayout(fyne.NewSize(460, 560)), container.NewStack(ground, container.NewPadded(column))))
	h.Type("E-Mail", "gross@")
	last.Focus(h.Window().Canvas())
	h.Settle()
	h.Shot("form")
	lower := float32(0)
	for _, field := range []fyne.CanvasObject{kind, greeting, mail, begin, note, off} {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
		if at.Y < lower {
			t.Errorf("%q begins at %v, above the end of the field before it at %v", field.(interface{ Label() string }).Label(), at.Y, lower)
		}
		lower = at.Y + field.Size().Height
		if field.Size().Height < field.MinSize().Height {
			t.Errorf("%v px high, needs %v", field.Size().Height, field.MinSize().Height)
		}
	}
	if high := kind.Size().Height; high != title.Size().Height {
		t.Errorf("choice %v, text %v px high", high, title.Size().Height)
	}
	kind.Focus(h.Window().Canvas())
	h.Key(fyne.KeySpace)
	h.Shot("choice")
	h.Key(fyne.KeyEscape)
	day.Focus(h.Window().Canvas())
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyRight)
	h.Shot("month")
	h.Key(fyne.KeyEscape)
	h.Enter("Person, wenn schon eingetragen", "Hu")
	h.Shot("picker")
}
