package labels

// The test sheet: the clerk folds it, and reads off how far the printer is off.

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"rundertisch/reports/page"
)

// Where things stand on the test sheet, mm.
const (
	middleX = page.A4Width / 2
	middleY = page.A4Height / 2

	scaleReach = 10.0  // the scales run so far to both sides
	rightScale = 185.0 // y of the scale that the upright fold crosses
	downScale  = 40.0  // x of the scale that the level fold crosses

	edgeReach   = 20.0  // the rulers at the edges run so far into the sheet
	edgeRulerY  = 225.0 // of those at the left and right edge
	edgeRulerX  = 60.0  // of those at the upper and lower edge
	crossAt     = 20.0  // crosses stand so far from the edges at each corner
	crossLength = 10.0

	plainLength = 100.0 // of the two lines to measure
	levelLineY  = 240.0
	uprightX    = 182.0
	uprightY    = 105.0

	sheetTextX     = 35.0
	sheetTextY     = 32.0
	sheetTextWidth = 140.0

	thin, thick = 0.1, 0.25 // width of lines
)

var (
	sheetHeading = page.Style{Size: 15, Face: page.Bold}
	sheetBody    = page.Style{Size: 10}
	sheetStrong  = page.Style{Size: 10, Face: page.Bold}
	sheetSmall   = page.Style{Size: 7}
)

// TestSheet lays out a sheet of A4 with scales, rulers and crosses at known places, and with what to do with it. It is not moved by the offset, which
// is what it measures: what is read off is what has to be typed in, whatever is set now. A small frame shows the offset that is set.
func TestSheet(t *page.Typesetter, offset Offset) page.Page {
	s := &testSheet{typesetter: t}
	s.instructions(offset)
	s.scales()
	s.frame(offset)
	s.rulers()
	s.crosses()
	s.plainLines()
	return page.Page{Width: page.A4Width, Height: page.A4Height, Items: s.items}
}

type testSheet struct {
	typesetter *page.Typesetter
	items      []page.Item
	blocks     int
}

// instructions sets what to do, from the top of the sheet.
func (s *testSheet) instructions(offset Offset) {
	y := s.paragraph(sheetTextY, []page.Span{{Text: "Testblatt für den Druckversatz", Style: sheetHeading}}, page.Heading) + 2
	for i, step := range []string{
		"**Drucken** Sie dieses Blatt in tatsächlicher Größe (100 %), nicht an die Seite angepasst. Die beiden langen Striche sind dann genau 100 mm lang.",
		"**Falten** Sie es einmal so, dass die linke Kante genau auf der rechten liegt, und einmal so, dass die obere genau auf der unteren liegt. " +
			"Falten Sie es wieder auf.",
		"**Lesen** Sie ab, wo der senkrechte Knick die Skala „nach rechts“ kreuzt und wo der waagerechte Knick die Skala „nach unten“ kreuzt. Große Striche " +
			"sind Millimeter, kleine halbe.",
		"**Tragen** Sie beide Zahlen unter Einstellungen, „Druckversatz“ ein, mit ihrem Vorzeichen: zum Beispiel −0,5, wenn der senkrechte Knick " +
			"einen halben Millimeter links der Null liegt.",
		"**Wer lieber misst:** Die Kreuze in den Ecken stehen 20 mm von beiden Kanten. Misst man von links 20,5 mm, so ist „nach rechts“ −0,5.",
	} {
		y = s.paragraph(y+1, append([]page.Span{{Text: fmt.Sprintf("%d. ", i+1), Style: sheetBody}}, spans(step)...), page.Paragraph)
	}
	y = s.paragraph(y+2, spans(fmt.Sprintf("**Jetzt eingestellt:** nach rechts %s mm, nach unten %s mm. Liegt der Punkt, an dem sich die Knicke kreuzen, im kleinen Rahmen, "+
		"so stimmt das.", number(offset.X), number(offset.Y))), page.Paragraph)
	s.paragraph(y+1, spans("Der Versatz verschiebt Etiketten und Umschläge. Die PDF-Dateien der Schreiben verschiebt er nicht, weil sie unverändert aufgehoben werden."), page.Paragraph)
}

// spans reads '**bold** not bold'.
func spans(text string) []page.Span {
	var out []page.Span
	for i, part := range strings.Split(text, "**") {
		style := sheetBody
		if i%2 == 1 {
			style = sheetStrong
		}
		if part != "" {
			out = append(out, page.Span{Text: page.BindSpaces(part), Style: style})
		}
	}
	return out
}

// paragraph sets a paragraph whose first line begins at y, and returns where it ends.
func (s *testSheet) paragraph(y float64, text []page.Span, role page.Role) float64 {
	s.blocks++
	lines := s.typesetter.Break(text, sheetTextWidth)
	height := text[0].Style.Size * 1.25 * page.MMPerPoint
	for _, row := range page.Rows(lines, sheetTextX, height, role, s.blocks) {
		for _, item := range row.Items {
			s.items = append(s.items, page.Move(item, 0, y))
		}
		y += row.Height
	}
	return y
}

