package letter

// Pictures on a letter: how large they may be drawn, and what to say of one that cannot be.

import (
	"bytes"
	"image"
	_ "image/jpeg"
	_ "image/png"

	"rundertisch/reports/page"
)

// size is a width and a height, mm.
type size struct{ width, height float64 }

// largestPixel is how large a pixel may become, mm: 100 to the inch. A small picture is not blown up beyond that.
const largestPixel = 25.4 / 100

// picture returns a picture as large as its room allows, with its sides in proportion, still at the place 0, 0. It returns false for none; one
// that is missing or cannot be read is a problem at the place, under the name that it has in sentences.
func (c *composer) picture(p Picture, room size, place, name string) (page.Image, bool) {
	if p.Hash == "" && len(p.Data) == 0 {
		return page.Image{}, false
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(p.Data))
	if err != nil || config.Width < 1 || config.Height < 1 || kind != "png" && kind != "jpeg" {
		c.problem(place, true, "Das Bild „%s“ ist nicht da oder nicht lesbar. Wählen Sie es im Absenderprofil neu, als PNG oder JPEG.", name)
		return page.Image{}, false
	}
	width, height := float64(config.Width), float64(config.Height)
	scale := min(room.width/width, room.height/height, largestPixel)
	alt := p.Alt
	if alt == "" {
		alt = name
	}
	return page.Image{Width: width * scale, Height: height * scale, Data: p.Data, Alt: alt}, true
}
