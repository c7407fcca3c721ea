package settings

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

func sender(t *testing.T, h *hosttest.Host) data.Sender {
	t.Helper()
	list, err := data.List[data.Sender](context.Background(), h.Desk().Store, nil)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d senders, %v", len(list), err)
	}
	return list[0]
}

func TestSenderIsSavedWhenAFieldIsLeft(t *testing.T) {
	h, shown, _ := open(t)
	h.Shot("settings-sender")
	h.Type("Auskunft erteilt", "Erika Mustermann")
	h.Type("Unser Zeichen", "S-III-MI/IK")
	h.Type("PLZ", "81669")
	if got := sender(t, h); got.ContactName != "Erika Mustermann" || got.OurReference != "S-III-MI/IK" {
		t.Errorf("saved %q, %q", got.ContactName, got.OurReference)
	}
	if _, err := h.Desk().Store.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if got := sender(t, h); got.OurReference == "S-III-MI/IK" {
		t.Error("undo left the reference")
	}
	h.Enter("Fußzeile", "Bankverbindung")
	if !shown.Leave() {
		t.Error("what was typed cannot be saved")
	}
	if got := sender(t, h); got.Footer != "Bankverbindung" {
		t.Errorf("typing was lost when the page was left: %q", got.Footer)
	}
}

func TestEveryFieldOfTheSenderHasAPlaceOfItsOwn(t *testing.T) {
	var s data.Sender
	for _, row := range senderRows {
		for _, f := range row.fields {
			part := f.part(&s)
			if *part != "" {
				t.Errorf("%q shares its place with %q", f.label, *part)
			}
			*part = f.label
		}
	}
	for _, text := range []string{s.Authority, s.Department, s.Section, s.Street, s.Postcode, s.City, s.ReturnLine, s.ContactName, s.Room, s.Phone, s.Email,
		s.Hours, s.OurReference, s.SignatureMark, s.Signatory, s.SignatoryTitle, s.Footer} {
		if text == "" {
			t.Error("a text of the sender has no field")
		}
	}
}

func TestTheLetterBesideTheFormFollowsIt(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	if !strings.Contains(shownText(part.preview), "Anna Zirngiebler") {
		t.Fatalf("the letter shows %q", shownText(part.preview))
	}
	h.Type("Auskunft erteilt", "Zoë Prüfling")
	if !strings.Contains(shownText(part.preview), "Zoë Prüfling") {
		t.Errorf("the letter still shows %q", shownText(part.preview))
	}
}

// The letter follows every key; Esc takes the typing back from both.
func TestTheLetterFollowsTheTyping(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	h.Enter("Zimmer", "4711")
	if !strings.Contains(shownText(part.preview), "4711") || sender(t, h).Room == "4711" {
		t.Errorf("while typing the letter shows %q", shownText(part.preview))
	}
	h.Key(fyne.KeyEscape)
	if strings.Contains(shownText(part.preview), "4711") {
		t.Error("the letter shows what was given up")
	}
}

// fieldText is what stands in a text field.
func fieldText(h *hosttest.Host, label string) string {
	return h.Field(label).(interface{ Text() string }).Text()
}

func TestANewProfileBeginsToday(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	h.Type("Zimmer", "1.01")
	before := h.Entries()
	h.Tap("Neu")
	if got := h.Entries() - before; got != 1 {
		t.Errorf("%d entries in the history", got)
	}
	senders := hosttest.Rows[data.Sender](h, nil)
	if len(senders) != 2 || senders[0].UntilOn != h.Desk().Today().AddDays(-1) || senders[1].FromOn != h.Desk().Today() {
		t.Fatalf("the profiles are %+v", senders)
	}
	if part.sender.ID != senders[1].ID || fieldText(h, "Gültig ab") != "03.03.2026" || !h.Sees("Stelle für interkulturelle Arbeit · seit 03.03.2026") || !h.Sees("gilt heute") {
		t.Errorf("the form shows profile %d from %q", part.sender.ID, fieldText(h, "Gültig ab"))
	}
	h.Type("Zimmer", "2.02")
	h.Shot("settings-sender-new")
	h.Choose("Absenderprofil", "Stelle für interkulturelle Arbeit · bis 02.03.2026")
	if got := fieldText(h, "Zimmer"); got != "1.01" || !h.Sees("gilt nicht mehr") || !strings.Contains(shownText(part.preview), "1.01") {
		t.Errorf("the old profile shows room %q", got)
	}
	h.UndoLast() // the room
	h.UndoLast() // the new profile
	if rows := hosttest.Rows[data.Sender](h, nil); len(rows) != 1 || !h.Sees("· unbefristet") {
		t.Errorf("after undo there are %d profiles", len(rows))
	}
}

