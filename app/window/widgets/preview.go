package widgets

// The preview: pages as they will leave the printer, on a grey desk, with a bar below to leaf and to zoom.

import (
	"fmt"
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/reports/page"
	"rundertisch/reports/raster"
)

// zooms are the sizes to choose from, as parts of the size on paper (on a screen of 96 dpi).
var zooms = []float32{0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3}

// pixelsPerMM is how many px of the window a mm has at full size.
const pixelsPerMM float32 = 96 / 25.4

// Preview shows pages. At first a page fits into the room there is.
type Preview struct {
	widget.BaseWidget
	OnPage   func(i int)  // another page shows
	OnBeyond func(by int) // somebody leafs before the first page (-1) or behind the last (1); nil: nothing is there

	pages   []page.Page
	shown   int
	zoom    float32 // 0: fits
	scale   float32 // in which it is drawn: a part of the size on paper
	drawn   drawnPage
	draws   int // how often a page was drawn
	sets    int // how often other pages were shown
	focused bool

	desk, paper, ring *canvas.Rectangle
	picture           *canvas.Raster
	sheet             *fyne.Container
	scroll            *container.Scroll
	back, further     *Button
	smaller, larger   *Button
	fit               *Button
	guide             *Button // shows and hides the guides
	guides            []guideLine
	guided            bool // the guides show
	place, size       *Label
	none              *Text
}

// drawnPage is the picture of a page, kept until page or size change.
type drawnPage struct {
	picture       image.Image
	width, height int
}

var (
	_ fyne.Focusable    = (*Preview)(nil)
	_ fyne.Shortcutable = (*Preview)(nil)
	_ fyne.Tappable     = (*Preview)(nil)
)

// NewPreview returns a preview without pages.
func NewPreview() *Preview {
	p := &Preview{desk: canvas.NewRectangle(look.Desk), paper: canvas.NewRectangle(look.Surface), ring: newRing(look.CornerCard)}
	p.desk.CornerRadius = look.CornerCard
	p.paper.StrokeColor, p.paper.StrokeWidth = look.Line, 1
	p.paper.Shadow = canvas.Shadow{Color: look.Shadow, Offset: fyne.NewPos(0, 1), BlurRadius: 5}
	p.picture = canvas.NewRaster(p.draw)
	p.picture.ScaleMode = canvas.ImageScalePixels
	p.sheet = container.New(sheetLayout{p}, p.paper, p.picture)
	p.guide = NewButton("Umschlag", p.ToggleGuides)
	p.scroll = container.NewScroll(p.sheet)
	p.back = NewButton("‹", func() { p.ShowPage(p.shown - 1) })
	p.further = NewButton("›", func() { p.ShowPage(p.shown + 1) })
	p.smaller = NewButton("−", p.ZoomOut)
	p.larger = NewButton("+", p.ZoomIn)
	p.fit = NewButton("Ganze Seite", p.Fit)
	p.place, p.size = NewLabel(""), NewLabel("")
	p.none = NewText("Hier erscheint die Seite so, wie sie gedruckt wird.")
	p.none.color, p.none.centered = look.Muted, true
	p.ExtendBaseWidget(p)
	p.tell()
	return p
}

// SetPages shows other pages. The number of the page and the size stay.
func (p *Preview) SetPages(pages []page.Page) {
	p.pages = pages
	p.sets++
	p.shown = max(0, min(p.shown, len(pages)-1))
	p.redraw()
}

// Pages returns the pages.
func (p *Preview) Pages() []page.Page { return p.pages }

// ShowPage leafs to a page, counted from 0; one that is not there does nothing.
func (p *Preview) ShowPage(i int) {
	if i < 0 || i >= len(p.pages) || i == p.shown {
		return
	}
	p.shown = i
	p.scroll.ScrollToTop()
	p.redraw()
	if p.OnPage != nil {
		p.OnPage(i)
	}
}

// Shown returns the number of the page that shows, from 0.
func (p *Preview) Shown() int { return p.shown }

// ZoomIn shows the page larger.
func (p *Preview) ZoomIn() {
	for _, zoom := range zooms {
		if zoom > p.scale*1.02 {
			p.setZoom(zoom)
			return
		}
	}
}

// ZoomOut shows the page smaller.
func (p *Preview) ZoomOut() {
	for i := len(zooms) - 1; i >= 0; i-- {
		if zooms[i] < p.scale*0.98 {
			p.setZoom(zooms[i])
			return
		}
	}
}

// Fit shows the whole page.
func (p *Preview) Fit() { p.setZoom(0) }

