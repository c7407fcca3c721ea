// Package look is how the window looks: its colours, sizes and spaces, and the theme that gives them to the toolkit.
package look

import (
	"image/color"

	"rundertisch/app/workflow"
)

// KeptContrast is the key of the preference of one user on one machine: true is high contrast.
const KeptContrast = "high_contrast"

// The colours of the window in the variant in use. Every text stands on its ground with a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), in high contrast 7:1 (1.4.6);
// rings, bars and the edges of what can be used with 3:1 (1.4.11). A test measures them.
var (
	Background   color.Color // of a page
	Surface      color.Color // cards, grids, fields
	Header       color.Color // the head of a grid
	Line         color.Color // borders
	SoftLine     color.Color // between rows
	Text         color.Color
	Muted        color.Color // labels, second lines, counts
	Rail         color.Color // the navigation at the left
	RailText     color.Color
	RailActive   color.Color // under the chosen page
	RailMark     color.Color // the bar at its edge
	Primary      color.Color // the one main button, links, the active tab
	PrimaryHover color.Color
	OnPrimary    color.Color
	Selection    color.Color // chosen rows
	Hover        color.Color // what the mouse is over
	Focus        color.Color // the ring around what has the keyboard
	Desk         color.Color // under the paper of a preview
	Disabled     color.Color // text of what cannot be used now
	DisabledFill color.Color // under it
	FieldLine    color.Color // around fields and buttons
	Tip          color.Color // under the text of a tip
	OnTip        color.Color

	// Of bars. No text stands on them; words stand beside them.
	BarGood color.Color
	BarInfo color.Color
	BarWarn color.Color
	BarBad  color.Color
	BarIdle color.Color

	// Of the toolkit's own widgets.
	chosen    color.Color // the toolkit's chosen menu item
	pointed   color.Color // what the mouse is over in the toolkit's own widgets
	marked    color.Color // marked text in a field
	scroller  color.Color // the bar of what scrolls
	scrollWay color.Color // what it moves in
)

var (
	Shadow color.Color = color.NRGBA{A: 0x38}
	Guide  color.Color = color.NRGBA{R: 0x2B, G: 0x6C, B: 0xD4, A: 0x22} // over the paper of a preview: where only the address may stand
)

// paints says what each colour is in the two variants, as 0xRRGGBB.
var paints = []struct {
	color        *color.Color
	normal, high uint32
}{
	{&Background, 0xF4F6F9, 0xFFFFFF},
	{&Surface, 0xFFFFFF, 0xFFFFFF},
	{&Header, 0xF8F9FB, 0xE6E6E6},
	{&Line, 0xD5DCE5, 0x000000},
	{&SoftLine, 0xE8ECF1, 0x767676},
	{&Text, 0x1B2430, 0x000000},
	{&Muted, 0x55616F, 0x000000},
	{&Rail, 0x173451, 0x000000},
	{&RailText, 0xD6E2EF, 0xFFFFFF},
	{&RailActive, 0x24486C, 0x404040},
	{&RailMark, 0x7FB0F0, 0xFFE600},
	{&Primary, 0x1F4E8C, 0x00246B},
	{&PrimaryHover, 0x2A61AB, 0x000000},
	{&OnPrimary, 0xFFFFFF, 0xFFFFFF},
	{&Selection, 0xDCE8F7, 0x959595},
	{&Hover, 0xF1F5FA, 0xE6E6E6},
	{&Focus, 0x2B6CD4, 0x0037A6},
	{&Desk, 0xE3E7EF, 0xD0D0D0},
	{&Disabled, 0x5F6B78, 0x404040},
	{&DisabledFill, 0xECEFF3, 0xE6E6E6},
	{&FieldLine, 0x7D8896, 0x000000},
	{&Tip, 0x1B2430, 0x000000},
	{&OnTip, 0xFFFFFF, 0xFFFFFF},
	{&BarGood, 0x3C9160, 0x1B6E3C},
	{&BarInfo, 0x5B8FD6, 0x1F4E8C},
	{&BarWarn, 0xB57F00, 0x7A4F00},
	{&BarBad, 0xC0504D, 0x9B1C1C},
	{&BarIdle, 0x7D8896, 0x767676},
	{&chosen, 0xC9DDF5, 0xE6E6E6},
	{&pointed, 0xE8EFF8, 0xE6E6E6},
	{&marked, 0xBBD3F2, 0x959595},
	{&scroller, 0x7D8896, 0x404040},
	{&scrollWay, 0xF0F3F7, 0xE6E6E6},
}

// highContrast says which variant is in use.
var highContrast bool

func init() { Use(false) }

// Use puts the variant of normal or of high contrast into use. What was made before keeps its colours until it is made anew.
func Use(high bool) {
	highContrast = high
	for _, p := range paints {
		*p.color = rgb(p.normal)
		if high {
			*p.color = rgb(p.high)
		}
	}
	FocusWidth, LineWidth = 2, 1
	if high {
		FocusWidth, LineWidth = 3, 2
	}
}

// HighContrast reports which variant is in use.
func HighContrast() bool { return highContrast }

// FocusWidth and LineWidth are how thick rings and borders are in the variant in use, in px.
var FocusWidth, LineWidth float32

// Spaces and corners in px.
const (
	Space1 float32 = 4
	Space2 float32 = 8
	Space3 float32 = 12
	Space4 float32 = 16

	CornerField float32 = 4
	CornerCard  float32 = 6
	RowHeight   float32 = 31
	FieldHeight float32 = 32
	RailWidth   float32 = 188
)

// Sizes of type in px.
const (
	SizeSmall   float32 = 12
	SizeText    float32 = 13
	SizeSection float32 = 14
	SizeTitle   float32 = 20
)

// toneColors are the text of a state and what it stands on.
type toneColors struct{ text, fill color.Color }

var tones = map[workflow.Tone]toneColors{
	workflow.Idle: {rgb(0x55616F), rgb(0xECEFF3)},
	workflow.Info: {rgb(0x1F4E8C), rgb(0xE3ECF8)},
	workflow.Good: {rgb(0x1B6E3C), rgb(0xE2F2E7)},
	workflow.Warn: {rgb(0x7A4F00), rgb(0xFFF0CF)},
	workflow.Bad:  {rgb(0x9B1C1C), rgb(0xFBE5E5)},
}

var highTones = map[workflow.Tone]toneColors{
	workflow.Idle: {rgb(0x000000), rgb(0xE6E6E6)},
	workflow.Info: {rgb(0x0B2E5C), rgb(0xDCE6F5)},
	workflow.Good: {rgb(0x0B3D1E), rgb(0xD9F0E0)},
	workflow.Warn: {rgb(0x4A3000), rgb(0xFFE9B0)},
	workflow.Bad:  {rgb(0x7A0000), rgb(0xFFE0E0)},
}

// ToneColors returns the colours of a state in the variant in use: its text and what the text stands on.
func ToneColors(t workflow.Tone) (text, fill color.Color) {
	all := tones
	if highContrast {
		all = highTones
	}
	c, ok := all[t]
	if !ok {
		c = all[workflow.Idle]
	}
	return c.text, c.fill
}

// rgb turns 0xRRGGBB into an opaque colour.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}
