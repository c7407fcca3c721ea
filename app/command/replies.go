package command

// Replies on the command line: what invited people answered, seen by BA or by person, and whom to ask once more.

import (
	"fmt"
	"strconv"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type replyCommand struct {
	Record replyRecordCommand `cmd:"" default:"withargs" help:"Trägt ein, was jemand geantwortet hat."`
	List   replyListCommand   `cmd:"" help:"Zeigt die Antworten nach BA, oder Person für Person."`
	Remind replyRemindCommand `cmd:"" help:"Nennt alle, deren Antwort noch aussteht, und wie sie angeschrieben werden."`
}

// replyWords says what the words for a reply mean.
var replyWords = map[string]string{
	"accepted": data.ReplyAccepted, "declined": data.ReplyDeclined, "substituted": data.ReplySubstituted, "open": data.ReplyOpen,
}

// whoArgument says who on the list of a meeting is meant.
type whoArgument struct {
	Who string `arg:"" name:"wer" help:"Die Nummer der Einladung aus „reply list --people“, oder ein Teil des Namens, den es auf der Liste nur einmal gibt."`
}

type replyRecordCommand struct {
	meetingArgument
	whoArgument
	Reply      string `arg:"" name:"antwort" help:"accepted (zugesagt), declined (abgesagt), substituted (Vertretung) oder open (offen)."`
	Substitute string `placeholder:"NAME" help:"Wer als Vertretung kommt; nur zu substituted."`
}

func (c *replyRecordCommand) Run(s *session) error {
	reply, known := replyWords[c.Reply]
	if !known {
		return &usage{fmt.Sprintf("reply: Die Antwort „%s“ gibt es nicht. Möglich sind: accepted, declined, substituted, open.", c.Reply)}
	}
	if c.Substitute != "" && reply != data.ReplySubstituted {
		return &usage{"reply: --substitute gehört nur zu substituted."}
	}
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		row, err := invitationOf(s, d, meeting, c.Who)
		if err != nil {
			return err
		}
		if err := d.RecordReply(s.ctx, []data.ID{row.Invitation.ID}, reply, c.Substitute); err != nil {
			return err
		}
		words := workflow.ReplyMark(reply).Word
		if c.Substitute != "" {
			words += " durch " + c.Substitute
		}
		fmt.Fprintf(s.Stdout, "%s: %s\n", row.Invitation.Name, words)
		return nil
	})
}

// invitationOf finds who is meant on the list of a meeting: by the number of the invitation, by the whole name, or by a part that only one name has.
func invitationOf(s *session, d *workflow.Desk, meeting data.Meeting, who string) (data.InvitationRow, error) {
	rows, err := d.Store.Invitations(s.ctx, meeting.ID)
	if err != nil {
		return data.InvitationRow{}, err
	}
	number, _ := strconv.ParseInt(strings.TrimSpace(who), 10, 64)
	var whole, partly []data.InvitationRow
	for _, row := range rows {
		switch {
		case number != 0 && row.Invitation.ID == data.ID(number):
			return row, nil
		case number != 0 || len(data.Fold(who)) == 0:
		case sameName(splitName(row.Invitation.Name), splitName(who)):
			whole = append(whole, row)
		case workflow.Matches(row.Invitation.Name, who):
			partly = append(partly, row)
		}
	}
	if len(whole) == 0 {
		whole = partly
	}
	switch len(whole) {
	case 0:
		return data.InvitationRow{}, data.Mistakef("„%s“ steht nicht auf der Liste der %d. Sitzung. Mit „reply list %d --people“ werden alle aufgelistet.", who, meeting.Number, meeting.Number)
	case 1:
		return whole[0], nil
	}
	var names []string
	for _, row := range whole {
		names = append(names, fmt.Sprintf("%d %s", row.Invitation.ID, row.Invitation.Name))
	}
	return data.InvitationRow{}, data.Mistakef("„%s“ kann mehrere meinen: %s. Bitte die Nummer oder mehr vom Namen angeben.", who, strings.Join(names, " · "))
}

type replyListCommand struct {
	meetingArgument
	People bool `help:"Person für Person statt nach BA, mit den Nummern der Einladungen."`
	Open   bool `help:"Nur, wo die Antwort noch aussteht."`
	asJSON
}

