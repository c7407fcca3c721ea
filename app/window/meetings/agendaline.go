package meetings

// One line of the agenda: what everybody sees of an item, and below it, folded away until asked for, whether it is public, a note and its files.

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// agendaLine is one item to edit.
type agendaLine struct {
	agenda *agenda
	id     data.ID
	item   data.AgendaItem
	at     int // its place among the lines
	level  int
	open   bool // whether the details are shown

	number, starts          *widgets.Label
	title, minutes, speaker *form.Text
	public                  *form.Check
	note                    *form.Multiline
	tools                   agendaTools
	files                   *agendaFiles
	origin                  *widgets.Text
	summary                 *widgets.Text
	details                 *fyne.Container
	content                 fyne.CanvasObject
}

// agendaTools are the small buttons of a line.
type agendaTools struct{ up, down, deeper, higher, details, remove *widgets.Tool }

// all returns the buttons from left to right.
func (t agendaTools) all() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.up, t.down, t.higher, t.deeper, t.details, t.remove}
}

func newAgendaLine(a *agenda, id data.ID) *agendaLine {
	l := &agendaLine{agenda: a, id: id, number: widgets.NewBold(""), starts: widgets.NewMuted("")}
	l.title = form.NewText("", func(text string) error { return a.edit(id, func(i *data.AgendaItem) { i.Title = text }) })
	l.title.SetPlaceholder("Titel")
	l.minutes = form.NewText("", l.saveMinutes)
	l.minutes.SetPlaceholder("Min.")
	l.speaker = form.NewText("", func(text string) error { return a.edit(id, func(i *data.AgendaItem) { i.Speaker = text }) })
	l.speaker.SetPlaceholder("Wer")
	l.public = form.NewCheck("öffentlich (sonst steht der Punkt nicht in der Einladung)", func(yes bool) error {
		return a.edit(id, func(i *data.AgendaItem) { i.Public = yes })
	})
	l.note = form.NewMultiline("Notiz zu diesem Punkt", 2, func(text string) error { return a.edit(id, func(i *data.AgendaItem) { i.Note = text }) })
	for _, field := range []*form.Text{l.title, l.minutes, l.speaker} {
		field.OnShortcut = l.typedShortcut
	}
	l.files = newAgendaFiles(a.host, id)
	l.origin, l.summary = widgets.NewNote(""), widgets.NewNote("")
	l.tools = l.newTools()
	l.details = container.New(layout.NewCustomPaddedLayout(0, look.Space2, agendaIndent, 0), container.New(layout.NewCustomPaddedVBoxLayout(look.Space1),
		l.public, l.origin, l.note, l.files.content))
	l.details.Hide()
	first := &fyne.Container{Layout: &agendaRow{}, Objects: append([]fyne.CanvasObject{l.number, l.title, l.minutes, l.starts, l.speaker}, l.tools.all()...)}
	below := container.New(layout.NewCustomPaddedLayout(0, 2, agendaIndent, 0), l.summary)
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(0), first, below, l.details)
	return l
}

func (l *agendaLine) newTools() agendaTools {
	turn := func(t widgets.Turn) func() { return func() { l.agenda.turn(l.at, t) } }
	return agendaTools{
		up:      widgets.NewTool("▲", "Nach oben (Alt+↑)", turn(widgets.TurnUp)),
		down:    widgets.NewTool("▼", "Nach unten (Alt+↓)", turn(widgets.TurnDown)),
		higher:  widgets.NewTool("◀", "Ausrücken (Alt+←)", turn(widgets.TurnHigher)),
		deeper:  widgets.NewTool("▶", "Einrücken: Unterpunkt des Punktes darüber (Alt+→)", turn(widgets.TurnDeeper)),
		details: widgets.NewTool("…", showDetails, func() { l.unfold(!l.open) }),
		remove:  widgets.NewTool("✕", "Entfernen (Entf)", turn(widgets.TurnRemove)),
	}
}

// typedShortcut moves the line with Alt and an arrow while somebody types in it.
func (l *agendaLine) typedShortcut(shortcut fyne.Shortcut) bool {
	turn, is := widgets.TurnFor(shortcut)
	if is {
		l.agenda.turn(l.at, turn)
	}
	return is
}

// Words of the button and the line of the menu that fold.
const (
	showDetails = "Einzelheiten zeigen: öffentlich, Notiz, Anlagen"
	hideDetails = "Einzelheiten verbergen"
)

// longestMinutes is how long an item may take.
const longestMinutes = 600

func (l *agendaLine) saveMinutes(text string) error {
	n := 0
	if text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil || n < 0 || n > longestMinutes {
			return data.Mistakef("Nur eine Zahl bis %d.", longestMinutes) // the field is narrow
		}
	}
	return l.agenda.edit(l.id, func(i *data.AgendaItem) { i.Minutes = n })
}

