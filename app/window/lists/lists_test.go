package lists

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// held enters a meeting of the past at which one BA was represented.
func held(t *testing.T, h *hosttest.Host, day data.Date, district int) {
	t.Helper()
	meeting, err := h.Desk().PlanMeeting(h.Context(), data.Meeting{HeldOn: day})
	if err != nil {
		t.Fatal(err)
	}
	guests, err := h.Desk().ProposeGuests(h.Context(), meeting)
	if err == nil {
		_, err = h.Desk().Invite(h.Context(), meeting.ID, guests)
	}
	if err != nil {
		t.Fatal(err)
	}
	rows, err := h.Desk().Store.Invitations(h.Context(), meeting.ID)
	for _, r := range rows {
		if r.DistrictNumber == district && err == nil {
			err = h.Desk().MarkAttendance(h.Context(), []data.ID{r.Invitation.ID}, data.AttendancePresent, "")
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// shown opens the dialog for all lists on a file with two past meetings: first BA 5 came, then BA 8.
func shown(t *testing.T) *hosttest.Host {
	t.Helper()
	h := hosttest.New(t, hosttest.Demo(t))
	today := h.Desk().Today()
	held(t, h, today.AddDays(-60), 5)
	held(t, h, today.AddDays(-20), 8)
	Open(h, workflow.ListMembers, workflow.ListTasks, workflow.ListGaps, workflow.ListContacts, workflow.ListPhones)
	h.Settle()
	return h
}

func TestEachListIsSavedAndOpened(t *testing.T) {
	h := shown(t)
	h.Cancel()
	for _, choice := range workflow.ListChoices {
		Open(h, workflow.ListMembers, workflow.ListTasks, workflow.ListGaps, workflow.ListContacts, workflow.ListPhones)
		h.Choose("Liste", choice.Label)
		h.Answers.Save = filepath.Join(t.TempDir(), choice.Value+".xlsx")
		h.Accept()
		content, err := os.ReadFile(h.Answers.Save)
		if err != nil || !bytes.HasPrefix(content, []byte("PK")) {
			t.Errorf("%s: %v", choice.Label, err)
		}
		if opened := h.Answers.Opened; len(opened) == 0 || opened[len(opened)-1] != h.Answers.Save {
			t.Errorf("%s: opened %q", choice.Label, opened)
		}
	}
	Open(h, workflow.ListContacts)
	h.Answers.Save = ""
	h.Accept() // where to was not said
	if len(h.Toasts) != len(workflow.ListChoices) {
		t.Errorf("told %q", h.Toasts)
	}
}

func TestGapsAreShownAndWrittenTo(t *testing.T) {
	h := shown(t)
	h.Shot("listen")
	if h.Sees("zuletzt") {
		t.Error("the list of members shows gaps")
	}
	h.Choose("Liste", "Lücken")
	h.Shot("listen-luecken")
	if !h.Sees("zuletzt") || !h.Sees("nie vertreten · niemand benannt") {
		t.Error("the gaps are not shown")
	}
	before := h.Desk().Today().AddDays(-60).String()
	if h.Sees(before) {
		t.Error("BA 5 missed one meeting, not two")
	}
	h.Choose("Nicht vertreten", "in der letzten Sitzung")
	if !h.Sees(before) || !h.Sees("nicht seit der 2. Sitzung") {
		t.Error("BA 5 did not come to the last meeting")
	}
	statistics, err := h.Desk().Gaps(h.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	h.Tap(lettersTo(statistics.Gaps))
	h.Accept()
	if len(h.Orders) != 1 || len(h.Orders[0].Selection.Districts) != len(statistics.Gaps) || h.Orders[0].Selection.Group != workflow.GroupChairs {
		t.Errorf("orders %+v", h.Orders)
	}
	if len(h.Toasts) > 0 {
		t.Errorf("letters were wanted, not a file: %q", h.Toasts)
	}
}

// Letters go to the selected BA alone, where some are.
func TestLettersToOneOfThem(t *testing.T) {
	h := shown(t)
	h.Choose("Liste", "Lücken")
	h.Tap("3 · Maxvorstadt")
	h.Tap("Schreiben an den Vorsitz des BA 3 …")
	h.Accept()
	if len(h.Orders) != 1 || len(h.Orders[0].Selection.Districts) != 1 || h.Orders[0].Selection.Districts[0] != 3 || !strings.Contains(h.Orders[0].Message, "nicht vertreten") {
		t.Errorf("orders %+v", h.Orders)
	}
}
