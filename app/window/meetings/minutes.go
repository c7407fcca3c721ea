package meetings

// The minutes of the chosen meeting: how far they are, what fills itself in, and the agenda at the left with the record of the chosen item at the right, so that somebody who writes while people talk
// always has one item before the eyes. F8 leads to the next item, F7 (or Umschalt+F8) to the one before.

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// minutes is the tab of the minutes.
type minutes struct {
	host    host.Host
	meeting data.Meeting
	read    workflow.Minutes
	stale   bool // something has changed since they were read

	chip    *widgets.Chip
	state   *fyne.Container // what is known of minutes that were sent
	since   *widgets.Label  // when they were sent and approved
	changes *widgets.Link
	asSent  *widgets.Link
	buttons minutesButtons
	summary *widgets.Label // who was there, in numbers
	names   *widgets.Link
	details *minutesDetails
	grid    *widgets.Grid[minutesRow]
	item    *minutesItem
	content fyne.CanvasObject
	box     *shownBox
}

// minutesRow is a line of the list: what stands before the agenda, or an item of it.
type minutesRow struct {
	id            data.ID
	number, title string
	mark          workflow.Mark
}

// introRow is the row of what stands before the items.
const introRow data.ID = -1

// outcomeMarks show what became of an item.
var outcomeMarks = map[string]workflow.Mark{
	data.OutcomeDone:      {Sign: "✓", Word: "behandelt", Tone: workflow.Good},
	data.OutcomePostponed: {Sign: "⇄", Word: "vertagt", Tone: workflow.Warn},
}

// writtenMark is shown for an item that has a text, and no outcome yet.
var writtenMark = workflow.Mark{Sign: "○", Word: "Text", Tone: workflow.Info}

func newMinutes(h host.Host) *minutes {
	m := &minutes{host: h, chip: widgets.NewChip(workflow.Mark{}), since: widgets.NewMuted(""), summary: widgets.NewLabel(""), details: newMinutesDetails()}
	m.changes = widgets.NewLink("", func() { m.toggle(detailChanges) })
	m.asSent = widgets.NewLink("Fassung vom Versand öffnen", m.openAsSent)
	m.names = widgets.NewLink("", func() { m.toggle(detailNames) })
	m.grid = widgets.NewGrid([]widgets.Column[minutesRow]{
		{Title: "Nr.", Width: numberWidth, Right: true, Value: func(r minutesRow) string { return r.number }, Less: keepOrder},
		{Title: "Punkt", Width: 150, Value: func(r minutesRow) string { return r.title }, Less: keepOrder},
		{Title: "Ergebnis", Width: outcomeColumn, Value: func(r minutesRow) string { return r.mark.Word }, Mark: func(r minutesRow) workflow.Mark { return r.mark }, Less: keepOrder},
	})
	m.grid.NoCount = true
	m.grid.Key = func(r minutesRow) data.ID { return r.id }
	m.grid.OnSelected = func(r minutesRow) { m.choose(r.id) }
	m.grid.OnOpen = func(minutesRow) { m.item.focusText() }
	m.item = newMinutesItem(h, m.reload, func() { m.stale = true })
	m.content = m.build()
	m.listen()
	return m
}

// Widths of the columns beside the titles, in px.
const (
	numberWidth   = 44
	outcomeColumn = 116
)

// titleTakesRest gives the titles of the items what the other columns leave.
type titleTakesRest struct{ grid *widgets.Grid[minutesRow] }

// MinSize is for the toolkit.
func (l *titleTakesRest) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout is for the toolkit.
func (l *titleTakesRest) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width != objects[0].Size().Width {
		l.grid.SetWidths([]float32{numberWidth, size.Width - numberWidth - outcomeColumn - 2, outcomeColumn})
	}
	objects[0].Resize(size)
}

// keepOrder leaves the agenda in its order, whatever column is clicked.
func keepOrder(minutesRow, minutesRow) int { return 0 }

// listShare is how much of the width the record of an item takes beside the list.
const listShare = 0.6

