// Package letters is the page of letters: a new run with its preview, and the outbox with everything that has left the house.
package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/host"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// The views of the page, in the order of its tabs.
const (
	viewNew = iota
	viewOutbox
	viewTemplates
)

// Page is the page of letters.
type Page struct {
	host     host.Host
	content  fyne.CanvasObject
	tabs     *widgets.Tabs
	primary  *widgets.Button
	ofRun    []*widgets.Button // what a new run can do besides
	ofOutbox []*widgets.Button
	views    *fyne.Container
	view     int // that shows
	composer *composer
	outbox   *outbox

	templates *templates
}

// New makes the page.
func New(h host.Host) *Page {
	p := &Page{host: h}
	header := widgets.NewHeader("Briefe")
	p.ofRun = []*widgets.Button{
		header.AddButton("Etiketten und Umschläge …", func() { p.composer.printLabels() }), header.AddButton("E-Mail an alle (BCC) …", func() { p.composer.mailAll() }),
	}
	p.ofOutbox = []*widgets.Button{header.AddButton("Serienbrief öffnen", func() { p.outbox.open() }), header.AddButton("Serienbrief drucken", func() { p.outbox.print() })}
	p.primary = header.SetPrimary("Schreiben erstellen", p.act)
	p.tabs = widgets.NewTabs("Neuer Serienbrief", "Postausgang", "Vorlagen")
	p.tabs.OnChanged = p.turn
	p.composer, p.outbox = newComposer(h, p.showState, p.putRight), newOutbox(h, p.showState)
	p.templates = newTemplates(h, p.showState)
	p.views = container.NewStack(p.composer.content, p.outbox.content, p.templates.content)
	p.content = container.NewBorder(container.NewVBox(header, p.tabs, gapBelow()), nil, nil, nil, p.views)
	p.showView()
	return p
}

// act does what the main button says.
func (p *Page) act() {
	switch p.tabs.Selected() {
	case viewNew:
		p.composer.create()
	case viewOutbox:
		p.outbox.save()
	case viewTemplates:
		p.templates.use(p)
	}
}

// turn shows what another tab stands for. A template that cannot be saved keeps the user with it.
func (p *Page) turn(to int) {
	if p.view == viewTemplates && to != viewTemplates && !p.templates.leave() {
		p.tabs.Select(viewTemplates)
		return
	}
	if to == viewTemplates && p.view != viewTemplates {
		p.templates.refresh()
	}
	p.view = to
	p.showView()
}

// showView shows what the chosen tab stands for.
func (p *Page) showView() {
	for i, view := range p.views.Objects {
		if i == p.tabs.Selected() {
			view.Show()
		} else {
			view.Hide()
		}
	}
	p.showState()
}

// showState writes on the buttons what they do now.
func (p *Page) showState() {
	if p.views == nil { // still being built
		return
	}
	view := p.tabs.Selected()
	possible := true
	switch view {
	case viewNew:
		p.primary.SetText(p.composer.createWord())
		possible = p.composer.canCreate()
	case viewOutbox:
		p.primary.SetText("Serienbrief speichern …")
		possible = p.outbox.hasRun()
	case viewTemplates:
		p.primary.SetText("Serienbrief beginnen")
	}
	enable(p.primary, possible)
	for _, b := range p.ofRun {
		setShown(b, view == viewNew)
		enable(b, p.composer.draft != nil)
	}
	for _, b := range p.ofOutbox {
		setShown(b, view == viewOutbox)
		enable(b, possible)
	}
	p.content.Refresh()
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables names what goes into letters, and the letters.
func (p *Page) Tables() []string {
	return []string{
		"template", "sender", "person", "address", "organisation", "role", "role_kind", "district", "office", "term", "meeting", "agenda_item", "invitation", "nomination", "nomination_round",
		"setting", "letter", "letter_run", "motion", "contact",
	}
}

// Refresh reads choices, draft and outbox again.
func (p *Page) Refresh() {
	p.composer.refresh()
	p.outbox.refresh()
	if p.view == viewTemplates { // else when its tab is chosen
		p.templates.refresh()
	}
	p.showState()
}

// Start opens a new run with these choices made.
func (p *Page) Start(order workflow.LetterOrder) {
	p.tabs.Select(viewNew)
	p.composer.start(order)
}

// Show brings a letter of the outbox before the user's eyes; 0 shows the page as it was left.
func (p *Page) Show(id data.ID) {
	if id == 0 {
		return
	}
	p.tabs.Select(viewOutbox)
	p.outbox.show(id)
}

// ShowField begins where a problem of the run is put right: a field of its form.
func (p *Page) ShowField(_ data.ID, field string) {
	p.tabs.Select(viewNew)
	p.composer.focusField(field)
}

// putRight goes to where a problem is put right: a field of the run, or of a record on another page.
func (p *Page) putRight(r workflow.Remedy) {
	switch r.Page {
	case workflow.RemedyLetters:
		p.ShowField(0, r.Field)
	case workflow.RemedyTemplates:
		p.tabs.Select(viewTemplates)
		p.templates.show(r.ID)
	case workflow.RemedyOffices:
		p.host.GoField(host.Settings, r.ID, "Geschäftsstellen: "+r.Field)
	default:
		p.host.GoField(host.Name(r.Page), r.ID, r.Field)
	}
}

// New begins a new run, or, among the templates, a new one of them.
func (p *Page) New() {
	if p.tabs.Selected() == viewTemplates {
		p.templates.newTemplate()
		return
	}
	p.Start(workflow.LetterOrder{})
}

// Print creates the run, prints the one that is chosen in the outbox, or a sample of the template.
func (p *Page) Print() {
	switch p.tabs.Selected() {
	case viewNew:
		p.composer.create()
	case viewOutbox:
		p.outbox.print()
	case viewTemplates:
		p.templates.print()
	}
}

// Leave commits what is being typed.
func (p *Page) Leave() bool { return p.composer.leave() && p.templates.leave() }
