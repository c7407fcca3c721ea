package meetings

// The strip of all BA: a small cell for each with its number and the sign of its best reply. It is one stop of the Tab key; arrows move in it.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// replyStrip is the strip.
type replyStrip struct {
	widget.BaseWidget
	choose func(data.ID) // a BA was chosen; 0: all again
	look   func(at int)  // a BA is looked at; -1: none

	replies []workflow.DistrictReply
	only    data.ID
	at      int // the cell with the keyboard's attention
	over    int // the cell under the mouse, -1 without one
	focused bool
	cells   []replyCell
}

// replyCell is what is drawn for a BA.
type replyCell struct {
	ground *canvas.Rectangle
	text   *canvas.Text
}

var (
	_ fyne.Focusable    = (*replyStrip)(nil)
	_ fyne.Tappable     = (*replyStrip)(nil)
	_ desktop.Hoverable = (*replyStrip)(nil)
)

// Measures of the strip, px.
const (
	replyCellWidth  float32 = 50
	replyCellHeight float32 = 26
	replyCellGap    float32 = 4
)

func newReplyStrip(choose func(data.ID), look func(int)) *replyStrip {
	s := &replyStrip{choose: choose, look: look, over: -1}
	s.ExtendBaseWidget(s)
	return s
}

// set shows what came from the BA, and to which one the list is limited.
func (s *replyStrip) set(replies []workflow.DistrictReply, only data.ID) {
	s.replies, s.only = replies, only
	s.at = max(0, min(s.at, len(replies)-1))
	for len(s.cells) < len(replies) {
		c := replyCell{canvas.NewRectangle(look.Surface), canvas.NewText("", look.Text)}
		c.ground.CornerRadius = look.CornerField
		c.text.Alignment, c.text.TextSize = fyne.TextAlignCenter, look.SizeText
		s.cells = append(s.cells, c)
	}
	s.cells = s.cells[:len(replies)]
	s.Refresh()
	s.tell()
}

// tell says which BA is looked at: that under the mouse, else the one with the keyboard's attention.
func (s *replyStrip) tell() {
	switch {
	case s.over >= 0 && s.over < len(s.replies):
		s.look(s.over)
	case s.focused && len(s.replies) > 0:
		s.look(s.at)
	default:
		s.look(-1)
	}
}

// columns returns how many cells stand beside each other: all rows are about as long.
func (s *replyStrip) columns() int {
	fitting := max(1, int((s.Size().Width+replyCellGap)/(replyCellWidth+replyCellGap)))
	if s.Size().Width == 0 {
		fitting = 13
	}
	rows := (len(s.replies) + fitting - 1) / fitting
	return max(1, (len(s.replies)+max(1, rows)-1)/max(1, rows))
}

// place returns where a cell stands.
func (s *replyStrip) place(at int) (fyne.Position, fyne.Size) {
	columns := s.columns()
	width := (s.Size().Width+replyCellGap)/float32(columns) - replyCellGap
	return fyne.NewPos(float32(at%columns)*(width+replyCellGap), float32(at/columns)*(replyCellHeight+replyCellGap)), fyne.NewSize(width, replyCellHeight)
}

// cellAt returns the cell at a place, -1 where there is none.
func (s *replyStrip) cellAt(point fyne.Position) int {
	for at := range s.replies {
		from, size := s.place(at)
		if point.X >= from.X && point.Y >= from.Y && point.X < from.X+size.Width && point.Y < from.Y+size.Height {
			return at
		}
	}
	return -1
}

// Tapped chooses the BA under the mouse.
func (s *replyStrip) Tapped(event *fyne.PointEvent) {
	if window := fyne.CurrentApp().Driver().CanvasForObject(s); window != nil && window.Focused() != fyne.Focusable(s) {
		window.Focus(s)
	}
	if at := s.cellAt(event.Position); at >= 0 {
		s.at = at
		s.choose(s.replies[at].District.ID)
	}
}

