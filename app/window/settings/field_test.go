package settings

import (
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

func TestFieldsAreShownByTheirLabels(t *testing.T) {
	h := hosttest.New(t, hosttest.Demo(t))
	page := New(h, "1", func() {}).(*Page)
	h.ShowPage(page)
	sender := hosttest.Only[data.Sender](h, nil)
	page.ShowField(sender.ID, "Zimmer")
	h.Settle()
	if focused := h.Window().Canvas().Focused(); focused == nil {
		t.Fatal("nothing has the cursor")
	}
	h.Write("9")
	h.Window().Canvas().Unfocus()
	if got := hosttest.Row[data.Sender](h, sender.ID).Room; got == sender.Room {
		t.Errorf("the room is still %q", got)
	}
	page.ShowField(0, "Zeile in der Anschrift")
	if page.tabs.Name(page.shown) != "Geschäftsstellen" {
		t.Errorf("shown is the tab %q", page.tabs.Name(page.shown))
	}
}
