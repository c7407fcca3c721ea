package form

// The field that looks for a record while one types: what is found opens below, arrows and Enter or a click choose.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"rundertisch/data"
)

// Pick is a record that a picker offers. The zero Pick is none; one without ID is free text.
type Pick struct {
	ID     data.ID
	Title  string // stands in the field once it is chosen
	Detail string // tells namesakes apart in the list
}

// Picker is a field for one record of many.
type Picker struct {
	line
	// AllowFree lets the field keep text that is no record; it is saved as a Pick without ID.
	AllowFree bool

	search func(text string) []Pick
	commit func(Pick) error
	picked Pick // saved
	chosen *Pick
	found  []Pick
	open   *drop
	list   *list
}

// NewPicker returns a field that finds records by what is typed; search gets empty text when the list is opened in an empty field. commit
// saves the chosen record, the zero Pick when the field was emptied.
func NewPicker(label string, search func(text string) []Pick, commit func(Pick) error) *Picker {
	p := &Picker{search: search, commit: commit}
	p.build(p, label, 1, p.resolve, p.saveChosen)
	p.entry.ActionItem = newInlay(theme.SearchIcon(), p.openAll)
	p.OnTyped = func(text string) {
		if p.entry.keeps {
			p.find(text)
		}
	}
	p.entry.keyed = p.typedKey
	lost := p.entry.left
	p.entry.left = func() { p.close(); lost() }
	return p
}

// Pick returns what is saved, the zero Pick if nothing is.
func (p *Picker) Pick() Pick { return p.picked }

// SetPick shows the saved record. While the user is typing, the typing stays.
func (p *Picker) SetPick(pick Pick) {
	p.picked = pick
	p.SetText(pick.Title)
}

// resolve finds the record that the text stands for and returns its title.
func (p *Picker) resolve(text string) (string, error) {
	text, _ = oneLine(text)
	if p.chosen != nil && p.chosen.Title == text {
		return text, nil
	}
	p.chosen = &Pick{Title: text}
	if text == "" {
		p.chosen = &Pick{}
		return "", nil
	}
	found := p.search(text)
	var same []Pick
	for _, pick := range found {
		if strings.EqualFold(pick.Title, text) {
			same = append(same, pick)
		}
	}
	switch {
	case len(same) == 1:
		p.chosen = &same[0]
	case p.AllowFree:
	case len(found) == 1:
		p.chosen = &found[0]
	case len(found) == 0:
		p.chosen = nil // the next attempt asks again
		return "", data.Mistakef("„%s“ ist nicht bekannt. Bitte etwas anderes eingeben oder das Feld leeren.", text)
	default:
		p.chosen = nil
		return "", data.Mistakef("„%s“ ist nicht eindeutig. Bitte aus der Liste wählen.", text)
	}
	return p.chosen.Title, nil
}

// saveChosen saves the record that resolve found.
func (p *Picker) saveChosen(string) error {
	if err := p.commit(*p.chosen); err != nil {
		return err
	}
	p.picked = *p.chosen
	return nil
}

// find shows below what is found for a text.
func (p *Picker) find(text string) {
	p.chosen = nil
	p.close()
	if strings.TrimSpace(text) == "" {
		return
	}
	p.show(p.search(text))
}

// openAll opens the list for what stands in the field, or for everything when that is saved already.
func (p *Picker) openAll() {
	if p.open != nil || p.Disabled() {
		return
	}
	p.Focus(fyne.CurrentApp().Driver().CanvasForObject(p.entry))
	text := p.entry.Text
	if !p.dirty() {
		text = ""
	}
	p.show(p.search(text))
}

func (p *Picker) show(found []Pick) {
	if len(found) == 0 {
		return
	}
	items := make([]item, len(found))
	for i, pick := range found {
		items[i] = item{pick.Title, pick.Detail}
	}
	at := 0
	if p.AllowFree { // Enter keeps what was typed until an arrow says otherwise
		at = -1
	}
	list := newList(items, at, p.take)
	open := openDrop(p.entry, list.content, true)
	if open == nil {
		return
	}
	p.found, p.list, p.open = found, list, open
	open.key, open.typist = p.listKey, p.entry
	open.closed = func() { p.open, p.list = nil, nil }
}

func (p *Picker) close() {
	if p.open != nil {
		p.open.close()
	}
}

// take chooses a row of the list.
func (p *Picker) take(i int) {
	pick := p.found[i]
	p.close()
	p.entry.put(pick.Title)
	p.chosen = &pick
	if pick.Title == p.original && pick.ID != p.picked.ID { // a namesake: the same words, another record
		p.SetError(p.store(pick.Title))
		return
	}
	p.Commit()
}

func (p *Picker) listKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.list.at < 0 {
			p.close()
			p.Commit()
			return true
		}
		p.take(p.list.at)
		return true
	}
	return p.list.move(key.Name)
}

// typedKey opens the list on Down and F4.
func (p *Picker) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyF4:
		p.openAll()
		return true
	}
	return false
}
