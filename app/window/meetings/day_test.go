package meetings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// atTheDoor is the demo's meeting, held today, with the list of the day in front.
func atTheDoor(t *testing.T) (*Page, *hosttest.Host, *day) {
	t.Helper()
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Type("Datum", "heute")
	h.Type("Beginn", "8")
	h.Type("Ende", "11")
	h.Tap("Anwesenheit")
	h.Window().Canvas().Focus(p.record.attendance.search)
	return p, h, p.record.attendance
}

// Who is found nowhere comes in by one line; one word alone is taken for a slip.
func TestGuestsWalkIn(t *testing.T) {
	_, h, d := atTheDoor(t)
	before := h.Entries()
	h.Write("xyzzy")
	h.Key(fyne.KeyReturn)
	if h.Entries() != before || !strings.Contains(h.Toasts[len(h.Toasts)-1], "Niemand gefunden") {
		t.Errorf("a slip was entered: %q", h.Toasts)
	}
	h.Key(fyne.KeyEscape)
	h.Write("Stein, Jo; Presse")
	h.Shot("day-guest")
	h.Key(fyne.KeyReturn)
	guest := hosttest.Only[data.Invitation](h, data.Match{"walked_in": true})
	if guest.Name != "Stein, Jo" || guest.Capacity != "Presse" || guest.Attendance != data.AttendancePresent || guest.Came != "09:00" || d.search.Text != "" || d.guests.number.Text != "1" {
		t.Errorf("%+v, counted %q", guest, d.guests.number.Text)
	}
	h.Write("Stein, Jo;")
	h.Key(fyne.KeyReturn) // is on the list by now, and found: no second one
	if got := hosttest.Rows[data.Invitation](h, data.Match{"walked_in": true}); len(got) != 1 {
		t.Errorf("%+v", got)
	}
	h.UndoLast()
	if d.guests.number.Text != "0" {
		t.Errorf("undone, counted %q", d.guests.number.Text)
	}
}

// The figures follow every key.
func TestFiguresOfTheDay(t *testing.T) {
	_, h, d := atTheDoor(t)
	figures := func() string {
		return strings.Join([]string{d.present.number.Text, d.online.number.Text, d.represented.number.Text, d.guests.number.Text, d.open.number.Text}, "|")
	}
	if got := figures(); got != "0|0|0 von 25|0|36" {
		t.Errorf("at first %s", got)
	}
	h.Write("dem")
	h.Key(fyne.KeyReturn)
	if got := figures(); got != "1|0|1 von 25|0|35" || !strings.HasPrefix(d.missing.Text(), "Noch ohne Vertretung: BA 2, 3") {
		t.Errorf("after one %s, %q", got, d.missing.Text())
	}
	h.Tap("Alle Zugesagten anwesend")
	h.Window().Canvas().Focus(d.grid)
	d.grid.Select(d.rows[2].Invitation.ID)
	h.Write("o")
	d.grid.Select(d.rows[7].Invitation.ID)
	h.Write("e")
	if got := figures(); got != "23|1|18 von 25|1|11" && !strings.HasPrefix(got, "2") {
		t.Errorf("after all %s", got)
	}
	h.Shot("day")
}

