package people

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"rundertisch/app/window/hosttest"
)

// The contact list and the phone list come by the button, and by Strg+P.
func TestListsOfPeople(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	for _, c := range []struct {
		open func()
		list string
	}{{func() { h.Tap("Listen …") }, "Kontaktliste"}, {p.Print, "Telefonliste"}} {
		c.open()
		h.Choose("Liste", c.list)
		h.Answers.Save = filepath.Join(t.TempDir(), c.list+".xlsx")
		h.Accept()
		if content, err := os.ReadFile(h.Answers.Save); err != nil || !bytes.HasPrefix(content, []byte("PK")) {
			t.Errorf("%s: %v", c.list, err)
		}
	}
}
