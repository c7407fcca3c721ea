package meetings

// The agenda as a clerk writes it: lines, order, sub-items, suggestions, files.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// enter puts the cursor into a field without a label and replaces its text.
func enter(h *hosttest.Host, field *form.Text, text string) {
	field.Focus(h.Window().Canvas())
	h.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	h.Key(fyne.KeyDelete)
	h.Write(text)
}

// typeInto does so and saves with Enter.
func typeInto(h *hosttest.Host, field *form.Text, text string) {
	enter(h, field, text)
	h.Key(fyne.KeyReturn)
}

// alt presses Alt and a key where the focus is.
func alt(h *hosttest.Host, key fyne.KeyName) {
	h.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	h.Settle()
}

// outline reads the agenda from the database: '1 Begrüßung; 1.1 Vorstellung; …'.
func outline(t *testing.T, h *hosttest.Host, p *Page) string {
	t.Helper()
	items, err := h.Desk().Agenda(h.Context(), p.record.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	top, sub := 0, 0
	for _, item := range items {
		if item.ParentID == 0 {
			top, sub = top+1, 0
			lines = append(lines, fmt.Sprintf("%d %s", top, item.Title))
			continue
		}
		sub++
		lines = append(lines, fmt.Sprintf("%d.%d %s", top, sub, item.Title))
	}
	return strings.Join(lines, "; ")
}

func TestAgenda(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	h.Tap("Neue Sitzung")
	h.Type("Beginn", "18")
	h.Tap("Tagesordnung (0)")
	if !h.Sees("Noch keine Tagesordnung.") {
		t.Error("an empty agenda does not say so")
	}
	for _, title := range []string{"Begrüßung", "Berichte", "Verschiedenes"} {
		h.Type(addLabel, title)
	}
	want := func(agenda string) {
		t.Helper()
		if got := outline(t, h, p); got != agenda {
			t.Errorf("%q, want %q", got, agenda)
		}
	}
	want("1 Begrüßung; 2 Berichte; 3 Verschiedenes")
	a := p.record.agenda
	typeInto(h, a.lines[1].title, "Berichte aus den BA")
	a.move(2, -1)
	h.Settle()
	want("1 Begrüßung; 2 Verschiedenes; 3 Berichte aus den BA")
	typeInto(h, a.lines[0].minutes, "viele")
	if a.lines[0].minutes.Problem() == "" {
		t.Error("a word was taken for minutes")
	}
	typeInto(h, a.lines[0].minutes, "15")
	if !h.Sees("zusammen 15 Minuten, bis 18:15 Uhr") || !h.Sees("18:15") {
		t.Error("length and times are not shown")
	}
	a.remove(0)
	h.Settle()
	want("1 Verschiedenes; 2 Berichte aus den BA")
	h.UndoLast()
	want("1 Begrüßung; 2 Verschiedenes; 3 Berichte aus den BA")
	if !h.Sees("Tagesordnung (3)") {
		t.Error("undo is not shown")
	}
}

// Everything about the order by keys alone: to a handle with Tab, then Alt and arrows; sub-items come along; the handle keeps the keyboard.
func TestAgendaByKeys(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	a := p.record.agenda
	for i, title := range []string{"A", "B", "C", "D"} {
		typeInto(h, a.lines[i].title, title)
	}
	a.lines[1].title.Focus(h.Window().Canvas())
	h.Window().Canvas().FocusPrevious()
	if a.order.Focused() != 1 {
		t.Fatal("the handle does not stand before its line in the order of Tab")
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
		at   int
	}{
		{fyne.KeyRight, "1 A; 1.1 B; 2 C; 3 D", 1},
		{fyne.KeyRight, "1 A; 1.1 B; 2 C; 3 D", 1},
		{fyne.KeyUp, "1 A; 1.1 B; 2 C; 3 D", 1},
		{fyne.KeyLeft, "1 A; 2 B; 3 C; 4 D", 1},
		{fyne.KeyUp, "1 B; 2 A; 3 C; 4 D", 0},
		{fyne.KeyUp, "1 B; 2 A; 3 C; 4 D", 0},
		{fyne.KeyDown, "1 A; 2 B; 3 C; 4 D", 1},
	} {
		alt(h, step.key)
		if got := outline(t, h, p); got != step.want || a.order.Focused() != step.at {
			t.Errorf("Alt+%s: %q, the keyboard is in line %d", step.key, got, a.order.Focused())
		}
	}
	h.Key(fyne.KeyDown)
	alt(h, fyne.KeyRight) // C below B
	h.Key(fyne.KeyUp)
	alt(h, fyne.KeyDown) // B with C
	if got := outline(t, h, p); got != "1 A; 2 D; 3 B; 3.1 C" || a.order.Focused() != 2 {
		t.Errorf("%q, line %d", got, a.order.Focused())
	}
	enter(h, a.lines[0].title, "AA") // while it is typed
	alt(h, fyne.KeyDown)
	if got := outline(t, h, p); got != "1 D; 2 AA; 3 B; 3.1 C" {
		t.Errorf("Alt+Down in a field: %q", got)
	}
	alt(h, fyne.KeyUp)
	typeInto(h, a.lines[0].title, "A")
	a.order.FocusHandle(2)
	h.Key(fyne.KeyReturn)
	h.Shot("agenda-menu")
	h.Tap("öffentlich")
	if items := hosttest.Rows[data.AgendaItem](h, data.Match{"title": "B"}); items[0].Public || !h.Sees("⊘ intern") {
		t.Errorf("%+v", items)
	}
	h.Key(fyne.KeyDelete)
	if got := outline(t, h, p); got != "1 A; 2 D" || a.order.Focused() != 1 {
		t.Errorf("removed: %q, line %d", got, a.order.Focused())
	}
	h.UndoLast()
	if got := outline(t, h, p); got != "1 A; 2 D; 3 B; 3.1 C" {
		t.Errorf("undone: %q", got)
	}
}

// handleOf is what the mouse takes hold of in a line.
func handleOf(a *agenda, n int) fyne.Draggable {
	var handles []fyne.Draggable
	for _, object := range hosttest.Find[fyne.Draggable](a.order) {
		if named, is := object.(interface{ Label() string }); is && named.Label() == "Verschieben" {
			handles = append(handles, object)
		}
	}
	return handles[n]
}

// drag draws a line to where another one begins, without letting go.
func drag(h *hosttest.Host, a *agenda, from, to int) {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.lines[to].content)
	handleOf(a, from).Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: place.AddXY(5, 2)}})
	h.Settle()
}

