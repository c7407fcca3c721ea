package meetings

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// openMinutes shows the minutes of the invented meeting.
func openMinutes(t *testing.T) (*minutes, *hosttest.Host) {
	t.Helper()
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.record.pane.Tabs.Select(tabMinutes)
	h.Settle()
	return p.record.minutes, h
}

// itemOf reads the n-th item of the agenda from the file.
func itemOf(t *testing.T, h *hosttest.Host, m *minutes, n int) data.AgendaItem {
	t.Helper()
	items, err := h.Desk().Agenda(h.Context(), m.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	return items[n]
}

// Somebody writes while people talk: the keys lead from item to item, and every text is saved as it is left.
func TestMinutesAreWrittenByKeysAlone(t *testing.T) {
	m, h := openMinutes(t)
	if m.item.id != itemOf(t, h, m, 0).ID {
		t.Fatalf("the minutes do not begin with the first item but with %d", m.item.id)
	}
	m.item.focusText()
	h.Write("Frau Groß eröffnet die Sitzung.")
	h.Key(fyne.KeyF8)
	h.Write("Das Protokoll der letzten Sitzung wird besprochen.")
	h.Key(fyne.KeyF7)
	h.Write(" Alle stellen sich vor.")
	h.Key(fyne.KeyF7)
	if m.item.id != introRow {
		t.Fatalf("before the first item stands %d", m.item.id)
	}
	h.Write("Die Sitzung findet im Rathaus statt.")
	h.Key(fyne.KeyF7) // there is nothing before
	h.Key(fyne.KeyF8)
	first, second := itemOf(t, h, m, 0), itemOf(t, h, m, 1)
	if first.Record != "Frau Groß eröffnet die Sitzung. Alle stellen sich vor." || second.Record != "Das Protokoll der letzten Sitzung wird besprochen." {
		t.Errorf("saved are %q and %q", first.Record, second.Record)
	}
	if got := hosttest.Row[data.Meeting](h, m.meeting.ID).MinutesText; got != "Die Sitzung findet im Rathaus statt." {
		t.Errorf("before the items stands %q", got)
	}
	if first.Outcome != data.OutcomeDone || m.item.outcome.Value() != data.OutcomeDone {
		t.Errorf("an item with a text is %q, shown as %q", first.Outcome, m.item.outcome.Value())
	}
	h.Choose("Ergebnis", "vertagt")
	m.item.focusText()
	h.Write(" Vertagt.")
	h.Window().Canvas().Unfocus()
	if got := itemOf(t, h, m, 0); got.Outcome != data.OutcomePostponed || !strings.HasSuffix(got.Record, "Vertagt.") {
		t.Errorf("%+v", got)
	}
	if row := m.grid.Rows()[1]; row.mark.Word != "vertagt" {
		t.Errorf("the list says %q", row.mark.Word)
	}
	h.Shot("minutes")
}

// The list leads to an item by mouse as well; what is being typed is saved first.
func TestTheListOfItems(t *testing.T) {
	m, h := openMinutes(t)
	m.item.focusText()
	h.Write("Begrüßung.")
	rows := m.grid.Rows()
	m.grid.Select(rows[3].id)
	if m.item.id != rows[3].id || itemOf(t, h, m, 0).Record != "Begrüßung." || m.item.text.Text() != "" {
		t.Errorf("shown is %d with %q", m.item.id, m.item.text.Text())
	}
	if row, _ := m.grid.Current(); row.id != rows[3].id {
		t.Errorf("the list stands at %q", row.title)
	}
	m.grid.SortBy(1, true)
	for i, row := range m.grid.Rows() {
		if row.id != rows[i].id {
			t.Fatal("the agenda lost its order")
		}
	}
	m.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	h.Write("Hier.")
	if m.item.text.Text() != "Hier." {
		t.Error("Enter in the list does not lead into the text")
	}
}

func TestDecisions(t *testing.T) {
	m, h := openMinutes(t)
	l := m.item.decisions
	h.Window().Canvas().Unfocus()
	l.added.Focus(h.Window().Canvas())
	h.Write("Der Runde Tisch bittet um einen Bericht.")
	h.Key(fyne.KeyReturn)
	h.Write("Der Antrag wird angenommen.")
	h.Key(fyne.KeyReturn)
	if len(l.lines) != 2 || l.lines[1].text.Text() != "Der Antrag wird angenommen." || l.added.Text() != "" {
		t.Fatalf("%d lines, in the new one stands %q", len(l.lines), l.added.Text())
	}
	l.lines[0].text.Focus(h.Window().Canvas())
	h.Key(fyne.KeyEnd)
	h.Write(" Bis Mai.")
	h.Key(fyne.KeyReturn)
	kept := l.lines[0]
	l.lines[1].text.Focus(h.Window().Canvas())
	h.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	h.Key(fyne.KeyDelete)
	h.Key(fyne.KeyReturn) // an empty one goes
	decision := hosttest.Only[data.Decision](h, nil)
	if !strings.HasSuffix(decision.Text, "Bis Mai.") || decision.AgendaItemID != m.item.id || len(l.lines) != 1 || l.lines[0] != kept {
		t.Errorf("%+v, %d lines", decision, len(l.lines))
	}
	h.Tap("✕")
	if len(hosttest.Rows[data.Decision](h, nil)) != 0 || len(l.lines) != 0 {
		t.Error("the decision is still there")
	}
	h.UndoLast()
	if len(l.lines) != 1 {
		t.Error("undo does not bring it back")
	}
}

// A task is typed in one go: what, who, until when.
func TestTasksOfAnItem(t *testing.T) {
	m, h := openMinutes(t)
	l := m.item.tasks
	window := h.Window().Canvas()
	l.added.Focus(window)
	h.Write("Liste der Sprachkurse versenden")
	h.Key(fyne.KeyReturn)
	h.Write("die Geschäftsstelle") // Enter has led to who
	h.Key(fyne.KeyTab)
	h.Write("15.4.")
	h.Key(fyne.KeyTab)
	task := hosttest.Only[data.Task](h, nil)
	if task.Who != "die Geschäftsstelle" || task.PersonID != 0 || task.DueOn.String() != "15.04.2026" || task.AgendaItemID != m.item.id || task.MeetingID != m.meeting.ID {
		t.Fatalf("%+v", task)
	}
	person := hosttest.Rows[data.Person](h, nil)[0]
	l.lines[0].who.Focus(window)
	window.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	h.Key(fyne.KeyDelete)
	h.Write(person.LastName)
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyReturn)
	chosen := hosttest.Only[data.Task](h, nil)
	if chosen.PersonID == 0 || !strings.Contains(l.lines[0].who.Text(), person.LastName) {
		t.Errorf("%+v, shown is %q", chosen, l.lines[0].who.Text())
	}
	h.Tap("erledigt")
	if got := hosttest.Only[data.Task](h, nil); got.DoneOn != h.Desk().Today() {
		t.Errorf("%+v", got)
	}
	h.Shot("minutes-task")
	l.lines[0].due.Focus(window)
	h.Write("99")
	h.Key(fyne.KeyF8)
	if m.item.id != task.AgendaItemID || l.lines[0].due.Problem() == "" || m.leave() {
		t.Error("a day that is none was left behind")
	}
	h.Key(fyne.KeyEscape)
	h.Tap("✕")
	if len(hosttest.Rows[data.Task](h, nil)) != 0 || len(l.lines) != 0 {
		t.Error("the task is still there")
	}
}

