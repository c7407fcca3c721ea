package districts

// What concerns all districts at once: the change of a term, and who held which function on a day.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// actions are the lines of 'Mehr'.
func (p *Page) actions() []widgets.Command {
	return []widgets.Command{
		{Words: "BA-Anträge …", Do: p.motions},
		{Words: "Wer war zuständig am …", Do: p.who},
		{},
		{Words: "Amtszeit wechseln …", Do: p.changeTerm},
	}
}

// listSize is the room of the lists in these dialogs, px.
var listSize = fyne.NewSize(620, 330)

// holderGrid lists who holds which function.
func holderGrid(words string) *widgets.Grid[data.Holder] {
	grid := widgets.NewGrid([]widgets.Column[data.Holder]{
		{Title: "BA", Width: 44, Right: true, Value: func(h data.Holder) string {
			if h.DistrictNumber == 0 {
				return "–"
			}
			return fmt.Sprint(h.DistrictNumber)
		}, Less: func(a, b data.Holder) int { return a.DistrictNumber - b.DistrictNumber }},
		{Title: "Name", Width: 190, Bold: true, Value: func(h data.Holder) string { return h.Person.ListName() }},
		{Title: "Funktion", Width: 200, Value: data.Holder.Function},
		{Title: "von", Width: 88, Value: func(h data.Holder) string { return h.Role.FromOn.String() }, Less: func(a, b data.Holder) int { return b.Role.FromOn.DaysUntil(a.Role.FromOn) }},
		{Title: "bis", Width: 88, Value: func(h data.Holder) string { return h.Role.UntilOn.String() }, Less: func(a, b data.Holder) int { return b.Role.UntilOn.DaysUntil(a.Role.UntilOn) }},
	})
	grid.Key = func(h data.Holder) data.ID { return h.Role.ID }
	grid.Empty = widgets.NewEmpty(words, "", nil)
	return grid
}

// who shows who held which function on a day.
func (p *Page) who() {
	if !p.record.leave() {
		return
	}
	grid := holderGrid("An diesem Tag hatte niemand eine Funktion, soweit es eingetragen ist.")
	show := func(day data.Date) error {
		holders, err := p.host.Desk().Who(p.host.Context(), day, 0)
		if err == nil {
			grid.SetRows(holders)
			grid.SetTotal(len(holders))
		}
		return err
	}
	today := p.host.Desk().Today()
	on := form.NewDate("Am", p.host.Desk().Today, func(day data.Date) error {
		if day.IsZero() {
			day = today
		}
		return show(day)
	})
	on.SetDate(today)
	if err := show(today); err != nil {
		p.host.ShowError(err)
		return
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), on, container.NewGridWrap(listSize, grid))
	p.host.Dialog("Wer war zuständig?", content, "Person öffnen", func() error {
		if !on.Commit() {
			return data.Mistakef("Bitte zuerst das Datum berichtigen.")
		}
		chosen, ok := grid.Current()
		if !ok {
			return data.Mistakef("Bitte zuerst jemanden in der Liste auswählen.")
		}
		p.host.Go(host.People, chosen.Person.ID)
		return nil
	}, nil)
}

// changeTerm leads through the change of a term: from which day, what ends, who has to be confirmed.
func (p *Page) changeTerm() {
	if !p.record.leave() {
		return
	}
	desk, ctx := p.host.Desk(), p.host.Context()
	terms, err := data.List[data.Term](ctx, desk.Store, nil)
	if err != nil {
		p.host.ShowError(err)
		return
	}
	from := workflow.NextTermStart(terms, desk.Today())
	words := widgets.NewText("")
	grid := holderGrid("An diesem Tag endet keine Funktion.")
	show := func(day data.Date) error {
		plan, err := desk.TermPlan(ctx, day)
		if err != nil {
			return err
		}
		from = day
		words.SetText(fmt.Sprintf("Amtszeit %s: %d Funktionen in den Bezirksausschüssen enden am %s. %d Benannte sind danach zu bestätigen oder zu ersetzen, die „%s“ wird eröffnet. Strg+Z nimmt alles zurück.",
			plan.New.Name, len(plan.Ending), plan.LastDay(), len(plan.Staying), plan.Round))
		grid.SetRows(plan.Ending)
		grid.SetTotal(len(plan.Ending))
		return nil
	}
	first := form.NewDate("Erster Tag der neuen Amtszeit", desk.Today, show)
	first.SetDate(from)
	if err := show(from); err != nil {
		p.host.ShowError(err)
		return
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), first, words, container.NewGridWrap(listSize, grid))
	p.host.Dialog("Amtszeit wechseln", content, "Amtszeit eröffnen", func() error {
		if !first.Commit() {
			return data.Mistakef("Bitte zuerst das Datum berichtigen.")
		}
		change, err := desk.StartTerm(ctx, from)
		if err == nil {
			p.host.Toast(fmt.Sprintf("Amtszeit %s eröffnet: %d Funktionen enden am %s.", change.New.Name, len(change.Ending), change.LastDay()))
		}
		return err
	}, nil)
}
