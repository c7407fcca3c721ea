package workflow

// Who is there: marked at the door, guests who walk in, times, substitutes, and the end of the meeting.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// MarkAttendance enters who was there; came is the time of arrival ('18:02') or empty. Several at once are one action.
func (d *Desk) MarkAttendance(ctx context.Context, ids []data.ID, attendance, came string) error {
	if came != "" && !clockTime.MatchString(came) {
		return data.Mistakef("„%s“ ist keine Uhrzeit. Bitte so eingeben: 18:02.", came)
	}
	word := attendanceMarks[attendance].Word
	if word == "" {
		word = "Anwesenheit zurückgenommen"
	}
	return d.changeInvitations(ctx, ids, word, func(i *data.Invitation) {
		i.Attendance, i.Came = attendance, came
		if attendance != data.AttendancePresent && attendance != data.AttendanceOnline {
			i.Came, i.Gone = "", ""
		}
	})
}

// AllAcceptedPresent marks everybody present who accepted or sends a substitute and is not marked yet. It returns how many.
func (d *Desk) AllAcceptedPresent(ctx context.Context, meetingID data.ID) (int, error) {
	invitations, err := data.List[data.Invitation](ctx, d.Store, data.Match{"meeting_id": meetingID})
	if err != nil {
		return 0, err
	}
	var ids []data.ID
	for _, i := range invitations {
		if i.Attendance == data.AttendanceOpen && (i.Reply == data.ReplyAccepted || i.Reply == data.ReplySubstituted) {
			ids = append(ids, i.ID)
		}
	}
	if len(ids) == 0 {
		return 0, data.Mistakef("Es gibt keine Zusagen, die noch ohne Anwesenheit sind.")
	}
	return len(ids), d.MarkAttendance(ctx, ids, data.AttendancePresent, "")
}

// ArrivalNow returns the time of now ('18:02') on the day of a meeting, and nothing on any other: only then it says when somebody came.
func (d *Desk) ArrivalNow(meeting data.Meeting) string {
	now := d.Store.Now()
	if meeting.HeldOn.IsZero() || data.DateOf(now) != meeting.HeldOn {
		return ""
	}
	return now.Format("15:04")
}

// RecordTimes enters when somebody who is there came and left ('18:02', or empty). *Mistake: no time, or the end does not come after the beginning.
func (d *Desk) RecordTimes(ctx context.Context, id data.ID, came, gone string) error {
	came, gone = trimmed(came), trimmed(gone)
	if err := checkTimes(came, gone); err != nil {
		return err
	}
	invitation, err := data.Get[data.Invitation](ctx, d.Store, id)
	if err != nil {
		return err
	}
	if !WasThere(invitation) && came+gone != "" {
		return data.Mistakef("%s ist nicht als anwesend eingetragen. Bitte zuerst die Anwesenheit eintragen.", invitation.Name)
	}
	return d.changeInvitations(ctx, []data.ID{id}, "Zeiten eingetragen", func(i *data.Invitation) { i.Came, i.Gone = came, gone })
}

// RecordSubstitute enters on the day that somebody else came in place of an invited person: the row counts as present, under the name of the substitute.
func (d *Desk) RecordSubstitute(ctx context.Context, id data.ID, name string) error {
	if name = trimmed(name); name == "" {
		return data.Mistakef("Bitte angeben, wer als Vertretung gekommen ist.")
	}
	invitation, err := data.Get[data.Invitation](ctx, d.Store, id)
	if err != nil {
		return err
	}
	meeting, err := data.Get[data.Meeting](ctx, d.Store, invitation.MeetingID)
	if err != nil {
		return err
	}
	came := d.ArrivalNow(meeting)
	return d.changeInvitations(ctx, []data.ID{id}, "Vertretung anwesend", func(i *data.Invitation) {
		if i.Reply != data.ReplySubstituted {
			i.Reply, i.RepliedOn = data.ReplySubstituted, d.Today()
		}
		i.Substitute = name
		if !WasThere(*i) {
			i.Attendance, i.Came = data.AttendancePresent, came
		}
	})
}

