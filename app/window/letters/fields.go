package letters

// The fields of a new run. Each change draws the letters anew; which fields stand there depends on template and recipients.

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// fields are what is chosen for a run.
type fields struct {
	composer *composer

	template, meeting, motion, group, role, office *form.Choice
	date, due                                      *form.Date
	subject                                        *form.Text
	message                                        *form.Multiline
	people                                         *people
	noMotion                                       fyne.CanvasObject

	laidOut needs // which fields stand there
	content *fyne.Container
}

// byCount is the value of the template that stands for all reminders: each district gets the one that is due.
const byCount = "*"

// noMotions is what an office reads that has no motion to answer.
const noMotions = "Noch ist kein BA-Antrag eingetragen, auf den ein Schreiben antworten könnte. Anträge trägt zurzeit der Befehl „motion add“ ein."

func newFields(c *composer) *fields {
	f := &fields{composer: c, content: container.New(layout.NewCustomPaddedVBoxLayout(look.Space2)), noMotion: widgets.NewText(noMotions)}
	today := func() data.Date { return c.host.Desk().Today() }
	f.template = form.NewChoice("Vorlage", nil, func(key string) error { return f.chooseTemplate(key) })
	f.meeting = f.choice("Sitzung", func(id data.ID) { c.order.MeetingID = id; c.proposeDue() })
	f.motion = f.choice("BA-Antrag", func(id data.ID) { c.order.MotionID = id })
	f.role = f.choice("Funktion", func(id data.ID) { c.order.Selection.RoleKindID = id })
	f.office = f.choice("Geschäftsstelle", func(id data.ID) { c.order.Selection.OfficeID = id })
	f.group = form.NewChoice("An", workflow.GroupChoices, func(value string) error {
		c.order.Selection.Group, c.groupByHand = workflow.Group(value), true
		clear(c.left)
		c.proposeMeeting()
		c.proposeMotion()
		c.proposeRole()
		c.proposeDue()
		return f.changed()
	})
	f.date = form.NewDate("Datum", today, func(on data.Date) error {
		if err := inOrder(on, c.order.Due); err != nil && c.order.Due != c.proposed {
			return err
		}
		c.order.Date = on
		c.proposeDue()
		return f.changed()
	})
	f.due = form.NewDate("Antwort bis", today, func(on data.Date) error {
		if err := inOrder(c.order.Date, on); err != nil {
			return err
		}
		c.order.Due = on
		return c.redraft()
	})
	f.subject = form.NewText("Betreff", func(text string) error { c.order.Subject = text; return c.redraft() })
	f.message = form.NewMultiline("Text", 3, func(text string) error { c.order.Message = text; return c.redraft() })
	f.people = newPeople(c.host, func(ids []data.ID) error { c.order.Selection.People = ids; return f.changed() })
	return f
}

// choice makes a field for one record of few.
func (f *fields) choice(label string, set func(data.ID)) *form.Choice {
	return form.NewChoice(label, nil, func(value string) error {
		set(workflow.ChoiceID(value))
		return f.changed()
	})
}

// changed shows what follows from a change.
func (f *fields) changed() error {
	f.composer.showChoices()
	return f.composer.redraft()
}

func (f *fields) chooseTemplate(key string) error {
	c := f.composer
	c.order.TemplateKey, c.order.ByCount = key, key == byCount
	if c.order.ByCount {
		c.order.TemplateKey = firstReminder(c.templates)
	}
	c.propose()
	return f.changed()
}

// firstReminder returns the key of the first template that reminds, empty where there is none.
func firstReminder(templates []data.Template) string {
	for _, t := range templates {
		if t.Purpose == data.TemplateReminder {
			return t.Key
		}
	}
	return ""
}

// needs says which of the fields matter that not every run has.
type needs struct{ known, meeting, motion, noMotion, role, people, subject, message bool }

func (c *composer) needs() needs {
	t, group := c.chosen(), c.order.Selection.Group
	motion := t.Purpose == data.TemplateMotion || group == workflow.GroupMotion || workflow.Uses(t, "Antrag")
	return needs{
		known:   true,
		meeting: t.Purpose == data.TemplateInvitation || t.Purpose == data.TemplateInvitationReminder || t.Purpose == data.TemplateMinutes || group.OfMeeting() || workflow.Uses(t, "Sitzung", "Tagesordnung"),
		motion:  motion, noMotion: motion && len(c.motions) == 0,
		role: group == workflow.GroupRole, people: group == workflow.GroupPeople,
		subject: workflow.Uses(t, "Betreff"), message: workflow.Uses(t, "Mitteilung", "Antwort"),
	}
}

// show puts the choices into the fields, and shows those that matter.
func (f *fields) show() {
	c := f.composer
	order, selection := c.order, c.order.Selection
	f.template.SetValue(order.TemplateKey)
	if order.ByCount {
		f.template.SetValue(byCount)
	}
	f.group.SetValue(string(selection.Group))
	f.meeting.SetValue(idValue(order.MeetingID))
	f.motion.SetValue(idValue(order.MotionID))
	f.role.SetValue(idValue(selection.RoleKindID))
	f.office.SetValue(idValue(selection.OfficeID))
	f.date.SetDate(order.Date)
	f.due.SetDate(order.Due)
	f.due.SetPlaceholder("(" + c.usualDue().String() + ")")
	f.subject.SetText(order.Subject)
	f.message.SetText(order.Message)
	f.people.show(selection.People)
	if needs := c.needs(); needs != f.laidOut {
		f.laidOut = needs
		f.layOut(needs)
	}
}

