package settings

// The sender of letters, with a letter beside it as it will print.

import (
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

// senderField is one field of a sender in the form.
type senderField struct {
	label string
	part  func(*data.Sender) *string
	lines int // more than one: a field of several lines
	hint  string
}

// senderRows are the fields, those of one row side by side.
var senderRows = []struct {
	section string
	fields  []senderField
	weights []float32
}{
	{"Briefkopf", []senderField{{"Behörde", func(s *data.Sender) *string { return &s.Authority }, 1, "Landeshauptstadt München"}}, nil},
	{"", []senderField{
		{"Referat", func(s *data.Sender) *string { return &s.Department }, 1, ""},
		{"Stelle", func(s *data.Sender) *string { return &s.Section }, 1, ""},
	}, nil},
	{"", []senderField{
		{"Straße und Hausnummer", func(s *data.Sender) *string { return &s.Street }, 1, ""},
		{"PLZ", func(s *data.Sender) *string { return &s.Postcode }, 1, ""},
		{"Ort", func(s *data.Sender) *string { return &s.City }, 1, ""},
	}, []float32{3, 1, 2}},
	{"", []senderField{{"Rücksendezeile über der Anschrift", func(s *data.Sender) *string { return &s.ReturnLine }, 1, "leer: aus den Angaben oben"}}, nil},
	{"Auskunft", []senderField{
		{"Auskunft erteilt", func(s *data.Sender) *string { return &s.ContactName }, 1, ""},
		{"Zimmer", func(s *data.Sender) *string { return &s.Room }, 1, ""},
	}, []float32{3, 1}},
	{"", []senderField{
		{"Telefon", func(s *data.Sender) *string { return &s.Phone }, 1, ""},
		{"E-Mail", func(s *data.Sender) *string { return &s.Email }, 1, ""},
	}, nil},
	{"", []senderField{
		{"Sprechzeiten", func(s *data.Sender) *string { return &s.Hours }, 1, ""},
		{"Unser Zeichen", func(s *data.Sender) *string { return &s.OurReference }, 1, ""},
	}, nil},
	{"Unterschrift", []senderField{
		{"Unterschrift", func(s *data.Sender) *string { return &s.Signatory }, 1, ""},
		{"Funktion", func(s *data.Sender) *string { return &s.SignatoryTitle }, 1, ""},
		{"Vermerk", func(s *data.Sender) *string { return &s.SignatureMark }, 1, "gez."},
	}, []float32{3, 3, 1}},
	{"Fuß der ersten Seite", []senderField{{"Fußzeile", func(s *data.Sender) *string { return &s.Footer }, 3, ""}}, nil},
}

// senderInput is a field of the form and where its value belongs.
type senderInput struct {
	field form.Field
	set   func(string)
	part  func(*data.Sender) *string
}

// senderPart is the tab of the sender.
type senderPart struct {
	host    host.Host
	box     fyne.CanvasObject
	choice  *form.Choice // which sender, where there are several
	inputs  []senderInput
	preview *widgets.Preview
	sender  data.Sender
}

func newSenderPart(h host.Host) *senderPart {
	p := &senderPart{host: h, preview: widgets.NewPreview()}
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2))
	p.choice = form.NewChoice("Absender", nil, func(value string) error { p.pick(value); return nil })
	column.Add(p.choice)
	for _, row := range senderRows {
		if row.section != "" {
			column.Add(widgets.NewSection(row.section))
		}
		objects := make([]fyne.CanvasObject, len(row.fields))
		for i, f := range row.fields {
			objects[i] = p.input(f)
		}
		column.Add(form.Row(row.weights, objects...))
	}
	p.box = widgets.NewSplit(widgets.NewCard(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), column))), p.preview, 0.42)
	return p
}

// input makes one field that saves the sender when it is left.
func (p *senderPart) input(f senderField) fyne.CanvasObject {
	commit := func(text string) error {
		changed := p.sender
		*f.part(&changed) = text
		if err := p.host.Desk().SaveSender(p.host.Context(), changed); err != nil {
			return err
		}
		p.sender = changed
		return nil
	}
	if f.lines > 1 {
		field := form.NewMultiline(f.label, f.lines, commit)
		p.inputs = append(p.inputs, senderInput{field, field.SetText, f.part})
		return field
	}
	field := form.NewText(f.label, commit)
	field.SetPlaceholder(f.hint)
	p.inputs = append(p.inputs, senderInput{field, field.SetText, f.part})
	return field
}

func (p *senderPart) content() fyne.CanvasObject { return p.box }

// refresh reads the sender again: the one shown, or the first.
func (p *senderPart) refresh() {
	senders, err := data.List[data.Sender](p.host.Context(), p.host.Desk().Store, nil)
	if err != nil {
		p.host.ShowError(err)
		return
	}
	if len(senders) == 0 {
		return
	}
	shown := senders[0]
	choices := make([]workflow.Choice, len(senders))
	for i, sender := range senders {
		choices[i] = workflow.Choice{Value: idText(sender.ID), Label: sender.Name}
		if sender.ID == p.sender.ID {
			shown = sender
		}
	}
	p.choice.SetChoices(choices)
	p.choice.SetValue(idText(shown.ID))
	setVisible(p.choice, len(senders) > 1)
	p.show(shown)
}

// pick shows another sender.
func (p *senderPart) pick(value string) {
	if value != idText(p.sender.ID) {
		p.sender = data.Sender{ID: parseID(value)}
		p.refresh()
	}
}

func (p *senderPart) show(sender data.Sender) {
	p.sender = sender
	for _, input := range p.inputs {
		input.set(*input.part(&sender))
		lock(input.field, p.host.Desk().Store.ReadOnly())
	}
	p.showLetter()
}

// showLetter lays out the request for a nomination to the first district, as it would print today.
func (p *senderPart) showLetter() {
	draft, err := p.host.Desk().DraftLetters(p.host.Context(), workflow.LetterOrder{
		TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs, Districts: []int{1}},
	})
	if err != nil {
		p.host.ShowError(err)
		return
	}
	if len(draft.Letters) > 0 {
		p.preview.SetPages(draft.Pages(0))
	}
}

func (p *senderPart) leave() bool {
	fields := make([]form.Field, len(p.inputs))
	for i, input := range p.inputs {
		fields[i] = input.field
	}
	return form.CommitAll(fields...)
}
