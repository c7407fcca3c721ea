package workflow

// Who gets a letter: groups of people, narrowed to districts or to one office.

import (
	"context"
	"slices"

	"rundertisch/data"
)

// Group is a set of recipients that a run may go to.
type Group string

// The groups.
const (
	GroupChairs     Group = "chairs"     // the chairs of all districts
	GroupUnanswered Group = "unanswered" // the chairs of districts that have not answered
	GroupOverdue    Group = "overdue"    // … and whose answer is overdue
	GroupNobody     Group = "nobody"     // the chairs of districts that name nobody
	GroupNamed      Group = "named"      // all officers and contact persons
	GroupInvited    Group = "invited"    // those invited to the meeting of the run
	GroupAccepted   Group = "accepted"   // … who come, or send somebody
	GroupDeclined   Group = "declined"   // … who do not come
	GroupSilent     Group = "silent"     // … who have not replied
	GroupRole       Group = "role"       // all who hold a role of one kind
	GroupPeople     Group = "people"     // single people
	GroupMotion     Group = "motion"     // the chair of the district whose motion the run answers
)

// GroupChoices names the groups for forms.
var GroupChoices = []Choice{
	{string(GroupChairs), "alle Vorsitzenden"}, {string(GroupUnanswered), "Vorsitzende ohne Antwort"}, {string(GroupOverdue), "Vorsitzende, Antwort überfällig"},
	{string(GroupNobody), "Vorsitzende ohne Benennung"}, {string(GroupNamed), "alle benannten Personen"}, {string(GroupInvited), "Eingeladene der Sitzung"},
	{string(GroupAccepted), "Eingeladene mit Zusage"}, {string(GroupDeclined), "Eingeladene mit Absage"}, {string(GroupSilent), "Eingeladene ohne Antwort"}, {string(GroupRole), "alle mit einer Funktion"},
	{string(GroupPeople), "einzelne Personen"}, {string(GroupMotion), "Vorsitz des BA, der den Antrag stellt"},
}

// OfMeeting reports whether the group is one of the people invited to a meeting.
func (g Group) OfMeeting() bool {
	return g == GroupInvited || g == GroupAccepted || g == GroupDeclined || g == GroupSilent
}

// Selection says who gets a letter: a group, narrowed to districts where Districts has numbers, and to those of an office.
type Selection struct {
	Group      Group
	Districts  []int
	OfficeID   data.ID   // 0: of any office
	RoleKindID data.ID   // of GroupRole
	People     []data.ID // of GroupPeople
}

// recipients returns a letter without text for everybody who is selected.
func (d *Desk) recipients(ctx context.Context, draft *Draft) ([]DraftLetter, error) {
	order, board := draft.Order, draft.writer.board
	for _, number := range order.Selection.Districts {
		if !slices.ContainsFunc(board.Cells, func(c BoardCell) bool { return c.District.Number == number }) {
			return nil, data.Mistakef("Einen BA %d gibt es nicht. Vorhanden sind die Nummern 1 bis %d.", number, len(board.Cells))
		}
	}
	var letters []DraftLetter
	var err error
	switch group := order.Selection.Group; {
	case group.OfMeeting():
		letters, err = d.invitedRecipients(ctx, order)
	case group == GroupRole:
		letters, err = d.roleRecipients(ctx, order)
	case group == GroupPeople:
		letters, err = d.singleRecipients(ctx, order)
	case group == GroupMotion:
		letters, err = motionRecipients(board, draft.Motion)
	default:
		letters = boardRecipients(board, order.Selection.Group)
	}
	if err != nil {
		return nil, err
	}
	cells := map[data.ID]BoardCell{}
	for _, cell := range board.Cells {
		cells[cell.District.ID] = cell
	}
	return slices.DeleteFunc(letters, func(l DraftLetter) bool {
		return !order.Selection.includes(cells[l.DistrictID].District) || order.leavesOut(l)
	}), nil
}

// includes reports whether the selection is not narrowed to other districts. People without a district are only in a selection that is not narrowed.
func (s Selection) includes(district data.District) bool {
	return (len(s.Districts) == 0 || slices.Contains(s.Districts, district.Number)) && (s.OfficeID == 0 || s.OfficeID == district.OfficeID)
}

func (o LetterOrder) leavesOut(l DraftLetter) bool {
	if l.InvitationID != 0 {
		return o.Leave[l.InvitationID]
	}
	return o.Leave[l.DistrictID]
}

