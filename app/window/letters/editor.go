package letters

// The editor of a template: its text with what is wrong in it, and, with every keystroke, the finished page for one recipient after the other.

import (
	"fmt"
	"slices"
	"strconv"
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
	"rundertisch/reports/letter"
)

// editor is the editor of one template.
type editor struct {
	host     host.Host
	template data.Template // as it is saved
	sample   *workflow.Sample
	at       int // recipient that is shown
	mistakes []letter.Mistake

	name                                  *form.Text
	subject, source                       *form.Source
	purpose, step                         *form.Choice
	remarks, enclosures, copies, informed *form.Multiline
	fields                                []form.Field

	pane    *widgets.Pane
	wrong   *fyne.Container // the mistakes, one line each
	paper   *paper
	content fyne.CanvasObject
}

func newEditor(h host.Host) *editor {
	e := &editor{host: h, wrong: container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))}
	e.makeFields()
	e.paper = newPaper(e.leaf)
	above := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), e.subject, e.makeTools())
	text := container.New(layout.NewBorderLayout(above, e.wrong, nil, nil), above, e.source, e.wrong) // in the order of the Tab key
	details := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		form.Row([]float32{3, 2}, e.purpose, e.step), e.remarks, e.enclosures, e.copies, e.informed)
	e.pane = widgets.NewPane(widgets.PaneTab{Name: "Text", Body: container.New(layout.NewCustomPaddedLayout(look.Space2, 0, 0, 0), text), Fills: true}, widgets.PaneTab{Name: "Name und Beigaben", Body: container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), e.name, details)})
	e.content = leastWidth(above.MinSize().Width+cardInset, e.pane.Content) // as wide with the other tab
	return e
}

// cardInset is how much wider a card is than what it shows, in px.
const cardInset = 2*look.Space3 + 2

// makeTools makes the buttons above the text. In a file that is only read they do nothing.
func (e *editor) makeTools() fyne.CanvasObject {
	tools := container.New(layout.NewCustomPaddedHBoxLayout(look.Space1))
	add := func(label string, do func()) {
		tool := widgets.NewButton(label, do)
		enable(tool, !e.host.Desk().Store.ReadOnly())
		tools.Add(tool)
	}
	add("Platzhalter …", e.choosePlaceholder)
	add("Bedingung …", e.chooseCondition)
	tools.Add(layout.NewSpacer())
	for _, tool := range insertTools {
		add(tool.label, func() { e.source.Insert(tool.text, tool.back) })
	}
	add("Fett", e.bold)
	return tools
}

// insertTools put what Markdown needs into the text.
var insertTools = []struct {
	label, text string
	back        int // runes from the end to the cursor
}{
	{"Liste", "\n- erster Punkt\n- zweiter Punkt\n", 0},
	{"Tabelle", "\n| Wann | Was |\n| --- | --- |\n| 18:00 Uhr | Begrüßung |\n", 0},
	{"Seite", "\n\n---\n\n", 0},
}

// steps names for which time a reminder is.
var steps = []workflow.Choice{{Value: "0", Label: "ohne"}, {Value: "1", Label: "für das 1. Mal"}, {Value: "2", Label: "für das 2. Mal"}, {Value: "3", Label: "für das 3. Mal"}}

