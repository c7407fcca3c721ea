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
	offices, err := data.List[data.Office](h.Context(), h.Desk().Store, nil)
	if err != nil {
		t.Fatal(err)
	}
	page.ShowField(offices[3].ID, "Geschäftsstellen: Ort")
	h.Settle()
	h.Write("-Nord")
	h.Window().Canvas().Unfocus()
	if got := hosttest.Row[data.Office](h, offices[3].ID).City; got == offices[3].City {
		t.Errorf("the town of the office is still %q", got)
	}
}
