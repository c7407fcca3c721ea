package workflow

// Meetings: their data, and how people read them.

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"rundertisch/data"
)

// PlanMeeting enters a new meeting. Without a number it gets the next one; state and mode are filled in where they are empty. It returns the meeting as stored.
func (d *Desk) PlanMeeting(ctx context.Context, meeting data.Meeting) (data.Meeting, error) {
	meeting, err := tidyMeeting(meeting)
	if err != nil {
		return meeting, err
	}
	if meeting.Number == 0 {
		if meeting.Number, err = nextNumber(ctx, d.Store); err != nil {
			return meeting, err
		}
	}
	same, err := data.List[data.Meeting](ctx, d.Store, data.Match{"number": meeting.Number})
	if err != nil {
		return meeting, err
	}
	if len(same) > 0 {
		return meeting, data.Mistakef("Eine %d. Sitzung gibt es schon. Bitte eine andere Nummer wählen.", meeting.Number)
	}
	err = d.Store.Do(ctx, fmt.Sprintf("%d. Sitzung geplant", meeting.Number), func(tx *data.Tx) error { return insertMeeting(ctx, tx, &meeting, 0) })
	return meeting, err
}

// SaveMeeting changes the data of a meeting.
func (d *Desk) SaveMeeting(ctx context.Context, meeting data.Meeting) error {
	meeting, err := tidyMeeting(meeting)
	if err != nil {
		return err
	}
	same, err := data.List[data.Meeting](ctx, d.Store, data.Match{"number": meeting.Number})
	if err != nil {
		return err
	}
	if meeting.Number < 1 || len(same) > 0 && same[0].ID != meeting.ID {
		return data.Mistakef("Die Nummer %d ist schon vergeben oder keine Nummer. Bitte eine andere wählen.", meeting.Number)
	}
	return d.Store.Do(ctx, fmt.Sprintf("%d. Sitzung geändert", meeting.Number), func(tx *data.Tx) error { return data.Update(tx, meeting) })
}

var clockTime = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

func tidyMeeting(m data.Meeting) (data.Meeting, error) {
	m.Title, m.VagueDate, m.Place, m.Room = trimmed(m.Title), trimmed(m.VagueDate), trimmed(m.Place), trimmed(m.Room)
	m.Access, m.OnlineLink, m.Starts, m.Ends = trimmed(m.Access), trimmed(m.OnlineLink), trimmed(m.Starts), trimmed(m.Ends)
	if m.State == "" {
		m.State = data.MeetingPlanned
	}
	if m.Mode == "" {
		m.Mode = data.ModePresence
	}
	m.ChairName, m.MinutesName = trimmed(m.ChairName), trimmed(m.MinutesName)
	if m.MinutesState == "" {
		m.MinutesState = data.MinutesDraft
	}
	return m, checkTimes(m.Starts, m.Ends)
}

// checkTimes returns a Mistake unless both are times ('18:30') or empty, and the end comes after the beginning.
func checkTimes(starts, ends string) error {
	for _, t := range []string{starts, ends} {
		if t != "" && !clockTime.MatchString(t) {
			return data.Mistakef("„%s“ ist keine Uhrzeit. Bitte so eingeben: 18:30.", t)
		}
	}
	if starts != "" && ends != "" && ends <= starts {
		return data.Mistakef("Das Ende (%s Uhr) liegt nicht nach dem Beginn (%s Uhr).", ends, starts)
	}
	return nil
}

// MeetingByNumber finds a meeting; an unknown number is a Mistake.
func (d *Desk) MeetingByNumber(ctx context.Context, number int) (data.Meeting, error) {
	found, err := data.List[data.Meeting](ctx, d.Store, data.Match{"number": number})
	if err != nil {
		return data.Meeting{}, err
	}
	if len(found) == 0 {
		return data.Meeting{}, data.Mistakef("Eine %d. Sitzung gibt es nicht. Mit „meetings“ werden alle aufgelistet.", number)
	}
	return found[0], nil
}

// MeetingDate returns the day of a meeting as people read it: 'Do, 15.10.2026', or the vague words, or 'ohne Termin'.
func MeetingDate(m data.Meeting) string {
	switch {
	case !m.HeldOn.IsZero():
		return m.HeldOn.Weekday()[:2] + ", " + m.HeldOn.String()
	case m.VagueDate != "":
		return m.VagueDate
	}
	return "ohne Termin"
}

// MeetingTime returns '18:00–20:00 Uhr', '18:00 Uhr' or nothing.
func MeetingTime(m data.Meeting) string {
	switch {
	case m.Starts != "" && m.Ends != "":
		return m.Starts + "–" + m.Ends + " Uhr"
	case m.Starts != "":
		return m.Starts + " Uhr"
	}
	return ""
}

// MeetingPlace returns place and room in one line.
func MeetingPlace(m data.Meeting) string {
	return strings.Join(filled([]string{m.Place, m.Room}), ", ")
}
