// Package lists is the dialog that writes lists of people, tasks and gaps as Excel files, for the pages of people and of meetings. Gaps are shown in it, and can be written to.
package lists

import (
	"fmt"
	"image/color"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// explanations say what stands on a list.
var explanations = map[workflow.List]string{
	workflow.ListContacts: "Alle mit einer Funktion, mit Anschrift, E-Mail und Telefon; dazu die Geschäftsstellen. Was nicht auf Listen stehen soll, fehlt.",
	workflow.ListPhones:   "Alle mit einer Funktion, mit Telefon und Mobilnummer; dazu die Geschäftsstellen. Was nicht auf Listen stehen soll, fehlt.",
	workflow.ListMembers:  "Die heutigen Mitglieder mit ihrer Anwesenheit in jeder durchgeführten Sitzung, mit Summe und Anteil.",
	workflow.ListTasks:    "Offene, überfällige und erledigte Aufgaben aus allen Sitzungen.",
	workflow.ListGaps:     "Bezirksausschüsse, die nie oder lange nicht vertreten waren oder niemanden benannt haben.",
}

// gapsHeight is the height of the list of gaps in px.
const gapsHeight = 260

// dialog is the dialog for lists.
type dialog struct {
	host    host.Host
	list    workflow.List
	recent  int
	on      data.Date // of lists of people; zero: today
	gaps    []workflow.DistrictGap
	writes  bool // the button for letters was pressed
	then    func()
	content *fyne.Container

	explained *widgets.Text
	grid      *widgets.Grid[workflow.DistrictGap]
	letters   *widgets.Button
	below     *fyne.Container // what only gaps have
	day       *form.Date      // what only lists of people have
}

// Open asks which of the lists is wanted, and writes it where the user says. The first one is chosen at first.
func Open(h host.Host, offered ...workflow.List) {
	d := &dialog{host: h, recent: workflow.RecentMeetings}
	d.build(offered)
	d.choose(offered[0])
	h.Dialog("Listen", d.content, "Excel-Datei speichern …", d.accept, func() {
		if d.then != nil {
			d.then()
		}
	})
}

func (d *dialog) build(offered []workflow.List) {
	var choices []workflow.Choice
	for _, c := range workflow.ListChoices {
		if slices.Contains(offered, workflow.List(c.Value)) {
			choices = append(choices, c)
		}
	}
	kind := form.NewChoice("Liste", choices, func(value string) error {
		d.choose(workflow.List(value))
		return nil
	})
	kind.SetValue(string(offered[0]))
	d.explained = widgets.NewText("")
	d.day = form.NewDate("Wer eine Funktion hatte am (leer: heute)", d.host.Desk().Today, func(on data.Date) error { d.on = on; return nil })
	since := form.NewChoice("Nicht vertreten", sinceChoices(), func(value string) error {
		d.recent = int(workflow.ChoiceID(value))
		return d.findGaps()
	})
	since.SetValue(strconv.Itoa(d.recent))
	d.grid = widgets.NewGrid([]widgets.Column[workflow.DistrictGap]{
		{Title: "BA", Width: 165, Value: func(g workflow.DistrictGap) string { return g.District.Label() },
			Less: func(a, b workflow.DistrictGap) int { return a.District.Number - b.District.Number }},
		{Title: "Grund", Width: 270, Value: inShort},
		{Title: "zuletzt", Width: 86, Value: last, Less: func(a, b workflow.DistrictGap) int { return a.Last.Number - b.Last.Number }},
	})
	d.grid.Key = func(g workflow.DistrictGap) data.ID { return g.District.ID }
	d.grid.Multi = true
	d.grid.OnChosen = d.nameLetters
	d.grid.Empty = widgets.NewEmpty("Keine Lücken: Alle haben benannt und waren vertreten.", "", nil)
	d.letters = widgets.NewButton("", func() {
		d.writes = true
		d.press()
	})
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, gapsHeight))
	d.below = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), since, container.NewStack(room, widgets.NewCard(d.grid)), container.NewHBox(d.letters))
	d.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), kind, d.explained, d.day, d.below)
}

