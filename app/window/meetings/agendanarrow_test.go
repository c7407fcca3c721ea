package meetings

// Half the room: what a screen of 1920 × 1080 px at 200 % leaves for a page.

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// The parts of every line of the agenda stand apart from each other and inside the page, in a wide window and in half of it.
func TestTheAgendaInHalfTheRoom(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	a := p.record.agenda
	a.nest(1, true)
	typeInto(h, a.lines[1].speaker, "Referat für Bildung und Sport, Geschäftsbereich Integration")
	if err := a.edit(a.lines[2].id, func(i *data.AgendaItem) {
		i.Public, i.Note = false, "Vorher mit der Stelle für interkulturelle Arbeit abstimmen, ob die Zahlen genannt werden dürfen."
	}); err != nil {
		t.Fatal(err)
	}
	for name, size := range map[string]fyne.Size{"wide": fyne.NewSize(hosttest.PageWidth, hosttest.PageHeight), "narrow": fyne.NewSize(772, 480)} {
		h.Window().Resize(size)
		for range 3 {
			h.Settle()
		}
		if got := h.Window().Canvas().Size(); got != size {
			t.Errorf("the page needs %v, there are %v", got, size)
		}
		h.Shot("agenda-" + name)
		for i, line := range a.lines {
			apart(t, i, line, size)
		}
	}
	seen := func(object fyne.CanvasObject) bool {
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(object).Y
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.scroll).Y
		return top >= from-1 && top+object.Size().Height <= from+a.scroll.Size().Height+1
	}
	h.Window().Resize(fyne.NewSize(772, 480))
	h.Settle()
	for range a.lines { // what has the keyboard is on the screen
		h.Type(addLabel, "Noch ein Punkt")
		if !seen(a.added) {
			t.Fatal("the field for new items is out of sight")
		}
	}
	a.order.FocusHandle(0)
	for range a.lines {
		alt(h, fyne.KeyDown)
		if at := a.order.Focused(); !seen(a.lines[at].content) {
			t.Errorf("line %d was moved out of sight", at)
		}
	}
	p.record.showField("Notiz")
	h.Settle()
	h.Shot("plan-narrow")
	if p.record.planning.scroll.Offset.Y == 0 {
		t.Error("a field below the edge was not scrolled to")
	}
}

// apart checks that the parts of a line do not lie over each other or over the edge.
func apart(t *testing.T, n int, line *agendaLine, size fyne.Size) {
	t.Helper()
	parts := append([]fyne.CanvasObject{line.number, line.title, line.minutes, line.starts, line.speaker}, line.tools.all()...)
	place := func(o fyne.CanvasObject) (fyne.Position, fyne.Position) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		return at, at.Add(o.Size())
	}
	for i, one := range parts {
		from, to := place(one)
		if to.X > size.Width || one.Size().Width < 20 {
			t.Errorf("line %d, part %d reaches from %v to %v in a window of %v", n, i, from, to, size)
		}
		for j, other := range parts[:i] {
			start, end := place(other)
			if from.X < end.X && start.X < to.X && from.Y < end.Y && start.Y < to.Y {
				t.Errorf("line %d: part %d (%v to %v) lies over part %d (%v to %v)", n, i, from, to, j, start, end)
			}
		}
	}
	for _, text := range hosttest.Find[*canvas.Text](line.summary) {
		if from, _ := place(text); from.X+text.MinSize().Width > size.Width {
			t.Errorf("line %d: %q reaches over the edge", n, text.Text)
		}
	}
}
