package meetings

// The attendance list of the chosen meeting comes back filled in: what it would change is shown first, then taken over as one step.

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// Size of the table of changes, and how high the notes above it are at most, px.
const (
	readBackWidth      float32 = 720
	readBackHeight     float32 = 330
	readBackNoteHeight float32 = 120
)

// readBack asks for the filled list and shows what it would change.
func (p *Page) readBack() {
	meeting := p.record.meeting
	if meeting.ID == 0 || !p.record.leave() {
		return
	}
	p.host.Files().ChooseFile(fmt.Sprintf("Ausgefüllte Liste der %d. Sitzung", meeting.Number), "xlsx", func(path string) {
		if path == "" {
			return
		}
		var back workflow.ReadBack
		p.host.Job("Liste einlesen", func(ctx context.Context, _ workflow.Progress) (err error) {
			back, err = p.host.Desk().ReadAttendance(ctx, meeting.ID, path)
			return err
		}, func(err error) {
			if err != nil {
				p.host.ShowError(err)
				return
			}
			p.showReadBack(back)
		})
	})
}

// showReadBack shows the preview. A list without anything new has nothing to take over, but may have something to say.
func (p *Page) showReadBack(back workflow.ReadBack) {
	notes := readBackNotes(back)
	if back.Empty() && len(notes) == 0 {
		p.host.Toast(back.Summary())
		return
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), widgets.NewText(fmt.Sprintf("%d. Sitzung: %s", back.Meeting.Number, back.Summary())))
	if len(notes) > 0 {
		lines := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
		for _, note := range notes {
			line := widgets.NewText("! " + note)
			line.SetTone(workflow.Warn)
			lines.Add(line)
		}
		content.Add(newTall(lines, readBackNoteHeight))
	}
	yes := "Schließen"
	if !back.Empty() {
		yes = "Übernehmen"
		content.Add(container.NewGridWrap(fyne.NewSize(readBackWidth, readBackHeight), newReadBackGrid(back)))
		content.Add(widgets.NewNote("Die Übernahme ist ein Schritt und lässt sich mit Strg+Z zurücknehmen."))
	}
	p.host.Dialog("Liste einlesen", content, yes, func() error {
		if back.Empty() {
			return nil
		}
		if err := p.host.Desk().ApplyReadBack(p.host.Context(), back); err != nil {
			return err
		}
		p.host.Toast("Aus der Liste übernommen: " + back.Summary())
		return nil
	}, nil)
}

// readBackNotes returns what the user should know before taking over.
func readBackNotes(back workflow.ReadBack) []string {
	var notes []string
	if len(back.Unknown) > 0 {
		notes = append(notes, "Nicht (mehr) zu dieser Sitzung eingeladen und deshalb übergangen: "+strings.Join(back.Unknown, "; "))
	}
	if len(back.Missing) > 0 {
		notes = append(notes, "Fehlt in der Liste und bleibt, wie es ist: "+strings.Join(back.Missing, "; "))
	}
	return append(notes, back.Warnings...)
}

// readBackRow is a line of the preview.
type readBackRow struct {
	who, what, from, to string
}

func readBackRows(back workflow.ReadBack) []readBackRow {
	var rows []readBackRow
	for _, c := range back.Changes {
		rows = append(rows, readBackRow{c.Name, c.Field, c.From, c.To})
	}
	for _, g := range back.Guests {
		rows = append(rows, readBackRow{g.Invitation.Name, "neuer Gast", "–", g.Words()})
	}
	return rows
}

func newReadBackGrid(back workflow.ReadBack) *widgets.Grid[readBackRow] {
	grid := widgets.NewGrid([]widgets.Column[readBackRow]{
		{Title: "Wer", Width: 230, Bold: true, Value: func(r readBackRow) string { return r.who }},
		{Title: "Was", Width: 120, Value: func(r readBackRow) string { return r.what }},
		{Title: "Bisher", Width: 130, Value: func(r readBackRow) string { return r.from }},
		{Title: "Neu", Width: 200, Value: func(r readBackRow) string { return r.to }},
	})
	rows := readBackRows(back)
	grid.SetRows(rows)
	grid.SetTotal(len(rows))
	return grid
}
