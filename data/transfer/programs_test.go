package transfer

import "testing"

// Every word above columns is written as plainHead writes it, stands for one field alone, and is not passed over.
func TestHeads(t *testing.T) {
	seen := map[string]Field{}
	for field, words := range heads {
		if field.Label() == "" {
			t.Errorf("there is no field %q", field)
		}
		for _, w := range words {
			if w != plainHead(w) {
				t.Errorf("%s: %q is no plain head", field, w)
			}
			if other, twice := seen[w]; twice {
				t.Errorf("%q is %s and %s", w, other, field)
			}
			if unkept[w] {
				t.Errorf("%q is %s and not kept", w, field)
			}
			seen[w] = field
		}
	}
	for w := range unkept {
		if w != plainHead(w) {
			t.Errorf("%q is no plain head", w)
		}
	}
}
