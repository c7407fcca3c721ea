package form

// Fields for texts with marks under what is wrong in them: the source of a template, and its subject.

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// SourceMark says where something is wrong in a text.
type SourceMark struct {
	Line, Column int // counted from 1, columns in runes
	Length       int // runes; 0 marks the place alone
}

// Source is a field for text that underlines what is wrong, and into which words can be put from a menu.
type Source struct {
	line
	// OnBold is what Strg+B does; may be nil.
	OnBold func()

	marks []SourceMark
}

// NewSource returns a field that shows so many rows at least. commit saves the text.
func NewSource(label string, rows int, commit func(string) error) *Source {
	return newSource(label, max(rows, 2), sourceLines, commit)
}

// NewSourceLine returns a field for one line. commit saves the text.
func NewSourceLine(label string, commit func(string) error) *Source {
	return newSource(label, 1, sourceLine, commit)
}

func newSource(label string, rows int, read func(string) (string, error), commit func(string) error) *Source {
	s := &Source{}
	s.build(s, label, rows, read, commit)
	s.entry.drawn = s.underline
	s.entry.bold = func() { call(s.OnBold) }
	return s
}

// sourceLines is the proper form of a source: ends of lines as \n, none behind the last. Blanks stay: a menu puts the next word behind the one that was typed.
func sourceLines(text string) (string, error) {
	return strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\r\n"), nil
}

// sourceLine is the proper form of a source of one line.
func sourceLine(text string) (string, error) {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " "), nil
}

// WasLast reports whether this is the field of the form that somebody typed in last, though a button may have the keyboard now.
func (s *Source) WasLast() bool { return lastEntered == s.entry }

// SetMarks underlines what is wrong now.
func (s *Source) SetMarks(marks []SourceMark) {
	s.marks = marks
	s.entry.Refresh()
}

// Insert puts text in place of what is selected, else at the cursor, and leaves the cursor so many runes before its end. Strg+Z takes it back as typing.
func (s *Source) Insert(text string, back int) {
	s.focus()
	s.entry.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fixedText(text)})
	if back > 0 {
		s.entry.goTo(s.entry.CursorTextOffset() - back)
	}
}

// Surround puts text before and behind what is selected; without a selection both come at the cursor, which stands between them.
func (s *Source) Surround(before, behind string) {
	selected := s.entry.SelectedText()
	back := 0
	if selected == "" {
		back = utf8.RuneCountInString(behind)
	}
	s.Insert(before+selected+behind, back)
}

// Select selects what a mark underlines and puts the keyboard there.
func (s *Source) Select(m SourceMark) {
	s.focus()
	s.entry.selectFrom(s.offset(m), m.Length)
}

// Replace puts text in place of what a mark underlines.
func (s *Source) Replace(m SourceMark, text string) {
	s.Select(m)
	s.Insert(text, 0)
}

// offset is how many runes stand before a mark.
func (s *Source) offset(m SourceMark) int {
	line, before := 1, 0
	for _, r := range s.entry.Text {
		if line == m.Line {
			break
		}
		before++
		if r == '\n' {
			line++
		}
	}
	return before + max(m.Column-1, 0)
}

func (s *Source) focus() {
	if window := fyne.CurrentApp().Driver().CanvasForObject(s.entry); window != nil && window.Focused() != s.entry {
		window.Focus(s.entry)
	}
}

// fixedText is a clipboard that always holds the same: the toolkit's entry has no other way to take a text as if it were typed.
type fixedText string

func (t fixedText) Content() string   { return string(t) }
func (t fixedText) SetContent(string) {}

// waveHeight is the thickness of the line under what is wrong, in px.
const waveHeight = 2

