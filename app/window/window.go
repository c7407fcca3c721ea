// Package window is the window of the program: the shell around the pages with navigation, menu, keys, status bar, dialogs and long work. The pages are
// packages of their own below it.
package window

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"rundertisch/app/window/look"
	"rundertisch/assets"
	"rundertisch/data"
)

// Options say what the window opens and how.
type Options struct {
	Path    string           // the file to open; empty: the one used last, else the usual one, else the welcome
	Now     func() time.Time // the clock; nil: time.Now
	Version string           // of the program
	LogFile string           // path of the log, empty if there is none
}

const (
	appID       = "de.muenchen.rundertisch"
	windowTitle = "Runder Tisch"
)

// The size of the window's content in px: at first, and at least. With title bar and task bar the first size fits a screen of 1366 × 768.
const (
	firstWidth  float32 = 1340
	firstHeight float32 = 690
	leastWidth  float32 = 1000
	leastHeight float32 = 600
)

// Run shows the window and returns when it is closed. It must be called on the main goroutine.
func Run(ctx context.Context, o Options) (err error) {
	defer func() {
		// A fault inside the toolkit's own loop cannot be survived; what was saved is saved.
		if what := recover(); what != nil {
			err = panicError(what)
		}
	}()
	if headless {
		return data.Mistakef("Dieses Programm wurde ohne Fenster gebaut. Bitte einen Befehl angeben; „--help“ zählt sie auf.")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	icon := fyne.NewStaticResource("icon.png", assets.Icon)
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: windowTitle, Version: o.Version, Icon: icon, Migrations: map[string]bool{"fyneDo": true}})
	if err := speakGerman(); err != nil {
		return err
	}
	running := app.NewWithID(appID)
	running.SetIcon(icon)
	running.Settings().SetTheme(look.Theme())
	s := newShell(ctx, running, o)
	s.begin()
	ended := context.AfterFunc(ctx, func() { s.bridge.toWindow(s.end) })
	s.window.ShowAndRun()
	ended()
	if err := s.closeFile(); err != nil {
		return fmt.Errorf("close file: %w", err)
	}
	return nil
}

// keptSize returns the size that the window had last, or the first one.
func (s *Shell) keptSize() fyne.Size {
	kept := s.app.Preferences()
	width, height := kept.FloatWithFallback(preferredWidth, float64(firstWidth)), kept.FloatWithFallback(preferredHeight, float64(firstHeight))
	return fyne.NewSize(max(float32(width), leastWidth), max(float32(height), leastHeight))
}

// keepSize remembers the size of the window.
func (s *Shell) keepSize() {
	size := s.window.Canvas().Size()
	s.app.Preferences().SetFloat(preferredWidth, float64(size.Width))
	s.app.Preferences().SetFloat(preferredHeight, float64(size.Height))
}
