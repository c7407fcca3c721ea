package people

import (
	"testing"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// A problem of a letter leads to a field of a person: the right person, tab and cursor.
func TestFieldsAreShownByTheirLabels(t *testing.T) {
	page, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	ids := []data.ID{page.grid.Rows()[3].Person.ID, page.grid.Rows()[9].Person.ID}
	for i, c := range []struct {
		asked, label string
		tab          int
	}{
		{"Nachname", "Nachname", tabData}, {"Anrede", "Form", tabData}, {"E-Mail", "E-Mail", tabData},
		{"Anschrift wörtlich (leer: automatisch)", "Anschrift wörtlich (leer: automatisch)", tabData}, {"Stand geprüft am", "Stand geprüft am", tabPrivacy},
	} {
		id := ids[i%2]
		page.record.pane.Tabs.Select(tabLetters)
		page.ShowField(id, c.asked)
		h.Settle()
		if page.record.id != id || page.record.pane.Tabs.Selected() != c.tab {
			t.Errorf("%s: shown is person %d in tab %d, want %d in %d", c.asked, page.record.id, page.record.pane.Tabs.Selected(), id, c.tab)
		}
		field, _ := host.FieldByLabel(c.label, page.record.fields)
		focused := h.Window().Canvas().Focused()
		if field.Focus(h.Window().Canvas()); focused == nil || h.Window().Canvas().Focused() != focused {
			t.Errorf("%s: the cursor is elsewhere", c.asked)
		}
	}
	page.ShowField(ids[0], "Funktion")
	if page.record.pane.Tabs.Selected() != tabRoles || h.Window().Canvas().Focused() != page.record.roles.enter {
		t.Error("functions are entered in their own tab")
	}
	page.ShowField(ids[1], "Gibt es nicht")
	if page.record.id != ids[1] {
		t.Error("without such a field the person is shown all the same")
	}
}

// Timeline and letters of a person say what became of each letter.
func TestLettersTellTheirStates(t *testing.T) {
	page, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	letter := hosttest.Rows[data.Letter](h, nil)[0]
	page.Show(letter.PersonID)
	for _, tab := range []int{tabTimeline, tabLetters} {
		page.record.pane.Tabs.Select(tab)
		h.Settle()
		if !h.Sees("versandt") {
			t.Errorf("tab %d does not say that the letter was sent", tab)
		}
	}
	if err := h.Desk().MarkLetters(h.Context(), []data.ID{letter.ID}, data.LetterReturned, data.Date{}, ""); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if !h.Sees("zurückgekommen") {
		t.Error("that the letter has come back cannot be seen")
	}
	h.Shot("people-letters")
}
