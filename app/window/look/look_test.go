package look

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"rundertisch/app/workflow"
)

// luminance is the relative luminance of an opaque colour (WCAG 2.2).
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the ratio of two colours, 1 to 21 (WCAG 2.2).
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastIsMeasuredRight(t *testing.T) {
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.001 {
		t.Errorf("black on white: %.2f, want 21", got)
	}
	if got := contrast(rgb(0x777777), color.White); math.Abs(got-4.48) > 0.01 { // the well-known grey that just fails
		t.Errorf("#777777 on white: %.2f, want 4.48", got)
	}
}

// Texts need 4.5:1 (WCAG 1.4.3), in high contrast 7:1 (1.4.6); rings, bars and edges of controls 3:1 (1.4.11).
func TestContrast(t *testing.T) {
	t.Cleanup(func() { Use(false) })
	for _, variant := range []struct {
		name string
		high bool
		text float64
	}{{"normal", false, 4.5}, {"high", true, 7}} {
		t.Run(variant.name, func(t *testing.T) {
			Use(variant.high)
			measure(t, "text", textPairs(), variant.text)
			measure(t, "edge", edgePairs(), 3)
		})
	}
}

// pair is two colours that meet.
type pair struct {
	name        string
	ink, ground color.Color
}

func measure(t *testing.T, kind string, pairs []pair, least float64) {
	t.Helper()
	for _, p := range pairs {
		if got := contrast(p.ink, p.ground); got < least {
			t.Errorf("%s: %s: %.2f, want %.1f", kind, p.name, got, least)
		}
	}
}

// textPairs are the texts and what they stand on.
func textPairs() []pair {
	themed := func(name fyne.ThemeColorName) color.Color { return Theme().Color(name, theme.VariantDark) }
	pairs := []pair{
		{"text on page", Text, Background},
		{"text on card", Text, Surface},
		{"text on selection", Text, Selection},
		{"text on hover", Text, Hover},
		{"text on head", Text, Header},
		{"text on desk", Text, Desk},
		{"muted on page", Muted, Background},
		{"muted on card", Muted, Surface},
		{"muted on hover", Muted, Hover},
		{"muted on selection", Muted, Selection},
		{"head of a grid", Muted, Header},
		{"rail", RailText, Rail},
		{"rail under the mouse", RailText, RailActive},
		{"active page in rail", OnPrimary, RailActive},
		{"name in rail", color.White, Rail},
		{"main button", OnPrimary, Primary},
		{"main button under the mouse", OnPrimary, PrimaryHover},
		{"link", Primary, Surface},
		{"link on page", Primary, Background},
		{"link on hover", Primary, Hover},
		{"disabled", Disabled, DisabledFill},
		{"disabled on card", Disabled, Surface},
		{"disabled on page", Disabled, Background},
		{"tip", OnTip, Tip},
		{"toolkit: placeholder", themed(theme.ColorNamePlaceHolder), themed(theme.ColorNameInputBackground)},
		{"toolkit: text", themed(theme.ColorNameForeground), themed(theme.ColorNameBackground)},
		{"toolkit: main button", themed(theme.ColorNameForegroundOnPrimary), themed(theme.ColorNamePrimary)},
		{"toolkit: chosen menu item", themed(theme.ColorNameForeground), themed(theme.ColorNameFocus)},
		{"toolkit: item under the mouse", themed(theme.ColorNameForeground), themed(theme.ColorNameHover)},
		{"toolkit: selected text", themed(theme.ColorNameForeground), themed(theme.ColorNameSelection)},
		{"toolkit: error", themed(theme.ColorNameError), themed(theme.ColorNameBackground)},
		{"toolkit: warning", themed(theme.ColorNameWarning), themed(theme.ColorNameBackground)},
		{"toolkit: success", themed(theme.ColorNameSuccess), themed(theme.ColorNameBackground)},
		{"toolkit: disabled", themed(theme.ColorNameDisabled), themed(theme.ColorNameInputBackground)},
	}
	for _, tone := range []workflow.Tone{workflow.Idle, workflow.Info, workflow.Good, workflow.Warn, workflow.Bad} {
		ink, fill := ToneColors(tone)
		pairs = append(pairs, pair{fmt.Sprintf("tone %d on its fill", tone), ink, fill}, pair{fmt.Sprintf("tone %d on card", tone), ink, Surface}, pair{fmt.Sprintf("tone %d on page", tone), ink, Background})
	}
	return pairs
}

