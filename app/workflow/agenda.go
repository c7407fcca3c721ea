package workflow

// The agenda of a meeting: items in two levels, numbered and timed by themselves. The order of a meeting's items is the order in which they are shown; every function
// that changes it writes the places anew.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// longestItem is how long an item of an agenda may take, minutes.
const longestItem = 600

// AgendaLine is an item as the agenda shows it.
type AgendaLine struct {
	Item   data.AgendaItem
	Number string // '2', '2.1'
	Level  int    // 0, 1
	Starts string // '18:15'; empty where the meeting has no beginning
}

// AgendaLines returns the items of a meeting as they are shown: each followed by its sub-items, numbered, with the time at which each begins if all before it take as
// long as planned. Internal items count too.
func AgendaLines(m data.Meeting, items []data.AgendaItem) []AgendaLine {
	var lines []AgendaLine
	minute, timed := clockMinutes(m.Starts)
	starts := func(at int) string {
		if !timed {
			return ""
		}
		return fmt.Sprintf("%02d:%02d", at/60%24, at%60)
	}
	top := 0
	for _, item := range items {
		if item.ParentID != 0 {
			continue
		}
		top++
		lines = append(lines, AgendaLine{Item: item, Number: itoa(top), Starts: starts(minute)})
		at, sub := minute, 0
		for _, child := range items {
			if child.ParentID == item.ID {
				sub++
				lines = append(lines, AgendaLine{Item: child, Number: fmt.Sprintf("%d.%d", top, sub), Level: 1, Starts: starts(at)})
				at += child.Minutes
			}
		}
		minute = max(at, minute+item.Minutes)
	}
	return lines
}

// AgendaLength returns how long an agenda takes, minutes. An item with sub-items takes as long as it says, or as they do where that is longer.
func AgendaLength(items []data.AgendaItem) int {
	sum := 0
	for _, item := range items {
		if item.ParentID != 0 {
			continue
		}
		subs := 0
		for _, child := range items {
			if child.ParentID == item.ID {
				subs += child.Minutes
			}
		}
		sum += max(item.Minutes, subs)
	}
	return sum
}

// clockMinutes returns how many minutes after midnight a time ('18:30') is.
func clockMinutes(text string) (int, bool) {
	if !clockTime.MatchString(text) {
		return 0, false
	}
	digit := func(at int) int { return int(text[at] - '0') }
	return (digit(0)*10+digit(1))*60 + digit(3)*10 + digit(4), true
}

// Agenda returns the items of a meeting in the order in which they are shown.
func (d *Desk) Agenda(ctx context.Context, meetingID data.ID) ([]data.AgendaItem, error) {
	return agendaOf(ctx, d.Store, meetingID)
}

func agendaOf(ctx context.Context, from data.Reader, meetingID data.ID) ([]data.AgendaItem, error) {
	items, err := data.List[data.AgendaItem](ctx, from, data.Match{"meeting_id": meetingID})
	slices.SortStableFunc(items, func(a, b data.AgendaItem) int { return a.Position - b.Position })
	return inOrder(items), err
}

// inOrder puts sub-items behind their items. An item whose parent is not among them counts as a top item.
func inOrder(items []data.AgendaItem) []data.AgendaItem {
	known := map[data.ID]bool{}
	for _, item := range items {
		known[item.ID] = item.ParentID == 0
	}
	ordered := make([]data.AgendaItem, 0, len(items))
	for _, item := range items {
		if known[item.ParentID] {
			continue
		}
		item.ParentID = 0
		ordered = append(ordered, item)
		for _, child := range items {
			if item.ID != 0 && child.ParentID == item.ID && known[item.ID] {
				ordered = append(ordered, child)
			}
		}
	}
	return ordered
}

// block returns where an item and its sub-items stand: from to before end.
func block(items []data.AgendaItem, id data.ID) (from, end int, found bool) {
	from = slices.IndexFunc(items, func(i data.AgendaItem) bool { return i.ID == id })
	if from < 0 {
		return 0, 0, false
	}
	end = from + 1
	for end < len(items) && items[end].ParentID == id {
		end++
	}
	return from, end, true
}

// tidyItem makes the texts of an item fit, or says what is wrong with it.
func tidyItem(item data.AgendaItem) (data.AgendaItem, error) {
	item.Title, item.Speaker, item.ProposedBy = trimmed(item.Title), trimmed(item.Speaker), trimmed(item.ProposedBy)
	item.Note = strings.TrimSpace(item.Note)
	if item.Title == "" {
		return item, data.Mistakef("Ein Punkt der Tagesordnung braucht einen Titel. Bitte ergänzen oder den Punkt entfernen.")
	}
	if item.Minutes < 0 || item.Minutes > longestItem {
		return item, data.Mistakef("Die Dauer muss eine Zahl von 0 bis %d Minuten sein.", longestItem)
	}
	return item, nil
}

