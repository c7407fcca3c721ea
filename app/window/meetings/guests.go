package meetings

// The people of a meeting in one list with two uses: before it, who is invited and what they reply; on the day, who is there. What differs is data: columns, keys, buttons.

import (
	"fmt"
	"slices"
	"strings"

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

// mark is something that one key or one line of the menu does to the chosen people.
type mark struct {
	key   string // typed in the list
	label string // in the menu
	do    func(*guestList, []data.ID) error
}

type guestList struct {
	host    host.Host
	meeting data.Meeting
	rows    []data.InvitationRow
	marks   []mark
	enter   mark                       // what Enter does
	waits   func(data.Invitation) bool // whether it has yet to be entered for somebody: Enter in the search takes the first of those

	keeps  func(data.InvitationRow) bool // narrows the list besides the search; may be nil
	onRows func()                        // the list has other rows, or is searched; may be nil

	text    string
	folded  map[string]workflow.Folded // texts of rows as the search compares them
	search  *widgets.SearchEntry
	grid    *widgets.Grid[data.InvitationRow]
	nobody  fyne.CanvasObject // in the list when nobody is invited
	unfound fyne.CanvasObject // in the list when the search finds nobody
	summary *widgets.Label
	content fyne.CanvasObject
}

func whoColumns() []widgets.Column[data.InvitationRow] {
	return []widgets.Column[data.InvitationRow]{
		{Title: "BA", Width: 44, Right: true, Value: seatName, Less: bySeat},
		{Title: "Name", Width: 200, Bold: true, Value: func(r data.InvitationRow) string { return r.Invitation.Name }},
		{Title: "Als", Width: 220, Value: func(r data.InvitationRow) string { return r.Invitation.Capacity }},
	}
}

// seatName is the number of the BA, the short name of the body, or G for guests.
func seatName(r data.InvitationRow) string {
	switch {
	case r.DistrictNumber > 0:
		return fmt.Sprint(r.DistrictNumber)
	case r.BodyAbbreviation != "":
		return r.BodyAbbreviation
	}
	return "G"
}

// bySeat orders by the number of the BA; who has none comes last.
func bySeat(a, b data.InvitationRow) int {
	rank := func(r data.InvitationRow) int {
		if r.DistrictNumber == 0 {
			return 1000
		}
		return r.DistrictNumber
	}
	if rank(a) == rank(b) {
		return strings.Compare(seatName(a), seatName(b))
	}
	return rank(a) - rank(b)
}

func (l *guestList) build(columns []widgets.Column[data.InvitationRow], hint string, buttons ...fyne.CanvasObject) {
	l.search = widgets.NewSearchEntry("Name suchen, Eingabetaste trägt ein", "", func(text string) { l.text = text; l.showRows() })
	l.search.OnSubmitted = func(string) { l.enterFirst() }
	l.grid = widgets.NewGrid(columns)
	l.grid.Multi = true
	l.grid.Key = func(r data.InvitationRow) data.ID { return r.Invitation.ID }
	l.grid.OnOpen = func(r data.InvitationRow) { l.apply(l.enter) }
	l.grid.OnType = l.typed
	l.grid.OnMenu = l.menu
	l.grid.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyDelete {
			l.apply(l.marks[len(l.marks)-1])
		}
		return key == fyne.KeyDelete
	}
	l.nobody = widgets.NewEmpty("Noch ist niemand eingeladen.", "Einladungsliste …", l.propose)
	l.unfound = widgets.NewEmpty("Niemand gefunden.", "Gast eintragen …", l.addGuest)
	l.unfound.Hide()
	l.grid.Empty = l.nobody
	l.search.OnDown = func() { l.host.Window().Canvas().Focus(l.grid) }
	l.summary = widgets.NewLabel("")
	top := container.NewVBox(container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), buttons...), l.search))
	for line := range strings.SplitSeq(hint, "\n") {
		top.Add(widgets.NewMuted(line))
	}
	l.content = container.NewBorder(top, l.summary, nil, nil, l.grid)
}

func (l *guestList) set(m data.Meeting, rows []data.InvitationRow) {
	l.meeting, l.rows = m, rows
	l.showRows()
	l.summary.SetText(summary(rows))
}

func (l *guestList) showRows() {
	if l.onRows != nil {
		l.onRows()
	}
	rows := l.rows
	if l.text != "" {
		rows = l.found(workflow.NewQuery(l.text))
	}
	if l.keeps != nil {
		rows = slices.DeleteFunc(slices.Clone(rows), func(r data.InvitationRow) bool { return !l.keeps(r) })
	}
	l.setEmpty()
	l.grid.SetRows(rows)
	l.grid.SetTotal(len(l.rows))
	if l.text != "" {
		if shown := l.grid.Rows(); l.next(shown) >= 0 {
			l.grid.Select(shown[l.next(shown)].Invitation.ID) // so that one sees whom Enter means
		}
	}
}

