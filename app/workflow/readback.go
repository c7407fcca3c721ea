package workflow

// An attendance list that comes back filled in: read, compared with what the file says by now, shown, taken over as one action.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// ReadBack is what a filled list would change.
type ReadBack struct {
	Meeting  data.Meeting
	Made     data.Date // when the list was written
	Changes  []AttendanceChange
	Guests   []NewGuest
	Unknown  []string // rows of people who are not, or no longer, invited to this meeting; they change nothing
	Missing  []string // who is invited but not on the list; nothing changes for them
	Warnings []string

	edits []readBackEdit
}

// AttendanceChange is one cell that the list changes, in words.
type AttendanceChange struct {
	InvitationID data.ID
	Name         string
	Field        string // 'Antwort', 'Anwesenheit', 'Gekommen', 'Gegangen', 'Vertretung'
	From, To     string // '–' for nothing
}

// NewGuest is somebody who was written on the list by hand.
type NewGuest struct {
	Line       int // of the sheet
	Invitation data.Invitation
	Body       string // 'BA 17', 'MB', or empty
	Status     string // as lists print it
}

// Words tell what is known of the guest in one line: 'anwesend, BA 17, Verein Brücke, ab 18:20 Uhr'.
func (g NewGuest) Words() string {
	parts := []string{g.Status, g.Body, g.Invitation.Capacity}
	if g.Invitation.Substitute != "" {
		parts = append(parts, "vertreten durch "+g.Invitation.Substitute)
	}
	if g.Invitation.Came != "" {
		parts = append(parts, "ab "+g.Invitation.Came+" Uhr")
	}
	if g.Invitation.Gone != "" {
		parts = append(parts, "bis "+g.Invitation.Gone+" Uhr")
	}
	return strings.Join(filled(parts), ", ")
}

// Empty reports whether the list says nothing new.
func (r ReadBack) Empty() bool { return len(r.edits) == 0 && len(r.Guests) == 0 }

// Summary counts what the list changes: '3 Änderungen bei 2 Personen, 1 neuer Gast'.
func (r ReadBack) Summary() string {
	var parts []string
	if n := len(r.Changes); n > 0 {
		parts = append(parts, plural(n, "Änderung", "Änderungen")+" bei "+plural(len(r.edits), "Person", "Personen"))
	}
	if n := len(r.Guests); n > 0 {
		parts = append(parts, plural(n, "neuer Gast", "neue Gäste"))
	}
	if len(parts) == 0 {
		return "Die Liste enthält nichts Neues."
	}
	return strings.Join(parts, ", ")
}

// readBackEdit is an invitation with what it was when the list was read, and what it becomes.
type readBackEdit struct {
	id          data.ID
	name        string
	before, now rowState
}

// ReadAttendance reads a filled attendance list and compares it with a meeting; nothing changes. *Mistake: the file is no such list, damaged, of another meeting, lacks columns, holds entries that
// cannot be understood or contradict each other, or changes what was changed here since it was written.
func (d *Desk) ReadAttendance(ctx context.Context, meetingID data.ID, path string) (ReadBack, error) {
	list, err := readListFile(path)
	if err != nil {
		return ReadBack{}, err
	}
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return ReadBack{}, err
	}
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return ReadBack{}, err
	}
	key, err := d.checkListKey(ctx, list.Key, meeting)
	if err != nil {
		return ReadBack{}, err
	}
	reader := listReader{desk: d, back: ReadBack{Meeting: meeting, Made: key.made, Warnings: list.Warnings}, invited: rows, list: key}
	if reader.closing, err = d.Store.MarkedByClosing(ctx, meetingID); err != nil {
		return ReadBack{}, err
	}
	if err := reader.readAll(ctx, list.Rows); err != nil {
		return ReadBack{}, err
	}
	for _, r := range rows {
		if reader.seen[r.Invitation.ID] == 0 && !reader.guests[r.Invitation.ID] {
			reader.back.Missing = append(reader.back.Missing, r.Invitation.Name)
		}
	}
	if key.digest != listKeyOf(meeting, key.made, rows).digest {
		reader.warnOlder()
	}
	reader.tellOverruled()
	return reader.back, nil
}

