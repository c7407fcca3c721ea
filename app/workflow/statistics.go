package workflow

// The report over all meetings: which BA and which members of the Migrationsbeirat were there, the figures, and the gaps. Everything is read once; the
// counting is done by functions without a store. statistics_gaps.go holds the gaps, statistics_sheet.go the workbooks.

import (
	"context"
	"slices"
	"strings"

	"rundertisch/data"
)

// Statistics are the figures of all meetings that were held.
type Statistics struct {
	Day       data.Date
	Meetings  []MeetingFigures // in the order of time, those without a date last
	Districts []Presence       // all BA by number
	Members   []Presence       // of the Migrationsbeirat: those of today, and former ones who were invited; in German order
	Years     []PeriodFigures
	Terms     []PeriodFigures // Amtszeiten of the Bezirksausschüsse that had meetings
	Gaps      []DistrictGap   // by number of the BA
	Recent    int             // so many of the last meetings a BA must have missed to be one of the Gaps
	Author    string          // who signs for the office, for the properties of the file

	board Board
}

// Figures are the counts of a meeting, or the sums of those of several.
type Figures struct {
	Invited     int // without guests
	Accepted    int // of the invited; who sends a substitute accepts
	Declined    int // of the invited
	Present     int // in the room, guests too
	Online      int // guests too
	Guests      int // of those in the room or online
	Represented int // BA from which somebody was in the room or online
}

// Responded returns the share of the invited who accepted or declined, false if nobody was invited.
func (f Figures) Responded() (float64, bool) {
	if f.Invited == 0 {
		return 0, false
	}
	return float64(f.Accepted+f.Declined) / float64(f.Invited), true
}

// MeetingFigures are the figures of a meeting.
type MeetingFigures struct {
	Meeting data.Meeting
	Term    string // name of the Amtszeit it lies in; empty: none
	Figures
}

// Presence is who was at which meetings: a BA or a person.
type Presence struct {
	District data.District // zero for a person
	Person   data.Person   // zero for a BA
	Invited  int           // to how many of the meetings
	At       []bool        // meeting by meeting, as Statistics.Meetings
	Excused  []bool        // the same, of persons alone: excused, and not there
}

// Count returns at how many meetings the BA or person was.
func (p Presence) Count() int {
	count := 0
	for _, here := range p.At {
		if here {
			count++
		}
	}
	return count
}

// PeriodFigures are the figures of a year or a term: meetings First to before End.
type PeriodFigures struct {
	Name       string
	Year       int // 0 for a term, and for meetings without a date
	First, End int
	Sum        Figures // Represented is the sum over the meetings
	Once       int     // BA represented at least once
}

// Meetings returns how many meetings the period had.
func (p PeriodFigures) Meetings() int { return p.End - p.First }

// meetingRecords is what the statistics are counted from.
type meetingRecords struct {
	day         data.Date
	meetings    []data.Meeting
	invitations []data.Invitation
	members     []data.Holder // of the Migrationsbeirat, of all times
	terms       []data.Term   // of the Bezirksausschüsse
	board       Board
}

// Statistics reads all meetings and counts.
func (d *Desk) Statistics(ctx context.Context) (Statistics, error) {
	records, err := readMeetingRecords(ctx, d.Store, d.Today())
	if err != nil {
		return Statistics{}, err
	}
	statistics := countMeetings(records)
	if sender, err := senderOn(ctx, d.Store, d.Today()); err == nil {
		statistics.Author = sender.Section
	}
	return statistics, nil
}

