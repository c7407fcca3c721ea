package window

// The menu, with the keys that work wherever the cursor is.

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rundertisch/app/window/host"
	"rundertisch/app/workflow"
)

// menu is the main menu and the items whose words change.
type menu struct {
	main       *fyne.MainMenu
	undo, redo *fyne.MenuItem
}

// germanShortcut is a shortcut whose key the menu shows in German: 'Strg+K'.
type germanShortcut struct {
	fyne.Shortcut
	shown string
}

// Key is what the menu shows.
func (g germanShortcut) Key() fyne.KeyName { return fyne.KeyName(g.shown) }

// Mod is part of Key.
func (g germanShortcut) Mod() fyne.KeyModifier { return 0 }

// control returns the shortcut of Strg and a key. Strg+Alt is never used: it is AltGr.
func control(key fyne.KeyName) fyne.Shortcut {
	switch key {
	case fyne.KeyZ:
		return germanShortcut{&fyne.ShortcutUndo{}, "Strg+Z"}
	case fyne.KeyY:
		return germanShortcut{&fyne.ShortcutRedo{}, "Strg+Y"}
	}
	return germanShortcut{&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}, "Strg+" + string(key)}
}

// plain shows a key without Strg in the menu. Such keys come through typedKey.
func plain(key fyne.KeyName) fyne.Shortcut {
	return germanShortcut{&desktop.CustomShortcut{KeyName: key}, string(key)}
}

// newMenu makes the menu of an open file.
func newMenu(s *Shell) *menu {
	m := &menu{}
	m.undo, m.redo = fyne.NewMenuItem("Rückgängig", s.guarded(s.undoTyped)), fyne.NewMenuItem("Wiederholen", s.guarded(s.redoTyped))
	m.undo.Shortcut, m.redo.Shortcut = control(fyne.KeyZ), control(fyne.KeyY)
	quit := s.item("Beenden", control(fyne.KeyQ), s.close)
	quit.IsQuit = true
	view := fyne.NewMenu("Ansicht")
	for _, p := range places {
		view.Items = append(view.Items, s.item(p.word, control(p.key), func() { s.Go(p.name, 0) }))
	}
	view.Items = append(view.Items, fyne.NewMenuItemSeparator(), s.item("Aktualisieren", plain(fyne.KeyF5), s.refreshAll))
	m.main = fyne.NewMainMenu(
		fyne.NewMenu("Datei",
			s.item("Neu …", nil, s.askNewFile),
			s.item("Öffnen …", control(fyne.KeyO), s.askOpenFile),
			s.item("Sicherungskopie speichern …", nil, s.AskBackup),
			fyne.NewMenuItemSeparator(),
			quit,
		),
		fyne.NewMenu("Bearbeiten",
			m.undo, m.redo,
			fyne.NewMenuItemSeparator(),
			s.item("Neu", control(fyne.KeyN), func() { s.visible().New() }),
			s.item("Suchen …", control(fyne.KeyK), s.openSearch),
		),
		view,
		fyne.NewMenu("Briefe",
			s.item("Neuer Serienbrief", nil, func() { s.StartLetters(workflow.LetterOrder{}) }),
			s.item("Erinnern", nil, func() {
				s.StartLetters(workflow.LetterOrder{TemplateKey: "erinnerung", Selection: workflow.Selection{Group: workflow.GroupOverdue}})
			}),
		),
		fyne.NewMenu("Sitzung",
			s.item("Neue Sitzung", nil, func() { s.Go(host.Meetings, 0); s.onPage(host.Meetings, host.Page.New) }),
			s.item("Anwesenheitsliste", nil, func() { s.Go(host.Meetings, 0); s.onPage(host.Meetings, host.Page.Print) }),
			s.item("Ausgeben", control(fyne.KeyP), func() { s.visible().Print() }),
		),
		fyne.NewMenu("Hilfe",
			s.item("Tastatur", plain(fyne.KeyF1), s.showKeys),
			s.item("Über Runder Tisch", nil, s.showAbout),
		),
	)
	return m
}

// onPage does something with a page if it is the one that is shown.
func (s *Shell) onPage(name host.Name, do func(host.Page)) {
	if s.current == name {
		do(s.visible())
	}
}

// item makes a menu item. It does nothing while a dialog, the search or a job has the window.
func (s *Shell) item(label string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, s.guarded(func() {
		if !s.covered() {
			action()
		}
	}))
	item.Shortcut = shortcut
	return item
}

// covered reports whether a layer lies over the page.
func (s *Shell) covered() bool { return s.topModal() != nil || s.job != nil || s.search != nil }

// offer writes into the menu what could be taken back and done again.
func (m *menu) offer(undo string, canUndo bool, redo string, canRedo bool) {
	before := []string{m.undo.Label, m.redo.Label}
	m.undo.Label, m.undo.Disabled = offerText("Rückgängig", undo, canUndo), !canUndo
	m.redo.Label, m.redo.Disabled = offerText("Wiederholen", redo, canRedo), !canRedo
	if !slices.Equal(before, []string{m.undo.Label, m.redo.Label}) {
		m.main.Refresh()
	}
}

const longestOffer = 48 // characters of a title in the menu

func offerText(word, title string, can bool) string {
	if !can {
		return word
	}
	title = strings.Join(strings.Fields(title), " ")
	if runes := []rune(title); len(runes) > longestOffer {
		title = string(runes[:longestOffer-1]) + "…"
	}
	return word + ": " + title
}

// textField is whatever text is typed into: it knows how to take its own typing back.
type textField interface {
	fyne.Shortcutable
	SelectedText() string
}

// undoTyped is Strg+Z: typing is taken back in its field, everything else in the file. The toolkit asks the menu before the field.
func (s *Shell) undoTyped() { s.inField(&fyne.ShortcutUndo{}, s.undo) }

// redoTyped is Strg+Y.
func (s *Shell) redoTyped() { s.inField(&fyne.ShortcutRedo{}, s.redo) }

func (s *Shell) inField(shortcut fyne.Shortcut, otherwise func()) {
	if field, is := s.window.Canvas().Focused().(textField); is {
		field.TypedShortcut(shortcut)
		return
	}
	otherwise()
}

// listenToKeys hears the keys that no widget has: function keys and Esc.
func (s *Shell) listenToKeys() {
	s.window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { s.guarded(func() { s.typedKey(key) })() })
}

// typedKey is a key that the focused widget did not use.
func (s *Shell) typedKey(key *fyne.KeyEvent) {
	top := s.topModal()
	switch {
	case s.job != nil:
		if key.Name == fyne.KeyEscape {
			s.job.abort()
		}
	case top != nil:
		s.typedInDialog(top, key)
	case s.search != nil:
		s.search.entry.TypedKey(key)
	case s.desk == nil:
	case key.Name == fyne.KeyF1:
		s.showKeys()
	case key.Name == fyne.KeyF5:
		s.refreshAll()
	}
}

func (s *Shell) typedInDialog(m *modal, key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		s.closeModal(m)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.window.Canvas().Unfocus() // saves what is being typed
		s.acceptModal(m)
	}
}
