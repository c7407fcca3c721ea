package settings

// The way to a field from another page, which knows it by its label.

import (
	"strings"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/data"
)

// ShowField opens the tab with a field and puts the cursor into it; id is the sender that is meant, 0 for the one shown. A label that several tabs have is said with its tab before it:
// 'Geschäftsstellen: Ort'; id is then the record of that tab.
func (p *Page) ShowField(id data.ID, field string) {
	tab, label, named := strings.Cut(field, ": ")
	if named {
		field = label
	}
	for i, part := range p.parts {
		if named && p.tabs.Name(i) != tab {
			continue
		}
		holder, has := part.(interface{ labelled() []form.Field })
		if !has {
			continue
		}
		found, ok := host.FieldByLabel(field, holder.labelled())
		if !ok {
			continue
		}
		p.tabs.Select(i)
		if p.shown != i { // something typed elsewhere cannot be saved
			return
		}
		if sender, is := part.(*senderPart); is && id != 0 {
			sender.pick(idText(id))
		}
		if offices, is := part.(*offices); is && id != 0 && offices.grid.Select(id) {
			if row, ok := offices.grid.Current(); ok {
				offices.choose(row.office)
			}
		}
		found.Focus(p.host.Window().Canvas())
		return
	}
}

func (p *senderPart) labelled() []form.Field { return p.all() }

func (m *manner) labelled() []form.Field { return m.all() }

func (o *offices) labelled() []form.Field { return o.all() }
