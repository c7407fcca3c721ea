package window

// Opening and printing files through the Windows shell.

import (
	"os"

	"golang.org/x/sys/windows"
)

func openFile(path string) error { return shell("open", path, "") }

func printFile(path string) error { return shell("print", path, "") }

func showFile(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return openFile(path)
	}
	return shell("open", "explorer.exe", `/select,"`+path+`"`)
}

// shell asks Windows to do something with a file.
func shell(verb, file, arguments string) error {
	texts := make([]*uint16, 3)
	for i, text := range []string{verb, file, arguments} {
		if text == "" {
			continue
		}
		var err error
		if texts[i], err = windows.UTF16PtrFromString(text); err != nil {
			return err
		}
	}
	return windows.ShellExecute(0, texts[0], texts[1], texts[2], nil, windows.SW_SHOWNORMAL)
}
