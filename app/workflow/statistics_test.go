package workflow

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rundertisch/data"
)

// heldMeetings enters meetings of the past with replies and attendance, through the actions a clerk uses: of meeting i, the BA whose number leaves i when divided by 5 come,
// but never BA 9. The last meeting is held online and has a guest. Returned are the meetings.
func heldMeetings(t testing.TB, desk *Desk, days []data.Date) []data.Meeting {
	t.Helper()
	ctx := context.Background()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var meetings []data.Meeting
	for i, day := range days {
		meeting, err := desk.PlanMeeting(ctx, data.Meeting{HeldOn: day})
		check(err)
		guests, err := desk.ProposeGuests(ctx, meeting)
		check(err)
		_, err = desk.Invite(ctx, meeting.ID, guests)
		check(err)
		rows, err := desk.Store.Invitations(ctx, meeting.ID)
		check(err)
		var here, there, away []data.ID
		for _, r := range rows {
			switch {
			case r.DistrictNumber == 9:
				away = append(away, r.Invitation.ID)
			case r.DistrictNumber > 0 && r.DistrictNumber%5 == i:
				here = append(here, r.Invitation.ID)
			case r.BodyAbbreviation == "MB" && i == len(days)-1:
				there = append(there, r.Invitation.ID)
			}
		}
		check(desk.RecordReply(ctx, here[:1], data.ReplySubstituted, "Straßer, Änne"))
		check(desk.RecordReply(ctx, here[1:], data.ReplyAccepted, ""))
		check(desk.RecordReply(ctx, away, data.ReplyDeclined, ""))
		check(desk.MarkAttendance(ctx, here, data.AttendancePresent, ""))
		check(desk.MarkAttendance(ctx, away, data.AttendanceExcused, ""))
		if i == len(days)-1 {
			check(desk.MarkAttendance(ctx, there, data.AttendanceOnline, ""))
			guest, err := desk.AddGuest(ctx, meeting.ID, "=1+1", "")
			check(err)
			check(desk.MarkAttendance(ctx, []data.ID{guest}, data.AttendancePresent, ""))
		}
		meetings = append(meetings, meeting)
	}
	return meetings
}

func threeDays(desk *Desk) []data.Date {
	return []data.Date{data.NewDate(2025, time.March, 5), data.NewDate(2025, time.October, 9), desk.Today().AddDays(-20)}
}

// The statistics say what the list of meetings says, which the database counts itself.
func TestStatisticsEqualTheDatabase(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	held := heldMeetings(t, desk, threeDays(desk))
	statistics := must[Statistics](t)(desk.Statistics(ctx))
	if len(statistics.Meetings) != len(held) {
		t.Fatalf("%d meetings held, want %d: the demo's (%d) lies in the future", len(statistics.Meetings), len(held), result.Meeting.Number)
	}
	counted := map[data.ID]data.MeetingRow{}
	for _, row := range must[[]data.MeetingRow](t)(desk.Store.Meetings(ctx)) {
		counted[row.Meeting.ID] = row
	}
	for i, m := range statistics.Meetings {
		row := counted[held[i].ID]
		got := []int{m.Invited + m.Guests, m.Accepted, m.Declined, m.Present + m.Online, m.Represented}
		want := []int{row.Invited, row.Accepted, row.Declined, row.Present, row.DistrictsPresent}
		if fmt.Sprint(got) != fmt.Sprint(want) || m.Represented == 0 || m.Accepted == 0 {
			t.Errorf("%d. Sitzung: %v, the database has %v", m.Meeting.Number, got, want)
		}
		present := 0
		for _, d := range statistics.Districts {
			if d.At[i] {
				present++
			}
		}
		if present != row.DistrictsPresent {
			t.Errorf("%d. Sitzung: the matrix has %d BA, the database %d", m.Meeting.Number, present, row.DistrictsPresent)
		}
	}
	if last := statistics.Meetings[2]; last.Guests != 1 || last.Online == 0 || last.Term != "2020–2026" {
		t.Errorf("last meeting: %+v", last)
	}
	for _, m := range statistics.Members {
		if m.Invited != 3 || fmt.Sprint(m.At) != "[false false true]" {
			t.Errorf("%s: invited %d, there %v", m.Person.ListName(), m.Invited, m.At)
		}
	}
	if len(statistics.Members) == 0 {
		t.Error("no members")
	}
	years := statistics.Years
	if len(years) != 2 || years[0].Name != "2025" || years[0].Meetings() != 2 || years[1].Year != 2026 || len(statistics.Terms) != 1 || statistics.Terms[0].Meetings() != 3 {
		t.Fatalf("years %+v, terms %+v", years, statistics.Terms)
	}
	if first, second := statistics.Meetings[0], statistics.Meetings[1]; years[0].Sum.Invited != first.Invited+second.Invited || years[0].Once != first.Represented+second.Represented {
		t.Errorf("2025: %+v of %+v and %+v", years[0], first, second)
	}
}

