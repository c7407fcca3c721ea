package widgets

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

func TestButtonIsPressedByClickAndKeys(t *testing.T) {
	window := open(t, container.NewStack(), 300, 80)
	pressed := 0
	b := NewPrimaryButton("Neue Person", func() { pressed++ })
	window.SetContent(container.NewHBox(b))
	test.TapCanvas(window.Canvas(), fyne.NewPos(30, 15))
	if pressed != 1 || window.Canvas().Focused() != fyne.Focusable(b) || b.ring.Hidden {
		t.Errorf("click: pressed %d, ring hidden %v", pressed, b.ring.Hidden)
	}
	press(window, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDown)
	if pressed != 4 {
		t.Errorf("keys: pressed %d, want 4", pressed)
	}
	b.Disable()
	press(window, fyne.KeyReturn)
	test.TapCanvas(window.Canvas(), fyne.NewPos(30, 15))
	if pressed != 4 {
		t.Error("a button that is off was pressed")
	}
	b.SetText("Anlegen")
	if b.Text() != "Anlegen" || b.text.Text != "Anlegen" {
		t.Errorf("says %q", b.text.Text)
	}
}

func TestLinkIsFollowed(t *testing.T) {
	window := open(t, container.NewStack(), 300, 80)
	followed := 0
	l := NewLink("7. Sitzung", func() { followed++ })
	window.SetContent(container.NewVBox(l))
	test.TapCanvas(window.Canvas(), fyne.NewPos(20, 8))
	press(window, fyne.KeyReturn)
	if followed != 2 || l.ring.Hidden {
		t.Errorf("followed %d times", followed)
	}
	l.MouseIn(&desktop.MouseEvent{})
	if l.underline.Hidden || l.Cursor() != desktop.PointerCursor {
		t.Error("nothing tells that the line can be followed")
	}
	l.MouseOut()
	if !l.underline.Hidden {
		t.Error("still underlined")
	}
}

func TestTabs(t *testing.T) {
	window := open(t, container.NewStack(), 400, 80)
	tabs := NewTabs("Angaben", "Funktionen", "Verlauf")
	var seen []int
	tabs.OnChanged = func(i int) { seen = append(seen, i) }
	window.SetContent(container.NewVBox(tabs))
	test.TapCanvas(window.Canvas(), fyne.NewPos(tabs.places[1]+5, 15))
	press(window, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd)
	if got := fmt.Sprint(seen); got != "[1 2 1 0 2]" {
		t.Errorf("went %s", got)
	}
	if !tabs.names[2].TextStyle.Bold || tabs.names[0].TextStyle.Bold {
		t.Error("the chosen name must be the bold one")
	}
	before := tabs.places[2]
	tabs.SetName(1, "Funktionen (12)")
	if tabs.Name(1) != "Funktionen (12)" || tabs.places[2] <= before {
		t.Error("a longer name did not move the next one")
	}
	tabs.Select(7)
	if tabs.Selected() != 2 {
		t.Error("a tab that is not there was chosen")
	}
}

func TestHeader(t *testing.T) {
	window := open(t, container.NewStack(), 900, 60)
	h := NewHeader("Personen")
	var typed, done []string
	search := h.Search("Suchen …", func(text string) { typed = append(typed, text) })
	h.AddButton("Einlesen …", func() { done = append(done, "read") })
	h.AddButton("Ausgeben", func() { done = append(done, "write") })
	h.SetPrimary("Neue Person", func() { done = append(done, "new") })
	window.SetContent(container.NewBorder(h, nil, nil, nil))
	window.Canvas().Focus(search)
	if search.ring.Hidden {
		t.Error("no ring around the search field")
	}
	shoot(t, window, "header-search")
	test.Type(search, "zö")
	if got := strings.Join(typed, "|"); got != "z|zö" {
		t.Errorf("heard %s", got)
	}
	press(window, fyne.KeyEscape)
	left, down := false, false
	search.OnEsc, search.OnDown = func() { left = true }, func() { down = true }
	press(window, fyne.KeyEscape, fyne.KeyDown)
	if search.Text != "" || !left || !down {
		t.Errorf("text %q, left %v, down %v", search.Text, left, down)
	}
	for range 3 { // Tab goes in reading order
		window.Canvas().FocusNext()
		press(window, fyne.KeyReturn)
	}
	if got := strings.Join(done, " "); got != "read write new" {
		t.Errorf("pressed %s", got)
	}
	if right := h.primary.Position().X + h.primary.Size().Width; right != h.Size().Width {
		t.Errorf("the main button ends at %v of %v", right, h.Size().Width)
	}
	h.SetTitle(strings.Repeat("Sehr langer Titel ", 10))
	h.SetChip(workflow.Mark{Word: "läuft", Tone: workflow.Good})
	if end := h.chip.Position().X + h.chip.Size().Width; end > search.Position().X || !strings.HasSuffix(h.title.Shown(), ellipsis) {
		t.Errorf("title %q, chip ends at %v, search begins at %v", h.title.Shown(), end, search.Position().X)
	}
	shoot(t, window, "header")
}

