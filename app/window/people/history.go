package people

// What happened with a person: the journal, and the letters that went out.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

func (r *record) fillTimeline() {
	r.timeline.Objects = nil
	if r.id != 0 {
		entries, err := r.host.Desk().Store.Timeline(r.host.Context(), data.TimelineFilter{PersonID: r.id})
		r.host.ShowError(err)
		for _, e := range entries {
			r.timeline.Add(dated(e.HappenedOn, widgets.NewLabel(e.Text)))
		}
		if len(entries) == 0 {
			r.timeline.Add(widgets.NewText("Noch kein Eintrag. Schreiben, Antworten und Einladungen erscheinen hier von selbst."))
		}
	}
	r.timeline.Refresh()
}

func (r *record) fillLetters() {
	r.letters.Objects = nil
	var letters []data.Letter
	if r.id != 0 {
		var err error
		letters, err = r.host.Desk().Store.Letters(r.host.Context(), data.LetterFilter{PersonID: r.id})
		r.host.ShowError(err)
		for _, l := range letters {
			r.letters.Add(dated(l.DatedOn, widgets.NewLink(l.Subject, func() { r.host.Go(host.Letters, l.ID) })))
		}
		if len(letters) == 0 {
			r.letters.Add(widgets.NewText("Noch kein Schreiben an diese Person."))
		}
	}
	r.pane.Tabs.SetName(tabLetters, count("Schreiben", len(letters)))
	r.letters.Refresh()
}

// dated puts a date before a line.
func dated(on data.Date, line fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, widgets.NewMuted(on.String()+"  "), nil, line)
}

// count puts a number behind a name: 'Funktionen (2)'.
func count(name string, n int) string {
	if n == 0 {
		return name
	}
	return fmt.Sprintf("%s (%d)", name, n)
}