// makeFields makes the fields; each saves the template when it is left, and shows the page anew with every keystroke.
func (e *editor) makeFields() {
	text := func(label string, part func(*data.Template) *string) *form.Text {
		f := form.NewText(label, func(value string) error { return e.save(func(t *data.Template) { *part(t) = value }) })
		e.fields = append(e.fields, f)
		return f
	}
	lines := func(label string, part func(*data.Template) *string) *form.Multiline {
		f := form.NewMultiline(label, 2, func(value string) error { return e.save(func(t *data.Template) { *part(t) = value }) })
		e.fields = append(e.fields, f)
		return f
	}
	e.name = text("Name der Vorlage", func(t *data.Template) *string { return &t.Name })
	e.subject = form.NewSourceLine("Betreff", func(value string) error { return e.save(func(t *data.Template) { t.Subject = value }) })
	e.source = form.NewSource("Text", 8, func(value string) error { return e.save(func(t *data.Template) { t.Body = value + "\n" }) })
	e.purpose = form.NewChoice("Wofür", workflow.TemplatePurposes, func(value string) error {
		return e.save(func(t *data.Template) { t.Purpose = value })
	})
	e.step = form.NewChoice("Erinnerung", steps, func(value string) error {
		n, err := strconv.Atoi(value)
		if err != nil {
			return err
		}
		return e.save(func(t *data.Template) { t.Step = n })
	})
	e.remarks = lines("Vermerke über der Anschrift", func(t *data.Template) *string { return &t.Remarks })
	e.enclosures = lines("Anlagen", func(t *data.Template) *string { return &t.Enclosures })
	e.copies = lines("Verteiler", func(t *data.Template) *string { return &t.Copies })
	e.informed = lines("Nachrichtlich", func(t *data.Template) *string { return &t.Informed })
	e.fields = append(e.fields, e.subject, e.source, e.purpose, e.step)
	redraw := func(string) { e.draw() }
	e.subject.OnTyped, e.source.OnTyped, e.source.OnBold = redraw, redraw, e.bold
	for _, f := range []*form.Multiline{e.remarks, e.enclosures, e.copies, e.informed} {
		f.OnTyped = redraw
	}
}

// save saves the template with one part changed.
func (e *editor) save(change func(*data.Template)) error {
	changed := e.template
	change(&changed)
	if err := e.host.Desk().SaveTemplate(e.host.Context(), changed); err != nil {
		return err
	}
	e.template = changed
	return nil
}

// show shows a template as it is saved.
func (e *editor) show(t data.Template) {
	other := t.ID != e.template.ID
	e.template = t
	e.name.SetText(t.Name)
	e.subject.SetText(t.Subject)
	e.source.SetText(strings.TrimRight(t.Body, "\n"))
	e.purpose.SetValue(t.Purpose)
	e.step.SetValue(strconv.Itoa(t.Step))
	e.remarks.SetText(t.Remarks)
	e.enclosures.SetText(t.Enclosures)
	e.copies.SetText(t.Copies)
	e.informed.SetText(t.Informed)
	if t.Purpose == data.TemplateReminder {
		e.step.Show()
	} else {
		e.step.Hide()
	}
	for _, f := range e.fields {
		if t.ID == 0 || e.host.Desk().Store.ReadOnly() {
			f.Disable()
		} else {
			f.Enable()
		}
	}
	sample, err := e.host.Desk().Sample(e.host.Context(), t)
	if err != nil {
		e.host.ShowError(err)
		return
	}
	e.sample = sample
	if other || e.at >= sample.Count() {
		e.at = 0
	}
	e.draw()
}

// typed returns the template as it stands in the fields now, saved or not.
func (e *editor) typed() data.Template {
	t := e.template
	t.Subject, t.Body = e.subject.Text(), e.source.Text()
	t.Remarks, t.Enclosures, t.Copies, t.Informed = e.remarks.Text(), e.enclosures.Text(), e.copies.Text(), e.informed.Text()
	return t
}

// draw shows the finished page of what stands in the fields, and what is wrong in it.
func (e *editor) draw() {
	if e.sample == nil {
		return
	}
	shown := e.sample.Write(e.at, e.typed())
	e.paper.show(fmt.Sprintf("%d von %d · %s", e.at+1, e.sample.Count(), e.sample.Name(e.at)), shown.Pages, e.at > 0, e.at < e.sample.Count()-1)
	e.paper.guide(e.sample.Form())
	e.showMistakes(shown.Mistakes)
	e.pane.Title.SetText(e.template.Name)
	e.pane.Line.SetText(e.about())
	e.pane.Chip.Set(summaryOfMistakes(shown.Mistakes))
}

// about says in one line what the template is.
func (e *editor) about() string {
	origin := "eigene Vorlage"
	if e.template.Archived {
		origin = "archiviert: wird für neue Schreiben nicht angeboten"
	} else if e.template.Shipped {
		origin = "mitgeliefert"
		if changedFromShipped(e.template) {
			origin = "mitgeliefert, hier geändert"
		}
	}
	return origin + " · Schlüssel für Befehle: " + e.template.Key
}