// Zoom returns the size that shows, as a part of the size on paper.
func (p *Preview) Zoom() float32 { return p.scale }

func (p *Preview) setZoom(zoom float32) {
	p.zoom = zoom
	p.redraw()
}

// redraw throws the kept picture away and draws again.
func (p *Preview) redraw() {
	p.drawn = drawnPage{}
	p.Refresh()
}

// draw is asked by the toolkit for the page in the pixels of the screen, so that it is sharp at every scale of Windows.
func (p *Preview) draw(width, height int) image.Image {
	if p.shown >= len(p.pages) || width < 1 || height < 1 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if p.drawn.picture == nil || p.drawn.width != width || p.drawn.height != height {
		sheet := p.pages[p.shown]
		p.drawn = drawnPage{raster.Draw(sheet, float64(width)/sheet.Width), width, height}
		p.draws++
	}
	return p.drawn.picture
}

// fitting returns the scale at which the page fits into a room.
func (p *Preview) fitting(room fyne.Size) float32 {
	sheet := p.pages[p.shown]
	const rounding = 1 // px: the sheet is rounded to whole pixels, and must not make the scroll bars show
	return max(0.05, min((room.Width-2*sheetSpace-rounding)/float32(sheet.Width), (room.Height-2*sheetSpace-rounding)/float32(sheet.Height))/pixelsPerMM)
}

// sheetSize returns how large the page shows, in px of the window: whole pixels of the screen.
func (p *Preview) sheetSize() fyne.Size {
	if len(p.pages) == 0 {
		return fyne.Size{}
	}
	sheet, dense := p.pages[p.shown], float32(1)
	if window := fyne.CurrentApp().Driver().CanvasForObject(p); window != nil && window.Scale() > 0 {
		dense = window.Scale()
	}
	// The height follows from the width in whole pixels, as raster draws the page: a picture of another height would be stretched by a row.
	width := math.Round(sheet.Width * float64(p.scale*pixelsPerMM*dense))
	height := math.Round(sheet.Height * width / sheet.Width)
	return fyne.NewSize(float32(width)/dense, float32(height)/dense)
}

// tell writes page and size into the bar and switches what cannot be pressed off.
func (p *Preview) tell() {
	p.place.SetText("")
	p.size.SetText("")
	if len(p.pages) > 0 {
		p.place.SetText(fmt.Sprintf("Seite %d von %d", p.shown+1, len(p.pages)))
		p.size.SetText(fmt.Sprintf("%.0f %%", p.scale*100))
	}
	any, several := len(p.pages) > 0, len(p.pages) > 1
	wide := any && p.Size().Width >= widestBar
	if len(p.guides) > 0 {
		wide = any && p.Size().Width >= widestBar+p.guide.MinSize().Width+look.Space2
	}
	p.back.Hidden, p.further.Hidden = !several, !several
	p.smaller.Hidden, p.larger.Hidden = !any, !any
	p.size.Hidden, p.fit.Hidden = !wide, !wide
	p.none.Hidden = any
	p.guide.Hidden = !any || len(p.guides) == 0
	enable(p.back, p.shown > 0)
	enable(p.further, p.shown < len(p.pages)-1)
	enable(p.smaller, any && p.scale > zooms[0])
	enable(p.larger, any && p.scale < zooms[len(zooms)-1])
	enable(p.fit, any && p.zoom != 0)
}

func enable(b *Button, on bool) {
	if on == b.Disabled() {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// Tapped gives the preview the keyboard.
func (p *Preview) Tapped(*fyne.PointEvent) { takeFocus(p) }

// FocusGained shows the ring.
func (p *Preview) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost hides the ring.
func (p *Preview) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune zooms: + and −, 0 for the whole page.
func (p *Preview) TypedRune(letter rune) {
	switch letter {
	case '+':
		p.ZoomIn()
	case '-':
		p.ZoomOut()
	case '0':
		p.Fit()
	case 'u', 'U':
		p.ToggleGuides()
	}
}

// TypedKey leafs and scrolls.
func (p *Preview) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyPageDown, fyne.KeyRight:
		p.leaf(1)
	case fyne.KeyPageUp, fyne.KeyLeft:
		p.leaf(-1)
	case fyne.KeyHome:
		p.ShowPage(0)
	case fyne.KeyEnd:
		p.ShowPage(len(p.pages) - 1)
	case fyne.KeyDown:
		p.scrollBy(60)
	case fyne.KeyUp:
		p.scrollBy(-60)
	}
}

func (p *Preview) scrollBy(by float32) {
	p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, by))
}

