package form

// What opens below a field: a panel over the window that gets the keyboard while it is open, and goes on Esc or a click beside it.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// drop is an open panel. It covers the window, unseen beside its panel, and has the focus.
type drop struct {
	widget.BaseWidget
	window  fyne.Canvas
	anchor  fyne.CanvasObject
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	quiet   *quiet

	wide      bool                      // at least as wide as its anchor
	key       func(*fyne.KeyEvent) bool // true: the key is used up
	typedRune func(rune)                // a letter; nil: it goes to typist
	typist    *entry                    // gets what the panel has no use for; nil: nobody
	closed    func()                    // after the panel is gone
}

var (
	_ fyne.Focusable    = (*drop)(nil)
	_ fyne.Tabbable     = (*drop)(nil)
	_ fyne.Tappable     = (*drop)(nil)
	_ fyne.Shortcutable = (*drop)(nil)
	_ desktop.Keyable   = (*drop)(nil)
	_ desktop.Hoverable = (*drop)(nil)
)

// openDrop shows content below anchor (above it where there is more room). It returns nil when the anchor is in no window.
func openDrop(anchor, content fyne.CanvasObject, wide bool) *drop {
	window := fyne.CurrentApp().Driver().CanvasForObject(anchor)
	if window == nil {
		return nil
	}
	d := &drop{window: window, anchor: anchor, content: content, wide: wide, ground: canvas.NewRectangle(look.Surface)}
	d.ground.StrokeColor, d.ground.StrokeWidth, d.ground.CornerRadius = look.Line, look.LineWidth, look.CornerField
	d.ground.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x30}, BlurRadius: 8, Offset: fyne.NewPos(0, 2)}
	d.quiet = newQuiet(d.takeFocus)
	d.ExtendBaseWidget(d)
	window.Overlays().Add(d)
	d.Resize(window.Size())
	d.takeFocus()
	return d
}

func (d *drop) takeFocus() { d.window.Focus(d) }

// close takes the panel away.
func (d *drop) close() {
	if d.window == nil {
		return
	}
	d.window.Overlays().Remove(d)
	d.window = nil
	call(d.closed)
}

// Tapped is a click beside the panel.
func (d *drop) Tapped(*fyne.PointEvent) { d.close() }

// TappedSecondary is a click beside the panel.
func (d *drop) TappedSecondary(*fyne.PointEvent) { d.close() }

// AcceptsTab is true: Tab closes the panel and goes on from its field.
func (d *drop) AcceptsTab() bool { return true }

// FocusGained does nothing: the field below keeps its frame.
func (d *drop) FocusGained() {}

// FocusLost does nothing.
func (d *drop) FocusLost() {}

// TypedKey gives a key to the panel, then to the entry below.
func (d *drop) TypedKey(key *fyne.KeyEvent) {
	if d.key != nil && d.key(key) {
		return
	}
	switch {
	case key.Name == fyne.KeyEscape:
		d.close()
	case key.Name == fyne.KeyTab:
		window := d.window
		d.close()
		leave(window)
	case d.typist != nil:
		d.typist.TypedKey(key)
	}
}

// leave goes to the next field, with the shift key to the one before.
func leave(window fyne.Canvas) {
	if window == nil {
		return
	}
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		window.FocusPrevious()
		return
	}
	window.FocusNext()
}

// TypedRune gives a letter to the entry below.
func (d *drop) TypedRune(r rune) {
	switch {
	case d.typedRune != nil:
		d.typedRune(r)
	case d.typist != nil:
		d.typist.TypedRune(r)
	}
}

// TypedShortcut gives Strg+V and its like to the entry below.
func (d *drop) TypedShortcut(shortcut fyne.Shortcut) {
	if d.typist != nil {
		d.typist.TypedShortcut(shortcut)
	}
}

// KeyDown gives the shift key to the entry below.
func (d *drop) KeyDown(key *fyne.KeyEvent) {
	if d.typist != nil {
		d.typist.KeyDown(key)
	}
}

// KeyUp gives the shift key to the entry below.
func (d *drop) KeyUp(key *fyne.KeyEvent) {
	if d.typist != nil {
		d.typist.KeyUp(key)
	}
}

// MouseIn keeps the pointer from what lies below.
func (d *drop) MouseIn(*desktop.MouseEvent) {}

// MouseMoved keeps the pointer from what lies below.
func (d *drop) MouseMoved(*desktop.MouseEvent) {}

// MouseOut keeps the pointer from what lies below.
func (d *drop) MouseOut() {}

// CreateRenderer is for the toolkit.
func (d *drop) CreateRenderer() fyne.WidgetRenderer { return &dropRenderer{d} }

type dropRenderer struct{ drop *drop }

// dropInset is the room between the edge of the panel and its content, dropGap that between field and panel, in px.
const (
	dropInset = 4
	dropGap   = 2
)

func (r *dropRenderer) Layout(size fyne.Size) {
	d := r.drop
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.anchor)
	panel := d.content.MinSize().AddWidthHeight(2*dropInset, 2*dropInset)
	if d.wide {
		panel.Width = max(panel.Width, d.anchor.Size().Width)
	}
	panel = panel.Min(size)
	under := at.Y + d.anchor.Size().Height + dropGap
	if over := at.Y - dropGap - panel.Height; under+panel.Height > size.Height && over >= 0 {
		under = over
	}
	corner := fyne.NewPos(max(0, min(at.X, size.Width-panel.Width)), max(0, min(under, size.Height-panel.Height)))
	for _, o := range []fyne.CanvasObject{d.ground, d.quiet} {
		o.Move(corner)
		o.Resize(panel)
	}
	d.content.Move(corner.AddXY(dropInset, dropInset))
	d.content.Resize(panel.SubtractWidthHeight(2*dropInset, 2*dropInset))
}

func (r *dropRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *dropRenderer) Refresh() {
	r.Layout(r.drop.Size())
	r.drop.content.Refresh()
	canvas.Refresh(r.drop)
}

func (r *dropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.drop.ground, r.drop.quiet, r.drop.content}
}

func (r *dropRenderer) Destroy() {}

// quiet swallows clicks on a panel, so that they do not count as clicks beside it.
type quiet struct {
	widget.BaseWidget
	tapped func()
}

func newQuiet(tapped func()) *quiet {
	q := &quiet{tapped: tapped}
	q.ExtendBaseWidget(q)
	return q
}

// Tapped keeps the keyboard where it is.
func (q *quiet) Tapped(*fyne.PointEvent) { call(q.tapped) }

// CreateRenderer draws nothing.
func (q *quiet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
