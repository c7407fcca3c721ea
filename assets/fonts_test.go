package assets

import (
	"bytes"
	"strings"
	"testing"
)

func TestFontsAreTrueType(t *testing.T) {
	for _, name := range []string{LiberationSans, LiberationSansBold, DejaVuSans, DejaVuSansBold} {
		file := Font(name)
		if !bytes.HasPrefix(file, []byte{0, 1, 0, 0}) {
			t.Errorf("%s starts with % x", name, file[:4])
		}
		file[100] ^= 0xFF
		if bytes.Equal(file, Font(name)) {
			t.Errorf("%s: callers share their bytes", name)
		}
	}
}

func TestLicencesAreThere(t *testing.T) {
	for _, words := range []string{"SIL OPEN FONT LICENSE Version 1.1", "Reserved Font Name Liberation", "Bitstream Vera", "Tavmjong Bah", "Trennmustermannschaft"} {
		if !strings.Contains(Licences(), words) {
			t.Errorf("the licences do not say %q", words)
		}
	}
}

func TestUnknownFontPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an unknown font is no fault")
		}
	}()
	Font("Helvetica")
}
