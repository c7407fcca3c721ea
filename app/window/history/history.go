// Package history is the page of all actions on the file: who did what and when, and the way back to any of them.
package history

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Page is the page of the history.
type Page struct {
	host    host.Host
	content fyne.CanvasObject
	search  *widgets.SearchEntry
	grid    *widgets.Grid[data.HistoryEntry]
	undo    *widgets.Button
	redo    *widgets.Button
	back    *widgets.Button

	entries []data.HistoryEntry // newest first
	text    string              // what is searched for
}

// stateMarks say what became of an action.
var stateMarks = map[string]workflow.Mark{
	data.StateDone:    {Sign: "✓", Word: "gilt", Tone: workflow.Good},
	data.StateUndone:  {Sign: "↶", Word: "rückgängig", Tone: workflow.Warn},
	data.StateFinal:   {Sign: "✓", Word: "gilt, endgültig", Tone: workflow.Good},
	data.StateDropped: {Sign: "–", Word: "verworfen", Tone: workflow.Idle},
}

// New makes the page.
func New(h host.Host) host.Page {
	p := &Page{host: h}
	header := widgets.NewHeader("Verlauf")
	p.search = header.Search("Suchen: Wer, was", func(text string) { p.text = text; p.showRows() })
	p.undo = header.AddButton("Rückgängig", func() { p.step(p.host.Desk().Store.Undo) })
	p.redo = header.AddButton("Wiederholen", func() { p.step(p.host.Desk().Store.Redo) })
	p.back = header.SetPrimary("Rückgängig bis hierher", p.GoBack)
	p.grid = widgets.NewGrid([]widgets.Column[data.HistoryEntry]{
		{Title: "Wann", Width: 150, Value: when, Less: func(a, b data.HistoryEntry) int { return a.At.Compare(b.At) }},
		{Title: "Wer", Width: 150, Value: func(e data.HistoryEntry) string { return e.User }},
		{Title: "Was", Width: 560, Value: func(e data.HistoryEntry) string { return e.Title }},
		{Title: "Stand", Width: 130, Value: func(e data.HistoryEntry) string { return stateMarks[e.State].Word }, Mark: func(e data.HistoryEntry) workflow.Mark { return stateMarks[e.State] }},
	})
	p.grid.Key = func(e data.HistoryEntry) data.ID { return e.ID }
	p.grid.OnSelected = func(data.HistoryEntry) { p.offer() }
	p.grid.OnType = func(text string) { p.search.SetText(p.search.Text + text); h.Window().Canvas().Focus(p.search) }
	p.grid.OnMenu = p.menu
	p.grid.Empty = widgets.NewEmpty("Noch ist nichts geschehen. Jede Änderung steht hier mit Zeit und Namen und lässt sich zurücknehmen.", "", nil)
	p.search.OnDown = func() { h.Window().Canvas().Focus(p.grid) }
	p.content = container.NewBorder(header, nil, nil, nil, widgets.NewCard(p.grid))
	return p
}

func when(e data.HistoryEntry) string { return e.At.Local().Format("02.01.2006 15:04:05") }

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables is nil: every change is an entry here.
func (p *Page) Tables() []string { return nil }

// Refresh reads the history again.
func (p *Page) Refresh() {
	entries, err := p.host.Desk().Store.History(p.host.Context(), data.HistoryFilter{})
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.entries = entries
	p.showRows()
}

// showRows shows the entries that hold all words of the search.
func (p *Page) showRows() {
	words := data.Fold(p.text)
	var rows []data.HistoryEntry
	for _, e := range p.entries {
		if matches(e, words) {
			rows = append(rows, e)
		}
	}
	p.grid.SetRows(rows)
	p.grid.SetTotal(len(p.entries))
	p.offer()
}

