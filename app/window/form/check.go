package form

// The field for yes or no: a box with words beside it. Space and a click change it, and that saves.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// Check is a field for yes or no.
type Check struct {
	frame
	box      *checkBox
	original bool
	save     func(bool) error
	saving   bool
}

// NewCheck returns a box with words beside it. commit saves what was chosen; its error shows at the field.
func NewCheck(label string, commit func(bool) error) *Check {
	c := &Check{save: commit}
	c.box = newCheckBox(label)
	c.box.pressed, c.box.keyed = c.toggle, c.typedKey
	c.build(c, "", c.box)
	return c
}

func (c *Check) unlabelled() {}

// Label returns the words beside the box.
func (c *Check) Label() string { return c.box.label }

// SetLabel changes the words beside the box.
func (c *Check) SetLabel(text string) {
	c.box.label = text
	c.box.Refresh()
}

// Checked reports whether the box is ticked, saved or not.
func (c *Check) Checked() bool { return c.box.ticked }

// SetChecked shows what is saved. A change that could not be saved stays as long as yes is what it was before.
func (c *Check) SetChecked(yes bool) {
	if c.box.ticked != c.original && yes == c.original && !c.saving {
		return
	}
	c.original = yes
	c.box.setTicked(yes)
	c.SetError(nil)
}

func (c *Check) toggle() {
	c.box.setTicked(!c.box.ticked)
	c.Commit()
}

// Drop gives up a change that was not saved.
func (c *Check) Drop() {
	c.box.setTicked(c.original)
	c.SetError(nil)
}

// Commit saves the change if it is not saved yet.
func (c *Check) Commit() bool {
	if c.saving {
		return true
	}
	if c.box.ticked == c.original {
		c.SetError(nil)
		return true
	}
	before, yes := c.original, c.box.ticked
	c.saving = true
	err := c.save(yes)
	c.saving = false
	if err != nil {
		c.box.setTicked(yes)
		c.SetError(err)
		return false
	}
	if c.original == before {
		c.original = c.box.ticked
	}
	c.SetError(nil)
	return true
}

func (c *Check) typedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeySpace:
		c.toggle()
	case key.Name == fyne.KeyEscape && c.box.ticked != c.original:
		c.Drop()
	default:
		passOn(c.box, key)
	}
}

// checkBox is the box and its words.
type checkBox struct {
	widget.DisableableWidget
	pressed func()
	keyed   func(*fyne.KeyEvent)

	label                  string
	ticked, focused, wrong bool
	ground, ring           *canvas.Rectangle
	tick                   *canvas.Image
	words                  []*canvas.Text
}

var (
	_ fyne.Focusable    = (*checkBox)(nil)
	_ fyne.Tappable     = (*checkBox)(nil)
	_ fyne.Shortcutable = (*checkBox)(nil)
	_ desktop.Hoverable = (*checkBox)(nil)
)

func newCheckBox(label string) *checkBox {
	b := &checkBox{label: label, ground: canvas.NewRectangle(look.Surface), ring: canvas.NewRectangle(nil)}
	b.ground.CornerRadius, b.ring.CornerRadius = 3, 5
	b.tick = canvas.NewImageFromResource(theme.NewColoredResource(theme.ConfirmIcon(), theme.ColorNameForegroundOnPrimary))
	b.ExtendBaseWidget(b)
	return b
}

func (b *checkBox) setTicked(yes bool) {
	b.ticked = yes
	b.Refresh()
}

func (b *checkBox) markWrong(yes bool) {
	b.wrong = yes
	b.Refresh()
}

// Tapped changes the box.
func (b *checkBox) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	if window := fyne.CurrentApp().Driver().CanvasForObject(b); window != nil {
		window.Focus(b)
	}
	b.pressed()
}

// FocusGained shows the frame.
func (b *checkBox) FocusGained() { b.focused = true; lastEntered = nil; b.Refresh() }

// FocusLost hides the frame.
func (b *checkBox) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune does nothing; the space bar comes as a key.
func (b *checkBox) TypedRune(rune) {}

// TypedKey is a key.
func (b *checkBox) TypedKey(key *fyne.KeyEvent) {
	if !b.Disabled() {
		b.keyed(key)
	}
}

// TypedShortcut undoes and redoes in the file.
func (b *checkBox) TypedShortcut(shortcut fyne.Shortcut) { undoInFile(shortcut) }

// MouseIn does nothing.
func (b *checkBox) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (b *checkBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (b *checkBox) MouseOut() {}

// Measures of the box in px.
const (
	boxSize   = 16
	boxIndent = 24 // of the words
)

// lines breaks the words at a width; at 0 they stay whole.
func (b *checkBox) lines(room float32) []string {
	if room <= boxIndent {
		return []string{b.label}
	}
	return wrap(b.label, room-boxIndent, look.SizeText)
}

// CreateRenderer is for the toolkit.
func (b *checkBox) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{b}
	r.paint()
	return r
}

type checkRenderer struct{ box *checkBox }

func (r *checkRenderer) paint() {
	b := r.box
	b.ground.FillColor, b.ground.StrokeColor, b.ground.StrokeWidth = look.Surface, look.Muted, look.LineWidth
	switch {
	case b.Disabled():
		b.ground.FillColor, b.ground.StrokeColor = look.DisabledFill, look.FieldLine
		if b.ticked {
			b.ground.FillColor = look.Disabled
		}
	case b.ticked:
		b.ground.FillColor, b.ground.StrokeColor = look.Primary, look.Primary
	}
	b.tick.Hidden = !b.ticked
	paintRing(b.ring, b.focused && !b.Disabled(), b.wrong)
}

func (r *checkRenderer) Layout(size fyne.Size) {
	b := r.box
	texts := b.lines(size.Width)
	high := lineHeight(look.SizeText)
	top := max(0, (fieldHeight-high)/2)
	b.words = b.words[:0]
	ink := look.Text
	if b.Disabled() {
		ink = look.Disabled
	}
	for i, text := range texts {
		line := canvas.NewText(text, ink)
		line.TextSize = look.SizeText
		line.Move(fyne.NewPos(boxIndent, top+float32(i)*high))
		line.Resize(fyne.NewSize(max(0, size.Width-boxIndent), high))
		b.words = append(b.words, line)
	}
	at := fyne.NewPos(3, (fieldHeight-boxSize)/2)
	b.ground.Move(at)
	b.ground.Resize(fyne.NewSquareSize(boxSize))
	b.tick.Move(at.AddXY(1, 1))
	b.tick.Resize(fyne.NewSquareSize(boxSize - 2))
	b.ring.Move(at.AddXY(-3, -3))
	b.ring.Resize(fyne.NewSquareSize(boxSize + 6))
}

func (r *checkRenderer) MinSize() fyne.Size {
	b := r.box
	more := float32(len(b.lines(b.Size().Width))-1) * lineHeight(look.SizeText)
	return fyne.NewSize(min(boxIndent+width(b.label, look.SizeText)+1, 140), fieldHeight+more)
}

func (r *checkRenderer) Refresh() {
	r.paint()
	r.Layout(r.box.Size())
	canvas.Refresh(r.box)
}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.box.ground, r.box.tick, r.box.ring}
	for _, line := range r.box.words {
		objects = append(objects, line)
	}
	return objects
}

func (r *checkRenderer) Destroy() {}
