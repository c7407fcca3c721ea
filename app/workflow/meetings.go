package workflow

// Meetings: planning, inviting, replies, attendance, and the list that goes to the table.

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rundertisch/data"
)

// PlanMeeting enters a new meeting. Without a number it gets the next one; state and mode are filled in where they are empty. It returns the meeting as stored.
func (d *Desk) PlanMeeting(ctx context.Context, meeting data.Meeting) (data.Meeting, error) {
	meeting, err := tidyMeeting(meeting)
	if err != nil {
		return meeting, err
	}
	all, err := data.List[data.Meeting](ctx, d.Store, nil)
	if err != nil {
		return meeting, err
	}
	next := 1
	for _, m := range all {
		if m.Number == meeting.Number {
			return meeting, data.Mistakef("Eine %d. Sitzung gibt es schon. Bitte eine andere Nummer wählen.", m.Number)
		}
		next = max(next, m.Number+1)
	}
	if meeting.Number == 0 {
		meeting.Number = next
	}
	err = d.Store.Do(ctx, fmt.Sprintf("%d. Sitzung geplant", meeting.Number), func(tx *data.Tx) error { return data.Insert(tx, &meeting) })
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
	for _, t := range []string{m.Starts, m.Ends} {
		if t != "" && !clockTime.MatchString(t) {
			return m, data.Mistakef("„%s“ ist keine Uhrzeit. Bitte so eingeben: 18:30.", t)
		}
	}
	if m.Starts != "" && m.Ends != "" && m.Ends <= m.Starts {
		return m, data.Mistakef("Das Ende (%s Uhr) liegt nicht nach dem Beginn (%s Uhr).", m.Ends, m.Starts)
	}
	return m, nil
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

// Guest is somebody who may be invited: a person in a capacity.
type Guest struct {
	Holder data.Holder
	Reason string // why: 'benannt', 'Vorsitz vertritt', 'Migrationsbeirat'
}

// ProposeGuests returns whom to invite to a meeting by the office's rule: all named officers and contact persons; the chair where nobody is named; the members of the
// Migrationsbeirat. Those who are invited already, restricted or want no mail are left out; each person appears once.
func (d *Desk) ProposeGuests(ctx context.Context, meeting data.Meeting) ([]Guest, error) {
	day := meeting.HeldOn
	if day.IsZero() {
		day = d.Today()
	}
	board, err := d.Board(ctx, day)
	if err != nil {
		return nil, err
	}
	members, err := d.Store.Holders(ctx, data.HolderFilter{On: day, Purposes: []string{data.PurposeBoard}})
	if err != nil {
		return nil, err
	}
	invited, err := data.List[data.Invitation](ctx, d.Store, data.Match{"meeting_id": meeting.ID})
	if err != nil {
		return nil, err
	}
	seen := map[data.ID]bool{}
	for _, i := range invited {
		seen[i.PersonID] = true
	}
	var guests []Guest
	add := func(h data.Holder, reason string) {
		if h.Person.ID == 0 || seen[h.Person.ID] || h.Person.Restricted || h.Person.NoContact {
			return
		}
		seen[h.Person.ID] = true
		guests = append(guests, Guest{h, reason})
	}
	for _, cell := range board.Cells {
		for _, h := range cell.Named {
			add(h, "benannt")
		}
		if len(cell.Named) == 0 {
			add(cell.Chair, "Vorsitz vertritt")
		}
	}
	for _, h := range members {
		add(h, "Migrationsbeirat")
	}
	return guests, nil
}

// Invite puts guests on the list of a meeting, with name and function as they are today, and marks the meeting as invited. It returns how many were added.
func (d *Desk) Invite(ctx context.Context, meetingID data.ID, guests []Guest) (int, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return 0, err
	}
	if len(guests) == 0 {
		return 0, data.Mistakef("Es ist niemand ausgewählt, der einzuladen wäre.")
	}
	title := fmt.Sprintf("%s zur %d. Sitzung eingeladen", plural(len(guests), "Person", "Personen"), meeting.Number)
	err = d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for _, g := range guests {
			invitation := invitationOf(g.Holder, meeting, d.Today())
			if err := data.Insert(tx, &invitation); err != nil {
				return err
			}
			entry := data.JournalEntry{
				HappenedOn: d.Today(), Kind: "meeting", Text: fmt.Sprintf("Zur %d. Sitzung eingeladen", meeting.Number),
				PersonID: g.Holder.Person.ID, DistrictID: g.Holder.Role.DistrictID, MeetingID: meeting.ID,
			}
			if err := data.Insert(tx, &entry); err != nil {
				return err
			}
		}
		if meeting.State == data.MeetingPlanned {
			meeting.State = data.MeetingInvited
			return data.Update(tx, meeting)
		}
		return nil
	})
	return len(guests), err
}

func invitationOf(h data.Holder, meeting data.Meeting, today data.Date) data.Invitation {
	return data.Invitation{
		MeetingID: meeting.ID, PersonID: h.Person.ID, DistrictID: h.Role.DistrictID, BodyID: h.Role.BodyID,
		Name: h.Person.ListName(), Capacity: h.Function(), InvitedOn: today,
	}
}