// edgePairs are what is drawn and has to be seen, and what it lies on.
func edgePairs() []pair {
	pairs := []pair{
		{"ring on card", Focus, Surface},
		{"ring on page", Focus, Background},
		{"ring on selection", Focus, Selection},
		{"mark in rail", RailMark, RailActive},
		{"ring in rail", RailMark, Rail},
		{"field on card", FieldLine, Surface},
		{"field on page", FieldLine, Background},
		{"ticked box", Primary, Surface},
		{"box", Muted, Surface},
		{"scroll bar on its way", scroller, scrollWay},
	}
	for i, bar := range []color.Color{BarGood, BarInfo, BarWarn, BarBad, BarIdle} {
		pairs = append(pairs, pair{fmt.Sprintf("bar %d", i), bar, Surface})
	}
	if HighContrast() { // in the normal variant borders and rows only please the eye
		pairs = append(pairs, pair{"border on page", Line, Background}, pair{"line between rows", SoftLine, Surface})
	}
	return pairs
}

// In high contrast a chosen row is told by its lightness, and lines and rings are thicker.
func TestHighContrastIsSeenWithoutColour(t *testing.T) {
	ring, line := FocusWidth, LineWidth
	t.Cleanup(func() { Use(false) })
	Use(true)
	if got := contrast(Selection, Surface); got < 2.9 {
		t.Errorf("selection on card: %.2f", got)
	}
	if FocusWidth <= ring || LineWidth <= line || Theme().Size(theme.SizeNameInputBorder) != LineWidth {
		t.Errorf("ring %v, line %v", FocusWidth, LineWidth)
	}
	Use(false)
	if FocusWidth != ring || LineWidth != line || HighContrast() {
		t.Error("the normal variant does not come back")
	}
}

func TestThemeHasOneVariant(t *testing.T) {
	test.NewTempApp(t) // the toolkit's own colours ask it
	for _, name := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameForeground, theme.ColorNameButton, theme.ColorNameMenuBackground, "unheard of"} {
		if Theme().Color(name, theme.VariantDark) != Theme().Color(name, theme.VariantLight) {
			t.Errorf("%s differs between dark and light", name)
		}
	}
	if got := Theme().Size(theme.SizeNameText); got != SizeText {
		t.Errorf("text is %v px", got)
	}
	if got := Theme().Size(theme.SizeNameWindowTitleBarHeight); got != theme.DefaultTheme().Size(theme.SizeNameWindowTitleBarHeight) {
		t.Errorf("a size that we do not name is %v", got)
	}
}

// The signs of states and of the navigation show on a machine without fonts; letters stay in Noto Sans.
func TestSignsBesideWords(t *testing.T) {
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		file := Theme().Font(style)
		face := parse(file.Content(), file.Name())
		for _, r := range "✓○●▲▼▾⇄☑◫☺▦◷✉↺⚙→←−שسა" {
			if _, ok := face.NominalGlyph(r); !ok && !(style.Bold && r == 'س') {
				t.Errorf("%s lacks %c", file.Name(), r)
			}
		}
		for _, r := range "aÄß 1–…„Ж" {
			if _, ok := face.NominalGlyph(r); ok {
				t.Errorf("%s takes %c from Noto Sans", file.Name(), r)
			}
		}
	}
}

func TestReplaceTableKeepsTheOthers(t *testing.T) {
	file := theme.DefaultTextFont().Content()
	face := parse(replaceTable(file, "cmap", characterMap([]mapped{{'x', 5}, {'A', 7}})), "test")
	for r, want := range map[rune]uint32{'A': 7, 'x': 5} {
		if glyph, _ := face.NominalGlyph(r); uint32(glyph) != want {
			t.Errorf("%c is glyph %d, want %d", r, glyph, want)
		}
	}
	if _, ok := face.NominalGlyph('B'); ok {
		t.Error("B is still there")
	}
	if face.Upem() != 1000 {
		t.Errorf("units per em %d, want Noto's 1000", face.Upem())
	}
}
