package meetings

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

func TestTheCalendarEntry(t *testing.T) {
	_, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Ausgeben ▾")
	h.Tap("Kalendereintrag …") // a cancelled dialog
	h.Answers.Save = filepath.Join(t.TempDir(), "Sitzung.ics")
	h.Tap("Ausgeben ▾")
	h.Tap("Kalendereintrag …")
	content, err := os.ReadFile(h.Answers.Save)
	if err != nil || !bytes.HasPrefix(content, []byte("BEGIN:VCALENDAR\r\n")) || len(h.Answers.Asked) != 2 {
		t.Errorf("%v after %v", err, h.Answers.Asked)
	}
	meeting := hosttest.Only[data.Meeting](h, nil)
	if got, want := filepath.Base(h.Answers.Suggested[0]), "1. Sitzung "+meeting.HeldOn.ISO()+".ics"; got != want {
		t.Errorf("suggested %q, want %q", got, want)
	}
	h.Tap("Neue Sitzung")
	h.Tap("Ausgeben ▾")
	h.Tap("Kalendereintrag …")
	if errs := h.TakeErrors(); len(errs) != 1 || len(h.Answers.Asked) != 2 {
		t.Errorf("without a date: errors %v, asked %v", errs, h.Answers.Asked)
	}
}
