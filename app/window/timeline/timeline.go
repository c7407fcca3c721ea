// Package timeline shows what happened with a person or a district: the entries of the journal, those of letters with what became of them.
package timeline

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Show puts the entries that a filter finds into a column, the newest first; empty is what it says without any. A letter is a link to the outbox, with its state as a chip; what
// was noted of it later stands in full.
func Show(h host.Host, column *widgets.Kept, filter data.TimelineFilter, empty string) error {
	var entries []data.JournalEntry
	states := map[data.ID]string{}
	if filter != (data.TimelineFilter{}) {
		var err error
		if entries, err = h.Desk().Store.Timeline(h.Context(), filter); err != nil {
			return err
		}
		letters, err := h.Desk().Store.Letters(h.Context(), data.LetterFilter{PersonID: filter.PersonID, DistrictID: filter.DistrictID})
		if err != nil {
			return err
		}
		for _, l := range letters {
			states[l.ID] = l.State
		}
	}
	column.Set([]any{entries, states}, func() []fyne.CanvasObject {
		if len(entries) == 0 {
			return []fyne.CanvasObject{widgets.NewText(empty)}
		}
		var out []fyne.CanvasObject
		for i, e := range entries {
			line := fyne.CanvasObject(widgets.NewText(e.Text))
			switch later := slices.ContainsFunc(entries[i+1:], func(older data.JournalEntry) bool { return older.LetterID == e.LetterID }); {
			case e.LetterID != 0 && later: // what became of the letter, in full
				line = container.NewBorder(nil, nil, nil, container.NewVBox(widgets.NewLink("ansehen", func() { h.Go(host.Letters, e.LetterID) })), line)
			case e.LetterID != 0:
				line = Letter(h, e.LetterID, e.Text, states[e.LetterID])
			}
			out = append(out, Dated(e.HappenedOn, line))
		}
		return out
	})
	return nil
}

// Letter is a line that leads to a letter of the outbox, with its state; an empty state is not shown.
func Letter(h host.Host, id data.ID, text, state string) fyne.CanvasObject {
	link := widgets.NewLink(text, func() { h.Go(host.Letters, id) })
	if state == "" {
		return link
	}
	return container.NewBorder(nil, nil, nil, container.NewCenter(widgets.NewChip(workflow.LetterStateMark(state))), link)
}

// Dated puts a date before a line.
func Dated(on data.Date, line fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.NewVBox(widgets.NewMuted(on.String()+"  ")), nil, line)
}