func readMeetingRecords(ctx context.Context, from data.Reader, day data.Date) (records meetingRecords, err error) {
	records.day = day
	if records.meetings, err = data.List[data.Meeting](ctx, from, nil); err != nil {
		return records, err
	}
	if records.invitations, err = data.List[data.Invitation](ctx, from, nil); err != nil {
		return records, err
	}
	if records.members, err = from.Holders(ctx, data.HolderFilter{Purposes: []string{data.PurposeBoard}}); err != nil {
		return records, err
	}
	bodies, err := data.List[data.Body](ctx, from, data.Match{"key": "ba"})
	if err != nil {
		return records, err
	}
	if len(bodies) > 0 {
		if records.terms, err = data.List[data.Term](ctx, from, data.Match{"body_id": bodies[0].ID}); err != nil {
			return records, err
		}
	}
	records.board, err = readBoard(ctx, from, day)
	return records, err
}

// countMeetings counts everything, going through the invitations once.
func countMeetings(records meetingRecords) Statistics {
	s := Statistics{Day: records.day}
	invitations := map[data.ID][]data.Invitation{}
	for _, i := range records.invitations {
		invitations[i.MeetingID] = append(invitations[i.MeetingID], i)
	}
	for _, m := range records.meetings {
		if wasHeld(m, invitations[m.ID], records.day) {
			s.Meetings = append(s.Meetings, MeetingFigures{Meeting: m, Term: termOn(records.terms, m.HeldOn)})
		}
	}
	slices.SortFunc(s.Meetings, func(a, b MeetingFigures) int { return byTime(a.Meeting, b.Meeting) })

	districts := map[data.ID]int{}
	for _, cell := range records.board.Cells {
		districts[cell.District.ID] = len(s.Districts)
		s.Districts = append(s.Districts, Presence{District: cell.District, At: make([]bool, len(s.Meetings))})
	}
	members, now := memberLines(records, len(s.Meetings))
	places := map[data.ID]int{}
	for i, m := range members {
		places[m.Person.ID] = i
	}
	for m := range s.Meetings {
		figures := &s.Meetings[m].Figures
		invitedDistricts, invitedMembers := map[int]bool{}, map[int]bool{}
		for _, i := range invitations[s.Meetings[m].Meeting.ID] {
			figures.add(i)
			if at, found := districts[i.DistrictID]; found {
				invitedDistricts[at] = true
				if WasThere(i) {
					s.Districts[at].At[m] = true
				}
			}
			if at, found := places[i.PersonID]; found && i.PersonID != 0 {
				invitedMembers[at] = true
				members[at].At[m] = members[at].At[m] || WasThere(i)
				members[at].Excused[m] = !members[at].At[m] && (members[at].Excused[m] || i.Attendance == data.AttendanceExcused)
			}
		}
		for at := range invitedDistricts {
			s.Districts[at].Invited++
		}
		for at := range invitedMembers {
			members[at].Invited++
		}
		for _, d := range s.Districts {
			if d.At[m] {
				figures.Represented++
			}
		}
	}
	for _, m := range members {
		if now[m.Person.ID] || m.Invited > 0 {
			s.Members = append(s.Members, m)
		}
	}
	s.Years = s.periods(func(m MeetingFigures) (string, int) {
		if m.Meeting.HeldOn.IsZero() {
			return "ohne Datum", 0
		}
		year := m.Meeting.HeldOn.Time().Year()
		return itoa(year), year
	})
	s.Terms = s.periods(func(m MeetingFigures) (string, int) { return m.Term, 0 })
	s.board = records.board
	return s.since(RecentMeetings)
}

// wasHeld reports whether a meeting took place: it says so itself, or its day has come and somebody is marked present. A cancelled one did not.
func wasHeld(m data.Meeting, invitations []data.Invitation, day data.Date) bool {
	if m.State == data.MeetingHeld {
		return true
	}
	return m.State != data.MeetingCancelled && !m.HeldOn.IsZero() && !day.Before(m.HeldOn) && slices.ContainsFunc(invitations, WasThere)
}

// WasThere reports whether somebody, or a substitute, was in the room or online.
func WasThere(i data.Invitation) bool {
	return i.Attendance == data.AttendancePresent || i.Attendance == data.AttendanceOnline
}

