package letters

// What the letters of the outbox are narrowed to.

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

// filter is the row of fields above the outbox. What stands in it finds letters of all runs.
type filter struct {
	host    host.Host
	changed func()
	chosen  data.LetterFilter

	search               *widgets.SearchEntry
	state, template, way *form.Choice
	from, until          *form.Date
	empty                *widgets.Link // takes everything away
	content              fyne.CanvasObject
}

// foundAtMost is how many letters a search shows at most.
const foundAtMost = 500

// wayChoices are the ways of letters.
var wayChoices = []workflow.Choice{{Value: "", Label: "alle"}, {Value: data.WayLetter, Label: "Papier"}, {Value: data.WayEmail, Label: "E-Mail"}}

func newFilter(h host.Host, changed func()) *filter {
	f := &filter{host: h, changed: changed}
	f.search = widgets.NewSearchEntry("Suchen: Name, BA, Betreff …", "", func(text string) { f.chosen.Search = text; f.told() })
	f.state = form.NewChoice("Zustand", append([]workflow.Choice{{Value: "", Label: "alle"}}, workflow.LetterStates...), func(v string) error { f.chosen.State = v; f.told(); return nil })
	f.template = form.NewChoice("Vorlage", nil, func(v string) error { f.chosen.TemplateID = workflow.ChoiceID(v); f.told(); return nil })
	f.way = form.NewChoice("Weg", wayChoices, func(v string) error { f.chosen.Way = v; f.told(); return nil })
	f.from = f.day("vom", &f.chosen.From)
	f.until = f.day("bis zum", &f.chosen.Until)
	f.empty = widgets.NewLink("Filter leeren", func() { f.clear(); f.told() })
	f.empty.Hide()
	level := container.New(layout.NewCustomPaddedLayout(0, besideFields, 0, 0), container.NewVBox(layout.NewSpacer(), f.search)) // as low as the boxes beside it
	f.content = container.New(layout.NewCustomPaddedLayout(0, look.Space2, 0, 0), form.Row([]float32{2.6, 1.25, 1.7, 0.8, 1.1, 1.1},
		level, f.state, f.template, f.way, leastWidth(dateWidth, f.from), leastWidth(dateWidth, f.until)))
	f.state.SetValue("")
	f.way.SetValue("")
	return f
}

// besideFields is how far above the end of a row of fields their boxes end, in px.
const besideFields = 4

// day makes a field for one end of the time; the other end must fit.
func (f *filter) day(label string, into *data.Date) *form.Date {
	return form.NewDate(label, f.host.Desk().Today, func(on data.Date) error {
		before := *into
		*into = on
		if from, until := f.chosen.From, f.chosen.Until; !from.IsZero() && !until.IsZero() && until.Before(from) {
			*into = before
			return data.Mistakef("Der %s liegt vor dem %s.", until, from)
		}
		f.told()
		return nil
	})
}

// told says that something else is looked for.
func (f *filter) told() {
	setShown(f.empty, f.narrows())
	f.changed()
}

// narrows reports whether anything is looked for.
func (f *filter) narrows() bool { return f.chosen != data.LetterFilter{} }

// filter returns what is looked for.
func (f *filter) filter() data.LetterFilter {
	wanted := f.chosen
	wanted.Limit = foundAtMost
	return wanted
}

// clear takes everything away without telling.
func (f *filter) clear() {
	f.chosen = data.LetterFilter{}
	if f.search.Text != "" {
		f.search.SetText("")
	}
	f.state.SetValue("")
	f.template.SetValue(idValue(0))
	f.way.SetValue("")
	for _, field := range []*form.Date{f.from, f.until} {
		field.Drop()
		field.SetDate(data.Date{})
	}
	f.empty.Hide()
}

// refresh reads the templates again.
func (f *filter) refresh() {
	templates, err := f.host.Desk().Templates(f.host.Context(), true)
	if err != nil {
		f.host.ShowError(err)
		return
	}
	f.template.SetChoices(choicesOf(templates, "alle", func(t data.Template) (data.ID, string) { return t.ID, t.Name }))
	f.template.SetValue(idValue(f.chosen.TemplateID))
}
