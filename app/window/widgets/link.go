package widgets

// Links: a line that leads to something when it is clicked or Enter is pressed on it.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// Link is one line that can be followed. It is underlined while the mouse is over it.
type Link struct {
	widget.BaseWidget
	OnTapped func()

	label            *Label
	underline        *canvas.Line
	ring             *canvas.Rectangle
	hovered, focused bool
}

var (
	_ fyne.Focusable     = (*Link)(nil)
	_ fyne.Tappable      = (*Link)(nil)
	_ desktop.Hoverable  = (*Link)(nil)
	_ desktop.Cursorable = (*Link)(nil)
)

// NewLink returns a link.
func NewLink(text string, tapped func()) *Link {
	l := &Link{OnTapped: tapped, label: newLabel(text, look.Primary, look.SizeText, false)}
	l.underline, l.ring = canvas.NewLine(look.Primary), newRing(look.CornerField)
	l.underline.StrokeWidth = 1
	l.underline.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// SetText shows another text.
func (l *Link) SetText(text string) { l.label.SetText(text); l.Refresh() }

// Text returns the whole text.
func (l *Link) Text() string { return l.label.text }

// Tapped follows the link.
func (l *Link) Tapped(*fyne.PointEvent) {
	takeFocus(l)
	l.follow()
}

func (l *Link) follow() {
	if l.OnTapped != nil {
		l.OnTapped()
	}
}

// FocusGained shows the ring.
func (l *Link) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost hides the ring.
func (l *Link) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune does nothing.
func (l *Link) TypedRune(rune) {}

// TypedKey follows the link on Enter and the space bar.
func (l *Link) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.follow()
	default:
		PassOn(l, event)
	}
}

// Cursor is the hand.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn underlines the link and shows the whole text where it is cut.
func (l *Link) MouseIn(event *desktop.MouseEvent) {
	l.hovered = true
	l.Refresh()
	if l.label.Shown() != l.label.text {
		showTipSoon(l, l.label.text, event.AbsolutePosition)
	}
}

// MouseMoved does nothing.
func (l *Link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes line and text away.
func (l *Link) MouseOut() {
	l.hovered = false
	l.Refresh()
	hideTip(l)
}

// CreateRenderer is for the toolkit.
func (l *Link) CreateRenderer() fyne.WidgetRenderer { return &linkRenderer{l} }

type linkRenderer struct{ link *Link }

func (r *linkRenderer) Layout(size fyne.Size) {
	l := r.link
	l.label.Resize(size)
	width := min(size.Width, textWidth(l.label.shown.Text, look.SizeText, fyne.TextStyle{}))
	bottom := (size.Height+lineHeight(look.SizeText, fyne.TextStyle{}))/2 - 2
	l.underline.Position1, l.underline.Position2 = fyne.NewPos(0, bottom), fyne.NewPos(width, bottom)
	l.ring.Move(fyne.NewPos(-3, -2))
	l.ring.Resize(fyne.NewSize(width+6, size.Height+4))
}

func (r *linkRenderer) MinSize() fyne.Size { return r.link.label.MinSize() }

func (r *linkRenderer) Refresh() {
	r.link.underline.Hidden = !r.link.hovered
	r.link.ring.Hidden = !r.link.focused
	r.Layout(r.link.Size())
	canvas.Refresh(r.link)
}

func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.link.label.shown, r.link.underline, r.link.ring}
}

func (r *linkRenderer) Destroy() { hideTip(r.link) }