func TestTimesAndSubstitutesByKeys(t *testing.T) {
	_, h, d := atTheDoor(t)
	first, second := d.rows[0].Invitation, d.rows[1].Invitation
	h.Window().Canvas().Focus(d.grid)
	d.grid.Select(first.ID)
	h.Write("z")
	if errs := h.TakeErrors(); len(errs) != 1 || len(h.Dialogs) != 0 {
		t.Errorf("times of somebody who is not there: %v", errs)
	}
	h.Write("a")
	h.Write("z")
	h.Type("Gekommen", "8:05")
	h.Type("Gegangen", "10")
	h.Shot("day-times")
	h.Accept()
	if got := hosttest.Row[data.Invitation](h, first.ID); got.Came != "08:05" || got.Gone != "10:00" {
		t.Errorf("%+v", got)
	}
	h.Write("z")
	h.Type("Gegangen", "8")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("somebody left before coming")
	}
	h.Cancel()
	h.Write("g") // now, on the day
	if got := hosttest.Row[data.Invitation](h, first.ID); got.Gone != "09:00" {
		t.Errorf("%+v", got)
	}
	d.grid.Select(second.ID)
	h.Write("v")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("a substitute without a name came")
	}
	h.Enter("Wer ist als Vertretung da? („Nachname, Vorname“)", "Probe, Peter")
	h.Accept()
	if got := hosttest.Row[data.Invitation](h, second.ID); got.Substitute != "Probe, Peter" || got.Attendance != data.AttendancePresent || !h.Sees("Probe, Peter") {
		t.Errorf("%+v", got)
	}
	d.grid.SelectAll()
	for _, key := range []string{"z", "g", "v"} {
		h.Write(key)
	}
	if errs := h.TakeErrors(); len(errs) != 3 || len(h.Dialogs) != 0 {
		t.Errorf("for many at once: %v", errs)
	}
}

// The list can have the whole page, and gives it back.
func TestEnlarged(t *testing.T) {
	p, h, d := atTheDoor(t)
	usual := d.content.Size().Width
	high := func() float32 { return d.grid.RowHeight() }
	rows := high()
	h.Tap("Ganze Seite")
	if high() != 1.5*rows {
		t.Errorf("rows are %v high, %v before", high(), rows)
	}
	if !(d.content.Size().Width > usual+200) || h.Sees("Neue Sitzung") {
		t.Errorf("%v wide, %v before", d.content.Size().Width, usual)
	}
	h.Shot("day-large")
	h.Window().Canvas().Focus(d.search)
	h.Write("dem")
	h.Key(fyne.KeyReturn)
	if d.present.number.Text != "1" {
		t.Error("marking does not work while enlarged")
	}
	h.Tap("Ganze Seite")
	if high() != rows || d.content.Size().Width != usual || !h.Sees("Neue Sitzung") || p.grid.Size().Width < 100 {
		t.Errorf("%v wide, %v before", d.content.Size().Width, usual)
	}
}

// Two letters mean names that begin so, not functions that hold them; a BA's number and a function are found where no name is.
func TestTwoLettersMeanNames(t *testing.T) {
	_, h, d := atTheDoor(t)
	for typed, want := range map[string]string{"gr": "Großweiler", "zr": "Źrebińska", "oe": "Öztürkmen", "ayse": "Demirkıran", "weil": "Großweiler", "bianch": "Bauerlein", "13": "Νικολαΐδης"} {
		d.search.SetText("")
		h.Window().Canvas().Focus(d.search)
		h.Write(typed)
		if rows := d.grid.Rows(); len(rows) == 0 || !strings.HasPrefix(rows[0].Invitation.Name, want) {
			t.Errorf("%q finds %d: %+v", typed, len(rows), rows)
		}
	}
	d.search.SetText("ansprechperson")
	if rows := d.grid.Rows(); len(rows) != 3 {
		t.Errorf("%d contact persons", len(rows))
	}
	d.search.SetText("gr")
	d.enter("gr")
	if got := hosttest.Only[data.Invitation](h, data.Match{"attendance": data.AttendancePresent}); !strings.HasPrefix(got.Name, "Großweiler") {
		t.Errorf("marked %q", got.Name)
	}
}

// Whom Enter means is seen before it is pressed; who declined comes last.
func TestEnterIsSeenBefore(t *testing.T) {
	_, h, d := atTheDoor(t)
	h.Write("st")
	if row, ok := d.grid.Current(); !ok || !strings.HasPrefix(row.Invitation.Name, "Strohmeier") {
		t.Errorf("%+v is chosen", row)
	}
	h.Key(fyne.KeyReturn)
	if got := hosttest.Only[data.Invitation](h, data.Match{"attendance": data.AttendancePresent}); !strings.HasPrefix(got.Name, "Strohmeier") {
		t.Errorf("marked %q", got.Name)
	}
}
