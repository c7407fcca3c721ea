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
