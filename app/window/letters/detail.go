package letters

// What is known of a letter of the outbox, and what can be done with it: a column at its right.

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// detail is the column.
type detail struct {
	outbox *outbox

	facts   *widgets.Kept
	one     []*widgets.Button // do something with the letter that is looked at
	many    []*widgets.Button // do something with all that are selected
	writing []*widgets.Button // change the file
	content fyne.CanvasObject
}

const (
	detailWidth = 270 // px
	hashShown   = 12  // digits of a hash
)

func newDetail(o *outbox) *detail {
	d := &detail{outbox: o, facts: widgets.NewKept()}
	open, save, note := widgets.NewButton("Öffnen", o.openLetter), widgets.NewButton("PDF speichern …", o.saveLetter), widgets.NewButton("Notiz …", o.askNote)
	print, sent, returned := widgets.NewButton("Drucken", o.printLetters), widgets.NewButton("Versandt", o.sent), widgets.NewButton("Zurückgekommen …", o.askReturned)
	d.one, d.many, d.writing = []*widgets.Button{open, save, note}, []*widgets.Button{print, sent, returned}, []*widgets.Button{note, sent, returned}
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject { return form.Row(nil, a, b) }
	buttons := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), pair(open, print), save, pair(sent, note), returned)
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(detailWidth, 0))
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), d.facts.Box))
	below := container.New(layout.NewCustomPaddedLayout(look.Space2, 0, 0, 0), buttons)
	d.content = container.NewStack(room, widgets.NewCard(container.NewBorder(nil, below, nil, nil, scroll)))
	return d
}

// show tells of the letter that is looked at, or how many are selected.
func (d *detail) show() {
	if d == nil { // still being built
		return
	}
	chosen, readOnly := d.outbox.chosen(), d.outbox.host.Desk().Store.ReadOnly()
	for _, b := range d.one {
		enable(b, len(chosen) == 1)
	}
	for _, b := range d.many {
		enable(b, len(chosen) > 0)
	}
	for _, b := range d.writing {
		if readOnly {
			b.Disable()
		}
	}
	switch len(chosen) {
	case 0:
		d.facts.Set(nil, func() []fyne.CanvasObject {
			return []fyne.CanvasObject{widgets.NewMuted("Kein Schreiben ausgewählt.")}
		})
	case 1:
		l := chosen[0]
		lines := d.linesOf(l)
		d.facts.Set([]any{l, lines}, func() []fyne.CanvasObject { return factsOf(l, lines) })
	default:
		d.facts.Set(len(chosen), func() []fyne.CanvasObject {
			return []fyne.CanvasObject{widgets.NewSection(fmt.Sprintf("%d Schreiben", len(chosen))), widgets.NewText("Drucken, „Versandt“ und „Zurückgekommen“ gelten für alle ausgewählten.")}
		})
	}
}

// fact is one line about a letter.
type fact struct{ label, value string }

// linesOf says what is known of a letter; what is not known is left out.
func (d *detail) linesOf(l data.Letter) []fact {
	ctx, store := d.outbox.host.Context(), d.outbox.host.Desk().Store
	lines := []fact{{"Anrede", l.Salutation}, {"Betreff", l.Subject}}
	if template, err := data.Get[data.Template](ctx, store, l.TemplateID); err == nil {
		lines = append(lines, fact{"Vorlage", template.Name})
	}
	if run, err := data.Get[data.LetterRun](ctx, store, l.RunID); err == nil {
		lines = append(lines, fact{"Serienbrief", fmt.Sprintf("%s (Nr. %d)", run.Name, l.Position)}, fact{"erstellt", clockTime(run.MadeAt)}, fact{"von", run.MadeBy})
	}
	way := "Papier"
	if l.Way == data.WayEmail {
		way = "E-Mail"
	}
	lines = append(lines, fact{"Weg", way}, fact{"versandt", l.SentOn.String()}, fact{"zurück", l.ReturnedOn.String()})
	return slices.DeleteFunc(lines, func(f fact) bool { return f.value == "" })
}

// clockTime writes a moment as the store keeps it for people here: '03.03.2026, 09:00 Uhr'.
func clockTime(kept string) string {
	at, err := time.Parse(time.RFC3339, kept)
	if err != nil {
		return kept
	}
	return at.Local().Format("02.01.2006, 15:04 Uhr")
}

// factsOf shows what is known of a letter.
func factsOf(l data.Letter, lines []fact) []fyne.CanvasObject {
	address := widgets.NewLines()
	address.SetText(l.Address)
	out := []fyne.CanvasObject{container.NewHBox(widgets.NewChip(workflow.LetterStateMark(l.State))), address}
	if note := strings.TrimSpace(l.Note); note != "" {
		out = append(out, widgets.NewMuted("Notiz"), widgets.NewText(note))
	}
	for _, f := range lines {
		out = append(out, factRow(f.label, widgets.NewLabel(f.value)))
	}
	if hash := string(l.PDFHash); len(hash) > hashShown {
		size := fyne.MeasureText(hash[:hashShown]+"…", look.SizeText, fyne.TextStyle{})
		shown := container.NewGridWrap(size.AddWidthHeight(1, 0), widgets.NewLabel(hash)) // the whole on hover
		copied := widgets.NewLink("kopieren", func() { fyne.CurrentApp().Clipboard().SetContent(hash) })
		out = append(out, factRow("Prüfsumme", shown), factRow("", copied))
	}
	return out
}

// factLabel is the width of the words before a value, in px.
const factLabel = 74

func factRow(label string, value fyne.CanvasObject) fyne.CanvasObject {
	muted := widgets.NewMuted(label)
	return container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(factLabel, muted.MinSize().Height), muted), nil, value)
}
