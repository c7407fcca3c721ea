package meetings

// The lines below the text of an item: what was decided, and the tasks. A line belongs to its row of the file, so that typing in it outlives changes elsewhere; it is saved as it is left, and an empty one
// goes.

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// decisionLine is a decision to edit.
type decisionLine struct {
	decision data.Decision
	text     *form.Text
	content  fyne.CanvasObject
}

// decisionList is the decisions of an item, with a line to add one.
type decisionList struct {
	item    *minutesItem
	lines   []*decisionLine
	box     *fyne.Container
	added   *form.Text
	content fyne.CanvasObject
}

func newDecisionList(item *minutesItem) *decisionList {
	l := &decisionList{item: item, box: container.New(layout.NewCustomPaddedVBoxLayout(0))}
	l.added = form.NewText("", l.add)
	l.added.SetPlaceholder("Neuer Beschluss (Eingabetaste fügt ihn an)")
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), widgets.NewSection("Beschlüsse"), l.box, l.added)
	return l
}

// add enters another decision.
func (l *decisionList) add(text string) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	_, err := l.item.host.Desk().SaveDecision(l.item.host.Context(), data.Decision{MeetingID: l.item.meeting.ID, AgendaItemID: l.item.id, Text: text})
	if err == nil {
		l.added.SetText("")
		l.item.changed()
		l.item.reveal(l.added)
	}
	return err
}

func (l *decisionList) set(decisions []data.Decision) {
	var lines []*decisionLine
	for _, d := range decisions {
		at := slices.IndexFunc(l.lines, func(line *decisionLine) bool { return line.decision.ID == d.ID })
		line := (*decisionLine)(nil)
		if at < 0 {
			line = l.newLine()
		} else {
			line = l.lines[at]
		}
		line.decision = d
		line.text.SetText(d.Text)
		lines = append(lines, line)
	}
	l.lines = lines
	fill(l.box, lines, func(line *decisionLine) fyne.CanvasObject { return line.content })
}

func (l *decisionList) newLine() *decisionLine {
	line := &decisionLine{}
	line.text = form.NewText("", func(text string) error {
		decision := line.decision
		decision.Text = text
		_, err := l.item.host.Desk().SaveDecision(l.item.host.Context(), decision)
		if err == nil {
			l.item.saved()
		}
		if err == nil && strings.TrimSpace(text) == "" {
			l.item.changed()
		}
		return err
	})
	remove := widgets.NewButton("✕", func() {
		line.text.Drop()
		decision := line.decision
		decision.Text = ""
		if _, err := l.item.host.Desk().SaveDecision(l.item.host.Context(), decision); err != nil {
			l.item.host.ShowError(err)
			return
		}
		l.item.changed()
	})
	line.content = container.NewBorder(nil, nil, nil, topped(remove), line.text)
	return line
}

func (l *decisionList) fields() []form.Field {
	var fields []form.Field
	for _, line := range l.lines {
		fields = append(fields, line.text)
	}
	return append(fields, l.added)
}

// fill shows the lines in a column, anew only where it is not the same ones.
func fill[L any](box *fyne.Container, lines []L, content func(L) fyne.CanvasObject) {
	var objects []fyne.CanvasObject
	for _, line := range lines {
		objects = append(objects, content(line))
	}
	if !slices.Equal(objects, box.Objects) {
		box.Objects = objects
		box.Refresh()
	}
}

// topped keeps a button at the top of a higher place.
func topped(button fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), button)
}

// taskLine is a task to edit.
type taskLine struct {
	task    data.Task
	text    *form.Text
	who     *form.Picker
	due     *form.Date
	done    *form.Check
	content fyne.CanvasObject
}

func (l *taskLine) fields() []form.Field { return []form.Field{l.text, l.who, l.due, l.done} }

// taskList is the tasks of an item, with a line to add one.
type taskList struct {
	item    *minutesItem
	lines   []*taskLine
	box     *fyne.Container
	added   *form.Text
	new     data.ID // the task that was added last, while the Enter key is on its way
	content fyne.CanvasObject
}

