// Package raster draws pages as pictures, for the preview in the window and for printers that take pictures. It draws the same pieces at the same
// places as reports/pdf, so that what is shown is what is printed.
package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"rundertisch/reports/page"
)

// pixelLimit is the longest side of a picture; a sheet of A4 at 1,200 dpi has 14,000.
const pixelLimit = 16_000

// Draw returns a page on white, with the given pixels for each mm: 96 dpi are 96/25.4. A picture has at least one pixel and no side longer than
// 16,000. Of an underlay its picture, where it has one, is drawn over the whole sheet. What
// lies beyond the sheet is cut off; a picture that cannot be read becomes a grey box. It is safe for concurrent use.
func Draw(p page.Page, pixelsPerMM float64) *image.RGBA {
	c := canvas{scale: pixelsPerMM}
	c.image = image.NewRGBA(image.Rect(0, 0, side(p.Width*pixelsPerMM), side(p.Height*pixelsPerMM)))
	draw.Draw(c.image, c.image.Bounds(), image.White, image.Point{}, draw.Src)
	for _, item := range p.Items {
		switch item := item.(type) {
		case page.Text:
			c.text(item)
		case page.Rule:
			c.rule(item)
		case page.Box:
			c.box(item)
		case page.Image:
			c.picture(item)
		case page.Underlay:
			if len(item.Picture) == 0 {
				continue
			}
			c.picture(page.Image{Width: p.Width, Height: p.Height, Data: item.Picture})
		}
	}
	return c.image
}

// side turns a length in pixels into the side of a picture. (A number that is none becomes one pixel.)
func side(length float64) int {
	if !(length >= 1) {
		return 1
	}
	return int(math.Round(min(length, pixelLimit)))
}

// canvas is the picture being drawn.
type canvas struct {
	image *image.RGBA
	scale float64 // pixels for each mm
}

func (c canvas) text(text page.Text) {
	em := text.Style.Size * page.MMPerPoint * c.scale
	if !(em > 0) || em > pixelLimit {
		return
	}
	for _, piece := range text.Pieces {
		x, y := piece.X*c.scale, piece.Y*c.scale
		if !c.near(x, y, em) {
			continue
		}
		for _, r := range piece.Text {
			shape, left, top := glyphAt(piece.Font, r, em, x, y)
			if shape.mask != nil {
				c.blend(shape.mask, left, top, text.Style.Color)
			}
			x += shape.advance * em
		}
	}
}

// near tells whether a piece that starts at x, y can be seen; other numbers than those of a page would overflow.
func (c canvas) near(x, y, em float64) bool {
	size := c.image.Bounds().Size()
	return x > -pixelLimit && x < float64(size.X)+em && y > -em && y < float64(size.Y)+2*em
}

// blend lays a colour through a mask over the picture.
func (c canvas) blend(mask *image.Alpha, left, top int, colour page.Color) {
	target := mask.Rect.Add(image.Pt(left, top)).Intersect(c.image.Rect)
	red, green, blue := uint32(colour>>16&0xFF), uint32(colour>>8&0xFF), uint32(colour&0xFF)
	for y := target.Min.Y; y < target.Max.Y; y++ {
		from := mask.Pix[mask.PixOffset(target.Min.X-left, y-top):]
		to := c.image.Pix[c.image.PixOffset(target.Min.X, y):]
		for i := range target.Dx() {
			alpha := uint32(from[i])
			if alpha == 0 {
				continue
			}
			pixel := to[4*i : 4*i+4]
			pixel[0] = mix(pixel[0], red, alpha)
			pixel[1] = mix(pixel[1], green, alpha)
			pixel[2] = mix(pixel[2], blue, alpha)
		}
	}
}

func mix(under uint8, over, alpha uint32) uint8 {
	return uint8((uint32(under)*(255-alpha) + over*alpha + 127) / 255)
}

