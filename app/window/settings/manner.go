package settings

// How long addressees have to answer, how letters and addresses are written, and how far the printer is off; with a letter beside it that follows.

import (
	"strconv"

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

var (
	herrChoices  = []workflow.Choice{{Value: "Herrn", Label: "Herrn (DIN 5008)"}, {Value: "Herr", Label: "Herr"}}
	orderChoices = []workflow.Choice{{Value: "office", Label: "Dienststelle, Funktion, Person"}, {Value: "person", Label: "Person, Funktion, Dienststelle"}}
)

// mannerChoice is a setting with a few values.
type mannerChoice struct {
	key    string
	usual  string // where nothing is set
	choice *form.Choice
}

// manner is the tab of deadlines, letters and addresses.
type manner struct {
	host        host.Host
	box         fyne.CanvasObject
	days        *form.Text
	notice      *form.Text // days between an invitation and its meeting
	choices     []mannerChoice
	hyphenation *form.Check
	right, down *form.Text // offset of the printer, mm
	preview     *widgets.Preview
}

func newManner(h host.Host) *manner {
	m := &manner{host: h, preview: widgets.NewPreview()}
	m.days = form.NewText("Antwort erbeten nach (Tage)", func(text string) error { return h.Desk().SetDeadlineDays(h.Context(), text) })
	m.notice = form.NewText("Ladungsfrist für Sitzungen (Tage)", func(text string) error { return h.Desk().SetNoticeDays(h.Context(), text) })
	dinForm := m.choice("Form nach DIN 5008", workflow.FormNames, workflow.SettingForm, "Schreiben: Form geändert")
	dates := m.choice("Datum", workflow.DateStyleChoices, workflow.SettingDateStyle, "Schreiben: Schreibweise des Datums geändert")
	herr := m.choice("Männliche Anrede in der Anschrift", herrChoices, workflow.SettingHerr, "Anschriften: Anrede geändert")
	order := m.choice("Reihenfolge in der Anschrift", orderChoices, workflow.SettingAddressOrder, "Anschriften: Reihenfolge geändert")
	m.hyphenation = form.NewCheck("Wörter am Zeilenende trennen", func(yes bool) error {
		value := ""
		if yes {
			value = workflow.HyphenationOn
		}
		return m.set("Schreiben: Silbentrennung geändert", workflow.SettingHyphenation, value)
	})
	m.right = form.NewText("Nach rechts (mm)", func(text string) error {
		return h.Desk().SetPrintOffset(h.Context(), text, m.setting(workflow.SettingOffsetY))
	})
	m.down = form.NewText("Nach unten (mm)", func(text string) error {
		return h.Desk().SetPrintOffset(h.Context(), m.setting(workflow.SettingOffsetX), text)
	})
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		widgets.NewSection("Fristen"), form.Row(nil, m.days, m.notice),
		widgets.NewNote("So viele Tage nach dem Datum des Schreibens wird die Antwort erbeten. Der Tag lässt sich bei jedem Serienbrief ändern; Schreiben, die schon hinausgegangen sind, bleiben, wie sie sind. Liegen zwischen Einladung und Sitzung weniger Tage als die Ladungsfrist, weist das Programm darauf hin."),
		widgets.NewSection("Schreiben"), form.Row(nil, dinForm, dates), m.hyphenation,
		widgets.NewSection("Anschriften"), form.Row(nil, herr, order),
		widgets.NewSection("Druckversatz für Etiketten und Umschläge"), form.Row(nil, m.right, m.down),
		container.NewHBox(widgets.NewButton("Testblatt …", m.testSheet)),
		widgets.NewNote("Das Testblatt zeigt, um wie viel der Drucker danebenliegt. Schreiben werden nicht verschoben."),
	)
	m.box = widgets.NewSplit(widgets.NewCard(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), column))), m.preview, 0.42)
	return m
}

// choice makes the field for a setting. Its first value is the usual one.
func (m *manner) choice(label string, choices []workflow.Choice, key, title string) *form.Choice {
	field := form.NewChoice(label, choices, func(value string) error { return m.set(title, key, value) })
	m.choices = append(m.choices, mannerChoice{key, choices[0].Value, field})
	return field
}

func (m *manner) set(title, key, value string) error {
	return m.host.Desk().SetSetting(m.host.Context(), title, key, value)
}

// testSheet writes the test sheet where the user wants it, and opens it.
func (m *manner) testSheet() {
	if !m.leave() {
		return
	}
	m.host.Files().ChooseSave("Testblatt speichern", "Testblatt.pdf", "pdf", func(path string) {
		if path == "" {
			return
		}
		if err := m.host.Desk().WriteTestSheet(m.host.Context(), path); err != nil {
			m.host.ShowError(err)
			return
		}
		m.host.ShowError(m.host.Files().Open(path))
	})
}

func (m *manner) content() fyne.CanvasObject { return m.box }

func (m *manner) refresh() {
	desk := m.host.Desk()
	days, err := desk.DeadlineDays(m.host.Context())
	if err != nil {
		m.host.ShowError(err)
		return
	}
	m.days.SetText(strconv.Itoa(days))
	notice, err := desk.NoticeDays(m.host.Context())
	if err != nil {
		m.host.ShowError(err)
		return
	}
	m.notice.SetText(strconv.Itoa(notice))
	for _, c := range m.choices {
		value := m.setting(c.key)
		if value == "" {
			value = c.usual
		}
		c.choice.SetValue(value)
	}
	m.hyphenation.SetChecked(m.setting(workflow.SettingHyphenation) == workflow.HyphenationOn)
	m.right.SetText(millimetres(m.setting(workflow.SettingOffsetX)))
	m.down.SetText(millimetres(m.setting(workflow.SettingOffsetY)))
	for _, field := range m.all() {
		lock(field, desk.Store.ReadOnly())
	}
	pages, err := desk.MannerPreview(m.host.Context())
	showPages(m.host, m.preview, pages, err)
}

// millimetres shows an offset; one that was never set is nought.
func millimetres(setting string) string {
	if setting == "" {
		return "0"
	}
	return setting
}

// setting reads a setting; one that was never made is empty.
func (m *manner) setting(key string) string {
	value, err := data.Setting(m.host.Context(), m.host.Desk().Store, key)
	if err != nil {
		return ""
	}
	return value
}

// all returns all fields.
func (m *manner) all() []form.Field {
	fields := []form.Field{m.days, m.notice, m.hyphenation, m.right, m.down}
	for _, c := range m.choices {
		fields = append(fields, c.choice)
	}
	return fields
}

func (m *manner) leave() bool { return form.CommitAll(m.all()...) }