// AddAgendaItem puts an item at the end of the agenda, or of the sub-items of its parent. It returns the item's number in the store.
func (d *Desk) AddAgendaItem(ctx context.Context, item data.AgendaItem) (data.ID, error) {
	item, err := tidyItem(item)
	if err != nil {
		return 0, err
	}
	err = d.changeAgenda(ctx, item.MeetingID, "TOP eingetragen: "+item.Title, func(tx *data.Tx, items []data.AgendaItem) ([]data.AgendaItem, error) {
		at := len(items)
		if item.ParentID != 0 {
			from, end, found := block(items, item.ParentID)
			if !found || items[from].ParentID != 0 {
				return nil, data.Mistakef("„%s“ kann nur Unterpunkt eines Punktes dieser Tagesordnung sein, der nicht selbst einer ist.", item.Title)
			}
			at = end
		}
		if err := data.Insert(tx, &item); err != nil {
			return nil, err
		}
		return slices.Insert(items, at, item), nil
	})
	return item.ID, err
}

// SaveAgendaItem changes an item; its place stays.
func (d *Desk) SaveAgendaItem(ctx context.Context, item data.AgendaItem) error {
	item, err := tidyItem(item)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, "TOP geändert: "+item.Title, func(tx *data.Tx) error {
		present, err := data.Get[data.AgendaItem](ctx, tx, item.ID)
		if err != nil {
			return err
		}
		item.MeetingID, item.ParentID, item.Position = present.MeetingID, present.ParentID, present.Position
		return data.Update(tx, item)
	})
}

// RemoveAgendaItem takes an item with its sub-items off the agenda. *Mistake: something is recorded under one of them.
func (d *Desk) RemoveAgendaItem(ctx context.Context, id data.ID) error {
	item, err := data.Get[data.AgendaItem](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.changeAgenda(ctx, item.MeetingID, "TOP entfernt: "+item.Title, func(tx *data.Tx, items []data.AgendaItem) ([]data.AgendaItem, error) {
		from, end, found := block(items, id)
		if !found {
			return items, nil
		}
		for i := end - 1; i >= from; i-- { // sub-items before the item that they hang on
			if err := deleteItem(ctx, tx, items[i]); err != nil {
				return nil, err
			}
		}
		return slices.Delete(items, from, end), nil
	})
}

// deleteItem removes an item with its files; what took it up later forgets where it came from.
func deleteItem(ctx context.Context, tx *data.Tx, item data.AgendaItem) error {
	decisions, err := data.List[data.Decision](ctx, tx, data.Match{"agenda_item_id": item.ID})
	if err != nil {
		return err
	}
	tasks, err := data.List[data.Task](ctx, tx, data.Match{"agenda_item_id": item.ID})
	if err != nil {
		return err
	}
	if strings.TrimSpace(item.Record) != "" || len(decisions)+len(tasks) > 0 {
		return data.Mistakef("Zu „%s“ steht schon etwas im Protokoll. Bitte dort zuerst Text, Beschlüsse und Aufgaben entfernen.", item.Title)
	}
	files, err := data.List[data.Attachment](ctx, tx, data.Match{"agenda_item_id": item.ID})
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := data.Delete[data.Attachment](tx, f.ID); err != nil {
			return err
		}
	}
	later, err := data.List[data.AgendaItem](ctx, tx, data.Match{"from_item_id": item.ID})
	if err != nil {
		return err
	}
	for _, l := range later {
		l.FromItemID = 0
		if err := data.Update(tx, l); err != nil {
			return err
		}
	}
	asked, err := data.List[data.Task](ctx, tx, data.Match{"asked_item_id": item.ID})
	if err != nil {
		return err
	}
	for _, t := range asked {
		t.AskedItemID = 0
		if err := data.Update(tx, t); err != nil {
			return err
		}
	}
	return data.Delete[data.AgendaItem](tx, item.ID)
}

// MoveAgendaItem moves an item among its siblings, by so many places down, or up where by is negative; sub-items come along. At the ends nothing happens.
func (d *Desk) MoveAgendaItem(ctx context.Context, id data.ID, by int) error {
	return d.reorder(ctx, id, func(items []data.AgendaItem, from, end int) []data.AgendaItem {
		var siblings []int // where they begin
		for i, item := range items {
			if item.ParentID == items[from].ParentID {
				siblings = append(siblings, i)
			}
		}
		at := slices.Index(siblings, from)
		to := min(max(at+by, 0), len(siblings)-1)
		target := siblings[to]
		if to > at { // behind that sibling and what hangs on it
			_, target, _ = block(items, items[target].ID)
		}
		return moved(items, from, end, target)
	})
}

