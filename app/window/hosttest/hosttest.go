// Package hosttest is a host for tests of pages: a window without a screen, dialogs that wait for the test to answer them, files that are
// answered beforehand, and a file with invented people on 3 March 2026.
package hosttest

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Visit is a call of Go or GoField.
type Visit struct {
	Page  host.Name
	ID    data.ID
	Field string // of GoField
}

// Dialog is a dialog that was shown and not answered yet.
type Dialog struct {
	Title, Text, Yes string // Text of a question; empty with Content
	Content          fyne.CanvasObject

	accept func() error
	closed func()
	owner  *Host
	layer  *fyne.Container // over the page; nil for a question
}

// Host is a host.Host that remembers what pages ask of it.
type Host struct {
	*Hands
	desk *workflow.Desk

	Toasts  []string
	Errors  []error
	Went    []Visit
	Orders  []workflow.LetterOrder // of StartLetters
	Jobs    []string               // titles of jobs that ran
	Dialogs []*Dialog              // the topmost last
	Answers *Files
}

var _ host.Host = (*Host)(nil)

// Size of the room for a page in a window of 1366 × 768 px.
const (
	PageWidth  = 1178
	PageHeight = 742
)

// New returns a host with a window of the size of a page. At the end of the test no error must be left that the test did not take with TakeErrors.
func New(t testing.TB, desk *workflow.Desk) *Host {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.Theme())
	h := &Host{Hands: NewHands(t, app.NewWindow("Runder Tisch")), desk: desk, Answers: &Files{}}
	h.window.SetPadded(false)
	h.window.Resize(fyne.NewSize(PageWidth, PageHeight))
	t.Cleanup(func() {
		for _, err := range h.Errors {
			t.Errorf("shown to the user: %v", err)
		}
	})
	return h
}

// Show puts an object into the window.
func (h *Host) Show(content fyne.CanvasObject) {
	h.window.SetContent(content)
	h.window.Resize(fyne.NewSize(PageWidth, PageHeight))
}

// ShowPage refreshes a page and puts it into the window.
func (h *Host) ShowPage(page host.Page) {
	h.Show(page.Content())
	page.Refresh()
	h.Settle()
}

// Follow refreshes a page after every change of the file that touches its tables, as the shell does.
func (h *Host) Follow(page host.Page) {
	stop := h.desk.Store.Subscribe(func(change data.Change) {
		if tables := page.Tables(); tables == nil || change.Touches(tables...) {
			page.Refresh()
		}
	})
	h.t.Cleanup(stop)
}

// TakeErrors returns the errors that were shown, and forgets them.
func (h *Host) TakeErrors() []error {
	errs := h.Errors
	h.Errors = nil
	return errs
}

// Context is that of the test's life.
func (h *Host) Context() context.Context { return context.Background() }

// Desk is the open file.
func (h *Host) Desk() *workflow.Desk { return h.desk }

// Window is the window without a screen.
func (h *Host) Window() fyne.Window { return h.window }

// ShowError remembers an error.
func (h *Host) ShowError(err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		h.Errors = append(h.Errors, err)
	}
}

// Toast remembers a line.
func (h *Host) Toast(text string) { h.Toasts = append(h.Toasts, text) }

// Confirm keeps a question for the test to answer.
func (h *Host) Confirm(title, text, yes string, then func()) {
	h.open(&Dialog{Title: title, Text: text, Yes: yes, accept: func() error { then(); return nil }})
}

// Dialog keeps a dialog for the test to answer; its content can be found and typed into meanwhile.
func (h *Host) Dialog(title string, content fyne.CanvasObject, yes string, accept func() error, onClosed func()) {
	h.open(&Dialog{Title: title, Content: content, Yes: yes, accept: accept, closed: onClosed})
}

// Go remembers where the page wanted to go.
func (h *Host) Go(to host.Name, id data.ID) { h.GoField(to, id, "") }

// GoField remembers where the page wanted to go, and to which field.
func (h *Host) GoField(to host.Name, id data.ID, field string) {
	h.Went = append(h.Went, Visit{to, id, field})
}

// StartLetters remembers which letters the page wanted to start.
func (h *Host) StartLetters(order workflow.LetterOrder) { h.Orders = append(h.Orders, order) }

// Job runs work at once.
func (h *Host) Job(title string, work func(ctx context.Context, progress workflow.Progress) error, done func(error)) {
	h.Jobs = append(h.Jobs, title)
	err := work(h.Context(), func(int, int) {})
	if done != nil {
		done(err)
	}
}

// Files are the answers given beforehand.
func (h *Host) Files() host.Files { return h.Answers }

// Opened shows a page on a file and keeps it up to date, as the shell does.
func Opened[P host.Page](t testing.TB, desk *workflow.Desk, make func(host.Host) host.Page) (P, *Host) {
	t.Helper()
	h := New(t, desk)
	page := make(h)
	h.Follow(page)
	h.ShowPage(page)
	h.Settle()
	return page.(P), h
}