func TestOverlapsAndGapsAreTold(t *testing.T) {
	h, _, _ := open(t)
	h.Tap("Neu")
	h.Type("Gültig ab", "05.03.2026")
	if !h.Sees("Vom 03.03.2026 bis 04.03.2026 gilt kein") {
		t.Errorf("the gap is not told: %q", hosttest.Texts(h.Top()))
	}
	h.Choose("Absenderprofil", "Stelle für interkulturelle Arbeit · bis 02.03.2026")
	h.Type("Gültig bis", "10.3.")
	if !h.Sees("Vom 05.03.2026 bis 10.03.2026 gelten zwei") {
		t.Errorf("the overlap is not told: %q", hosttest.Texts(h.Top()))
	}
	h.Shot("settings-sender-overlap")
	h.Type("Gültig ab", "11.3.")
	if got := h.Problem("Gültig ab"); !strings.Contains(got, "„Gültig bis“ (10.03.2026) liegt vor") {
		t.Errorf("at the field stands %q", got)
	}
	h.Type("Gültig ab", "")
	h.Type("Gültig bis", "4.3.")
	if h.Sees("gelten zwei") || h.Sees("gilt kein Absenderprofil") {
		t.Errorf("a warning stays: %q", hosttest.Texts(h.Top()))
	}
}

func TestProfilesAreCopiedAndDeletedButTheLast(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	if !part.remove.Disabled() {
		t.Error("the only profile can be deleted")
	}
	first := part.sender
	h.Tap("Kopieren")
	if part.sender.ID == first.ID || fieldText(h, "Name des Profils") != "Kopie von Stelle für interkulturelle Arbeit" {
		t.Fatalf("the form shows %q", fieldText(h, "Name des Profils"))
	}
	h.Type("Name des Profils", "Vertretung")
	h.Tap("Löschen")
	if rows := hosttest.Rows[data.Sender](h, nil); len(rows) != 1 || part.sender.ID != first.ID || !part.remove.Disabled() {
		t.Errorf("%d profiles are left, shown is %q", len(rows), part.sender.Name)
	}
	h.UndoLast()
	if !part.choice.Visible() || len(part.choice.Choices()) != 2 || part.remove.Disabled() {
		t.Errorf("after undo %d profiles can be chosen", len(part.choice.Choices()))
	}
}

// What cannot be saved keeps the profile, and the choice shows it again once it is put right.
func TestAFieldThatCannotBeSavedKeepsTheProfile(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	first := part.sender
	h.Tap("Kopieren")
	h.Enter("Name des Profils", "")
	h.Choose("Absenderprofil", "Stelle für interkulturelle Arbeit · unbefristet")
	if part.sender.ID == first.ID || !strings.Contains(h.Problem("Absenderprofil"), "zuerst berichtigen") {
		t.Errorf("shown is %q, at the choice stands %q", part.sender.Name, h.Problem("Absenderprofil"))
	}
	h.Type("Name des Profils", "Vertretung")
	if got := part.choice.Value(); got != idText(part.sender.ID) || h.Problem("Absenderprofil") != "" {
		t.Errorf("the choice shows %s, the form %d", got, part.sender.ID)
	}
}

func TestTheSenderOfAProblemIsShown(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	first := part.sender
	h.Tap("Kopieren")
	shown.tabs.Select(3)
	shown.Show(first.ID)
	h.Settle()
	if shown.shown != 0 || part.sender.ID != first.ID {
		t.Errorf("tab %d shows %q", shown.shown, part.sender.Name)
	}
	shown.tabs.Select(3)
	shown.Show(0)
	if shown.shown != 3 {
		t.Error("showing nothing in particular changed the tab")
	}
}
