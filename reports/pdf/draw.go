package pdf

// Drawing pages with gofpdf. What is drawn belongs to elements of the document: see elements.go.

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/jung-kurt/gofpdf"

	"rundertisch/reports/page"
)

// drawing is what gofpdf made of the pages, and what it cannot say itself.
type drawing struct {
	bytes     []byte
	elements  [][]*element                  // for each page those that begin there, in reading order
	runes     [page.FontCount]map[rune]bool // what is drawn in each font
	underlays []*underlay
}

// archival tells whether nothing stands against PDF/A.
func (d *drawing) archival() bool {
	return !slices.ContainsFunc(d.underlays, func(u *underlay) bool { return !u.archival })
}

// fontFamilies are the names that gofpdf and the finished file know the fonts by.
var fontFamilies = [page.FontCount]string{
	page.LiberationSans:     "liberationsans",
	page.LiberationSansBold: "liberationsans-bold",
	page.DejaVuSans:         "dejavusans",
	page.DejaVuSansBold:     "dejavusans-bold",
}

// painter draws one document.
type painter struct {
	pdf     *gofpdf.Fpdf
	drawing *drawing

	font   page.Font // what is set, to say it only when it changes
	size   float64
	color  page.Color
	fresh  bool // nothing is set on this page yet
	hashes hashes
	images imageStore

	underlays underlayStore
	outline   outline
}

// draw draws all pages. Letters start at the given pages. gofpdf panics where it does not expect what it finds; that becomes an error.
func draw(ctx context.Context, doc Document, starts map[int]bool) (result *drawing, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			result, err = nil, fmt.Errorf("gofpdf: %v", fault)
		}
	}()
	p := newPainter(doc)
	for i, sheet := range doc.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.outline.beginPage(starts[i])
		if err := p.page(sheet); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		if doc.Progress != nil {
			doc.Progress(i+1, len(doc.Pages))
		}
	}
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("gofpdf: %w", err)
	}
	p.drawing.bytes = out.Bytes()
	p.drawing.elements, p.drawing.underlays = p.outline.pages, p.underlays.list
	return p.drawing, nil
}

func newPainter(doc Document) *painter {
	p := &painter{pdf: gofpdf.New("P", "mm", "A4", ""), drawing: &drawing{}, hashes: hashes{}, images: imageStore{}}
	p.pdf.SetCompression(false) // compressContents does it with less work
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(doc.Made)
	p.pdf.SetModificationDate(doc.Made)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetMargins(0, 0, 0)
	for f := range page.Font(page.FontCount) {
		if usesFont(doc.Pages, f) {
			p.pdf.AddUTF8FontFromBytes(fontFamilies[f], "", f.File())
			p.drawing.runes[f] = map[rune]bool{}
		}
	}
	return p
}

// usesFont tells whether a font is needed: each costs some milliseconds and a place in the file.
func usesFont(pages []page.Page, f page.Font) bool {
	for _, sheet := range pages {
		for _, item := range sheet.Items {
			if text, ok := item.(page.Text); ok {
				for _, piece := range text.Pieces {
					if piece.Font == f && piece.Text != "" {
						return true
					}
				}
			}
		}
	}
	return false
}

func (p *painter) page(sheet page.Page) error {
	if !(sheet.Width > 0 && sheet.Height > 0) {
		return fmt.Errorf("it is %v by %v mm", sheet.Width, sheet.Height)
	}
	p.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: sheet.Width, Ht: sheet.Height})
	p.fresh = true
	for number, run := range p.outline.runs(sheet) {
		if run.element != nil {
			p.pdf.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", structureTypes[run.element.role], run.mark))
		} else {
			p.pdf.RawWriteStr("/Artifact BMC")
		}
		for _, item := range run.items {
			if err := p.item(item, sheet); err != nil {
				return fmt.Errorf("run %d: %w", number+1, err)
			}
		}
		p.pdf.RawWriteStr("EMC")
	}
	return p.pdf.Error()
}

