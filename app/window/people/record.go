package people

// The chosen person: a form that saves when a field is left, the functions, the timeline, the letters, and data protection.

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Tabs of the record.
const (
	tabData = iota
	tabContacts
	tabRoles
	tabTimeline
	tabLetters
	tabPrivacy
)

type record struct {
	host    host.Host
	created func(data.ID)

	id    data.ID
	isNew bool
	card  workflow.PersonCard

	pane *widgets.Pane

	fields   []form.Field                // those of the tab Angaben first
	inData   int                         // how many of them that are
	show_    []func(workflow.PersonCard) // puts the card into the fields
	first    *form.Text
	last     *form.Text
	preview  *widgets.Lines
	contacts *contacts
	roles    *roles
	similar  *similarHint // while somebody is being entered
	timeline *widgets.Kept
	letters  *widgets.Kept
	warned   bool // that somebody without a name is not saved
}

// newRecord makes the record; created is told of somebody new who has been saved, open shows somebody else.
func newRecord(h host.Host, created, open func(data.ID)) *record {
	r := &record{host: h, created: created, similar: newSimilarHint(h, open), contacts: newContacts(h)}
	r.preview = widgets.NewLines()
	r.roles = newRoles(h, r.reload)
	r.timeline, r.letters = widgets.NewKept(), widgets.NewKept()
	angaben := r.dataForm()
	r.inData = len(r.fields)
	r.pane = widgets.NewPane(
		widgets.PaneTab{Name: "Angaben", Body: angaben},
		widgets.PaneTab{Name: "Kontakt", Body: r.contacts.content},
		widgets.PaneTab{Name: "Funktionen", Body: r.roles.content},
		widgets.PaneTab{Name: "Verlauf", Body: r.timeline.Box},
		widgets.PaneTab{Name: "Schreiben", Body: r.letters.Box},
		widgets.PaneTab{Name: "Datenschutz", Body: r.privacyForm()},
	)
	return r
}

// text makes a text field for a part of the card.
func (r *record) text(label string, of func(*workflow.PersonCard) *string) *form.Text {
	field := form.NewText(label, func(value string) error {
		return r.change(func(c *workflow.PersonCard) { *of(c) = value })
	})
	r.add(field, func(c workflow.PersonCard) { field.SetText(*of(&c)) })
	return field
}

func (r *record) choice(label string, choices []workflow.Choice, of func(*workflow.PersonCard) *string) *form.Choice {
	field := form.NewChoice(label, choices, func(value string) error {
		return r.change(func(c *workflow.PersonCard) { *of(c) = value })
	})
	r.add(field, func(c workflow.PersonCard) { field.SetValue(*of(&c)) })
	return field
}

func (r *record) check(label string, of func(*workflow.PersonCard) *bool) *form.Check {
	field := form.NewCheck(label, func(value bool) error {
		return r.change(func(c *workflow.PersonCard) { *of(c) = value })
	})
	r.add(field, func(c workflow.PersonCard) { field.SetChecked(*of(&c)) })
	return field
}

func (r *record) date(label string, of func(*workflow.PersonCard) *data.Date) *form.Date {
	field := form.NewDate(label, r.host.Desk().Today, func(value data.Date) error {
		return r.change(func(c *workflow.PersonCard) { *of(c) = value })
	})
	r.add(field, func(c workflow.PersonCard) { field.SetDate(*of(&c)) })
	return field
}

func (r *record) add(field form.Field, show func(workflow.PersonCard)) {
	r.fields = append(r.fields, field)
	r.show_ = append(r.show_, show)
}

