package motions

import (
	"testing"

	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// newHost is a host over the demo, with its only motion.
func newHost(t *testing.T) (*hosttest.Host, data.Motion) {
	t.Helper()
	h := hosttest.New(t, hosttest.Demo(t))
	h.Window().SetContent(widget.NewLabel(""))
	return h, hosttest.Only[data.Motion](h, nil)
}

// A number is put into its usual form, with a word about it; every field is kept.
func TestAMotionIsEntered(t *testing.T) {
	h, _ := newHost(t)
	saved := 0
	Ask(h, data.Motion{}, func() { saved++ })
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a motion without a number was entered")
	}
	h.Type("Nummer", "20-26/e1234")
	if !h.Sees("Empfehlung aus einer Bürgerversammlung") {
		t.Error("what the letter means is not told")
	}
	h.Type("Nummer", "20-26/b1234")
	if !h.Sees("Eingetragen wird „20-26 / B 01234“") {
		t.Error("the form of the number is not told")
	}
	h.Type("Betreff", "Mehr Bänke")
	h.Type("vom", "1.3.26")
	h.Type("zu beantworten bis", "1.6.26")
	h.Type("Antwort (wie)", "mündlich")
	h.Choose("BA", "BA 5 Au-Haidhausen")
	h.Choose("Behandelt in der Sitzung", "1. Sitzung · Fr, 27.03.2026")
	h.Type("Notiz", "eilt")
	h.Shot("motion")
	h.Accept()
	m := hosttest.Only[data.Motion](h, data.Match{"number": "20-26 / B 01234"})
	if m.Subject != "Mehr Bänke" || m.Way != "mündlich" || m.DueOn != data.NewDate(2026, 6, 1) || m.MeetingID == 0 || m.Note != "eilt" || saved != 1 {
		t.Errorf("%+v, saved %d times", m, saved)
	}
}

// The letters that answer a motion, and its meeting, are one click away; what was typed is kept.
func TestFromAMotionToItsLetter(t *testing.T) {
	h, m := newHost(t)
	letter := hosttest.Rows[data.Letter](h, nil)[0]
	meeting := hosttest.Rows[data.Meeting](h, nil)[0]
	err := h.Desk().Store.Do(h.Context(), "verknüpft", func(tx *data.Tx) error {
		letter.MotionID, m.MeetingID = m.ID, meeting.ID
		if err := data.Update(tx, m); err != nil {
			return err
		}
		return data.Update(tx, letter)
	})
	if err != nil {
		t.Fatal(err)
	}
	before := len(history(h))
	Open(h, m.ID)
	h.Shot("motion-linked")
	h.Tap("Zur " + meeting.Name())
	if len(h.Went) != 1 || h.Went[0].Page != host.Meetings || h.Went[0].ID != meeting.ID {
		t.Errorf("went %+v", h.Went)
	}
	if len(history(h)) != before {
		t.Error("looking is a step in the history")
	}
	h.Enter("Betreff", "Neuer Betreff")
	h.Tap("Schreiben vom " + letter.DatedOn.String() + " an " + letter.Recipient)
	if len(h.Went) != 2 || h.Went[1].Page != host.Letters || h.Went[1].ID != letter.ID || hosttest.Row[data.Motion](h, m.ID).Subject != "Neuer Betreff" {
		t.Errorf("went %+v", h.Went)
	}
	h.Cancel()
	Open(h, 999)
	if len(h.TakeErrors()) != 1 {
		t.Error("a motion that is gone is not told")
	}
}

func history(h *hosttest.Host) []data.HistoryEntry {
	list, err := h.Desk().Store.History(h.Context(), data.HistoryFilter{})
	h.ShowError(err)
	return list
}
