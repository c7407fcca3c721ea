package assets

// Fonts: Liberation Sans as the usual office look, DejaVu Sans for the letters it lacks.

import (
	"embed"
	"fmt"

	"rundertisch/assets/hyphenation"
)

// The fonts that paper is set in, unchanged as their makers published them; the licences lie beside the files.
//
//go:embed fonts/*.ttf fonts/LICENSE-*.txt
var fontFiles embed.FS

// Names of the font files, for Font.
const (
	LiberationSans     = "LiberationSans-Regular"
	LiberationSansBold = "LiberationSans-Bold"
	DejaVuSans         = "DejaVuSans-Regular"
	DejaVuSansBold     = "DejaVuSans-Bold"
)

// Font returns the TrueType file with the given name, one of the constants above. Every call gives a copy of its own, which
// the caller may hand to libraries that write into it. An unknown name is a fault of the program and panics.
func Font(name string) []byte {
	file, err := fontFiles.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		panic(fmt.Sprintf("no font %q among the embedded files: %v", name, err))
	}
	return file
}

// Licences returns the licence texts of what the program carries with it: fonts and the patterns of hyphenation.
func Licences() string {
	text := hyphenation.Licence + "\n"
	for _, name := range []string{"LICENSE-LiberationSans.txt", "LICENSE-DejaVuSans.txt"} {
		file, err := fontFiles.ReadFile("fonts/" + name)
		if err != nil {
			panic(fmt.Sprintf("no licence %q among the embedded files: %v", name, err))
		}
		text += string(file) + "\n"
	}
	return text
}
