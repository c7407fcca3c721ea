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

// DemoFiles names what a demo writes besides its database; empty names are not written.
type DemoFiles struct {
	Letters    string // one PDF
	Folder     string // one PDF per district
	Attendance string // XLSX
}

// CreateDemo makes a fresh file with invented people at path, and the letters and the list that come of it. An earlier demo at path is replaced; a file with anything else in it is
// never touched.
func CreateDemo(ctx context.Context, path string, options data.Options, more int, files DemoFiles) (DemoResult, error) {
	var result DemoResult
	if err := replaceable(ctx, path); err != nil {
		return result, err
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return result, fileMistake(folder, err)
	}
	workshop, err := os.MkdirTemp(folder, ".rundertisch-demo-*")
	if err != nil {
		return result, fileMistake(folder, err)
	}
	defer os.RemoveAll(workshop)
	fresh := filepath.Join(workshop, filepath.Base(path))
	if result, err = buildDemo(ctx, fresh, options, more, files); err != nil {
		return result, err
	}
	if err := os.Rename(fresh, path); err != nil {
		return result, fileMistake(path, err)
	}
	return result, nil
}

// buildDemo fills a fresh file; letters and list go straight to their places, whole or not at all.
func buildDemo(ctx context.Context, path string, options data.Options, more int, files DemoFiles) (result DemoResult, err error) {
	store, err := data.Create(ctx, path, options)
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	desk := NewDesk(store)
	if result, err = desk.FillDemo(ctx, more, Output{File: files.Letters, Folder: files.Folder}, nil); err != nil {
		return result, err
	}
	if files.Attendance != "" {
		err = desk.WriteAttendance(ctx, result.Meeting.ID, files.Attendance)
	}
	return result, err
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