// WalkIn enters somebody who came without having been invited, present at once, from one line: 'Nachname, Vorname; Verein', or 'Vorname Nachname (Verein)'. Who is on file under just this name is entered
// as that person. *Mistake: there is no name, or the person is on the list.
func (d *Desk) WalkIn(ctx context.Context, meetingID data.ID, line string) (data.ID, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return 0, err
	}
	name, capacity := splitGuest(line)
	if name == "" {
		return 0, data.Mistakef("Bitte den Namen des Gastes angeben, zum Beispiel „Huber, Anna; Verein Brücke“.")
	}
	guest := data.Invitation{MeetingID: meetingID, Name: name, Capacity: capacity}
	holder, found, err := d.personNamed(ctx, name, d.dayOf(meeting))
	if err != nil {
		return 0, err
	}
	if found {
		guest = invitationOf(holder, meeting, data.Date{})
		if capacity != "" {
			guest.Capacity = capacity
		}
	}
	if guest.Capacity == "" {
		guest.Capacity = "Gast"
	}
	present, err := data.List[data.Invitation](ctx, d.Store, data.Match{"meeting_id": meetingID})
	if err != nil {
		return 0, err
	}
	for _, i := range present {
		if sameName(i.Name, guest.Name) && (i.PersonID == guest.PersonID || i.PersonID == 0 || guest.PersonID == 0) {
			return 0, data.Mistakef("%s steht schon auf der Liste. Bitte dort die Anwesenheit eintragen.", i.Name)
		}
	}
	guest.InvitedOn, guest.WalkedIn, guest.Attendance, guest.Came = data.Date{}, true, data.AttendancePresent, d.ArrivalNow(meeting)
	err = d.Store.Do(ctx, "Gast anwesend: "+guest.Name, func(tx *data.Tx) error { return data.Insert(tx, &guest) })
	return guest.ID, err
}

// splitGuest takes a line apart into a name and where somebody is from: what follows a semicolon, or stands in brackets at the end.
func splitGuest(line string) (name, from string) {
	line = trimmed(line)
	if name, from, found := strings.Cut(line, ";"); found {
		return trimmed(name), trimmed(from)
	}
	if open := strings.LastIndex(line, "("); open > 0 && strings.HasSuffix(line, ")") {
		return trimmed(line[:open]), trimmed(line[open+1 : len(line)-1])
	}
	return line, ""
}

// sameName compares names as people write them: case, accents and the order of first and last name aside.
func sameName(a, b string) bool { return slices.Equal(foldedWords(a), foldedWords(b)) }

// personNamed finds the one person on file with a name, in the role held on a day; false where there is none, or several.
func (d *Desk) personNamed(ctx context.Context, name string, on data.Date) (data.Holder, bool, error) {
	rows, err := d.Store.People(ctx, data.PersonFilter{Search: strings.NewReplacer(",", " ", "(", " ", ")", " ", `"`, " ").Replace(name)})
	if err != nil {
		return data.Holder{}, false, err
	}
	rows = slices.DeleteFunc(rows, func(r data.PersonRow) bool {
		return r.Person.Restricted || !sameName(r.Person.ListName(), name) && !sameName(joinName(r.Person.FirstName, r.Person.LastName), name)
	})
	if len(rows) != 1 {
		return data.Holder{}, false, nil
	}
	holder := data.Holder{Person: rows[0].Person}
	roles, err := d.Store.Holders(ctx, data.HolderFilter{PersonID: holder.Person.ID, On: on})
	if len(roles) > 0 {
		holder = roles[0]
	}
	return holder, true, err
}

func joinName(first, last string) string { return trimmed(first + " " + last) }

// Represented returns the numbers of the BA from which somebody is there, in order.
func Represented(rows []data.InvitationRow) []int {
	var numbers []int
	for _, r := range rows {
		if r.DistrictNumber > 0 && WasThere(r.Invitation) {
			numbers = append(numbers, r.DistrictNumber)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// CloseMeeting ends a meeting as one action: its state is 'held', and whoever is not marked counts as excused after having declined, else as absent. It returns how many were marked so.
// *Mistake: the meeting has no date, or its day is still to come.
func (d *Desk) CloseMeeting(ctx context.Context, id data.ID) (int, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, id)
	if err != nil {
		return 0, err
	}
	switch {
	case meeting.HeldOn.IsZero():
		return 0, data.Mistakef("Die %d. Sitzung hat noch kein Datum. Bitte zuerst eintragen, wann sie stattgefunden hat.", meeting.Number)
	case d.Today().Before(meeting.HeldOn):
		return 0, data.Mistakef("Die %d. Sitzung ist erst am %s und lässt sich dann abschließen.", meeting.Number, meeting.HeldOn)
	}
	marked := 0
	err = d.Store.Do(ctx, fmt.Sprintf("%d. Sitzung abgeschlossen", meeting.Number), func(tx *data.Tx) error {
		marked = 0
		invitations, err := data.List[data.Invitation](ctx, tx, data.Match{"meeting_id": id})
		if err != nil {
			return err
		}
		for _, i := range invitations {
			if i.Attendance != data.AttendanceOpen {
				continue
			}
			if i.Attendance = data.AttendanceAbsent; i.Reply == data.ReplyDeclined {
				i.Attendance = data.AttendanceExcused
			}
			marked++
			if err := data.Update(tx, i); err != nil {
				return err
			}
		}
		meeting.State = data.MeetingHeld
		return data.Update(tx, meeting)
	})
	return marked, err
}
