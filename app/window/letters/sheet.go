package letters

// The small picture of a sheet of labels: a click or the arrows say which is the first that is free. Of an envelope it shows the shape.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/reports/labels"
	"rundertisch/reports/page"
)

// sheetPicture is the picture.
type sheetPicture struct {
	widget.BaseWidget
	onStart   func(start int)
	addresses int // so many are printed

	sheet    labels.Sheet // none for an envelope
	envelope labels.Envelope
	start    int // first free label, from 1
	focused  bool

	paper, ring *canvas.Rectangle
	cells       []*canvas.Rectangle
}

var (
	_ fyne.Focusable = (*sheetPicture)(nil)
	_ fyne.Tappable  = (*sheetPicture)(nil)
)

// pictureHeight is the height of a sheet of A4, in px.
const pictureHeight = 236

func newSheetPicture(addresses int, onStart func(int)) *sheetPicture {
	p := &sheetPicture{addresses: addresses, onStart: onStart, paper: canvas.NewRectangle(look.Surface), ring: canvas.NewRectangle(color.Transparent)}
	p.paper.StrokeColor, p.paper.StrokeWidth = look.FieldLine, 1
	p.ring.StrokeColor, p.ring.StrokeWidth, p.ring.CornerRadius = look.Focus, look.FocusWidth, look.CornerField
	p.ExtendBaseWidget(p)
	return p
}

// showSheet shows labels, of which the ones before start are gone.
func (p *sheetPicture) showSheet(sheet labels.Sheet, start int) {
	p.sheet, p.start = sheet, start
	p.makeCells(sheet.Count())
}

// showEnvelope shows the shape of an envelope and the place of its address.
func (p *sheetPicture) showEnvelope(envelope labels.Envelope) {
	p.sheet, p.envelope, p.start = labels.Sheet{}, envelope, 1
	p.makeCells(1)
}

func (p *sheetPicture) makeCells(count int) {
	p.cells = nil
	for range count {
		cell := canvas.NewRectangle(look.Surface)
		cell.CornerRadius, cell.StrokeWidth = 2, 1
		p.cells = append(p.cells, cell)
	}
	p.Refresh()
}

// setStart shows another first free label.
func (p *sheetPicture) setStart(start int) {
	p.start = start
	p.Refresh()
}

// move chooses another first free label, as far as the sheet goes.
func (p *sheetPicture) move(start int) {
	if start >= 1 && start <= p.sheet.Count() {
		p.setStart(start)
		p.onStart(start)
	}
}

// scale is how many px a mm has.
func (p *sheetPicture) scale() float32 {
	if p.sheet.Count() > 0 {
		return pictureHeight / page.A4Height
	}
	return min(pictureHeight/float32(p.envelope.Height), pictureHeight*page.A4Width/page.A4Height/float32(p.envelope.Width))
}

// Tapped chooses the label under the mouse.
func (p *sheetPicture) Tapped(event *fyne.PointEvent) {
	if window := fyne.CurrentApp().Driver().CanvasForObject(p); window != nil {
		window.Focus(p)
	}
	for i, cell := range p.cells {
		at := event.Position.Subtract(cell.Position())
		if size := cell.Size(); at.X >= 0 && at.Y >= 0 && at.X <= size.Width && at.Y <= size.Height {
			p.move(i + 1)
		}
	}
}

// FocusGained shows the ring.
func (p *sheetPicture) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost hides the ring.
func (p *sheetPicture) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune does nothing.
func (p *sheetPicture) TypedRune(rune) {}

// TypedKey moves the first free label.
func (p *sheetPicture) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyRight:
		p.move(p.start + 1)
	case fyne.KeyLeft:
		p.move(p.start - 1)
	case fyne.KeyDown:
		p.move(p.start + p.sheet.Columns)
	case fyne.KeyUp:
		p.move(p.start - p.sheet.Columns)
	case fyne.KeyHome:
		p.move(1)
	case fyne.KeyEnd:
		p.move(p.sheet.Count())
	default:
		widgets.PassOn(p, event)
	}
}

// CreateRenderer is for the toolkit.
func (p *sheetPicture) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{p} }

type sheetRenderer struct{ picture *sheetPicture }

func (r *sheetRenderer) Layout(fyne.Size) {
	p := r.picture
	scale := p.scale()
	px := func(x, y float64) fyne.Position { return fyne.NewPos(float32(x)*scale, float32(y)*scale) }
	size := func(width, height float64) fyne.Size {
		return fyne.NewSize(float32(width)*scale, float32(height)*scale)
	}
	p.ring.Hidden = !p.focused
	p.ring.Move(fyne.NewPos(-3, -3))
	if p.sheet.Count() == 0 {
		p.paper.Resize(size(p.envelope.Width, p.envelope.Height))
		p.cells[0].Move(px(p.envelope.Address.Left, p.envelope.Address.Top))
		p.cells[0].Resize(size(p.envelope.Address.Width, p.envelope.Address.Height))
	} else {
		p.paper.Resize(size(page.A4Width, page.A4Height))
		for i, cell := range p.cells {
			column, row := float64(i%p.sheet.Columns), float64(i/p.sheet.Columns)
			cell.Move(px(p.sheet.Left+column*p.sheet.StepX, p.sheet.Top+row*p.sheet.StepY))
			cell.Resize(size(p.sheet.Width, p.sheet.Height).SubtractWidthHeight(1, 1))
		}
	}
	p.ring.Resize(p.paper.Size().AddWidthHeight(6, 6))
	for i, cell := range p.cells {
		switch {
		case i+1 < p.start: // gone
			cell.FillColor, cell.StrokeColor = look.DisabledFill, look.SoftLine
		case i+1 == p.start:
			cell.FillColor, cell.StrokeColor = look.Primary, look.Primary
		case i+1 < p.start+p.addresses:
			cell.FillColor, cell.StrokeColor = look.Selection, look.Primary
		default:
			cell.FillColor, cell.StrokeColor = look.Surface, look.FieldLine
		}
	}
}

func (r *sheetRenderer) MinSize() fyne.Size {
	return fyne.NewSize(pictureHeight*page.A4Width/page.A4Height, pictureHeight)
}

func (r *sheetRenderer) Refresh() {
	r.Layout(r.picture.Size())
	canvas.Refresh(r.picture)
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.picture.paper}
	for _, cell := range r.picture.cells {
		objects = append(objects, cell)
	}
	return append(objects, r.picture.ring)
}

func (r *sheetRenderer) Destroy() {}
