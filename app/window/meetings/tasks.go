package meetings

// The tasks of all meetings in one list: what is open, what is overdue, what was done. Enter or E marks done, and open again.

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"image/color"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// taskFilters are what the list may show.
var taskFilters = []workflow.Choice{{Value: "open", Label: "offene"}, {Value: "overdue", Label: "überfällige"}, {Value: "all", Label: "alle"}}

// taskFilterOf is the filter that a choice stands for.
func taskFilterOf(value string) workflow.TaskFilter {
	return workflow.TaskFilter{Open: value == "open", Overdue: value == "overdue"}
}

// Measures of the list in px.
const (
	tasksWidth  = 820
	tasksHeight = 400
)

// taskBoard is the list.
type taskBoard struct {
	host    host.Host
	filter  string
	choice  *form.Choice
	grid    *widgets.Grid[workflow.TaskRow]
	edit    *widgets.Button
	undo    *widgets.Button
	done    []data.ID // entries of the history made here, the last one last
	content fyne.CanvasObject
}

// tasks shows the tasks of all meetings.
func (p *Page) tasks() {
	if !p.Leave() {
		return
	}
	b := newTaskBoard(p.host)
	var chosen data.Task
	p.host.Dialog("Aufgaben aus allen Sitzungen", b.content, "Im Protokoll zeigen", func() error {
		row, ok := b.grid.Current()
		if !ok || row.Meeting.ID == 0 {
			return data.Mistakef("Bitte eine Aufgabe auswählen, die in einer Sitzung vergeben wurde.")
		}
		chosen = row.Task
		return nil
	}, func() {
		if chosen.ID != 0 {
			p.showTask(chosen)
		}
	})
	b.reload()
	p.host.Window().Canvas().Focus(b.grid)
}

// showTask shows a task where it was given.
func (p *Page) showTask(t data.Task) {
	p.Show(t.MeetingID)
	if p.record.meeting.ID == t.MeetingID {
		p.record.pane.Tabs.Select(tabMinutes)
		p.record.minutes.grid.Select(t.AgendaItemID)
	}
}

func newTaskBoard(h host.Host) *taskBoard {
	b := &taskBoard{host: h, filter: taskFilters[0].Value}
	b.choice = form.NewChoice("Zeigen", taskFilters, func(value string) error {
		b.filter = value
		b.reload()
		return nil
	})
	b.choice.SetValue(b.filter)
	b.grid = widgets.NewGrid([]widgets.Column[workflow.TaskRow]{
		{Title: "Aufgabe", Width: 350, Bold: true, Value: func(r workflow.TaskRow) string { return r.Task.Text }},
		{Title: "Wer", Width: 165, Value: func(r workflow.TaskRow) string { return r.Who }},
		{Title: "bis", Width: 95, Value: func(r workflow.TaskRow) string { return r.Task.DueOn.String() }, Less: func(x, y workflow.TaskRow) int {
			return strings.Compare(x.Task.DueOn.ISO(), y.Task.DueOn.ISO())
		}},
		{Title: "Sitzung", Width: 95, Value: taskMeeting, Less: func(x, y workflow.TaskRow) int { return x.Meeting.Number - y.Meeting.Number }},
		{Title: "Stand", Width: 110, Value: func(r workflow.TaskRow) string { return r.Mark.Word }, Mark: func(r workflow.TaskRow) workflow.Mark { return r.Mark }},
	})
	b.grid.Multi = true
	b.grid.Key = func(r workflow.TaskRow) data.ID { return r.Task.ID }
	b.grid.OnOpen = func(workflow.TaskRow) { b.toggle() }
	b.grid.OnType = func(text string) {
		if strings.EqualFold(text, "e") {
			b.toggle()
		}
	}
	b.grid.OnKey = b.typedKey
	b.grid.OnMenu = b.menu
	b.grid.Empty = widgets.NewEmpty("Hier ist keine Aufgabe. Aufgaben werden im Protokoll einer Sitzung vergeben.", "", nil)
	toggle := widgets.NewButton("Erledigt / wieder offen", b.toggle)
	b.edit = widgets.NewButton("Bearbeiten …", b.change)
	b.undo = widgets.NewButton("Rückgängig", b.takeBack)
	b.undo.Disable()
	if h.Desk().Store.ReadOnly() {
		toggle.Disable()
		b.edit.Disable()
	}
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), toggle, b.edit, b.undo)
	beside := container.New(layout.NewCustomPaddedLayout(0, besideField, 0, 0), container.NewVBox(layout.NewSpacer(), buttons))
	top := container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(160, b.choice.MinSize().Height), b.choice), beside)
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(tasksWidth, tasksHeight))
	b.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), top, container.NewStack(room, widgets.NewCard(b.grid)),
		widgets.NewNote("Eingabetaste oder E: erledigt oder wieder offen · F2: bearbeiten · Entf: entfernen. Alles ist sofort gespeichert."))
	return b
}

// taskMeeting says in which meeting a task was given.
func taskMeeting(r workflow.TaskRow) string {
	if r.Meeting.ID == 0 {
		return "–"
	}
	return fmt.Sprintf("%d. Sitzung", r.Meeting.Number)
}

