package meetings

import (
	"fmt"
	"os"
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

// attend marks the first on the list of the meeting as present, and the rest by turns.
func attendDemo(t *testing.T, h *hosttest.Host, m *minutes) []data.InvitationRow {
	t.Helper()
	rows, err := h.Desk().Store.Invitations(h.Context(), m.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	marks := []string{data.AttendancePresent, data.AttendancePresent, data.AttendanceOnline, data.AttendanceExcused, data.AttendanceAbsent}
	for i, row := range rows {
		if err := h.Desk().MarkAttendance(h.Context(), []data.ID{row.Invitation.ID}, marks[i%len(marks)], ""); err != nil {
			t.Fatal(err)
		}
	}
	h.Settle()
	return rows
}

func TestAttendanceFillsItselfIn(t *testing.T) {
	m, h := openMinutes(t)
	if !h.Sees("Noch ist keine Anwesenheit eingetragen.") {
		t.Errorf("to be seen are %q", hosttest.Texts(m.content))
	}
	rows := attendDemo(t, h, m)
	if want := m.read.Summary(); !h.Sees(want) || !strings.Contains(want, "von 25 BA vertreten") {
		t.Errorf("%q is not to be seen", want)
	}
	h.Tap("Namen zeigen")
	h.Shot("minutes-names")
	if !h.Sees("Anwesend (") || !h.Sees("Entschuldigt (") {
		t.Errorf("%d people, to be seen are %q", len(rows), hosttest.Texts(m.details.content))
	}
	h.Tap("Namen ausblenden")
	if h.Sees("Anwesend (") {
		t.Error("the names still stand there")
	}
}

// Draft, sent, changed, approved, draft again: each state shows itself and what can be done in it.
func TestStatesOfMinutes(t *testing.T) {
	m, h := openMinutes(t)
	rows := attendDemo(t, h, m)
	m.item.focusText()
	h.Write("Es wurde getagt.")
	h.Tap("Als versandt vermerken …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("minutes of a meeting that is still to come were sent")
	}
	h.Cancel()
	held := m.meeting
	held.HeldOn = h.Desk().Today().AddDays(-4)
	if err := h.Desk().SaveMeeting(h.Context(), held); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Tap("Als versandt vermerken …")
	h.Type("Versandt am", "heut")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("„heut“ is no day")
	}
	h.Type("Versandt am", "2.3.2026")
	h.Accept()
	h.Settle()
	if got := hosttest.Row[data.Meeting](h, m.meeting.ID); got.MinutesState != data.MinutesSent || got.MinutesSentOn.String() != "02.03.2026" || m.chip.Mark().Word != "versandt" {
		t.Fatalf("%+v, the chip says %q", got, m.chip.Mark().Word)
	}
	if h.Sees("Als versandt vermerken …") || h.Sees("geänderte Zeile") || !h.Sees("versandt am 02.03.2026") {
		t.Errorf("to be seen are %q", hosttest.Texts(m.content))
	}
	if err := h.Desk().MarkAttendance(h.Context(), []data.ID{rows[0].Invitation.ID}, data.AttendanceExcused, ""); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if m.chip.Mark().Word != "versandt, seither geändert" || m.chip.Mark().Tone != workflow.Warn {
		t.Errorf("after a change the chip says %q", m.chip.Mark())
	}
	h.Tap(changesLink(len(m.read.Changed), false))
	h.Shot("minutes-changed")
	if texts := strings.Join(hosttest.Texts(m.details.content), " "); !strings.Contains(texts, "– Anwesend:") || !strings.Contains(texts, "+ Entschuldigt:") {
		t.Errorf("the changes are %q", texts)
	}
	h.Tap("Fassung vom Versand öffnen")
	if len(h.Answers.Opened) != 1 || !strings.Contains(h.Answers.Opened[0], "versandt 2026-03-02") {
		t.Fatalf("opened %q", h.Answers.Opened)
	}
	if content, err := os.ReadFile(h.Answers.Opened[0]); err != nil || !strings.HasPrefix(string(content), "%PDF") {
		t.Errorf("the kept minutes are no PDF: %v", err)
	}
	if h.Sees("Genehmigt …") {
		t.Error("minutes that changed can be approved before they are sent again")
	}
	h.Tap("Als versandt vermerken …")
	h.Accept()
	h.Settle()
	if m.chip.Mark().Word != "versandt" || m.details.shown != detailNone {
		t.Errorf("sent again the chip says %q", m.chip.Mark())
	}
	h.Tap("Genehmigt …")
	h.Choose("In welcher Sitzung", "ohne Sitzung, zum Beispiel schriftlich")
	h.Accept()
	if got := hosttest.Row[data.Meeting](h, m.meeting.ID); got.MinutesState != data.MinutesApproved || got.MinutesApprovedInID != 0 || !h.Sees("genehmigt am 03.03.2026") {
		t.Errorf("in writing: %+v", got)
	}
	h.UndoLast()
	next, err := h.Desk().PlanMeeting(h.Context(), data.Meeting{})
	if err != nil {
		t.Fatal(err)
	}
	h.Tap("Genehmigt …")
	h.Shot("minutes-approve")
	h.Type("Genehmigt am", "3.3.2026")
	h.Accept()
	h.Settle()
	got := hosttest.Row[data.Meeting](h, m.meeting.ID)
	if got.MinutesState != data.MinutesApproved || got.MinutesApprovedInID != next.ID || !h.Sees(fmt.Sprintf("genehmigt in der %d. Sitzung am 03.03.2026", next.Number)) {
		t.Errorf("%+v, to be seen are %q", got, hosttest.Texts(m.content))
	}
	h.Tap("Wieder bearbeiten")
	h.Accept()
	h.Settle()
	if got := hosttest.Row[data.Meeting](h, m.meeting.ID); got.MinutesState != data.MinutesDraft || m.chip.Mark().Word != "Entwurf" || !h.Sees("zuletzt versandt am 03.03.2026") || !h.Sees("Fassung vom Versand öffnen") {
		t.Errorf("%+v, the chip says %q", got, m.chip.Mark())
	}
}

func TestMinutesAreGivenOut(t *testing.T) {
	m, h := openMinutes(t)
	m.item.focusText()
	h.Write("Frau Groß begrüßt alle.")
	for _, c := range []struct{ words, begins string }{{"", "%PDF"}, {"Word-Datei zum Weiterbearbeiten", "PK"}, {"reiner Text", ""}} {
		h.Tap("Protokoll ausgeben …")
		if c.words != "" {
			h.Choose("Als", c.words)
		}
		h.Accept()
		path := h.Answers.Opened[len(h.Answers.Opened)-1]
		if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), c.begins) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if len(h.Answers.Opened) != 3 {
		t.Errorf("opened %q", h.Answers.Opened)
	}
	h.Tap("Protokoll ausgeben …")
	h.Choose("Als", "Text in die Zwischenablage")
	h.Accept()
	text := fyne.CurrentApp().Clipboard().Content()
	if !strings.Contains(text, "Frau Groß begrüßt alle.") || strings.HasPrefix(text, "\uFEFF") || len(h.Answers.Opened) != 3 {
		t.Errorf("in the clipboard stands %q", text)
	}
	h.Tap("Versenden …")
	if len(h.Orders) != 1 || h.Orders[0].TemplateKey != "protokoll" || h.Orders[0].MeetingID != m.meeting.ID || h.Orders[0].Selection.Group != workflow.GroupInvited {
		t.Errorf("%+v", h.Orders)
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
