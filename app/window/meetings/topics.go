package meetings

// The store of topics: suggestions of BA, the Migrationsbeirat and others that wait until an agenda takes them.

import (
	"fmt"
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
)

// topicStore is the dialog with the suggestions that wait.
type topicStore struct {
	host    host.Host
	meeting data.Meeting
	grid    *widgets.Grid[workflow.Topic]
	edit    *widgets.Button
	remove  *widgets.Button
}

// topicGridSize is the room of the list, px.
var topicGridSize = fyne.NewSize(420, 300)

// showTopics opens the store; what is chosen there goes onto the agenda of the shown meeting.
func (a *agenda) showTopics() {
	if !a.leave() {
		return
	}
	s := newTopicStore(a.host, a.meeting)
	if !s.reload() {
		return
	}
	hint := widgets.NewText("Vorschläge warten hier, bis eine Tagesordnung sie aufnimmt. Mehrere lassen sich mit Strg oder Umschalt auswählen.")
	bar := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), widgets.NewButton("Neues Thema …", func() { s.ask(data.AgendaItem{Public: true}) }), s.edit, s.remove)
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), hint, bar, container.New(atLeast(topicGridSize), widgets.NewCard(s.grid)))
	s.host.Dialog("Themenspeicher", content, "Auf die Tagesordnung", s.take, nil)
}

func newTopicStore(h host.Host, m data.Meeting) *topicStore {
	s := &topicStore{host: h, meeting: m}
	s.grid = widgets.NewGrid([]widgets.Column[workflow.Topic]{
		{Title: "Thema", Width: 280, Bold: true, Value: func(t workflow.Topic) string { return t.Item.Title }},
		{Title: "Von", Width: 165, Value: func(t workflow.Topic) string { return t.From }},
		{Title: "Am", Width: 90, Value: func(t workflow.Topic) string { return t.Item.ProposedOn.String() },
			Less: func(a, b workflow.Topic) int { return b.Item.ProposedOn.DaysUntil(a.Item.ProposedOn) }},
	})
	s.grid.Multi = true
	s.grid.Key = func(t workflow.Topic) data.ID { return t.Item.ID }
	s.grid.OnOpen = func(t workflow.Topic) { s.ask(t.Item) }
	s.grid.OnChosen = s.allow
	s.grid.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyDelete {
			s.removeChosen()
		}
		return key == fyne.KeyDelete
	}
	s.grid.Empty = widgets.NewEmpty("Noch wartet kein Thema.", "", nil)
	s.edit = widgets.NewButton("Bearbeiten …", func() {
		if chosen := s.grid.Selected(); len(chosen) == 1 {
			s.ask(chosen[0].Item)
		}
	})
	s.remove = widgets.NewButton("Entfernen", s.removeChosen)
	return s
}

// reload shows what waits now, and reports whether it could be read.
func (s *topicStore) reload() bool {
	topics, err := s.host.Desk().Topics(s.host.Context())
	if err != nil {
		s.host.ShowError(err)
		return false
	}
	s.grid.SetRows(topics)
	s.grid.SetTotal(len(topics))
	s.allow()
	return true
}

// allow switches off what needs another choice.
func (s *topicStore) allow() {
	chosen := len(s.grid.Selected())
	enable(s.edit, chosen == 1)
	enable(s.remove, chosen > 0)
}

func (s *topicStore) removeChosen() {
	for _, topic := range s.grid.Selected() {
		if err := s.host.Desk().RemoveTopic(s.host.Context(), topic.Item.ID); err != nil {
			s.host.ShowError(err)
			break
		}
	}
	s.reload()
}

// take puts the chosen topics onto the agenda.
func (s *topicStore) take() error {
	var offers []workflow.AgendaOffer
	for _, topic := range s.grid.Selected() {
		offers = append(offers, workflow.AgendaOffer{Title: topic.Item.Title, TopicID: topic.Item.ID})
	}
	if len(offers) == 0 {
		return data.Mistakef("Bitte zuerst mindestens ein Thema auswählen.")
	}
	if err := s.host.Desk().TakeOffers(s.host.Context(), s.meeting.ID, offers); err != nil {
		return err
	}
	s.host.Toast(fmt.Sprintf("Auf die Tagesordnung der %d. Sitzung genommen: %d.", s.meeting.Number, len(offers)))
	return nil
}

// ask shows a topic to be written or changed.
func (s *topicStore) ask(item data.AgendaItem) {
	title := form.NewText("Thema", func(text string) error { item.Title = text; return nil })
	title.SetText(item.Title)
	from := form.NewPicker("Von (BA oder Name)", s.searchDistricts, func(p form.Pick) error {
		item.DistrictID, item.ProposedBy = p.ID, ""
		if p.ID == 0 {
			item.ProposedBy = p.Title
		}
		return nil
	})
	from.AllowFree = true
	from.SetPick(form.Pick{ID: item.DistrictID, Title: s.from(item)})
	on := form.NewDate("Am (leer: heute)", s.host.Desk().Today, func(day data.Date) error { item.ProposedOn = day; return nil })
	on.SetDate(item.ProposedOn)
	note := form.NewMultiline("Notiz", 2, func(text string) error { item.Note = text; return nil })
	note.SetText(item.Note)
	heading := "Neues Thema"
	if item.ID != 0 {
		heading = "Thema bearbeiten"
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), title, form.Row([]float32{2, 1}, from, on), note)
	s.host.Dialog(heading, content, "Speichern", func() error {
		if !form.CommitAll(title, from, on, note) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		id, err := s.host.Desk().SaveTopic(s.host.Context(), item)
		if err != nil {
			return err
		}
		if s.reload() {
			s.grid.Select(id)
		}
		return nil
	}, nil)
}

// from names who suggested an item, as the field shows it.
func (s *topicStore) from(item data.AgendaItem) string {
	if item.DistrictID == 0 {
		return item.ProposedBy
	}
	district, err := data.Get[data.District](s.host.Context(), s.host.Desk().Store, item.DistrictID)
	if err != nil {
		s.host.ShowError(err)
		return ""
	}
	return districtName(district)
}

// searchDistricts finds BA by number or name.
func (s *topicStore) searchDistricts(text string) []form.Pick {
	districts, err := data.List[data.District](s.host.Context(), s.host.Desk().Store, nil)
	if err != nil {
		s.host.ShowError(err)
		return nil
	}
	var picks []form.Pick
	for _, d := range districts {
		if strings.TrimSpace(text) == "" || workflow.Matches(districtName(d), text) {
			picks = append(picks, form.Pick{ID: d.ID, Title: districtName(d)})
		}
	}
	return picks
}

// districtName returns 'BA 5 Au-Haidhausen'.
func districtName(d data.District) string { return fmt.Sprintf("BA %d %s", d.Number, d.Name) }
