// Package letter lays out business letters after DIN 5008 and reads the templates they are written from.
//
// A Letter holds finished texts; Layout turns it into pages. Template holds a text with placeholders; Fill turns it and the values of one recipient
// into the subject and body of a Letter. Check tells before printing what would go wrong, by place.
package letter

import "strings"

// Letter is everything that stands on one letter. Texts are finished: no placeholders are left. It survives encoding/json unchanged, so that
// a letter can be frozen and laid out again years later.
//
// Salutation, closing and reference block may come in two ways: in their own fields, or inside Body as blocks of the kinds Salutation, Closing
// and Reference, as Fill hands them over. Layout and Check accept both; Settled moves the blocks into the fields.
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
	Informed   []string // 'Nachrichtlich', behind Copies

	Preprinted bool       // the paper has a letterhead: neither Letterhead, Logo, Background nor Footer is printed
	Logo       Picture    // right of the lines of the letterhead
	Background Background // the house's own letterhead under the text; replaces Letterhead, Logo and Footer
	Signature  Picture    // between closing and name; replaces Mark
	Hyphenate  bool       // German hyphenation of the text
}

// Picture is PNG or JPEG. Its bytes are not part of a frozen letter, only their name: whoever lays it out again puts them in.
type Picture struct {
	Hash string // names the bytes in the office's file; empty for no picture
	Data []byte `json:"-"`
	Alt  string // what it shows, in words
}

// Background is a letterhead as PDF: its first page lies under page one, its second, where it has one, under all others.
type Background struct {
	Hash      string // names the bytes in the office's file; empty for none
	Pages     int    // of the PDF; 0 where nobody counted, then Following tells whether there is a second
	Data      []byte `json:"-"` // the PDF
	First     []byte `json:"-"` // PNG of its first page, for the screen
	Following []byte `json:"-"` // PNG of its second page; empty where it has none
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
	Reference  // a paragraph of the text that stands before its salutation: lines of the reference block
	Salutation // the paragraph that greets; see Letter.Settled
	Closing    // the paragraph that says goodbye
)

// Block is one part of the body.
type Block struct {
	Kind   BlockKind
	Text   []Span     // all but Table and PageBreak
	Number int        // Numbered
	Rows   [][][]Span // Table: rows of cells of spans; the first row is the head, and is left out where all its cells are empty
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
	Line    int    // line of the template that it comes from, counted from 1; 0 if none

	Origin      Origin // where it is put right
	Placeholder string // name of the placeholder that has no value; empty for other problems
}

// Origin says where a problem comes from.
type Origin uint8

// The origins of problems.
const (
	OriginText      Origin = iota // text, subject and what else the template says
	OriginRecipient               // address and salutation
	OriginSender                  // letterhead, return line, information block, signature, footer
)

// Settled returns the letter with its blocks of the kinds Reference, Salutation and Closing moved out of Body into the fields of the same
// name, where they replace what stands there. Everything else stays in its order; the letter itself is left alone. A letter that is settled
// already comes back as it is.
func (l Letter) Settled() Letter {
	var rest []Block
	var reference []string
	found := false
	for _, block := range l.Body {
		switch block.Kind {
		case Reference:
			reference = append(reference, strings.Split(plain(block.Text), "\n")...)
		case Salutation:
			l.Salutation = plain(block.Text)
		case Closing:
			l.Closing = plain(block.Text)
		default:
			rest = append(rest, block)
			continue
		}
		found = true
	}
	if reference != nil {
		l.Reference = reference
	}
	if found {
		l.Body = rest
	}
	return l
}

// plain returns the text of spans without their faces.
func plain(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var text strings.Builder
	for _, span := range spans {
		text.WriteString(span.Text)
	}
	return text.String()
}
