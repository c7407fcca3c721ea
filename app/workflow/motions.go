package workflow

// BA motions: what district committees ask of the city. A letter may answer one.

import (
	"context"
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

// AddMotion enters a motion, with a line in the journal of its district, as one action. It needs a number that no other has, a district, a subject and its date.
func (d *Desk) AddMotion(ctx context.Context, motion data.Motion) error {
	motion.Number, motion.Subject = trimmed(motion.Number), trimmed(motion.Subject)
	switch {
	case motion.Number == "":
		return data.Mistakef("Bitte die Nummer des BA-Antrags angeben.")
	case motion.Subject == "":
		return data.Mistakef("Bitte den Betreff des BA-Antrags angeben.")
	case motion.DatedOn.IsZero():
		return data.Mistakef("Bitte das Datum des BA-Antrags angeben.")
	}
	if _, err := data.Get[data.District](ctx, d.Store, motion.DistrictID); err != nil {
		return data.Mistakef("Bitte einen Bezirksausschuss auswählen.")
	}
	if motion.State == "" {
		motion.State = data.MotionOpen
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
