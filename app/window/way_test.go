package window

// The whole way of a clerk, by mouse and keys alone, from an empty file to the sheet: ask, answer, plan, invite, attend, hand out; and everything back.

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// clerk is a shell on a fresh file with hands to use it.
func clerk(t *testing.T) (*bench, *hosttest.Hands, *hosttest.Files) {
	t.Helper()
	b := newBench(t, newFile(t))
	files := &hosttest.Files{}
	b.Shell.files = files
	hands := hosttest.NewHands(t, b.window)
	hands.After = b.settle
	hands.Settle()
	return b, hands, files
}

// rows asks the database, not the window.
func rows[T any](t *testing.T, b *bench, match data.Match) []T {
	t.Helper()
	list, err := data.List[T](context.Background(), b.desk.Store, match)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestTheWholeWay(t *testing.T) {
	b, hands, files := clerk(t)

	// A chair for BA 5, who is not on file yet.
	b.Go(host.Districts, rows[data.District](t, b, data.Match{"number": 5})[0].ID)
	hands.Settle()
	hands.Tap("Vorsitz eintragen …")
	hands.Choose("Form", "Frau")
	hands.Enter("Vorname", "Şükriye")
	hands.Enter("Nachname", "Öztürkmen")
	hands.Tap("Eintragen")
	chair := rows[data.Person](t, b, data.Match{"last_name": "Öztürkmen"})
	if len(chair) != 1 || chair[0].Form != data.FormFrau {
		t.Fatalf("chair on file: %+v", chair)
	}

	// Ask: one letter, to her.
	b.StartLetters(workflow.LetterOrder{TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{5}}})
	hands.Settle()
	hands.Type("Antwort bis", "29.03.2026")
	hands.Tap("1 Schreiben erstellen")
	letters := rows[data.Letter](t, b, nil)
	if len(letters) != 1 || letters[0].PersonID != chair[0].ID || letters[0].Salutation != "Sehr geehrte Frau Öztürkmen," {
		t.Fatalf("letters kept: %+v", letters)
	}
	written, err := filepath.Glob(filepath.Join(b.desk.OutputFolder(), "*.pdf"))
	if err != nil || len(written) != 1 {
		t.Fatalf("PDF files: %v, %v", written, err)
	}
	asked := rows[data.Nomination](t, b, nil)
	if len(asked) != 1 || asked[0].DueOn != data.NewDate(2026, 3, 29) || asked[0].AskedOn != b.desk.Today() {
		t.Fatalf("asked: %+v", asked)
	}
	b.Go(host.Overview, 0)
	hands.Settle()
	if !hands.Sees("Antwort bis 29.03.2026") {
		t.Error("the board does not say until when BA 5 has time")
	}

	// Answer: she names somebody.
	b.Go(host.Districts, asked[0].DistrictID)
	hands.Settle()
	hands.Tap("Antwort eintragen …")
	hands.Enter("Vorname", "Zoë")
	hands.Enter("Nachname", "=1+1")
	hands.Choose("Antwort kam per", "E-Mail")
	hands.Tap("Eintragen")
	if n := rows[data.Nomination](t, b, nil)[0]; n.Answer != data.AnswerNamed || n.Way != data.WayEmail {
		t.Fatalf("answer: %+v", n)
	}

	// Plan a meeting.
	b.Go(host.Meetings, 0)
	hands.Settle()
	hands.Tap("Neue Sitzung")
	hands.Type("Datum", "15.10.2026")
	hands.Type("Beginn", "18")
	hands.Type("Ende", "2000")
	hands.Type("Ort", "Rathaus")
	meeting := rows[data.Meeting](t, b, nil)[0]
	if meeting.HeldOn != data.NewDate(2026, 10, 15) || meeting.Starts != "18:00" || meeting.Ends != "20:00" || meeting.Place != "Rathaus" {
		t.Fatalf("meeting: %+v", meeting)
	}

	// Invite by the rule: the named person comes for BA 5, so its chair need not.
	hands.Tap("Einladung (0)")
	hands.Tap("Einladungsliste …")
	hands.Tap("Einladen")
	invited := rows[data.Invitation](t, b, nil)
	if len(invited) != 1 || invited[0].Name != "=1+1, Zoë" || invited[0].DistrictID != asked[0].DistrictID {
		t.Fatalf("invited: %+v", invited)
	}

	// Attend: two letters and Enter.
	hands.Tap("Anwesenheit")
	b.window.Canvas().Focus(hosttest.Find[*widgets.SearchEntry](b.window.Content())[0])
	hands.Write("zo")
	hands.Key(fyne.KeyReturn)
	if i := rows[data.Invitation](t, b, nil)[0]; i.Attendance != data.AttendancePresent {
		t.Fatalf("attendance: %+v", i)
	}

	// Hand out the list.
	files.Save = filepath.Join(t.TempDir(), "Anwesenheit.xlsx")
	hands.Tap("Ausgeben ▾")
	hands.Tap("Anwesenheitsliste …")
	if info, err := os.Stat(files.Save); err != nil || info.Size() < 4000 {
		t.Fatalf("the sheet: %v, %v", info, err)
	}
	if len(files.Opened) != 1 || files.Opened[0] != files.Save {
		t.Errorf("opened: %v", files.Opened)
	}

	// And everything back, step by step.
	steps := 0
	for {
		if _, more, err := b.desk.Store.NextUndo(context.Background()); err != nil || !more {
			break
		}
		b.undo()
		hands.Settle()
		if steps++; steps > 40 {
			t.Fatal("undo does not end")
		}
	}
	if left := len(rows[data.Person](t, b, nil)) + len(rows[data.Meeting](t, b, nil)) + len(rows[data.Letter](t, b, nil)) + len(rows[data.Nomination](t, b, nil)); left > 0 {
		t.Errorf("%d rows left after undoing everything", left)
	}
	if len(b.faults) > 0 {
		t.Errorf("faults: %v", b.faults)
	}
	if !strings.Contains(texts(b.status.content), "rundertisch.db") {
		t.Error("the status bar does not name the file")
	}
}