// matches reports whether all words of a search stand in an entry.
func matches(e data.HistoryEntry, words []string) bool {
	text := strings.Join(data.Fold(e.Title+" "+e.User), " ")
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// Show brings an entry before the user's eyes.
func (p *Page) Show(id data.ID) {
	if id != 0 {
		p.grid.Select(id)
	}
}

// New does nothing: entries come of actions.
func (p *Page) New() {}

// Print does nothing: the history stays in the file.
func (p *Page) Print() {}

// Leave has nothing to commit.
func (p *Page) Leave() bool { return true }

func (p *Page) menu(e data.HistoryEntry) []*fyne.MenuItem {
	if word := backWord(e); word != "" {
		return []*fyne.MenuItem{fyne.NewMenuItem(word, p.GoBack)}
	}
	return nil
}

// offer enables what can be done with the chosen entry, and with the last one.
func (p *Page) offer() {
	writable := !p.host.Desk().Store.ReadOnly()
	enable(p.undo, writable && len(p.span(data.StateDone, 0)) > 0)
	enable(p.redo, writable && len(p.span(data.StateUndone, 0)) > 0)
	word := ""
	if chosen, any := p.grid.Current(); any {
		word = backWord(chosen)
	}
	enable(p.back, writable && word != "")
	if word == "" {
		word = backWords[data.StateDone]
	}
	p.back.SetText(word)
}

// backWords are what can be done with an entry in a state; one that was dropped is past help.
var backWords = map[string]string{data.StateDone: "Rückgängig bis hierher", data.StateUndone: "Wiederholen bis hierher"}

func backWord(e data.HistoryEntry) string { return backWords[e.State] }

func enable(button *widgets.Button, can bool) {
	if can {
		button.Enable()
	} else {
		button.Disable()
	}
}

// span returns the entries in a state that would be gone through to reach id and include it: the newer ones to undo, the older ones to do again. An id of 0 returns all in that state.
func (p *Page) span(state string, id data.ID) []data.HistoryEntry {
	var list []data.HistoryEntry
	for _, e := range p.entries {
		beyond := id != 0 && (state == data.StateDone && e.ID < id || state == data.StateUndone && e.ID > id)
		if e.State == state && !beyond {
			list = append(list, e)
		}
	}
	return list
}

// step undoes or does again one action.
func (p *Page) step(do func(ctx context.Context) (data.HistoryEntry, error)) {
	entry, err := do(p.host.Context())
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.host.Toast(stateMarks[entry.State].Word + ": " + entry.Title)
}

// GoBack goes step by step to the chosen entry, it included, after asking.
func (p *Page) GoBack() {
	chosen, any := p.grid.Current()
	word := backWord(chosen)
	if !any || word == "" {
		return
	}
	count := len(p.span(chosen.State, chosen.ID))
	p.host.Confirm(word, backText(chosen, count), strings.Fields(word)[0], func() { p.backTo(chosen, count) })
}

// backText says what will happen.
func backText(chosen data.HistoryEntry, count int) string {
	what := map[string]string{data.StateDone: "zurückgenommen", data.StateUndone: "wiederholt"}[chosen.State]
	if count == 1 {
		return fmt.Sprintf("Eine Änderung wird %s: „%s“.", what, chosen.Title)
	}
	return fmt.Sprintf("%d Änderungen werden eine nach der anderen %s, als letzte „%s“ vom %s.", count, what, chosen.Title, chosen.At.Local().Format("02.01.2006, 15:04 Uhr"))
}

func (p *Page) backTo(chosen data.HistoryEntry, count int) {
	store := p.host.Desk().Store
	do := store.Undo
	if chosen.State == data.StateUndone {
		do = store.Redo
	}
	p.host.Job(backWord(chosen), func(ctx context.Context, progress workflow.Progress) error {
		for i := range count {
			entry, err := do(ctx)
			if err != nil {
				return err
			}
			progress(i+1, count)
			if entry.ID == chosen.ID {
				break
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			p.host.ShowError(err)
			return
		}
		p.host.Toast(fmt.Sprintf("%s: %s", stateMarks[opposite(chosen.State)].Word, chosen.Title))
	})
}

// opposite is the state that an entry has after it was gone back or forth.
func opposite(state string) string {
	if state == data.StateDone {
		return data.StateUndone
	}
	return data.StateDone
}
