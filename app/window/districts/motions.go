package districts

// The motions of the committees: their list, entering and changing one, and the letter that answers it.

import (
	"fmt"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// motionList is the dialog with all motions.
type motionList struct {
	page      *Page
	districts map[data.ID]data.District
	grid      *widgets.Grid[data.Motion]
}

// motions shows the motions of all districts.
func (p *Page) motions() {
	if !p.record.leave() {
		return
	}
	l := &motionList{page: p, districts: map[data.ID]data.District{}}
	for _, cell := range p.board.Cells {
		l.districts[cell.District.ID] = cell.District
	}
	l.grid = widgets.NewGrid([]widgets.Column[data.Motion]{
		{Title: "Nummer", Width: 130, Bold: true, Value: func(m data.Motion) string { return m.Number }},
		{Title: "BA", Width: 44, Right: true, Value: func(m data.Motion) string { return fmt.Sprint(l.districts[m.DistrictID].Number) },
			Less: func(a, b data.Motion) int { return l.districts[a.DistrictID].Number - l.districts[b.DistrictID].Number }},
		{Title: "Betreff", Width: 280, Value: func(m data.Motion) string { return m.Subject }},
		{Title: "vom", Width: 88, Value: func(m data.Motion) string { return m.DatedOn.String() }, Less: func(a, b data.Motion) int { return b.DatedOn.DaysUntil(a.DatedOn) }},
		{Title: "bis", Width: 88, Value: func(m data.Motion) string { return m.DueOn.String() }, Less: func(a, b data.Motion) int { return b.DueOn.DaysUntil(a.DueOn) }},
		{Title: "Stand", Width: 130, Value: func(m data.Motion) string { return workflow.MotionMark(m.State).Word }, Mark: func(m data.Motion) workflow.Mark { return workflow.MotionMark(m.State) }},
	})
	l.grid.Key = func(m data.Motion) data.ID { return m.ID }
	l.grid.Empty = widgets.NewEmpty("Noch ist kein BA-Antrag eingetragen.", "Neuer Antrag …", func() { l.ask(data.Motion{}) })
	l.grid.OnOpen = func(m data.Motion) { l.ask(m) }
	if !l.show() {
		return
	}
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2),
		widgets.NewButton("Neuer Antrag …", func() { l.ask(data.Motion{}) }), widgets.NewButton("Bearbeiten …", func() {
			if m, ok := l.grid.Current(); ok {
				l.ask(m)
			} else {
				p.host.ShowError(errNoMotion)
			}
		}))
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), buttons, container.NewGridWrap(motionsSize, l.grid))
	p.host.Dialog("BA-Anträge", content, "Antwort schreiben …", func() error {
		m, ok := l.grid.Current()
		if !ok {
			return errNoMotion
		}
		p.host.StartLetters(workflow.LetterOrder{TemplateKey: "antrag", Selection: workflow.Selection{Group: workflow.GroupMotion}, MotionID: m.ID})
		return nil
	}, nil)
}

// motionsSize is the room of the list, px.
var motionsSize = listSize.AddWidthHeight(160, 40)

var errNoMotion = data.Mistakef("Bitte zuerst einen BA-Antrag auswählen.")

// show reads the motions; false where that failed.
func (l *motionList) show() bool {
	motions, err := l.page.host.Desk().Motions(l.page.host.Context())
	if err != nil {
		l.page.host.ShowError(err)
		return false
	}
	l.grid.SetRows(motions)
	l.grid.SetTotal(len(motions))
	return true
}

