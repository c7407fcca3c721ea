package widgets

// Tabs: names in a row, the chosen one in bold with a line under it.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// Tabs lets one of several names be chosen, by a click or with ← and →.
type Tabs struct {
	widget.BaseWidget
	OnChanged func(i int)

	names   []*canvas.Text
	places  []float32 // left edge of each name
	chosen  int
	hovered int
	focused bool
	line    *canvas.Rectangle
	mark    *canvas.Rectangle
	ring    *canvas.Rectangle
}

var (
	_ fyne.Focusable    = (*Tabs)(nil)
	_ fyne.Tappable     = (*Tabs)(nil)
	_ desktop.Hoverable = (*Tabs)(nil)
)

// NewTabs returns tabs with these names; the first is chosen.
func NewTabs(names ...string) *Tabs {
	t := &Tabs{hovered: -1, line: canvas.NewRectangle(look.Line), mark: canvas.NewRectangle(look.Primary), ring: newRing(look.CornerField)}
	for _, name := range names {
		text := canvas.NewText(name, look.Muted)
		text.TextSize = look.SizeText
		t.names = append(t.names, text)
	}
	t.places = make([]float32, len(names))
	t.ExtendBaseWidget(t)
	return t
}

// Select chooses a tab and tells OnChanged; the one that is chosen already, or one that is not there, does nothing.
func (t *Tabs) Select(i int) {
	if i == t.chosen || i < 0 || i >= len(t.names) {
		return
	}
	t.chosen = i
	t.Refresh()
	if t.OnChanged != nil {
		t.OnChanged(i)
	}
}

// Selected returns the number of the chosen tab.
func (t *Tabs) Selected() int { return t.chosen }

// SetName changes the name of a tab: "Funktionen (2)".
func (t *Tabs) SetName(i int, name string) {
	if i < 0 || i >= len(t.names) || t.names[i].Text == name {
		return
	}
	t.names[i].Text = name
	t.Refresh()
}

// Name returns the name of a tab.
func (t *Tabs) Name(i int) string { return t.names[i].Text }

// at returns the tab at a place, -1 where there is none.
func (t *Tabs) at(x float32) int {
	for i := range t.names {
		if x >= t.places[i]-tabGap/2 && x < t.places[i]+t.nameWidth(i)+tabGap/2 {
			return i
		}
	}
	return -1
}

// Tapped chooses what is under the mouse.
func (t *Tabs) Tapped(event *fyne.PointEvent) {
	takeFocus(t)
	t.Select(t.at(event.Position.X))
}

// FocusGained shows the ring.
func (t *Tabs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost hides the ring.
func (t *Tabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune does nothing.
func (t *Tabs) TypedRune(rune) {}

// TypedKey moves among the tabs.
func (t *Tabs) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		t.Select(t.chosen - 1)
	case fyne.KeyRight:
		t.Select(t.chosen + 1)
	case fyne.KeyHome:
		t.Select(0)
	case fyne.KeyEnd:
		t.Select(len(t.names) - 1)
	default:
		PassOn(t, event)
	}
}

// MouseIn lights up the name under the mouse.
func (t *Tabs) MouseIn(event *desktop.MouseEvent) { t.hover(t.at(event.Position.X)) }

// MouseMoved lights up the name under the mouse.
func (t *Tabs) MouseMoved(event *desktop.MouseEvent) { t.hover(t.at(event.Position.X)) }

// MouseOut puts the light out.
func (t *Tabs) MouseOut() { t.hover(-1) }

func (t *Tabs) hover(i int) {
	if t.hovered != i {
		t.hovered = i
		t.Refresh()
	}
}

// nameWidth is the room of a name in bold, so that nothing moves when it is chosen.
func (t *Tabs) nameWidth(i int) float32 {
	return textWidth(t.names[i].Text, look.SizeText, fyne.TextStyle{Bold: true})
}

// CreateRenderer is for the toolkit.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer { return &tabsRenderer{t} }

type tabsRenderer struct{ tabs *Tabs }

// Measures of tabs in px.
const (
	tabGap    float32 = 16
	tabHeight float32 = 32
)

func (r *tabsRenderer) Layout(size fyne.Size) {
	t := r.tabs
	gap := tabGap
	if count := len(t.names); count > 1 && r.MinSize().Width+float32(count-1)*(tabGap-look.Space2) > size.Width {
		gap = look.Space2
	}
	height := lineHeight(look.SizeText, fyne.TextStyle{})
	left := float32(0)
	for i, name := range t.names {
		width := t.nameWidth(i)
		t.places[i] = left
		name.TextStyle.Bold = i == t.chosen
		name.Color = look.Muted
		if i == t.chosen || i == t.hovered {
			name.Color = look.Text
		}
		name.Move(fyne.NewPos(left, (size.Height-height)/2-1))
		name.Resize(fyne.NewSize(width, height))
		if i == t.chosen {
			t.mark.Move(fyne.NewPos(left, size.Height-3))
			t.mark.Resize(fyne.NewSize(width, 3))
			t.ring.Move(fyne.NewPos(left-5, 2))
			t.ring.Resize(fyne.NewSize(width+10, size.Height-7))
		}
		left += width + gap
	}
	t.line.Move(fyne.NewPos(0, size.Height-1))
	t.line.Resize(fyne.NewSize(size.Width, 1))
	t.ring.Hidden = !t.focused
}

func (r *tabsRenderer) MinSize() fyne.Size {
	width := float32(0)
	for i := range r.tabs.names {
		if i > 0 {
			width += look.Space2
		}
		width += r.tabs.nameWidth(i)
	}
	return fyne.NewSize(width, tabHeight)
}

func (r *tabsRenderer) Refresh() {
	r.Layout(r.tabs.Size())
	canvas.Refresh(r.tabs)
}

func (r *tabsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.tabs.line, r.tabs.mark}
	for _, name := range r.tabs.names {
		objects = append(objects, name)
	}
	return append(objects, r.tabs.ring)
}

func (r *tabsRenderer) Destroy() {}