// TypedShortcut zooms with Strg and +, − or 0; others go to the window.
func (p *Preview) TypedShortcut(shortcut fyne.Shortcut) {
	if key, ok := shortcut.(*desktop.CustomShortcut); ok && key.Modifier&fyne.KeyModifierShortcutDefault != 0 {
		switch key.KeyName {
		case fyne.KeyPlus, fyne.KeyEqual:
			p.ZoomIn()
			return
		case fyne.KeyMinus:
			p.ZoomOut()
			return
		case fyne.Key0:
			p.Fit()
			return
		}
	}
	handOn(fyne.CurrentApp().Driver().CanvasForObject(p), shortcut)
}

// CreateRenderer is for the toolkit.
func (p *Preview) CreateRenderer() fyne.WidgetRenderer { return &previewRenderer{p} }

type previewRenderer struct{ preview *Preview }

// Measures of a preview in px.
const (
	sheetSpace float32 = 14 // around the paper
	barHeight  float32 = 40
	widestBar  float32 = 440 // from which size and Ganze Seite have room
	sizeWidth  float32 = 40
)

func (r *previewRenderer) Layout(size fyne.Size) {
	p := r.preview
	p.desk.Resize(size)
	p.ring.Resize(size)
	room := fyne.NewSize(size.Width, max(0, size.Height-barHeight))
	p.scale = p.zoom
	if p.zoom == 0 && len(p.pages) > 0 {
		p.scale = p.fitting(room)
	}
	p.paper.Hidden, p.picture.Hidden = len(p.pages) == 0, len(p.pages) == 0
	p.none.Move(fyne.NewPos(look.Space4, room.Height/2-look.Space4))
	p.none.Resize(fyne.NewSize(max(0, size.Width-2*look.Space4), p.none.MinSize().Height))
	p.scroll.Resize(room)
	p.sheet.Refresh()
	p.scroll.Refresh()
	p.tell()
	r.layoutBar(size)
}

// layoutBar puts leafing at the left and zooming at the right.
func (r *previewRenderer) layoutBar(size fyne.Size) {
	p := r.preview
	top := size.Height - barHeight + (barHeight-look.FieldHeight)/2
	left := look.Space2
	place := func(object fyne.CanvasObject, width float32) {
		object.Move(fyne.NewPos(left, top))
		object.Resize(fyne.NewSize(width, look.FieldHeight))
		left += width + look.Space2
	}
	if p.back.Visible() {
		place(p.back, look.FieldHeight)
		place(p.further, look.FieldHeight)
	}
	place(p.place, p.place.MinSize().Width)
	if p.guide.Visible() {
		place(p.guide, p.guide.MinSize().Width)
	}
	fit := p.fit.MinSize().Width
	zooming := 2*look.FieldHeight + 2*look.Space2
	if p.fit.Visible() {
		zooming += sizeWidth + look.Space2 + fit + look.Space2
	}
	left = max(left, size.Width-look.Space2-zooming+look.Space2)
	place(p.smaller, look.FieldHeight)
	if p.size.Visible() {
		place(p.size, sizeWidth)
	}
	place(p.larger, look.FieldHeight)
	place(p.fit, fit)
}

func (r *previewRenderer) MinSize() fyne.Size { return fyne.NewSize(300, 200) }

func (r *previewRenderer) Refresh() {
	r.preview.ring.Hidden = !r.preview.focused
	r.Layout(r.preview.Size())
	canvas.Refresh(r.preview.picture)
	canvas.Refresh(r.preview)
}

func (r *previewRenderer) Objects() []fyne.CanvasObject {
	p := r.preview
	return []fyne.CanvasObject{p.desk, p.scroll, p.back, p.further, p.place, p.guide, p.smaller, p.size, p.larger, p.fit, p.none, p.ring}
}

func (r *previewRenderer) Destroy() {}

// sheetLayout puts the paper into the middle of the desk.
type sheetLayout struct{ preview *Preview }

func (l sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	sheet := l.preview.sheetSize()
	at := fyne.NewPos(max(sheetSpace, (size.Width-sheet.Width)/2), max(sheetSpace, (size.Height-sheet.Height)/2))
	at.X, at.Y = float32(math.Floor(float64(at.X))), float32(math.Floor(float64(at.Y)))
	objects[0].Move(at.SubtractXY(1, 1))
	objects[0].Resize(sheet.AddWidthHeight(2, 2))
	objects[1].Move(at)
	objects[1].Resize(sheet)
	l.preview.placeGuides(objects[2:], at)
}

func (l sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return l.preview.sheetSize().AddWidthHeight(2*sheetSpace, 2*sheetSpace)
}
