package workflow

// Where files lie when nobody says otherwise.

import (
	"os"
	"path/filepath"
)

const (
	fileName   = "rundertisch.db"
	folderName = "Runder Tisch"
)

// DefaultFile returns the file that the program works with when none is named: rundertisch.db beside the program, if there is one (a portable copy on a stick or a share), else the one in the
// user's configuration folder, which may not exist yet.
func DefaultFile() (string, error) {
	if program, err := os.Executable(); err == nil {
		beside := filepath.Join(filepath.Dir(program), fileName)
		if info, err := os.Stat(beside); err == nil && info.Mode().IsRegular() {
			return beside, nil
		}
	}
	folder, err := ConfigFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, fileName), nil
}

// ConfigFolder is the program's folder in the user's configuration folder; it may not exist yet.
func ConfigFolder() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, folderName), nil
}

// OutputFolder is where the window puts letters and lists: a folder beside the file; or, when the file lies hidden among the user's settings, one among the user's documents.
func (d *Desk) OutputFolder() string {
	folder := filepath.Dir(d.Store.Path())
	if config, err := ConfigFolder(); err == nil && filepath.Clean(folder) == filepath.Clean(config) {
		if documents, ok := documentsFolder(); ok {
			return filepath.Join(documents, folderName)
		}
	}
	return filepath.Join(folder, "Ausgabe")
}

// documentsFolder finds the folder that Windows, and German desktops elsewhere, keep for documents.
func documentsFolder() (string, bool) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", false
	}
	for _, name := range []string{"Documents", "Dokumente"} {
		folder := filepath.Join(home, name)
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder, true
		}
	}
	return "", false
}