// found returns whom a query means: those whose name begins so; if there are none, those in whose name it stands; else in function or BA. Two letters at the door so lead to a name, not to all whose function holds
// them.
func (l *guestList) found(query workflow.Query) []data.InvitationRow {
	var begin, inside, elsewhere []data.InvitationRow
	for _, r := range l.rows {
		name := l.fold(r.Invitation.Name + " " + r.Invitation.Substitute + " " + seatName(r))
		switch {
		case query.Begins(name):
			begin = append(begin, r)
		case query.Matches(name):
			inside = append(inside, r)
		case query.Matches(l.fold(seatName(r) + " " + r.Invitation.Name + " " + r.Invitation.Capacity + " " + r.DistrictName)):
			elsewhere = append(elsewhere, r)
		}
	}
	for _, rows := range [][]data.InvitationRow{begin, inside} {
		if len(rows) > 0 {
			return rows
		}
	}
	return elsewhere
}

// fold returns a text as the search compares it. Each is taken apart once.
func (l *guestList) fold(text string) workflow.Folded {
	folded, known := l.folded[text]
	if !known {
		if l.folded == nil {
			l.folded = map[string]workflow.Folded{}
		}
		folded = workflow.FoldText(text)
		l.folded[text] = folded
	}
	return folded
}

// setEmpty chooses what an empty list says.
func (l *guestList) setEmpty() {
	says := l.unfound
	if len(l.rows) == 0 {
		says = l.nobody
	}
	if l.grid.Empty != says {
		says.Hide()
		l.grid.Empty = says
		l.grid.Refresh()
	}
}

// summary counts in words.
func summary(rows []data.InvitationRow) string {
	accepted, declined, present := 0, 0, 0
	districts := map[int]bool{}
	for _, r := range rows {
		switch r.Invitation.Reply {
		case data.ReplyAccepted, data.ReplySubstituted:
			accepted++
		case data.ReplyDeclined:
			declined++
		}
		if r.Invitation.Attendance == data.AttendancePresent || r.Invitation.Attendance == data.AttendanceOnline {
			present++
			if r.DistrictNumber > 0 {
				districts[r.DistrictNumber] = true
			}
		}
	}
	return fmt.Sprintf("%d eingeladen · %d zugesagt · %d abgesagt · %d anwesend · %d BA vertreten", len(rows), accepted, declined, present, len(districts))
}

func (l *guestList) typed(text string) {
	for _, m := range l.marks {
		if strings.EqualFold(text, m.key) {
			l.apply(m)
			return
		}
	}
}

func (l *guestList) apply(m mark) {
	var ids []data.ID
	for _, r := range l.grid.Selected() {
		ids = append(ids, r.Invitation.ID)
	}
	l.host.ShowError(m.do(l, ids))
}

// next returns whom Enter in the search means: the first who is not marked yet, those who declined last; -1 for nobody.
func (l *guestList) next(rows []data.InvitationRow) int {
	waits := func(r data.InvitationRow) bool { return l.waits(r.Invitation) }
	at := slices.IndexFunc(rows, func(r data.InvitationRow) bool { return waits(r) && r.Invitation.Reply != data.ReplyDeclined })
	if at < 0 {
		at = slices.IndexFunc(rows, waits)
	}
	return at
}

// enterFirst marks the first person found who is not marked yet, so that two letters and Enter are enough at the door. The time at which somebody
// came is not overwritten.
func (l *guestList) enterFirst() {
	rows := l.grid.Rows()
	if l.text == "" || len(rows) == 0 {
		return
	}
	at := l.next(rows)
	if at < 0 {
		l.host.Toast(fmt.Sprintf("%s ist schon eingetragen.", rows[0].Invitation.Name))
		l.search.SetText("")
		return
	}
	if err := l.enter.do(l, []data.ID{rows[at].Invitation.ID}); err != nil {
		l.host.ShowError(err)
		return
	}
	l.host.Toast(l.enter.label + ": " + rows[at].Invitation.Name)
	l.search.SetText("")
}

func (l *guestList) menu(r data.InvitationRow) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, m := range l.marks {
		items = append(items, fyne.NewMenuItem(m.label, func() { l.apply(m) }))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	if r.Invitation.PersonID != 0 {
		items = append(items, fyne.NewMenuItem("Person öffnen", func() { l.host.Go(host.People, r.Invitation.PersonID) }))
	}
	return append(items, fyne.NewMenuItem("Von der Liste nehmen", func() {
		l.host.ShowError(l.host.Desk().RemoveInvitation(l.host.Context(), r.Invitation.ID))
	}))
}

func (l *guestList) addGuest() {
	var who, from string
	name := form.NewText("Name („Nachname, Vorname“)", func(text string) error { who = text; return nil })
	capacity := form.NewText("Als (Verein, Referat …)", func(text string) error { from = text; return nil })
	l.host.Dialog("Gast eintragen", container.NewVBox(name, capacity), "Eintragen", func() error {
		form.CommitAll(name, capacity)
		_, err := l.host.Desk().AddGuest(l.host.Context(), l.meeting.ID, who, from)
		return err
	}, nil)
}
