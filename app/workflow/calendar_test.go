package workflow

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rundertisch/data"
	"rundertisch/reports/calendar"
)

// eventOf returns the entry of a meeting.
func eventOf(t *testing.T, desk *Desk, id data.ID) calendar.Event {
	t.Helper()
	return must[calendar.Event](t)(desk.MeetingEvent(context.Background(), id))
}

// saved changes a meeting.
func saved(t *testing.T, desk *Desk, id data.ID, change func(*data.Meeting)) {
	t.Helper()
	meeting := must[data.Meeting](t)(data.Get[data.Meeting](context.Background(), desk.Store, id))
	change(&meeting)
	if err := desk.SaveMeeting(context.Background(), meeting); err != nil {
		t.Fatal(err)
	}
}

// unfolded is a calendar file with its lines whole.
func unfolded(content []byte) string { return strings.ReplaceAll(string(content), "\r\n ", "") }

func TestCalendarEntryOfAMeeting(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	change(t, desk, nil, func(s *data.Sender) { s.Email = "stelle@example.org" })
	meeting := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{
		Number: 7, Title: "Sprache", HeldOn: data.NewDate(2021, time.October, 15), Starts: "18:00", Ends: "19:30", Place: "Rathaus", Room: "Zimmer 209",
		Access: "stufenlos", OnlineLink: "https://example.org/raum", Mode: data.ModeHybrid,
	}))
	if err := desk.SaveAgenda(ctx, meeting.ID, []data.AgendaItem{{Title: "Begrüßung", Public: true}, {Title: "Vertrauliches"}, {Title: "Verschiedenes", Public: true}}); err != nil {
		t.Fatal(err)
	}
	e := eventOf(t, desk, meeting.ID)
	if e.Start.UTC() != time.Date(2021, 10, 15, 16, 0, 0, 0, time.UTC) || e.End.Sub(e.Start) != 90*time.Minute || e.WholeDay || e.Cancelled {
		t.Errorf("%+v", e)
	}
	want := "Die Sitzung findet hybrid statt.\nZugang: stufenlos\nVideokonferenz: https://example.org/raum\n\nTagesordnung:\n1. Begrüßung\n2. Verschiedenes"
	if e.Description != want {
		t.Errorf("description %q, want %q", e.Description, want)
	}
	if e.Summary != "7. Sitzung · Sprache – Runder Tisch der Migrationsbeauftragten der Bezirksausschüsse" || e.Location != "Rathaus, Zimmer 209" || e.URL != "https://example.org/raum" {
		t.Errorf("%+v", e)
	}
	if e.Organizer != (calendar.Organizer{Name: "Stelle für interkulturelle Arbeit", Email: "stelle@example.org"}) {
		t.Errorf("organizer %+v", e.Organizer)
	}
}

func TestLengthOfCalendarEntries(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	spring, autumn := data.NewDate(2021, time.March, 28), data.NewDate(2021, time.October, 31)
	for _, c := range []struct {
		name    string
		meeting data.Meeting
		start   string // UTC
		length  time.Duration
	}{
		{"with an end", data.Meeting{HeldOn: autumn, Starts: "18:00", Ends: "21:00"}, "2021-10-31 17:00", 3 * time.Hour},
		{"without an end", data.Meeting{HeldOn: spring, Starts: "18:00"}, "2021-03-28 16:00", 2 * time.Hour},
		{"into the next day", data.Meeting{HeldOn: spring.AddDays(-1), Starts: "23:30"}, "2021-03-27 22:30", 2 * time.Hour},
		{"over the change in spring", data.Meeting{HeldOn: spring, Starts: "01:30", Ends: "03:30"}, "2021-03-28 00:30", time.Hour},
		{"over the change in autumn", data.Meeting{HeldOn: autumn, Starts: "01:30", Ends: "03:30"}, "2021-10-30 23:30", 3 * time.Hour},
	} {
		meeting := must[data.Meeting](t)(desk.PlanMeeting(ctx, c.meeting))
		if e := eventOf(t, desk, meeting.ID); e.Start.UTC().Format("2006-01-02 15:04") != c.start || e.End.Sub(e.Start) != c.length || e.WholeDay {
			t.Errorf("%s: %s to %s", c.name, e.Start, e.End)
		}
	}
	day := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: spring}))
	if e := eventOf(t, desk, day.ID); !e.WholeDay || e.Start.Format("2006-01-02") != "2021-03-28" {
		t.Errorf("a whole day is %+v", e)
	}
}

