package window

// The menu, with the keys that work wherever the cursor is.

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// menu is the main menu and the items whose words change.
type menu struct {
	main       *fyne.MainMenu
	entries    []*entry
	undo, redo *entry
}

// entry is an item of the menu: its word, and the key that does the same.
type entry struct {
	item *fyne.MenuItem
	word string
	key  keyName
}

// keyName is a key as people read it, and as the toolkit knows it; a key that is heard otherwise has no shortcut.
type keyName struct {
	shown    string
	shortcut fyne.Shortcut
}

// control returns Strg and a key. Strg+Alt is never used: it is AltGr.
func control(key fyne.KeyName) keyName {
	switch key {
	case fyne.KeyZ:
		return keyName{"Strg+Z", &fyne.ShortcutUndo{}}
	case fyne.KeyY:
		return keyName{"Strg+Y", &fyne.ShortcutRedo{}}
	}
	return keyName{"Strg+" + string(key), &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}}
}

// plain is a key without Strg. Such keys come through typedKey.
func plain(key fyne.KeyName) keyName { return keyName{shown: string(key)} }

// none is no key.
var none keyName

// silent is a shortcut that works but that the menu does not write beside the word: the toolkit would write it in English and so faintly that
// nobody can read it.
type silent struct{ fyne.Shortcut }

// keyGap is the room between the longest word of a menu and the keys, px.
const keyGap float32 = 28

// alignKeys writes the keys of a menu behind its words, one below the other.
func alignKeys(entries []*entry) {
	widest := float32(0)
	for _, e := range entries {
		widest = max(widest, menuTextWidth(e.word))
	}
	blank := menuTextWidth("  ") - menuTextWidth(" ")
	for _, e := range entries {
		e.item.Label = e.word
		if e.key.shown != "" {
			blanks := int((widest + keyGap - menuTextWidth(e.word)) / blank)
			e.item.Label += strings.Repeat(" ", blanks) + e.key.shown
		}
	}
}

func menuTextWidth(text string) float32 {
	return fyne.MeasureText(text, look.SizeText, fyne.TextStyle{}).Width
}

// newMenu makes the menu of an open file.
func newMenu(s *Shell) *menu {
	m := &menu{}
	m.undo, m.redo = newEntry("Rückgängig", control(fyne.KeyZ), s.guarded(s.undoTyped)), newEntry("Wiederholen", control(fyne.KeyY), s.guarded(s.redoTyped))
	var pages []*entry
	for _, p := range places {
		pages = append(pages, s.entry(p.word, control(p.key), func() { s.Go(p.name, 0) }))
	}
	m.main = fyne.NewMainMenu(
		m.add("Datei",
			s.entry("Neu …", none, s.askNewFile),
			s.entry("Öffnen …", control(fyne.KeyO), s.askOpenFile),
			s.entry("Sicherungskopie speichern …", none, s.AskBackup),
			nil,
			s.quitEntry(),
		),
		m.add("Bearbeiten",
			m.undo, m.redo,
			nil,
			s.entry("Neu", control(fyne.KeyN), func() { s.visible().New() }),
			s.entry("Suchen …", control(fyne.KeyK), s.openSearch),
		),
		m.add("Ansicht", append(pages, nil, s.entry("Aktualisieren", plain(fyne.KeyF5), s.refreshAll))...),
		m.add("Briefe",
			s.entry("Neuer Serienbrief", none, func() { s.StartLetters(workflow.LetterOrder{}) }),
			s.entry("Erinnern", none, s.remind),
		),
		m.add("Sitzung",
			s.entry("Neue Sitzung", none, func() { s.onPage(host.Meetings, host.Page.New) }),
			s.entry("Anwesenheitsliste", none, func() { s.onPage(host.Meetings, host.Page.Print) }),
			s.entry("Ausgeben", control(fyne.KeyP), func() { s.visible().Print() }),
		),
		m.add("Hilfe",
			s.entry("Tastatur", plain(fyne.KeyF1), s.showKeys),
			s.entry("Über Runder Tisch", none, s.showAbout),
		),
	)
	return m
}

