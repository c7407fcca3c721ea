package letters

// The problems of a draft under its list of recipients: one line each, with a link to where it is put right.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// checkList shows findings.
type checkList struct {
	remedy  func(workflow.Remedy)
	chip    *widgets.Chip
	lines   *fyne.Container
	scroll  *container.Scroll
	content *fyne.Container
}

const (
	findingsHeight = 92 // px, at most; the rest is scrolled to
	findingsShown  = 60 // the rest is counted
)

// newCheckList makes the list; remedy is asked for the place where something is put right.
func newCheckList(remedy func(workflow.Remedy)) *checkList {
	l := &checkList{remedy: remedy, chip: widgets.NewChip(workflow.Mark{}), lines: container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))}
	l.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), l.lines))
	head := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), widgets.NewSection("Prüfung"), l.chip)
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(0), head, l.scroll)
	return l
}

// set shows lines under a chip; without lines there is only the chip.
func (l *checkList) set(mark workflow.Mark, lines []fyne.CanvasObject) {
	l.chip.Set(mark)
	l.lines.Objects = lines
	if len(lines) == 0 {
		l.scroll.Hide()
	} else {
		l.scroll.Show()
	}
	l.scroll.SetMinSize(fyne.NewSize(0, min(l.lines.MinSize().Height, findingsHeight)))
	l.content.Refresh()
}

// show shows the findings of a draft; look shows one of its letters.
func (l *checkList) show(found []finding, look func(i int)) {
	var lines []fyne.CanvasObject
	for i, f := range found {
		if i == findingsShown {
			lines = append(lines, widgets.NewMuted(count(len(found)-findingsShown, "weiterer Punkt", "weitere Punkte")))
			break
		}
		lines = append(lines, l.line(f, look))
	}
	l.set(summary(found), lines)
}

// line is one finding with its links: to the letter where there are several, and to the record.
func (l *checkList) line(f finding, look func(i int)) fyne.CanvasObject {
	text := widgets.NewText(f.line())
	text.SetTone(f.tone())
	first := f.letters[0]
	links := container.New(layout.NewCustomPaddedHBoxLayout(8))
	if word := remedyWords[f.Remedy.Page]; word != "" {
		links.Add(widgets.NewLink(word, func() { l.remedy(f.Remedy) }))
	}
	links.Add(widgets.NewLink("Ansehen", func() { look(first) }))
	return container.NewBorder(nil, nil, nil, container.NewVBox(links), text)
}
