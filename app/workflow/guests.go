package workflow

// Who is invited to a meeting: the rules that a meeting has, whom they find, and the list itself with names and functions as they were on the day.

import (
	"context"
	"fmt"
	"slices"

	"rundertisch/data"
)

// GuestRules returns the rules by which a meeting invites; for meeting 0 those that new meetings begin with.
func (d *Desk) GuestRules(ctx context.Context, meetingID data.ID) ([]data.GuestRule, error) {
	return rulesFor(ctx, d.Store, meetingID)
}

func rulesFor(ctx context.Context, from data.Reader, meetingID data.ID) ([]data.GuestRule, error) {
	match := data.Match{"meeting_id": nil}
	if meetingID != 0 {
		match = data.Match{"meeting_id": meetingID}
	}
	return data.List[data.GuestRule](ctx, from, match)
}

// SameRule reports whether two rules find the same people.
func SameRule(a, b data.GuestRule) bool {
	return a.Kind == b.Kind && a.RoleKindID == b.RoleKindID && a.BodyID == b.BodyID
}

// SaveGuestRules makes the rules those of a meeting, or for meeting 0 those that new meetings begin with. Who is on a list already stays there.
func (d *Desk) SaveGuestRules(ctx context.Context, meetingID data.ID, rules []data.GuestRule) error {
	title := "Einladungsregeln für künftige Sitzungen geändert"
	if meetingID != 0 {
		meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
		if err != nil {
			return err
		}
		title = fmt.Sprintf("Einladungsregeln der %d. Sitzung geändert", meeting.Number)
	}
	return d.Store.Do(ctx, title, func(tx *data.Tx) error { return replaceRules(ctx, tx, meetingID, rules) })
}

// replaceRules puts rules in the place of those of a meeting; the same ones stay untouched.
func replaceRules(ctx context.Context, tx *data.Tx, meetingID data.ID, rules []data.GuestRule) error {
	before, err := rulesFor(ctx, tx, meetingID)
	if err != nil || slices.EqualFunc(before, rules, SameRule) {
		return err
	}
	for _, r := range before {
		if err := data.Delete[data.GuestRule](tx, r.ID); err != nil {
			return err
		}
	}
	for _, r := range rules {
		r.ID, r.MeetingID = 0, meetingID
		if err := data.Insert(tx, &r); err != nil {
			return err
		}
	}
	return nil
}

// RuleChoice is a rule with its words: 'Alle benannten Personen', 'Funktion: Mitglied Migrationsbeirat'.
type RuleChoice struct {
	Rule  data.GuestRule
	Label string
}

