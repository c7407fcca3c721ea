package workflow

// Lists that leave the house as Excel sheets.

import (
	"context"
	"errors"
	"io"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// guestLines is how many empty lines an attendance list ends with, for guests who write themselves in.
const guestLines = 5

// AttendanceList puts together the attendance list of a meeting, sorted by BA, then bodies, then guests.
func (d *Desk) AttendanceList(ctx context.Context, meetingID data.ID) (sheet.AttendanceList, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return sheet.AttendanceList{}, err
	}
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return sheet.AttendanceList{}, err
	}
	list := sheet.AttendanceList{
		Meeting: meeting.Name() + " des Runden Tisches der Migrationsbeauftragten",
		When:    meeting.VagueDate,
		Time:    MeetingTime(meeting),
		Place:   MeetingPlace(meeting),
		Guests:  guestLines,
		Made:    d.Today().Time(),
	}
	if meeting.Title != "" {
		list.Meeting = meeting.Name()
	}
	if !meeting.HeldOn.IsZero() {
		list.Date, list.When = meeting.HeldOn.Time(), ""
	}
	if sender, err := senderOn(ctx, d.Store, d.Today()); err == nil {
		list.Author = sender.Section
	}
	for _, r := range rows {
		invitation := r.Invitation
		name := invitation.Name
		if invitation.Reply == data.ReplySubstituted && invitation.Substitute != "" {
			name = invitation.Substitute + " für " + name
		}
		body := r.BodyAbbreviation
		if r.DistrictNumber > 0 {
			body = ""
		}
		list.Rows = append(list.Rows, sheet.AttendanceRow{
			District: r.DistrictNumber, Body: body, Name: name, Capacity: invitation.Capacity, Status: InvitationStatus(invitation),
		})
	}
	return list, nil
}

// WriteAttendance writes the attendance list of a meeting as an Excel file.
func (d *Desk) WriteAttendance(ctx context.Context, meetingID data.ID, path string) error {
	list, err := d.AttendanceList(ctx, meetingID)
	if err != nil {
		return err
	}
	err = WriteWhole(path, func(w io.Writer) error { return sheet.Attendance(w, list) })
	var text *sheet.TextError
	if errors.As(err, &text) {
		return &data.Mistake{Text: text.Error(), Cause: err}
	}
	return err
}
