// Package labels lays out addresses on sheets of labels and on envelopes, and the test sheet that shows how far a printer is off.
//
// Lengths are millimetres from the top left corner of the paper; sizes of type are points. An address that does not fit is told as a problem, never
// cut in silence.
package labels

// Sheet is a size of labels on A4.
type Sheet struct {
	Key, Name     string // 'L7160'; German, with the size
	Columns, Rows int
	Width, Height float64 // mm, of one label
	Left, Top     float64 // mm, from the edges of the sheet to the first label
	StepX, StepY  float64 // mm, from one label to the next
}

// Count returns how many labels a sheet has.
func (s Sheet) Count() int { return s.Columns * s.Rows }

// sheets are sold by Avery Zweckform. The sizes of labels are those on the packages. Margins and steps of L7160 and L7163 are those of LibreOffice
// (extras/source/labels/labels.xml: S;6604;3810;6350;3810;720;1515;3;7 and S;10160;3810;9906;3810;467;1515;2;7, in 1/100 mm), which agree with the
// maker's own templates; those of L4732 are gLabels' (templates/avery-iso-templates.xml: x0 11, y0 13, dx 38.1, dy 16.9 mm). What is left at the
// right and at the bottom is as wide as Left and Top, to half a millimetre.
var sheets = []Sheet{
	{"L7160", "Avery Zweckform L7160 (63,5 × 38,1 mm, 21 je Blatt)", 3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1},
	{"L7163", "Avery Zweckform L7163 (99,1 × 38,1 mm, 14 je Blatt)", 2, 7, 99.1, 38.1, 4.67, 15.15, 101.6, 38.1},
	{"L4732", "Avery Zweckform L4732 (35,6 × 16,9 mm, 80 je Blatt)", 5, 16, 35.6, 16.9, 11, 13, 38.1, 16.9},
}

// Sheets returns the sizes of labels there are.
func Sheets() []Sheet { return append([]Sheet(nil), sheets...) }

// SheetByKey finds a size of labels.
func SheetByKey(key string) (Sheet, bool) {
	for _, s := range sheets {
		if s.Key == key {
			return s, true
		}
	}
	return Sheet{}, false
}

// Label is an address to print.
type Label struct {
	Name  string // who it is for, in messages
	Lines []string
}

// Offset is how far everything is moved to make up for a printer that is off, mm right and down.
type Offset struct{ X, Y float64 }
