// Package host is what the shell of the window and its pages know of each other: the shell is a Host for pages, a page is a Page for the shell.
package host

import (
	"context"

	"fyne.io/fyne/v2"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Name names a page.
type Name string

// The pages, in the order of the navigation.
const (
	Overview  Name = "overview"
	People    Name = "people"
	Districts Name = "districts"
	Meetings  Name = "meetings"
	Letters   Name = "letters"
	History   Name = "history"
	Settings  Name = "settings"
)

// Page is one page of the window. All methods are called on the window's goroutine.
type Page interface {
	// Content is the whole page, header included. It is asked for once.
	Content() fyne.CanvasObject
	// Refresh reads again what the page shows. It is called before the page is shown first, on F5, and after a change to one of Tables.
	Refresh()
	// Tables names the tables of the store whose changes matter to the page; nil means all.
	Tables() []string
	// Show brings a record of the page before the user's eyes; 0 shows the page as it was left.
	Show(id data.ID)
	// New begins a new record (Strg+N); a page that has none does nothing.
	New()
	// Print gives out what the page shows (Strg+P); a page that has nothing to give out does nothing.
	Print()
	// Leave commits what is being typed (the page is left, or the window closed); false keeps the user here, because it cannot be saved.
	Leave() bool
}

// FieldShower is a Page that finds the fields of its records by their labels.
type FieldShower interface {
	// ShowField shows a record, opens the tab with the field and puts the cursor into it. The record is shown also when there is no such field.
	ShowField(id data.ID, field string)
}

// Host is the shell as pages see it.
type Host interface {
	Context() context.Context
	Desk() *workflow.Desk
	Window() fyne.Window

	// ShowError tells the user what went wrong: a *data.Mistake in its own words, anything else as an apology with the place of the log file. nil does nothing.
	ShowError(err error)
	// Toast shows a short line that goes away by itself: 'Schreiben erstellt'.
	Toast(text string)
	// Confirm asks before something that cannot be undone or takes long; yes is the word on the button. then runs when the user agrees.
	Confirm(title, text, yes string, then func())
	// Dialog shows content in a dialog with two buttons; Esc is cancel. accept runs when the user agrees; when it returns an error the dialog stays, with the error in it. onClosed may be nil.
	Dialog(title string, content fyne.CanvasObject, yes string, accept func() error, onClosed func())

	// Go shows another page and a record on it.
	Go(to Name, id data.ID)
	// GoField does so and puts the cursor into a field of the record, named by its label; a page that is no FieldShower, or an empty label, is shown as by Go.
	GoField(to Name, id data.ID, field string)
	// StartLetters opens the letters page with these choices made.
	StartLetters(order workflow.LetterOrder)

	// Job runs long work on its own goroutine behind a dialog with a progress bar and 'Abbrechen', then calls done on the window's goroutine with the error of work
	// (context.Canceled when the user cancelled).
	Job(title string, work func(ctx context.Context, progress workflow.Progress) error, done func(error))

	// Files are the dialogs and programs of the operating system.
	Files() Files
}

// Files are the operating system's own dialogs and programs. Paths are empty when the user cancelled.
type Files interface {
	ChooseFile(title, extension string, then func(path string))            // an existing file; extension like 'db', or several between commas: 'png,jpg,jpeg'
	ChooseSave(title, suggested, extension string, then func(path string)) // a file to be written
	ChooseFolder(title, start string, then func(path string))
	Open(path string) error  // with the program that is meant for it
	Print(path string) error // Windows prints; elsewhere the file is opened
	ShowInFolder(path string) error
}
