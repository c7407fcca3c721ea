package letters

// The list of recipients: a box to tick per letter, who gets it, and what is wrong with it.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// recipient is one row of the list.
type recipient struct {
	name string
	in   bool
	mark workflow.Mark
}

// rowsOf returns what the list shows of letters.
func rowsOf(letters []workflow.DraftLetter, left map[workflow.Seat]bool) []recipient {
	rows := make([]recipient, len(letters))
	for i, l := range letters {
		rows[i] = recipient{name: l.Letter.Name, in: !left[l.Seat()]}
		switch {
		case !rows[i].in:
			rows[i].mark = workflow.Mark{Sign: "–", Word: "ausgelassen", Tone: workflow.Idle}
		case l.Faulty():
			rows[i].mark = workflow.Mark{Sign: "!", Word: "fehlerhaft", Tone: workflow.Bad}
		case len(l.Problems) > 0:
			rows[i].mark = workflow.Mark{Sign: "•", Word: "Hinweis", Tone: workflow.Warn}
		case l.Way == data.WayEmail:
			rows[i].mark = workflow.Mark{Sign: "@", Word: "E-Mail", Tone: workflow.Info}
		}
	}
	return rows
}

// recipients is the list. ↑ ↓ Page Up and Page Down leaf through the letters, the space bar ticks.
type recipients struct {
	widget.List
	onCurrent func(i int) // another letter is looked at
	onToggle  func(i int)

	rows    []recipient
	current int
	focused bool
}

func newRecipients(onCurrent, onToggle func(i int)) *recipients {
	r := &recipients{onCurrent: onCurrent, onToggle: onToggle, current: -1}
	r.Length = func() int { return len(r.rows) }
	r.CreateItem = func() fyne.CanvasObject { return newRecipientRow(r) }
	r.UpdateItem = func(i widget.ListItemID, item fyne.CanvasObject) { item.(*recipientRow).set(i) }
	r.HideSeparators = true
	r.ExtendBaseWidget(r)
	return r
}

// set shows other rows with one of them chosen.
func (r *recipients) set(rows []recipient, current int) {
	r.rows, r.current = rows, current
	r.Refresh()
	if current >= 0 && current < len(rows) {
		r.ScrollTo(current)
	}
}

// choose moves to a letter; one that is not there is not moved to.
func (r *recipients) choose(i int) {
	if i < 0 || i >= len(r.rows) || i == r.current {
		return
	}
	r.current = i
	r.Refresh()
	r.ScrollTo(i)
	r.onCurrent(i)
}

// FocusGained shows the ring.
func (r *recipients) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost hides the ring.
func (r *recipients) FocusLost() { r.focused = false; r.Refresh() }

// TypedKey leafs and ticks.
func (r *recipients) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyDown, fyne.KeyPageDown:
		r.choose(r.current + 1)
	case fyne.KeyUp, fyne.KeyPageUp:
		r.choose(r.current - 1)
	case fyne.KeyHome:
		r.choose(0)
	case fyne.KeyEnd:
		r.choose(len(r.rows) - 1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if r.current >= 0 && r.current < len(r.rows) {
			r.onToggle(r.current)
		}
	}
}

// recipientRow is one line of the list.
type recipientRow struct {
	widget.BaseWidget
	list *recipients
	at   int

	ground, box, ring *canvas.Rectangle
	tick              [2]*canvas.Line
	name              *widgets.Label
	chip              *widgets.Chip
	line              *canvas.Line
}

var _ fyne.Tappable = (*recipientRow)(nil)

