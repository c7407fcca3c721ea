package letters

// Templates: their list at the left, the chosen one in the editor, and the finished page at the right.

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// templates is the view of templates.
type templates struct {
	host    host.Host
	changed func() // tells the page that its buttons may have to change

	list         *widgets.Grid[data.Template]
	withArchived bool
	archived     *form.Check
	editor       *editor
	buttons      templateButtons
	content      fyne.CanvasObject
}

// templateButtons act on the list and on the template that is chosen in it.
type templateButtons struct{ add, copy, load, save, archive, restore *widgets.Button }

// templateMark says where a template comes from.
func templateMark(t data.Template) workflow.Mark {
	switch {
	case t.Archived:
		return workflow.Mark{Sign: "–", Word: "archiviert", Tone: workflow.Idle}
	case len(workflow.TemplateMistakes(t)) > 0:
		return workflow.Mark{Sign: "!", Word: "fehlerhaft", Tone: workflow.Bad}
	case t.Shipped:
		return workflow.Mark{}
	}
	return workflow.Mark{Sign: "✎", Word: "eigene", Tone: workflow.Info}
}

// signOnly is a mark for a narrow column; the words stand in the editor.
func signOnly(m workflow.Mark) workflow.Mark { return workflow.Mark{Sign: m.Sign, Tone: m.Tone} }

func newTemplates(h host.Host, changed func()) *templates {
	v := &templates{host: h, changed: changed}
	v.list = widgets.NewGrid([]widgets.Column[data.Template]{
		{Title: "Vorlage", Width: 194, Value: func(t data.Template) string { return t.Name }},
		{Title: "", Width: 36, Mark: func(t data.Template) workflow.Mark { return signOnly(templateMark(t)) }},
	})
	v.list.Key = func(t data.Template) data.ID { return t.ID }
	v.list.NoCount = true
	v.list.OnSelected = func(t data.Template) { v.choose(t.ID) }
	v.list.OnOpen = func(data.Template) { v.editor.focus() }
	v.list.OnMenu = v.menu
	v.archived = form.NewCheck("Archivierte zeigen", func(on bool) error {
		v.withArchived = on
		v.refresh()
		return nil
	})
	v.editor = newEditor(h)
	b := templateButtons{
		add: widgets.NewButton("Neu", v.newTemplate), copy: widgets.NewButton("Kopieren", v.onChosen(v.copy)),
		load: widgets.NewButton("Importieren …", v.load), save: widgets.NewButton("Exportieren …", v.onChosen(v.save)),
		archive: widgets.NewButton(archiveWord(data.Template{}), v.onChosen(v.archive)), restore: widgets.NewButton("Zurücksetzen", v.onChosen(v.restore)),
	}
	v.buttons = b
	buttons := container.NewGridWithColumns(2, b.add, b.copy, b.load, b.save, b.archive, b.restore)
	below := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), v.archived, buttons)
	left := widgets.NewCard(container.NewBorder(nil, container.New(layout.NewCustomPaddedLayout(look.Space2, 0, 0, 0), below), nil, nil, v.list))
	v.content = widgets.NewSplit(left, widgets.NewSplit(v.editor.content, v.editor.paper.content, 0.48), 0.775)
	return v
}

// showState switches off what cannot be done with the chosen template.
func (v *templates) showState() {
	t, chosen := v.list.Current()
	writable := !v.host.Desk().Store.ReadOnly()
	v.buttons.archive.SetText(archiveWord(t))
	enable(v.buttons.add, writable)
	enable(v.buttons.load, writable)
	enable(v.buttons.copy, chosen && writable)
	enable(v.buttons.archive, chosen && writable)
	enable(v.buttons.save, chosen)
	enable(v.buttons.restore, chosen && writable && changedFromShipped(t))
}

// archiveWord is what is done with a template to have it out of the way, or back.
func archiveWord(t data.Template) string {
	if t.Archived {
		return "Zurückholen"
	}
	return "Archivieren"
}

// changedFromShipped reports whether the office has written something else into a template that came with the program.
func changedFromShipped(t data.Template) bool {
	shipped, ok := workflow.ShippedTemplate(t.Key)
	return ok && t.Shipped && (shipped.Subject != t.Subject || shipped.Body != t.Body)
}

// refresh reads the templates again and keeps the chosen one.
func (v *templates) refresh() {
	all, err := v.host.Desk().Templates(v.host.Context(), v.withArchived)
	if err != nil {
		v.host.ShowError(err)
		return
	}
	v.list.SetRows(all)
	chosen, ok := v.list.Current()
	if !ok && len(all) > 0 {
		chosen = all[0]
		v.list.Select(chosen.ID)
	}
	v.editor.show(chosen)
	v.showState()
}

