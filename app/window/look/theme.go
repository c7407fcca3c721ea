package look

// The theme: the colours and sizes above under the names that the toolkit asks for. Both variants, normal and high contrast, are light,
// whatever the system prefers.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"rundertisch/app/workflow"
)

// Theme returns the theme of the window.
func Theme() fyne.Theme { return ours{} }

type ours struct{}

// colorNames point to the colours, which change with the variant.
var colorNames = map[fyne.ThemeColorName]*color.Color{
	theme.ColorNameBackground:          &Background,
	theme.ColorNameButton:              &Surface,
	theme.ColorNameDisabled:            &Disabled,
	theme.ColorNameDisabledButton:      &DisabledFill,
	theme.ColorNameFocus:               &chosen,
	theme.ColorNameForeground:          &Text,
	theme.ColorNameForegroundOnError:   &OnPrimary,
	theme.ColorNameForegroundOnPrimary: &OnPrimary,
	theme.ColorNameForegroundOnSuccess: &OnPrimary,
	theme.ColorNameForegroundOnWarning: &OnPrimary,
	theme.ColorNameHeaderBackground:    &Header,
	theme.ColorNameHover:               &pointed,
	theme.ColorNameHyperlink:           &Primary,
	theme.ColorNameInputBackground:     &Surface,
	theme.ColorNameInputBorder:         &FieldLine,
	theme.ColorNameMenuBackground:      &Surface,
	theme.ColorNameOverlayBackground:   &Surface,
	theme.ColorNamePlaceHolder:         &Muted,
	theme.ColorNamePrimary:             &Focus, // the toolkit's fields draw their focus in it
	theme.ColorNameScrollBar:           &scroller,
	theme.ColorNameScrollBarBackground: &scrollWay,
	theme.ColorNameSelection:           &marked,
	theme.ColorNameSeparator:           &Line,
	theme.ColorNameShadow:              &Shadow,
}

// toneNames are the colours that the toolkit has for states.
var toneNames = map[fyne.ThemeColorName]workflow.Tone{
	theme.ColorNameError: workflow.Bad, theme.ColorNameSuccess: workflow.Good, theme.ColorNameWarning: workflow.Warn,
}

// pressed lies over what is pressed.
var pressed = color.NRGBA{R: 0x1F, G: 0x4E, B: 0x8C, A: 0x30}

var sizeNames = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:            SizeText,
	theme.SizeNameHeadingText:     SizeTitle,
	theme.SizeNameSubHeadingText:  SizeSection,
	theme.SizeNameCaptionText:     SizeSmall,
	theme.SizeNamePadding:         Space1,
	theme.SizeNameInnerPadding:    6, // a field is 30 px high
	theme.SizeNameLineSpacing:     Space1,
	theme.SizeNameInlineIcon:      18,
	theme.SizeNameInputRadius:     CornerField,
	theme.SizeNameButtonRadius:    CornerField,
	theme.SizeNameCardRadius:      CornerCard,
	theme.SizeNameDialogRadius:    CornerCard,
	theme.SizeNamePopupRadius:     CornerCard,
	theme.SizeNameMenuRadius:      CornerField,
	theme.SizeNameSelectionRadius: 2,
	theme.SizeNameScrollBar:       12,
	theme.SizeNameScrollBarSmall:  5,
	theme.SizeNameScrollBarRadius: 3,
	theme.SizeNameModalBlurRadius: 0,
}

// Color returns a colour of the theme; what it does not name has the toolkit's own light colour.
func (ours) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := colorNames[name]; ok {
		return *c
	}
	if tone, ok := toneNames[name]; ok {
		text, _ := ToneColors(tone)
		return text
	}
	if name == theme.ColorNamePressed {
		return pressed
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

// Size returns a size of the theme; what it does not name has the toolkit's own.
func (ours) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameInputBorder || name == theme.SizeNameSeparatorThickness {
		return LineWidth
	}
	if s, ok := sizeNames[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

// Font gives signs and scripts that the toolkit's Noto Sans lacks; the words themselves stay in it.
func (ours) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Italic, style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return boldSigns()
	}
	return regularSigns()
}

// Icon is the toolkit's own.
func (ours) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }
