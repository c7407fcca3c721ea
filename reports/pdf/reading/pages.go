package reading

// The pages of a document, and what is drawn on them.

import (
	"bytes"
	"fmt"
)

// pageLimit is the most pages that are looked at.
const pageLimit = 10_000

// Page is a page with what it inherits from the tree of pages.
type Page struct {
	Dict      Dict
	Resources Dict
	Rotate    int                 // degrees clockwise: 0, 90, 180 or 270
	Unit      float64             // points for each unit of the content, nearly always 1
	Boxes     map[Name][4]float64 // MediaBox, CropBox, TrimBox as far as they are there: left, bottom, right, top in points
}

// inherited are the entries that pages take from the tree above them (ISO 32000-1, table 30).
var inherited = []Name{"Resources", "MediaBox", "CropBox", "Rotate"}

// Pages returns the pages in their order.
func (f *File) Pages() []Page {
	w := pageWalk{file: f, seen: map[Ref]bool{}}
	w.walk(f.Catalogue()["Pages"], Dict{}, 0)
	return w.pages
}

type pageWalk struct {
	file  *File
	seen  map[Ref]bool
	pages []Page
}

func (w *pageWalk) walk(node Value, above Dict, depth int) {
	if ref, ok := node.(Ref); ok {
		if w.seen[ref] {
			return
		}
		w.seen[ref] = true
	}
	dict := w.file.Dict(node)
	if dict == nil || depth > depthLimit || len(w.pages) >= pageLimit {
		return
	}
	own := Dict{}
	for _, key := range inherited {
		if own[key] = dict[key]; own[key] == nil {
			own[key] = above[key]
		}
	}
	if kids := w.file.Array(dict["Kids"]); w.file.Name(dict["Type"]) != "Page" && dict["Kids"] != nil {
		for _, kid := range kids {
			w.walk(kid, own, depth+1)
		}
		return
	}
	w.pages = append(w.pages, w.file.page(dict, own))
}

func (f *File) page(dict, own Dict) Page {
	page := Page{Dict: dict, Resources: f.Dict(own["Resources"]), Boxes: map[Name][4]float64{}}
	page.Rotate = (f.Int(own["Rotate"])%360 + 360) % 360 / 90 * 90
	unit := f.Float(dict["UserUnit"])
	if unit <= 0 {
		unit = 1
	}
	page.Unit = unit
	for key, value := range map[Name]Value{"MediaBox": own["MediaBox"], "CropBox": own["CropBox"], "TrimBox": dict["TrimBox"]} {
		if list := f.Array(value); len(list) == 4 {
			x1, y1, x2, y2 := f.Float(list[0])*unit, f.Float(list[1])*unit, f.Float(list[2])*unit, f.Float(list[3])*unit
			page.Boxes[key] = [4]float64{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)}
		}
	}
	return page
}

// Content returns what is drawn on a page, unpacked.
func (f *File) Content(page Page) ([]byte, error) {
	parts := f.Array(page.Dict["Contents"])
	if stream, single := f.Resolved(page.Dict["Contents"]).(*Stream); single {
		parts = Array{stream}
	}
	var content []byte
	for _, part := range parts {
		stream, ok := f.Resolved(part).(*Stream)
		if !ok {
			continue
		}
		data, err := f.Decoded(stream)
		if err != nil {
			return nil, err
		}
		content = append(append(content, data...), '\n')
	}
	return content, nil
}

// markers are the operators that say what something is, and draw nothing (ISO 32000-1, 14.6).
var markers = map[Keyword]bool{"BMC": true, "BDC": true, "EMC": true, "MP": true, "DP": true}

// WithoutMarks returns a content without its marks: under a letter it has no meaning of its own. Operator is told about each that stays, where set.
func WithoutMarks(content []byte, operator func(Keyword)) ([]byte, error) {
	p := &Parser{data: content, content: true}
	out := make([]byte, 0, len(content))
	for start := 0; ; {
		value, err := p.Value()
		if err == errEnd {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("content: %w", err)
		}
		word, ok := value.(Keyword)
		if !ok {
			continue
		}
		if word == "BI" {
			if err := p.skipPicture(); err != nil {
				return nil, err
			}
		}
		if !markers[word] {
			out = append(append(out, bytes.TrimSpace(content[start:p.at])...), '\n')
			if operator != nil {
				operator(word)
			}
		}
		start = p.at
	}
}

// skipPicture goes behind a picture that stands in the content: its entries, ID, its data, EI.
func (p *Parser) skipPicture() error {
	for {
		value, err := p.Value()
		if err != nil {
			return fmt.Errorf("picture in the content: %w", err)
		}
		if value == Keyword("ID") {
			break
		}
	}
	for from := p.at; ; {
		end := bytes.Index(p.data[from:], []byte("EI"))
		if end < 0 {
			return fmt.Errorf("picture in the content: %w", errEnd)
		}
		from += end + 2
		if isBlank(p.data[from-3]) && looksLikeContent(p.data[from:min(from+16, len(p.data))]) {
			p.at = from
			return nil
		}
	}
}

// looksLikeContent tells operators from the data of a picture that happen to hold "EI".
func looksLikeContent(data []byte) bool {
	for i, c := range data {
		if (i == 0 && !isBlank(c)) || (c < ' ' && !isBlank(c)) || c > '~' {
			return false
		}
	}
	return true
}
