package people

// Quick entry: a pasted signature of an e-mail or a block of an address, taken apart into fields that can be corrected before the person is entered.

import (
	"cmp"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/data"
	"rundertisch/data/transfer"
)

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

// quickEntryForm are the fields of what was understood, in lines.
type quickEntryForm struct {
	record transfer.Record
	fields map[transfer.Field]*form.Text
	note   *form.Multiline
	all    []form.Field
	lines  *fyne.Container
}

// quickLine is a line of fields. Those that somebody may have several of come again as long as there is something in them.
type quickLine struct {
	fields  []transfer.Field
	always  int // so many of the first stand there even when they are empty
	weights []float32
}

var quickLines = []quickLine{
	{[]transfer.Field{"form", "title", "first", "last"}, 4, []float32{0.7, 0.8, 1.4, 1.6}},
	{[]transfer.Field{"function", "district", "body", "roleorganisation"}, 2, []float32{2, 0.6, 1.2, 1.4}},
	{[]transfer.Field{"organisation", "department"}, 2, []float32{1.6, 1}},
	{[]transfer.Field{"street", "postcode", "city", "country", "extra"}, 3, []float32{1.8, 0.7, 1.3, 1, 1.3}},
	{[]transfer.Field{"email", "phone", "mobile"}, 3, []float32{1.6, 1, 1}},
	{[]transfer.Field{"web"}, 0, nil},
}

func newQuickEntryForm(record transfer.Record) *quickEntryForm {
	q := &quickEntryForm{record: record, fields: map[transfer.Field]*form.Text{}, lines: container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))}
	for _, line := range quickLines {
		q.add(line, 1)
		for n := 2; q.says(line, n); n++ {
			q.add(line, n)
		}
	}
	q.addOthers()
	q.note = form.NewMultiline("Notiz, mit allem, was nicht verstanden wurde", 3, func(v string) error { record["note"] = v; return nil })
	q.note.SetText(record["note"])
	q.all = append(q.all, q.note)
	q.lines.Add(q.note)
	return q
}

// says reports whether the n-th line of a sort has something in it.
func (q *quickEntryForm) says(line quickLine, n int) bool {
	return slices.ContainsFunc(line.fields, func(field transfer.Field) bool { return n > 1 && q.record[field.Nth(n)] != "" })
}

// add puts a line below the others: what always stands there, and what has a value.
func (q *quickEntryForm) add(line quickLine, n int) {
	var row []fyne.CanvasObject
	var weights []float32
	for i, field := range line.fields {
		if n == 1 && i < line.always || q.record[field.Nth(n)] != "" {
			row = append(row, q.field(field.Nth(n)))
			if line.weights != nil {
				weights = append(weights, line.weights[i])
			}
		}
	}
	if len(row) > 0 {
		q.lines.Add(form.Row(weights, row...))
	}
}

// addOthers adds whatever else was understood, two beside each other.
func (q *quickEntryForm) addOthers() {
	var row []fyne.CanvasObject
	for _, field := range slices.Sorted(maps.Keys(q.record)) {
		if _, shown := q.fields[field]; !shown && field != "note" && q.record[field] != "" && field.Label() != "" {
			row = append(row, q.field(field))
		}
	}
	for pair := range slices.Chunk(row, 2) {
		q.lines.Add(form.Row(nil, pair...))
	}
}

func (q *quickEntryForm) field(key transfer.Field) *form.Text {
	field := form.NewText(key.Label(), func(v string) error { q.record[key] = v; return nil })
	field.SetText(q.record[key])
	q.fields[key] = field
	q.all = append(q.all, field)
	return field
}

// askQuick shows the fields, who on file is similar as they stand, and enters the person.
func (p *Page) askQuick(record transfer.Record) {
	q := newQuickEntryForm(record)
	similar := newSimilarHint(p.host, nil)
	ask := func(string) {
		text := func(key transfer.Field) string { return q.fields[key].Text() }
		similar.set(data.Person{FirstName: text("first"), LastName: text("last")}, text("email"), cmp.Or(text("phone"), text("mobile")))
	}
	for _, key := range []transfer.Field{"first", "last", "email", "phone", "mobile"} {
		q.fields[key].OnTyped = ask
	}
	ask("")
	p.host.Dialog("Bitte prüfen", inRoom(p.host, spaced(look.Space1, similar.content, q.lines)), "Anlegen", func() error {
		if !form.CommitAll(q.all...) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		id, err := p.host.Desk().EnterRecord(p.host.Context(), record)
		if err != nil {
			return err
		}
		p.Refresh()
		p.Show(id)
		p.host.Toast("Person angelegt. Strg+Z nimmt es zurück.")
		return nil
	}, similar.close)
}

// hintRoom is how much higher a form becomes when somebody on file is named in it, px.
const hintRoom = 60

// inRoom lets a form that is higher than the window has room for scroll.
func inRoom(h host.Host, content fyne.CanvasObject) fyne.CanvasObject {
	room := h.Window().Canvas().Size().Height - freeAbove
	if content.MinSize().Height+hintRoom <= room {
		return content
	}
	scroll := container.NewVScroll(inset(content))
	scroll.SetMinSize(fyne.NewSize(0, room))
	return scroll
}
