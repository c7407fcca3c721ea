package widgets

// The rows of a grid. A handful of drawn rows is moved along as the user scrolls; each is filled anew only when it comes into sight.

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// rowSource is the grid as its rows see it.
type rowSource interface {
	rowCount() int
	cellOf(row, column int) cell
	rowState(row int) (chosen, cursor bool)
	columnWidths(room float32) []float32 // what is shown, px
	modifiers(fyne.KeyModifier)          // held down as the mouse was pressed
	tapRow(row int)
	menuAt(row int, place fyne.Position)
}

// cell is what a row shows in one column.
type cell struct {
	text        string
	mark        workflow.Mark
	chip        bool
	right, bold bool
}

// drawnRow is one row on the screen.
type drawnRow struct {
	row    int // which one it shows, -1 none
	ground *canvas.Rectangle
	line   *canvas.Rectangle
	texts  []*canvas.Text
	chips  []*Chip
	whole  []string // the texts before they were cut
}

// gridBody is all rows; it is as high as they are.
type gridBody struct {
	widget.BaseWidget
	source      rowSource
	rows        []*drawnRow
	objects     []fyne.CanvasObject
	top, height float32 // what is in sight
	scale       float32 // of type and rows, 1 as usual
	hovered     int
	tipped      string
}

var (
	_ fyne.Tappable          = (*gridBody)(nil)
	_ fyne.SecondaryTappable = (*gridBody)(nil)
	_ desktop.Mouseable      = (*gridBody)(nil)
	_ desktop.Hoverable      = (*gridBody)(nil)
)

func newGridBody(source rowSource) *gridBody {
	b := &gridBody{source: source, hovered: -1, scale: 1}
	b.ExtendBaseWidget(b)
	return b
}

// rowHeight is how high a row is, px.
func (b *gridBody) rowHeight() float32 { return look.RowHeight * b.scale }

// scrolled brings other rows into sight.
func (b *gridBody) scrolled(top, height float32) {
	if top != b.top {
		b.tipped = ""
		hideTip(b)
	}
	b.top, b.height = top, height
	b.arrange(false)
	canvas.Refresh(b)
}

// renew fills all rows in sight anew.
func (b *gridBody) renew() {
	b.arrange(true)
	canvas.Refresh(b)
}

// arrange gives every row in sight a drawn row; all says that what they show may have changed.
func (b *gridBody) arrange(all bool) {
	first := max(0, int(b.top/b.rowHeight()))
	last := min(b.source.rowCount(), int((b.top+b.height)/b.rowHeight())+1)
	if b.height <= 0 {
		last = first
	}
	count := max(0, last-first)
	widths := b.source.columnWidths(b.Size().Width)
	for len(b.rows) < count {
		b.rows = append(b.rows, newDrawnRow(len(widths)))
	}
	// A row keeps its drawn row while it is in sight: the one at its number modulo how many there are.
	shown := make([]bool, len(b.rows))
	b.objects = b.objects[:0]
	for row := first; row < last; row++ {
		slot := row % len(b.rows)
		shown[slot] = true
		drawn := b.rows[slot]
		if all || drawn.row != row {
			b.fill(drawn, row, widths)
		}
		b.objects = drawn.appendTo(b.objects)
	}
	for slot, in := range shown {
		if !in {
			b.rows[slot].row = -1
		}
	}
}

func newDrawnRow(columns int) *drawnRow {
	d := &drawnRow{row: -1, ground: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(look.SoftLine)}
	d.texts, d.chips, d.whole = make([]*canvas.Text, columns), make([]*Chip, columns), make([]string, columns)
	return d
}

func (d *drawnRow) appendTo(objects []fyne.CanvasObject) []fyne.CanvasObject {
	objects = append(objects, d.ground, d.line)
	for i := range d.texts {
		if chip := d.chips[i]; chip != nil && chip.Visible() {
			objects = append(objects, chip)
		}
		if text := d.texts[i]; text != nil && text.Text != "" {
			objects = append(objects, text)
		}
	}
	return objects
}

// fill makes a drawn row show a row.
func (b *gridBody) fill(d *drawnRow, row int, widths []float32) {
	d.row = row
	top := float32(row) * b.rowHeight()
	width := b.Size().Width
	b.paint(d)
	d.ground.Move(fyne.NewPos(0, top))
	d.ground.Resize(fyne.NewSize(width, b.rowHeight()-1))
	d.line.Move(fyne.NewPos(0, top+b.rowHeight()-1))
	d.line.Resize(fyne.NewSize(width, 1))
	left := float32(0)
	for i, columnWidth := range widths {
		place := fyne.NewPos(left+cellSpace, top)
		room := fyne.NewSize(max(0, columnWidth-2*cellSpace), b.rowHeight()-1)
		d.fillCell(i, b.source.cellOf(row, i), place, room, b.scale)
		left += columnWidth
	}
}

