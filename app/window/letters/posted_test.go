package letters

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestOutboxIsFiltered(t *testing.T) {
	h, p := openOutbox(t)
	rows := func() int { return len(p.outbox.letters.Rows()) }
	h.Choose("Vorlage", "Bitte um Benennung")
	wantSeen(t, h, "Gefunden in allen Serienbriefen", "Filter leeren")
	if rows() != 25 {
		t.Errorf("%d requests", rows())
	}
	h.Choose("Vorlage", "alle")
	h.Type("vom", "01.02.2026")
	if rows() != 4 {
		t.Errorf("%d letters since February", rows())
	}
	h.Type("bis zum", "31.01.2026")
	if h.Problem("bis zum") == "" {
		t.Error("a time that ends before it begins is looked for")
	}
	h.Tap("Filter leeren")
	if h.Sees("Gefunden") || h.Sees("Filter leeren") || p.outbox.filter.until.Problem() != "" || rows() != 4 {
		t.Errorf("what was looked for is still there: %d letters", rows())
	}
	h.Choose("Weg", "E-Mail")
	if rows() != 0 {
		t.Errorf("%d e-mails", rows())
	}
	h.Choose("Weg", "Papier")
	if rows() != 29 {
		t.Errorf("%d letters on paper", rows())
	}
	first := p.outbox.letters.Rows()[0]
	if err := h.Desk().MarkLetters(h.Context(), []data.ID{first.ID}, data.LetterReturned, h.Desk().Today(), "unbekannt verzogen"); err != nil {
		t.Fatal(err)
	}
	h.Choose("Zustand", "zurückgekommen")
	if got := p.outbox.letters.Rows(); len(got) != 1 || got[0].ID != first.ID {
		t.Errorf("%d letters have come back", len(got))
	}
	h.Shot("outbox-filtered")
	p.Show(first.ID)
	h.Settle()
	if p.outbox.filter.narrows() || h.Field("Zustand").(interface{ Value() string }).Value() != "" {
		t.Error("a letter of another page is shown through the filter")
	}
}

func TestDetailsOfALetter(t *testing.T) {
	h, p := openOutbox(t)
	kept, _ := p.outbox.letters.Current()
	wantSeen(t, h, "Direktorium", "Sehr geehrte", "1. Erinnerung", "Papier", "25.02.2026", "03.03.2026, 09:00 Uhr", string(kept.PDFHash)[:10])
	h.Tap("kopieren")
	if got := fyne.CurrentApp().Clipboard().Content(); got != string(kept.PDFHash) || len(got) != 64 {
		t.Errorf("copied is %q", got)
	}
	h.Tap("Notiz …")
	h.Enter("Notiz", "Frau Öztürkmen hat angerufen.")
	h.Accept()
	wantSeen(t, h, "hat angerufen.")
	if got := hosttest.Row[data.Letter](h, kept.ID).Note; got != "Frau Öztürkmen hat angerufen." {
		t.Errorf("the note is %q", got)
	}
	h.UndoLast()
	if h.Sees("hat angerufen.") {
		t.Error("the note is still seen")
	}
}

func TestOneLetterIsGivenOutAsItWasMade(t *testing.T) {
	h, p := openOutbox(t)
	h.Key(fyne.KeyTab)
	kept, _ := p.outbox.letters.Current()
	want := must[[]byte](t)(data.Blob(h.Context(), h.Desk().Store, kept.PDFHash))
	h.Answers.Save = filepath.Join(t.TempDir(), "Erinnerung.pdf")
	h.Tap("PDF speichern …")
	h.Tap("Öffnen")
	h.Tap("Drucken")
	for _, path := range []string{h.Answers.Save, h.Answers.Opened[0], h.Answers.Printed[0]} {
		if got := must[[]byte](t)(os.ReadFile(path)); !bytes.Equal(got, want) {
			t.Errorf("%s is not what was made", filepath.Base(path))
		}
	}
	if got := hosttest.Row[data.Letter](h, kept.ID).State; got != data.LetterSent {
		t.Errorf("printed once more, a letter that was sent is %q", got)
	}
}

