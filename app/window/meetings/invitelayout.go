package meetings

// How the tab of invited people shares its room: commands, replies by BA, the list. In a small window commands that find no room go into a menu, and the replies are folded away.

import (
	"fyne.io/fyne/v2"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
)

// overList is a layout of three: buttons, below them an overview, and a list that gets the rest.
type overList struct{ overview *districtReplies }

// MinSize is for the toolkit.
func (*overList) MinSize(objects []fyne.CanvasObject) fyne.Size {
	buttons, list := objects[0].MinSize(), objects[2].MinSize()
	return fyne.NewSize(max(buttons.Width, list.Width), buttons.Height+overviewLeast+list.Height)
}

// overviewLeast is the height that an overview has at least, px: its heading.
const overviewLeast float32 = 30

// Layout is for the toolkit.
func (l *overList) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[1].Resize(fyne.NewSize(size.Width, objects[1].Size().Height)) // the strip knows its height by its width
	top := objects[0].MinSize().Height
	room := max(overviewLeast, size.Height-top-objects[2].MinSize().Height)
	l.overview.fit(room)
	middle := min(objects[1].MinSize().Height, room)
	heights := []float32{top, middle, size.Height - top - middle}
	var y float32
	for i, object := range objects {
		object.Move(fyne.NewPos(0, y))
		object.Resize(fyne.NewSize(size.Width, max(object.MinSize().Height*float32(i/2), heights[i])))
		y += heights[i]
	}
}

// newCommandRow puts buttons beside each other. Those for which there is no room stand in a menu at the end.
func newCommandRow(commands []widgets.Command) fyne.CanvasObject {
	row := &commandRow{more: widgets.NewButton("Mehr ▾", nil)}
	box := &fyne.Container{Layout: row}
	for _, c := range commands {
		box.Objects = append(box.Objects, widgets.NewButton(c.Words, c.Do))
	}
	box.Objects = append(box.Objects, row.more)
	row.more.OnTapped = func() {
		var hidden []widgets.Command
		for i, c := range commands {
			if !box.Objects[i].Visible() {
				hidden = append(hidden, c)
			}
		}
		widgets.OpenMenu(row.more, hidden)
	}
	return box
}

// commandRow is a layout of buttons, the last of which opens a menu.
type commandRow struct{ more *widgets.Button }

// MinSize is for the toolkit: the first button and that of the menu.
func (r *commandRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, more := objects[0].MinSize(), r.more.MinSize()
	return fyne.NewSize(first.Width+look.Space2+more.Width, max(first.Height, more.Height))
}

// fitting returns how many of the buttons have room.
func (r *commandRow) fitting(objects []fyne.CanvasObject, room float32) int {
	buttons := objects[:len(objects)-1]
	used, withMenu := float32(0), 0
	for i, b := range buttons {
		used += b.MinSize().Width
		if used+look.Space2+r.more.MinSize().Width <= room {
			withMenu = i + 1
		}
		used += look.Space2
	}
	if used-look.Space2 <= room {
		return len(buttons)
	}
	return max(1, withMenu)
}

// Layout is for the toolkit.
func (r *commandRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fitting := r.fitting(objects, size.Width)
	var x float32
	for i, object := range objects {
		shows := i < fitting
		if i == len(objects)-1 {
			shows = fitting < i
		}
		if visibleIf(object, shows); !shows {
			continue
		}
		object.Move(fyne.NewPos(x, 0))
		object.Resize(object.MinSize())
		x += object.Size().Width + look.Space2
	}
}
