package meetings

// What may come onto the agenda, to choose from: minutes that wait for approval, postponed items, open tasks, topics of the store.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// offerListHeight is how high the list of offers is at most, px.
const offerListHeight float32 = 340

// showOffers lets the user choose what the agenda takes up.
func (a *agenda) showOffers() {
	if !a.leave() {
		return
	}
	offers, err := a.host.Desk().AgendaOffers(a.host.Context(), a.meeting.ID)
	if err != nil {
		a.host.ShowError(err)
		return
	}
	if len(offers) == 0 {
		a.host.ShowError(data.Mistakef("Es gibt zurzeit nichts vorzuschlagen: Kein Protokoll wartet auf Genehmigung, nichts ist vertagt, keine Aufgabe offen, und der Themenspeicher ist leer."))
		return
	}
	chosen := make([]bool, len(offers))
	checks := make([]*form.Check, len(offers))
	list := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
	for i, o := range offers {
		checks[i] = form.NewCheck(o.Title, func(yes bool) error { chosen[i] = yes; return nil })
		why := container.New(layout.NewCustomPaddedLayout(0, look.Space1, look.Space4+look.Space2, 0), widgets.NewNote(o.Why))
		list.Add(container.New(layout.NewCustomPaddedVBoxLayout(0), checks[i], why))
	}
	all := widgets.NewLink("Alle auswählen", func() {
		for i, check := range checks {
			chosen[i] = true
			check.SetChecked(true)
		}
	})
	meeting := a.meeting.ID
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		widgets.NewText("Was ausgewählt ist, kommt auf die Tagesordnung. Was aus dem Themenspeicher stammt, verlässt ihn damit."),
		container.NewHBox(all), newTall(list, offerListHeight))
	a.host.Dialog("Vorschläge für die Tagesordnung", content, "Übernehmen", func() error {
		var taken []workflow.AgendaOffer
		for i, o := range offers {
			if chosen[i] {
				taken = append(taken, o)
			}
		}
		if err := a.host.Desk().TakeOffers(a.host.Context(), meeting, taken); err != nil {
			return err
		}
		a.host.Toast(fmt.Sprintf("Auf die Tagesordnung genommen: %d.", len(taken)))
		return nil
	}, nil)
}

// newTall lets content scroll that would be higher than so many px.
func newTall(content fyne.CanvasObject, highest float32) fyne.CanvasObject {
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 2, look.Space1, look.Space3), content))
	return &fyne.Container{Layout: tall(highest), Objects: []fyne.CanvasObject{scroll}}
}

// tall is a layout as high as the content of a scroll needs, up to a height in px.
type tall float32

func (t tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (t tall) MinSize(objects []fyne.CanvasObject) fyne.Size {
	inner := objects[0].(*container.Scroll).Content.MinSize()
	return fyne.NewSize(inner.Width, min(float32(t), inner.Height))
}