func TestGaps(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	for _, gap := range must[Statistics](t)(desk.Statistics(ctx)).Gaps { // before the first meeting nobody was missing
		if gap.Never || gap.Recent || !gap.Unnamed {
			t.Errorf("without meetings: %+v", gap)
		}
	}
	heldMeetings(t, desk, threeDays(desk))
	gaps := map[int]DistrictGap{}
	for _, gap := range must[Statistics](t)(desk.Statistics(ctx)).Gaps {
		gaps[gap.District.Number] = gap
	}
	board := must[Board](t)(desk.Board(ctx, data.Date{}))
	for _, cell := range board.Cells {
		gap, n := gaps[cell.District.Number], cell.District.Number
		never, recent := n == 9 || n%5 > 2, n != 9 && n%5 == 0
		if gap.Never != never || gap.Recent != recent || gap.Unnamed != (len(cell.Named) == 0) {
			t.Errorf("BA %d: %+v", n, gap)
		}
		if recent && (gap.Last.HeldOn != data.NewDate(2025, time.March, 5) || !strings.Contains(gap.Reason, "2-mal nicht vertreten")) {
			t.Errorf("BA %d: last at %s, %s", n, gap.Last.HeldOn, gap.Reason)
		}
		if never && !strings.Contains(gap.Reason, "bei keiner von 3 Sitzungen vertreten") {
			t.Errorf("BA %d: %s", n, gap.Reason)
		}
		if gap.Unnamed && !strings.Contains(gap.Reason, "niemand benannt ("+cell.Mark.Word) {
			t.Errorf("BA %d: %s", n, gap.Reason)
		}
	}
}

