package meetings

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// filledList writes the list of a meeting and fills in cells, as somebody does in Excel.
func filledList(t *testing.T, h *hosttest.Host, meeting data.ID, cells map[string]any) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Liste.xlsx")
	if err := h.Desk().WriteAttendance(h.Context(), meeting, path); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for cell, value := range cells {
		if err := file.SetCellValue("Anwesenheit", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Save(); err != nil {
		t.Fatal(err)
	}
	return path
}

// firstLine finds the first person of the list.
func firstLine(t *testing.T, path string) (row string, name string) {
	t.Helper()
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cells, err := file.SearchSheet("Anwesenheit", "Nr.")
	if err != nil || len(cells) != 1 {
		t.Fatal(cells, err)
	}
	_, head, err := excelize.CellNameToCoordinates(cells[0])
	if err != nil {
		t.Fatal(err)
	}
	row = strings.TrimPrefix(mustCell(t, head+1), "A")
	name, err = file.GetCellValue("Anwesenheit", "C"+row)
	if err != nil {
		t.Fatal(err)
	}
	return row, name
}

func mustCell(t *testing.T, row int) string {
	t.Helper()
	cell, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		t.Fatal(err)
	}
	return cell
}

// The filled list is chosen, shown, taken over in one step; the second time there is nothing new.
func TestReadBack(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	meeting := p.record.meeting
	row, name := firstLine(t, filledList(t, h, meeting.ID, nil))
	h.Answers.File = filledList(t, h, meeting.ID, map[string]any{"E" + row: "anwesend", "G" + row: "18.05"})
	before := h.Entries()
	p.readBack()
	h.Settle()
	h.Shot("meetings-readback")
	for _, words := range []string{name, "Anwesenheit", "anwesend", "18:05", "2 Änderungen bei 1 Person", "Bisher"} {
		if !h.Sees(words) {
			t.Errorf("the preview does not show %q", words)
		}
	}
	if d := h.TopDialog(); d.Yes != "Übernehmen" || h.Entries() != before {
		t.Fatalf("dialog with %q, %d entries more", d.Yes, h.Entries()-before)
	}
	h.Accept()
	i := hosttest.Only[data.Invitation](h, data.Match{"meeting_id": meeting.ID, "name": name})
	if i.Attendance != data.AttendancePresent || i.Came != "18:05" || h.Entries() != before+1 {
		t.Errorf("taken over: %+v, %d entries", i, h.Entries()-before)
	}
	p.readBack()
	if len(h.Dialogs) != 0 || h.Toasts[len(h.Toasts)-1] != "Die Liste enthält nichts Neues." {
		t.Errorf("the second time: %d dialogs, said %q", len(h.Dialogs), h.Toasts)
	}
}

// A list of another meeting is refused; nothing chosen is nothing done; guests and notes are shown.
func TestReadBackRefusedAndWithNotes(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	meeting := p.record.meeting
	p.readBack()
	if len(h.Dialogs)+len(h.Errors) != 0 {
		t.Error("nothing was chosen")
	}
	other, err := h.Desk().PlanMeeting(h.Context(), data.Meeting{})
	if err != nil {
		t.Fatal(err)
	}
	h.Answers.File = filledList(t, h, other.ID, nil)
	p.Show(meeting.ID)
	p.readBack()
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "gehört zur") {
		t.Errorf("a list of another meeting: %v", errs)
	}
	row, _ := firstLine(t, filledList(t, h, meeting.ID, nil))
	list := map[string]any{"C" + row: "Ganz, Anders", "E" + row: "fehlt"}
	rows := hosttest.Rows[data.Invitation](h, data.Match{"meeting_id": meeting.ID})
	_, first, err := excelize.CellNameToCoordinates("A" + row)
	if err != nil {
		t.Fatal(err)
	}
	guest := strings.TrimPrefix(mustCell(t, first+len(rows)), "A")
	list["B"+guest], list["C"+guest], list["E"+guest] = 17, "Wenzel, Ida", "anwesend"
	h.Answers.File = filledList(t, h, meeting.ID, list)
	p.readBack()
	h.Settle()
	h.Shot("meetings-readback-notes")
	for _, words := range []string{"Wenzel, Ida", "neuer Gast", "anwesend, BA 17, Gast", "dafür gilt die Zeile weiter", "1 neuer Gast"} {
		if !h.Sees(words) {
			t.Errorf("the preview does not show %q", words)
		}
	}
	h.TopDialog().Cancel()
	if got := hosttest.Rows[data.Invitation](h, data.Match{"name": "Wenzel, Ida"}); len(got) != 0 {
		t.Error("cancelled, but taken over")
	}
}
