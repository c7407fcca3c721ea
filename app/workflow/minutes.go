package workflow

// Minutes: what a meeting recorded, with head, attendance and agenda filled in from what was entered before; their states, and what changed since they went out.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// Minutes are the minutes of a meeting as they stand now.
type Minutes struct {
	Meeting     data.Meeting
	Lines       []MinutesLine // the agenda
	Further     MinutesLine   // decisions and tasks of the meeting that belong to no item
	Present     []Attendee    // in the room, without guests
	Online      []Attendee
	Excused     []Attendee
	Absent      []Attendee
	Guests      []Attendee // who came without an invitation
	Unmarked    int        // invited people of whom nothing was entered
	Districts   []int      // BA that were represented
	Missing     []int      // BA that were not
	Changed     []string   // how they differ from the minutes that were sent, line by line: '- 5 anwesend', '+ 6 anwesend'; empty: not at all, or not sent
	ApprovedIn  data.Meeting
	NextMeeting data.Meeting // the first one after this that is not cancelled; zero: none is planned
}

// MinutesLine is an item of the agenda with what was recorded under it.
type MinutesLine struct {
	AgendaLine
	Decisions []data.Decision
	Tasks     []TaskRow
}

// Attendee is somebody on the list of a meeting, as minutes name people.
type Attendee struct {
	Body       string // 'BA 5', 'MB', 'Gast'
	Name       string // who is meant, as spoken: 'Dr. Jürgen Groß'; with a substitute the name of that one
	Capacity   string
	For        string // whom a substitute stands in for
	Came, Gone string // '18:02', where they came late or left early
}

// Minutes reads the minutes of a meeting.
func (d *Desk) Minutes(ctx context.Context, meetingID data.ID) (Minutes, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return Minutes{}, err
	}
	m := Minutes{Meeting: meeting}
	if m.Lines, m.Further, err = d.minutesLines(ctx, meeting); err != nil {
		return m, err
	}
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return m, err
	}
	districts, err := data.List[data.District](ctx, d.Store, nil)
	if err != nil {
		return m, err
	}
	m.fillAttendance(rows, districts)
	if meeting.MinutesApprovedInID != 0 {
		if m.ApprovedIn, err = data.Get[data.Meeting](ctx, d.Store, meeting.MinutesApprovedInID); err != nil {
			return m, err
		}
	}
	all, err := data.List[data.Meeting](ctx, d.Store, nil)
	if err != nil {
		return m, err
	}
	slices.SortFunc(all, byTime)
	for _, other := range all {
		if byTime(other, meeting) > 0 && other.State != data.MeetingCancelled {
			m.NextMeeting = other
			break
		}
	}
	if meeting.MinutesState != data.MinutesDraft {
		m.Changed = changedLines(meeting.MinutesSent, m.content())
	}
	return m, nil
}

// content returns what the minutes say, line by line, in words that no later version of the program changes: what is compared to tell whether they still are what was sent.
func (m Minutes) content() string {
	var b strings.Builder
	line := func(words ...string) { fmt.Fprintln(&b, strings.Join(filled(words), " ")) }
	recorded := func(l MinutesLine) {
		for _, decision := range l.Decisions {
			line("Beschluss:", decision.Text)
		}
		for _, t := range l.Tasks {
			line("Aufgabe:", t.Task.Text, t.Task.Who, t.Task.DueOn.String())
		}
	}
	line(sessionTitle(m.Meeting))
	line("Termin:", MeetingDate(m.Meeting), MeetingTime(m.Meeting))
	line("Ort:", MeetingPlace(m.Meeting))
	line("Leitung:", m.Meeting.ChairName)
	line("Protokoll:", m.Meeting.MinutesName)
	for _, group := range m.Groups() {
		for _, a := range group.People {
			line(group.Name+":", a.Body, a.Name+",", a.Capacity, a.Note())
		}
	}
	line(m.Meeting.MinutesText)
	for _, l := range m.Lines {
		line("TOP", l.Number, l.Item.Title)
		line(l.Item.Record)
		if l.Item.Outcome == data.OutcomePostponed {
			line("vertagt")
		}
		recorded(l)
	}
	recorded(m.Further)
	return b.String()
}

// AttendeeGroup is a part of the attendance block: 'Anwesend', 'Entschuldigt' …
type AttendeeGroup struct {
	Name   string
	People []Attendee
}

// Groups returns the parts of the attendance block that have somebody in them.
func (m Minutes) Groups() []AttendeeGroup {
	all := []AttendeeGroup{{"Anwesend", m.Present}, {"Online", m.Online}, {"Gäste", m.Guests}, {"Entschuldigt", m.Excused}, {"Nicht anwesend", m.Absent}}
	return slices.DeleteFunc(all, func(g AttendeeGroup) bool { return len(g.People) == 0 })
}

// Note says what is special about an attendance: 'in Vertretung für Anna Huber, ab 18:20 Uhr'.
func (a Attendee) Note() string {
	var parts []string
	for _, p := range []struct{ before, text, behind string }{{"in Vertretung für ", a.For, ""}, {"ab ", a.Came, " Uhr"}, {"bis ", a.Gone, " Uhr"}} {
		if p.text != "" {
			parts = append(parts, p.before+p.text+p.behind)
		}
	}
	return strings.Join(parts, ", ")
}

// Summary counts in words: '17 von 25 BA vertreten · 21 anwesend · 3 online · 4 Gäste · 5 entschuldigt · 2 nicht anwesend'.
func (m Minutes) Summary() string {
	words := []string{fmt.Sprintf("%d von %d BA vertreten", len(m.Districts), len(m.Districts)+len(m.Missing))}
	for _, c := range []struct {
		count int
		word  string
	}{{len(m.Present), "anwesend"}, {len(m.Online), "online"}, {len(m.Guests), "Gäste"}, {len(m.Excused), "entschuldigt"}, {len(m.Absent), "nicht anwesend"}, {m.Unmarked, "nicht eingetragen"}} {
		if c.count == 1 && c.word == "Gäste" {
			c.word = "Gast"
		}
		if c.count > 0 {
			words = append(words, fmt.Sprintf("%d %s", c.count, c.word))
		}
	}
	return strings.Join(words, " · ")
}

// minutesLines returns the items of the agenda with what was recorded under them, and what was recorded under none.
func (d *Desk) minutesLines(ctx context.Context, meeting data.Meeting) (lines []MinutesLine, further MinutesLine, err error) {
	items, err := d.Agenda(ctx, meeting.ID)
	if err != nil {
		return nil, further, err
	}
	decisions, err := data.List[data.Decision](ctx, d.Store, data.Match{"meeting_id": meeting.ID})
	if err != nil {
		return nil, further, err
	}
	tasks, err := d.Tasks(ctx, TaskFilter{MeetingID: meeting.ID})
	if err != nil {
		return nil, further, err
	}
	slices.SortStableFunc(tasks, func(a, b TaskRow) int { return int(a.Task.ID - b.Task.ID) }) // as they were given
	under := func(item data.ID) (l MinutesLine) {
		for _, decision := range decisions {
			if decision.AgendaItemID == item {
				l.Decisions = append(l.Decisions, decision)
			}
		}
		for _, t := range tasks {
			if t.Task.AgendaItemID == item {
				l.Tasks = append(l.Tasks, t)
			}
		}
		return l
	}
	for _, line := range AgendaLines(meeting, items) {
		l := under(line.Item.ID)
		l.AgendaLine = line
		lines = append(lines, l)
	}
	return lines, under(0), nil
}

// fillAttendance sorts the list of a meeting into those who were there and those who were not.
func (m *Minutes) fillAttendance(rows []data.InvitationRow, districts []data.District) {
	for _, r := range rows {
		a := attendeeOf(m.Meeting, r)
		switch i := r.Invitation; {
		case IsGuest(i):
			if WasThere(i) {
				m.Guests = append(m.Guests, a)
			}
		case i.Attendance == data.AttendancePresent:
			m.Present = append(m.Present, a)
		case i.Attendance == data.AttendanceOnline:
			m.Online = append(m.Online, a)
		case i.Attendance == data.AttendanceExcused:
			m.Excused = append(m.Excused, a)
		case i.Attendance == data.AttendanceAbsent:
			m.Absent = append(m.Absent, a)
		default:
			m.Unmarked++
		}
	}
	m.Districts = Represented(rows)
	for _, district := range districts {
		if !slices.Contains(m.Districts, district.Number) {
			m.Missing = append(m.Missing, district.Number)
		}
	}
	slices.Sort(m.Missing)
}

// graceMinutes is how much later than the beginning somebody may come without the minutes telling.
const graceMinutes = 10

func attendeeOf(m data.Meeting, r data.InvitationRow) Attendee {
	i := r.Invitation
	a := Attendee{Body: seatWords(r), Name: spokenName(i.Name, i.PersonID != 0), Capacity: i.Capacity}
	if substitute := substituteOf(i); substitute != "" && (WasThere(i) || i.Attendance == data.AttendanceOpen) {
		a.Name, a.For = spokenName(substitute, false), a.Name
	}
	begin, timed := clockMinutes(m.Starts)
	if came, known := clockMinutes(i.Came); known && timed && came > begin+graceMinutes {
		a.Came = i.Came
	}
	if i.Gone != "" && (m.Ends == "" || i.Gone < m.Ends) {
		a.Gone = i.Gone
	}
	return a
}

// seatWords names what somebody stands for: 'BA 5', 'MB', or 'Gast'.
func seatWords(r data.InvitationRow) string {
	switch {
	case r.DistrictNumber > 0:
		return fmt.Sprintf("BA %d", r.DistrictNumber)
	case r.BodyAbbreviation != "":
		return r.BodyAbbreviation
	case r.Body != "":
		return r.Body
	}
	return "Gast"
}