func (p *painter) item(item page.Item, sheet page.Page) error {
	if !finite(item) {
		return fmt.Errorf("a place or size is no number: %+v", item)
	}
	switch item := item.(type) {
	case page.Text:
		p.text(item)
	case page.Rule:
		p.pdf.SetDrawColor(rgb(item.Color))
		p.pdf.SetLineWidth(item.Width)
		p.pdf.Line(item.X1, item.Y1, item.X2, item.Y2)
	case page.Box:
		p.box(item)
	case page.Image:
		return p.image(item)
	case page.Underlay:
		return p.underlay(item, sheet)
	}
	return nil
}

// underlay draws a page of another file over the whole sheet.
func (p *painter) underlay(item page.Underlay, sheet page.Page) error {
	u, err := p.underlays.get(item, p.hashes.of(item.Data), sheet.Width, sheet.Height)
	if err != nil {
		return err
	}
	p.pdf.RawWriteStr(fmt.Sprintf("q %s 0 0 %s 0 0 cm /%s Do Q", decimal(u.form.scaleX), decimal(u.form.scaleY), u.name))
	return nil
}

// finite tells whether all lengths of an item are numbers; others would break the file.
func finite(item page.Item) bool {
	var lengths []float64
	switch item := item.(type) {
	case page.Text:
		lengths = []float64{item.Style.Size}
		for _, piece := range item.Pieces {
			lengths = append(lengths, piece.X, piece.Y)
		}
	case page.Rule:
		lengths = []float64{item.X1, item.Y1, item.X2, item.Y2, item.Width}
	case page.Box:
		lengths = []float64{item.X, item.Y, item.Width, item.Height, item.Line}
	case page.Image:
		lengths = []float64{item.X, item.Y, item.Width, item.Height}
	}
	return !slices.ContainsFunc(lengths, func(length float64) bool { return math.IsNaN(length) || math.IsInf(length, 0) })
}

func (p *painter) text(text page.Text) {
	for _, piece := range text.Pieces {
		if piece.Text == "" {
			continue
		}
		p.style(piece.Font, text.Style)
		p.pdf.Text(piece.X, piece.Y, piece.Text)
		for _, r := range piece.Text {
			p.drawing.runes[piece.Font][r] = true
		}
	}
}

// style sets font, size and colour where they change.
func (p *painter) style(f page.Font, style page.Style) {
	if p.fresh || p.font != f || p.size != style.Size {
		p.pdf.SetFont(fontFamilies[f], "", style.Size)
	}
	if p.fresh || p.color != style.Color {
		p.pdf.SetTextColor(rgb(style.Color))
	}
	p.font, p.size, p.color, p.fresh = f, style.Size, style.Color, false
}

func (p *painter) box(box page.Box) {
	if box.Filled {
		p.pdf.SetFillColor(rgb(box.Fill))
		p.pdf.Rect(box.X, box.Y, box.Width, box.Height, "F")
		p.pdf.SetFillColor(0, 0, 0) // else gofpdf repeats the text's colour with every piece
	}
	if box.Line > 0 {
		p.pdf.SetDrawColor(rgb(box.LineColor))
		p.pdf.SetLineWidth(box.Line)
		p.pdf.Rect(box.X, box.Y, box.Width, box.Height, "D")
	}
}

func (p *painter) image(image page.Image) error {
	picture, err := p.images.get(image.Data, p.hashes.of(image.Data))
	if err != nil {
		return err
	}
	options := gofpdf.ImageOptions{ImageType: picture.kind}
	p.pdf.RegisterImageOptionsReader(picture.name, options, bytes.NewReader(picture.data))
	p.pdf.ImageOptions(picture.name, image.X, image.Y, image.Width, image.Height, false, options, 0, "")
	return p.pdf.Error()
}

func rgb(c page.Color) (red, green, blue int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}