func TestSeveralLettersAreMarkedAtOnce(t *testing.T) {
	h, p := openOutbox(t)
	h.Window().Canvas().Focus(p.outbox.letters)
	p.outbox.letters.SelectAll()
	h.Settle()
	wantSeen(t, h, "4 Schreiben")
	if before := h.Entries(); !p.outbox.detail.one[0].Disabled() || before == 0 {
		t.Error("four letters cannot be opened at once")
	}
	before := h.Entries()
	h.Tap("Zurückgekommen …")
	h.Type("Zurückgekommen am", "20.02.2026")
	if err := h.TopDialog().Accept(); err == nil || !strings.Contains(err.Error(), "liegt vor dem Datum") {
		t.Errorf("letters come back before they were written: %v", err)
	}
	h.Type("Zurückgekommen am", "02.03.2026")
	h.Enter("Grund", "unbekannt verzogen")
	h.Shot("outbox-returned")
	h.Accept()
	if h.Entries() != before+1 {
		t.Errorf("four letters are %d actions", h.Entries()-before)
	}
	for _, l := range p.outbox.letters.Rows() {
		if l.State != data.LetterReturned || l.ReturnedOn != data.NewDate(2026, 3, 2) || !strings.Contains(l.Note, "unbekannt verzogen") {
			t.Errorf("%s: %s on %s, %q", l.Recipient, l.State, l.ReturnedOn, l.Note)
		}
		entries := must[[]data.JournalEntry](t)(h.Desk().Store.Timeline(h.Context(), data.TimelineFilter{PersonID: l.PersonID}))
		if !slices.ContainsFunc(entries, func(e data.JournalEntry) bool { return strings.Contains(e.Text, "Zurückgekommen") }) {
			t.Errorf("the timeline of %s does not say that the letter came back", l.Recipient)
		}
	}
	wantSeen(t, h, "zurückgekommen")
	h.Tap("Versandt")
	for _, l := range p.outbox.letters.Rows() {
		if l.State != data.LetterSent || l.SentOn != h.Desk().Today() {
			t.Errorf("%s: %s on %s", l.Recipient, l.State, l.SentOn)
		}
	}
	h.UndoLast()
	h.UndoLast()
	if l := p.outbox.letters.Rows()[0]; l.State != data.LetterSent || l.SentOn != data.NewDate(2026, 2, 25) {
		t.Errorf("taken back, the letter is %s since %s", l.State, l.SentOn)
	}
}

func TestPrintingARunIsNoted(t *testing.T) {
	h, p := open(t)
	p.Start(workflow.LetterOrder{TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{3, 4}}})
	h.Settle()
	h.Tap("2 Schreiben erstellen")
	p.tabs.Select(viewOutbox)
	h.Settle()
	p.outbox.runs.Select(runsOf(t, h)[0].LetterRun.ID)
	h.Settle()
	wantSeen(t, h, "Entwurf")
	h.Tap("Serienbrief drucken")
	wantSeen(t, h, "gedruckt")
	h.Tap("Versandt") // the letter that is looked at
	states := map[string]int{}
	for _, l := range p.outbox.letters.Rows() {
		states[l.State]++
	}
	if states[data.LetterPrinted] != 1 || states[data.LetterSent] != 1 {
		t.Errorf("states are %v", states)
	}
	p.Print()
	if got := hosttest.Row[data.Letter](h, p.outbox.shown).State; got != data.LetterSent || len(h.Answers.Printed) != 2 {
		t.Errorf("printed %q, the letter is %s", h.Answers.Printed, got)
	}
}

// One step back takes a run away with all that it did: letters, journal, and the states of nominations.
func TestUndoOfARunTakesEverythingBack(t *testing.T) {
	h, p := open(t)
	ctx := h.Context()
	type state struct {
		letters, runs, entries int
		nominations            []data.Nomination
	}
	now := func() state {
		return state{
			len(hosttest.Rows[data.Letter](h, nil)), len(hosttest.Rows[data.LetterRun](h, nil)), len(hosttest.Rows[data.JournalEntry](h, nil)), hosttest.Rows[data.Nomination](h, nil),
		}
	}
	before := now()
	p.Start(must[workflow.LetterOrder](t)(h.Desk().RemindOrder(ctx)))
	h.Settle()
	h.Tap(p.primary.Text())
	made := now()
	n := made.letters - before.letters
	if n == 0 || made.runs != before.runs+1 || made.entries != before.entries+n || slices.Equal(made.nominations, before.nominations) {
		t.Fatalf("a run of %d letters: %d entries more", n, made.entries-before.entries)
	}
	p.tabs.Select(viewOutbox)
	h.Settle()
	h.UndoLast()
	after := now()
	if after.letters != before.letters || after.runs != before.runs || after.entries != before.entries || !slices.Equal(after.nominations, before.nominations) {
		t.Errorf("after one step back: %d letters, %d runs, %d entries more than before", after.letters-before.letters, after.runs-before.runs, after.entries-before.entries)
	}
	if got := len(p.outbox.runs.Rows()); got != before.runs {
		t.Errorf("the page shows %d runs, there are %d", got, before.runs)
	}
}

