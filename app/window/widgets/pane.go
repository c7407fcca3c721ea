package widgets

// The pane at the right of a list: one record with its tabs.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
)

// Pane is the chosen record beside a list: a title with a chip, a second line, and tabs with their bodies, on a card.
type Pane struct {
	Title   *Label
	Line    *Label
	Chip    *Chip
	Tabs    *Tabs
	Content *fyne.Container

	stack *fyne.Container
}

// PaneTab is a tab of a Pane and what it shows. A body that is higher than the pane scrolls, unless Fills says that it fits itself in.
type PaneTab struct {
	Name  string
	Body  fyne.CanvasObject
	Fills bool
}

// NewPane makes a pane whose first tab is shown.
func NewPane(tabs ...PaneTab) *Pane {
	p := &Pane{Title: NewTitle(""), Line: NewMuted(""), Chip: NewChip(workflow.Mark{}), stack: container.NewStack()}
	var names []string
	for _, tab := range tabs {
		names = append(names, tab.Name)
		body := tab.Body
		if !tab.Fills { // room at the right for the scroll bar
			body = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space2, 0, look.Space3), body))
		}
		p.stack.Add(body)
	}
	p.Tabs = NewTabs(names...)
	p.Tabs.OnChanged = p.show
	p.show(0)
	head := container.NewVBox(container.NewBorder(nil, nil, nil, p.Chip, p.Title), p.Line, p.Tabs)
	p.Content = NewCard(container.NewBorder(head, nil, nil, nil, p.stack))
	return p
}

func (p *Pane) show(chosen int) {
	for i, body := range p.stack.Objects {
		if i == chosen {
			body.Show()
		} else {
			body.Hide()
		}
	}
}
