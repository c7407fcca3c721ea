package form

// What all typed fields have in common: they know what is saved, notice whether something else was typed, and save it when the field is left.

import (
	"strings"

	"fyne.io/fyne/v2"
)

// line is a field with an entry.
type line struct {
	frame
	// OnTyped hears every change of the text before it is saved; may be nil.
	OnTyped func(text string)
	// OnShortcut hears a shortcut before the field; true: it is used up. May be nil.
	OnShortcut func(fyne.Shortcut) bool

	entry    *entry
	original string                            // what is saved, as it is shown
	read     func(text string) (string, error) // what was typed in its proper form
	save     func(text string) error

	saving bool    // save runs
	given  *string // what SetText gave while save ran
}

// build puts the field together; self is the whole field.
func (l *line) build(self fyne.Widget, label string, rows int, read func(string) (string, error), save func(string) error) {
	l.entry, l.read, l.save = newEntry(rows), read, save
	l.entry.typed, l.entry.left = l.typed, func() { l.Commit() }
	l.entry.keys = func(s fyne.Shortcut) bool { return l.OnShortcut != nil && l.OnShortcut(s) }
	l.entry.submit, l.entry.restore, l.entry.dirty = l.Commit, l.restore, l.dirty
	l.frame.build(self, label, l.entry)
}

func (l *line) dirty() bool { return l.entry.Text != l.original }

func (l *line) typed(text string) {
	if text == l.original {
		l.SetError(nil)
	}
	if l.OnTyped != nil {
		l.OnTyped(text)
	}
}

// Text returns what stands in the field, saved or not.
func (l *line) Text() string { return l.entry.Text }

// SetText shows what is saved. While the user is typing something else in the field, the typing stays and only Esc leads back to text.
// Typing that could not be saved stays, too, as long as text is what it was before; it goes when text is a new one.
func (l *line) SetText(text string) {
	if l.saving {
		l.given = &text
		return
	}
	keep := l.dirty() && (l.entry.keeps || text == l.original)
	l.original = text
	if keep && l.dirty() {
		return
	}
	l.show(text)
}

// show puts a saved text into the entry.
func (l *line) show(text string) {
	l.original = text
	if l.entry.Text != text {
		l.entry.put(text)
	}
	l.SetError(nil)
}

// SetPlaceholder sets what stands in the empty field.
func (l *line) SetPlaceholder(text string) { l.entry.SetPlaceHolder(text) }

// restore puts back what is saved. It reports whether there was anything to put back.
func (l *line) restore() bool {
	if !l.dirty() && l.Problem() == "" {
		return false
	}
	l.entry.put(l.original)
	l.SetError(nil)
	l.typed(l.original)
	return true
}

// Commit saves what was typed, in its proper form. What equals the saved text is not saved again.
func (l *line) Commit() bool {
	if l.saving {
		return true
	}
	if !l.dirty() {
		l.SetError(nil)
		return true
	}
	text, err := l.read(l.entry.Text)
	if err == nil && text != l.original {
		err = l.store(text)
	}
	if err != nil {
		l.SetError(err)
		return false
	}
	if l.given != nil {
		text = *l.given
	}
	l.given = nil
	l.settle(text)
	return true
}

// store calls save and keeps out what happens to the field meanwhile: saving makes pages show again what is saved.
func (l *line) store(text string) error {
	l.saving, l.given = true, nil
	defer func() { l.saving = false }()
	err := l.save(text)
	if err != nil && l.given != nil {
		l.original, l.given = *l.given, nil
	}
	return err
}

// settle shows a text as the saved one.
func (l *line) settle(text string) {
	l.original = text
	l.entry.put(text)
	l.SetError(nil)
}

// Drop gives up what was typed and not saved: the record it belonged to is gone.
func (l *line) Drop() { l.restore() }

// oneLine is the proper form of a text of one line: no line breaks, no space around it.
func oneLine(text string) (string, error) {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, text)), nil
}

// manyLines is the proper form of a text of several lines: ends of lines as \n, no space at its end.
func manyLines(text string) (string, error) {
	return strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \t\r\n"), nil
}
