package meetings

// The menus in the header: what can be given out, and what can be done with the shown meeting.

import "rundertisch/app/window/widgets"

// outputs are the lines of 'Ausgeben'.
func (p *Page) outputs() []widgets.Command {
	none := p.record.meeting.ID == 0
	return []widgets.Command{
		{Words: "Anwesenheitsliste …", Do: p.Print, Off: none},
		{Words: "Drucken …", Do: p.paper, Off: none},
		{Words: "Kalendereintrag …", Do: p.calendar, Off: none},
		{},
		{Words: "Auswertung …", Do: p.statistics},
		{Words: "Listen …", Do: p.lists},
	}
}

// actions are the lines of 'Sitzung'.
func (p *Page) actions() []widgets.Command {
	none := p.record.meeting.ID == 0
	return []widgets.Command{
		{Words: "Als nächste kopieren", Do: p.copyNext, Off: none},
		{Words: "Reihe planen …", Do: p.planSeries, Off: none},
		{},
		{Words: "Liste einlesen …", Do: p.readBack, Off: none},
		{Words: "Abschließen …", Do: p.closeMeeting, Off: none},
		{},
		{Words: "Aufgaben aller Sitzungen …", Do: p.tasks},
	}
}
