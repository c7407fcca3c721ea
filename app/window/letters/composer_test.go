package letters

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/page"
)

// open shows the page with the demo's people and follows the changes of the file, as the shell does.
func open(t *testing.T) (*hosttest.Host, *Page) {
	t.Helper()
	h := hosttest.New(t, hosttest.Demo(t))
	p := New(h)
	h.ShowPage(p)
	h.Follow(p)
	return h, p
}

// toChairs is a run to all chairs.
func toChairs(template string) workflow.LetterOrder {
	return workflow.LetterOrder{TemplateKey: template, Selection: workflow.Selection{Group: workflow.GroupChairs}}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// wantSeen fails unless all words can be seen.
func wantSeen(t *testing.T, h *hosttest.Host, words ...string) {
	t.Helper()
	for _, w := range words {
		if !h.Sees(w) {
			t.Errorf("%q cannot be seen", w)
		}
	}
}

// onPaper returns all text of the pages that the preview shows.
func onPaper(p *paper) string {
	var text strings.Builder
	for _, sheet := range p.preview.Pages() {
		for _, item := range sheet.Items {
			if line, ok := item.(page.Text); ok {
				text.WriteString(line.Content + "\n")
			}
		}
	}
	return text.String()
}

// filesIn returns the names of all files below a folder, which may be missing.
func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, strings.TrimPrefix(path, folder+string(filepath.Separator)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func runsOf(t *testing.T, h *hosttest.Host) []data.LetterRunRow {
	t.Helper()
	return must[[]data.LetterRunRow](t)(h.Desk().Store.LetterRuns(h.Context()))
}

func TestTemplateAndRecipientsChangeTheLetters(t *testing.T) {
	h, p := open(t)
	if got := p.primary.Text(); got != "8 Schreiben erstellen" {
		t.Errorf("at first, to those who have not answered: %q", got)
	}
	h.Choose("An", "alle Vorsitzenden")
	wantSeen(t, h, "25 von 25", "25 Schreiben erstellen", "3 von 25 · BA 03 Maxvorstadt") // the letter that was looked at stays
	h.Shot("letters-chairs")

	h.Choose("Vorlage", "Einfaches Schreiben")
	wantSeen(t, h, "25 von 25", "50 Fehler", "Einen Betreff")
	if !p.primary.Disabled() {
		t.Error("letters without subject and text can be created")
	}
	h.Type("Betreff", "Sprechzeiten im Sommer")
	h.Enter("Text", "im August sind wir nur vormittags da.")
	h.Tap("›") // leaving the field saves it
	if got := onPaper(p.composer.paper); !strings.Contains(got, "Sprechzeiten im Sommer") || !strings.Contains(got, "nur vormittags") {
		t.Errorf("on paper stands %q", got)
	}
	wantSeen(t, h, "25 Schreiben erstellen", "1 Hinweis", "Keine Anrede", "4 von 25")
	h.Shot("letters-plain")
}

func TestInvitationsGoToThoseInvited(t *testing.T) {
	h, p := open(t)
	h.Choose("Vorlage", "Einladung mit Tagesordnung")
	wantSeen(t, h, "Eingeladene der Sitzung", "1. Sitzung", "35 von 35")
	paper := onPaper(p.composer.paper)
	if !strings.Contains(paper, "Einladung zur 1. Sitzung") {
		t.Errorf("on paper stands %q", paper)
	}
	// The meeting is on 27 March; four weeks from 3 March would be too late to answer.
	if got := p.composer.fields.due.Date(); got != data.NewDate(2026, 3, 20) {
		t.Errorf("answers are wanted by %s", got)
	}
	h.Choose("Vorlage", "Bitte um Benennung")
	if got := p.composer.fields.due.Date(); !got.IsZero() {
		t.Errorf("the day of the invitation stays for another letter: %s", got)
	}
	h.Choose("Sitzung", "ohne")
	if strings.Contains(onPaper(p.composer.paper), "27.03.2026") {
		t.Error("the letter speaks of a meeting though none is chosen")
	}
}

func TestMeetingThatIsTakenBack(t *testing.T) {
	h := hosttest.New(t, hosttest.Empty(t))
	p := New(h)
	h.ShowPage(p)
	h.Follow(p)
	meeting := must[data.Meeting](t)(h.Desk().PlanMeeting(h.Context(), data.Meeting{HeldOn: data.NewDate(2026, 3, 12)}))
	h.Choose("Vorlage", "Einladung mit Tagesordnung")
	h.Choose("An", "alle Vorsitzenden")
	if p.composer.order.MeetingID != meeting.ID || p.composer.fields.due.Date() != data.NewDate(2026, 3, 5) {
		t.Errorf("invited to meeting %d, answers by %s", p.composer.order.MeetingID, p.composer.fields.due.Date())
	}
	meeting.HeldOn = data.NewDate(2026, 3, 6)
	if err := h.Desk().SaveMeeting(h.Context(), meeting); err != nil {
		t.Fatal(err)
	}
	if got := p.composer.fields.due.Date(); got != data.NewDate(2026, 3, 3) {
		t.Errorf("the meeting is in three days, answers are wanted by %s", got)
	}
	for range 2 {
		must[data.HistoryEntry](t)(h.Desk().Store.Undo(h.Context()))
	}
	if p.composer.order.MeetingID != 0 || p.composer.fields.meeting.Value() != "0" || !p.composer.fields.due.Date().IsZero() {
		t.Errorf("still invited to meeting %d, answers by %s", p.composer.order.MeetingID, p.composer.fields.due.Date())
	}
	wantSeen(t, h, "25 von 25")
}

// A long letter is leafed through by itself; the next letter begins at its first page.
func TestNextLetterBeginsAtItsFirstPage(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("schreiben"))
	h.Settle()
	h.Type("Betreff", "Ein langes Schreiben")
	p.composer.order.Message = strings.Repeat("Noch ein Satz, der seinen Platz braucht, und einer, der ihm folgt.\n\n", 60)
	p.Refresh()
	if n := len(p.composer.paper.preview.Pages()); n < 2 {
		t.Fatalf("the letter has %d pages", n)
	}
	p.composer.paper.preview.ShowPage(1)
	p.Refresh()
	if got := p.composer.paper.preview.Shown(); got != 1 {
		t.Errorf("the same letter drawn anew shows page %d", got)
	}
	h.Window().Canvas().Focus(p.composer.list)
	h.Key(fyne.KeyPageDown)
	if got := p.composer.paper.preview.Shown(); got != 0 {
		t.Errorf("the next letter shows page %d", got)
	}
}

func TestLeafing(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	h.Key(fyne.KeyPageDown)
	h.Key(fyne.KeyDown)
	wantSeen(t, h, "3 von 25 · BA 03 Maxvorstadt")
	if got := onPaper(p.composer.paper); !strings.Contains(got, "Vorsitzende des BA Nr. 3") {
		t.Errorf("on paper stands %q", got)
	}
	h.Key(fyne.KeyPageUp)
	h.Tap("›")
	h.Tap("›")
	h.Tap("‹")
	wantSeen(t, h, "3 von 25")
	h.Window().Canvas().Focus(p.composer.list)
	h.Key(fyne.KeyEnd)
	wantSeen(t, h, "25 von 25 · BA 25 Laim")
	if !p.composer.paper.next.Disabled() || p.composer.paper.previous.Disabled() {
		t.Error("at the last letter one can only leaf back")
	}
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyHome)
	wantSeen(t, h, "1 von 25 · BA 01")
	if p.composer.paper.next.Disabled() || !p.composer.paper.previous.Disabled() {
		t.Error("at the first letter one can only leaf on")
	}
}

