package window

// The welcome: what is shown while no file is open. It offers an empty file, invented data to try things out, or a file that is there.

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/assets"
)

const (
	welcomeWidth  = 560 // px
	demoFolder    = "Beispiel"
	welcomeButton = 240 // px
)

// welcome greets the user; problem says why a file could not be opened, or is empty.
func (s *Shell) welcome(problem string) {
	s.window.SetTitle(windowTitle)
	s.menu = newWelcomeMenu(s)
	s.window.SetMainMenu(s.menu.main)
	s.toaster = newToaster()
	usual, err := workflow.DefaultFile()
	if err != nil {
		usual = ""
	}

	symbol := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.Icon))
	symbol.SetMinSize(fyne.NewSize(56, 56))
	symbol.FillMode = canvas.ImageFillContain
	title := canvas.NewText("Runder Tisch", look.Text)
	title.TextSize, title.TextStyle = look.SizeTitle, fyne.TextStyle{Bold: true}
	head := container.New(layout.NewCustomPaddedHBoxLayout(look.Space4), symbol, container.NewCenter(title))
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space4), head)
	if problem != "" {
		column.Add(newNotice(problem))
	}
	column.Add(widgets.NewText("Dieses Programm begleitet den Runden Tisch der Migrationsbeauftragten: die Bezirksausschüsse anschreiben, nachfassen, einladen, Anwesenheit festhalten. " +
		"Alles liegt in einer einzigen Datei auf Ihrem Rechner oder in einer Freigabe."))
	if usual != "" && !exists(usual) {
		column.Add(s.offer(widgets.NewPrimaryButton("Leere Datei anlegen", s.guarded(func() { s.createOrSay(usual) })),
			"Mit den 25 Bezirksausschüssen und ihren Geschäftsstellen. Sie wird angelegt als "+usual+"."))
		column.Add(s.offer(widgets.NewButton("An anderem Ort anlegen …", s.guarded(s.askNewFile)), "Zum Beispiel in einer Freigabe, die mehrere benutzen."))
	} else {
		column.Add(s.offer(widgets.NewPrimaryButton("Leere Datei anlegen …", s.guarded(s.askNewFile)), "Mit den 25 Bezirksausschüssen und ihren Geschäftsstellen, an einem Ort Ihrer Wahl."))
	}
	column.Add(s.offer(widgets.NewButton("Mit Beispieldaten ausprobieren", s.guarded(func() { s.tryDemo(filepath.Join(filepath.Dir(usual), demoFolder)) })),
		"Erfundene Personen, eine Benennungsrunde, eine Sitzung, 25 Schreiben und eine Anwesenheitsliste."))
	column.Add(s.offer(widgets.NewButton("Vorhandene Datei öffnen …", s.guarded(s.askOpenFile)), "Eine Datei mit der Endung .db, auch eine Sicherungskopie."))

	back := canvas.NewRectangle(look.Background)
	card := container.New(&panelLayout{welcomeWidth, -1}, canvas.NewRectangle(look.Background), widgets.NewCard(container.NewPadded(column)))
	s.window.SetContent(container.NewStack(back, card, s.toaster.content))
}

// offer is a button and what it does.
func (s *Shell) offer(button *widgets.Button, text string) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.New(&fixedWidth{welcomeButton}, container.NewCenter(container.New(&fixedWidth{welcomeButton}, button))), nil,
		container.New(layout.NewCustomPaddedLayout(0, 0, look.Space3, 0), widgets.NewText(text)))
}

// createOrSay makes a file, or says on the welcome why that is not possible.
func (s *Shell) createOrSay(path string) { s.ShowError(s.create(path)) }

// tryDemo makes a file with invented data in a folder, with letters and list beside it, and opens it.
func (s *Shell) tryDemo(folder string) {
	s.Job("Beispieldaten werden angelegt", func(ctx context.Context, _ workflow.Progress) error {
		_, err := workflow.CreateDemo(ctx, folder, s.storeOptions(), 0)
		return err
	}, func(err error) {
		if err == nil {
			err = s.open(workflow.DemoIn(folder).File)
		}
		if err != nil {
			s.ShowError(err)
			return
		}
		s.Toast("Beispieldaten angelegt in " + folder)
	})
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// fixedWidth gives one object a width.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
