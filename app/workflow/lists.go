package workflow

// The attendance list of a meeting as an Excel sheet: before it to sign, after it filled. readback.go takes it back.

import (
	"context"
	"errors"
	"io"
	"slices"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// guestLines is how many empty lines an attendance list ends with, for guests who write themselves in.
const guestLines = 5

// AttendanceForm says which of its two lists a meeting gets.
type AttendanceForm string

// The lists of a meeting.
const (
	AttendanceByState AttendanceForm = ""       // to sign until somebody is marked as present or the day is over, then filled
	AttendanceToSign  AttendanceForm = "sign"   // with room for signatures
	AttendanceFilled  AttendanceForm = "filled" // who was there, from when until when, who came instead
)

// AttendanceFormChoices are the words for the lists of a meeting.
var AttendanceFormChoices = []Choice{
	{string(AttendanceByState), "passend zum Stand der Sitzung"}, {string(AttendanceToSign), "zum Unterschreiben"}, {string(AttendanceFilled), "mit Anwesenheit und Zeiten"},
}

// AttendanceList puts together the attendance list of a meeting, sorted by BA, then bodies, then guests; who came without having been invited stands last. It has the form that fits the state of the meeting.
func (d *Desk) AttendanceList(ctx context.Context, meetingID data.ID) (sheet.AttendanceList, error) {
	return d.AttendanceListAs(ctx, meetingID, AttendanceByState)
}

// AttendanceListAs puts together one of the two lists of a meeting.
func (d *Desk) AttendanceListAs(ctx context.Context, meetingID data.ID, form AttendanceForm) (sheet.AttendanceList, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return sheet.AttendanceList{}, err
	}
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return sheet.AttendanceList{}, err
	}
	list := sheet.AttendanceList{
		Key:     listKeyOf(meeting, d.Today(), rows).String(),
		Filled:  form == AttendanceFilled || form == AttendanceByState && d.meetingBegan(meeting, rows),
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
		list.Rows = append(list.Rows, attendanceRow(r, list.Filled))
	}
	return list, nil
}

// meetingBegan reports whether there is an attendance to show: somebody is there, or the day is over.
func (d *Desk) meetingBegan(meeting data.Meeting, rows []data.InvitationRow) bool {
	return meeting.State == data.MeetingHeld || !meeting.HeldOn.IsZero() && meeting.HeldOn.Before(d.Today()) ||
		slices.ContainsFunc(rows, func(r data.InvitationRow) bool { return WasThere(r.Invitation) })
}

// attendanceRow is an invitation as a row. On the list to sign the substitute stands before the name: that is who signs.
func attendanceRow(r data.InvitationRow, filled bool) sheet.AttendanceRow {
	invitation := r.Invitation
	row := sheet.AttendanceRow{
		Key: rowStateOf(invitation).key(invitation), District: r.DistrictNumber, Name: invitation.Name, Capacity: invitation.Capacity, Status: InvitationStatus(invitation),
		Came: invitation.Came, Gone: invitation.Gone, Substitute: substituteOf(invitation),
		Guest: invitation.WalkedIn,
	}
	if row.Substitute != "" && !filled {
		row.Name = row.Substitute + " für " + row.Name
	}
	if r.DistrictNumber == 0 {
		row.Body = r.BodyAbbreviation
	}
	return row
}

// WriteAttendance writes the attendance list of a meeting as an Excel file, in the form that fits the state of the meeting.
func (d *Desk) WriteAttendance(ctx context.Context, meetingID data.ID, path string) error {
	return d.WriteAttendanceAs(ctx, meetingID, AttendanceByState, path)
}

// WriteAttendanceAs writes one of the two lists of a meeting as an Excel file.
func (d *Desk) WriteAttendanceAs(ctx context.Context, meetingID data.ID, form AttendanceForm, path string) error {
	list, err := d.AttendanceListAs(ctx, meetingID, form)
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