// MinutesMark returns how the state of minutes is shown.
func MinutesMark(m data.Meeting, changed bool) Mark {
	mark := Mark{"○", "Entwurf", Idle}
	switch m.MinutesState {
	case data.MinutesSent:
		mark = Mark{"●", "versandt", Info}
	case data.MinutesApproved:
		mark = Mark{"✓", "genehmigt", Good}
	}
	if changed {
		mark.Sign, mark.Word, mark.Tone = "!", mark.Word+", seither geändert", Warn
	}
	return mark
}

// OutcomeChoices names what became of an item, for forms.
var OutcomeChoices = []Choice{{data.OutcomeOpen, "offen"}, {data.OutcomeDone, "behandelt"}, {data.OutcomePostponed, "vertagt"}}

// SaveRecord enters what the minutes say of an item, and what became of it (data.OutcomeDone …). An item of which something is said for the first time counts as dealt with.
func (d *Desk) SaveRecord(ctx context.Context, itemID data.ID, text, outcome string) error {
	if !slices.ContainsFunc(OutcomeChoices, func(c Choice) bool { return c.Value == outcome }) {
		return data.Mistakef("Das Ergebnis „%s“ gibt es nicht. Vorhanden sind: %s.", outcome, choiceValues(OutcomeChoices[1:]))
	}
	item, err := data.Get[data.AgendaItem](ctx, d.Store, itemID)
	if err != nil {
		return err
	}
	text = strings.TrimSpace(text)
	if item.Record == "" && text != "" && item.Outcome == data.OutcomeOpen && outcome == data.OutcomeOpen {
		outcome = data.OutcomeDone
	}
	item.Record, item.Outcome = text, outcome
	return d.Store.Do(ctx, "Protokoll: "+item.Title, func(tx *data.Tx) error { return data.Update(tx, item) })
}

// SaveMinutesText enters what the minutes say before the first item.
func (d *Desk) SaveMinutesText(ctx context.Context, meetingID data.ID, text string) error {
	return d.changeMinutes(ctx, meetingID, "Einleitung geändert", func(m *data.Meeting) { m.MinutesText = strings.TrimSpace(text) })
}

func (d *Desk) changeMinutes(ctx context.Context, meetingID data.ID, what string, change func(*data.Meeting)) error {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return err
	}
	change(&meeting)
	return d.Store.Do(ctx, fmt.Sprintf("Protokoll der %d. Sitzung: %s", meeting.Number, what), func(tx *data.Tx) error { return data.Update(tx, meeting) })
}

// SaveDecision enters a decision or changes one; a known one whose text is empty is removed. It returns its number in the store.
func (d *Desk) SaveDecision(ctx context.Context, decision data.Decision) (data.ID, error) {
	decision.Text = strings.TrimSpace(decision.Text)
	if decision.Text == "" && decision.ID == 0 {
		return 0, data.Mistakef("Bitte den Wortlaut des Beschlusses angeben.")
	}
	title := "Beschluss: " + trimmed(decision.Text)
	if decision.Text == "" {
		title = "Beschluss entfernt"
	}
	err := d.Store.Do(ctx, title, func(tx *data.Tx) error { return saveOrDelete(tx, decision.ID, decision.Text == "", &decision) })
	return decision.ID, err
}

// TextBlocks returns the texts that minutes use again and again, in their order.
func (d *Desk) TextBlocks(ctx context.Context) ([]data.TextBlock, error) {
	blocks, err := data.List[data.TextBlock](ctx, d.Store, nil)
	slices.SortStableFunc(blocks, func(a, b data.TextBlock) int { return a.Position - b.Position })
	return blocks, err
}

// SaveTextBlock enters a text block, at the end, or changes one; a known one whose name and text are empty is removed. It returns its number in the store.
func (d *Desk) SaveTextBlock(ctx context.Context, block data.TextBlock) (data.ID, error) {
	block.Name, block.Text = trimmed(block.Name), strings.TrimSpace(block.Text)
	empty := block.Name == "" && block.Text == ""
	if !empty && (block.Name == "" || block.Text == "") || empty && block.ID == 0 {
		return 0, data.Mistakef("Ein Textbaustein braucht einen Namen und einen Text. Bitte beides angeben.")
	}
	blocks, err := d.TextBlocks(ctx)
	if err != nil {
		return 0, err
	}
	if block.ID == 0 && len(blocks) > 0 {
		block.Position = blocks[len(blocks)-1].Position + 1
	}
	title := "Textbaustein: " + block.Name
	if empty {
		title = "Textbaustein entfernt"
	}
	err = d.Store.Do(ctx, title, func(tx *data.Tx) error { return saveOrDelete(tx, block.ID, empty, &block) })
	return block.ID, err
}

// changedLines returns how a text differs from an older one, line by line: '- was', '+ is'. Blank lines do not matter.
func changedLines(was, is string) []string {
	a, b := textLines(was), textLines(is)
	// common[i][j] is how many lines a from i and b from j have in common, in their order.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var changes []string
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			changes = append(changes, "- "+a[i])
			i++
		default:
			changes = append(changes, "+ "+b[j])
			j++
		}
	}
	return changes
}

func textLines(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