// rule draws a line. Upright and level lines fill whole pixels, at least one, as PDF viewers draw them; thin lines would be pale else.
func (c canvas) rule(rule page.Rule) {
	x1, y1, x2, y2 := rule.X1*c.scale, rule.Y1*c.scale, rule.X2*c.scale, rule.Y2*c.scale
	width := max(math.Round(rule.Width*c.scale), 1)
	switch {
	case y1 == y2:
		top := math.Round(y1 - width/2)
		c.fill(min(x1, x2), top, max(x1, x2), top+width, rule.Color)
	case x1 == x2:
		left := math.Round(x1 - width/2)
		c.fill(left, min(y1, y2), left+width, max(y1, y2), rule.Color)
	default:
		length := math.Hypot(x2-x1, y2-y1)
		across, down := (y1-y2)/length*width/2, (x2-x1)/length*width/2
		c.polygon(rule.Color, x1+across, y1+down, x2+across, y2+down, x2-across, y2-down, x1-across, y1-down)
	}
}

func (c canvas) box(box page.Box) {
	left, top := box.X*c.scale, box.Y*c.scale
	right, bottom := left+box.Width*c.scale, top+box.Height*c.scale
	if box.Filled {
		c.fill(left, top, right, bottom, box.Fill)
	}
	if box.Line <= 0 {
		return
	}
	half := box.Line / 2
	for _, edge := range []page.Rule{
		{X1: box.X - half, Y1: box.Y, X2: box.X + box.Width + half, Y2: box.Y},
		{X1: box.X - half, Y1: box.Y + box.Height, X2: box.X + box.Width + half, Y2: box.Y + box.Height},
		{X1: box.X, Y1: box.Y, X2: box.X, Y2: box.Y + box.Height},
		{X1: box.X + box.Width, Y1: box.Y, X2: box.X + box.Width, Y2: box.Y + box.Height},
	} {
		edge.Width, edge.Color = box.Line, box.LineColor
		c.rule(edge)
	}
}

// fill fills a rectangle, given in pixels; pixels that are covered in part are blended.
func (c canvas) fill(left, top, right, bottom float64, colour page.Color) {
	size := c.image.Bounds().Size()
	left, right = max(left, 0), min(right, float64(size.X))
	top, bottom = max(top, 0), min(bottom, float64(size.Y))
	if !(right > left) || !(bottom > top) {
		return
	}
	if left == math.Trunc(left) && right == math.Trunc(right) && top == math.Trunc(top) && bottom == math.Trunc(bottom) {
		area := image.Rect(int(left), int(top), int(right), int(bottom))
		draw.Draw(c.image, area, image.NewUniform(rgba(colour)), image.Point{}, draw.Src)
		return
	}
	c.polygon(colour, left, top, right, top, right, bottom, left, bottom)
}

// polygon fills the area between points (x, y, x, y, …), given in pixels.
func (c canvas) polygon(colour page.Color, points ...float64) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := 0; i < len(points); i += 2 {
		left, right = min(left, points[i]), max(right, points[i])
		top, bottom = min(top, points[i+1]), max(bottom, points[i+1])
	}
	if !(left > -pixelLimit && top > -pixelLimit && right < 2*pixelLimit && bottom < 2*pixelLimit) {
		return
	}
	area := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom)))
	area = area.Intersect(c.image.Bounds())
	if area.Empty() {
		return
	}
	path := vector.NewRasterizer(area.Dx(), area.Dy())
	for i := 0; i < len(points); i += 2 {
		x, y := float32(points[i]-float64(area.Min.X)), float32(points[i+1]-float64(area.Min.Y))
		if i == 0 {
			path.MoveTo(x, y)
		} else {
			path.LineTo(x, y)
		}
	}
	path.ClosePath()
	path.Draw(c.image, area, image.NewUniform(rgba(colour)), image.Point{})
}

func rgba(c page.Color) color.RGBA {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xFF}
}
