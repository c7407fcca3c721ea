package meetings

// The menus in the header: what can be given out, and what can be done with the shown meeting.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/widgets"
)

// command is a line of a menu in the header; the zero command is a line between groups.
type command struct {
	words string
	do    func()
	all   bool // is about all meetings, and can be used without one
}

// outputs are the lines of 'Ausgeben'.
func (p *Page) outputs() []command {
	return []command{
		{"Anwesenheitsliste …", p.Print, false},
		{"Drucken …", p.paper, false},
		{"Kalendereintrag …", p.calendar, false},
		{},
		{"Auswertung …", p.statistics, true},
		{"Listen …", p.lists, true},
	}
}

// actions are the lines of 'Sitzung'.
func (p *Page) actions() []command {
	return []command{
		{"Als nächste kopieren", p.copyNext, false},
		{"Reihe planen …", p.planSeries, false},
		{},
		{"Liste einlesen …", p.readBack, false},
		{"Abschließen …", p.closeMeeting, false},
		{},
		{"Aufgaben aller Sitzungen …", p.tasks, true},
	}
}

// addMenu puts a button into the header that opens a menu.
func (p *Page) addMenu(header *widgets.Header, words string, commands func() []command) {
	var button *widgets.Button
	button = header.AddButton(words+" ▾", func() {
		var items []*fyne.MenuItem
		for _, c := range commands() {
			if c.words == "" {
				items = append(items, fyne.NewMenuItemSeparator())
				continue
			}
			item := fyne.NewMenuItem(c.words, c.do)
			item.Disabled = !c.all && p.record.meeting.ID == 0
			items = append(items, item)
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button).AddXY(0, button.Size().Height)
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), p.host.Window().Canvas(), at)
	})
}
