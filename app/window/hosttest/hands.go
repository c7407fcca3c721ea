package hosttest

// The hands of the user: finding widgets, pressing what carries a word, typing into fields, keys.

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Hands use a window as a person does: they find things by their words, press, type.
type Hands struct {
	t      testing.TB
	window fyne.Window

	// After, where set, runs after everything that was done: what the window does by itself before the next thing.
	After func()
}

// NewHands returns hands for a window.
func NewHands(t testing.TB, window fyne.Window) *Hands { return &Hands{t: t, window: window} }

// walk visits an object and all visible ones in it, from the outside in, until visit returns false.
func walk(root fyne.CanvasObject, visit func(fyne.CanvasObject) bool) bool {
	if root == nil || !root.Visible() {
		return true
	}
	if !visit(root) {
		return false
	}
	for _, child := range children(root) {
		if !walk(child, visit) {
			return false
		}
	}
	return true
}

func children(object fyne.CanvasObject) []fyne.CanvasObject {
	switch o := object.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Find returns the visible objects of a type below root, in reading order.
func Find[T any](root fyne.CanvasObject) []T {
	var found []T
	walk(root, func(o fyne.CanvasObject) bool {
		if match, ok := o.(T); ok {
			found = append(found, match)
		}
		return true
	})
	return found
}

// Texts returns all words that can be seen below root, in reading order.
func Texts(root fyne.CanvasObject) []string {
	var texts []string
	walk(root, func(o fyne.CanvasObject) bool {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			texts = append(texts, text.Text)
		}
		return true
	})
	return texts
}

// Top returns what the user can use now: the topmost overlay (dialog, list, menu), else the content of the window.
func (h *Hands) Top() fyne.CanvasObject {
	if top := h.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return h.window.Content()
}

// Sees reports whether words can be seen in the window or what lies over it.
func (h *Hands) Sees(words string) bool {
	for _, text := range append(Texts(h.window.Content()), h.overlayTexts()...) {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

func (h *Hands) overlayTexts() []string {
	var texts []string
	for _, layer := range h.window.Canvas().Overlays().List() {
		texts = append(texts, Texts(layer)...)
	}
	return texts
}

// label returns the words by which a user knows an object: those on a button, above a field, in a row of a list.
func label(object fyne.CanvasObject) string {
	switch o := object.(type) {
	case interface{ Label() string }:
		return o.Label()
	case interface{ Text() string }:
		return o.Text()
	}
	return strings.Join(Texts(object), " ")
}

// Tap presses the innermost thing that can be pressed and carries the label; the test fails when there is none.
func (h *Hands) Tap(words string) {
	h.t.Helper()
	var target fyne.CanvasObject
	walk(h.Top(), func(o fyne.CanvasObject) bool {
		if _, ok := o.(fyne.Tappable); ok && label(o) == words {
			target = o
		}
		return true
	})
	if target == nil && h.tapWords(words) {
		return
	}
	if target == nil {
		h.t.Fatalf("nothing to press is called %q; to be seen are %q", words, Texts(h.Top()))
	}
	if off, ok := target.(fyne.Disableable); ok && off.Disabled() {
		h.t.Fatalf("%q cannot be pressed now", words)
	}
	middle := fyne.NewPos(target.Size().Width/2, target.Size().Height/2)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(target)
	target.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: middle, AbsolutePosition: at.Add(middle)})
	h.Settle()
}

// tapWords presses where the words stand: one of several things in a widget that takes the click for all of them, as tabs do.
func (h *Hands) tapWords(words string) bool {
	for _, text := range Find[*canvas.Text](h.Top()) {
		if text.Text == words {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
			test.TapCanvas(h.window.Canvas(), at.AddXY(text.MinSize().Width/2, text.MinSize().Height/2))
			h.Settle()
			return true
		}
	}
	return false
}

// field is what Type, Choose and Problem ask of the fields of package form.
type field interface {
	fyne.CanvasObject
	Label() string
	Focus(fyne.Canvas)
	Problem() string
}

// Field returns the field with a label, of any type; the test fails when there is none.
func (h *Hands) Field(label string) fyne.CanvasObject { h.t.Helper(); return h.field(label) }