func TestLabelCutsAndTells(t *testing.T) {
	defer func(d time.Duration) { tipDelay = d }(tipDelay)
	tipDelay = 0
	window := open(t, container.NewStack(), 400, 200)
	l := NewLabel("Ludwigsvorstadt-Isarvorstadt und Schwanthalerhöhe")
	narrow := container.NewGridWrap(fyne.NewSize(120, 20), l)
	window.SetContent(NewTips(container.NewVBox(narrow)))
	if got := l.Shown(); !strings.HasSuffix(got, ellipsis) || textWidth(got, look.SizeText, fyne.TextStyle{}) > 120 {
		t.Errorf("shows %q", got)
	}
	test.MoveMouse(window.Canvas(), fyne.NewPos(30, 8))
	shown, _ := tipOf(l)
	if !shown.Visible() || shown.text.Text() != l.Text() {
		t.Error("the whole text does not show on hover")
	}
	test.MoveMouse(window.Canvas(), fyne.NewPos(300, 150))
	if shown.Visible() {
		t.Error("the whole text stays")
	}
	l.SetText("kurz")
	if l.Shown() != "kurz" {
		t.Errorf("shows %q", l.Shown())
	}
}

func TestCut(t *testing.T) {
	open(t, container.NewStack(), 10, 10)
	for _, c := range []struct{ text, want string }{{"", ""}, {"eins\nzwei  drei", "eins zwei drei"}, {"a", "a"}} {
		if got := cut(c.text, 500, 13, fyne.TextStyle{}); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if got := cut("Wort", 0, 13, fyne.TextStyle{}); got != "" {
		t.Errorf("no room shows %q", got)
	}
	if got := cut("Wort", 14, 13, fyne.TextStyle{}); got != ellipsis {
		t.Errorf("hardly any room shows %q", got)
	}
}

func TestTextBreaksAtWords(t *testing.T) {
	window := open(t, container.NewStack(), 200, 300)
	text := NewText("Die Stelle für interkulturelle Arbeit lädt die Migrationsbeauftragten ein.\nZweiter Absatz")
	window.SetContent(container.NewVBox(text))
	var lines []string
	for _, line := range text.lines {
		lines = append(lines, line.Text)
		if width := textWidth(line.Text, look.SizeText, fyne.TextStyle{}); width > text.Size().Width {
			t.Errorf("line %q is %v wide in %v", line.Text, width, text.Size().Width)
		}
	}
	if got := strings.Join(lines, " "); got != "Die Stelle für interkulturelle Arbeit lädt die Migrationsbeauftragten ein. Zweiter Absatz" || lines[len(lines)-1] != "Zweiter Absatz" {
		t.Errorf("lines %q", lines)
	}
	if want := float32(len(lines)) * lineHeight(look.SizeText, fyne.TextStyle{}); text.MinSize().Height != want {
		t.Errorf("asks for %v px, want %v", text.MinSize().Height, want)
	}
	text.SetText("kurz")
	if len(text.lines) != 1 {
		t.Errorf("%d lines", len(text.lines))
	}
}

func TestLinesAndChip(t *testing.T) {
	open(t, container.NewStack(), 200, 300)
	lines := NewLines()
	lines.SetText("Tal 13\n80331 München")
	if lines.Text() != "Tal 13\n80331 München" || len(lines.box.Objects) != 2 {
		t.Errorf("lines %q", lines.Text())
	}
	lines.SetText("")
	if lines.Text() != "" || len(lines.box.Objects) != 0 {
		t.Errorf("lines %q", lines.Text())
	}
	chip := NewChip(workflow.Mark{})
	if !chip.MinSize().IsZero() || len(test.WidgetRenderer(chip).Objects()) != 0 {
		t.Error("a chip without words takes room")
	}
	chip.Set(workflow.Mark{Sign: "✓", Word: "benannt", Tone: workflow.Good})
	chip.Resize(chip.MinSize())
	if _, fill := look.ToneColors(workflow.Good); chip.text.Text != "✓ benannt" || chip.ground.FillColor != fill {
		t.Errorf("chip says %q", chip.text.Text)
	}
}

func TestSegmentsFillTheBar(t *testing.T) {
	window := open(t, container.NewStack(), 200, 20)
	s := NewSegments()
	window.SetContent(s)
	s.SetParts([]Part{{0.5, look.BarGood}, {0, look.BarInfo}, {0.25, look.BarWarn}, {0.9, look.BarBad}})
	if len(s.Parts()) != 3 {
		t.Fatalf("%d parts, want 3: one has no share", len(s.Parts()))
	}
	for i, want := range []float32{100, 50, 50} { // the last is more than what is left
		if got := s.bars[i].Size().Width; got != want {
			t.Errorf("part %d is %v px, want %v", i, got, want)
		}
	}
}

func TestSplitIsDragged(t *testing.T) {
	window := open(t, container.NewStack(), 800, 300)
	left, right := NewMuted("links"), NewPreview()
	split := NewSplit(left, right, 0.4)
	window.SetContent(split)
	if got := right.Size().Width; got != 320 {
		t.Errorf("right is %v px, want 320", got)
	}
	handle := split.(*fyne.Container).Objects[1].(*gap)
	handle.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-100, 0)})
	if got := right.Size().Width; got < 419 || got > 421 {
		t.Errorf("right is %v px after dragging, want 420", got)
	}
	handle.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(700, 0)})
	if got := right.Size().Width; got != right.MinSize().Width {
		t.Errorf("right is %v px, want no less than it needs", got)
	}
	if end := left.Size().Width + look.Space3 + right.Size().Width; end != 800 {
		t.Errorf("both fill %v of 800 px", end)
	}
}

