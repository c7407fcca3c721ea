package window

// The shell: the window around the pages. It knows which file is open and which page is shown, and is the host of the pages.

import (
	"context"
	"log/slog"
	"sync"

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

// Shell is the window. It implements host.Host.
type Shell struct {
	ctx     context.Context
	app     fyne.App
	window  fyne.Window
	options Options
	bridge  *bridge
	files   host.Files

	desk *workflow.Desk // nil while no file is open
	stop func()         // ends the subscription to its changes

	pages   map[host.Name]host.Page
	stale   map[host.Name]bool // must be refreshed before it is shown
	current host.Name

	rail    *rail
	status  *statusBar
	stack   *fyne.Container // of the pages, one visible
	toaster *toaster
	menu    *menu
	modals  modals
	job     *job    // the one that runs, nil without one
	search  *search // nil while it is closed

	mutex   sync.Mutex
	changes []data.Change // told by the store, not yet shown
}

var _ host.Host = (*Shell)(nil)

// newShell makes the window, without content yet.
func newShell(ctx context.Context, app fyne.App, options Options) *Shell {
	look.Use(app.Preferences().Bool(look.KeptContrast))
	s := &Shell{ctx: ctx, app: app, options: options, window: app.NewWindow(windowTitle)}
	s.bridge = newBridge(func(err error) { s.ShowError(err) })
	s.files = &system{window: s.window, bridge: s.bridge, showError: s.ShowError}
	s.window.SetPadded(false)
	s.window.SetMaster()
	s.window.SetCloseIntercept(s.guarded(s.close))
	s.window.Resize(s.keptSize())
	s.listenToKeys()
	return s
}

func (s *Shell) guarded(fn func()) func() { return s.bridge.guarded(fn) }

// Context ends with the program.
func (s *Shell) Context() context.Context { return s.ctx }

// Desk is the open file.
func (s *Shell) Desk() *workflow.Desk { return s.desk }

// Window is the window.
func (s *Shell) Window() fyne.Window { return s.window }

// Files are the system's dialogs and programs.
func (s *Shell) Files() host.Files { return s.files }

// furnish puts rail, pages and status bar into the window for the file that is now open.
func (s *Shell) furnish() {
	s.pages, s.stale, s.current = map[host.Name]host.Page{}, map[host.Name]bool{}, ""
	s.rail = newRail(places, func(name host.Name) { s.guarded(func() { s.Go(name, 0) })() }, s.typedKey)
	s.status, s.toaster = newStatusBar(s.guarded(s.showBackups)), newToaster()
	s.stack = container.NewStack()
	back := canvas.NewRectangle(look.Background)
	page := container.New(layout.NewCustomPaddedLayout(look.Space3, look.Space3, look.Space4, look.Space4), s.stack)
	s.window.SetContent(widgets.NewTips(container.New(shellLayout{}, s.rail.content, container.NewStack(back, page, s.toaster.content), s.status.content)))
	s.menu = newMenu(s)
	s.window.SetMainMenu(s.menu.main)
	s.showState()
	s.Go(places[0].name, 0)
}

// page returns a page, making it when it is needed first.
func (s *Shell) page(name host.Name) host.Page {
	if p := s.pages[name]; p != nil {
		return p
	}
	where, known := placeOf(name)
	if !known {
		slog.Error("unknown page", "name", name)
		return nil
	}
	p := where.make(s, s.options)
	s.pages[name], s.stale[name] = p, true
	content := p.Content()
	content.Hide()
	s.stack.Add(content)
	return p
}

// shellLayout puts the rail to the left, the status bar to the foot and the page into the rest, without gaps.
type shellLayout struct{}

// MinSize is the least size of the window.
func (shellLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastWidth, leastHeight)
}

// Layout takes rail, page and status bar.
func (shellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rail, page, status := objects[0], objects[1], objects[2]
	rail.Resize(fyne.NewSize(look.RailWidth, size.Height))
	page.Move(fyne.NewPos(look.RailWidth, 0))
	page.Resize(fyne.NewSize(size.Width-look.RailWidth, size.Height-statusHeight))
	status.Move(fyne.NewPos(look.RailWidth, size.Height-statusHeight))
	status.Resize(fyne.NewSize(size.Width-look.RailWidth, statusHeight))
}