func TestReminderTextGoesByCount(t *testing.T) {
	h, p := open(t)
	p.Start(must[workflow.LetterOrder](t)(h.Desk().RemindOrder(h.Context())))
	h.Settle()
	wantSeen(t, h, "Erinnerung, je nach Zahl", "Antwort überfällig")
	board := must[workflow.Board](t)(h.Desk().Board(h.Context(), data.Date{}))
	if got := len(p.composer.draft.Letters); got != len(board.Overdue()) || got == 0 {
		t.Errorf("%d letters, %d answers are overdue", got, len(board.Overdue()))
	}
	for _, l := range p.composer.draft.Letters {
		if l.Template.Step != l.Nomination.Reminders+1 {
			t.Errorf("%s was reminded %d times and gets the text for the %d. time", l.Letter.Name, l.Nomination.Reminders, l.Template.Step)
		}
	}
	h.Choose("Vorlage", "3. Erinnerung")
	if p.composer.order.ByCount {
		t.Error("one text for all is chosen, and each still has its own")
	}
	h.Choose("Vorlage", "Erinnerung, je nach Zahl der bisherigen")
	if !p.composer.order.ByCount || p.composer.order.Selection.Group != workflow.GroupOverdue {
		t.Errorf("the order is %+v", p.composer.order)
	}
}

func TestSmallWindow(t *testing.T) {
	h, p := open(t)
	for _, size := range []fyne.Size{fyne.NewSize(780, 540), fyne.NewSize(1120, 640)} {
		for view, name := range map[int]string{viewNew: "new", viewOutbox: "outbox"} {
			p.tabs.Select(view)
			h.Window().Resize(size)
			h.Settle()
			h.Shot("letters-small-" + name + fmt.Sprint(size.Width))
			if least := p.Content().MinSize(); least.Width > 780 || least.Height > 540 {
				t.Errorf("%s needs %v", name, least)
			}
		}
	}
}

// Page Up and Page Down on the paper go on to the letter before and after.
func TestThePaperLeadsOnToTheNextLetter(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	h.Window().Canvas().Focus(p.composer.paper.preview)
	h.Key(fyne.KeyPageDown)
	h.Key(fyne.KeyPageDown)
	h.Key(fyne.KeyPageUp)
	wantSeen(t, h, "2 von 25 · BA 02")
	p.tabs.Select(viewOutbox)
	h.Settle()
	h.Window().Canvas().Focus(p.outbox.paper.preview)
	h.Key(fyne.KeyPageDown)
	wantSeen(t, h, "2 von 4 · BA 06")
	if current, _ := p.outbox.letters.Current(); current.ID != p.outbox.shown {
		t.Error("the list did not follow the paper")
	}
}

func TestATemplateWithAMistakeLeadsToItsText(t *testing.T) {
	h, p := open(t)
	plain := hosttest.Only[data.Template](h, data.Match{"key": "schreiben"})
	plain.Body += "\n\n{Sitzugn Ort}"
	if err := h.Desk().Store.Do(h.Context(), "Vorlage", func(tx *data.Tx) error { return data.Update(tx, plain) }); err != nil {
		t.Fatal(err)
	}
	h.Choose("Vorlage", "Einfaches Schreiben")
	wantSeen(t, h, "keine Schreiben", "hat einen Fehler")
	h.Tap("Zur Vorlage")
	if p.tabs.Selected() != viewTemplates || p.templates.editor.template.ID != plain.ID {
		t.Errorf("shown is the template %q in view %d", p.templates.editor.template.Name, p.tabs.Selected())
	}
}