// ask shows a motion to be entered or changed. An unusual number is told, and kept.
func (l *motionList) ask(m data.Motion) {
	desk, ctx := l.page.host.Desk(), l.page.host.Context()
	hint := widgets.NewMuted(workflow.MotionNumberHint(m.Number))
	numberField := form.NewText("Nummer", func(v string) error { m.Number = v; hint.SetText(workflow.MotionNumberHint(v)); return nil })
	numberField.SetText(m.Number)
	var choices []workflow.Choice
	for _, cell := range l.page.board.Cells {
		choices = append(choices, workflow.IDChoice(cell.District.ID, fmt.Sprintf("BA %d %s", cell.District.Number, cell.District.Name)))
	}
	district := form.NewChoice("BA", choices, func(value string) error { m.DistrictID = workflow.ChoiceID(value); return nil })
	if m.DistrictID == 0 {
		m.DistrictID = l.page.record.cell.District.ID
	}
	district.SetValue(workflow.IDChoice(m.DistrictID, "").Value)
	subject := form.NewText("Betreff", func(v string) error { m.Subject = v; return nil })
	subject.SetText(m.Subject)
	dated := form.NewDate("vom", desk.Today, func(day data.Date) error { m.DatedOn = day; return nil })
	dated.SetDate(m.DatedOn)
	due := form.NewDate("zu beantworten bis", desk.Today, func(day data.Date) error { m.DueOn = day; return nil })
	due.SetDate(m.DueOn)
	way := form.NewPicker("Antwort (wie)", func(string) []form.Pick {
		var picks []form.Pick
		for _, w := range workflow.MotionWays {
			picks = append(picks, form.Pick{Title: w})
		}
		return picks
	}, func(pick form.Pick) error { m.Way = pick.Title; return nil })
	way.AllowFree = true
	way.SetPick(form.Pick{Title: m.Way})
	state := form.NewChoice("Stand", workflow.MotionStateChoices, func(value string) error { m.State = value; return nil })
	if m.State == "" {
		m.State = data.MotionOpen
	}
	state.SetValue(m.State)
	meeting, letters, err := l.links(&m)
	if err != nil {
		l.page.host.ShowError(err)
		return
	}
	note := form.NewMultiline("Notiz", 2, func(v string) error { m.Note = v; return nil })
	note.SetText(m.Note)
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		form.Row([]float32{1, 1.4}, numberField, district), hint, subject, form.Row(nil, dated, due), form.Row([]float32{1.4, 1}, way, state), meeting, note, widgets.NewMuted(letters))
	title := "Neuer BA-Antrag"
	if m.ID != 0 {
		title = "BA-Antrag " + m.Number
	}
	l.page.host.Dialog(title, content, "Speichern", func() error {
		if !form.CommitAll(numberField, district, subject, dated, due, way, state, meeting, note) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		var err error
		if m.ID == 0 {
			err = desk.AddMotion(ctx, m)
		} else {
			err = desk.SaveMotion(ctx, m)
		}
		if err == nil {
			l.show()
		}
		return err
	}, nil)
}

// links returns the field for the meeting that dealt with a motion, and names the letters that answer it.
func (l *motionList) links(m *data.Motion) (*form.Choice, string, error) {
	desk, ctx := l.page.host.Desk(), l.page.host.Context()
	meetings, err := desk.Store.Meetings(ctx)
	if err != nil {
		return nil, "", err
	}
	choices := []workflow.Choice{{Value: "", Label: "keine"}}
	for _, row := range meetings {
		choices = append(choices, workflow.IDChoice(row.Meeting.ID, row.Meeting.Name()+" · "+workflow.MeetingDate(row.Meeting)))
	}
	field := form.NewChoice("Behandelt in der Sitzung", choices, func(value string) error { m.MeetingID = workflow.ChoiceID(value); return nil })
	if field.SetValue(""); m.MeetingID != 0 {
		field.SetValue(workflow.IDChoice(m.MeetingID, "").Value)
	}
	if m.ID == 0 {
		return field, "", nil
	}
	letters, err := data.List[data.Letter](ctx, desk.Store, data.Match{"motion_id": m.ID})
	if err != nil || len(letters) == 0 {
		return field, "Noch kein Schreiben beantwortet den Antrag.", err
	}
	last := letters[len(letters)-1]
	return field, fmt.Sprintf("%d Schreiben, zuletzt vom %s an %s.", len(letters), last.DatedOn, last.Recipient), nil
}
