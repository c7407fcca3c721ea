package districts

// The chosen district: what is known of it, who acts for it, what it was asked and answered, and its timeline.

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/seat"
	"rundertisch/app/window/timeline"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// tabData is the tab with the fields of the record.
const tabData = 1

type record struct {
	host host.Host
	cell workflow.BoardCell

	pane          *widgets.Pane
	name, mailbox *form.Text
	serves        *form.Choice
	confirmed     *form.Date
	evidence      *widgets.Label
	note          *form.Multiline
	fields        []form.Field

	people, asked, timeline *widgets.Kept
}

func newRecord(h host.Host) *record {
	r := &record{host: h}
	r.people, r.asked, r.timeline = widgets.NewKept(), widgets.NewKept(), widgets.NewKept()
	r.pane = widgets.NewPane(
		widgets.PaneTab{Name: "Benennung", Body: container.New(layout.NewCustomPaddedVBoxLayout(2*look.Space3), r.people.Box, r.asked.Box)},
		widgets.PaneTab{Name: "Angaben", Body: r.form()},
		widgets.PaneTab{Name: "Verlauf", Body: r.timeline.Box},
	)
	return r
}

func (r *record) form() fyne.CanvasObject {
	r.name = form.NewText("Name des Stadtbezirks", func(v string) error { return r.change(func(d *data.District) { d.Name = v }) })
	r.serves = form.NewChoice("Geschäftsstelle", nil, func(v string) error { return r.change(func(d *data.District) { d.OfficeID = workflow.ChoiceID(v) }) })
	r.mailbox = form.NewText("Postfach (E-Mail)", func(v string) error { return r.change(func(d *data.District) { d.Mailbox = v }) })
	r.confirmed = form.NewDate("Zuordnung geprüft am", r.host.Desk().Today, func(v data.Date) error { return r.change(func(d *data.District) { d.ConfirmedOn = v }) })
	r.evidence = widgets.NewMuted("")
	r.note = form.NewMultiline("Notiz", 4, func(v string) error { return r.change(func(d *data.District) { d.Note = v }) })
	r.fields = []form.Field{r.name, r.serves, r.mailbox, r.confirmed, r.note}
	return container.NewVBox(r.name, form.Row([]float32{1, 1}, r.serves, r.confirmed), r.evidence, r.mailbox, r.note)
}

func (r *record) change(edit func(*data.District)) error {
	district := r.cell.District
	edit(&district)
	if err := r.host.Desk().SaveDistrict(r.host.Context(), district); err != nil {
		return err
	}
	r.cell.District = district
	return nil
}

func (r *record) leave() bool { return form.CommitAll(r.fields...) }

func (r *record) focusFirst() {
	r.pane.Tabs.Select(tabData)
	r.name.Focus(r.host.Window().Canvas())
}

// show changes to another district; what was typed is saved first. It returns false when that cannot be.
func (r *record) show(c workflow.BoardCell) bool {
	if r.cell.District.ID != c.District.ID && !r.leave() {
		return false
	}
	r.set(c)
	return true
}

// set fills the record.
func (r *record) set(c workflow.BoardCell) {
	r.cell = c
	r.pane.Title.SetText(fmt.Sprintf("BA %d · %s", c.District.Number, c.District.Name))
	r.pane.Line.SetText(officeLine(c.Office))
	r.pane.Chip.Set(c.Mark)
	offices, err := data.List[data.Office](r.host.Context(), r.host.Desk().Store, nil)
	if err != nil {
		r.host.ShowError(err)
		return
	}
	choices := []workflow.Choice{workflow.IDChoice(0, "–")}
	for _, o := range offices {
		choices = append(choices, workflow.IDChoice(o.ID, o.Name))
	}
	r.serves.SetChoices(choices)
	r.serves.SetValue(workflow.IDChoice(c.District.OfficeID, "").Value)
	r.name.SetText(c.District.Name)
	r.mailbox.SetText(c.District.Mailbox)
	r.confirmed.SetDate(c.District.ConfirmedOn)
	r.evidence.SetText("Zuordnung zur Geschäftsstelle: " + c.District.Evidence)
	r.note.SetText(c.District.Note)
	r.fillPeople()
	r.fillAsked()
	r.fillTimeline()
}

