package meetings

// The printed paper of the chosen meeting: the list to sign, name cards, badges, the sign for the door.

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// paper asks which paper, puts it into the output folder and opens it.
func (p *Page) paper() {
	if p.record.meeting.ID == 0 || !p.record.leave() {
		return
	}
	kind, guests := workflow.MeetingSignatures, workflow.DefaultGuestLines
	lines := form.NewText("Leere Zeilen für Gäste", func(text string) error {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n > workflow.MostGuestLines {
			return data.Mistakef("Bitte eine Zahl von 0 bis %d eingeben.", workflow.MostGuestLines)
		}
		guests = n
		return nil
	})
	lines.SetText(strconv.Itoa(guests))
	choice := form.NewChoice("Was", workflow.MeetingPaperChoices, func(value string) error {
		kind = workflow.MeetingPaper(value)
		if kind == workflow.MeetingSignatures {
			lines.Enable()
		} else {
			lines.Disable()
		}
		return nil
	})
	choice.SetValue(string(kind))
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), choice, lines)
	p.host.Dialog("Drucken", content, "Erstellen", func() error {
		if !form.CommitAll(choice, lines) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		path, err := p.host.Desk().PlaceMeetingPaper(p.host.Context(), p.record.meeting.ID, kind, workflow.MeetingPaperOptions{GuestLines: guests})
		if err != nil {
			return err
		}
		return p.host.Files().Open(path)
	}, nil)
}
