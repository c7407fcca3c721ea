package window

// Short messages: lines that go away by themselves, and boxes that say what is wrong.

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// toastTime is how long a line stays.
const toastTime = 4 * time.Second

// toaster shows one line at the foot of the page.
type toaster struct {
	content *fyne.Container
	text    *canvas.Text
	count   int // how many were shown; an older one's timer must not remove a newer one
}

func newToaster() *toaster {
	t := &toaster{text: canvas.NewText("", color.White)}
	t.text.TextSize = look.SizeText
	back := canvas.NewRectangle(look.Rail)
	back.CornerRadius = 6
	box := container.NewStack(back, container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, look.Space4, look.Space4), t.text))
	t.content = container.NewVBox(layout.NewSpacer(), container.NewCenter(box), container.New(layout.NewCustomPaddedLayout(0, look.Space4, 0, 0)))
	t.content.Hide()
	return t
}

// Toast shows a short line that goes away by itself.
func (s *Shell) Toast(text string) {
	t := s.toaster
	t.count++
	mine := t.count
	t.text.Text = text
	t.text.Refresh()
	t.content.Show()
	t.content.Refresh()
	s.bridge.after(toastTime, func() {
		if t.count == mine {
			t.content.Hide()
		}
	})
}

// newNotice is a coloured box that says what is wrong.
func newNotice(text string) fyne.CanvasObject {
	_, fill := look.ToneColors(workflow.Bad)
	back := canvas.NewRectangle(fill)
	back.CornerRadius = 4
	return container.NewStack(back, container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, look.Space3, look.Space3), widgets.NewText(text)))
}
