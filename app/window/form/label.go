package form

// The words around a field: its label above, and below what is wrong with what was typed.

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// width is how wide a text of ordinary weight is, in px.
func width(text string, size float32) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{}).Width
}

// lineHeight is how high a line of text is, in px.
func lineHeight(size float32) float32 { return fyne.MeasureText("Äg", size, fyne.TextStyle{}).Height }

// cut returns as much of a text as fits, with … where something is left out.
func cut(text string, room, size float32) string {
	if text == "" || width(text, size) <= room {
		return text
	}
	runes := []rune(text)
	fitting := sort.Search(len(runes), func(n int) bool {
		return width(strings.TrimRight(string(runes[:n+1]), " ")+"…", size) > room
	})
	if fitting == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:fitting]), " ") + "…"
}

// wrap breaks a text into lines that fit the room; a word that is wider stands alone.
func wrap(text string, room, size float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && width(longer, size) > room {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// caption is the label of a field: one small line, cut where there is no room.
type caption struct {
	widget.BaseWidget
	text  string
	shown *canvas.Text
}

func newCaption(text string) *caption {
	c := &caption{text: text, shown: canvas.NewText(text, look.Muted)}
	c.shown.TextSize = look.SizeSmall
	c.ExtendBaseWidget(c)
	return c
}

func (c *caption) setText(text string) {
	c.text = text
	c.Refresh()
}

// CreateRenderer is for the toolkit.
func (c *caption) CreateRenderer() fyne.WidgetRenderer { return &captionRenderer{c} }

type captionRenderer struct{ caption *caption }

func (r *captionRenderer) Layout(size fyne.Size) {
	r.caption.shown.Text = cut(r.caption.text, size.Width, look.SizeSmall)
	r.caption.shown.Resize(size)
}

func (r *captionRenderer) MinSize() fyne.Size { return fyne.NewSize(0, lineHeight(look.SizeSmall)) }

func (r *captionRenderer) Refresh() {
	r.Layout(r.caption.Size())
	r.caption.shown.Refresh()
}

func (r *captionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.caption.shown}
}

func (r *captionRenderer) Destroy() {}

// wrong is what is wrong with a field, in red, over as many lines as it needs.
type wrong struct {
	widget.BaseWidget
	text  string
	lines []fyne.CanvasObject
}

// wrongSign stands before what is wrong, so that it is not told by colour alone.
const wrongSign = "! "

func newWrong() *wrong {
	w := &wrong{}
	w.ExtendBaseWidget(w)
	return w
}

func (w *wrong) setText(text string) {
	w.text = text
	w.Refresh()
}

// height is the room that the text takes at a width, nothing without text.
func (w *wrong) height(room float32) float32 {
	if w.text == "" {
		return 0
	}
	lines := 1
	if room > 0 {
		lines = len(wrap(wrongSign+w.text, room, look.SizeSmall))
	}
	return float32(lines)*lineHeight(look.SizeSmall) + 2
}

// CreateRenderer is for the toolkit.
func (w *wrong) CreateRenderer() fyne.WidgetRenderer { return &wrongRenderer{w} }

type wrongRenderer struct{ wrong *wrong }

func (r *wrongRenderer) Layout(size fyne.Size) {
	w := r.wrong
	w.lines = w.lines[:0]
	if w.text == "" {
		return
	}
	ink, _ := look.ToneColors(workflow.Bad)
	high := lineHeight(look.SizeSmall)
	for i, text := range wrap(wrongSign+w.text, size.Width, look.SizeSmall) {
		line := canvas.NewText(text, ink)
		line.TextSize = look.SizeSmall
		line.Move(fyne.NewPos(0, 2+float32(i)*high))
		line.Resize(fyne.NewSize(size.Width, high))
		w.lines = append(w.lines, line)
	}
}

func (r *wrongRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.wrong.height(r.wrong.Size().Width))
}

func (r *wrongRenderer) Refresh() {
	r.Layout(r.wrong.Size())
	canvas.Refresh(r.wrong)
}

func (r *wrongRenderer) Objects() []fyne.CanvasObject { return r.wrong.lines }

func (r *wrongRenderer) Destroy() {}
