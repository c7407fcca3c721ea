package sheet

// Fonts, colours and borders of a workbook. Every font names its family, size and colour: excelize leaves away what is not named, and programs
// then take fonts of their own.

import "github.com/xuri/excelize/v2"

const (
	family    = "Arial" // Liberation Sans, where there is no Arial, has the same widths
	ink       = "1B2430"
	mutedInk  = "55616F"
	line      = "8A94A1"
	headFill  = "E3ECF8"
	titleSize = 14 // pt
	textSize  = 10 // pt

	germanDate = `[$-407]dddd", "dd\.mm\.yyyy` // 'Donnerstag, 22.10.2026', whatever language Excel speaks
)

// styles are the numbers of the formats of a workbook.
type styles struct {
	title, label, fact, date int // head of the sheet
	head, headRight          int // header row of the table
	number, text, textRight  int // cells of the table
	typed                    int // cells that hold what is typed as it is typed
	totalLabel, total        int
}

// newStyles registers the formats in a workbook and makes family its default font, in whose digits column widths are counted.
func newStyles(file *excelize.File) (styles, error) {
	if err := file.SetDefaultFont(family); err != nil {
		return styles{}, err
	}
	font := func(size float64, bold bool, color string) *excelize.Font {
		return &excelize.Font{Family: family, Size: size, Bold: bold, Color: color}
	}
	align := func(horizontal string) *excelize.Alignment { // in a box, with some air beside the text
		return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true, Indent: 1}
	}
	var box []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		box = append(box, excelize.Border{Type: side, Style: 1, Color: line})
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headFill}}
	right := &excelize.Alignment{Horizontal: "right", Vertical: "center", Indent: 1} // numbers do not wrap: LibreOffice forgets their indent then
	underline := []excelize.Border{{Type: "bottom", Style: 7, Color: line}}          // a hair line leads the eye from the word to the number
	plain := &excelize.Alignment{Horizontal: "left", Vertical: "center"}
	wrapped := &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true}
	date := germanDate

	var s styles
	for _, format := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: font(titleSize, true, ink), Alignment: wrapped}},
		{&s.label, excelize.Style{Font: font(textSize, false, mutedInk), Alignment: plain}},
		{&s.fact, excelize.Style{Font: font(textSize, true, ink), Alignment: wrapped}},
		{&s.date, excelize.Style{Font: font(textSize, true, ink), Alignment: plain, CustomNumFmt: &date}},
		{&s.head, excelize.Style{Font: font(textSize, true, ink), Alignment: align("left"), Border: box, Fill: fill}},
		{&s.headRight, excelize.Style{Font: font(textSize, true, ink), Alignment: align("right"), Border: box, Fill: fill}},
		{&s.number, excelize.Style{Font: font(textSize, false, ink), Alignment: right, Border: box}},
		{&s.text, excelize.Style{Font: font(textSize, false, ink), Alignment: align("left"), Border: box}},
		{&s.textRight, excelize.Style{Font: font(textSize, false, ink), Alignment: align("right"), Border: box}},
		{&s.typed, excelize.Style{Font: font(textSize, false, ink), Alignment: align("left"), Border: box, NumFmt: textFormat}},
		{&s.totalLabel, excelize.Style{Font: font(textSize, false, ink), Alignment: align("left"), Border: underline}},
		{&s.total, excelize.Style{Font: font(textSize, true, ink), Alignment: right, Border: underline}},
	} {
		id, err := file.NewStyle(&format.style)
		if err != nil {
			return styles{}, err
		}
		*format.id = id
	}
	return s, nil
}
