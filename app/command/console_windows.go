package command

import (
	"os"

	"golang.org/x/sys/windows"
)

// AttachConsole lets a program that was built for the desktop write to the console that it was started from. Output that is sent elsewhere already (to a file,
// to another program) stays where it is.
func AttachConsole() {
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(parent); ok == 0 {
		return
	}
	for _, stream := range []struct {
		handle uint32
		file   **os.File
	}{{windows.STD_OUTPUT_HANDLE, &os.Stdout}, {windows.STD_ERROR_HANDLE, &os.Stderr}} {
		if handle, err := windows.GetStdHandle(stream.handle); err == nil && handle != 0 && handle != windows.InvalidHandle {
			if kind, err := windows.GetFileType(handle); err == nil && kind != windows.FILE_TYPE_UNKNOWN {
				continue
			}
		}
		if console, err := os.OpenFile("CONOUT$", os.O_WRONLY, 0); err == nil {
			*stream.file = console
		}
	}
}
