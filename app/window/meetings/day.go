package meetings

// The list on the day: who is there.

import (
	"fmt"

	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

var attendances = []mark{
	{"a", "anwesend", attend(data.AttendancePresent)},
	{"o", "online", attend(data.AttendanceOnline)},
	{"e", "entschuldigt", attend(data.AttendanceExcused)},
	{"f", "fehlt", attend(data.AttendanceAbsent)},
	{"-", "zurücknehmen", attend(data.AttendanceOpen)}, // the Delete key does the same, see build
}

func attend(value string) func(*guestList, []data.ID) error {
	return func(l *guestList, ids []data.ID) error {
		came := ""
		if now := l.host.Desk().Store.Now(); value == data.AttendancePresent && data.DateOf(now) == l.meeting.HeldOn {
			came = now.Format("15:04") // on the day itself the time of arrival is worth keeping
		}
		return l.host.Desk().MarkAttendance(l.host.Context(), ids, value, came)
	}
}

// newAttendance is the list on the day.
func newAttendance(h host.Host) *guestList {
	l := &guestList{host: h, marks: attendances, enter: attendances[0], waits: func(i data.Invitation) bool {
		return i.Attendance != data.AttendancePresent && i.Attendance != data.AttendanceOnline
	}}
	columns := append(whoColumns(), widgets.Column[data.InvitationRow]{
		Title: "Status", Width: 125, Value: func(r data.InvitationRow) string { return workflow.InvitationStatus(r.Invitation) },
		Mark: func(r data.InvitationRow) workflow.Mark { return workflow.InvitationMark(r.Invitation) },
	}, widgets.Column[data.InvitationRow]{Title: "Gekommen", Width: 80, Value: func(r data.InvitationRow) string { return r.Invitation.Came }})
	l.build(columns, "Eingabetaste oder A: anwesend · O: online · E: entschuldigt · F: fehlt · Entf: zurücknehmen",
		widgets.NewButton("Alle Zugesagten anwesend", l.allAccepted), widgets.NewButton("Gast eintragen …", l.addGuest))
	return l
}

func (l *guestList) allAccepted() {
	n, err := l.host.Desk().AllAcceptedPresent(l.host.Context(), l.meeting.ID)
	if err != nil {
		l.host.ShowError(err)
		return
	}
	l.host.Toast(fmt.Sprintf("%d Personen als anwesend eingetragen.", n))
}
