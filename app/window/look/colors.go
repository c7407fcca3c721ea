// Package look is how the window looks: its colours, sizes and spaces, and the theme that gives them to the toolkit.
package look

import (
	"image/color"

	"rundertisch/app/workflow"
)

// The colours of the window. Every text stands on its ground with a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3); a test measures them.
var (
	Background   color.Color = rgb(0xF4F6F9) // of a page
	Surface      color.Color = rgb(0xFFFFFF) // cards, grids, fields
	Header       color.Color = rgb(0xF8F9FB) // the head of a grid
	Line         color.Color = rgb(0xD5DCE5) // borders
	SoftLine     color.Color = rgb(0xE8ECF1) // between rows
	Text         color.Color = rgb(0x1B2430)
	Muted        color.Color = rgb(0x55616F) // labels, second lines, counts
	Rail         color.Color = rgb(0x173451) // the navigation at the left
	RailText     color.Color = rgb(0xD6E2EF)
	RailActive   color.Color = rgb(0x24486C) // under the chosen page
	RailMark     color.Color = rgb(0x7FB0F0) // the bar at its edge
	Primary      color.Color = rgb(0x1F4E8C) // the one main button, links, the active tab
	PrimaryHover color.Color = rgb(0x2A61AB)
	OnPrimary    color.Color = rgb(0xFFFFFF)
	Selection    color.Color = rgb(0xDCE8F7) // chosen rows
	Hover        color.Color = rgb(0xF1F5FA) // what the mouse is over
	Focus        color.Color = rgb(0x2B6CD4) // the ring around what has the keyboard, 2 px
	Desk         color.Color = rgb(0xE3E7EF) // under the paper of a preview
	Disabled     color.Color = rgb(0x5F6B78) // text of what cannot be used now
	DisabledFill color.Color = rgb(0xECEFF3) // under it
	FieldLine    color.Color = rgb(0xC3CCD8) // around fields and buttons
	Shadow       color.Color = color.NRGBA{A: 0x38}
	Guide        color.Color = color.NRGBA{R: 0x2B, G: 0x6C, B: 0xD4, A: 0x22} // over the paper of a preview: where only the address may stand
	Tip          color.Color = rgb(0x1B2430)                                   // under the text of a tip
	OnTip        color.Color = rgb(0xFFFFFF)
)

// The colours of bars. No text stands on them; words stand beside them.
var (
	BarGood color.Color = rgb(0x3C9160)
	BarInfo color.Color = rgb(0x5B8FD6)
	BarWarn color.Color = rgb(0xD9A81E)
	BarBad  color.Color = rgb(0xC0504D)
	BarIdle color.Color = rgb(0xB8BFC9)
)

// Spaces and corners in px.
const (
	Space1 float32 = 4
	Space2 float32 = 8
	Space3 float32 = 12
	Space4 float32 = 16

	CornerField float32 = 4
	CornerCard  float32 = 6
	FocusWidth  float32 = 2
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

var tones = map[workflow.Tone]struct{ text, fill color.Color }{
	workflow.Idle: {rgb(0x55616F), rgb(0xECEFF3)},
	workflow.Info: {rgb(0x1F4E8C), rgb(0xE3ECF8)},
	workflow.Good: {rgb(0x1B6E3C), rgb(0xE2F2E7)},
	workflow.Warn: {rgb(0x7A4F00), rgb(0xFFF0CF)},
	workflow.Bad:  {rgb(0x9B1C1C), rgb(0xFBE5E5)},
}

// ToneColors returns the colours of a state: its text and what the text stands on.
func ToneColors(t workflow.Tone) (text, fill color.Color) {
	c, ok := tones[t]
	if !ok {
		c = tones[workflow.Idle]
	}
	return c.text, c.fill
}

// rgb turns 0xRRGGBB into an opaque colour.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}