func (m *minutes) build() fyne.CanvasObject {
	m.state = container.New(&wordsLayout{gap: look.Space3}, m.since, m.changes, m.asSent)
	who := container.New(&wordsLayout{gap: look.Space3}, m.summary, m.names)
	top := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), container.NewBorder(nil, nil, nil, m.chip, m.buttons.build(m)), m.state, who, m.details.content)
	keys := container.New(layout.NewCustomPaddedLayout(look.Space1, 0, look.Space1, 0), widgets.NewNote("F8: nächster Punkt · F7: voriger Punkt"))
	list := container.NewBorder(nil, keys, nil, nil, container.New(&titleTakesRest{m.grid}, widgets.NewCard(m.grid)))
	body := widgets.NewSplit(list, m.item.content, listShare)
	padded := container.New(layout.NewCustomPaddedLayout(look.Space2, 0, 0, 0), container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(0, look.Space2, 0, 0), top), nil, nil, nil, body))
	m.box = newShownBox(padded, m.refreshStale)
	return m.box
}

// set shows the minutes of a meeting: at once where they can be seen, else when they are opened.
func (m *minutes) set(meeting data.Meeting) {
	other := meeting.ID != m.meeting.ID
	m.meeting = meeting
	if other {
		m.details.show(detailNone, m.read)
		m.item.forget()
	}
	m.stale = true
	if m.box.Visible() {
		m.refreshStale()
	}
}

// refreshStale reads the minutes where they have changed since.
func (m *minutes) refreshStale() {
	if m.stale && m.meeting.ID != 0 {
		m.reload()
	}
}

// again reads the minutes and shows what stands around the editor. It reports whether they could be read.
func (m *minutes) again() bool {
	read, err := m.host.Desk().Minutes(m.host.Context(), m.meeting.ID)
	if err != nil {
		m.host.ShowError(err)
		return false
	}
	m.read, m.stale = read, false
	m.showHead()
	m.grid.SetRows(minutesRows(read))
	return true
}

// reload reads and shows the minutes.
func (m *minutes) reload() {
	if !m.again() {
		return
	}
	rows := m.grid.Rows()
	chosen := m.item.id
	if !slices.ContainsFunc(rows, func(r minutesRow) bool { return r.id == chosen }) {
		m.item.forget() // the item is gone, with what was typed for it
		chosen = rows[min(1, len(rows)-1)].id
	}
	m.show(chosen)
	m.grid.Select(chosen)
}

// minutesRows are the lines of the list.
func minutesRows(read workflow.Minutes) []minutesRow {
	intro := minutesRow{id: introRow, title: "Einleitung"}
	if strings.TrimSpace(read.Meeting.MinutesText) != "" {
		intro.mark = writtenMark
	}
	rows := []minutesRow{intro}
	for _, line := range read.Lines {
		mark, known := outcomeMarks[line.Item.Outcome]
		if !known && strings.TrimSpace(line.Item.Record) != "" {
			mark = writtenMark
		}
		rows = append(rows, minutesRow{line.Item.ID, line.Number, line.Item.Title, mark})
	}
	return rows
}

// showHead shows how far the minutes are and who was there.
func (m *minutes) showHead() {
	meeting, changed := m.read.Meeting, len(m.read.Changed)
	m.chip.Set(workflow.MinutesMark(meeting, changed > 0))
	m.since.SetText(minutesSince(m.read))
	m.changes.SetText(changesLink(changed, m.details.shown == detailChanges))
	visibleIf(m.since, m.since.Text() != "")
	visibleIf(m.changes, changed > 0)
	visibleIf(m.state, meeting.MinutesHash != "")
	m.buttons.show(meeting.MinutesState, changed > 0, m.host.Desk().Store.ReadOnly())
	m.summary.SetText(attendanceSummary(m.read))
	m.names.SetText(namesLink(m.details.shown == detailNames))
	m.details.show(m.details.shown, m.read)
	m.box.Refresh()
}

// minutesSince says when minutes were sent and in which meeting they were approved.
func minutesSince(read workflow.Minutes) string {
	m := read.Meeting
	var words []string
	if sent := "versandt am " + m.MinutesSentOn.String(); !m.MinutesSentOn.IsZero() {
		if m.MinutesState == data.MinutesDraft {
			sent = "zuletzt " + sent
		}
		words = append(words, sent)
	}
	if m.MinutesState == data.MinutesApproved {
		where := "genehmigt am " + m.MinutesApprovedOn.String()
		if read.ApprovedIn.ID != 0 {
			where = fmt.Sprintf("genehmigt in der %d. Sitzung am %s", read.ApprovedIn.Number, m.MinutesApprovedOn)
		}
		words = append(words, where)
	}
	return strings.Join(words, " · ")
}