func TestLeavingOut(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeySpace)
	wantSeen(t, h, "24 von 25", "24 Schreiben erstellen", "ausgelassen", "2 von 25 · BA 02")
	rows := hosttest.Find[*recipientRow](p.Content())
	rows[4].Tapped(&fyne.PointEvent{Position: fyne.NewPos(12, 12)})
	wantSeen(t, h, "23 von 25")
	rows[5].Tapped(&fyne.PointEvent{Position: fyne.NewPos(120, 12)})
	wantSeen(t, h, "23 von 25", "6 von 25 · BA 06")
	h.Shot("letters-left-out")
	h.Tap("Keine")
	wantSeen(t, h, "0 von 25")
	if !p.primary.Disabled() {
		t.Error("nothing can be created")
	}
	h.Tap("Alle")
	h.Key(fyne.KeyHome)
	wantSeen(t, h, "25 von 25")
	p.Start(workflow.LetterOrder{
		TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{3, 5, 9}},
		Leave: map[data.ID]bool{must[data.District](t)(h.Desk().DistrictByNumber(h.Context(), 5)).ID: true},
	})
	h.Settle()
	wantSeen(t, h, "nur BA 3, 5, 9", "2 von 3", "2 Schreiben erstellen")
	h.Tap("alle zeigen")
	wantSeen(t, h, "24 von 25")
}

