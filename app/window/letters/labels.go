package letters

// The dialog for labels and envelopes: which paper, and where on the first sheet the first free label is.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/labels"
)

// keptLabels is the key of the paper that was chosen last on this machine.
const keptLabels = "letter_labels"

// labelDialog asks what addresses are printed on.
type labelDialog struct {
	composer *composer
	order    workflow.LabelOrder

	number  int // of addresses
	told    *widgets.Text
	kind    *form.Choice
	start   *form.Text
	once    *form.Check
	sheet   *sheetPicture
	content fyne.CanvasObject
}

// printLabels opens the dialog for those who are ticked.
func (c *composer) printLabels() {
	if !c.leave() {
		return
	}
	selection, err := c.ticked()
	if err != nil {
		c.host.ShowError(err)
		return
	}
	d := &labelDialog{composer: c, order: workflow.LabelOrder{Selection: selection, MeetingID: c.order.MeetingID, MotionID: c.order.MotionID, Date: c.order.Date, Start: 1}}
	d.build(len(c.draft.Letters) - c.leftOut())
	c.host.Dialog("Etiketten und Umschläge", d.content, "Erstellen", d.create, nil)
}

// build makes the dialog for so many addresses.
func (d *labelDialog) build(addresses int) {
	d.number, d.told = addresses, widgets.NewText("")
	h := d.composer.host
	kept := fyne.CurrentApp().Preferences()
	kinds := append(workflow.SheetChoices(), workflow.EnvelopeChoices()...)
	d.sheet = newSheetPicture(addresses, func(start int) { d.order.Start = start; d.start.SetText(strconv.Itoa(start)) })
	d.kind = form.NewChoice("Worauf", kinds, func(value string) error {
		kept.SetString(keptLabels, value)
		d.choose(value)
		return nil
	})
	d.start = form.NewText("Erstes freies Etikett", func(text string) error {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if most := d.sheet.sheet.Count(); err != nil || n < 1 || n > most {
			return data.Mistakef("Bitte eine Zahl von 1 bis %d.", most)
		}
		d.order.Start = n
		d.sheet.setStart(n)
		return nil
	})
	d.once = form.NewCheck("gleiche Anschrift nur einmal", func(on bool) error { d.order.OncePerAddress = on; return nil })
	test := widgets.NewButton("Testblatt drucken", func() { h.ShowError(d.printTest()) })
	off := widgets.NewNote("Das Testblatt zeigt, wie weit der Drucker daneben druckt. Der Versatz wird in den Einstellungen eingetragen.")
	right := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), d.told, d.start, d.once, off, container.NewHBox(test))
	d.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), d.kind,
		container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space4), d.sheet), nil, right))
	first := kept.StringWithFallback(keptLabels, kinds[0].Value)
	if !slices.ContainsFunc(kinds, func(k workflow.Choice) bool { return k.Value == first }) {
		first = kinds[0].Value
	}
	d.kind.SetValue(first)
	d.choose(first)
}

// choose shows a paper; what has no labels has no first free one.
func (d *labelDialog) choose(value string) {
	d.order.SheetKey, d.order.EnvelopeKey = "", ""
	addresses := count(d.number, "Anschrift", "Anschriften")
	if sheet, is := labels.SheetByKey(value); is {
		d.order.SheetKey = value
		d.order.Start = min(d.order.Start, sheet.Count())
		d.sheet.showSheet(sheet, d.order.Start)
		d.told.SetText(addresses + ". Auf das Bild klicken oder die Pfeiltasten nehmen, wenn auf dem ersten Blatt oben schon Etiketten fehlen.")
		d.start.Enable()
		d.start.SetText(strconv.Itoa(d.order.Start))
		return
	}
	d.order.EnvelopeKey = value
	if envelope, is := labels.EnvelopeByKey(value); is {
		d.sheet.showEnvelope(envelope)
	}
	d.told.SetText(addresses + ", je ein Umschlag. Die Anschrift steht, wo sie Maschinen lesen, die Rücksendeangabe links oben.")
	d.start.Drop()
	d.start.Disable()
}

// create writes the file and opens it. Who is left out is told.
func (d *labelDialog) create() error {
	if d.order.SheetKey != "" && !form.CommitAll(d.start) {
		return data.Mistakef("Bitte zuerst die markierten Felder berichtigen.")
	}
	h := d.composer.host
	what, write := "Etiketten", h.Desk().WriteLabels
	if d.order.EnvelopeKey != "" {
		what, write = "Umschläge", h.Desk().WriteEnvelopes
	}
	path := freePath(h.Desk().OutputFolder(), d.composer.fileName(what), ".pdf")
	made, err := write(h.Context(), d.order, path)
	if err != nil {
		return err
	}
	open := func() { h.ShowError(h.Files().Open(path)) }
	told := fmt.Sprintf("%s auf %s.", count(made.Labels, "Anschrift", "Anschriften"), count(made.Pages, "Blatt", "Blättern"))
	if made.Skipped == 0 {
		h.Toast(told)
		open()
		return nil
	}
	var texts []string
	for _, p := range made.Problems {
		if p.Serious {
			texts = append(texts, p.Letter+": "+p.Text)
		}
	}
	h.Confirm(what, told+" Ausgelassen: "+firstOf(texts), "Öffnen", open)
	return nil
}

// printTest prints the sheet that shows how far the printer is off.
func (d *labelDialog) printTest() error {
	h := d.composer.host
	path := freePath(h.Desk().OutputFolder(), "Testblatt", ".pdf")
	if err := h.Desk().WriteTestSheet(h.Context(), path); err != nil {
		return err
	}
	return h.Files().Print(path)
}
