package window

// The operating system's own file dialogs and programs, behind host.Files.

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/storage"
	"github.com/ncruces/zenity"

	"rundertisch/data"
)

// system is host.Files of the running program.
type system struct {
	window    fyne.Window
	bridge    *bridge
	showError func(error)
	asking    bool   // a dialog is open
	cancel    func() // closes the toolkit's dialog, nil for the system's own
}

// fileKinds are the words for what an extension stands for.
var fileKinds = map[string]string{
	"db": "Runder Tisch", "pdf": "PDF", "xlsx": "Excel", "csv": "CSV", "vcf": "Visitenkarte", "ics": "Kalender", "eml": "E-Mail", "png": "Bild",
}

// ChooseFile asks for a file that is there, with one of the extensions.
func (f *system) ChooseFile(title, extension string, then func(path string)) {
	f.ask(then, func(options ...zenity.Option) (string, error) {
		return zenity.SelectFile(append(options, zenity.Title(title), filter(extension))...)
	}, func() {
		d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			f.showError(err)
			path := ""
			if file != nil {
				file.Close()
				path = file.URI().Path()
			}
			then(path)
		}, f.window)
		if extension != "" {
			d.SetFilter(storage.NewExtensionFileFilter(withMark(".", extension)))
		}
		f.show(d, title)
	})
}

// show shows the toolkit's dialog: large, as a list.
func (f *system) show(d *dialog.FileDialog, title string) {
	d.SetTitleText(title)
	d.SetOnClosed(func() { f.asking, f.cancel = false, nil })
	d.Show()
	d.Resize(fyne.NewSize(760, 520)) // only a dialog that shows has a size and a view
	d.SetView(dialog.ListView)
	f.asking, f.cancel = true, d.Hide
}

// ChooseSave asks for a file to be written. The extension is added where it is missing.
func (f *system) ChooseSave(title, suggested, extension string, then func(path string)) {
	complete := func(path string) { then(withExtension(path, extension)) }
	f.ask(complete, func(options ...zenity.Option) (string, error) {
		return zenity.SelectFileSave(append(options, zenity.Title(title), zenity.Filename(suggested), zenity.ConfirmOverwrite(), filter(extension))...)
	}, func() {
		// The toolkit's own dialog for saving creates the file at once; choosing a folder does not.
		f.ChooseFolder(title, filepath.Dir(suggested), func(folder string) {
			if folder == "" {
				then("")
				return
			}
			complete(filepath.Join(folder, filepath.Base(suggested)))
		})
	})
}

// ChooseFolder asks for a folder.
func (f *system) ChooseFolder(title, start string, then func(path string)) {
	f.ask(then, func(options ...zenity.Option) (string, error) {
		return zenity.SelectFile(append(options, zenity.Title(title), zenity.Directory(), zenity.Filename(start+string(filepath.Separator)))...)
	}, func() {
		d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
			f.showError(err)
			path := ""
			if folder != nil {
				path = folder.Path()
			}
			then(path)
		}, f.window)
		if place, err := storage.ListerForURI(storage.NewFileURI(start)); err == nil {
			d.SetLocation(place)
		}
		f.show(d, title)
	})
}

// ask shows the system's dialog on a goroutine, or the toolkit's where the system has none. then gets an empty path when the user cancels.
func (f *system) ask(then func(string), choose func(...zenity.Option) (string, error), toolkit func()) {
	if !zenity.IsAvailable() {
		toolkit()
		return
	}
	f.asking = true
	options := f.attached()
	go func() {
		path, err := choose(options...)
		f.bridge.toWindow(func() {
			f.asking = false
			if err != nil {
				path = ""
			}
			if !errors.Is(err, zenity.ErrCanceled) {
				f.showError(err)
			}
			then(path)
		})
	}()
}

// attached makes the system's dialog belong to our window, so that it stays before it and keeps it from being used.
func (f *system) attached() []zenity.Option {
	options := []zenity.Option{zenity.Modal()}
	if native, is := f.window.(driver.NativeWindow); is {
		native.RunNative(func(context any) {
			switch own := context.(type) {
			case driver.WindowsWindowContext:
				options = append(options, zenity.Attach(own.HWND))
			case driver.X11WindowContext:
				options = append(options, zenity.Attach(int(own.WindowHandle)))
			}
		})
	}
	return options
}

// filter shows files with an extension, or with one of several between commas, of which the first gives them their name.
func filter(extension string) zenity.Option {
	if extension == "" {
		return zenity.FileFilters{}
	}
	first, _, _ := strings.Cut(extension, ",")
	name := fileKinds[first]
	if name == "" {
		name = first
	}
	return zenity.FileFilters{{Name: name, Patterns: withMark("*.", extension), CaseFold: true}}
}

// withMark puts something before each of the extensions between commas.
func withMark(mark, extensions string) []string {
	list := strings.Split(extensions, ",")
	for i := range list {
		list[i] = mark + list[i]
	}
	return list
}

// withExtension adds the extension to a path that has none or another one.
func withExtension(path, extension string) string {
	if path == "" || extension == "" || filepath.Ext(path) == "."+extension {
		return path
	}
	return path + "." + extension
}

// Open opens a file with the program that is meant for it.
func (f *system) Open(path string) error { return f.onFile(path, openFile) }

// Print prints a file where the system knows how, and opens it elsewhere.
func (f *system) Print(path string) error { return f.onFile(path, printFile) }

// ShowInFolder opens the folder that holds a file, with the file marked where the system can do that.
func (f *system) ShowInFolder(path string) error { return f.onFile(path, showFile) }

func (f *system) onFile(path string, do func(string) error) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		return &data.Mistake{Text: "„" + path + "“ ist nicht mehr da. Wurde die Datei verschoben oder gelöscht?", Cause: err}
	}
	if err := do(path); err != nil {
		return &data.Mistake{Text: "„" + path + "“ lässt sich von hier aus nicht öffnen. Bitte im Dateimanager öffnen.", Cause: err}
	}
	return nil
}
