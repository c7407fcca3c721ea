package meetings

// The store of topics and the offers for an agenda.

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func topicGrid(h *hosttest.Host) *widgets.Grid[workflow.Topic] {
	return hosttest.Find[*widgets.Grid[workflow.Topic]](h.Top())[0]
}

func TestTheStoreOfTopics(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	h.Tap("Themenspeicher (0) …")
	if !h.Sees("Noch wartet kein Thema.") {
		t.Error("an empty store does not say so")
	}
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nothing was put onto the agenda")
	}
	topic := func(title, from, day string) {
		t.Helper()
		h.Tap("Neues Thema …")
		h.Enter("Thema", title)
		h.Enter("Von (BA oder Name)", from)
		h.Key(fyne.KeyReturn)
		h.Enter("Am (leer: heute)", day)
		h.Shot("topic-new")
		h.Accept()
	}
	topic("Sprachkurse am Abend", "BA 5 Au-Haidhausen", "1.2.26")
	topic("Dolmetschen im Sozialbürgerhaus", "Migrationsbeirat", "")
	h.Tap("Neues Thema …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a topic without words was taken")
	}
	h.Cancel()
	courses := hosttest.Only[data.AgendaItem](h, data.Match{"title": "Sprachkurse am Abend"})
	if d := hosttest.Row[data.District](h, courses.DistrictID); d.Number != 5 || courses.ProposedBy != "" || courses.ProposedOn != data.NewDate(2026, 2, 1) || courses.MeetingID != 0 {
		t.Errorf("%+v of BA %d", courses, d.Number)
	}
	if other := hosttest.Only[data.AgendaItem](h, data.Match{"proposed_by": "Migrationsbeirat"}); other.ProposedOn != h.Desk().Today() {
		t.Errorf("%+v", other)
	}
	grid := topicGrid(h)
	grid.Select(courses.ID)
	h.Settle()
	h.Tap("Bearbeiten …")
	h.Enter("Thema", "Deutschkurse am Abend")
	h.Accept()
	h.Shot("topics")
	h.Accept() // the one that is chosen goes onto the agenda
	if !strings.HasSuffix(outline(t, h, p), "; 5 Deutschkurse am Abend") || !h.Sees("Themenspeicher (1) …") || !h.Sees("Vorschlag von BA 5 Au-Haidhausen, 01.02.2026") {
		t.Error(outline(t, h, p))
	}
	h.Shot("agenda-topic")
	p.record.agenda.store(0) // an item goes back
	h.Settle()
	if strings.Contains(outline(t, h, p), "Begrüßung") || !h.Sees("Themenspeicher (2) …") {
		t.Error(outline(t, h, p))
	}
	h.Tap("Themenspeicher (2) …")
	grid = topicGrid(h)
	grid.SelectAll()
	h.Window().Canvas().Focus(grid)
	h.Key(fyne.KeyDelete)
	if left := hosttest.Rows[data.AgendaItem](h, data.Match{"meeting_id": nil}); len(left) != 0 {
		t.Errorf("%v", left)
	}
	h.Cancel()
}

func TestOffersForTheAgenda(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Tagesordnung (4)")
	h.Tap("Vorschläge (0) …")
	if errs := h.TakeErrors(); len(errs) != 1 || len(h.Dialogs) != 0 {
		t.Errorf("nothing to offer: %v", errs)
	}
	first := p.record.meeting.ID
	ctx, desk := h.Context(), h.Desk()
	items := p.record.items
	if err := desk.SaveRecord(ctx, items[2].ID, "Keine Zeit mehr.", data.OutcomePostponed); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.SaveTask(ctx, data.Task{MeetingID: first, AgendaItemID: items[1].ID, Text: "Liste der Angebote schicken", Who: "Direktorium", DueOn: data.NewDate(2026, 5, 1)}); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.SaveTopic(ctx, data.AgendaItem{Title: "Wohnen", ProposedBy: "Migrationsbeirat", Public: true}); err != nil {
		t.Fatal(err)
	}
	h.Tap("Neue Sitzung")
	h.Tap("Tagesordnung (0)")
	h.Tap("Vorschläge (3) …")
	h.Shot("offers")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nothing was taken")
	}
	h.Tap("Alle auswählen")
	h.Tap("Wohnen") // not this one
	h.Accept()
	got := outline(t, h, p)
	if !strings.Contains(got, items[2].Title) || !strings.Contains(got, "Liste der Angebote schicken") || strings.Contains(got, "Wohnen") || !h.Sees("Vorschläge (1) …") {
		t.Error(got)
	}
	h.UndoLast()
	if got := outline(t, h, p); got != "" || !h.Sees("Vorschläge (3) …") {
		t.Errorf("one step does not take it back: %q", got)
	}
}
