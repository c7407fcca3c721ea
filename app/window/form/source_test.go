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

// Clicking on the left end of a mark puts the cursor where the mistake begins: marks and the toolkit's own rows agree, however the text is broken.
func TestMarksAgreeWithTheCursor(t *testing.T) {
	for name, text := range map[string]string{
		"short":           "BA {falsch}",
		"tabs":            "\tOrt\t{falsch} Uhr",
		"words too long":  strings.Repeat("Donaudampfschifffahrt", 6) + "{falsch}" + strings.Repeat("sgesellschaft", 8),
		"broken lines":    strings.Repeat("der Bezirksausschuss und die Geschäftsstelle ", 4) + "{falsch} sind eingeladen",
		"marks broken":    "Die Sitzung findet statt am {falsch, und noch viel mehr, das über das Ende der Zeile hinausgeht} im Rathaus",
		"blank lines":     "\n\n  \n{falsch}\n\n",
		"marks and kerns": "AVATAR To Te é\u0301 ẞ {falsch}",
	} {
		h, source, _ := newSource(t, text)
		start := len([]rune(text[:strings.Index(text, "{")]))
		lines := strings.Split(string([]rune(text)[:start]), "\n")
		length := len([]rune(text[strings.Index(text, "{") : strings.Index(text, "}")+1]))
		source.SetMarks([]form.SourceMark{{len(lines), len([]rune(lines[len(lines)-1])) + 1, length}})
		h.Settle()
		marks := marksIn(h)
		if len(marks) == 0 {
			t.Errorf("%s: no mark", name)
			continue
		}
		for i, mark := range marks {
			if right := mark.Position().X + mark.Size().Width; mark.Position().X < 0 || right > source.Size().Width {
				t.Errorf("%s: mark %d reaches from %.0f to %.0f of %.0f px", name, i, mark.Position().X, right, source.Size().Width)
			}
		}
		source.Focus(h.Window().Canvas())
		typist := h.Window().Canvas().Focused()
		typist.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: marks[0].Position().AddXY(1, -6)}})
		typist.TypedRune('→')
		if want := string([]rune(text)[:start]) + "→" + string([]rune(text)[start:]); source.Text() != want {
			t.Errorf("%s: the cursor went into %q", name, source.Text())
		}
	}
}

func TestSubjectIsMarkedToo(t *testing.T) {
	s := &saved[string]{}
	h := hosttest.New(t, nil)
	source := form.NewSourceLine("Betreff", s.save)
	other := form.NewText("Name", nil)
	text := "Einladung zur {Sitzug} des Runden Tisches der Migrationsbeauftragten im {Frst}"
	source.SetText(text)
	h.Show(container.New(layout.NewGridWrapLayout(fyne.NewSize(300, 60)), source, other))
	early, late := form.SourceMark{Line: 1, Column: 15, Length: 8}, form.SourceMark{Line: 1, Column: 73, Length: 6}
	source.SetMarks([]form.SourceMark{early, late})
	h.Settle()
	h.Shot("source-line")
	first := marksIn(h)
	if len(first) != 1 || source.WasLast() {
		t.Fatalf("%d marks at the beginning of a long line", len(first))
	}
	want := fyne.MeasureText("Einladung zur ", look.SizeText, fyne.TextStyle{}).Width
	if got := first[0].Position().X; got < want || got > want+16 {
		t.Errorf("underlined from %.1f px on, what is wrong begins at %.1f and the inset", got, want)
	}
	source.Replace(late, "{Frist}")
	source.SetMarks([]form.SourceMark{early})
	h.Settle()
	h.Shot("source-line-end")
	for _, mark := range marksIn(h) {
		if mark.Position().X < 0 {
			t.Errorf("a mark outside of the field, at %.1f", mark.Position().X)
		}
	}
	if !source.WasLast() {
		t.Error("not the last that was typed in")
	}
	other.Focus(h.Window().Canvas())
	h.Settle()
	if left := marksIn(h); len(left) != 1 || left[0].Position() != first[0].Position() {
		t.Errorf("without the cursor %d marks, want the one at the beginning where it was", len(left))
	}
	if want := strings.Replace(text, "Frst", "Frist", 1); len(s.values) != 1 || s.values[0] != want {
		t.Errorf("saved %q", s.values)
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

// What is typed right before a menu opens is saved as it stands: the word from the menu comes behind the blank.
func TestBlanksBeforeAMenuStay(t *testing.T) {
	for name, build := range map[string]func(string, func(string) error) *form.Source{
		"line":  form.NewSourceLine,
		"lines": func(label string, commit func(string) error) *form.Source { return form.NewSource(label, 3, commit) },
	} {
		s := &saved[string]{}
		h := hosttest.New(t, nil)
		source := build("Text", s.save)
		h.Show(container.NewStack(source))
		h.Enter("Text", "für den BA ")
		h.Window().Canvas().Unfocus()
		source.Insert("{BA-Nummer}", 0)
		if !source.Commit() || len(s.values) != 2 || s.values[1] != "für den BA {BA-Nummer}" {
			t.Errorf("%s: saved %q", name, s.values)
		}
	}
}