func TestCreating(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	p.composer.toggle(2) // BA 3
	h.Tap("▸ Mehr")
	h.Tap("zusätzlich einzelne PDF-Dateien")
	before := len(runsOf(t, h))
	h.Tap("24 Schreiben erstellen")

	wantSeen(t, h, "✓ 24 Schreiben erstellt.", "Nicht angekreuzt: BA 03 Maxvorstadt", "Öffnen", "Drucken", "Ordner zeigen")
	h.Shot("letters-created")
	if len(h.Toasts) != 0 || len(h.Jobs) != 1 || !h.Sees("24 Schreiben erstellt.") { // the bar says it, and stays
		t.Errorf("toasts %q, jobs %q", h.Toasts, h.Jobs)
	}
	folder := h.Desk().OutputFolder()
	files := filesIn(t, folder)
	if len(files) != 25 || !slices.Contains(files, "2026-03-03 Bitte um Benennung.pdf") {
		t.Errorf("%d files were written: %q", len(files), files)
	}
	runs := runsOf(t, h)
	if len(runs) != before+1 || runs[0].Letters != 24 {
		t.Fatalf("runs are now %+v", runs)
	}
	letters := must[[]data.Letter](t)(h.Desk().Store.Letters(h.Context(), data.LetterFilter{RunID: runs[0].LetterRun.ID}))
	for _, l := range letters {
		if strings.HasPrefix(l.Recipient, "BA 03") {
			t.Errorf("%s was left out and is in the outbox", l.Recipient)
		}
	}
	h.Tap("Öffnen")
	h.Tap("Drucken")
	h.Tap("Ordner zeigen")
	file := []string{filepath.Join(folder, "2026-03-03 Bitte um Benennung.pdf")}
	if !slices.Equal(h.Answers.Opened, file) || !slices.Equal(h.Answers.Printed, file) || !slices.Equal(h.Answers.Shown, file) {
		t.Errorf("opened %q, printed %q, shown %q", h.Answers.Opened, h.Answers.Printed, h.Answers.Shown)
	}

	wantSeen(t, h, "24 gedruckt")
	h.UndoLast()
	if h.Sees("24 gedruckt") || len(runsOf(t, h)) != before+1 {
		t.Error("the first undo takes back that the letters have been printed, and no more")
	}
	h.Tap("Als versandt eintragen")
	wantSeen(t, h, "24 versandt")
	if !p.composer.result.sent.Disabled() {
		t.Error("what has been sent cannot be sent again")
	}
	for _, l := range must[[]data.Letter](t)(h.Desk().Store.Letters(h.Context(), data.LetterFilter{RunID: runs[0].LetterRun.ID})) {
		if l.State != data.LetterSent || l.SentOn != h.Desk().Today() {
			t.Errorf("%s is %s since %s", l.Recipient, l.State, l.SentOn)
		}
	}
	h.Tap("Drucken")
	if !h.Sees("24 versandt") {
		t.Error("printing once more takes back that the letters have been sent")
	}
	h.Shot("letters-sent")
	h.UndoLast()
	h.UndoLast()
	if got := runsOf(t, h); len(got) != before {
		t.Errorf("one undo leaves %d runs, before there were %d", len(got), before)
	}
	if h.Sees("24 Schreiben erstellt.") {
		t.Error("the page still says that letters were created")
	}
}

