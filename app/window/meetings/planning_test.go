package meetings

// Planning as a clerk does it: several days to choose from, who leads, what is missing, the next meeting and a series.

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

func TestProposedDates(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	h.Tap("Neue Sitzung")
	h.Type("oder ungefähr („voraussichtlich im Herbst“)", "im Herbst")
	h.Type("Beginn", "18")
	h.Type("Ende", "20")
	h.Type("Termin vorschlagen", "15.10.26")
	h.Type("Termin vorschlagen", "8.10.26")
	h.Type("Termin vorschlagen", "8.10.26") // twice the same
	if h.Problem("Termin vorschlagen") == "" {
		t.Error("the same proposal was taken twice")
	}
	h.Key(fyne.KeyEscape)
	first, second := p.record.planning.proposals.lines[0], p.record.planning.proposals.lines[1]
	if first.date.Date() != data.NewDate(2026, 10, 8) || first.starts.Text() != "18:00" {
		t.Errorf("the earlier one comes first: %v %q", first.date.Date(), first.starts.Text())
	}
	enter(h, second.note, "Saal frei")
	second.starts.Focus(h.Window().Canvas())
	h.Write("19")
	h.Key(fyne.KeyReturn)
	h.Shot("plan-proposals")
	if got := hosttest.Only[data.DateProposal](h, data.Match{"note": "Saal frei"}); got.Starts != "19:00" || got.Ends != "20:00" {
		t.Errorf("%+v", got)
	}
	if !h.Sees("Der Termin ist noch nicht festgelegt: 2 Vorschläge.") {
		t.Error("nobody is told that the date is open")
	}
	h.Tap("Streichen") // the last one
	if left := hosttest.Rows[data.DateProposal](h, nil); len(left) != 1 || left[0].HeldOn != data.NewDate(2026, 10, 8) {
		t.Errorf("%v", left)
	}
	h.UndoLast()
	h.Tap("Festlegen")
	m := hosttest.Only[data.Meeting](h, nil)
	if m.HeldOn != data.NewDate(2026, 10, 15) || m.Starts != "19:00" || m.VagueDate != "" || len(hosttest.Rows[data.DateProposal](h, nil)) != 0 {
		t.Errorf("%+v", m)
	}
	if h.Sees("Terminvorschläge") || !h.Sees("1. Sitzung · Do, 15.10.2026") {
		t.Error("the page does not show that the date is fixed")
	}
	h.UndoLast()
	if len(p.record.planning.proposals.lines) != 2 || !h.Sees("Terminvorschläge") {
		t.Error("undo does not bring the proposals back")
	}
}

func TestHintsLeadToTheirFields(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	h.Tap("Neue Sitzung")
	h.Shot("plan-new")
	for _, words := range []string{"Es steht noch kein Termin fest.", "Der Ort fehlt.", "Die Tagesordnung ist noch leer."} {
		if !h.Sees(words) {
			t.Errorf("%q is not told", words)
		}
	}
	h.Tap("→ Ort")
	h.Write("Rathaus")
	h.Key(fyne.KeyReturn)
	if m := hosttest.Only[data.Meeting](h, nil); m.Place != "Rathaus" || h.Sees("Der Ort fehlt.") {
		t.Errorf("%+v", m)
	}
	h.Choose("Form", "hybrid")
	h.Tap("→ Adresse der Videokonferenz")
	h.Write("https://example.org/raum")
	h.Key(fyne.KeyReturn)
	h.Tap("→ Tagesordnung")
	h.Write("Begrüßung")
	h.Key(fyne.KeyReturn)
	if items := hosttest.Rows[data.AgendaItem](h, nil); len(items) != 1 || p.record.pane.Tabs.Selected() != tabAgenda {
		t.Errorf("%v", items)
	}
	h.Tap("Daten")
	h.Type("Datum", "13.3.26") // in ten days
	if !h.Sees("Ladungsfrist von 21 Tagen") || !h.Sees("! Achtung") {
		t.Error("nobody is told of the notice period")
	}
	h.Shot("plan-late")
}

func TestWhoLeads(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Enter("Leitung", "demir")
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyReturn)
	h.Type("Protokollführung", "Frau Niemand, Direktorium")
	m := hosttest.Row[data.Meeting](h, p.record.meeting.ID)
	if chair := hosttest.Row[data.Person](h, m.ChairID); chair.LastName != "Demirkıran" || m.ChairName != chair.FullName() {
		t.Errorf("%+v leads %+v", chair, m)
	}
	if m.MinutesID != 0 || m.MinutesName != "Frau Niemand, Direktorium" {
		t.Errorf("%+v", m)
	}
	h.Shot("plan-data")
	h.Type("Leitung", "")
	if m := hosttest.Row[data.Meeting](h, m.ID); m.ChairID != 0 || m.ChairName != "" {
		t.Errorf("%+v", m)
	}
}

func TestTheNextMeetingLikeThisOne(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	first := p.record.meeting
	h.Tap("Sitzung ▾")
	h.Shot("menu-meeting")
	h.Tap("Als nächste kopieren")
	next := hosttest.Only[data.Meeting](h, data.Match{"number": first.Number + 1})
	if p.record.meeting.ID != next.ID || next.Place != first.Place || !next.HeldOn.IsZero() || next.State != data.MeetingPlanned || !h.Sees("Tagesordnung (4)") {
		t.Errorf("%+v", next)
	}
	h.Write("15.10.26") // the cursor waits in the date
	h.Key(fyne.KeyReturn)
	if got := hosttest.Row[data.Meeting](h, next.ID); got.HeldOn != data.NewDate(2026, 10, 15) {
		t.Errorf("%+v", got)
	}
}