type districtReplyLine struct {
	District int      `json:"district"`
	Name     string   `json:"name"`
	Reply    string   `json:"reply"`
	Invited  int      `json:"invited"`
	People   []string `json:"people"`
}

func (c *replyListCommand) Run(s *session) error {
	return c.withMeeting(s, true, func(d *workflow.Desk, meeting data.Meeting) error {
		rows, err := d.Store.Invitations(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		if c.People {
			return c.people(s, rows)
		}
		districts, err := data.List[data.District](s.ctx, d.Store, nil)
		if err != nil {
			return err
		}
		var lines []districtReplyLine
		for _, r := range workflow.DistrictReplies(districts, rows) {
			if c.Open && (r.Invited == 0 || r.Mark != workflow.ReplyMark(data.ReplyOpen)) {
				continue
			}
			lines = append(lines, districtReplyLine{r.District.Number, r.District.Name, r.Mark.Word, r.Invited, append([]string{}, r.Names...)})
		}
		return list(s, c.JSON, lines, "BA\tName\tAntwort\tWer\t", func(r districtReplyLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t", r.District, r.Name, r.Reply, strings.Join(r.People, " · "))
		})
	})
}

// invitationLine is somebody on the list of a meeting.
type invitationLine struct {
	ID         data.ID `json:"id"`
	Person     data.ID `json:"person,omitempty"`
	Name       string  `json:"name"`
	Function   string  `json:"function"`
	District   int     `json:"district,omitempty"`
	Body       string  `json:"body,omitempty"`
	Invited    string  `json:"invited,omitempty"`
	Reply      string  `json:"reply"`
	Replied    string  `json:"replied,omitempty"`
	Reminded   string  `json:"reminded,omitempty"`
	Substitute string  `json:"substitute,omitempty"`
	Attendance string  `json:"attendance"`
	Came       string  `json:"came,omitempty"`
	Gone       string  `json:"gone,omitempty"`
	WalkedIn   bool    `json:"walkedIn"`
}

func invitationLineOf(row data.InvitationRow) invitationLine {
	i := row.Invitation
	return invitationLine{
		i.ID, i.PersonID, i.Name, i.Capacity, row.DistrictNumber, row.Body, i.InvitedOn.ISO(), i.Reply, i.RepliedOn.ISO(), i.RemindedOn.ISO(), i.Substitute,
		i.Attendance, i.Came, i.Gone, i.WalkedIn,
	}
}

func (c *replyListCommand) people(s *session, rows []data.InvitationRow) error {
	var lines []invitationLine
	for _, row := range rows {
		if !c.Open || row.Invitation.Reply == data.ReplyOpen && !row.Invitation.WalkedIn {
			lines = append(lines, invitationLineOf(row))
		}
	}
	return list(s, c.JSON, lines, "Nr.\tName\tFunktion\tBA\tAntwort\t", func(r invitationLine) string {
		words := workflow.ReplyMark(r.Reply).Word
		if r.Substitute != "" {
			words += ": " + r.Substitute
		}
		return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t", r.ID, r.Name, r.Function, number(r.District), words)
	})
}

type replyRemindCommand struct {
	meetingArgument
	asJSON
}

func (c *replyRemindCommand) Run(s *session) error {
	return c.withMeeting(s, true, func(d *workflow.Desk, meeting data.Meeting) error {
		order, err := d.ReplyReminder(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		rows, err := d.Store.Invitations(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		var lines []invitationLine
		for _, row := range rows {
			if i := row.Invitation; i.Reply == data.ReplyOpen && i.PersonID != 0 && !i.WalkedIn {
				lines = append(lines, invitationLineOf(row))
			}
		}
		err = list(s, c.JSON, lines, "Nr.\tName\tFunktion\tBA\terinnert am\t", func(r invitationLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t", r.ID, r.Name, r.Function, number(r.District), dash(r.Reminded))
		})
		if err != nil || c.JSON {
			return err
		}
		due := ""
		if !order.Due.IsZero() {
			due = " --due " + order.Due.String()
		}
		fmt.Fprintf(s.Stdout, "\nSchreiben an sie: rundertisch letters --template %s --to silent --meeting %d%s --out ORDNER\n", order.TemplateKey, meeting.Number, due)
		return nil
	})
}
