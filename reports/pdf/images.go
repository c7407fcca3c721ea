package pdf

// Pictures as the file takes them: PNG without transparency, JPEG in grey or RGB. Others are converted, so that gofpdf's gaps (interlaced PNG, 16 bits)
// and colours that PDF/A forbids never matter.

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	imagedraw "image/draw"
	_ "image/jpeg" // registers the decoder
	"image/png"
)

// picture is a picture ready for gofpdf.
type picture struct {
	name string // the same data has the same name
	kind string // "png" or "jpg"
	data []byte
}

// hashes knows the hashes of data that many letters share, so that a letterhead of some megabytes is not read again for each.
type hashes map[sameData][sha256.Size]byte

// sameData tells slices apart that are not the same piece of memory.
type sameData struct {
	first  *byte
	length int
}

func (h hashes) of(data []byte) [sha256.Size]byte {
	if len(data) == 0 {
		return sha256.Sum256(nil)
	}
	key := sameData{&data[0], len(data)}
	hash, known := h[key]
	if !known {
		hash = sha256.Sum256(data)
		h[key] = hash
	}
	return hash
}

// imageStore prepares each picture once, however many letters carry it.
type imageStore map[[sha256.Size]byte]picture

func (s imageStore) get(data []byte, hash [sha256.Size]byte) (picture, error) {
	if known, ok := s[hash]; ok {
		return known, nil
	}
	prepared, err := convert(data)
	if err != nil {
		return picture{}, err
	}
	prepared.name = fmt.Sprintf("%x", hash[:8])
	s[hash] = prepared
	return prepared, nil
}

// pixelLimit keeps a broken or malicious picture from filling the memory; a page scanned at 600 dpi has 35 million pixels.
const pixelLimit = 100_000_000

func convert(data []byte) (picture, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("picture: %w", err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > pixelLimit/config.Height {
		return picture{}, fmt.Errorf("picture: %d by %d pixels", config.Width, config.Height)
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("picture: %w", err)
	}
	if format == "jpeg" && config.ColorModel != color.CMYKModel {
		return picture{kind: "jpg", data: data}, nil
	}
	flat := image.NewRGBA(decoded.Bounds().Sub(decoded.Bounds().Min))
	imagedraw.Draw(flat, flat.Bounds(), image.White, image.Point{}, imagedraw.Src)
	imagedraw.Draw(flat, flat.Bounds(), decoded, decoded.Bounds().Min, imagedraw.Over)
	var out bytes.Buffer
	if err := png.Encode(&out, flat); err != nil {
		return picture{}, fmt.Errorf("picture: %w", err)
	}
	return picture{kind: "png", data: out.Bytes()}, nil
}
