package settings

// Where the file lies, how to copy it, and which program this is.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
)

const fileWidth = 680 // px

// filePart is the tab of the file.
type filePart struct {
	host   host.Host
	box    fyne.CanvasObject
	path   *widgets.Text
	output *widgets.Text
}

func newFilePart(h host.Host, version string, backup func()) *filePart {
	p := &filePart{host: h, path: widgets.NewText(""), output: widgets.NewText("")}
	open := widgets.NewButton("Ordner öffnen", func() { h.ShowError(h.Files().ShowInFolder(h.Desk().Store.Path())) })
	copies := widgets.NewButton("Sicherungskopie speichern …", backup)
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space3),
		widgets.NewSection("Ort der Datei"), p.path,
		container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), open, copies),
		widgets.NewText("Alles steht in dieser einen Datei. Eine Sicherungskopie ist selbst eine vollständige Datei, die sich öffnen lässt; Gelöschtes ist darin nicht mehr enthalten."),
		widgets.NewSection("Schreiben und Listen"), p.output,
		widgets.NewSection("Programm"), widgets.NewText("Runder Tisch, Version "+version),
	)
	p.box = container.New(leftLayout{fileWidth}, widgets.NewCard(column))
	return p
}

func (p *filePart) content() fyne.CanvasObject { return p.box }

func (p *filePart) refresh() {
	p.path.SetText(p.host.Desk().Store.Path())
	p.output.SetText("Werden abgelegt in " + p.host.Desk().OutputFolder())
}

func (p *filePart) leave() bool { return true }
