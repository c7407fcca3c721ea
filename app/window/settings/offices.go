package settings

// The offices that committees are reached through: a list and a form, with where each address comes from and when it was checked.

import (
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

// officeRow is an office and the districts that it serves.
type officeRow struct {
	office    data.Office
	districts []string // numbers
}

// officeFields are the fields of the form.
var officeFields = []struct {
	label string
	part  func(*data.Office) *string
}{
	{"Name", func(o *data.Office) *string { return &o.Name }},
	{"Zeile in der Anschrift", func(o *data.Office) *string { return &o.AddressName }},
	{"Straße und Hausnummer", func(o *data.Office) *string { return &o.Street }},
	{"PLZ", func(o *data.Office) *string { return &o.Postcode }},
	{"Ort", func(o *data.Office) *string { return &o.City }},
	{"E-Mail", func(o *data.Office) *string { return &o.Email }},
	{"Telefon", func(o *data.Office) *string { return &o.Phone }},
}

// offices is the tab of the offices.
type offices struct {
	host      host.Host
	box       fyne.CanvasObject
	grid      *widgets.Grid[officeRow]
	fields    []*form.Text // as officeFields
	confirmed *form.Date
	check     *widgets.Button
	evidence  *form.Text
	office    data.Office
}

func newOffices(h host.Host) *offices {
	o := &offices{host: h}
	o.grid = widgets.NewGrid([]widgets.Column[officeRow]{
		{Title: "Geschäftsstelle", Width: 180, Value: func(r officeRow) string { return r.office.Name }, Bold: true},
		{Title: "Bezirksausschüsse", Width: 165, Value: func(r officeRow) string { return strings.Join(r.districts, ", ") }},
		{Title: "Stand", Width: 175, Value: func(r officeRow) string { return checkedMark(r.office).Word }, Mark: func(r officeRow) workflow.Mark { return checkedMark(r.office) }},
		{Title: "Anschrift", Width: 200, Value: func(r officeRow) string {
			return r.office.Street + ", " + r.office.Postcode + " " + r.office.City
		}},
	})
	o.grid.Key = func(r officeRow) data.ID { return r.office.ID }
	o.grid.OnSelected = func(r officeRow) { o.choose(r.office) }
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), widgets.NewSection("Geschäftsstelle"))
	for _, f := range officeFields {
		field := form.NewText(f.label, o.saver(f.part))
		o.fields = append(o.fields, field)
	}
	column.Add(o.fields[0])
	column.Add(o.fields[1])
	column.Add(o.fields[2])
	column.Add(form.Row([]float32{1, 3}, o.fields[3], o.fields[4]))
	column.Add(form.Row(nil, o.fields[5], o.fields[6]))
	o.evidence = form.NewText("Woher die Angaben stammen", o.saver(func(office *data.Office) *string { return &office.Evidence }))
	column.Add(o.evidence)
	o.confirmed = form.NewDate("Geprüft am", h.Desk().Today, func(on data.Date) error {
		return o.save(func(office *data.Office) { office.ConfirmedOn = on })
	})
	o.check = widgets.NewButton("Heute geprüft", func() {
		if !o.leave() {
			return
		}
		if err := o.save(func(office *data.Office) { office.ConfirmedOn = h.Desk().Today() }); err != nil {
			h.ShowError(err)
		}
	})
	column.Add(o.confirmed)
	column.Add(container.NewHBox(o.check))
	o.box = widgets.NewSplit(widgets.NewCard(o.grid), widgets.NewCard(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), column))), 0.34)
	return o
}

// checkedMark says whether the address was checked, and when.
func checkedMark(o data.Office) workflow.Mark {
	if o.ConfirmedOn.IsZero() {
		return workflow.Mark{Sign: "!", Word: "nicht geprüft", Tone: workflow.Warn}
	}
	return workflow.Mark{Sign: "✓", Word: "geprüft " + o.ConfirmedOn.String(), Tone: workflow.Good}
}

// saver returns what saves one text of the office.
func (o *offices) saver(part func(*data.Office) *string) func(string) error {
	return func(text string) error {
		return o.save(func(office *data.Office) { *part(office) = text })
	}
}

func (o *offices) save(change func(*data.Office)) error {
	changed := o.office
	change(&changed)
	if err := o.host.Desk().SaveOffice(o.host.Context(), changed); err != nil {
		return err
	}
	o.office = changed
	return nil
}

func (o *offices) content() fyne.CanvasObject { return o.box }

func (o *offices) refresh() {
	list, err := data.List[data.Office](o.host.Context(), o.host.Desk().Store, nil)
	if err != nil {
		o.host.ShowError(err)
		return
	}
	districts, err := data.List[data.District](o.host.Context(), o.host.Desk().Store, nil)
	if err != nil {
		o.host.ShowError(err)
		return
	}
	rows := officeRows(list, districts)
	o.grid.SetRows(rows)
	for _, row := range rows {
		if row.office.ID == o.office.ID {
			o.show(row.office)
			return
		}
	}
	if len(rows) > 0 {
		o.grid.Select(rows[0].office.ID)
		o.show(rows[0].office)
	}
}

// officeRows puts the numbers of the districts to their offices.
func officeRows(list []data.Office, districts []data.District) []officeRow {
	rows := make([]officeRow, len(list))
	for i, office := range list {
		rows[i].office = office
		for _, d := range districts {
			if d.OfficeID == office.ID {
				rows[i].districts = append(rows[i].districts, idText(data.ID(d.Number)))
			}
		}
	}
	return rows
}

// choose shows another office, after saving what is typed for this one.
func (o *offices) choose(office data.Office) {
	if office.ID == o.office.ID {
		return
	}
	if !o.leave() {
		o.grid.Select(o.office.ID)
		return
	}
	o.show(office)
}

func (o *offices) show(office data.Office) {
	o.office = office
	readOnly := o.host.Desk().Store.ReadOnly()
	for i, f := range officeFields {
		o.fields[i].SetText(*f.part(&office))
	}
	o.evidence.SetText(office.Evidence)
	o.confirmed.SetDate(office.ConfirmedOn)
	for _, field := range o.all() {
		lock(field, readOnly)
	}
	if readOnly {
		o.check.Disable()
	}
}

func (o *offices) all() []form.Field {
	list := []form.Field{o.evidence, o.confirmed}
	for _, field := range o.fields {
		list = append(list, field)
	}
	return list
}

func (o *offices) leave() bool { return form.CommitAll(o.all()...) }
