package widgets

// The header of a page: title and state at the left, search, plain buttons and the one main button at the right.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// Header is the top of a page.
type Header struct {
	widget.BaseWidget
	title   *Label
	chip    *Chip
	search  *SearchEntry
	buttons []*Button
	primary *Button
}

// NewHeader returns a header with nothing but a title.
func NewHeader(title string) *Header {
	h := &Header{title: newLabel(title, look.Text, look.SizeTitle, true), chip: NewChip(workflow.Mark{})}
	h.ExtendBaseWidget(h)
	return h
}

// SetTitle shows another title.
func (h *Header) SetTitle(title string) { h.title.SetText(title); h.Refresh() }

// SetChip shows a state beside the title; one without words takes it away.
func (h *Header) SetChip(m workflow.Mark) { h.chip.Set(m); h.Refresh() }

// AddButton adds a plain button at the right.
func (h *Header) AddButton(label string, tapped func()) *Button {
	b := NewButton(label, tapped)
	h.buttons = append(h.buttons, b)
	h.Refresh()
	return b
}

// SetPrimary sets the main button.
func (h *Header) SetPrimary(label string, tapped func()) *Button {
	h.primary = NewPrimaryButton(label, tapped)
	h.Refresh()
	return h.primary
}

// Search adds the search field; changed hears every keystroke.
func (h *Header) Search(placeholder string, changed func(string)) *SearchEntry {
	h.search = NewSearchEntry(placeholder, "Strg+K", changed)
	h.Refresh()
	return h.search
}

// CreateRenderer is for the toolkit.
func (h *Header) CreateRenderer() fyne.WidgetRenderer { return &headerRenderer{h} }

type headerRenderer struct{ header *Header }

// Widths of the search field and of the title, in px.
const (
	searchWidest   float32 = 300
	searchNarrow   float32 = 150
	titleNarrowest float32 = 120
)

func (r *headerRenderer) Layout(size fyne.Size) {
	h := r.header
	right := size.Width
	place := func(object fyne.CanvasObject, width float32) {
		right -= width
		object.Move(fyne.NewPos(right, 0))
		object.Resize(fyne.NewSize(width, look.FieldHeight))
		right -= look.Space3
	}
	for _, b := range r.fromRight() {
		place(b, b.MinSize().Width)
	}
	title, chip := textWidth(h.title.text, look.SizeTitle, h.title.style)+1, h.chip.MinSize()
	room := right - look.Space4
	if chip.Width > 0 {
		room -= chip.Width + look.Space3
	}
	if h.search != nil {
		width := min(searchWidest, max(searchNarrow, room-title))
		place(h.search, width)
		room -= width + look.Space3
	}
	title = max(0, min(title, room))
	h.title.Resize(fyne.NewSize(title, look.FieldHeight))
	h.chip.Move(fyne.NewPos(title+look.Space3, (look.FieldHeight-chip.Height)/2))
	h.chip.Resize(chip)
}

// fromRight returns the buttons that show, the rightmost first.
func (r *headerRenderer) fromRight() []*Button {
	var shown []*Button
	if p := r.header.primary; p != nil && p.Visible() {
		shown = append(shown, p)
	}
	for i := len(r.header.buttons) - 1; i >= 0; i-- {
		if b := r.header.buttons[i]; b.Visible() {
			shown = append(shown, b)
		}
	}
	return shown
}

func (r *headerRenderer) MinSize() fyne.Size {
	width := titleNarrowest
	for _, b := range r.fromRight() {
		width += b.MinSize().Width + look.Space3
	}
	if r.header.search != nil {
		width += searchNarrow + look.Space3
	}
	if chip := r.header.chip.MinSize().Width; chip > 0 {
		width += chip + look.Space3
	}
	return fyne.NewSize(width, look.FieldHeight+look.Space2)
}

func (r *headerRenderer) Refresh() {
	r.Layout(r.header.Size())
	canvas.Refresh(r.header)
}

// Objects stand in the order in which Tab goes.
func (r *headerRenderer) Objects() []fyne.CanvasObject {
	h := r.header
	objects := []fyne.CanvasObject{h.title, h.chip}
	if h.search != nil {
		objects = append(objects, h.search)
	}
	for _, b := range h.buttons {
		objects = append(objects, b)
	}
	if h.primary != nil {
		objects = append(objects, h.primary)
	}
	return objects
}

func (r *headerRenderer) Destroy() {}
