package meetings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// giveTasks enters a task that is overdue, one that is open and one without a day, in two meetings.
func giveTasks(t *testing.T, h *hosttest.Host) (first, second data.Meeting) {
	t.Helper()
	first = hosttest.Only[data.Meeting](h, nil)
	second, err := h.Desk().PlanMeeting(h.Context(), data.Meeting{})
	if err != nil {
		t.Fatal(err)
	}
	today, item := h.Desk().Today(), data.ID(0)
	for _, title := range []string{"Begrüßung", "Räume"} {
		if item, err = h.Desk().AddAgendaItem(h.Context(), data.AgendaItem{MeetingID: second.ID, Title: title}); err != nil {
			t.Fatal(err)
		}
	}
	for _, task := range []data.Task{
		{MeetingID: first.ID, Text: "Liste der Sprachkurse versenden", Who: "Geschäftsstelle", DueOn: today.AddDays(-5)},
		{MeetingID: second.ID, AgendaItemID: item, Text: "Raum für die nächste Sitzung anfragen", PersonID: hosttest.Rows[data.Person](h, nil)[0].ID, DueOn: today.AddDays(20)},
		{MeetingID: first.ID, Text: "Bericht über das Programm „Demokratie leben“ vorbereiten und an alle Mitglieder schicken"},
	} {
		if _, err := h.Desk().SaveTask(h.Context(), task); err != nil {
			t.Fatal(err)
		}
	}
	return first, second
}

func TestTasksOfAllMeetings(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	_, second := giveTasks(t, h)
	p.tasks()
	h.Settle()
	grid := hosttest.Find[*widgets.Grid[workflow.TaskRow]](h.Top())[0]
	if rows := grid.Rows(); len(rows) != 3 || rows[0].Mark.Word != "überfällig" {
		t.Fatalf("%+v", rows)
	}
	h.Shot("tasks")
	h.Key(fyne.KeyReturn)
	if row, ok := grid.Current(); !ok || len(grid.Rows()) != 2 || row.Task.ID != grid.Rows()[0].Task.ID {
		t.Errorf("after the first is done the list stands at %+v", row)
	}
	h.Tap("Rückgängig")
	h.Choose("Zeigen", "überfällige")
	if rows := grid.Rows(); len(rows) != 1 || !strings.HasPrefix(rows[0].Task.Text, "Liste") {
		t.Errorf("overdue are %+v", rows)
	}
	overdue := grid.Rows()[0].Task.ID
	h.Window().Canvas().Focus(grid)
	h.Key(fyne.KeyReturn)
	if got := hosttest.Row[data.Task](h, overdue); got.DoneOn != h.Desk().Today() || len(grid.Rows()) != 0 {
		t.Errorf("%+v, %d rows", got, len(grid.Rows()))
	}
	h.Tap("Rückgängig")
	if got := hosttest.Row[data.Task](h, overdue); !got.DoneOn.IsZero() || len(grid.Rows()) != 1 {
		t.Errorf("taken back: %+v, %d rows", got, len(grid.Rows()))
	}
	h.Choose("Zeigen", "alle")
	grid.Select(overdue)
	h.Window().Canvas().Focus(grid)
	h.Write("e")
	h.Write("E")
	if got := hosttest.Row[data.Task](h, overdue); !got.DoneOn.IsZero() {
		t.Errorf("done and open again: %+v", got)
	}
	h.Key(fyne.KeyF2)
	h.Enter("Aufgabe", "")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a task without a text was accepted")
	}
	h.Enter("Aufgabe", "Sprachkurse sammeln")
	h.Type("Bis wann", "1.6.2026")
	h.Shot("tasks-edit")
	h.Accept()
	if got := hosttest.Row[data.Task](h, overdue); got.Text != "Sprachkurse sammeln" || got.DueOn.String() != "01.06.2026" || got.Who != "Geschäftsstelle" {
		t.Errorf("%+v", got)
	}
	h.Key(fyne.KeyDelete)
	if len(hosttest.Rows[data.Task](h, nil)) != 2 {
		t.Error("the task is still there")
	}
	h.Tap("Rückgängig")
	for _, row := range grid.Rows() {
		if row.Task.AgendaItemID != 0 {
			grid.Select(row.Task.ID)
		}
	}
	h.Accept()
	m := p.record.minutes
	if len(h.Dialogs) != 0 || m.meeting.ID != second.ID || p.record.pane.Tabs.Selected() != tabMinutes || m.item.title.Text() != "2 Räume" || len(m.item.tasks.lines) != 1 {
		t.Errorf("shown is %q of %s", m.item.title.Text(), p.record.meeting.Name())
	}
}

func TestNoTasksYet(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.tasks()
	h.Settle()
	if !h.Sees("Hier ist keine Aufgabe.") {
		t.Errorf("to be seen are %q", hosttest.Texts(h.Top()))
	}
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("no task leads to no meeting")
	}
	h.Tap("Bearbeiten …")
	h.Tap("Erledigt / wieder offen")
	if errs := h.TakeErrors(); len(errs) != 2 {
		t.Errorf("errors %v", errs)
	}
	h.Cancel()
}
