package letters

// What a run seldom needs, folded away until it is asked for: order and sides, e-mail instead of paper, separate files, and the lines around the text.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Keys of what is remembered on this machine from one run to the next.
const (
	keptSort   = "letter_sort"
	keptDuplex = "letter_duplex"
	keptEmail  = "letter_email"
)

// remembered puts the order, sides and way that were chosen last on this machine into an order that says nothing of them.
func remembered(order workflow.LetterOrder) workflow.LetterOrder {
	kept := fyne.CurrentApp().Preferences()
	if order.Sort == "" {
		order.Sort = workflow.Sort(kept.String(keptSort))
	}
	order.Duplex = order.Duplex || kept.Bool(keptDuplex)
	order.Email = order.Email || kept.Bool(keptEmail)
	return order
}

// more is the folded part of the form.
type more struct {
	composer            *composer
	sort                *form.Choice
	duplex, email, each *form.Check
	around              []aroundField
	fields              []form.Field

	open    bool
	link    *widgets.Link
	body    *fyne.Container
	content fyne.CanvasObject
}

// aroundField is a field for lines around the text: what the run says, and what its template says where the run is silent.
type aroundField struct {
	field    *form.Multiline
	chosen   func(*workflow.LetterOrder) *string
	template func(data.Template) string
}

func newMore(c *composer) *more {
	m := &more{composer: c}
	kept := fyne.CurrentApp().Preferences()
	m.sort = form.NewChoice("Reihenfolge", workflow.SortChoices, func(value string) error {
		c.order.Sort = workflow.Sort(value)
		kept.SetString(keptSort, value)
		return m.changed()
	})
	m.duplex = form.NewCheck("beidseitig: jedes Schreiben beginnt vorn", func(on bool) error {
		c.order.Duplex = on
		kept.SetBool(keptDuplex, on)
		return m.changed()
	})
	m.email = form.NewCheck("E-Mail-Entwurf, wo E-Mail gewünscht ist", func(on bool) error {
		c.order.Email = on
		kept.SetBool(keptEmail, on)
		return m.changed()
	})
	m.each = form.NewCheck("zusätzlich einzelne PDF-Dateien", func(on bool) error { c.separate = on; m.showLink(); return nil })
	m.fields = []form.Field{m.sort, m.duplex, m.email, m.each}
	for _, a := range []struct {
		label    string
		chosen   func(*workflow.LetterOrder) *string
		template func(data.Template) string
	}{
		{"Vermerke über der Anschrift", func(o *workflow.LetterOrder) *string { return &o.Remarks }, func(t data.Template) string { return t.Remarks }},
		{"Anlagen", func(o *workflow.LetterOrder) *string { return &o.Enclosures }, func(t data.Template) string { return t.Enclosures }},
		{"Verteiler", func(o *workflow.LetterOrder) *string { return &o.Copies }, func(t data.Template) string { return t.Copies }},
		{"Nachrichtlich", func(o *workflow.LetterOrder) *string { return &o.Informed }, func(t data.Template) string { return t.Informed }},
	} {
		field := form.NewMultiline(a.label, 2, func(text string) error { *a.chosen(&c.order) = text; return m.changed() })
		m.around = append(m.around, aroundField{field, a.chosen, a.template})
		m.fields = append(m.fields, field)
	}
	m.link = widgets.NewLink("", func() { m.unfold(!m.open) })
	m.body = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1),
		form.Row([]float32{1, 1}, m.sort, m.duplex),
		form.Row([]float32{1, 1}, m.email, m.each),
		form.Row([]float32{1, 1}, m.around[0].field, m.around[1].field),
		form.Row([]float32{1, 1}, m.around[2].field, m.around[3].field))
	m.body.Hide()
	m.content = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), m.link, m.body)
	m.showLink()
	return m
}

func (m *more) changed() error {
	m.showLink()
	return m.composer.redraft()
}

// unfold shows or hides the fields.
func (m *more) unfold(open bool) {
	m.open = open
	m.body.Hidden = !open
	m.showLink()
	m.composer.content.Refresh()
}

// show puts the choices into the fields.
func (m *more) show() {
	order, template := &m.composer.order, m.composer.chosen()
	m.sort.SetValue(string(order.Sort))
	m.duplex.SetChecked(order.Duplex)
	m.email.SetChecked(order.Email)
	m.each.SetChecked(m.composer.separate)
	for _, a := range m.around {
		a.field.SetText(*a.chosen(order))
		a.field.SetPlaceholder(a.template(template))
	}
	m.showLink()
}

// showLink says what differs from the usual, so that nothing is chosen unseen.
func (m *more) showLink() {
	order := &m.composer.order
	var said []string
	for _, part := range []struct {
		on   bool
		word string
	}{
		{order.Sort == workflow.SortOffice, "gebündelt je Geschäftsstelle"}, {order.Duplex, "beidseitig"}, {order.Email, "E-Mail, wo gewünscht"}, {m.composer.separate, "einzelne Dateien"},
	} {
		if part.on {
			said = append(said, part.word)
		}
	}
	for _, a := range m.around {
		if *a.chosen(order) != "" {
			said = append(said, strings.Fields(a.field.Label())[0])
		}
	}
	sign, text := "▸", "Mehr"
	if m.open {
		sign = "▾"
	}
	if len(said) > 0 {
		text += ": " + strings.Join(said, ", ")
	}
	m.link.SetText(sign + " " + text)
}
