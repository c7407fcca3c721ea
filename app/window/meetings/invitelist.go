package meetings

// The dialog in which the list of invited people is made: rules that can be seen and changed, the people whom they find, single people, and which BA would have no seat.

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

// proposal is the dialog.
type proposal struct {
	host      host.Host
	meeting   data.Meeting
	rows      []data.InvitationRow // who is on the list already
	districts []data.District

	saved  []data.GuestRule // those of the meeting when the dialog opened
	rules  []data.GuestRule // those that are ticked
	future bool             // they are for new meetings too

	guests  []workflow.Guest // whom the rules find, then single people
	single  []workflow.Guest
	out     map[data.ID]bool // people who were taken out by hand
	before  []data.ID        // people who were chosen before a single row was
	filling bool             // the list is being filled; nobody chooses

	grid    *widgets.Grid[workflow.Guest]
	picker  *form.Picker
	seats   *widgets.Text
	content *fyne.Container
}

// propose opens the dialog for the meeting.
func (l *guestList) propose() {
	p := &proposal{host: l.host, meeting: l.meeting, out: map[data.ID]bool{}}
	choices, err := p.read()
	if err != nil {
		l.host.ShowError(err)
		return
	}
	p.build(choices)
	if err := p.find(); err != nil {
		l.host.ShowError(err)
		return
	}
	l.host.Dialog("Einladungsliste der "+l.meeting.Name(), p.content, "Einladen", p.accept, nil)
}

// read reads what the dialog starts from, and returns all rules there can be.
func (p *proposal) read() (choices []workflow.RuleChoice, err error) {
	ctx, desk := p.host.Context(), p.host.Desk()
	if p.saved, err = desk.GuestRules(ctx, p.meeting.ID); err != nil {
		return nil, err
	}
	p.rules = slices.Clone(p.saved)
	if p.rows, err = desk.Store.Invitations(ctx, p.meeting.ID); err != nil {
		return nil, err
	}
	if p.districts, err = data.List[data.District](ctx, desk.Store, nil); err != nil {
		return nil, err
	}
	return desk.GuestRuleChoices(ctx)
}

func (p *proposal) build(choices []workflow.RuleChoice) {
	p.grid = newProposalGrid()
	p.grid.OnChosen = p.chosen
	p.grid.OnKey = p.key
	p.grid.Empty = widgets.NewEmpty("Diese Regeln finden niemanden, der nicht schon auf der Liste steht. Links lassen sich Regeln ändern, unten einzelne Personen hinzufügen.", "", nil)
	p.picker = form.NewPicker("Einzelne Person hinzufügen", searchPeople(p.host), p.add)
	p.picker.SetPlaceholder("Name, BA oder Funktion")
	p.seats = widgets.NewText("")

	column := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, choice := range choices {
		column.Add(p.check(choice))
	}
	future := form.NewCheck("auch für künftige Sitzungen", func(yes bool) error { p.future = yes; return nil })
	padded := container.New(layout.NewCustomPaddedLayout(0, 0, look.Space1, look.Space3), column)
	left := container.NewBorder(widgets.NewSection("Wer eingeladen wird"), container.New(layout.NewCustomPaddedLayout(look.Space1, 0, look.Space1, 0), future), nil, nil, container.NewVScroll(padded))
	size := proposalSize(p.host.Window().Canvas().Size())
	below := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
	if size.Height >= proposalRoomy {
		below.Add(widgets.NewNote("Ausgewählte werden eingeladen. Strg+Klick oder Entf nimmt jemanden heraus oder herein, Strg+A wählt alle."))
	}
	below.Add(p.picker)
	below.Add(p.seats)
	p.content = container.NewGridWrap(size, container.New(rulesBeside{}, left, container.NewBorder(nil, below, nil, nil, p.grid)))
}

// proposalRoomy is the height from which there is room for a hint, px.
const proposalRoomy = 330

// proposalSize is the size of the dialog's content: what it likes, but no more than the window has beside the dialog's own words and buttons.
func proposalSize(window fyne.Size) fyne.Size {
	return fyne.NewSize(max(320, min(960, window.Width-64)), max(240, min(540, window.Height-130)))
}

// rulesBeside is a layout that puts the rules at the left of the people.
type rulesBeside struct{}

// Width of the rules, px.
const (
	rulesWidest float32 = 300
	rulesLeast  float32 = 200
)

