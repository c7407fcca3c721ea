// Package letter lays out business letters after DIN 5008 and reads the templates they are written from.
//
// A Letter holds finished texts; Layout turns it into pages. Template holds a text with placeholders; Fill turns it and the values of one recipient
// into the subject and body of a Letter. Check tells before printing what would go wrong, by place.
package letter

// Letter is everything that stands on one letter. Texts are finished: no placeholders are left.
type Letter struct {
	Name       string     // who it is for, in lists, bookmarks and messages: 'BA 25 Laim · Herr Mögele'
	Form       Form       // DIN 5008 Form B unless set
	Letterhead []string   // first line bold: 'Landeshauptstadt München', 'Sozialreferat'
	ReturnLine string     // one small line above the address
	Remarks    []string   // 'Einschreiben', at most three lines
	Address    []string   // at most six lines
	Info       []InfoLine // information block: 'Telefon', '089 233-40596'; an InfoLine with neither is a blank line
	Subject    string
	Reference  []string // lines between subject and salutation, as the number of a motion
	Salutation string   // with its comma
	Body       []Block
	Closing    string   // 'Mit freundlichen Grüßen'
	Mark       string   // 'gez.', or empty for three empty lines to sign in
	Signatory  []string // name, function
	Enclosures []string
	Copies     []string // 'Verteiler'
	Footer     []string // small lines at the foot of the first page
}

// Form is the variant of DIN 5008.
type Form uint8

// FormB leaves 45 mm for the letterhead, FormA 27 mm.
const (
	FormB Form = iota
	FormA
)

// InfoLine is a line of the information block.
type InfoLine struct{ Label, Value string }

// BlockKind tells paragraphs, lists, tables and page breaks apart.
type BlockKind uint8

// The kinds of blocks that the body of a letter has.
const (
	Paragraph BlockKind = iota
	Bullet              // one item of a list with bullets
	Numbered            // one item of a numbered list; Number is its number
	Table
	PageBreak
)

// Block is one part of the body.
type Block struct {
	Kind   BlockKind
	Text   []Span     // Paragraph, Bullet, Numbered
	Number int        // Numbered
	Rows   [][][]Span // Table: rows of cells of spans; the first row is the head
}

// Span is text in one face; '\n' in it is a forced line break.
type Span struct {
	Text string
	Bold bool
}

// Problem is something that would go wrong on paper.
type Problem struct {
	Letter  string // Letter.Name
	Place   string // German: 'Anschrift, Zeile 2', 'Betreff', 'Text, Absatz 3'
	Text    string // German: what is wrong and what to do
	Serious bool   // the letter cannot be printed like this
}
