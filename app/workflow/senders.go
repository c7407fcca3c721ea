package workflow

// Who writes: the profiles of the office, of which the date of a letter chooses one.

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rundertisch/data"
)

// senderOn returns the sender whose time the day lies in; where several do, the one that began last.
func senderOn(ctx context.Context, from data.Reader, on data.Date) (data.Sender, error) {
	senders, err := data.List[data.Sender](ctx, from, nil)
	if err != nil {
		return data.Sender{}, err
	}
	chosen, found := chooseSender(senders, on)
	if !found {
		return chosen, data.Mistakef("Für den %s gibt es kein Absenderprofil. Bitte in den Einstellungen eines anlegen oder seine Gültigkeit ändern.", on)
	}
	return chosen, nil
}

// chooseSender returns the one of the senders that writes the letters of a day: of those whose time it lies in the one that began last, of several the first in the list. false: none.
func chooseSender(senders []data.Sender, on data.Date) (chosen data.Sender, found bool) {
	for _, s := range senders {
		if (data.Role{FromOn: s.FromOn, UntilOn: s.UntilOn}).Held(on) && (!found || chosen.FromOn.Before(s.FromOn)) {
			chosen, found = s, true
		}
	}
	return chosen, found
}

// presentSender returns the sender of today, or else the one that begins last.
func presentSender(ctx context.Context, from data.Reader, today data.Date) (data.Sender, error) {
	senders, err := data.List[data.Sender](ctx, from, nil)
	if err != nil {
		return data.Sender{}, err
	}
	if chosen, found := chooseSender(senders, today); found {
		return chosen, nil
	}
	if len(senders) == 0 {
		return data.Sender{}, data.Mistakef("Es gibt kein Absenderprofil.")
	}
	sortSenders(senders)
	return senders[0], nil
}

// Senders returns all profiles, those that begin last first.
func (d *Desk) Senders(ctx context.Context) ([]data.Sender, error) {
	senders, err := data.List[data.Sender](ctx, d.Store, nil)
	sortSenders(senders)
	return senders, err
}

func sortSenders(senders []data.Sender) {
	slices.SortStableFunc(senders, func(a, b data.Sender) int { return b.FromOn.Time().Compare(a.FromOn.Time()) })
}

// SenderLabel names a profile with its time, as it stands on a day: 'Stelle für interkulturelle Arbeit · seit 01.05.2026'.
func SenderLabel(s data.Sender, today data.Date) string {
	return s.Name + " · " + senderTime(s, today)
}

// senderTime says when a profile is valid.
func senderTime(s data.Sender, today data.Date) string {
	switch {
	case !s.FromOn.IsZero() && !s.UntilOn.IsZero():
		return fmt.Sprintf("%s bis %s", s.FromOn, s.UntilOn)
	case !s.UntilOn.IsZero():
		return fmt.Sprintf("bis %s", s.UntilOn)
	case s.FromOn.IsZero():
		return "unbefristet"
	case today.Before(s.FromOn):
		return fmt.Sprintf("ab %s", s.FromOn)
	}
	return fmt.Sprintf("seit %s", s.FromOn)
}

// SenderMark says whether one of the senders writes today's letters, and if not, why.
func SenderMark(senders []data.Sender, s data.Sender, today data.Date) Mark {
	chosen, found := chooseSender(senders, today)
	switch {
	case found && chosen.ID == s.ID:
		return Mark{"✓", "gilt heute", Good}
	case !s.FromOn.IsZero() && today.Before(s.FromOn):
		return Mark{"○", "gilt noch nicht", Info}
	case !s.UntilOn.IsZero() && s.UntilOn.Before(today):
		return Mark{"–", "gilt nicht mehr", Idle}
	}
	return Mark{"!", "anderes geht vor", Warn}
}

// SenderGaps tells, in German, on which days from today on no profile is valid and on which several are. What is past does not matter: nobody writes on those days any more.
func SenderGaps(senders []data.Sender, today data.Date) []string {
	sorted := slices.Clone(senders)
	slices.SortStableFunc(sorted, func(a, b data.Sender) int {
		return cmp.Or(a.FromOn.Time().Compare(b.FromOn.Time()), cmp.Compare(a.ID, b.ID))
	})
	return append(uncovered(sorted, today), overlapping(sorted, today)...)
}

// uncovered tells the days without a profile. The senders come sorted by their beginning.
func uncovered(senders []data.Sender, today data.Date) []string {
	var gaps []string
	next := today // the first day of which it is not known whether a profile is valid
	for _, s := range senders {
		if !s.UntilOn.IsZero() && s.UntilOn.Before(next) {
			continue
		}
		if next.Before(s.FromOn) {
			gaps = append(gaps, fmt.Sprintf("%s gilt kein Absenderprofil: An diesen Tagen lassen sich keine Schreiben erstellen.", betweenDays(next, s.FromOn.AddDays(-1))))
		}
		if s.UntilOn.IsZero() {
			return gaps
		}
		next = s.UntilOn.AddDays(1)
	}
	return append(gaps, fmt.Sprintf("Ab %s gilt kein Absenderprofil: Von da an lassen sich keine Schreiben erstellen.", next))
}

