package labels

// Addresses printed on envelopes without a window.

import (
	"strings"

	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// Area is a part of an envelope, mm from its top left corner.
type Area struct{ Left, Top, Width, Height float64 }

// Envelope is a size of envelopes, lying with the long side down.
type Envelope struct {
	Key, Name     string  // 'DL'; German, with the size
	Width, Height float64 // mm
	Address       Area    // where the address stands, from its top left corner
	Return        Area    // the line that says who sends it
	Largest       float64 // pt, type of the address
}

// Zones of the front of an envelope that machines read (Deutsche Post, automationsfähige Briefsendungen), mm: an address stands at least so far from the
// left, right and lower edge, and so far from the upper one. The stamp takes the upper right corner. The code that machines print takes the lowest
// 15 mm at the right, which Clear keeps free as well.
const (
	Clear       = 15.0
	ClearAbove  = 40.0
	StampWidth  = 74.0
	StampHeight = 40.0
)

// envelopes have the sizes of DIN 678-1 (DL, C5, C4). The address begins a little right of and below the middle, as DIN 5008 advises for envelopes
// without a window, and may take all the room down to the right and lower margin that machines ask for. The line of the sender stands at the top
// left and ends before the stamp.
var envelopes = []Envelope{
	envelope("DL", "DL (220 × 110 mm)", 220, 110, 110, 52, 12),
	envelope("C5", "C5 (229 × 162 mm)", 229, 162, 116, 88, 12),
	envelope("C4", "C4 (324 × 229 mm)", 324, 229, 170, 130, 14),
}

func envelope(key, name string, width, height, left, top, size float64) Envelope {
	return Envelope{
		Key: key, Name: name, Width: width, Height: height, Largest: size,
		Address: Area{left, top, width - Clear - left, height - Clear - top},
		Return:  Area{Clear, 10, width - Clear - StampWidth - 5, 4},
	}
}

// Envelopes returns the sizes of envelopes there are.
func Envelopes() []Envelope { return append([]Envelope(nil), envelopes...) }

// EnvelopeByKey finds a size of envelopes.
func EnvelopeByKey(key string) (Envelope, bool) {
	for _, e := range envelopes {
		if e.Key == key {
			return e, true
		}
	}
	return Envelope{}, false
}

// Type on envelopes, lengths of our own.
const (
	addressSmallest = 9.0  // pt; smaller type is hard for sorting machines to read
	addressLeading  = 1.25 // parts of the type size
	returnSize      = 8.0  // pt; DIN 5008: 7 to 8
	returnSmallest  = 7.0  // pt
)

// room returns what an address may take on an envelope.
func (e Envelope) room() room {
	return room{
		width: e.Address.Width, height: e.Address.Height, largest: e.Largest, smallest: addressSmallest, leading: addressLeading,
		place: "Umschlag", larger: "einen größeren Umschlag",
	}
}

// CheckEnvelope returns what keeps an address from being printed on envelopes of this size; none where it fits.
func CheckEnvelope(t *page.Typesetter, e Envelope, label Label) []letter.Problem {
	return fit(t, label, e.room()).problems
}

// LayoutEnvelopes sets one envelope for each address: a page of its size, with the return line at the top left (none for an empty one). Everything
// is moved by offset. Problems name addresses that do not fit, and a return line that is too long, which is left out then.
func LayoutEnvelopes(t *page.Typesetter, e Envelope, returnLine string, labels []Label, offset Offset) ([]page.Page, []letter.Problem) {
	var pages []page.Page
	sender, problems := e.returnLine(t, returnLine, offset)
	for _, label := range labels {
		address := fit(t, label, e.room())
		problems = append(problems, address.problems...)
		sheet := page.Page{Width: e.Width, Height: e.Height}
		sheet.Items = append(sheet.Items, sender...)
		sheet.Items = append(sheet.Items, setLines(t, address, e.room(), e.Address.Left+offset.X, e.Address.Top+offset.Y, 2)...)
		pages = append(pages, sheet)
	}
	return pages, problems
}

// returnLine sets who sends the envelope, in one small line.
func (e Envelope) returnLine(t *page.Typesetter, text string, offset Offset) ([]page.Item, []letter.Problem) {
	content := strings.Join(cleanLines([]string{text}), " · ")
	if content == "" {
		return nil, nil
	}
	for size := returnSize; size >= returnSmallest; size -= sizeStep {
		line := t.Line(e.Return.Left+offset.X, e.Return.Top+page.Baseline(e.Return.Height, size)+offset.Y, content, page.Style{Size: size})
		if line.Width <= e.Return.Width+touching {
			line.Block = 1
			return []page.Item{line}, nil
		}
	}
	return nil, []letter.Problem{{
		Place: "Rücksendezeile", Origin: letter.OriginSender,
		Text: "Die Rücksendezeile ist zu lang für den Umschlag und fehlt darauf. Bitte im Absenderprofil kürzen, zum Beispiel mit Abkürzungen.",
	}}
}
