package letters

// What would go wrong: the problems of a draft, the same ones of several letters told once, each with the way to where it is put right.

import (
	"fmt"
	"sort"

	"rundertisch/app/workflow"
)

// finding is one problem, and the letters of the draft that have it.
type finding struct {
	workflow.Problem
	letters []int
}

// findingsOf collects the problems of the letters that are not left out, serious ones first, otherwise in the order of the letters.
func findingsOf(letters []workflow.DraftLetter, left map[workflow.Seat]bool) []finding {
	type same struct {
		place, text string
		serious     bool
	}
	at := map[same]int{}
	var found []finding
	for i, l := range letters {
		if left[l.Seat()] {
			continue
		}
		for _, p := range l.Problems {
			key := same{p.Place, p.Text, p.Serious}
			n, known := at[key]
			if !known {
				n = len(found)
				at[key] = n
				found = append(found, finding{Problem: p})
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

// remedyWords are what stands on the button of a finding, by the page that it leads to.
var remedyWords = map[string]string{
	workflow.RemedyPeople: "Zur Person", workflow.RemedyDistricts: "Zum BA", workflow.RemedyMeetings: "Zur Sitzung", workflow.RemedySettings: "Zu den Einstellungen",
	workflow.RemedyOffices: "Zur Geschäftsstelle", workflow.RemedyLetters: "Zum Feld", workflow.RemedyTemplates: "Zur Vorlage",
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
