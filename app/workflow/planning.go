package workflow

// Planning: the next meeting from an earlier one, series, several dates to choose from, and what is still missing.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rundertisch/data"
)

// insertMeeting enters a meeting with the rules by which it invites: those of another, or for 0 those that new meetings begin with.
func insertMeeting(ctx context.Context, tx *data.Tx, meeting *data.Meeting, rulesOf data.ID) error {
	if err := data.Insert(tx, meeting); err != nil {
		return err
	}
	rules, err := rulesFor(ctx, tx, rulesOf)
	if err != nil {
		return err
	}
	for _, r := range rules {
		r.ID, r.MeetingID = 0, meeting.ID
		if err := data.Insert(tx, &r); err != nil {
			return err
		}
	}
	return nil
}

// nextNumber returns the number of the next meeting.
func nextNumber(ctx context.Context, from data.Reader) (int, error) {
	all, err := data.List[data.Meeting](ctx, from, nil)
	next := 1
	for _, m := range all {
		next = max(next, m.Number+1)
	}
	return next, err
}

// copyOf enters a meeting like another one, under the next number and without a date: place and form, who leads it, the agenda without what was recorded, and the rules of whom it invites.
func copyOf(ctx context.Context, tx *data.Tx, like data.Meeting, on data.Date) (data.Meeting, error) {
	number, err := nextNumber(ctx, tx)
	if err != nil {
		return data.Meeting{}, err
	}
	next := data.Meeting{
		Number: number, HeldOn: on, Starts: like.Starts, Ends: like.Ends, Place: like.Place, Room: like.Room, Access: like.Access, OnlineLink: like.OnlineLink, Mode: like.Mode,
		State: data.MeetingPlanned, ChairID: like.ChairID, ChairName: like.ChairName, MinutesID: like.MinutesID, MinutesName: like.MinutesName, MinutesState: data.MinutesDraft,
	}
	if err := insertMeeting(ctx, tx, &next, like.ID); err != nil {
		return next, err
	}
	items, err := agendaOf(ctx, tx, like.ID)
	if err != nil {
		return next, err
	}
	copies := map[data.ID]data.ID{}
	for i, item := range items {
		if item.FromItemID != 0 || item.DistrictID != 0 || item.ProposedBy != "" {
			continue // it was somebody's concern, not what every meeting has
		}
		c := data.AgendaItem{
			MeetingID: next.ID, ParentID: copies[item.ParentID], Position: i + 1, Title: item.Title, Minutes: item.Minutes, Speaker: item.Speaker, Public: item.Public,
		}
		asked, err := data.List[data.Task](ctx, tx, data.Match{"asked_item_id": item.ID})
		if err != nil {
			return next, err
		}
		if len(asked) > 0 || strings.HasPrefix(item.Title, "Genehmigung des Protokolls der ") {
			continue
		}
		if err := data.Insert(tx, &c); err != nil {
			return next, err
		}
		copies[item.ID] = c.ID
	}
	return next, nil
}

// CopyMeeting plans the next meeting like an earlier one: place, form, who leads it, the standing items of the agenda and the rules of whom it invites; no date. Items that took up a suggestion,
// a postponed item or a task are not copied: they are offered again where they are still open.
func (d *Desk) CopyMeeting(ctx context.Context, id data.ID) (data.Meeting, error) {
	like, err := data.Get[data.Meeting](ctx, d.Store, id)
	if err != nil {
		return like, err
	}
	var next data.Meeting
	err = d.Store.Do(ctx, fmt.Sprintf("%d. Sitzung als nächste kopiert", like.Number), func(tx *data.Tx) error {
		next, err = copyOf(ctx, tx, like, data.Date{})
		return err
	})
	return next, err
}

// Series says how further meetings follow one another.
type Series struct {
	Months      int  // every n-th month, 1 to 24
	Count       int  // how many more, 1 to 60
	SameWeekday bool // 'am 3. Donnerstag'; else on the same day of the month
}

// Limits of a series.
const (
	longestStep   = 24
	longestSeries = 60
)

// SeriesDates returns the days that follow a first one. A day of the month that a month does not have becomes its last one; a fifth weekday too. *Mistake: the numbers are outside their limits,
// or there is no first day.
func SeriesDates(first data.Date, s Series) ([]data.Date, error) {
	switch {
	case first.IsZero():
		return nil, data.Mistakef("Eine Reihe beginnt mit einem Termin: Bitte zuerst das Datum dieser Sitzung eintragen.")
	case s.Months < 1 || s.Months > longestStep:
		return nil, data.Mistakef("Der Abstand muss eine Zahl von 1 bis %d Monaten sein.", longestStep)
	case s.Count < 1 || s.Count > longestSeries:
		return nil, data.Mistakef("Die Anzahl muss eine Zahl von 1 bis %d sein.", longestSeries)
	}
	begin := first.Time()
	dates := make([]data.Date, s.Count)
	for i := range dates {
		month := time.Date(begin.Year(), begin.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, s.Months*(i+1), 0)
		last := month.AddDate(0, 1, -1).Day()
		day := min(begin.Day(), last)
		if s.SameWeekday {
			day = 1 + (int(begin.Weekday())-int(month.Weekday())+7)%7 + (begin.Day()-1)/7*7
			for day > last {
				day -= 7
			}
		}
		dates[i] = data.NewDate(month.Year(), month.Month(), day)
	}
	return dates, nil
}

