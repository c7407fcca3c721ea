package meetings

// Further meetings like the shown one: the next, or a series at a distance.

import (
	"fmt"
	"strconv"
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

// copyNext plans the next meeting like the shown one and shows it; its date is asked for.
func (p *Page) copyNext() {
	if p.record.meeting.ID == 0 || !p.record.leave() {
		return
	}
	next, err := p.host.Desk().CopyMeeting(p.host.Context(), p.record.meeting.ID)
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.Refresh()
	p.Show(next.ID)
	p.record.focusFirst()
	p.host.Toast(fmt.Sprintf("%d. Sitzung geplant. Es fehlt noch das Datum.", next.Number))
}

// seriesForm asks how further meetings follow one another, and shows on which days they would be.
type seriesForm struct {
	first         data.Date
	series        workflow.Series
	months, count *form.Text
	weekday       *form.Check
	preview       *widgets.Text
	content       fyne.CanvasObject
}

// previewHeight is how high the list of days is at most, px.
const previewHeight float32 = 190

// wrongNumber stands for what is no number: the limits of a series refuse it.
const wrongNumber = -1

func newSeriesForm(first data.Date) *seriesForm {
	f := &seriesForm{first: first, series: workflow.Series{Months: 3, Count: 4, SameWeekday: true}, preview: widgets.NewText("")}
	number := func(label string, to *int) *form.Text {
		read := func(text string) {
			n, err := strconv.Atoi(strings.TrimSpace(text))
			if err != nil {
				n = wrongNumber
			}
			*to = n
			f.show()
		}
		field := form.NewText(label, func(text string) error { read(text); return nil })
		field.SetText(strconv.Itoa(*to))
		field.OnTyped = read
		return field
	}
	f.months = number("Abstand in Monaten", &f.series.Months)
	f.count = number("Wie viele weitere Sitzungen", &f.series.Count)
	f.weekday = form.NewCheck("am gleichen Wochentag: "+weekdayWords(first), func(yes bool) error { f.series.SameWeekday = yes; f.show(); return nil })
	f.weekday.SetChecked(true)
	f.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		widgets.NewText("Ort, Zeiten, Form, Leitung und die ständigen Punkte der Tagesordnung werden übernommen. Die erste Sitzung der Reihe ist die vom "+first.String()+"."),
		form.Row(nil, f.months, f.count), f.weekday,
		widgets.NewBold("Geplant werden"), newTall(f.preview, previewHeight))
	f.show()
	return f
}

// weekdayWords returns 'jeweils am 3. Donnerstag im Monat'.
func weekdayWords(day data.Date) string {
	return fmt.Sprintf("jeweils am %d. %s im Monat", (day.Time().Day()-1)/7+1, day.Weekday())
}

// show lists the days, or says why there are none.
func (f *seriesForm) show() {
	dates, err := workflow.SeriesDates(f.first, f.series)
	if err != nil {
		f.preview.SetText(err.Error())
	} else {
		lines := make([]string, len(dates))
		for i, day := range dates {
			lines[i] = fmt.Sprintf("%s, %s", day.Weekday(), day)
		}
		f.preview.SetText(strings.Join(lines, "\n"))
	}
	if f.content != nil {
		f.content.Refresh()
	}
}

// planSeries asks for a series after the shown meeting and plans it.
func (p *Page) planSeries() {
	if p.record.meeting.ID == 0 || !p.record.leave() {
		return
	}
	meeting := p.record.meeting
	if _, err := workflow.SeriesDates(meeting.HeldOn, workflow.Series{Months: 1, Count: 1}); err != nil {
		p.host.ShowError(err) // without a date there is nothing to ask
		return
	}
	f := newSeriesForm(meeting.HeldOn)
	p.host.Dialog("Reihe planen", f.content, "Planen", func() error {
		planned, err := p.host.Desk().PlanSeries(p.host.Context(), meeting.ID, f.series)
		if err == nil {
			p.host.Toast(fmt.Sprintf("Geplant: %s bis %s.", planned[0].Name(), planned[len(planned)-1].Name()))
		}
		return err
	}, nil)
}

// closeMeeting ends the shown meeting after a question.
func (p *Page) closeMeeting() {
	if p.record.meeting.ID == 0 || !p.record.leave() {
		return
	}
	meeting := p.record.meeting
	excused, absent := unmarked(p.record.rows)
	text := fmt.Sprintf("Die %d. Sitzung wird als durchgeführt eingetragen. Von denen, die noch keinen Vermerk haben, gelten %d nach ihrer Absage als entschuldigt und %d als nicht anwesend. Strg+Z nimmt das zurück.",
		meeting.Number, excused, absent)
	p.host.Confirm("Sitzung abschließen", text, "Abschließen", func() {
		marked, err := p.host.Desk().CloseMeeting(p.host.Context(), meeting.ID)
		if err != nil {
			p.host.ShowError(err)
			return
		}
		p.host.Toast(fmt.Sprintf("%d. Sitzung abgeschlossen, %d Vermerke ergänzt.", meeting.Number, marked))
	})
}

// unmarked counts who has no mark yet: who declined and will be excused, and who will be absent.
func unmarked(rows []data.InvitationRow) (excused, absent int) {
	for _, r := range rows {
		switch i := r.Invitation; {
		case i.Attendance != data.AttendanceOpen:
		case i.Reply == data.ReplyDeclined:
			excused++
		default:
			absent++
		}
	}
	return excused, absent
}
