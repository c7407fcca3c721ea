package meetings

// The whole chain of a meeting through the window: plan, invite, reply, meet, record, report. What it comes to stands in chaintest, where the chain by commands is held
// against it too.

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"rundertisch/app/window/form"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow/chaintest"
	"rundertisch/data"
)

// on moves the clock to a day, nine o'clock, for the rest of the test.
func on(t *testing.T, month time.Month, day int) {
	t.Helper()
	before := hosttest.Now
	t.Cleanup(func() { hosttest.Now = before })
	hosttest.Now = time.Date(2026, month, day, 9, 0, 0, 0, time.Local)
}

// press presses the button with these words inside of something.
func press(t *testing.T, h *hosttest.Host, inside fyne.CanvasObject, words string) {
	t.Helper()
	for _, b := range hosttest.Find[*widgets.Button](inside) {
		if b.Text() == words {
			b.Tapped(nil)
			h.Settle()
			return
		}
	}
	t.Fatalf("no button %q", words)
}

// choose selects somebody in a list of people by the beginning of the name, and gives the list the keyboard.
func choose(t *testing.T, h *hosttest.Host, l *guestList, name string) {
	t.Helper()
	for _, r := range l.rows {
		if strings.HasPrefix(r.Invitation.Name, name) {
			l.grid.Select(r.Invitation.ID)
			h.Window().Canvas().Focus(l.grid)
			return
		}
	}
	t.Fatalf("nobody is called %q", name)
}

