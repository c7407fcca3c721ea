package overview

// The board as it was, or will be, on another day: who was responsible then.

import (
	"rundertisch/app/window/form"
	"rundertisch/data"
)

// Words on the button that asks for a day, and while another day than today is shown.
const (
	askDayWords = "Stand am …"
	todayWords  = "Wieder heute"
)

// askDay asks for the day of the board; while another day is shown, it goes back to today.
func (p *Page) askDay() {
	if !p.day.IsZero() {
		p.show(data.Date{})
		return
	}
	var day data.Date
	on := form.NewDate("Wer war zuständig am", p.host.Desk().Today, func(v data.Date) error { day = v; return nil })
	p.host.Dialog("Stand der Übersicht", on, "Zeigen", func() error {
		if !on.Commit() {
			return data.Mistakef("Bitte zuerst das Datum berichtigen.")
		}
		if day.IsZero() {
			return data.Mistakef("Bitte einen Tag angeben.")
		}
		p.show(day)
		return nil
	}, nil)
}

// show shows the board of a day; the zero date is today.
func (p *Page) show(day data.Date) {
	p.day = day
	if p.past.SetText(askDayWords); !day.IsZero() {
		p.past.SetText(todayWords)
	}
	p.Refresh()
}