func (h *Hands) field(label string) field {
	h.t.Helper()
	var labels []string
	for _, f := range Find[field](h.Top()) {
		if f.Label() == label {
			return f
		}
		labels = append(labels, f.Label())
	}
	h.t.Fatalf("no field is called %q; there are %q", label, labels)
	return nil
}

// Problem returns what stands in red at a field, empty when nothing is wrong with it.
func (h *Hands) Problem(label string) string { h.t.Helper(); return h.field(label).Problem() }

// Type puts the cursor into a field, replaces its text, and leaves it with Enter.
func (h *Hands) Type(label, text string) {
	h.t.Helper()
	h.Enter(label, text)
	h.Key(fyne.KeyReturn)
	h.Settle()
}

// Enter puts the cursor into a field and replaces its text, without leaving it.
func (h *Hands) Enter(label, text string) {
	h.t.Helper()
	f := h.field(label)
	if off, ok := f.(fyne.Disableable); ok && off.Disabled() {
		h.t.Fatalf("the field %q cannot be changed now", label)
	}
	window := h.window.Canvas()
	f.Focus(window)
	focused, ok := window.Focused().(fyne.Shortcutable)
	if !ok {
		h.t.Fatalf("the field %q does not take the cursor", label)
	}
	focused.TypedShortcut(&fyne.ShortcutSelectAll{})
	h.Key(fyne.KeyDelete)
	h.Write(text)
}

// Write types text where the cursor is, letter by letter.
func (h *Hands) Write(text string) {
	for _, letter := range text {
		if focused := h.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(letter)
		}
	}
	h.Settle()
}

// Choose chooses a value of a choice by the words that the user sees.
func (h *Hands) Choose(label, words string) {
	h.t.Helper()
	h.field(label).Focus(h.window.Canvas())
	h.Key(fyne.KeySpace)
	h.Tap(words)
}

// Key presses a key where the focus is, as the toolkit's windows do: without focus the window gets it.
func (h *Hands) Key(name fyne.KeyName) {
	window := h.window.Canvas()
	event := &fyne.KeyEvent{Name: name}
	focused := window.Focused()
	if name == fyne.KeyTab {
		if tabs, ok := focused.(fyne.Tabbable); !ok || !tabs.AcceptsTab() {
			window.FocusNext()
			h.Settle()
			return
		}
	}
	if focused != nil {
		if keyed, ok := focused.(desktop.Keyable); ok {
			keyed.KeyDown(event)
			defer keyed.KeyUp(event)
		}
		focused.TypedKey(event)
	} else if heard := window.OnTypedKey(); heard != nil {
		heard(event)
	}
	h.Settle()
}

// Undo presses Strg+Z where the focus is.
func (h *Hands) Undo() { h.shortcut(&fyne.ShortcutUndo{}) }

// Redo presses Strg+Y where the focus is.
func (h *Hands) Redo() { h.shortcut(&fyne.ShortcutRedo{}) }

func (h *Hands) shortcut(shortcut fyne.Shortcut) {
	if focused, ok := h.window.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(shortcut)
	}
	h.Settle()
}

// Settle lays the window out anew, which a real one does by itself before it draws.
func (h *Hands) Settle() {
	if h.After != nil {
		h.After()
	}
	for _, root := range append([]fyne.CanvasObject{h.window.Content()}, h.window.Canvas().Overlays().List()...) {
		if root == nil {
			continue
		}
		for range 2 { // texts that wrap know their height only after the first time
			layOut(root)
		}
	}
}

// layOut lays out an object and everything in it.
func layOut(object fyne.CanvasObject) {
	if !object.Visible() {
		return
	}
	switch o := object.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		test.WidgetRenderer(o).Layout(o.Size())
	}
	for _, child := range children(object) {
		if child != nil {
			layOut(child)
		}
	}
}

// Shot writes a picture of the window into the folder that the environment variable SHOTS names; without it, nothing.
func (h *Hands) Shot(name string) {
	h.t.Helper()
	folder := os.Getenv("SHOTS")
	if folder == "" {
		return
	}
	h.Settle()
	if err := writePicture(filepath.Join(folder, name+".png"), h.window.Canvas()); err != nil {
		h.t.Fatal(err)
	}
}

func writePicture(path string, window fyne.Canvas) (err error) {
	if err = os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	return png.Encode(file, window.Capture())
}
