package workflow

// Duties towards those on file: rules of deletion, how long copies are kept, who has to be informed (Art. 14 DSGVO), what was offered to the archive.

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"rundertisch/data"
)

// ArchiveChoices are what the archive says to an offer.
var ArchiveChoices = []Choice{{data.ArchiveOpen, "offen"}, {data.ArchiveKept, "übernommen"}, {data.ArchiveDeclined, "abgelehnt"}}

// ArchiveWords returns the offer to the archive and what it said: 'abgelehnt (01.11.2026)'; empty where nothing was offered.
func ArchiveWords(on data.Date, decision string) string {
	if on.IsZero() {
		return ""
	}
	return Label(ArchiveChoices, decision) + " (" + on.String() + ")"
}

// mostMonths is the longest limit of a rule: a hundred years.
const mostMonths = 1200

// DeletionRules returns the rules, shortest limit first; those without one come last.
func (d *Desk) DeletionRules(ctx context.Context) ([]data.DeletionRule, error) {
	rules, err := data.List[data.DeletionRule](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	for i := range rules {
		rules[i] = inTodaysWords(rules[i])
	}
	limit := func(r data.DeletionRule) int {
		if r.Months == 0 {
			return mostMonths + 1
		}
		return r.Months
	}
	slices.SortStableFunc(rules, func(a, b data.DeletionRule) int { return limit(a) - limit(b) })
	return rules, nil
}

// SetDeletionRule changes the limit of a rule; months is what a user typed, empty or 0 is no limit.
func (d *Desk) SetDeletionRule(ctx context.Context, id data.ID, months string) error {
	rule, err := data.Get[data.DeletionRule](ctx, d.Store, id)
	if errors.Is(err, data.ErrNotFound) {
		return data.Mistakef("Diese Regel gibt es nicht mehr.")
	}
	if err != nil {
		return err
	}
	n, ok := 0, true
	if text := trimmed(months); text != "" {
		n, err = strconv.Atoi(text)
		ok = err == nil && n >= 0 && n <= mostMonths
	}
	if !ok {
		return data.Mistakef("Die Frist muss eine Zahl von 0 (unbegrenzt) bis %d Monaten sein.", mostMonths)
	}
	rule = inTodaysWords(rule)
	rule.Months = n
	return d.Store.Do(ctx, "Löschregel geändert: "+RuleWords(rule), func(tx *data.Tx) error { return data.Update(tx, rule) })
}

// LastContactWords say what the event of the rules about people means.
const LastContactWords = "„" + data.EventLastContact + "“ ist das Späteste von: Ende der letzten Funktion (ohne letzten Tag: Ende ihrer Amtszeit), Stand der Angaben, Information nach Art. 14, Schreiben, Sitzung, Notiz, Aufgabe, Wiedervorlage; " +
	"gab es nichts davon, der Tag des Eintrags. Wer eine Funktion hat, ist nicht fällig."

// inTodaysWords names the event of a rule as it is today: older files let the time begin with the end of the last function, and whoever never had one was kept for ever.
func inTodaysWords(r data.DeletionRule) data.DeletionRule {
	if r.Event == "Ende der letzten Funktion" {
		r.Event = data.EventLastContact
	}
	return r
}

// RuleWords returns a rule in words: 'Kontaktdaten: 12 Monate nach „Letzter Kontakt“'.
func RuleWords(r data.DeletionRule) string {
	switch r.Months {
	case 0:
		return r.Class + ": keine Frist"
	case 1:
		return fmt.Sprintf("%s: 1 Monat nach „%s“", r.Class, r.Event)
	}
	return fmt.Sprintf("%s: %d Monate nach „%s“", r.Class, r.Months, r.Event)
}

const (
	defaultBackupDays = 90
	mostBackupDays    = 3660
)

// BackupDays returns how long copies of the file are kept, from the settings.
func (d *Desk) BackupDays(ctx context.Context) (int, error) {
	text, err := setting(ctx, d.Store, data.SettingBackupDays)
	if err != nil {
		return 0, err
	}
	if days, err := strconv.Atoi(text); err == nil && days > 0 && days <= mostBackupDays {
		return days, nil
	}
	return defaultBackupDays, nil
}

// SetBackupDays changes it; text is what a user typed.
func (d *Desk) SetBackupDays(ctx context.Context, text string) error {
	days, err := strconv.Atoi(trimmed(text))
	if err != nil || days < 1 || days > mostBackupDays {
		return data.Mistakef("Die Aufbewahrung muss eine Zahl von 1 bis %d Tagen sein.", mostBackupDays)
	}
	return d.SetSetting(ctx, "Aufbewahrung der Sicherungskopien geändert", data.SettingBackupDays, itoa(days))
}

// Uninformed is somebody who has not been told that we keep their data.
type Uninformed struct {
	Person   data.Person
	Function string // today's
	District string
}

// NotInformed returns everybody who still has to be informed after Art. 14, in German order.
func (d *Desk) NotInformed(ctx context.Context) ([]Uninformed, error) {
	rows, err := d.Store.People(ctx, data.PersonFilter{On: d.Today()})
	if err != nil {
		return nil, err
	}
	var list []Uninformed
	for _, r := range rows {
		if r.Person.InformedOn.IsZero() {
			list = append(list, Uninformed{r.Person, r.Function, r.District})
		}
	}
	return list, nil
}

// InformOrder returns the run of letters that informs these people. *Mistake: nobody is named, or there is no template for it.
func (d *Desk) InformOrder(ctx context.Context, people []data.ID) (LetterOrder, error) {
	if len(people) == 0 {
		return LetterOrder{}, data.Mistakef("Alle Personen sind schon informiert.")
	}
	templates, err := data.List[data.Template](ctx, d.Store, data.Match{"purpose": data.TemplatePrivacy, "archived": false})
	if err != nil {
		return LetterOrder{}, err
	}
	if len(templates) == 0 {
		return LetterOrder{}, data.Mistakef("Es gibt keine Vorlage für die Information nach Art. 14 DSGVO. Bitte unter „Briefe, Vorlagen“ eine zurückholen oder anlegen.")
	}
	return LetterOrder{TemplateKey: templates[0].Key, Selection: Selection{Group: GroupPeople, People: people}}, nil
}

// MarkInformed notes the day on which people were informed; the zero day takes the note away.
func (d *Desk) MarkInformed(ctx context.Context, people []data.ID, on data.Date) error {
	if len(people) == 0 {
		return data.Mistakef("Bitte mindestens eine Person auswählen.")
	}
	title := fmt.Sprintf("Informiert nach Art. 14 DSGVO: %d Personen", len(people))
	if len(people) == 1 {
		person, err := d.personByID(ctx, people[0])
		if err != nil {
			return err
		}
		title = "Informiert nach Art. 14 DSGVO: " + person.FullName()
	}
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for _, id := range people {
			person, err := data.Get[data.Person](ctx, tx, id)
			if errors.Is(err, data.ErrNotFound) {
				return noSuchPerson(id)
			}
			if err != nil {
				return err
			}
			person.InformedOn = on
			if err := data.Update(tx, person); err != nil {
				return err
			}
		}
		return nil
	})
}

