package people

// The filters above the list: function, body, district, office. Each is a button that shows its choice and a menu of the others.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// option is one line of a filter's menu.
type option struct {
	id    data.ID
	label string
}

// filter is one button.
type filter struct {
	title   string
	button  *widgets.Button
	options []option
	chosen  data.ID
}

type filters struct {
	host    host.Host
	changed func()
	content *fyne.Container // the buttons, and what they stand above
	saved   *widgets.Button // opens the saved filters
	day     *widgets.Button // the list is that of another day; to be seen only then
	on      data.Date       // that day; zero: today

	kind, body, district, office *filter
}

// newFilters makes the buttons; more is the last of them, below stands under them.
func newFilters(h host.Host, changed, openSaved func(), more, below fyne.CanvasObject) *filters {
	f := &filters{host: h, changed: changed, content: container.New(barAbove{})}
	for _, one := range []struct {
		into  **filter
		title string
	}{{&f.kind, "Funktion"}, {&f.body, "Gremium"}, {&f.district, "BA"}, {&f.office, "Geschäftsstelle"}} {
		made := &filter{title: one.title}
		made.button = widgets.NewButton("", func() { f.open(made) })
		*one.into = made
		f.content.Add(made.button)
	}
	f.saved = widgets.NewButton("Gespeichert ▾", openSaved)
	f.day = widgets.NewButton("", func() { f.setDay(data.Date{}) })
	f.content.Objects = append(f.content.Objects, f.saved, f.day, more, below)
	return f
}

// fit places the buttons anew after their words have changed.
func (f *filters) fit() { f.content.Layout.Layout(f.content.Objects, f.content.Size()) }

// barAbove puts objects beside each other, in as many lines as their widths need, and the last one below them over the rest of the room.
type barAbove struct{}

func (barAbove) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar, below := objects[:len(objects)-1], objects[len(objects)-1]
	var at fyne.Position
	var height float32
	for _, object := range bar {
		if !object.Visible() {
			continue
		}
		need := object.MinSize()
		need.Width = min(need.Width, size.Width)
		if at.X > 0 && at.X+need.Width > size.Width {
			at = fyne.NewPos(0, at.Y+height+look.Space1)
		}
		object.Resize(need)
		object.Move(at)
		at.X += need.Width + look.Space2
		height = need.Height
	}
	top := at.Y + height + look.Space2
	below.Move(fyne.NewPos(0, top))
	below.Resize(fyne.NewSize(size.Width, max(0, size.Height-top)))
}

func (barAbove) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[len(objects)-1].MinSize()
	return least.AddWidthHeight(0, objects[0].MinSize().Height+look.Space2)
}

// refresh reads what can be chosen.
func (f *filters) refresh() {
	ctx, store := f.host.Context(), f.host.Desk().Store
	kinds, err := data.List[data.RoleKind](ctx, store, nil)
	if err == nil {
		f.kind.options = optionsOf(kinds, func(k data.RoleKind) option { return option{k.ID, k.Name} })
	}
	bodies, errBodies := data.List[data.Body](ctx, store, nil)
	f.body.options = optionsOf(bodies, func(b data.Body) option { return option{b.ID, b.Name} })
	districts, errDistricts := data.List[data.District](ctx, store, nil)
	f.district.options = optionsOf(districts, func(d data.District) option { return option{d.ID, d.Label()} })
	offices, errOffices := data.List[data.Office](ctx, store, nil)
	f.office.options = optionsOf(offices, func(o data.Office) option { return option{o.ID, o.Name} })
	for _, err := range []error{err, errBodies, errDistricts, errOffices} {
		f.host.ShowError(err)
	}
	f.show()
}

func optionsOf[R any](rows []R, of func(R) option) []option {
	out := make([]option, 0, len(rows))
	for _, r := range rows {
		out = append(out, of(r))
	}
	return out
}

func (f *filters) all() []*filter { return []*filter{f.kind, f.body, f.district, f.office} }

// show writes the choices on the buttons. A choice that is no longer there (its row was taken back) is none.
func (f *filters) show() {
	for _, one := range f.all() {
		chosen := option{label: "alle"}
		for _, o := range one.options {
			if o.id == one.chosen {
				chosen = o
			}
		}
		one.chosen = chosen.id
		label := chosen.label
		one.button.SetText(one.title + ": " + label + " ▾")
	}
	if f.day.Hide(); !f.on.IsZero() {
		f.day.SetText("Stand " + f.on.String() + " ✕")
		f.day.Show()
	}
	f.fit()
}

// setDay shows who held a function on a day; the zero day is today.
func (f *filters) setDay(on data.Date) {
	f.on = on
	f.show()
	f.changed()
}

// askDay asks for the day of the list.
func (f *filters) askDay() {
	var day data.Date
	on := form.NewDate("Wer hatte eine Funktion am", f.host.Desk().Today, func(v data.Date) error { day = v; return nil })
	f.host.Dialog("Stand der Liste", on, "Zeigen", func() error {
		if !on.Commit() {
			return data.Mistakef("Bitte zuerst das Datum berichtigen.")
		}
		if day.IsZero() {
			return data.Mistakef("Bitte einen Tag angeben.")
		}
		f.setDay(day)
		return nil
	}, nil)
}

func (f *filters) open(one *filter) {
	choose := func(id data.ID) func() {
		return func() {
			one.chosen = id
			f.show()
			f.changed()
		}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("alle", choose(0)), fyne.NewMenuItemSeparator()}
	for _, o := range one.options {
		item := fyne.NewMenuItem(o.label, choose(o.id))
		item.Checked = o.id == one.chosen
		items = append(items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(one.button).AddXY(0, one.button.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), f.host.Window().Canvas(), at)
}

// clear chooses everything.
func (f *filters) clear() {
	for _, one := range f.all() {
		one.chosen = 0
	}
	f.on = data.Date{}
	f.show()
}