// drop lets go.
func drop(h *hosttest.Host, a *agenda, from int) {
	handleOf(a, from).DragEnd()
	h.Settle()
}

// An item that is held at the lower edge of a long agenda scrolls it, and lands behind items that were out of sight.
func TestDraggingAnItemToTheEdgeScrolls(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	a := p.record.agenda
	for n := range 16 {
		h.Type(addLabel, fmt.Sprintf("Punkt %d", n))
	}
	a.scroll.ScrollToTop()
	h.Settle()
	first := a.lines[0].id
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.scroll)
	held := handleOf(a, 0)
	for range 200 {
		held.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: place.AddXY(5, a.scroll.Size().Height-2)}})
	}
	h.Shot("agenda-edge")
	if end := a.scroll.Content.MinSize().Height - a.scroll.Size().Height; end < 100 || a.scroll.Offset.Y != end {
		t.Errorf("scrolled to %v of %v", a.scroll.Offset.Y, end)
	}
	held.DragEnd()
	h.Settle()
	if last := a.lines[len(a.lines)-1].id; last != first {
		t.Errorf("item %d is last, dragged %d", last, first)
	}
}

// What the line shows while an item is dragged is where it then stands, for all items and places.
func TestDraggedItemsLandWhereTheLineShows(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	a := p.record.agenda
	for _, title := range []string{"E", "F"} {
		h.Type(addLabel, title)
	}
	for i, title := range []string{"A", "B", "C", "D"} {
		typeInto(h, a.lines[i].title, title)
	}
	a.nest(1, true) // A, A.B, C, C.D, E, F
	a.nest(3, true)
	start := outline(t, h, p)
	if start != "1 A; 1.1 B; 2 C; 2.1 D; 3 E; 4 F" {
		t.Fatal(start)
	}
	drag(h, a, 0, 3)
	h.Shot("agenda-drag")
	drop(h, a, 0)
	if got := outline(t, h, p); got != "1 C; 1.1 D; 2 A; 2.1 B; 3 E; 4 F" {
		t.Errorf("dragged with the mouse: %s", got)
	}
	h.UndoLast()
	for row := range a.lines {
		for line := 0; line <= len(a.lines); line++ {
			id, entries := a.lines[row].id, h.Entries()
			shown, level := a.landing(row, line)
			behind := data.ID(0) // the line before which the item is to stand
			if shown < len(a.lines) {
				behind = a.lines[shown].id
			}
			a.place(row, line)
			h.Settle()
			at := -1
			for i, l := range a.lines {
				if l.id == id {
					at = i
				}
			}
			if a.lines[at].level != level {
				t.Errorf("%d before %d: level %d, shown %d: %s", row, line, a.lines[at].level, level, outline(t, h, p))
			}
			end := at + 1
			for end < len(a.lines) && a.lines[at].level == 0 && a.lines[end].level == 1 {
				end++
			}
			next := data.ID(0)
			if end < len(a.lines) {
				next = a.lines[end].id
			}
			if behind != id && behind != next {
				t.Errorf("%d before %d landed elsewhere than shown: %s", row, line, outline(t, h, p))
			}
			if h.Entries() > entries {
				h.UndoLast()
			}
			if got := outline(t, h, p); got != start {
				t.Fatalf("%d before %d taken back: %s", row, line, got)
			}
		}
	}
}

