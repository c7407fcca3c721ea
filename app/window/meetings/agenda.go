package meetings

// The agenda: one line per item with number, time and length, saved as it is left; put elsewhere by dragging or by keys; suggestions taken from the store of topics and from earlier meetings.

import (
	"fmt"
	"slices"
	"strings"

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

type agenda struct {
	host    host.Host
	meeting data.Meeting
	items   []data.AgendaItem
	known   map[data.ID]*agendaLine // lines stay with their items, so that typing follows its item and a click finds the button that it began on
	lines   []*agendaLine           // in the order in which they are shown

	order   *widgets.Reorder
	head    fyne.CanvasObject
	none    *widgets.Text
	sum     *widgets.Label
	added   *form.Text
	offers  *widgets.Button
	topics  *widgets.Button
	scroll  *container.Scroll
	content fyne.CanvasObject
}

// addLabel stands above the field at the end of the agenda.
const addLabel = "Neuer Punkt (Eingabetaste fügt ihn an)"

func newAgenda(h host.Host) *agenda {
	a := &agenda{host: h, known: map[data.ID]*agendaLine{}, order: widgets.NewReorder(), sum: widgets.NewMuted("")}
	a.order.OnPlace, a.order.Landing, a.order.OnTurn = a.place, a.landing, a.turn
	a.none = widgets.NewText("Noch keine Tagesordnung. Ein Punkt lässt sich unten eingeben, oder aus den Vorschlägen und dem Themenspeicher übernehmen.")
	a.head = agendaHead()
	a.added = form.NewText(addLabel, a.add)
	a.offers = widgets.NewButton("", a.showOffers)
	a.topics = widgets.NewButton("", a.showTopics)
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), a.offers, a.topics)
	bar := container.NewBorder(nil, nil, nil, buttons, a.sum)
	a.scroll = newTabScroll(container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), bar, a.none,
		container.New(layout.NewCustomPaddedVBoxLayout(2), a.head, a.order), a.added))
	a.content = a.scroll
	a.order.Within = a.scroll
	a.order.OnFocused = func(row int) { reveal(a.scroll, a.lines[row].content) }
	return a
}

// set shows the agenda of a meeting.
func (a *agenda) set(m data.Meeting, items []data.AgendaItem) {
	files, err := a.host.Desk().AgendaFiles(a.host.Context(), m.ID)
	if err != nil {
		a.host.ShowError(err)
		return
	}
	a.meeting, a.items = m, items
	shown := workflow.AgendaLines(m, items)
	known := map[data.ID]*agendaLine{}
	lines := make([]*agendaLine, len(shown))
	rows := make([]widgets.ReorderRow, len(shown))
	for i, s := range shown {
		line := a.known[s.Item.ID]
		if line == nil {
			line = newAgendaLine(a, s.Item.ID)
		}
		line.set(s, files, i, shown)
		known[s.Item.ID], lines[i] = line, line
		rows[i] = widgets.ReorderRow{Content: line.content, Level: s.Level}
	}
	for id, line := range a.known {
		if known[id] == nil { // gone, with what was typed into it
			dropAll(line.fields())
		}
	}
	a.known, a.lines = known, lines
	a.order.SetRows(rows)
	visibleIf(a.none, len(rows) == 0)
	visibleIf(a.head, len(rows) > 0)
	a.sum.SetText(agendaSum(m, items))
	a.count()
	a.content.Refresh()
}

// agendaSum says how long the agenda takes, and until when: 'zusammen 90 Minuten, bis 19:30 Uhr'.
func agendaSum(m data.Meeting, items []data.AgendaItem) string {
	length := workflow.AgendaLength(items)
	if length == 0 {
		return ""
	}
	text := fmt.Sprintf("zusammen %d Minuten", length)
	if end := workflow.AgendaLines(m, append(slices.Clone(items), data.AgendaItem{ID: -1})); end[len(end)-1].Starts != "" {
		text += ", bis " + end[len(end)-1].Starts + " Uhr"
	}
	return text
}

// count writes onto the buttons how much waits behind them.
func (a *agenda) count() {
	offers, err := a.host.Desk().AgendaOffers(a.host.Context(), a.meeting.ID)
	if err != nil {
		a.host.ShowError(err)
		return
	}
	topics := 0
	for _, o := range offers {
		if o.TopicID != 0 {
			topics++
		}
	}
	a.offers.SetText(fmt.Sprintf("Vorschläge (%d) …", len(offers)))
	a.topics.SetText(fmt.Sprintf("Themenspeicher (%d) …", topics))
}