// PlanSeries plans meetings like one that has a date, on the days of SeriesDates, as one action.
func (d *Desk) PlanSeries(ctx context.Context, id data.ID, s Series) ([]data.Meeting, error) {
	like, err := data.Get[data.Meeting](ctx, d.Store, id)
	if err != nil {
		return nil, err
	}
	dates, err := SeriesDates(like.HeldOn, s)
	if err != nil {
		return nil, err
	}
	var planned []data.Meeting
	err = d.Store.Do(ctx, fmt.Sprintf("Reihe geplant: %s nach der %d.", plural(len(dates), "Sitzung", "Sitzungen"), like.Number), func(tx *data.Tx) error {
		for _, on := range dates {
			m, err := copyOf(ctx, tx, like, on)
			if err != nil {
				return err
			}
			planned = append(planned, m)
		}
		return nil
	})
	return planned, err
}

// DateProposals returns the days on which a meeting may be held, in the order of time.
func (d *Desk) DateProposals(ctx context.Context, meetingID data.ID) ([]data.DateProposal, error) {
	return dateProposals(ctx, d.Store, meetingID)
}

func dateProposals(ctx context.Context, from data.Reader, meetingID data.ID) ([]data.DateProposal, error) {
	list, err := data.List[data.DateProposal](ctx, from, data.Match{"meeting_id": meetingID})
	slices.SortStableFunc(list, func(a, b data.DateProposal) int {
		return cmp.Or(cmp.Compare(a.HeldOn.ISO(), b.HeldOn.ISO()), cmp.Compare(a.Starts, b.Starts))
	})
	return list, err
}

// ProposalWords returns a proposed date as people read it: 'Do, 15.10.2026, 18:00–20:00 Uhr'.
func ProposalWords(p data.DateProposal) string {
	m := data.Meeting{HeldOn: p.HeldOn, Starts: p.Starts, Ends: p.Ends}
	return strings.Join(filled([]string{MeetingDate(m), MeetingTime(m)}), ", ")
}

// ProposeDate enters a day on which a meeting may be held, or changes one. It returns its number in the store.
func (d *Desk) ProposeDate(ctx context.Context, p data.DateProposal) (data.ID, error) {
	if p.HeldOn.IsZero() {
		return 0, data.Mistakef("Bitte das Datum des Terminvorschlags angeben.")
	}
	p.Starts, p.Ends, p.Note = trimmed(p.Starts), trimmed(p.Ends), trimmed(p.Note)
	if err := checkTimes(p.Starts, p.Ends); err != nil {
		return 0, err
	}
	others, err := d.DateProposals(ctx, p.MeetingID)
	if err != nil {
		return 0, err
	}
	for _, o := range others {
		if o.ID != p.ID && o.HeldOn == p.HeldOn && o.Starts == p.Starts {
			return 0, data.Mistakef("Diesen Terminvorschlag gibt es schon: %s.", ProposalWords(o))
		}
	}
	err = d.Store.Do(ctx, "Terminvorschlag: "+ProposalWords(p), func(tx *data.Tx) error { return save(tx, p.ID, &p) })
	return p.ID, err
}

// RemoveDateProposal takes a proposed date away.
func (d *Desk) RemoveDateProposal(ctx context.Context, id data.ID) error {
	p, err := data.Get[data.DateProposal](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "Terminvorschlag entfernt: "+ProposalWords(p), func(tx *data.Tx) error { return data.Delete[data.DateProposal](tx, id) })
}

// FixDate makes a proposed date that of its meeting; the other proposals and vague words go, as one action.
func (d *Desk) FixDate(ctx context.Context, proposalID data.ID) error {
	p, err := data.Get[data.DateProposal](ctx, d.Store, proposalID)
	if err != nil {
		return err
	}
	meeting, err := data.Get[data.Meeting](ctx, d.Store, p.MeetingID)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, fmt.Sprintf("Termin der %d. Sitzung festgelegt: %s", meeting.Number, ProposalWords(p)), func(tx *data.Tx) error {
		meeting.HeldOn, meeting.VagueDate = p.HeldOn, ""
		if p.Starts != "" {
			meeting.Starts, meeting.Ends = p.Starts, p.Ends
		}
		proposals, err := dateProposals(ctx, tx, meeting.ID)
		if err != nil {
			return err
		}
		for _, other := range proposals {
			if err := data.Delete[data.DateProposal](tx, other.ID); err != nil {
				return err
			}
		}
		return data.Update(tx, meeting)
	})
}

const (
	defaultNoticeDays = 21
	longestNoticeDays = 366
)

