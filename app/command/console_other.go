//go:build !windows

package command

// AttachConsole does something on Windows alone: elsewhere a program has the terminal that it was started from.
func AttachConsole() {}
