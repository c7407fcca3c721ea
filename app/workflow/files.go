package workflow

// Files appear whole or not at all: everything is written beside its place and moved there at the end.

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"rundertisch/data"
)

// staging collects files beside their places. Place moves them all; Discard removes what was not placed. Both may be called in any case.
type staging struct {
	files  []stagedFile
	placed []string // files that Place created where none was before
}

type stagedFile struct{ temporary, final string }

// add writes one file beside its place. Its folder is made where it is missing.
func (s *staging) add(path string, write func(io.Writer) error) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fileMistake(folder, err)
	}
	file, err := os.CreateTemp(folder, temporaryPattern)
	if err != nil {
		return fileMistake(folder, err)
	}
	s.files = append(s.files, stagedFile{file.Name(), path})
	if err := write(file); err != nil {
		file.Close()
		return fileMistake(path, err)
	}
	err = errors.Join(file.Chmod(0o644), file.Sync(), file.Close())
	return fileMistake(path, err)
}

// place moves every file to its place, replacing what is there.
func (s *staging) place() error {
	for len(s.files) > 0 {
		f := s.files[0]
		_, err := os.Lstat(f.final)
		isNew := errors.Is(err, fs.ErrNotExist)
		if err := os.Rename(f.temporary, f.final); err != nil {
			return fileMistake(f.final, err)
		}
		if isNew {
			s.placed = append(s.placed, f.final)
		}
		s.files = s.files[1:]
	}
	return nil
}

// discard removes what waits beside its place.
func (s *staging) discard() {
	for _, f := range s.files {
		os.Remove(f.temporary)
	}
	s.files = nil
}

// withdraw takes back what place created, when the action that the files belong to failed after all.
func (s *staging) withdraw() {
	for _, path := range s.placed {
		os.Remove(path)
	}
	s.placed = nil
}

// temporaryPattern is what files are called until they are moved to their place.
const temporaryPattern = ".rundertisch-*.tmp"

// leftAfter is how old a temporary file is when nobody can be writing it any more.
const leftAfter = time.Hour

// sweepLeftovers removes what a program that was killed left beside the places of its files, in a folder and in those right below it: they hold letters, and nobody sees them. A folder that held nothing
// else goes too. What cannot be removed stays.
func sweepLeftovers(folder string, now time.Time) {
	for _, pattern := range []string{filepath.Join(folder, temporaryPattern), filepath.Join(folder, "*", temporaryPattern)} {
		left, _ := filepath.Glob(pattern) // the pattern is well formed
		for _, path := range left {
			if info, err := os.Lstat(path); err != nil || now.Sub(info.ModTime()) < leftAfter {
				continue
			}
			os.Remove(path)
			if in := filepath.Dir(path); in != filepath.Clean(folder) {
				os.Remove(in) // fails where something else lies in it
			}
		}
	}
}

// WriteWhole writes one file so that it appears whole or not at all.
func WriteWhole(path string, write func(io.Writer) error) error {
	var s staging
	defer s.discard()
	if err := s.add(path, write); err != nil {
		return err
	}
	return s.place()
}

// fileMistake turns an error of the file system into a German sentence that says what to do; other errors pass through.
func fileMistake(path string, err error) error {
	var pathErr *fs.PathError
	var linkErr *os.LinkError
	switch {
	case err == nil || isMistake(err):
		return err
	case !errors.As(err, &pathErr) && !errors.As(err, &linkErr):
		return err
	}
	return &data.Mistake{
		Text:  fmt.Sprintf("„%s“ lässt sich nicht schreiben (%s). Bitte einen anderen Ordner wählen oder die Datei schließen, falls sie noch geöffnet ist.", path, reason(err)),
		Cause: err,
	}
}

// reason names the usual causes in German.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "keine Berechtigung"
	case errors.Is(err, fs.ErrNotExist):
		return "den Ordner gibt es nicht"
	case isFull(err):
		return "kein Platz auf dem Datenträger"
	}
	text := err.Error()
	if i := strings.LastIndex(text, ": "); i >= 0 {
		text = text[i+2:]
	}
	return text
}

// FileName makes a text usable as a file name on Windows and elsewhere: forbidden characters become '-', the length stays below 120 characters.
func FileName(text string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, trimmed(text))
	if runes := []rune(clean); len(runes) > 120 {
		clean = string(runes[:120])
	}
	clean = strings.Trim(clean, " .")
	base, _, _ := strings.Cut(strings.ToUpper(clean), ".")
	if clean == "" || reservedNames[base] {
		clean = "_" + clean
	}
	return clean
}

// reservedNames are the devices that Windows takes for files.
var reservedNames = map[string]bool{
	"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true,
}