func TestASeries(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Type("Datum", "19.3.26") // a third Thursday
	h.Tap("Sitzung ▾")
	h.Tap("Reihe planen …")
	if !h.Sees("am gleichen Wochentag: jeweils am 3. Donnerstag im Monat") || !h.Sees("Donnerstag, 18.06.2026") {
		t.Error("the days are not shown")
	}
	h.Enter("Abstand in Monaten", "0")
	if !h.Sees("von 1 bis 24 Monaten") {
		t.Error("a wrong distance is not told while it is typed")
	}
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a wrong distance was taken")
	}
	h.Enter("Abstand in Monaten", "1")
	h.Enter("Wie viele weitere Sitzungen", "2")
	h.Tap("am gleichen Wochentag: jeweils am 3. Donnerstag im Monat")
	h.Shot("series")
	if !h.Sees("Sonntag, 19.04.2026") || h.Sees("16.04.2026") {
		t.Error("the same day of the month is not shown")
	}
	h.Tap("am gleichen Wochentag: jeweils am 3. Donnerstag im Monat")
	entries := h.Entries()
	h.Accept()
	var days []string
	for _, m := range hosttest.Rows[data.Meeting](h, nil) {
		days = append(days, m.HeldOn.String())
	}
	if strings.Join(days, " ") != "19.03.2026 16.04.2026 21.05.2026" || h.Entries() != entries+1 {
		t.Errorf("%v in %d entries", days, h.Entries()-entries)
	}
	h.UndoLast()
	if got := hosttest.Rows[data.Meeting](h, nil); len(got) != 1 {
		t.Errorf("%d meetings after undo", len(got))
	}
	h.Type("Datum", "")
	p.planSeries()
	if errs := h.TakeErrors(); len(errs) != 1 || len(h.Dialogs) != 0 {
		t.Errorf("a series without a first date: %v", errs)
	}
}

func TestClosingAMeeting(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Sitzung ▾")
	h.Tap("Abschließen …")
	if text := h.TopDialog().Text; !strings.Contains(text, "gelten 5 nach ihrer Absage als entschuldigt und 31 als nicht anwesend") {
		t.Errorf("nobody is told what closing does: %s", text)
	}
	h.Accept()
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("a meeting to come was closed: %v", errs)
	}
	h.Type("Datum", "heute")
	h.Tap("Sitzung ▾")
	h.Tap("Abschließen …")
	h.Accept()
	if m := hosttest.Row[data.Meeting](h, p.record.meeting.ID); m.State != data.MeetingHeld || len(hosttest.Rows[data.Invitation](h, data.Match{"attendance": ""})) != 0 {
		t.Errorf("%+v", m)
	}
}

// Without a meeting the menus offer only what is about all of them.
func TestMenusWithoutAMeeting(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	h.Tap("Ausgeben ▾")
	h.Shot("menu-output-empty")
	h.Key(fyne.KeyEscape)
	for _, do := range []func(){p.copyNext, p.planSeries, p.closeMeeting, p.Print, p.paper, p.calendar} {
		do()
	}
	if len(h.Dialogs) != 0 || len(h.Answers.Asked) != 0 || len(hosttest.Rows[data.Meeting](h, nil)) != 0 {
		t.Error("something was done to a meeting that is not there")
	}
}

// Whoever cannot leave the page is shown why.
func TestTheTabWithAWrongFieldIsShown(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Type("Beginn", "25:00")
	h.Tap("Anwesenheit")
	if p.Leave() || p.record.pane.Tabs.Selected() != tabData || h.Problem("Beginn") == "" {
		t.Errorf("tab %d", p.record.pane.Tabs.Selected())
	}
	h.Key(fyne.KeyTab)
	h.Type("Beginn", "18")
	if !p.Leave() {
		t.Error("the page cannot be left though nothing is wrong")
	}
}

// Every line of the menus leads somewhere: to a dialog of the window or one of the system.
func TestMenus(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	for _, c := range []struct{ menu, line, dialog, asked string }{
		{"Ausgeben ▾", "Anwesenheitsliste …", "", "Anwesenheitsliste speichern"},
		{"Ausgeben ▾", "Drucken …", "Drucken", ""},
		{"Ausgeben ▾", "Kalendereintrag …", "", "Kalendereintrag speichern"},
		{"Ausgeben ▾", "Auswertung …", "", "Auswertung speichern"},
		{"Ausgeben ▾", "Listen …", "Liste", ""},
		{"Sitzung ▾", "Reihe planen …", "Reihe planen", ""},
		{"Sitzung ▾", "Liste einlesen …", "", "Ausgefüllte Liste der 1. Sitzung"},
		{"Sitzung ▾", "Abschließen …", "Sitzung abschließen", ""},
		{"Sitzung ▾", "Aufgaben aller Sitzungen …", "Aufgaben", ""},
	} {
		h.Answers.Asked = nil
		h.Tap(c.menu)
		h.Tap(c.line)
		if c.asked != "" {
			if len(h.Answers.Asked) != 1 || h.Answers.Asked[0] != c.asked {
				t.Errorf("%s asks for %q", c.line, h.Answers.Asked)
			}
			continue
		}
		if title := h.TopDialog().Title; !strings.HasPrefix(title, c.dialog) {
			t.Errorf("%s opens %q", c.line, title)
		}
		h.Cancel()
	}
}
