package workflow

// Calendar entries of meetings: for those invited, and for the office's own calendar.

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"rundertisch/data"
	"rundertisch/reports/calendar"
	"rundertisch/reports/mail"
)

// usualLength is how long a meeting lasts of which nobody entered when it ends.
const usualLength = 2 * time.Hour

// MeetingEvent returns the calendar entry of a meeting. A meeting without an end lasts two hours, one without a beginning is a whole-day entry. What changes the meeting, or is
// recorded with it, raises the entry's sequence. *Mistake: the meeting has no fixed date, or begins or ends at a time that the clocks leave out that night.
func (d *Desk) MeetingEvent(ctx context.Context, meetingID data.ID) (calendar.Event, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return calendar.Event{}, err
	}
	event := calendar.Event{
		Location: MeetingPlace(meeting), URL: meeting.OnlineLink, Cancelled: meeting.State == data.MeetingCancelled,
	}
	if event.Location == "" && meeting.Mode == data.ModeOnline {
		event.Location = "online"
	}
	if err := setEventTimes(&event, meeting); err != nil {
		return event, err
	}
	if err := d.setEventIdentity(ctx, &event, meeting); err != nil {
		return event, err
	}
	table, err := setting(ctx, d.Store, data.SettingRoundTable)
	if err != nil {
		return event, err
	}
	event.Summary = strings.Join(filled([]string{meeting.Name(), table}), " – ")
	agenda, err := d.Agenda(ctx, meeting.ID)
	if err != nil {
		return event, err
	}
	event.Description = eventDescription(meeting, agenda)
	sender, err := presentSender(ctx, d.Store, d.Today())
	if err != nil {
		return event, err
	}
	from := senderAddress(sender)
	event.Organizer = calendar.Organizer{Name: from.Name, Email: from.Email}
	return event, nil
}

// setEventTimes puts day and times of a meeting into its entry.
func setEventTimes(event *calendar.Event, m data.Meeting) error {
	if m.HeldOn.IsZero() {
		words := ""
		if m.VagueDate != "" {
			words = fmt.Sprintf(" (nur „%s“)", m.VagueDate)
		}
		return data.Mistakef("Für die %d. Sitzung steht noch kein Termin fest%s. Ein Kalendereintrag braucht einen Tag: Bitte zuerst das Datum eintragen.", m.Number, words)
	}
	if event.WholeDay = m.Starts == ""; event.WholeDay {
		event.Start = m.HeldOn.Time()
		return nil
	}
	var err error
	if event.Start, err = meetingMoment(m.HeldOn, m.Starts); err != nil {
		return err
	}
	event.End = event.Start.Add(usualLength)
	if m.Ends != "" {
		event.End, err = meetingMoment(m.HeldOn, m.Ends)
	}
	return err
}

// meetingMoment returns when the clocks show a time ('18:30') on a day.
func meetingMoment(day data.Date, text string) (time.Time, error) {
	clock, err := time.Parse("15:04", text)
	if err != nil {
		return time.Time{}, data.Mistakef("„%s“ ist keine Uhrzeit. Bitte so eingeben: 18:30.", text)
	}
	on := day.Time()
	moment, shown := calendar.Local(on.Year(), on.Month(), on.Day(), clock.Hour(), clock.Minute())
	if !shown {
		return moment, data.Mistakef("%s Uhr gibt es am %s nicht: In dieser Nacht werden die Uhren vorgestellt. Bitte die Uhrzeit der Sitzung prüfen.", text, day)
	}
	return moment, nil
}

// setEventIdentity puts into the entry of a meeting by what calendar programs know it again, and which of several files is the newest: all from the history.
//
// The UID comes from the action that planned the meeting: its number in the history, its time, and who did it. That never changes, whereas number, date and title of a meeting and the
// name of the round table do; it comes along with a copy of the file, in which it is the same meeting; and in another file, which counts its meetings from 1 too, somebody did
// it at another time. Nothing needs to be written for it, so a file that is open for reading alone has the same UIDs.
//
// An action that was taken back counts twice, since the meeting changed twice, and twice more each time it was done again and taken back: the sequence never falls (RFC 5545, 3.8.7.4).
func (d *Desk) setEventIdentity(ctx context.Context, event *calendar.Event, m data.Meeting) error {
	history, err := d.Store.History(ctx, data.HistoryFilter{MeetingID: m.ID})
	if err != nil {
		return err
	}
	if len(history) == 0 {
		return fmt.Errorf("meeting %d has no history", m.ID)
	}
	planned := history[len(history)-1]
	sum := sha256.Sum256([]byte(fmt.Sprintf("%d\n%d\n%s\n%s", m.ID, planned.ID, planned.At.UTC().Format(time.RFC3339), planned.User)))
	event.UID = "sitzung-" + hex.EncodeToString(sum[:16]) + "@rundertisch"
	event.Changed = history[0].At
	event.Sequence = len(history) - 1
	for _, entry := range history {
		event.Sequence += 2 * entry.Redone
		if entry.State != data.StateDone {
			event.Sequence++
		}
	}
	return nil
}

// eventDescription returns what an entry says about its meeting: how one takes part, and the public agenda.
func eventDescription(m data.Meeting, agenda []data.AgendaItem) string {
	var all []string
	for _, c := range MeetingModeChoices {
		if c.Value == m.Mode {
			all = append(all, "Die Sitzung findet "+c.Label+" statt.")
		}
	}
	if m.State == data.MeetingCancelled {
		all = []string{"Die Sitzung ist abgesagt."}
	}
	if m.Access != "" {
		all = append(all, "Zugang: "+m.Access)
	}
	if m.OnlineLink != "" {
		all = append(all, "Videokonferenz: "+m.OnlineLink)
	}
	for i, title := range publicTitles(agenda) {
		if i == 0 {
			all = append(all, "", "Tagesordnung:")
		}
		all = append(all, fmt.Sprintf("%d. %s", i+1, title))
	}
	return strings.Join(all, "\n")
}

// WriteCalendar writes the calendar entry of a meeting; of one that is cancelled, the entry that takes it out of the calendars again. The file appears whole or not at all, a file at path is replaced.
// Mistakes as with MeetingEvent.
func (d *Desk) WriteCalendar(ctx context.Context, meetingID data.ID, path string) error {
	event, err := d.MeetingEvent(ctx, meetingID)
	if err != nil {
		return err
	}
	return WriteWhole(path, func(w io.Writer) error { return calendar.Write(w, event) })
}

// calendarFiles returns what drafts of e-mails carry besides their letter: with an invitation to a meeting whose day is fixed, its calendar entry.
func (d *Desk) calendarFiles(ctx context.Context, template data.Template, meeting data.Meeting) ([]mail.File, error) {
	if template.Purpose != data.TemplateInvitation && template.Purpose != data.TemplateInvitationReminder || meeting.HeldOn.IsZero() {
		return nil, nil
	}
	event, err := d.MeetingEvent(ctx, meeting.ID)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := calendar.Write(&b, event); err != nil {
		return nil, err
	}
	return []mail.File{{Name: "Sitzung" + calendar.Extension, Type: calendar.MediaType, Content: b.Bytes()}}, nil
}
