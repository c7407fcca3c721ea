package meetings

// The files of an item of the agenda: added from a folder, saved to one, taken away.

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// agendaFiles is the list of files of one item.
type agendaFiles struct {
	host    host.Host
	item    data.ID
	files   []data.Attachment
	kept    *widgets.Kept
	content fyne.CanvasObject
}

func newAgendaFiles(h host.Host, item data.ID) *agendaFiles {
	f := &agendaFiles{host: h, item: item, kept: widgets.NewKept()}
	f.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), f.kept.Box, container.NewHBox(widgets.NewLink("Anlage hinzufügen …", f.attach)))
	return f
}

// set shows those of the files that belong to the item.
func (f *agendaFiles) set(all []data.Attachment) {
	f.files = nil
	for _, file := range all {
		if file.AgendaItemID == f.item {
			f.files = append(f.files, file)
		}
	}
	f.kept.Set(f.files, func() []fyne.CanvasObject {
		rows := make([]fyne.CanvasObject, len(f.files))
		for i, file := range f.files {
			links := container.New(layout.NewCustomPaddedHBoxLayout(look.Space3),
				widgets.NewLink("Speichern …", func() { f.save(file) }), widgets.NewLink("Entfernen", func() { f.remove(file) }))
			rows[i] = container.New(followed{look.Space4}, widgets.NewLabel("Anlage: "+file.Name), links)
		}
		return rows
	})
}

func (f *agendaFiles) names() []string {
	var names []string
	for _, file := range f.files {
		names = append(names, file.Name)
	}
	return names
}

// attach asks for a file and keeps a copy of it with the item.
func (f *agendaFiles) attach() {
	f.host.Files().ChooseFile("Anlage auswählen", "", func(path string) {
		if path == "" {
			return
		}
		if _, err := f.host.Desk().AttachFile(f.host.Context(), f.item, path); err != nil {
			f.host.ShowError(err)
			return
		}
		f.host.Toast("Anlage hinzugefügt: " + filepath.Base(path))
	})
}

// save asks where to, and writes the file there.
func (f *agendaFiles) save(file data.Attachment) {
	suggested := filepath.Join(f.host.Desk().OutputFolder(), file.Name)
	f.host.Files().ChooseSave("Anlage speichern", suggested, strings.TrimPrefix(filepath.Ext(file.Name), "."), func(path string) {
		if path == "" {
			return
		}
		if err := f.host.Desk().SaveAttachment(f.host.Context(), file.ID, path); err != nil {
			f.host.ShowError(err)
			return
		}
		f.host.Toast("Gespeichert: " + filepath.Base(path))
	})
}

func (f *agendaFiles) remove(file data.Attachment) {
	f.host.ShowError(f.host.Desk().RemoveAttachment(f.host.Context(), file.ID))
}
