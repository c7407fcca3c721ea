package rights

// What is due by the rules of deletion, who has to be informed, and what a restored copy does not know of.

import (
	"context"
	"fmt"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Due lists what the rules say should be erased. The selected lines are erased when it has been asked for twice; nothing is by itself.
func Due(h host.Host) {
	due, err := h.Desk().DueErasures(h.Context())
	if err != nil {
		h.ShowError(err)
		return
	}
	grid := widgets.NewGrid([]widgets.Column[workflow.DueErasure]{
		{Title: "Name", Width: 155, Bold: true, Value: func(e workflow.DueErasure) string { return e.Name }},
		{Title: "Was", Width: 290, Value: func(e workflow.DueErasure) string { return e.What }},
		{Title: "fällig seit", Width: 96, Value: func(e workflow.DueErasure) string { return e.DueOn.String() },
			Less: func(a, b workflow.DueErasure) int { return b.DueOn.DaysUntil(a.DueOn) }},
	})
	grid.Multi = true
	grid.Empty = widgets.NewEmpty("Zurzeit ist nach den Löschregeln nichts fällig.", "", nil)
	grid.SetRows(due)
	grid.SelectAll()
	var order data.ErasureOrder
	fields := newArchiveFields(h, &order)
	note := widgets.NewNote("Von allein wird nichts gelöscht. Gelöscht werden nur die markierten Zeilen; Strg und Umschalt markieren einzelne.")
	ask(h, "Fällige Löschungen", column(tall(widgets.NewCard(grid)), note, fields.content()), "Markierte löschen …", func() (func(), error) {
		chosen := grid.Selected()
		if len(chosen) == 0 {
			return nil, data.Mistakef("Es ist nichts markiert.")
		}
		if err := fields.commit(); err != nil {
			return nil, err
		}
		return func() {
			words := fmt.Sprintf("%d Zeilen endgültig löschen? %s", len(chosen), finalWords)
			if len(chosen) == 1 {
				words = fmt.Sprintf("%s (%s) endgültig löschen? %s", chosen[0].Name, chosen[0].What, finalWords)
			}
			h.Confirm("Endgültig löschen?", words, "Endgültig löschen", func() {
				run(h, func(ctx context.Context, progress workflow.Progress) ([]data.ErasureReport, error) {
					return h.Desk().EraseDue(ctx, chosen, order, progress)
				})
			})
		}, nil
	})
}

// Inform lists who still has to be informed after Art. 14: the selected people get a letter, or a tick with a date.
func Inform(h host.Host) {
	open, err := h.Desk().NotInformed(h.Context())
	if err != nil {
		h.ShowError(err)
		return
	}
	grid := widgets.NewGrid([]widgets.Column[workflow.Uninformed]{
		{Title: "Name", Width: 200, Bold: true, Value: func(u workflow.Uninformed) string { return u.Person.ListName() }},
		{Title: "Funktion", Width: 170, Value: func(u workflow.Uninformed) string { return u.Function }},
		{Title: "BA", Width: 120, Value: func(u workflow.Uninformed) string { return u.District }},
	})
	grid.Key = func(u workflow.Uninformed) data.ID { return u.Person.ID }
	grid.Multi = true
	grid.Empty = widgets.NewEmpty("Alle sind informiert.", "", nil)
	grid.SetRows(open)
	grid.SelectAll()
	const letters, tick = "letters", "tick"
	what, on := letters, h.Desk().Today()
	choice := form.NewChoice("Mit den Markierten", []workflow.Choice{{Value: letters, Label: "Schreiben erstellen …"}, {Value: tick, Label: "als informiert vermerken"}}, func(value string) error { what = value; return nil })
	choice.SetValue(what)
	day := form.NewDate("informiert am", h.Desk().Today, func(d data.Date) error { on = d; return nil })
	day.SetDate(on)
	note := widgets.NewNote("Wer nicht selbst seine Daten gegeben hat, ist innerhalb eines Monats zu informieren (Art. 14 DSGVO). Den Vermerk bitte setzen, wenn die Schreiben hinausgegangen sind.")
	ask(h, "Noch zu informieren", column(tall(widgets.NewCard(grid)), form.Row(nil, choice, day), note), "Weiter", func() (func(), error) {
		var people []data.ID
		for _, u := range grid.Selected() {
			people = append(people, u.Person.ID)
		}
		if !form.CommitAll(choice, day) {
			return nil, checkFields()
		}
		if len(people) == 0 {
			return nil, data.Mistakef("Es ist niemand markiert.")
		}
		if what == tick {
			if on.IsZero() {
				return nil, data.Mistakef("Bitte den Tag eintragen, an dem informiert wurde.")
			}
			return nil, h.Desk().MarkInformed(h.Context(), people, on)
		}
		order, err := h.Desk().InformOrder(h.Context(), people)
		return func() { h.StartLetters(order) }, err
	})
}

// protocolWidth is the room for whole reasons, px.
const protocolWidth = 800

// Protocol lists what was erased. It names nobody.
func Protocol(h host.Host) {
	erasures, err := data.List[data.Erasure](h.Context(), h.Desk().Store, nil)
	if err != nil {
		h.ShowError(err)
		return
	}
	grid := widgets.NewGrid([]widgets.Column[data.Erasure]{
		{Title: "Tag", Width: 96, Value: func(e data.Erasure) string { return e.ErasedOn.String() }, Less: func(a, b data.Erasure) int { return b.ErasedOn.DaysUntil(a.ErasedOn) }},
		{Title: "Nr.", Width: 50, Right: true, Value: func(e data.Erasure) string { return fmt.Sprint(e.Subject) }},
		{Title: "Was", Width: 170, Value: func(e data.Erasure) string { return data.ErasureClassName(e.Class) }},
		{Title: "Archiv", Width: 176, Value: func(e data.Erasure) string { return workflow.ArchiveWords(e.ArchiveOfferedOn, e.ArchiveDecision) }},
		{Title: "Grund", Width: 280, Value: func(e data.Erasure) string { return e.Reason }},
	})
	grid.Key = func(e data.Erasure) data.ID { return e.ID }
	grid.Empty = widgets.NewEmpty("Noch wurde nichts gelöscht.", "", nil)
	grid.SetRows(erasures)
	note := widgets.NewNote("Das Protokoll enthält keine Namen, nur die Nummern, die die Personen hatten.")
	h.Dialog("Löschprotokoll", column(roomy(protocolWidth, widgets.NewCard(grid)), note), "Schließen", func() error { return nil }, nil)
}

// AskPending asks for the erasures that were made since the copy at hand was: it is called when a file has been opened. Without any it does nothing.
func AskPending(h host.Host) {
	if h.Desk().Store.ReadOnly() {
		return
	}
	pending, err := h.Desk().PendingErasures(h.Context())
	if err != nil || len(pending) == 0 {
		h.ShowError(err)
		return
	}
	words := fmt.Sprintf("Diese Datei ist älter als %d Löschungen, die seither vorgenommen wurden: Was damals gelöscht wurde, steht wieder darin. Jetzt wieder löschen? %s", len(pending), finalWords)
	if len(pending) == 1 {
		words = fmt.Sprintf("Diese Datei ist älter als eine Löschung vom %s: Was damals gelöscht wurde, steht wieder darin. Jetzt wieder löschen? %s", pending[0].ErasedOn, finalWords)
	}
	h.Confirm("Löschungen wiederholen", words, "Wieder löschen", func() {
		run(h, func(ctx context.Context, _ workflow.Progress) ([]data.ErasureReport, error) {
			return h.Desk().ErasePending(ctx)
		})
	})
}
