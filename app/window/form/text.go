package form

// Fields for text: one line, or several.

// Text is a field for one line of text.
type Text struct{ line }

// NewText returns a field under its label. commit saves what was typed, without space around it; its error shows at the field.
func NewText(label string, commit func(string) error) *Text {
	t := &Text{}
	t.build(t, label, 1, oneLine, commit)
	return t
}

// Multiline is a field for several lines of text. Tab leaves it, Strg+Enter saves.
type Multiline struct{ line }

// NewMultiline returns a field that shows so many rows at least; it grows with the room it is given.
func NewMultiline(label string, rows int, commit func(string) error) *Multiline {
	m := &Multiline{}
	m.build(m, label, max(rows, 2), manyLines, commit)
	return m
}
