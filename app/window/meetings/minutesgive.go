package meetings

// What happens to minutes: they are given out, sent, approved, and taken up again.

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// minutesButtons are what can be done with the minutes; which of them show depends on how far the minutes are.
type minutesButtons struct {
	give, send, sent, approved, reopen *widgets.Button
}

func (b *minutesButtons) build(m *minutes) fyne.CanvasObject {
	b.give = widgets.NewButton("Protokoll ausgeben …", m.give)
	b.send = widgets.NewButton("Versenden …", m.send)
	b.sent = widgets.NewButton("Als versandt vermerken …", m.markSent)
	b.approved = widgets.NewButton("Genehmigt …", m.markApproved)
	b.reopen = widgets.NewButton("Wieder bearbeiten", m.reopen)
	return container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), b.give, b.send, b.sent, b.approved, b.reopen)
}

// show shows the buttons for a state. Minutes that have changed since they were sent are sent again before anybody approves them.
func (b *minutesButtons) show(state string, changed, readOnly bool) {
	visibleIf(b.send, state != data.MinutesApproved && !readOnly)
	visibleIf(b.sent, (state == data.MinutesDraft || state == data.MinutesSent && changed) && !readOnly)
	visibleIf(b.approved, state == data.MinutesSent && !changed && !readOnly)
	visibleIf(b.reopen, state != data.MinutesDraft && !readOnly)
}

// clipboard is the choice of the text for pasting.
const clipboard = "clipboard"

// ways are how minutes are given out.
var ways = append(slices.Clone(workflow.MinutesFormatChoices), workflow.Choice{Value: clipboard, Label: "Text in die Zwischenablage"})

// give asks in which form, and gives the minutes out.
func (m *minutes) give() {
	if !m.leave() {
		return
	}
	way := string(workflow.MinutesPDF)
	choice := form.NewChoice("Als", ways, func(value string) error { way = value; return nil })
	choice.SetValue(way)
	options := workflow.MinutesOptions{}
	public := form.NewCheck("ohne nicht öffentliche Punkte", func(yes bool) error { options.PublicOnly = yes; return nil })
	m.host.Dialog("Protokoll ausgeben", dialogColumn(choice, public), "Ausgeben", func() error {
		choice.Commit()
		if way == clipboard {
			return m.copyText(options)
		}
		path, err := m.host.Desk().PlaceMinutes(m.host.Context(), m.meeting.ID, workflow.MinutesFormat(way), options)
		if err != nil {
			return err
		}
		m.host.Toast("Protokoll abgelegt: " + filepath.Base(path))
		return m.host.Files().Open(path)
	}, nil)
}