// PlaceAgendaItem puts an item, with its sub-items, before the line with this index of AgendaLines; the number of lines puts it at the end. Between sub-items it becomes one of them, unless
// it has some itself: then it goes behind them.
func (d *Desk) PlaceAgendaItem(ctx context.Context, id data.ID, line int) error {
	return d.reorder(ctx, id, func(items []data.AgendaItem, from, end int) []data.AgendaItem {
		line = min(max(line, 0), len(items))
		if line >= from && line <= end {
			return items
		}
		parent := data.ID(0)
		inside := line < len(items) && items[line].ParentID != 0
		hasSubs := end-from > 1
		switch {
		case inside && hasSubs:
			for line < len(items) && items[line].ParentID != 0 {
				line++
			}
		case inside:
			parent = items[line].ParentID
		case items[from].ParentID != 0 && line > 0: // a sub-item that is dropped at the end of a group becomes one of that group
			if parent = items[line-1].ParentID; parent == 0 {
				parent = items[line-1].ID
			}
		}
		if parent == id {
			return items
		}
		items = slices.Clone(items)
		items[from].ParentID = parent
		return moved(items, from, end, line)
	})
}

// NestAgendaItem makes an item a sub-item of the one above it (deeper), or a top item again, behind the one that it belonged to.
func (d *Desk) NestAgendaItem(ctx context.Context, id data.ID, deeper bool) error {
	var mistake error
	err := d.reorder(ctx, id, func(items []data.AgendaItem, from, end int) []data.AgendaItem {
		item := items[from]
		items = slices.Clone(items)
		switch {
		case deeper && item.ParentID == 0 && end-from > 1:
			mistake = data.Mistakef("„%s“ hat selbst Unterpunkte und kann deshalb kein Unterpunkt werden.", item.Title)
		case deeper && item.ParentID == 0 && from > 0:
			if items[from].ParentID = items[from-1].ParentID; items[from].ParentID == 0 {
				items[from].ParentID = items[from-1].ID
			}
		case !deeper && item.ParentID != 0:
			_, last, _ := block(items, item.ParentID)
			items[from].ParentID = 0
			return moved(items, from, end, last)
		}
		return items
	})
	if err == nil {
		err = mistake
	}
	return err
}

// moved returns the items with those from 'from' to before 'end' put before the one that was at 'target'.
func moved(items []data.AgendaItem, from, end, target int) []data.AgendaItem {
	part := slices.Clone(items[from:end])
	if target > from {
		target -= min(target, end) - from
	}
	rest := slices.Delete(slices.Clone(items), from, end)
	return slices.Insert(rest, target, part...)
}

// reorder changes the places of the items of the agenda that an item belongs to.
func (d *Desk) reorder(ctx context.Context, id data.ID, change func(items []data.AgendaItem, from, end int) []data.AgendaItem) error {
	item, err := data.Get[data.AgendaItem](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return d.changeAgenda(ctx, item.MeetingID, "TOP verschoben: "+item.Title, func(_ *data.Tx, items []data.AgendaItem) ([]data.AgendaItem, error) {
		from, end, found := block(items, id)
		if !found {
			return items, nil
		}
		return change(items, from, end), nil
	})
}

// changeAgenda reads the items of a meeting, lets change put them into another order, and writes their places.
func (d *Desk) changeAgenda(ctx context.Context, meetingID data.ID, title string, change func(*data.Tx, []data.AgendaItem) ([]data.AgendaItem, error)) error {
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		items, err := agendaOf(ctx, tx, meetingID)
		if err != nil {
			return err
		}
		if items, err = change(tx, items); err != nil {
			return err
		}
		return writePlaces(tx, items)
	})
}

// writePlaces numbers items in their order; what stands where it stood leaves no trace.
func writePlaces(tx *data.Tx, items []data.AgendaItem) error {
	for i, item := range items {
		item.Position = i + 1
		if err := data.Update(tx, item); err != nil {
			return err
		}
	}
	return nil
}

// SaveAgenda makes the items the agenda of a meeting, in their order: known ones are changed, new ones entered, missing ones removed.
func (d *Desk) SaveAgenda(ctx context.Context, meetingID data.ID, items []data.AgendaItem) error {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, fmt.Sprintf("Tagesordnung der %d. Sitzung geändert", meeting.Number), func(tx *data.Tx) error {
		before, err := agendaOf(ctx, tx, meetingID)
		if err != nil {
			return err
		}
		kept := map[data.ID]bool{}
		for _, item := range items {
			kept[item.ID] = true
		}
		for _, item := range slices.Backward(before) {
			if !kept[item.ID] {
				if err := deleteItem(ctx, tx, item); err != nil {
					return err
				}
			}
		}
		for i, item := range items {
			if item, err = tidyItem(item); err != nil {
				return err
			}
			item.MeetingID, item.Position = meetingID, i+1
			if err := save(tx, item.ID, &item); err != nil {
				return err
			}
		}
		return nil
	})
}
