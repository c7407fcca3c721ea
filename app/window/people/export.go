package people

// People given out: to a file, or as addresses for the BCC line of a mail program. Who: those selected in the list, or everybody whom search and filters find.

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Values of the choice who is given out.
const (
	whoSelected = "selected"
	whoFound    = "found"
)

// audience is who can be given out, and the choice among them.
type audience struct {
	selected, found []data.ID
	choice          *form.Choice
}

// audience asks the list whom the user may mean. Several selected people are meant before the whole list.
func (p *Page) audience(changed func()) (*audience, error) {
	a := &audience{}
	for _, row := range p.grid.Selected() {
		a.selected = append(a.selected, row.Person.ID)
	}
	var err error
	if a.found, err = p.host.Desk().FindPeople(p.host.Context(), p.query()); err != nil {
		return nil, err
	}
	if len(a.found) == 0 {
		return nil, data.Mistakef("In der Liste ist niemand. Bitte zuerst Suche und Filter ändern.")
	}
	var choices []workflow.Choice
	switch selected := p.grid.Selected(); len(selected) {
	case 0:
	case 1:
		choices = append(choices, workflow.Choice{Value: whoSelected, Label: "nur " + selected[0].Person.FullName()})
	default:
		choices = append(choices, workflow.Choice{Value: whoSelected, Label: fmt.Sprintf("die %d ausgewählten Personen", len(selected))})
	}
	found := fmt.Sprintf("alle %d Personen der Liste", len(a.found))
	if len(a.found) == 1 {
		found = "die eine Person der Liste"
	}
	choices = append(choices, workflow.Choice{Value: whoFound, Label: found})
	a.choice = form.NewChoice("Wer", choices, func(string) error { changed(); return nil })
	a.choice.SetValue(whoFound)
	if len(a.selected) > 1 {
		a.choice.SetValue(whoSelected)
	}
	return a, nil
}

// people returns those who are chosen.
func (a *audience) people() []data.ID {
	if a.choice.Value() == whoSelected {
		return a.selected
	}
	return a.found
}

// query is what search and filters ask for.
func (p *Page) query() workflow.PeopleQuery {
	q := p.filters.query()
	q.Search = strings.TrimSpace(p.text)
	return q
}

// exportSelected asks who is given out in which format, and writes the file where the user says.
func (p *Page) exportSelected() {
	if !p.record.leave() {
		return
	}
	who, err := p.audience(func() {})
	if err != nil {
		p.host.ShowError(err)
		return
	}
	format := form.NewChoice("Format", workflow.ExportFormatChoices, func(string) error { return nil })
	format.SetValue(string(workflow.ExportExcel))
	private := form.NewCheck("Vollständig, nur für das eigene Büro", func(bool) error { return nil })
	explained := widgets.NewText("Vollständig heißt: auch Notizen, Personen mit eingeschränkter Verarbeitung und alles, was nicht auf Listen stehen soll. Ohne Häkchen fehlt das.")
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), who.choice, format, private, explained)
	var order *workflow.ExportOrder
	p.host.Dialog("Personen ausgeben", content, "Speichern …", func() error {
		order = &workflow.ExportOrder{People: who.people(), Format: workflow.ExportFormat(format.Value()), Private: private.Checked()}
		return nil
	}, func() {
		if order != nil {
			p.saveExport(*order)
		}
	})
}

// saveExport asks where to, and writes.
func (p *Page) saveExport(order workflow.ExportOrder) {
	h, desk := p.host, p.host.Desk()
	h.Files().ChooseSave("Personen speichern", filepath.Join(desk.OutputFolder(), desk.ExportFileName(order.Format)), order.Format.Ending(), func(path string) {
		if path == "" {
			return
		}
		var made workflow.Exported
		h.Job("Personen werden ausgegeben", func(ctx context.Context, progress workflow.Progress) (err error) {
			made, err = desk.Export(ctx, order, path, progress)
			return err
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				h.Toast("Abgebrochen. Es wurde nichts gespeichert.")
			case err != nil:
				h.ShowError(err)
			default:
				h.Toast(fmt.Sprintf("%s in %s gespeichert.%s", counted(made.People, "Person", "Personen"), filepath.Base(path), leftWords(made.Left)))
				h.ShowError(h.Files().ShowInFolder(path))
			}
		})
	})
}

// leftWords says who is not in a file.
func leftWords(left []string) string {
	if len(left) == 0 {
		return ""
	}
	return " Nicht dabei, weil die Verarbeitung eingeschränkt ist: " + strings.Join(left, ", ") + "."
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// mostLeft is how many of those left out the dialog names; the others are counted.
const mostLeft = 10

// copyAddresses puts mailboxes into the clipboard as Outlook takes them, after it has been said who is left out.
func (p *Page) copyAddresses() {
	if !p.record.leave() {
		return
	}
	says := widgets.NewText("")
	var line workflow.BlindCopy
	var who *audience
	read := func() {
		var err error
		if line, err = p.host.Desk().BlindCopyAddresses(p.host.Context(), who.people()); err != nil {
			p.host.ShowError(err)
		}
		says.SetText(blindCopyWords(line))
	}
	var err error
	if who, err = p.audience(read); err != nil {
		p.host.ShowError(err)
		return
	}
	read()
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), who.choice, says)
	p.host.Dialog("Adressen für BCC", content, "Kopieren", func() error {
		if line.Count == 0 {
			return data.Mistakef("Für niemanden dieser Auswahl gibt es eine Adresse.")
		}
		fyne.CurrentApp().Clipboard().SetContent(line.Text)
		p.host.Toast(counted(line.Count, "Adresse", "Adressen") + " kopiert. In Outlook bei „Bcc“ einfügen.")
		return nil
	}, nil)
}

// blindCopyWords says how many addresses there are, and who is left out and why.
func blindCopyWords(b workflow.BlindCopy) string {
	text := counted(b.Count, "Adresse", "Adressen") + ", für das Feld „Bcc“ in Outlook."
	if len(b.Left) == 0 {
		return text
	}
	shown := b.Left[:min(len(b.Left), mostLeft)]
	text += "\nNicht dabei:\n" + strings.Join(shown, "\n")
	if more := len(b.Left) - len(shown); more > 0 {
		text += fmt.Sprintf("\n… und %d weitere", more)
	}
	return text
}
