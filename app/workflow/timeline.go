package workflow

// What happened with a person or a BA, in one list: the journal (letters, answers, notes), meetings with who came, functions that began or ended, motions, tasks, follow-ups.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// Happening is a line of the timeline. Of the numbers one at most is set: where more is to be seen.
type Happening struct {
	On   data.Date
	Text string
	Mark Mark // how it stands; zero: nothing to say

	LetterID  data.ID
	Later     bool // something noted of a letter after its first line
	MeetingID data.ID
	MotionID  data.ID
}

// Timeline returns what happened with a person or a district, the newest first; a filter without either returns nothing. What two sources tell of the same stands there once.
func (d *Desk) Timeline(ctx context.Context, filter data.TimelineFilter) ([]Happening, error) {
	if filter.PersonID == 0 && filter.DistrictID == 0 {
		return nil, nil
	}
	t := timeline{desk: d, ctx: ctx, filter: filter}
	for _, read := range []func() error{t.motions, t.journal, t.meetings, t.roles, t.tasks, t.followUps} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(t.lines, func(a, b Happening) int { return cmp.Compare(b.On.ISO(), a.On.ISO()) })
	return t.lines, nil
}

// timeline collects the lines from their sources.
type timeline struct {
	desk    *Desk
	ctx     context.Context
	filter  data.TimelineFilter
	known   map[string]bool // motions by the line that the journal has of them
	answers []data.JournalEntry
	lines   []Happening
}

// match finds the rows of a table that belong to what the timeline is of.
func (t *timeline) match() data.Match {
	match := data.Match{}
	if t.filter.PersonID != 0 {
		match["person_id"] = t.filter.PersonID
	}
	if t.filter.DistrictID != 0 {
		match["district_id"] = t.filter.DistrictID
	}
	return match
}

// add adds a line unless the same is there.
func (t *timeline) add(line Happening) {
	if !line.On.IsZero() && !slices.Contains(t.lines, line) {
		t.lines = append(t.lines, line)
	}
}

// motions reads the motions of the district; of a person those that letters to them answer, and those of their district while they had a function there.
func (t *timeline) motions() error {
	t.known = map[string]bool{}
	motions, err := data.List[data.Motion](t.ctx, t.desk.Store, nil)
	if err != nil || len(motions) == 0 {
		return err
	}
	concerns := func(m data.Motion) bool { return m.DistrictID == t.filter.DistrictID }
	if t.filter.DistrictID == 0 {
		if concerns, err = t.personsMotions(); err != nil {
			return err
		}
	}
	for _, m := range motions {
		if !concerns(m) {
			continue
		}
		text := motionLine(m)
		t.known[text] = true
		t.add(Happening{On: m.DatedOn, Text: text, Mark: MotionStand(m, t.desk.Today()), MotionID: m.ID})
	}
	return nil
}

// personsMotions returns which motions belong into the timeline of a person.
func (t *timeline) personsMotions() (func(data.Motion) bool, error) {
	letters, err := data.List[data.Letter](t.ctx, t.desk.Store, data.Match{"person_id": t.filter.PersonID})
	if err != nil {
		return nil, err
	}
	roles, err := data.List[data.Role](t.ctx, t.desk.Store, data.Match{"person_id": t.filter.PersonID})
	return func(m data.Motion) bool {
		return slices.ContainsFunc(letters, func(l data.Letter) bool { return l.MotionID == m.ID }) ||
			slices.ContainsFunc(roles, func(r data.Role) bool { return r.DistrictID != 0 && r.DistrictID == m.DistrictID && r.Held(m.DatedOn) })
	}, err
}

// motionLine is a motion in the journal.
func motionLine(m data.Motion) string { return "BA-Antrag " + m.Number + ": " + m.Subject }

// journal reads letters, answers and notes. The first line of a letter shows how it stands now.
func (t *timeline) journal() error {
	entries, err := t.desk.Store.Timeline(t.ctx, t.filter)
	if err != nil {
		return err
	}
	letters, err := t.desk.Store.Letters(t.ctx, data.LetterFilter{PersonID: t.filter.PersonID, DistrictID: t.filter.DistrictID})
	if err != nil {
		return err
	}
	states := map[data.ID]string{}
	for _, l := range letters {
		states[l.ID] = l.State
	}
	for i, e := range entries {
		if t.known[e.Text] && e.LetterID == 0 {
			continue
		}
		line := Happening{On: e.HappenedOn, Text: e.Text, LetterID: e.LetterID}
		if e.LetterID != 0 {
			line.Later = slices.ContainsFunc(entries[i+1:], func(older data.JournalEntry) bool { return older.LetterID == e.LetterID })
			if state, known := states[e.LetterID]; known && !line.Later {
				line.Mark = LetterStateMark(state)
			}
		}
		if e.LetterID == 0 {
			line.MeetingID = e.MeetingID
		}
		if e.Kind == data.JournalAnswer {
			t.answers = append(t.answers, e)
		}
		t.add(line)
	}
	return nil
}

