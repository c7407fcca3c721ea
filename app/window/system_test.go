package window

import (
	"slices"
	"testing"

	"github.com/ncruces/zenity"
)

func TestFilesToChooseFromMayHaveSeveralExtensions(t *testing.T) {
	for extensions, want := range map[string]zenity.FileFilter{
		"db":           {Name: "Runder Tisch", Patterns: []string{"*.db"}, CaseFold: true},
		"png,jpg,jpeg": {Name: "Bild", Patterns: []string{"*.png", "*.jpg", "*.jpeg"}, CaseFold: true},
		"odd":          {Name: "odd", Patterns: []string{"*.odd"}, CaseFold: true},
	} {
		list, is := filter(extensions).(zenity.FileFilters)
		if !is || len(list) != 1 || list[0].Name != want.Name || !slices.Equal(list[0].Patterns, want.Patterns) || !list[0].CaseFold {
			t.Errorf("%s is chosen by %+v", extensions, list)
		}
	}
	if list := filter("").(zenity.FileFilters); len(list) != 0 {
		t.Errorf("any file is chosen by %+v", list)
	}
}