func TestMistakesOfCalendarEntries(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	path := filepath.Join(t.TempDir(), "Sitzung.ics")
	for _, c := range []struct {
		meeting data.Meeting
		part    string
	}{
		{data.Meeting{}, "noch kein Termin fest. Ein Kalendereintrag"},
		{data.Meeting{VagueDate: "im Herbst 2021", Starts: "18:00"}, "noch kein Termin fest (nur „im Herbst 2021“)"},
		{data.Meeting{HeldOn: data.NewDate(2021, time.March, 28), Starts: "02:30"}, "02:30 Uhr gibt es am 28.03.2021 nicht"},
		{data.Meeting{HeldOn: data.NewDate(2021, time.March, 28), Starts: "01:30", Ends: "02:00"}, "02:00 Uhr gibt es am 28.03.2021 nicht"},
	} {
		meeting := must[data.Meeting](t)(desk.PlanMeeting(ctx, c.meeting))
		wantMistake(t, desk.WriteCalendar(ctx, meeting.ID, path), c.part)
	}
	if err := desk.WriteCalendar(ctx, 999, path); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a meeting that is not there: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was written: %v", err)
	}
}

// A calendar program knows the entry again whatever changes, and takes the newest of several files.
func TestCalendarEntryKeepsItsName(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	meeting := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: data.NewDate(2026, time.April, 15), Starts: "18:00"}))
	other := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{HeldOn: data.NewDate(2026, time.April, 15), Starts: "18:00"}))
	first := eventOf(t, desk, meeting.ID)
	if first.Sequence != 0 || first.UID == eventOf(t, desk, other.ID).UID || first.Changed.IsZero() {
		t.Errorf("%+v", first)
	}
	before := first.Sequence
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"number", func() error {
			saved(t, desk, meeting.ID, func(m *data.Meeting) { m.Number, m.Title = 12, "Neu" })
			return nil
		}},
		{"agenda", func() error { return desk.SaveAgenda(ctx, meeting.ID, []data.AgendaItem{{Title: "Neu", Public: true}}) }},
		{"undo", func() error { _, err := desk.Store.Undo(ctx); return err }},
		{"redo", func() error { _, err := desk.Store.Redo(ctx); return err }},
		{"undo again", func() error { _, err := desk.Store.Undo(ctx); return err }},
		{"another way", func() error { saved(t, desk, meeting.ID, func(m *data.Meeting) { m.Starts = "19:00" }); return nil }},
		{"cancelled", func() error {
			saved(t, desk, meeting.ID, func(m *data.Meeting) { m.State = data.MeetingCancelled })
			return nil
		}},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		e := eventOf(t, desk, meeting.ID)
		if e.UID != first.UID || e.Sequence <= before {
			t.Errorf("%s: %s %d, before %s %d", step.name, e.UID, e.Sequence, first.UID, before)
		}
		before = e.Sequence
	}
	if err := desk.SetSetting(ctx, "Name geändert", data.SettingRoundTable, "Runder Tisch"); err != nil {
		t.Fatal(err)
	}
	if e := eventOf(t, desk, meeting.ID); e.UID != first.UID || e.Sequence != before || !e.Cancelled {
		t.Errorf("%+v", e)
	}

	later, err := data.Create(ctx, filepath.Join(t.TempDir(), "andere.db"), data.Options{Now: func() time.Time { return noon.Add(time.Hour) }, User: "Test"})
	if err != nil {
		t.Fatal(err)
	}
	defer later.Close()
	elsewhere := NewDesk(later)
	same := must[data.Meeting](t)(elsewhere.PlanMeeting(ctx, data.Meeting{HeldOn: data.NewDate(2026, time.April, 15), Starts: "18:00"}))
	if same.ID != meeting.ID || eventOf(t, elsewhere, same.ID).UID == first.UID {
		t.Errorf("meeting %d of another file has the same UID", same.ID)
	}
}

