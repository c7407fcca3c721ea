package letters

// A new run: what is chosen at the left, from the template down to the problems, and the letters as they will print at the right.

import (
	"errors"
	"fmt"
	"image/color"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// composer is the view of a new run.
type composer struct {
	host    host.Host
	changed func() // tells the page that the main button may have to change
	remedy  func(workflow.Remedy)

	// What is chosen.
	order       workflow.LetterOrder
	left        map[workflow.Seat]bool // letters that are left out
	separate    bool                   // one file per letter, too
	groupByHand bool                   // the group was chosen, not proposed by the template
	proposed    data.Date              // day of answer that was set without being asked for; zero: none

	// What there is to choose from.
	templates []data.Template
	meetings  []data.MeetingRow
	motions   []data.Motion

	// What follows from it.
	draft   *workflow.Draft // nil while there is none
	trouble error           // why there is none
	current int             // letter that is looked at
	made    *making         // what was created last, nil if nothing or undone

	fields    *fields
	more      *more
	narrowed  *fyne.Container // which districts the run is narrowed to, and the way out
	narrowing *widgets.Label
	counted   *widgets.Label
	list      *recipients
	none      *fyne.Container // stands in its place while there are no letters
	check     *checkList
	hint      *widgets.Text // why nothing can be created
	result    *resultBar
	paper     *paper
	scroll    *container.Scroll
	content   fyne.CanvasObject
}

// newComposer makes the view. changed tells the page that its main button may have to change, remedy is asked for the place where something is put right.
func newComposer(h host.Host, changed func(), remedy func(workflow.Remedy)) *composer {
	c := &composer{host: h, changed: changed, remedy: remedy, left: map[workflow.Seat]bool{}}
	c.fields, c.more = newFields(c), newMore(c)
	c.narrowing, c.counted = widgets.NewMuted(""), widgets.NewMuted("")
	c.narrowed = container.NewBorder(nil, nil, nil, widgets.NewLink("alle zeigen", c.widen), c.narrowing)
	c.narrowed.Hide()
	c.list, c.none = newRecipients(c.look, c.toggle), container.NewStack()
	c.check = newCheckList(remedy)
	c.hint = widgets.NewNote("")
	c.hint.Hide()
	if h.Desk().Store.ReadOnly() {
		c.hint.SetText("Die Datei ist nur zum Lesen geöffnet. Schreiben lassen sich ansehen, aber gerade nicht erstellen.")
		c.hint.Show()
	}
	c.result = newResultBar(h)
	c.paper = newPaper(func(by int) { c.list.choose(c.current + by) })

	whom := container.NewBorder(nil, nil, widgets.NewSection("Empfang"),
		container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), widgets.NewButton("Alle", func() { c.tickAll(true) }), widgets.NewButton("Keine", func() { c.tickAll(false) })),
		container.New(layout.NewCustomPaddedLayout(0, 0, look.Space2, look.Space2), c.counted))
	above := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), c.fields.content, c.more.content, whom, c.narrowed)
	below := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), c.check.content, c.hint, c.result.content)
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, listLeast))
	space := container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, 0, 0), room, c.list, c.none)
	whole := container.New(layout.NewCustomPaddedLayout(0, 0, look.Space1, look.Space3), container.NewBorder(above, below, nil, nil, space))
	c.scroll = container.NewVScroll(whole) // scrolls in a low window only
	c.content = widgets.NewSplit(widgets.NewCard(c.scroll), c.paper.content, 0.46)
	return c
}

// listLeast is the least height of the list of recipients, in px.
const listLeast = 100

// inOrder reports a day of answer before the day of the letter; a day that is zero is chosen later.
func inOrder(date, due data.Date) error {
	if !date.IsZero() && !due.IsZero() && due.Before(date) {
		return data.Mistakef("„Antwort bis“ (%s) liegt vor dem Datum des Schreibens (%s).", due, date)
	}
	return nil
}

// chosen returns the template, zero while there is none.
func (c *composer) chosen() data.Template {
	for _, t := range c.templates {
		if t.Key == c.order.TemplateKey {
			return t
		}
	}
	return data.Template{}
}

