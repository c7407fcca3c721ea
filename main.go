// Runder Tisch helps a city office to lead its round table: it asks the district committees for nominations, follows up, invites, and hands out
// letters and attendance lists.
//
// This file only wires: the command line, the log, the window.
package main

import (
	"context"
	_ "embed"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"

	"gopkg.in/natefinch/lumberjack.v2"

	"rundertisch/app/command"
	"rundertisch/app/window"
	"rundertisch/app/workflow"
)

// appFile is where the version is written down, once.
//
//go:embed FyneApp.toml
var appFile string

func main() {
	command.AttachConsole()
	logFile := openLog()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	exit := command.Run(ctx, os.Args[1:], command.Environment{
		Stdout: os.Stdout, Stderr: os.Stderr, Version: version(), ListFolder: workflow.ListFolder(),
		OpenWindow: func(ctx context.Context, start command.Start) error {
			return window.Run(ctx, window.Options{Path: start.Path, Now: start.Now, Version: version(), LogFile: logFile.Filename})
		},
	})
	stop()
	logFile.Close()
	os.Exit(exit)
}

// version reads the version from FyneApp.toml.
func version() string {
	if found := regexp.MustCompile(`(?m)^\s*Version\s*=\s*"([^"]+)"`).FindStringSubmatch(appFile); found != nil {
		return found[1]
	}
	return "ohne Version"
}

// openLog sends the log to a file in the user's configuration folder, which is bounded in size; nowhere if there is no such folder.
func openLog() *lumberjack.Logger {
	file := &lumberjack.Logger{MaxSize: 1, MaxBackups: 2} // MB, files
	folder, err := workflow.ConfigFolder()
	if err != nil {
		slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
		return file
	}
	file.Filename = filepath.Join(folder, "rundertisch.log")
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
	return file
}
