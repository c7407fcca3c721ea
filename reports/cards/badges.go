package cards

// Badges to cut out, and the sign for the door.

import "rundertisch/reports/page"

// Ten badges of 85 × 55 mm, the size of most holders, without room between them: one cut parts two.
const (
	badgeColumns = 2
	badgeRows    = 5
	badgeWidth   = 85.0 // mm
	badgeHeight  = 55.0 // mm
	badgesLeft   = (page.A4Width - badgeColumns*badgeWidth) / 2
	badgesTop    = (page.A4Height - badgeRows*badgeHeight) / 2

	badgePaddingX = 5.0 // mm
	badgePaddingY = 4.0 // mm
	badgeHead     = 6.0 // mm, for the name of the meeting
	markGap       = 1.5 // mm between a badge and a mark
)

// BadgesPerSheet is how many badges stand on a sheet.
const BadgesPerSheet = badgeColumns * badgeRows

// Badges sets badges, ten to a sheet, each headed by a line (as the name of the round table); none for no cards. Marks outside say where to cut.
func Badges(t *page.Typesetter, head string, cards []Card) []page.Page {
	s := setter{typesetter: t}
	var pages []page.Page
	for i, card := range cards {
		place := i % BadgesPerSheet
		if place == 0 {
			pages = append(pages, page.Page{Width: page.A4Width, Height: page.A4Height, Items: badgeMarks()})
		}
		sheet := &pages[len(pages)-1]
		badge := area{badgesLeft + float64(place%badgeColumns)*badgeWidth, badgesTop + float64(place/badgeColumns)*badgeHeight, badgeWidth, badgeHeight}
		room := badge.inner(badgePaddingX, badgePaddingY)
		sheet.Items = append(sheet.Items, s.stack([]part{{text: head, color: quiet, largest: 8.5, smallest: 6, height: badgeHead}}, area{room.x, room.y, room.width, badgeHead})...)
		room.y, room.height = room.y+badgeHead, room.height-badgeHead
		sheet.Items = append(sheet.Items, s.stack([]part{
			{text: card.Name, face: page.Bold, largest: 24, smallest: 13, height: 20},
			{text: card.Function, color: quiet, largest: 11.5, smallest: 8, height: 9, gap: 1.5},
			{text: card.Body, color: quiet, largest: 10, smallest: 7, height: 8.5, gap: 1},
		}, room)...)
	}
	return pages
}

// badgeMarks says outside of the badges where to cut.
func badgeMarks() []page.Item {
	var items []page.Item
	const right, bottom = badgesLeft + badgeColumns*badgeWidth, badgesTop + badgeRows*badgeHeight
	mark := func(x1, y1, x2, y2 float64) {
		items = append(items, page.Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: hairline, Color: guide})
	}
	for column := range badgeColumns + 1 {
		x := badgesLeft + float64(column)*badgeWidth
		mark(x, badgesTop-markGap-cutLength, x, badgesTop-markGap)
		mark(x, bottom+markGap, x, bottom+markGap+cutLength)
	}
	for row := range badgeRows + 1 {
		y := badgesTop + float64(row)*badgeHeight
		mark(badgesLeft-markGap-cutLength, y, badgesLeft-markGap, y)
		mark(right+markGap, y, right+markGap+cutLength, y)
	}
	return items
}

// doorMargin is the white edge of the sign, mm.
const doorMargin = 20.0

// DoorSign sets the sign for the door: A4 on its side, to be read from some metres away.
func DoorSign(t *page.Typesetter, m Meeting) page.Page {
	s := setter{typesetter: t}
	sheet := page.Page{Width: page.A4Height, Height: page.A4Width}
	sheet.Items = s.stack([]part{
		{text: m.Title, face: page.Bold, role: page.Heading, largest: 50, smallest: 24, height: 62},
		{text: m.Theme, largest: 30, smallest: 16, height: 24, gap: 4},
		{text: m.Date, largest: 34, smallest: 20, height: 16, gap: 12},
		{text: m.Time, largest: 34, smallest: 20, height: 16, gap: 2},
		{text: m.Room, face: page.Bold, largest: 36, smallest: 18, height: 20, gap: 10},
		{text: m.Place, color: quiet, largest: 20, smallest: 12, height: 14, gap: 2},
	}, area{0, 0, sheet.Width, sheet.Height}.inner(doorMargin, 12))
	return sheet
}