// visible returns the page that is shown, nil while none is.
func (s *Shell) visible() host.Page { return s.pages[s.current] }

// Go shows another page and a record on it. It stays where it is when something typed here cannot be saved. A dialog from which one goes is closed.
func (s *Shell) Go(to host.Name, id data.ID) {
	if s.desk == nil {
		return
	}
	from := s.visible()
	if from != nil && s.current != to && !from.Leave() {
		return
	}
	page := s.page(to)
	if page == nil {
		return
	}
	s.closeForms()
	if s.current != to {
		s.window.Canvas().Unfocus()
		if from != nil {
			from.Content().Hide()
		}
		s.current = to
		page.Content().Show()
		s.rail.mark(to)
	}
	s.refreshVisible()
	page.Show(id)
}

// GoField shows another page, and a field of a record on it.
func (s *Shell) GoField(to host.Name, id data.ID, field string) {
	s.Go(to, id)
	if s.current != to || field == "" {
		return
	}
	if page, can := s.visible().(host.FieldShower); can {
		page.ShowField(id, field)
	}
}

// refreshVisible refreshes the shown page if something that it shows has changed.
func (s *Shell) refreshVisible() {
	if page := s.visible(); page != nil && s.stale[s.current] {
		delete(s.stale, s.current)
		page.Refresh()
	}
}

// StartLetters opens the letters page with these choices made.
func (s *Shell) StartLetters(order workflow.LetterOrder) {
	s.Go(host.Letters, 0)
	if s.current != host.Letters {
		return
	}
	if letters, can := s.visible().(interface{ Start(workflow.LetterOrder) }); can {
		letters.Start(order)
	}
}

// changed is told by the store of every change, on whatever goroutine made it.
func (s *Shell) changed(change data.Change) {
	s.mutex.Lock()
	s.changes = append(s.changes, change)
	s.mutex.Unlock()
	s.bridge.toWindow(s.showChanges)
}

// showChanges brings the window up to date with what the store told.
func (s *Shell) showChanges() {
	s.mutex.Lock()
	changes := s.changes
	s.changes = nil
	s.mutex.Unlock()
	if len(changes) == 0 || s.desk == nil {
		return
	}
	for name, page := range s.pages {
		tables := page.Tables()
		for _, change := range changes {
			if tables == nil || change.Touches(tables...) {
				s.stale[name] = true
			}
		}
	}
	s.refreshVisible()
	s.showState()
}

// refreshAll reads everything again.
func (s *Shell) refreshAll() {
	for name := range s.pages {
		s.stale[name] = true
	}
	s.refreshVisible()
	s.showState()
}

// showState shows in status bar and menu what could be taken back.
func (s *Shell) showState() {
	undo, canUndo, err := s.desk.Store.NextUndo(s.ctx)
	if err != nil {
		s.ShowError(err)
		return
	}
	redo, canRedo, err := s.desk.Store.NextRedo(s.ctx)
	if err != nil {
		s.ShowError(err)
		return
	}
	line := ""
	if canUndo && !s.desk.Store.ReadOnly() {
		line = "Rückgängig: " + undo.Title + " (Strg+Z)"
	}
	backup, err := s.backupShown()
	if err != nil {
		s.ShowError(err)
		return
	}
	s.status.show(s.desk.Store, line, backup)
	s.menu.offer(undo.Title, canUndo && !s.desk.Store.ReadOnly(), redo.Title, canRedo && !s.desk.Store.ReadOnly())
}

// undo takes the last action back; what is being typed is saved before, and taken back first.
func (s *Shell) undo() { s.replay("Rückgängig: ", (*data.Store).Undo) }

// redo does again what was taken back last.
func (s *Shell) redo() { s.replay("Wiederholt: ", (*data.Store).Redo) }

func (s *Shell) replay(word string, do func(*data.Store, context.Context) (data.HistoryEntry, error)) {
	if s.desk == nil || s.covered() {
		return
	}
	if page := s.visible(); page != nil && !page.Leave() {
		return
	}
	entry, err := do(s.desk.Store, s.ctx)
	if err != nil {
		s.ShowError(err)
		return
	}
	s.Toast(word + entry.Title)
}
