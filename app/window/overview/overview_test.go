package overview

// The board and what stands beside it.

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestTheBoardTellsEveryState(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Shot("overview")
	if len(p.cells) != 25 {
		t.Fatalf("%d cells", len(p.cells))
	}
	for number, words := range map[int][]string{
		1: {"Altstadt-Lehel", "benannt", "Ayşe Demirkıran"}, 3: {"1. Erinnerung", "erinnert am"}, 5: {"Ansprechperson"},
		10: {"keine Benennung", "Vorsitz vertritt"}, 11: {"überfällig", "seit 7 Tagen"},
	} {
		seen := strings.Join(hosttest.Texts(p.cells[number-1]), " ")
		for _, word := range append(words, fmt.Sprint(number)) {
			if !strings.Contains(seen, word) {
				t.Errorf("BA %d does not say %q: %s", number, word, seen)
			}
		}
	}
	if !h.Sees("15 von 25 benannt · 2 ohne Benennung · 4 erinnert · 4 überfällig") {
		t.Error("the counts are not told")
	}
}

func TestAChangeShowsAtOnce(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	district := hosttest.Only[data.District](h, data.Match{"number": 11})
	if err := h.Desk().RecordAnswer(h.Context(), workflow.Answer{DistrictID: district.ID, Nobody: true}); err != nil {
		t.Fatal(err)
	}
	if seen := strings.Join(hosttest.Texts(p.cells[10]), " "); !strings.Contains(seen, "keine Benennung") {
		t.Errorf("BA 11: %s", seen)
	}
	h.UndoLast()
	if seen := strings.Join(hosttest.Texts(p.cells[10]), " "); !strings.Contains(seen, "überfällig") {
		t.Errorf("BA 11 after undo: %s", seen)
	}
}

func TestKeysMoveOnTheBoard(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Window().Canvas().Focus(p.cells[0])
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyRight, 2}, {fyne.KeyDown, 7}, {fyne.KeyLeft, 6}, {fyne.KeyUp, 1}, {fyne.KeyUp, 1}, {fyne.KeyLeft, 1}} {
		h.Key(c.key)
		if focused := h.Window().Canvas().Focused(); focused != p.cells[c.want-1] {
			t.Fatalf("%s leads elsewhere than to BA %d", c.key, c.want)
		}
	}
	h.Key(fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0].Page != host.Districts || h.Went[0].ID != p.shown.Cells[0].District.ID {
		t.Errorf("%+v", h.Went)
	}
	h.Key(fyne.KeySpace)
	h.Tap("Antwort eintragen …")
	if h.TopDialog() == nil {
		t.Error("the menu of a cell does not lead to the answer")
	}
	h.Cancel()
}

func TestMainActions(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Erinnern (4)")
	h.Tap("Neuer Serienbrief")
	if len(h.Orders) != 2 || h.Orders[0].TemplateKey != "erinnerung" || !h.Orders[0].ByCount || h.Orders[0].Selection.Group != workflow.GroupOverdue ||
		h.Orders[1].TemplateKey != "benennung" {
		t.Errorf("%+v", h.Orders)
	}
	h.Tap("BA 11: Antwort überfällig")
	h.Tap("1. Sitzung")
	if len(h.Went) != 2 || h.Went[0].Page != host.Districts || h.Went[1].Page != host.Meetings || h.Went[1].ID == 0 {
		t.Errorf("%+v", h.Went)
	}
}

func TestAnEmptyFileOffersTheFirstStep(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	for _, words := range []string{"noch keine Benennungsrunde", "0 von 25 benannt · 25 offen", "Es ist keine Sitzung geplant.", "Nichts fällig."} {
		if !h.Sees(words) {
			t.Errorf("%q cannot be seen", words)
		}
	}
	h.Tap("Sitzung planen")
	if len(h.Went) != 1 || h.Went[0].Page != host.Meetings {
		t.Errorf("%+v", h.Went)
	}
}

func TestACellIsOpenedByAClick(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	test.Tap(p.cells[24])
	if len(h.Went) != 1 || h.Went[0].ID != p.shown.Cells[24].District.ID {
		t.Errorf("%+v", h.Went)
	}
}

func TestDueItemsLeadToWhatTheyAreAbout(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := hosttest.Only[data.Person](h, data.Match{"last_name": "Zirngiebler"})
	card, lastly := p.side.meeting.Box.Objects[1], p.side.lastly.Box.Objects[1]
	err := h.Desk().Store.Do(h.Context(), "Wiedervorlagen angelegt", func(tx *data.Tx) error {
		for i := range 6 {
			item := data.FollowUp{DueOn: data.NewDate(2026, 3, 1+i), Text: fmt.Sprintf("Anruf %d", i+1), PersonID: person.ID}
			if err := data.Insert(tx, &item); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	h.Settle()
	for _, words := range []string{"! 01.03.", "03.03.", "und 2 weitere"} {
		if !h.Sees(words) {
			t.Errorf("%q cannot be seen", words)
		}
	}
	if h.Sees("! 03.03.") {
		t.Error("what is due today is told as overdue")
	}
	h.Tap("Anruf 1")
	if len(h.Went) != 1 || h.Went[0].Page != host.People || h.Went[0].ID != person.ID {
		t.Errorf("%+v", h.Went)
	}
	if p.side.meeting.Box.Objects[1] != card || p.side.lastly.Box.Objects[1] == lastly {
		t.Error("the meeting is made anew though it is the same, or the history is not")
	}
}

func TestTheNextMeetingTellsWhoIsMissing(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	for _, words := range []string{"Fr, 27.03.2026, 18:00–20:00 Uhr", "36\u00a0eingeladen", "24\u00a0zugesagt", "ohne Vertretung: BA 3, 11, 19"} {
		if !h.Sees(words) {
			t.Errorf("%q cannot be seen", words)
		}
	}
	var all []data.ID
	for _, i := range hosttest.Rows[data.Invitation](h, nil) {
		all = append(all, i.ID)
	}
	if err := h.Desk().RecordReply(h.Context(), all, data.ReplyDeclined, ""); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if !h.Sees("ohne Vertretung: BA 1, 2, 3 + 22") {
		t.Error("a long list of districts is not shortened")
	}
}

func TestShowPutsTheCursorOnTheDistrict(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.Show(p.shown.Cells[12].District.ID)
	if h.Window().Canvas().Focused() != p.cells[12] {
		t.Error("the cursor is elsewhere")
	}
	p.Show(0)
	if h.Window().Canvas().Focused() != p.cells[12] || !p.Leave() {
		t.Error("showing nothing moves the cursor")
	}
}