func summaryOfMistakes(mistakes []letter.Mistake) workflow.Mark {
	if len(mistakes) == 0 {
		return workflow.Mark{Sign: "✓", Word: "ohne Fehler", Tone: workflow.Good}
	}
	return workflow.Mark{Sign: "!", Word: count(len(mistakes), "Fehler", "Fehler"), Tone: workflow.Bad}
}

// mistakesShown is how many mistakes have a line; the rest is counted.
const mistakesShown = 3

// showMistakes underlines what is wrong and says below the text what to write instead.
func (e *editor) showMistakes(mistakes []letter.Mistake) {
	if slices.Equal(mistakes, e.mistakes) {
		return
	}
	e.mistakes = mistakes
	marks := map[*form.Source][]form.SourceMark{}
	e.wrong.RemoveAll()
	for i, m := range mistakes {
		marks[e.fieldOf(m)] = append(marks[e.fieldOf(m)], markOf(m))
		if i < mistakesShown {
			e.wrong.Add(e.mistakeLine(m))
		}
	}
	if more := len(mistakes) - mistakesShown; more > 0 {
		e.wrong.Add(widgets.NewMuted(count(more, "weiterer Fehler", "weitere Fehler")))
	}
	e.subject.SetMarks(marks[e.subject])
	e.source.SetMarks(marks[e.source])
	e.pane.Content.Refresh()
}

// fieldOf is the field in which a mistake stands.
func (e *editor) fieldOf(m letter.Mistake) *form.Source {
	if m.Subject {
		return e.subject
	}
	return e.source
}

func markOf(m letter.Mistake) form.SourceMark {
	return form.SourceMark{Line: m.Line, Column: m.Column, Length: m.Length}
}

// mistakeLine is one mistake with the ways to it: to its place, and to what should stand there.
func (e *editor) mistakeLine(m letter.Mistake) fyne.CanvasObject {
	text := widgets.NewText("! " + workflow.MistakePlace(m) + ": " + m.Text)
	text.SetTone(workflow.Bad)
	links := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2))
	if m.Suggestion != "" && !e.host.Desk().Store.ReadOnly() {
		links.Add(widgets.NewLink("Ersetzen", func() { e.fieldOf(m).Replace(markOf(m), m.Suggestion) }))
	}
	links.Add(widgets.NewLink("Zeigen", func() { e.pane.Tabs.Select(0); e.fieldOf(m).Select(markOf(m)) }))
	return container.NewBorder(nil, nil, nil, container.NewVBox(links), text)
}

// leaf shows the letter to another recipient.
func (e *editor) leaf(by int) {
	if at := e.at + by; e.sample != nil && at >= 0 && at < e.sample.Count() {
		e.at = at
		e.draw()
	}
}

// into is the field that a menu puts its words into: the subject where somebody typed there last, else the text.
func (e *editor) into() *form.Source {
	if e.subject.WasLast() {
		return e.subject
	}
	return e.source
}

func (e *editor) bold() { e.source.Surround("**", "**") }

// focus puts the keyboard into the text.
func (e *editor) focus() {
	e.pane.Tabs.Select(0)
	e.source.Focus(e.host.Window().Canvas())
}

// leave saves what is being typed. Where that is not possible it shows the field that says why.
func (e *editor) leave() bool {
	if form.CommitAll(e.fields...) {
		return true
	}
	tab := 1
	if e.subject.Problem() != "" || e.source.Problem() != "" {
		tab = 0
	}
	e.pane.Tabs.Select(tab)
	return false
}

// print puts the page that shows into the output folder as a PDF and opens it: a sample, nothing goes into the outbox.
func (e *editor) print() {
	if e.sample == nil || !e.leave() {
		return
	}
	path, err := e.host.Desk().SampleFile(e.host.Context(), e.sample, e.at, e.typed())
	if err == nil {
		err = e.host.Files().Print(path)
	}
	e.host.ShowError(err)
}
