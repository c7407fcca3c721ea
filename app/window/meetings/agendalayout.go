package meetings

// How the parts of a line of the agenda stand beside each other; where there is little room, in two rows.

import (
	"fyne.io/fyne/v2"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
)

// Measures of a line, px.
const (
	topWidth     float32 = 34
	minutesWidth float32 = 58
	startsWidth  float32 = 40
	speakerWidth float32 = 132
	toolWidth    float32 = 24
	agendaGap    float32 = 6
	agendaIndent         = topWidth + agendaGap // where the titles begin
	titleLeast   float32 = 170
	handleRoom   float32 = 24 // before a line, for its handle
)

// The parts of a line, in the order of the objects; what follows are small buttons.
const (
	partNumber = iota
	partTitle
	partMinutes
	partStarts
	partSpeaker
	partTools
)

// agendaRow places the parts of a line. head makes it the row of words above them.
type agendaRow struct {
	width float32
	head  bool
}

// toolsRoom is how wide the small buttons are together.
func toolsRoom(objects []fyne.CanvasObject) float32 {
	return float32(len(objects)-partTools) * toolWidth
}

// needed is the width at which everything stands in one row.
func (r *agendaRow) needed(tools float32) float32 {
	return agendaIndent + titleLeast + minutesWidth + startsWidth + speakerWidth + tools + 4*agendaGap
}

func (r *agendaRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	tools := toolsRoom(objects)
	if r.head {
		tools = 6 * toolWidth
	}
	height := func(o fyne.CanvasObject) float32 {
		if _, is := o.(*widgets.Label); is && !r.head {
			return look.FieldHeight - 2 // level with the text in the fields beside it
		}
		return o.MinSize().Height
	}
	place := func(part int, left, top, width float32) {
		o := objects[part]
		o.Move(fyne.NewPos(left, top))
		o.Resize(fyne.NewSize(max(0, width), height(o)))
	}
	for i, o := range objects[partTools:] {
		o.Move(fyne.NewPos(size.Width-tools+float32(i)*toolWidth, 0))
		o.Resize(fyne.NewSize(toolWidth, look.FieldHeight-2))
	}
	place(partNumber, 0, 0, topWidth)
	right := size.Width - tools - agendaGap
	if size.Width < r.needed(tools) {
		place(partTitle, agendaIndent, 0, right-agendaIndent)
		top := objects[partTitle].MinSize().Height
		left := agendaIndent
		place(partMinutes, left, top, minutesWidth)
		left += minutesWidth + agendaGap
		place(partStarts, left, top, startsWidth)
		left += startsWidth + agendaGap
		place(partSpeaker, left, top, min(2*speakerWidth, size.Width-left))
		return
	}
	right -= speakerWidth
	place(partSpeaker, right, 0, speakerWidth)
	right -= agendaGap + startsWidth
	place(partStarts, right, 0, startsWidth)
	right -= agendaGap + minutesWidth
	place(partMinutes, right, 0, minutesWidth)
	place(partTitle, agendaIndent, 0, right-agendaGap-agendaIndent)
}

func (r *agendaRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	tools := toolsRoom(objects)
	high := func(parts ...int) float32 {
		most := float32(0)
		for _, part := range parts {
			most = max(most, objects[part].MinSize().Height)
		}
		return most
	}
	size := fyne.NewSize(agendaIndent+120+agendaGap+tools, high(partTitle, partMinutes, partSpeaker))
	if r.width > 0 && r.width < r.needed(tools) && !r.head {
		size.Height = high(partTitle) + high(partMinutes, partSpeaker)
	}
	return size
}

// agendaHead is the row of words above the lines. It goes where the lines take two rows: there the fields say themselves what they are.
func agendaHead() fyne.CanvasObject {
	row := &fyne.Container{Layout: &agendaRow{head: true}}
	for _, words := range []string{"TOP", "Titel", "Minuten", "ab", "Wer"} {
		row.Objects = append(row.Objects, widgets.NewMuted(words))
	}
	return &fyne.Container{Layout: headLayout{}, Objects: []fyne.CanvasObject{row}}
}

// headLayout stands the words above the columns of the lines, behind their handles.
type headLayout struct{}

func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - handleRoom
	row := &agendaRow{}
	if width < row.needed(6*toolWidth) {
		objects[0].Hide()
	} else {
		objects[0].Show()
	}
	objects[0].Move(fyne.NewPos(handleRoom, 0))
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
}

func (headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !objects[0].Visible() {
		return fyne.Size{}
	}
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// followed gives the first object the width that its text needs, as far as there is room, and stands the second right behind it.
type followed struct{ gap float32 }

// natural is how wide an object is with all of its text.
func natural(o fyne.CanvasObject) float32 {
	least := o.MinSize().Width
	if text, is := o.(interface{ Text() string }); is {
		return max(least, fyne.MeasureText(text.Text(), look.SizeText, fyne.TextStyle{}).Width+1)
	}
	return least
}

func (f followed) widths(objects []fyne.CanvasObject, room float32) (first, behind float32) {
	behind = min(natural(objects[1]), room)
	return max(0, min(natural(objects[0]), room-behind-f.gap)), behind
}

func (f followed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first, behind := f.widths(objects, size.Width)
	objects[0].Resize(fyne.NewSize(first, size.Height))
	objects[1].Move(fyne.NewPos(first+f.gap, 0))
	objects[1].Resize(fyne.NewSize(behind, objects[1].MinSize().Height))
}

func (f followed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, behind := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(first.Width+f.gap+behind.Width, max(first.Height, behind.Height))
}

// atLeast is a layout that asks for some room and fills what it gets.
type atLeast fyne.Size

func (l atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l atLeast) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(l) }