// MinSize is for the toolkit.
func (rulesBeside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(rulesLeast+look.Space3+right.Width, max(left.Height, right.Height))
}

// Layout is for the toolkit.
func (rulesBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := max(rulesLeast, min(rulesWidest, size.Width*0.34))
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[1].Move(fyne.NewPos(width+look.Space3, 0))
	objects[1].Resize(fyne.NewSize(size.Width-width-look.Space3, size.Height))
}

func newProposalGrid() *widgets.Grid[workflow.Guest] {
	grid := widgets.NewGrid([]widgets.Column[workflow.Guest]{
		{Title: "BA", Width: 44, Right: true, Value: func(g workflow.Guest) string {
			if g.Holder.DistrictNumber == 0 {
				return "–"
			}
			return fmt.Sprint(g.Holder.DistrictNumber)
		}, Less: func(a, b workflow.Guest) int { return a.Holder.DistrictNumber - b.Holder.DistrictNumber }},
		{Title: "Name", Width: 190, Bold: true, Value: func(g workflow.Guest) string { return g.Holder.Person.ListName() }},
		{Title: "Als", Width: 200, Value: func(g workflow.Guest) string { return g.Holder.Function() }},
		{Title: "Warum", Width: 150, Value: func(g workflow.Guest) string { return g.Reason }},
	})
	grid.Multi = true
	grid.Key = guestKey
	return grid
}

// guestKey tells guests apart: by their role, and who has none by the person.
func guestKey(g workflow.Guest) data.ID {
	if g.Holder.Role.ID == 0 {
		return -g.Holder.Person.ID
	}
	return g.Holder.Role.ID
}

// check is the check mark for a rule.
func (p *proposal) check(choice workflow.RuleChoice) *form.Check {
	same := func(r data.GuestRule) bool { return workflow.SameRule(r, choice.Rule) }
	box := form.NewCheck(choice.Label, func(yes bool) error {
		p.rules = slices.DeleteFunc(p.rules, same)
		if at := slices.IndexFunc(p.saved, same); yes && at >= 0 {
			p.rules = append(p.rules, p.saved[at])
		} else if yes {
			p.rules = append(p.rules, choice.Rule)
		}
		p.orderRules()
		return p.find()
	})
	box.SetChecked(slices.ContainsFunc(p.rules, same))
	return box
}

// orderRules puts rules that the meeting had into their old order, before new ones: ticking one off and on again changes nothing.
func (p *proposal) orderRules() {
	place := func(r data.GuestRule) int {
		if at := slices.IndexFunc(p.saved, func(s data.GuestRule) bool { return workflow.SameRule(s, r) }); at >= 0 {
			return at
		}
		return len(p.saved)
	}
	slices.SortStableFunc(p.rules, func(a, b data.GuestRule) int { return place(a) - place(b) })
}

// find asks whom the rules find and shows them. Who was taken out by hand stays out, single people stay.
func (p *proposal) find() error {
	found, err := p.host.Desk().GuestsByRules(p.host.Context(), p.meeting, p.rules)
	if err != nil {
		return err
	}
	p.guests = found
	for _, g := range p.single {
		if !p.proposed(g.Holder.Person.ID) {
			p.guests = append(p.guests, g)
		}
	}
	p.fill()
	return nil
}

func (p *proposal) proposed(person data.ID) bool {
	return slices.ContainsFunc(p.guests, func(g workflow.Guest) bool { return g.Holder.Person.ID == person })
}

// fill shows the guests; all but those who were taken out are chosen. The cursor stays where it is.
func (p *proposal) fill() {
	p.filling = true
	current, has := p.grid.Current()
	at := func(g workflow.Guest) bool { return has && guestKey(g) == guestKey(current) }
	p.grid.SetRows(slices.DeleteFunc(slices.Clone(p.guests), func(g workflow.Guest) bool { return p.out[g.Holder.Person.ID] && !at(g) }))
	p.grid.SelectAll()
	p.grid.SetRows(p.guests) // who was chosen stays so
	p.grid.SetTotal(len(p.guests))
	if p.out[current.Holder.Person.ID] && slices.ContainsFunc(p.guests, at) {
		p.grid.TypedRune(' ') // takes out the one with the cursor
	}
	p.filling = false
	p.before = p.chosenPeople()
	p.showSeats()
}

