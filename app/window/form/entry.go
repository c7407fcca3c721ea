package form

// The entry inside text fields: the toolkit's, with a frame that shows focus and mistakes, with Esc and Enter for the field, and with keys
// that it does not need passed on to the window.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// entry is one place to type in.
type entry struct {
	widget.Entry
	typed   func(text string)          // after each change by the user
	keyed   func(*fyne.KeyEvent) bool  // before the entry itself; true: the key is used up
	submit  func() bool                // Enter; true: done, and the window may have the key
	restore func() bool                // Esc; true: something was put back
	left    func()                     // the focus went away
	dirty   func() bool                // holds typing that is not saved
	drawn   func() []fyne.CanvasObject // marks over the text, placed in its content; nil for none
	bold    func()                     // Strg+B; may be nil
	keys    func(fyne.Shortcut) bool   // shortcuts before the entry itself; true: used up; may be nil

	ring  *canvas.Rectangle
	short *canvas.Text // stands for a text that is too long, while nobody types in it
	wrong bool
	keeps bool // has the focus
}

// lastEntered is the entry that had the focus last. When it comes back to the same one, because the window was left for a while, the text is not selected anew.
var lastEntered *entry

func newEntry(rows int) *entry {
	e := &entry{ring: canvas.NewRectangle(nil), short: canvas.NewText("", look.Text)}
	e.short.TextSize = look.SizeText
	e.short.Hide()
	e.ring.CornerRadius = look.CornerField
	e.ring.Hide()
	e.Scroll, e.Wrapping = fyne.ScrollHorizontalOnly, fyne.TextWrapOff
	if rows > 1 {
		e.MultiLine, e.Scroll, e.Wrapping = true, fyne.ScrollVerticalOnly, fyne.TextWrapWord
		e.SetMinRowsVisible(rows)
	}
	e.OnChanged = func(text string) {
		if e.typed != nil {
			e.typed(text)
		}
	}
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab is false: Tab leaves the field, also one of several lines.
func (e *entry) AcceptsTab() bool { return false }

// grows reports whether the entry takes all the height there is.
func (e *entry) grows() bool { return e.MultiLine }

func (e *entry) markWrong(yes bool) {
	e.wrong = yes
	e.Refresh()
}

// put shows a text that the user did not type. Typing before it cannot be undone any more.
func (e *entry) put(text string) {
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// FocusGained shows the frame and selects the text, so that typing replaces it.
func (e *entry) FocusGained() {
	e.keeps = true
	e.Entry.FocusGained()
	if lastEntered != e && !e.MultiLine && e.Text != "" && !e.Disabled() {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	lastEntered = e
}

// FocusLost saves.
func (e *entry) FocusLost() {
	e.keeps = false
	e.Entry.FocusLost()
	if e.left != nil {
		e.left()
	}
}

// TypedKey takes Esc and Enter for the field and passes on what an entry has no use for.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	if e.keyed != nil && e.keyed(key) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		if e.restore == nil || !e.restore() {
			passOn(e, key)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.MultiLine {
			e.Entry.TypedKey(key)
		} else {
			e.enter(key)
		}
	default:
		if isFunctionKey(key.Name) {
			passOn(e, key)
			return
		}
		e.Entry.TypedKey(key)
	}
}

// enter saves; the window gets the key when that succeeds: in a dialog it then presses the main button.
func (e *entry) enter(key *fyne.KeyEvent) {
	if e.submit == nil || e.submit() {
		passOn(e, key)
	}
}

// TypedShortcut undoes typing that is not saved in the entry, everything else in the file. Strg+Enter ends typing in several lines.
func (e *entry) TypedShortcut(shortcut fyne.Shortcut) {
	if e.keys != nil && e.keys(shortcut) {
		return
	}
	switch s := shortcut.(type) {
	case *fyne.ShortcutUndo:
		e.undo()
	case *fyne.ShortcutRedo:
		before := e.Text
		e.Redo()
		if e.Text == before && (e.dirty == nil || !e.dirty()) {
			call(RedoFallback)
		}
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierControl && (s.KeyName == fyne.KeyReturn || s.KeyName == fyne.KeyEnter) {
			e.enter(&fyne.KeyEvent{Name: s.KeyName})
			return
		}
		if s.Modifier == fyne.KeyModifierControl && s.KeyName == fyne.KeyB && e.bold != nil {
			e.bold()
			return
		}
		e.Entry.TypedShortcut(shortcut)
	default:
		e.Entry.TypedShortcut(shortcut)
	}
}

func (e *entry) undo() {
	if e.dirty == nil || !e.dirty() {
		call(UndoFallback)
		return
	}
	before := e.Text
	e.Undo()
	if e.Text == before && e.restore != nil { // nothing to undo step by step
		e.restore()
	}
}

func call(fn func()) {
	if fn != nil {
		fn()
	}
}

// passOn gives a key to the window as if nothing had the focus.
func passOn(from fyne.CanvasObject, key *fyne.KeyEvent) {
	if window := fyne.CurrentApp().Driver().CanvasForObject(from); window != nil {
		if heard := window.OnTypedKey(); heard != nil {
			heard(key)
		}
	}
}

func isFunctionKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// entryIndent is how much further from its edge the text stands than in the toolkit's entry, in px.
const entryIndent = 3

// MouseDown puts the cursor under the mouse.
func (e *entry) MouseDown(event *desktop.MouseEvent) {
	shifted := *event
	shifted.Position.X -= entryIndent
	e.Entry.MouseDown(&shifted)
}

// CreateRenderer is for the toolkit.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), entry: e}
	if scroll, ok := r.text().(*container.Scroll); ok && e.drawn != nil {
		scroll.OnScrolled = func(fyne.Position) {
			r.marks = r.visibleMarks()
			canvas.Refresh(e)
		}
	}
	r.paint()
	return r
}

