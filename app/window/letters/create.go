package letters

// Creating the letters of a draft behind a progress bar, and what came of it.

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// making is a run that was asked for, and what came of it. It is handed to the job as it is: the window goes on with its own draft.
type making struct {
	order    workflow.LetterOrder
	left     map[workflow.Seat]bool
	separate bool

	created workflow.Created
	faulty  []string // names of letters that were left out because of their faults
	omitted []string // names of letters that were left out by hand
}

// same reports whether two runs were asked for in the same words.
func (m making) same(other making) bool {
	return m.separate == other.separate && reflect.DeepEqual(m.order, other.order) && reflect.DeepEqual(m.left, other.left)
}

// run drafts the letters afresh and creates them. It is called on the goroutine of the job.
func (m *making) run(ctx context.Context, desk *workflow.Desk, progress workflow.Progress) error {
	draft, err := desk.DraftLetters(ctx, m.order)
	if err != nil {
		return err
	}
	draft.Letters = slices.DeleteFunc(draft.Letters, func(l workflow.DraftLetter) bool {
		if m.left[l.Seat()] {
			m.omitted = append(m.omitted, l.Letter.Name)
			return true
		}
		return false
	})
	if len(draft.Letters) == 0 {
		return errNobody
	}
	for _, l := range draft.Letters {
		if l.Faulty() {
			m.faulty = append(m.faulty, l.Letter.Name)
		}
	}
	out := workflow.FreeOutput(desk.OutputFolder(), draft.FileName(), m.separate)
	m.created, err = desk.CreateLetters(ctx, draft, out, progress)
	return err
}

// errNobody is what a run without recipients says.
var errNobody = data.Mistakef("Es ist niemand ausgewählt. Bitte in der Liste mindestens ein Schreiben ankreuzen.")

// ready counts the letters that would be created.
func (c *composer) ready() int {
	n := 0
	if c.draft != nil {
		for _, l := range c.draft.Letters {
			if !c.left[l.Seat()] && !l.Faulty() {
				n++
			}
		}
	}
	return n
}

// canCreate reports whether the main button does something.
func (c *composer) canCreate() bool { return c.ready() > 0 && !c.host.Desk().Store.ReadOnly() }

// createWord is what stands on the main button.
func (c *composer) createWord() string {
	if n := c.ready(); n > 0 {
		return fmt.Sprintf("%d Schreiben erstellen", n)
	}
	return "Schreiben erstellen"
}

// create makes the letters, after a question where the same ones have just been made.
func (c *composer) create() {
	if !c.leave() || !c.canCreate() {
		return
	}
	now := c.snapshot()
	if c.made != nil && c.made.same(now) {
		c.host.Confirm("Noch einmal erstellen?", "Genau diese Schreiben sind eben erstellt worden. Sie würden ein zweites Mal in Postausgang und Verlauf stehen.", "Noch einmal erstellen",
			func() { c.begin(now) })
		return
	}
	c.begin(now)
}

// begin runs the job.
func (c *composer) begin(m making) {
	c.result.hide()
	desk := c.host.Desk()
	c.host.Job("Schreiben werden erstellt", func(ctx context.Context, progress workflow.Progress) error {
		return m.run(ctx, desk, progress)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			c.host.Toast("Abgebrochen. Es wurde nichts erstellt.")
		case err != nil:
			c.host.ShowError(err)
		default:
			c.made = &m
			c.more.unfold(false)
			c.result.show(m)
			c.scroll.Refresh()
			c.scroll.ScrollToBottom()
			c.changed()
		}
	})
}

// followRun shows what became of the run that was created last, and takes the result away when the run has been undone.
func (c *composer) followRun() {
	if c.made == nil {
		return
	}
	_, err := data.Get[data.LetterRun](c.host.Context(), c.host.Desk().Store, c.made.created.RunID)
	if errors.Is(err, data.ErrNotFound) {
		c.made = nil
		c.result.hide()
		return
	}
	c.result.refresh()
}
