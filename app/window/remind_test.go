package window

// Reminding from the board, with the clicks counted.

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// demoFile makes a file with invented people, a round that was asked for, answers and reminders.
func demoFile(t *testing.T) string {
	t.Helper()
	path := newFile(t)
	store, err := data.Open(context.Background(), path, data.Options{Now: func() time.Time { return theDay }})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := workflow.NewDesk(store).FillDemo(context.Background(), 0, workflow.Output{}, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// From the board to the letters: at most three clicks, exactly those without an answer after the due date, each with the text for its first, second or third time. One step back takes it all away.
func TestReminderInThreeClicksFromTheBoard(t *testing.T) {
	b := newBench(t, demoFile(t))
	files := &hosttest.Files{}
	b.Shell.files = files
	hands := hosttest.NewHands(t, b.window)
	hands.After = b.settle
	hands.Settle()
	ctx := context.Background()

	board, err := b.desk.Board(ctx, data.Date{})
	if err != nil {
		t.Fatal(err)
	}
	overdue := map[data.ID]data.Nomination{}
	for _, cell := range board.Overdue() {
		overdue[cell.District.ID] = cell.Nomination
	}
	second := slices.IndexFunc(board.Cells, func(c workflow.BoardCell) bool { return c.State == workflow.StateOverdue })
	reminded := board.Cells[second].Nomination // one of them has been reminded before
	reminded.Reminders, reminded.RemindedOn = 1, b.desk.Today().AddDays(-20)
	if err := b.desk.Store.Do(ctx, "Stand", func(tx *data.Tx) error { return data.Update(tx, reminded) }); err != nil {
		t.Fatal(err)
	}
	overdue[reminded.DistrictID] = reminded
	hands.Settle()
	entries, known := len(rows[data.JournalEntry](t, b, nil)), len(rows[data.Letter](t, b, nil))
	var nominations []data.Nomination = rows[data.Nomination](t, b, nil)

	clicks := 0
	click := func(words string) { clicks++; hands.Tap(words) }
	click(fmt.Sprintf("Erinnern (%d)", len(overdue)))
	if b.current != host.Letters {
		t.Fatalf("the button leads to %s", b.current)
	}
	click(fmt.Sprintf("%d Schreiben erstellen", len(overdue)))
	if clicks > 3 {
		t.Errorf("reminding takes %d clicks", clicks)
	}

	letters := rows[data.Letter](t, b, nil)[known:]
	if len(letters) != len(overdue) || len(overdue) < 2 {
		t.Fatalf("%d letters, %d answers are overdue", len(letters), len(overdue))
	}
	texts := map[string]int{}
	for _, l := range letters {
		before, due := overdue[l.DistrictID]
		template := rows[data.Template](t, b, data.Match{"id": l.TemplateID})[0]
		if texts[template.Name]++; !due || template.Step != before.Reminders+1 {
			t.Errorf("%s gets „%s“ after %d reminders", l.Recipient, template.Name, before.Reminders)
		}
		now := rows[data.Nomination](t, b, data.Match{"id": before.ID})[0]
		if now.Reminders != before.Reminders+1 || now.RemindedOn != b.desk.Today() {
			t.Errorf("%s: %d reminders, the last on %s", l.Recipient, now.Reminders, now.RemindedOn)
		}
	}
	if texts["2. Erinnerung"] != 1 {
		t.Errorf("the texts are %v", texts)
	}

	b.undo()
	hands.Settle()
	if len(rows[data.Letter](t, b, nil)) != known || len(rows[data.JournalEntry](t, b, nil)) != entries || !slices.Equal(rows[data.Nomination](t, b, nil), nominations) {
		t.Error("one step back leaves something of the run")
	}
	b.Go(host.Overview, 0)
	hands.Settle()
	if !hands.Sees(fmt.Sprintf("Erinnern (%d)", len(overdue))) {
		t.Error("the board still believes that they have been reminded")
	}
	if len(b.faults) > 0 {
		t.Errorf("faults: %v", b.faults)
	}
}

func TestNobodyToRemind(t *testing.T) {
	b, hands, _ := clerk(t)
	b.choose("Erinnern")
	if !hands.Sees("keine Antwort überfällig") || b.current != host.Overview {
		t.Errorf("the menu leads to %s and says %q", b.current, b.dialog())
	}
}