// overlapping tells the days with two profiles. The senders come sorted by their beginning, so that of two the second is used.
func overlapping(senders []data.Sender, today data.Date) []string {
	var overlaps []string
	for i, first := range senders {
		for _, second := range senders[i+1:] {
			until := first.UntilOn
			if until.IsZero() || !second.UntilOn.IsZero() && second.UntilOn.Before(until) {
				until = second.UntilOn
			}
			if !until.IsZero() && (until.Before(second.FromOn) || until.Before(today)) {
				continue
			}
			used := "das zweite, weil es später beginnt"
			if first.FromOn == second.FromOn {
				used = "das erste, weil es zuerst angelegt wurde"
			}
			overlaps = append(overlaps, fmt.Sprintf("%s gelten zwei Absenderprofile, „%s“ und „%s“. Verwendet wird %s.",
				betweenDays(second.FromOn, until), SenderLabel(first, today), SenderLabel(second, today), used))
		}
	}
	return overlaps
}

// betweenDays begins a sentence about a time; zero days are open.
func betweenDays(from, until data.Date) string {
	switch {
	case from.IsZero() && until.IsZero():
		return "Immer"
	case from.IsZero():
		return fmt.Sprintf("Bis %s", until)
	case until.IsZero():
		return fmt.Sprintf("Ab %s", from)
	case from == until:
		return fmt.Sprintf("Am %s", from)
	}
	return fmt.Sprintf("Vom %s bis %s", from, until)
}

// SaveSender changes a profile; one without a number is added.
func (d *Desk) SaveSender(ctx context.Context, sender data.Sender) error {
	if sender.Name = trimmed(sender.Name); sender.Name == "" {
		return data.Mistakef("Das Absenderprofil braucht einen Namen.")
	}
	if !sender.UntilOn.IsZero() && sender.UntilOn.Before(sender.FromOn) {
		return data.Mistakef("„Gültig bis“ (%s) liegt vor „Gültig ab“ (%s). Bitte die Daten prüfen.", sender.UntilOn, sender.FromOn)
	}
	return d.Store.Do(ctx, "Absender geändert: "+sender.Name, func(tx *data.Tx) error { return save(tx, sender.ID, &sender) })
}

// NewSender adds a copy of today's profile (or else of the one that begins last) that is valid from today; the old one ends the day before. It is one action. Letters of earlier days go on using the
// old one.
func (d *Desk) NewSender(ctx context.Context) (data.Sender, error) {
	today := d.Today()
	old, err := presentSender(ctx, d.Store, today)
	if err != nil {
		return data.Sender{}, err
	}
	if old.FromOn == today {
		return data.Sender{}, data.Mistakef("„%s“ gilt selbst erst seit heute. Bitte dieses Absenderprofil ändern oder kopieren.", old.Name)
	}
	added := old
	added.ID, added.FromOn = 0, today
	switch {
	case today.Before(old.FromOn): // nothing is valid until then
		added.UntilOn = old.FromOn.AddDays(-1)
	case !old.UntilOn.IsZero() && old.UntilOn.Before(today): // nothing is valid any more
		added.UntilOn = data.Date{}
	default:
		old.UntilOn = today.AddDays(-1)
	}
	err = d.Store.Do(ctx, fmt.Sprintf("Absender angelegt: %s, gültig ab %s", added.Name, today), func(tx *data.Tx) error {
		if err := data.Update(tx, old); err != nil {
			return err
		}
		return data.Insert(tx, &added)
	})
	return added, err
}

// CopySender adds a copy of a profile under a name of its own, with the same time: it is used once its time is changed.
func (d *Desk) CopySender(ctx context.Context, id data.ID) (data.Sender, error) {
	senders, err := data.List[data.Sender](ctx, d.Store, nil)
	if err != nil {
		return data.Sender{}, err
	}
	added, err := data.Get[data.Sender](ctx, d.Store, id)
	if err != nil {
		return added, err
	}
	added.ID, added.Name = 0, "Kopie von "+added.Name
	name := added.Name
	for n := 2; slices.ContainsFunc(senders, func(other data.Sender) bool { return other.Name == added.Name }); n++ {
		added.Name = numbered(name, n)
	}
	err = d.Store.Do(ctx, "Absender kopiert: "+added.Name, func(tx *data.Tx) error { return data.Insert(tx, &added) })
	return added, err
}

// DeleteSender removes a profile; the last one is a Mistake. Letters that were made keep their sender.
func (d *Desk) DeleteSender(ctx context.Context, id data.ID) error {
	senders, err := data.List[data.Sender](ctx, d.Store, nil)
	if err != nil {
		return err
	}
	if len(senders) == 1 {
		return data.Mistakef("Das letzte Absenderprofil lässt sich nicht löschen: Ohne Absender gibt es keine Schreiben.")
	}
	sender, err := data.Get[data.Sender](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "Absender gelöscht: "+sender.Name, func(tx *data.Tx) error { return data.Delete[data.Sender](tx, id) })
}
