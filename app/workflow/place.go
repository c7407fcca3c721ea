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

// OutputFolder is where the window puts letters and lists: a folder beside the file.
func (d *Desk) OutputFolder() string { return filepath.Join(filepath.Dir(d.Store.Path()), "Ausgabe") }
