package host

// Finding a field by the words above it, for pages that are asked to show one.

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Labelled is a field as a user knows it: by its label. The fields of package form are such.
type Labelled interface {
	Label() string
	Focus(fyne.Canvas)
}

// FieldByLabel returns the field with a label; where there is none, the first whose label has the words in it ('Anrede' finds 'Briefanrede (leer: automatisch)'), else false. Capitals do not matter.
// What has no label is passed over.
func FieldByLabel[F any](label string, fields []F) (Labelled, bool) {
	wanted := strings.ToLower(label)
	var near Labelled
	for _, f := range fields {
		field, is := any(f).(Labelled)
		if !is || wanted == "" {
			continue
		}
		switch own := strings.ToLower(field.Label()); {
		case own == wanted:
			return field, true
		case near == nil && strings.Contains(own, wanted):
			near = field
		}
	}
	return near, near != nil
}