// add puts what was typed at the end of the agenda.
func (a *agenda) add(text string) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	_, err := a.host.Desk().AddAgendaItem(a.host.Context(), data.AgendaItem{MeetingID: a.meeting.ID, Title: text, Public: true})
	if err == nil {
		a.added.SetText("")
		reveal(a.scroll, a.added)
	}
	return err
}

// focusAdd puts the cursor where items are added.
func (a *agenda) focusAdd() {
	a.added.Focus(a.host.Window().Canvas())
	reveal(a.scroll, a.added)
}

// edit changes one item; what others changed of it meanwhile stays.
func (a *agenda) edit(id data.ID, change func(*data.AgendaItem)) error {
	item, err := data.Get[data.AgendaItem](a.host.Context(), a.host.Desk().Store, id)
	if err != nil {
		return err
	}
	change(&item)
	return a.host.Desk().SaveAgendaItem(a.host.Context(), item)
}

// turn does what a key on the handle of a line, or its small buttons, mean.
func (a *agenda) turn(at int, turn widgets.Turn) {
	if at < 0 || at >= len(a.lines) {
		return
	}
	switch turn {
	case widgets.TurnUp:
		a.move(at, -1)
	case widgets.TurnDown:
		a.move(at, 1)
	case widgets.TurnDeeper:
		a.nest(at, true)
	case widgets.TurnHigher:
		a.nest(at, false)
	case widgets.TurnRemove:
		a.remove(at)
	case widgets.TurnOpen:
		a.openMenu(at)
	}
}

// change does something with the item of a line, once all that was typed is saved.
func (a *agenda) change(at int, do func(id data.ID) error) {
	if !a.leave() {
		return
	}
	a.host.ShowError(do(a.lines[at].id))
	if focused := a.order.Focused(); focused >= 0 { // the item may have moved out of sight
		reveal(a.scroll, a.lines[focused].content)
	}
}

func (a *agenda) move(at, by int) {
	a.change(at, func(id data.ID) error { return a.host.Desk().MoveAgendaItem(a.host.Context(), id, by) })
}

func (a *agenda) nest(at int, deeper bool) {
	a.change(at, func(id data.ID) error { return a.host.Desk().NestAgendaItem(a.host.Context(), id, deeper) })
}

func (a *agenda) place(at, line int) {
	a.change(at, func(id data.ID) error { return a.host.Desk().PlaceAgendaItem(a.host.Context(), id, line) })
}

func (a *agenda) store(at int) {
	a.change(at, func(id data.ID) error {
		title := a.lines[at].item.Title
		err := a.host.Desk().StoreTopic(a.host.Context(), id)
		if err == nil {
			a.host.Toast("In den Themenspeicher gelegt: " + title)
		}
		return err
	})
}

// remove takes an item away, with what was typed into its line.
func (a *agenda) remove(at int) {
	dropAll(a.lines[at].fields())
	focused := a.order.Focused()
	a.change(at, func(id data.ID) error { return a.host.Desk().RemoveAgendaItem(a.host.Context(), id) })
	if focused >= 0 { // the keyboard stays in the list
		a.order.FocusHandle(min(focused, a.order.Len()-1))
	}
}

// landing tells where the item of a line will stand that is dragged before another one; it says in advance what PlaceAgendaItem does.
func (a *agenda) landing(at, line int) (int, int) {
	level := func(i int) int {
		if i < 0 || i >= len(a.lines) {
			return 0
		}
		return a.lines[i].level
	}
	end := at + 1 // behind its sub-items
	for level(at) == 0 && level(end) == 1 {
		end++
	}
	inside := level(line) == 1
	switch {
	case line >= at && line <= end:
		return at, level(at)
	case inside && end-at > 1: // it has sub-items itself, and goes behind those of the other
		for level(line) == 1 {
			line++
		}
		return line, 0
	case inside, level(at) == 1 && line > 0:
		return line, 1
	}
	return line, 0
}

// leave commits what is being typed in any line.
func (a *agenda) leave() bool { return form.CommitAll(a.fields()...) }

func (a *agenda) fields() []form.Field {
	fields := []form.Field{a.added}
	for _, line := range a.lines {
		fields = append(fields, line.fields()...)
	}
	return fields
}
