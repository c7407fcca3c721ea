package settings

// How long addressees have to answer, and how addresses are written.

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

const mannerWidth = 460 // px

// manner is the tab of deadlines and addresses.
type manner struct {
	host  host.Host
	box   fyne.CanvasObject
	days  *form.Text
	herr  *form.Choice
	order *form.Choice
}

func newManner(h host.Host) *manner {
	m := &manner{host: h}
	m.days = form.NewText("Antwort erbeten nach (Tage)", func(text string) error { return h.Desk().SetDeadlineDays(h.Context(), text) })
	m.herr = form.NewChoice("Männliche Anrede in der Anschrift", herrChoices, m.saver("Anschriften: Anrede geändert", workflow.SettingHerr))
	m.order = form.NewChoice("Reihenfolge in der Anschrift", orderChoices, m.saver("Anschriften: Reihenfolge geändert", workflow.SettingAddressOrder))
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2),
		widgets.NewSection("Fristen"), m.days,
		widgets.NewText("So viele Tage nach dem Datum des Schreibens wird die Antwort erbeten. Der Tag lässt sich bei jedem Serienbrief ändern; Schreiben, die schon hinausgegangen sind, bleiben, wie sie sind."),
		widgets.NewSection("Anschriften"), m.herr, m.order,
	)
	m.box = container.New(leftLayout{mannerWidth}, widgets.NewCard(column))
	return m
}

// saver returns what saves a setting.
func (m *manner) saver(title, key string) func(string) error {
	return func(value string) error { return m.host.Desk().SetSetting(m.host.Context(), title, key, value) }
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
	m.herr.SetValue(m.setting(workflow.SettingHerr, herrChoices[0].Value))
	m.order.SetValue(m.setting(workflow.SettingAddressOrder, orderChoices[0].Value))
	for _, field := range []form.Field{m.days, m.herr, m.order} {
		lock(field, desk.Store.ReadOnly())
	}
}

// setting reads a setting; one that was never made has its usual value.
func (m *manner) setting(key, usual string) string {
	value, err := data.Setting(m.host.Context(), m.host.Desk().Store, key)
	if err != nil || value == "" {
		return usual
	}
	return value
}

func (m *manner) leave() bool { return form.CommitAll(m.days, m.herr, m.order) }
