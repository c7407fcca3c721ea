// Package form has the fields in which people type and choose. A field stands under its label, saves when it is left or on Enter, and shows
// what is wrong right below itself; nothing has to be confirmed, because every saving can be undone.
//
// All fields are used on the window's goroutine only.
package form

import (
	"errors"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rundertisch/data"
)

// Field is what all fields have in common.
type Field interface {
	fyne.CanvasObject
	// Commit saves what was typed. It returns false when that cannot be saved; the reason then stands at the field, and the typing stays.
	Commit() bool
	// SetError shows what is wrong at the field; nil takes it away.
	SetError(error)
	// Drop gives up what was typed and not saved.
	Drop()
	Disable()
	Enable()
}

// UndoFallback and RedoFallback undo and redo in the whole file. A field calls them when it holds no typing of its own to take back; the shell sets them.
var UndoFallback, RedoFallback func()

// CommitAll saves what was typed in all fields and reports whether all of it could be saved. It tries every field, so that every reason shows.
func CommitAll(fields ...Field) bool {
	all := true
	for _, field := range fields {
		if !field.Commit() {
			all = false
		}
	}
	return all
}

// fault is the text at a field for an error that is no mistake of the user.
const fault = "Das konnte nicht gespeichert werden: Im Programm ist ein Fehler aufgetreten. Einzelheiten stehen im Protokoll."

// words says an error in German; empty without one. A fault of the program is noted in the log.
func words(err error) string {
	if err == nil {
		return ""
	}
	var mistake *data.Mistake
	if errors.As(err, &mistake) {
		return mistake.Text
	}
	slog.Error("field not saved", "error", err)
	return fault
}

// control is the part of a field that is typed into or chosen from.
type control interface {
	fyne.CanvasObject
	fyne.Disableable
	fyne.Focusable
	markWrong(bool) // frames the control in red
}

// Spaces inside a field, in px.
const (
	captionGap = 3 // between label and control
	fieldGap   = 4 // below the field, for what follows
)

// frame is the common shape of fields: label, control, error.
type frame struct {
	widget.BaseWidget
	caption *caption
	control control
	wrong   *wrong
}

// build puts the parts together; self is the whole field.
func (f *frame) build(self fyne.Widget, label string, c control) {
	f.caption, f.control, f.wrong = newCaption(label), c, newWrong()
	f.ExtendBaseWidget(self)
}

// Label returns the words above the field.
func (f *frame) Label() string { return f.caption.text }

// SetLabel changes the words above the field.
func (f *frame) SetLabel(text string) { f.caption.setText(text) }

// SetError shows what is wrong below the field; nil takes it away.
func (f *frame) SetError(err error) {
	text := words(err)
	if text == f.wrong.text {
		return
	}
	f.wrong.setText(text)
	f.control.markWrong(text != "")
	f.Refresh()
}

// Problem returns what stands below the field, empty when nothing is wrong.
func (f *frame) Problem() string { return f.wrong.text }

// Disable keeps the field from being changed.
func (f *frame) Disable() { f.control.Disable() }

// Enable lets the field be changed.
func (f *frame) Enable() { f.control.Enable() }

// Disabled reports whether the field is kept from being changed.
func (f *frame) Disabled() bool { return f.control.Disabled() }

// Focus puts the cursor into the field.
func (f *frame) Focus(in fyne.Canvas) {
	if in != nil {
		in.Focus(f.control)
	}
}

// captionHeight is how far below its top the control of a field stands.
func (f *frame) captionHeight() float32 {
	if f.caption.text == "" {
		return 0
	}
	return f.caption.MinSize().Height + captionGap
}

// CreateRenderer is for the toolkit.
func (f *frame) CreateRenderer() fyne.WidgetRenderer { return &frameRenderer{f} }

type frameRenderer struct{ frame *frame }

func (r *frameRenderer) Layout(size fyne.Size) {
	f := r.frame
	top := f.captionHeight()
	f.caption.Resize(fyne.NewSize(size.Width, max(0, top-captionGap)))
	height := f.control.MinSize().Height
	if grows, ok := f.control.(interface{ grows() bool }); ok && grows.grows() {
		height = max(height, size.Height-top-f.wrong.height(size.Width)-fieldGap)
	}
	f.control.Move(fyne.NewPos(0, top))
	f.control.Resize(fyne.NewSize(size.Width, height))
	f.wrong.Move(fyne.NewPos(0, top+height))
	f.wrong.Resize(fyne.NewSize(size.Width, f.wrong.height(size.Width)))
}

func (r *frameRenderer) MinSize() fyne.Size {
	f := r.frame
	inner := f.control.MinSize()
	return fyne.NewSize(inner.Width, f.captionHeight()+inner.Height+f.wrong.height(f.Size().Width)+fieldGap)
}

func (r *frameRenderer) Refresh() {
	r.Layout(r.frame.Size())
	for _, object := range r.Objects() {
		object.Refresh()
	}
	canvas.Refresh(r.frame)
}

func (r *frameRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame.caption, r.frame.control, r.frame.wrong}
}

func (r *frameRenderer) Destroy() {}