func newRecipientRow(list *recipients) *recipientRow {
	r := &recipientRow{
		list: list, ground: canvas.NewRectangle(look.Surface), box: canvas.NewRectangle(look.Surface), ring: canvas.NewRectangle(color.Transparent), name: widgets.NewLabel(""),
		chip: widgets.NewChip(workflow.Mark{}), line: canvas.NewLine(look.SoftLine),
	}
	r.box.CornerRadius, r.box.StrokeWidth = 3, max(1.5, look.LineWidth)
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = look.Focus, look.FocusWidth, 2
	for i := range r.tick {
		r.tick[i] = canvas.NewLine(look.OnPrimary)
		r.tick[i].StrokeWidth = 2
	}
	r.ExtendBaseWidget(r)
	return r
}

// set shows a row of the list.
func (r *recipientRow) set(i int) {
	r.at = i
	if i >= len(r.list.rows) {
		return
	}
	row := r.list.rows[i]
	chosen := i == r.list.current
	r.ground.FillColor = look.Surface
	if chosen {
		r.ground.FillColor = look.Selection
	}
	r.ring.Hidden = !chosen || !r.list.focused
	r.box.FillColor, r.box.StrokeColor = look.Surface, look.Muted
	if row.in {
		r.box.FillColor, r.box.StrokeColor = look.Primary, look.Primary
	}
	for _, stroke := range r.tick {
		stroke.Hidden = !row.in
	}
	r.name.SetText(row.name)
	r.chip.Set(row.mark)
	r.Refresh()
}

// boxRoom is the width at the left in which a click ticks, in px.
const boxRoom = 34

// Tapped ticks the box, or shows the letter.
func (r *recipientRow) Tapped(event *fyne.PointEvent) {
	if window := fyne.CurrentApp().Driver().CanvasForObject(r.list); window != nil {
		window.Focus(r.list)
	}
	if event.Position.X < boxRoom {
		r.list.onToggle(r.at)
		return
	}
	r.list.choose(r.at)
}

// CreateRenderer is for the toolkit.
func (r *recipientRow) CreateRenderer() fyne.WidgetRenderer { return &recipientRowRenderer{r} }

type recipientRowRenderer struct{ row *recipientRow }

// boxSide is the side of the box in px.
const boxSide = 16

func (d *recipientRowRenderer) Layout(size fyne.Size) {
	r := d.row
	r.ground.Resize(size)
	r.ring.Resize(size.SubtractWidthHeight(6, 4))
	r.ring.Move(fyne.NewPos(3, 2))
	top := (size.Height - boxSide) / 2
	r.box.Resize(fyne.NewSquareSize(boxSide))
	r.box.Move(fyne.NewPos(look.Space2, top))
	r.tick[0].Position1, r.tick[0].Position2 = fyne.NewPos(look.Space2+3.5, top+8), fyne.NewPos(look.Space2+6.8, top+11.5)
	r.tick[1].Position1, r.tick[1].Position2 = fyne.NewPos(look.Space2+6.8, top+11.5), fyne.NewPos(look.Space2+12.5, top+4.5)
	chip := r.chip.MinSize()
	r.chip.Resize(fyne.NewSize(chip.Width, size.Height))
	r.chip.Move(fyne.NewPos(size.Width-chip.Width-look.Space2, 0))
	width := size.Width - boxRoom - look.Space2
	if chip.Width > 0 {
		width -= chip.Width + look.Space2
	}
	r.name.Resize(fyne.NewSize(max(0, width), size.Height))
	r.name.Move(fyne.NewPos(boxRoom, 0))
	r.line.Position1, r.line.Position2 = fyne.NewPos(0, size.Height-0.5), fyne.NewPos(size.Width, size.Height-0.5)
}

func (d *recipientRowRenderer) MinSize() fyne.Size { return fyne.NewSize(160, look.RowHeight-3) }

func (d *recipientRowRenderer) Refresh() {
	d.Layout(d.row.Size())
	canvas.Refresh(d.row)
}

func (d *recipientRowRenderer) Objects() []fyne.CanvasObject {
	r := d.row
	return []fyne.CanvasObject{r.ground, r.line, r.box, r.tick[0], r.tick[1], r.name, r.chip, r.ring}
}

func (d *recipientRowRenderer) Destroy() {}