// idValue is the value of a choice that stands for a record; "0" for none.
func idValue(id data.ID) string { return workflow.IDChoice(id, "").Value }

// dateWidth is the least width of a date, in px.
const dateWidth = 126

// layOut puts the fields that matter below each other.
func (f *fields) layOut(n needs) {
	row := []fyne.CanvasObject{leastWidth(dateWidth, f.date), leastWidth(dateWidth, f.due), f.office}
	weights := []float32{1.1, 1.1, 1.2}
	if n.meeting {
		row, weights = append([]fyne.CanvasObject{f.meeting}, row...), append([]float32{1.7}, weights...)
	}
	objects := []fyne.CanvasObject{form.Row([]float32{1, 1}, f.template, f.group), form.Row(weights, row...)}
	for _, extra := range []struct {
		on     bool
		object fyne.CanvasObject
	}{{n.motion && !n.noMotion, f.motion}, {n.noMotion, f.noMotion}, {n.role, f.role}, {n.people, f.people.content}, {n.subject, f.subject}, {n.message, f.message}} {
		if extra.on {
			objects = append(objects, extra.object)
		}
	}
	f.content.Objects = objects
	f.content.Refresh()
}

// leastWidth keeps a field from becoming narrower.
func leastWidth(width float32, field fyne.CanvasObject) fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(width, 0))
	return container.NewStack(room, field)
}

// shown returns the fields that are on the page.
func (f *fields) shown() []form.Field {
	n := f.composer.needs()
	all := []struct {
		field form.Field
		shown bool
	}{
		{f.template, true}, {f.group, true}, {f.meeting, n.meeting}, {f.date, true}, {f.due, true}, {f.office, true}, {f.motion, n.motion && !n.noMotion}, {f.role, n.role},
		{f.people.picker, n.people}, {f.subject, n.subject}, {f.message, n.message},
	}
	var shown []form.Field
	for _, one := range all {
		if one.shown {
			shown = append(shown, one.field)
		}
	}
	return shown
}

// readChoices reads what there is to choose from.
func (f *fields) readChoices() error {
	c := f.composer
	ctx, desk := c.host.Context(), c.host.Desk()
	all, err := desk.Templates(ctx, true)
	if err != nil {
		return err
	}
	if c.meetings, err = desk.Store.Meetings(ctx); err != nil {
		return err
	}
	if c.motions, err = desk.Motions(ctx); err != nil {
		return err
	}
	kinds, err := data.List[data.RoleKind](ctx, desk.Store, nil)
	if err != nil {
		return err
	}
	offices, err := data.List[data.Office](ctx, desk.Store, nil)
	if err != nil {
		return err
	}
	c.templates = nil
	for _, t := range all {
		if !t.Archived || t.Key == c.order.TemplateKey {
			c.templates = append(c.templates, t)
		}
	}
	f.template.SetChoices(templateChoices(c.templates))
	f.meeting.SetChoices(meetingChoices(c.meetings))
	f.motion.SetChoices(choicesOf(c.motions, "", func(m data.Motion) (data.ID, string) { return m.ID, m.Number + " · " + m.Subject }))
	f.role.SetChoices(choicesOf(kinds, "", func(k data.RoleKind) (data.ID, string) { return k.ID, k.Name }))
	f.office.SetChoices(choicesOf(offices, "alle", func(o data.Office) (data.ID, string) { return o.ID, strings.TrimPrefix(o.Name, "BA-Geschäftsstelle ") }))
	return nil
}

// choicesOf makes choices of records; none is the word for no record, empty where there must be one.
func choicesOf[R any](records []R, none string, of func(R) (data.ID, string)) []workflow.Choice {
	var choices []workflow.Choice
	if none != "" {
		choices = append(choices, workflow.IDChoice(0, none))
	}
	for _, r := range records {
		choices = append(choices, workflow.IDChoice(of(r)))
	}
	return choices
}

// templateChoices names the templates; before the first reminder stands the choice of that which is due for each district.
func templateChoices(templates []data.Template) []workflow.Choice {
	var choices []workflow.Choice
	first := firstReminder(templates)
	for _, t := range templates {
		if t.Key == first {
			choices = append(choices, workflow.Choice{Value: byCount, Label: "Erinnerung, je nach Zahl der bisherigen"})
		}
		choices = append(choices, workflow.Choice{Value: t.Key, Label: t.Name})
	}
	return choices
}

func meetingChoices(meetings []data.MeetingRow) []workflow.Choice {
	return choicesOf(meetings, "ohne", func(row data.MeetingRow) (data.ID, string) {
		label := row.Meeting.Name()
		if when := workflow.MeetingDate(row.Meeting); when != "" {
			label += ", " + when
		}
		return row.Meeting.ID, label
	})
}
