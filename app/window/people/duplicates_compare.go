package people

// Two entries side by side: what differs can be chosen field by field, what is the same is said in a line.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// comparison is the pane of a pair.
type comparison struct {
	host    host.Host
	pair    workflow.Pair
	plan    workflow.MergePlan
	content *fyne.Container

	column  *fyne.Container
	result  *widgets.Label
	options []*sideOption
}

// columnWeights are the widths of a field's name and of the two values.
var columnWeights = []float32{0.8, 1.3, 1.3}

// newComparison makes the pane; different is asked to set the pair aside.
func newComparison(h host.Host, different func(workflow.Pair)) *comparison {
	c := &comparison{host: h, column: spaced(look.Space2), result: widgets.NewBold("")}
	foot := container.NewBorder(nil, nil, nil, widgets.NewButton("Kein Duplikat", func() { different(c.pair) }), c.result)
	c.content = widgets.NewCard(container.NewBorder(nil, foot, nil, nil, container.NewVScroll(inset(c.column))))
	c.clear()
	return c
}

// clear shows nothing.
func (c *comparison) clear() {
	c.pair, c.plan = workflow.Pair{}, workflow.MergePlan{}
	c.content.Hide()
}

// show compares a pair; the one that was entered first stays.
func (c *comparison) show(pair workflow.Pair) {
	if pairKey(pair) == pairKey(c.pair) {
		return // with what was chosen
	}
	c.pair = pair
	c.read(pair.A.ID, pair.B.ID)
}

// swap lets the other one stay.
func (c *comparison) swap() { c.read(c.plan.Other.ID, c.plan.Keep.ID) }

func (c *comparison) read(keep, other data.ID) {
	plan, err := c.host.Desk().MergePlan(c.host.Context(), keep, other)
	if err != nil {
		c.clear()
		c.host.ShowError(err)
		return
	}
	c.plan = plan
	c.build()
	c.content.Show()
}

// focus puts the keyboard on the first choice.
func (c *comparison) focus() {
	if len(c.options) > 0 {
		c.host.Window().Canvas().Focus(c.options[0])
	}
}

// build puts the pair into the column.
func (c *comparison) build() {
	c.options = nil
	head := container.NewBorder(nil, nil, nil, container.NewCenter(widgets.NewChip(scoreMark(c.pair))), widgets.NewTitle(c.plan.Keep.FullName()))
	objects := []fyne.CanvasObject{head, widgets.NewText(sentence(c.pair.Reasons)), c.heads()}
	if f := c.plan.Functions; len(f[0])+len(f[1]) > 0 {
		objects = append(objects, form.Row(columnWeights, container.NewVBox(widgets.NewMuted("Funktionen")), widgets.NewText(functionLines(f[0])), widgets.NewText(functionLines(f[1]))))
	}
	var same []string
	for _, f := range c.plan.Fields {
		if f.Differs() {
			objects = append(objects, c.field(f)...)
		} else if f.Keep != "" && f.Keep != "nein" {
			same = append(same, f.Name+": "+strings.ReplaceAll(f.Keep, "\n", " / "))
		}
	}
	if len(same) > 0 {
		objects = append(objects, widgets.NewNote("Bei beiden gleich – "+strings.Join(same, " · ")))
	}
	if len(c.plan.Moves) > 0 {
		objects = append(objects, widgets.NewNote("Alles bleibt erhalten und kommt zu Nr. "+fmt.Sprint(c.plan.Keep.ID)+": "+strings.Join(c.plan.Moves, ", ")+"."))
	}
	for _, hint := range c.plan.Hints {
		line := widgets.NewText("! " + hint)
		line.SetTone(workflow.Warn)
		objects = append(objects, line)
	}
	c.column.Objects = objects
	c.column.Refresh()
	c.paint()
}

// functionLines puts each function on a line of its own.
func functionLines(list []string) string {
	if len(list) == 0 {
		return "–"
	}
	return strings.Join(list, "\n")
}

// sentence makes 'Gleicher Name, gleiche Telefonnummer' of reasons.
func sentence(reasons []string) string {
	text := []rune(strings.Join(reasons, ", "))
	if len(text) == 0 {
		return ""
	}
	return strings.ToUpper(string(text[:1])) + string(text[1:]) + "."
}

// heads says which entry stands in which column.
func (c *comparison) heads() fyne.CanvasObject {
	swap := widgets.NewLink("⇄ tauschen", c.swap)
	return form.Row(columnWeights, swap,
		widgets.NewBold(fmt.Sprintf("Nr. %d bleibt", c.plan.Keep.ID)), widgets.NewBold(fmt.Sprintf("Nr. %d geht darin auf", c.plan.Other.ID)))
}

// field is a row with the two values of a field, and one below it where both can be kept.
func (c *comparison) field(f workflow.MergeField) []fyne.CanvasObject {
	name := container.NewVBox(widgets.NewMuted(f.Name))
	rows := []fyne.CanvasObject{form.Row(columnWeights, name, c.option(f, workflow.SideKeep, f.Keep), c.option(f, workflow.SideOther, f.Other))}
	if f.Joins && f.Keep != "" && f.Other != "" {
		rows = append(rows, form.Row(columnWeights, widgets.NewMuted(""), c.option(f, workflow.SideBoth, "beide behalten"), widgets.NewMuted("")))
	}
	return rows
}

func (c *comparison) option(f workflow.MergeField, side workflow.Side, value string) *sideOption {
	o := newSideOption(f.Name, value, func() {
		c.plan.Choose(f.Key, side)
		c.paint()
	})
	o.key, o.side = f.Key, side
	c.options = append(c.options, o)
	return o
}

// paint shows which values are chosen, and who comes of it.
func (c *comparison) paint() {
	chosen := map[string]workflow.Side{}
	for _, f := range c.plan.Fields {
		chosen[f.Key] = f.Side
	}
	for _, o := range c.options {
		o.set(chosen[o.key] == o.side)
	}
	name := c.plan.Person().FullName()
	if name == "" {
		name = "ohne Namen"
	}
	c.result.SetText("Ergebnis: " + name)
}
