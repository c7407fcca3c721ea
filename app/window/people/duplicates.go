package people

// People who are on file twice: the pairs in a list, the chosen one beside it field by field.

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/data/duplicates"
)

// Size of the dialog's content at most, and how much of the window stays free around it, px.
const (
	duplicatesWidth  float32 = 1080
	duplicatesHeight float32 = 540
	freeBeside       float32 = 90
	freeAbove        float32 = 210
)

// duplicates looks for people who may be on file twice and shows them.
func (p *Page) duplicates() {
	if p.record.leave() {
		searchDuplicates(p.host, 0, "Niemand scheint zweimal eingetragen zu sein.")
	}
}

// mergePeople compares the two who are selected, whether they look alike or not, and makes them one where the user agrees.
func (p *Page) mergePeople(ids []data.ID) {
	if len(ids) != 2 {
		p.host.ShowError(data.Mistakef("Zum Zusammenführen bitte genau zwei Personen auswählen."))
		return
	}
	if !p.record.leave() {
		return
	}
	pair, err := p.host.Desk().PairOf(p.host.Context(), ids[0], ids[1])
	if err != nil {
		p.host.ShowError(err)
		return
	}
	v := newDuplicatesView(p.host, []workflow.Pair{pair})
	v.alone = true
	v.open(0)
}

// searchDuplicates looks over all people, which takes a moment with many, and shows the pairs, that at a place chosen; none is what it says without any.
func searchDuplicates(h host.Host, at int, none string) {
	var pairs []workflow.Pair
	h.Job("Duplikate suchen", func(ctx context.Context, _ workflow.Progress) (err error) {
		pairs, err = h.Desk().Duplicates(ctx)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			h.ShowError(err)
		case len(pairs) > 0:
			newDuplicatesView(h, pairs).open(at)
		case none != "":
			h.Toast(none)
		}
	})
}

// duplicatesView is a list of pairs and the comparison of the chosen one.
type duplicatesView struct {
	host    host.Host
	grid    *widgets.Grid[workflow.Pair]
	compare *comparison
	alone   bool // only this pair was asked for
}

func newDuplicatesView(h host.Host, pairs []workflow.Pair) *duplicatesView {
	v := &duplicatesView{host: h}
	v.grid = widgets.NewGrid([]widgets.Column[workflow.Pair]{
		{Title: "Sicherheit", Width: 124, Mark: scoreMark, Value: scoreWords, Less: func(a, b workflow.Pair) int { return a.Score - b.Score }},
		{Title: "Person", Width: 150, Bold: true, Value: func(p workflow.Pair) string { return p.A.ListName() }},
		{Title: "vielleicht dieselbe wie", Width: 150, Value: func(p workflow.Pair) string { return p.B.ListName() }},
	})
	v.grid.Key = pairKey
	v.grid.Empty = widgets.NewEmpty("Alle Paare sind entschieden.", "", nil)
	v.compare = newComparison(h, v.different)
	v.grid.OnSelected = func(p workflow.Pair) { v.compare.show(p) }
	v.grid.OnOpen = func(workflow.Pair) { v.compare.focus() }
	v.set(pairs)
	return v
}

func pairKey(p workflow.Pair) data.ID { return p.A.ID<<32 | p.B.ID }

// open shows the dialog with the pair at a place. After a merge it comes back with those that are left.
func (v *duplicatesView) open(at int) {
	window := v.host.Window().Canvas().Size()
	size := fyne.NewSize(min(duplicatesWidth, window.Width-freeBeside), min(duplicatesHeight, window.Height-freeAbove))
	content := container.NewGridWrap(size, widgets.NewSplit(widgets.NewCard(v.grid), v.compare.content, 0.58))
	v.choose(at)
	again := -1
	v.host.Dialog("Duplikate", content, "Zusammenführen", func() error {
		plan := v.compare.plan
		if plan.Keep.ID == 0 {
			return nil // all are decided
		}
		if err := v.host.Desk().Merge(v.host.Context(), plan); err != nil {
			return err
		}
		again = v.at()
		v.host.Toast(fmt.Sprintf("%s zusammengeführt. Strg+Z nimmt es zurück.", plan.Person().FullName()))
		return nil
	}, func() {
		if again >= 0 && !v.alone { // the merged person may be like a third
			searchDuplicates(v.host, again, "")
		}
	})
}

// scoreWords says how sure a pair is, with the points.
func scoreWords(p workflow.Pair) string { return scoreMark(p).String() }

// scoreMark shows how sure a pair is: in words, with the points.
func scoreMark(p workflow.Pair) workflow.Mark {
	switch {
	case p.Score < duplicates.Floor:
		return workflow.Mark{Sign: "○", Word: fmt.Sprintf("keine · %d", p.Score), Tone: workflow.Idle}
	case p.Score >= 90:
		return workflow.Mark{Sign: "●", Word: fmt.Sprintf("hoch · %d", p.Score), Tone: workflow.Bad}
	case p.Score >= 78:
		return workflow.Mark{Sign: "▲", Word: fmt.Sprintf("mittel · %d", p.Score), Tone: workflow.Warn}
	}
	return workflow.Mark{Sign: "○", Word: fmt.Sprintf("gering · %d", p.Score), Tone: workflow.Idle}
}

func (v *duplicatesView) set(pairs []workflow.Pair) {
	v.grid.SetRows(pairs)
	v.grid.SetTotal(len(pairs))
}

// choose shows the pair at a place, or the last one where there are fewer.
func (v *duplicatesView) choose(at int) {
	rows := v.grid.Rows()
	if len(rows) == 0 {
		v.compare.clear()
		return
	}
	pair := rows[min(at, len(rows)-1)]
	v.grid.Select(pairKey(pair))
	v.compare.show(pair)
}

// at is the place of the pair that is shown.
func (v *duplicatesView) at() int {
	return max(0, slices.IndexFunc(v.grid.Rows(), func(p workflow.Pair) bool { return pairKey(p) == pairKey(v.compare.pair) }))
}

// remove takes pairs from the list.
func (v *duplicatesView) remove(settled func(workflow.Pair) bool) {
	v.set(slices.DeleteFunc(slices.Clone(v.grid.Rows()), settled))
}

// different remembers that the two are not the same.
func (v *duplicatesView) different(pair workflow.Pair) {
	if err := v.host.Desk().NotDuplicates(v.host.Context(), pair.A.ID, pair.B.ID); err != nil {
		v.host.ShowError(err)
		return
	}
	at := v.at()
	v.remove(func(p workflow.Pair) bool { return pairKey(p) == pairKey(pair) })
	v.choose(at)
	v.host.Toast(fmt.Sprintf("Gemerkt: %s und %s sind zwei.", pair.A.FullName(), pair.B.FullName()))
}

// spaced puts objects one below the other.
func spaced(space float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(space), objects...)
}

// inset keeps content from the edges of a scroll.
func inset(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space2, look.Space1, look.Space3), content)
}
