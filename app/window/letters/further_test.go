package letters

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/labels"
)

// withMailboxes gives the chairs of these districts a mailbox that they want to be written to.
func withMailboxes(t *testing.T, h *hosttest.Host, numbers ...int) {
	t.Helper()
	board := must[workflow.Board](t)(h.Desk().Board(h.Context(), data.Date{}))
	for _, n := range numbers {
		card := must[workflow.PersonCard](t)(h.Desk().PersonCard(h.Context(), board.Cells[n-1].Chair.Person.ID))
		card.Email.Value, card.Person.PreferredWay = "chair"+string(rune('a'+n))+"@example.org", data.WayEmail
		must[data.ID](t)(h.Desk().SavePersonCard(h.Context(), card))
	}
	h.Settle()
}

func TestEMailInsteadOfPaper(t *testing.T) {
	h, p := open(t)
	withMailboxes(t, h, 3, 4)
	p.Start(workflow.LetterOrder{TemplateKey: "benennung", Email: true, Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{3, 4, 5}}})
	h.Settle()
	wantSeen(t, h, "@ E-Mail")
	h.Tap("3 Schreiben erstellen")
	wantSeen(t, h, "✓ 3 Schreiben erstellt.", "2 davon als E-Mail-Entwürfe.")
	h.Shot("letters-mails")
	h.Tap("E-Mail-Entwürfe zeigen")
	if len(h.Answers.Shown) != 1 || filepath.Ext(h.Answers.Shown[0]) != ".eml" {
		t.Fatalf("shown is %q", h.Answers.Shown)
	}
	if drafts := filesIn(t, filepath.Dir(h.Answers.Shown[0])); len(drafts) != 2 {
		t.Errorf("in the folder of drafts lie %q", drafts)
	}
	h.Tap("Drucken")
	states := map[string]int{}
	for _, l := range must[[]data.Letter](t)(h.Desk().Store.Letters(h.Context(), data.LetterFilter{RunID: runsOf(t, h)[0].LetterRun.ID})) {
		states[l.Way+" "+l.State]++
	}
	if states[data.WayLetter+" "+data.LetterPrinted] != 1 || states[data.WayEmail+" "+data.LetterDraft] != 2 {
		t.Errorf("only paper is printed: %v", states)
	}
	p.Start(workflow.LetterOrder{TemplateKey: "benennung", Email: true, Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{3}}})
	h.Settle()
	h.Tap("1 Schreiben erstellen")
	wantSeen(t, h, "Alle als E-Mail-Entwurf.")
	if h.Sees("Drucken") {
		t.Error("an e-mail is not printed")
	}
}

func TestOneEMailToAll(t *testing.T) {
	h, p := open(t)
	h.Choose("Vorlage", "Einfaches Schreiben")
	h.Choose("An", "einzelne Personen")
	withMailboxes(t, h, 3, 4)
	p.composer.order.Subject, p.composer.order.Message = "Sprechzeiten", "im August ist geschlossen."
	board := must[workflow.Board](t)(h.Desk().Board(h.Context(), data.Date{}))
	for _, cell := range board.Cells[2:4] {
		p.composer.order.Selection.People = append(p.composer.order.Selection.People, cell.Chair.Person.ID)
	}
	p.Refresh()
	h.Tap("E-Mail an alle (BCC) …")
	if len(h.Answers.Opened) != 1 || filepath.Base(h.Answers.Opened[0]) != "2026-03-03 Einfaches Schreiben E-Mail an alle.eml" || len(h.Toasts) != 1 || !strings.Contains(h.Toasts[0], "2 Adressen") {
		t.Fatalf("opened %q, told %q", h.Answers.Opened, h.Toasts)
	}
	mail := string(must[[]byte](t)(os.ReadFile(h.Answers.Opened[0])))
	if !strings.Contains(mail, "chaird@example.org") || !strings.Contains(mail, "chaire@example.org") {
		t.Errorf("the draft is\n%s", mail)
	}
	p.composer.toggle(0)
	h.Tap("E-Mail an alle (BCC) …")
	if mail = string(must[[]byte](t)(os.ReadFile(h.Answers.Opened[1]))); strings.Contains(mail, "chaird@example.org") || h.Answers.Opened[0] == h.Answers.Opened[1] {
		t.Errorf("who is left out gets the e-mail, or a draft is overwritten: %q\n%s", h.Answers.Opened, mail)
	}

	p.Start(toChairs("benennung")) // every district reads its own number
	h.Settle()
	h.Tap("E-Mail an alle (BCC) …")
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "für jede Person ein anderer") {
		t.Errorf("a personal text goes to all: %v", errs)
	}
	p.composer.tickAll(false)
	h.Tap("E-Mail an alle (BCC) …")
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("an e-mail to nobody: %v", errs)
	}
	if len(h.Answers.Opened) != 2 {
		t.Errorf("opened %q", h.Answers.Opened)
	}
}