// showChoices puts the choices into the fields, and shows those that matter.
func (c *composer) showChoices() {
	c.fields.show()
	c.more.show()
	c.narrowing.SetText(narrowedTo(c.order.Selection.Districts))
	c.narrowed.Hidden = len(c.order.Selection.Districts) == 0
}

// narrowedTo says which districts a run is narrowed to.
func narrowedTo(numbers []int) string {
	text := "nur BA "
	for i, n := range numbers {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprint(n)
	}
	return text
}

// widen takes the narrowing to districts away.
func (c *composer) widen() {
	c.order.Selection.Districts = nil
	c.showChoices()
	c.host.ShowError(c.redraft())
}

// refresh reads everything again and keeps what is chosen.
func (c *composer) refresh() {
	if err := c.fields.readChoices(); err != nil {
		c.host.ShowError(err)
		return
	}
	if c.chosen().Key == "" && len(c.templates) > 0 {
		if c.order.TemplateKey == "" {
			c.order = remembered(c.order)
		}
		c.order.TemplateKey = c.templates[0].Key
		c.propose()
	}
	c.order = c.withDate(c.order)
	if c.order.MeetingID != 0 && c.chosenMeeting().ID == 0 { // it has been removed meanwhile
		c.order.MeetingID = 0
		c.proposeMeeting()
	}
	if c.order.MotionID != 0 && !c.hasMotion(c.order.MotionID) {
		c.order.MotionID = 0
	}
	c.proposeMotion()
	c.proposeDue()
	c.followRun()
	c.showChoices()
	c.host.ShowError(c.redraft())
}

// withDate gives a run without a date that of today.
func (c *composer) withDate(order workflow.LetterOrder) workflow.LetterOrder {
	if order.Date.IsZero() {
		order.Date = c.host.Desk().Today()
	}
	return order
}

// start begins a run with choices made elsewhere. What they leave open is proposed by the template.
func (c *composer) start(order workflow.LetterOrder) {
	c.dropTyping()
	leave := order.Leave
	order.Leave = nil
	clear(c.left)
	c.order, c.groupByHand, c.proposed, c.current = remembered(c.withDate(order)), order.Selection.Group != "", data.Date{}, 0
	c.draft, c.made = nil, nil
	c.result.hide()
	if err := c.fields.readChoices(); err != nil {
		c.host.ShowError(err)
		return
	}
	if c.order.ByCount {
		c.order.TemplateKey = firstReminder(c.templates)
	}
	if c.chosen().Key == "" && len(c.templates) > 0 {
		c.order.TemplateKey = c.templates[0].Key
	}
	c.propose()
	c.showChoices()
	err := c.redraft()
	if c.draft != nil && len(leave) > 0 {
		for _, l := range c.draft.Letters {
			if leave[l.DistrictID] && l.InvitationID == 0 || leave[l.InvitationID] {
				c.left[l.Seat()] = true
			}
		}
		c.showDraft()
	}
	c.host.ShowError(err)
	c.focusFirst()
}

// dropTyping takes away what was typed and could not be saved: it belongs to another run.
func (c *composer) dropTyping() {
	c.host.Window().Canvas().Unfocus()
	other := c.host.Desk().Today().AddDays(1)
	for _, f := range []*form.Date{c.fields.date, c.fields.due} {
		f.SetDate(other) // a field keeps such typing until it is told another value
		f.SetDate(other.AddDays(1))
	}
}

// redraft writes the letters anew. A mistake of the user's is shown where the problems stand; only faults of the program come back.
func (c *composer) redraft() error {
	var at workflow.Seat
	if c.draft != nil && c.current < len(c.draft.Letters) {
		at = c.draft.Letters[c.current].Seat()
	}
	draft, err := c.host.Desk().DraftLetters(c.host.Context(), c.order)
	c.draft, c.trouble, c.current = draft, err, 0
	if err != nil {
		c.draft = nil
		c.showDraft()
		var mistake *data.Mistake
		if errors.As(err, &mistake) {
			return nil
		}
		return err
	}
	for i, l := range draft.Letters {
		if l.Seat() == at {
			c.current = i
		}
	}
	c.showDraft()
	return nil
}

