package letters

// The outbox: every run, its letters, and each letter as it left the house.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// outbox is the view of what has been made.
type outbox struct {
	host    host.Host
	changed func() // tells the page that its buttons may have to change

	filter     *filter
	runs       *widgets.Grid[data.LetterRunRow]
	letters    *widgets.Grid[data.Letter]
	heading    *widgets.Label
	shown      data.ID // letter on the paper
	paper      *paper
	detail     *detail
	typesetter *page.Typesetter
	content    fyne.CanvasObject
}

func newOutbox(h host.Host, changed func()) *outbox {
	o := &outbox{host: h, changed: changed, typesetter: page.NewTypesetter(), heading: widgets.NewSection("Schreiben")}
	o.filter = newFilter(h, o.readLetters)
	o.filter.search.OnDown = func() { h.Window().Canvas().Focus(o.letters) }
	o.makeRuns()
	o.makeLetters()
	o.paper = newPaper(o.leaf)
	o.detail = newDetail(o)
	head := container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, 0, 0), container.NewBorder(nil, nil, nil, o.filter.empty, o.heading))
	list := container.New(shares{0.34}, widgets.NewCard(o.runs), container.NewBorder(head, nil, nil, nil, widgets.NewCard(o.letters)))
	right := container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, look.Space3, 0), o.detail.content), o.paper.content)
	o.content = container.NewBorder(o.filter.content, nil, nil, nil, widgets.NewSplit(list, right, 0.54))
	return o
}

// makeRuns makes the list of runs.
func (o *outbox) makeRuns() {
	files := o.host.Files()
	o.runs = widgets.NewGrid([]widgets.Column[data.LetterRunRow]{
		{Title: "Datum", Width: 88, Value: func(r data.LetterRunRow) string { return r.LetterRun.DatedOn.String() },
			Less: func(a, b data.LetterRunRow) int {
				return strings.Compare(a.LetterRun.DatedOn.ISO(), b.LetterRun.DatedOn.ISO())
			}},
		{Title: "Serienbrief", Width: 224, Bold: true, Value: runTitle},
		{Title: "Anzahl", Width: 64, Right: true, Value: func(r data.LetterRunRow) string { return fmt.Sprint(r.Letters) },
			Less: func(a, b data.LetterRunRow) int { return a.Letters - b.Letters }},
		{Title: "erstellt von", Width: 100, Value: func(r data.LetterRunRow) string { return r.LetterRun.MadeBy }},
	})
	o.runs.NoCount = true
	o.runs.Key = func(r data.LetterRunRow) data.ID { return r.LetterRun.ID }
	o.runs.OnSelected = func(data.LetterRunRow) {
		if !o.filter.narrows() {
			o.readLetters()
		}
		o.changed()
	}
	o.runs.OnOpen = func(data.LetterRunRow) { o.open() }
	o.runs.OnMenu = func(r data.LetterRunRow) []*fyne.MenuItem {
		return []*fyne.MenuItem{
			fyne.NewMenuItem("Öffnen", func() { o.withFile(r, files.Open) }), fyne.NewMenuItem("Drucken", func() { o.printRun(r) }),
			fyne.NewMenuItem("PDF speichern …", func() { o.saveRun(r) }),
			fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem("Alle als versandt eintragen", func() { o.markRun(r, data.LetterSent, unsent) }),
		}
	}
	o.runs.Empty = widgets.NewEmpty("Noch ist kein Schreiben erstellt. Was das Haus verlässt, wird hier unverändert aufbewahrt.", "", nil)
}

// makeLetters makes the list of letters.
func (o *outbox) makeLetters() {
	o.letters = widgets.NewGrid([]widgets.Column[data.Letter]{
		{Title: "Empfang", Width: 180, Bold: true, Value: func(l data.Letter) string { return l.Recipient }},
		{Title: "Datum", Width: 92, Value: func(l data.Letter) string { return l.DatedOn.String() },
			Less: func(a, b data.Letter) int { return strings.Compare(a.DatedOn.ISO(), b.DatedOn.ISO()) }},
		{Title: "Betreff", Width: 84, Value: func(l data.Letter) string { return l.Subject }},
		{Title: "Zustand", Width: 132, Value: func(l data.Letter) string { return workflow.LetterStateMark(l.State).Word },
			Mark: func(l data.Letter) workflow.Mark { return workflow.LetterStateMark(l.State) }},
	})
	o.letters.Multi = true
	o.letters.Key = func(l data.Letter) data.ID { return l.ID }
	o.letters.OnSelected = func(l data.Letter) { o.look(l) }
	o.letters.OnChosen = func() { o.detail.show() }
	o.letters.OnType = func(text string) {
		o.filter.search.SetText(o.filter.search.Text + text)
		o.host.Window().Canvas().Focus(o.filter.search)
	}
	o.letters.OnOpen = func(l data.Letter) { o.withLetter(l, o.host.Files().Open) }
	o.letters.OnMenu = o.menu
	o.letters.Empty = widgets.NewEmpty("Kein Schreiben gefunden.", "", nil)
}

