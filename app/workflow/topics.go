package workflow

// What may come onto an agenda: the store of topics, what earlier meetings postponed, tasks that are still open, and minutes that wait for approval. And the files that belong to items.

import (
	"cmp"
	"context"
	"fmt"
	"mime"
	"os"
	"path/filepath"
	"slices"

	"rundertisch/data"
)

// Topic is a suggestion that waits for a meeting.
type Topic struct {
	Item     data.AgendaItem
	District data.District // the BA it comes from; zero: none
	From     string        // from whom: 'BA 5 Au-Haidhausen', 'Migrationsbeirat'
}

// Topics returns the suggestions that wait, the oldest first.
func (d *Desk) Topics(ctx context.Context) ([]Topic, error) {
	items, err := data.List[data.AgendaItem](ctx, d.Store, data.Match{"meeting_id": nil})
	if err != nil {
		return nil, err
	}
	districts, err := districtsByID(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	topics := make([]Topic, len(items))
	for i, item := range items {
		district := districts[item.DistrictID]
		topics[i] = Topic{item, district, topicSource(item, district)}
	}
	slices.SortStableFunc(topics, func(a, b Topic) int {
		return cmp.Or(cmp.Compare(a.Item.ProposedOn.ISO(), b.Item.ProposedOn.ISO()), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	return topics, nil
}

// topicSource names who suggested an item: the BA, or the words for somebody else.
func topicSource(item data.AgendaItem, district data.District) string {
	if district.ID != 0 {
		return districtWords(district)
	}
	return item.ProposedBy
}

func districtWords(d data.District) string { return trimmed(fmt.Sprintf("BA %d %s", d.Number, d.Name)) }

func districtsByID(ctx context.Context, from data.Reader) (map[data.ID]data.District, error) {
	list, err := data.List[data.District](ctx, from, nil)
	districts := make(map[data.ID]data.District, len(list))
	for _, district := range list {
		districts[district.ID] = district
	}
	return districts, err
}

// SaveTopic enters a suggestion, or changes one; a new one without a day is of today. It returns its number in the store.
func (d *Desk) SaveTopic(ctx context.Context, item data.AgendaItem) (data.ID, error) {
	item, err := tidyItem(item)
	if err != nil {
		return 0, err
	}
	if item.ID == 0 && item.ProposedOn.IsZero() {
		item.ProposedOn = d.Today()
	}
	item.MeetingID, item.ParentID, item.Position = 0, 0, 0
	err = d.Store.Do(ctx, "Themenspeicher: "+item.Title, func(tx *data.Tx) error { return save(tx, item.ID, &item) })
	return item.ID, err
}

// RemoveTopic takes a suggestion out of the store.
func (d *Desk) RemoveTopic(ctx context.Context, id data.ID) error {
	item, err := data.Get[data.AgendaItem](ctx, d.Store, id)
	if err != nil {
		return err
	}
	if item.MeetingID != 0 {
		return data.Mistakef("„%s“ steht inzwischen auf einer Tagesordnung. Bitte dort entfernen.", item.Title)
	}
	return d.Store.Do(ctx, "Aus dem Themenspeicher entfernt: "+item.Title, func(tx *data.Tx) error { return deleteItem(ctx, tx, item) })
}

// StoreTopic takes an item off its agenda and puts it into the store of topics. Its sub-items become top items of the agenda.
func (d *Desk) StoreTopic(ctx context.Context, id data.ID) error {
	item, err := data.Get[data.AgendaItem](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.changeAgenda(ctx, item.MeetingID, "In den Themenspeicher gelegt: "+item.Title, func(tx *data.Tx, items []data.AgendaItem) ([]data.AgendaItem, error) {
		var rest []data.AgendaItem
		for _, other := range items {
			if other.ID == id {
				continue
			}
			if other.ParentID == id {
				other.ParentID = 0
			}
			rest = append(rest, other)
		}
		if err := writePlaces(tx, rest); err != nil {
			return nil, err
		}
		item.MeetingID, item.ParentID, item.Position = 0, 0, 0
		if item.ProposedOn.IsZero() {
			item.ProposedOn = d.Today()
		}
		return rest, data.Update(tx, item)
	})
}

// AgendaOffer is something that an agenda may take up. One of its references is set.
type AgendaOffer struct {
	Title     string
	Why       string  // 'Themenspeicher: BA 5 Au-Haidhausen', 'vertagt in der 2. Sitzung'
	TopicID   data.ID // a topic of the store
	ItemID    data.ID // an item that an earlier meeting postponed
	TaskID    data.ID // a task of an earlier meeting that is not done
	MinutesOf data.ID // the meeting whose minutes wait for approval
}

// AgendaOffers returns what the agenda of a meeting may take up: minutes that wait for approval, what earlier meetings postponed, their open tasks, and the store of topics. What the
// agenda has already is left out.
func (d *Desk) AgendaOffers(ctx context.Context, meetingID data.ID) ([]AgendaOffer, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return nil, err
	}
	items, err := data.List[data.AgendaItem](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	all, err := data.List[data.Meeting](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	tasks, err := d.Tasks(ctx, TaskFilter{Open: true})
	if err != nil {
		return nil, err
	}
	topics, err := d.Topics(ctx)
	if err != nil {
		return nil, err
	}
	earlier := map[data.ID]data.Meeting{}
	slices.SortFunc(all, byTime)
	var offers []AgendaOffer
	titles := map[string]bool{}
	taken, own := map[data.ID]bool{}, map[data.ID]bool{}
	for _, item := range items {
		taken[item.FromItemID] = true
		if item.MeetingID == meetingID {
			titles[item.Title], own[item.ID] = true, true
		}
	}
	for _, m := range all {
		if byTime(m, meeting) >= 0 || m.State == data.MeetingCancelled {
			continue
		}
		earlier[m.ID] = m
		if title := approvalTitle(m); m.MinutesState == data.MinutesSent && !titles[title] {
			offers = append(offers, AgendaOffer{Title: title, Why: fmt.Sprintf("Protokoll der %d. Sitzung", m.Number), MinutesOf: m.ID})
		}
	}
	for _, item := range items {
		if m, was := earlier[item.MeetingID]; was && item.Outcome == data.OutcomePostponed && !taken[item.ID] {
			offers = append(offers, AgendaOffer{Title: item.Title, Why: fmt.Sprintf("vertagt in der %d. Sitzung", m.Number), ItemID: item.ID})
		}
	}
	for _, t := range tasks {
		if _, was := earlier[t.Task.MeetingID]; was && !own[t.Task.AskedItemID] {
			offers = append(offers, AgendaOffer{Title: taskTitle(t), Why: taskReason(t), TaskID: t.Task.ID})
		}
	}
	for _, t := range topics {
		why := "Themenspeicher"
		if t.From != "" {
			why += ": " + t.From
		}
		offers = append(offers, AgendaOffer{Title: t.Item.Title, Why: why, TopicID: t.Item.ID})
	}
	return offers, nil
}

func approvalTitle(m data.Meeting) string {
	return fmt.Sprintf("Genehmigung des Protokolls der %d. Sitzung", m.Number)
}

// taskTitle names a task as an item of an agenda.
func taskTitle(t TaskRow) string {
	title := "Offene Aufgabe: " + t.Task.Text
	if t.Who != "" {
		title += " (" + t.Who + ")"
	}
	return title
}

func taskReason(t TaskRow) string {
	reason := fmt.Sprintf("offene Aufgabe aus der %d. Sitzung", t.Meeting.Number)
	if !t.Task.DueOn.IsZero() {
		reason += ", fällig am " + t.Task.DueOn.String()
	}
	return reason
}

// TakeOffers puts offers onto the agenda of a meeting, as one action: the approval of minutes behind the first item, all else at the end.
func (d *Desk) TakeOffers(ctx context.Context, meetingID data.ID, offers []AgendaOffer) error {
	if len(offers) == 0 {
		return data.Mistakef("Bitte zuerst mindestens einen Vorschlag auswählen.")
	}
	title := "Auf die Tagesordnung genommen: " + plural(len(offers), "Vorschlag", "Vorschläge")
	return d.changeAgenda(ctx, meetingID, title, func(tx *data.Tx, items []data.AgendaItem) ([]data.AgendaItem, error) {
		for _, offer := range offers {
			item, err := itemOfOffer(ctx, tx, meetingID, offer)
			if err != nil {
				return nil, err
			}
			at := len(items)
			if offer.MinutesOf != 0 {
				for at = min(1, len(items)); at < len(items) && items[at].ParentID != 0; {
					at++
				}
			}
			items = slices.Insert(items, at, item)
		}
		return items, nil
	})
}

// itemOfOffer makes the item of an agenda that an offer becomes.
func itemOfOffer(ctx context.Context, tx *data.Tx, meetingID data.ID, offer AgendaOffer) (data.AgendaItem, error) {
	item := data.AgendaItem{MeetingID: meetingID, Title: offer.Title, Public: true}
	switch {
	case offer.TopicID != 0:
		topic, err := data.Get[data.AgendaItem](ctx, tx, offer.TopicID)
		if err != nil {
			return item, err
		}
		if topic.MeetingID != 0 {
			return item, data.Mistakef("„%s“ steht inzwischen auf einer Tagesordnung.", topic.Title)
		}
		topic.MeetingID = meetingID
		return topic, data.Update(tx, topic)
	case offer.ItemID != 0:
		old, err := data.Get[data.AgendaItem](ctx, tx, offer.ItemID)
		if err != nil {
			return item, err
		}
		item.Title, item.Minutes, item.Speaker, item.Public, item.Note = old.Title, old.Minutes, old.Speaker, old.Public, old.Note
		item.DistrictID, item.ProposedBy, item.ProposedOn, item.FromItemID = old.DistrictID, old.ProposedBy, old.ProposedOn, old.ID
		return item, data.Insert(tx, &item)
	case offer.TaskID != 0:
		if err := data.Insert(tx, &item); err != nil {
			return item, err
		}
		task, err := data.Get[data.Task](ctx, tx, offer.TaskID)
		if err != nil {
			return item, err
		}
		task.AskedItemID = item.ID
		return item, data.Update(tx, task)
	}
	return item, data.Insert(tx, &item)
}

// largestFile is how large a file may be that is kept with an item, bytes.
const largestFile = 20 << 20

// AgendaFiles returns the files that belong to the items of a meeting.
func (d *Desk) AgendaFiles(ctx context.Context, meetingID data.ID) ([]data.Attachment, error) {
	items, err := d.Agenda(ctx, meetingID)
	if err != nil {
		return nil, err
	}
	var all []data.Attachment
	for _, item := range items {
		files, err := data.List[data.Attachment](ctx, d.Store, data.Match{"agenda_item_id": item.ID})
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}

// AttachFile keeps a copy of a file with an item of an agenda. *Mistake: it cannot be read, is empty, or larger than 20 MB.
func (d *Desk) AttachFile(ctx context.Context, itemID data.ID, path string) (data.ID, error) {
	item, err := data.Get[data.AgendaItem](ctx, d.Store, itemID)
	if err != nil {
		return 0, err
	}
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return 0, &data.Mistake{Text: fmt.Sprintf("Die Datei „%s“ lässt sich nicht lesen. Bitte prüfen, ob es sie noch gibt und ob Sie sie öffnen dürfen.", name), Cause: err}
	case info.IsDir():
		return 0, data.Mistakef("„%s“ ist ein Ordner. Bitte eine Datei auswählen.", name)
	case info.Size() == 0:
		return 0, data.Mistakef("Die Datei „%s“ ist leer.", name)
	case info.Size() > largestFile:
		return 0, data.Mistakef("Die Datei „%s“ ist größer als %d MB. Bitte eine kleinere Fassung verwenden.", name, largestFile>>20)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, &data.Mistake{Text: fmt.Sprintf("Die Datei „%s“ lässt sich nicht lesen. Bitte prüfen, ob sie gerade anderswo geöffnet ist.", name), Cause: err}
	}
	file := data.Attachment{Name: name, MediaType: mime.TypeByExtension(filepath.Ext(name)), AgendaItemID: item.ID}
	err = d.Store.Do(ctx, "Anlage hinzugefügt: "+name, func(tx *data.Tx) error {
		if file.Hash, err = tx.PutBlob(content); err != nil {
			return err
		}
		return data.Insert(tx, &file)
	})
	return file.ID, err
}

// RemoveAttachment takes a file away from what it belongs to.
func (d *Desk) RemoveAttachment(ctx context.Context, id data.ID) error {
	file, err := data.Get[data.Attachment](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "Anlage entfernt: "+file.Name, func(tx *data.Tx) error { return data.Delete[data.Attachment](tx, id) })
}

// SaveAttachment writes a kept file to path.
func (d *Desk) SaveAttachment(ctx context.Context, id data.ID, path string) error {
	file, err := data.Get[data.Attachment](ctx, d.Store, id)
	if err != nil {
		return err
	}
	content, err := data.Blob(ctx, d.Store, file.Hash)
	if err != nil {
		return err
	}
	return writeBytes(path, content)
}
