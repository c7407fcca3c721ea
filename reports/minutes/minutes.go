// Package minutes lays out the minutes of a meeting in three ways with the same content: as pages for a PDF, as plain text for a mail, and as a document
// for word processors that colleagues edit on. Lengths are mm, type is in points.
package minutes

import (
	"regexp"
	"strings"
	"time"

	"rundertisch/reports/page"
)

// Minutes is what the minutes of a meeting say. Every text may be empty and is then left out; but for Intro, texts of items and decisions, each is one line.
type Minutes struct {
	Title      string // 'Protokoll der 2. Sitzung'
	RoundTable string // name of the round table
	Theme      string // what this meeting was about, where it had a title of its own
	Date       string // 'Donnerstag, 15.10.2026'
	Time       string // '18:00–20:00 Uhr'
	Place      string
	Chair      string
	Taker      string
	State      string // 'Entwurf', 'Genehmigt in der 3. Sitzung am 21.01.2027'

	Attendance []Group
	Summary    string // '17 von 25 BA vertreten: …'
	Intro      string // before the items: paragraphs and lists, as Item.Text
	Items      []Item
	Next       string // the next meeting in words

	Author string    // of the file
	Made   time.Time // creation of the file; nothing else depends on time
}

// Group are people who were present in the same way, or were not.
type Group struct {
	Name   string // 'Anwesend', 'Online', 'Entschuldigt', 'Nicht anwesend', 'Gäste'
	People []Person
}

// Person is somebody in a group.
type Person struct {
	Body     string // 'BA 5', 'MB', 'Gast'
	Name     string
	Function string
	Note     string // 'in Vertretung für …', 'ab 18:20 Uhr'
}

// Item is an item of the agenda with what was recorded.
type Item struct {
	Number    string // '2', '2.1'
	Level     int    // 0, or 1 for a sub-item
	Title     string
	Starts    string // '18:15'
	Speaker   string
	Text      string // paragraphs, parted by blank lines, and lines that begin with '- ', which form lists
	Internal  bool
	Postponed bool
	Decisions []string // paragraphs and lists, too
	Tasks     []Task
}

// Task is what somebody will do.
type Task struct{ Text, Who, Due string }

// Words of the minutes.
const (
	untitled       = "Protokoll"
	attendanceWord = "Teilnahme"
	decisionWord   = "Beschluss"
	internalWord   = "nicht öffentlich"
	postponedWord  = "vertagt"
	nextWord       = "Nächste Sitzung"
)

// taskColumns are the heads of the table of tasks.
var taskColumns = [3]string{"Aufgabe", "Wer", "Bis wann"}

// tidy makes minutes safe to set and leaves out what is empty, so that the three kinds have the same content.
func tidy(m Minutes) Minutes {
	for _, field := range []*string{&m.Title, &m.RoundTable, &m.Theme, &m.Date, &m.Time, &m.Place, &m.Chair, &m.Taker, &m.State, &m.Summary, &m.Next, &m.Author} {
		*field = oneLine(*field)
	}
	if m.Title == "" {
		m.Title = untitled
	}
	var groups []Group
	for _, group := range m.Attendance {
		if group = tidyGroup(group); len(group.People) > 0 {
			groups = append(groups, group)
		}
	}
	m.Attendance = groups
	var items []Item
	for _, item := range m.Items {
		items = append(items, tidyItem(item))
	}
	m.Items = items
	return m
}

func tidyGroup(g Group) Group {
	tidied := Group{Name: oneLine(g.Name)}
	for _, p := range g.People {
		p = Person{oneLine(p.Body), oneLine(p.Name), oneLine(p.Function), oneLine(p.Note)}
		if p != (Person{}) {
			tidied.People = append(tidied.People, p)
		}
	}
	return tidied
}

func tidyItem(item Item) Item {
	item.Number, item.Title, item.Speaker, item.Starts = oneLine(item.Number), oneLine(item.Title), oneLine(item.Speaker), withUhr(oneLine(item.Starts))
	decisions, tasks := item.Decisions, item.Tasks
	item.Decisions, item.Tasks = nil, nil
	for _, decision := range decisions {
		if len(parse(decision)) > 0 {
			item.Decisions = append(item.Decisions, decision)
		}
	}
	for _, task := range tasks {
		if task = (Task{oneLine(task.Text), oneLine(task.Who), oneLine(task.Due)}); task != (Task{}) {
			item.Tasks = append(item.Tasks, task)
		}
	}
	return item
}

// fact is a line of the head.
type fact struct{ label, value string }

// facts are the lines of the head, without empty ones.
func (m Minutes) facts() []fact {
	var facts []fact
	for _, f := range []fact{
		{"Datum", joined(", ", m.Date, m.Time)}, {"Ort", m.Place}, {"Leitung", m.Chair}, {"Protokoll", m.Taker}, {"Stand", m.State},
	} {
		if f.value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// heading is number and title of an item.
func (i Item) heading() string { return joined(" ", i.Number, i.Title) }

// circumstances say when the item began and who spoke.
func (i Item) circumstances() string { return joined(" · ", i.Starts, i.Speaker) }

// marks say what is special about the item.
func (i Item) marks() string {
	internal, postponed := "", ""
	if i.Internal {
		internal = internalWord
	}
	if i.Postponed {
		postponed = postponedWord
	}
	return joined(" · ", internal, postponed)
}

// details are what is said about a person behind the name.
func (p Person) details() string { return joined(", ", p.Function, p.Note) }

// shortNote is how long a note is, in bytes, that no line ends in: 'ab 18:20 Uhr'.
const shortNote = 16

// boundDetails are the details for paper, where lines end: a short note stays together.
func (p Person) boundDetails() string {
	if len(p.Note) <= shortNote {
		p.Note = strings.ReplaceAll(p.Note, " ", "\u00A0")
	}
	return page.BindSpaces(p.details())
}

var bareTime = regexp.MustCompile(`^\d{1,2}:\d{2}$`)

// withUhr makes '18:15' to '18:15 Uhr'.
func withUhr(text string) string {
	if bareTime.MatchString(text) {
		return text + " Uhr"
	}
	return text
}

// oneLine makes a text fit for a line: without signs that cannot be seen, with single blanks.
func oneLine(text string) string { return strings.Join(strings.Fields(page.Clean(text)), " ") }

// joined joins the texts that are not empty.
func joined(between string, texts ...string) string {
	var filled []string
	for _, text := range texts {
		if text != "" {
			filled = append(filled, text)
		}
	}
	return strings.Join(filled, between)
}
