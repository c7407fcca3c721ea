package form_test

// Marks under what is wrong in a text stand under it, however the text is broken and scrolled; menus put words in as if they were typed.

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// newSource shows a field with a text in a window.
func newSource(t *testing.T, text string) (*hosttest.Host, *form.Source, *saved[string]) {
	t.Helper()
	s := &saved[string]{}
	h := hosttest.New(t, nil)
	source := form.NewSource("Text", 6, s.save)
	source.SetText(text)
	ground := canvas.NewRectangle(look.Surface)
	h.Show(container.New(layout.NewGridWrapLayout(fyne.NewSize(300, 180)), container.NewStack(ground, container.NewPadded(source))))
	return h, source, s
}

// marksIn returns the lines in the colour of mistakes, in the window's places.
func marksIn(h *hosttest.Host) (marks []*canvas.Rectangle) {
	ink, _ := look.ToneColors(workflow.Bad)
	for _, r := range hosttest.Find[*canvas.Rectangle](h.Window().Content()) {
		if r.FillColor != nil && sameColor(r.FillColor, ink) && r.Size().Height <= 3 {
			marks = append(marks, r)
		}
	}
	return marks
}

func sameColor(a, b color.Color) bool {
	r1, g1, b1, a1 := a.RGBA()
	r2, g2, b2, a2 := b.RGBA()
	return r1 == r2 && g1 == g2 && b1 == b2 && a1 == a2
}

const longText = "Guten Tag,\n\nder Bezirksausschuss {BA-Numer} wird gebeten, uns bis zum {Frst} eine Person zu nennen, damit wir sie einladen können.\n\n{wenn benant}Danke!{ende}"

func TestMarksStandUnderWhatIsWrong(t *testing.T) {
	h, source, _ := newSource(t, longText)
	source.SetMarks([]form.SourceMark{{3, 22, 10}, {3, 59, 6}, {5, 1, 13}})
	h.Settle()
	h.Shot("source")
	marks := marksIn(h)
	if len(marks) != 3 && len(marks) != 4 { // one may be broken at the end of a row
		t.Fatalf("%d marks", len(marks))
	}
	for i, wrong := range []string{"{BA-Numer}", "{Frst}", "{wenn benant}"} {
		want := fyne.MeasureText(wrong, look.SizeText, fyne.TextStyle{}).Width
		if got := marks[i].Size().Width; len(marks) == 3 && (got < want-2 || got > want+2) {
			t.Errorf("%s: %.1f px underlined, it is %.1f wide", wrong, got, want)
		}
	}
	for i := 1; i < len(marks); i++ {
		if marks[i].Position().Y < marks[i-1].Position().Y {
			t.Errorf("mark %d stands above mark %d", i, i-1)
		}
	}
	source.SetMarks(nil)
	if left := marksIn(h); len(left) != 0 {
		t.Errorf("%d marks are left", len(left))
	}
}

func TestMarksScrollWithTheText(t *testing.T) {
	h, source, _ := newSource(t, strings.Repeat("Zeile\n", 30)+"{falsch}")
	source.SetMarks([]form.SourceMark{{1, 1, 5}, {31, 1, 8}})
	h.Settle()
	if marks := marksIn(h); len(marks) != 1 {
		t.Fatalf("%d marks at the top, want that of the first line", len(marks))
	}
	source.Select(form.SourceMark{Line: 31, Column: 1, Length: 8})
	h.Settle()
	h.Shot("source-scrolled")
	marks := marksIn(h)
	if len(marks) != 1 || marks[0].Position().Y < 60 || marks[0].Position().Y > source.Size().Height {
		t.Fatalf("at the end: %v", marks)
	}
}

func TestReplacingAMistake(t *testing.T) {
	_, source, saved := newSource(t, longText)
	var heard string
	source.OnTyped = func(text string) { heard = text }
	source.Replace(form.SourceMark{Line: 3, Column: 59, Length: 6}, "{Frist}")
	want := strings.Replace(longText, "{Frst}", "{Frist}", 1)
	if source.Text() != want || heard != want {
		t.Errorf("%q", source.Text())
	}
	if !source.Commit() || len(saved.values) != 1 || saved.values[0] != want {
		t.Errorf("saved %q", saved.values)
	}
}

func TestInsertingFromAMenu(t *testing.T) {
	h, source, _ := newSource(t, "")
	source.Insert("{Anrede}", 0)
	source.Insert("{wenn benannt}{ende}", 6)
	for _, r := range "Danke" {
		h.Window().Canvas().Focused().TypedRune(r)
	}
	if want := "{Anrede}{wenn benannt}Danke{ende}"; source.Text() != want {
		t.Errorf("%q, want %q", source.Text(), want)
	}
	source.Select(form.SourceMark{Line: 1, Column: 1, Length: 8})
	source.Surround("**", "**")
	if want := "**{Anrede}**{wenn benannt}Danke{ende}"; source.Text() != want {
		t.Errorf("%q, want %q", source.Text(), want)
	}
	pressed := false
	source.OnBold = func() { pressed = true }
	h.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyB, Modifier: fyne.KeyModifierControl})
	if !pressed {
		t.Error("Strg+B does nothing")
	}
}