func TestCalendarFileIsWrittenWithoutChangingAnything(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	before := must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{}))
	path := filepath.Join(t.TempDir(), "Sitzung.ics")
	var files [][]byte
	for range 2 {
		if err := desk.WriteCalendar(ctx, result.Meeting.ID, path); err != nil {
			t.Fatal(err)
		}
		files = append(files, must[[]byte](t)(os.ReadFile(path)))
	}
	text := unfolded(files[0])
	if !bytes.Equal(files[0], files[1]) || !strings.Contains(text, "\r\nDTSTART;TZID=Europe/Berlin:20260327T180000\r\n") || !strings.Contains(text, "\r\nMETHOD:PUBLISH\r\n") {
		t.Errorf("%s", files[0])
	}
	if after := must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{})); len(after) != len(before) {
		t.Errorf("%d entries, before %d", len(after), len(before))
	}
	saved(t, desk, result.Meeting.ID, func(m *data.Meeting) { m.State = data.MeetingCancelled })
	if err := desk.WriteCalendar(ctx, result.Meeting.ID, path); err != nil {
		t.Fatal(err)
	}
	cancelled := unfolded(must[[]byte](t)(os.ReadFile(path)))
	for _, want := range []string{"METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + eventOf(t, desk, result.Meeting.ID).UID} {
		if !strings.Contains(cancelled, "\r\n"+want+"\r\n") {
			t.Errorf("%q is not in %s", want, cancelled)
		}
	}
}

// attached returns the attachments of a draft by their names, and their types.
func attached(t *testing.T, path string) (content map[string]string, types map[string]string) {
	t.Helper()
	message, err := mail.ReadMessage(bytes.NewReader(must[[]byte](t)(os.ReadFile(path))))
	if err != nil {
		t.Fatal(err)
	}
	content, types = map[string]string{}, map[string]string{}
	kind, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/mixed" {
		return content, types
	}
	parts := multipart.NewReader(message.Body, parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return content, types
		}
		if err != nil {
			t.Fatal(err)
		}
		if part.FileName() != "" {
			content[part.FileName()] = string(must[[]byte](t)(io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))))
			types[part.FileName()], _, _ = mime.ParseMediaType(part.Header.Get("Content-Type"))
		}
	}
}

func TestInvitationByMailCarriesItsCalendarEntry(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	path := filepath.Join(t.TempDir(), "alle.eml")
	order := LetterOrder{TemplateKey: "einladung", Selection: Selection{Group: GroupInvited}, MeetingID: result.Meeting.ID}
	must[MailMade](t)(desk.CollectiveMail(ctx, order, path))
	files, types := attached(t, path)
	if err := desk.WriteCalendar(ctx, result.Meeting.ID, path); err != nil {
		t.Fatal(err)
	}
	if types["Sitzung.ics"] != "text/calendar" || len(files) != 1 || files["Sitzung.ics"] != string(must[[]byte](t)(os.ReadFile(path))) {
		t.Fatalf("attached %v", types)
	}

	guests := must[*Draft](t)(desk.DraftLetters(ctx, order))
	first := guests.Letters[0].Holder.Person.ID
	change(t, desk, data.Match{"id": first}, func(p *data.Person) { p.PreferredWay = data.WayEmail })
	add(t, desk, data.Contact{PersonID: first, Kind: data.ContactEmail, Value: "bevorzugt@example.org", Preferred: true})
	single := order
	single.Email = true
	guests = must[*Draft](t)(desk.DraftLetters(ctx, single))
	created := must[Created](t)(desk.CreateLetters(ctx, guests, Output{Mail: t.TempDir()}, nil))
	if len(created.Files) != 1 {
		t.Fatalf("%+v", created)
	}
	if files, types := attached(t, created.Files[0]); len(files) != 2 || types["Sitzung.ics"] != "text/calendar" {
		t.Errorf("attached to one draft: %v", types)
	}

	saved(t, desk, result.Meeting.ID, func(m *data.Meeting) { m.HeldOn, m.VagueDate, m.Starts, m.Ends = data.Date{}, "im Herbst", "", "" })
	must[MailMade](t)(desk.CollectiveMail(ctx, order, path))
	if files, _ := attached(t, path); len(files) != 0 {
		t.Errorf("without a date attached %v", files)
	}
	must[MailMade](t)(desk.CollectiveMail(ctx, LetterOrder{
		TemplateKey: "schreiben", Selection: Selection{Group: GroupInvited}, MeetingID: result.Meeting.ID, Subject: "Termin", Message: "der Termin steht fest.",
	}, path))
	if files, _ := attached(t, path); len(files) != 0 {
		t.Errorf("another letter has attached %v", files)
	}
}
