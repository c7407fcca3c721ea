package look

import (
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

// Texts need 4.5:1 (WCAG 1.4.3), rings and bars 3:1 (1.4.11).
func TestContrast(t *testing.T) {
	themed := func(name fyne.ThemeColorName) color.Color { return Theme().Color(name, theme.VariantDark) }
	pairs := []struct {
		name        string
		ink, ground color.Color
		ratio       float64
	}{
		{"text on page", Text, Background, 4.5},
		{"text on card", Text, Surface, 4.5},
		{"text on selection", Text, Selection, 4.5},
		{"text on hover", Text, Hover, 4.5},
		{"muted on page", Muted, Background, 4.5},
		{"muted on card", Muted, Surface, 4.5},
		{"muted on selection", Muted, Selection, 4.5},
		{"head of a grid", Muted, Header, 4.5},
		{"text on desk", Text, Desk, 4.5},
		{"rail", RailText, Rail, 4.5},
		{"active page in rail", OnPrimary, RailActive, 4.5},
		{"main button", OnPrimary, Primary, 4.5},
		{"main button under the mouse", OnPrimary, PrimaryHover, 4.5},
		{"link", Primary, Surface, 4.5},
		{"link on page", Primary, Background, 4.5},
		{"disabled", Disabled, DisabledFill, 4.5},
		{"disabled on card", Disabled, Surface, 4.5},
		{"tip", OnTip, Tip, 4.5},
		{"ring on card", Focus, Surface, 3},
		{"ring on page", Focus, Background, 3},
		{"toolkit: placeholder", themed(theme.ColorNamePlaceHolder), themed(theme.ColorNameInputBackground), 4.5},
		{"toolkit: text", themed(theme.ColorNameForeground), themed(theme.ColorNameBackground), 4.5},
		{"toolkit: main button", themed(theme.ColorNameForegroundOnPrimary), themed(theme.ColorNamePrimary), 4.5},
		{"toolkit: chosen menu item", themed(theme.ColorNameForeground), themed(theme.ColorNameFocus), 4.5},
		{"toolkit: selected text", themed(theme.ColorNameForeground), themed(theme.ColorNameSelection), 4.5},
		{"toolkit: error", themed(theme.ColorNameError), themed(theme.ColorNameBackground), 4.5},
		{"toolkit: warning", themed(theme.ColorNameWarning), themed(theme.ColorNameBackground), 4.5},
		{"toolkit: success", themed(theme.ColorNameSuccess), themed(theme.ColorNameBackground), 4.5},
		{"toolkit: disabled", themed(theme.ColorNameDisabled), themed(theme.ColorNameInputBackground), 4.5},
	}
	for _, tone := range []workflow.Tone{workflow.Idle, workflow.Info, workflow.Good, workflow.Warn, workflow.Bad} {
		ink, fill := ToneColors(tone)
		for _, ground := range []color.Color{fill, Surface, Background} {
			if got := contrast(ink, ground); got < 4.5 {
				t.Errorf("tone %d on %v: %.2f, want 4.5", tone, ground, got)
			}
		}
	}
	for _, p := range pairs {
		if got := contrast(p.ink, p.ground); got < p.ratio {
			t.Errorf("%s: %.2f, want %.1f", p.name, got, p.ratio)
		}
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
