package workflow

// The gaps: BA that somebody should call or write to, because nobody comes from them or nobody is named.

import (
	"context"
	"fmt"
	"strings"

	"rundertisch/data"
)

// RecentMeetings is how many of the last meetings a BA must have missed to count as a gap, where nobody says otherwise; MostRecent is the most one can say.
const (
	RecentMeetings = 2
	MostRecent     = 99
)

// DistrictGap is a BA that was never or not lately represented, or names nobody.
type DistrictGap struct {
	District data.District
	Never    bool         // never represented
	Recent   bool         // represented before, but at none of the last meetings, of which there are Statistics.Recent
	Unnamed  bool         // neither officer nor contact person
	Last     data.Meeting // the last it was represented at; zero: none
	Reason   string
}

// Gaps returns the BA that were never represented, that were at none of the last n meetings, or that name nobody, with what they are counted from. n is from 1 to MostRecent; any
// other is a Mistake.
func (d *Desk) Gaps(ctx context.Context, n int) (Statistics, error) {
	if n < 1 || n > MostRecent {
		return Statistics{}, data.Mistakef("Die Zahl der Sitzungen muss von 1 bis %d sein.", MostRecent)
	}
	statistics, err := d.Statistics(ctx)
	return statistics.since(n), err
}

// since returns the statistics with the gaps of those who missed so many of the last meetings.
func (s Statistics) since(n int) Statistics {
	s.Recent, s.Gaps = n, s.findGaps(n)
	return s
}

// findGaps returns the BA that were never represented, not at so many of the last meetings, or name nobody, with the reasons in words. As long as no meeting was held
// nobody was missing.
func (s Statistics) findGaps(recent int) []DistrictGap {
	var gaps []DistrictGap
	for i, cell := range s.board.Cells {
		gap := DistrictGap{District: cell.District, Unnamed: len(cell.Named) == 0}
		last := -1
		for m, here := range s.Districts[i].At {
			if here {
				last = m
			}
		}
		var reasons []string
		missed := len(s.Meetings) - 1 - last
		switch {
		case len(s.Meetings) == 0:
		case last < 0:
			gap.Never = true
			reasons = append(reasons, "bei keiner von "+plural(len(s.Meetings), "Sitzung", "Sitzungen")+" vertreten")
			if s.Districts[i].Invited == 0 {
				reasons[0] += ", nie eingeladen"
			}
		default:
			gap.Last = s.Meetings[last].Meeting
			if missed >= recent {
				gap.Recent = true
				reasons = append(reasons, fmt.Sprintf("seit der %d. Sitzung %d-mal nicht vertreten", gap.Last.Number, missed))
			}
		}
		if gap.Unnamed {
			reasons = append(reasons, "niemand benannt ("+cell.Mark.Word+": "+cell.Line+")")
			if !cell.HasChair() {
				reasons = append(reasons, "kein Vorsitz eingetragen")
			}
		}
		if gap.Never || gap.Recent || gap.Unnamed {
			gap.Reason = strings.Join(reasons, "; ")
			gaps = append(gaps, gap)
		}
	}
	return gaps
}

// GapOrder returns an order for a letter to the chairs of the BA with gaps, as Gaps finds them. Without a gap it is a Mistake.
func (d *Desk) GapOrder(ctx context.Context, n int) (LetterOrder, error) {
	statistics, err := d.Gaps(ctx, n)
	if err != nil {
		return LetterOrder{}, err
	}
	return GapLetters(statistics.Gaps)
}

// plainTemplate is the key of the shipped template whose subject and text an order brings along.
const plainTemplate = "schreiben"

// GapLetters returns an order for a letter to the chairs of these BA, with a text that fits all of them. Without any it is a Mistake.
func GapLetters(gaps []DistrictGap) (LetterOrder, error) {
	if len(gaps) == 0 {
		return LetterOrder{}, data.Mistakef("Es gibt keine Lücken: Niemandem ist zu schreiben.")
	}
	order := LetterOrder{
		TemplateKey: plainTemplate, Selection: Selection{Group: GroupChairs}, Subject: "Ihr Bezirksausschuss am " + strings.Replace(roundTable, "Runder", "Runden", 1),
	}
	missed, unnamed := false, false
	for _, g := range gaps {
		order.Selection.Districts = append(order.Selection.Districts, g.District.Number)
		missed, unnamed = missed || g.Never || g.Recent, unnamed || g.Unnamed
	}
	switch {
	case missed && unnamed:
		order.Message = "Ihr Bezirksausschuss war bei den letzten Sitzungen " + ofRoundTable + " nicht vertreten, oder es ist uns derzeit keine Ansprechperson benannt."
	case missed:
		order.Message = "Ihr Bezirksausschuss war bei den letzten Sitzungen " + ofRoundTable + " nicht vertreten."
	default:
		order.Message = "aus Ihrem Bezirksausschuss ist uns für die Sitzungen " + ofRoundTable + " derzeit keine Ansprechperson benannt."
	}
	order.Message += "\n\nWir würden uns freuen, wenn Ihr Bezirksausschuss bei der nächsten Sitzung vertreten ist. Bitte teilen Sie uns mit, an wen wir die Einladung richten dürfen."
	return order, nil
}