// MouseIn looks at the BA under the mouse.
func (s *replyStrip) MouseIn(event *desktop.MouseEvent) { s.MouseMoved(event) }

// MouseMoved looks at the BA under the mouse.
func (s *replyStrip) MouseMoved(event *desktop.MouseEvent) {
	if over := s.cellAt(event.Position); over != s.over {
		s.over = over
		s.Refresh()
		s.tell()
	}
}

// MouseOut looks away.
func (s *replyStrip) MouseOut() {
	s.over = -1
	s.Refresh()
	s.tell()
}

// FocusGained shows which BA has the keyboard's attention.
func (s *replyStrip) FocusGained() { s.focused = true; s.Refresh(); s.tell() }

// FocusLost takes that away.
func (s *replyStrip) FocusLost() { s.focused = false; s.Refresh(); s.tell() }

// TypedRune does nothing; the space bar comes as a key.
func (s *replyStrip) TypedRune(rune) {}

// TypedKey moves among the BA and chooses; Esc shows all again.
func (s *replyStrip) TypedKey(event *fyne.KeyEvent) {
	to := s.at
	switch event.Name {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeyUp:
		to -= s.columns()
	case fyne.KeyDown:
		to += s.columns()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(s.replies) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if s.at < len(s.replies) {
			s.choose(s.replies[s.at].District.ID)
		}
		return
	case fyne.KeyEscape:
		if s.only != 0 {
			s.choose(0)
			return
		}
		widgets.PassOn(s, event)
		return
	default:
		widgets.PassOn(s, event)
		return
	}
	if to >= 0 && to < len(s.replies) && to != s.at {
		s.at = to
		s.over = -1
		s.Refresh()
		s.tell()
	}
}

// CreateRenderer is for the toolkit.
func (s *replyStrip) CreateRenderer() fyne.WidgetRenderer {
	r := &replyStripRenderer{s}
	r.paint()
	return r
}

type replyStripRenderer struct{ strip *replyStrip }

func (r *replyStripRenderer) paint() {
	s := r.strip
	for i, c := range s.cells {
		reply := s.replies[i]
		ink, fill := look.ToneColors(reply.Mark.Tone)
		c.text.Text, c.text.Color = fmt.Sprintf("%d %s", reply.District.Number, reply.Mark.Sign), ink
		c.text.TextStyle.Bold = reply.District.ID == s.only
		c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = fill, look.Line, look.LineWidth
		switch {
		case s.focused && i == s.at:
			c.ground.StrokeColor, c.ground.StrokeWidth = look.Focus, look.FocusWidth
		case reply.District.ID == s.only:
			c.ground.StrokeColor, c.ground.StrokeWidth = ink, look.FocusWidth
		case i == s.over:
			c.ground.StrokeColor = ink
		}
	}
}

// Layout is for the toolkit.
func (r *replyStripRenderer) Layout(fyne.Size) {
	for i, c := range r.strip.cells {
		at, size := r.strip.place(i)
		c.ground.Move(at)
		c.ground.Resize(size)
		c.text.Move(at)
		c.text.Resize(size)
	}
}

// MinSize is for the toolkit.
func (r *replyStripRenderer) MinSize() fyne.Size {
	columns := r.strip.columns()
	rows := (len(r.strip.replies) + columns - 1) / columns
	return fyne.NewSize(5*(replyCellWidth+replyCellGap), float32(rows)*(replyCellHeight+replyCellGap))
}

// Refresh is for the toolkit.
func (r *replyStripRenderer) Refresh() {
	r.paint()
	r.Layout(r.strip.Size())
	canvas.Refresh(r.strip)
}

// Objects is for the toolkit.
func (r *replyStripRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, c := range r.strip.cells {
		objects = append(objects, c.ground, c.text)
	}
	return objects
}

// Destroy is for the toolkit.
func (r *replyStripRenderer) Destroy() {}
