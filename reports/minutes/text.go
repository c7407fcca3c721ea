package minutes

// The minutes as plain text, to be pasted into a mail.

import (
	"fmt"
	"strings"
)

// Text returns the minutes as plain text: lines are as long as they are, parts are set off by blank lines. It ends with a line end.
func Text(m Minutes) string {
	m = tidy(m)
	var w textWriter
	w.part(m.RoundTable, m.Title, m.Theme)
	var facts []string
	for _, f := range m.facts() {
		facts = append(facts, f.label+": "+f.value)
	}
	w.part(facts...)
	if m.Summary != "" || len(m.Attendance) > 0 {
		w.part(strings.ToUpper(attendanceWord))
		w.part(m.Summary)
	}
	for _, group := range m.Attendance {
		w.part(groupLines(group)...)
	}
	w.parts(m.Intro)
	for _, item := range m.Items {
		w.item(item)
	}
	if m.Next != "" {
		w.part(nextWord + ": " + m.Next)
	}
	return strings.Join(w.written, "\n\n") + "\n"
}

// textWriter collects the parts of a text.
type textWriter struct{ written []string }

// part adds lines that belong together, without the empty ones.
func (w *textWriter) part(lines ...string) {
	if text := joined("\n", lines...); text != "" {
		w.written = append(w.written, text)
	}
}

// parts adds paragraphs and lists.
func (w *textWriter) parts(text string) {
	var list []string
	for _, p := range parse(text) {
		if p.bullet {
			list = append(list, "- "+p.text)
			continue
		}
		w.part(list...)
		w.part(p.text)
		list = nil
	}
	w.part(list...)
}

func (w *textWriter) item(item Item) {
	top := ""
	if item.Number != "" {
		top = "TOP " + item.Number
	}
	about := joined(", ", item.Starts, item.Speaker, strings.ReplaceAll(item.marks(), " · ", ", "))
	if about != "" {
		about = "(" + about + ")"
	}
	w.part(joined(" ", joined(" – ", top, item.Title), about))
	w.parts(item.Text)
	for _, decision := range item.Decisions {
		from := len(w.written)
		w.parts(decision)
		between := " "
		if strings.HasPrefix(w.written[from], "- ") {
			between = "\n"
		}
		w.written[from] = decisionWord + ":" + between + w.written[from]
	}
	var tasks []string
	for _, task := range item.Tasks {
		tasks = append(tasks, taskLine(task))
	}
	w.part(tasks...)
}

// taskLine says a task in one line: 'Aufgabe: Liste schicken (Wer: Anna Muster; bis wann: 30.11.2026)'.
func taskLine(task Task) string {
	var about []string
	for i, value := range []string{task.Who, task.Due} {
		if value != "" {
			label := taskColumns[i+1]
			if len(about) > 0 {
				label = strings.ToLower(label[:1]) + label[1:]
			}
			about = append(about, label+": "+value)
		}
	}
	line := joined(" ", taskColumns[0]+":", task.Text)
	if len(about) > 0 {
		line += " (" + strings.Join(about, "; ") + ")"
	}
	return line
}

func groupLines(group Group) []string {
	lines := []string{groupTitle(group) + ":"}
	for _, p := range group.People {
		lines = append(lines, "- "+joined(": ", p.Body, joined(", ", p.Name, p.details())))
	}
	return lines
}

// groupTitle is the name of a group with the number of its people.
func groupTitle(group Group) string {
	return joined(" ", group.Name, fmt.Sprintf("(%d)", len(group.People)))
}
