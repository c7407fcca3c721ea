package workflow

// What invited people answer: entered one by one, seen by BA, asked for once more.

import (
	"context"
	"slices"

	"rundertisch/data"
)

// RecordReply enters what invited people answered; the substitute's name counts with data.ReplySubstituted alone. Several at once are one action.
func (d *Desk) RecordReply(ctx context.Context, ids []data.ID, reply, substitute string) error {
	if substitute = trimmed(substitute); reply == data.ReplySubstituted && substitute == "" {
		return data.Mistakef("Bitte angeben, wer als Vertretung kommt.")
	}
	if reply != data.ReplySubstituted {
		substitute = ""
	}
	return d.changeInvitations(ctx, ids, replyMarks[reply].Word, func(i *data.Invitation) {
		i.Reply, i.Substitute, i.RepliedOn = reply, substitute, d.Today()
		if reply == data.ReplyOpen {
			i.RepliedOn = data.Date{}
		}
	})
}

// changeInvitations changes several invitations as one action, titled '<word>: <name>' or '<word>: n Personen'.
func (d *Desk) changeInvitations(ctx context.Context, ids []data.ID, word string, change func(*data.Invitation)) error {
	if len(ids) == 0 {
		return data.Mistakef("Bitte zuerst jemanden auswählen.")
	}
	who := plural(len(ids), "Person", "Personen")
	if len(ids) == 1 {
		invitation, err := data.Get[data.Invitation](ctx, d.Store, ids[0])
		if err != nil {
			return err
		}
		who = invitation.Name
	}
	return d.Store.Do(ctx, word+": "+who, func(tx *data.Tx) error {
		for _, id := range ids {
			invitation, err := data.Get[data.Invitation](ctx, tx, id)
			if err != nil {
				return err
			}
			change(&invitation)
			if err := data.Update(tx, invitation); err != nil {
				return err
			}
		}
		return nil
	})
}

// DistrictReply is what came from a BA for a meeting.
type DistrictReply struct {
	District data.District
	Mark     Mark     // the best of its replies, or that nobody is invited
	Names    []string // who is invited, with the reply: 'Groß, Jürgen: zugesagt'
	Invited  int
}

var notInvited = Mark{"✕", "nicht eingeladen", Warn}

// replyOrder is how good a reply is for the BA, the best first.
var replyOrder = []string{data.ReplyAccepted, data.ReplySubstituted, data.ReplyOpen, data.ReplyDeclined}

// DistrictReplies returns what came from each BA, by number: the best reply of those who are invited for it.
func DistrictReplies(districts []data.District, rows []data.InvitationRow) []DistrictReply {
	replies := make([]DistrictReply, len(districts))
	districts = slices.SortedFunc(slices.Values(districts), func(a, b data.District) int { return a.Number - b.Number })
	for i, district := range districts {
		r := DistrictReply{District: district, Mark: notInvited}
		best := len(replyOrder)
		for _, row := range rows {
			if row.Invitation.DistrictID != district.ID {
				continue
			}
			r.Invited++
			mark := ReplyMark(row.Invitation.Reply)
			words := row.Invitation.Name + ": " + mark.Word
			if substitute := substituteOf(row.Invitation); substitute != "" {
				words += " (" + substitute + ")"
			}
			r.Names = append(r.Names, words)
			if at := slices.Index(replyOrder, row.Invitation.Reply); at < best {
				best, r.Mark = at, mark
			}
		}
		replies[i] = r
	}
	return replies
}

// invitationReminderTemplate is the key of the shipped template that asks invited people for their answer once more.
const invitationReminderTemplate = "einladung-erinnerung"

// ReplyReminder returns the order for letters to those who were invited to a meeting and have not replied. Making the letters notes with each invitation that its person was reminded. *Mistake: all have
// replied, or nobody is invited.
func (d *Desk) ReplyReminder(ctx context.Context, meetingID data.ID) (LetterOrder, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return LetterOrder{}, err
	}
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return LetterOrder{}, err
	}
	silent := func(r data.InvitationRow) bool {
		return r.Invitation.PersonID != 0 && repliedAs(r.Invitation.Reply, GroupSilent)
	}
	if !slices.ContainsFunc(rows, silent) {
		return LetterOrder{}, data.Mistakef("Zur %d. Sitzung steht keine Antwort mehr aus.", meeting.Number)
	}
	order := LetterOrder{TemplateKey: invitationReminderTemplate, Selection: Selection{Group: GroupSilent}, MeetingID: meetingID, Date: d.Today()}
	if last := meeting.HeldOn.AddDays(-1); !meeting.HeldOn.IsZero() && d.Today().Before(last) {
		if order.Due = d.Today().AddDays(replyDays); last.Before(order.Due) {
			order.Due = last
		}
	}
	return order, nil
}

// replyDays is how many days people have who are reminded of an invitation, if the meeting is not earlier.
const replyDays = 7

// remindedOfMeeting: the person was asked for an answer once more.
func remindedOfMeeting(ctx context.Context, tx *data.Tx, draft *Draft, l *DraftLetter, _ *data.Letter) error {
	if l.InvitationID == 0 {
		return nil
	}
	invitation, err := data.Get[data.Invitation](ctx, tx, l.InvitationID)
	if err != nil {
		return err
	}
	invitation.RemindedOn = draft.Order.Date
	return data.Update(tx, invitation)
}