// GuestRuleChoices returns all rules that there can be: those about nominations, then each kind of role, then each body.
func (d *Desk) GuestRuleChoices(ctx context.Context) ([]RuleChoice, error) {
	kinds, err := data.List[data.RoleKind](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	bodies, err := data.List[data.Body](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(kinds, func(a, b data.RoleKind) int { return a.Position - b.Position })
	slices.SortStableFunc(bodies, func(a, b data.Body) int { return a.Position - b.Position })
	choices := []RuleChoice{
		{data.GuestRule{Kind: data.RuleNamed}, "Alle benannten Personen"},
		{data.GuestRule{Kind: data.RuleChair}, "Der Vorsitz, wo niemand benannt ist"},
	}
	for _, k := range kinds {
		choices = append(choices, RuleChoice{data.GuestRule{Kind: data.RuleRole, RoleKindID: k.ID}, "Funktion: " + k.Name})
	}
	for _, b := range bodies {
		choices = append(choices, RuleChoice{data.GuestRule{Kind: data.RuleBody, BodyID: b.ID}, "Gremium: " + b.Name})
	}
	return choices, nil
}

// Guest is somebody who may be invited: a person in a capacity.
type Guest struct {
	Holder data.Holder
	Reason string // why: 'benannt', 'Vorsitz vertritt', the kind of role, the body, 'einzeln'
}

// guestFinder collects people for a meeting, each once.
type guestFinder struct {
	seen   map[data.ID]bool
	guests []Guest
}

// newGuestFinder leaves out who is on the list of the meeting already.
func (d *Desk) newGuestFinder(ctx context.Context, meetingID data.ID) (*guestFinder, error) {
	f := &guestFinder{seen: map[data.ID]bool{}}
	invited, err := data.List[data.Invitation](ctx, d.Store, data.Match{"meeting_id": meetingID})
	for _, i := range invited {
		f.seen[i.PersonID] = true
	}
	return f, err
}

func (f *guestFinder) add(h data.Holder, reason string) {
	if h.Person.ID == 0 || f.seen[h.Person.ID] || h.Person.Restricted || h.Person.NoContact {
		return
	}
	f.seen[h.Person.ID] = true
	f.guests = append(f.guests, Guest{h, reason})
}

// ProposeGuests returns whom to invite to a meeting by its rules. Those who are invited already, restricted or want no mail are left out; each person appears once, in the first
// capacity that a rule finds.
func (d *Desk) ProposeGuests(ctx context.Context, meeting data.Meeting) ([]Guest, error) {
	rules, err := d.GuestRules(ctx, meeting.ID)
	if err != nil {
		return nil, err
	}
	return d.GuestsByRules(ctx, meeting, rules)
}

// GuestsByRules does so by rules that need not be saved.
func (d *Desk) GuestsByRules(ctx context.Context, meeting data.Meeting, rules []data.GuestRule) ([]Guest, error) {
	day := d.dayOf(meeting)
	board, err := d.Board(ctx, day)
	if err != nil {
		return nil, err
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: day})
	if err != nil {
		return nil, err
	}
	bodies, err := data.List[data.Body](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	finder, err := d.newGuestFinder(ctx, meeting.ID)
	if err != nil {
		return nil, err
	}
	has := func(kind string) bool {
		return slices.ContainsFunc(rules, func(r data.GuestRule) bool { return r.Kind == kind })
	}
	for _, cell := range board.Cells { // by number of the BA, whichever of the two rules finds somebody
		if has(data.RuleNamed) {
			for _, h := range cell.Named {
				finder.add(h, "benannt")
			}
		}
		if has(data.RuleChair) && len(cell.Named) == 0 {
			finder.add(cell.Chair, "Vorsitz vertritt")
		}
	}
	for _, r := range rules {
		for _, h := range holders {
			switch {
			case r.Kind == data.RuleRole && h.RoleKind.ID == r.RoleKindID:
				finder.add(h, h.RoleKind.Name)
			case r.Kind == data.RuleBody && (h.Role.BodyID == r.BodyID || h.Role.BodyID == 0 && h.RoleKind.BodyID == r.BodyID):
				finder.add(h, bodyName(bodies, r.BodyID))
			}
		}
	}
	return finder.guests, nil
}

func bodyName(bodies []data.Body, id data.ID) string {
	for _, b := range bodies {
		if b.ID == id {
			return b.Name
		}
	}
	return ""
}

// dayOf returns the day on which it counts who holds which role: that of the meeting, today where it has none.
func (d *Desk) dayOf(meeting data.Meeting) data.Date {
	if meeting.HeldOn.IsZero() {
		return d.Today()
	}
	return meeting.HeldOn
}

// GuestsAmong returns single people on file as guests of a meeting, in the role that they hold on its day, or none. *Mistake: somebody is restricted or wants no mail; who is on the list
// already is left out.
func (d *Desk) GuestsAmong(ctx context.Context, meeting data.Meeting, people []data.ID) ([]Guest, error) {
	finder, err := d.newGuestFinder(ctx, meeting.ID)
	if err != nil {
		return nil, err
	}
	for _, id := range people {
		person, err := data.Get[data.Person](ctx, d.Store, id)
		if err != nil {
			return nil, &data.Mistake{Text: fmt.Sprintf("Die Person mit der Nummer %d gibt es nicht.", id), Cause: err}
		}
		if person.Restricted || person.NoContact {
			return nil, data.Mistakef("%s ist gesperrt oder möchte keine Post und kann deshalb nicht eingeladen werden.", person.FullName())
		}
		holder := data.Holder{Person: person}
		roles, err := d.Store.Holders(ctx, data.HolderFilter{PersonID: id, On: d.dayOf(meeting)})
		if err != nil {
			return nil, err
		}
		if len(roles) > 0 {
			holder = roles[0]
		}
		finder.add(holder, "einzeln")
	}
	return finder.guests, nil
}

// Invite puts guests on the list of a meeting, with name and function as they are today, and marks the meeting as invited. It returns how many were added.
func (d *Desk) Invite(ctx context.Context, meetingID data.ID, guests []Guest) (int, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return 0, err
	}
	if guests, err = d.invitable(ctx, guests); err != nil {
		return 0, err
	}
	if len(guests) == 0 {
		return 0, data.Mistakef("Es ist niemand ausgewählt, der einzuladen wäre.")
	}
	err = d.Store.Do(ctx, invitedTitle(meeting, len(guests)), func(tx *data.Tx) error { return d.invite(tx, meeting, guests) })
	return len(guests), err
}

// InviteByRules does so, makes the rules those of the meeting, and with future those that new meetings begin with too: all one action. There may be no guests: then only the rules change.
func (d *Desk) InviteByRules(ctx context.Context, meetingID data.ID, rules []data.GuestRule, future bool, guests []Guest) (int, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return 0, err
	}
	if guests, err = d.invitable(ctx, guests); err != nil {
		return 0, err
	}
	title := fmt.Sprintf("Einladungsregeln der %d. Sitzung geändert", meeting.Number)
	if len(guests) > 0 {
		title = invitedTitle(meeting, len(guests))
	}
	err = d.Store.Do(ctx, title, func(tx *data.Tx) error {
		if err := replaceRules(ctx, tx, meeting.ID, rules); err != nil {
			return err
		}
		if future {
			if err := replaceRules(ctx, tx, 0, rules); err != nil {
				return err
			}
		}
		if len(guests) == 0 {
			return nil
		}
		return d.invite(tx, meeting, guests)
	})
	return len(guests), err
}

