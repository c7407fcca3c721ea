package letter

// Where things stand on a business letter: every length in one place, with its source. Lengths are mm from the top left corner of A4 unless
// they are pt; DIN means DIN 5008 (forms A and B), its margins are minima.

import "rundertisch/reports/page"

// Lengths that both forms share.
const (
	FieldLeft   = 20.0  // DIN, address field
	FieldWidth  = 85.0  // DIN, address field
	FieldHeight = 45.0  // DIN, address field
	TextLeft    = 25.0  // DIN, left margin; text of the address field starts here, too
	TextRight   = 190.0 // DIN, right margin of 20
	TextBottom  = 277.0 // DIN, lower margin of 20

	ReturnHeight  = 5.0      // DIN, return line, at the top of the address field
	RemarksHeight = 12.7     // DIN, remarks zone: three lines of 4.23, filled from below
	AddressHeight = 27.3     // DIN, address zone: six lines of 4.23
	FieldLine     = 25.4 / 6 // DIN, line of 4.23 (12 pt) in address field and subject distance

	RemarksLines = 3 // DIN
	AddressLines = 6 // DIN

	InfoLeft  = 125.0 // DIN, information block
	InfoWidth = 75.0  // DIN, information block

	SubjectDistance   = 2 * FieldLine // DIN, two lines of 4.23 below the deeper of address field and information block
	SubjectLines      = 2             // DIN: subject of at most two lines
	LinesAfterSubject = 2             // DIN: blank lines between subject and salutation
	LinesForSignature = 3             // DIN: blank lines between closing and name

	HoleMark = 148.5 // DIN, half of the sheet

	// An envelope DL (DIN 678, 110 × 220) with its window (DIN 680) 20 from the left, 15 from the bottom; the folded sheet
	// has five mm of play to either side.
	WindowWidth  = 90.0
	WindowHeight = 45.0
	windowLeft   = 20.0
	windowBottom = 15.0
	windowPlay   = 5.0
)

// Lengths of our own, inside the room that DIN leaves.
const (
	bodySize           = 11.0                              // pt; DIN: 10 to 12
	bodyLine           = bodySize * 1.25 * page.MMPerPoint // DIN: 120 to 130 % of the size
	addressSize        = 10.5                              // pt
	addressSmallest    = 9.0                               // pt; smaller type is hard for sorting machines to read
	addressStep        = 0.5                               // pt
	remarksSize        = 9.0                               // pt
	returnSize         = 8.0                               // pt; DIN: 7 to 8
	returnSmallest     = 7.0                               // pt
	infoSize           = 9.0                               // pt
	infoLabelSize      = 8.0                               // pt
	infoSmallest       = 8.0                               // pt, for a value too wide for its column
	infoGap            = 3.0                               // between label and value
	infoLine           = FieldLine
	footerSize         = 7.5 // pt
	footerLine         = 3.2
	footerBottom       = 289.0 // what most printers reach
	footerLines        = 6     // more would push the text off the page
	smallSize          = 9.0   // pt, header of following pages and page numbers
	headerBaseline     = 18.0  // of following pages
	followingTop       = 28.0  // text of following pages
	pageNumberRoom     = 7.0   // between text and footer
	pageNumberBaseline = 3.8   // below the text of the first page

	letterheadSize      = 12.0 // pt, first line, bold
	letterheadOtherSize = 10.5 // pt
	letterheadLine      = 5.2

	logoWidth      = 60.0 // at most
	logoGap        = 5.0  // between the lines of the letterhead and the logo
	signatureWidth = 60.0 // of a scanned signature, at most; its height is the room to sign

	foldLeft   = 4.0 // marks start here; printers reach no further
	foldLength = 4.0 // DIN practice: 2.5 to 5
	holeLength = 5.0
	markWidth  = 0.18
	ruleWidth  = 0.15
)

// Measures are the heights in which the forms differ, mm from the top of the sheet.
type Measures struct {
	LetterheadTop    float64    // ours: where text of the letterhead begins
	LetterheadBottom float64    // nothing of the letterhead below: the window of the envelope, less its play, begins here
	LogoHeight       float64    // ours, at most
	FieldTop         float64    // DIN, address field and return line
	InfoTop          float64    // DIN, information block
	FoldMarks        [2]float64 // DIN
}

// measures of the forms.
var measures = [...]Measures{
	FormB: {LetterheadTop: 14, LetterheadBottom: 40, LogoHeight: 20, FieldTop: 45, InfoTop: 50, FoldMarks: [2]float64{105, 210}},
	FormA: {LetterheadTop: 6, LetterheadBottom: 22, LogoHeight: 14, FieldTop: 27, InfoTop: 32, FoldMarks: [2]float64{87, 192}},
}

// Measures returns the heights of a form; an unknown form counts as B.
func (f Form) Measures() Measures {
	if int(f) < len(measures) {
		return measures[f]
	}
	return measures[FormB]
}

// RemarksTop is where the remarks zone begins, below the return line: 50 in form B, 32 in form A.
func (m Measures) RemarksTop() float64 { return m.FieldTop + ReturnHeight }

// AddressTop is where the address zone begins: 62.7 in form B, 44.7 in form A.
func (m Measures) AddressTop() float64 { return m.RemarksTop() + RemarksHeight }

// FieldBottom is where the address field ends: 90 in form B, 72 in form A.
func (m Measures) FieldBottom() float64 { return m.FieldTop + FieldHeight }

// Window is where the window of an envelope DL lies over the sheet that is folded at the first mark and lies in its lower left corner:
// what a preview draws.
func (m Measures) Window() page.Box {
	bottom := m.FoldMarks[0] - windowBottom
	return page.Box{X: windowLeft, Y: bottom - WindowHeight, Width: WindowWidth, Height: WindowHeight}
}

// KeepClear is the part of the sheet that may show in the window, wherever the sheet slides: nothing but the address field may stand there.
func (m Measures) KeepClear() page.Box {
	w := m.Window()
	return page.Box{X: w.X - windowPlay, Y: w.Y - windowPlay, Width: w.Width + 2*windowPlay, Height: w.Height + 2*windowPlay}
}
