package window

// The navigation at the left: the pages by symbol and word.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
)

// Measures of the rail in px.
const (
	railRow    = 34
	railMarker = 4 // the bar at the left of the active page
	railIcon   = 18
)

// rail is the navigation.
type rail struct {
	content fyne.CanvasObject
	items   []*railItem
}

// newRail makes the navigation for the pages; open is called with the one that is chosen, rest with keys that mean nothing here.
func newRail(places []place, open func(host.Name), rest func(*fyne.KeyEvent)) *rail {
	r := &rail{}
	title := canvas.NewText("Runder Tisch", color.White)
	title.TextSize, title.TextStyle = 16, fyne.TextStyle{Bold: true}
	top := container.New(layout.NewCustomPaddedVBoxLayout(0), container.New(layout.NewCustomPaddedLayout(14, 12, 16, 8), title))
	bottom := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for i, p := range places {
		item := newRailItem(p, func() { open(p.name) }, func(by int) { r.move(i + by) })
		item.rest = rest
		r.items = append(r.items, item)
		if p.foot {
			bottom.Add(item)
		} else {
			top.Add(item)
		}
	}
	back := canvas.NewRectangle(look.Rail)
	back.SetMinSize(fyne.NewSize(look.RailWidth, 0))
	column := container.NewBorder(top, container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), bottom), nil, nil)
	r.content = container.NewStack(back, column)
	return r
}

// mark shows which page is open.
func (r *rail) mark(name host.Name) {
	for _, item := range r.items {
		item.active = item.place.name == name
		item.Refresh()
	}
}

// move gives the keyboard to another item.
func (r *rail) move(to int) {
	if to < 0 || to >= len(r.items) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.items[to]); c != nil {
		c.Focus(r.items[to])
	}
}

// railItem is one page in the navigation.
type railItem struct {
	widget.BaseWidget
	place place
	open  func()
	move  func(by int)
	rest  func(*fyne.KeyEvent) // the keys that are not for the navigation

	active, focused, hovered bool
	back, marker             *canvas.Rectangle
	word                     *canvas.Text
}

var (
	_ fyne.Focusable     = (*railItem)(nil)
	_ fyne.Tappable      = (*railItem)(nil)
	_ desktop.Hoverable  = (*railItem)(nil)
	_ desktop.Cursorable = (*railItem)(nil)
)

func newRailItem(p place, open func(), move func(by int)) *railItem {
	item := &railItem{
		place: p, open: open, move: move,
		back: canvas.NewRectangle(color.Transparent), marker: canvas.NewRectangle(color.Transparent), word: canvas.NewText(p.word, look.RailText),
	}
	item.word.TextSize = look.SizeText
	item.ExtendBaseWidget(item)
	return item
}

// CreateRenderer draws the item.
func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	i.marker.SetMinSize(fyne.NewSize(railMarker, 0))
	symbol := canvas.NewImageFromResource(theme.NewInvertedThemedResource(i.place.symbol()))
	symbol.SetMinSize(fyne.NewSize(railIcon, railIcon))
	symbol.FillMode = canvas.ImageFillContain
	i.back.SetMinSize(fyne.NewSize(look.RailWidth, railRow))
	line := container.New(layout.NewCustomPaddedLayout(0, 0, 16, 8), container.New(layout.NewCustomPaddedHBoxLayout(10), container.NewCenter(symbol), container.NewCenter(i.word)))
	return widget.NewSimpleRenderer(container.NewStack(i.back, container.NewHBox(i.marker), line))
}

// Refresh shows the item's state.
func (i *railItem) Refresh() {
	i.back.FillColor, i.marker.FillColor, i.word.Color = color.Transparent, color.Transparent, look.RailText
	if i.hovered {
		i.back.FillColor = look.RailActive
	}
	if i.active {
		i.back.FillColor, i.marker.FillColor, i.word.Color = look.RailActive, look.RailMark, color.White
	}
	i.back.StrokeWidth = 0
	if i.focused {
		i.back.StrokeWidth, i.back.StrokeColor = look.FocusWidth, look.RailMark
	}
	i.back.Refresh()
	i.marker.Refresh()
	i.word.Refresh()
}

// Tapped opens the page.
func (i *railItem) Tapped(*fyne.PointEvent) { i.open() }

// TypedKey opens the page with Enter and Space; the arrows go to its neighbours.
func (i *railItem) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.open()
	case fyne.KeyDown:
		i.move(1)
	case fyne.KeyUp:
		i.move(-1)
	default:
		i.rest(key)
	}
}

// TypedRune does nothing.
func (i *railItem) TypedRune(rune) {}

// FocusGained shows that the keyboard is here.
func (i *railItem) FocusGained() { i.focused = true; i.Refresh() }

// FocusLost shows that it is elsewhere.
func (i *railItem) FocusLost() { i.focused = false; i.Refresh() }

// MouseIn shows that a click would open the page.
func (i *railItem) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved does nothing.
func (i *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes that back.
func (i *railItem) MouseOut() { i.hovered = false; i.Refresh() }

// Cursor is the hand.
func (i *railItem) Cursor() desktop.Cursor { return desktop.PointerCursor }