// meetings has a line for each meeting on its day: of a person how they stand, of a district who was there.
func (t *timeline) meetings() error {
	invitations, err := data.List[data.Invitation](t.ctx, t.desk.Store, t.match())
	if err != nil || len(invitations) == 0 {
		return err
	}
	meetings, err := data.List[data.Meeting](t.ctx, t.desk.Store, nil)
	if err != nil {
		return err
	}
	for _, m := range meetings {
		var names []string
		line := Happening{On: m.HeldOn, Text: m.Name(), MeetingID: m.ID}
		for _, i := range invitations {
			if i.MeetingID != m.ID {
				continue
			}
			line.Mark = InvitationMark(i)
			name := i.Name
			if i.Substitute != "" {
				name += ", vertreten durch " + i.Substitute
			}
			names = append(names, words(name, bracketed(InvitationStatus(i))))
			if t.filter.PersonID != 0 && i.Substitute != "" {
				line.Text += ": vertreten durch " + i.Substitute
			}
		}
		if len(names) == 0 {
			continue
		}
		if t.filter.PersonID == 0 {
			line.Text, line.Mark = m.Name()+": "+strings.Join(names, "; "), Mark{}
		}
		if m.State == data.MeetingCancelled {
			line.Text, line.Mark = m.Name(), MeetingMark(m.State)
		}
		t.add(line)
	}
	return nil
}

func bracketed(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

// roles has a line for the day on which a function began and one for its last. Where an answer named the person on that day, it says so already.
func (t *timeline) roles() error {
	holders, err := t.desk.Store.Holders(t.ctx, data.HolderFilter{PersonID: t.filter.PersonID, DistrictID: t.filter.DistrictID})
	if err != nil {
		return err
	}
	for _, h := range holders {
		what := FunctionLine(h)
		if t.filter.PersonID == 0 {
			what = h.Function() + ": " + h.Person.FullName()
		}
		named := slices.ContainsFunc(t.answers, func(e data.JournalEntry) bool {
			return e.HappenedOn == h.Role.FromOn && strings.Contains(e.Text, h.Person.FullName()+" (")
		})
		if !named {
			t.add(Happening{On: h.Role.FromOn, Text: what, Mark: Mark{"●", "begonnen", Info}})
		}
		t.add(Happening{On: h.Role.UntilOn, Text: what, Mark: Mark{"–", "letzter Tag", Idle}})
	}
	return nil
}

// tasks has a line for each task of a person, on the day of the meeting that gave it, else when it is due.
func (t *timeline) tasks() error {
	if t.filter.PersonID == 0 {
		return nil
	}
	tasks, err := data.List[data.Task](t.ctx, t.desk.Store, data.Match{"person_id": t.filter.PersonID})
	if err != nil {
		return err
	}
	for _, task := range tasks {
		line := Happening{On: task.DueOn, Text: "Aufgabe: " + task.Text, Mark: TaskMark(task, t.desk.Today()), MeetingID: task.MeetingID}
		if !task.DueOn.IsZero() {
			line.Text += fmt.Sprintf(" (bis %s)", task.DueOn)
		}
		if task.MeetingID != 0 {
			meeting, err := data.Get[data.Meeting](t.ctx, t.desk.Store, task.MeetingID)
			if err != nil {
				return err
			}
			line.On = cmp.Or(meeting.HeldOn, line.On)
		}
		t.add(line)
	}
	return nil
}

// followUps has a line for each follow-up, on its day.
func (t *timeline) followUps() error {
	list, err := data.List[data.FollowUp](t.ctx, t.desk.Store, t.match())
	for _, f := range list {
		t.add(Happening{On: f.DueOn, Text: "Wiedervorlage: " + f.Text, Mark: FollowUpMark(f, t.desk.Today()), MeetingID: f.MeetingID})
	}
	return err
}
