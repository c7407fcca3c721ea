package meetings

// The agenda: one line per item, saved as it is left; moved up and down, removed, added below.

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

type agenda struct {
	host    host.Host
	meeting data.Meeting
	items   []data.AgendaItem
	lines   *fyne.Container
	sum     *widgets.Label
	added   *form.Text
	fields  []form.Field
	content fyne.CanvasObject
}

func newAgenda(h host.Host) *agenda {
	a := &agenda{host: h, lines: container.NewVBox(), sum: widgets.NewMuted("")}
	a.added = form.NewText("Neuer Punkt (Eingabetaste fügt ihn an)", func(text string) error {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		return a.save(append(a.copy(), data.AgendaItem{Title: text, Public: true}))
	})
	a.content = container.NewVBox(a.lines, a.sum, a.added)
	return a
}

// set shows the agenda of a meeting and returns how many items it has.
func (a *agenda) set(m data.Meeting) int {
	items, err := a.host.Desk().Agenda(a.host.Context(), m.ID)
	if err != nil {
		a.host.ShowError(err)
		return 0
	}
	same := m.ID == a.meeting.ID && len(items) == len(a.items)
	for i := 0; same && i < len(items); i++ {
		same = items[i] == a.items[i]
	}
	a.meeting = m
	if !same || len(a.lines.Objects) == 0 {
		a.items = items
		a.draw()
	}
	return len(items)
}

func (a *agenda) copy() []data.AgendaItem { return append([]data.AgendaItem(nil), a.items...) }

func (a *agenda) draw() {
	a.lines.Objects, a.fields = nil, nil
	minutes := 0
	for i, item := range a.items {
		minutes += item.Minutes
		a.lines.Add(a.line(i, item))
	}
	if len(a.items) == 0 {
		a.lines.Add(widgets.NewText("Noch keine Tagesordnung."))
	}
	a.sum.SetText("")
	if minutes > 0 {
		a.sum.SetText(fmt.Sprintf("zusammen %d Minuten", minutes))
	}
	a.added.SetText("")
	a.lines.Refresh()
}

func (a *agenda) line(i int, item data.AgendaItem) fyne.CanvasObject {
	title := form.NewText(fmt.Sprintf("TOP %d", i+1), func(text string) error {
		return a.edit(i, func(it *data.AgendaItem) { it.Title = text })
	})
	title.SetText(item.Title)
	minutes := form.NewText("Minuten", func(text string) error {
		n := 0
		if text = strings.TrimSpace(text); text != "" {
			var err error
			if n, err = strconv.Atoi(text); err != nil || n < 0 || n > 600 {
				return data.Mistakef("Bitte eine Zahl von 0 bis 600.")
			}
		}
		return a.edit(i, func(it *data.AgendaItem) { it.Minutes = n })
	})
	if item.Minutes > 0 {
		minutes.SetText(fmt.Sprint(item.Minutes))
	}
	speaker := form.NewText("Wer", func(text string) error { return a.edit(i, func(it *data.AgendaItem) { it.Speaker = text }) })
	speaker.SetText(item.Speaker)
	a.fields = append(a.fields, title, minutes, speaker)
	buttons := container.NewHBox(
		widgets.NewButton("▲", func() { a.move(i, -1) }), widgets.NewButton("▼", func() { a.move(i, 1) }), widgets.NewButton("✕", func() { a.remove(i) }))
	return container.NewBorder(nil, nil, nil, container.NewVBox(widgets.NewMuted(" "), buttons), form.Row([]float32{4, 0.8, 1.5}, title, minutes, speaker))
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

func (a *agenda) remove(i int) {
	items := a.copy()
	a.host.ShowError(a.save(append(items[:i], items[i+1:]...)))
}

// save makes the items the agenda; the change event brings them back.
func (a *agenda) save(items []data.AgendaItem) error {
	return a.host.Desk().SaveAgenda(a.host.Context(), a.meeting.ID, items)
}

func (a *agenda) leave() bool { return form.CommitAll(append(a.fields, a.added)...) }