// remind opens a run to those whose answer is overdue, each with the text that is due.
func (s *Shell) remind() {
	order, err := s.desk.RemindOrder(s.ctx)
	if err != nil {
		s.ShowError(err)
		return
	}
	s.StartLetters(order)
}

// newWelcomeMenu makes the menu while no file is open.
func newWelcomeMenu(s *Shell) *menu {
	m := &menu{}
	m.main = fyne.NewMainMenu(
		m.add("Datei", s.entry("Neu …", none, s.askNewFile), s.entry("Öffnen …", control(fyne.KeyO), s.askOpenFile), nil, s.quitEntry()),
		m.add("Hilfe", s.entry("Über Runder Tisch", none, s.showAbout)),
	)
	return m
}

// add makes one menu of the bar; nil is a line between groups.
func (m *menu) add(name string, entries ...*entry) *fyne.Menu {
	column := fyne.NewMenu(name)
	var own []*entry
	for _, e := range entries {
		if e == nil {
			column.Items = append(column.Items, fyne.NewMenuItemSeparator())
			continue
		}
		column.Items = append(column.Items, e.item)
		own = append(own, e)
	}
	alignKeys(own)
	m.entries = append(m.entries, own...)
	return column
}

func (s *Shell) quitEntry() *entry {
	e := s.entry("Beenden", control(fyne.KeyQ), s.close)
	e.item.IsQuit = true
	return e
}

// onPage goes to a page and does something there.
func (s *Shell) onPage(name host.Name, do func(host.Page)) {
	s.Go(name, 0)
	if s.current == name {
		do(s.visible())
	}
}

// entry makes an item. It does nothing while a dialog, the search or a job has the window.
func (s *Shell) entry(word string, key keyName, action func()) *entry {
	return newEntry(word, key, s.guarded(func() {
		if !s.covered() {
			action()
		}
	}))
}

func newEntry(word string, key keyName, action func()) *entry {
	e := &entry{item: fyne.NewMenuItem(word, action), word: word, key: key}
	if key.shortcut != nil {
		e.item.Shortcut = silent{key.shortcut}
	}
	return e
}

// covered reports whether a layer lies over the page, or a dialog of the system before it.
func (s *Shell) covered() bool {
	own, is := s.files.(*system)
	return s.topModal() != nil || s.job != nil || s.search != nil || is && own.asking
}

// offer writes into the menu what could be taken back and done again.
func (m *menu) offer(undo string, canUndo bool, redo string, canRedo bool) {
	before := [2]string{m.undo.word, m.redo.word}
	m.undo.word, m.undo.item.Disabled = offerText("Rückgängig", undo, canUndo), !canUndo
	m.redo.word, m.redo.item.Disabled = offerText("Wiederholen", redo, canRedo), !canRedo
	if before == [2]string{m.undo.word, m.redo.word} {
		return
	}
	for _, column := range m.main.Items {
		if slices.Contains(column.Items, m.undo.item) {
			alignKeys(m.of(column))
		}
	}
	m.main.Refresh()
}

// of returns the entries of one menu of the bar.
func (m *menu) of(column *fyne.Menu) []*entry {
	var own []*entry
	for _, e := range m.entries {
		if slices.Contains(column.Items, e.item) {
			own = append(own, e)
		}
	}
	return own
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
	focused := s.window.Canvas().Focused()
	search, searching := focused.(*widgets.SearchEntry)
	if field, is := focused.(textField); is && !(searching && search.Text == "") { // an empty search has nothing to take back
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
	own, is := s.files.(*system)
	switch {
	case s.job != nil:
		if key.Name == fyne.KeyEscape {
			s.job.abort()
		}
	case top != nil:
		s.typedInDialog(top, key)
	case is && own.asking:
		if key.Name == fyne.KeyEscape && own.cancel != nil {
			own.cancel()
		}
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
