package people

// Quick entry: a pasted signature of an e-mail or a block of an address, taken apart into fields that can be corrected before the person is entered.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
	"rundertisch/data/transfer"
)

// quickFields are the fields that the dialog shows for correction.
var quickFields = []transfer.Field{"form", "title", "first", "last", "organisation", "function", "street", "postcode", "city", "email", "phone", "mobile", "note"}

// quickEntry asks for a text, and then shows what was understood.
func (p *Page) quickEntry() {
	if !p.Leave() {
		return
	}
	text := ""
	pasted := form.NewMultiline("Text einfügen (Strg+V): Signatur einer E-Mail oder Anschrift", 9, func(v string) error { text = v; return nil })
	p.host.Dialog("Schnell erfassen", pasted, "Weiter", func() error {
		pasted.Commit()
		record := transfer.ParseBlock(text)
		if len(record) == 0 {
			return data.Mistakef("Bitte einen Text einfügen, aus dem sich etwas lesen lässt.")
		}
		p.askQuick(record)
		return nil
	}, nil)
}

// askQuick shows the fields, who on file is similar, and enters the person.
func (p *Page) askQuick(record transfer.Record) {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
	fields := map[transfer.Field]*form.Text{}
	var all []form.Field
	for _, key := range quickFields {
		field := form.NewText(quickLabel(key), func(v string) error { record[key] = v; return nil })
		field.SetText(record[key])
		fields[key] = field
		all = append(all, field)
	}
	for _, line := range [][]transfer.Field{{"form", "title", "first", "last"}, {"organisation", "function"}, {"street", "postcode", "city"}, {"email", "phone", "mobile"}, {"note"}} {
		row := make([]fyne.CanvasObject, 0, len(line))
		for _, key := range line {
			row = append(row, fields[key])
		}
		rows.Add(form.Row(nil, row...))
	}
	similar, err := p.host.Desk().SimilarTo(p.host.Context(), data.Person{FirstName: record["first"], LastName: record["last"]}, record["email"], record["phone"])
	p.host.ShowError(err)
	if len(similar) > 0 {
		s := similar[0]
		rows.Add(widgets.NewText(fmt.Sprintf("! Vielleicht schon eingetragen: %s (%s).", s.Person.ListName(), strings.Join(s.Reasons, ", "))))
	}
	p.host.Dialog("Bitte prüfen", rows, "Anlegen", func() error {
		if !form.CommitAll(all...) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		id, err := p.host.Desk().EnterRecord(p.host.Context(), record)
		if err != nil {
			return err
		}
		p.Refresh()
		p.Show(id)
		p.host.Toast("Person angelegt.")
		return nil
	}, nil)
}

func quickLabel(field transfer.Field) string {
	for _, f := range transfer.Fields {
		if f.Field == field {
			return f.Label
		}
	}
	return string(field)
}
