package workflow

// BA motions: what district committees ask of the city. A letter may answer one.

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rundertisch/data"
)

// MotionMark returns how the state of a motion looks.
func MotionMark(state string) Mark {
	switch state {
	case data.MotionAnswered:
		return Mark{"✓", "beantwortet", Good}
	case data.MotionClosed:
		return Mark{"–", "abgeschlossen", Idle}
	}
	return Mark{"○", "offen", Info}
}

// Motions returns all motions, the newest first.
func (d *Desk) Motions(ctx context.Context) ([]data.Motion, error) {
	motions, err := data.List[data.Motion](ctx, d.Store, nil)
	slices.SortStableFunc(motions, func(a, b data.Motion) int {
		if a.DatedOn != b.DatedOn {
			return strings.Compare(b.DatedOn.ISO(), a.DatedOn.ISO())
		}
		return strings.Compare(b.Number, a.Number)
	})
	return motions, err
}

// MotionByNumber finds a motion by its number, blanks and case aside; an unknown number is a Mistake.
func (d *Desk) MotionByNumber(ctx context.Context, number string) (data.Motion, error) {
	motion, found, err := motionByNumber(ctx, d.Store, number)
	if err == nil && !found {
		err = data.Mistakef("Einen BA-Antrag „%s“ gibt es nicht. Bitte die Nummer prüfen oder den Antrag zuerst anlegen.", trimmed(number))
	}
	return motion, err
}

func motionByNumber(ctx context.Context, from data.Reader, number string) (data.Motion, bool, error) {
	motions, err := data.List[data.Motion](ctx, from, nil)
	for _, m := range motions {
		if sameMotionNumber(m.Number, number) {
			return m, true, err
		}
	}
	return data.Motion{}, false, err
}

// sameMotionNumber compares numbers as people write them: '20-26/B 01322' is '20-26 / B 01322'.
func sameMotionNumber(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), ""), strings.Join(strings.Fields(b), ""))
}

// usualMotionNumber is how the city numbers motions: the term, a letter for where it comes from, five or six digits. Other numbers are possible.
var usualMotionNumber = regexp.MustCompile(`^\d\d-\d\d / [ABVET] \d{5,6}$`)

// MotionNumberHint returns what looks odd about the number of a motion, or nothing. It is a hint, never a barrier.
func MotionNumberHint(number string) string {
	if number = trimmed(number); number == "" || usualMotionNumber.MatchString(number) {
		return ""
	}
	return fmt.Sprintf("„%s“ sieht anders aus als übliche Antragsnummern wie „20-26 / B 01322“. Bitte prüfen.", number)
}

// MotionWays are usual ways of answering a motion; others can be written.
var MotionWays = []string{"auf dem Büroweg", "Stadtratsvorlage", "in der Sitzung des BA"}

// MotionStateChoices names the states of a motion for forms.
var MotionStateChoices = []Choice{{data.MotionOpen, "offen"}, {data.MotionAnswered, "beantwortet"}, {data.MotionClosed, "abgeschlossen"}}

// tidyMotion makes the texts of a motion fit, or says what is missing.
func (d *Desk) tidyMotion(ctx context.Context, motion data.Motion) (data.Motion, error) {
	motion.Number, motion.Subject, motion.Way, motion.Note = trimmed(motion.Number), trimmed(motion.Subject), trimmed(motion.Way), strings.TrimSpace(motion.Note)
	switch {
	case motion.Number == "":
		return motion, data.Mistakef("Bitte die Nummer des BA-Antrags angeben.")
	case motion.Subject == "":
		return motion, data.Mistakef("Bitte den Betreff des BA-Antrags angeben.")
	case motion.DatedOn.IsZero():
		return motion, data.Mistakef("Bitte das Datum des BA-Antrags angeben.")
	}
	if _, err := data.Get[data.District](ctx, d.Store, motion.DistrictID); err != nil {
		return motion, data.Mistakef("Bitte einen Bezirksausschuss auswählen.")
	}
	if motion.State == "" {
		motion.State = data.MotionOpen
	}
	return motion, nil
}

// SaveMotion changes a motion. *Mistake as with AddMotion.
func (d *Desk) SaveMotion(ctx context.Context, motion data.Motion) error {
	motion, err := d.tidyMotion(ctx, motion)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "BA-Antrag "+motion.Number+" geändert", func(tx *data.Tx) error {
		known, found, err := motionByNumber(ctx, tx, motion.Number)
		if err != nil {
			return err
		}
		if found && known.ID != motion.ID {
			return data.Mistakef("Den BA-Antrag „%s“ gibt es schon („%s“).", known.Number, known.Subject)
		}
		return data.Update(tx, motion)
	})
}

// AddMotion enters a motion, with a line in the journal of its district, as one action. It needs a number that no other has, a district, a subject and its date.
func (d *Desk) AddMotion(ctx context.Context, motion data.Motion) error {
	motion, err := d.tidyMotion(ctx, motion)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "BA-Antrag "+motion.Number+" angelegt", func(tx *data.Tx) error {
		known, found, err := motionByNumber(ctx, tx, motion.Number)
		if err != nil {
			return err
		}
		if found {
			return data.Mistakef("Den BA-Antrag „%s“ gibt es schon („%s“).", known.Number, known.Subject)
		}
		if err := data.Insert(tx, &motion); err != nil {
			return err
		}
		return data.Insert(tx, &data.JournalEntry{
			HappenedOn: motion.DatedOn, Kind: data.JournalNote, Text: "BA-Antrag " + motion.Number + ": " + motion.Subject, DistrictID: motion.DistrictID,
		})
	})
}