// inShort says why a BA is a gap; the Excel file says it at length.
func inShort(g workflow.DistrictGap) string {
	var reasons []string
	switch {
	case g.Never:
		reasons = append(reasons, "nie vertreten")
	case g.Recent:
		reasons = append(reasons, fmt.Sprintf("nicht seit der %d. Sitzung", g.Last.Number))
	}
	if g.Unnamed {
		reasons = append(reasons, "niemand benannt")
	}
	return strings.Join(reasons, " · ")
}

// last says when a BA was represented last.
func last(g workflow.DistrictGap) string {
	switch {
	case g.Last.ID == 0:
		return "–"
	case g.Last.HeldOn.IsZero():
		return fmt.Sprintf("%d. Sitzung", g.Last.Number)
	}
	return g.Last.HeldOn.String()
}

// choose shows what stands on a list.
func (d *dialog) choose(l workflow.List) {
	d.list = l
	d.explained.SetText(explanations[l])
	if d.day.Show(); !l.OfPeople() {
		d.day.Hide()
	}
	if d.below.Hide(); l == workflow.ListGaps {
		d.host.ShowError(d.findGaps())
		d.below.Show()
	}
	for _, layer := range d.host.Window().Canvas().Overlays().List() { // the dialog grows and shrinks with what it shows
		layer.Refresh()
	}
}

// longestAbsence is the highest number of meetings that the dialog offers; the command takes any.
const longestAbsence = 12

// sinceChoices are the numbers of the last meetings that a BA may have missed.
func sinceChoices() []workflow.Choice {
	choices := []workflow.Choice{{Value: "1", Label: "in der letzten Sitzung"}}
	for n := 2; n <= longestAbsence; n++ {
		choices = append(choices, workflow.Choice{Value: strconv.Itoa(n), Label: fmt.Sprintf("in den letzten %d Sitzungen", n)})
	}
	return choices
}

func (d *dialog) findGaps() error {
	statistics, err := d.host.Desk().Gaps(d.host.Context(), d.recent)
	if err != nil {
		return err
	}
	d.gaps = statistics.Gaps
	d.grid.SetRows(d.gaps)
	d.nameLetters()
	return nil
}

// chosenGaps are those that are selected, else all.
func (d *dialog) chosenGaps() []workflow.DistrictGap {
	if chosen := d.grid.Selected(); len(chosen) > 0 {
		return chosen
	}
	return d.gaps
}

// nameLetters says on the button to whom letters would go.
func (d *dialog) nameLetters() {
	gaps := d.chosenGaps()
	d.letters.SetText(lettersTo(gaps))
	if d.letters.Enable(); len(gaps) == 0 {
		d.letters.Disable()
	}
}

// lettersTo are the words on the button that writes to those BA.
func lettersTo(gaps []workflow.DistrictGap) string {
	switch len(gaps) {
	case 0:
		return "Schreiben …"
	case 1:
		return fmt.Sprintf("Schreiben an den Vorsitz des BA %d …", gaps[0].District.Number)
	}
	return fmt.Sprintf("Schreiben an %d Vorsitzende …", len(gaps))
}

// press presses the main button of the dialog, which closes it.
func (d *dialog) press() {
	if heard := d.host.Window().Canvas().OnTypedKey(); heard != nil {
		heard(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// accept settles what happens when the dialog is gone: letters are begun, or the file is written.
func (d *dialog) accept() error {
	writes := d.writes
	d.writes = false
	if d.list.OfPeople() && !d.day.Commit() {
		return data.Mistakef("Bitte zuerst das Datum berichtigen.")
	}
	if !writes {
		d.then = d.save
		return nil
	}
	order, err := workflow.GapLetters(d.chosenGaps())
	if err != nil {
		return err
	}
	d.then = func() { d.host.StartLetters(order) }
	return nil
}

func (d *dialog) save() {
	h, desk := d.host, d.host.Desk()
	h.Files().ChooseSave(d.list.Name()+" speichern", filepath.Join(desk.OutputFolder(), desk.ListFileName(d.list)), "xlsx", func(path string) {
		if path == "" {
			return
		}
		if err := desk.WriteList(h.Context(), workflow.ListOrder{List: d.list, Recent: d.recent, On: d.on}, path); err != nil {
			h.ShowError(err)
			return
		}
		h.Toast("Gespeichert: " + filepath.Base(path))
		h.ShowError(h.Files().Open(path))
	})
}
