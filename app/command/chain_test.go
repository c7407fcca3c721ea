package command

// The whole chain of a meeting by commands: plan, invite, reply, meet, record, report. What it comes to stands in chaintest, so that the same chain through the window
// is held against it. Each step is undone and done again, to the same rows.

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rundertisch/app/workflow"
	"rundertisch/app/workflow/chaintest"
	"rundertisch/data"
)

// chainStep is a command, the day on which it is given, and what it says.
type chainStep struct {
	today string
	args  []string
	says  string
}

// Days of the chain: planning, and the morning after the meeting, when what happened is entered. On the day itself the clock would tell when guests come.
const (
	planningDay = "2026-03-03"
	dayAfter    = "2026-06-19"
	sendingDay  = "2026-06-24"
)

var chainSteps = []chainStep{
	// Plan: from vague words over two proposals to a date.
	{planningDay, []string{"meeting", "add", "--vague", "Sommer 2026", "--title", "Sprache verbindet", "--place", "Rathaus", "--room", "Zimmer 209", "--access", "stufenlos über den Hof",
		"--mode", "hybrid", "--link", "https://konferenz.example.org/runder-tisch", "--chair", "Leyla Demir", "--minutes-by", "Jonas Kraft"}, "2. Sitzung · Sprache verbindet geplant: Sommer 2026"},
	{planningDay, []string{"meeting", "set", "2", "--proposed", "18.06.2026 18:00-20:00"}, "geändert"},
	{planningDay, []string{"meeting", "set", "2", "--proposed", "25.06.2026 18:30-20:30"}, "geändert"},
	{planningDay, []string{"meeting", "fix", "2", "1"}, "Do, 18.06.2026, 18:00–20:00 Uhr"},

	// Agenda: items, one below another, one from the store of topics, one moved.
	{planningDay, []string{"topic", "add", "Deutschkurse im Stadtbezirk", "--ba", "5", "--minutes", "30"}, "im Speicher"},
	{planningDay, []string{"agenda", "add", "2", "Begrüßung", "--minutes", "10"}, "TOP 1"},
	{planningDay, []string{"agenda", "add", "2", "Berichte"}, "TOP 2"},
	{planningDay, []string{"agenda", "add", "2", "Bericht der Verwaltung", "--under", "2", "--minutes", "20", "--speaker", "Sozialreferat"}, "TOP 2.1"},
	{planningDay, []string{"agenda", "add", "2", "Verschiedenes", "--minutes", "10"}, "TOP 3"},
	{planningDay, []string{"agenda", "add", "2", "Absprache der Leitung", "--minutes", "5", "--internal"}, "TOP 4"},
	{planningDay, []string{"agenda", "take", "2", "OFFER:Deutschkurse"}, "Auf der Tagesordnung: Deutschkurse im Stadtbezirk"},
	{planningDay, []string{"agenda", "move", "2", "5", "--by", "-2"}, "TOP 3 verschoben: Deutschkurse"},

	// Invite: by rules that were changed, one person beside them, and a guest.
	{planningDay, []string{"invite", "2", "--rules", "--rule", "named"}, "✓     named"},
	{planningDay, []string{"invite", "2"}, "Ohne Platz: BA "},
	{planningDay, []string{"invite", "2", "--person", "PERSON:Öztürkmen"}, "1 Person"},
	{planningDay, []string{"invite", "2", "--guest", "Huber, Anna; Verein Brücke"}, "1 Person"},

	// Reply.
	{planningDay, []string{"reply", "2", "Demirkıran", "accepted"}, "zugesagt"},
	{planningDay, []string{"reply", "2", "yildizhan", "accepted"}, "zugesagt"},
	{planningDay, []string{"reply", "2", "Öztürkmen", "accepted"}, "zugesagt"},
	{planningDay, []string{"reply", "2", "Großweiler", "substituted", "--substitute", "Ida Kern"}, "Vertretung durch Ida Kern"},
	{planningDay, []string{"reply", "2", "Bäumlinger", "declined"}, "abgesagt"},
	{planningDay, []string{"reply", "2", "Anna Huber", "accepted"}, "zugesagt"},

	// Meet.
	{dayAfter, []string{"attend", "2", "--all-accepted"}, "5 Personen anwesend"},
	{dayAfter, []string{"attend", "2", "Demirkıran", "--came", "18:20"}, "anwesend ab 18:20"},
	{dayAfter, []string{"attend", "2", "Yıldızhan", "--gone", "19:30"}, "anwesend bis 19:30"},
	{dayAfter, []string{"attend", "2", "Іваненчук", "online"}, "online"},
	{dayAfter, []string{"attend", "2", "Morgenroth", "--substitute", "Sam Vogt"}, "Vertretung: Sam Vogt"},
	{dayAfter, []string{"attend", "2", "--guest", "Stein, Jo; Presse"}, "Gast anwesend: Stein, Jo (Presse)"},
	{dayAfter, []string{"attend", "2", "Fürstenriederer", "excused"}, "entschuldigt"},
}

