package form

// The field for a day: typed in the ways that people write days, or chosen from a month that opens below.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rundertisch/data"
)

// Date is a field for a day; empty is an unknown day.
type Date struct {
	line
	today func() data.Date
	open  *drop
}

// NewDate returns a field for a day; today completes what is left out and is where the month begins. commit gets the day, the zero one for an empty field.
func NewDate(label string, today func() data.Date, commit func(data.Date) error) *Date {
	d := &Date{today: today}
	read := func(text string) (string, error) {
		day, err := data.ParseDate(text, today())
		return day.String(), err
	}
	save := func(text string) error {
		day, err := data.ParseDate(text, today())
		if err != nil {
			return err
		}
		return commit(day)
	}
	d.build(d, label, 1, read, save)
	d.entry.ActionItem = newInlay(theme.CalendarIcon(), d.openMonth)
	d.entry.keyed = d.typedKey
	return d
}

// Date returns the day that stands in the field, saved or not; the zero day when it is empty or no day.
func (d *Date) Date() data.Date {
	day, err := data.ParseDate(d.entry.Text, d.today())
	if err != nil {
		return data.Date{}
	}
	return day
}

// SetDate shows the saved day. While the user is typing something else in the field, the typing stays.
func (d *Date) SetDate(day data.Date) { d.SetText(day.String()) }

// typedKey opens the month on Down, Up and F4.
func (d *Date) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyF4:
		d.openMonth()
		return true
	}
	return false
}

// openMonth shows the month of the day below the field.
func (d *Date) openMonth() {
	if d.open != nil || d.Disabled() {
		return
	}
	d.Focus(fyne.CurrentApp().Driver().CanvasForObject(d.entry))
	m := newMonth(d.Date(), d.today(), d.take)
	if d.open = openDrop(d.entry, m.content, false); d.open == nil {
		return
	}
	m.tapped = d.open.takeFocus
	d.open.key = m.typedKey
	d.open.typedRune = func(r rune) { // whoever types does not want the month
		d.open.close()
		d.entry.TypedRune(r)
	}
	d.open.closed = func() { d.open = nil }
}

// take chooses a day and saves it.
func (d *Date) take(day data.Date) {
	if d.open != nil {
		d.open.close()
	}
	d.entry.put(day.String())
	d.typed(d.entry.Text)
	d.Commit()
}

// inlay is a small button inside an entry. Tab passes it by; its entry has a key for it.
type inlay struct {
	widget.BaseWidget
	tapped func()
	icon   *canvas.Image
}

var (
	_ fyne.Tappable      = (*inlay)(nil)
	_ desktop.Cursorable = (*inlay)(nil)
)

func newInlay(icon fyne.Resource, tapped func()) *inlay {
	i := &inlay{tapped: tapped, icon: canvas.NewImageFromResource(icon)}
	i.ExtendBaseWidget(i)
	return i
}

// Tapped presses the button.
func (i *inlay) Tapped(*fyne.PointEvent) { i.tapped() }

// Cursor is the hand instead of the entry's beam.
func (i *inlay) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for the toolkit.
func (i *inlay) CreateRenderer() fyne.WidgetRenderer { return &inlayRenderer{i} }

type inlayRenderer struct{ inlay *inlay }

// inlaySize is the size of the icon, in px.
const inlaySize = 16

func (r *inlayRenderer) Layout(size fyne.Size) {
	r.inlay.icon.Move(fyne.NewPos((size.Width-inlaySize)/2, (size.Height-inlaySize)/2))
	r.inlay.icon.Resize(fyne.NewSquareSize(inlaySize))
}

func (r *inlayRenderer) MinSize() fyne.Size { return fyne.NewSize(inlaySize+8, inlaySize) }

func (r *inlayRenderer) Refresh() { canvas.Refresh(r.inlay) }

func (r *inlayRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.inlay.icon} }

func (r *inlayRenderer) Destroy() {}
