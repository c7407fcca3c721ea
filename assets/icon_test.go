package assets

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"os"
	"regexp"
	"testing"
	"unicode/utf16"
)

func TestIcon(t *testing.T) {
	picture, err := png.Decode(bytes.NewReader(Icon))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 512 || size.Y != 512 {
		t.Errorf("the icon is %v", size)
	}
	if _, _, blue, _ := picture.At(256, 256).RGBA(); blue>>8 != 0x8c {
		t.Errorf("the table is not there: blue is %x", blue>>8)
	}
}

// What Windows shows as version is compiled from windows/rundertisch.rc; it must be the version of FyneApp.toml.
func TestWindowsResourcesNameTheVersion(t *testing.T) {
	settings, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^Version = "([^"]+)"`).FindSubmatch(settings)
	if found == nil {
		t.Fatal("FyneApp.toml names no version")
	}
	version := string(found[1])
	source, err := os.ReadFile("windows/rundertisch.rc")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`"FileVersion", "` + version + `"`, `"ProductVersion", "` + version + `"`} {
		if !bytes.Contains(source, []byte(line)) {
			t.Errorf("windows/rundertisch.rc lacks %s", line)
		}
	}
	compiled, err := os.ReadFile("rundertisch_windows_amd64.syso")
	if err != nil {
		t.Fatal(err)
	}
	var wide bytes.Buffer
	if err := binary.Write(&wide, binary.LittleEndian, utf16.Encode([]rune("ProductVersion\x00"+version))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(compiled, wide.Bytes()) {
		t.Error("the resources were not compiled anew: see windows/rundertisch.rc")
	}
}