// underline returns the lines under what is wrong, placed in the room of the entry.
func (s *Source) underline() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if len(s.marks) == 0 {
		return nil
	}
	ink, _ := look.ToneColors(workflow.Bad)
	places := s.entry.placer()
	for _, m := range s.marks {
		start := s.offset(m)
		for _, part := range places.parts(start, start+max(m.Length, 1)) {
			line := canvas.NewRectangle(ink)
			line.Move(part.from)
			line.Resize(fyne.NewSize(part.width, waveHeight))
			lines = append(lines, line)
		}
	}
	return lines
}

// goTo puts the cursor behind so many runes.
func (e *entry) goTo(offset int) {
	rows := e.rowStarts()
	row := len(rows) - 1
	for row > 0 && rows[row] > offset {
		row--
	}
	e.CursorRow, e.CursorColumn = row, max(offset-rows[row], 0)
	e.Refresh()
}

// selectFrom selects so many runes from an offset on, as somebody does with the shift key.
func (e *entry) selectFrom(offset, length int) {
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) // gives up what is selected now
	e.goTo(offset)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	e.Entry.KeyDown(shift)
	for range length {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	e.Entry.KeyUp(shift)
}

// rowStarts returns, for each row as it is broken now, how many runes stand before it. The toolkit tells this only of the row of the cursor, which is moved and put back.
func (e *entry) rowStarts() []int {
	row, column := e.CursorRow, e.CursorColumn
	defer func() { e.CursorRow, e.CursorColumn = row, column }()
	starts := []int{0}
	e.CursorColumn = 0
	for e.CursorRow = 1; ; e.CursorRow++ {
		start := e.CursorTextOffset()
		if start <= starts[len(starts)-1] {
			return starts
		}
		starts = append(starts, start)
	}
}

// placer knows where the runes of an entry stand.
type placer struct {
	entry  *entry
	starts []int
	end    int // runes in the text
}

func (e *entry) placer() placer {
	return placer{e, e.rowStarts(), utf8.RuneCountInString(e.Text)}
}

// part is a piece of a row: its lower left corner, and how wide it is.
type part struct {
	from  fyne.Position
	width float32
}

// parts returns where the runes from start to end stand, one part for each row, in the content of the entry.
func (p placer) parts(start, end int) []part {
	e := p.entry
	row, column := e.CursorRow, e.CursorColumn
	defer func() { e.CursorRow, e.CursorColumn = row, column }()
	height := lineHeight(look.SizeText)
	var parts []part
	for i, first := range p.starts {
		next := p.end + 1
		if i+1 < len(p.starts) {
			next = p.starts[i+1]
		}
		from, to := max(start, first), min(end, next)
		if from >= to {
			continue
		}
		e.CursorRow, e.CursorColumn = i, from-first
		left := e.CursorPosition()
		e.CursorColumn = to - first
		width := e.CursorPosition().X - left.X
		parts = append(parts, part{left.AddXY(0, height), max(width, leastMark)})
	}
	return parts
}

// leastMark is how wide a mark is at least, in px: one at the end of a line would not be seen.
const leastMark = 5

// visibleMarks moves marks as far as the text is scrolled, cuts those that reach over the edges, and leaves out those that cannot be seen.
func (r *entryRenderer) visibleMarks() []fyne.CanvasObject {
	if r.entry.drawn == nil {
		return nil
	}
	scroll, ok := r.text().(*container.Scroll)
	if !ok {
		return nil
	}
	at, size, offset := scroll.Position(), scroll.Size(), scroll.Offset
	if r.entry.short.Visible() { // the beginning of the text stands there, whatever is scrolled to below it
		offset = fyne.Position{}
	}
	var visible []fyne.CanvasObject
	for _, mark := range r.entry.drawn() {
		corner := mark.Position().Subtract(offset)
		left, right := max(corner.X, 0), min(corner.X+mark.Size().Width, size.Width)
		if left >= right || corner.Y < 0 || corner.Y+waveHeight > size.Height {
			continue
		}
		mark.Move(at.AddXY(left, corner.Y))
		mark.Resize(fyne.NewSize(right-left, waveHeight))
		visible = append(visible, mark)
	}
	return visible
}
