package meetings

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// attendDemo marks the people on the list of the meeting by turns.
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
