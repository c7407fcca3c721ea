package meetings

// The list before the meeting: who is invited, what they reply, and the letters that go out for it.

import (
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

var replies = []mark{
	{"z", "zugesagt", reply(data.ReplyAccepted)},
	{"a", "abgesagt", reply(data.ReplyDeclined)},
	{"v", "Vertretung …", (*guestList).askSubstitute},
	{"o", "offen", reply(data.ReplyOpen)},
}

func reply(value string) func(*guestList, []data.ID) error {
	return func(l *guestList, ids []data.ID) error {
		return l.host.Desk().RecordReply(l.host.Context(), ids, value, "")
	}
}

// newInvited is the list before the meeting, with what came from each BA above it.
func newInvited(h host.Host) *guestList {
	l := &guestList{host: h, marks: replies, enter: replies[0], waits: func(i data.Invitation) bool {
		return i.Reply != data.ReplyAccepted && i.Reply != data.ReplySubstituted
	}}
	columns := append(whoColumns(), widgets.Column[data.InvitationRow]{
		Title: "Antwort", Width: 120, Value: func(r data.InvitationRow) string { return workflow.ReplyMark(r.Invitation.Reply).Word },
		Mark: func(r data.InvitationRow) workflow.Mark { return workflow.ReplyMark(r.Invitation.Reply) },
	},
		widgets.Column[data.InvitationRow]{Title: "Erinnert", Width: 92, Value: func(r data.InvitationRow) string { return r.Invitation.RemindedOn.String() },
			Less: func(a, b data.InvitationRow) int { return b.Invitation.RemindedOn.DaysUntil(a.Invitation.RemindedOn) }},
		widgets.Column[data.InvitationRow]{Title: "Vertretung", Width: 110, Value: func(r data.InvitationRow) string { return r.Invitation.Substitute }})
	columns[1].Width, columns[2].Width = 190, 170
	l.build(columns, "Eingabetaste oder Z: zugesagt · A: abgesagt · V: Vertretung · O, Entf: offen")
	overview := newDistrictReplies(l)
	buttons := newCommandRow([]widgets.Command{
		{Words: "Einladungsliste …", Do: l.propose}, {Words: "Einladungen schreiben …", Do: l.write}, {Words: "Erinnern …", Do: l.remind}, {Words: "Gast eintragen …", Do: l.addGuest},
	})
	l.content = container.New(&overList{overview}, container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space1, 0, 0), buttons), overview.content, l.content)
	return l
}

func (l *guestList) askSubstitute(ids []data.ID) error {
	if len(ids) != 1 {
		return data.Mistakef("Bitte für die Vertretung eine einzelne Person auswählen.")
	}
	substitute := ""
	name := form.NewText("Wer kommt als Vertretung?", func(text string) error { substitute = text; return nil })
	l.host.Dialog("Vertretung", name, "Eintragen", func() error {
		name.Commit()
		return l.host.Desk().RecordReply(l.host.Context(), ids, data.ReplySubstituted, substitute)
	}, nil)
	return nil
}

// write begins the letters of invitation. What speaks against sending them now is asked about first.
func (l *guestList) write() {
	hints, err := l.host.Desk().MeetingHints(l.host.Context(), l.meeting.ID)
	if err != nil {
		l.host.ShowError(err)
		return
	}
	var warnings []string
	for _, hint := range hints {
		if hint.Tone == workflow.Warn {
			warnings = append(warnings, hint.Text)
		}
	}
	start := func() {
		l.host.StartLetters(workflow.LetterOrder{TemplateKey: "einladung", Selection: workflow.Selection{Group: workflow.GroupInvited}, MeetingID: l.meeting.ID})
	}
	if len(warnings) == 0 {
		start()
		return
	}
	l.host.Confirm("Einladungen schreiben?", strings.Join(warnings, "\n"), "Trotzdem schreiben", start)
}

// remind begins the letters to those who have not replied.
func (l *guestList) remind() {
	order, err := l.host.Desk().ReplyReminder(l.host.Context(), l.meeting.ID)
	if err != nil {
		l.host.ShowError(err)
		return
	}
	l.host.StartLetters(order)
}