// A full record: sub-items, a long text, decisions, tasks. Everything has its place, and what does not fit scrolls.
func TestAFullRecord(t *testing.T) {
	m, h := openMinutes(t)
	attendDemo(t, h, m)
	parent := itemOf(t, h, m, 2)
	for _, title := range []string{"Sprachkurse und Sprachcafés", "Beratung in den Stadtbezirken"} {
		if _, err := h.Desk().AddAgendaItem(h.Context(), data.AgendaItem{MeetingID: m.meeting.ID, ParentID: parent.ID, Title: title, Minutes: 10, Speaker: "Sozialreferat", Public: true}); err != nil {
			t.Fatal(err)
		}
	}
	h.Settle()
	rows := m.grid.Rows()
	if len(rows) != 7 || rows[4].number != "3.1" {
		t.Fatalf("%+v", rows)
	}
	m.grid.Select(rows[4].id)
	m.item.focusText()
	h.Write("Das Sozialreferat berichtet, in welchen Stadtbezirken es Sprachkurse und Sprachcafés gibt. In elf Stadtbezirken fehlen Angebote am Abend. Mehrere Mitglieder wünschen eine Liste, die alle Bezirksausschüsse erhalten.")
	window := h.Window().Canvas()
	m.item.decisions.added.Focus(window)
	for _, text := range []string{"Der Runde Tisch bittet das Sozialreferat um eine Liste aller Sprachkurse nach Stadtbezirken.", "Die Liste wird allen Bezirksausschüssen zugeleitet."} {
		h.Write(text)
		h.Key(fyne.KeyReturn)
	}
	for _, task := range [][3]string{{"Liste der Sprachkurse anfordern", "Sozialreferat, Frau Berger", "15.4."}, {"Liste an alle BA versenden", "Geschäftsstelle", "30.4."}} {
		m.item.tasks.added.Focus(window)
		h.Write(task[0])
		h.Key(fyne.KeyReturn)
		h.Write(task[1])
		h.Key(fyne.KeyTab)
		h.Write(task[2])
		h.Key(fyne.KeyTab)
	}
	h.Shot("minutes-full")
	if got := itemOf(t, h, m, 3); got.Record == "" || len(m.item.decisions.lines) != 2 || len(m.item.tasks.lines) != 2 {
		t.Errorf("%+v, %d decisions, %d tasks", got, len(m.item.decisions.lines), len(m.item.tasks.lines))
	}
}

