package people

// What happened with a person: the journal, and the letters that went out.

import (
	"fmt"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/timeline"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

func (r *record) fillTimeline() {
	r.host.ShowError(timeline.Show(r.host, r.timeline, data.TimelineFilter{PersonID: r.id}, "Noch kein Eintrag. Schreiben, Antworten und Einladungen erscheinen hier von selbst."))
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
			out = append(out, timeline.Dated(l.DatedOn, timeline.Letter(r.host, l.ID, l.Subject, l.State)))
		}
		return out
	})
}

// count puts a number behind a name: 'Funktionen (2)'.
func count(name string, n int) string {
	if n == 0 {
		return name
	}
	return fmt.Sprintf("%s (%d)", name, n)
}
