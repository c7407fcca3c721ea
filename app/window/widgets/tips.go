package widgets

// Tips: the whole of a text that had to be cut, shown beside the mouse. They live in a layer of the window's content that takes no clicks
// (an overlay of the toolkit would swallow the next one).

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
)

// tipDelay is how long the mouse rests before a tip shows; nothing waits when it is 0.
var tipDelay = 500 * time.Millisecond

// NewTips wraps the content of a window so that tips can show in it. Without it there are none.
func NewTips(content fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: tipLayout{}, Objects: []fyne.CanvasObject{content, newTip()}}
}

// tipLayout gives the content all the room; the tip finds its own.
type tipLayout struct{}

func (tipLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (tipLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// tip is the note that shows.
type tip struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	text   *Text
	owner  fyne.CanvasObject
}

func newTip() *tip {
	t := &tip{ground: canvas.NewRectangle(look.Tip), text: NewText("")}
	t.text.color, t.text.size = look.OnTip, look.SizeSmall
	t.ground.CornerRadius = look.CornerField
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

func (t *tip) CreateRenderer() fyne.WidgetRenderer { return &tipRenderer{t} }

type tipRenderer struct{ tip *tip }

func (r *tipRenderer) Layout(size fyne.Size) {
	r.tip.ground.Resize(size)
	r.tip.text.Move(fyne.NewPos(look.Space2, look.Space1))
	r.tip.text.Resize(fyne.NewSize(size.Width-2*look.Space2, size.Height-2*look.Space1))
}

func (r *tipRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *tipRenderer) Refresh() { canvas.Refresh(r.tip) }

func (r *tipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.tip.ground, r.tip.text}
}

func (r *tipRenderer) Destroy() {}

// widestTip is the width of a tip from which its text is broken into lines, in px.
const widestTip = 420

// show places the tip below the mouse, inside the window.
func (t *tip) show(owner fyne.CanvasObject, text string, mouse fyne.Position, window fyne.Size) {
	width := min(textWidth(text, t.text.size, fyne.TextStyle{})+1, widestTip, window.Width-4*look.Space2)
	lines := breakLines(text, width, t.text.size)
	size := fyne.NewSize(width+2*look.Space2, float32(len(lines))*lineHeight(t.text.size, fyne.TextStyle{})+2*look.Space1)
	place := mouse.AddXY(look.Space2, 20)
	place.X = max(0, min(place.X, window.Width-size.Width-look.Space1))
	if place.Y+size.Height > window.Height {
		place.Y = max(0, mouse.Y-size.Height-look.Space2)
	}
	t.owner = owner
	t.text.SetText(text)
	t.Move(place)
	t.Resize(size)
	t.Show()
	t.Refresh()
}

// tipOf finds the tip of the window that shows an object; nil where there is none.
func tipOf(object fyne.CanvasObject) (*tip, fyne.Canvas) {
	window := fyne.CurrentApp().Driver().CanvasForObject(object)
	if window == nil {
		return nil, nil
	}
	layer, ok := window.Content().(*fyne.Container)
	if !ok || len(layer.Objects) == 0 {
		return nil, nil
	}
	t, _ := layer.Objects[len(layer.Objects)-1].(*tip)
	return t, window
}

// waiting is the tip that shows when the mouse rests.
var waiting struct {
	owner fyne.CanvasObject
	turn  int
}

// showTipSoon shows a text beside the mouse when it rests.
func showTipSoon(owner fyne.CanvasObject, text string, mouse fyne.Position) {
	waiting.owner = owner
	waiting.turn++
	turn := waiting.turn
	show := func() {
		if waiting.turn != turn || waiting.owner != owner {
			return
		}
		if t, window := tipOf(owner); t != nil {
			t.show(owner, text, mouse, window.Size())
		}
	}
	if tipDelay == 0 {
		show()
		return
	}
	time.AfterFunc(tipDelay, func() { fyne.Do(show) })
}

// hideTip takes the tip of an object away.
func hideTip(owner fyne.CanvasObject) {
	if waiting.owner != owner {
		return
	}
	waiting.owner = nil
	if t, _ := tipOf(owner); t != nil && t.owner == owner {
		t.owner = nil
		t.Hide()
	}
}
