package cards

// Name cards that are folded and stand on the table: the name on both faces, so that neighbours and those opposite read it.

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"

	"rundertisch/reports/page"
	"rundertisch/reports/raster"
)

// Four cards on a sheet of A4 on its side.
const (
	cardColumns = 2
	cardRows    = 2
	cardWidth   = page.A4Height / cardColumns // mm
	cardHeight  = page.A4Width / cardRows     // mm, both faces
	faceHeight  = cardHeight / 2              // mm

	facePaddingX = 9.0 // mm, what printers leave white at the edge of the sheet and some room
	facePaddingY = 6.0 // mm

	dash      = 2.0  // mm
	hairline  = 0.15 // mm
	cutLength = 5.0  // mm, of the marks where the sheet is cut
)

// CardsPerSheet is how many name cards stand on a sheet.
const CardsPerSheet = cardColumns * cardRows

// TableCards sets name cards, four to a sheet; none for no cards. The lower face of a card is text. The upper one, which stands on its head so that the folded card is read
// from both sides, is a picture of the lower: pages have no turned text. It has no words for readers that do not see it, who would hear each name twice.
func TableCards(t *page.Typesetter, cards []Card) ([]page.Page, error) {
	s := setter{typesetter: t}
	var pages []page.Page
	for i, card := range cards {
		place := i % CardsPerSheet
		if place == 0 {
			pages = append(pages, page.Page{Width: page.A4Height, Height: page.A4Width, Items: cutMarks()})
		}
		sheet := &pages[len(pages)-1]
		x, y := float64(place%cardColumns)*cardWidth, float64(place/cardColumns)*cardHeight
		lower := s.stack(faceParts(card), area{x, y + faceHeight, cardWidth, faceHeight}.inner(facePaddingX, facePaddingY))
		sheet.Items = append(sheet.Items, lower...)
		upper, err := turned(lower, x+cardWidth/2, y+faceHeight)
		if err != nil {
			return nil, fmt.Errorf("card of %q: %w", card.Name, err)
		}
		sheet.Items = append(sheet.Items, upper...)
		sheet.Items = append(sheet.Items, dashes(x, x+cardWidth, y+faceHeight)...)
	}
	return pages, nil
}

// faceParts are the texts of a face: together they fill its height, less the padding.
func faceParts(card Card) []part {
	return []part{
		{text: card.Name, face: page.Bold, largest: 42, smallest: 20, height: 23},
		{text: card.Function, color: quiet, largest: 15, smallest: 9, height: 8, gap: 1},
		{text: card.Body, color: quiet, largest: 12, smallest: 8, height: 7.5, gap: 1},
	}
}

// dashes is a line to fold along.
func dashes(from, to, y float64) []page.Item {
	var items []page.Item
	for x := from + dash/2; x+dash <= to; x += 2 * dash {
		items = append(items, page.Rule{X1: x, Y1: y, X2: x + dash, Y2: y, Width: hairline, Color: guide})
	}
	return items
}

// cutMarks says by short lines at the edges and a cross in the middle where the sheet is cut.
func cutMarks() []page.Item {
	mark := func(x1, y1, x2, y2 float64) page.Item {
		return page.Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: hairline, Color: guide}
	}
	const half = cutLength / 2
	return []page.Item{
		mark(cardWidth, 0, cardWidth, 2*cutLength), mark(cardWidth, page.A4Width-2*cutLength, cardWidth, page.A4Width),
		mark(0, cardHeight, 2*cutLength, cardHeight), mark(page.A4Height-2*cutLength, cardHeight, page.A4Height, cardHeight),
		mark(cardWidth, cardHeight-half, cardWidth, cardHeight+half), mark(cardWidth-half, cardHeight, cardWidth+half, cardHeight),
	}
}

// pixelsPerMM of a turned face: 400 dpi, at which large type looks as if it were drawn by the printer.
const pixelsPerMM = 400 / 25.4

// turned returns a picture of texts, turned by half a circle around a point (mm).
func turned(items []page.Item, aroundX, aroundY float64) ([]page.Item, error) {
	box, some := inked(items)
	if !some {
		return nil, nil
	}
	crop := page.Page{Width: box.width, Height: box.height}
	for _, item := range items {
		crop.Items = append(crop.Items, page.Move(item, -box.x, -box.y))
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // the file compresses it once more
	if err := encoder.Encode(&out, onItsHead(raster.Draw(crop, pixelsPerMM))); err != nil {
		return nil, fmt.Errorf("turned face: %w", err)
	}
	return []page.Item{page.Image{X: 2*aroundX - box.x - box.width, Y: 2*aroundY - box.y - box.height, Width: box.width, Height: box.height, Data: out.Bytes()}}, nil
}

// inked returns the room that texts take, in whole pixels of a turned face; false without any text. Accents above capitals and what reaches below the line are in it.
func inked(items []page.Item) (area, bool) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, item := range items {
		if text, is := item.(page.Text); is {
			em := text.Style.Size * page.MMPerPoint
			left, right = min(left, text.X-em/4), max(right, text.X+text.Width+em/4)
			top, bottom = min(top, text.Baseline-1.15*em), max(bottom, text.Baseline+em/3)
		}
	}
	whole := func(length float64) float64 { return math.Ceil(length*pixelsPerMM) / pixelsPerMM }
	return area{left, top, whole(right - left), whole(bottom - top)}, right > left
}

// onItsHead turns a picture by half a circle and leaves out its colours: faces have none.
func onItsHead(picture *image.RGBA) *image.Gray {
	size := picture.Bounds().Size()
	result := image.NewGray(image.Rectangle{Max: size})
	for y := range size.Y {
		row := picture.Pix[y*picture.Stride:]
		to := result.Pix[(size.Y-1-y)*result.Stride:]
		for x := range size.X {
			to[size.X-1-x] = row[4*x]
		}
	}
	return result
}
