// Package motions holds the dialog in which a motion of a committee is entered or changed, with the letters that answer it and the meeting that dealt with it.
package motions

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// lettersShown is how many of the letters that answer a motion its dialog names.
const lettersShown = 4

// Open shows the motion with a number in the store.
func Open(h host.Host, id data.ID) {
	m, err := data.Get[data.Motion](h.Context(), h.Desk().Store, id)
	if err != nil {
		h.ShowError(err)
		return
	}
	Ask(h, m, nil)
}

// Ask shows a motion to be entered, where it has no ID yet, or changed. An unusual number is told, and kept. saved, which may be nil, runs when it has been saved.
func Ask(h host.Host, m data.Motion, saved func()) {
	d := &dialog{host: h, motion: m, saved: saved}
	content, err := d.content()
	if err != nil {
		h.ShowError(err)
		return
	}
	title := "Neuer BA-Antrag"
	if m.ID != 0 {
		title = "BA-Antrag " + m.Number
	}
	h.Dialog(title, content, "Speichern", d.save, nil)
}

// dialog is one motion on the screen.
type dialog struct {
	host   host.Host
	motion data.Motion
	saved  func()
	fields []form.Field
}

func (d *dialog) content() (fyne.CanvasObject, error) {
	m, today := &d.motion, d.host.Desk().Today
	hint := widgets.NewMuted(workflow.MotionNumberHint(m.Number))
	var number *form.Text
	number = form.NewText("Nummer", func(v string) error {
		hint.SetText(workflow.MotionNumberHint(v))
		m.Number = workflow.MotionNumber(v)
		number.SetText(m.Number)
		return nil
	})
	number.SetText(m.Number)
	number.SetPlaceholder("20-26 / B 01322")
	district, err := d.district()
	if err != nil {
		return nil, err
	}
	subject := form.NewText("Betreff", func(v string) error { m.Subject = v; return nil })
	subject.SetText(m.Subject)
	dated := form.NewDate("vom", today, func(day data.Date) error { m.DatedOn = day; return nil })
	dated.SetDate(m.DatedOn)
	due := form.NewDate("zu beantworten bis", today, func(day data.Date) error { m.DueOn = day; return nil })
	due.SetDate(m.DueOn)
	state := form.NewChoice("Stand", workflow.MotionStateChoices, func(value string) error { m.State = value; return nil })
	if m.State == "" {
		m.State = data.MotionOpen
	}
	state.SetValue(m.State)
	meeting, err := d.meeting()
	if err != nil {
		return nil, err
	}
	note := form.NewMultiline("Notiz", 2, func(v string) error { m.Note = v; return nil })
	note.SetText(m.Note)
	way := d.way()
	d.fields = []form.Field{number, district, subject, dated, due, way, state, meeting, note}
	links, err := d.links()
	if err != nil {
		return nil, err
	}
	rows := append([]fyne.CanvasObject{
		form.Row([]float32{1, 1.4}, number, district), hint, subject, form.Row(nil, dated, due), form.Row([]float32{1.4, 1}, way, state), meeting, note,
	}, links...)
	return container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), rows...), nil
}

func (d *dialog) district() (*form.Choice, error) {
	districts, err := data.List[data.District](d.host.Context(), d.host.Desk().Store, nil)
	var choices []workflow.Choice
	for _, v := range districts {
		choices = append(choices, workflow.IDChoice(v.ID, fmt.Sprintf("BA %d %s", v.Number, v.Name)))
	}
	field := form.NewChoice("BA", choices, func(value string) error { d.motion.DistrictID = workflow.ChoiceID(value); return nil })
	field.SetValue(workflow.IDChoice(d.motion.DistrictID, "").Value)
	return field, err
}

func (d *dialog) way() *form.Picker {
	field := form.NewPicker("Antwort (wie)", func(string) []form.Pick {
		var picks []form.Pick
		for _, w := range workflow.MotionWays {
			picks = append(picks, form.Pick{Title: w})
		}
		return picks
	}, func(pick form.Pick) error { d.motion.Way = pick.Title; return nil })
	field.AllowFree = true
	field.SetPick(form.Pick{Title: d.motion.Way})
	return field
}

func (d *dialog) meeting() (*form.Choice, error) {
	meetings, err := d.host.Desk().Store.Meetings(d.host.Context())
	choices := []workflow.Choice{{Value: "", Label: "keine"}}
	for _, row := range meetings {
		choices = append(choices, workflow.IDChoice(row.Meeting.ID, row.Meeting.Name()+" · "+workflow.MeetingDate(row.Meeting)))
	}
	field := form.NewChoice("Behandelt in der Sitzung", choices, func(value string) error { d.motion.MeetingID = workflow.ChoiceID(value); return nil })
	if field.SetValue(""); d.motion.MeetingID != 0 {
		field.SetValue(workflow.IDChoice(d.motion.MeetingID, "").Value)
	}
	return field, err
}

// links lead to the meeting and to the letters that answer the motion, the latest first.
func (d *dialog) links() ([]fyne.CanvasObject, error) {
	if d.motion.ID == 0 {
		return nil, nil
	}
	rows, err := d.host.Desk().MotionRows(d.host.Context(), workflow.MotionFilter{DistrictID: d.motion.DistrictID})
	if err != nil {
		return nil, err
	}
	var out []fyne.CanvasObject
	for _, row := range rows {
		if row.ID != d.motion.ID {
			continue
		}
		if row.Meeting.ID != 0 {
			out = append(out, widgets.NewLink("Zur "+row.Meeting.Name(), func() { d.leaveFor(host.Meetings, row.Meeting.ID) }))
		}
		for i := range row.Letters {
			l := row.Letters[len(row.Letters)-1-i]
			if i == lettersShown {
				return append(out, widgets.NewMuted(fmt.Sprintf("und %d weitere Schreiben", len(row.Letters)-i))), nil
			}
			link := widgets.NewLink(fmt.Sprintf("Schreiben vom %s an %s", l.DatedOn, l.Recipient), func() { d.leaveFor(host.Letters, l.ID) })
			out = append(out, container.NewBorder(nil, nil, nil, container.NewCenter(widgets.NewChip(workflow.LetterStateMark(l.State))), link))
		}
		if len(row.Letters) == 0 {
			out = append(out, widgets.NewMuted("Noch kein Schreiben beantwortet den Antrag."))
		}
	}
	return out, nil
}

// leaveFor saves what was typed and shows another page.
func (d *dialog) leaveFor(page host.Name, id data.ID) {
	if err := d.save(); err != nil {
		d.host.ShowError(err)
		return
	}
	d.host.Go(page, id)
}

func (d *dialog) save() error {
	if !form.CommitAll(d.fields...) {
		return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
	}
	desk, ctx := d.host.Desk(), d.host.Context()
	before, err := d.before()
	switch {
	case err != nil || before == d.motion:
		return err
	case d.motion.ID == 0:
		err = desk.AddMotion(ctx, d.motion)
	default:
		err = desk.SaveMotion(ctx, d.motion)
	}
	if err == nil && d.saved != nil {
		d.saved()
	}
	return err
}

// before is the motion as it is kept, zero for a new one: what did not change is no step in the history.
func (d *dialog) before() (data.Motion, error) {
	if d.motion.ID == 0 {
		return data.Motion{}, nil
	}
	return data.Get[data.Motion](d.host.Context(), d.host.Desk().Store, d.motion.ID)
}
