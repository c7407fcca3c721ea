package pdf

// Letterheads: pages of foreign PDF files that lie under letters. Each page that is used becomes a small plain file of its own, whatever the program that made
// it; that file is put under the letters, drawn for the screen, and judged.

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf/reading"
)

// Letterhead tells what a PDF is like that shall lie under letters.
type Letterhead struct {
	Pages    int      // in the file
	Archival bool     // letters upon it can follow PDF/A
	Hints    []string // in German: what the clerk should know though the file can be used
}

// LetterheadFault is why a PDF cannot lie under letters: in German, what is wrong and what to do.
type LetterheadFault struct{ Text string }

func (f *LetterheadFault) Error() string { return f.Text }

func faultf(format string, values ...any) error {
	return &LetterheadFault{fmt.Sprintf(format, values...)}
}

// letterheadPages is how many pages of a letterhead are used: one under first pages, one under those that follow.
const letterheadPages = 2

// sizeTolerance is how far a letterhead may be off A4, mm; it is stretched to the whole sheet.
const sizeTolerance = 2.0

// CheckLetterhead tells whether a PDF can lie under letters, and what it is like. The error is a *LetterheadFault.
func CheckLetterhead(content []byte) (Letterhead, error) {
	source, pages, err := openLetterhead(content)
	if err != nil {
		return Letterhead{}, err
	}
	result := Letterhead{Pages: len(pages), Archival: true}
	if len(pages) > letterheadPages {
		result.Hints = append(result.Hints, fmt.Sprintf("Der Briefbogen hat %d Seiten. Verwendet werden nur die ersten beiden.", len(pages)))
	}
	for i := range min(len(pages), letterheadPages) {
		single, err := singlePage(source, pages, i)
		if err != nil {
			return Letterhead{}, err
		}
		if _, err := importPage(single.file, 1, page.A4Width, page.A4Height); err != nil {
			return Letterhead{}, unreadable(i)
		}
		for _, hint := range single.hints() {
			if !slices.Contains(result.Hints, hint) {
				result.Hints = append(result.Hints, hint)
			}
		}
		result.Archival = result.Archival && single.archival()
	}
	return result, nil
}

// LetterheadPage returns a page (counted from 0) of a letterhead as a PDF of its own: what lies under letters and nothing else, as notes or forms.
// The error is a *LetterheadFault.
func LetterheadPage(content []byte, number int) ([]byte, error) {
	source, pages, err := openLetterhead(content)
	if err != nil {
		return nil, err
	}
	single, err := singlePage(source, pages, number)
	if err != nil {
		return nil, err
	}
	return single.file, nil
}

func openLetterhead(content []byte) (*reading.File, []reading.Page, error) {
	source, err := reading.Open(content)
	if errors.Is(err, reading.ErrNoPDF) {
		return nil, nil, faultf("Die Datei ist kein lesbares PDF. Speichern Sie den Briefbogen noch einmal als PDF.")
	} else if err != nil {
		return nil, nil, faultf("Das PDF lässt sich nicht lesen. Speichern Sie den Briefbogen noch einmal als PDF.")
	}
	if source.Encrypted() {
		return nil, nil, faultf("Das PDF ist mit einem Kennwort geschützt. Speichern Sie den Briefbogen ohne Schutz.")
	}
	pages := source.Pages()
	if len(pages) == 0 {
		return nil, nil, faultf("Das PDF hat keine Seite. Speichern Sie den Briefbogen noch einmal als PDF.")
	}
	layers := source.Dict(source.Dict(source.Catalogue()["OCProperties"])["D"])
	if len(source.Array(layers["OFF"])) > 0 || source.Name(layers["BaseState"]) == "OFF" {
		return nil, nil, faultf("Das PDF hat ausgeblendete Ebenen, die auf dem Papier erscheinen würden. Speichern Sie den Briefbogen ohne Ebenen.")
	}
	return source, pages, nil
}

func unreadable(number int) error {
	return faultf("Seite %d des Briefbogens lässt sich nicht lesen. Speichern Sie ihn noch einmal als PDF, am besten als PDF/A.", number+1)
}

