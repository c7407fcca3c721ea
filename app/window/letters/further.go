package letters

// What else goes to the people of a run: one e-mail to all, labels and envelopes. All of it goes to those who are ticked.

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// onePerDistrict are the groups with one letter for each district, so that districts say who is meant. Other groups are narrowed to people.
var onePerDistrict = map[workflow.Group]bool{
	workflow.GroupChairs: true, workflow.GroupUnanswered: true, workflow.GroupOverdue: true, workflow.GroupNobody: true, workflow.GroupMotion: true,
}

// ticked returns a selection of those who are not left out.
func (c *composer) ticked() (workflow.Selection, error) {
	selection := c.order.Selection
	if c.draft == nil {
		return selection, c.trouble
	}
	left := c.leftOut()
	switch {
	case left == 0:
		return selection, nil
	case left == len(c.draft.Letters):
		return selection, errNobody
	}
	if onePerDistrict[selection.Group] {
		numbers, err := c.districtNumbers()
		selection.Districts = numbers
		return selection, err
	}
	selection = workflow.Selection{Group: workflow.GroupPeople}
	for _, l := range c.draft.Letters {
		if id := l.Holder.Person.ID; !c.left[l.Seat()] && !slices.Contains(selection.People, id) {
			selection.People = append(selection.People, id)
		}
	}
	return selection, nil
}

// districtNumbers returns the numbers of the districts that are not left out.
func (c *composer) districtNumbers() ([]int, error) {
	districts, err := data.List[data.District](c.host.Context(), c.host.Desk().Store, nil)
	if err != nil {
		return nil, err
	}
	var numbers []int
	for _, d := range districts {
		if slices.ContainsFunc(c.draft.Letters, func(l workflow.DraftLetter) bool { return l.DistrictID == d.ID && !c.left[l.Seat()] }) {
			numbers = append(numbers, d.Number)
		}
	}
	return numbers, nil
}

// mailAll writes one e-mail to all who are ticked, as a draft that the mail program opens.
func (c *composer) mailAll() {
	if !c.leave() {
		return
	}
	order := c.order
	var err error
	if order.Selection, err = c.ticked(); err != nil {
		c.host.ShowError(err)
		return
	}
	path := freePath(c.host.Desk().OutputFolder(), c.fileName("E-Mail an alle"), mailEnding)
	made, err := c.host.Desk().CollectiveMail(c.host.Context(), order, path)
	if err != nil {
		c.host.ShowError(err)
		return
	}
	open := func() { c.host.ShowError(c.host.Files().Open(path)) }
	if len(made.Without) == 0 {
		c.host.Toast("E-Mail-Entwurf an " + count(made.Recipients, "Adresse", "Adressen") + " (BCC).")
		open()
		return
	}
	c.host.Confirm("E-Mail an alle", fmt.Sprintf("Der Entwurf geht an %s (BCC). Ohne E-Mail-Adresse oder ohne Erlaubnis zu schreiben: %s.",
		count(made.Recipients, "Adresse", "Adressen"), firstOf(made.Without)), "Entwurf öffnen", open)
}

// fileName names a file that goes with the run: '2026-03-03 Einfaches Schreiben Etiketten'.
func (c *composer) fileName(what string) string {
	return workflow.FileName(c.order.Date.ISO() + " " + c.chosen().Name + " " + what)
}

// freePath returns a path in a folder that is not taken yet; the name is counted on where it is: '… (2)'.
func freePath(folder, name, ending string) string {
	path := filepath.Join(folder, name+ending)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) || n > mostNames {
			return path
		}
		path = filepath.Join(folder, fmt.Sprintf("%s (%d)%s", name, n, ending))
	}
}

// mostNames is how many names are tried for a file.
const mostNames = 999
