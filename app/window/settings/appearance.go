package settings

// How the window looks, for one user on one machine: it is not in the office's file.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// Values of the choice of contrast.
const (
	contrastNormal = "normal"
	contrastHigh   = "high"
)

// repainter is a host that can draw the whole window anew in the variant of the look that is now preferred.
type repainter interface{ Repaint() }

// appearance is the tab of how the window looks.
type appearance struct {
	host     host.Host
	box      fyne.CanvasObject
	contrast *form.Choice
}

func newAppearance(h host.Host) *appearance {
	a := &appearance{host: h}
	a.contrast = form.NewChoice("Darstellung", []workflow.Choice{{Value: contrastNormal, Label: "Normal"}, {Value: contrastHigh, Label: "Hoher Kontrast"}}, a.choose)
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space3),
		widgets.NewSection("Fenster"), a.contrast,
		widgets.NewText("Hoher Kontrast zeigt Schwarz auf Weiß, mit dickeren Linien und Rahmen. Die Wahl gilt nur für Sie an diesem Arbeitsplatz und ändert nichts an Schreiben und Listen."),
	)
	a.box = container.New(leftLayout{fileWidth}, widgets.NewCard(column))
	return a
}

// choose keeps the choice and has the window drawn anew.
func (a *appearance) choose(value string) error {
	high := value == contrastHigh
	if high == look.HighContrast() {
		return nil
	}
	fyne.CurrentApp().Preferences().SetBool(look.KeptContrast, high)
	if h, can := a.host.(repainter); can {
		h.Repaint()
	}
	return nil
}

func (a *appearance) content() fyne.CanvasObject { return a.box }

func (a *appearance) refresh() {
	value := contrastNormal
	if fyne.CurrentApp().Preferences().Bool(look.KeptContrast) {
		value = contrastHigh
	}
	a.contrast.SetValue(value)
}

func (a *appearance) leave() bool { return form.CommitAll(a.contrast) }

func (a *appearance) labelled() []form.Field { return []form.Field{a.contrast} }
