package labels

import (
	"math"
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// rules returns the lines of a page.
func rules(p page.Page) []page.Rule {
	var all []page.Rule
	for _, item := range p.Items {
		if rule, ok := item.(page.Rule); ok {
			all = append(all, rule)
		}
	}
	return all
}

// hasRule tells whether a page has a line between two points.
func hasRule(p page.Page, x1, y1, x2, y2 float64) bool {
	for _, r := range rules(p) {
		if near(r.X1, x1) && near(r.Y1, y1) && near(r.X2, x2) && near(r.Y2, y2) {
			return true
		}
	}
	return false
}

// labelled returns the middle of the small text that says something and lies nearest to a place, and how far away it is, mm.
func labelled(p page.Page, text string, x, y float64) float64 {
	nearest := math.Inf(1)
	for _, t := range texts(p) {
		if t.Content == text && t.Role == page.Artifact {
			nearest = min(nearest, math.Hypot(t.X+t.Width/2-x, t.Baseline-y))
		}
	}
	return nearest
}

// Ink that a printer puts too far to the right by d meets the fold, which is in the middle of the paper, at -d: what has to be typed in.
func TestWhatTheFoldCrossesIsWhatHasToBeTypedIn(t *testing.T) {
	sheet := TestSheet(page.NewTypesetter(), Offset{})
	for _, d := range []float64{-10, -5, -0.5, 0, 0.5, 5, 10} {
		shifted := page.Page{}
		for _, item := range sheet.Items {
			shifted.Items = append(shifted.Items, page.Move(item, d, -d))
		}
		// The stroke for -d stands now on the upright fold, that for d on the level one.
		upright, level := false, false
		for _, r := range rules(shifted) {
			upright = upright || near(r.X1, page.A4Width/2) && near(r.X2, page.A4Width/2) && near(r.Y2, rightScale-d)
			level = level || near(r.Y1, page.A4Height/2) && near(r.Y2, page.A4Height/2) && near(r.X1, downScale+d)
		}
		if !upright || !level {
			t.Errorf("no stroke meets the folds when the ink is %v mm off", d)
		}
		if math.Mod(d, 5) == 0 {
			if off := labelled(shifted, number(-d), page.A4Width/2, rightScale-d); off > 4 {
				t.Errorf("%q stands %v mm from the fold", number(-d), off)
			}
			if off := labelled(shifted, number(d), downScale+d, page.A4Height/2); off > 4.5 {
				t.Errorf("%q stands %v mm from the fold", number(d), off)
			}
		}
	}
}

func TestRulersCrossesAndLinesAreWhereTheySay(t *testing.T) {
	sheet := TestSheet(page.NewTypesetter(), Offset{})
	if sheet.Width != 210 || sheet.Height != 297 {
		t.Errorf("%v × %v", sheet.Width, sheet.Height)
	}
	for _, c := range [][4]float64{
		{15, 20, 25, 20}, {20, 15, 20, 25}, {185, 20, 195, 20}, {190, 15, 190, 25}, // crosses 20 mm from the upper edge
		{15, 277, 25, 277}, {20, 272, 20, 282}, {185, 277, 195, 277}, {190, 272, 190, 282}, // and from the lower one
		{55, levelLineY, 155, levelLineY}, {uprightX, 105, uprightX, 205}, // 100 mm
		{5, edgeRulerY, 5, edgeRulerY + 4}, {205, edgeRulerY, 205, edgeRulerY + 4}, {edgeRulerX, 5, edgeRulerX + 4, 5}, {edgeRulerX, 292, edgeRulerX + 4, 292},
		{1, edgeRulerY, 1, edgeRulerY + 2}, {209, edgeRulerY, 209, edgeRulerY + 2}, {edgeRulerX, 1, edgeRulerX + 2, 1}, {edgeRulerX, 296, edgeRulerX + 2, 296},
	} {
		if !hasRule(sheet, c[0], c[1], c[2], c[3]) {
			t.Errorf("no line from %v, %v to %v, %v", c[0], c[1], c[2], c[3])
		}
	}
	for _, at := range []float64{5, 10, 15, 20} {
		for _, place := range [][2]float64{{at, edgeRulerY + 6}, {210 - at, edgeRulerY + 6}, {edgeRulerX + 6, at + 1}, {edgeRulerX + 6, 297 - at + 1}} {
			if off := labelled(sheet, number(at), place[0], place[1]); off > 1.5 {
				t.Errorf("%v stands %v mm from %v", at, off, place)
			}
		}
	}
}

// The frame shows the offset that is set; the scales do not move with it.
func TestFrameShowsTheOffset(t *testing.T) {
	typesetter := page.NewTypesetter()
	plain, moved := TestSheet(typesetter, Offset{}), TestSheet(typesetter, Offset{X: 0.5, Y: -1.25})
	for _, c := range []struct {
		sheet page.Page
		x, y  float64
		says  string
	}{{plain, 105, 148.5, "nach rechts 0 mm, nach unten 0 mm"}, {moved, 105.5, 147.25, "nach rechts 0,5 mm, nach unten −1,25 mm"}} {
		frames := 0
		for _, item := range c.sheet.Items {
			if box, ok := item.(page.Box); ok && near(box.X+box.Width/2, c.x) && near(box.Y+box.Height/2, c.y) {
				frames++
			}
		}
		if frames != 1 {
			t.Errorf("%d frames at %v, %v", frames, c.x, c.y)
		}
		var all strings.Builder
		for _, text := range texts(c.sheet) {
			all.WriteString(text.Content)
		}
		if said := strings.ReplaceAll(all.String(), "\u00A0", " "); !strings.Contains(said, c.says) || !strings.Contains(said, "Einstellungen, „Druckversatz“") {
			t.Errorf("the sheet does not say %q", c.says)
		}
	}
	a, b := rules(plain), rules(moved)
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("%+v moved to %+v", a[i], b[i])
		}
	}
}

// Nothing is printed over anything else, and no text leaves the sheet.
func TestTextsOfTheTestSheetStandClear(t *testing.T) {
	sheet := TestSheet(page.NewTypesetter(), Offset{X: -19.95, Y: -19.95})
	all := texts(sheet)
	for i, a := range all {
		first := extentOf([]page.Text{a})
		if first.left < 0 || first.right > 210 || first.top < 0 || first.bottom > 297 {
			t.Errorf("%q leaves the sheet: %+v", a.Content, first)
		}
		for _, b := range all[i+1:] {
			second := extentOf([]page.Text{b})
			if a.Baseline != b.Baseline && a.Block == b.Block && a.Block != 0 { // lines of a paragraph
				continue
			}
			if first.left < second.right-0.05 && second.left < first.right-0.05 && first.top < second.bottom-0.6 && second.top < first.bottom-0.6 {
				t.Errorf("%q and %q overlap", a.Content, b.Content)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	for length, want := range map[float64]string{0: "0", math.Copysign(0, -1): "0", -0.001: "0", 0.5: "0,5", -1.25: "−1,25", 10: "10"} {
		if got := number(length); got != want {
			t.Errorf("%v: %q", length, got)
		}
	}
}
