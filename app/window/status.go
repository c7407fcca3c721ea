package window

// The status bar: which file, when it was saved, when it was copied last, what Strg+Z would take back; and who has the file open, when it can only be read.

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

const statusHeight = 28 // px

// statusBar is the line at the foot of the window.
type statusBar struct {
	content     fyne.CanvasObject
	file, saved *canvas.Text
	backup      *widgets.Link
	backupWarns *widgets.Chip
	undo        *widgets.Label
	readOnly    *widgets.Chip
}

// newStatusBar makes the bar; toBackups leads to where copies are made.
func newStatusBar(toBackups func()) *statusBar {
	b := &statusBar{file: statusText(), saved: statusText(), backup: widgets.NewLink("", toBackups), backupWarns: widgets.NewChip(workflow.Mark{}), undo: widgets.NewMuted(""), readOnly: widgets.NewChip(workflow.Mark{})}
	b.readOnly.Hide()
	left := container.New(layout.NewCustomPaddedHBoxLayout(24), container.NewCenter(b.file), container.NewCenter(b.saved), container.New(layout.NewCustomPaddedHBoxLayout(6), container.NewCenter(b.backupWarns), container.NewCenter(b.backup)), layout.NewSpacer())
	line := container.NewBorder(nil, nil, left, container.NewCenter(b.readOnly), container.New(&middleLayout{}, b.undo))
	back := canvas.NewRectangle(look.Surface)
	back.SetMinSize(fyne.NewSize(0, statusHeight))
	rule := canvas.NewRectangle(look.Line)
	rule.SetMinSize(fyne.NewSize(0, look.LineWidth))
	b.content = container.NewStack(back, container.NewBorder(rule, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, look.Space4, look.Space4), line)))
	return b
}

func statusText() *canvas.Text {
	text := canvas.NewText("", look.Muted)
	text.TextSize = look.SizeText
	return text
}

// show writes what the bar tells.
func (b *statusBar) show(store *data.Store, undo string, backup backupShown) {
	b.file.Text = filepath.Base(store.Path())
	b.saved.Text = savedText(store.SavedAt(), store.Now())
	b.backup.SetText(backup.text)
	b.backupWarns.Hidden = backup.warning == ""
	b.backupWarns.Set(workflow.Mark{Sign: "!", Word: backup.warning, Tone: workflow.Warn})
	b.undo.SetText(undo)
	if store.ReadOnly() {
		b.readOnly.Set(workflow.Mark{Sign: "!", Word: readOnlyText(store), Tone: workflow.Warn})
		b.readOnly.Show()
	} else {
		b.readOnly.Hide()
	}
	b.content.Refresh()
}

// savedText says when the file was changed last: 'Gespeichert 10:42', with the day when it was another one.
func savedText(at, now time.Time) string {
	at = at.In(now.Location())
	switch {
	case at.IsZero() || at.Year() < 2000:
		return "Noch keine Änderungen"
	case data.DateOf(at) == data.DateOf(now):
		return "Gespeichert " + at.Format("15:04")
	}
	return "Gespeichert " + at.Format("02.01.2006, 15:04")
}

// readOnlyText says why the file can only be read.
func readOnlyText(store *data.Store) string {
	if by := store.OpenedBy(); by != "" {
		return "nur lesen · geöffnet von " + by
	}
	if why := store.ReadOnlyReason(); why != "" {
		return "nur lesen · " + why
	}
	return "nur lesen"
}

// middleLayout gives one object the whole width and centres it in the height.
type middleLayout struct{}

func (middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width-24, height))
	objects[0].Move(fyne.NewPos(24, (size.Height-height)/2))
}
