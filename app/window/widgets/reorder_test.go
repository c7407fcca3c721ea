package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// shownRows is a column of three rows in a window, and what was heard of it.
func shownRows(t *testing.T) (*Reorder, []fyne.CanvasObject, fyne.Canvas, *[]string) {
	t.Helper()
	heard := &[]string{}
	r := NewReorder()
	r.OnPlace = func(row, line int) { *heard = append(*heard, fmt.Sprintf("%d before %d", row, line)) }
	r.OnTurn = func(row int, turn Turn) { *heard = append(*heard, fmt.Sprintf("%d turn %d", row, turn)) }
	var contents []fyne.CanvasObject
	var rows []ReorderRow
	for _, name := range []string{"eins", "zwei", "drei"} {
		contents = append(contents, NewLabel(name))
		rows = append(rows, ReorderRow{Content: contents[len(contents)-1]})
	}
	r.SetRows(rows)
	window := open(t, r, 300, 200)
	return r, contents, window.Canvas(), heard
}

// dragTo drags the handle of a row to a height in the column.
func dragTo(r *Reorder, row int, y float32) {
	column := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
	r.rows[row].handle.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: column.AddXY(5, y)}})
}

func TestRowsAreDragged(t *testing.T) {
	r, _, _, heard := shownRows(t)
	height := r.rows[1].ground.Position().Y
	dragTo(r, 0, 2.8*height)
	if r.line != 3 || r.mark.Hidden || r.mark.Position().Y < 2.5*height {
		t.Errorf("line %d, mark at %v", r.line, r.mark.Position())
	}
	r.rows[0].handle.DragEnd()
	dragTo(r, 2, 0)
	r.rows[2].handle.DragEnd()
	dragTo(r, 1, 1.5*height) // back where it was
	r.rows[1].handle.DragEnd()
	dragTo(r, 1, 0)
	r.rows[1].handle.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	r.rows[1].handle.DragEnd()
	if got := fmt.Sprint(*heard); got != "[0 before 3 2 before 0]" || !r.mark.Hidden {
		t.Errorf("%s, mark shown: %v", got, !r.mark.Hidden)
	}
	r.Landing = func(row, line int) (int, int) { return 1, 1 }
	dragTo(r, 2, 0)
	if r.mark.Position().X != levelIndent || r.mark.Position().Y > height || r.mark.Position().Y < height-5 {
		t.Errorf("the line shows %v, not where the row will land", r.mark.Position())
	}
}

func TestRowsAreMovedByKeys(t *testing.T) {
	r, contents, window, heard := shownRows(t)
	seen := -1
	r.OnFocused = func(row int) { seen = row }
	r.FocusHandle(1)
	if seen != 1 {
		t.Errorf("nobody is told that row 1 has the keyboard: %d", seen)
	}
	key := func(name fyne.KeyName) { window.Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	alt := func(name fyne.KeyName) {
		window.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierAlt})
	}
	key(fyne.KeyDown)
	key(fyne.KeyDown) // there is none below
	if r.Focused() != 2 {
		t.Errorf("the keyboard is at %d", r.Focused())
	}
	for _, name := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyRight, fyne.KeyLeft} {
		alt(name)
	}
	key(fyne.KeyReturn)
	key(fyne.KeyDelete)
	window.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierControl})
	if got := fmt.Sprint(*heard); got != fmt.Sprintf("[2 turn %d 2 turn %d 2 turn %d 2 turn %d 2 turn %d 2 turn %d]", TurnUp, TurnDown, TurnDeeper, TurnHigher, TurnOpen, TurnRemove) {
		t.Error(got)
	}
	r.SetRows([]ReorderRow{{Content: contents[2], Level: 1}, {Content: contents[0]}})
	if r.Focused() != 0 || r.Len() != 2 || r.rows[0].handle.Position().X != levelIndent {
		t.Errorf("the handle did not go with its row: %d, at %v", r.Focused(), r.rows[0].handle.Position())
	}
}

func TestATool(t *testing.T) {
	pressed := 0
	tool := NewTool("▲", "Nach oben", func() { pressed++ })
	tool.Tapped(&fyne.PointEvent{})
	tool.Disable()
	tool.Tapped(&fyne.PointEvent{})
	if pressed != 1 || tool.Label() != "Nach oben" || tool.MinSize().Height < 24 {
		t.Errorf("pressed %d, %q, %v", pressed, tool.Label(), tool.MinSize())
	}
}

// A row that is held at the edge of what the column scrolls in scrolls it, and lands behind rows that were out of sight.
func TestDraggingScrolls(t *testing.T) {
	r := NewReorder()
	landed := -1
	r.OnPlace = func(row, line int) { landed = line }
	var rows []ReorderRow
	for i := range 40 {
		rows = append(rows, ReorderRow{Content: NewLabel(fmt.Sprint(i))})
	}
	r.SetRows(rows)
	r.Within = container.NewVScroll(r)
	open(t, r.Within, 300, 200)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.Within).Y
	hold := func(row int, y float32, times int) {
		for range times {
			r.rows[row].handle.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(5, top+y)}})
		}
	}
	hold(0, 100, 20)
	if r.Within.Offset.Y != 0 {
		t.Errorf("scrolled to %v in the middle", r.Within.Offset.Y)
	}
	hold(0, 195, 500)
	if end := r.MinSize().Height - r.Within.Size().Height; r.Within.Offset.Y != end || r.line != 40 {
		t.Errorf("at %v of %v, line %d", r.Within.Offset.Y, end, r.line)
	}
	r.rows[0].handle.DragEnd()
	if landed != 40 || r.scrolling != nil {
		t.Errorf("landed before %d, scrolling %v", landed, r.scrolling != nil)
	}
	hold(39, -50, 500)
	if r.Within.Offset.Y != 0 || r.line != 0 {
		t.Errorf("at %v, line %d", r.Within.Offset.Y, r.line)
	}
	r.rows[39].handle.DragEnd()
}