// readListFile reads the file; what is wrong with it comes back as a Mistake.
func readListFile(path string) (sheet.FilledList, error) {
	cannot := func(why string, err error) error {
		return &data.Mistake{Text: fmt.Sprintf("„%s“ lässt sich nicht lesen (%s). Bitte die Datei schließen, falls sie noch geöffnet ist, und den Namen prüfen.", path, why), Cause: err}
	}
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return sheet.FilledList{}, cannot("die Datei gibt es nicht", err)
	case err != nil:
		return sheet.FilledList{}, cannot(reason(err), err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return sheet.FilledList{}, cannot(reason(err), err)
	}
	if !info.Mode().IsRegular() {
		return sheet.FilledList{}, cannot("das ist keine Datei", nil)
	}
	list, err := sheet.ReadAttendance(file, info.Size())
	var wrong *sheet.ReadError
	if errors.As(err, &wrong) {
		return list, &data.Mistake{Text: wrong.Text, Cause: err}
	}
	return list, err
}

// checkListKey refuses a list of another meeting.
func (d *Desk) checkListKey(ctx context.Context, text string, meeting data.Meeting) (listKey, error) {
	key, ok := parseListKey(text)
	if !ok {
		return key, data.Mistakef("Die Liste stammt aus einer anderen Fassung dieses Programms. Bitte die Liste neu speichern und die Einträge übertragen.")
	}
	if key.meeting == meeting.ID {
		return key, nil
	}
	other, err := data.Get[data.Meeting](ctx, d.Store, key.meeting)
	switch {
	case errors.Is(err, data.ErrNotFound):
		return key, data.Mistakef("Die Liste gehört zu einer Sitzung, die es in dieser Datei nicht gibt. Bitte die Liste der %d. Sitzung wählen.", meeting.Number)
	case err != nil:
		return key, err
	}
	return key, data.Mistakef("Die Liste gehört zur %d. Sitzung (%s), eingelesen wird für die %d. Sitzung (%s). Bitte die richtige Sitzung oder die richtige Datei wählen.",
		other.Number, MeetingDate(other), meeting.Number, MeetingDate(meeting))
}

// ApplyReadBack takes over what ReadAttendance found, as one action. What is so already is left alone, so that the same list can be applied again. *Mistake, and nothing changes: somebody changed the
// same entries since it was read.
func (d *Desk) ApplyReadBack(ctx context.Context, back ReadBack) error {
	title := fmt.Sprintf("Anwesenheitsliste der %d. Sitzung eingelesen: %s", back.Meeting.Number, back.Summary())
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for _, edit := range back.edits {
			invitation, err := data.Get[data.Invitation](ctx, tx, edit.id)
			if err != nil && !errors.Is(err, data.ErrNotFound) {
				return err
			}
			present := rowStateOf(invitation)
			if err == nil && present == edit.now {
				continue
			}
			if err != nil || present != edit.before {
				return data.Mistakef("Bei %s wurde inzwischen etwas anderes eingetragen. Es wurde nichts übernommen. Bitte die Liste noch einmal einlesen.", edit.name)
			}
			if invitation.Reply != edit.now.reply {
				if invitation.RepliedOn = d.Today(); edit.now.reply == data.ReplyOpen {
					invitation.RepliedOn = data.Date{}
				}
			}
			edit.now.putInto(&invitation)
			if err := data.Update(tx, invitation); err != nil {
				return err
			}
		}
		return insertGuests(ctx, tx, back)
	})
}

// insertGuests adds the guests of a list who are not on the meeting's yet.
func insertGuests(ctx context.Context, tx *data.Tx, back ReadBack) error {
	invited, err := data.List[data.Invitation](ctx, tx, data.Match{"meeting_id": back.Meeting.ID})
	if err != nil {
		return err
	}
	for _, guest := range back.Guests {
		if slices.ContainsFunc(invited, func(i data.Invitation) bool { return sameGuest(i, guest.Invitation) }) {
			continue
		}
		if err := data.Insert(tx, &guest.Invitation); err != nil {
			return err
		}
	}
	return nil
}