func (r *record) dataForm() fyne.CanvasObject {
	formOf := r.choice("Form", workflow.FormChoices, func(c *workflow.PersonCard) *string { return &c.Person.Form })
	title := r.text("Titel", func(c *workflow.PersonCard) *string { return &c.Person.Title })
	r.first = r.text("Vorname", func(c *workflow.PersonCard) *string { return &c.Person.FirstName })
	r.last = r.text("Nachname", func(c *workflow.PersonCard) *string { return &c.Person.LastName })
	salutation := r.text("Briefanrede (leer: automatisch)", func(c *workflow.PersonCard) *string { return &c.Person.Salutation })
	r.show_ = append(r.show_, func(c workflow.PersonCard) {
		c.Person.Salutation = ""
		salutation.SetPlaceholder(workflow.Salutation(c.Person))
	})
	street := r.text("Straße (eigene Anschrift)", func(c *workflow.PersonCard) *string { return &c.Address.Street })
	postcode := r.text("PLZ", func(c *workflow.PersonCard) *string { return &c.Address.Postcode })
	city := r.text("Ort", func(c *workflow.PersonCard) *string { return &c.Address.City })
	mail := r.text("E-Mail", func(c *workflow.PersonCard) *string { return &c.Email.Value })
	phone := r.text("Telefon", func(c *workflow.PersonCard) *string { return &c.Phone.Value })
	hidden := r.check("Telefon nicht auf Listen", func(c *workflow.PersonCard) *bool { return &c.Phone.NotOnLists })
	way := r.choice("Bevorzugter Weg", workflow.PreferredWayChoices, func(c *workflow.PersonCard) *string { return &c.Person.PreferredWay })
	via := r.choice("Anschrift im Brief", workflow.AddressViaChoices, func(c *workflow.PersonCard) *string { return &c.Person.AddressVia })
	own := form.NewMultiline("Anschrift wörtlich (leer: automatisch)", 3, func(value string) error {
		return r.change(func(c *workflow.PersonCard) { c.Person.AddressLines = value })
	})
	r.add(own, func(c workflow.PersonCard) { own.SetText(c.Person.AddressLines) })
	for _, field := range []*form.Text{r.first, r.last, mail, phone} {
		field.OnTyped = func(string) {
			typed := r.card.Person
			typed.FirstName, typed.LastName = r.first.Text(), r.last.Text()
			r.similar.set(typed, mail.Text(), phone.Text())
		}
	}
	return container.NewVBox(
		form.Row([]float32{1.1, 1, 1.6, 1.8}, formOf, title, r.first, r.last),
		r.similar.content,
		salutation,
		form.Row([]float32{2, 0.9, 1.6}, street, postcode, city),
		form.Row([]float32{1, 1}, mail, phone),
		hidden,
		form.Row([]float32{1, 1.4}, way, via),
		r.preview,
		r.noteField(), own,
	)
}

// noteField is the note, with the line that says what does not belong there; words that hint at it make the line a warning.
func (r *record) noteField() fyne.CanvasObject {
	hint := widgets.NewNote(workflow.NoteHint)
	warning := widgets.NewText("")
	warning.SetTone(workflow.Warn)
	warn := func(text string) {
		if warning.Hide(); len(workflow.SensitiveWords(text)) > 0 {
			warning.SetText("! Bitte prüfen: „" + strings.Join(workflow.SensitiveWords(text), "“, „") + "“ gehört zu den Angaben, die hier nicht stehen dürfen (Art. 9 DSGVO).")
			warning.Show()
		}
	}
	note := form.NewMultiline("Notiz (nichts Vertrauliches)", 2, func(value string) error {
		return r.change(func(c *workflow.PersonCard) { c.Person.Note = value })
	})
	note.OnTyped = warn
	r.add(note, func(c workflow.PersonCard) { note.SetText(c.Person.Note); warn(note.Text()) })
	return container.NewVBox(note, warning, hint)
}

func (r *record) privacyForm() fyne.CanvasObject {
	verified := r.date("Stand geprüft am", func(c *workflow.PersonCard) *data.Date { return &c.Person.VerifiedOn })
	checked := besideField(verified, widgets.NewButton("heute geprüft", r.verify))
	return container.NewVBox(
		form.Row([]float32{1.5, 1.2},
			checked,
			r.date("Informiert nach Art. 14 am", func(c *workflow.PersonCard) *data.Date { return &c.Person.InformedOn })),
		r.check("Verarbeitung eingeschränkt (Art. 18 DSGVO): keine Schreiben, keine Einladungen", func(c *workflow.PersonCard) *bool { return &c.Person.Restricted }),
		r.check("Wünscht keine Schreiben und Einladungen (Art. 21 DSGVO)", func(c *workflow.PersonCard) *bool { return &c.Person.NoContact }),
	)
}

// verify notes that everything on file of the person is right today.
func (r *record) verify() {
	if r.isNew || !r.leave() {
		return
	}
	if r.card.Person.VerifiedOn == r.host.Desk().Today() {
		r.host.Toast(r.card.Person.FullName() + " ist heute schon geprüft.")
		return
	}
	r.host.ShowError(r.host.Desk().MarkVerified(r.host.Context(), r.id))
}

// change saves one change of the card; a new person is entered with its first name.
func (r *record) change(edit func(*workflow.PersonCard)) error {
	card := r.card
	edit(&card)
	if r.isNew && card.Person.FullName() == "" {
		r.card, r.warned = card, false // nothing to enter yet
		return nil
	}
	id, err := r.host.Desk().SavePersonCard(r.host.Context(), card)
	if err != nil {
		return err
	}
	wasNew := r.isNew
	r.id, r.isNew = id, false
	r.reload()
	if wasNew {
		r.created(id)
	}
	return nil
}

// leave commits what is being typed. Somebody new without a name cannot be saved: the first attempt to go says so, the second gives up what was typed.
func (r *record) leave() bool {
	if !form.CommitAll(append(slices.Clone(r.fields), r.contacts.fields()...)...) {
		return false
	}
	if r.isNew && !r.warned && says(r.card) {
		r.warned = true
		r.last.SetError(data.Mistakef("Bitte einen Namen eintragen. Wer trotzdem weitergeht, verwirft die Angaben."))
		return false
	}
	return true
}

