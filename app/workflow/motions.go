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

// MotionStand returns how a motion stands on a day: its state, or that its answer is overdue.
func MotionStand(m data.Motion, today data.Date) Mark {
	if m.State == data.MotionOpen && !m.DueOn.IsZero() && m.DueOn.Before(today) {
		return Mark{"!", "überfällig", Bad}
	}
	return MotionMark(m.State)
}

// MotionFilter chooses motions. What is zero does not narrow.
type MotionFilter struct {
	DistrictID data.ID
	State      string
	Overdue    bool
}

// MotionRow is a motion with what is linked to it.
type MotionRow struct {
	data.Motion
	District data.District
	Meeting  data.Meeting  // that dealt with it; zero: none
	Letters  []data.Letter // that answer it, the first first
	Mark     Mark
}

// MotionRows returns motions with what is linked to them, the newest first.
func (d *Desk) MotionRows(ctx context.Context, filter MotionFilter) ([]MotionRow, error) {
	motions, err := d.Motions(ctx)
	if err != nil {
		return nil, err
	}
	districts, err := byID(ctx, d, func(v data.District) data.ID { return v.ID })
	if err != nil {
		return nil, err
	}
	meetings, err := byID(ctx, d, func(v data.Meeting) data.ID { return v.ID })
	if err != nil {
		return nil, err
	}
	letters, err := data.List[data.Letter](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	var rows []MotionRow
	for _, m := range motions {
		row := MotionRow{Motion: m, District: districts[m.DistrictID], Meeting: meetings[m.MeetingID], Mark: MotionStand(m, d.Today())}
		if filter.DistrictID != 0 && filter.DistrictID != m.DistrictID || filter.State != "" && filter.State != m.State || filter.Overdue && row.Mark.Tone != Bad {
			continue
		}
		for _, l := range letters {
			if l.MotionID == m.ID {
				row.Letters = append(row.Letters, l)
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// byID reads a whole table.
func byID[T any](ctx context.Context, d *Desk, id func(T) data.ID) (map[data.ID]T, error) {
	list, err := data.List[T](ctx, d.Store, nil)
	rows := make(map[data.ID]T, len(list))
	for _, row := range list {
		rows[id(row)] = row
	}
	return rows, err
}

// dueMotions are the open motions with a day by which they have to be answered.
func (d *Desk) dueMotions(ctx context.Context) ([]DueItem, error) {
	rows, err := d.MotionRows(ctx, MotionFilter{State: data.MotionOpen})
	var items []DueItem
	for _, m := range rows {
		if !m.DueOn.IsZero() {
			items = append(items, DueItem{On: m.DueOn, Text: "Antrag " + m.Number, DistrictID: m.DistrictID, MotionID: m.ID})
		}
	}
	return items, err
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

// sameMotionNumber compares numbers as people write them: '20-26/b1322' is '20-26 / B 01322'.
func sameMotionNumber(a, b string) bool {
	together := func(number string) string { return strings.Join(strings.Fields(MotionNumber(number)), "") }
	return strings.EqualFold(together(a), together(b))
}

// typedMotionNumber is how people write what the city numbers: the term, a letter for where it comes from, up to six digits.
var typedMotionNumber = regexp.MustCompile(`(?i)^(?:20)?(\d\d)\s*[-–—/]\s*(?:20)?(\d\d)\s*[/|-]?\s*([ABEFTV])\s*[-/]?\s*(\d{1,6})$`)

// motionSources names what the letters of numbers stand for, besides the B of a committee's motion.
var motionSources = map[string]string{
	"A": "eines Antrags aus dem Stadtrat", "E": "einer Empfehlung aus einer Bürgerversammlung", "F": "einer Anfrage aus dem Stadtrat", "V": "einer Sitzungsvorlage",
}

// MotionNumber returns a number as the city writes it: '20-26/b1322' becomes '20-26 / B 01322'. Other numbers stay as they were typed.
func MotionNumber(typed string) string {
	parts := typedMotionNumber.FindStringSubmatch(trimmed(typed))
	if parts == nil {
		return trimmed(typed)
	}
	return fmt.Sprintf("%s-%s / %s %05s", parts[1], parts[2], strings.ToUpper(parts[3]), parts[4])
}

// MotionNumberHint returns what looks odd about the number of a motion, or nothing. It is a hint, never a barrier.
func MotionNumberHint(typed string) string {
	typed = trimmed(typed)
	number := MotionNumber(typed)
	parts := typedMotionNumber.FindStringSubmatch(number)
	switch {
	case typed == "":
		return ""
	case parts == nil:
		return fmt.Sprintf("„%s“ sieht anders aus als übliche Antragsnummern wie „20-26 / B 01322“. Bitte prüfen.", number)
	case motionSources[parts[3]] != "":
		return fmt.Sprintf("„%s“ ist die Nummer %s; BA-Anträge haben ein B.", number, motionSources[parts[3]])
	case number != typed:
		return fmt.Sprintf("Eingetragen wird „%s“.", number)
	}
	return ""
}

// MotionWays are usual ways of answering a motion; others can be written.
var MotionWays = []string{"auf dem Büroweg", "Stadtratsvorlage", "in der Sitzung des BA"}

// MotionStateChoices names the states of a motion for forms.
var MotionStateChoices = []Choice{{data.MotionOpen, "offen"}, {data.MotionAnswered, "beantwortet"}, {data.MotionClosed, "abgeschlossen"}}

// tidyMotion makes the texts of a motion fit, or says what is missing.
func (d *Desk) tidyMotion(ctx context.Context, motion data.Motion) (data.Motion, error) {
	motion.Number, motion.Subject, motion.Way, motion.Note = MotionNumber(motion.Number), trimmed(motion.Subject), trimmed(motion.Way), strings.TrimSpace(motion.Note)
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

// SaveMotion changes a motion, and its line in the journal. *Mistake as with AddMotion.
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
		before, err := data.Get[data.Motion](ctx, tx, motion.ID)
		if err != nil {
			return err
		}
		entries, err := data.List[data.JournalEntry](ctx, tx, data.Match{"district_id": before.DistrictID, "kind": data.JournalNote, "text": motionLine(before)})
		if err != nil {
			return err
		}
		for _, e := range entries {
			e.HappenedOn, e.Text, e.DistrictID = motion.DatedOn, motionLine(motion), motion.DistrictID
			if err := data.Update(tx, e); err != nil {
				return err
			}
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
			HappenedOn: motion.DatedOn, Kind: data.JournalNote, Text: motionLine(motion), DistrictID: motion.DistrictID,
		})
	})
}
