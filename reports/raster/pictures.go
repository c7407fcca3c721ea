package raster

// Pictures on a page, scaled once for each size and kept: the preview draws a letterhead with every keystroke.

import (
	"bytes"
	"crypto/sha256"
	"image"
	_ "image/jpeg" // registers the decoder
	_ "image/png"  // registers the decoder
	"math"
	"sync"

	"golang.org/x/image/draw"

	"rundertisch/reports/page"
)

// pictureLimit bounds how many scaled pictures are kept.
const pictureLimit = 16

// sourceLimit is the most pixels a picture may have; a page scanned at 600 dpi has 35 million.
const sourceLimit = 100_000_000

type pictureKey struct {
	hash          [sha256.Size]byte
	width, height int
}

var pictures = struct {
	sync.Mutex
	scaled map[pictureKey]*image.RGBA // nil where the data is no picture
}{scaled: map[pictureKey]*image.RGBA{}}

// picture draws an image scaled into its place, to whole pixels.
func (c canvas) picture(item page.Image) {
	left, top := item.X*c.scale, item.Y*c.scale
	right, bottom := left+item.Width*c.scale, top+item.Height*c.scale
	if !(left > -pixelLimit && top > -pixelLimit && right < 2*pixelLimit && bottom < 2*pixelLimit && right > left && bottom > top) {
		return
	}
	place := image.Rect(int(math.Round(left)), int(math.Round(top)), int(math.Round(right)), int(math.Round(bottom)))
	if !place.Overlaps(c.image.Bounds()) {
		return
	}
	scaled := scaledPicture(item.Data, place.Dx(), place.Dy())
	if scaled == nil {
		const grey = 0xCCCCCC
		c.fill(left, top, right, bottom, grey)
		return
	}
	draw.Draw(c.image, place, scaled, image.Point{}, draw.Over)
}

func scaledPicture(data []byte, width, height int) *image.RGBA {
	key := pictureKey{sha256.Sum256(data), width, height}
	pictures.Lock()
	defer pictures.Unlock()
	if scaled, ok := pictures.scaled[key]; ok {
		return scaled
	}
	if len(pictures.scaled) >= pictureLimit {
		clear(pictures.scaled)
	}
	scaled := scalePicture(data, width, height)
	pictures.scaled[key] = scaled
	return scaled
}

func scalePicture(data []byte, width, height int) *image.RGBA {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width > sourceLimit/config.Height {
		return nil
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	scaled := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.BiLinear.Scale(scaled, scaled.Bounds(), decoded, decoded.Bounds(), draw.Src, nil)
	return scaled
}