// boardRecipients selects among the districts.
func boardRecipients(board Board, group Group) []DraftLetter {
	var letters []DraftLetter
	for _, cell := range board.Cells {
		one := DraftLetter{DistrictID: cell.District.ID, Nomination: cell.Nomination}
		if group == GroupNamed {
			for _, h := range cell.Named {
				one.Holder = h
				letters = append(letters, one)
			}
			continue
		}
		one.Holder = cell.Chair
		if cell.isIn(group) {
			letters = append(letters, one)
		}
	}
	return letters
}

// motionRecipients returns the chair of the district that a motion comes from.
func motionRecipients(board Board, motion data.Motion) ([]DraftLetter, error) {
	if motion.ID == 0 {
		return nil, data.Mistakef("Bitte einen BA-Antrag auswählen.")
	}
	if motion.DistrictID == 0 {
		return nil, data.Mistakef("Beim BA-Antrag %s ist kein Bezirksausschuss eingetragen. Bitte dort ergänzen.", motion.Number)
	}
	letters := boardRecipients(board, GroupChairs)
	return slices.DeleteFunc(letters, func(l DraftLetter) bool { return l.DistrictID != motion.DistrictID }), nil
}

// isIn reports whether the chair of a district belongs to a group.
func (c BoardCell) isIn(group Group) bool {
	switch group {
	case GroupUnanswered:
		return !c.State.Answered()
	case GroupOverdue:
		return c.State == StateOverdue
	case GroupNobody:
		return c.Nomination.Answer == data.AnswerNobody
	}
	return true
}

func (d *Desk) invitedRecipients(ctx context.Context, order LetterOrder) ([]DraftLetter, error) {
	if order.MeetingID == 0 {
		return nil, data.Mistakef("Bitte eine Sitzung auswählen.")
	}
	rows, err := d.Store.Invitations(ctx, order.MeetingID)
	if err != nil {
		return nil, err
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: order.Date})
	if err != nil {
		return nil, err
	}
	var letters []DraftLetter
	for _, row := range rows {
		invitation := row.Invitation
		if invitation.PersonID == 0 || !repliedAs(invitation.Reply, order.Selection.Group) {
			continue
		}
		one := DraftLetter{DistrictID: invitation.DistrictID, InvitationID: invitation.ID}
		if one.Holder.Person, err = data.Get[data.Person](ctx, d.Store, invitation.PersonID); err != nil {
			return nil, err
		}
		for _, h := range holders {
			if h.Person.ID == invitation.PersonID && h.Role.DistrictID == invitation.DistrictID {
				one.Holder = h
				break
			}
		}
		letters = append(letters, one)
	}
	return letters, nil
}

func repliedAs(reply string, group Group) bool {
	switch group {
	case GroupAccepted:
		return reply == data.ReplyAccepted || reply == data.ReplySubstituted
	case GroupDeclined:
		return reply == data.ReplyDeclined
	case GroupSilent:
		return reply == data.ReplyOpen
	}
	return true
}

func (d *Desk) roleRecipients(ctx context.Context, order LetterOrder) ([]DraftLetter, error) {
	if order.Selection.RoleKindID == 0 {
		return nil, data.Mistakef("Bitte eine Funktion auswählen.")
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: order.Date})
	if err != nil {
		return nil, err
	}
	var letters []DraftLetter
	for _, h := range holders {
		if h.RoleKind.ID == order.Selection.RoleKindID {
			letters = append(letters, DraftLetter{Holder: h, DistrictID: h.Role.DistrictID})
		}
	}
	return letters, nil
}

// singleRecipients returns people in the order in which they were chosen, each in the role held on the day of the letter, else in the one held last.
func (d *Desk) singleRecipients(ctx context.Context, order LetterOrder) ([]DraftLetter, error) {
	if len(order.Selection.People) == 0 {
		return nil, data.Mistakef("Bitte mindestens eine Person auswählen.")
	}
	var letters []DraftLetter
	for _, id := range order.Selection.People {
		person, err := data.Get[data.Person](ctx, d.Store, id)
		if err != nil {
			return nil, data.Mistakef("Die Person mit der Nummer %d gibt es nicht.", id)
		}
		roles, err := d.Store.Holders(ctx, data.HolderFilter{PersonID: id})
		if err != nil {
			return nil, err
		}
		one := DraftLetter{Holder: data.Holder{Person: person}}
		for _, h := range roles {
			if better(h.Role, one.Holder.Role, order.Date) {
				one.Holder = h
			}
		}
		one.DistrictID = one.Holder.Role.DistrictID
		letters = append(letters, one)
	}
	return letters, nil
}

// better reports whether a role fits a letter better than another: one that is held on the day, else the one that ended last.
func better(role, than data.Role, on data.Date) bool {
	switch {
	case than.ID == 0:
		return true
	case role.Held(on) != than.Held(on):
		return role.Held(on)
	}
	return !role.Held(on) && than.UntilOn.Before(role.UntilOn)
}
