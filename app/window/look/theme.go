package look

// The theme: the colours and sizes above under the names that the toolkit asks for. There is one variant, light, whatever the system prefers.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Theme returns the theme of the window.
func Theme() fyne.Theme { return ours{} }

type ours struct{}

var colorNames = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:          Background,
	theme.ColorNameButton:              Surface,
	theme.ColorNameDisabled:            Disabled,
	theme.ColorNameDisabledButton:      DisabledFill,
	theme.ColorNameError:               tones[4].text,
	theme.ColorNameFocus:               rgb(0xC9DDF5),
	theme.ColorNameForeground:          Text,
	theme.ColorNameForegroundOnError:   OnPrimary,
	theme.ColorNameForegroundOnPrimary: OnPrimary,
	theme.ColorNameForegroundOnSuccess: OnPrimary,
	theme.ColorNameForegroundOnWarning: OnPrimary,
	theme.ColorNameHeaderBackground:    Header,
	theme.ColorNameHover:               rgb(0xE8EFF8),
	theme.ColorNameHyperlink:           Primary,
	theme.ColorNameInputBackground:     Surface,
	theme.ColorNameInputBorder:         FieldLine,
	theme.ColorNameMenuBackground:      Surface,
	theme.ColorNameOverlayBackground:   Surface,
	theme.ColorNamePlaceHolder:         Muted,
	theme.ColorNamePressed:             color.NRGBA{R: 0x1F, G: 0x4E, B: 0x8C, A: 0x30},
	theme.ColorNamePrimary:             Focus, // the toolkit's fields draw their focus in it
	theme.ColorNameScrollBar:           rgb(0xA9B4C2),
	theme.ColorNameScrollBarBackground: rgb(0xF0F3F7),
	theme.ColorNameSelection:           rgb(0xBBD3F2),
	theme.ColorNameSeparator:           Line,
	theme.ColorNameShadow:              Shadow,
	theme.ColorNameSuccess:             tones[2].text,
	theme.ColorNameWarning:             tones[3].text,
}

var sizeNames = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               SizeText,
	theme.SizeNameHeadingText:        SizeTitle,
	theme.SizeNameSubHeadingText:     SizeSection,
	theme.SizeNameCaptionText:        SizeSmall,
	theme.SizeNamePadding:            Space1,
	theme.SizeNameInnerPadding:       6, // a field is 30 px high
	theme.SizeNameLineSpacing:        Space1,
	theme.SizeNameInlineIcon:         18,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        CornerField,
	theme.SizeNameButtonRadius:       CornerField,
	theme.SizeNameCardRadius:         CornerCard,
	theme.SizeNameDialogRadius:       CornerCard,
	theme.SizeNamePopupRadius:        CornerCard,
	theme.SizeNameMenuRadius:         CornerField,
	theme.SizeNameSelectionRadius:    2,
	theme.SizeNameScrollBar:          12,
	theme.SizeNameScrollBarSmall:     5,
	theme.SizeNameScrollBarRadius:    3,
	theme.SizeNameModalBlurRadius:    0,
	theme.SizeNameSeparatorThickness: 1,
}

// Color returns a colour of the theme; what it does not name has the toolkit's own light colour.
func (ours) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := colorNames[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

// Size returns a size of the theme; what it does not name has the toolkit's own.
func (ours) Size(name fyne.ThemeSizeName) float32 {
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