// NoticeDays returns how many days before a meeting its invitations go out, from the settings.
func (d *Desk) NoticeDays(ctx context.Context) (int, error) {
	text, err := setting(ctx, d.Store, data.SettingNoticeDays)
	if err != nil {
		return 0, err
	}
	days, ok := parseDays(text)
	if !ok {
		return defaultNoticeDays, nil
	}
	return days, nil
}

// SetNoticeDays changes the setting; text is what a user typed.
func (d *Desk) SetNoticeDays(ctx context.Context, text string) error {
	days, ok := parseDays(text)
	if !ok {
		return data.Mistakef("Die Ladungsfrist muss eine Zahl von 1 bis %d Tagen sein.", longestNoticeDays)
	}
	return d.SetSetting(ctx, "Ladungsfrist geändert", data.SettingNoticeDays, itoa(days))
}

// MeetingHint is something about a meeting that is missing or late.
type MeetingHint struct {
	Text  string
	Field string // label of the field in the window that mends it; may be empty
	Tone  Tone   // Warn, or Info for what can wait
}

// MeetingHints returns what is missing before a meeting can be invited to or held: date, place, agenda, the notice period of the settings, BA without a seat. A meeting that was held or
// is cancelled has none.
func (d *Desk) MeetingHints(ctx context.Context, meetingID data.ID) ([]MeetingHint, error) {
	m, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil || m.State == data.MeetingHeld || m.State == data.MeetingCancelled {
		return nil, err
	}
	proposals, err := d.DateProposals(ctx, meetingID)
	if err != nil {
		return nil, err
	}
	items, err := d.Agenda(ctx, meetingID)
	if err != nil {
		return nil, err
	}
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return nil, err
	}
	notice, err := d.NoticeDays(ctx)
	if err != nil {
		return nil, err
	}
	var hints []MeetingHint
	warn := func(field, text string, values ...any) {
		hints = append(hints, MeetingHint{fmt.Sprintf(text, values...), field, Warn})
	}
	inform := func(field, text string, values ...any) {
		hints = append(hints, MeetingHint{fmt.Sprintf(text, values...), field, Info})
	}
	late := func(i data.InvitationRow) bool {
		return !i.Invitation.WalkedIn && i.Invitation.PersonID != 0 && i.Invitation.InvitedOn.AddDays(notice).DaysUntil(m.HeldOn) < 0
	}
	days := d.Today().DaysUntil(m.HeldOn)
	switch {
	case m.HeldOn.IsZero() && len(proposals) > 0:
		inform("Datum", "Der Termin ist noch nicht festgelegt: %s.", plural(len(proposals), "Vorschlag", "Vorschläge"))
	case m.HeldOn.IsZero():
		inform("Datum", "Es steht noch kein Termin fest.")
	case days < 0:
		warn("Stand", "Der Termin ist vorbei. Bitte die Sitzung abschließen oder absagen.")
	case len(rows) == 0 && days < notice:
		warn("Datum", "Die Ladungsfrist von %d Tagen ist nicht mehr einzuhalten: Bis zur Sitzung sind es %s.", notice, plural(days, "Tag", "Tage"))
	case len(rows) == 0:
		inform("", "Noch ist niemand eingeladen. Die Einladung sollte bis zum %s hinausgehen (Ladungsfrist %d Tage).", m.HeldOn.AddDays(-notice), notice)
	case slices.ContainsFunc(rows, late):
		warn("Datum", "Zwischen Einladung und Sitzung liegen weniger als %d Tage (Ladungsfrist).", notice)
	}
	if !m.HeldOn.IsZero() && (m.HeldOn.Time().Weekday() == time.Saturday || m.HeldOn.Time().Weekday() == time.Sunday) {
		inform("Datum", "Der %s ist ein %s.", m.HeldOn, m.HeldOn.Weekday())
	}
	if !m.HeldOn.IsZero() && m.Starts == "" {
		inform("Beginn", "Der Beginn fehlt.")
	}
	if m.Mode != data.ModeOnline && m.Place == "" {
		inform("Ort", "Der Ort fehlt.")
	}
	if m.Mode != data.ModePresence && m.OnlineLink == "" {
		inform("Adresse der Videokonferenz", "Die Adresse der Videokonferenz fehlt.")
	}
	if len(items) == 0 {
		inform("Tagesordnung", "Die Tagesordnung ist noch leer.")
	}
	if begin, ok := clockMinutes(m.Starts); ok {
		if end, ok := clockMinutes(m.Ends); ok && AgendaLength(items) > end-begin {
			inform("Tagesordnung", "Die Tagesordnung dauert %d Minuten, die Sitzung %d.", AgendaLength(items), end-begin)
		}
	}
	if len(rows) > 0 {
		seats, err := d.unrepresented(ctx, meetingID)
		if err != nil {
			return nil, err
		}
		if len(seats) > 0 {
			inform("", "Ohne Platz: BA %s.", joinNumbers(seats))
		}
	}
	return hints, nil
}

// joinNumbers returns '3, 7, 12'.
func joinNumbers(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = itoa(n)
	}
	return strings.Join(words, ", ")
}
