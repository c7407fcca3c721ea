package settings

// The texts that minutes use again and again: a list and a form; from the minutes they are put in by name.

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// blocks is the tab of the text blocks.
type blocks struct {
	host   host.Host
	box    fyne.CanvasObject
	grid   *widgets.Grid[data.TextBlock]
	name   *form.Text
	text   *form.Multiline
	add    *widgets.Button
	remove *widgets.Button
	side   fyne.CanvasObject // the form; hidden while there is no text block
	block  data.TextBlock
}

// blockRows is how many lines of a text block show at least.
const blockRows = 10

func newBlocks(h host.Host) *blocks {
	b := &blocks{host: h}
	b.grid = widgets.NewGrid([]widgets.Column[data.TextBlock]{
		{Title: "Baustein", Width: 200, Bold: true, Value: func(t data.TextBlock) string { return t.Name }},
		{Title: "Text", Width: 300, Value: func(t data.TextBlock) string { return t.Text }},
	})
	b.grid.Key = func(t data.TextBlock) data.ID { return t.ID }
	b.grid.OnSelected = b.choose
	b.grid.OnOpen = func(data.TextBlock) { b.text.Focus(h.Window().Canvas()) }
	b.grid.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyDelete {
			b.delete()
		}
		return key == fyne.KeyDelete
	}
	b.grid.Empty = widgets.NewEmpty("Noch gibt es keine Textbausteine. Sie ersparen im Protokoll, dieselben Sätze immer wieder zu schreiben.", "Neuer Baustein …", b.new)
	b.name = form.NewText("Name", func(text string) error { return b.save(func(t *data.TextBlock) { t.Name = text }) })
	b.text = form.NewMultiline("Text", blockRows, func(text string) error { return b.save(func(t *data.TextBlock) { t.Text = text }) })
	b.add, b.remove = widgets.NewButton("Neuer Baustein …", b.new), widgets.NewButton("Löschen", b.delete)
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), widgets.NewSection("Textbaustein"), b.name, b.text,
		container.NewHBox(b.remove), widgets.NewNote("Im Protokoll fügt „Baustein …“ den Text dort ein, wo der Cursor steht; gesucht wird nach Name und Text."))
	b.side = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), column))
	list := container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, look.Space2, 0, 0), container.NewHBox(b.add)), nil, nil, nil, widgets.NewCard(b.grid))
	b.box = widgets.NewSplit(list, widgets.NewCard(b.side), 0.45)
	return b
}

func (b *blocks) content() fyne.CanvasObject { return b.box }

func (b *blocks) refresh() {
	list, err := b.host.Desk().TextBlocks(b.host.Context())
	if err != nil {
		b.host.ShowError(err)
		return
	}
	b.grid.SetRows(list)
	readOnly := b.host.Desk().Store.ReadOnly()
	enable(b.add, !readOnly)
	enable(b.remove, !readOnly)
	for _, field := range b.all() {
		lock(field, readOnly)
	}
	setVisible(b.side, len(list) > 0)
	if len(list) == 0 {
		b.show(data.TextBlock{})
		return
	}
	at := slices.IndexFunc(list, func(t data.TextBlock) bool { return t.ID == b.block.ID })
	if at < 0 { // deleted, with what was typed for it
		for _, field := range b.all() {
			field.Drop()
		}
		at = 0
	}
	b.show(list[at])
	b.grid.Select(list[at].ID)
}

// choose shows another text block, after saving what is typed for this one.
func (b *blocks) choose(t data.TextBlock) {
	if t.ID == b.block.ID {
		return
	}
	if !b.leave() {
		b.grid.Select(b.block.ID)
		return
	}
	b.show(t)
	b.grid.Select(t.ID) // saving may have led back to the one before
}

func (b *blocks) show(t data.TextBlock) {
	b.block = t
	b.name.SetText(t.Name)
	b.text.SetText(t.Text)
}

// save saves the text block with a part changed. Neither part may be missing: a text block is removed by its button.
func (b *blocks) save(change func(*data.TextBlock)) error {
	changed := b.block
	change(&changed)
	if err := b.store(changed); err != nil {
		return err
	}
	b.block = changed
	return nil
}

// store enters or changes a text block that has both its parts.
func (b *blocks) store(t data.TextBlock) error {
	if strings.TrimSpace(t.Name) == "" || strings.TrimSpace(t.Text) == "" {
		return data.Mistakef("Ein Textbaustein braucht einen Namen und einen Text.")
	}
	_, err := b.host.Desk().SaveTextBlock(b.host.Context(), t)
	return err
}

// new asks for name and text of another text block.
func (b *blocks) new() {
	if !b.leave() {
		return
	}
	var block data.TextBlock
	name := form.NewText("Name des Bausteins", func(text string) error { block.Name = text; return nil })
	text := form.NewMultiline("Text des Bausteins", blockRows, func(text string) error { block.Text = text; return nil })
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), name, text)
	b.host.Dialog("Neuer Baustein", column, "Anlegen", func() error {
		form.CommitAll(name, text)
		if err := b.store(block); err != nil {
			return err
		}
		b.refresh()
		for _, row := range b.grid.Rows() {
			if row.Name == strings.TrimSpace(block.Name) {
				b.grid.Select(row.ID)
			}
		}
		return nil
	}, nil)
}

// delete removes the text block. Minutes that used it keep their text.
func (b *blocks) delete() {
	if b.block.ID == 0 || b.host.Desk().Store.ReadOnly() {
		return
	}
	for _, field := range b.all() {
		field.Drop()
	}
	name := b.block.Name
	if _, err := b.host.Desk().SaveTextBlock(b.host.Context(), data.TextBlock{ID: b.block.ID, Position: b.block.Position}); err != nil {
		b.host.ShowError(err)
		return
	}
	b.host.Toast("Gelöscht: Baustein „" + name + "“. Strg+Z holt ihn zurück.")
	b.refresh()
}

func (b *blocks) all() []form.Field { return []form.Field{b.name, b.text} }

func (b *blocks) labelled() []form.Field { return b.all() }

func (b *blocks) leave() bool { return b.block.ID == 0 || form.CommitAll(b.all()...) }
