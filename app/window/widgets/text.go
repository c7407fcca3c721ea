// Package widgets is what the pages of the window share: texts, chips, buttons, headers, tabs, the grid and the preview of paper.
// All of them are used on the window's goroutine only.
package widgets

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// ellipsis ends a text that had to be cut.
const ellipsis = "…"

// textWidth is how wide a text is, in px.
func textWidth(text string, size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText(text, size, style).Width
}

// lineHeight is how high a line of text is, in px.
func lineHeight(size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText("Äg", size, style).Height
}

// cut returns as much of a text as fits the width, with … where something is left out. A text of several lines becomes one.
func cut(text string, width, size float32, style fyne.TextStyle) string {
	if strings.ContainsAny(text, "\r\n\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if text == "" || textWidth(text, size, style) <= width {
		return text
	}
	if width <= 0 {
		return ""
	}
	runes := []rune(text)
	fitting := sort.Search(len(runes), func(n int) bool {
		return textWidth(strings.TrimRight(string(runes[:n+1]), " ")+ellipsis, size, style) > width
	})
	if fitting == 0 {
		return ellipsis
	}
	return strings.TrimRight(string(runes[:fitting]), " ") + ellipsis
}

// Label is one line of text that ends in … where there is no room; the whole text then shows on hover. It asks for the width of its text, but
// never for more than twelve times its size of type.
type Label struct {
	widget.BaseWidget
	text  string
	color color.Color
	size  float32
	style fyne.TextStyle
	shown *canvas.Text
}

var _ desktop.Hoverable = (*Label)(nil)

func newLabel(text string, ink color.Color, size float32, bold bool) *Label {
	l := &Label{text: text, color: ink, size: size, style: fyne.TextStyle{Bold: bold}}
	l.shown = canvas.NewText("", ink)
	l.shown.TextSize, l.shown.TextStyle = size, l.style
	l.ExtendBaseWidget(l)
	return l
}

// NewLabel returns a line in the colour of ordinary text.
func NewLabel(text string) *Label { return newLabel(text, look.Text, look.SizeText, false) }

// NewMuted returns a line that stands back.
func NewMuted(text string) *Label { return newLabel(text, look.Muted, look.SizeText, false) }

// NewBold returns a line in bold.
func NewBold(text string) *Label { return newLabel(text, look.Text, look.SizeText, true) }

// NewSection returns the heading of a part of a page.
func NewSection(text string) *Label { return newLabel(text, look.Text, look.SizeSection, true) }

// NewTitle returns the heading of a page or record.
func NewTitle(text string) *Label { return newLabel(text, look.Text, 17, true) }

// NewColored returns a line in the colour of a state; the words must say the state, too.
func NewColored(text string, tone workflow.Tone) *Label {
	ink, _ := look.ToneColors(tone)
	return newLabel(text, ink, look.SizeText, false)
}

// SetText shows another text.
func (l *Label) SetText(text string) {
	if l.text == text {
		return
	}
	l.text = text
	l.Refresh()
}

// Text returns the whole text.
func (l *Label) Text() string { return l.text }

// SetTone shows the text in the colour of a state.
func (l *Label) SetTone(tone workflow.Tone) {
	l.color, _ = look.ToneColors(tone)
	l.Refresh()
}

// Shown returns what of the text there is room for.
func (l *Label) Shown() string { return l.shown.Text }

// MouseIn shows the whole text after a moment where it is cut.
func (l *Label) MouseIn(event *desktop.MouseEvent) {
	if l.shown.Text != l.text {
		showTipSoon(l, l.text, event.AbsolutePosition)
	}
}

// MouseMoved does nothing.
func (l *Label) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the whole text away.
func (l *Label) MouseOut() { hideTip(l) }

// CreateRenderer is for the toolkit.
func (l *Label) CreateRenderer() fyne.WidgetRenderer { return &labelRenderer{l} }

type labelRenderer struct{ label *Label }

func (r *labelRenderer) Layout(size fyne.Size) {
	l := r.label
	l.shown.Text = cut(l.text, size.Width, l.size, l.style)
	height := lineHeight(l.size, l.style)
	l.shown.Move(fyne.NewPos(0, (size.Height-height)/2))
	l.shown.Resize(fyne.NewSize(size.Width, height))
}

func (r *labelRenderer) MinSize() fyne.Size {
	l := r.label
	return fyne.NewSize(min(textWidth(l.text, l.size, l.style), 12*l.size), lineHeight(l.size, l.style))
}

func (r *labelRenderer) Refresh() {
	r.label.shown.Color = r.label.color
	r.Layout(r.label.Size())
	r.label.shown.Refresh()
}

func (r *labelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.label.shown} }

func (r *labelRenderer) Destroy() { hideTip(r.label) }
