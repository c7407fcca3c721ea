package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestKeptMakesObjectsAnewOnlyForSomethingElse(t *testing.T) {
	k := NewKept()
	show := func(names ...string) fyne.CanvasObject {
		k.Set(names, func() []fyne.CanvasObject {
			var out []fyne.CanvasObject
			for _, name := range names {
				out = append(out, NewLabel(name))
			}
			return out
		})
		if len(k.Box.Objects) != len(names) {
			t.Fatalf("%d objects for %v", len(k.Box.Objects), names)
		}
		if len(names) == 0 {
			return nil
		}
		return k.Box.Objects[0]
	}
	first := show("Bauer", "Huber")
	if show("Bauer", "Huber") != first {
		t.Error("the same names are made anew")
	}
	if show("Bauer", "Maier") == first {
		t.Error("other names are not shown")
	}
	show()
	if show("Bauer", "Maier") == nil {
		t.Error("names after none are not shown")
	}
}

func TestKeptBuildsTheFirstTimeEvenFromNothing(t *testing.T) {
	k, built := NewKept(), 0
	for range 2 {
		k.Set(nil, func() []fyne.CanvasObject { built++; return []fyne.CanvasObject{NewLabel("Noch nichts.")} })
	}
	if built != 1 || len(k.Box.Objects) != 1 {
		t.Errorf("built %d times, %d objects", built, len(k.Box.Objects))
	}
}