func (p *proposal) chosenPeople() []data.ID {
	var people []data.ID
	for _, g := range p.grid.Selected() {
		people = append(people, g.Holder.Person.ID)
	}
	return people
}

// chosen notes who was taken out by hand.
func (p *proposal) chosen() {
	if p.filling {
		return
	}
	people := p.chosenPeople()
	if len(people) != 1 || len(p.guests) == 1 { // one alone may be the row that an arrow came to
		p.before = people
	}
	for _, g := range p.guests {
		p.out[g.Holder.Person.ID] = !slices.Contains(people, g.Holder.Person.ID)
	}
	p.showSeats()
}

// key takes the person with the cursor out, or in again, whatever the arrows have chosen on their way there.
func (p *proposal) key(name fyne.KeyName) bool {
	current, ok := p.grid.Current()
	if name != fyne.KeyDelete || !ok {
		return false
	}
	person := current.Holder.Person.ID
	for _, g := range p.guests {
		p.out[g.Holder.Person.ID] = !slices.Contains(p.before, g.Holder.Person.ID)
	}
	p.out[person] = !p.out[person]
	p.fill()
	return true
}

// add takes a single person in.
func (p *proposal) add(pick form.Pick) error {
	if pick.ID == 0 && pick.Title != "" { // a name that was not found, and the field is left
		return data.Mistakef("„%s“ ist nicht bekannt. Bitte etwas anderes eingeben oder das Feld leeren.", pick.Title)
	}
	if pick.ID == 0 {
		return nil
	}
	found, err := p.host.Desk().GuestsAmong(p.host.Context(), p.meeting, []data.ID{pick.ID})
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return data.Mistakef("%s steht schon auf der Liste.", pick.Title)
	}
	p.picker.SetPick(form.Pick{})
	if p.out[pick.ID] = false; !p.proposed(pick.ID) {
		p.single = append(p.single, found...)
		p.guests = append(p.guests, found...)
	}
	p.fill()
	return nil
}

// showSeats says which BA would have no seat when those who are chosen are on the list.
func (p *proposal) showSeats() {
	p.seats.SetTone(workflow.Good)
	text := "✓ Jeder BA hat einen Platz."
	if missing := withoutSeat(p.districts, p.rows, p.grid.Selected()); len(missing) > 0 {
		p.seats.SetTone(workflow.Warn)
		text = "! Ohne Platz: BA " + strings.Join(missing, ", ")
	}
	if text != p.seats.Text() {
		p.seats.SetText(text)
		p.content.Refresh()
	}
}

// withoutSeat returns the numbers of the BA for which nobody is on a list who may come, nor among new guests.
func withoutSeat(districts []data.District, rows []data.InvitationRow, guests []workflow.Guest) []string {
	seated := map[data.ID]bool{}
	for _, row := range rows {
		if row.Invitation.Reply != data.ReplyDeclined {
			seated[row.Invitation.DistrictID] = true
		}
	}
	for _, g := range guests {
		seated[g.Holder.Role.DistrictID] = true
	}
	var missing []string
	for _, d := range slices.SortedFunc(slices.Values(districts), func(a, b data.District) int { return a.Number - b.Number }) {
		if !seated[d.ID] {
			missing = append(missing, fmt.Sprint(d.Number))
		}
	}
	return missing
}

// accept keeps the rules and invites those who are chosen, as one step of the history.
func (p *proposal) accept() error {
	if !p.picker.Commit() {
		return errWrongField
	}
	chosen := p.grid.Selected()
	changed := !slices.EqualFunc(p.rules, p.saved, workflow.SameRule)
	if len(chosen) == 0 && !changed && !p.future {
		return data.Mistakef("Es ist niemand ausgewählt, der einzuladen wäre.")
	}
	n, err := p.host.Desk().InviteByRules(p.host.Context(), p.meeting.ID, p.rules, p.future, chosen)
	switch {
	case err != nil:
		return err
	case n == 0:
		p.host.Toast("Regeln gespeichert; niemand ist eingeladen worden.")
	default:
		p.host.Toast(invitedWords(n))
	}
	return nil
}

func invitedWords(n int) string {
	if n == 1 {
		return "1 Person eingeladen."
	}
	return fmt.Sprintf("%d Personen eingeladen.", n)
}
