package raster

// Glyphs as masks: outlines filled once for each font, size and fraction of a pixel, and kept, since a page repeats its letters.

import (
	"image"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"rundertisch/reports/page"
)

// steps is into how many parts a pixel is divided for the place of a glyph, in both directions.
const steps = 4

// glyphLimit bounds how many masks are kept; at the size of a preview one takes some hundred bytes.
const glyphLimit = 20_000

// glyphKey names a mask.
type glyphKey struct {
	font           page.Font
	rune           rune
	em             float64 // pixels
	right, further uint8   // steps to the right and down inside the pixel
}

// glyph is a mask and where it lies from the pixel of the pen.
type glyph struct {
	mask      *image.Alpha // nil where there is nothing to see
	left, top int
	advance   float64 // parts of the type size
}

var glyphs = struct {
	sync.Mutex
	faces [page.FontCount]*font.Face
	masks map[glyphKey]glyph
	path  vector.Rasterizer
}{masks: map[glyphKey]glyph{}}

// glyphAt returns the mask of a rune whose pen stands at x, y (pixels), and the pixel of the mask's corner.
func glyphAt(f page.Font, r rune, em, x, y float64) (shape glyph, left, top int) {
	stepsX, stepsY := math.Floor(x*steps+0.5), math.Floor(y*steps+0.5)
	pixelX, pixelY := math.Floor(stepsX/steps), math.Floor(stepsY/steps)
	key := glyphKey{f, r, em, uint8(stepsX - pixelX*steps), uint8(stepsY - pixelY*steps)}
	glyphs.Lock()
	defer glyphs.Unlock()
	shape, ok := glyphs.masks[key]
	if !ok {
		if len(glyphs.masks) >= glyphLimit {
			clear(glyphs.masks)
		}
		shape = fillGlyph(key)
		glyphs.masks[key] = shape
	}
	return shape, int(pixelX) + shape.left, int(pixelY) + shape.top
}

// fillGlyph draws an outline into a mask of its own.
func fillGlyph(key glyphKey) glyph {
	face := glyphs.faces[key.font]
	if face == nil {
		face = font.NewFace(key.font.Parsed())
		glyphs.faces[key.font] = face
	}
	number, _ := face.NominalGlyph(key.rune)
	shape := glyph{advance: page.Advance(face, number)}
	outline, _ := face.GlyphDataOutline(number)
	scale := key.em / float64(face.Upem())
	// Pixels grow downward, outlines upward.
	place := func(p opentype.SegmentPoint) (x, y float64) {
		return float64(p.X)*scale + float64(key.right)/steps, float64(key.further)/steps - float64(p.Y)*scale
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, segment := range outline.Segments {
		for _, point := range segment.ArgsSlice() {
			x, y := place(point)
			left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
		}
	}
	if !(right > left && bottom > top) || right-left > pixelLimit || bottom-top > pixelLimit {
		return shape
	}
	shape.left, shape.top = int(math.Floor(left)), int(math.Floor(top))
	width, height := int(math.Ceil(right))-shape.left, int(math.Ceil(bottom))-shape.top
	path := &glyphs.path
	path.Reset(width, height)
	at := func(p opentype.SegmentPoint) (x, y float32) {
		exactX, exactY := place(p)
		return float32(exactX - float64(shape.left)), float32(exactY - float64(shape.top))
	}
	for _, segment := range outline.Segments {
		addSegment(path, segment, at)
	}
	path.ClosePath()
	shape.mask = image.NewAlpha(image.Rect(0, 0, width, height))
	path.Draw(shape.mask, shape.mask.Rect, image.Opaque, image.Point{})
	return shape
}

func addSegment(path *vector.Rasterizer, segment opentype.Segment, at func(opentype.SegmentPoint) (x, y float32)) {
	x1, y1 := at(segment.Args[0])
	x2, y2 := at(segment.Args[1])
	x3, y3 := at(segment.Args[2])
	switch segment.Op {
	case opentype.SegmentOpMoveTo:
		path.ClosePath()
		path.MoveTo(x1, y1)
	case opentype.SegmentOpLineTo:
		path.LineTo(x1, y1)
	case opentype.SegmentOpQuadTo:
		path.QuadTo(x1, y1, x2, y2)
	case opentype.SegmentOpCubeTo:
		path.CubeTo(x1, y1, x2, y2, x3, y3)
	}
}
