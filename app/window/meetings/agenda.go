package meetings

// The agenda: one line per item, saved as it is left; moved up and down, removed, added below.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

type agenda struct {
	host    host.Host
	meeting data.Meeting
	items   []data.AgendaItem
	lines   []*agendaLine // at least as many as items; lines are kept and filled anew, so that a click finds the button that it began on
	box     *fyne.Container
	none    fyne.CanvasObject
	sum     *widgets.Label
	added   *form.Text
	content fyne.CanvasObject
}

// agendaLine is one item to edit.
type agendaLine struct {
	title, minutes, speaker *form.Text
	content                 fyne.CanvasObject
}

func (l *agendaLine) fields() []form.Field { return []form.Field{l.title, l.minutes, l.speaker} }

func newAgenda(h host.Host) *agenda {
	a := &agenda{host: h, box: container.NewVBox(), none: widgets.NewText("Noch keine Tagesordnung."), sum: widgets.NewMuted("")}
	a.added = form.NewText("Neuer Punkt (Eingabetaste fügt ihn an)", func(text string) error {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		err := a.save(append(a.copy(), data.AgendaItem{Title: text, Public: true}))
		if err == nil {
			a.added.SetText("")
		}
		return err
	})
	a.content = container.NewVBox(a.box, a.sum, a.added)
	return a
}

// set shows the agenda of a meeting and returns how many items it has.
func (a *agenda) set(m data.Meeting) int {
	items, err := a.host.Desk().Agenda(a.host.Context(), m.ID)
	if err != nil {
		a.host.ShowError(err)
		return 0
	}
	a.meeting, a.items = m, items
	a.show()
	return len(items)
}

func (a *agenda) copy() []data.AgendaItem { return slices.Clone(a.items) }

func (a *agenda) show() {
	for len(a.lines) < len(a.items) {
		a.lines = append(a.lines, a.newLine(len(a.lines)))
	}
	objects := []fyne.CanvasObject{}
	sum := 0
	for i, item := range a.items {
		line := a.lines[i]
		line.title.SetText(item.Title)
		line.minutes.SetText("")
		if item.Minutes > 0 {
			line.minutes.SetText(strconv.Itoa(item.Minutes))
		}
		line.speaker.SetText(item.Speaker)
		sum += item.Minutes
		objects = append(objects, line.content)
	}
	if len(a.items) == 0 {
		objects = append(objects, a.none)
	}
	if !slices.Equal(objects, a.box.Objects) {
		a.box.Objects = objects
		a.box.Refresh()
	}
	a.sum.SetText("")
	if sum > 0 {
		a.sum.SetText(fmt.Sprintf("zusammen %d Minuten", sum))
	}
}

// besideField is how far above the end of a field's row a button ends that stands beside its box, in px.
const besideField = 3

// newLine makes the line of the i-th item, whichever that will be.
func (a *agenda) newLine(i int) *agendaLine {
	line := &agendaLine{}
	line.title = form.NewText(fmt.Sprintf("TOP %d", i+1), func(text string) error {
		return a.edit(i, func(it *data.AgendaItem) { it.Title = text })
	})
	line.minutes = form.NewText("Minuten", func(text string) error {
		n := 0
		if text = strings.TrimSpace(text); text != "" {
			var err error
			if n, err = strconv.Atoi(text); err != nil || n < 0 || n > 600 {
				return data.Mistakef("Bitte eine Zahl von 0 bis 600.")
			}
		}
		return a.edit(i, func(it *data.AgendaItem) { it.Minutes = n })
	})
	line.speaker = form.NewText("Wer", func(text string) error { return a.edit(i, func(it *data.AgendaItem) { it.Speaker = text }) })
	buttons := container.NewHBox(
		widgets.NewButton("▲", func() { a.move(i, -1) }), widgets.NewButton("▼", func() { a.move(i, 1) }), widgets.NewButton("✕", func() { a.remove(i) }))
	beside := container.New(layout.NewCustomPaddedLayout(0, besideField, 0, 0), container.NewVBox(layout.NewSpacer(), buttons))
	line.content = container.NewBorder(nil, nil, nil, beside,
		form.Row([]float32{4, 0.8, 1.5}, line.title, line.minutes, line.speaker))
	return line
}

func (a *agenda) edit(i int, change func(*data.AgendaItem)) error {
	items := a.copy()
	change(&items[i])
	return a.save(items)
}

func (a *agenda) move(i, by int) {
	if j := i + by; j >= 0 && j < len(a.items) && a.leave() {
		items := a.copy()
		items[i], items[j] = items[j], items[i]
		a.host.ShowError(a.save(items))
	}
}

// remove takes an item away, with what was typed into its line.
func (a *agenda) remove(i int) {
	for _, field := range a.lines[i].fields() {
		field.Drop()
	}
	if !a.leave() {
		return
	}
	items := a.copy()
	a.host.ShowError(a.save(append(items[:i], items[i+1:]...)))
}

// save makes the items the agenda; the change event brings them back.
func (a *agenda) save(items []data.AgendaItem) error {
	return a.host.Desk().SaveAgenda(a.host.Context(), a.meeting.ID, items)
}

// leave commits what is being typed in any line.
func (a *agenda) leave() bool { return form.CommitAll(a.fields()...) }

func (a *agenda) fields() []form.Field {
	fields := []form.Field{a.added}
	for _, line := range a.lines[:len(a.items)] {
		fields = append(fields, line.fields()...)
	}
	return fields
}