func invitedTitle(meeting data.Meeting, guests int) string {
	return fmt.Sprintf("%s zur %d. Sitzung eingeladen", plural(guests, "Person", "Personen"), meeting.Number)
}

// invite enters guests, a line in the journal of each, and that the meeting is invited to.
func (d *Desk) invite(tx *data.Tx, meeting data.Meeting, guests []Guest) error {
	for _, g := range guests {
		invitation := invitationOf(g.Holder, meeting, d.Today())
		if err := data.Insert(tx, &invitation); err != nil {
			return err
		}
		entry := data.JournalEntry{
			HappenedOn: d.Today(), Kind: "meeting", Text: fmt.Sprintf("Zur %d. Sitzung eingeladen", meeting.Number),
			PersonID: g.Holder.Person.ID, DistrictID: g.Holder.Role.DistrictID, MeetingID: meeting.ID,
		}
		if err := data.Insert(tx, &entry); err != nil {
			return err
		}
	}
	if meeting.State == data.MeetingPlanned {
		meeting.State = data.MeetingInvited
		return data.Update(tx, meeting)
	}
	return nil
}

// invitable leaves out whose processing was restricted, or who asked not to be written to, after the guests were proposed.
func (d *Desk) invitable(ctx context.Context, guests []Guest) ([]Guest, error) {
	var left []Guest
	for _, g := range guests {
		if g.Holder.Person.ID != 0 {
			person, err := data.Get[data.Person](ctx, d.Store, g.Holder.Person.ID)
			if err != nil {
				return nil, err
			}
			if person.Restricted || person.NoContact {
				continue
			}
		}
		left = append(left, g)
	}
	return left, nil
}

func invitationOf(h data.Holder, meeting data.Meeting, today data.Date) data.Invitation {
	return data.Invitation{
		MeetingID: meeting.ID, PersonID: h.Person.ID, DistrictID: h.Role.DistrictID, BodyID: h.Role.BodyID,
		Name: h.Person.ListName(), Capacity: h.Function(), InvitedOn: today,
	}
}

// AddGuest writes a guest by hand on the list of a meeting.
func (d *Desk) AddGuest(ctx context.Context, meetingID data.ID, name, capacity string) (data.ID, error) {
	if name = trimmed(name); name == "" {
		return 0, data.Mistakef("Bitte den Namen des Gastes angeben.")
	}
	if capacity = trimmed(capacity); capacity == "" {
		capacity = "Gast"
	}
	guest := data.Invitation{MeetingID: meetingID, Name: name, Capacity: capacity}
	err := d.Store.Do(ctx, "Gast eingetragen: "+name, func(tx *data.Tx) error { return data.Insert(tx, &guest) })
	return guest.ID, err
}

// RemoveInvitation takes somebody off the list of a meeting.
func (d *Desk) RemoveInvitation(ctx context.Context, id data.ID) error {
	invitation, err := data.Get[data.Invitation](ctx, d.Store, id)
	if err != nil {
		return err
	}
	letters, err := data.List[data.Letter](ctx, d.Store, data.Match{"invitation_id": id})
	if err != nil {
		return err
	}
	if len(letters) > 0 {
		return data.Mistakef("%s hat schon ein Einladungsschreiben und bleibt deshalb auf der Liste. Bitte stattdessen „abgesagt“ eintragen.", invitation.Name)
	}
	return d.Store.Do(ctx, "Von der Einladungsliste genommen: "+invitation.Name, func(tx *data.Tx) error {
		return data.Delete[data.Invitation](tx, id)
	})
}

// WithoutSeat returns the BA from which nobody is on the list of a meeting, or all who are have declined, by number.
func (d *Desk) WithoutSeat(ctx context.Context, meetingID data.ID) ([]data.District, error) {
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return nil, err
	}
	return d.withoutSeat(ctx, rows)
}

func (d *Desk) withoutSeat(ctx context.Context, rows []data.InvitationRow) ([]data.District, error) {
	districts, err := data.List[data.District](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	mayCome := map[data.ID]bool{}
	for _, row := range rows {
		if row.Invitation.Reply != data.ReplyDeclined {
			mayCome[row.Invitation.DistrictID] = true
		}
	}
	districts = slices.DeleteFunc(districts, func(d data.District) bool { return mayCome[d.ID] })
	slices.SortFunc(districts, func(a, b data.District) int { return a.Number - b.Number })
	return districts, nil
}
