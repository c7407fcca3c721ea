package widgets

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rundertisch/app/window/look"
)

// open shows an object in a window of a given size, under our theme.
func open(t testing.TB, object fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.Theme())
	window := app.NewWindow("")
	window.SetPadded(false)
	window.SetContent(object)
	window.Resize(fyne.NewSize(width, height))
	return window
}

// shoot writes a picture of a window into the folder that SHOTS names, for looking at; without it nothing happens.
func shoot(t testing.TB, window fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("SHOTS")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// press types keys into whatever has the keyboard.
func press(window fyne.Window, names ...fyne.KeyName) {
	for _, name := range names {
		window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}
