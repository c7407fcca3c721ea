package workflow

// Reminding: exactly those whose answer is overdue, each with the text for the first, second or third time.

import (
	"context"
	"slices"

	"rundertisch/data"
)

// RemindOrder returns the run that reminds everybody whose answer is overdue today. Where nobody is, that is a Mistake.
func (d *Desk) RemindOrder(ctx context.Context) (LetterOrder, error) {
	board, err := d.Board(ctx, d.Today())
	if err != nil {
		return LetterOrder{}, err
	}
	if !slices.ContainsFunc(board.Cells, func(c BoardCell) bool { return c.isIn(GroupOverdue) }) {
		return LetterOrder{}, data.Mistakef("Zurzeit ist keine Antwort überfällig. Es gibt niemanden zu erinnern.")
	}
	reminders, err := d.reminders(ctx)
	if err != nil {
		return LetterOrder{}, err
	}
	return LetterOrder{TemplateKey: reminders[0].Key, ByCount: true, Selection: Selection{Group: GroupOverdue}}, nil
}

// reminders returns the templates of reminders that say for which time they are, the first time first; where none says so, any.
func (d *Desk) reminders(ctx context.Context) ([]data.Template, error) {
	all, err := data.List[data.Template](ctx, d.Store, data.Match{"purpose": data.TemplateReminder})
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(t data.Template) bool { return t.Archived })
	if slices.ContainsFunc(all, func(t data.Template) bool { return t.Step > 0 }) {
		all = slices.DeleteFunc(all, func(t data.Template) bool { return t.Step == 0 })
	}
	if len(all) == 0 {
		return nil, data.Mistakef("Es gibt keine Vorlage für Erinnerungen. Bitte unter „Briefe, Vorlagen“ eine zurückholen oder anlegen.")
	}
	slices.SortStableFunc(all, func(a, b data.Template) int { return a.Step - b.Step })
	return all, nil
}

// reminderFor returns the text for somebody who has been reminded so many times: the one for the next time, or the last there is.
func reminderFor(reminders []data.Template, reminded int) data.Template {
	best := reminders[0]
	for _, t := range reminders {
		if t.Step <= reminded+1 {
			best = t
		}
	}
	return best
}