func newTaskList(item *minutesItem) *taskList {
	l := &taskList{item: item, box: container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))}
	l.added = form.NewText("", l.add)
	l.added.SetPlaceholder("Neue Aufgabe (Eingabetaste fügt sie an und fragt nach „Wer“)")
	l.added.OnTyped = func(string) { l.new = 0 }
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), widgets.NewSection("Aufgaben"), l.box, l.added)
	return l
}

// add enters another task.
func (l *taskList) add(text string) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	id, err := l.item.host.Desk().SaveTask(l.item.host.Context(), data.Task{MeetingID: l.item.meeting.ID, AgendaItemID: l.item.id, Text: text})
	if err == nil {
		l.added.SetText("")
		l.item.changed()
		l.new = id
		l.item.reveal(l.added)
	}
	return err
}

// entered puts the cursor to who does the task that the Enter key has just added. It reports whether there was one.
func (l *taskList) entered() bool {
	at := slices.IndexFunc(l.lines, func(line *taskLine) bool { return l.new != 0 && line.task.ID == l.new })
	l.new = 0
	if at < 0 {
		return false
	}
	l.lines[at].who.Focus(l.item.host.Window().Canvas())
	return true
}

func (l *taskList) set(rows []workflow.TaskRow) {
	var lines []*taskLine
	for _, row := range rows {
		at := slices.IndexFunc(l.lines, func(line *taskLine) bool { return line.task.ID == row.Task.ID })
		line := (*taskLine)(nil)
		if at < 0 {
			line = l.newLine()
		} else {
			line = l.lines[at]
		}
		line.show(row)
		lines = append(lines, line)
	}
	l.lines = lines
	fill(l.box, lines, func(line *taskLine) fyne.CanvasObject { return line.content })
}

// show shows a task as it is saved.
func (l *taskLine) show(row workflow.TaskRow) {
	l.task = row.Task
	l.text.SetText(row.Task.Text)
	l.who.SetPick(form.Pick{ID: row.Task.PersonID, Title: row.Who})
	l.due.SetDate(row.Task.DueOn)
	l.done.SetChecked(!row.Task.DoneOn.IsZero())
}

func (l *taskList) newLine() *taskLine {
	line := &taskLine{}
	desk, ctx := l.item.host.Desk(), l.item.host.Context()
	save := func(change func(*data.Task)) error {
		task := line.task
		change(&task)
		if _, err := desk.SaveTask(ctx, task); err != nil {
			return err
		}
		line.task = task
		l.item.saved()
		return nil
	}
	line.text = form.NewText("", func(text string) error {
		err := save(func(t *data.Task) { t.Text = text })
		if err == nil && strings.TrimSpace(text) == "" {
			l.item.changed()
		}
		return err
	})
	line.who = form.NewPicker("", searchPeople(l.item.host), func(p form.Pick) error { return save(func(t *data.Task) { setWho(t, p) }) })
	line.who.AllowFree = true
	line.who.SetPlaceholder("Wer")
	line.due = form.NewDate("", desk.Today, func(on data.Date) error { return save(func(t *data.Task) { t.DueOn = on }) })
	line.due.SetPlaceholder("bis wann")
	line.done = form.NewCheck("erledigt", func(yes bool) error {
		on := data.Date{}
		if yes {
			on = desk.Today()
		}
		if err := desk.CompleteTasks(ctx, []data.ID{line.task.ID}, on); err != nil {
			return err
		}
		line.task.DoneOn = on
		l.item.saved()
		return nil
	})
	remove := widgets.NewButton("✕", func() {
		for _, field := range line.fields() {
			field.Drop()
		}
		if err := save(func(t *data.Task) { t.Text = "" }); err != nil {
			l.item.host.ShowError(err)
			return
		}
		l.item.changed()
	})
	second := form.Row([]float32{2.4, 1.5, 1}, line.who, line.due, line.done)
	line.content = container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, nil, topped(remove), line.text),
		container.New(layout.NewCustomPaddedLayout(0, 0, look.Space4, 0), second))
	return line
}

func (l *taskList) fields() []form.Field {
	var fields []form.Field
	for _, line := range l.lines {
		fields = append(fields, line.fields()...)
	}
	return append(fields, l.added)
}
