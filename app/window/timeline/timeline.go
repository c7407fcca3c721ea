// Package timeline shows what happened with a person or a district in one list: letters with what became of them, answers, meetings, functions, notes, motions, tasks, follow-ups.
package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/motions"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Show puts what happened with the person or district of a filter into a column, the newest first; empty is what it says without anything. A letter is a link to the outbox, with its
// state as a chip; what was noted of it later stands in full. A meeting is a link to its page, a motion one to its dialog.
func Show(h host.Host, column *widgets.Kept, filter data.TimelineFilter, empty string) error {
	lines, err := h.Desk().Timeline(h.Context(), filter)
	if err != nil {
		return err
	}
	column.Set(lines, func() []fyne.CanvasObject {
		if len(lines) == 0 {
			return []fyne.CanvasObject{widgets.NewText(empty)}
		}
		var out []fyne.CanvasObject
		for _, l := range lines {
			out = append(out, Dated(l.On, happening(h, l)))
		}
		return out
	})
	return nil
}

// happening is what a line says, with the way to what it is about.
func happening(h host.Host, l workflow.Happening) fyne.CanvasObject {
	text := fyne.CanvasObject(widgets.NewText(l.Text))
	switch {
	case l.LetterID != 0 && l.Later: // what became of the letter, in full
		return container.NewBorder(nil, nil, nil, container.NewVBox(widgets.NewLink("ansehen", func() { h.Go(host.Letters, l.LetterID) })), text)
	case l.LetterID != 0:
		text = widgets.NewLink(l.Text, func() { h.Go(host.Letters, l.LetterID) })
	case l.MeetingID != 0 && l.Mark == (workflow.Mark{}): // who was there can be a long line
		return container.NewBorder(nil, nil, nil, container.NewVBox(widgets.NewLink("ansehen", func() { h.Go(host.Meetings, l.MeetingID) })), text)
	case l.MeetingID != 0:
		text = widgets.NewLink(l.Text, func() { h.Go(host.Meetings, l.MeetingID) })
	case l.MotionID != 0:
		text = widgets.NewLink(l.Text, func() { motions.Open(h, l.MotionID) })
	}
	if l.Mark == (workflow.Mark{}) {
		return text
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(widgets.NewChip(l.Mark)), text)
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
