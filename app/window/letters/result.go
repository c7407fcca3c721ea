package letters

// What came of a run, and what one does with it: open, print, look for it, and note that it has left the house.

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// mailEnding is that of a draft of an e-mail.
const mailEnding = ".eml"

// resultBar says what was created, and offers what one does with it.
type resultBar struct {
	host    host.Host
	made    making
	letters []data.Letter // as they are kept
	said    *widgets.Label
	state   *widgets.Label
	skipped *widgets.Text
	content *fyne.Container

	open, print, folder, mails, sent *widgets.Button
}

func newResultBar(h host.Host) *resultBar {
	r := &resultBar{host: h, said: widgets.NewBold(""), state: widgets.NewMuted(""), skipped: widgets.NewText("")}
	ink, fill := look.ToneColors(workflow.Good)
	ground := canvas.NewRectangle(fill)
	ground.CornerRadius, ground.StrokeColor, ground.StrokeWidth = look.CornerField, ink, 1
	files := h.Files()
	r.open = widgets.NewButton("Öffnen", func() { h.ShowError(files.Open(r.made.created.Files[0])) })
	r.print = widgets.NewButton("Drucken", r.printAll)
	r.folder = widgets.NewButton("Ordner zeigen", func() { h.ShowError(files.ShowInFolder(r.made.created.Files[0])) })
	r.mails = widgets.NewButton("E-Mail-Entwürfe zeigen", func() { h.ShowError(files.ShowInFolder(r.firstMail())) })
	r.sent = widgets.NewButton("Als versandt eintragen", func() { r.mark(data.LetterSent, unsent) })
	row := func(left fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), buttons...), left)
	}
	r.content = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, look.Space3, look.Space2),
		container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), row(r.said, r.open, r.print, r.folder), row(r.state, r.mails, r.sent), r.skipped)))
	r.content.Hide()
	return r
}

// show tells what came of a run.
func (r *resultBar) show(m making) {
	r.made = m
	r.said.SetText("✓ " + count(m.created.Letters, "Schreiben", "Schreiben") + " erstellt.")
	setShown(r.mails, m.created.Mails > 0)
	setShown(r.print, m.created.Mails < m.created.Letters)
	r.refresh()
	var left []string
	if len(m.faulty) > 0 {
		left = append(left, "! Ausgelassen, weil fehlerhaft: "+firstOf(m.faulty))
	}
	if len(m.omitted) > 0 {
		left = append(left, "– Nicht angekreuzt: "+firstOf(m.omitted))
	}
	r.skipped.SetText(strings.Join(left, "\n"))
	r.skipped.SetTone(workflow.Idle)
	if len(m.faulty) > 0 {
		r.skipped.SetTone(workflow.Bad)
	}
	setShown(r.skipped, len(left) > 0)
	r.content.Show()
}

// mailsSaid counts the letters that are drafts of e-mails.
func mailsSaid(created workflow.Created) string {
	switch created.Mails {
	case 0:
		return ""
	case created.Letters:
		return "Alle als E-Mail-Entwurf."
	}
	return count(created.Mails, "davon als E-Mail-Entwurf.", "davon als E-Mail-Entwürfe.")
}

// firstMail returns the path of the first draft of an e-mail.
func (r *resultBar) firstMail() string {
	for _, path := range r.made.created.Files {
		if filepath.Ext(path) == mailEnding {
			return path
		}
	}
	return r.made.created.Files[0]
}

// refresh reads what became of the letters.
func (r *resultBar) refresh() {
	letters, err := r.host.Desk().Store.Letters(r.host.Context(), data.LetterFilter{RunID: r.made.created.RunID})
	if err != nil {
		r.host.ShowError(err)
		return
	}
	r.letters = letters
	var said []string
	if mails := mailsSaid(r.made.created); mails != "" {
		said = append(said, mails)
	}
	for _, state := range []string{data.LetterPrinted, data.LetterSent, data.LetterReturned} {
		if n := len(r.which(func(l data.Letter) bool { return l.State == state })); n > 0 {
			mark := workflow.LetterStateMark(state)
			said = append(said, fmt.Sprintf("%s %d %s", mark.Sign, n, mark.Word))
		}
	}
	r.state.SetText(strings.Join(said, "  "))
	enable(r.sent, len(r.which(unsent)) > 0)
}

// which returns the letters of the run that are meant.
func (r *resultBar) which(meant func(data.Letter) bool) []data.ID {
	var ids []data.ID
	for _, l := range r.letters {
		if meant(l) {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// unsent reports whether a letter is still in the house.
func unsent(l data.Letter) bool {
	return l.State != data.LetterSent && l.State != data.LetterReturned
}

// unprinted reports whether a letter is on paper, and nobody has noted yet that it has been printed.
func unprinted(l data.Letter) bool { return l.State == data.LetterDraft && l.Way != data.WayEmail }

// printAll prints the letters on paper and notes it.
func (r *resultBar) printAll() {
	if err := r.host.Files().Print(r.made.created.Files[0]); err != nil {
		r.host.ShowError(err)
		return
	}
	r.mark(data.LetterPrinted, unprinted)
}

// mark notes what became of letters today, or on the day that they bear where that is still to come.
func (r *resultBar) mark(state string, meant func(data.Letter) bool) {
	desk, ids := r.host.Desk(), r.which(meant)
	if len(ids) == 0 || desk.Store.ReadOnly() {
		return
	}
	r.host.ShowError(desk.MarkLetters(r.host.Context(), ids, state, later(desk.Today(), r.made.order.Date), ""))
	r.refresh()
}

// later returns the later of two days.
func later(a, b data.Date) data.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// namesShown is how many names of letters that are left out are told.
const namesShown = 3

// firstOf joins the first of some names and counts the rest.
func firstOf(names []string) string {
	if len(names) <= namesShown {
		return strings.Join(names, "; ")
	}
	return strings.Join(names[:namesShown], "; ") + " und " + count(len(names)-namesShown, "weiteres", "weitere")
}

func (r *resultBar) hide() { r.content.Hide() }

// setShown shows or hides an object.
func setShown(object fyne.CanvasObject, shown bool) {
	if shown {
		object.Show()
	} else {
		object.Hide()
	}
}

// enable lets a button be pressed or not.
func enable(b *widgets.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}
