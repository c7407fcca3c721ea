package people

import (
	"testing"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// The tab Verlauf has the meeting beside the letters, and leads there.
func TestTimelineLeadsToTheMeeting(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	invitation := hosttest.Rows[data.Invitation](h, nil)[0]
	p.Show(invitation.PersonID)
	h.Tap("Verlauf")
	h.Shot("verlauf")
	meeting := hosttest.Row[data.Meeting](h, invitation.MeetingID)
	h.Tap(meeting.Name())
	if last := h.Went[len(h.Went)-1]; last.Page != host.Meetings || last.ID != meeting.ID {
		t.Errorf("%+v", last)
	}
	if !h.Sees("Zur 1. Sitzung eingeladen") || !h.Sees("zugesagt") || !h.Sees("Benannt: ") {
		t.Error("the timeline lacks the invitation, the reply or the answer")
	}
}