// reload reads the tasks again.
func (b *taskBoard) reload() {
	rows, err := b.host.Desk().Tasks(b.host.Context(), taskFilterOf(b.filter))
	if err != nil {
		b.host.ShowError(err)
		return
	}
	current, had := b.grid.Current()
	at := slices.IndexFunc(b.grid.Rows(), func(r workflow.TaskRow) bool { return had && r.Task.ID == current.Task.ID })
	b.grid.SetRows(rows)
	if _, has := b.grid.Current(); !has && len(rows) > 0 { // where the task was that is no longer shown stands the next one
		shown := b.grid.Rows()
		b.grid.Select(shown[min(max(at, 0), len(shown)-1)].Task.ID)
	}
}

func (b *taskBoard) typedKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyF2:
		b.change()
	case fyne.KeyDelete:
		b.remove()
	default:
		return false
	}
	return true
}

func (b *taskBoard) menu(row workflow.TaskRow) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Erledigt / wieder offen", b.toggle), fyne.NewMenuItem("Bearbeiten …", b.change), fyne.NewMenuItem("Entfernen", b.remove),
	}
	if b.host.Desk().Store.ReadOnly() {
		items = nil
	}
	return items
}

// toggle marks the selected tasks done; where all of them are done already, open again.
func (b *taskBoard) toggle() {
	var ids []data.ID
	on := data.Date{}
	for _, row := range b.grid.Selected() {
		ids = append(ids, row.Task.ID)
		if row.Task.DoneOn.IsZero() {
			on = b.host.Desk().Today()
		}
	}
	b.act(func() error { return b.host.Desk().CompleteTasks(b.host.Context(), ids, on) })
}

// remove takes the task with the cursor away.
func (b *taskBoard) remove() {
	row, ok := b.grid.Current()
	if !ok {
		return
	}
	task := row.Task
	task.Text = ""
	b.act(func() error { return b.save(task) })
}

func (b *taskBoard) save(task data.Task) error {
	_, err := b.host.Desk().SaveTask(b.host.Context(), task)
	return err
}

// act does something that can be taken back here, and reads the tasks again.
func (b *taskBoard) act(do func() error) {
	if err := b.perform(do); err != nil {
		b.host.ShowError(err)
	}
}

func (b *taskBoard) perform(do func() error) error {
	if err := do(); err != nil {
		return err
	}
	entry, can, err := b.host.Desk().Store.NextUndo(b.host.Context())
	if err != nil {
		return err
	}
	if can {
		b.done = append(b.done, entry.ID)
		b.undo.Enable()
	}
	b.reload()
	return nil
}

// takeBack takes back the last thing that was done in this list. The window's own key for it rests while a dialog is open.
func (b *taskBoard) takeBack() {
	ctx, store := b.host.Context(), b.host.Desk().Store
	entry, can, err := store.NextUndo(ctx)
	if err == nil && can && len(b.done) > 0 && entry.ID == b.done[len(b.done)-1] {
		b.done = b.done[:len(b.done)-1]
		_, err = store.Undo(ctx)
	}
	if len(b.done) == 0 {
		b.undo.Disable()
	}
	b.host.ShowError(err)
	b.reload()
}

// change asks what is to be changed in the task with the cursor.
func (b *taskBoard) change() {
	row, ok := b.grid.Current()
	if !ok {
		b.host.ShowError(data.Mistakef("Bitte zuerst eine Aufgabe auswählen."))
		return
	}
	task := row.Task
	text := form.NewText("Aufgabe", func(v string) error {
		if v == "" {
			return data.Mistakef("Bitte angeben, was zu tun ist.")
		}
		task.Text = v
		return nil
	})
	text.SetText(task.Text)
	who := form.NewPicker("Wer", searchPeople(b.host), func(p form.Pick) error { setWho(&task, p); return nil })
	who.AllowFree = true
	who.SetPick(form.Pick{ID: task.PersonID, Title: row.Who})
	due := form.NewDate("Bis wann", b.host.Desk().Today, func(on data.Date) error { task.DueOn = on; return nil })
	due.SetDate(task.DueOn)
	done := form.NewDate("Erledigt am", b.host.Desk().Today, func(on data.Date) error { task.DoneOn = on; return nil })
	done.SetDate(task.DoneOn)
	content := dialogColumn(text, form.Row([]float32{2, 1, 1}, who, due, done))
	b.host.Dialog("Aufgabe", content, "Speichern", func() error {
		if !form.CommitAll(text, who, due, done) {
			return errWrongField
		}
		return b.perform(func() error { return b.save(task) })
	}, func() { b.host.Window().Canvas().Focus(b.grid) })
	text.Focus(b.host.Window().Canvas())
}

// setWho puts who does a task into it: a person on file, or a name.
func setWho(t *data.Task, p form.Pick) {
	t.PersonID, t.Who = p.ID, ""
	if p.ID == 0 {
		t.Who = p.Title
	}
}

// searchPeople offers people on file by what is typed.
func searchPeople(h host.Host) func(string) []form.Pick {
	const offered = 8
	return func(text string) []form.Pick {
		people, err := h.Desk().Store.People(h.Context(), data.PersonFilter{Search: text, On: h.Desk().Today(), Limit: offered})
		if err != nil {
			h.ShowError(err)
			return nil
		}
		var picks []form.Pick
		for _, p := range people {
			picks = append(picks, form.Pick{ID: p.Person.ID, Title: p.Person.FullName(), Detail: p.Function})
		}
		return picks
	}
}

func sortByNumber(meetings []data.Meeting) {
	slices.SortFunc(meetings, func(a, b data.Meeting) int { return a.Number - b.Number })
}