func TestTypingInALineOutlivesTheOthers(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	a := p.record.agenda
	third, first := a.lines[2], a.lines[0]
	enter(h, third.title, "Angebote")
	item := first.item
	item.Minutes = 5
	if err := h.Desk().SaveAgendaItem(h.Context(), item); err != nil { // somebody else, or undo
		t.Fatal(err)
	}
	if err := h.Desk().MoveAgendaItem(h.Context(), third.id, -2); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if a.lines[0] != third || third.title.Text() != "Angebote" {
		t.Errorf("typing is lost: %q", third.title.Text())
	}
	enter(h, first.minutes, "viele") // leaving the title saves it
	h.Key(fyne.KeyReturn)
	if got, err := h.Desk().Agenda(h.Context(), p.record.meeting.ID); err != nil || got[0].Title != "Angebote" || got[1].Minutes != 5 {
		t.Errorf("%+v, %v", got, err)
	}
	a.remove(2)
	if len(a.lines) != 4 {
		t.Error("a line is removed while another cannot be saved")
	}
	a.remove(1) // the line itself goes with its mistake
	h.Settle()
	if len(a.lines) != 3 || !p.Leave() {
		t.Errorf("%d items", len(a.lines))
	}
	typeInto(h, a.lines[0].title, "")
	if a.lines[0].title.Problem() == "" || p.Leave() {
		t.Error("an item without a title was accepted")
	}
	h.Key(fyne.KeyEscape)
	if a.lines[0].title.Text() != "Angebote" || !p.Leave() {
		t.Error("Esc does not lead back")
	}
}

func TestNoteAndFilesOfAnItem(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	a := p.record.agenda
	a.lines[1].unfold(true)
	h.Settle()
	h.Enter("Notiz zu diesem Punkt", "Folien vorher schicken")
	h.Window().Canvas().Unfocus()
	h.Tap("Anlage hinzufügen …") // a cancelled dialog
	path := filepath.Join(t.TempDir(), "Konzept.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Answers.File = path
	h.Tap("Anlage hinzufügen …")
	h.Shot("agenda-details")
	if file := hosttest.Only[data.Attachment](h, nil); file.Name != "Konzept.pdf" || file.AgendaItemID != a.lines[1].id || !h.Sees("Anlage: Konzept.pdf") {
		t.Errorf("%+v", file)
	}
	h.Answers.Save = filepath.Join(t.TempDir(), "Kopie.pdf")
	h.Tap("Speichern …")
	if content, err := os.ReadFile(h.Answers.Save); err != nil || string(content) != "%PDF-1.7" {
		t.Errorf("%q, %v", content, err)
	}
	a.lines[1].unfold(false)
	h.Settle()
	if !h.Sees("Notiz: Folien vorher schicken · Anlagen: Konzept.pdf") {
		t.Error("what is folded away is not told")
	}
	a.lines[1].unfold(true)
	h.Settle()
	h.Tap("Entfernen")
	if left := hosttest.Rows[data.Attachment](h, nil); len(left) != 0 {
		t.Errorf("%v", left)
	}
	h.Answers.File = filepath.Join(t.TempDir(), "weg.pdf")
	h.Tap("Anlage hinzufügen …")
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("a file that is not there: %v", errs)
	}
}