func TestTheChainThroughTheWindow(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	planForChain(t, p, h)
	agendaForChain(t, p, h)
	inviteForChain(t, p, h)
	on(t, time.June, 19)
	p.Refresh()
	h.Settle()
	attendForChain(t, p, h)
	listForChain(t, p, h)
	h.Tap("Sitzung ▾")
	h.Tap("Abschließen …")
	h.Accept()
	recordForChain(t, p, h)
	if errs := h.TakeErrors(); len(errs) > 0 {
		t.Errorf("errors on the way: %v", errs)
	}
	got, err := chaintest.Summary(h.Context(), h.Desk(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if got != chaintest.Result {
		is, want := strings.Split(got, "\n"), strings.Split(chaintest.Result, "\n")
		for i := range min(len(is), len(want)) {
			if is[i] != want[i] {
				t.Errorf("line %d\n got %s\nwant %s", i+1, is[i], want[i])
			}
		}
		t.Errorf("%d lines, want %d", len(is), len(want))
	}
}

func planForChain(t *testing.T, p *Page, h *hosttest.Host) {
	h.Tap("Neue Sitzung")
	for _, f := range [][2]string{
		{"oder ungefähr („voraussichtlich im Herbst“)", "Sommer 2026"}, {"Titel (wenn gewünscht)", "Sprache verbindet"}, {"Ort", "Rathaus"}, {"Raum", "Zimmer 209"},
		{"Zugang (stufenfrei …)", "stufenlos über den Hof"}, {"Adresse der Videokonferenz", "https://konferenz.example.org/runder-tisch"},
		{"Leitung", "Leyla Demir"}, {"Protokollführung", "Jonas Kraft"}, {"Termin vorschlagen", "18.06.2026"}, {"Termin vorschlagen", "25.06.2026"},
	} {
		h.Type(f[0], f[1])
	}
	h.Choose("Form", "hybrid")
	for i, times := range [][2]string{{"18:00", "20:00"}, {"18:30", "20:30"}} {
		line := p.record.planning.proposals.lines[i]
		for j, field := range []*form.Time{line.starts, line.ends} {
			field.Focus(h.Window().Canvas())
			h.Write(times[j])
			h.Key(fyne.KeyReturn)
		}
	}
	press(t, h, p.record.planning.proposals.lines[0].content, "Festlegen")
	if p.record.meeting.HeldOn != data.NewDate(2026, time.June, 18) {
		t.Fatalf("%+v", p.record.meeting)
	}
}

func agendaForChain(t *testing.T, p *Page, h *hosttest.Host) {
	p.record.pane.Tabs.Select(tabAgenda)
	h.Settle()
	a := p.record.agenda
	for _, title := range []string{"Begrüßung", "Berichte", "Bericht der Verwaltung", "Verschiedenes", "Absprache der Leitung"} {
		h.Type(addLabel, title)
	}
	for i, minutes := range []string{"10", "", "20", "10", "5"} {
		if minutes != "" {
			typeInto(h, a.lines[i].minutes, minutes)
		}
	}
	typeInto(h, a.lines[2].speaker, "Sozialreferat")
	a.order.FocusHandle(2)
	alt(h, fyne.KeyRight)
	a.order.FocusHandle(4)
	h.Key(fyne.KeyReturn)
	h.Tap("öffentlich")
	press(t, h, p.record.agenda.content, a.topics.Text())
	h.Tap("Neues Thema …")
	h.Enter("Thema", "Deutschkurse im Stadtbezirk")
	h.Enter("Von (BA oder Name)", "BA 5")
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyReturn)
	h.Accept() // the topic
	h.Accept() // onto the agenda: what was written last is chosen
	typeInto(h, a.lines[5].minutes, "30")
	a.order.FocusHandle(5)
	alt(h, fyne.KeyUp)
	alt(h, fyne.KeyUp)
	want := "1 Begrüßung; 2 Berichte; 2.1 Bericht der Verwaltung; 3 Deutschkurse im Stadtbezirk; 4 Verschiedenes; 5 Absprache der Leitung"
	if got := outline(t, h, p); got != want {
		t.Fatalf("agenda %q", got)
	}
}

func inviteForChain(t *testing.T, p *Page, h *hosttest.Host) {
	p.record.pane.Tabs.Select(tabInvited)
	h.Settle()
	h.Tap("Einladungsliste …")
	h.Tap("Der Vorsitz, wo niemand benannt ist")
	h.Tap("Funktion: Mitglied Migrationsbeirat")
	h.Enter("Einzelne Person hinzufügen", "Öztürkmen")
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyReturn)
	h.Accept()
	l := p.record.invited
	h.Tap("Gast eintragen …")
	h.Enter("Name („Nachname, Vorname“)", "Huber, Anna")
	h.Enter("Als (Verein, Referat …)", "Verein Brücke")
	h.Accept()
	for _, reply := range [][2]string{{"Demirkıran", "z"}, {"Yıldızhan", "z"}, {"Öztürkmen", "z"}, {"Großweiler", "v"}, {"Bäumlinger", "a"}, {"Huber, Anna", "z"}} {
		choose(t, h, l, reply[0])
		h.Write(reply[1])
		if reply[1] == "v" {
			h.Enter("Wer kommt als Vertretung?", "Ida Kern")
			h.Accept()
		}
	}
}

func attendForChain(t *testing.T, p *Page, h *hosttest.Host) {
	p.record.pane.Tabs.Select(tabAttendance)
	h.Settle()
	d := p.record.attendance
	h.Tap("Alle Zugesagten anwesend")
	times := func(name, field, value string) {
		choose(t, h, d.guestList, name)
		h.Write("z")
		h.Type(field, value)
		h.Accept()
	}
	times("Demirkıran", "Gekommen", "18:20")
	times("Yıldızhan", "Gegangen", "19:30")
	choose(t, h, d.guestList, "Іваненчук")
	h.Write("o")
	choose(t, h, d.guestList, "Morgenroth")
	h.Write("v")
	h.Enter("Wer ist als Vertretung da? („Nachname, Vorname“)", "Sam Vogt")
	h.Accept()
	h.Window().Canvas().Focus(d.search)
	h.Write("Stein, Jo; Presse")
	h.Key(fyne.KeyReturn)
	choose(t, h, d.guestList, "Fürstenriederer")
	h.Write("e")
}