func TestCreatingTheSameAgainAsksAndOverwritesNothing(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	h.Tap("25 Schreiben erstellen")
	file := filepath.Join(h.Desk().OutputFolder(), "2026-03-03 Bitte um Benennung.pdf")
	first := must[[]byte](t)(os.ReadFile(file))
	p.Print()
	if len(h.Jobs) != 1 || len(h.Dialogs) != 1 {
		t.Fatalf("the same run was made again without a question: jobs %q", h.Jobs)
	}
	h.Cancel()
	h.Tap("25 Schreiben erstellen")
	h.Accept()
	if got := filesIn(t, h.Desk().OutputFolder()); len(got) != 2 || !slices.Contains(got, "2026-03-03 Bitte um Benennung (2).pdf") {
		t.Errorf("files are %q", got)
	}
	if again := must[[]byte](t)(os.ReadFile(file)); !bytes.Equal(first, again) {
		t.Error("the first file was overwritten")
	}
	p.composer.toggle(0)
	h.Tap("24 Schreiben erstellen")
	if len(h.Dialogs) != 0 || len(h.Jobs) != 3 {
		t.Errorf("another run is no reason to ask: %d dialogs, jobs %q", len(h.Dialogs), h.Jobs)
	}
}

func TestWrongDates(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	h.Type("Antwort bis", "01.03.2026")
	if got := h.Problem("Antwort bis"); !strings.Contains(got, "liegt vor dem Datum") {
		t.Errorf("at the field stands %q", got)
	}
	h.Shot("letters-wrong-date")
	h.Tap("25 Schreiben erstellen")
	if len(h.Jobs) != 0 || len(filesIn(t, h.Desk().OutputFolder())) != 0 {
		t.Errorf("letters were created with a day of answer before their date: %q", h.Jobs)
	}
	if p.Leave() {
		t.Error("the page can be left with a day that cannot be kept")
	}
	h.Type("Datum", "32.3.")
	if h.Problem("Datum") == "" {
		t.Error("a day that is none stands there without a word")
	}
	h.Type("Datum", "27.02.2026")
	h.Type("Antwort bis", "13.03.2026")
	if h.Problem("Antwort bis") != "" || h.Problem("Datum") != "" || !p.Leave() {
		t.Errorf("right dates are not taken: %q, %q", h.Problem("Datum"), h.Problem("Antwort bis"))
	}
	if got := onPaper(p.composer.paper); !strings.Contains(got, "27.02.2026") || !strings.Contains(got, "13.03.2026") {
		t.Errorf("on paper stands %q", got)
	}
	h.Enter("Antwort bis", "falsch")
	p.Start(toChairs("erinnerung"))
	h.Settle()
	if !p.Leave() || h.Problem("Antwort bis") != "" || !p.composer.fields.due.Date().IsZero() {
		t.Errorf("what was typed for another run is still there: %q", h.Problem("Antwort bis"))
	}
}

func TestProblemsLeadToTheRecord(t *testing.T) {
	h, p := open(t)
	ctx := h.Context()
	offices := must[[]data.Office](t)(data.List[data.Office](ctx, h.Desk().Store, nil))
	board := must[workflow.Board](t)(h.Desk().Board(ctx, data.Date{}))
	person := board.Cells[4].Chair.Person
	card := must[workflow.PersonCard](t)(h.Desk().PersonCard(ctx, person.ID))
	card.Person.NoContact = true
	must[data.ID](t)(h.Desk().SavePersonCard(ctx, card))
	p.Start(workflow.LetterOrder{TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{4, 5}}})
	h.Settle()
	wantSeen(t, h, "1 Fehler", "! BA 05 Au-Haidhausen", "fehlerhaft", "1 Schreiben erstellen")
	h.Tap("Ansehen")
	wantSeen(t, h, "2 von 2 · BA 05")
	h.Tap("Zur Person")

	office := offices[slices.IndexFunc(offices, func(o data.Office) bool { return o.ID == board.Cells[4].Office.ID })]
	office.Street = ""
	if err := h.Desk().SaveOffice(ctx, office); err != nil {
		t.Fatal(err)
	}
	card.Person.NoContact = false
	must[data.ID](t)(h.Desk().SavePersonCard(ctx, card))
	h.Settle()
	h.Shot("letters-problems")
	h.Tap("Zur Geschäftsstelle")
	want := []hosttest.Visit{{Page: host.People, ID: person.ID}, {Page: host.Settings, ID: office.ID, Field: "Geschäftsstellen: Straße und Hausnummer"}}
	if !slices.Equal(h.Went, want) {
		t.Errorf("the links lead to %+v, want %+v", h.Went, want)
	}

	h.Tap("1 Schreiben erstellen")
	wantSeen(t, h, "Ausgelassen, weil fehlerhaft: BA 05")
	if runs := runsOf(t, h); runs[0].Letters != 1 {
		t.Errorf("%d letters were created", runs[0].Letters)
	}
}