// A file that is only read shows its minutes and changes none.
func TestMinutesOfAFileThatIsOnlyRead(t *testing.T) {
	store, err := data.Open(t.Context(), hosttest.Demo(t).Store.Path(), data.Options{Now: func() time.Time { return hosttest.Now }, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	p, h := hosttest.Opened[*Page](t, workflow.NewDesk(store), New)
	p.record.pane.Tabs.Select(tabMinutes)
	h.Settle()
	m := p.record.minutes
	for _, field := range m.fields() {
		if off, is := field.(fyne.Disableable); !is || !off.Disabled() {
			t.Errorf("%T can be typed into", field)
		}
	}
	if h.Sees("Als versandt vermerken …") || h.Sees("Versenden …") || !h.Sees("Protokoll ausgeben …") || !m.item.block.Disabled() {
		t.Errorf("to be seen are %q", hosttest.Texts(m.content))
	}
	b := newTaskBoard(h)
	if !b.edit.Disabled() || b.menu(workflow.TaskRow{}) != nil {
		t.Error("tasks can be changed")
	}
}

// What another change brings does not take away what is being typed.
func TestTypingInTheMinutesOutlivesTheOthers(t *testing.T) {
	m, h := openMinutes(t)
	m.item.focusText()
	h.Write("Es wird berichtet")
	other := itemOf(t, h, m, 2)
	if err := h.Desk().SaveRecord(h.Context(), other.ID, "Von anderswo.", data.OutcomeDone); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Write(", dass alles läuft.")
	h.Key(fyne.KeyF8)
	if got := itemOf(t, h, m, 0).Record; got != "Es wird berichtet, dass alles läuft." {
		t.Errorf("saved is %q", got)
	}
	h.Key(fyne.KeyF8)
	if m.item.text.Text() != "Von anderswo." {
		t.Errorf("shown is %q", m.item.text.Text())
	}
}

func TestTextBlocksAreInserted(t *testing.T) {
	m, h := openMinutes(t)
	id, err := h.Desk().SaveTextBlock(h.Context(), data.TextBlock{Name: "Kenntnisnahme Xaver", Text: "Der Runde Tisch nimmt Kenntnis."})
	if err != nil || id == 0 {
		t.Fatal(err)
	}
	m.item.focusText()
	h.Write("Bericht. ")
	h.Tap("Baustein …")
	h.Shot("minutes-block")
	h.Write("xav")
	h.Accept()
	if got := m.item.text.Text(); got != "Bericht. Der Runde Tisch nimmt Kenntnis." {
		t.Errorf("the text is %q", got)
	}
	h.Write(" Ende.")
	h.Window().Canvas().Unfocus()
	if got := itemOf(t, h, m, 0).Record; got != "Bericht. Der Runde Tisch nimmt Kenntnis. Ende." {
		t.Errorf("saved is %q", got)
	}
	h.Tap("Baustein …")
	h.Write("qqq")
	if !h.Sees("Kein Baustein gefunden.") {
		t.Error("it does not say that nothing is found")
	}
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nothing was put in")
	}
	h.Cancel()
	for _, c := range []struct{ text, block, want string }{{"", "a\nb", "a\nb"}, {"x", "a\nb", "\na\nb"}, {"x\n", "a\nb", "a\nb"}, {"x", "a", " a"}, {"x ", "a", "a"}} {
		if got := insertion(c.text, c.block); got != c.want {
			t.Errorf("into %q: %q", c.text, got)
		}
	}
}

// What is typed belongs to the meeting in whose minutes it was typed; it goes when the meeting goes.
func TestMinutesOfAnotherMeeting(t *testing.T) {
	m, h := openMinutes(t)
	first := m.meeting
	h.Tap("Neue Sitzung")
	h.Tap("Protokoll")
	second := m.meeting
	if second.ID == first.ID || len(m.grid.Rows()) != 1 || m.item.id != introRow || h.Sees("Beschlüsse") {
		t.Fatalf("a meeting without agenda shows %+v", m.grid.Rows())
	}
	m.item.focusText()
	h.Write("Erste Sitzung nach der Pause.")
	rows, err := h.Desk().Store.Meetings(h.Context())
	if err != nil {
		t.Fatal(err)
	}
	h.Tap(fmt.Sprint(first.Number))
	if m.meeting.ID != first.ID || m.item.text.Text() != "" || m.item.id == introRow {
		t.Errorf("of %d meetings the minutes of number %d show, with %q", len(rows), m.meeting.Number, m.item.text.Text())
	}
	if got := hosttest.Row[data.Meeting](h, second.ID).MinutesText; got != "Erste Sitzung nach der Pause." {
		t.Errorf("saved is %q", got)
	}
	m.item.focusText()
	h.Write("Für die erste.")
	h.Window().Canvas().Unfocus()
	h.UndoLast() // the text
	if m.item.text.Text() != "" || itemOf(t, h, m, 0).Record != "" {
		t.Errorf("taken back, the text is %q", m.item.text.Text())
	}
}

// Fields are there for other pages by their labels; keys of the window are left to it where the minutes have no use for them.
func TestKeysAndFieldsOfTheMinutes(t *testing.T) {
	m, h := openMinutes(t)
	if field, ok := host.FieldByLabel(textLabel, m.fields()); !ok || field.(form.Field) != form.Field(m.item.text) {
		t.Error("the text is not found by its label")
	}
	heard := h.Window().Canvas().OnTypedKey()
	before := m.item.id
	h.Dialog("Frage", form.NewText("Antwort", func(string) error { return nil }), "Ja", func() error { return nil }, nil)
	heard(&fyne.KeyEvent{Name: fyne.KeyF8})
	if m.item.id != before {
		t.Error("F8 leads on while a dialog lies over the minutes")
	}
	h.Cancel()
	heard(&fyne.KeyEvent{Name: desktop.KeyMenu})
	m.content.Hide()
	heard(&fyne.KeyEvent{Name: fyne.KeyF8})
	if m.item.id != before {
		t.Error("F8 leads on while nobody sees the minutes")
	}
	read := m.read
	if err := h.Desk().SaveMinutesText(h.Context(), m.meeting.ID, "Neu."); err != nil {
		t.Fatal(err)
	}
	if m.read.Meeting.MinutesText != read.Meeting.MinutesText || !m.stale {
		t.Error("the minutes are read though nobody sees them")
	}
	m.content.Show()
	if m.read.Meeting.MinutesText != "Neu." || m.stale {
		t.Error("the minutes are not read when they are shown")
	}
}
