// Package settings is the page of what is set once: the sender of letters, deadlines and manner of letters, the offices, text blocks for minutes, the file itself, data protection, and how the window looks.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// part is one tab of the page.
type part interface {
	content() fyne.CanvasObject
	refresh()
	leave() bool // commits what is being typed
}

// Page is the page of settings.
type Page struct {
	host    host.Host
	content fyne.CanvasObject
	tabs    *widgets.Tabs
	parts   []part
	shown   int
}

// New makes the page. version is the program's; backup asks where a copy of the file shall go and writes it.
func New(h host.Host, version string, backup func()) host.Page {
	p := &Page{host: h, tabs: widgets.NewTabs("Absender", "Fristen und Form", "Geschäftsstellen", "Textbausteine", "Datei", "Datenschutz", "Darstellung")}
	p.parts = []part{newSenderPart(h), newManner(h), newOffices(h), newBlocks(h), newFilePart(h, version, backup), newPrivacy(h), newAppearance(h)}
	stack := container.NewStack()
	for i, part := range p.parts {
		stack.Add(part.content())
		if i > 0 {
			part.content().Hide()
		}
	}
	p.tabs.OnChanged = p.showPart
	top := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), widgets.NewHeader("Einstellungen"), p.tabs)
	p.content = container.NewBorder(top, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(look.Space3, 0, 0, 0), stack))
	return p
}

// showPart shows another tab, unless something typed in this one cannot be saved.
func (p *Page) showPart(i int) {
	if i == p.shown {
		return
	}
	if !p.parts[p.shown].leave() {
		p.tabs.Select(p.shown)
		return
	}
	p.parts[p.shown].content().Hide()
	p.shown = i
	p.parts[i].refresh()
	p.parts[i].content().Show()
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Tables names what the settings are made of.
func (p *Page) Tables() []string {
	return []string{"sender", "setting", "office", "district", "text_block", "deletion_rule", "person", "role", "contact", "address", "letter", "invitation", "meeting"}
}

// Refresh reads the shown tab again; the others read when they are shown.
func (p *Page) Refresh() { p.parts[p.shown].refresh() }

// ShowTab shows the tab with a name: 'Datei', 'Darstellung'.
func (p *Page) ShowTab(name string) {
	for i := range p.parts {
		if p.tabs.Name(i) == name {
			p.tabs.Select(i)
		}
	}
}

// Show shows a sender; 0 shows the page as it was left.
func (p *Page) Show(id data.ID) {
	if id == 0 {
		return
	}
	p.tabs.Select(0)
	if sender, is := p.parts[p.shown].(*senderPart); is {
		p.host.ShowError(sender.pick(idText(id)))
	}
}

// New does nothing: what is set is there already.
func (p *Page) New() {}

// Print does nothing: there is nothing here for paper.
func (p *Page) Print() {}

// Leave commits what is being typed.
func (p *Page) Leave() bool { return p.parts[p.shown].leave() }