func TestNobodyToWriteTo(t *testing.T) {
	h := hosttest.New(t, hosttest.Empty(t))
	p := New(h)
	h.ShowPage(p)
	h.Choose("Vorlage", "Einladung mit Tagesordnung")
	wantSeen(t, h, "keine Schreiben", "Bitte eine Sitzung auswählen.")
	if !p.primary.Disabled() {
		t.Error("there is nothing to create")
	}
	p.Print()
	h.Tap("Alle")
	h.Tap("Keine")
	if len(h.Jobs) != 0 {
		t.Errorf("jobs ran: %q", h.Jobs)
	}
	h.Shot("letters-nobody")
	h.Tap("Sitzung planen")
	if want := []hosttest.Visit{{Page: host.Meetings}}; !slices.Equal(h.Went, want) {
		t.Errorf("the button leads to %+v", h.Went)
	}
	h.Choose("An", "alle Vorsitzenden")
	h.Choose("Vorlage", "Bitte um Benennung")
	wantSeen(t, h, "25 von 25", "ist unbesetzt")
}

// cancelling is a host whose jobs are cancelled at once.
type cancelling struct{ *hosttest.Host }

func (c cancelling) Job(_ string, work func(context.Context, workflow.Progress) error, done func(error)) {
	ctx, cancel := context.WithCancel(c.Context())
	done(work(ctx, func(int, int) { cancel() }))
}

func TestCancelledRunLeavesNothing(t *testing.T) {
	h := hosttest.New(t, hosttest.Demo(t))
	p := New(cancelling{h})
	h.ShowPage(p)
	h.Follow(p)
	before := len(runsOf(t, h))
	h.Tap("8 Schreiben erstellen")
	if !slices.Equal(h.Toasts, []string{"Abgebrochen. Es wurde nichts erstellt."}) {
		t.Errorf("toasts: %q", h.Toasts)
	}
	if files := filesIn(t, h.Desk().OutputFolder()); len(files) != 0 || len(runsOf(t, h)) != before {
		t.Errorf("left behind: %q, %d runs", files, len(runsOf(t, h))-before)
	}
}

func TestNewBeginsAfresh(t *testing.T) {
	h, p := open(t)
	p.Start(workflow.LetterOrder{TemplateKey: "dank", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{2}}, Date: data.NewDate(2026, 3, 9)})
	h.Settle()
	wantSeen(t, h, "nur BA 2", "1 Schreiben erstellen")
	p.New()
	h.Settle()
	wantSeen(t, h, "8 Schreiben erstellen", "Vorsitzende ohne Antwort")
	if h.Sees("nur BA 2") || p.composer.fields.date.Date() != h.Desk().Today() {
		t.Errorf("the new run has something of the old one: date %s", p.composer.fields.date.Date())
	}
}

func TestReadOnlyFileCreatesNothing(t *testing.T) {
	ctx := context.Background()
	store := must[*data.Store](t)(data.Open(ctx, hosttest.Demo(t).Store.Path(), data.Options{Now: func() time.Time { return hosttest.Now }, ReadOnly: true}))
	t.Cleanup(func() { store.Close() })
	h := hosttest.New(t, workflow.NewDesk(store))
	p := New(h)
	h.ShowPage(p)
	p.Start(toChairs("benennung"))
	h.Settle()
	wantSeen(t, h, "nur zum Lesen geöffnet", "25 von 25")
	if !p.primary.Disabled() {
		t.Error("the main button can be pressed")
	}
	p.Print()
	if len(h.Jobs) != 0 {
		t.Errorf("jobs ran: %q", h.Jobs)
	}
	h.Shot("letters-read-only")
}