// singlePage makes a file of one page. It knows objects of the plainest kind only.
func singlePage(source *reading.File, pages []reading.Page, number int) (*plainPage, error) {
	if number < 0 || number >= len(pages) {
		return nil, faultf("Der Briefbogen hat keine Seite %d.", number+1)
	}
	sheet := pages[number]
	box, err := visibleBox(sheet, number)
	if err != nil {
		return nil, err
	}
	p := &plainPage{source: source}
	for _, note := range source.Array(sheet.Dict["Annots"]) {
		if kind := source.Name(source.Dict(note)["Subtype"]); kind != "Link" && kind != "Popup" {
			p.notes = true
		}
	}
	content, err := source.Content(sheet)
	if err != nil {
		return nil, unreadable(number)
	}
	if content, err = reading.WithoutMarks(content, p.operator); err != nil {
		return nil, unreadable(number)
	}
	// Catalogue, tree of pages, page and content are objects 1 to 4; what the page needs follows.
	p.copier = reading.Copier{From: source, First: 5, Limit: objectLimit, Change: p.change}
	resources, err := p.copier.Copy(sheet.Resources)
	if err != nil {
		return nil, unreadable(number)
	}
	content = append([]byte(placement(sheet, box)), content...)
	p.file = reading.WriteFile(append([]reading.Value{
		reading.Dict{"Type": reading.Name("Catalog"), "Pages": reading.Ref(2)},
		reading.Dict{"Type": reading.Name("Pages"), "Kids": reading.Array{reading.Ref(3)}, "Count": reading.Number("1")},
		reading.Dict{"Type": reading.Name("Page"), "Parent": reading.Ref(2), "Resources": resources, "Contents": reading.Ref(4),
			"MediaBox": reading.Array{reading.Number("0"), reading.Number("0"), decimal(a4Width), decimal(a4Height)}},
		&reading.Stream{Dict: reading.Dict{"Filter": reading.Name("FlateDecode")}, Data: deflate(content)},
	}, p.copier.Objects...))
	return p, nil
}

// objectLimit is the most objects of a letterhead; gofpdi looks at the first 9,999.
const objectLimit = 9_900

// visibleBox returns the part of a page that is the sheet: what viewers show, else what is left after trimming.
func visibleBox(sheet reading.Page, number int) ([4]float64, error) {
	var size [2]float64
	for _, name := range []reading.Name{"TrimBox", "MediaBox", "CropBox"} { // the last is what the message speaks of
		if box, ok := sheet.Boxes[name]; ok {
			size = turned(sheet, box)
		}
	}
	for _, name := range []reading.Name{"CropBox", "MediaBox", "TrimBox"} {
		if box, ok := sheet.Boxes[name]; ok && isA4(turned(sheet, box)) {
			return box, nil
		}
	}
	return [4]float64{}, faultf("Seite %d des Briefbogens ist %.0f × %.0f mm groß. Nötig ist A4 hochkant (210 × 297 mm).", number+1, size[0]*page.MMPerPoint, size[1]*page.MMPerPoint)
}

// turned returns width and height of a box as the page is shown, pt.
func turned(sheet reading.Page, box [4]float64) [2]float64 {
	size := [2]float64{box[2] - box[0], box[3] - box[1]}
	if sheet.Rotate%180 != 0 {
		size[0], size[1] = size[1], size[0]
	}
	return size
}

func isA4(size [2]float64) bool {
	return math.Abs(size[0]*page.MMPerPoint-page.A4Width) <= sizeTolerance && math.Abs(size[1]*page.MMPerPoint-page.A4Height) <= sizeTolerance
}

// placement is the operator that turns a page upright, moves its visible corner to 0, 0 and stretches it to A4.
func placement(sheet reading.Page, box [4]float64) string {
	size := turned(sheet, box)
	u, v := sheet.Unit*a4Width/size[0], sheet.Unit*a4Height/size[1]
	left, bottom, right, top := box[0]/sheet.Unit, box[1]/sheet.Unit, box[2]/sheet.Unit, box[3]/sheet.Unit
	matrix := map[int][6]float64{
		0:   {u, 0, 0, v, -left * u, -bottom * v},
		90:  {0, -v, u, 0, -bottom * u, right * v},
		180: {-u, 0, 0, -v, right * u, top * v},
		270: {0, v, -u, 0, top * u, -left * v},
	}[sheet.Rotate]
	var operator strings.Builder
	for _, number := range matrix {
		operator.WriteString(string(decimal(number)) + " ")
	}
	return operator.String() + "cm\n"
}

// A4 in points.
const (
	a4Width  = page.A4Width / page.MMPerPoint
	a4Height = page.A4Height / page.MMPerPoint
)

// decimal writes a number as every reader understands it.
func decimal(number float64) reading.Number {
	return reading.Number(strconv.FormatFloat(math.Round(number*1e6)/1e6+0, 'f', -1, 64))
}
