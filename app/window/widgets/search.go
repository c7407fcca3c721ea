package widgets

// The search field: a magnifier, Esc empties it, Down leads out of it into the list.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// SearchEntry is a field to search in. OnChanged hears every keystroke.
type SearchEntry struct {
	widget.Entry
	OnDown func() // Down and Page Down: into the list
	OnEsc  func() // Esc in an empty field

	ring *canvas.Rectangle
	hint *canvas.Text
}

// NewSearchEntry returns a search field. The hint stands at its right while it is empty: the keys that lead here.
func NewSearchEntry(placeholder, hint string, changed func(string)) *SearchEntry {
	e := &SearchEntry{ring: newRing(look.CornerField + 1), hint: canvas.NewText(hint, look.Muted)}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip) // a long text scrolls inside the field
	e.PlaceHolder, e.OnChanged, e.Icon = placeholder, changed, theme.SearchIcon()
	e.hint.TextSize = look.SizeSmall
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey takes Esc and Down out of the field's hands.
func (e *SearchEntry) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyEscape:
		if e.Text != "" {
			e.SetText("")
		} else if e.OnEsc != nil {
			e.OnEsc()
		} else {
			PassOn(e, event)
		}
	case fyne.KeyDown, fyne.KeyPageDown:
		if e.OnDown != nil {
			e.OnDown()
		}
	default:
		e.Entry.TypedKey(event)
		PassOn(e, event)
	}
}

// FocusGained shows the ring.
func (e *SearchEntry) FocusGained() {
	e.ring.Show()
	e.Entry.FocusGained()
}

// FocusLost hides the ring.
func (e *SearchEntry) FocusLost() {
	e.ring.Hide()
	e.Entry.FocusLost()
}

// CreateRenderer is for the toolkit.
func (e *SearchEntry) CreateRenderer() fyne.WidgetRenderer {
	return &searchRenderer{e.Entry.CreateRenderer(), e}
}

type searchRenderer struct {
	fyne.WidgetRenderer // the toolkit's field
	entry               *SearchEntry
}

func (r *searchRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.entry.ring.Resize(size)
	hint := r.entry.hint.MinSize()
	r.entry.hint.Resize(hint)
	r.entry.hint.Move(fyne.NewPos(size.Width-hint.Width-10, (size.Height-hint.Height)/2))
	r.placeHint()
}

// placeHint shows the hint where it does not touch the placeholder.
func (r *searchRenderer) placeHint() {
	e := r.entry
	room := e.Size().Width - 34 - textWidth(e.PlaceHolder, look.SizeText, fyne.TextStyle{}) - 16
	e.hint.Hidden = e.Text != "" || e.hint.MinSize().Width > room
}

func (r *searchRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.placeHint()
}

func (r *searchRenderer) Objects() []fyne.CanvasObject {
	objects := r.WidgetRenderer.Objects()
	return append(objects[:len(objects):len(objects)], r.entry.hint, r.entry.ring)
}