// showDraft shows list, problems and paper.
func (c *composer) showDraft() {
	if c.draft == nil {
		c.list.set(nil, -1)
		c.counted.SetText("")
		c.check.set(workflow.Mark{Sign: "!", Word: "keine Schreiben", Tone: workflow.Warn}, nil)
		c.showNone()
		c.paper.show("", nil, false, false)
		c.changed()
		return
	}
	c.none.RemoveAll()
	c.list.set(rowsOf(c.draft.Letters, c.left), c.current)
	c.counted.SetText(fmt.Sprintf("%d von %d", len(c.draft.Letters)-c.leftOut(), len(c.draft.Letters)))
	c.check.show(findingsOf(c.draft.Letters, c.left), c.list.choose)
	c.look(c.current)
	c.changed()
}

// showNone says why there are no letters, and offers the first step where it is another page's.
func (c *composer) showNone() {
	var mistake *data.Mistake
	text, button := "Die Schreiben lassen sich gerade nicht zusammenstellen.", ""
	if errors.As(c.trouble, &mistake) {
		text = mistake.Text
	}
	remedy := workflow.Remedy{}
	switch n := c.needs(); {
	case len(workflow.TemplateMistakes(c.chosen())) > 0:
		button, remedy = "Zur Vorlage", workflow.Remedy{Page: workflow.RemedyTemplates, ID: c.chosen().ID}
	case n.motion && len(c.motions) == 0:
		text = noMotions
	case n.meeting && len(c.meetings) == 0:
		button, remedy = "Sitzung planen", workflow.Remedy{Page: workflow.RemedyMeetings}
	}
	c.none.Objects = []fyne.CanvasObject{widgets.NewEmpty(text, button, func() { c.remedy(remedy) })}
	c.none.Refresh()
}

// leftOut counts the letters of the draft that are left out.
func (c *composer) leftOut() int {
	n := 0
	for _, l := range c.draft.Letters {
		if c.left[l.Seat()] {
			n++
		}
	}
	return n
}

// look shows a letter on paper.
func (c *composer) look(i int) {
	c.current = i
	total := len(c.draft.Letters)
	title := fmt.Sprintf("%d von %d · %s", i+1, total, c.draft.Letters[i].Letter.Name)
	c.paper.show(title, c.draft.Pages(i), i > 0, i < total-1)
	c.paper.guide(c.draft.Letters[i].Letter.Form)
}

// toggle takes a letter in or leaves it out.
func (c *composer) toggle(i int) {
	at := c.draft.Letters[i].Seat()
	if c.left[at] {
		delete(c.left, at)
	} else {
		c.left[at] = true
	}
	c.showDraft()
}

// tickAll takes all letters in or leaves all out.
func (c *composer) tickAll(in bool) {
	clear(c.left)
	if c.draft == nil {
		return
	}
	if !in {
		for _, l := range c.draft.Letters {
			c.left[l.Seat()] = true
		}
	}
	c.showDraft()
}

// leave commits what is being typed.
func (c *composer) leave() bool { return form.CommitAll(append(c.fields.shown(), c.more.fields...)...) }

// focusField puts the cursor into the field with a label, where the run has one.
func (c *composer) focusField(label string) {
	window := c.host.Window().Canvas()
	if field, found := host.FieldByLabel(label, c.fields.shown()); found {
		field.Focus(window)
	} else if field, found := host.FieldByLabel(label, c.more.fields); found {
		c.more.unfold(true)
		field.Focus(window)
	}
}

// focusFirst puts the keyboard into the list of recipients, from where everything can be leafed through.
func (c *composer) focusFirst() { c.host.Window().Canvas().Focus(c.list) }

// snapshot returns what would be created now.
func (c *composer) snapshot() making {
	return making{order: c.order, left: maps.Clone(c.left), separate: c.separate}
}
