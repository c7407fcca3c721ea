package window

// The search over everything: people, districts, meetings, letters.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

const (
	searchWidth = 620 // px
	searchTop   = 90
	searchLimit = 12 // findings
)

// search is the open search.
type search struct {
	shell   *Shell
	layer   *overlay
	entry   *searchEntry
	results *fyne.Container
	rows    []*hitRow
	chosen  int
}

// openSearch lays the search over the page.
func (s *Shell) openSearch() {
	q := &search{shell: s, results: container.New(layout.NewCustomPaddedVBoxLayout(0))}
	q.entry = newSearchEntry(q)
	q.layer = newOverlay(container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), q.entry, q.results), searchWidth, searchTop)
	q.layer.outside = q.close
	s.search = q
	s.window.Canvas().Overlays().Add(q.layer)
	q.layer.Resize(s.window.Canvas().Size())
	q.find("")
	s.window.Canvas().Focus(q.entry)
}

func (q *search) close() {
	if q.shell.search != q {
		return
	}
	q.shell.search = nil
	q.shell.window.Canvas().Overlays().Remove(q.layer)
}

// find shows what is found by the text.
func (q *search) find(text string) {
	hits, err := q.shell.desk.Store.Search(q.shell.ctx, text, searchLimit)
	if err != nil {
		q.close()
		q.shell.ShowError(err)
		return
	}
	q.rows, q.results.Objects, q.chosen = nil, nil, 0
	for i, hit := range hits {
		row := newHitRow(hit, func() { q.choose(i); q.open() })
		q.rows = append(q.rows, row)
		q.results.Add(row)
	}
	switch {
	case text == "":
		q.results.Add(widgets.NewMuted("Namen, Bezirksausschüsse, Sitzungen und Schreiben; auch Teile von Wörtern und ohne Akzente."))
	case len(hits) == 0:
		q.results.Add(widgets.NewMuted("Nichts gefunden."))
	}
	q.choose(0)
	q.layer.Refresh()
}

// choose marks one of the findings.
func (q *search) choose(i int) {
	if len(q.rows) == 0 {
		return
	}
	q.chosen = min(max(i, 0), len(q.rows)-1)
	for at, row := range q.rows {
		row.mark(at == q.chosen)
	}
}

// open goes to the chosen finding.
func (q *search) open() {
	if len(q.rows) == 0 {
		return
	}
	hit := q.rows[q.chosen].hit
	q.close()
	q.shell.Go(homeOf[hit.Kind], hit.ID)
}

// searchEntry is the field of the search; arrows, Enter and Esc are for the findings.
type searchEntry struct {
	widget.Entry
	search *search
}

func newSearchEntry(q *search) *searchEntry {
	e := &searchEntry{search: q}
	e.ExtendBaseWidget(e)
	e.PlaceHolder = "Suchen: Name, BA, Ort …"
	e.OnChanged = q.find
	return e
}

// TypedKey moves through the findings.
func (e *searchEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		e.search.choose(e.search.chosen + 1)
	case fyne.KeyUp:
		e.search.choose(e.search.chosen - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.search.open()
	case fyne.KeyEscape:
		e.search.close()
	default:
		e.Entry.TypedKey(key)
	}
}

// hitRow is one finding.
type hitRow struct {
	widget.BaseWidget
	hit  data.Hit
	open func()
	back *canvas.Rectangle
}

var (
	_ fyne.Tappable      = (*hitRow)(nil)
	_ desktop.Cursorable = (*hitRow)(nil)
)

func newHitRow(hit data.Hit, open func()) *hitRow {
	r := &hitRow{hit: hit, open: open, back: canvas.NewRectangle(look.Surface)}
	r.back.CornerRadius = 4
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws title, detail and kind in one line.
func (r *hitRow) CreateRenderer() fyne.WidgetRenderer {
	kind := canvas.NewText(kindWords[r.hit.Kind], look.Muted)
	kind.TextSize = look.SizeSmall
	words := container.NewGridWithColumns(2, widgets.NewLabel(r.hit.Title), widgets.NewMuted(r.hit.Detail))
	line := container.NewBorder(nil, nil, nil, container.NewCenter(kind), words)
	return widget.NewSimpleRenderer(container.NewStack(r.back, container.New(layout.NewCustomPaddedLayout(6, 6, look.Space2, look.Space2), line)))
}

func (r *hitRow) mark(chosen bool) {
	r.back.FillColor = look.Surface
	if chosen {
		r.back.FillColor = look.Selection
	}
	r.back.Refresh()
}

// Tapped opens the finding.
func (r *hitRow) Tapped(*fyne.PointEvent) { r.open() }

// Cursor is the hand.
func (r *hitRow) Cursor() desktop.Cursor { return desktop.PointerCursor }
