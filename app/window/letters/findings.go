package letters

// What would go wrong: the problems of a draft, the same ones of several letters told once, each with the way to where it is put right.

import (
	"fmt"
	"sort"
	"strings"

	"rundertisch/app/window/host"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/letter"
)

// finding is one problem, and the letters of the draft that have it.
type finding struct {
	letter.Problem
	letters []int
}

// findingsOf collects the problems of the letters that are not left out, serious ones first, otherwise in the order of the letters.
func findingsOf(letters []workflow.DraftLetter, left map[seat]bool) []finding {
	type same struct {
		place, text string
		serious     bool
	}
	at := map[same]int{}
	var found []finding
	for i, l := range letters {
		if left[seatOf(l)] {
			continue
		}
		for _, p := range l.Problems {
			key := same{p.Place, p.Text, p.Serious}
			n, known := at[key]
			if !known {
				n = len(found)
				at[key] = n
				found = append(found, finding{Problem: p.Problem})
			}
			if last := found[n].letters; len(last) == 0 || last[len(last)-1] != i {
				found[n].letters = append(last, i)
			}
		}
	}
	sort.SliceStable(found, func(a, b int) bool { return found[a].Serious && !found[b].Serious })
	return found
}

// line is the finding in words.
func (f finding) line() string {
	who := f.Letter
	if len(f.letters) > 1 {
		who = fmt.Sprintf("%d Schreiben", len(f.letters))
	}
	sign := "•"
	if f.Serious {
		sign = "!"
	}
	return fmt.Sprintf("%s %s · %s: %s", sign, who, f.Place, f.Text)
}

// tone is how the finding is coloured.
func (f finding) tone() workflow.Tone {
	if f.Serious {
		return workflow.Bad
	}
	return workflow.Warn
}

// remedy is where a finding is put right.
type remedy struct {
	word string
	page host.Name
	id   data.ID
}

// remedyOf returns where the problem of a letter is put right: at the sender, the meeting, the district or the person; zero where that is the form itself.
func remedyOf(p letter.Problem, l workflow.DraftLetter, meeting data.ID) remedy {
	says := func(parts ...string) bool {
		for _, part := range parts {
			if strings.Contains(p.Text, part) {
				return true
			}
		}
		return false
	}
	district := l.DistrictID != 0 && says("Geschäftsstelle", "Bezirksausschuss ", "Benennung eintragen", "Vorsitz des BA", "zuerst angeschrieben", "zuletzt erinnert")
	switch {
	case p.Line > 0 && says("Eine Sitzung wählen", "Einen Betreff eintragen", "Den Text ", "Bei „Antwort bis“", "Das Datum des Schreibens"):
		return remedy{} // it is put right in this form
	case says("Absenderprofil", "Einstellungen") || p.Line > 0 && says("gibt es nicht"):
		return remedy{"Zu den Einstellungen", host.Settings, 0}
	case says("Sitzung") && meeting != 0:
		return remedy{"Zur Sitzung", host.Meetings, meeting}
	case l.DistrictID != 0 && (district || l.Holder.Person.ID == 0):
		return remedy{"Zum BA", host.Districts, l.DistrictID}
	}
	return remedy{"Zur Person", host.People, l.Holder.Person.ID}
}

// summary is the chip that counts findings.
func summary(found []finding) workflow.Mark {
	serious, hints := 0, 0
	for _, f := range found {
		if f.Serious {
			serious += len(f.letters)
		} else {
			hints += len(f.letters)
		}
	}
	switch {
	case serious > 0:
		return workflow.Mark{Sign: "!", Word: count(serious, "Fehler", "Fehler"), Tone: workflow.Bad}
	case hints > 0:
		return workflow.Mark{Sign: "•", Word: count(hints, "Hinweis", "Hinweise"), Tone: workflow.Warn}
	}
	return workflow.Mark{Sign: "✓", Word: "ohne Fehler", Tone: workflow.Good}
}

// count returns a number with the word that fits it.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
