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
	var entries []data.JournalEntry
	if r.id != 0 {
		var err error
		entries, err = r.host.Desk().Store.Timeline(r.host.Context(), data.TimelineFilter{PersonID: r.id})
		r.host.ShowError(err)
	}
	r.timeline.Set(entries, func() []fyne.CanvasObject {
		if len(entries) == 0 {
			return []fyne.CanvasObject{widgets.NewText("Noch kein Eintrag. Schreiben, Antworten und Einladungen erscheinen hier von selbst.")}
		}
		var out []fyne.CanvasObject
		for _, e := range entries {
			line := fyne.CanvasObject(widgets.NewLabel(e.Text))
			if e.LetterID != 0 {
				line = widgets.NewLink(e.Text, func() { r.host.Go(host.Letters, e.LetterID) })
			}
			out = append(out, dated(e.HappenedOn, line))
		}
		return out
	})
}

func (r *record) fillLetters() {
	var letters []data.Letter
	if r.id != 0 {
		var err error
		letters, err = r.host.Desk().Store.Letters(r.host.Context(), data.LetterFilter{PersonID: r.id})
		r.host.ShowError(err)
	}
	r.pane.Tabs.SetName(tabLetters, count("Schreiben", len(letters)))
	r.letters.Set(letters, func() []fyne.CanvasObject {
		if len(letters) == 0 {
			return []fyne.CanvasObject{widgets.NewText("Noch kein Schreiben an diese Person.")}
		}
		var out []fyne.CanvasObject
		for _, l := range letters {
			out = append(out, dated(l.DatedOn, widgets.NewLink(l.Subject, func() { r.host.Go(host.Letters, l.ID) })))
		}
		return out
	})
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
