// Package overview is the start page: the board of all districts with their state, and beside it what comes next.
package overview

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/seat"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

const (
	boardColumns = 5
	sideWidth    = 256 // px of the column at the right
)

// Page is the start page.
type Page struct {
	host    host.Host
	content fyne.CanvasObject

	header   *widgets.Header
	remind   *widgets.Button
	segments *widgets.Segments
	summary  *widgets.Label
	cells    []*cell
	board    *fyne.Container
	side     *side

	shown workflow.Board
	day   data.Date // the day that the board shows; zero: today
	past  *widgets.Button
}

// New makes the page.
func New(h host.Host) host.Page {
	p := &Page{host: h, segments: widgets.NewSegments(), summary: widgets.NewMuted(""), side: newSide(h)}
	p.header = widgets.NewHeader("Übersicht")
	p.past = p.header.AddButton(askDayWords, p.askDay)
	p.remind = p.header.AddButton("Erinnern", p.remindOverdue)
	p.header.SetPrimary("Neuer Serienbrief", func() {
		h.StartLetters(workflow.LetterOrder{TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupUnanswered}})
	})
	p.board = container.New(&boardLayout{})
	line := container.New(&progressLayout{}, p.segments, p.summary)
	right := container.New(&fixedWidth{sideWidth}, p.side.content)
	middle := container.NewBorder(line, nil, nil, nil, container.NewVScroll(p.board))
	p.content = container.NewBorder(p.header, nil, nil, nil,
		container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, look.Space3, 0), right), middle))
	return p
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables names what the board is made from; everything is close to it, so all.
func (p *Page) Tables() []string { return nil }

// Refresh reads the board again.
func (p *Page) Refresh() {
	read := p.host.Desk().Board
	if !p.day.IsZero() {
		read = p.host.Desk().BoardOn
	}
	board, err := read(p.host.Context(), p.day)
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.shown = board
	p.showRound(board)
	if n := len(board.Overdue()); n > 0 && p.day.IsZero() {
		p.remind.SetText(fmt.Sprintf("Erinnern (%d)", n))
		p.remind.Enable()
	} else {
		p.remind.SetText("Erinnern")
		p.remind.Disable()
	}
	p.segments.SetParts(parts(board))
	p.summary.SetText(board.Summary())
	p.showCells(board)
	p.side.refresh()
}

// showRound names the round beside the title, and the day where it is not today.
func (p *Page) showRound(board workflow.Board) {
	round := workflow.Mark{Word: "noch keine Benennungsrunde", Tone: workflow.Info}
	if board.HasRound {
		round.Word = board.Round.Name
	}
	if !p.day.IsZero() {
		round = workflow.Mark{Sign: "!", Word: "Stand am " + p.day.String(), Tone: workflow.Warn}
	}
	p.header.SetChip(round)
}

func (p *Page) showCells(board workflow.Board) {
	if len(p.cells) != len(board.Cells) {
		p.cells, p.board.Objects = nil, nil
		for i := range board.Cells {
			c := newCell(func(row workflow.BoardCell) { p.host.Go(host.Districts, row.District.ID) })
			c.onMenu, c.onMove = p.menu, func(by int) { p.focusCell(i + by) }
			p.cells = append(p.cells, c)
			p.board.Add(c)
		}
	}
	for i, row := range board.Cells {
		p.cells[i].set(row)
	}
}

func (p *Page) focusCell(i int) {
	if i >= 0 && i < len(p.cells) {
		p.host.Window().Canvas().Focus(p.cells[i])
	}
}

// menu is what can be done with one district.
func (p *Page) menu(row workflow.BoardCell) []*fyne.MenuItem {
	number := row.District.Number
	one := workflow.Selection{Group: workflow.GroupChairs, Districts: []int{number}}
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Antwort eintragen …", func() { seat.Answer(p.host, row.District.ID) }),
		fyne.NewMenuItem(fmt.Sprintf("BA %d öffnen", number), func() { p.host.Go(host.Districts, row.District.ID) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Bitte um Benennung schreiben …", func() { p.host.StartLetters(workflow.LetterOrder{TemplateKey: "benennung", Selection: one}) }),
		fyne.NewMenuItem("Erinnerung schreiben …", func() {
			p.host.StartLetters(workflow.LetterOrder{TemplateKey: "erinnerung", ByCount: true, Selection: one})
		}),
	}
}

// remindOverdue opens a run to exactly those whose answer is overdue, each with the text that is due.
func (p *Page) remindOverdue() {
	order, err := p.host.Desk().RemindOrder(p.host.Context())
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.host.StartLetters(order)
}

// Show brings a district before the user's eyes.
func (p *Page) Show(id data.ID) {
	for i, row := range p.shown.Cells {
		if row.District.ID == id && id != 0 {
			p.focusCell(i)
		}
	}
}

// New begins a letter run, the page's main action.
func (p *Page) New() { p.host.StartLetters(workflow.LetterOrder{TemplateKey: "benennung"}) }

// Print does nothing: the board is for looking.
func (p *Page) Print() {}

// Leave has nothing to commit.
func (p *Page) Leave() bool { return true }

// parts are the coloured parts of the bar: answered, asked, reminded, overdue, the rest.
func parts(board workflow.Board) []widgets.Part {
	all := float32(max(len(board.Cells), 1))
	var out []widgets.Part
	for _, part := range []struct {
		states []workflow.DistrictState
		color  color.Color
	}{
		{[]workflow.DistrictState{workflow.StateNamed, workflow.StateContact}, look.BarGood},
		{[]workflow.DistrictState{workflow.StateNobody}, look.BarIdle},
		{[]workflow.DistrictState{workflow.StateAsked}, look.BarInfo},
		{[]workflow.DistrictState{workflow.StateReminded, workflow.StateToConfirm}, look.BarWarn},
		{[]workflow.DistrictState{workflow.StateOverdue}, look.BarBad},
	} {
		n := 0
		for _, s := range part.states {
			n += board.Count[s]
		}
		if n > 0 {
			out = append(out, widgets.Part{Share: float32(n) / all, Color: part.color})
		}
	}
	return out
}