// OfferToArchive notes when somebody's records were offered to the archive, and what it said.
func (d *Desk) OfferToArchive(ctx context.Context, id data.ID, on data.Date, decision string) error {
	if !slices.ContainsFunc(ArchiveChoices, func(c Choice) bool { return c.Value == decision }) {
		return data.Mistakef("Die Entscheidung „%s“ gibt es nicht. Möglich sind: %s.", decision, choiceValues(ArchiveChoices[1:]))
	}
	if on.IsZero() && decision != data.ArchiveOpen {
		return data.Mistakef("Bitte angeben, wann die Unterlagen dem Archiv angeboten wurden.")
	}
	if d.Today().Before(on) {
		return data.Mistakef("Der %s liegt in der Zukunft. Bitte den Tag des Angebots prüfen.", on)
	}
	person, err := d.personByID(ctx, id)
	if err != nil {
		return err
	}
	person.ArchiveOfferedOn, person.ArchiveDecision = on, decision
	return d.Store.Do(ctx, "Dem Archiv angeboten: "+person.FullName(), func(tx *data.Tx) error { return data.Update(tx, person) })
}

func (d *Desk) personByID(ctx context.Context, id data.ID) (data.Person, error) {
	person, err := data.Get[data.Person](ctx, d.Store, id)
	if errors.Is(err, data.ErrNotFound) {
		return person, noSuchPerson(id)
	}
	return person, err
}

func noSuchPerson(id data.ID) error {
	return data.Mistakef("Eine Person mit der Nummer %d gibt es nicht. „rundertisch people --json“ nennt die Nummern.", id)
}

// monthsAfter returns the day so many months later; the 31st becomes the last day of a shorter month.
func monthsAfter(day data.Date, months int) data.Date {
	t := day.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return data.NewDate(first.Year(), first.Month(), min(t.Day(), last))
}