// attendanceSummary says in numbers who was there: '17 von 25 BA vertreten · 21 anwesend · 3 online'.
func attendanceSummary(read workflow.Minutes) string {
	if len(read.Groups()) == 0 {
		return "Noch ist keine Anwesenheit eingetragen."
	}
	return read.Summary()
}

// toggle opens or closes what stands below the head.
func (m *minutes) toggle(what detailKind) {
	if m.details.shown == what {
		what = detailNone
	}
	m.details.show(what, m.read)
	m.showHead()
}

// choose shows another item, unless something typed for this one cannot be saved.
func (m *minutes) choose(id data.ID) {
	if id == m.item.id {
		return
	}
	if !m.item.leave() {
		m.grid.Select(m.item.id)
		return
	}
	if m.stale { // leaving has saved something, and the page has not heard of it yet
		m.again()
	}
	m.show(id)
	m.grid.Select(id) // saving may have led back to the item before
}

// show shows an item in the editor.
func (m *minutes) show(id data.ID) {
	for _, line := range m.read.Lines {
		if line.Item.ID == id {
			m.item.set(m.read.Meeting, line)
			return
		}
	}
	m.item.setIntro(m.read.Meeting)
}

// step goes to the item so many lines further, with the cursor in its text.
func (m *minutes) step(by int) {
	rows := m.grid.Rows()
	at := slices.IndexFunc(rows, func(r minutesRow) bool { return r.id == m.item.id })
	if to := at + by; at >= 0 && to >= 0 && to < len(rows) && m.item.leave() {
		m.grid.Select(rows[to].id)
		m.item.focusText()
	}
}

// leave commits what is being typed.
func (m *minutes) leave() bool { return m.item.leave() }

// fields are the fields that other pages may ask for by their labels.
func (m *minutes) fields() []form.Field { return m.item.fields() }

func visibleIf(object fyne.CanvasObject, yes bool) {
	if yes {
		object.Show()
	} else {
		object.Hide()
	}
}

// shownBox tells when it is shown: what a tab shows is read only when somebody looks at it.
type shownBox struct {
	widget.BaseWidget
	inner fyne.CanvasObject
	shown func()
}

func newShownBox(inner fyne.CanvasObject, shown func()) *shownBox {
	b := &shownBox{inner: inner, shown: shown}
	b.ExtendBaseWidget(b)
	return b
}

// Show shows the box and tells so.
func (b *shownBox) Show() {
	b.BaseWidget.Show()
	b.shown()
}

// CreateRenderer is for the toolkit.
func (b *shownBox) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.inner) }

// wordsLayout puts lines of words beside each other, each as wide as its words. Where there is no room for all, the widest is cut.
type wordsLayout struct {
	gap   float32
	title fyne.CanvasObject // the one in the type of a heading; may be nil
}

// widths are those at which nothing is cut, 0 for what is hidden.
func (l *wordsLayout) widths(objects []fyne.CanvasObject) (widths []float32, sum float32) {
	for _, o := range objects {
		width := float32(0)
		if o.Visible() {
			width = o.MinSize().Width
			if words, is := o.(interface{ Text() string }); is {
				size := look.SizeText
				if o == l.title {
					size = look.SizeSection
				}
				width = fyne.MeasureText(words.Text(), size, fyne.TextStyle{Bold: o == l.title}).Width + 1
			}
			sum += width + l.gap
		}
		widths = append(widths, width)
	}
	return widths, max(0, sum-l.gap)
}

// MinSize is for the toolkit.
func (l *wordsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size = fyne.NewSize(size.Width+l.gap+least.Width, max(size.Height, least.Height))
		}
	}
	return size
}

// Layout is for the toolkit.
func (l *wordsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths, sum := l.widths(objects)
	if over := sum - size.Width; over > 0 {
		widths[slices.Index(widths, slices.Max(widths))] -= over
	}
	left := float32(0)
	for i, o := range objects {
		if o.Visible() {
			o.Move(fyne.NewPos(left, 0))
			o.Resize(fyne.NewSize(max(0, widths[i]), size.Height))
			left += widths[i] + l.gap
		}
	}
}
