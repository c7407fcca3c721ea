package meetings

// What opens below the head of the minutes: who was there by name, or what has changed since the minutes were sent.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// detailKind is what is open.
type detailKind int

const (
	detailNone detailKind = iota
	detailNames
	detailChanges
)

// detailsHeight is how high what opens becomes, in px; more scrolls.
const detailsHeight = 132

// minutesDetails is the part that opens.
type minutesDetails struct {
	shown   detailKind
	kept    *widgets.Kept
	content fyne.CanvasObject
}

func newMinutesDetails() *minutesDetails {
	d := &minutesDetails{kept: widgets.NewKept()}
	d.kept.Box.Layout = layout.NewCustomPaddedVBoxLayout(look.Space1)
	ground := canvas.NewRectangle(look.Background)
	ground.CornerRadius = look.CornerField
	inner := container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space3), d.kept.Box)
	room := container.New(&upTo{detailsHeight, inner}, container.NewVScroll(inner))
	d.content = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(look.Space2, look.Space2, look.Space3, look.Space1), room))
	d.content.Hide()
	return d
}

// show opens one of the two, or nothing.
func (d *minutesDetails) show(what detailKind, read workflow.Minutes) {
	if what == detailChanges && len(read.Changed) == 0 {
		what = detailNone
	}
	d.shown = what
	visibleIf(d.content, what != detailNone)
	switch what {
	case detailNames:
		lines := nameLines(read)
		d.kept.Set(lines, func() []fyne.CanvasObject {
			var objects []fyne.CanvasObject
			for _, line := range lines {
				objects = append(objects, widgets.NewText(line))
			}
			return objects
		})
	case detailChanges:
		d.kept.Set(read.Changed, func() []fyne.CanvasObject { return changedLines(read.Changed) })
	}
}

// upTo gives a scroll the height of its content, up to a limit.
type upTo struct {
	height  float32
	content fyne.CanvasObject
}

// MinSize is for the toolkit.
func (l *upTo) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, min(l.height, l.content.MinSize().Height))
}

// Layout is for the toolkit.
func (l *upTo) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// changedLines are the lines that differ: red what was sent, green what stands there now; the signs before them say the same.
func changedLines(changed []string) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, line := range changed {
		text := widgets.NewText(strings.Replace(line, "- ", "– ", 1))
		if strings.HasPrefix(line, "+") {
			text = widgets.NewText(line)
			text.SetTone(workflow.Good)
		} else {
			text.SetTone(workflow.Bad)
		}
		objects = append(objects, text)
	}
	return append(objects, widgets.NewNote("– stand in der versandten Fassung · + steht jetzt da"))
}

// nameLines say who leads and writes, and who was there by name.
func nameLines(read workflow.Minutes) []string {
	var lines []string
	var head []string
	if read.Meeting.ChairName != "" {
		head = append(head, "Leitung: "+read.Meeting.ChairName)
	}
	if read.Meeting.MinutesName != "" {
		head = append(head, "Protokoll: "+read.Meeting.MinutesName)
	}
	if len(head) > 0 {
		lines = append(lines, strings.Join(head, " · "))
	}
	for _, group := range read.Groups() {
		var names []string
		for _, a := range group.People {
			names = append(names, attendeeWords(a))
		}
		lines = append(lines, fmt.Sprintf("%s (%d): %s", group.Name, len(names), strings.Join(names, "; ")))
	}
	if len(read.Missing) > 0 && len(read.Districts) > 0 {
		var numbers []string
		for _, n := range read.Missing {
			numbers = append(numbers, fmt.Sprint(n))
		}
		lines = append(lines, "Nicht vertreten: BA "+strings.Join(numbers, ", "))
	}
	if len(lines) == 0 {
		lines = []string{"Wer da war, wird im Reiter „Anwesenheit“ eingetragen und steht dann hier und im Protokoll."}
	}
	return lines
}

// attendeeWords says who somebody was: 'BA 5 Eva Klein (in Vertretung für Jürgen Groß, ab 18:20 Uhr)'.
func attendeeWords(a workflow.Attendee) string {
	words := strings.TrimSpace(strings.ReplaceAll(a.Body, " ", "\u00A0") + " " + a.Name)
	if note := a.Note(); note != "" {
		words += " (" + note + ")"
	}
	return words
}

// changesLink is the word of the link to what has changed.
func changesLink(n int, open bool) string {
	switch {
	case open:
		return "Änderungen ausblenden"
	case n == 1:
		return "1 geänderte Zeile zeigen"
	}
	return fmt.Sprintf("%d geänderte Zeilen zeigen", n)
}

// namesLink is the word of the link to the names.
func namesLink(open bool) string {
	if open {
		return "Namen ausblenden"
	}
	return "Namen zeigen"
}
