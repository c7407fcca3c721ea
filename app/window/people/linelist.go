package people

// A list of lines to edit, one for each row: lines stay the same widgets as long as their rows are there, so that the keyboard stays where it is.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/data"
)

// listLine is one row to edit.
type listLine[T any] struct {
	fields  []form.Field
	show    func(T)
	content fyne.CanvasObject
}

type lineList[T any] struct {
	box   *fyne.Container
	make  func(id data.ID) *listLine[T]
	idOf  func(T) data.ID
	known map[data.ID]*listLine[T]
	lines []*listLine[T]
}

func newLineList[T any](makeLine func(id data.ID) *listLine[T], idOf func(T) data.ID) *lineList[T] {
	return &lineList[T]{box: container.New(layout.NewCustomPaddedVBoxLayout(look.Space2)), make: makeLine, idOf: idOf, known: map[data.ID]*listLine[T]{}}
}

// set shows rows; typing for one that is gone is given up.
func (l *lineList[T]) set(rows []T) {
	known := map[data.ID]*listLine[T]{}
	l.lines = nil
	var objects []fyne.CanvasObject
	for _, row := range rows {
		id := l.idOf(row)
		line := l.known[id]
		if line == nil {
			line = l.make(id)
		}
		line.show(row)
		known[id] = line
		l.lines, objects = append(l.lines, line), append(objects, line.content)
	}
	for id, line := range l.known {
		if known[id] == nil {
			dropAll(line.fields)
		}
	}
	l.known = known
	if !slices.Equal(objects, l.box.Objects) {
		l.box.Objects = objects
		l.box.Refresh()
	}
}

func (l *lineList[T]) fields() []form.Field {
	var fields []form.Field
	for _, line := range l.lines {
		fields = append(fields, line.fields...)
	}
	return fields
}
