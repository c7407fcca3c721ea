package form

// The month that opens below a date field: German names, Monday first. Arrows move by days and weeks, Page Up and Page Down by months.

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/data"
)

// month is the open month.
type month struct {
	content    fyne.CanvasObject
	day, today data.Date // the marked day
	taken      func(data.Date)
	tapped     func() // after a click that does not choose
	title      *canvas.Text
	days       *fyne.Container
}

var weekdays = [...]string{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"}

// Measures of the month in px.
const (
	cellWidth  = 32
	cellHeight = 26
	monthWeeks = 6
)

// newMonth shows the month of day, or of today when day is unknown.
func newMonth(day, today data.Date, taken func(data.Date)) *month {
	m := &month{day: day, today: today, taken: taken}
	if day.IsZero() {
		m.day = today
	}
	m.title = canvas.NewText("", look.Text)
	m.title.TextSize, m.title.TextStyle.Bold, m.title.Alignment = look.SizeText, true, fyne.TextAlignCenter
	step := func(months int) func() {
		return func() { m.move(addMonths(m.day, months)); call(m.tapped) }
	}
	head := container.NewBorder(nil, nil,
		container.New(layout.NewCustomPaddedHBoxLayout(0), newCell("«", step(-12)), newCell("‹", step(-1))),
		container.New(layout.NewCustomPaddedHBoxLayout(0), newCell("›", step(1)), newCell("»", step(12))),
		m.title)
	names := container.New(monthGrid{})
	for _, name := range weekdays {
		word := canvas.NewText(name, look.Muted)
		word.TextSize, word.Alignment = look.SizeSmall, fyne.TextAlignCenter
		names.Add(word)
	}
	m.days = container.New(monthGrid{})
	now := newCell("Heute, "+today.String(), func() { m.taken(m.today) })
	now.text.Color = look.Primary
	m.content = container.New(layout.NewCustomPaddedVBoxLayout(2), head, names, m.days, now)
	m.fill()
	return m
}

// addMonths returns the same day so many months later, the last of the month where it has no such day.
func addMonths(day data.Date, months int) data.Date {
	t := day.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return data.DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// monthTitle names the month of a day: 'März 2026'.
func monthTitle(day data.Date) string {
	_, rest, _ := strings.Cut(day.Long(), " ")
	return rest
}

// firstShown is the Monday with which the sheet of a day's month begins.
func firstShown(day data.Date) data.Date {
	t := day.Time()
	first := data.NewDate(t.Year(), t.Month(), 1)
	return first.AddDays(-(int(first.Time().Weekday()) + 6) % 7)
}

// The days that can be shown; date fields take no others.
var firstDay, lastDay = data.NewDate(1900, 1, 1), data.NewDate(2199, 12, 31)

// move marks another day.
func (m *month) move(to data.Date) {
	if to.Before(firstDay) || lastDay.Before(to) {
		return
	}
	m.day = to
	m.fill()
}

// fill puts the days of the month into their cells.
func (m *month) fill() {
	m.title.Text = monthTitle(m.day)
	m.days.Objects = nil
	day, shown := firstShown(m.day), m.day.Time().Month()
	for range 7 * monthWeeks {
		this := day
		cell := newCell(fmt.Sprint(this.Time().Day()), func() { m.taken(this) })
		if this.Time().Month() != shown {
			cell.text.Color = look.Disabled
		}
		if this == m.today {
			cell.ground.StrokeColor, cell.ground.StrokeWidth = look.Primary, 1
			cell.text.Color = look.Primary
		}
		if this == m.day {
			cell.text.Color, cell.fill = look.OnPrimary, look.Primary
			cell.ground.FillColor = cell.fill
		}
		m.days.Add(cell)
		day = day.AddDays(1)
	}
	m.title.Refresh()
	m.days.Refresh()
}

func (m *month) typedKey(key *fyne.KeyEvent) bool {
	t := m.day.Time()
	switch key.Name {
	case fyne.KeyLeft:
		m.move(m.day.AddDays(-1))
	case fyne.KeyRight:
		m.move(m.day.AddDays(1))
	case fyne.KeyUp:
		m.move(m.day.AddDays(-7))
	case fyne.KeyDown:
		m.move(m.day.AddDays(7))
	case fyne.KeyPageUp:
		m.move(addMonths(m.day, -1))
	case fyne.KeyPageDown:
		m.move(addMonths(m.day, 1))
	case fyne.KeyHome:
		m.move(data.NewDate(t.Year(), t.Month(), 1))
	case fyne.KeyEnd:
		m.move(data.NewDate(t.Year(), t.Month()+1, 0))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.taken(m.day)
	default:
		return false
	}
	return true
}

// monthGrid puts cells into seven columns.
type monthGrid struct{}

// Layout is for the toolkit.
func (monthGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := size.Width / 7
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i%7)*wide, float32(i/7)*cellHeight))
		o.Resize(fyne.NewSize(wide, cellHeight))
	}
}

// MinSize is for the toolkit.
func (monthGrid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(7*cellWidth, float32((len(objects)+6)/7)*cellHeight)
}

// cell is a day, or an arrow of the head.
type cell struct {
	widget.BaseWidget
	tapped func()
	ground *canvas.Rectangle
	fill   color.Color // nil: none
	text   *canvas.Text
}

var (
	_ fyne.Tappable     = (*cell)(nil)
	_ desktop.Hoverable = (*cell)(nil)
)

func newCell(text string, tapped func()) *cell {
	c := &cell{tapped: tapped, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText(text, look.Text)}
	c.ground.CornerRadius = look.CornerField
	c.text.TextSize, c.text.Alignment = look.SizeText, fyne.TextAlignCenter
	c.ExtendBaseWidget(c)
	return c
}

// Tapped presses the cell.
func (c *cell) Tapped(*fyne.PointEvent) { c.tapped() }

// MouseIn lights the cell up.
func (c *cell) MouseIn(*desktop.MouseEvent) {
	if c.fill == nil {
		c.ground.FillColor = look.Selection
		c.ground.Refresh()
	}
}

// MouseMoved does nothing.
func (c *cell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (c *cell) MouseOut() {
	if c.fill == nil {
		c.ground.FillColor = color.Transparent
		c.ground.Refresh()
	}
}

// CreateRenderer is for the toolkit.
func (c *cell) CreateRenderer() fyne.WidgetRenderer { return &cellRenderer{c} }

type cellRenderer struct{ cell *cell }

func (r *cellRenderer) Layout(size fyne.Size) {
	r.cell.ground.Move(fyne.NewPos(1, 1))
	r.cell.ground.Resize(size.SubtractWidthHeight(2, 2))
	r.cell.text.Resize(size)
}

func (r *cellRenderer) MinSize() fyne.Size { return fyne.NewSize(24, cellHeight) }

func (r *cellRenderer) Refresh() { canvas.Refresh(r.cell) }

func (r *cellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.cell.ground, r.cell.text}
}

func (r *cellRenderer) Destroy() {}