func (d *drawnRow) fillCell(i int, c cell, place fyne.Position, room fyne.Size, scale float32) {
	if c.chip {
		if d.chips[i] == nil {
			d.chips[i] = NewChip(c.mark)
		}
		chip := d.chips[i]
		d.whole[i] = c.mark.String()
		chip.Set(c.mark)
		chip.setScale(scale)
		chip.Move(place)
		chip.Resize(room)
		chip.Hidden = d.whole[i] == ""
		return
	}
	if d.texts[i] == nil {
		d.texts[i] = canvas.NewText("", look.Text)
	}
	text := d.texts[i]
	text.TextStyle.Bold, text.TextSize = c.bold, look.SizeText*scale
	d.whole[i] = c.text
	text.Text = cut(c.text, room.Width, text.TextSize, text.TextStyle)
	text.Alignment = fyne.TextAlignLeading
	if c.right {
		text.Alignment = fyne.TextAlignTrailing
	}
	height := lineHeight(text.TextSize, text.TextStyle)
	text.Move(place.AddXY(0, (room.Height-height)/2))
	text.Resize(fyne.NewSize(room.Width, height))
}

// paint gives a row the ground of its state.
func (b *gridBody) paint(d *drawnRow) {
	chosen, cursor := b.source.rowState(d.row)
	d.ground.FillColor = color.Transparent
	switch {
	case chosen:
		d.ground.FillColor = look.Selection
	case d.row == b.hovered:
		d.ground.FillColor = look.Hover
	}
	d.ground.StrokeWidth = 0
	if cursor {
		d.ground.StrokeColor, d.ground.StrokeWidth = look.Focus, look.LineWidth
	}
}

// rowAt returns the row at a height, -1 where there is none.
func (b *gridBody) rowAt(y float32) int {
	row := int(y / b.rowHeight())
	if y < 0 || row >= b.source.rowCount() {
		return -1
	}
	return row
}

// MouseDown remembers the keys that are held.
func (b *gridBody) MouseDown(event *desktop.MouseEvent) { b.source.modifiers(event.Modifier) }

// MouseUp does nothing; the tap follows.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// Tapped chooses a row.
func (b *gridBody) Tapped(event *fyne.PointEvent) { b.source.tapRow(b.rowAt(event.Position.Y)) }

// TappedSecondary shows the menu of a row.
func (b *gridBody) TappedSecondary(event *fyne.PointEvent) {
	b.source.menuAt(b.rowAt(event.Position.Y), event.AbsolutePosition)
}

// MouseIn lights up the row under the mouse.
func (b *gridBody) MouseIn(event *desktop.MouseEvent) { b.MouseMoved(event) }

// MouseMoved lights up the row under the mouse and shows the whole of a text that is cut.
func (b *gridBody) MouseMoved(event *desktop.MouseEvent) {
	b.hover(b.rowAt(event.Position.Y))
	text := b.cutAt(event.Position)
	if text == b.tipped {
		return
	}
	hideTip(b)
	b.tipped = text
	if text != "" {
		showTipSoon(b, text, event.AbsolutePosition)
	}
}

// MouseOut puts out light and text.
func (b *gridBody) MouseOut() {
	b.hover(-1)
	b.tipped = ""
	hideTip(b)
}

func (b *gridBody) hover(row int) {
	if row == b.hovered {
		return
	}
	b.hovered = row
	for _, d := range b.rows {
		if d.row >= 0 {
			b.paint(d)
		}
	}
	canvas.Refresh(b)
}

// cutAt returns the whole of the text at a place if it is cut there, else the empty text.
func (b *gridBody) cutAt(place fyne.Position) string {
	row, left := b.rowAt(place.Y), float32(0)
	for i, width := range b.source.columnWidths(b.Size().Width) {
		if place.X >= left && place.X < left+width {
			for _, d := range b.rows {
				if d.row == row && row >= 0 {
					return d.cutText(i)
				}
			}
		}
		left += width
	}
	return ""
}

func (d *drawnRow) cutText(column int) string {
	shown := ""
	switch {
	case d.chips[column] != nil:
		shown = d.chips[column].text.Text
	case d.texts[column] != nil:
		shown = d.texts[column].Text
	}
	if strings.HasSuffix(shown, ellipsis) && shown != d.whole[column] {
		return d.whole[column]
	}
	return ""
}

// CreateRenderer is for the toolkit.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{b} }

type bodyRenderer struct{ body *gridBody }

func (r *bodyRenderer) Layout(fyne.Size) { r.body.arrange(true) }

func (r *bodyRenderer) MinSize() fyne.Size {
	width := float32(0)
	for _, w := range r.body.source.columnWidths(0) {
		width += w
	}
	return fyne.NewSize(width, float32(r.body.source.rowCount())*r.body.rowHeight())
}

func (r *bodyRenderer) Refresh() { r.body.renew() }

func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.body.objects }

func (r *bodyRenderer) Destroy() {}
