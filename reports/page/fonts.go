package page

// The embedded fonts, parsed once and shared: which file has a rune, how wide it is, how its outline runs.

import (
	"bytes"
	"fmt"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"

	"rundertisch/assets"
)

// FontCount is how many embedded fonts there are; Font counts from zero.
const FontCount = 4

// fontNames are the files behind the fonts.
var fontNames = [FontCount]string{
	LiberationSans:     assets.LiberationSans,
	LiberationSansBold: assets.LiberationSansBold,
	DejaVuSans:         assets.DejaVuSans,
	DejaVuSansBold:     assets.DejaVuSansBold,
}

// Parsed returns the font as its tables say; it is shared and read-only.
func (f Font) Parsed() *font.Font { return parsedFonts[f]() }

// File returns a copy of the TrueType file of a font.
func (f Font) File() []byte { return assets.Font(fontNames[f]) }

// parsedFonts read the embedded fonts, each once and only when a text needs it. That they can be read is part of the program, as its code is.
var parsedFonts = func() (fonts [FontCount]func() *font.Font) {
	for i, name := range fontNames {
		fonts[i] = sync.OnceValue(func() *font.Font {
			face, err := font.ParseTTF(bytes.NewReader(assets.Font(name)))
			if err != nil {
				panic(fmt.Sprintf("the embedded font %s is damaged: %v", name, err))
			}
			return face.Font
		})
	}
	return fonts
}()

// regularFonts and boldFonts are asked in this order for each rune. A bold text falls back to upright letters where only those exist.
var (
	regularFonts = []Font{LiberationSans, DejaVuSans}
	boldFonts    = []Font{LiberationSansBold, DejaVuSansBold, LiberationSans, DejaVuSans}
)

func fontsFor(face Face) []Font {
	if face == Bold {
		return boldFonts
	}
	return regularFonts
}

func hasGlyph(f Font, r rune) bool {
	glyph, ok := f.Parsed().NominalGlyph(r)
	return ok && glyph != 0
}

// Advance returns the width of a glyph in parts of the type size, rounded to thousandths, as PDF stores widths: so the pen stands at the
// same place in every backend.
func Advance(face *font.Face, glyph font.GID) float64 {
	return math.Round(float64(face.HorizontalAdvance(glyph))*1000/float64(face.Upem())) / 1000
}

// Ascent and Descent of Liberation Sans, in parts of the type size: how far letters reach above and below the baseline.
const (
	Ascent  = 0.905
	Descent = 0.212
)

// Baseline returns how far below the top of a line (of the given height, mm) its baseline lies, when type of the given size (pt) stands
// in the middle of the line.
func Baseline(height, size float64) float64 {
	return (height + (Ascent-Descent)*size*MMPerPoint) / 2
}
