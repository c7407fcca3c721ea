package meetings

// How the overview above the list of invited people hears that the list shows other rows.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// rowsWatch is what a grid shows instead of rows. The grid asks it whether it can be seen whenever its rows have changed, and never draws before it has asked.
type rowsWatch struct {
	widget.BaseWidget
	content fyne.CanvasObject
	asked   func()
}

func newRowsWatch(content fyne.CanvasObject, asked func()) *rowsWatch {
	w := &rowsWatch{content: content, asked: asked}
	w.ExtendBaseWidget(w)
	return w
}

// Visible reports whether it shows.
func (w *rowsWatch) Visible() bool {
	w.asked()
	return w.BaseWidget.Visible()
}

// CreateRenderer is for the toolkit.
func (w *rowsWatch) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.content) }