// choose shows another template; what is being typed in the one before is saved first, and where that is not possible it stays.
func (v *templates) choose(id data.ID) {
	if id == v.editor.template.ID {
		return
	}
	if !v.editor.leave() {
		v.list.Select(v.editor.template.ID)
		return
	}
	chosen, err := data.Get[data.Template](v.host.Context(), v.host.Desk().Store, id)
	if err != nil {
		v.host.ShowError(err)
		return
	}
	v.editor.show(chosen)
	v.showState()
	v.changed()
}

// show brings a template before the user's eyes, an archived one too.
func (v *templates) show(id data.ID) {
	if !v.list.Select(id) && !v.withArchived {
		v.withArchived = true
		v.archived.SetChecked(true)
		v.refresh()
		v.list.Select(id)
	}
	v.choose(id)
	v.editor.focus()
}

// leave saves what is being typed.
func (v *templates) leave() bool { return v.editor.leave() }

// onChosen is an action on the chosen template, with what was typed in it saved first.
func (v *templates) onChosen(do func(data.Template)) func() {
	return func() {
		chosen, ok := v.list.Current()
		if !ok || !v.leave() {
			return
		}
		saved, err := data.Get[data.Template](v.host.Context(), v.host.Desk().Store, chosen.ID)
		if err != nil {
			v.host.ShowError(err)
			return
		}
		do(saved)
	}
}

// newTemplate begins a template of the office's own.
func (v *templates) newTemplate() {
	if v.leave() {
		v.added(v.host.Desk().NewTemplate(v.host.Context()))
		v.editor.pane.Tabs.Select(1)
		v.editor.name.Focus(v.host.Window().Canvas())
	}
}

func (v *templates) copy(t data.Template) {
	v.added(v.host.Desk().CopyTemplate(v.host.Context(), t.ID))
}

// added shows a template that has just come.
func (v *templates) added(t data.Template, err error) {
	if err != nil {
		v.host.ShowError(err)
		return
	}
	v.refresh()
	v.list.Select(t.ID)
	v.choose(t.ID)
}

// archive puts a template away, or brings it back.
func (v *templates) archive(t data.Template) {
	if err := v.host.Desk().ArchiveTemplate(v.host.Context(), t.ID, !t.Archived); err != nil {
		v.host.ShowError(err)
		return
	}
	word := "Archiviert: "
	if t.Archived {
		word = "Zurückgeholt: "
	}
	v.host.Toast(word + t.Name)
}

// restore gives a shipped template the text that it came with.
func (v *templates) restore(t data.Template) {
	shipped, ok := workflow.ShippedTemplate(t.Key)
	if !ok {
		return
	}
	t.Subject, t.Body = shipped.Subject, shipped.Body
	if err := v.host.Desk().SaveTemplate(v.host.Context(), t); err != nil {
		v.host.ShowError(err)
		return
	}
	v.host.Toast("Der mitgelieferte Text ist wieder da. Strg+Z holt Ihren zurück.")
}

// load takes a template over from a file.
func (v *templates) load() {
	v.host.Files().ChooseFile("Vorlage importieren", "txt", func(path string) {
		if path != "" && v.leave() {
			v.added(v.host.Desk().ImportTemplate(v.host.Context(), path))
		}
	})
}

// save writes a template to a file.
func (v *templates) save(t data.Template) {
	suggested := filepath.Join(v.host.Desk().OutputFolder(), workflow.TemplateFileName(t)+".txt")
	v.host.Files().ChooseSave("Vorlage exportieren", suggested, "txt", func(path string) {
		if path == "" {
			return
		}
		if err := v.host.Desk().ExportTemplate(v.host.Context(), t.ID, path); err != nil {
			v.host.ShowError(err)
			return
		}
		v.host.Toast("Gespeichert: " + filepath.Base(path))
	})
}

// use begins a run with the chosen template.
func (v *templates) use(p *Page) {
	v.onChosen(func(t data.Template) { p.Start(workflow.LetterOrder{TemplateKey: t.Key}) })()
}

// print gives the page that shows into the output folder as a PDF, marked as a sample.
func (v *templates) print() { v.editor.print() }

func (v *templates) menu(t data.Template) []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Exportieren …", v.onChosen(v.save))}
	if v.host.Desk().Store.ReadOnly() {
		return items
	}
	items = append(items, fyne.NewMenuItem("Kopieren", v.onChosen(v.copy)), fyne.NewMenuItem(archiveWord(t), v.onChosen(v.archive)))
	if changedFromShipped(t) {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Auf den mitgelieferten Text zurücksetzen", v.onChosen(v.restore)))
	}
	return items
}
