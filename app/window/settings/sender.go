package settings

// The profiles of senders, one of them in a form, with a letter beside it as it will print.

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/page"
)

// senderInput is a field of the form and where its value belongs.
type senderInput struct {
	field form.Field
	set   func(string)
	part  func(*data.Sender) *string
}

// senderPart is the tab of the sender.
type senderPart struct {
	host         host.Host
	box          fyne.CanvasObject
	choice       *form.Choice // which profile
	mark         *widgets.Chip
	remove       *widgets.Button
	buttons      []*widgets.Button // what changes the profiles
	warnings     *fyne.Container   // where profiles overlap, or none is valid
	from, until  *form.Date
	inputs       []senderInput
	letterhead   *form.Choice
	letterheadOf *widgets.Text // what the letterhead means
	pictures     map[workflow.SenderPicture]*pictureField
	footer       []fyne.CanvasObject // what belongs to a letterhead that the program prints
	preview      *widgets.Preview
	sender       data.Sender
	showing      bool // the form is being filled by the program
}

func newSenderPart(h host.Host) *senderPart {
	p := &senderPart{host: h, preview: widgets.NewPreview(), pictures: map[workflow.SenderPicture]*pictureField{}}
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2))
	p.addProfile(column)
	for _, row := range senderRows {
		var objects []fyne.CanvasObject
		if row.section != "" {
			objects = append(objects, widgets.NewSection(row.section))
		}
		if row.section == letterheadSection {
			objects = append(objects, p.letterheadChoice()...)
		}
		fields := make([]fyne.CanvasObject, len(row.fields))
		for i, f := range row.fields {
			fields[i] = p.input(f)
		}
		objects = append(objects, form.Row(row.weights, fields...))
		switch row.section {
		case signatureSection:
			objects = append(objects, p.picture(workflow.SenderSignature, "Unterschrift", "png,jpg,jpeg", "Eingescannte Unterschrift, PNG oder JPEG; sie ersetzt den Vermerk."))
		case footerSection:
			p.footer = append(p.footer, objects...)
		}
		for _, object := range objects {
			column.Add(object)
		}
	}
	p.box = widgets.NewSplit(widgets.NewCard(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), column))), p.preview, 0.42)
	return p
}

// addProfile adds the choice of the profile, what can be done with it, and its time.
func (p *senderPart) addProfile(column *fyne.Container) {
	p.choice = form.NewChoice("Absenderprofil", nil, p.pick)
	p.mark = widgets.NewChip(workflow.Mark{})
	p.warnings = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
	create := widgets.NewButton("Neu", func() { p.add((*workflow.Desk).NewSender) })
	copies := widgets.NewButton("Kopieren", func() {
		p.add(func(d *workflow.Desk, ctx context.Context) (data.Sender, error) {
			return d.CopySender(ctx, p.sender.ID)
		})
	})
	p.remove = widgets.NewButton("Löschen", p.delete)
	p.buttons = []*widgets.Button{create, copies, p.remove}
	p.from = p.date("Gültig ab", "schon immer", func(s *data.Sender) *data.Date { return &s.FromOn })
	p.until = p.date("Gültig bis", "offen", func(s *data.Sender) *data.Date { return &s.UntilOn })
	name := p.input(senderField{"Name des Profils", func(s *data.Sender) *string { return &s.Name }, 1, ""})
	column.Add(p.choice)
	column.Add(container.NewBorder(nil, nil, p.mark, container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), create, copies, p.remove)))
	column.Add(p.warnings)
	column.Add(form.Row([]float32{2, 1, 1}, name, p.from, p.until))
	column.Add(widgets.NewNote("Das Datum eines Schreibens bestimmt, welches Profil es trägt. „Neu“ kopiert das heutige Profil, gültig ab heute; das alte endet gestern. Schreiben, die schon hinausgegangen sind, bleiben, wie sie sind."))
}

// letterheadChoice makes the choice of the letterhead, with what belongs to it.
func (p *senderPart) letterheadChoice() []fyne.CanvasObject {
	p.letterhead = form.NewChoice("Briefkopf kommt aus", workflow.LetterheadChoices, func(value string) error {
		return p.save(func(s *data.Sender) { s.Letterhead = value })
	})
	p.letterheadOf = widgets.NewNote("")
	return []fyne.CanvasObject{
		p.letterhead, p.letterheadOf,
		p.picture(workflow.SenderBackground, "Briefbogen", "pdf", "PDF in A4; eine zweite Seite liegt unter den Folgeseiten."),
		p.picture(workflow.SenderLogo, "Logo", "png,jpg,jpeg", "PNG oder JPEG; es steht rechts im Briefkopf."),
	}
}

// date makes a field for a day of the profile.
func (p *senderPart) date(label, hint string, part func(*data.Sender) *data.Date) *form.Date {
	field := form.NewDate(label, p.host.Desk().Today, func(day data.Date) error {
		return p.save(func(s *data.Sender) { *part(s) = day })
	})
	field.SetPlaceholder(hint)
	return field
}

