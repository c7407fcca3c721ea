package look

// Signs and scripts that Noto Sans lacks (✓ ○ ● ▲ ⇄, Hebrew, Arabic, Georgian …), from the DejaVu Sans that the program carries for paper.
//
// The toolkit asks the font of the theme first for each rune, then its own Noto Sans, then a coloured emoji font, then whatever the system has.
// So the theme gives it DejaVu Sans with a character map of nothing but what Noto Sans lacks: words stay in Noto Sans, signs look the same on
// every machine.

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"

	"rundertisch/assets"
)

// The fonts of the theme.
var (
	regularSigns = sync.OnceValue(func() fyne.Resource { return signsBeside(theme.DefaultTextFont(), assets.DejaVuSans) })
	boldSigns    = sync.OnceValue(func() fyne.Resource { return signsBeside(theme.DefaultTextBoldFont(), assets.DejaVuSansBold) })
)

// signsBeside returns one of the embedded fonts with what another font lacks. That both can be read is part of the program.
func signsBeside(words fyne.Resource, name string) fyne.Resource {
	file := assets.Font(name)
	has, ours := parse(words.Content(), words.Name()), parse(file, name)
	var glyphs []mapped
	for runes := ours.Cmap.Iter(); runes.Next(); {
		r, glyph := runes.Char()
		if _, ok := has.NominalGlyph(r); !ok {
			glyphs = append(glyphs, mapped{r, uint32(glyph)})
		}
	}
	return fyne.NewStaticResource(name+"-Signs.ttf", replaceTable(file, "cmap", characterMap(glyphs)))
}

func parse(file []byte, name string) *font.Face {
	face, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		panic(fmt.Sprintf("the embedded font %s is damaged: %v", name, err))
	}
	return face
}

// mapped is a rune and the number of its glyph.
type mapped struct {
	rune  rune
	glyph uint32
}

// characterMap writes the table cmap with one subtable of format 12 (OpenType 1.9.1, "cmap"), each rune a group of its own.
func characterMap(glyphs []mapped) []byte {
	slices.SortFunc(glyphs, func(a, b mapped) int { return cmp.Compare(a.rune, b.rune) })
	order := binary.BigEndian
	table := order.AppendUint16(nil, 0)  // version
	table = order.AppendUint16(table, 1) // one subtable
	table = order.AppendUint16(table, 3) // Windows
	table = order.AppendUint16(table, 10)
	table = order.AppendUint32(table, 12) // where it begins
	table = order.AppendUint16(table, 12) // format
	table = order.AppendUint16(table, 0)
	table = order.AppendUint32(table, uint32(16+12*len(glyphs)))
	table = order.AppendUint32(table, 0) // language
	table = order.AppendUint32(table, uint32(len(glyphs)))
	for _, g := range glyphs {
		table = order.AppendUint32(table, uint32(g.rune))
		table = order.AppendUint32(table, uint32(g.rune))
		table = order.AppendUint32(table, g.glyph)
	}
	return table
}

// replaceTable returns a TrueType file with other contents of one table. Nobody in this program reads the sums of the tables; they stay.
func replaceTable(file []byte, tag string, contents []byte) []byte {
	order := binary.BigEndian
	out := bytes.Clone(file)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	for i := range int(order.Uint16(file[4:])) {
		record := out[12+16*i:]
		if string(record[:4]) == tag {
			order.PutUint32(record[8:], uint32(len(out)))
			order.PutUint32(record[12:], uint32(len(contents)))
			break
		}
	}
	return append(out, contents...)
}
