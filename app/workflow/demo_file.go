package workflow

// A demo in a file of its own: built beside its place and moved there when everything is written.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rundertisch/data"
)

// Names of what a demo consists of, in its folder.
const (
	demoLetters    = "Briefe.pdf"
	demoFolder     = "Briefe"
	demoAttendance = "Anwesenheit.xlsx"
)

// DemoFiles says where the parts of a demo lie.
type DemoFiles struct {
	File       string // the database
	Letters    string // all letters in one PDF
	Folder     string // one PDF per district
	Attendance string // XLSX
}

// DemoIn returns where the parts of a demo in a folder lie.
func DemoIn(folder string) DemoFiles {
	in := func(name string) string { return filepath.Join(folder, name) }
	return DemoFiles{File: in(fileName), Letters: in(demoLetters), Folder: in(demoFolder), Attendance: in(demoAttendance)}
}

// CreateDemo makes a fresh file with invented people in a folder, and the letters and the list that come of it; everything or nothing. An earlier demo there is replaced; a
// file with anything else in it is never touched. more is the number of further people.
func CreateDemo(ctx context.Context, folder string, options data.Options, more int) (DemoResult, error) {
	var result DemoResult
	if err := replaceable(ctx, DemoIn(folder).File); err != nil {
		return result, err
	}
	_, err := os.Stat(folder)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return result, fileMistake(folder, err)
	}
	workshop, err := os.MkdirTemp(folder, ".rundertisch-demo-*")
	if err != nil {
		return result, fileMistake(folder, err)
	}
	result, err = buildDemo(ctx, DemoIn(workshop), options, more)
	if err == nil {
		err = moveAll(workshop, folder)
	}
	os.RemoveAll(workshop)
	if err != nil && isNew {
		os.Remove(folder) // empty again
	}
	return result, err
}

// moveAll moves every file below one folder to the same place below another, all or none.
func moveAll(from, to string) error {
	var files staging
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(filepath.Join(to, inside), 0o755)
		}
		files.files = append(files.files, stagedFile{path, filepath.Join(to, inside)})
		return nil
	})
	if err == nil {
		err = files.place()
	}
	if err != nil {
		files.withdraw()
	}
	return fileMistake(to, err)
}

// buildDemo fills a fresh file and writes letters and list beside it.
func buildDemo(ctx context.Context, files DemoFiles, options data.Options, more int) (result DemoResult, err error) {
	store, err := data.Create(ctx, files.File, options)
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	desk := NewDesk(store)
	if result, err = desk.FillDemo(ctx, more, Output{File: files.Letters, Folder: files.Folder}, nil); err != nil {
		return result, err
	}
	return result, desk.WriteAttendance(ctx, result.Meeting.ID, files.Attendance)
}

// replaceable refuses to put a demo in the place of a file that is no demo, or is open.
func replaceable(ctx context.Context, path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fileMistake(path, err)
	}
	store, err := data.Open(ctx, path, data.Options{})
	if err != nil {
		return data.Mistakef("In „%s“ liegt schon etwas, das keine Beispieldatei ist. Bitte einen anderen Ordner wählen.", path)
	}
	defer store.Close()
	if store.ReadOnly() {
		return data.Mistakef("„%s“ ist gerade geöffnet. Bitte zuerst das Programm damit schließen oder einen anderen Ordner wählen.", path)
	}
	isDemo, err := NewDesk(store).IsDemo(ctx)
	if err != nil {
		return err
	}
	if !isDemo {
		return data.Mistakef("„%s“ enthält eigene Daten und wird nicht durch Beispieldaten ersetzt. Bitte einen anderen Ordner wählen.", path)
	}
	return nil
}
