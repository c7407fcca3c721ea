package settings

// Data protection: how long what is kept, how long copies are, what is due to be erased, who has to be informed, and the entry in the register of processing.

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/rights"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// privacy is the tab of data protection.
type privacy struct {
	host     host.Host
	box      fyne.CanvasObject
	rules    *fyne.Container
	months   []*form.Text // one for each rule, in the order of the list
	shown    []data.DeletionRule
	backup   *form.Text
	due      *widgets.Button
	inform   *widgets.Button
	register map[string]registerField // by key
	fixed    map[string]*widgets.Text // points that follow from other settings, by label
}

// registerField is a point of the register in the form.
type registerField interface {
	form.Field
	SetText(string)
}

func newPrivacy(h host.Host) *privacy {
	p := &privacy{host: h, rules: container.New(layout.NewCustomPaddedVBoxLayout(look.Space2)), register: map[string]registerField{}, fixed: map[string]*widgets.Text{}}
	p.backup = form.NewText("Sicherungskopien aufbewahren (Tage)", func(text string) error { return h.Desk().SetBackupDays(h.Context(), text) })
	p.due = widgets.NewButton("Fällige Löschungen …", func() {
		if p.leave() {
			rights.Due(h)
		}
	})
	p.inform = widgets.NewButton("Noch zu informieren …", func() {
		if p.leave() {
			rights.Inform(h)
		}
	})
	left := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		widgets.NewSection("Löschregeln (Monate; 0: keine Frist)"), p.rules, widgets.NewNote(workflow.LastContactWords), p.backup,
		widgets.NewNote("Von allein wird nichts gelöscht. Was fällig ist, steht in der Liste; dort wird es angesehen und gelöscht. Sicherungskopien enthalten Gelöschtes, bis sie vernichtet sind."),
		container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), p.due, widgets.NewButton("Löschprotokoll …", func() { rights.Protocol(h) })),
		widgets.NewSection("Information nach Art. 14 DSGVO"),
		widgets.NewNote("Wer von anderen benannt wurde, ist über die Speicherung zu informieren."),
		container.NewHBox(p.inform),
		widgets.NewSection("Auskunft und Löschen"),
		widgets.NewNote("Auskunft (Art. 15) und Löschen (Art. 17) stehen auf der Seite „Personen“ bei der einzelnen Person."),
	)
	right := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), append([]fyne.CanvasObject{
		widgets.NewSection("Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO)"), container.NewHBox(widgets.NewButton("Als PDF speichern …", p.saveRegister)),
	}, p.registerFields()...)...)
	p.box = widgets.NewSplit(scrolledCard(left), scrolledCard(right), 0.58)
	return p
}

func scrolledCard(column fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewCard(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), column)))
}

// registerFields makes a field for each point of the register, and a text for those that follow from other settings.
func (p *privacy) registerFields() []fyne.CanvasObject {
	points, err := p.host.Desk().Register(p.host.Context())
	if err != nil {
		p.host.ShowError(err)
		return nil
	}
	var objects []fyne.CanvasObject
	for _, point := range points {
		if point.Key == "" {
			text := widgets.NewText(point.Value)
			p.fixed[point.Label] = text
			objects = append(objects, widgets.NewMuted(point.Label+" (aus den übrigen Einstellungen)"), text)
			continue
		}
		commit := func(text string) error { return p.host.Desk().SetRegister(p.host.Context(), point.Key, text) }
		var field registerField
		if point.Rows > 1 {
			field = form.NewMultiline(point.Label, point.Rows, commit)
		} else {
			field = form.NewText(point.Label, commit)
		}
		p.register[point.Key] = field
		objects = append(objects, field)
	}
	return objects
}

// saveRegister writes the entry as a PDF and opens it.
func (p *privacy) saveRegister() {
	if !p.leave() {
		return
	}
	p.host.Files().ChooseSave("Verzeichnis speichern", workflow.RegisterFileName+".pdf", "pdf", func(path string) {
		if path == "" {
			return
		}
		if err := p.host.Desk().WriteRegister(p.host.Context(), path); err != nil {
			p.host.ShowError(err)
			return
		}
		p.host.ShowError(p.host.Files().Open(path))
	})
}

func (p *privacy) content() fyne.CanvasObject { return p.box }

func (p *privacy) refresh() {
	if err := p.read(); err != nil {
		p.host.ShowError(err)
	}
}

func (p *privacy) read() error {
	ctx, desk := p.host.Context(), p.host.Desk()
	rules, err := desk.DeletionRules(ctx)
	if err != nil {
		return err
	}
	p.showRules(rules)
	days, err := desk.BackupDays(ctx)
	if err != nil {
		return err
	}
	p.backup.SetText(strconv.Itoa(days))
	points, err := desk.Register(ctx)
	if err != nil {
		return err
	}
	for _, point := range points {
		if field := p.register[point.Key]; field != nil {
			field.SetText(point.Value)
		} else if text := p.fixed[point.Label]; text != nil {
			text.SetText(point.Value)
		}
	}
	for _, field := range p.all() {
		lock(field, desk.Store.ReadOnly())
	}
	due, err := desk.DueErasures(ctx)
	if err != nil {
		return err
	}
	open, err := desk.NotInformed(ctx)
	if err != nil {
		return err
	}
	p.due.SetText(fmt.Sprintf("Fällige Löschungen (%d) …", len(due)))
	p.inform.SetText(fmt.Sprintf("Noch zu informieren (%d) …", len(open)))
	enable(p.due, !desk.Store.ReadOnly())
	enable(p.inform, !desk.Store.ReadOnly())
	return nil
}

// showRules shows the limits. Fields are made anew only when there are other rules, so that the cursor stays; their order is that of their numbers, so that none moves under the hand.
func (p *privacy) showRules(rules []data.DeletionRule) {
	if len(p.months) != len(rules) {
		p.months, p.rules.Objects = nil, nil
		for i := range rules {
			field := form.NewText(rules[i].Class+": Monate nach „"+rules[i].Event+"“", func(text string) error {
				return p.host.Desk().SetDeletionRule(p.host.Context(), p.shown[i].ID, text)
			})
			p.months = append(p.months, field)
			p.rules.Add(field)
		}
		p.shown = rules
	}
	for _, rule := range rules {
		for i := range p.shown {
			if p.shown[i].ID == rule.ID {
				p.shown[i] = rule
				p.months[i].SetText(strconv.Itoa(rule.Months))
			}
		}
	}
}

func (p *privacy) all() []form.Field {
	var fields []form.Field
	for _, field := range p.months {
		fields = append(fields, field)
	}
	fields = append(fields, p.backup)
	points, err := p.host.Desk().Register(p.host.Context())
	if err != nil {
		return fields
	}
	for _, point := range points {
		if field := p.register[point.Key]; field != nil {
			fields = append(fields, field)
		}
	}
	return fields
}

func (p *privacy) labelled() []form.Field { return p.all() }

func (p *privacy) leave() bool { return form.CommitAll(p.all()...) }