// input makes one field that saves the sender when it is left; the letter follows every key.
func (p *senderPart) input(f senderField) fyne.CanvasObject {
	commit := func(text string) error { return p.save(func(s *data.Sender) { *f.part(s) = text }) }
	typed := func(text string) {
		if !p.showing {
			changed := p.sender
			*f.part(&changed) = text
			p.showLetter(changed)
		}
	}
	if f.lines > 1 {
		field := form.NewMultiline(f.label, f.lines, commit)
		field.OnTyped = typed
		p.inputs = append(p.inputs, senderInput{field, field.SetText, f.part})
		return field
	}
	field := form.NewText(f.label, commit)
	field.SetPlaceholder(f.hint)
	field.OnTyped = typed
	p.inputs = append(p.inputs, senderInput{field, field.SetText, f.part})
	return field
}

// save saves the sender with a change.
func (p *senderPart) save(change func(*data.Sender)) error {
	changed := p.sender
	change(&changed)
	if err := p.host.Desk().SaveSender(p.host.Context(), changed); err != nil {
		return err
	}
	p.sender = changed
	return nil
}

// add adds a profile and shows it.
func (p *senderPart) add(make func(*workflow.Desk, context.Context) (data.Sender, error)) {
	if !p.leave() {
		return
	}
	added, err := make(p.host.Desk(), p.host.Context())
	if err != nil {
		p.host.ShowError(err)
		return
	}
	p.sender = added
	p.refresh()
}

// delete removes the profile that shows.
func (p *senderPart) delete() {
	p.drop()
	if err := p.host.Desk().DeleteSender(p.host.Context(), p.sender.ID); err != nil {
		p.host.ShowError(err)
		return
	}
	p.host.Toast("Absenderprofil gelöscht. Strg+Z holt es zurück.")
}

func (p *senderPart) content() fyne.CanvasObject { return p.box }

// refresh reads the profiles again and shows the one that was shown, or the one of today.
func (p *senderPart) refresh() {
	senders, err := p.host.Desk().Senders(p.host.Context())
	if err != nil {
		p.host.ShowError(err)
		return
	}
	if len(senders) == 0 {
		return
	}
	today := p.host.Desk().Today()
	shown, found := senders[0], false
	choices := make([]workflow.Choice, len(senders))
	for i, sender := range senders {
		choices[i] = workflow.IDChoice(sender.ID, workflow.SenderLabel(sender, today))
		if sender.ID == p.sender.ID {
			shown, found = sender, true
		}
	}
	for _, sender := range senders {
		if !found && workflow.SenderMark(senders, sender, today).Tone == workflow.Good {
			shown = sender
		}
	}
	p.choice.Drop()
	p.choice.SetChoices(choices)
	p.choice.SetValue(idText(shown.ID))
	p.mark.Set(workflow.SenderMark(senders, shown, today))
	p.warn(workflow.SenderGaps(senders, today))
	p.show(shown)
	if len(senders) == 1 {
		p.remove.Disable()
	}
}

// warn shows what is wrong with the times of the profiles, with a sign, so that it is not told by colour alone.
func (p *senderPart) warn(texts []string) {
	p.warnings.RemoveAll()
	for _, text := range texts {
		warning := widgets.NewText("! " + text)
		warning.SetTone(workflow.Warn)
		p.warnings.Add(warning)
	}
	setVisible(p.warnings, len(texts) > 0)
}

// pick shows another profile.
func (p *senderPart) pick(value string) error {
	if value == idText(p.sender.ID) {
		return nil
	}
	if !p.leave() {
		return data.Mistakef("Bitte zuerst berichtigen, was unten rot steht.")
	}
	p.sender = data.Sender{ID: parseID(value)}
	p.refresh()
	return nil
}

func (p *senderPart) show(sender data.Sender) {
	if sender.ID != p.sender.ID {
		p.drop()
	}
	readOnly := p.host.Desk().Store.ReadOnly()
	p.sender, p.showing = sender, true
	for _, input := range p.inputs {
		input.set(*input.part(&sender))
	}
	p.from.SetDate(sender.FromOn)
	p.until.SetDate(sender.UntilOn)
	p.letterhead.SetValue(sender.Letterhead)
	p.showing = false
	p.showPictures()
	for _, field := range p.all() {
		lock(field, readOnly)
	}
	for _, button := range p.buttons {
		enable(button, !readOnly)
	}
	p.showLetter(sender)
}

// drop gives up what was typed and not saved.
func (p *senderPart) drop() {
	p.showing = true
	for _, field := range p.all() {
		field.Drop()
	}
	p.showing = false
}

// showLetter lays out the request for a nomination to the first district, as it would print today with a sender.
func (p *senderPart) showLetter(sender data.Sender) {
	pages, err := p.host.Desk().SenderPreview(p.host.Context(), sender)
	showPages(p.host, p.preview, pages, err)
}

// showPages shows a letter, or nothing where there is a reason that no letter can be written: it stands elsewhere on the page, or in the check of letters.
func showPages(h host.Host, preview *widgets.Preview, pages []page.Page, err error) {
	var mistake *data.Mistake
	if err != nil && !errors.As(err, &mistake) {
		h.ShowError(err)
	}
	preview.SetPages(pages)
}

// all returns all fields, in the order in which they stand.
func (p *senderPart) all() []form.Field {
	fields := []form.Field{p.from, p.until, p.letterhead}
	for _, input := range p.inputs {
		fields = append(fields, input.field)
	}
	return fields
}

func (p *senderPart) leave() bool { return form.CommitAll(p.all()...) }