func TestWhoHasNoMailboxIsTold(t *testing.T) {
	h, p := open(t)
	withMailboxes(t, h, 3)
	card := must[workflow.PersonCard](t)(h.Desk().PersonCard(h.Context(), must[workflow.Board](t)(h.Desk().Board(h.Context(), data.Date{})).Cells[3].Chair.Person.ID))
	card.Email.Value = ""
	must[data.ID](t)(h.Desk().SavePersonCard(h.Context(), card))
	district := hosttest.Only[data.District](h, data.Match{"number": 4})
	district.Mailbox = ""
	if err := h.Desk().SaveDistrict(h.Context(), district); err != nil {
		t.Fatal(err)
	}
	p.Start(workflow.LetterOrder{TemplateKey: "schreiben", Subject: "Sprechzeiten", Message: "geschlossen.", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{3, 4}}})
	h.Settle()
	h.Tap("E-Mail an alle (BCC) …")
	if d := h.TopDialog(); !strings.Contains(d.Text, "1 Adresse") || !strings.Contains(d.Text, "BA 04") {
		t.Errorf("told is %q", d.Text)
	}
	h.Accept()
	if len(h.Answers.Opened) != 1 {
		t.Errorf("opened %q", h.Answers.Opened)
	}
}

func TestLabelsForTheSamePeople(t *testing.T) {
	h, p := open(t)
	p.Start(workflow.LetterOrder{TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{1, 2, 3, 4}}})
	h.Settle()
	p.composer.toggle(1)
	h.Tap("Etiketten und Umschläge …")
	wantSeen(t, h, "3 Anschriften.", "L7160")
	sheet := hosttest.Find[*sheetPicture](h.Top())[0]
	cell := sheet.cells[4]
	sheet.Tapped(&fyne.PointEvent{Position: cell.Position().AddXY(3, 3)})
	h.Settle()
	if got := h.Field("Erstes freies Etikett").(interface{ Text() string }).Text(); got != "5" {
		t.Errorf("a click on the fifth label says %q", got)
	}
	h.Shot("labels-dialog")
	for key, want := range map[fyne.KeyName]int{fyne.KeyRight: 6, fyne.KeyDown: 8, fyne.KeyLeft: 4, fyne.KeyUp: 2, fyne.KeyHome: 1, fyne.KeyEnd: 21} {
		sheet.move(5)
		h.Window().Canvas().Focus(sheet)
		h.Key(key)
		if sheet.start != want {
			t.Errorf("%s leads from label 5 to %d, want %d", key, sheet.start, want)
		}
	}
	h.Type("Erstes freies Etikett", "22")
	if h.Problem("Erstes freies Etikett") == "" || h.TopDialog().Accept() == nil {
		t.Error("a sheet of 21 labels begins with the 22nd")
	}
	h.Type("Erstes freies Etikett", "20")
	h.Accept()
	if len(h.Answers.Opened) != 1 || filepath.Base(h.Answers.Opened[0]) != "2026-03-03 Bitte um Benennung Etiketten.pdf" || !slices.Equal(h.Toasts, []string{"3 Anschriften auf 2 Blättern."}) {
		t.Errorf("opened %q, told %q", h.Answers.Opened, h.Toasts)
	}

	h.Tap("Etiketten und Umschläge …")
	envelope := labels.Envelopes()[0]
	h.Choose("Worauf", envelope.Name)
	h.Shot("envelopes-dialog")
	wantSeen(t, h, "je ein Umschlag")
	h.Tap("Testblatt drucken")
	if len(h.Answers.Printed) != 1 || filepath.Base(h.Answers.Printed[0]) != "Testblatt.pdf" {
		t.Errorf("printed %q", h.Answers.Printed)
	}
	h.Accept()
	if len(h.Answers.Opened) != 2 || !strings.HasSuffix(h.Answers.Opened[1], "Umschläge.pdf") || len(h.Toasts) != 2 || !strings.HasPrefix(h.Toasts[1], "3 Anschriften auf 3") {
		t.Errorf("opened %q, told %q", h.Answers.Opened, h.Toasts)
	}
	h.Tap("Etiketten und Umschläge …")
	if got := h.Field("Worauf").(interface{ Value() string }).Value(); got != envelope.Key {
		t.Errorf("chosen last was %s, offered is %q", envelope.Key, got)
	}
}

func TestLabelsTellWhoIsLeftOut(t *testing.T) {
	h, p := open(t)
	card := must[workflow.PersonCard](t)(h.Desk().PersonCard(h.Context(), must[workflow.Board](t)(h.Desk().Board(h.Context(), data.Date{})).Cells[3].Chair.Person.ID))
	card.Person.NoContact = true
	must[data.ID](t)(h.Desk().SavePersonCard(h.Context(), card))
	p.Start(workflow.LetterOrder{TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{3, 4}}})
	h.Settle()
	h.Tap("Etiketten und Umschläge …")
	h.Accept()
	if d := h.TopDialog(); !strings.Contains(d.Text, "1 Anschrift auf 1 Blatt.") || !strings.Contains(d.Text, "BA 04") {
		t.Errorf("told is %q", d.Text)
	}
	h.Accept()
	if len(h.Answers.Opened) != 1 {
		t.Errorf("opened %q", h.Answers.Opened)
	}
}