// scales sets the two scales that the folds cross. Their numbers are what has to be typed in: ink that lies too far right lets the fold cross
// left of the nought, and has to go left.
func (s *testSheet) scales() {
	for half := -2 * scaleReach; half <= 2*scaleReach; half++ {
		at, length, width := half/2, 1.5, thin
		switch {
		case half == 0:
			length, width = 5, thick
		case math.Mod(half, 10) == 0:
			length = 4
		case math.Mod(half, 2) == 0:
			length = 2.5
		}
		s.rule(middleX+at, rightScale-length, middleX+at, rightScale, width)
		s.rule(downScale, middleY+at, downScale+length, middleY+at, width)
		if math.Mod(half, 10) == 0 {
			s.label(middleX+at, rightScale+3, number(at), centred)
			s.label(downScale-1.5, middleY+at+0.9, number(at), ending)
		}
	}
	s.rule(middleX-scaleReach, rightScale, middleX+scaleReach, rightScale, thin)
	s.rule(downScale, middleY-scaleReach, downScale, middleY+scaleReach, thin)
	s.label(middleX, rightScale+7, "nach rechts (mm)", centred)
	s.label(downScale+6.5, middleY+0.9, "nach unten (mm)", starting)
}

// frame marks the middle of the sheet, and the offset that is set.
func (s *testSheet) frame(offset Offset) {
	const side = 1.5
	s.rule(middleX-4, middleY, middleX+4, middleY, thin)
	s.rule(middleX, middleY-4, middleX, middleY+4, thin)
	s.items = append(s.items, page.Box{X: middleX + offset.X - side/2, Y: middleY + offset.Y - side/2, Width: side, Height: side, Line: thick})
}

// rulers set the distance from each edge of the sheet. Where the numbers begin, the printer begins to print.
func (s *testSheet) rulers() {
	for at := 1.0; at <= edgeReach; at++ {
		length := 2.0
		if math.Mod(at, 5) == 0 {
			length = 4
			s.label(at, edgeRulerY+length+2.5, number(at), centred)
			s.label(page.A4Width-at, edgeRulerY+length+2.5, number(at), centred)
			s.label(edgeRulerX+length+1, at+0.9, number(at), starting)
			s.label(edgeRulerX+length+1, page.A4Height-at+0.9, number(at), starting)
		}
		s.rule(at, edgeRulerY, at, edgeRulerY+length, thin)
		s.rule(page.A4Width-at, edgeRulerY, page.A4Width-at, edgeRulerY+length, thin)
		s.rule(edgeRulerX, at, edgeRulerX+length, at, thin)
		s.rule(edgeRulerX, page.A4Height-at, edgeRulerX+length, page.A4Height-at, thin)
	}
	s.rule(0, edgeRulerY, edgeReach, edgeRulerY, thin)
	s.rule(page.A4Width-edgeReach, edgeRulerY, page.A4Width, edgeRulerY, thin)
	s.rule(edgeRulerX, 0, edgeRulerX, edgeReach, thin)
	s.rule(edgeRulerX, page.A4Height-edgeReach, edgeRulerX, page.A4Height, thin)
	s.label(edgeRulerX+10, page.A4Height-edgeReach+6, "Abstand von der Kante in mm. Was hier fehlt, liegt in dem Rand, den der Drucker nicht bedruckt.", starting)
}

// crosses set a cross at each corner.
func (s *testSheet) crosses() {
	for _, x := range []float64{crossAt, page.A4Width - crossAt} {
		for _, y := range []float64{crossAt, page.A4Height - crossAt} {
			s.rule(x-crossLength/2, y, x+crossLength/2, y, thin)
			s.rule(x, y-crossLength/2, x, y+crossLength/2, thin)
		}
	}
}

// plainLines set a level and an upright line of known length, with a stroke at each end.
func (s *testSheet) plainLines() {
	const stroke = 2.0
	left := middleX - plainLength/2
	s.rule(left, levelLineY, left+plainLength, levelLineY, thick)
	s.rule(left, levelLineY-stroke, left, levelLineY+stroke, thin)
	s.rule(left+plainLength, levelLineY-stroke, left+plainLength, levelLineY+stroke, thin)
	s.label(middleX, levelLineY-1.5, "100 mm", centred)
	s.rule(uprightX, uprightY, uprightX, uprightY+plainLength, thick)
	s.rule(uprightX-stroke, uprightY, uprightX+stroke, uprightY, thin)
	s.rule(uprightX-stroke, uprightY+plainLength, uprightX+stroke, uprightY+plainLength, thin)
	s.label(uprightX-1.5, uprightY+plainLength/2+10, "100 mm", ending)
}

func (s *testSheet) rule(x1, y1, x2, y2, width float64) {
	s.items = append(s.items, page.Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: width})
}

// Where a small text stands, in parts of its width left of its place.
const (
	starting = 0.0
	centred  = 0.5
	ending   = 1.0
)

// label sets a small text beside what it belongs to; to readers that do not see the scales it says nothing.
func (s *testSheet) label(x, baseline float64, text string, before float64) {
	line := s.typesetter.Line(x-before*s.typesetter.Width(text, sheetSmall), baseline, text, sheetSmall)
	line.Role = page.Artifact
	s.items = append(s.items, line)
}

// number writes a length as German has it: '−0,5'.
func number(length float64) string {
	text := strconv.FormatFloat(math.Round(length*100)/100, 'f', -1, 64)
	if text == "-0" {
		return "0"
	}
	return strings.NewReplacer("-", "−", ".", ",").Replace(text)
}