func TestWhichMeetingsWereHeld(t *testing.T) {
	day := data.NewDate(2026, time.March, 3)
	here := []data.Invitation{{Attendance: data.AttendanceAbsent}, {Attendance: data.AttendanceOnline}}
	for _, c := range []struct {
		name    string
		meeting data.Meeting
		list    []data.Invitation
		held    bool
	}{
		{"says so", data.Meeting{State: data.MeetingHeld}, nil, true},
		{"past with somebody", data.Meeting{State: data.MeetingInvited, HeldOn: day.AddDays(-1)}, here, true},
		{"today with somebody", data.Meeting{State: data.MeetingInvited, HeldOn: day}, here, true},
		{"past with nobody", data.Meeting{State: data.MeetingInvited, HeldOn: day.AddDays(-1)}, here[:1], false},
		{"to come", data.Meeting{State: data.MeetingInvited, HeldOn: day.AddDays(1)}, here, false},
		{"without a day", data.Meeting{State: data.MeetingInvited}, here, false},
		{"cancelled", data.Meeting{State: data.MeetingCancelled, HeldOn: day.AddDays(-1)}, here, false},
	} {
		if got := wasHeld(c.meeting, c.list, day); got != c.held {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A member who restricted the use of his data is not listed, one who left is, if he was invited.
func TestMembersOfTheMatrix(t *testing.T) {
	day := data.NewDate(2026, time.March, 3)
	member := func(id data.ID, name string, until data.Date, restricted bool) data.Holder {
		return data.Holder{Person: data.Person{ID: id, LastName: name, Restricted: restricted}, Role: data.Role{PersonID: id, UntilOn: until}}
	}
	statistics := countMeetings(meetingRecords{
		day:      day,
		meetings: []data.Meeting{{ID: 1, Number: 2, State: data.MeetingHeld}, {ID: 2, Number: 1, State: data.MeetingHeld, HeldOn: day.AddDays(-9)}},
		members: []data.Holder{
			member(1, "Zora", data.Date{}, false), member(2, "Özil", day.AddDays(-1), false), member(3, "Weg", day.AddDays(-1), false), member(4, "Still", data.Date{}, true),
		},
		invitations: []data.Invitation{
			{MeetingID: 1, PersonID: 2, BodyID: 2, Attendance: data.AttendancePresent}, {MeetingID: 1, PersonID: 4, BodyID: 2, Attendance: data.AttendancePresent},
			{MeetingID: 1, PersonID: 2, BodyID: 3, Attendance: data.AttendanceAbsent},
		},
	})
	var lines []string
	for _, m := range statistics.Members {
		lines = append(lines, fmt.Sprint(m.Person.LastName, m.Invited, m.At))
	}
	if got := strings.Join(lines, " "); got != "Özil1 [false true] Zora0 [false false]" {
		t.Errorf("members: %s", got)
	}
	if m := statistics.Meetings; m[0].Meeting.Number != 1 || len(statistics.Years) != 2 || statistics.Years[1].Name != "ohne Datum" || len(statistics.Terms) != 0 {
		t.Errorf("a meeting without a date comes last: %+v, %+v", m, statistics.Years)
	}
}

func TestWriteStatistics(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	heldMeetings(t, desk, threeDays(desk))
	path := filepath.Join(t.TempDir(), "Auswertung.xlsx")
	if err := desk.WriteStatistics(ctx, path); err != nil {
		t.Fatal(err)
	}
	statistics := must[Statistics](t)(desk.Statistics(ctx))
	file := must[*excelize.File](t)(excelize.OpenFile(path))
	defer file.Close()
	for row, d := range statistics.Districts {
		at := must[[]string](t)(rowOf(file, "BA × Sitzungen", 5+row))
		if at[0] != fmt.Sprint(d.District.Number) || at[1] != d.District.Name || at[2] != fmt.Sprint(d.Count()) {
			t.Errorf("BA %d: %q", d.District.Number, at)
		}
		for i, here := range d.At {
			if mark := at[4+i]; (mark == "1") != here || mark != "1" && mark != "" {
				t.Errorf("BA %d, meeting %d: %q", d.District.Number, i, mark)
			}
		}
	}
	if gaps := must[[][]string](t)(file.GetRows("Lücken")); len(gaps) != 4+len(statistics.Gaps)+2 || !strings.Contains(gaps[4][7], statistics.Gaps[0].Reason) {
		t.Errorf("gaps: %d rows for %d", len(gaps), len(statistics.Gaps))
	}
	before := must[[]byte](t)(os.ReadFile(path))
	if err := desk.WriteStatistics(ctx, path); err != nil || string(before) != string(must[[]byte](t)(os.ReadFile(path))) {
		t.Errorf("the second time: %v, or other bytes", err)
	}
}

// rowOf returns a row of a sheet, with empty texts up to 20 cells.
func rowOf(file *excelize.File, sheet string, row int) ([]string, error) {
	rows, err := file.GetRows(sheet)
	if err != nil || row > len(rows) {
		return nil, fmt.Errorf("row %d of %s: %w", row, sheet, err)
	}
	return append(rows[row-1], make([]string, 20)...), nil
}

// A text that no cell can hold is a mistake with its place; the file is not written.
func TestStatisticsWithATextNoCellHolds(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	district := cellOf(t, desk, 3).District
	district.Name = "Max_xD800_vorstadt"
	if err := desk.Store.Do(ctx, "Name", func(tx *data.Tx) error { return data.Update(tx, district) }); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	wantMistake(t, desk.WriteStatistics(ctx, path), "Name des BA 3")
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a file is there: %v", err)
	}
}

// BenchmarkStatistics counts and writes 25 BA and 40 members at 200 meetings: a second is the limit.
func BenchmarkStatistics(b *testing.B) {
	records := meetingRecords{day: data.NewDate(2026, time.March, 3)}
	for n := 1; n <= 25; n++ {
		records.board.Cells = append(records.board.Cells, BoardCell{District: data.District{ID: data.ID(n), Number: n, Name: fmt.Sprintf("Stadtbezirk %d", n)}})
	}
	for n := 1; n <= 40; n++ {
		records.members = append(records.members, data.Holder{Person: data.Person{ID: data.ID(n), LastName: fmt.Sprintf("Mitglied %d", n)}})
	}
	for n := 1; n <= 200; n++ {
		records.meetings = append(records.meetings, data.Meeting{ID: data.ID(n), Number: n, State: data.MeetingHeld, HeldOn: records.day.AddDays(-30 * n)})
		for i := 1; i <= 65; i++ {
			invitation := data.Invitation{MeetingID: data.ID(n), InvitedOn: records.day, Reply: data.ReplyAccepted}
			if i <= 25 {
				invitation.DistrictID = data.ID(i)
			} else {
				invitation.PersonID, invitation.BodyID = data.ID(i-25), 2
			}
			if (i+n)%3 > 0 {
				invitation.Attendance = data.AttendancePresent
			}
			records.invitations = append(records.invitations, invitation)
		}
	}
	path := filepath.Join(b.TempDir(), "a.xlsx")
	b.ReportAllocs()
	for b.Loop() {
		if err := countMeetings(records).Write(path); err != nil {
			b.Fatal(err)
		}
	}
}