// chainFilled are the steps after the attendance list came back from Excel.
var chainFilled = []chainStep{
	{dayAfter, []string{"attendance", "--meeting", "2", "--read-back", "LIST", "--apply"}, "Übernommen."},
	{dayAfter, []string{"meeting", "close", "2"}, "abgeschlossen"},

	// Record.
	{dayAfter, []string{"minutes", "record", "2", "--block", "Begrüßung"}, "Einleitung"},
	{dayAfter, []string{"minutes", "record", "2", "1", "--text", "Leyla Demir begrüßt die Anwesenden."}, "TOP 1"},
	{dayAfter, []string{"minutes", "record", "2", "2.1", "--text", "Das Sozialreferat berichtet:\n\n- neue Stellen\n- neue Räume"}, "TOP 2.1"},
	{dayAfter, []string{"minutes", "record", "2", "3", "--text", "Der BA 5 wünscht Kurse am Abend.", "--outcome", "done"}, "TOP 3"},
	{dayAfter, []string{"minutes", "decide", "2", "3", "Der Runde Tisch bittet das Sozialreferat um Deutschkurse am Abend."}, "Beschluss"},
	{dayAfter, []string{"task", "add", "2", "Brief an das Sozialreferat schreiben", "--who", "Ayşe Demirkıran", "--until", "15.07.2026", "--item", "3"}, "Aufgabe"},
	{dayAfter, []string{"task", "add", "2", "Räume für den Abend suchen", "--who", "Büro", "--item", "3"}, "Aufgabe"},
	{dayAfter, []string{"minutes", "record", "2", "4", "--outcome", "postponed"}, "TOP 4"},
	{sendingDay, []string{"task", "done", "TASK:Räume"}, "Erledigt: Räume für den Abend suchen"},
	{sendingDay, []string{"minutes", "sent", "2"}, "versandt am 24.06.2026"},
}

func TestChainByCommands(t *testing.T) {
	o := newOffice(t)
	o.follow(t, chainSteps)
	o.run(t, "attendance", "--meeting", "2", "--out", o.list()).want(t, exitFine, o.list(), "")
	fillList(t, o.list())
	before := o.rows(t)
	o.run(t, "attendance", "--meeting", "2", "--read-back", o.list()).want(t, exitFine, "3 Änderungen bei 2 Personen, 1 neuer Gast\nNoch ist nichts geändert.", "")
	if o.rows(t) != before {
		t.Error("the preview changed something")
	}
	o.follow(t, chainFilled)

	if got := o.summary(t); got != chaintest.Result {
		t.Errorf("the chain came to\n%s\n%s", got, firstDifference(chaintest.Result, got))
	}
	report := decoded[statisticsLine](t, o, "statistics")
	if len(report.Meetings) != 1 || report.Meetings[0].Represented != 7 || report.Meetings[0].Guests != 3 || report.Meetings[0].Online != 1 {
		t.Errorf("statistics: %+v", report.Meetings)
	}
	for _, name := range []string{"Protokoll.pdf", "Protokoll.docx", "Protokoll.txt"} {
		o.run(t, "minutes", "2", "--out", filepath.Join(o.folder, name)).want(t, exitFine, name, "")
	}
	text, err := os.ReadFile(filepath.Join(o.folder, "Protokoll.txt"))
	for _, words := range []string{
		"7 von 25 BA vertreten", "Emre Yıldızhan, Migrationsbeauftragter, bis 19:30 Uhr", "Ida Kern, in Vertretung für Dr. Jonas Großweiler", "Tim Wolf, Nachbarschaftshilfe",
		"Bericht der Verwaltung", "- neue Räume", "Der Runde Tisch bittet das Sozialreferat um Deutschkurse am Abend.", "Räume für den Abend suchen",
	} {
		if err != nil || !strings.Contains(string(text), words) {
			t.Errorf("the minutes do not say %q: %v\n%s", words, err, text)
		}
	}
	o.run(t, "attend", "2", "Bäumlinger", "online").want(t, exitFine, "online", "")
	o.run(t, "minutes", "show", "2").want(t, exitFine, "versandt, seither geändert", "")
}

func (o office) follow(t *testing.T, steps []chainStep) {
	t.Helper()
	for _, step := range steps {
		o.today = step.today
		o.undoable(t, step.says, o.resolved(t, step.args)...)
	}
}

// list is where the attendance list lies.
func (o office) list() string { return filepath.Join(o.folder, "Liste.xlsx") }

