package meetings

// The list before the meeting: who is invited by which rules, and what they reply.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
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

// newInvited is the list before the meeting.
func newInvited(h host.Host) *guestList {
	l := &guestList{host: h, marks: replies, enter: replies[0], waits: func(i data.Invitation) bool {
		return i.Reply != data.ReplyAccepted && i.Reply != data.ReplySubstituted
	}}
	columns := append(whoColumns(), widgets.Column[data.InvitationRow]{
		Title: "Antwort", Width: 125, Value: func(r data.InvitationRow) string { return workflow.ReplyMark(r.Invitation.Reply).Word },
		Mark: func(r data.InvitationRow) workflow.Mark { return workflow.ReplyMark(r.Invitation.Reply) },
	}, widgets.Column[data.InvitationRow]{Title: "Vertretung", Width: 130, Value: func(r data.InvitationRow) string { return r.Invitation.Substitute }})
	l.build(columns, "Eingabetaste oder Z: zugesagt · A: abgesagt · V: Vertretung · O, Entf: offen",
		widgets.NewButton("Einladungsliste …", l.propose), widgets.NewButton("Gast eintragen …", l.addGuest), widgets.NewButton("Einladungen schreiben …", l.write))
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

func (l *guestList) write() {
	l.host.StartLetters(workflow.LetterOrder{TemplateKey: "einladung", Selection: workflow.Selection{Group: workflow.GroupInvited}, MeetingID: l.meeting.ID})
}

// propose shows whom the office's rule would invite; everybody can be left out.
func (l *guestList) propose() {
	guests, err := l.host.Desk().ProposeGuests(l.host.Context(), l.meeting)
	if err != nil {
		l.host.ShowError(err)
		return
	}
	if len(guests) == 0 {
		l.host.ShowError(data.Mistakef("Alle, die nach der Regel einzuladen sind, stehen schon auf der Liste. Weitere lassen sich als Gast eintragen."))
		return
	}
	grid := widgets.NewGrid([]widgets.Column[workflow.Guest]{
		{Title: "BA", Width: 44, Right: true, Value: func(g workflow.Guest) string {
			if g.Holder.DistrictNumber == 0 {
				return "–"
			}
			return fmt.Sprint(g.Holder.DistrictNumber)
		}, Less: func(a, b workflow.Guest) int { return a.Holder.DistrictNumber - b.Holder.DistrictNumber }},
		{Title: "Name", Width: 210, Bold: true, Value: func(g workflow.Guest) string { return g.Holder.Person.ListName() }},
		{Title: "Als", Width: 180, Value: func(g workflow.Guest) string { return g.Holder.Function() }},
		{Title: "Warum", Width: 130, Value: func(g workflow.Guest) string { return g.Reason }},
	})
	grid.Multi = true
	grid.Key = func(g workflow.Guest) data.ID { return g.Holder.Role.ID }
	grid.SetRows(guests)
	grid.SetTotal(len(guests))
	grid.SelectAll()
	sized := container.NewGridWrap(fyne.NewSize(640, 380), grid)
	hint := widgets.NewText("Benannte Personen, sonst der Vorsitz, und der Migrationsbeirat. Ausgewählte werden eingeladen; Strg+Klick nimmt jemanden aus.")
	l.host.Dialog("Einladungsliste", container.NewVBox(hint, sized), "Einladen", func() error {
		n, err := l.host.Desk().Invite(l.host.Context(), l.meeting.ID, grid.Selected())
		if err == nil {
			l.host.Toast(fmt.Sprintf("%d Personen eingeladen.", n))
		}
		return err
	}, nil)
}
