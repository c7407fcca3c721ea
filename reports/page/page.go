// Package page is paper before it becomes a file: pages in millimetres with text whose every piece knows its place.
//
// Text is made safe once, at the door of this package (Clean), measured with the embedded fonts, shaped with kerning and marks,
// and broken into lines. A backend only draws the pieces where they stand, so that file, window and printer agree. Lengths are millimetres
// from the top left corner of the sheet, y grows downward; sizes of type are points (1 pt = 25.4/72 mm).
package page

// A4, DIN EN ISO 216.
const (
	A4Width  = 210.0 // mm
	A4Height = 297.0 // mm
)

// MMPerPoint is the length of a typographic point (1/72 inch) in mm.
const MMPerPoint = 25.4 / 72

// Face chooses upright or bold type; which file draws a rune is decided piece by piece (see Piece.Font).
type Face uint8

// The faces that paper uses.
const (
	Regular Face = iota
	Bold
)

// Color is 0xRRGGBB; the zero Color is black.
type Color uint32

// Style is how a text is set.
type Style struct {
	Face  Face
	Size  float64 // pt
	Color Color
}

// Font names one of the embedded font files.
type Font uint8

// Liberation Sans is the usual office look; DejaVu Sans takes what it lacks.
const (
	LiberationSans Font = iota
	LiberationSansBold
	DejaVuSans
	DejaVuSansBold
)

// Page is one side of a sheet.
type Page struct {
	Width, Height float64 // mm
	Items         []Item  // in reading order
}

// Item is something on a page: Text, Rule, Box, Image or Underlay.
type Item interface{ isItem() }

// Role says what a text is in the structure of its document, for readers that do not see the page.
type Role uint8

// Roles of text. Artifact is what repeats or only guides the eye: fold marks, running headers, page numbers.
const (
	Paragraph Role = iota
	Heading
	ListItem
	TableCell
	Artifact
	Heading2 // below a Heading
	Heading3 // below a Heading2
)

// Text is one finished line, or a part of one in a single style.
type Text struct {
	X, Baseline float64 // mm; where the first piece starts
	Style       Style
	Content     string // the whole text of the line as it was typed, with the blank that ended it
	Pieces      []Piece
	Width       float64 // mm, without the ending blank
	Role        Role
	Block       int // texts of one paragraph, heading or cell on a page share a number
}

// Piece is the longest part of a text that a backend may draw with the font's plain advances: a new piece begins wherever kerning, a mark or
// a change of font moves the pen. Pieces are in reading order. Together they say the Content, but for runes without a shape (soft hyphens inside a
// line, joiners), which are left out, and runes that no font has, for which U+FFFD stands; a soft hyphen that ends the line is drawn.
type Piece struct {
	X, Y float64 // mm; absolute on the page, Y is the baseline
	Font Font
	Text string
}

// Rule is a straight line.
type Rule struct {
	X1, Y1, X2, Y2 float64 // mm
	Width          float64 // mm
	Color          Color
}

// Box is a rectangle, filled, outlined or both.
type Box struct {
	X, Y, Width, Height float64 // mm
	Filled              bool
	Fill                Color
	Line                float64 // mm, width of the outline; 0 draws none
	LineColor           Color
}

// Image is a picture, PNG or JPEG bytes.
type Image struct {
	X, Y, Width, Height float64 // mm
	Data                []byte
	Alt                 string // what it shows, in words
}

// Underlay is a page of a foreign PDF, as a letterhead, over the whole sheet; it only guides the eye.
type Underlay struct {
	Data    []byte // the PDF
	Page    int    // counted from 0
	Picture []byte // PNG of the page, for the screen
}

func (Text) isItem()     {}
func (Rule) isItem()     {}
func (Box) isItem()      {}
func (Image) isItem()    {}
func (Underlay) isItem() {}