// fillList fills the attendance list in as somebody does with Excel: one who had excused himself came late, one is excused, one came whom nobody had invited.
func fillList(t *testing.T, path string) {
	t.Helper()
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	name := file.GetSheetName(0)
	grid, err := file.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	filled := 0
	set := func(row int, title, value string) {
		cell, err := excelize.CoordinatesToCellName(column[title], row+1)
		if err == nil {
			err = file.SetCellStr(name, cell, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for r, cells := range grid {
		if len(column) == 0 {
			if slices.Contains(cells, "Name") && slices.Contains(cells, "Gekommen") {
				for c, title := range cells {
					column[title] = c + 1
				}
			}
			continue
		}
		who := ""
		if at := column["Name"] - 1; at < len(cells) {
			who = cells[at]
		}
		switch {
		case strings.HasPrefix(who, "Fürstenriederer"):
			set(r, "Status", "anwesend")
			set(r, "Gekommen", "18:45")
		case strings.HasPrefix(who, "Wójcikowiak"):
			set(r, "Status", "entschuldigt")
		case who == "" && filled == 2:
			set(r, "Name", "Wolf, Tim")
			set(r, "Funktion", "Nachbarschaftshilfe")
			set(r, "Status", "anwesend")
		default:
			continue
		}
		if filled++; filled == 3 {
			break
		}
	}
	if filled != 3 {
		t.Fatalf("%d rows filled in", filled)
	}
	if err := file.Save(); err != nil {
		t.Fatal(err)
	}
}

// resolved puts in what only the file knows: 'PERSON:<name>' and 'TASK:<text>' are numbers, 'OFFER:<title>' is a key, 'LIST' a path.
func (o office) resolved(t *testing.T, args []string) []string {
	t.Helper()
	var all []string
	for _, arg := range args {
		if arg == "LIST" {
			arg = o.list()
		}
		if title, found := strings.CutPrefix(arg, "OFFER:"); found {
			for _, offer := range listed[offerLine](t, o, "agenda", "offers", "2") {
				if strings.HasPrefix(offer.Title, title) {
					arg = offer.Key
				}
			}
		}
		if name, found := strings.CutPrefix(arg, "PERSON:"); found {
			arg = fmt.Sprint(listed[personLine](t, o, "people", "--search", name)[0].ID)
		}
		if text, found := strings.CutPrefix(arg, "TASK:"); found {
			for _, task := range listed[taskLine](t, o, "task", "--open") {
				if strings.HasPrefix(task.Text, text) {
					arg = fmt.Sprint(task.ID)
				}
			}
		}
		all = append(all, arg)
	}
	return all
}

// undoable runs a command that must be one action, undoes it to the rows there were before, and does it again.
func (o office) undoable(t *testing.T, says string, args ...string) {
	t.Helper()
	before := o.rows(t)
	o.run(t, args...).want(t, exitFine, says, "")
	after := o.rows(t)
	if after == before {
		t.Errorf("%v changed nothing", args)
	}
	o.run(t, "undo").want(t, exitFine, "Rückgängig gemacht", "")
	if again := o.rows(t); again != before {
		t.Errorf("%v is not undone: %s", args, firstDifference(before, again))
	}
	o.run(t, "redo").want(t, exitFine, "Wiederhergestellt", "")
	if again := o.rows(t); again != after {
		t.Errorf("%v is not done again: %s", args, firstDifference(after, again))
	}
}

// firstDifference names the first line in which two texts differ.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("line %d is %q, want %q", i+1, y, x)
		}
	}
	return "nothing differs"
}

// reading opens the file to look at it, on the day of the office.
func (o office) reading(t *testing.T, look func(context.Context, *workflow.Desk) error) {
	t.Helper()
	day, err := data.ParseDate(o.today, data.Date{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	store, err := data.Open(ctx, o.db, data.Options{ReadOnly: true, Now: day.Time})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := look(ctx, workflow.NewDesk(store)); err != nil {
		t.Fatal(err)
	}
}

// rows returns all rows that a meeting and what belongs to it have.
func (o office) rows(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	o.reading(t, func(ctx context.Context, d *workflow.Desk) error {
		for _, write := range []func(context.Context, *workflow.Desk, *strings.Builder) error{
			writeRows[data.Meeting], writeRows[data.DateProposal], writeRows[data.GuestRule], writeRows[data.AgendaItem], writeRows[data.Invitation],
			writeRows[data.Decision], writeRows[data.Task], writeRows[data.JournalEntry], writeRows[data.Person], writeRows[data.Role],
		} {
			if err := write(ctx, d, &b); err != nil {
				return err
			}
		}
		return nil
	})
	return b.String()
}

func writeRows[R any](ctx context.Context, d *workflow.Desk, b *strings.Builder) error {
	rows, err := data.List[R](ctx, d.Store, nil)
	for _, r := range rows {
		fmt.Fprintf(b, "%+v\n", r)
	}
	return err
}

// summary returns what the chain has come to.
func (o office) summary(t *testing.T) (text string) {
	t.Helper()
	o.reading(t, func(ctx context.Context, d *workflow.Desk) (err error) {
		text, err = chaintest.Summary(ctx, d, 2)
		return err
	})
	return text
}