// set shows an item; files are those of the whole agenda, all its lines.
func (l *agendaLine) set(line workflow.AgendaLine, files []data.Attachment, at int, all []workflow.AgendaLine) {
	item := line.Item
	l.item, l.at, l.level = item, at, line.Level
	l.number.SetText(line.Number)
	l.starts.SetText(line.Starts)
	l.title.SetText(item.Title)
	minutes := ""
	if item.Minutes > 0 {
		minutes = strconv.Itoa(item.Minutes)
	}
	l.minutes.SetText(minutes)
	l.speaker.SetText(item.Speaker)
	l.public.SetChecked(item.Public)
	l.note.SetText(item.Note)
	l.origin.SetText(l.from(item))
	l.origin.Hidden = l.origin.Text() == ""
	l.files.set(files)
	l.summarize()
	l.allow(at, all)
}

// from says who suggested the item.
func (l *agendaLine) from(item data.AgendaItem) string {
	who := item.ProposedBy
	if item.DistrictID != 0 {
		district, err := data.Get[data.District](l.agenda.host.Context(), l.agenda.host.Desk().Store, item.DistrictID)
		if err != nil {
			l.agenda.host.ShowError(err)
			return ""
		}
		who = districtName(district)
	}
	if who == "" {
		return ""
	}
	if !item.ProposedOn.IsZero() {
		who += ", " + item.ProposedOn.String()
	}
	return "Vorschlag von " + who
}

// allow switches off the buttons that would do nothing.
func (l *agendaLine) allow(at int, all []workflow.AgendaLine) {
	sibling := func(other workflow.AgendaLine) bool { return other.Item.ParentID == l.item.ParentID }
	above, below := false, false
	for i, other := range all {
		above = above || i < at && sibling(other)
		below = below || i > at && sibling(other)
	}
	subs := at+1 < len(all) && all[at+1].Item.ParentID == l.id
	enable(l.tools.up, above)
	enable(l.tools.down, below)
	enable(l.tools.deeper, l.level == 0 && at > 0 && !subs)
	enable(l.tools.higher, l.level > 0)
}

func enable(object fyne.Disableable, yes bool) {
	if yes {
		object.Enable()
	} else {
		object.Disable()
	}
}

// summarize says in one line what the folded details hold, so that nothing is there unseen.
func (l *agendaLine) summarize() {
	var parts []string
	if !l.item.Public {
		parts = append(parts, "⊘ intern")
	}
	if origin := l.origin.Text(); origin != "" {
		parts = append(parts, origin)
	}
	if note := strings.Join(strings.Fields(l.item.Note), " "); note != "" {
		parts = append(parts, "Notiz: "+note)
	}
	if names := l.files.names(); len(names) > 0 {
		parts = append(parts, "Anlagen: "+strings.Join(names, ", "))
	}
	l.summary.SetText(strings.Join(parts, " · "))
	l.summary.Hidden = len(parts) == 0 || l.open
	l.content.Refresh()
}

// unfold shows or hides the details.
func (l *agendaLine) unfold(open bool) {
	l.open = open
	if open {
		l.details.Show()
		l.tools.details.Set("▴", hideDetails)
	} else {
		l.details.Hide()
		l.tools.details.Set("…", showDetails)
	}
	l.summarize()
	l.agenda.order.Refresh()
	l.agenda.content.Refresh()
}

func (l *agendaLine) fields() []form.Field {
	return []form.Field{l.title, l.minutes, l.speaker, l.public, l.note}
}

// openMenu shows what can be done with a line, with the keys that do the same.
func (a *agenda) openMenu(at int) {
	l := a.lines[at]
	item := func(words string, off bool, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(words, do)
		i.Disabled = off
		return i
	}
	turn := func(t widgets.Turn) func() { return func() { a.turn(l.at, t) } }
	public := item("öffentlich", false, func() {
		a.host.ShowError(a.edit(l.id, func(i *data.AgendaItem) { i.Public = !i.Public }))
	})
	public.Checked = l.item.Public
	details := showDetails
	if l.open {
		details = hideDetails
	}
	menu := fyne.NewMenu("",
		item("Nach oben · Alt+↑", l.tools.up.Disabled(), turn(widgets.TurnUp)),
		item("Nach unten · Alt+↓", l.tools.down.Disabled(), turn(widgets.TurnDown)),
		item("Einrücken · Alt+→", l.tools.deeper.Disabled(), turn(widgets.TurnDeeper)),
		item("Ausrücken · Alt+←", l.tools.higher.Disabled(), turn(widgets.TurnHigher)),
		fyne.NewMenuItemSeparator(),
		public,
		item(details, false, func() { l.unfold(!l.open) }),
		item("Anlage hinzufügen …", false, l.files.attach),
		item("In den Themenspeicher legen", false, func() { a.store(l.at) }),
		fyne.NewMenuItemSeparator(),
		item("Entfernen · Entf", false, turn(widgets.TurnRemove)),
	)
	widget.ShowPopUpMenuAtPosition(menu, a.host.Window().Canvas(), a.order.HandlePlace(at))
}

// dropAll gives up what was typed and not saved.
func dropAll(fields []form.Field) {
	for _, field := range fields {
		field.Drop()
	}
}
