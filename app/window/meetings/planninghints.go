package meetings

// What is missing for a meeting or comes too late, in words, each with the way to the field that mends it.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// hints is the block above the form. It takes no room where nothing is missing.
type hints struct {
	host    host.Host
	goTo    func(field string)
	kept    *widgets.Kept
	content *fyne.Container
}

func newHints(h host.Host, goTo func(field string)) *hints {
	n := &hints{host: h, goTo: goTo, kept: widgets.NewKept()}
	n.kept.Box.Layout = layout.NewCustomPaddedVBoxLayout(look.Space1)
	n.content = container.New(layout.NewCustomPaddedLayout(0, look.Space2, 0, 0), widgets.NewCard(n.kept.Box))
	return n
}

// set shows what is missing for a meeting.
func (n *hints) set(m data.Meeting) {
	list, err := n.host.Desk().MeetingHints(n.host.Context(), m.ID)
	if err != nil {
		n.host.ShowError(err)
		return
	}
	n.kept.Set(list, func() []fyne.CanvasObject {
		rows := make([]fyne.CanvasObject, len(list))
		for i, hint := range list {
			rows[i] = n.row(hint)
		}
		return rows
	})
	n.content.Hidden = len(list) == 0
	n.content.Refresh()
}

// hintMarks say in a word how much a hint matters.
var hintMarks = map[workflow.Tone]workflow.Mark{
	workflow.Warn: {Sign: "!", Word: "Achtung", Tone: workflow.Warn},
	workflow.Info: {Sign: "○", Word: "Hinweis", Tone: workflow.Info},
}

func (n *hints) row(hint workflow.MeetingHint) fyne.CanvasObject {
	mark, known := hintMarks[hint.Tone]
	if !known {
		mark = workflow.Mark{Sign: "○", Word: "Hinweis", Tone: hint.Tone}
	}
	chip := container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space2), container.New(chipColumn{}, widgets.NewChip(mark)))
	text := widgets.NewText(hint.Text)
	if hint.Field == "" {
		return container.NewBorder(nil, nil, chip, nil, text)
	}
	link := widgets.NewLink("→ "+hint.Field, func() { n.goTo(hint.Field) })
	return container.NewBorder(nil, nil, chip, nil, container.New(followed{look.Space3}, text, link))
}

// chipColumn gives all chips the same room, so that the texts behind them begin below one another.
type chipColumn struct{}

// chipColumnWidth is that room, px.
const chipColumnWidth float32 = 84

func (chipColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width, objects[0].MinSize().Height))
}

func (chipColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(chipColumnWidth, objects[0].MinSize().Height)
}