// officeLine is the office with its address in one line.
func officeLine(o data.Office) string {
	if o.ID == 0 {
		return "keine Geschäftsstelle"
	}
	line := o.Name
	if o.Street != "" {
		line += ", " + o.Street
	}
	if o.City != "" {
		line += ", " + o.Postcode + " " + o.City
	}
	return line
}

func (r *record) fillPeople() {
	id, hasChair := r.cell.District.ID, r.cell.HasChair()
	holders, err := r.host.Desk().Store.Holders(r.host.Context(), data.HolderFilter{DistrictID: id, On: r.host.Desk().Today()})
	if err != nil {
		r.host.ShowError(err)
		return
	}
	shown := struct {
		district data.ID
		hasChair bool
		holders  []data.Holder
	}{id, hasChair, holders}
	r.people.Set(shown, func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{widgets.NewSection("Wer handelt für den BA")}
		for _, h := range holders {
			link := widgets.NewLink(h.Person.FullName(), func() { r.host.Go(host.People, h.Person.ID) })
			out = append(out, form.Row([]float32{1.3, 1}, link, widgets.NewMuted(h.Function())))
		}
		if !hasChair {
			out = append(out, container.NewHBox(widgets.NewChip(workflow.Mark{Sign: "!", Word: "Vorsitz unbesetzt", Tone: workflow.Warn})))
		}
		return append(out, buttons(
			widgets.NewButton("Vorsitz eintragen …", func() { seat.Appoint(r.host, id, data.PurposeChair, data.PurposeDeputy) }),
			widgets.NewButton("Antwort eintragen …", func() { seat.Answer(r.host, id) })))
	})
}

// buttons stand side by side, a little below what they belong to.
func buttons(list ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(look.Space1, 0, 0, 0), container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), list...))
}

func (r *record) fillAsked() {
	cell := r.cell
	shown := struct {
		number     int
		nomination data.Nomination
	}{cell.District.Number, cell.Nomination}
	r.asked.Set(shown, func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{widgets.NewSection("Benennung")}
		for _, line := range askedLines(cell.Nomination) {
			out = append(out, form.Row([]float32{1, 2}, widgets.NewMuted(line.label), widgets.NewLabel(line.value)))
		}
		if cell.Nomination.ID == 0 {
			out = append(out, widgets.NewText("In der laufenden Runde noch nicht angeschrieben."))
		}
		return append(out, buttons(
			widgets.NewButton("Bitte um Benennung …", func() { r.host.StartLetters(letterTo(cell, "benennung")) }),
			widgets.NewButton("Erinnerung …", func() { r.host.StartLetters(letterTo(cell, "erinnerung")) })))
	})
}

// askedLine is one thing that is known of a nomination.
type askedLine struct{ label, value string }

// askedLines says what a district was asked and what it answered; what is not known is left out.
func askedLines(n data.Nomination) []askedLine {
	lines := []askedLine{{"angeschrieben am", n.AskedOn.String()}, {"Antwort bis", n.DueOn.String()}}
	if n.Reminders > 0 {
		lines = append(lines, askedLine{"erinnert", fmt.Sprintf("%d-mal, zuletzt am %s", n.Reminders, n.RemindedOn)})
	}
	if n.Answer != data.AnswerNone {
		answer := "benannt"
		if n.Answer == data.AnswerNobody {
			answer = "keine Benennung, der Vorsitz vertritt"
		}
		way := workflow.Label(workflow.AnswerWayChoices, n.Way)
		lines = append(lines, askedLine{"Antwort", answer}, askedLine{"eingegangen am", n.AnsweredOn.String() + ", " + way}, askedLine{"Bemerkung", n.Note})
	}
	return slices.DeleteFunc(lines, func(l askedLine) bool { return l.value == "" })
}

func (r *record) fillTimeline() {
	r.host.ShowError(timeline.Show(r.host, r.timeline, data.TimelineFilter{DistrictID: r.cell.District.ID}, "Noch kein Eintrag. Schreiben und Antworten erscheinen hier von selbst."))
}