func TestPaneShowsTheChosenTab(t *testing.T) {
	window := open(t, container.NewStack(), 500, 400)
	first, second := NewText("Angaben zur Person"), newMembers()
	pane := NewPane(PaneTab{Name: "Angaben", Body: first}, PaneTab{Name: "Schreiben", Body: second, Fills: true})
	window.SetContent(pane.Content)
	shown := func() string {
		var names []string
		for i, body := range pane.stack.Objects {
			if body.Visible() {
				names = append(names, pane.Tabs.Name(i))
			}
		}
		return strings.Join(names, " ")
	}
	if got := shown(); got != "Angaben" {
		t.Errorf("at first %s", got)
	}
	window.Canvas().Focus(pane.Tabs)
	press(window, fyne.KeyRight)
	if got := shown(); got != "Schreiben" || second.Size().Height < 200 {
		t.Errorf("after → %s, the grid is %v px high", got, second.Size().Height)
	}
}

func TestLinesBreakAtBlanksAndInsidePaths(t *testing.T) {
	path := `C:\Benutzer\Muster\Anwendungsdaten\Roaming\Runder Tisch\rundertisch.db`
	for _, width := range []float32{20, 90, 160, 400} {
		lines := breakLines("Sie liegt in "+path+".", width, look.SizeText)
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll("Sie liegt in "+path+".", " ", "") {
			t.Errorf("%v px: letters changed: %q", width, lines)
		}
		for _, line := range lines {
			if textWidth(line, look.SizeText, fyne.TextStyle{}) > width {
				t.Errorf("%v px: %q is wider", width, line)
			}
		}
	}
	if lines := breakLines("Ordner "+path, 200, look.SizeText); !strings.HasSuffix(lines[1], `\`) {
		t.Errorf("a path is not cut behind a backslash: %q", lines)
	}
}