// IsGuest reports whether somebody was written on the list without an invitation.
func IsGuest(i data.Invitation) bool {
	return i.WalkedIn || i.InvitedOn.IsZero() && i.DistrictID == 0 && i.BodyID == 0
}

func (f *Figures) add(i data.Invitation) {
	if IsGuest(i) {
		if WasThere(i) {
			f.Guests++
		}
	} else {
		f.Invited++
		switch i.Reply {
		case data.ReplyAccepted, data.ReplySubstituted:
			f.Accepted++
		case data.ReplyDeclined:
			f.Declined++
		}
	}
	switch i.Attendance {
	case data.AttendancePresent:
		f.Present++
	case data.AttendanceOnline:
		f.Online++
	}
}

func (f *Figures) sum(other Figures) {
	f.Invited += other.Invited
	f.Accepted += other.Accepted
	f.Declined += other.Declined
	f.Present += other.Present
	f.Online += other.Online
	f.Guests += other.Guests
	f.Represented += other.Represented
}

// byTime orders meetings by day, those without one last, then by number.
func byTime(a, b data.Meeting) int {
	switch {
	case a.HeldOn == b.HeldOn:
		return a.Number - b.Number
	case a.HeldOn.IsZero():
		return 1
	case b.HeldOn.IsZero():
		return -1
	case a.HeldOn.Before(b.HeldOn):
		return -1
	}
	return 1
}

// termOn returns the name of the term that a day lies in; of several the one that began last. Unknown ends are open.
func termOn(terms []data.Term, day data.Date) string {
	var found *data.Term
	for i := range terms {
		t := &terms[i]
		if day.IsZero() || !t.FromOn.IsZero() && day.Before(t.FromOn) || !t.UntilOn.IsZero() && t.UntilOn.Before(day) {
			continue
		}
		if found == nil || found.FromOn.Before(t.FromOn) {
			found = t
		}
	}
	if found == nil {
		return ""
	}
	return found.Name
}

// memberLines returns an empty line for everybody who is or was a member of the Migrationsbeirat, in German order, and who is one today. Who restricted the use of
// his data has none.
func memberLines(records meetingRecords, meetings int) (lines []Presence, now map[data.ID]bool) {
	now = map[data.ID]bool{}
	seen := map[data.ID]bool{}
	for _, h := range records.members {
		if h.Person.Restricted {
			continue
		}
		if h.Role.Held(records.day) {
			now[h.Person.ID] = true
		}
		if !seen[h.Person.ID] {
			seen[h.Person.ID] = true
			lines = append(lines, Presence{Person: h.Person, At: make([]bool, meetings), Excused: make([]bool, meetings)})
		}
	}
	slices.SortStableFunc(lines, func(a, b Presence) int {
		return slices.Compare(nameKey(a.Person), nameKey(b.Person))
	})
	return lines, now
}

// nameKey orders people by their names as lists show them, as Germans sort.
func nameKey(p data.Person) []byte {
	return data.SortKey(strings.ReplaceAll(p.ListName(), ", ", "\t"))
}

// periods puts neighbouring meetings of the same name together; those with an empty name belong to none.
func (s Statistics) periods(nameOf func(MeetingFigures) (name string, year int)) []PeriodFigures {
	var periods []PeriodFigures
	for i, m := range s.Meetings {
		name, year := nameOf(m)
		if name == "" {
			continue
		}
		if last := len(periods) - 1; last < 0 || periods[last].Name != name || periods[last].End != i {
			periods = append(periods, PeriodFigures{Name: name, Year: year, First: i})
		}
		p := &periods[len(periods)-1]
		p.End = i + 1
		p.Sum.sum(m.Figures)
	}
	for i := range periods {
		for _, d := range s.Districts {
			if slices.Contains(d.At[periods[i].First:periods[i].End], true) {
				periods[i].Once++
			}
		}
	}
	return periods
}
