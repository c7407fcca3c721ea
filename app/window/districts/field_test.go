package districts

import (
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

func TestFieldsAreShownByTheirLabels(t *testing.T) {
	page, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	laim := hosttest.Only[data.District](h, data.Match{"number": 25})
	page.ShowField(laim.ID, "Postfach (E-Mail)")
	h.Settle()
	h.Write("laim@example.org")
	h.Window().Canvas().Unfocus()
	if got := hosttest.Row[data.District](h, laim.ID).Mailbox; got != "laim@example.org" {
		t.Errorf("the mailbox of BA 25 is %q", got)
	}
	page.ShowField(laim.ID, "Geschäftsstelle")
	if page.record.pane.Tabs.Selected() != tabData || h.Window().Canvas().Focused() == nil {
		t.Error("the cursor is not in the choice of the office")
	}
}

// The timeline of a committee says what became of its letters.
func TestTimelineTellsTheStatesOfLetters(t *testing.T) {
	page, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	district := hosttest.Only[data.District](h, data.Match{"number": 3})
	letters := hosttest.Rows[data.Letter](h, data.Match{"district_id": district.ID})
	if len(letters) < 2 {
		t.Fatalf("%d letters to BA 3", len(letters))
	}
	page.Show(district.ID)
	page.record.pane.Tabs.Select(2)
	h.Settle()
	if !h.Sees("Schreiben: Benennung einer") || !h.Sees("versandt") || h.Sees("zurückgekommen") {
		t.Error("the letters that were sent cannot be seen")
	}
	if err := h.Desk().MarkLetters(h.Context(), []data.ID{letters[0].ID}, data.LetterReturned, data.Date{}, "unbekannt verzogen"); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if !h.Sees("zurückgekommen") || !h.Sees("unbekannt verzogen") {
		t.Error("that a letter has come back cannot be seen")
	}
	h.Shot("districts-timeline")
}