// says reports whether a card holds more than what a new one begins with; form of address and ways are chosen quickly and soon chosen again.
func says(c workflow.PersonCard) bool {
	begin := newCard()
	begin.Person.Form, begin.Person.PreferredWay, begin.Person.AddressVia = c.Person.Form, c.Person.PreferredWay, c.Person.AddressVia
	return !reflect.DeepEqual(begin, c)
}

// newCard is what a new person begins with.
func newCard() workflow.PersonCard {
	return workflow.PersonCard{Person: data.Person{AddressVia: data.ViaOffice, PreferredWay: data.WayLetter}}
}

// show shows a person; what was typed for the one before is saved first. It returns false when that cannot be.
func (r *record) show(id data.ID) bool {
	if id == r.id && !r.isNew {
		return true
	}
	if !r.leave() {
		return false
	}
	r.similar.clear()
	r.id, r.isNew = id, false
	r.reload()
	return true
}

// showNew shows an empty form.
func (r *record) showNew() {
	r.id, r.isNew, r.warned = 0, true, false
	r.card = newCard()
	r.similar.clear()
	dropAll(r.contacts.fields())
	r.pane.Tabs.Select(tabData)
	r.fill()
	r.pane.Title.SetText("Neue Person")
	r.focusFirst()
}

// giveUp empties the record: its person is gone, or was never entered.
func (r *record) giveUp() {
	r.id, r.isNew, r.card = 0, false, workflow.PersonCard{}
	r.similar.clear()
	dropAll(append(slices.Clone(r.fields), r.contacts.fields()...))
	r.fill()
}

func (r *record) focusFirst() {
	r.pane.Tabs.Select(tabData)
	r.first.Focus(r.host.Window().Canvas())
}

// focusField puts the cursor into the field with a label, on the tab where it stands.
func (r *record) focusField(label string) {
	window := r.host.Window().Canvas()
	if label == "Funktion" {
		r.pane.Tabs.Select(tabRoles)
		window.Focus(r.roles.enter)
		return
	}
	if label == "Anrede" { // it follows from the form of address
		label = "Form"
	}
	field, found := host.FieldByLabel(label, r.fields)
	if !found {
		return
	}
	r.pane.Tabs.Select(tabData)
	if slices.ContainsFunc(r.fields[r.inData:], func(f form.Field) bool { return any(f) == any(field) }) {
		r.pane.Tabs.Select(tabPrivacy)
	}
	field.Focus(window)
}

// reload reads the person again.
func (r *record) reload() {
	if r.id == 0 {
		return
	}
	card, err := r.host.Desk().PersonCard(r.host.Context(), r.id)
	if errors.Is(err, data.ErrNotFound) { // undone, or removed
		r.giveUp()
		return
	}
	if err != nil {
		r.host.ShowError(err)
		return
	}
	r.card = card
	r.fill()
}

func (r *record) fill() {
	for _, show := range r.show_ {
		show(r.card)
	}
	r.pane.Title.SetText(r.card.Person.FullName())
	r.pane.Line.SetText(functions(r.card, r.host.Desk().Today()))
	r.pane.Chip.Set(standing(r.card.Person))
	r.pane.Tabs.SetName(tabRoles, count("Funktionen", len(r.card.Roles)))
	r.contacts.set(r.card)
	r.roles.show(r.card)
	lines, err := r.host.Desk().AddressPreview(r.host.Context(), r.card)
	if err != nil {
		r.host.ShowError(err)
	}
	r.preview.SetText(strings.Join(lines, "\n"))
	if r.preview.Show(); len(lines) == 0 {
		r.preview.Hide()
	}
	r.fillTimeline()
	r.fillLetters()
}

// standing is the chip of a person.
func standing(p data.Person) workflow.Mark {
	switch {
	case p.Restricted:
		return workflow.Mark{Sign: "!", Word: "eingeschränkt", Tone: workflow.Bad}
	case p.NoContact:
		return workflow.Mark{Sign: "!", Word: "keine Schreiben", Tone: workflow.Warn}
	case !p.VerifiedOn.IsZero():
		return workflow.Mark{Sign: "✓", Word: "geprüft " + p.VerifiedOn.String(), Tone: workflow.Good}
	}
	return workflow.Mark{}
}

// functions returns the present functions in words.
func functions(card workflow.PersonCard, today data.Date) string {
	var list []string
	for _, h := range card.Roles {
		if !h.Role.Held(today) {
			continue
		}
		text := workflow.FunctionLine(h)
		if !h.Role.FromOn.IsZero() {
			text += " seit " + h.Role.FromOn.String()
		}
		list = append(list, text)
	}
	return strings.Join(list, " · ")
}