// copyText puts the minutes as text into the clipboard.
func (m *minutes) copyText(options workflow.MinutesOptions) error {
	text, err := m.host.Desk().MinutesPlain(m.host.Context(), m.meeting.ID, options)
	if err != nil {
		return err
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
	m.host.Toast("Das Protokoll ist in der Zwischenablage. Strg+V fügt es ein.")
	return nil
}

// send begins the letters with which the minutes go to those who were invited.
func (m *minutes) send() {
	if m.leave() {
		m.host.StartLetters(workflow.LetterOrder{TemplateKey: "protokoll", Selection: workflow.Selection{Group: workflow.GroupInvited}, MeetingID: m.meeting.ID})
	}
}

// markSent asks for the day on which the minutes went out; what they say then is kept.
func (m *minutes) markSent() {
	if !m.leave() {
		return
	}
	day := m.host.Desk().Today()
	on := form.NewDate("Versandt am", m.host.Desk().Today, func(d data.Date) error { day = d; return nil })
	on.SetDate(day)
	hint := widgets.NewText("Das Protokoll wird so aufbewahrt, wie es jetzt ist. Was sich danach ändert, auch an der Anwesenheit, wird hier angezeigt.")
	m.host.Dialog("Als versandt vermerken", dialogColumn(hint, on), "Vermerken", func() error {
		if !on.Commit() {
			return errWrongField
		}
		return m.host.Desk().MarkMinutesSent(m.host.Context(), m.meeting.ID, day)
	}, nil)
}

// errWrongField is what a dialog says while a field holds a mistake.
var errWrongField = data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")

// markApproved asks in which meeting the minutes were approved, and when.
func (m *minutes) markApproved() {
	if !m.leave() {
		return
	}
	meetings, err := m.approvers()
	if err != nil {
		m.host.ShowError(err)
		return
	}
	choices := make([]workflow.Choice, 0, len(meetings)+1)
	for _, meeting := range meetings {
		choices = append(choices, workflow.IDChoice(meeting.ID, meeting.Name()+" · "+workflow.MeetingDate(meeting)))
	}
	choices = append(choices, workflow.IDChoice(0, "ohne Sitzung, zum Beispiel schriftlich"))
	in := workflow.ChoiceID(choices[0].Value)
	day := m.approvalDay(meetings, in)
	on := form.NewDate("Genehmigt am", m.host.Desk().Today, func(d data.Date) error { day = d; return nil })
	on.SetDate(day)
	where := form.NewChoice("In welcher Sitzung", choices, func(value string) error {
		in = workflow.ChoiceID(value)
		day = m.approvalDay(meetings, in)
		on.SetDate(day)
		return nil
	})
	where.SetValue(choices[0].Value)
	m.host.Dialog("Protokoll genehmigt", dialogColumn(where, on), "Vermerken", func() error {
		if !form.CommitAll(where, on) {
			return errWrongField
		}
		return m.host.Desk().MarkMinutesApproved(m.host.Context(), m.meeting.ID, day, in)
	}, nil)
}

// approvers are the meetings that may have approved the minutes: those that come after this one, the next first.
func (m *minutes) approvers() ([]data.Meeting, error) {
	rows, err := m.host.Desk().Store.Meetings(m.host.Context())
	if err != nil {
		return nil, err
	}
	var later []data.Meeting
	for _, row := range rows {
		if row.Meeting.Number > m.meeting.Number && row.Meeting.State != data.MeetingCancelled {
			later = append(later, row.Meeting)
		}
	}
	sortByNumber(later)
	return later, nil
}

// approvalDay is the day of the meeting that approves; today where it has none or is still to come.
func (m *minutes) approvalDay(meetings []data.Meeting, in data.ID) data.Date {
	today := m.host.Desk().Today()
	for _, meeting := range meetings {
		if meeting.ID == in && !meeting.HeldOn.IsZero() && meeting.HeldOn.Before(today) {
			return meeting.HeldOn
		}
	}
	return today
}

// reopen asks before minutes that went out become a draft again.
func (m *minutes) reopen() {
	if !m.leave() {
		return
	}
	m.host.Confirm("Wieder bearbeiten?", "Das Protokoll wird wieder zum Entwurf. Die versandte Fassung bleibt aufbewahrt, bis es wieder versandt wird. Rückgängig ist möglich.", "Wieder bearbeiten", func() {
		m.host.ShowError(m.host.Desk().ReopenMinutes(m.host.Context(), m.meeting.ID))
	})
}

// openAsSent opens the minutes as they were sent.
func (m *minutes) openAsSent() {
	content, err := m.host.Desk().MinutesAsSent(m.host.Context(), m.meeting.ID)
	if err != nil {
		m.host.ShowError(err)
		return
	}
	name := workflow.FileName(fmt.Sprintf("Protokoll %d. Sitzung, versandt %s", m.meeting.Number, m.read.Meeting.MinutesSentOn.ISO())) + ".pdf"
	path := filepath.Join(m.host.Desk().OutputFolder(), name)
	if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
		err = os.WriteFile(path, content, 0o644)
	}
	if err != nil {
		m.host.ShowError(&data.Mistake{Text: fmt.Sprintf("„%s“ konnte nicht geschrieben werden. Vielleicht ist die Datei noch in einem anderen Programm geöffnet.", name), Cause: err})
		return
	}
	m.host.ShowError(m.host.Files().Open(path))
}

// dialogColumn is what a dialog shows, one below the other.
func dialogColumn(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), objects...)
}
