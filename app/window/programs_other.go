//go:build !windows

package window

// Opening files where the desktop has xdg-open (or open, on a Mac).

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// opener is the desktop's own program for opening things.
func opener() string {
	if runtime.GOOS == "darwin" {
		return "open"
	}
	return "xdg-open"
}

func openFile(path string) error {
	command := exec.Command(opener(), path)
	if err := command.Start(); err != nil {
		return err
	}
	go func() { _ = command.Wait() }() // what the other program does is its own affair
	return nil
}

func printFile(path string) error { return openFile(path) }

func showFile(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return openFile(path)
	}
	return openFile(filepath.Dir(path))
}