// AddGuest writes a guest by hand on the list of a meeting.
func (d *Desk) AddGuest(ctx context.Context, meetingID data.ID, name, capacity string) (data.ID, error) {
	if name = trimmed(name); name == "" {
		return 0, data.Mistakef("Bitte den Namen des Gastes angeben.")
	}
	if capacity = trimmed(capacity); capacity == "" {
		capacity = "Gast"
	}
	guest := data.Invitation{MeetingID: meetingID, Name: name, Capacity: capacity}
	err := d.Store.Do(ctx, "Gast eingetragen: "+name, func(tx *data.Tx) error { return data.Insert(tx, &guest) })
	return guest.ID, err
}

// RemoveInvitation takes somebody off the list of a meeting.
func (d *Desk) RemoveInvitation(ctx context.Context, id data.ID) error {
	invitation, err := data.Get[data.Invitation](ctx, d.Store, id)
	if err != nil {
		return err
	}
	letters, err := data.List[data.Letter](ctx, d.Store, data.Match{"invitation_id": id})
	if err != nil {
		return err
	}
	if len(letters) > 0 {
		return data.Mistakef("%s hat schon ein Einladungsschreiben und bleibt deshalb auf der Liste. Bitte stattdessen „abgesagt“ eintragen.", invitation.Name)
	}
	return d.Store.Do(ctx, "Von der Einladungsliste genommen: "+invitation.Name, func(tx *data.Tx) error {
		return data.Delete[data.Invitation](tx, id)
	})
}

// RecordReply enters what invited people answered; the substitute's name counts with data.ReplySubstituted alone. Several at once are one action.
func (d *Desk) RecordReply(ctx context.Context, ids []data.ID, reply, substitute string) error {
	if substitute = trimmed(substitute); reply == data.ReplySubstituted && substitute == "" {
		return data.Mistakef("Bitte angeben, wer als Vertretung kommt.")
	}
	if reply != data.ReplySubstituted {
		substitute = ""
	}
	return d.changeInvitations(ctx, ids, replyMarks[reply].Word, func(i *data.Invitation) {
		i.Reply, i.Substitute, i.RepliedOn = reply, substitute, d.Today()
		if reply == data.ReplyOpen {
			i.RepliedOn = data.Date{}
		}
	})
}

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

// changeInvitations changes several invitations as one action, titled '<word>: <name>' or '<word>: n Personen'.
func (d *Desk) changeInvitations(ctx context.Context, ids []data.ID, word string, change func(*data.Invitation)) error {
	if len(ids) == 0 {
		return data.Mistakef("Bitte zuerst jemanden auswählen.")
	}
	who := plural(len(ids), "Person", "Personen")
	if len(ids) == 1 {
		invitation, err := data.Get[data.Invitation](ctx, d.Store, ids[0])
		if err != nil {
			return err
		}
		who = invitation.Name
	}
	return d.Store.Do(ctx, word+": "+who, func(tx *data.Tx) error {
		for _, id := range ids {
			invitation, err := data.Get[data.Invitation](ctx, tx, id)
			if err != nil {
				return err
			}
			change(&invitation)
			if err := data.Update(tx, invitation); err != nil {
				return err
			}
		}
		return nil
	})
}

// Agenda returns the items of a meeting in their order.
func (d *Desk) Agenda(ctx context.Context, meetingID data.ID) ([]data.AgendaItem, error) {
	return agendaOf(ctx, d.Store, meetingID)
}

func agendaOf(ctx context.Context, from data.Reader, meetingID data.ID) ([]data.AgendaItem, error) {
	items, err := data.List[data.AgendaItem](ctx, from, data.Match{"meeting_id": meetingID})
	slices.SortStableFunc(items, func(a, b data.AgendaItem) int { return a.Position - b.Position })
	return items, err
}

// SaveAgenda makes the items the agenda of a meeting, in their order: known ones are changed, new ones entered, missing ones removed.
func (d *Desk) SaveAgenda(ctx context.Context, meetingID data.ID, items []data.AgendaItem) error {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, fmt.Sprintf("Tagesordnung der %d. Sitzung geändert", meeting.Number), func(tx *data.Tx) error {
		before, err := agendaOf(ctx, tx, meetingID)
		if err != nil {
			return err
		}
		kept := map[data.ID]bool{}
		for _, item := range items {
			kept[item.ID] = true
		}
		for _, item := range before {
			if !kept[item.ID] {
				if err := data.Delete[data.AgendaItem](tx, item.ID); err != nil {
					return err
				}
			}
		}
		for i, item := range items {
			if item.Title = trimmed(item.Title); item.Title == "" {
				return data.Mistakef("TOP %d hat keinen Titel. Bitte ergänzen oder die Zeile entfernen.", i+1)
			}
			item.MeetingID, item.Position = meetingID, i+1
			if err := save(tx, item.ID, &item); err != nil {
				return err
			}
		}
		return nil
	})
}
