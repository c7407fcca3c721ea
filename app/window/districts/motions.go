package districts

// The motions of the committees: their list, and the letter that answers one.

import (
	"fmt"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/motions"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// motionList is the dialog with all motions.
type motionList struct {
	page   *Page
	grid   *widgets.Grid[workflow.MotionRow]
	filter workflow.MotionFilter
}

// Values of the choice of motions besides the states.
const (
	allMotions     = ""
	overdueMotions = "overdue"
)

// motions shows the motions of all districts.
func (p *Page) motions() {
	if !p.record.leave() {
		return
	}
	l := &motionList{page: p}
	l.grid = widgets.NewGrid([]widgets.Column[workflow.MotionRow]{
		{Title: "Nummer", Width: 128, Bold: true, Value: func(m workflow.MotionRow) string { return m.Number }},
		{Title: "BA", Width: 44, Right: true, Value: func(m workflow.MotionRow) string { return fmt.Sprint(m.District.Number) },
			Less: func(a, b workflow.MotionRow) int { return a.District.Number - b.District.Number }},
		{Title: "Betreff", Width: 162, Value: func(m workflow.MotionRow) string { return m.Subject }},
		{Title: "vom", Width: 96, Value: func(m workflow.MotionRow) string { return m.DatedOn.String() }, Less: func(a, b workflow.MotionRow) int { return b.DatedOn.DaysUntil(a.DatedOn) }},
		{Title: "Antwort", Width: 136, Value: func(m workflow.MotionRow) string { return m.Way }},
		{Title: "bis", Width: 96, Value: func(m workflow.MotionRow) string { return m.DueOn.String() }, Less: func(a, b workflow.MotionRow) int { return b.DueOn.DaysUntil(a.DueOn) }},
		{Title: "Stand", Width: 146, Value: func(m workflow.MotionRow) string { return m.Mark.Word }, Mark: func(m workflow.MotionRow) workflow.Mark { return m.Mark }},
	})
	l.grid.Key = func(m workflow.MotionRow) data.ID { return m.ID }
	l.grid.Empty = widgets.NewEmpty("Hier ist kein BA-Antrag eingetragen.", "Neuer Antrag …", l.add)
	l.grid.OnOpen = l.edit
	if !l.show() {
		return
	}
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2),
		widgets.NewButton("Neuer Antrag …", l.add), widgets.NewButton("Bearbeiten …", func() {
			if m, ok := l.grid.Current(); ok {
				l.edit(m)
			} else {
				p.host.ShowError(errNoMotion)
			}
		}))
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), container.NewBorder(nil, nil, nil, container.NewCenter(buttons), l.choice()), container.NewGridWrap(motionsSize, l.grid))
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
var motionsSize = listSize.AddWidthHeight(190, 40)

var errNoMotion = data.Mistakef("Bitte zuerst einen BA-Antrag auswählen.")

// choice is the field that chooses which motions are shown.
func (l *motionList) choice() *form.Choice {
	choices := append([]workflow.Choice{{Value: allMotions, Label: "alle"}, {Value: overdueMotions, Label: "überfällig"}}, workflow.MotionStateChoices...)
	field := form.NewChoice("Zeigen", choices, func(value string) error {
		l.filter = workflow.MotionFilter{State: value}
		if value == overdueMotions {
			l.filter = workflow.MotionFilter{Overdue: true}
		}
		l.show()
		return nil
	})
	field.SetValue(allMotions)
	return field
}

// show reads the motions; false where that failed.
func (l *motionList) show() bool {
	rows, err := l.page.host.Desk().MotionRows(l.page.host.Context(), l.filter)
	if err != nil {
		l.page.host.ShowError(err)
		return false
	}
	l.grid.SetRows(rows)
	l.grid.SetTotal(len(rows))
	return true
}

// add asks for a new motion of the district that is shown.
func (l *motionList) add() {
	motions.Ask(l.page.host, data.Motion{DistrictID: l.page.record.cell.District.ID}, func() { l.show() })
}

func (l *motionList) edit(m workflow.MotionRow) {
	motions.Ask(l.page.host, m.Motion, func() { l.show() })
}