type entryRenderer struct {
	fyne.WidgetRenderer // the toolkit's
	entry               *entry
	marks               []fyne.CanvasObject // over the text
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	text := r.text()
	text.Move(text.Position().AddXY(entryIndent, 0))
	text.Resize(text.Size().SubtractWidthHeight(2*entryIndent, 0))
	placeRing(r.entry.ring, size)
	r.shorten()
	r.marks = r.visibleMarks()
}

func (r *entryRenderer) MinSize() fyne.Size {
	least := r.WidgetRenderer.MinSize()
	if !r.entry.MultiLine {
		least.Height = fieldHeight
	}
	return least
}

// The objects of the toolkit's renderer that are used here: ground, border, and the text in its scrolling.
func (r *entryRenderer) ground() *canvas.Rectangle { return r.rectangle(0) }
func (r *entryRenderer) border() *canvas.Rectangle { return r.rectangle(1) }
func (r *entryRenderer) text() fyne.CanvasObject   { return r.WidgetRenderer.Objects()[2] }

func (r *entryRenderer) rectangle(i int) *canvas.Rectangle {
	if rectangle, ok := r.WidgetRenderer.Objects()[i].(*canvas.Rectangle); ok {
		return rectangle
	}
	return canvas.NewRectangle(nil)
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.paint()
	r.shorten()
	r.marks = r.visibleMarks()
}

func (r *entryRenderer) paint() {
	e := r.entry
	paintRing(e.ring, e.keeps && !e.Disabled(), e.wrong)
	e.short.Color = look.Text
	if e.Disabled() {
		r.ground().FillColor, r.border().StrokeColor, e.short.Color = look.DisabledFill, look.Line, look.Disabled
	}
}

// shorten shows the beginning of a text that is too long for the field, with …, until the cursor comes.
func (r *entryRenderer) shorten() {
	e, text := r.entry, r.text()
	if e.MultiLine {
		return
	}
	inner := e.Theme().Size(theme.SizeNameInnerPadding)
	room := text.Size().Width - 2*inner
	long := !e.keeps && room > 0 && width(e.Text, look.SizeText) > room
	if long {
		e.short.Text = cut(e.Text, room, look.SizeText)
		e.short.Move(text.Position().AddXY(inner, 0))
		e.short.Resize(fyne.NewSize(room, text.Size().Height))
	}
	if long == e.short.Hidden {
		e.short.Hidden = !long
		if long {
			text.Hide()
		} else {
			text.Show()
		}
	}
	e.short.Refresh()
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	objects := r.WidgetRenderer.Objects()
	objects = append(objects[:len(objects):len(objects)], r.marks...)
	return append(objects, r.entry.short, r.entry.ring)
}

// paintRing shows the frame of a control: blue with the focus, red with a mistake.
func paintRing(ring *canvas.Rectangle, focused, wrong bool) {
	ink, _ := look.ToneColors(workflow.Bad)
	switch {
	case focused && wrong:
		ring.StrokeColor, ring.StrokeWidth = ink, look.FocusWidth
	case focused:
		ring.StrokeColor, ring.StrokeWidth = look.Focus, look.FocusWidth
	default:
		ring.StrokeColor, ring.StrokeWidth = ink, look.LineWidth
	}
	ring.Hidden = !focused && !wrong
	ring.Refresh()
}

// placeRing fits the frame around a control; a stroke lies half inside and half outside of its rectangle.
func placeRing(ring *canvas.Rectangle, size fyne.Size) {
	ring.Move(fyne.NewPos(0, 0))
	ring.Resize(size)
}
