package overview

// One district on the board: number, state, name, chair, and what is known or waited for.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// cell is a card on the board. It takes the focus: arrows move among the cells, Enter opens, the menu key and the right button show what can be done.
type cell struct {
	widget.BaseWidget
	row     workflow.BoardCell
	onOpen  func(workflow.BoardCell)
	onMenu  func(workflow.BoardCell) []*fyne.MenuItem
	onMove  func(by int)
	focused bool
	hovered bool

	back                *canvas.Rectangle
	number              *canvas.Text
	name, chair, detail *widgets.Label
	chip                *widgets.Chip
}

var (
	_ fyne.Focusable         = (*cell)(nil)
	_ fyne.Tappable          = (*cell)(nil)
	_ fyne.SecondaryTappable = (*cell)(nil)
	_ desktop.Hoverable      = (*cell)(nil)
)

func newCell(onOpen func(workflow.BoardCell)) *cell {
	c := &cell{onOpen: onOpen}
	c.back = canvas.NewRectangle(look.Surface)
	c.back.CornerRadius, c.back.StrokeWidth = 6, look.LineWidth
	c.number = canvas.NewText("", look.Text)
	c.number.TextStyle.Bold, c.number.TextSize = true, look.SizeSection
	c.name, c.chair, c.detail = widgets.NewMuted(""), widgets.NewMuted(""), widgets.NewLabel("")
	c.chip = widgets.NewChip(workflow.Mark{})
	c.ExtendBaseWidget(c)
	return c
}

func (c *cell) set(row workflow.BoardCell) {
	c.row = row
	c.number.Text = fmt.Sprint(row.District.Number)
	c.name.SetText(row.District.Name)
	chair := "unbesetzt"
	if row.HasChair() {
		chair = row.Chair.Person.FullName()
	}
	c.chair.SetText("Vorsitz: " + chair)
	c.detail.SetText(row.Line)
	c.chip.Set(row.Mark)
	c.Refresh()
}

func (c *cell) CreateRenderer() fyne.WidgetRenderer { return &cellRenderer{c} }

func (c *cell) Tapped(*fyne.PointEvent) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
		canvas.Focus(c)
	}
	c.onOpen(c.row)
}

func (c *cell) TappedSecondary(event *fyne.PointEvent) { c.showMenu(event.AbsolutePosition) }

func (c *cell) showMenu(at fyne.Position) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil && c.onMenu != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", c.onMenu(c.row)...), canvas, at)
	}
}

func (c *cell) FocusGained() { c.focused = true; c.Refresh() }

func (c *cell) FocusLost() { c.focused = false; c.Refresh() }

func (c *cell) TypedRune(rune) {}

func (c *cell) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		c.onMove(-1)
	case fyne.KeyRight:
		c.onMove(1)
	case fyne.KeyUp:
		c.onMove(-boardColumns)
	case fyne.KeyDown:
		c.onMove(boardColumns)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.onOpen(c.row)
	case fyne.KeySpace, desktop.KeyMenu:
		c.showMenu(fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Add(fyne.NewPos(12, 24)))
	}
}

func (c *cell) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

func (c *cell) MouseMoved(*desktop.MouseEvent) {}

func (c *cell) MouseOut() { c.hovered = false; c.Refresh() }

type cellRenderer struct{ *cell }

const cellSpace = 8 // px between the edge of a cell and its words

func (r *cellRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	inner := size.Width - 2*cellSpace
	r.number.Move(fyne.NewPos(cellSpace, 8))
	r.number.Resize(r.number.MinSize())
	chip := r.chip.MinSize()
	chip.Width = min(chip.Width, size.Width-2*cellSpace-r.number.MinSize().Width)
	r.chip.Resize(chip)
	r.chip.Move(fyne.NewPos(size.Width-chip.Width-6, 8))
	line := r.name.MinSize().Height
	r.name.Move(fyne.NewPos(cellSpace, 30))
	r.name.Resize(fyne.NewSize(inner, line))
	r.chair.Move(fyne.NewPos(cellSpace, 30+line+4))
	r.chair.Resize(fyne.NewSize(inner, line))
	r.detail.Move(fyne.NewPos(cellSpace, max(30+2*line+8, size.Height-line-8)))
	r.detail.Resize(fyne.NewSize(inner, line))
}

func (r *cellRenderer) MinSize() fyne.Size { return fyne.NewSize(132, 38+3*r.name.MinSize().Height) }

func (r *cellRenderer) Refresh() {
	r.back.StrokeColor, r.back.StrokeWidth = look.Line, look.LineWidth
	if r.hovered {
		r.back.StrokeColor = look.Focus
	}
	if r.focused {
		r.back.StrokeColor, r.back.StrokeWidth = look.Focus, look.FocusWidth
	}
	r.back.Refresh()
	r.number.Refresh()
	r.Layout(r.Size())
}

func (r *cellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.number, r.name, r.chair, r.detail, r.chip}
}

func (r *cellRenderer) Destroy() {}

// boardLayout puts the cells in five columns that fill the page.
type boardLayout struct{}

const boardGap = 8

func (boardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rows := (len(objects) + boardColumns - 1) / boardColumns
	if rows == 0 {
		return
	}
	width := (size.Width - boardGap*(boardColumns-1)) / boardColumns
	height := (size.Height - boardGap*float32(rows-1)) / float32(rows)
	for i, o := range objects {
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(float32(i%boardColumns)*(width+boardGap), float32(i/boardColumns)*(height+boardGap)))
	}
}

func (boardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.NewSize(0, 0)
	}
	rows := float32((len(objects) + boardColumns - 1) / boardColumns)
	one := objects[0].MinSize()
	return fyne.NewSize(one.Width*boardColumns+boardGap*(boardColumns-1), one.Height*rows+boardGap*(rows-1))
}

// progressLayout puts the bar at the left and the counts beside it.
type progressLayout struct{}

func (progressLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar := size.Width * 0.34
	objects[0].Resize(fyne.NewSize(bar, 8))
	objects[0].Move(fyne.NewPos(0, (size.Height-look.Space2-8)/2))
	objects[1].Resize(fyne.NewSize(size.Width-bar-look.Space3, objects[1].MinSize().Height))
	objects[1].Move(fyne.NewPos(bar+look.Space3, (size.Height-look.Space2-objects[1].MinSize().Height)/2))
}

func (progressLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, objects[1].MinSize().Height+look.Space2)
}

// fixedWidth gives its one object a width.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(l.width, size.Height))
}

func (l *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}