// listForChain gives the list out, fills it in as somebody does in Excel, and reads it back.
func listForChain(t *testing.T, p *Page, h *hosttest.Host) {
	h.Answers.Save = filepath.Join(t.TempDir(), "Liste.xlsx")
	h.Tap("Ausgeben ▾")
	h.Tap("Anwesenheitsliste …")
	file, err := excelize.OpenFile(h.Answers.Save)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("Anwesenheit")
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	set := func(row int, title, value string) {
		cell, err := excelize.CoordinatesToCellName(column[title]+1, row+1)
		if err == nil {
			err = file.SetCellStr("Anwesenheit", cell, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	guest := false
	for r, cells := range rows {
		switch {
		case len(column) == 0 && len(cells) > 6 && cells[0] == "Nr.":
			for c, title := range cells {
				column[title] = c
			}
		case len(column) == 0 || len(cells) < 2:
		case len(cells) > 2 && strings.HasPrefix(cells[2], "Fürstenriederer"):
			set(r, "Status", "anwesend")
			set(r, "Gekommen", "18:45")
		case len(cells) > 2 && strings.HasPrefix(cells[2], "Wójcikowiak"):
			set(r, "Status", "entschuldigt")
		case cells[0] != "" && cells[2] == "" && !guest:
			guest = true
			set(r, "Name", "Wolf, Tim")
			set(r, "Funktion", "Nachbarschaftshilfe")
			set(r, "Status", "anwesend")
		}
	}
	if err := file.Save(); err != nil {
		t.Fatal(err)
	}
	h.Answers.File = h.Answers.Save
	h.Tap("Sitzung ▾")
	h.Tap("Liste einlesen …")
	h.Accept()
	hosttest.Only[data.Invitation](h, data.Match{"name": "Wolf, Tim"})
}

func recordForChain(t *testing.T, p *Page, h *hosttest.Host) {
	p.record.pane.Tabs.Select(tabMinutes)
	h.Settle()
	m := p.record.minutes
	item := func(row int, text string) {
		m.grid.Select(m.grid.Rows()[row].id)
		h.Settle()
		if text != "" {
			m.item.focusText()
			h.Write(text)
			h.Window().Canvas().Unfocus()
		}
	}
	item(0, "") // before the items
	h.Tap("Baustein …")
	h.Accept() // the first: Begrüßung
	item(1, "Leyla Demir begrüßt die Anwesenden.")
	item(3, "Das Sozialreferat berichtet:\n\n- neue Stellen\n- neue Räume")
	item(4, "Der BA 5 wünscht Kurse am Abend.")
	m.item.decisions.added.Focus(h.Window().Canvas())
	h.Write("Der Runde Tisch bittet das Sozialreferat um Deutschkurse am Abend.")
	h.Key(fyne.KeyReturn)
	for _, task := range [][3]string{{"Brief an das Sozialreferat schreiben", "Ayşe Demirkıran", "15.07.2026"}, {"Räume für den Abend suchen", "Büro", ""}} {
		m.item.tasks.added.Focus(h.Window().Canvas())
		h.Write(task[0])
		h.Key(fyne.KeyReturn) // leads to who
		h.Write(task[1])
		h.Key(fyne.KeyReturn)
		if task[2] != "" {
			m.item.tasks.lines[0].due.Focus(h.Window().Canvas())
			h.Write(task[2])
			h.Key(fyne.KeyReturn)
		}
	}
	item(5, "")
	h.Choose("Ergebnis", "vertagt")

	on(t, time.June, 24)
	item(4, "")
	h.Window().Canvas().Focus(nil)
	m.item.tasks.lines[1].done.Focus(h.Window().Canvas())
	h.Key(fyne.KeySpace)
	h.Tap("Als versandt vermerken …")
	h.Accept()
}
