package window

// Dialogs: a question or a small form over the window, answered with two buttons, Enter or Esc.

import (
	"context"
	"errors"
	"log/slog"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

const (
	questionWidth = 460 // px
	formWidth     = 560
)

// modal is one dialog.
type modal struct {
	title   string
	content fyne.CanvasObject
	width   float32
	yes, no string       // words on the buttons; an empty no leaves one button
	accept  func() error // nil: closing is all that happens
	closed  func()       // after the dialog is gone, however it ended; may be nil

	layer   *overlay
	body    *fyne.Container // content and, below it, what went wrong
	yesKnob *widgets.Button
	busy    bool // accept runs
}

// modals are the dialogs on the screen, the topmost last, and those that wait for one to end.
type modals struct {
	shown   []*modal
	waiting []*modal
}

// show brings a dialog before the user's eyes: over the one from which it was asked for; after the one whose answer asked for it.
func (s *Shell) show(m *modal) {
	if top := s.topModal(); top != nil && top.busy {
		s.modals.waiting = append(s.modals.waiting, m)
		return
	}
	s.build(m)
	s.modals.shown = append(s.modals.shown, m)
	s.window.Canvas().Overlays().Add(m.layer)
	m.layer.Resize(s.window.Canvas().Size())
	s.focusFirst(m)
}

func (s *Shell) topModal() *modal {
	if len(s.modals.shown) == 0 {
		return nil
	}
	return s.modals.shown[len(s.modals.shown)-1]
}

// focusFirst puts the cursor into the first field of a form. In a question nothing has the keyboard, so that Enter and Esc answer it.
func (s *Shell) focusFirst(m *modal) {
	if m.width == formWidth {
		s.window.Canvas().FocusNext()
	}
}

func (s *Shell) build(m *modal) {
	m.yesKnob = widgets.NewPrimaryButton(m.yes, s.guarded(func() { s.acceptModal(m) }))
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), layout.NewSpacer())
	if m.no != "" {
		buttons.Add(widgets.NewButton(m.no, s.guarded(func() { s.closeModal(m) })))
	}
	buttons.Add(m.yesKnob)
	m.body = container.New(layout.NewCustomPaddedVBoxLayout(look.Space3), widgets.NewTitle(m.title), m.content)
	m.layer = newOverlay(container.New(layout.NewCustomPaddedVBoxLayout(look.Space4), m.body, buttons), m.width, -1)
}

// acceptModal does what the dialog is for; when that fails, the dialog stays and says why.
func (s *Shell) acceptModal(m *modal) {
	if m.busy {
		return
	}
	if m.accept != nil {
		m.busy = true
		err := m.accept()
		m.busy = false
		if err != nil && !errors.Is(err, context.Canceled) {
			s.showInside(m, s.words(err))
			s.showWaiting()
			return
		}
	}
	s.closeModal(m)
}

// showInside shows what went wrong below the content of a dialog.
func (s *Shell) showInside(m *modal, text string) {
	if len(m.body.Objects) > 2 {
		m.body.Objects = m.body.Objects[:2]
	}
	m.body.Add(newNotice(text))
	m.layer.Refresh()
}

func (s *Shell) closeModal(m *modal) {
	at := slices.Index(s.modals.shown, m)
	if at < 0 {
		return
	}
	s.modals.shown = slices.Delete(s.modals.shown, at, at+1)
	s.window.Canvas().Overlays().Remove(m.layer)
	if m.closed != nil {
		m.closed()
	}
	s.showWaiting()
}

// closeForms closes the dialogs with forms, save one whose answer is under way: it closes by itself.
func (s *Shell) closeForms() {
	for _, m := range slices.Backward(slices.Clone(s.modals.shown)) {
		if m.width == formWidth && !m.busy {
			s.closeModal(m)
		}
	}
}

func (s *Shell) showWaiting() {
	waiting := s.modals.waiting
	s.modals.waiting = nil
	for _, m := range waiting {
		s.show(m)
	}
}

// Dialog shows content with two buttons.
func (s *Shell) Dialog(title string, content fyne.CanvasObject, yes string, accept func() error, onClosed func()) {
	s.show(&modal{title: title, content: content, width: formWidth, yes: yes, no: "Abbrechen", accept: accept, closed: onClosed})
}

// Confirm asks before something that cannot be undone or takes long.
func (s *Shell) Confirm(title, text, yes string, then func()) {
	agreed := false
	s.show(&modal{
		title: title, content: widgets.NewText(text), width: questionWidth, yes: yes, no: "Abbrechen",
		accept: func() error { agreed = true; return nil },
		closed: func() {
			if agreed {
				then()
			}
		},
	})
}

// ShowError tells the user what went wrong. What the user cancelled went right.
func (s *Shell) ShowError(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	title := "Das ging nicht"
	var mistake *data.Mistake
	if !errors.As(err, &mistake) {
		title = "Das hätte nicht passieren dürfen"
	}
	s.tell(title, s.words(err))
}

// tell shows a text with one button.
func (s *Shell) tell(title, text string) {
	s.show(&modal{title: title, content: widgets.NewText(text), width: questionWidth, yes: "Schließen"})
}

// words says an error in German: a mistake in its own words, a fault as an apology. A fault is noted in the log.
func (s *Shell) words(err error) string {
	var mistake *data.Mistake
	if errors.As(err, &mistake) {
		if mistake.Cause != nil {
			slog.Info("mistake", "text", mistake.Text, "cause", mistake.Cause)
		}
		return mistake.Text
	}
	slog.Error("fault", "error", err)
	text := "Bitte entschuldigen Sie: Im Programm ist ein Fehler aufgetreten. Alles, was gespeichert war, ist unverändert."
	if s.options.LogFile != "" {
		text += " Einzelheiten stehen in „" + s.options.LogFile + "“."
	}
	return text
}