// runTitle is what a run was called when it was made; the number of its letters stands in a column of its own.
func runTitle(r data.LetterRunRow) string {
	if at := strings.LastIndex(r.LetterRun.Name, ", "); at > 0 && strings.HasSuffix(r.LetterRun.Name, " Schreiben") {
		return r.LetterRun.Name[:at]
	}
	return r.LetterRun.Name
}

// refresh reads runs and letters again.
func (o *outbox) refresh() {
	runs, err := o.host.Desk().Store.LetterRuns(o.host.Context())
	if err != nil {
		o.host.ShowError(err)
		return
	}
	o.filter.refresh()
	o.runs.SetRows(runs)
	if _, ok := o.runs.Current(); !ok && len(runs) > 0 {
		o.runs.Select(runs[0].LetterRun.ID)
	}
	o.readLetters()
}

// readLetters shows what is searched for, or the letters of the chosen run.
func (o *outbox) readLetters() {
	filter, heading := o.filter.filter(), "Gefunden in allen Serienbriefen"
	if !o.filter.narrows() {
		run, ok := o.runs.Current()
		if !ok {
			o.showLetters(nil)
			return
		}
		filter, heading = data.LetterFilter{RunID: run.LetterRun.ID}, "Schreiben"
	}
	letters, err := o.host.Desk().Store.Letters(o.host.Context(), filter)
	if err != nil {
		o.host.ShowError(err)
		return
	}
	o.heading.SetText(heading)
	o.showLetters(letters)
}

func (o *outbox) showLetters(letters []data.Letter) {
	o.letters.SetRows(letters)
	current, ok := o.letters.Current()
	if !ok && len(letters) > 0 {
		current, ok = o.letters.Rows()[0], true
		o.letters.Select(current.ID)
	}
	if !ok {
		o.shown = 0
		o.paper.show("", nil, false, false)
		o.detail.show()
		return
	}
	o.look(current)
}

// look lays a letter out again, from what was frozen when it was made, and tells what is known of it.
func (o *outbox) look(l data.Letter) {
	if o.filter.narrows() { // the buttons mean the run of what was found
		o.runs.Select(l.RunID)
	}
	rows := o.letters.Rows()
	at := o.place(l.ID)
	defer o.detail.show()
	title := fmt.Sprintf("%d von %d · %s", at+1, len(rows), l.Recipient)
	if o.shown == l.ID {
		o.paper.show(title, o.paper.pages, at > 0, at < len(rows)-1)
		return
	}
	o.shown = l.ID
	frozen, err := o.host.Desk().LetterAsMade(o.host.Context(), l)
	if err != nil {
		o.host.ShowError(err)
		o.paper.show(title, nil, at > 0, at < len(rows)-1)
		return
	}
	o.paper.show(title, letter.Layout(o.typesetter, frozen), at > 0, at < len(rows)-1)
	o.paper.guide(frozen.Form)
}

// place returns where a letter stands in the list, from 0; -1 where it is not shown.
func (o *outbox) place(id data.ID) int {
	for i, l := range o.letters.Rows() {
		if l.ID == id {
			return i
		}
	}
	return -1
}

// leaf goes to the letter before or after.
func (o *outbox) leaf(by int) {
	rows := o.letters.Rows()
	if at := o.place(o.shown) + by; at >= 0 && at < len(rows) {
		o.letters.Select(rows[at].ID)
		o.look(rows[at])
	}
}

// show brings a letter before the user's eyes, with its run.
func (o *outbox) show(id data.ID) {
	kept, err := data.Get[data.Letter](o.host.Context(), o.host.Desk().Store, id)
	if err != nil {
		o.host.ShowError(err)
		return
	}
	o.filter.clear()
	o.runs.Select(kept.RunID)
	o.readLetters()
	o.letters.Select(id)
	o.look(kept)
	o.changed()
}

// hasRun reports whether a run is chosen.
func (o *outbox) hasRun() bool { _, ok := o.runs.Current(); return ok }

// withFile puts the PDF of a run, as it was made, into the output folder and hands it to a program; false when that failed.
func (o *outbox) withFile(row data.LetterRunRow, do func(path string) error) bool {
	path, err := o.host.Desk().RunFile(o.host.Context(), row)
	if err == nil {
		err = do(path)
	}
	o.host.ShowError(err)
	return err == nil
}

// withLetter does the same with one letter.
func (o *outbox) withLetter(l data.Letter, do func(path string) error) bool {
	path, err := o.host.Desk().LetterFile(o.host.Context(), l)
	if err == nil {
		err = do(path)
	}
	o.host.ShowError(err)
	return err == nil
}

// shares is a layout of two parts above each other; the upper has a share of the height.
type shares struct{ upper float32 }

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := size.Height * s.upper
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height))
}

func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	upper, lower := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(upper.Width, lower.Width), upper.Height+lower.Height)
}
