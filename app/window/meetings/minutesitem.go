package meetings

// The record of one item of the agenda: what was said, what became of it, what was decided, and who took which task home. Everything is saved as it is left.

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

// minutesItem is the editor of the chosen item, or of what stands before the items.
type minutesItem struct {
	host    host.Host
	changed func() // reads the minutes again
	saved   func() // notes that what was read is out of date
	meeting data.Meeting
	line    workflow.MinutesLine
	id      data.ID // of the item; introRow before the items, 0 while nothing is shown

	title     *widgets.Label
	about     *widgets.Label // when it was planned, and who speaks
	text      *form.Source
	block     *widgets.Button
	outcome   *form.Choice
	decisions *decisionList
	tasks     *taskList
	below     *fyne.Container // what only items have
	scroll    *container.Scroll
	content   fyne.CanvasObject
}

// Labels of the text, of an item and before the items.
const (
	textLabel  = "Was besprochen wurde"
	introLabel = "Was vor den Punkten steht"
	textRows   = 5
)

func newMinutesItem(h host.Host, changed, saved func()) *minutesItem {
	i := &minutesItem{host: h, changed: changed, saved: saved, title: widgets.NewSection(""), about: widgets.NewMuted("")}
	i.text = form.NewSource(textLabel, textRows, i.saveText)
	i.text.SetPlaceholder("Absätze durch eine Leerzeile trennen; „- “ beginnt eine Aufzählung.")
	i.block = widgets.NewButton("Baustein …", i.chooseBlock)
	i.outcome = form.NewChoice("Ergebnis", workflow.OutcomeChoices, i.saveOutcome)
	i.decisions, i.tasks = newDecisionList(i), newTaskList(i)
	head := container.New(&wordsLayout{look.Space3, i.title}, i.title, i.about)
	tools := container.New(&toolsLayout{}, i.outcome, i.block)
	i.below = container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), i.decisions.content, i.tasks.content)
	foot := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), tools, i.below)
	body := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, i.text, foot) // in the order of the Tab key
	i.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), body))
	i.content = widgets.NewCard(i.scroll)
	return i
}

// set shows an item.
func (i *minutesItem) set(m data.Meeting, line workflow.MinutesLine) {
	i.meeting, i.line, i.id = m, line, line.Item.ID
	i.text.SetLabel(textLabel)
	i.title.SetText(strings.TrimSpace(line.Number + " " + line.Item.Title))
	i.about.SetText(itemAbout(line))
	i.text.SetText(line.Item.Record)
	i.outcome.SetValue(line.Item.Outcome)
	i.decisions.set(line.Decisions)
	i.tasks.set(line.Tasks)
	i.outcome.Show()
	i.below.Show()
	i.lock()
}

// setIntro shows what stands before the items.
func (i *minutesItem) setIntro(m data.Meeting) {
	i.meeting, i.line, i.id = m, workflow.MinutesLine{}, introRow
	i.text.SetLabel(introLabel)
	i.title.SetText("Einleitung")
	i.about.SetText("")
	i.text.SetText(m.MinutesText)
	i.outcome.Hide()
	i.below.Hide()
	i.lock()
}

// itemAbout says when an item was planned and who speaks.
func itemAbout(line workflow.MinutesLine) string {
	var words []string
	if line.Starts != "" {
		words = append(words, "geplant "+line.Starts+" Uhr")
	}
	if line.Item.Speaker != "" {
		words = append(words, line.Item.Speaker)
	}
	if !line.Item.Public {
		words = append(words, "nichtöffentlich")
	}
	return strings.Join(words, " · ")
}

// lock keeps a file that is only read from being typed into.
func (i *minutesItem) lock() {
	readOnly := i.host.Desk().Store.ReadOnly()
	for _, field := range i.fields() {
		if readOnly {
			field.Disable()
		} else {
			field.Enable()
		}
	}
	if readOnly {
		i.block.Disable()
	}
}

// forget gives up what is shown, with what was typed for it.
func (i *minutesItem) forget() {
	for _, field := range i.fields() {
		field.Drop()
	}
	i.decisions.set(nil)
	i.tasks.set(nil)
	i.id = 0
}

func (i *minutesItem) saveText(text string) error {
	ctx, desk := i.host.Context(), i.host.Desk()
	if i.id == introRow {
		if err := desk.SaveMinutesText(ctx, i.meeting.ID, text); err != nil {
			return err
		}
		i.meeting.MinutesText = text
		i.saved()
		return nil
	}
	if err := desk.SaveRecord(ctx, i.id, text, i.line.Item.Outcome); err != nil {
		return err
	}
	i.saved()
	item, err := data.Get[data.AgendaItem](ctx, desk.Store, i.id) // the first words make it dealt with
	i.line.Item = item
	return err
}

func (i *minutesItem) saveOutcome(outcome string) error {
	if err := i.host.Desk().SaveRecord(i.host.Context(), i.id, i.line.Item.Record, outcome); err != nil {
		return err
	}
	i.line.Item.Outcome = outcome
	i.saved()
	return nil
}

// entered is the Enter key after it has saved a field. A new task then asks who does it.
func (i *minutesItem) entered() bool { return i.tasks.entered() }

// reveal scrolls so far that a line below the text can be seen.
func (i *minutesItem) reveal(line fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	i.scroll.Refresh() // the line may be new
	top := driver.AbsolutePositionForObject(line).Y - driver.AbsolutePositionForObject(i.scroll).Y
	offset := i.scroll.Offset
	switch over := top + line.Size().Height - i.scroll.Size().Height; {
	case top < 0:
		offset.Y += top
	case over > 0:
		offset.Y += over
	default:
		return
	}
	i.scroll.ScrollToOffset(offset)
}

// focusText puts the cursor behind the text.
func (i *minutesItem) focusText() {
	i.scroll.ScrollToTop()
	window := i.host.Window().Canvas()
	i.text.Focus(window)
	if focused := window.Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
}

func (i *minutesItem) leave() bool { return form.CommitAll(i.fields()...) }

func (i *minutesItem) fields() []form.Field {
	fields := []form.Field{i.text}
	if i.id == introRow {
		return fields
	}
	fields = append(fields, i.outcome)
	fields = append(fields, i.decisions.fields()...)
	return append(fields, i.tasks.fields()...)
}

// toolsLayout puts a choice to the left, and a button to the right at the height of its box. Without the choice the button stands at the top.
type toolsLayout struct{}

const outcomeWidth = 170 // px

// MinSize is for the toolkit.
func (toolsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	button := objects[1].MinSize()
	if !objects[0].Visible() {
		return button
	}
	choice := objects[0].MinSize()
	return fyne.NewSize(outcomeWidth+look.Space3+button.Width, max(choice.Height, button.Height))
}

// Layout is for the toolkit.
func (toolsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	choice, button := objects[0], objects[1]
	least := button.MinSize()
	top := float32(0)
	if choice.Visible() {
		choice.Resize(fyne.NewSize(outcomeWidth, size.Height))
		top = max(0, choice.MinSize().Height-besideField-least.Height)
	}
	button.Resize(least)
	button.Move(fyne.NewPos(size.Width-least.Width, top))
}
