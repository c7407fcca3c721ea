package widgets

// Texts of several lines: Text breaks its lines where it must, Lines keeps the lines it is given (an address).

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// Text is a paragraph that breaks at words to the width it has.
type Text struct {
	widget.BaseWidget
	text  string
	color color.Color
	size  float32
	lines []*canvas.Text
	width float32 // to which the lines were broken

	centered bool
}

// NewText returns a paragraph in the colour of ordinary text.
func NewText(text string) *Text {
	t := &Text{text: text, color: look.Text, size: look.SizeText}
	t.ExtendBaseWidget(t)
	return t
}

// NewNote returns a paragraph that stands back, in small type.
func NewNote(text string) *Text {
	t := &Text{text: text, color: look.Muted, size: look.SizeSmall}
	t.ExtendBaseWidget(t)
	return t
}

// SetText shows another text.
func (t *Text) SetText(text string) {
	if t.text == text {
		return
	}
	t.text = text
	t.Refresh()
}

// Text returns the text.
func (t *Text) Text() string { return t.text }

// SetTone shows the text in the colour of a state.
func (t *Text) SetTone(tone workflow.Tone) {
	t.color, _ = look.ToneColors(tone)
	t.Refresh()
}

// CreateRenderer is for the toolkit.
func (t *Text) CreateRenderer() fyne.WidgetRenderer { return &textRenderer{t} }

// breakLines cuts a text into lines no wider than width, at blanks; a word that is wider, as the path of a file, is cut inside, where possible behind a
// slash.
func breakLines(text string, width, size float32) []string {
	fits := func(line string) bool { return textWidth(line, size, fyne.TextStyle{}) <= width }
	var lines []string
	for _, paragraph := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		line := ""
		for _, word := range strings.FieldsFunc(paragraph, isBlank) {
			longer := strings.TrimLeft(line+" "+word, " ")
			if line != "" && !fits(longer) {
				lines = append(lines, line)
				longer = word
			}
			for !fits(longer) && len([]rune(longer)) > 1 {
				head := headThatFits(longer, fits)
				lines = append(lines, head)
				longer = longer[len(head):]
			}
			line = longer
		}
		lines = append(lines, line)
	}
	return lines
}

// isBlank tells where a line may end; a no-break space keeps its words together.
func isBlank(r rune) bool { return r == ' ' || r == '\t' }

// headThatFits returns the longest beginning of a word that fits, at least one rune; up to a slash or backslash where there is one in its second half.
func headThatFits(word string, fits func(string) bool) string {
	runes := []rune(word)
	n := sort.Search(len(runes), func(n int) bool { return !fits(string(runes[:n+1])) })
	n = max(n, 1)
	for i := n; i > n/2; i-- {
		if runes[i-1] == '/' || runes[i-1] == '\\' {
			return string(runes[:i])
		}
	}
	return string(runes[:n])
}

type textRenderer struct{ text *Text }

// usualWidth is to what a paragraph is broken that has not been given a place yet.
const usualWidth = 360

func (r *textRenderer) Layout(size fyne.Size) {
	t := r.text
	t.width = size.Width
	r.fill(breakLines(t.text, max(size.Width, 1), t.size))
	height := lineHeight(t.size, fyne.TextStyle{})
	for i, line := range t.lines {
		line.Move(fyne.NewPos(0, float32(i)*height))
		line.Resize(fyne.NewSize(size.Width, height))
	}
}

// fill puts lines of words into as many texts.
func (r *textRenderer) fill(lines []string) {
	t := r.text
	for len(t.lines) < len(lines) {
		line := canvas.NewText("", t.color)
		line.TextSize = t.size
		t.lines = append(t.lines, line)
	}
	t.lines = t.lines[:len(lines)]
	for i, line := range t.lines {
		line.Text, line.Color = lines[i], t.color
		if t.centered {
			line.Alignment = fyne.TextAlignCenter
		}
	}
}

func (r *textRenderer) MinSize() fyne.Size {
	t := r.text
	width := t.width
	if width < 1 {
		width = usualWidth
	}
	lines := breakLines(t.text, width, t.size)
	return fyne.NewSize(60, float32(len(lines))*lineHeight(t.size, fyne.TextStyle{}))
}

func (r *textRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *textRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.text.lines))
	for i, line := range r.text.lines {
		objects[i] = line
	}
	return objects
}

func (r *textRenderer) Destroy() {}

// Lines is a text whose lines stay as they are, on a quiet ground: an address as it will stand on paper.
type Lines struct {
	widget.BaseWidget
	box    *fyne.Container
	ground *canvas.Rectangle
}

// NewLines returns an empty block of lines.
func NewLines() *Lines {
	l := &Lines{box: newLineBox(), ground: canvas.NewRectangle(look.Background)}
	l.ground.CornerRadius = look.CornerField
	l.ExtendBaseWidget(l)
	return l
}

func newLineBox() *fyne.Container { return container.NewWithoutLayout() }

// SetText shows a text, line by line.
func (l *Lines) SetText(text string) {
	if text == l.Text() {
		return
	}
	l.box.Objects = nil
	if text != "" {
		for _, line := range strings.Split(text, "\n") {
			l.box.Add(NewLabel(line))
		}
	}
	l.Refresh()
}

// Text returns the text, line by line.
func (l *Lines) Text() string {
	lines := make([]string, len(l.box.Objects))
	for i, object := range l.box.Objects {
		lines[i] = object.(*Label).text
	}
	return strings.Join(lines, "\n")
}

// CreateRenderer is for the toolkit.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer { return &linesRenderer{l} }

type linesRenderer struct{ lines *Lines }

func (r *linesRenderer) Layout(size fyne.Size) {
	r.lines.ground.Resize(size)
	r.lines.box.Resize(size)
	y := look.Space2
	for _, line := range r.lines.box.Objects {
		height := line.MinSize().Height
		line.Move(fyne.NewPos(look.Space3, y))
		line.Resize(fyne.NewSize(size.Width-2*look.Space3, height))
		y += height
	}
}

func (r *linesRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(120, 2*look.Space2)
	for _, line := range r.lines.box.Objects {
		size.Height += line.MinSize().Height
	}
	return size
}

func (r *linesRenderer) Refresh() {
	r.Layout(r.lines.Size())
	canvas.Refresh(r.lines)
}

func (r *linesRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.lines.ground, r.lines.box}
}

func (r *linesRenderer) Destroy() {}
