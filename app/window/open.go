package window

// Opening, making, copying and closing files.

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"rundertisch/app/window/form"
	"rundertisch/app/window/rights"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Keys of the preferences: what belongs to the place of work and not to the file.
const (
	preferredFile   = "file"
	preferredWidth  = "width"
	preferredHeight = "height"
)

// begin opens the file to begin with, or welcomes the user.
func (s *Shell) begin() {
	path := s.firstFile()
	if path == "" {
		s.welcome("")
		return
	}
	if err := s.open(path); err != nil {
		s.welcome(s.words(err))
	}
}

// firstFile returns the file to begin with: the one named, the one used last, the usual one; empty if there is none.
func (s *Shell) firstFile() string {
	if s.options.Path != "" {
		return s.options.Path
	}
	if path := s.app.Preferences().String(preferredFile); path != "" {
		return path
	}
	path, err := workflow.DefaultFile()
	if err != nil {
		return ""
	}
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

// storeOptions are the options for opening a file.
func (s *Shell) storeOptions() data.Options {
	return data.Options{Now: s.options.Now, ListFolder: workflow.ListFolder()}
}

// open opens a file in place of the one that is open. When that fails, nothing changes.
func (s *Shell) open(path string) error {
	if s.desk != nil && samePath(s.desk.Store.Path(), path) {
		return nil
	}
	store, err := data.Open(s.ctx, path, s.storeOptions())
	if err != nil {
		return err
	}
	return s.adopt(store)
}

// create makes a new file and opens it.
func (s *Shell) create(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &data.Mistake{Text: "Der Ordner „" + filepath.Dir(path) + "“ lässt sich nicht anlegen. Bitte einen anderen Ort wählen.", Cause: err}
	}
	store, err := data.Create(s.ctx, path, s.storeOptions())
	if err != nil {
		return err
	}
	return s.adopt(store)
}

// adopt makes a store the open file.
func (s *Shell) adopt(store *data.Store) error {
	if err := s.closeFile(); err != nil {
		return errors.Join(err, store.Close())
	}
	s.desk = workflow.NewDesk(store)
	s.stop = store.Subscribe(s.changed)
	form.UndoFallback, form.RedoFallback = s.guarded(s.undo), s.guarded(s.redo)
	s.app.Preferences().SetString(preferredFile, store.Path())
	s.window.SetTitle(filepath.Base(store.Path()) + " – " + windowTitle)
	s.furnish()
	if store.ReadOnly() {
		s.tell("Die Datei kann nur gelesen werden", readOnlyReason(store))
	}
	rights.AskPending(s) // a restored copy does not know what was erased since
	return nil
}

// readOnlyReason says why, and what to do.
func readOnlyReason(store *data.Store) string {
	text := "„" + filepath.Base(store.Path()) + "“ lässt sich ansehen, aber nicht ändern. " + store.ReadOnlyReason()
	if by := store.OpenedBy(); by != "" {
		text += " Geöffnet von " + by + ". Bitte die Datei dort schließen und hier neu öffnen."
	}
	return text
}

func samePath(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// closeFile closes the open file, if there is one.
func (s *Shell) closeFile() error {
	if s.desk == nil {
		return nil
	}
	s.stop()
	store := s.desk.Store
	s.desk = nil
	return store.Close()
}

// leave commits what is being typed; false when that cannot be saved.
func (s *Shell) leave() bool {
	page := s.visible()
	return s.desk == nil || page == nil || page.Leave()
}

// close ends the program. What cannot be saved is given up only when the user says so.
func (s *Shell) close() {
	if s.job != nil {
		s.job.abort()
		return
	}
	if !s.leave() {
		s.Confirm("Eine Eingabe ist nicht gespeichert", "In einem Feld steht etwas, das so nicht gespeichert werden kann. Beim Beenden geht es verloren.", "Trotzdem beenden", s.end)
		return
	}
	s.end()
}

// end keeps the size, closes the file and the window.
func (s *Shell) end() {
	s.keepSize()
	if err := s.closeFile(); err != nil {
		_ = s.words(err) // into the log; nothing can be done about it any more
	}
	s.window.Close()
}

func (s *Shell) askOpenFile() {
	if !s.leave() {
		return
	}
	s.files.ChooseFile("Datei öffnen", "db", chosen(func(path string) { s.ShowError(s.open(path)) }))
}

func (s *Shell) askNewFile() {
	if !s.leave() {
		return
	}
	s.files.ChooseSave("Neue Datei anlegen", s.besideOpenFile("rundertisch neu.db"), "db", chosen(func(path string) { s.ShowError(s.create(path)) }))
}

// chosen calls then unless the user cancelled.
func chosen(then func(path string)) func(string) {
	return func(path string) {
		if path != "" {
			then(path)
		}
	}
}

// besideOpenFile returns a path in the folder of the open file, or in the usual one.
func (s *Shell) besideOpenFile(name string) string {
	if s.desk != nil {
		return filepath.Join(filepath.Dir(s.desk.Store.Path()), name)
	}
	if path, err := workflow.DefaultFile(); err == nil {
		return filepath.Join(filepath.Dir(path), name)
	}
	return name
}

// AskBackup asks where a copy of the file shall go and writes it there.
func (s *Shell) AskBackup() {
	if !s.leave() {
		return
	}
	store := s.desk.Store
	base := strings.TrimSuffix(filepath.Base(store.Path()), ".db")
	name := base + " Sicherung " + store.Now().Format("2006-01-02 1504") + ".db"
	s.files.ChooseSave("Sicherungskopie speichern", s.besideOpenFile(name), "db", chosen(func(path string) {
		s.Job("Sicherungskopie wird gespeichert", func(ctx context.Context, _ workflow.Progress) error {
			return store.Backup(ctx, path)
		}, func(err error) {
			if err != nil {
				s.ShowError(err)
				return
			}
			s.showState()
			s.Toast("Sicherungskopie gespeichert: " + path)
		})
	}))
}
